package behind

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// Pane is the people of the open cohort by need, with a cursor on one of them.
type Pane struct {
	keys keys
	// at is the place that the cursor rests on, 0 for the first.
	at model.ID
	// top is the first line of the list that is seen, page how many lines are.
	top, page int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
	// all is what was read of a snapshot on a day.
	all  []model.Outlook
	read *model.Snapshot
	day  model.Day
	// lines and starts are the list as rows has it, laid its layout as last drawn.
	lines, starts []int
	laid          table
}

// New is the pane with the cursor on the first person.
func New() *Pane { return &Pane{keys: newKeys(), y: -1} }

// Asking is false: nothing is typed here.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title is the screen's name, the cohort, and how many days are expected.
func (p *Pane) Title(d pane.Desk) string {
	s := d.Snapshot()
	if s == nil {
		return "6 Who is behind"
	}
	title := "6 Who is behind   " + s.Cohort.Title
	if q := s.Cohort.Quarters; q != nil && *q > 0 {
		title += "   of " + model.Quarters(*q) + " days"
	}
	return title
}

// Cursor is the line of the person with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(pane.Desk) []pane.Group { return p.keys.groups() }

// outlooks are those of the open cohort, worked out once for a snapshot and a day.
func (p *Pane) outlooks(d pane.Desk) []model.Outlook {
	s, now := d.Snapshot(), d.Now()
	if day := model.DayOf(now); s != p.read || day != p.day {
		p.all, p.read, p.day = nil, s, day
		if s != nil {
			p.all = s.Outlooks(now)
		}
		p.lines, p.starts = rows(p.all)
		p.laid = table{}
	}
	return p.all
}

// table is the layout of the list, worked out where the width, the look or the cohort is
// another one.
func (p *Pane) table(th *theme.Theme, all []model.Outlook, w int) table {
	if p.laid.th != th || p.laid.w != w {
		p.laid = lay(th, p.read, all, w, p.day)
	}
	return p.laid
}

// place is where the cursor stands among all, 0 where its person has gone.
func (p *Pane) place(all []model.Outlook) int {
	return max(0, slices.IndexFunc(all, func(o model.Outlook) bool { return o.Enrolment.ID == p.at }))
}

// Key moves the cursor or opens the card of its person.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	if d.Privacy() != pane.Everything {
		return pane.Effect{}
	}
	all := p.outlooks(d)
	press := k.String()
	to, moves := p.keys.To(press, p.place(all), p.page, len(all))
	switch {
	case moves:
		if len(all) > 0 {
			p.at = all[to].Enrolment.ID
		}
	case p.keys.open.Has(press):
		if len(all) > 0 {
			return pane.To(pane.Place{Screen: pane.Card, Enrolment: all[p.place(all)].Enrolment.ID})
		}
	default:
		return pane.Effect{}
	}
	return pane.Taken()
}

// View draws the count of each need, the list, and below it the sum of the person with
// the cursor.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	s, all := d.Snapshot(), p.outlooks(d)
	switch {
	case s == nil:
		return grid.Lines(grid.Wrap("No cohort is open.", w), w, h)
	case d.Privacy() != pane.Everything:
		return grid.Lines(grid.Wrap("Days and tasks are hidden while only names are shown. Press ctrl+o until names only is gone.", w), w, h)
	case len(all) == 0:
		return grid.Lines(grid.Wrap("Nobody is enrolled in this cohort yet.", w), w, h)
	}
	th := d.Theme()
	at := p.place(all)
	t, lines, starts := p.table(th, all, w), p.lines, p.starts
	head := []string{" " + grid.Cut(counts(all), w-1), th.Heading.Render(t.heading())}
	foot := sum(th, s, &all[at], w, max(1, min(4, h/4)))
	seen := h - len(head) - len(foot) - 1
	if seen < 3 {
		head, foot, seen = nil, nil, h
	}
	first := starts[at]
	if at == 0 || all[at].Need != all[at-1].Need {
		first-- // its heading
	}
	p.top = min(grid.Scroll(p.top, seen, max(0, first), starts[at]+1), max(0, len(lines)-seen))
	p.page = seen
	if focused {
		p.y = len(head) + starts[at] - p.top
	}
	var body []string
	for n := p.top; n < min(len(lines), p.top+seen); n++ {
		if i := lines[n]; i == heading {
			body = append(body, t.headed(all, all[lines[n+1]].Need))
		} else {
			body = append(body, t.row(&all[i], i == at, focused))
		}
	}
	out := append(slices.Clone(head), grid.Lines(body, w, seen)...)
	if len(foot) > 0 {
		hint := grid.Hint(p.top, max(0, len(lines)-p.top-seen))
		out = append(out, grid.Line(th.Faint.Render(grid.Cut("  "+hint, w)), w))
		out = append(out, foot...)
	}
	return grid.Lines(out, w, h)
}

// counts says how many stand how.
func counts(all []model.Outlook) string {
	var n [5]int
	for _, o := range all {
		n[o.Need]++
	}
	if n[model.NothingAsked] == len(all) {
		return fmt.Sprintf("%d people. This cohort expects no number of days.", len(all))
	}
	expected := model.Quarters(all[0].Expected)
	reach := "cannot reach"
	return fmt.Sprintf("%d %s %s here | %d only if they come to what is left | %d on course", n[model.OutOfReach], reach, expected, n[model.OnlyIf], n[model.OnCourse])
}

// sum is the account of one person in at most so many lines.
func sum(th *theme.Theme, s *model.Snapshot, o *model.Outlook, w, most int) []string {
	earned, left := s.Account(o)
	name := s.Person(o.Enrolment.Person).Apart()
	var out []string
	for _, said := range []string{name + ": " + earned, "Still to earn: " + left} {
		for _, line := range grid.Wrap(said, w-2) {
			out = append(out, " "+th.Text.Render(line))
		}
	}
	return out[:min(len(out), max(2, most))]
}
