package page

// Size is that of a page, in millimetres.
type Size struct{ W, H float64 }

// A4 is a page of A4, upright.
func A4() Size { return Size{210, 297} }

// A4Wide is a page of A4 on its side.
func A4Wide() Size { return Size{297, 210} }

// Font is how words look: their size in points, and how grey they are, from 0 for black to
// 255 for white.
type Font struct {
	Points float64
	Bold   bool
	Grey   uint8
}

// millimetre is the height of a line of words without space around it.
func (f Font) millimetre() float64 { return f.Points * 25.4 / 72 }

// Line is the height of a line of text, in millimetres.
func (f Font) Line() float64 { return f.millimetre() * 1.3 }

// Align is where words stand beside their place.
type Align uint8

// The places of words: from there on, around it, up to it.
const (
	Left Align = iota
	Middle
	Right
)

// Document is pages in the making. It is not safe for use by several goroutines.
type Document struct {
	// Title is what a reader of the file shows at the head of its window; no names.
	Title string
	pages []*Page
	pen   *pen
}

// New begins a document.
func New(title string) *Document { return &Document{Title: title, pen: newPen()} }

// Page is one page.
type Page struct {
	Size  Size
	doc   *Document
	items []item
}

// Add begins the next page.
func (d *Document) Add(size Size) *Page {
	p := &Page{Size: size, doc: d}
	d.pages = append(d.pages, p)
	return p
}

// Pages is how many there are.
func (d *Document) Pages() int { return len(d.pages) }

// item is something on a page.
type item struct {
	words string
	font  Font
	align Align
	shape shape
	// x and y are the place: of words, their baseline; of boxes, the upper left corner; of
	// dots, the middle. w and h are the width and height, or the way to a line's other end; of
	// dots w is the radius.
	x, y, w, h float64
	// stroke is the width of the outline, 0 for none.
	stroke float64
	grey   uint8
	// fill is the grey of what is inside, where filled.
	filled bool
	fill   uint8
}

type shape uint8

const (
	words shape = iota
	line
	box
	dot
)

// Text writes words, on one line, at the height of their baseline.
func (p *Page) Text(x, y float64, s string, f Font, at Align) {
	s = p.doc.Clean(s)
	if s == "" {
		return
	}
	w := p.doc.pen.width(s, f)
	p.items = append(p.items, item{shape: words, words: s, font: f, align: at, x: x, y: y, w: w, grey: f.Grey})
}

// Line draws a straight line of that width.
func (p *Page) Line(x1, y1, x2, y2, width float64, grey uint8) {
	p.items = append(p.items, item{shape: line, x: x1, y: y1, w: x2 - x1, h: y2 - y1, stroke: width, grey: grey})
}

// Box draws the outline of a box.
func (p *Page) Box(x, y, w, h, stroke float64, grey uint8) {
	p.items = append(p.items, item{shape: box, x: x, y: y, w: w, h: h, stroke: stroke, grey: grey})
}

// Fill fills a box, without an outline.
func (p *Page) Fill(x, y, w, h float64, grey uint8) {
	p.items = append(p.items, item{shape: box, x: x, y: y, w: w, h: h, filled: true, fill: grey})
}

// Dot draws a full circle.
func (p *Page) Dot(x, y, radius float64, grey uint8) {
	p.items = append(p.items, item{shape: dot, x: x, y: y, w: radius, filled: true, fill: grey})
}

// Cell writes words into a box, in the middle of its height: on one line, made smaller down to
// one points, or else on two that have room above each other, down to least points.
func (p *Page) Cell(x, y, w, h float64, s string, f Font, one, least float64) {
	lines, as, whole := p.doc.FitLines(s, w, 1, f, one)
	if !whole {
		f.Points = max(least, min(f.Points, f.Points*h/(2*f.Line())))
		lines, as, _ = p.doc.FitLines(s, w, 2, f, least)
	}
	y += (h-float64(len(lines))*as.Line())/2 + as.Line()*0.78
	for _, l := range lines {
		p.Text(x, y, l, as, Left)
		y += as.Line()
	}
}
