package observations

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is the dates of the visits with the people of the one that is open below it,
// and the people without a date, as one list with a cursor.
type Pane struct {
	keys keys
	// space is the cohort that was open, session the one chosen elsewhere.
	space, session model.ID
	// at is where the cursor rests, row its place in the list when it was last seen:
	// where the spot is gone, the one that took its place has the cursor.
	at  spot
	row int
	// aim says that the cursor is to go to a date of the session, if it is a visit.
	aim bool
	// top is the first line that is seen. Of the last view: its lines in all and those
	// seen.
	top, total, seen int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
	// pairs is what is wanted of pairs of a visit, as it was last chosen.
	pairs map[model.ID]model.PairsWanted
}

// New is the pane; the cursor finds its date when a cohort is open.
func New() *Pane {
	p := &Pane{y: -1}
	p.keys = newKeys(p)
	return p
}

// Asking is false: what is typed goes into questions.
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

// Cursor is the line of the spot with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are the pane's keys; without visits one reads on.
func (p *Pane) Keys(d pane.Desk) []pane.Group {
	s := d.Snapshot()
	return p.keys.groups(s != nil && hasVisits(s))
}

// Show says which session is chosen. A visit takes the cursor to one of its dates;
// where the cohort has no visits, the pane is about that session. Saying the same
// again changes nothing.
func (p *Pane) Show(session model.ID) {
	if session != p.session {
		p.session, p.aim = session, true
		p.top = 0
	}
}

// Focus puts the cursor on a date of a visit; one that is not there changes nothing.
func (p *Pane) Focus(d pane.Desk, session, slot model.ID) {
	p.Show(session)
	if s, _ := p.settle(d); s != nil {
		if x := s.Slot(slot); x != nil && x.Session == session {
			p.at = spot{visit: session, slot: slot}
		}
	}
}

func hasVisits(s *model.Snapshot) bool {
	return slices.ContainsFunc(s.Sessions, func(x *model.Session) bool { return x.Kind == model.Visit })
}

// settle puts the cursor on a spot that is there.
func (p *Pane) settle(d pane.Desk) (*model.Snapshot, []visit) {
	s := d.Snapshot()
	if s == nil {
		return nil, nil
	}
	if s.Space != p.space {
		p.space, p.at, p.row, p.top, p.pairs = s.Space, spot{}, 0, 0, nil
	}
	vs, today := visits(s), model.DayOf(d.Now())
	if p.aim {
		p.aim = false
		if at := slices.IndexFunc(vs, func(v visit) bool { return v.session.ID == p.session }); at >= 0 && p.at.visit != p.session {
			p.at = vs[at].first(today)
		}
	}
	p.land(s, vs, today)
	return s, vs
}

// first is where the cursor rests at first in a visit: on a date, else on somebody
// without one.
func (v visit) first(today model.Day) spot {
	at := spot{visit: v.session.ID, slot: first(v.dates, today)}
	if at.slot != 0 {
		return at
	}
	for _, es := range [][]*model.Enrolment{v.without, v.freed} {
		if len(es) > 0 {
			at.enrolment = es[0].ID
			return at
		}
	}
	return spot{}
}

// land keeps the cursor on its spot. Where that is gone it goes to what stands there
// now; a date is not left for another while it has people.
func (p *Pane) land(s *model.Snapshot, vs []visit, today model.Day) {
	all := spots(s, vs, p.at.slot)
	if i := slices.Index(all, p.at); i >= 0 {
		p.row = i
		return
	}
	if len(all) == 0 {
		p.at, p.row = spot{}, 0
		return
	}
	on := p.at.slot
	if p.at == (spot{}) || on != 0 && place(slots(vs), on) < 0 {
		p.at = spot{}
		if o := slots(vs); len(o) > 0 {
			slot := s.Slot(first(o, today))
			p.at = spot{visit: slot.Session, slot: slot.ID}
		} else {
			p.at = all[0]
		}
	} else {
		i := min(p.row, len(all)-1)
		if i > 0 && on != 0 && all[i].slot != on {
			i--
		}
		p.at = all[max(0, i)]
	}
	p.row = max(0, slices.Index(spots(s, vs, p.at.slot), p.at))
}

func place(dates []date, slot model.ID) int {
	return slices.IndexFunc(dates, func(o date) bool { return o.slot.ID == slot })
}

// Key moves the cursor, or does what the key table says over its spot.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	if d.Privacy() == pane.Nothing {
		return pane.Effect{}
	}
	if p.keys.beside.Has(press) {
		return pane.To(pane.Place{Screen: pane.Cycle})
	}
	s, vs := p.settle(d)
	if s == nil || len(vs) == 0 {
		return p.read(press)
	}
	all := spots(s, vs, p.at.slot)
	if to, moves := p.keys.To(press, p.row, p.seen-1, len(all)); moves {
		if len(all) > 0 {
			p.at = all[to]
			p.row = max(0, slices.Index(spots(s, vs, p.at.slot), p.at))
		}
		return pane.Taken()
	}
	e, _ := pane.Run(p.Keys(d), d, press)
	return e
}

// read goes through what was told by lines.
func (p *Pane) read(press string) pane.Effect {
	to, moves := p.keys.To(press, p.top, p.seen-1, max(1, p.total-p.seen+1))
	if moves {
		p.top = to
	}
	return pane.Effect{Handled: moves}
}

// nextDate goes to the next date past the people of this one, from the last to the
// first.
func (p *Pane) nextDate(d pane.Desk) pane.Effect {
	if d.Privacy() == pane.Nothing {
		return pane.Effect{}
	}
	s, vs := p.settle(d)
	if s == nil || len(vs) == 0 {
		return pane.Effect{}
	}
	if all := slots(vs); len(all) > 0 {
		o := all[(place(all, p.at.slot)+1)%len(all)].slot
		p.at = spot{visit: o.Session, slot: o.ID}
	}
	return pane.Taken()
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
	th, bare := d.Theme(), d.Privacy() != pane.Everything
	var content []line
	if len(vs) > 0 {
		content = sheet{th, s, model.DayOf(d.Now()), p.at, w, bare}.timetable(vs)
	} else {
		content = told(th, s, s.Session(p.session), w, bare)
	}
	p.total, p.seen = len(content), h
	hinted := p.total > h && h > 2
	if hinted {
		p.seen--
	}
	p.scroll(content)
	shown := content[p.top:min(len(content), p.top+p.seen)]
	drawn := make([]string, 0, h)
	for i, l := range shown {
		if l.at != (spot{}) && l.at == p.at {
			if p.y < 0 {
				p.y = i
			}
			if focused {
				l.text = th.Row(l.text, w)
			}
		}
		drawn = append(drawn, l.text)
	}
	if hinted {
		drawn = append(grid.Lines(drawn, w, p.seen), th.Faint.Render(grid.Cut(grid.Hint(p.top, max(0, len(content)-p.top-p.seen)), w)))
	}
	return grid.Lines(drawn, w, h)
}

// scroll finds the first line to draw, so that the cursor is seen, and as far as there
// is room what belongs to it: the heading before it, and what stands below its date.
func (p *Pane) scroll(content []line) {
	most := max(0, p.total-p.seen)
	from := slices.IndexFunc(content, func(l line) bool { return l.at != (spot{}) && l.at == p.at })
	if from < 0 {
		p.top = max(0, min(p.top, most))
		return
	}
	end := from + 1
	for end < len(content) && content[end].at == p.at {
		end++
	}
	own := end
	for end < len(content) && end-from < p.seen && p.belongs(content[end].at) {
		end++
	}
	if last := !slices.ContainsFunc(content[own:], func(l line) bool { return l.at != (spot{}) }); last {
		end = len(content)
	}
	for from > 0 && content[from-1].at == (spot{}) && own-from < p.seen {
		from--
	}
	end = max(own, min(end, from+p.seen))
	p.top = min(grid.Scroll(p.top, p.seen, from, end), most)
}

// belongs tells whether a line stands below the date that has the cursor.
func (p *Pane) belongs(at spot) bool {
	return p.at.enrolment == 0 && (at == spot{} || at.slot == p.at.slot)
}
