package tasks

import (
	"workgroup/model"
	"workgroup/tui/pane"
)

// keys are the keys of the sheet. Letters that note progress mean the same in upper and
// lower case.
type keys struct {
	pane.Moves
	back, pair, underWay, notStarted, notRequired pane.Key
	note, card, wording, edit, find               pane.Key
	// Of the line in which a name is typed.
	take, leave pane.Key
}

func newKeys() keys {
	return keys{
		Moves:       pane.NewMoves(),
		back:        pane.Key{Keys: []string{"b", "B"}, Show: "b", Does: "back, and on to the next who is not", Foot: true},
		pair:        pane.Key{Keys: []string{"p", "P"}, Show: "p", Does: "back for everybody of the school, one piece of work"},
		underWay:    pane.Key{Keys: []string{"w", "W"}, Show: "w", Does: "under way", Foot: true},
		notStarted:  pane.Key{Keys: []string{"backspace"}, Does: "not started", Foot: true},
		notRequired: pane.Key{Keys: []string{"x", "X"}, Show: "x", Does: "not required", Foot: true},
		note:        pane.Key{Keys: []string{"t", "T"}, Show: "t", Does: "note", Foot: true},
		card:        pane.Key{Keys: []string{"enter"}, Does: "the person's card", Foot: true},
		wording:     pane.Key{Keys: []string{"s", "S"}, Show: "s", Does: "wording for the person's school"},
		edit:        pane.Key{Keys: []string{"e", "E"}, Show: "e", Does: "edit the task"},
		find:        pane.Key{Keys: []string{"/"}, Does: "find, by letters of name or school", Foot: true},
		take:        pane.Key{Keys: []string{"enter"}, Does: "go to the person", Foot: true},
		leave:       pane.Key{Keys: []string{"esc"}, Does: "leave the line", Foot: true, Aside: true},
	}
}

// groups are the keys with what they do in a pane.
func (k keys) groups(p *Pane) []pane.Group {
	if p.finding {
		return []pane.Group{{Heading: "Find", Keys: []pane.Key{
			{Show: "letters", Does: "of a name or a school", Aside: true}, k.Choose, k.take, k.leave,
		}}}
	}
	run := func(key pane.Key, does func(pane.Desk) pane.Effect) pane.Key {
		key.Run = does
		return key
	}
	mark := func(to model.Progress, school bool) func(pane.Desk) pane.Effect {
		return func(d pane.Desk) pane.Effect { return p.mark(d, to, school) }
	}
	return []pane.Group{
		{Heading: "Task", Keys: []pane.Key{
			run(k.back, mark(model.Back, false)), run(k.pair, mark(model.Back, true)), run(k.underWay, mark(model.UnderWay, false)),
			run(k.notStarted, mark(model.NotStarted, false)), run(k.notRequired, mark(model.NotRequired, false)), run(k.note, p.note),
		}},
		{Heading: "Around it", Keys: k.With(run(k.card, p.card), run(k.find, p.startFinding), run(k.edit, p.edit), run(k.wording, p.wording))},
	}
}
