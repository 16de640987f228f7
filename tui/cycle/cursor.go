package cycle

import (
	"slices"

	"workgroup/model"
	"workgroup/tui/pane"
)

// row is one line of the list: a session, or a task of it.
type row struct {
	session *model.Session
	task    *model.Task
}

// is tells whether the row is that session, or that task of it.
func (r row) is(session, task model.ID) bool {
	if r.task == nil {
		return r.session.ID == session && task == 0
	}
	return r.session.ID == session && r.task.ID == task
}

// rows are all lines of the list. Where it is bare the tasks are hidden.
func rows(s *model.Snapshot, bare bool) []row {
	var out []row
	for _, x := range s.Cycle() {
		out = append(out, row{session: x})
		if bare {
			continue
		}
		for _, t := range s.TasksOf(x.ID) {
			out = append(out, row{x, t})
		}
	}
	return out
}

// span are the lines of the session with the cursor and of its tasks.
func (p *Pane) span(all []row) (first, end int) {
	for i, r := range all {
		if r.session.ID == p.session {
			if end == 0 {
				first = i
			}
			end = i + 1
		}
	}
	return first, end
}

// line is the line with the cursor, -1 where there is none.
func (p *Pane) line(all []row) int {
	return slices.IndexFunc(all, func(r row) bool { return r.is(p.session, p.task) })
}

// bare tells whether days, tasks and notes stay hidden.
func bare(d pane.Desk) bool { return d.Privacy() != pane.Everything }

// settle puts the cursor on its first session where another cohort was opened. Where
// its row has gone, it stays where that stood.
func (p *Pane) settle(d pane.Desk) *model.Snapshot {
	s := d.Snapshot()
	if s == nil {
		return nil
	}
	if s.Space != p.space {
		p.space, p.session, p.task, p.top, p.at = s.Space, 0, 0, 0, -1
	}
	if bare(d) {
		p.task = 0
	}
	all := rows(s, bare(d))
	if at := p.line(all); at >= 0 {
		p.at = at
		return s
	}
	switch {
	case p.task != 0 && s.Session(p.session) != nil:
		p.task = 0
	case p.at >= 0 && len(all) > 0:
		r := all[min(p.at, len(all)-1)]
		p.session, p.task = r.session.ID, 0
	default:
		p.session, p.task = initial(s, model.DayOf(d.Now())), 0
	}
	p.at = p.line(all)
	return s
}

// chosen is what the cursor rests on: a session, and a task of it or nil; no session
// where there is none.
func (p *Pane) chosen(d pane.Desk) (s *model.Snapshot, x *model.Session, t *model.Task) {
	if s = p.settle(d); s == nil {
		return model.NewSnapshot(0, nil), nil, nil
	}
	return s, s.Session(p.session), s.Task(p.task)
}

// step moves the cursor, if that is what the key does.
func (p *Pane) step(d pane.Desk, press string) bool {
	var all []row
	if s := p.settle(d); s != nil {
		all = rows(s, bare(d))
	}
	to, ok := p.keys.To(press, p.line(all), p.page, len(all))
	if ok && len(all) > 0 {
		p.put(all[to])
		p.at = to
	}
	return ok
}

func (p *Pane) put(r row) {
	p.session, p.task = r.session.ID, 0
	if r.task != nil {
		p.task = r.task.ID
	}
}
