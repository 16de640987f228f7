package intake

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// Pane is a file as it would be taken in, with a cursor on one of its lines.
type Pane struct {
	keys keys
	// at is the register that was looked at, home what ~ stands for.
	at   model.SheetID
	home string
	// in is what was read; nil before. It is proposed for a state of the cohort.
	in       model.Intake
	of       *model.Snapshot
	proposed model.Proposal
	// settled is what is proposed, where in has more decisions that are being worked out;
	// turn counts these.
	settled model.Intake
	working bool
	turn    int
	// decided: something was decided that is not taken in yet.
	decided bool
	// took is the change by which it was taken in last.
	took model.ID
	// gone: the pane was left, and hears no more of what was being read.
	gone bool

	// rows are for a view w cells wide; cursor is one of them, top the first that is seen,
	// page how many are.
	rows              []row
	w                 int
	cursor, top, page int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
}

// New is the pane with nothing read yet. At is the register that is meant where a file does
// not say so itself; home is put for ~ in a path.
func New(at model.SheetID, home string) *Pane {
	return &Pane{keys: newKeys(), at: at, home: home, w: 80, y: -1}
}

// Asking is false: what is asked lies over the screen.
func (p *Pane) Asking() bool { return false }

// Title is the screen's name and the cohort.
func (p *Pane) Title(d pane.Desk) string {
	if s := d.Snapshot(); s != nil {
		return "Take in a file   " + s.Cohort.Title
	}
	return "Take in a file"
}

// Cursor is the line with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(pane.Desk) []pane.Group { return p.keys.groups(p) }

// shown tells whether there is something to look at, worked out for the cohort as it is now.
func (p *Pane) shown(d pane.Desk) bool {
	s := d.Snapshot()
	if p.in == nil || s == nil {
		return false
	}
	if s != p.of {
		p.of, p.settled, p.proposed = s, p.in, p.in.Propose(s, model.DayOf(d.Now()))
		p.lay()
	}
	return true
}

// Key moves the cursor, changes a setting, or does something with the line.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	if d.Privacy() == pane.Nothing {
		return pane.Effect{}
	}
	if p.shown(d) {
		if to, moves := p.keys.To(press, p.cursor, p.page, len(p.rows)); moves {
			p.move(to)
			return pane.Taken()
		}
		if way := p.keys.setting.Way(press); way != 0 {
			p.nextSetting(way)
			return pane.Taken()
		}
		if way := p.keys.change.Way(press); way != 0 {
			return p.change(d, way)
		}
	}
	e, _ := pane.Run(p.keys.groups(p), d, press)
	return e
}

// move puts the cursor on a row, or on the next one in that direction that can have it.
func (p *Pane) move(to int) {
	way := 1
	if to < p.cursor {
		way = -1
	}
	at := to
	for at >= 0 && at < len(p.rows) && p.rows[at].part == heading {
		at += way
	}
	if at < 0 || at >= len(p.rows) {
		for at = to; at >= 0 && at < len(p.rows) && p.rows[at].part == heading; {
			at -= way
		}
	}
	p.cursor = max(0, min(at, len(p.rows)-1))
}

// nextSetting goes on to the setting before or after the cursor, round from the last to the
// first.
func (p *Pane) nextSetting(way int) {
	var all []int
	for i, r := range p.rows {
		if r.part == setting {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		return
	}
	next := slices.IndexFunc(all, func(i int) bool { return i > p.cursor })
	if way < 0 {
		next = len(all) - 1
		for next >= 0 && all[next] >= p.cursor {
			next--
		}
	}
	p.cursor = all[(next+len(all))%len(all)]
	if next < 0 && way > 0 {
		p.cursor = all[0]
	}
}

// here is the row with the cursor.
func (p *Pane) here() row {
	if p.cursor < len(p.rows) {
		return p.rows[p.cursor]
	}
	return row{part: yes}
}

// choice is what can be decided at the cursor, nil for nothing.
func (p *Pane) choice() *model.Choice {
	switch r := p.here(); r.part {
	case setting:
		return &p.proposed.Settings[r.i]
	case line:
		return p.proposed.Lines[r.i].Choice
	}
	return nil
}

// change takes the next option of a setting; on a line it asks.
func (p *Pane) change(d pane.Desk, way int) pane.Effect {
	c := p.choice()
	if c == nil || len(c.Options) == 0 {
		return pane.Taken()
	}
	if p.here().part == line {
		if way > 0 {
			return p.decide(d)
		}
		return pane.Taken()
	}
	n := len(c.Options)
	to := (c.Chosen + way + n) % n
	if c.Chosen < 0 {
		to = 0
	}
	return p.take(d, c.Key, c.Options[to].Value)
}

// take takes a decision. The cursor stays where it was: after an answer, on the next line
// that needs one.
func (p *Pane) take(d pane.Desk, key, value string) pane.Effect {
	was := p.here()
	p.in, p.decided = p.in.Decide(key, value), true
	return p.work(d, func() { p.stay(was, key) })
}

// quickLines are so many lines that they are worked out between two key presses.
const quickLines = 1000

// work works out what would become of it now: of very many lines away from the screen.
func (p *Pane) work(d pane.Desk, then func()) pane.Effect {
	if len(p.proposed.Lines) <= quickLines {
		p.of = nil
		p.shown(d)
		then()
		return pane.Taken()
	}
	p.turn++
	p.working = true
	turn, in, s, today := p.turn, p.in, d.Snapshot(), model.DayOf(d.Now())
	var proposed model.Proposal
	return pane.SentOn("working it out", func(pane.Job) error {
		proposed = in.Propose(s, today)
		return nil
	}, func(d pane.Desk, err error) pane.Effect {
		switch {
		case p.gone || turn != p.turn:
			return pane.Taken()
		case err != nil:
			d.Say("Stopped: what was decided last is as it was.")
			p.in, p.working = p.settled, false
			return pane.Taken()
		}
		p.of, p.settled, p.proposed, p.working = s, in, proposed, false
		p.lay()
		then()
		return pane.Taken()
	})
}

// stay puts the cursor back after a decision.
func (p *Pane) stay(was row, key string) {
	same := func(r row) bool {
		switch {
		case r.part != was.part || r.n != 0:
			return false
		case r.part == setting:
			return p.proposed.Settings[r.i].Key == key
		case r.part == line:
			c := p.proposed.Lines[r.i].Choice
			return c != nil && c.Key == key
		}
		return true
	}
	if was.part == line && was.i < len(p.proposed.Lines) && p.proposed.Lines[was.i].Verdict == model.NeedsAnswer {
		same = func(r row) bool { return r.part == line && r.i == was.i }
	}
	if i := slices.IndexFunc(p.rows, same); i >= 0 {
		p.cursor = i
	}
}

// decide asks what is to be decided at the cursor, or, on the last line, takes it in.
func (p *Pane) decide(d pane.Desk) pane.Effect {
	if !p.shown(d) {
		return pane.Taken()
	}
	if p.here().part == yes {
		return p.takeIn(d)
	}
	c := p.choice()
	if c == nil || len(c.Options) == 0 {
		d.Say("There is nothing to decide here. y takes all of it in.")
		return pane.Taken()
	}
	label := veiled(d, c.Asks)
	rows, names := make([]dialog.Row, len(c.Options)), make([]string, len(c.Options))
	for i, o := range c.Options {
		names[i] = veiled(d, o.Words)
		rows[i] = dialog.Row{Text: names[i]}
	}
	title := "How it is read"
	if r := p.here(); r.part == line {
		title = veiled(d, p.proposed.Lines[r.i].Name)
	}
	key, options := c.Key, c.Options
	return pane.Question(dialog.NewPick(dialog.PickOptions{
		Title: title, Label: label, Rows: rows, At: max(0, c.Chosen), Does: "take it", Find: func(typed string) []int { return model.Answering(names, typed) },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done && a.Index >= 0 && p.shown(d) {
			return p.take(d, key, options[a.Index].Value)
		}
		return pane.Taken()
	})
}

// leaveOut leaves the line out, where that can be chosen.
func (p *Pane) leaveOut(d pane.Desk) pane.Effect {
	if !p.shown(d) || p.here().part != line {
		return pane.Taken()
	}
	l := &p.proposed.Lines[p.here().i]
	value, ok := l.Leaves()
	if !ok {
		d.Say("This line cannot be left out by itself.")
		return pane.Taken()
	}
	return p.take(d, l.Choice.Key, value)
}

// yes goes to the last line, and from there takes it in: the second y.
func (p *Pane) yes(d pane.Desk) pane.Effect {
	if !p.shown(d) {
		return pane.Taken()
	}
	if p.here().part == yes {
		return p.takeIn(d)
	}
	p.cursor = len(p.rows) - 1
	if p.why() == "" {
		d.Say("y or enter takes it in: " + veiled(d, p.proposed.Summary()) + ".")
	}
	return pane.Taken()
}

// why is why nothing can be taken in, "" where it can.
func (p *Pane) why() string {
	switch {
	case p.working:
		return "It is still being worked out: wait a moment."
	case p.proposed.Stop != "":
		return p.proposed.Stop
	case p.proposed.Action == nil:
		return "Nothing would change: 0 changes."
	}
	return ""
}

// takeIn does it. What was done stands at the foot, and the lines say how it is now.
func (p *Pane) takeIn(d pane.Desk) pane.Effect {
	if why := p.why(); why != "" {
		d.Warn(veiled(d, why))
		return pane.Taken()
	}
	if len(p.proposed.Lines) <= quickLines {
		p.do(d, p.proposed.Action)
		return pane.Taken()
	}
	a := model.Prepared{Action: p.proposed.Action, Of: d.Snapshot()}
	p.turn++
	p.working = true
	return pane.SentOn("taking it in", func(j pane.Job) (err error) {
		a.As, err = a.Action.Plan(a.Of, j.Env)
		return err
	}, func(d pane.Desk, err error) pane.Effect {
		p.working = false
		switch {
		case p.gone:
			return pane.Taken()
		case err != nil:
			d.Warn(err.Error())
			return pane.Taken()
		case !p.do(d, a):
			return pane.Taken()
		}
		p.of = d.Snapshot() // until it is worked out
		return p.work(d, func() {})
	})
}

// do takes it in; done is false where that was refused, and the foot says why.
func (p *Pane) do(d pane.Desk, a model.Action) (done bool) {
	if d.Do(a) != nil {
		return false
	}
	p.decided = false
	if steps := d.Done(1); len(steps) > 0 {
		p.took = steps[0].First().ID
	}
	return true
}

// Took tells whether it was by that change that the file was taken in: undo takes it back
// here at once.
func (p *Pane) Took(change model.ID) bool { return change != 0 && change == p.took }

// back leaves; what was decided and not taken in is not thrown away unasked.
func (p *Pane) back(d pane.Desk) pane.Effect {
	leave := func(pane.Desk) pane.Effect {
		p.gone = true
		return pane.To(pane.Place{Screen: pane.Back})
	}
	if !p.decided {
		return leave(d)
	}
	return pane.Confirmed(dialog.Confirm{
		Title: "Take in a file", Sentence: "Nothing of it is taken in yet, and what you decided about it would be lost.", Yes: "leave all the same", No: "stay",
	}, leave)
}
