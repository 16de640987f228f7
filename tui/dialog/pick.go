package dialog

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/grid"
)

// Row is one row of a Pick.
type Row struct {
	Group  string // the heading that it stands under; rows of one group follow each other
	Text   string
	Beside string // said beside it
	// Private is said beside it too, where others cannot read it.
	Private string
	Picked  bool // with Many: picked at first
}

// PickOptions say what a Pick asks. The functions must be pure and quick: they
// run at every key.
type PickOptions struct {
	Title string // in the border; without one there is no border
	Label string // what is asked
	// Private is said after the label, where others cannot read it.
	Private string
	Rows    []Row
	At      int    // the row with the cursor at first
	Many    bool   // space picks several
	None    bool   // with Many: what is picked may be nothing, and enter adds nothing to it unless letters were typed
	Does    string // what enter does; "take it" if empty
	// Find returns the rows that typed letters find, none where they find none.
	Find func(typed string) []int
	// Judge says what enter would do with the rows, in the order in which they
	// were picked, or what is wrong with them.
	Judge func(rows []int) (sentence string, verdict Verdict)
}

// Pick asks for one of several rows, or for some of them. Typed letters find
// rows; where Judge wants a reason for what was picked, enter asks for it.
type Pick struct {
	o       PickOptions
	typing  typing
	found   []int     // the rows that are seen, in their order
	list    grid.List // over found
	picked  []int     // in the order in which they were picked; never changed in place
	first   []int
	judged  judged
	reason  typing
	why     bool // the reason is being typed
	lacking bool // enter was pressed without one
	leaving bool // esc was pressed with something to lose
	others  bool // others can read the screen
	w, h    int
}

// NewPick returns the question with all rows seen.
func NewPick(o PickOptions) Pick {
	p := Pick{o: o, typing: newTyping("", 0, false, false), reason: newTyping("", 0, false, false)}
	for i, r := range o.Rows {
		if r.Picked && o.Many {
			p.picked = append(p.picked, i)
		}
	}
	p.first = p.picked
	return p.find(o.At)
}

// ForOthers implements Discreet: what is private beside the rows is hidden.
func (p Pick) ForOthers(on bool) Dialog {
	p.others = on
	return p
}

// label returns what is asked, with what others may not read where they cannot.
func (p Pick) label() string {
	if p.others || p.o.Private == "" {
		return p.o.Label
	}
	return p.o.Label + " " + p.o.Private
}

// beside returns what is said beside a row now.
func (p Pick) beside(r Row) string {
	switch {
	case p.others || r.Private == "":
		return r.Beside
	case r.Beside == "":
		return r.Private
	}
	return r.Beside + ", " + r.Private
}

// find sees the rows that the typed letters find, the cursor on row at where it
// is among them, else on the first.
func (p Pick) find(at int) Pick {
	p.found = nil
	switch {
	case p.typing.text == "" || p.o.Find == nil:
		for i := range p.o.Rows {
			p.found = append(p.found, i)
		}
	default:
		for _, i := range p.o.Find(p.typing.text) {
			if i >= 0 && i < len(p.o.Rows) && !slices.Contains(p.found, i) {
				p.found = append(p.found, i)
			}
		}
		slices.Sort(p.found)
	}
	p.list = grid.NewList(len(p.found), len(p.found)).To(max(0, slices.Index(p.found, at)))
	return p.judge()
}

// row returns the row with the cursor, -1 where nothing is found.
func (p Pick) row() int {
	if i := p.list.Cursor(); i >= 0 && i < len(p.found) {
		return p.found[i]
	}
	return -1
}

// Taken returns the rows that enter takes: those that are picked, and the one
// with the cursor where none is, or where letters were typed for it.
func (p Pick) Taken() []int {
	out := slices.Clone(p.picked)
	i := p.row()
	if asked := p.typing.text != "" || len(out) == 0 && !p.o.None; i >= 0 && asked && !slices.Contains(out, i) {
		out = append(out, i)
	}
	return out
}

// judge finds out what enter would do.
func (p Pick) judge() Pick {
	taken := p.Taken()
	switch {
	case len(p.found) == 0 && p.typing.text != "":
		p.judged = judged{"Nothing here answers to these letters. Fewer letters find more.", Wrong}
	case len(taken) == 0 && !p.o.None:
		p.judged = judged{"There is nothing to choose from.", Wrong}
	case p.o.Judge != nil:
		sentence, verdict := p.o.Judge(taken)
		p.judged = judged{sentence, verdict}
	default:
		p.judged = judged{}
	}
	if p.judged.verdict != Reason {
		p.why, p.lacking = false, false
	}
	return p
}

// Sized implements Dialog.
func (p Pick) Sized(w, h int) Dialog { p.w, p.h = bound(w), bound(h); return p }

// Paste implements Dialog: the text is typed, without line breaks.
func (p Pick) Paste(s string) Dialog {
	p.leaving = false
	if p.why {
		p.reason, _ = p.reason.paste(s)
		return p
	}
	typed, what := p.typing.paste(s)
	return p.take(typed, what)
}

// take goes on with what a key or a paste made of the letters.
func (p Pick) take(typed typing, what did) Pick {
	p.typing = typed
	if what != edited {
		return p
	}
	return p.find(-1)
}

// Key implements Dialog.
func (p Pick) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	key := msg.String()
	if p.leaving {
		p.leaving = false
		switch {
		case key == "esc":
			return p, Answer{Cancelled: true, Index: -1}
		case isEnter(msg):
			return p, Answer{} // it answers the question at the foot, and takes nothing
		}
	}
	switch {
	case isEnter(msg):
		return p.enter()
	case key == "esc":
		return p.back()
	case p.why:
		p.reason, _ = p.reason.key(msg)
		return p, Answer{}
	case key == "space" && p.o.Many:
		return p.turn(), Answer{}
	}
	if list, moves := p.move(key); moves {
		p.list = list
		return p.judge(), Answer{}
	}
	return p.take(p.typing.key(msg)), Answer{}
}

// move moves the cursor through the rows.
func (p Pick) move(key string) (grid.List, bool) {
	page := max(1, p.page()-1)
	switch key {
	case "up":
		return p.list.Move(-1), true
	case "down":
		return p.list.Move(1), true
	case "pgup":
		return p.list.Move(-page), true
	case "pgdown":
		return p.list.Move(page), true
	case "home":
		return p.list.Home(), true
	case "end":
		return p.list.End(), true
	}
	return p.list, false
}

// turn picks the row with the cursor, or takes it off again. The letters go, so
// that those of the next row can be typed.
func (p Pick) turn() Pick {
	i := p.row()
	if i < 0 {
		return p
	}
	if at := slices.Index(p.picked, i); at >= 0 {
		p.picked = slices.Delete(slices.Clone(p.picked), at, at+1)
	} else {
		p.picked = append(slices.Clip(p.picked), i)
	}
	p.typing = p.typing.set("")
	return p.find(i)
}

// enter takes what was picked, or asks for the reason that it wants.
func (p Pick) enter() (Dialog, Answer) {
	switch {
	case p.judged.verdict == Wrong:
		return p, Answer{}
	case p.judged.verdict == Reason && !p.why:
		p.why = true
		return p, Answer{}
	case p.judged.verdict == Reason && strings.TrimSpace(p.reason.text) == "":
		p.lacking = true
		return p, Answer{}
	}
	taken := p.Taken()
	a := Answer{Done: true, Index: p.row(), Picked: taken, Values: Values{}}
	if p.judged.verdict == Reason {
		maps.Copy(a.Values, Values{ReasonName: p.reason.text})
	}
	return p, a
}

// back leaves the reason, takes the letters away, or leaves the question; with
// rows picked by hand it asks.
func (p Pick) back() (Dialog, Answer) {
	switch {
	case p.why:
		p.why, p.lacking = false, false
		return p, Answer{}
	case p.typing.text != "":
		p.typing = p.typing.set("")
		return p.find(p.row()), Answer{}
	case !slices.Equal(p.picked, p.first):
		p.leaving = true
		return p, Answer{}
	}
	return p, Answer{Cancelled: true, Index: -1}
}

// Legend implements Dialog.
func (p Pick) Legend() []Hint {
	does := Hint{"enter", or(p.o.Does, "take it")}
	switch {
	case p.leaving:
		return []Hint{{"esc", "throws away what you picked"}, {"any other key", "goes on"}}
	case p.why:
		return []Hint{does, {"esc", "back to the list"}}
	}
	var hints []Hint
	if p.judged.verdict == Reason {
		does.Does = "all the same"
	}
	if p.judged.verdict != Wrong {
		hints = append(hints, does)
	}
	if i := p.row(); i >= 0 && p.o.Many && slices.Contains(p.picked, i) {
		hints = append(hints, Hint{"space", "take off"})
	} else if i >= 0 && p.o.Many {
		hints = append(hints, Hint{"space", "pick"})
	}
	if len(p.found) > 1 {
		hints = append(hints, Hint{"up/down", "choose"})
	}
	if p.typing.text != "" {
		return append(hints, Hint{"esc", "all rows"})
	}
	return append(hints, Hint{"letters", "find"}, Hint{"esc", "cancel"})
}
