package observations

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is the dates of the visits with a cursor on one of them. What stands below
// the last date is reached by going on.
type Pane struct {
	keys keys
	// space is the cohort that was open, session the one chosen elsewhere, slot the
	// date with the cursor.
	space, session, slot model.ID
	// aim says that the cursor is to go to a date of the session, if it is a visit.
	aim bool
	// top is the first line that shows the cursor, below how many lines further down
	// one has read on.
	top, below int
	// Of the last view: how far one can read on, its lines in all and those seen.
	room, total, seen int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
}

// New is the pane; the cursor finds its date when a cohort is open.
func New() *Pane { return &Pane{keys: newKeys(), y: -1} }

// Asking is false: nothing is typed here.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title is the pane's name with its key.
func (p *Pane) Title(d pane.Desk) string {
	if s := d.Snapshot(); s != nil && !hasVisits(s) {
		return "3 Observations: told before"
	}
	return "3 Observations"
}

// Cursor is the line of the date with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are the pane's keys: with no date nothing can be opened.
func (p *Pane) Keys(d pane.Desk) []pane.Group {
	s := d.Snapshot()
	return p.keys.groups(s != nil && slices.ContainsFunc(s.Slots, func(x *model.Slot) bool { return s.Session(x.Session) != nil }))
}

// Show says which session is chosen. A visit takes the cursor to one of its dates;
// where the cohort has no visits, the pane is about that session. Saying the same
// again changes nothing.
func (p *Pane) Show(session model.ID) {
	if session != p.session {
		p.session, p.aim = session, true
		p.top, p.below = 0, 0
	}
}

// Focus puts the cursor on a date of a visit; one that is not there changes nothing.
func (p *Pane) Focus(d pane.Desk, session, slot model.ID) {
	p.Show(session)
	if s, _ := p.settle(d); s != nil {
		if x := s.Slot(slot); x != nil && x.Session == session {
			p.slot, p.below = slot, 0
		}
	}
}

func hasVisits(s *model.Snapshot) bool {
	return slices.ContainsFunc(s.Sessions, func(x *model.Session) bool { return x.Kind == model.Visit })
}

// settle puts the cursor on a date that is there.
func (p *Pane) settle(d pane.Desk) (*model.Snapshot, []visit) {
	s := d.Snapshot()
	if s == nil {
		return nil, nil
	}
	if s.Space != p.space {
		p.space, p.slot, p.top, p.below = s.Space, 0, 0, 0
	}
	vs, today := visits(s), model.DayOf(d.Now())
	all := slots(vs)
	if p.aim {
		p.aim = false
		at := slices.IndexFunc(vs, func(v visit) bool { return v.session.ID == p.session })
		if x := s.Slot(p.slot); at >= 0 && (x == nil || x.Session != p.session) {
			p.slot = first(vs[at].dates, today)
		}
	}
	if place(all, p.slot) < 0 {
		p.slot = first(all, today)
	}
	return s, vs
}

func place(dates []date, slot model.ID) int {
	return slices.IndexFunc(dates, func(o date) bool { return o.slot.ID == slot })
}

// Key moves the cursor, reads on, or opens a date.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	step, end := p.keys.Step(press, p.seen-1), p.keys.Ends.Way(press)
	switch {
	case d.Privacy() == pane.Nothing:
		return pane.Effect{}
	case step != 0:
		p.move(d, step)
	case end != 0:
		p.end(d, end)
	case p.keys.open.Has(press):
		s, _ := p.settle(d)
		if s == nil || p.slot == 0 {
			return pane.Effect{}
		}
		return pane.To(pane.Place{Screen: pane.Register, Session: s.Slot(p.slot).Session, Slot: p.slot})
	case p.keys.beside.Has(press):
		return pane.To(pane.Place{Screen: pane.Cycle})
	default:
		return pane.Effect{}
	}
	return pane.Taken()
}

// move goes so many dates down, or up below zero; after the last one it reads on by
// lines.
func (p *Pane) move(d pane.Desk, step int) {
	_, vs := p.settle(d)
	all := slots(vs)
	at := place(all, p.slot)
	switch {
	case step < 0 && p.below > 0:
		p.below = max(0, p.below+step)
	case step > 0 && at == len(all)-1:
		p.below = min(p.below+step, p.room)
	case at >= 0:
		p.below = 0
		p.slot = all[max(0, min(at+step, len(all)-1))].slot.ID
	}
}

// end goes to the first date, or to the last line.
func (p *Pane) end(d pane.Desk, way int) {
	_, vs := p.settle(d)
	p.below = 0
	if way > 0 {
		p.below = p.total
	}
	if all := slots(vs); len(all) > 0 && way > 0 {
		p.slot = all[len(all)-1].slot.ID
	} else if len(all) > 0 {
		p.slot = all[0].slot.ID
	}
}

// View draws the part of the dates and names that has room; the last line says how
// much there is above and below.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	s, vs := p.settle(d)
	if s == nil {
		return grid.Lines(grid.Wrap("No cohort is open.", w), w, h)
	}
	th := d.Theme()
	var content []line
	if len(vs) > 0 {
		content = timetable(th, s, vs, model.DayOf(d.Now()), p.slot, w)
	} else {
		content = told(th, s, s.Session(p.session), w, d.Privacy() != pane.Everything)
	}
	p.total, p.seen = len(content), h
	hinted := p.total > h && h > 2
	if hinted {
		p.seen--
	}
	top := p.scroll(content)
	shown := content[top:min(len(content), top+p.seen)]
	drawn := make([]string, 0, h)
	for i, l := range shown {
		if l.slot != 0 && l.slot == p.slot {
			if i == 0 || shown[i-1].slot != l.slot {
				p.y = i
			}
			if focused {
				l.text = th.Row(l.text, w)
			}
		}
		drawn = append(drawn, l.text)
	}
	if hinted {
		drawn = append(grid.Lines(drawn, w, p.seen), th.Faint.Render(grid.Cut(grid.Hint(top, max(0, len(content)-top-p.seen)), w)))
	}
	return grid.Lines(drawn, w, h)
}

// scroll is the first line to draw, so that the cursor is seen unless one has read
// on from it.
func (p *Pane) scroll(content []line) int {
	from, end := 0, 0
	for i, l := range content {
		if l.slot != 0 && l.slot == p.slot {
			if end == 0 {
				from = i
			}
			end = i + 1
		}
	}
	most := max(0, p.total-p.seen)
	if !slices.ContainsFunc(content[:from], func(l line) bool { return l.slot != 0 }) {
		from = min(from, max(0, end-p.seen)) // with the heading above the first date
	}
	p.top = min(grid.Scroll(p.top, p.seen, from, end), most)
	p.room = most - p.top
	p.below = min(p.below, p.room)
	return p.top + p.below
}
