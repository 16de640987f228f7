package outcomes

import (
	"cmp"
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// writer gathers the entries of the plans.
type writer struct {
	th    *theme.Theme
	w     int
	today model.Day
	out   []entry
}

// heading is a line on which no cursor rests.
func (p *writer) heading(text string) {
	if len(p.out) > 0 {
		p.out = append(p.out, entry{lines: []string{""}})
	}
	p.out = append(p.out, entry{lines: []string{" " + p.th.Title.Render(grid.Cut(text, p.w-1))}})
}

// add is an entry: its text after as many blank cells, then said, in the same entry, what
// belongs to it.
func (p *writer) add(on, part model.ID, indent int, text string, style theme.Style, said ...string) {
	p.out = append(p.out, entry{rests: true, on: on, part: part})
	p.line(text, indent, style)
	for _, s := range said {
		if s != "" {
			p.line(s, indent+2, p.th.Faint)
		}
	}
}

// line adds a text to the last entry, on as many lines as it takes.
func (p *writer) line(text string, indent int, style theme.Style) {
	e := &p.out[len(p.out)-1]
	for i, l := range grid.Wrap(text, max(1, p.w-indent)) {
		if i == 1 {
			indent += 2
		}
		e.lines = append(e.lines, strings.Repeat(" ", indent)+style.Render(grid.Cut(l, p.w-indent)))
	}
}

func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

// planEntries are plans, initiatives, what departments did, and the online community.
func planEntries(d pane.Desk, w int) []entry {
	s := d.Snapshot()
	p := &writer{th: d.Theme(), w: w, today: model.DayOf(d.Now())}
	if len(s.Plans) > 0 {
		p.heading("Action plans")
	}
	for _, x := range s.Plans {
		p.add(x.ID, 0, 2, s.Whom(x.Person, x.School), p.th.Text,
			labelled("vision", x.Vision), labelled("aims", x.Aims), labelled("evidence of need", x.Need))
		if style := p.th.Faint; x.Review.Known() || x.Reviewed.Known() {
			if x.ReviewDue(p.today) {
				style = p.th.Bad
			}
			p.line(p.review(x), 4, style)
		}
		p.actions(x.ID, x.Actions)
	}
	if len(s.Initiatives) > 0 {
		p.heading("Improvement initiatives")
	}
	for _, x := range s.Initiatives {
		var schools []string
		for _, id := range x.Schools {
			schools = append(schools, s.Whom(0, id))
		}
		p.add(x.ID, 0, 2, s.Whom(x.Person, 0)+": "+x.Title, p.th.Text,
			labelled("aim", x.Aim), labelled("schools", strings.Join(schools, ", ")), labelled("evaluation", x.Evaluation))
		p.actions(x.ID, x.Actions)
	}
	p.departments(s)
	p.online(s)
	return p.out
}

func (p *writer) review(x *model.ActionPlan) string {
	var out []string
	if x.Review.Known() {
		said := "review on " + x.Review.Long()
		if x.ReviewDue(p.today) {
			said = "REVIEW DUE since " + x.Review.Long()
		}
		out = append(out, said)
	}
	if x.Reviewed.Known() {
		out = append(out, "reviewed on "+x.Reviewed.Long())
	}
	return strings.Join(out, ", ")
}

func (p *writer) actions(of model.ID, all []model.PlanAction) {
	for _, a := range all {
		style, due := p.th.Text, ""
		if a.Due.Known() {
			due = ", due " + a.Due.Medium()
		}
		switch {
		case a.Overdue(p.today):
			style, due = p.th.Bad, ", OVERDUE since "+a.Due.Medium()
		case a.State == model.Done:
			style = p.th.Good
		case a.State == model.Dropped:
			style = p.th.Faint
		}
		p.add(of, a.ID, 4, fmt.Sprintf("%s: %s%s", a.State, a.Text, due), style)
	}
}

func (p *writer) departments(s *model.Snapshot) {
	for _, x := range s.Schools {
		if len(x.Policies)+len(x.Sharings)+len(x.Reached) == 0 {
			continue
		}
		p.heading(x.Name)
		for _, y := range x.Policies {
			p.add(x.ID, y.ID, 2, y.Day.Short()+"  policy: "+y.Text, p.th.Text)
		}
		for _, y := range x.Sharings {
			who := cmp.Or(s.Whom(y.Person, 0), "somebody")
			if y.With != "" {
				who += " with " + y.With
			}
			p.add(x.ID, y.ID, 2, y.Day.Short()+"  shared by "+who+": "+y.What, p.th.Text)
		}
		for _, y := range x.Reached {
			p.add(x.ID, model.ID(y.Day), 2, fmt.Sprintf("%s  %d of the department reached%s", y.Day.Short(), y.Number, ofMembers(x)), p.th.Text)
		}
	}
}

func ofMembers(x *model.School) string {
	if x.Members == 0 {
		return ""
	}
	return fmt.Sprintf(", of %d", x.Members)
}

func (p *writer) online(s *model.Snapshot) {
	began := false
	for _, e := range s.Enrolments {
		if !e.SeenOnline.Known() && e.OnlineNote == "" {
			continue
		}
		if !began {
			p.heading("Online community, last seen")
			began = true
		}
		p.add(e.ID, 0, 2, cmp.Or(e.SeenOnline.Short(), "not seen")+"  "+s.Person(e.Person).Apart(), p.th.Text, e.OnlineNote)
	}
}
