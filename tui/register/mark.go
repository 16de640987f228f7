package register

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
)

// do hands an action to the desk and reads what came of it.
func (p *Pane) do(d pane.Desk, a model.Action) (step model.ID, ok bool) {
	step, ok = strokes.Do(d, a)
	p.read(d)
	return step, ok
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
		s := model.Stroke{Sheet: p.id, Enrolment: e, Verb: verb}
		step, ok := p.do(d, s)
		if !ok {
			return
		}
		p.minutes, p.strayed = strokes.NewMinutes(s, step), p.stray(i)
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
	box, ask := strokes.AnotherDay(&p.h, d.Now())
	if p.sure || !ask {
		then()
		return
	}
	p.typed = nil
	p.put(&question{
		box: box,
		done: func(pane.Desk, dialog.Answer) {
			p.sure = true
			then()
		},
	})
}

// shut says why nobody can be marked now: the register is finished or called off, or
// its day is to come.
func (p *Pane) shut(d pane.Desk) bool {
	why := strokes.Shut(&p.h, d.Now())
	if why != "" {
		d.Warn(why)
	}
	return why != ""
}

// closed says that the register is finished or called off.
func (p *Pane) closed(d pane.Desk) bool { return (p.h.Finish.Is || p.h.Off() != "") && p.shut(d) }

// digit takes one more digit of somebody's minutes.
func (p *Pane) digit(d pane.Desk, press string) {
	if p.minutes.Digit(d, press) {
		p.stepped, p.strayed = !p.door.open, p.stray(p.row(p.minutes.Enrolment))
	}
	p.read(d)
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
		if _, ok := p.do(d, model.FinishRegister{Sheet: p.id}); !ok {
			p.goToDispute(-1)
		}
	default:
		p.put(&question{
			box: dialog.Confirm{
				Title:    "Not finished",
				Sentence: fmt.Sprintf("%s still unmarked%s: %s.", people(len(open)), p.atMyDoor(), p.names(open)),
				Yes:      "goes to the first", No: "back",
			},
			done: func(pane.Desk, dialog.Answer) { p.seek(-1, true) },
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
	n := len(p.shown)
	if n == 0 {
		return
	}
	l := p.list.Resize(n, max(1, p.look.height))
	if i := p.place(p.row(p.at)); i >= 0 {
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
	p.list, p.last = l, p.shown[l.Cursor()]
	p.at = p.h.Rows[p.last].Enrolment.ID
}
