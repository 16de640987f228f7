// Package certificate makes what a person or their head teacher is given: a certificate of who
// has completed the programme, or a statement of attendance so far, a PDF of A4 with a page
// for each place. What it states is a model.Attested, which tells nothing of lateness,
// absence or charges unless that was asked for. It is pure, and knows no file and no clock.
package certificate

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/files/page"
)

// Make makes a certificate or a statement of each place that is asked for. With nobody named
// it is a certificate of all who have completed, or a statement of all on the list. The error
// is a sentence.
func Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	places, err := wanted(s, w)
	if err != nil {
		return model.Paper{}, err
	}
	title := titleOf(w.Kind)
	d := page.New(title)
	for _, e := range places {
		a, err := s.Attest(w.Kind, e, model.DayOf(now), w.All)
		if err != nil {
			return model.Paper{}, err
		}
		newLeaf(d, &a).draw()
	}
	b, err := d.PDF(now)
	if err != nil {
		return model.Paper{}, err
	}
	name := string(w.Kind) + "s-" + s.Cohort.Code
	if len(places) == 1 {
		name = string(w.Kind) + "-" + s.Cohort.Code + "-" + strings.ReplaceAll(model.Fold(s.Person(places[0].Person).Name()), " ", "-")
	}
	return model.Paper{Name: strings.Trim(name, "-") + ".pdf", Bytes: b}, nil
}

func titleOf(kind model.PaperKind) string {
	if kind == model.PaperCertificate {
		return "Certificate of completion"
	}
	return "Statement of attendance"
}

// wanted are the places that are asked for, in the order of the register.
func wanted(s *model.Snapshot, w model.Wanted) ([]*model.Enrolment, error) {
	var out []*model.Enrolment
	if w.Places != nil {
		for _, id := range w.Places {
			e := s.Enrolment(id)
			if e == nil {
				return nil, model.Refusal("Somebody who was chosen is not there any more: choose again.")
			}
			out = append(out, e)
		}
	}
	for _, e := range s.Enrolments {
		listed := e.Status == model.Completed || w.Kind == model.PaperStatement && (e.Status == model.Enrolled || e.Status == model.Paused)
		if w.Places == nil && listed {
			out = append(out, e)
		}
	}
	switch {
	case len(out) > 0:
		return out, nil
	case w.Kind == model.PaperCertificate:
		return nil, model.Refusal("Nobody has completed the programme yet: confirm it on the card. Until then a statement of attendance can be made.")
	}
	return nil, model.Refusal("Nobody is on the list of this cohort: there is no attendance to state.")
}

const margin = 22

// leaf is the page, or pages, of one place.
type leaf struct {
	a    *model.Attested
	d    *page.Document
	flow page.Flow
}

func newLeaf(d *page.Document, a *model.Attested) *leaf {
	x := &leaf{a: a, d: d}
	x.flow = page.Flow{Doc: d, Size: page.A4(), Margin: margin, Head: x.head}
	x.flow.Foot = "Check code " + a.Check + ": the leads can check it against the file of the cohort."
	return x
}

func (x *leaf) draw() {
	x.flow.Next()
	x.sessions()
	x.fees()
	x.signed()
	x.flow.Close()
}

// head writes, on the first page, who is meant and what was done; on others their name.
func (x *leaf) head(p *page.Page, first bool) float64 {
	p.Box(margin-8, margin-8, 210-2*margin+16, 297-2*margin+16, 0.7, 60)
	p.Box(margin-6.6, margin-6.6, 210-2*margin+13.2, 297-2*margin+13.2, 0.2, 60)
	if !first {
		x.middle(p, margin+6, titleOf(x.a.Kind)+", "+x.a.Name, page.Font{Points: 11, Bold: true}, 8)
		return x.headings(p, margin+11)
	}
	y := x.middle(p, margin+14, titleOf(x.a.Kind), page.Font{Points: 25, Bold: true}, 18)
	y = x.middle(p, y+9, x.a.Hub, page.Font{Points: 12}, 8)
	y = x.middle(p, y+14, x.a.Name, page.Font{Points: 23}, 10)
	y = x.middle(p, y+7, x.a.School, page.Font{Points: 12}, 8)
	did := "has taken part in"
	if x.a.Kind == model.PaperCertificate {
		did = "has completed"
	}
	y = x.middle(p, y+11, did, page.Font{Points: 11, Grey: 60}, 8)
	programme := x.a.Programme
	if programme == "" {
		programme = x.a.Title
	}
	y = x.middle(p, y+9, programme, page.Font{Points: 15, Bold: true}, 10)
	year := x.a.Year
	if strings.Contains(x.a.Title, year) && model.Fold(x.a.Title) != model.Fold(programme) {
		year = ""
	}
	y = x.middle(p, y+7, joined(", ", unless(x.a.Title, programme), year), page.Font{Points: 11, Grey: 60}, 8)
	y = x.middle(p, y+13, x.days(), page.Font{Points: 17, Bold: true}, 12)
	return x.headings(p, y+9)
}

// unless is s, or nothing where the other says the same.
func unless(s, other string) string {
	if model.Fold(s) == model.Fold(other) {
		return ""
	}
	return s
}

// days are those of the sessions attended.
func (x *leaf) days() string {
	if x.a.Kind == model.PaperCertificate {
		return x.a.Days + " days"
	}
	return x.a.Days + " days so far"
}

// middle writes words around the middle of the page, on two lines where they are long, and
// says where the last line is; without words it takes no room.
func (x *leaf) middle(p *page.Page, y float64, s string, f page.Font, least float64) float64 {
	lines, f, _ := x.d.FitLines(s, x.flow.Width(), 2, f, least)
	if len(lines) == 0 {
		return y - f.Line()
	}
	for i, l := range lines {
		p.Text(210/2, y+float64(i)*f.Line(), l, f, page.Middle)
	}
	return y + float64(len(lines)-1)*f.Line()
}

// The columns, from the left margin: number, session, day, where, the mark where it is asked
// for, days up to the right margin.
const (
	atTitle = 9
	atDay   = 62
	atWhere = 96
	atMark  = 126
)

// headings are those of the sessions.
func (x *leaf) headings(p *page.Page, y float64) float64 {
	f := page.Font{Points: 9, Bold: true}
	p.Fill(margin, y, x.flow.Width(), 6.5, 225)
	text := func(at float64, s string) { p.Text(margin+at, y+4.5, s, f, page.Left) }
	text(1.5, "#")
	text(atTitle, "Session")
	text(atDay, "Day")
	text(atWhere, "Where")
	if x.a.All {
		text(atMark, "Mark")
	}
	p.Text(210-margin-1.5, y+4.5, "Days", f, page.Right)
	return y + 6.5
}

func (x *leaf) sessions() {
	if len(x.a.Sessions) == 0 {
		x.flow.Gap(3)
		x.flow.Text(atTitle, "No session so far.", page.Font{Points: 10})
	}
	for _, s := range x.a.Sessions {
		x.session(s)
	}
}

func (x *leaf) session(s model.AttestedSession) {
	f := page.Font{Points: 9.5}
	end := x.flow.Width() - 13
	cells := []struct {
		from, to float64
		text     string
	}{{atTitle, atDay, s.Title}, {atDay, atWhere, s.Day.Long()}, {atWhere, end, s.Where}}
	if x.a.All {
		cells[2].to = atMark
		cells = append(cells, cells[0])
		cells[3].from, cells[3].to, cells[3].text = atMark, end, s.Words
	}
	const height = 9
	x.flow.Need(height)
	p, y := x.flow.Page, x.flow.Y
	p.Text(margin+1.5, y+5.6, fmt.Sprint(s.Number), f, page.Left)
	for _, c := range cells {
		p.Cell(margin+c.from, y, c.to-c.from-2, height, c.text, f, 8.5, 6)
	}
	p.Text(210-margin-1.5, y+5.6, model.Quarters(s.Quarters), f, page.Right)
	p.Line(margin, y+height, 210-margin, y+height, 0.15, 150)
	x.flow.Y += height
}

func (x *leaf) fees() {
	if len(x.a.Fees) == 0 {
		return
	}
	x.flow.Gap(5)
	x.flow.Text(0, "Fees", page.Font{Points: 10, Bold: true})
	for _, f := range x.a.Fees {
		x.flow.Text(0, f, page.Font{Points: 10})
	}
}

// signed is the day, who confirmed, and room for the leads to sign.
func (x *leaf) signed() {
	x.flow.Need(22)
	x.flow.Gap(8)
	said := "Made on " + x.a.Day.Long() + "."
	if x.a.Completed.Known() {
		by := ""
		if x.a.By != "" {
			by = " by " + x.a.By
		}
		said = "Completion confirmed on " + x.a.Completed.Long() + by + ". " + said
	}
	x.flow.Text(0, said, page.Font{Points: 10})
	const each = 80
	for i := 0; i < len(x.a.Leads); i += 2 {
		x.flow.Need(26)
		y := x.flow.Y + 16
		for j, l := range x.a.Leads[i:min(i+2, len(x.a.Leads))] {
			at := margin + float64(j)*(x.flow.Width()-each)
			x.flow.Page.Line(at, y, at+each, y, 0.2, 60)
			who, f := x.d.Fit(joined(", ", l.Name, l.Role), each, page.Font{Points: 9.5}, 6)
			x.flow.Page.Text(at, y+4.5, who, f, page.Left)
		}
		x.flow.Y = y + 8
	}
}

// joined are those of the parts that say something.
func joined(between string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}
