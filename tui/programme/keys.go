package programme

import (
	"workgroup/model/programmes"
	"workgroup/tui/pane"
)

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	part, edit, others        pane.Key
	add, copy, remove, export pane.Key
	stage, earlier, later     pane.Key
}

func newKeys() keys {
	moves := pane.NewMoves()
	moves.Choose.Does, moves.Ends.Does = "a line up or down", "the first or the last line"
	return keys{
		Moves:   moves,
		part:    pane.Key{Keys: []string{"left", "right"}, Show: "left right", Does: "the part before or after", Aside: true},
		edit:    pane.Key{Keys: []string{"e", "enter"}, Show: "e enter", Does: "edit, the part with the cursor", Foot: true},
		others:  pane.Key{Keys: []string{"o"}, Does: "others, of the hub and built in", Foot: true},
		add:     pane.Key{Keys: []string{"n"}, Does: "new, pasted or from a file or empty", Foot: true},
		copy:    pane.Key{Keys: []string{"c"}, Does: "copy, for the hub or for this cohort", Foot: true},
		remove:  pane.Key{Keys: []string{"d"}, Does: "remove, from the hub; or the session of the cycle"},
		stage:   pane.Key{Keys: []string{"a"}, Does: "add a session to the cycle"},
		earlier: pane.Key{Keys: []string{"-"}, Does: "the session of the cycle one place earlier"},
		later:   pane.Key{Keys: []string{"+"}, Does: "the session of the cycle one place later"},
		export:  pane.Key{Keys: []string{"x"}, Does: "export to a file", Foot: true},
	}
}

// sorting are the keys while the lines of a page are sorted.
func (k keys) sorting(p *Pane) []pane.Group {
	choose := k.Choose
	choose.Does = "a line up or down"
	var kinds []pane.Key
	for _, kind := range programmes.LineKinds() {
		kinds = append(kinds, pane.Key{
			Keys: []string{kind.Letter()}, Does: "this line is: " + kind.String(),
			Run: func(pane.Desk) pane.Effect { return p.take(kind) },
		})
	}
	return []pane.Group{
		{Heading: "The lines of the page", Keys: []pane.Key{
			choose, k.Page, k.Ends,
			{Keys: []string{"enter"}, Does: "done, the programme is made of these lines", Foot: true, Run: p.sorted},
			{Keys: []string{"esc"}, Does: "away, nothing is kept of the page", Run: p.leave},
		}},
		{Heading: "What the line is", Keys: kinds},
	}
}

// groups are the keys with what they do in a pane.
func (k keys) groups(p *Pane) []pane.Group {
	run := func(key pane.Key, does func(pane.Desk) pane.Effect) pane.Key {
		key.Run = does
		return key
	}
	return []pane.Group{
		{Heading: "Programme", Keys: k.With(k.part)},
		{Heading: "The programme that is shown", Keys: []pane.Key{
			run(k.edit, p.edit), run(k.others, p.others), run(k.add, p.add), run(k.copy, p.copy), run(k.remove, p.remove), run(k.export, p.export),
		}},
		{Heading: "The cycle that a cohort begins with", Keys: []pane.Key{
			run(k.stage, p.addStage),
			run(k.earlier, func(d pane.Desk) pane.Effect { return p.moveStage(d, -1) }),
			run(k.later, func(d pane.Desk) pane.Effect { return p.moveStage(d, 1) }),
		}},
	}
}
