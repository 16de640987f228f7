package page

import "fmt"

// Flow fills pages from top to bottom: what has no room on one begins the next, under the
// same head. Its pages are numbered on their own, when it is closed.
type Flow struct {
	Doc  *Document
	Size Size
	// Margin is that on all four sides, in millimetres; the foot stands in the lower one.
	Margin float64
	// Head draws the head of each page and says where it ends; nil for none.
	Head func(p *Page, first bool) (y float64)
	// Foot stands at the lower left of each page.
	Foot string

	Page *Page
	// Y is where the page is filled to.
	Y     float64
	top   float64
	pages []*Page
}

// Width is that between the margins.
func (f *Flow) Width() float64 { return f.Size.W - 2*f.Margin }

// Bottom is where a page is full.
func (f *Flow) Bottom() float64 { return f.Size.H - f.Margin - 6 }

// Left is how much room the page still has; none before the first.
func (f *Flow) Left() float64 {
	if f.Page == nil {
		return 0
	}
	return f.Bottom() - f.Y
}

// Next begins the next page.
func (f *Flow) Next() {
	f.Page = f.Doc.Add(f.Size)
	f.pages = append(f.pages, f.Page)
	f.Y = f.Margin
	if f.Head != nil {
		f.Y = f.Head(f.Page, len(f.pages) == 1)
	}
	f.top = f.Y
}

// Need begins the next page where so much room is not left.
func (f *Flow) Need(h float64) {
	if f.Left() < h {
		f.Next()
	}
}

// Gap leaves room, but not at the head of a page.
func (f *Flow) Gap(h float64) {
	if f.Page != nil && f.Y > f.top && f.Left() > h {
		f.Y += h
	}
}

// Text writes words on as many lines as they need, so far from the left margin.
func (f *Flow) Text(indent float64, s string, font Font) {
	for _, l := range f.Doc.Wrap(s, f.Width()-indent, font) {
		f.Need(font.Line())
		f.Page.Text(f.Margin+indent, f.Y+font.millimetre(), l, font, Left)
		f.Y += font.Line()
	}
}

// Item is text after a sign: a number, or a bullet.
func (f *Flow) Item(indent, room float64, sign, s string, font Font) {
	f.Need(font.Line())
	f.Page.Text(f.Margin+indent, f.Y+font.millimetre(), sign, font, Left)
	f.Text(indent+room, s, font)
}

// Close writes the foot of each page, with its number and how many there are.
func (f *Flow) Close() {
	font := Font{Points: 8, Grey: 90}
	y := f.Size.H - f.Margin + 1
	for i, p := range f.pages {
		number := fmt.Sprintf("page %d of %d", i+1, len(f.pages))
		p.Text(f.Size.W-f.Margin, y, number, font, Right)
		foot, small := f.Doc.Fit(f.Foot, f.Width()-f.Doc.Width(number, font)-5, font, 6)
		p.Text(f.Margin, y, foot, small, Left)
	}
}
