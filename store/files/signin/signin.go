// Package signin makes the sheet of a register that people sign in on: a PDF of A4 pages. Its
// rows have the numbers of the register's column #, so that row numbers can be typed from it;
// empty rows at its end are for those who are not on the list. Others read it: it tells
// names and schools, and nothing else of anybody. It is pure, and knows no file and no clock.
package signin

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/files/page"
)

const (
	margin = 14
	row    = 9.5
	// atLeast and atMost are how many empty rows there are for those who are not on the list.
	atLeast, atMost = 4, 10
)

// Make makes the sheet of a register. Of a visit without a date said it is one sheet for each
// date that is on, each with its own pages. The error is a sentence.
func Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	registers, err := wanted(s, w.Sheet)
	if err != nil {
		return model.Paper{}, err
	}
	d := page.New("Sign-in sheet")
	for i := range registers {
		newSheet(s, d, &registers[i], w.Places, now).draw()
	}
	b, err := d.PDF(now)
	if err != nil {
		return model.Paper{}, err
	}
	name := fmt.Sprintf("sign-in-%s-%d", s.Cohort.Code, registers[0].Session.Number)
	if day := registers[0].Date; day.Known() && len(registers) == 1 {
		name += "-" + day.ISO()
	}
	return model.Paper{Name: name + ".pdf", Bytes: b}, nil
}

// wanted are the registers that are asked for.
func wanted(s *model.Snapshot, id model.SheetID) ([]model.Sheet, error) {
	x := s.Session(id.Session)
	switch {
	case id.Session == 0:
		return nil, model.Refusal("A sign-in sheet is of one session: say which.")
	case x == nil:
		return nil, model.Refusal("This session is not there any more.")
	case x.Kind != model.Visit || id.Slot != 0:
		h, ok := s.Sheet(id)
		if !ok {
			return nil, model.Refusal("This date is not there any more.")
		}
		if off := h.Off(); off != "" {
			return nil, model.Refusal(off)
		}
		return []model.Sheet{h}, nil
	}
	var out []model.Sheet
	for _, slot := range s.SlotsOf(x.ID) {
		if h, ok := s.Sheet(model.SheetID{Session: x.ID, Slot: slot.ID}); ok && h.Off() == "" {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return nil, model.Refusal(fmt.Sprintf("Visit %d has no date that is on: offer one first.", x.Number))
	}
	return out, nil
}

// sheet is one sheet in the making.
type sheet struct {
	s    *model.Snapshot
	h    *model.Sheet
	rows []model.Row
	flow page.Flow
	code string
}

func newSheet(s *model.Snapshot, d *page.Document, h *model.Sheet, places []model.ID, now time.Time) *sheet {
	x := &sheet{s: s, h: h, code: model.SheetCode(s, h.ID)}
	for _, r := range h.Rows {
		if r.Mark.Kind != model.NotEnrolled && among(places, r.Enrolment.ID) {
			x.rows = append(x.rows, r)
		}
	}
	x.flow = page.Flow{Doc: d, Size: page.A4(), Margin: margin, Head: x.head}
	x.flow.Foot = strings.Trim(s.Cohort.Code+", sheet "+x.code+", printed "+model.DayOf(now).Long(), ", ")
	return x
}

func among(places []model.ID, id model.ID) bool {
	if places == nil {
		return true
	}
	for _, p := range places {
		if p == id {
			return true
		}
	}
	return false
}

// draw fills the pages with the rows, then with empty ones.
func (x *sheet) draw() {
	x.flow.Next()
	walkedIn := 0
	for _, r := range x.rows {
		school := ""
		if r.School != nil {
			school = r.School.Name
		}
		x.flow.Need(row)
		x.row(r.Number, r.Person.Listed(), school)
		if r.Enrolment.Status == model.NotOnList {
			walkedIn++
		}
	}
	said := page.Font{Points: 9.5, Bold: true}
	x.flow.Need(8 + atLeast*row)
	x.flow.Page.Text(margin+1, x.flow.Y+6, "Not on the list? Please write your name and school here.", said, page.Left)
	x.flow.Y += 8
	for i := range atMost {
		if x.flow.Left() < row {
			break
		}
		x.row(fmt.Sprintf("+%d", walkedIn+i+1), "", "")
	}
	x.flow.Close()
}

// The columns, from the left margin: number, name, school, signature, in, out.
var columns = [...]float64{0, 11, 68, 113, 148, 165, 182}

// row writes one row, with lines around its cells.
func (x *sheet) row(number, name, school string) {
	p, y := x.flow.Page, x.flow.Y
	p.Text(margin+columns[1]-1.5, y+6.2, number, page.Font{Points: 10}, page.Right)
	p.Cell(margin+columns[1]+1.5, y, columns[2]-columns[1]-3, row, name, page.Font{Points: 10.5}, 9, 6)
	p.Cell(margin+columns[2]+1.5, y, columns[3]-columns[2]-3, row, school, page.Font{Points: 9.5}, 8.5, 6)
	for _, c := range columns {
		p.Line(margin+c, y, margin+c, y+row, 0.15, 120)
	}
	p.Line(margin, y, margin+columns[len(columns)-1], y, 0.15, 120)
	p.Line(margin, y+row, margin+columns[len(columns)-1], y+row, 0.15, 120)
	x.flow.Y += row
}

// head writes what the sheet is of, its code, and the headings of the columns.
func (x *sheet) head(p *page.Page, _ bool) float64 {
	const right = 210 - margin
	doc := x.flow.Doc
	p.Text(right, 17, "code of this sheet", page.Font{Points: 8, Grey: 60}, page.Right)
	p.Text(right, 24, x.code, page.Font{Points: 17, Bold: true}, page.Right)
	text := func(y float64, s string, f page.Font, w float64) {
		s, f = doc.Fit(s, w, f, 7)
		p.Text(margin, y, s, f, page.Left)
	}
	text(18, x.s.Cohort.Title, page.Font{Points: 14, Bold: true}, 135)
	text(23.5, joined(", ", x.s.Cohort.HubName, "led by "+leads(x.s)), page.Font{Points: 9.5, Grey: 40}, 135)
	text(31, x.title(), page.Font{Points: 12, Bold: true}, 182)
	text(36.5, x.when(), page.Font{Points: 10.5}, 182)
	text(42, x.where(), page.Font{Points: 10.5}, 182)
	y := 45.0
	p.Fill(margin, y, right-margin, 6.5, 225)
	for i, heading := range []string{"#", "Name", "School", "Signature", "In", "Out"} {
		at, f := page.Left, page.Font{Points: 9, Bold: true}
		from := margin + columns[i] + 1.5
		if i == 0 {
			at, from = page.Right, margin+columns[1]-1.5
		}
		p.Text(from, y+4.6, heading, f, at)
	}
	return y + 6.5
}

func (x *sheet) title() string {
	kind := x.h.Session.Kind.String()
	if kind == "" {
		kind = "session"
	}
	return joined(": ", fmt.Sprintf("%s %d", model.Capital(kind), x.h.Session.Number), x.h.Session.Title)
}

func (x *sheet) when() string {
	day := x.h.Date.Long()
	if day == "" {
		day = "Date: ............................"
	}
	times := x.h.Start.String()
	if times != "" && x.h.End.Known() {
		times += " to " + x.h.End.String()
	}
	return joined(", ", day, times)
}

func (x *sheet) where() string {
	if x.h.Slot != nil {
		return joined(", ", x.h.Slot.Host, x.h.Slot.Setting, x.h.Slot.Address)
	}
	if x.h.Mode == model.Online {
		return "Online"
	}
	return joined(", ", x.h.Session.Venue, x.h.Session.Address)
}

func leads(s *model.Snapshot) string {
	var names []string
	for _, l := range s.Leads {
		names = append(names, l.Name)
	}
	return strings.Join(names, " and ")
}

// joined are those of the parts that say something.
func joined(between string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" && p != "led by" {
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}
