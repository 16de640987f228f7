package people

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// mostTyped is how many characters the find line takes.
const mostTyped = 80

// Pane is the list of all who have a place in the open cohort, with a cursor on one of
// them.
type Pane struct {
	keys keys
	line lineKeys
	find finder
	// view is who is listed while nobody is looked for.
	view view
	// at is the place that the cursor rests on, 0 for the first.
	at   model.ID
	list grid.List
	// found are those listed, as they were read from snap with what was typed.
	found []model.Found
	read  *model.Snapshot
	typed string
	// wide is how many cells the places of those listed need, for what may be shown that day.
	wide struct {
		cells int
		all   bool
		day   model.Day
	}
	// x and y are where the cursor rested in the last view.
	x, y  int
	rests bool
}

// finder is the find line.
type finder struct {
	open  bool
	typed string
}

// New is the list; find opens its find line.
func New(find bool) *Pane {
	p := &Pane{line: newLineKeys()}
	p.keys = newKeys(p)
	p.find.open = find
	return p
}

// Find opens the find line, empty.
func (p *Pane) Find() { p.find = finder{open: true} }

func (p *Pane) openFind(pane.Desk) pane.Effect {
	p.Find()
	return pane.Taken()
}

// Focus puts the cursor on a place.
func (p *Pane) Focus(place model.ID) { p.at = place }

// Asking tells whether the find line is typed in.
func (p *Pane) Asking() bool { return p.find.open }

// Title is the screen's name and the cohort.
func (p *Pane) Title(d pane.Desk) string {
	s := d.Snapshot()
	if s == nil {
		return "5 People"
	}
	return "5 People   " + grid.Clean(s.Cohort.Title)
}

// Cursor is where the cursor rested in the last view.
func (p *Pane) Cursor() (x, y int, ok bool) { return p.x, p.y, p.rests }

// people are those listed: all, or those who answer to what was typed.
func (p *Pane) people(d pane.Desk) []model.Found {
	s := d.Snapshot()
	if s == p.read && p.typed == p.find.typed {
		return p.found
	}
	p.found, p.read, p.typed, p.wide.cells = nil, s, p.find.typed, 0
	if s != nil {
		p.found = s.FindPeople(p.find.typed)
	}
	if p.find.typed == "" {
		p.found = p.view.of(p.found)
		if p.view == asking {
			p.found = inQueue(s, p.found)
		}
	}
	return p.found
}

// place is where the cursor stands among those listed: on its person, else on the first.
func (p *Pane) place(all []model.Found) int {
	return max(0, slices.IndexFunc(all, func(f model.Found) bool { return f.Enrolment.ID == p.at }))
}

// chosen is the place with the cursor, nil where nobody is listed.
func (p *Pane) chosen(d pane.Desk) *model.Enrolment {
	all := p.people(d)
	if len(all) == 0 {
		return nil
	}
	return all[p.place(all)].Enrolment
}

func (p *Pane) card(_ pane.Desk, e *model.Enrolment) pane.Effect {
	return pane.To(pane.Place{Screen: pane.Card, Enrolment: e.ID})
}

// Key handles one key press.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	if d.Privacy() == pane.Nothing || d.Snapshot() == nil {
		return pane.Effect{}
	}
	press := k.String()
	if k.Code == tea.KeyKpEnter {
		press = "enter"
	}
	if p.find.open {
		return p.typing(d, k, press)
	}
	if p.move(d, press) {
		return pane.Taken()
	}
	e, _ := pane.Run(p.keys.groups(), d, press)
	return e
}

// move moves the cursor and tells whether the key does.
func (p *Pane) move(d pane.Desk, press string) bool {
	all := p.people(d)
	to, moves := p.keys.To(press, p.place(all), max(1, p.list.Height()), len(all))
	if moves && len(all) > 0 {
		p.at = all[to].Enrolment.ID
	}
	return moves
}

// typing handles a key while the find line is typed in.
func (p *Pane) typing(d pane.Desk, k tea.KeyPressMsg, press string) pane.Effect {
	typed := p.find.typed
	switch {
	case p.line.choose.Has(press):
		p.move(d, press)
	case p.line.open.Has(press):
		if e := p.chosen(d); e != nil {
			p.at, p.find = e.ID, finder{}
			return p.card(d, e)
		}
		d.Warn("Nobody answers to this. esc empties the line; n then adds somebody.")
	case p.line.erase.Has(press):
		p.find.typed = typed[:grid.Prev(typed, len(typed))]
	case p.line.empty.Has(press), p.line.close.Has(press) && typed != "":
		p.keep(d)
		p.find.typed = ""
	case p.line.close.Has(press):
		p.find.open = false
	default:
		return p.text(k)
	}
	return pane.Taken()
}

// keep leaves the cursor on the person that it rests on, when all are listed again.
func (p *Pane) keep(d pane.Desk) {
	if e := p.chosen(d); e != nil {
		p.at = e.ID
	}
}

// text takes a key that is text; others are the root's.
func (p *Pane) text(k tea.KeyPressMsg) pane.Effect {
	chord := k.Mod & (tea.ModCtrl | tea.ModAlt)
	if k.Text == "" || k.Text == "?" || chord != 0 && chord != tea.ModCtrl|tea.ModAlt {
		return pane.Effect{}
	}
	p.insert(k.Text)
	return pane.Taken()
}

// insert adds text to the line; the cursor goes to the best who answers.
func (p *Pane) insert(text string) {
	line := []rune(grid.Plain(p.find.typed + strings.TrimRight(text, "\r\n")))
	p.find.typed = string(line[:min(len(line), mostTyped)])
	p.at = 0
}

// Paste takes cells of a spreadsheet, or a name where the find line is typed in.
func (p *Pane) Paste(d pane.Desk, text string) pane.Effect {
	switch {
	case d.Privacy() == pane.Nothing || d.Snapshot() == nil:
		return pane.Effect{}
	case p.find.open && !cells(text):
		p.insert(text)
		return pane.Taken()
	}
	return pasteCells(d, text)
}

// Listed are the places of those shown.
func (p *Pane) Listed(d pane.Desk) []model.ID {
	var out []model.ID
	for _, f := range p.people(d) {
		out = append(out, f.Enrolment.ID)
	}
	return out
}

// copyAddresses copies the e-mail addresses of those shown, without those who have left.
func (p *Pane) copyAddresses(d pane.Desk) pane.Effect { return pane.Addresses(d, p.Listed(d)) }

// count is "1 person", "3 people".
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
