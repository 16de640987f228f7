package dialog

import (
	"maps"
	"slices"
	"strings"

	"workgroup/tui/grid"
)

// Values are what the fields of a form hold, by their names. A field that is
// not there has none.
type Values map[string]string

// Verdict is how a value stands.
type Verdict uint8

// The verdicts, from the best to the worst.
const (
	Fine   Verdict = iota // nothing to say, or only what saving will do
	Notice                // something to notice; it can be saved as it is
	Reason                // it can be saved with a reason, which the form then asks for
	Wrong                 // it cannot be saved
)

// ReasonName names the field that a form adds for the reason why something is
// saved all the same. Where a form has a field of that name already, that one
// takes the reason.
const ReasonName = "reason"

// Field is one field of a form. Its functions must be pure and quick: they run
// at every key.
type Field struct {
	Name   string // names it in Values: "date"
	Label  string // what stands before it: "Date"
	Value  string // what it holds at first
	Hint   string // said under it while it has the cursor and nothing else is to be said
	Masked bool   // for a passphrase: neither letters nor their number are shown
	// Private: others may not read it. While they can see the screen its value is kept and
	// cannot be typed into.
	Private bool
	Limit   int // the most characters (code points); DefaultLimit if 0
	Lines   int // more than 1: a text of several lines, of which so many are seen

	// Choices are what the field may hold: one of them, or with Many any number,
	// each in a line of its own. A Value that is not among them becomes one, so
	// that nothing changes by being looked at; without a Value one of the choices
	// is the first.
	Choices []string
	Many    bool
	// Suggest returns what the typed text may mean, best first.
	Suggest func(typed string) []string
	// Judge says how the value stands, given all values.
	Judge func(v Values) (sentence string, verdict Verdict)
	// When tells whether the field is there, given the values of those before it
	// that are there and of all after it; nil for always.
	When func(v Values) bool
}

// FormOptions say what a Form asks.
type FormOptions struct {
	Title  string // in the border; without one there is no border
	Intro  string // a sentence or two above the fields
	Fields []Field
	Does   string // what saving does; "save" if empty
	// Judge says how the values stand together.
	Judge func(v Values) (sentence string, verdict Verdict)
	At    string // the name of the field that has the cursor first; the first one if empty
}

// Form asks for several things at once. What is wrong is said at its field, in a
// sentence, as soon as the field was touched or left; nothing is taken until all
// of it can be saved.
type Form struct {
	o       FormOptions
	fields  []held // never changed in place; the last one is that of the reason, unless o has its own
	at      int    // the field with the cursor, -1 if none is there
	values  Values // never changed in place
	whole   judged
	reasons []string // the sentences that want a reason
	asked   bool     // saving was asked for
	leaving bool     // esc was pressed with something to lose
	offers  []string // of the field with the cursor
	list    grid.List
	others  bool // others can read the screen
	w, h    int
}

// judged is how something stands.
type judged struct {
	sentence string
	verdict  Verdict
}

// held is a field with what it holds.
type held struct {
	Field
	typing typing
	first  string // the value before anything was done
	typed  bool   // a masked field is no longer as it was at first
	choice grid.List
	chosen []bool // of Many
	there  bool
	seen   bool // touched or left
	judged judged
}

// NewForm returns the form, the cursor at the end of the field to begin with.
func NewForm(o FormOptions) Form {
	f := Form{o: o}
	for _, field := range o.Fields {
		f.fields = append(f.fields, newHeld(field))
	}
	if f.named(ReasonName) < 0 {
		f.fields = append(f.fields, newHeld(Field{Name: ReasonName, Label: "Reason"}))
	}
	f.at = max(0, f.named(o.At))
	return f.judge().offer()
}

// newHeld returns the field as it is at first.
func newHeld(o Field) held {
	x := held{Field: o}
	if !x.chooses() {
		x.typing = newTyping(o.Value, o.Limit, o.Lines > 1, o.Masked)
		x.first = x.value()
		return x
	}
	x.Choices = slices.Clone(o.Choices)
	values := []string{o.Value}
	if o.Many {
		values = strings.Split(o.Value, "\n")
	}
	for _, v := range values {
		if v != "" && !slices.Contains(x.Choices, v) {
			x.Choices = append(x.Choices, v)
		}
	}
	x.choice = grid.NewList(len(x.Choices), len(x.Choices))
	x.chosen = make([]bool, len(x.Choices))
	for i, c := range x.Choices {
		x.chosen[i] = slices.Contains(values, c)
		if x.chosen[i] && !o.Many {
			x.choice = x.choice.To(i)
		}
	}
	x.first = x.value()
	return x
}

// chooses reports whether the field holds choices, not text.
func (x held) chooses() bool { return x.Many || len(x.Choices) > 0 }

// value returns what the field holds.
func (x held) value() string {
	switch i := x.choice.Cursor(); {
	case x.Many:
		return strings.Join(x.picked(), "\n")
	case !x.chooses():
		return x.typing.text
	case i >= 0:
		return x.Choices[i]
	}
	return ""
}

// picked returns the choices that are chosen.
func (x held) picked() []string {
	var all []string
	for i, c := range x.Choices {
		if x.chosen[i] {
			all = append(all, c)
		}
	}
	return all
}

// ForOthers implements Discreet: what stands in private fields is hidden.
func (f Form) ForOthers(on bool) Dialog {
	if f.others == on {
		return f
	}
	f.others = on
	return f.offer()
}

// hides reports whether what field i holds is not shown now.
func (f Form) hides(i int) bool { return f.others && i >= 0 && f.fields[i].Private }

// named returns the place of the field of that name, -1 if there is none.
func (f Form) named(name string) int {
	return slices.IndexFunc(f.fields, func(x held) bool { return x.Name == name })
}

// own reports whether field i is the one that the form added for the reason.
func (f Form) own(i int) bool { return i >= len(f.o.Fields) }

// Values returns what the fields that are there hold now.
func (f Form) Values() Values { return maps.Clone(f.values) }

// changed reports whether there is something to lose.
func (f Form) changed() bool {
	return slices.ContainsFunc(f.fields, func(x held) bool { return x.value() != x.first })
}

// with returns the form with another field at i.
func (f Form) with(i int, x held) Form {
	f.fields = slices.Clone(f.fields)
	f.fields[i] = x
	return f
}

// judge finds out which fields are there and how everything stands.
func (f Form) judge() Form {
	f.fields = slices.Clone(f.fields)
	f.values = make(Values, len(f.fields))
	for i, x := range f.fields {
		if !f.own(i) {
			f.values[x.Name] = x.value()
		}
	}
	for i, x := range f.fields[:len(f.o.Fields)] {
		f.fields[i].there = x.When == nil || x.When(f.values)
		if !f.fields[i].there {
			delete(f.values, x.Name)
		}
	}
	f.reasons = nil
	for i, x := range f.fields {
		f.fields[i].judged = f.say(x.Judge, f.fields[i].there)
		f = f.because(f.fields[i].judged)
	}
	f.whole = f.say(f.o.Judge, true)
	f = f.because(f.whole)
	return f.reason().land()
}

// say asks for a sentence.
func (f Form) say(judge func(Values) (string, Verdict), there bool) judged {
	if judge == nil || !there {
		return judged{}
	}
	sentence, verdict := judge(f.values)
	if sentence == "" && verdict >= Reason {
		sentence = "This cannot be saved as it is."
	}
	return judged{sentence, verdict}
}

// because keeps what wants a reason, each sentence once.
func (f Form) because(j judged) Form {
	if j.verdict == Reason && !slices.Contains(f.reasons, j.sentence) {
		f.reasons = append(f.reasons, j.sentence)
	}
	return f
}

// reason puts the field for the reason there once saving was asked for and
// something wants one, and the sentences that want it under it.
func (f Form) reason() Form {
	i := f.named(ReasonName)
	x := &f.fields[i]
	if !f.asked || len(f.reasons) == 0 {
		x.there = x.there && !f.own(i)
		return f
	}
	x.there, x.seen = true, true
	f.values[ReasonName] = x.value()
	why := strings.Join(f.reasons, " ")
	if f.lacking() && x.judged.verdict != Wrong {
		x.judged = judged{why, Reason}
	} else if x.judged.sentence == "" {
		x.judged = judged{sentence: why}
	}
	return f
}

// lacking reports whether a reason is wanted and not given.
func (f Form) lacking() bool {
	return len(f.reasons) > 0 && strings.TrimSpace(f.fields[f.named(ReasonName)].value()) == ""
}

// land moves the cursor off a field that is no longer there, to the nearest one
// after it, else before it.
func (f Form) land() Form {
	if f.at >= 0 && f.fields[f.at].there {
		return f
	}
	from := max(0, f.at)
	if f.at = f.beside(from, 1); f.at < 0 {
		f.at = f.beside(from, -1)
	}
	return f.offer()
}

// beside returns the first field that is there from i on, up or down, -1 if
// there is none.
func (f Form) beside(i, step int) int {
	for ; i >= 0 && i < len(f.fields); i += step {
		if f.fields[i].there {
			return i
		}
	}
	return -1
}

// offer asks for the suggestions of the field with the cursor.
func (f Form) offer() Form {
	f.offers = nil
	if f.at >= 0 && !f.hides(f.at) {
		if x := f.fields[f.at]; x.Suggest != nil && !x.Masked && !x.chooses() {
			f.offers = x.Suggest(x.typing.text)
			if len(f.offers) == 1 && f.offers[0] == x.typing.text {
				f.offers = nil
			}
		}
	}
	f.list = grid.NewList(len(f.offers), len(f.offers)).Nobody()
	return f
}
