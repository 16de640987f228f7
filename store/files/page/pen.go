package page

import (
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"

	"workgroup/model"
)

const family = "dejavu"

// newWriter is a PDF without pages that has both fonts.
func newWriter() *fpdf.Fpdf {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	f.AddUTF8FontFromBytes(family, "", dejavusans.TTF)
	f.AddUTF8FontFromBytes(family, "B", dejavusansbold.TTF)
	return f
}

// pen knows how wide letters are.
type pen struct {
	f *fpdf.Fpdf
	// plain and bold are the widths of letters in thousandths of the size.
	plain, bold map[rune]int
}

func newPen() *pen { return &pen{f: newWriter(), plain: map[rune]int{}, bold: map[rune]int{}} }

// missing is the width that fpdf gives to a letter that the font has not: that of the box which
// is drawn instead.
const missing = 600

func (p *pen) letter(r rune, bold bool) int {
	wide, style := p.plain, ""
	if bold {
		wide, style = p.bold, "B"
	}
	w, known := wide[r]
	if !known {
		p.f.SetFont(family, style, 10)
		w = p.f.GetStringSymbolWidth(string(r))
		wide[r] = w
	}
	return w
}

// has tells whether a letter can be drawn. Those written from right to left are not: they
// would stand in the wrong order.
func (p *pen) has(r rune) bool {
	return r < 0xffff && !unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) &&
		(p.letter(r, false) != missing || p.letter(r, true) != missing)
}

// Clean is text as it is drawn: one line, composed, without what is not seen; a letter that
// the fonts have not is a question mark.
func (d *Document) Clean(s string) string {
	s = model.Tidy(s, len(s)+1)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= ' ' && r <= '~':
			return r
		case unicode.In(r, unicode.Cf, unicode.Variation_Selector):
			return -1
		case !unicode.IsPrint(r) || !d.pen.has(r):
			return '?'
		}
		return r
	}, s))
}

// Width is how wide words are, in millimetres.
func (d *Document) Width(s string, f Font) float64 { return d.pen.width(d.Clean(s), f) }

func (p *pen) width(clean string, f Font) float64 {
	n := 0
	for _, r := range clean {
		n += p.letter(r, f.Bold)
	}
	return float64(n) / 1000 * f.millimetre()
}
