package register

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// How fast letters follow each other that were meant as a name, or came from a key
// that was held.
const (
	nameSpan  = 2 * time.Second        // letters before another letter that may be its word
	heldSpan  = time.Second            // in which so many marks are nobody's own
	heldMarks = 8                      //
	heldGap   = 250 * time.Millisecond // a held key goes on as long as marks follow so closely
	mostTyped = 512                    // letters that are remembered
)

// letter is a letter that was pressed in the rows, with what it did.
type letter struct {
	text string
	at   time.Time
	step model.ID // 0 where it changed nothing
	who  model.ID
	name string // as it is listed
}

// offer is what z takes back until the next key.
type offer struct {
	steps []model.ID
	first model.ID // whose row the cursor returns to
	door  bool     // open the door line with what was typed
	text  string
	// press is the key that was held, "" of a name; sentence what the foot said.
	press, sentence string
}

// remember keeps a letter that did something.
func (p *Pane) remember(d pane.Desk, press string, step, who model.ID, name string) {
	if press == "space" {
		press = " "
	}
	if len(p.typed) >= mostTyped {
		p.typed = append(p.typed[:0], p.typed[len(p.typed)-mostTyped/2:]...)
	}
	p.typed = append(p.typed, letter{text: press, at: d.Pressed(), step: step, who: who, name: name})
}

// otherLetter marks nobody. Where the letters before it marked people, they may
// have been a name.
func (p *Pane) otherLetter(d pane.Desk, text string) {
	if p.door.open {
		d.Warn("To type go back up to the line, or press / for it.")
		return
	}
	p.remember(d, grid.Plain(text), 0, 0, "")
	if p.held(d, "") {
		return
	}
	now, from := d.Pressed(), len(p.typed)
	for from > 0 && now.Sub(p.typed[from-1].at) <= nameSpan {
		from--
	}
	run := p.typed[from:]
	o := take(run)
	if len(o.steps) == 0 {
		d.Warn("To type a name press / first.")
		return
	}
	var typed strings.Builder
	for _, l := range run {
		typed.WriteString(l.text)
	}
	o.door, o.text = true, typed.String()
	p.offer = o
	d.Warn(fmt.Sprintf("To type a name press / first. z takes back %s and types %q there.", marked(run), grid.Clean(o.text)))
}

// held names those whom a key that was held marked, or letters that came as fast.
func (p *Pane) held(d pane.Desk, press string) bool {
	n, now := 0, d.Pressed()
	from := len(p.typed)
	for from > 0 {
		l := p.typed[from-1]
		near := now.Sub(l.at) <= heldSpan
		if !near && (from == len(p.typed) || p.typed[from].at.Sub(l.at) > heldGap) {
			break
		}
		if near && l.step != 0 {
			n++
		}
		from--
	}
	if n < heldMarks {
		return false
	}
	run := p.typed[from:]
	o := take(run)
	o.press = press
	o.sentence = fmt.Sprintf("%s marked very fast: %s. They stay; z takes them all back.", people(len(o.steps)), marked(run))
	p.offer = o
	d.Warn(o.sentence)
	return true
}

// take is the offer to take back what letters did.
func take(run []letter) *offer {
	o := &offer{}
	for _, l := range run {
		if l.step == 0 {
			continue
		}
		if o.first == 0 {
			o.first = l.who
		}
		o.steps = append(o.steps, l.step)
	}
	return o
}

// marked names those whom letters marked, in the order of the letters.
func marked(run []letter) string {
	const most = 4
	var names []string
	seen := map[model.ID]bool{}
	for _, l := range run {
		if l.step != 0 && !seen[l.who] {
			seen[l.who] = true
			names = append(names, grid.Cut(l.name, 20))
		}
	}
	if len(names) > most+1 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], "; "), len(names)-most)
	}
	return strings.Join(names, "; ")
}

// takeBack takes back what is offered, as one step.
func (p *Pane) takeBack(d pane.Desk, o *offer) {
	p.typed = nil
	want := map[model.ID]bool{}
	for _, id := range o.steps {
		want[id] = true
	}
	var steps []model.Step
	for _, s := range d.Done(len(o.steps) + heldMarks) {
		if want[s.First().ID] {
			steps = append(steps, s)
		}
	}
	if len(steps) == 0 {
		d.Warn("It was taken back already.")
		return
	}
	if err := d.TakeBack(steps); err != nil {
		return
	}
	p.read(d)
	if p.row(o.first) >= 0 {
		p.at = o.first
	}
	if o.door {
		p.openDoor(d)
		p.doorInsert(o.text)
	}
}
