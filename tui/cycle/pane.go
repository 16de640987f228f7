package cycle

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is the cycle of the open cohort with a cursor on a session or a task.
type Pane struct {
	keys keys
	// space is the cohort that was open, session the one with the cursor, task the task
	// of it on which the cursor rests, 0 where it rests on the session itself.
	space, session, task model.ID
	// at is the row of the cursor when it was last looked for, -1 where it had none; top
	// is the first row that is seen, page how many are.
	at, top, page int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
}

// New is the pane; the cursor finds its session when a cohort is open.
func New() *Pane { return &Pane{keys: newKeys(), at: -1, y: -1} }

// Asking is false: nothing is typed here.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title is the pane's name with its key. Where only names may be seen the tasks
// are hidden, so they are not announced either.
func (p *Pane) Title(d pane.Desk) string {
	if d.Privacy() != pane.Everything {
		return "2 Cycle: workshops, visits"
	}
	return "2 Cycle: workshops, visits, tasks"
}

// Cursor is the line of the session or task with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(pane.Desk) []pane.Group { return p.keys.groups(p) }

// Focus puts the cursor on a session of the open cohort; one that is not there
// changes nothing.
func (p *Pane) Focus(d pane.Desk, session model.ID) {
	if s := p.settle(d); s != nil && s.Session(session) != nil {
		p.session, p.task = session, 0
	}
}

// Chosen is the session with the cursor, or with its task; 0 where there is none.
func (p *Pane) Chosen(d pane.Desk) model.ID {
	if p.settle(d) == nil {
		return 0
	}
	return p.session
}

// Key moves the cursor, opens what it rests on, or changes it.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	switch {
	case d.Privacy() == pane.Nothing:
		return pane.Effect{}
	case p.keys.beside.Has(press):
		return toSide(p.keys.beside.Way(press))
	case p.keys.besideLetters.Has(press):
		return toSide(p.keys.besideLetters.Way(press))
	}
	if e, ok := pane.Run(p.keys.groups(p), d, press); ok {
		return e
	}
	return pane.Effect{Handled: p.step(d, press)}
}

func toSide(way int) pane.Effect {
	if way < 0 {
		return pane.To(pane.Place{Screen: pane.Cohorts})
	}
	return pane.To(pane.Place{Screen: pane.Observations})
}

// enter opens the register of the session, the dates of a visit, or the sheet of a task.
func (p *Pane) enter(d pane.Desk) pane.Effect {
	_, x, t := p.chosen(d)
	switch {
	case x == nil:
		return pane.Taken()
	case t != nil:
		return pane.To(pane.Place{Screen: pane.Tasks, Task: t.ID})
	case x.Kind == model.Visit:
		return pane.To(pane.Place{Screen: pane.Observations, Session: x.ID})
	}
	return pane.To(pane.Place{Screen: pane.Register, Session: x.ID})
}

// View draws the list, and below it the details of what the cursor rests on.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	s := p.settle(d)
	if s == nil {
		return grid.Lines(grid.Wrap("No cohort is open. Choose one under Cohorts and press enter.", w), w, h)
	}
	x := s.Session(p.session)
	if x == nil {
		says := "This cohort has no sessions yet. n makes the first: type its date as it stands in the programme."
		if len(s.Programme.Outcomes) == 0 {
			says += " Or paste your hub's page: 1, p, paste."
		}
		return grid.Lines(grid.Wrap(says, w), w, h)
	}
	bare := bare(d)
	rows := rows(s, bare)
	first, end := p.span(rows)
	below := wrapped(p.below(s, x, bare), w)
	seen := share(h, len(rows), len(below))
	at := p.line(rows)
	p.top = grid.Scroll(grid.Scroll(p.top, seen, first, end), seen, at, at+1)
	p.top = min(p.top, max(0, len(rows)-seen))
	drawn := p.list(d, s, rows, seen, w, focused)
	if room := h - seen - 1; room > 0 {
		hint := grid.Hint(p.top, max(0, len(rows)-p.top-seen))
		if hint != "" {
			hint = d.Theme().Faint.Render(grid.Cut("  "+hint, w))
		}
		drawn = append(grid.Lines(drawn, w, seen), hint)
		drawn = append(drawn, cutDetails(below, room)...)
	}
	return grid.Lines(drawn, w, h)
}

// list draws the rows that are seen.
func (p *Pane) list(d pane.Desk, s *model.Snapshot, rows []row, seen, w int, focused bool) []string {
	th, today := d.Theme(), model.DayOf(d.Now())
	t := lay(s, w, bare(d))
	p.page = 0
	var drawn []string
	for _, r := range rows[p.top:min(len(rows), p.top+seen)] {
		p.page++
		cursor := r.is(p.session, p.task)
		line := ""
		if r.task != nil {
			line = t.task(th, s, r.task, cursor)
		} else {
			line = t.session(th, s, r.session, today, cursor)
		}
		if cursor {
			p.y = len(drawn)
		}
		if cursor && focused {
			line = th.Row(line, w)
		}
		drawn = append(drawn, line)
	}
	return drawn
}

// below is what there is to say of what the cursor rests on.
func (p *Pane) below(s *model.Snapshot, x *model.Session, bare bool) []string {
	if t := s.Task(p.task); t != nil && !bare {
		return taskDetails(s, t)
	}
	return details(s, x, bare)
}

// Below leastBoth lines there are no details; they never take more than a third
// from a list that needs it, but for leastDetails.
const (
	leastBoth    = 8
	leastDetails = 3
)

// share is how many of h lines the list has; the details have what is left, but
// for one line between.
func share(h, rows, below int) int {
	if h < leastBoth {
		return h
	}
	return min(rows, h-1-min(below, max(h/3, leastDetails)))
}

func wrapped(paragraphs []string, w int) []string {
	var out []string
	for _, said := range paragraphs {
		for _, line := range grid.Wrap(said, w-4) {
			out = append(out, "  "+line)
		}
	}
	return out
}

// cutDetails are the lines that have room; the last one says how many have none.
func cutDetails(lines []string, room int) []string {
	if len(lines) <= room {
		return lines
	}
	return append(slices.Clone(lines[:room-1]), fmt.Sprintf("  (%d more lines: make the window taller)", len(lines)-room+1))
}
