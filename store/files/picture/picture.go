// Package picture draws the attendance of a cohort: people by sessions, a letter for each mark,
// and the days earned. Letters tell everything; greys only help the eye. It is one SVG picture,
// or a PDF of A4 pages on their side. It is pure, and knows no file and no clock.
package picture

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/files/page"
)

const (
	margin     = 12
	rowHeight  = 6.2
	numberWide = 9
	nameWide   = 56
	schoolWide = 44
	aloneWide  = 22 // beside the number where nobody is named
	markWide   = 11.5
	daysWide   = 24
	legendHigh = 12 // so that the legend is never alone on a page
)

// Make draws it: "svg" or "pdf", SVG where that is not said. People and schools are named only
// if that is asked for: else there are the numbers of the register alone. The error is a
// sentence.
func Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	g := newGrid(s, w, now)
	name := "attendance-" + s.Cohort.Code
	switch w.Format {
	case "", "svg":
		return model.Paper{Name: name + ".svg", Bytes: g.svg()}, nil
	case "pdf":
		b, err := g.pdf(now)
		return model.Paper{Name: name + ".pdf", Bytes: b}, err
	}
	return model.Paper{}, model.Refusal("The picture of attendance can be svg or pdf.")
}

// grid is the picture in the making.
type grid struct {
	s     *model.Snapshot
	doc   *page.Document
	today model.Day
	names bool
	rows  []row
	// sessions are those drawn side by side now.
	sessions []*model.Session
	flow     page.Flow
	// used are the letters that occur.
	used map[string]bool
}

// row is one person.
type row struct {
	number string
	e      *model.Enrolment
}

func newGrid(s *model.Snapshot, w model.Wanted, now time.Time) *grid {
	g := &grid{s: s, doc: page.New("Attendance"), today: model.DayOf(now), names: w.Names, used: map[string]bool{}}
	listed, extra := 0, 0
	for _, e := range s.Enrolments {
		if !e.Counts() {
			continue
		}
		number := ""
		if e.Status == model.NotOnList {
			extra++
			number = fmt.Sprintf("+%d", extra)
		} else {
			listed++
			number = fmt.Sprint(listed)
		}
		if w.Places == nil || slices.Contains(w.Places, e.ID) {
			g.rows = append(g.rows, row{number, e})
		}
	}
	return g
}

// first is the width of what stands before the marks.
func (g *grid) first() float64 {
	if g.names {
		return numberWide + nameWide + schoolWide
	}
	return numberWide + aloneWide
}

func (g *grid) svg() []byte {
	g.sessions = g.s.Sessions
	width := max(2*margin+g.first()+float64(len(g.sessions))*markWide+daysWide, 150)
	g.flow = page.Flow{Doc: g.doc, Size: page.Size{W: width, H: 1e6}, Margin: margin, Head: g.head}
	g.draw()
	g.flow.Page.Size.H = g.flow.Y + margin
	return g.flow.Page.SVG()
}

func (g *grid) pdf(now time.Time) ([]byte, error) {
	g.flow = page.Flow{Doc: g.doc, Size: page.A4Wide(), Margin: margin, Head: g.head}
	g.flow.Foot = strings.Trim(g.s.Cohort.Code+", as of "+g.today.Long(), ", ")
	abreast := int((g.flow.Width() - g.first() - daysWide) / markWide)
	for from := 0; from == 0 || from < len(g.s.Sessions); from += abreast {
		g.sessions = g.s.Sessions[from:min(from+abreast, len(g.s.Sessions))]
		g.flow.Page = nil
		g.draw()
	}
	g.flow.Close()
	return g.doc.PDF(now)
}

// draw draws all people with the sessions that are side by side, and the legend.
func (g *grid) draw() {
	g.flow.Next()
	if len(g.rows) == 0 {
		g.flow.Gap(2)
		g.flow.Text(0, "Nobody is on the register.", page.Font{Points: 9})
	}
	for i, r := range g.rows {
		g.flow.Need(rowHeight)
		if i == len(g.rows)-1 {
			g.flow.Need(2*rowHeight + legendHigh)
		}
		g.row(r)
	}
	if len(g.rows) > 0 {
		g.sums()
	}
	g.legend()
}

// head writes the title and the headings of the columns, and says where they end.
func (g *grid) head(p *page.Page, _ bool) float64 {
	right := g.flow.Size.W - margin
	title, f := g.doc.Fit("Attendance: "+g.s.Cohort.Title, right-margin, page.Font{Points: 12, Bold: true}, 7)
	p.Text(margin, margin+4, title, f, page.Left)
	about := "as of " + g.today.Long()
	if hub := g.s.Cohort.HubName; hub != "" {
		about = hub + ", " + about
	}
	about, f = g.doc.Fit(about, right-margin, page.Font{Points: 8.5, Grey: 60}, 6)
	p.Text(margin, margin+9, about, f, page.Left)
	const y, height = margin + 11.5, 9.5
	p.Fill(margin, y, g.wide(), height, 225)
	bold := page.Font{Points: 8.5, Bold: true}
	p.Text(margin+numberWide-1.5, y+6, "#", bold, page.Right)
	if g.names {
		p.Text(margin+numberWide+1.5, y+6, "Name", bold, page.Left)
		p.Text(margin+numberWide+nameWide+1.5, y+6, "School", bold, page.Left)
	}
	for i, x := range g.sessions {
		at := margin + g.first() + (float64(i)+0.5)*markWide
		p.Text(at, y+4, fmt.Sprint(x.Number), bold, page.Middle)
		p.Text(at, y+8, dayOf(x), page.Font{Points: 6.5}, page.Middle)
	}
	p.Text(margin+g.wide()-1.5, y+6, "Days", bold, page.Right)
	return y + height
}

// wide is the width of all columns.
func (g *grid) wide() float64 { return g.first() + float64(len(g.sessions))*markWide + daysWide }

// dayOf is what stands under the number of a session.
func dayOf(x *model.Session) string {
	switch {
	case x.Kind == model.Visit:
		return "visit"
	case x.Date.Known():
		return x.Date.Short()
	}
	return "no date"
}

func (g *grid) row(r row) {
	p, y := g.flow.Page, g.flow.Y
	f := page.Font{Points: 8.5}
	base := y + 4.3
	p.Text(margin+numberWide-1.5, base, r.number, f, page.Right)
	if g.names {
		p.Cell(margin+numberWide+1.5, y, nameWide-3, rowHeight, g.s.Person(r.e.Person).Listed(), f, 7, 5)
		if x := g.s.School(r.e.School); x != nil {
			p.Cell(margin+numberWide+nameWide+1.5, y, schoolWide-3, rowHeight, x.Name, f, 7, 5)
		}
	}
	for i, x := range g.sessions {
		letter := g.s.LetterOf(r.e, x, g.today)
		g.used[letter] = true
		at := margin + g.first() + float64(i)*markWide
		if shade, ok := shadeOf(letter); ok {
			p.Fill(at, y, markWide, rowHeight, shade)
		}
		p.Text(at+markWide/2, base, letter, page.Font{Points: 9, Bold: letter != "."}, page.Middle)
	}
	p.Text(margin+g.wide()-1.5, base, g.s.DaysOf(r.e), f, page.Right)
	g.rules(y)
	g.flow.Y += rowHeight
}

// rules are the lines around the cells of a row.
func (g *grid) rules(y float64) {
	p := g.flow.Page
	p.Line(margin, y+rowHeight, margin+g.wide(), y+rowHeight, 0.1, 140)
	for i := range len(g.sessions) + 1 {
		at := margin + g.first() + float64(i)*markWide
		p.Line(at, y, at, y+rowHeight, 0.1, 140)
	}
}

// sums are how many took part in each session.
func (g *grid) sums() {
	p, y := g.flow.Page, g.flow.Y
	f := page.Font{Points: 8.5, Bold: true}
	p.Text(margin+numberWide+1.5, y+4.3, "took part", f, page.Left)
	for i, x := range g.sessions {
		n, marked := 0, false
		for _, r := range g.rows {
			m := g.s.MarkOf(r.e, x)
			marked = marked || m.Kind != model.Unmarked && m.Kind != model.NotEnrolled
			if len(r.e.Claims(x.ID)) < 2 && m.Here() {
				n++
			}
		}
		if !marked {
			continue
		}
		p.Text(margin+g.first()+(float64(i)+0.5)*markWide, y+4.3, fmt.Sprint(n), f, page.Middle)
	}
	g.flow.Y += rowHeight
}

// legend says what the letters that occur mean.
func (g *grid) legend() {
	f := page.Font{Points: 8.5}
	g.flow.Gap(2.5)
	const sign = 4.5
	x := 0.0
	g.flow.Need(f.Line() + 1)
	for _, m := range meanings() {
		if !g.used[m.letter] {
			continue
		}
		w := sign + g.doc.Width(m.words, f) + 5
		if x > 0 && x+w > g.flow.Width() {
			x = 0
			g.flow.Y += f.Line() + 1
			g.flow.Need(f.Line() + 1)
		}
		p, y := g.flow.Page, g.flow.Y+f.Points*0.36
		p.Text(margin+x+1.5, y, m.letter, page.Font{Points: 9, Bold: true}, page.Middle)
		p.Text(margin+x+sign, y, m.words, f, page.Left)
		x += w
	}
	g.flow.Y += f.Line() + 1
}

// meaning is what a letter stands for, and how grey its cell is; 0 for white.
type meaning struct {
	letter, words string
	shade         uint8
}

// meanings are all letters of a grid, in the order of the legend.
func meanings() []meaning {
	return []meaning{
		{"P", "present", 0}, {"L", "late", 238}, {"E", "left early", 238}, {"H", "half", 238}, {"O", "online", 0},
		{"M", "caught up elsewhere", 0}, {"A", "absent, no notice", 190}, {"C", "cancelled", 215}, {"S", "substitute sent", 215},
		{"X", "excused", 215}, {".", "not marked yet", 0}, {"?", "over and not marked", 0}, {"!", "two answers", 0},
		{"-", "no place then", 0}, {"/", "not held", 0},
	}
}

func shadeOf(letter string) (uint8, bool) {
	for _, m := range meanings() {
		if m.letter == letter {
			return m.shade, m.shade != 0
		}
	}
	return 0, false
}
