// Package badge makes name badges: a PDF of A4 with ten cards to cut out on each page, ninety by
// fifty-four millimetres, as badge holders take them. A badge tells a name and a school. The
// cards that are left on the last page are empty, to be written by hand. It is pure, and knows no
// file and no clock.
package badge

import (
	"fmt"
	"slices"
	"time"

	"workgroup/model"
	"workgroup/store/files/page"
)

// The cards of a page, in millimetres.
const (
	across, down  = 2, 5
	width, height = 90.0, 54.0
	left          = (210 - across*width) / 2
	top           = (297 - down*height) / 2
	inside        = 6
)

// Make makes the badges of those on a register, or with none said of all on the list. The
// error is a sentence.
func Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	places, name, err := wanted(s, w)
	if err != nil {
		return model.Paper{}, err
	}
	d := page.New("Badges")
	var p *page.Page
	for i := range (len(places) + across*down - 1) / (across * down) * across * down {
		at := i % (across * down)
		if at == 0 {
			p = d.Add(page.A4())
		}
		x, y := left+float64(at%across)*width, top+float64(at/across)*height
		p.Box(x, y, width, height, 0.15, 150)
		if i < len(places) {
			card(s, d, p, places[i], x, y)
			continue
		}
		p.Line(x+inside, y+30, x+width-inside, y+30, 0.15, 150)
		p.Text(x+inside, y+height-4, s.Cohort.Title, page.Font{Points: 8, Grey: 80}, page.Left)
	}
	b, err := d.PDF(now)
	if err != nil {
		return model.Paper{}, err
	}
	return model.Paper{Name: name + ".pdf", Bytes: b}, nil
}

// wanted are those who get a badge, in the order of the register, and the name of the file.
func wanted(s *model.Snapshot, w model.Wanted) (places []*model.Enrolment, name string, err error) {
	name = "badges-" + s.Cohort.Code
	on := func(e *model.Enrolment) bool {
		return e.Status == model.Enrolled || e.Status == model.Completed || e.Status == model.Paused
	}
	if w.Sheet.Session != 0 {
		h, ok := s.Sheet(w.Sheet)
		x := s.Session(w.Sheet.Session)
		if x == nil {
			return nil, "", model.Refusal("This session is not there any more.")
		}
		if ok {
			on = func(e *model.Enrolment) bool {
				return slices.ContainsFunc(h.Rows, func(r model.Row) bool { return r.Enrolment == e && r.Mark.Kind != model.NotEnrolled })
			}
		}
		name += fmt.Sprintf("-%d", x.Number)
	}
	for _, e := range s.Enrolments {
		if chosen := slices.Contains(w.Places, e.ID); chosen || w.Places == nil && on(e) {
			places = append(places, e)
		}
	}
	if len(places) == 0 {
		return nil, "", model.Refusal("Nobody is on this list: there are no badges to make.")
	}
	return places, name, nil
}

// card writes a name as large as it can be, the school, and what it is for.
func card(s *model.Snapshot, d *page.Document, p *page.Page, e *model.Enrolment, x, y float64) {
	const room = width - 2*inside
	lines, f := name(d, s.Person(e.Person), room)
	at := y + 21 - float64(len(lines))*f.Line()/2 + f.Line()*0.75
	for _, l := range lines {
		p.Text(x+width/2, at, l, f, page.Middle)
		at += f.Line()
	}
	if school := s.School(e.School); school != nil {
		lines, f, _ := d.FitLines(school.Name, room, 2, page.Font{Points: 13}, 8)
		for i, l := range lines {
			p.Text(x+width/2, y+38+float64(i)*f.Line(), l, f, page.Middle)
		}
	}
	title, f := d.Fit(s.Cohort.Title, room, page.Font{Points: 8, Grey: 80}, 6)
	p.Text(x+inside, y+height-4, title, f, page.Left)
}

// name is a name in lines: on one, or given name and family name on two, or as it goes.
func name(d *page.Document, p *model.Person, room float64) ([]string, page.Font) {
	large := page.Font{Points: 26, Bold: true}
	if lines, f, whole := d.FitLines(p.Name(), room, 1, large, 20); whole || p == nil {
		return lines, f
	}
	given, f, whole := d.FitLines(p.Given, room, 1, large, 15)
	family, small, also := d.FitLines(p.Family, room, 1, f, 15)
	if whole && also && len(given) > 0 {
		return append(given, family...), small
	}
	lines, f, _ := d.FitLines(p.Name(), room, 3, page.Font{Points: 17, Bold: true}, 9)
	return lines, f
}
