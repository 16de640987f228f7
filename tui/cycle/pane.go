package cycle

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is the cycle of the open cohort with a cursor on one session.
type Pane struct {
	keys keys
	// space is the cohort that was open, session the one with the cursor.
	space, session model.ID
	// top is the first row that is seen, page how many sessions are.
	top, page int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
}

// New is the pane; the cursor finds its session when a cohort is open.
func New() *Pane { return &Pane{keys: newKeys(), y: -1} }

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

// Cursor is the line of the session with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(pane.Desk) []pane.Group { return p.keys.groups() }

// Focus puts the cursor on a session of the open cohort; one that is not there
// changes nothing.
func (p *Pane) Focus(d pane.Desk, session model.ID) {
	if s := p.settle(d); s != nil && s.Session(session) != nil {
		p.session = session
	}
}

// Chosen is the session with the cursor, 0 where there is none.
func (p *Pane) Chosen(d pane.Desk) model.ID {
	if p.settle(d) == nil {
		return 0
	}
	return p.session
}

// settle puts the cursor on its first session where another cohort was opened or
// the session has gone.
func (p *Pane) settle(d pane.Desk) *model.Snapshot {
	s := d.Snapshot()
	if s == nil {
		return nil
	}
	if s.Space != p.space {
		p.space, p.session, p.top = s.Space, 0, 0
	}
	if p.session == 0 || s.Session(p.session) == nil {
		p.session = initial(s, model.DayOf(d.Now()))
	}
	return s
}

// Key moves the cursor or opens its session.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	switch {
	case d.Privacy() == pane.Nothing:
		return pane.Effect{}
	case p.keys.open.Has(press):
		return p.enter(d)
	case p.keys.beside.Has(press):
		return toSide(p.keys.beside.Way(press))
	case p.keys.besideLetters.Has(press):
		return toSide(p.keys.besideLetters.Way(press))
	}
	return pane.Effect{Handled: p.move(d, press)}
}

// move moves the cursor, if that is what the key does.
func (p *Pane) move(d pane.Desk, press string) bool {
	var all []*model.Session
	if s := p.settle(d); s != nil {
		all = s.Sessions
	}
	at := slices.IndexFunc(all, func(x *model.Session) bool { return x.ID == p.session })
	to, ok := p.keys.To(press, at, p.page, len(all))
	if ok && len(all) > 0 {
		p.session = all[to].ID
	}
	return ok
}

func toSide(way int) pane.Effect {
	if way < 0 {
		return pane.To(pane.Place{Screen: pane.Cohorts})
	}
	return pane.To(pane.Place{Screen: pane.Observations})
}

// enter opens the register of the session, or the dates of a visit.
func (p *Pane) enter(d pane.Desk) pane.Effect {
	s := p.settle(d)
	if s == nil {
		return pane.Taken()
	}
	x := s.Session(p.session)
	switch {
	case x == nil:
		return pane.Taken()
	case x.Kind == model.Visit:
		return pane.To(pane.Place{Screen: pane.Observations, Session: x.ID})
	}
	return pane.To(pane.Place{Screen: pane.Register, Session: x.ID})
}

// row is one line of the list: a session, or a task of it.
type row struct {
	session *model.Session
	task    *model.Task
}

// rows are all lines of the list, and those of the session with the cursor.
func (p *Pane) rows(s *model.Snapshot, bare bool) (rows []row, first, end int) {
	for _, x := range s.Sessions {
		from := len(rows)
		rows = append(rows, row{session: x})
		if !bare {
			for _, t := range s.TasksOf(x.ID) {
				rows = append(rows, row{x, t})
			}
		}
		if x.ID == p.session {
			first, end = from, len(rows)
		}
	}
	return rows, first, end
}

// View draws the list, and below it the details of the session with the cursor.
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
		return grid.Lines(grid.Wrap("This cohort has no sessions yet.", w), w, h)
	}
	bare := d.Privacy() != pane.Everything
	rows, first, end := p.rows(s, bare)
	below := wrapped(details(s, x, bare), w)
	seen := share(h, len(rows), len(below))
	p.top = min(grid.Scroll(p.top, seen, first, end), max(0, len(rows)-seen))
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
	t := lay(s, w, d.Privacy() != pane.Everything)
	p.page = 0
	var drawn []string
	for _, r := range rows[p.top:min(len(rows), p.top+seen)] {
		if r.task != nil {
			drawn = append(drawn, t.task(th, s, r.task))
			continue
		}
		p.page++
		cursor := r.session.ID == p.session
		line := t.session(th, s, r.session, today, cursor)
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
