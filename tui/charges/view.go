package charges

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// The columns, as places in the layout.
const (
	colCursor = iota
	colName
	colSchool
	colMark
	colTold
	colNotice
	colFee
	colState
	colDay
	colWho
)

func lay(s *model.Snapshot, all []model.Owed, w int) grid.Columns {
	name, school, what, notice := 12, 6, 6, 6
	for i := range all {
		name = max(name, grid.Width(s.Person(all[i].Enrolment.Person).Listed()))
		if x := s.School(all[i].School); x != nil {
			school = max(school, grid.Width(x.Name))
		}
		what = max(what, grid.Width(all[i].Mark.Words()))
		notice = max(notice, grid.Width(noticeOf(s, &all[i])))
	}
	cs := []grid.Column{
		colCursor: {Width: 1},
		colName:   {Title: "Name", Width: 16, Grow: 3, Most: min(name, 36)},
		colSchool: {Title: "School", Width: min(school, 10), Grow: 2, Most: min(school, 28), Drop: 3},
		colMark:   {Title: "Mark", Width: min(what, 12)},
		colTold:   {Title: "told", Width: 6, Right: true},
		colNotice: {Title: "notice", Width: min(notice, 17), Drop: 1},
		colFee:    {Title: "fee", Width: 7, Right: true},
		colState:  {Title: "state", Width: len("nothing owed")},
		colDay:    {Title: "day", Width: 6, Right: true, Drop: 2},
		colWho:    {Title: "by", Width: 10, Grow: 1, Most: 24, Drop: 4},
	}
	if w < 60 {
		cs[colName].Width = 8
	}
	return grid.Lay(cs, w, 1)
}

// The fewest rows of the list beside which head and foot stand, and the most lines of the
// rule in the hub's own words.
const (
	leastRows = 4
	mostRule  = 4
)

// View draws the totals, the rule in the hub's own words, the list by sessions, and below
// it how the charge with the cursor came about.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y, p.page = -1, 0
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	th, s := d.Theme(), d.Snapshot()
	if why := p.why(d); why != "" {
		lines := grid.Wrap(why, w)
		if s != nil && s.Cohort.Fee != nil && d.Privacy() == pane.Everything {
			lines = append(append(lines, ""), ruleLines(th, s.Cohort.Fee, w, max(0, h-len(lines)-1))...)
		}
		return grid.Lines(lines, w, h)
	}
	all := p.charges(d)
	foot := p.foot(th, s, w, max(0, min(4, h-leastRows-3)))
	spare := h - 2 - leastRows - len(foot)
	lines := []string{totals(th, all, w)}
	if f := s.Cohort.Fee; f != nil {
		lines = append(lines, ruleLines(th, f, w, min(mostRule, spare))...)
	}
	cols := lay(s, all, w)
	lines = append(lines, th.Heading.Render(cols.Heading()))
	list, starts := p.list(th, s, cols, w, focused)
	room := max(1, h-len(lines)-len(foot))
	if h < leastRows {
		lines, foot, room = nil, nil, h
	}
	first := starts[p.at]
	if room > 1 && (p.at == 0 || all[p.at].Session != all[p.at-1].Session) {
		first-- // its heading
	}
	p.top = max(0, min(grid.Scroll(p.top, room, first, starts[p.at]+1), len(list)-room))
	p.page = room
	if focused {
		p.y = len(lines) + starts[p.at] - p.top
	}
	shown := grid.Lines(list[p.top:min(len(list), p.top+room)], w, room)
	if len(foot) > 0 {
		foot[0] = hinted(th, p.top, max(0, len(list)-p.top-room), w)
	}
	return grid.Lines(slices.Concat(lines, shown, foot), w, h)
}

// totals are how many charges stand in each state, and how much they are.
func totals(th *theme.Theme, all []model.Owed, w int) string {
	sums := model.Totals(all)
	var parts []string
	for state := model.FeeProposed; state <= model.FeePaid; state++ {
		part := fmt.Sprintf("%s %d", state, sums[state].Number)
		if sums[state].Number > 0 {
			part += " " + model.Pounds(sums[state].Pence)
		}
		parts = append(parts, part)
	}
	return " " + th.Title.Render(grid.Cut(strings.Join(parts, " | "), w-1))
}

// ruleLines is the rule in the hub's own words, and what follows from it for counting, in
// at most so many lines.
func ruleLines(th *theme.Theme, f *model.FeeRule, w, most int) []string {
	if most <= 0 || w < 4 {
		return nil
	}
	words := f.Terms()
	if f.Text != "" {
		words = "“" + f.Text + "”"
		if f.WorkingDays {
			words += " Working days are Monday to Friday; bank holidays are not known."
		}
	}
	all := grid.Wrap(words, w-2)
	if len(all) > most {
		all[most-1] = grid.Cut(all[most-1]+" "+all[most], w-2)
		all = all[:most]
	}
	for i, l := range all {
		all[i] = " " + th.Faint.Render(grid.Cut(l, w-1))
	}
	return all
}

// list are all charges under their sessions, and the line at which each stands.
func (p *Pane) list(th *theme.Theme, s *model.Snapshot, cols grid.Columns, w int, focused bool) (lines []string, starts []int) {
	for i := range p.all {
		o := &p.all[i]
		if i == 0 || p.all[i-1].Session != o.Session {
			lines = append(lines, " "+th.Accent.Render(grid.Cut(sessionWords(s, o.Session), w-1)))
		}
		starts = append(starts, len(lines))
		line := row(th, s, cols, o, i == p.at)
		if i == p.at && focused {
			line = th.Row(line, w)
		}
		lines = append(lines, line)
	}
	return lines, starts
}

// sessionWords head the charges of a session.
func sessionWords(s *model.Snapshot, x *model.Session) string {
	say := fmt.Sprintf("SESSION %d", x.Number)
	if x.Kind == model.Visit {
		return say + ", the visit"
	}
	if x.Date.Known() {
		say += "  " + x.Date.Long()
	}
	if last := s.LastFreeDay(x.Date); last.Known() {
		say += "  free to cancel until " + last.Date().Format("Mon 2 Jan")
	}
	return say
}

// row is the line of one charge.
func row(th *theme.Theme, s *model.Snapshot, cols grid.Columns, o *model.Owed, cursor bool) string {
	mark, school, fee, state := "", "", "", o.State.String()
	if cursor {
		mark = th.Glyphs.Cursor
	}
	if x := s.School(o.School); x != nil {
		school = x.Name
	}
	if o.State != model.FeeNone {
		fee = model.Pounds(o.Pence)
	}
	switch {
	case len(o.Answers) > 0:
		state = "two answers"
	case o.Unfit():
		state += "?"
	}
	return cols.Join(
		cols.Fit(colCursor, mark), cols.Fit(colName, s.Person(o.Enrolment.Person).Listed()), th.Faint.Render(cols.Fit(colSchool, school)),
		cols.Fit(colMark, o.Mark.Words()), cols.Fit(colTold, o.Told.Short()), cols.Fit(colNotice, noticeOf(s, o)), cols.Fit(colFee, fee),
		look(th, o).Render(cols.Fit(colState, state)), cols.Fit(colDay, o.Decision.Since.Day.Short()), th.Faint.Render(cols.Fit(colWho, s.LeadName(o.Decision.Since.Lead))),
	)
}

// noticeOf are the days of notice in a few words.
func noticeOf(s *model.Snapshot, o *model.Owed) string {
	switch {
	case !o.Told.Known() && o.Mark.Kind == model.Absent:
		return "none"
	case !o.Told.Known() || !o.Against.Known() || s.Cohort.Fee == nil:
		return ""
	case o.Told > o.Against:
		return "after it"
	}
	return s.Cohort.Fee.DaysWords(o.Notice)
}

func look(th *theme.Theme, o *model.Owed) theme.Style {
	switch {
	case o.Unfit() || len(o.Answers) > 0:
		return th.Bad
	case o.State == model.FeeProposed:
		return th.Warn
	case o.State == model.FeeCharged:
		return th.Info
	case o.State == model.FeePaid:
		return th.Good
	}
	return th.Faint
}

// foot is a line for the hint, and how the charge with the cursor came about in at most so
// many lines.
func (p *Pane) foot(th *theme.Theme, s *model.Snapshot, w, most int) []string {
	if most < 2 || w < 4 {
		return nil
	}
	said := grid.Wrap(s.FeeAccount(&p.all[p.at]), w-2)
	if len(said) > most-1 {
		said[most-2] = grid.Cut(said[most-2]+" "+said[most-1], w-2)
	}
	out := make([]string, most)
	for i := range most - 1 {
		if i < len(said) {
			out[i+1] = " " + th.Text.Render(said[i])
		}
	}
	return out
}

// hinted is the rule below the list, which says how much is out of sight.
func hinted(th *theme.Theme, above, below, w int) string {
	hint := grid.Hint(above, below)
	if hint == "" || w < grid.Width(hint)+8 {
		return th.Rule(w)
	}
	return th.Rule(w-grid.Width(hint)-5) + " " + th.Faint.Render(hint) + " " + th.Rule(3)
}
