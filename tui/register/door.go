package register

import (
	tea "charm.land/bubbletea/v2"
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// mostLine is how many characters the door line takes.
const mostLine = 80

// door is the line on which people are found by what they say at the door. The zero
// door is closed.
type door struct {
	open  bool
	typed string
	at    model.ID // whom the arrows chose, 0 while the line is typed in
	found []model.Match
}

// find works out which rows are listed.
func (p *Pane) find() {
	p.shown, p.door.found = p.shown[:0], nil
	if p.door.open && strings.TrimSpace(p.door.typed) != "" {
		p.door.found = p.h.Find(p.door.typed)
		for _, m := range p.door.found {
			p.shown = append(p.shown, m.Row)
		}
	} else {
		for _, stray := range []bool{false, true} {
			for i := range p.h.Rows {
				if p.stray(i) == stray {
					p.shown = append(p.shown, i)
				}
			}
		}
	}
	if p.door.at != 0 && p.place(p.row(p.door.at)) < 0 {
		p.door.at = 0
	}
}

// place is where a row stands among those listed, -1 where it does not.
func (p *Pane) place(row int) int {
	for i, r := range p.shown {
		if r == row {
			return i
		}
	}
	return -1
}

// openDoor opens the line, or goes back to it.
func (p *Pane) openDoor(pane.Desk) {
	p.door = door{open: true}
	p.find()
}

// leaveDoor closes the line; a cursor that was left on somebody marked since goes on.
func (p *Pane) leaveDoor() {
	if !p.door.open {
		return
	}
	p.door = door{}
	if i := p.row(p.at); i < 0 || !p.h.Rows[i].Open() {
		p.next(i)
	}
	p.find()
}

func (p *Pane) closeDoor(pane.Desk) { p.leaveDoor() }

// doorReset empties the line and goes back to it.
func (p *Pane) doorReset() {
	p.door.typed, p.door.at = "", 0
	p.find()
}

func (p *Pane) doorClear(pane.Desk) { p.doorReset() }

func (p *Pane) doorHome(pane.Desk) { p.door.at = 0 }

func (p *Pane) doorBackspace(pane.Desk) {
	p.door.typed = p.door.typed[:grid.Prev(p.door.typed, len(p.door.typed))]
	p.find()
}

// doorInsert adds typed or pasted text to the line.
func (p *Pane) doorInsert(text string) {
	line := []rune(grid.Plain(p.door.typed + strings.TrimRight(text, "\r\n")))
	p.door.typed = string(line[:min(len(line), mostLine)])
	p.find()
}

// doorText takes a key that is text; others are the root's.
func (p *Pane) doorText(k tea.KeyPressMsg) pane.Effect {
	chord := k.Mod & (tea.ModCtrl | tea.ModAlt)
	if k.Text == "" || k.Text == "?" || chord != 0 && chord != tea.ModCtrl|tea.ModAlt {
		return pane.Effect{}
	}
	p.doorInsert(k.Text)
	return pane.Taken()
}

// doorTo puts the cursor on one of those listed; above the first is the line.
func (p *Pane) doorTo(place int) {
	if place < 0 || len(p.shown) == 0 {
		p.door.at = 0
		return
	}
	p.door.at = p.h.Rows[p.shown[min(place, len(p.shown)-1)]].Enrolment.ID
}

func (p *Pane) doorDown(pane.Desk) {
	if p.door.at == 0 {
		p.doorTo(0)
		return
	}
	p.doorTo(p.place(p.row(p.door.at)) + 1)
}

func (p *Pane) doorUp(pane.Desk) {
	if p.door.at != 0 {
		p.doorTo(p.place(p.row(p.door.at)) - 1)
	}
}

func (p *Pane) doorEnd(pane.Desk) { p.doorTo(len(p.shown) - 1) }

// atDoor is what enter will do.
type answerAtDoor struct {
	// row is whom it is about, -1 for nobody yet; verb how they are marked, 0 where
	// they are not.
	row  int
	verb model.Verb
	// goes: on other days enter only goes to the row.
	goes  bool
	words string
}

// marksToday tells whether the door marks people: on the day, while the register is
// open and not called off.
func (p *Pane) marksToday(d pane.Desk) bool {
	return p.h.Today(d.Now()) && !p.h.Finish.Is && p.h.Off() == ""
}

// doorAnswer says what enter will do.
func (p *Pane) doorAnswer(d pane.Desk) answerAtDoor {
	today := p.marksToday(d)
	a := answerAtDoor{row: p.row(p.door.at)}
	if a.row < 0 {
		found := p.door.found
		switch {
		case strings.TrimSpace(p.door.typed) == "":
			a.words = "type letters; down chooses"
			return a
		case len(found) == 0 && today:
			a.words = "no match: tab takes the name to not on the list"
			return a
		case len(found) == 0:
			a.words = "no match"
			return a
		case len(found) > 1:
			a.words = fmt.Sprintf("%d match: arrows choose", len(found))
			return a
		case found[0].Slip:
			a.words = "perhaps this one: down chooses"
			return a
		}
		a.row = found[0].Row
	}
	m := p.h.Rows[a.row].Mark
	switch {
	case !today:
		a.goes, a.words = true, "enter: goes to the row"
	case m.Here() && m.Arrived.Known():
		a.words = "already in, " + m.Arrived.String()
	case m.Here():
		a.words = "already in"
	case m.Kind != model.Unmarked:
		a.words = "already " + m.Words() + "; a letter changes it"
		if p.door.at == 0 {
			a.words = "already " + m.Words() + "; down, then a letter, changes it"
		}
	default:
		a.verb, a.words = p.arrival(d)
		if p.stray(a.row) {
			a.words += " (other door)"
		}
	}
	return a
}

// arrival is how somebody who comes now is marked.
func (p *Pane) arrival(d pane.Desk) (model.Verb, string) {
	now := d.Now()
	at := model.ClockOf(now)
	if p.h.Running(now) && p.h.Start.Known() && at > p.h.Start {
		return model.VerbLate, fmt.Sprintf("enter: LATE %d, it is %s", at.Minutes()-p.h.Start.Minutes(), at)
	}
	return model.VerbPresent, "enter: IN"
}

// doorEnter does what the line says.
func (p *Pane) doorEnter(d pane.Desk) {
	a := p.doorAnswer(d)
	switch {
	case a.row < 0:
		d.Warn(model.Capital(a.words) + ".")
	case a.goes:
		p.door = door{}
		p.at, p.last = p.h.Rows[a.row].Enrolment.ID, a.row
		p.find()
	case a.verb == 0:
		d.Warn(p.h.Rows[a.row].Person.Apart() + ": " + a.words + ".")
		p.doorReset()
	default:
		if _, ok := p.do(d, model.Stroke{Sheet: p.id, Enrolment: p.h.Rows[a.row].Enrolment.ID, Verb: a.verb}); ok {
			p.strayed = p.stray(a.row)
			p.doorReset()
		}
	}
}

// doorWalkIn takes the typed name to not on the list.
func (p *Pane) doorWalkIn(d pane.Desk) {
	switch {
	case !p.marksToday(d):
		d.Warn("On other days / finds people and marks nobody. w puts somebody on the register.")
	case strings.TrimSpace(p.door.typed) == "":
		d.Warn("Type the name first; tab takes it to not on the list.")
	default:
		p.walkIn(d, strings.TrimSpace(p.door.typed))
	}
}
