package screen

import (
	"fmt"
	"strings"
)

// The picture's measures, in the picture's own units, and its default colours.
const (
	cellWidth  = 8
	cellHeight = 18
	margin     = 10
	baseline   = 13
	letters    = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"

	darkPaper, darkInk   = "#16191d", "#dfe3e8"
	lightPaper, lightInk = "#ffffff", "#1f2328"
)

// SVG is the screen as a picture that any browser draws: each run of characters of one
// style is one text, stretched to its cells, so that columns stand whatever font is there.
// The title is what a reader hears who cannot see it. Colours of the palette (not direct
// ones) are drawn in the default colour.
func (v *Screen) SVG(title string) string {
	paper, ink := darkPaper, darkInk
	if v.settings.Light {
		paper, ink = lightPaper, lightInk
	}
	w, h := v.width*cellWidth+2*margin, v.height*cellHeight+2*margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" font-family="%s" font-size="13">`+"\n", w, h, w, h, letters)
	fmt.Fprintf(&b, "<title>%s</title>\n", escaped(title))
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", paper)
	for y := range v.height {
		for x := 0; x < v.width; {
			n := v.run(x, y)
			v.drawRun(&b, x, y, n, paper, ink)
			x += n
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// run is how many cells from x on have one style.
func (v *Screen) run(x, y int) int {
	style := v.Cell(x, y).Style
	n := 1
	for x+n < v.width && v.Cell(x+n, y).Style == style {
		n++
	}
	return n
}

func (v *Screen) drawRun(b *strings.Builder, x, y, n int, paper, ink string) {
	var text strings.Builder
	for i := range n {
		text.WriteString(v.Cell(x+i, y).Content)
	}
	style := v.Cell(x, y).Style
	front, back := colourOr(style.Foreground, ink), colourOr(style.Background, paper)
	if style.Attributes&Reverse != 0 {
		front, back = back, front
	}
	left, top := margin+x*cellWidth, margin+y*cellHeight
	if back != paper {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, top, n*cellWidth, cellHeight, back)
	}
	words := strings.TrimRight(text.String(), " ")
	if words == "" || style.Attributes&Hidden != 0 {
		return
	}
	start := 0
	for strings.HasPrefix(words, " ") {
		words = words[1:]
		start++
	}
	cells := 0
	for i := start; i < n; i++ {
		if c := v.Cell(x+i, y); c.Content != " " {
			cells = i + max(1, c.Width) - start
		}
	}
	extra := ""
	if style.Attributes&Bold != 0 {
		extra += ` font-weight="bold"`
	}
	if style.Attributes&Faint != 0 {
		extra += ` opacity="0.7"`
	}
	if style.Attributes&Underline != 0 {
		extra += ` text-decoration="underline"`
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
		left+start*cellWidth, top+baseline, cells*cellWidth, front, extra, escaped(words))
}

func colourOr(c Colour, otherwise string) string {
	if c&directColour == 0 {
		return otherwise
	}
	return fmt.Sprintf("#%06x", uint32(c&0xffffff))
}

func escaped(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}
