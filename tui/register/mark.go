package register

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// minutes is whose minutes digits are: those of the person of the letter, wherever
// the cursor has stepped on to.
type minutes struct {
	who   model.ID
	verb  model.Verb
	typed string
	// with is the first change of the letter's step, 0 where the letter changed nothing.
	with model.ID
	// full: what was typed is no time. No more digits are taken; wrong are those.
	full  bool
	wrong string
}

// newest is the step that undo would take back, 0 for none.
func newest(d pane.Desk) model.ID {
	if steps := d.Done(1); len(steps) > 0 {
		return steps[len(steps)-1].First().ID
	}
	return 0
}

// do hands an action to the desk. step is the new step's first change, 0 where
// there was nothing to do; ok is false after a refusal.
func (p *Pane) do(d pane.Desk, a model.Action) (step model.ID, ok bool) {
	before := newest(d)
	if err := d.Do(a); err != nil {
		return 0, false
	}
	p.read(d)
	if after := newest(d); after != before {
		step = after
	}
	return step, true
}

// mark marks the row that the cursor is on.
func (p *Pane) mark(d pane.Desk, verb model.Verb, press string) {
	if p.closed(d) {
		p.typed = nil
		return
	}
	i := p.chosen(d)
	if i < 0 {
		return
	}
	e, name := p.h.Rows[i].Enrolment.ID, p.h.Rows[i].Person.Listed()
	p.asked(d, func() {
		step, ok := p.do(d, model.Stroke{Sheet: p.id, Enrolment: e, Verb: verb})
		if !ok {
			return
		}
		if verb == model.VerbLate || verb == model.VerbLeftEarly {
			p.minutes = &minutes{who: e, verb: verb, with: step}
		}
		if !p.door.open && verb != model.VerbCleared {
			p.remember(d, press, step, e, name)
		}
		if verb != model.VerbCleared {
			p.stepOn(e)
		}
		p.held(d, press)
	})
}

// chosen is the row that the cursor is on; where it is on nobody the foot says so.
func (p *Pane) chosen(d pane.Desk) int {
	i := p.here()
	switch {
	case i >= 0:
		return i
	case p.offer != nil: // the key is still held
		d.Warn(p.offer.sentence)
		return i
	case len(p.h.Rows) == 0 && p.mode(d) != marking:
		d.Warn("Nobody is on this register.")
	case len(p.h.Rows) == 0:
		d.Warn("Nobody is on this register. w puts somebody on it.")
	default:
		d.Warn("The cursor rests on nobody. The arrows bring it back to a row.")
	}
	p.typed = nil
	return i
}

// stepOn goes on after a mark: to the next who is unmarked, at the door to the
// emptied line.
func (p *Pane) stepOn(e model.ID) {
	if p.door.open {
		p.doorReset()
		return
	}
	p.next(p.row(e))
	p.stepped = true
}

// asked does what marks, after the lead has said yes once to a register that is
// more than a day off.
func (p *Pane) asked(d pane.Desk, then func()) {
	off := p.h.DaysOff(d.Now())
	if p.sure || off <= 1 || p.h.Finish.Is || p.h.ToCome(d.Now()) {
		then()
		return
	}
	p.typed = nil
	p.put(&question{
		box: dialog.Confirm{
			Title:    "Another day",
			Sentence: fmt.Sprintf("This register is of %s, %d days ago. Mark it?", p.h.Date.Long(), off),
			Yes:      "yes, mark it",
		},
		done: func(pane.Desk, dialog.Answer) {
			p.sure = true
			then()
		},
	})
}

// shut says why nobody can be marked now: the register is finished or called off, or
// its day is to come.
func (p *Pane) shut(d pane.Desk) bool {
	switch {
	case p.h.Finish.Is:
		d.Warn(fmt.Sprintf("finished %s %s; f opens it", p.h.Finish.Day.Short(), p.h.Finish.At))
	case p.h.Off() != "":
		d.Warn(p.h.Off())
	case p.h.ToCome(d.Now()) && p.h.Date.Known():
		d.Warn(fmt.Sprintf("The session is on %s: nobody can be marked before the day.", p.h.Date.Long()))
	case p.h.ToCome(d.Now()):
		d.Warn("The session has no date yet: nobody can be marked before the day.")
	default:
		return false
	}
	return true
}

// closed says that the register is finished or called off.
func (p *Pane) closed(d pane.Desk) bool { return (p.h.Finish.Is || p.h.Off() != "") && p.shut(d) }

// digit takes one more digit of somebody's minutes.
func (p *Pane) digit(d pane.Desk, press string) {
	m := p.minutes
	if m.full || len(m.typed) == 4 {
		p.noTime(d, press)
		return
	}
	a := model.Stroke{Sheet: p.id, Enrolment: m.who, Verb: m.verb, Digits: m.typed + press}
	step, ok := p.do(d, model.Group{Action: a, With: m.with})
	if !ok {
		p.noTime(d, press)
		return
	}
	m.typed += press
	if m.with == 0 {
		m.with = step
	}
	p.stepped = !p.door.open
}

// noTime says what stands of digits that are neither minutes nor a time. The cursor
// has stepped on, so the letter pressed again would mark somebody else.
func (p *Pane) noTime(d pane.Desk, press string) {
	m := p.minutes
	m.full = true
	m.wrong += press
	i := p.row(m.who)
	if i < 0 {
		return
	}
	row := &p.h.Rows[i]
	stands := row.Mark.Words()
	if p.h.ToCome(d.Now()) {
		stands = row.Told.Words()
	}
	d.Warn(fmt.Sprintf("%s%s is neither minutes (25) nor a time (1230). %s: %s stands; u takes it back.",
		m.typed, m.wrong, grid.Cut(row.Person.Apart(), 30), stands))
}

// taskBack notes that the person brought the task. It does not step.
func (p *Pane) taskBack(d pane.Desk) {
	i := p.chosen(d)
	if i < 0 {
		return
	}
	row := &p.h.Rows[i]
	e, name := row.Enrolment.ID, row.Person.Listed()
	if step, ok := p.do(d, model.TaskBack{Sheet: p.id, Enrolment: e}); ok && !p.door.open {
		p.remember(d, "b", step, e, name)
	}
}

// finish finishes the register, or opens it again.
func (p *Pane) finish(d pane.Desk) {
	p.typed = nil
	p.leaveDoor()
	open := p.h.Unmarked()
	switch {
	case p.h.Finish.Is:
		p.do(d, model.OpenRegister{Sheet: p.id})
	case p.h.Off() != "" || p.h.ToCome(d.Now()) || len(open) == 0:
		p.do(d, model.FinishRegister{Sheet: p.id})
	default:
		p.put(&question{
			box: dialog.Confirm{
				Title:    "Not finished",
				Sentence: fmt.Sprintf("%s still unmarked: %s.", people(len(open)), p.names(open)),
				Yes:      "goes to the first", No: "back",
			},
			done: func(pane.Desk, dialog.Answer) { p.next(-1) },
		})
	}
}

// names are those of rows, as they are listed.
func (p *Pane) names(rows []int) string {
	var b []byte
	for k, i := range rows {
		if k > 0 {
			b = append(b, "; "...)
		}
		b = append(b, grid.Clean(p.h.Rows[i].Person.Listed())...)
	}
	return string(b)
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// move moves the cursor through the rows.
func (p *Pane) move(press string) {
	n := len(p.h.Rows)
	if n == 0 {
		return
	}
	l := p.list.Resize(n, max(1, p.look.height))
	if i := p.row(p.at); i >= 0 {
		l = l.To(i)
	} else {
		l = l.Nobody()
	}
	switch press {
	case "up":
		l = l.Move(-1)
	case "down":
		l = l.Move(1)
	case "home":
		l = l.Home()
	case "end":
		l = l.End()
	case "pgup":
		l = l.Page(-1)
	case "pgdown":
		l = l.Page(1)
	}
	p.list, p.last = l, l.Cursor()
	p.at = p.h.Rows[p.last].Enrolment.ID
}
