package register

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
)

// Pane is one register on the screen. It is made by New and implements pane.Pane.
type Pane struct {
	id    model.SheetID
	rows  table // the keys while the cursor is in the rows
	doors table // the keys that the door line adds

	// The register as it was read from snap; there is false where it is gone.
	snap  *model.Snapshot
	h     model.Sheet
	there bool
	tasks []*model.Task // the last that were set before this session
	company
	myDoor

	at    model.ID  // the enrolment that the cursor rests on, 0 for nobody
	last  int       // the row it rested on before, to go on from
	shown []int     // the rows that are listed: all, or those that answer at the door
	list  grid.List // over shown

	fresh   bool // no key has been pressed yet
	sure    bool // the lead said yes to a register of another day
	undoing bool // the last key was undo: the cursor goes where it took back
	stepped bool // the last key marked and stepped: the foot says who is next

	minutes *strokes.Minutes // whose minutes digits are, nil for nobody's
	typed   []letter         // the letters of late, for those that were meant as a name
	offer   *offer           // what z would take back, nil for nothing
	ask     *question
	door    door

	look looks // what the last drawing worked out
}

// New is the pane of that register, the cursor on the first who is unmarked.
func New(id model.SheetID) *Pane {
	return &Pane{id: id, rows: rowKeys(), doors: doorKeys(), fresh: true}
}

var _ pane.Whole = (*Pane)(nil)

// Whole says that the register has a foot of its own.
func (p *Pane) Whole() {}

// ID is which register it is.
func (p *Pane) ID() model.SheetID { return p.id }

// read brings the register up to the newest snapshot.
func (p *Pane) read(d pane.Desk) bool {
	s := d.Snapshot()
	if s == p.snap {
		p.hear(d, false)
		p.stand(d)
		return p.there
	}
	before, first := p.h.Rows, p.snap == nil
	p.snap, p.h, p.there = s, model.Sheet{}, false
	if s != nil {
		p.h, p.there = s.Sheet(p.id)
		p.tasks = s.LastTask(p.id.Session)
	}
	p.hear(d, true)
	p.stand(d)
	if p.undoing && !first {
		p.returnTo(before)
	}
	p.settle()
	p.find()
	return p.there
}

// returnTo puts the cursor on the one row that lost its mark.
func (p *Pane) returnTo(before []model.Row) {
	was := map[model.ID]bool{}
	for _, r := range before {
		was[r.Enrolment.ID] = !r.Open()
	}
	var lost []model.ID
	for _, r := range p.h.Rows {
		if r.Open() && was[r.Enrolment.ID] {
			lost = append(lost, r.Enrolment.ID)
		}
	}
	if len(lost) == 1 && !p.door.open {
		p.at = lost[0]
	}
}

// settle keeps the cursor on somebody as long as anybody is unmarked.
func (p *Pane) settle() {
	if i := p.row(p.at); i >= 0 {
		p.last = i
		return
	}
	p.seek(p.last-1, p.stray(p.last))
}

// next puts the cursor on the next who is unmarked after row i, from the top again
// after the bottom, else on nobody. Those of my door come first; those of another only
// after one of them.
func (p *Pane) next(i int) { p.seek(i, p.stray(i)) }

// seek is next; strays says that those of another door come after those of mine.
func (p *Pane) seek(i int, strays bool) {
	p.at = 0
	open := func(at int) bool { return p.h.Rows[at].Open() }
	at := p.after(i, func(at int) bool { return open(at) && !p.stray(at) })
	if at < 0 && strays {
		at = p.after(i, open)
	}
	if at >= 0 {
		p.at, p.last = p.h.Rows[at].Enrolment.ID, at
	}
}

// after is the next row after i that is so, from the top again after the bottom, -1 for none.
func (p *Pane) after(i int, so func(at int) bool) int {
	n := len(p.h.Rows)
	for k := 1; k <= n; k++ {
		if at := (max(i, -1) + k) % n; so(at) {
			return at
		}
	}
	return -1
}

// row is the row of an enrolment, -1 where it has none.
func (p *Pane) row(e model.ID) int {
	if e != 0 {
		for i := range p.h.Rows {
			if p.h.Rows[i].Enrolment.ID == e {
				return i
			}
		}
	}
	return -1
}

// here is the row that keys act on, -1 for none.
func (p *Pane) here() int {
	if p.door.open {
		return p.row(p.door.at)
	}
	return p.row(p.at)
}

// Key handles one key press.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := strokes.Pressed(k)
	switch press {
	case "ctrl+o", "ctrl+l", "ctrl+c":
		return pane.Effect{}
	}
	p.fresh = false
	if !p.read(d) {
		if press == "esc" {
			return pane.To(pane.Place{Screen: pane.Back})
		}
		return pane.Effect{}
	}
	p.undoing, p.stepped, p.strayed = false, false, false
	if p.ask != nil {
		p.answer(d, k)
		p.read(d)
		return p.taken()
	}
	e := p.press(d, k, press)
	p.undoing = !e.Handled && (press == "u" || press == "ctrl+z")
	p.read(d)
	return e
}

// press handles a key while nothing is asked.
func (p *Pane) press(d pane.Desk, k tea.KeyPressMsg, press string) pane.Effect {
	digit := len(press) == 1 && press[0] >= '0' && press[0] <= '9'
	if digit && p.minutes != nil {
		p.digit(d, press)
		return pane.Taken()
	}
	p.minutes = nil
	if o := p.offer; o != nil {
		if press != o.press || press == "" {
			p.offer = nil
		}
		if press == "z" {
			p.takeBack(d, o)
			return pane.Taken()
		}
	}
	if p.door.open {
		if b := p.doors.find(press, p.door.at == 0); b != nil {
			return p.run(d, b, press)
		}
		if p.door.at == 0 {
			return p.doorText(k)
		}
	}
	b := p.rows.find(press, false)
	switch {
	case b != nil && b.group == groupMarks && p.door.open && !p.marksToday(d):
		d.Warn("This line finds people and marks nobody. enter goes to the row; letters mark there.")
		return pane.Taken()
	case b != nil:
		return p.run(d, b, press)
	case digit:
		return pane.Taken()
	case isLetter(k.Text):
		p.otherLetter(d, k.Text)
		return pane.Taken()
	}
	p.typed = nil
	return pane.Effect{}
}

// run does what a binding says; one without anything to do is the root's.
func (p *Pane) run(d pane.Desk, b *binding, press string) pane.Effect {
	if !b.letter {
		p.typed = nil
	}
	if b.run == nil {
		return pane.Effect{}
	}
	return b.run(p, d, press)
}

func isLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && unicode.IsLetter(r)
}

// Paste takes pasted text where text is asked for; elsewhere it says that it is
// never read as keys.
func (p *Pane) Paste(d pane.Desk, text string) pane.Effect {
	p.fresh = false
	if !p.read(d) {
		return pane.Effect{}
	}
	p.minutes, p.offer, p.typed, p.stepped = nil, nil, nil, false
	switch {
	case p.ask != nil && p.ask.hidden(d):
	case p.ask != nil:
		p.ask.box = p.ask.box.Paste(text)
	case p.door.open && p.door.at == 0:
		p.doorInsert(text)
	default:
		d.Warn("What was pasted is not read as keys: nobody was marked. To find a name press / and paste it there.")
	}
	return pane.Taken()
}

// Asking tells whether text or an answer is being given.
func (p *Pane) Asking() bool { return p.ask != nil || p.door.open && p.door.at == 0 }

// Title is the head of the screen: "1  Wed 17 Nov 2021  09:30-14:30  Twyford".
func (p *Pane) Title(d pane.Desk) string {
	if !p.read(d) {
		return "Register"
	}
	h := &p.h
	head := strconv.Itoa(h.Session.Number)
	if h.Slot != nil {
		head += " visit"
	}
	parts := []string{head, "no date yet"}
	if h.Date.Known() {
		parts[1] = h.Date.Long()
	}
	if h.Start.Known() {
		time := h.Start.String()
		if h.End.Known() {
			time += "-" + h.End.String()
		}
		parts = append(parts, time)
	}
	if h.Place != "" {
		parts = append(parts, grid.Clean(h.Place))
	} else if h.Mode == model.Online {
		parts = append(parts, "online")
	}
	return strings.Join(parts, "  ")
}

// Cursor is where the terminal's cursor rested in the last View.
func (p *Pane) Cursor() (x, y int, ok bool) { return p.look.x, p.look.y, p.look.rests }

// card leads to the card of the row with the cursor, for this session.
func (p *Pane) card(d pane.Desk, _ string) pane.Effect {
	i := p.chosen(d)
	if i < 0 {
		return pane.Taken()
	}
	return pane.To(pane.Place{Screen: pane.Card, Session: p.id.Session, Slot: p.id.Slot, Enrolment: p.h.Rows[i].Enrolment.ID})
}
