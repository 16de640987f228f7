package page

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// SVG is the page as a picture. It carries no fonts: words take the room that they were given,
// whichever font the viewer has.
func (p *Page) SVG() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]smm" height="%[2]smm" viewBox="0 0 %[1]s %[2]s" role="img">`+"\n",
		number(p.Size.W), number(p.Size.H))
	fmt.Fprintf(&b, "<title>%s</title>\n", escaped(p.doc.Clean(p.doc.Title)))
	fmt.Fprintf(&b, `<rect width="%s" height="%s" fill="#ffffff"/>`+"\n", number(p.Size.W), number(p.Size.H))
	b.WriteString(`<g font-family="DejaVu Sans, Verdana, sans-serif">` + "\n")
	for _, i := range p.items {
		b.WriteString(i.svg() + "\n")
	}
	b.WriteString("</g>\n</svg>\n")
	return []byte(b.String())
}

func (i item) svg() string {
	switch i.shape {
	case words:
		bold := ""
		if i.font.Bold {
			bold = ` font-weight="bold"`
		}
		length := ""
		if len(i.words) > 1 {
			length = fmt.Sprintf(` textLength="%s" lengthAdjust="spacingAndGlyphs"`, number(i.w))
		}
		return fmt.Sprintf(`<text x="%s" y="%s" font-size="%s"%s%s fill="%s">%s</text>`,
			number(i.left()), number(i.y), number(i.font.millimetre()), bold, length, shade(i.grey), escaped(i.words))
	case line:
		return fmt.Sprintf(`<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"/>`,
			number(i.x), number(i.y), number(i.x+i.w), number(i.y+i.h), shade(i.grey), number(i.stroke))
	case dot:
		return fmt.Sprintf(`<circle cx="%s" cy="%s" r="%s" fill="%s"/>`, number(i.x), number(i.y), number(i.w), shade(i.fill))
	}
	paint := fmt.Sprintf(`fill="none" stroke="%s" stroke-width="%s"`, shade(i.grey), number(i.stroke))
	if i.filled {
		paint = fmt.Sprintf(`fill="%s"`, shade(i.fill))
	}
	return fmt.Sprintf(`<rect x="%s" y="%s" width="%s" height="%s" %s/>`, number(i.x), number(i.y), number(i.w), number(i.h), paint)
}

func number(n float64) string { return strconv.FormatFloat(float64(int(n*100+0.5))/100, 'f', -1, 64) }

func shade(grey uint8) string { return fmt.Sprintf("#%02[1]x%02[1]x%02[1]x", grey) }

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
