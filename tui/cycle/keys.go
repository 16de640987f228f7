package cycle

import "workgroup/tui/pane"

// keys are the keys of the pane. Those to its sides have two names: left, then right.
type keys struct {
	pane.Moves
	open, beside, besideLetters                                   pane.Key
	add, edit, move, becomes, after, earlier, later, note, remove pane.Key
}

func newKeys() keys {
	return keys{
		Moves:         pane.NewMoves(),
		open:          pane.Key{Keys: []string{"enter"}, Does: "open, the register or the dates or the task's sheet", Foot: true},
		beside:        pane.Key{Keys: []string{"left", "right"}, Show: "left right", Does: "to cohorts, to observations", Aside: true},
		besideLetters: pane.Key{Keys: []string{"h", "l"}, Show: "h l", Does: "left and right too", Aside: true},
		add:           pane.Key{Keys: []string{"n"}, Does: "new, a workshop or meeting or visit or task", Foot: true},
		edit:          pane.Key{Keys: []string{"e"}, Does: "edit, the session or the task", Foot: true},
		move:          pane.Key{Keys: []string{"m"}, Does: "move, to another date; the old one is kept", Foot: true},
		becomes:       pane.Key{Keys: []string{"o"}, Does: "off, called off or not held or online instead", Foot: true},
		after:         pane.Key{Keys: []string{"a"}, Does: "held after all, or in the room after all"},
		earlier:       pane.Key{Keys: []string{"-"}, Does: "one place earlier in the cycle"},
		later:         pane.Key{Keys: []string{"+"}, Does: "one place later in the cycle"},
		note:          pane.Key{Keys: []string{"t"}, Does: "note for those who come, or a task's wording"},
		remove:        pane.Key{Keys: []string{"d"}, Does: "remove, the session or the task"},
	}
}

// groups are the keys with what they do in a pane.
func (k keys) groups(p *Pane) []pane.Group {
	run := func(key pane.Key, does func(pane.Desk) pane.Effect) pane.Key {
		key.Run = does
		return key
	}
	shift := func(key pane.Key, step int) pane.Key {
		return run(key, func(d pane.Desk) pane.Effect { return p.reorder(d, step) })
	}
	return []pane.Group{
		{Heading: "Cycle", Keys: k.With(run(k.open, p.enter), k.beside, k.besideLetters)},
		{Heading: "Change the cycle", Keys: []pane.Key{
			run(k.add, p.add), run(k.edit, p.edit), run(k.move, p.moveDate), run(k.becomes, p.becomes), run(k.after, p.afterAll),
			shift(k.earlier, -1), shift(k.later, 1), run(k.note, p.note), run(k.remove, p.remove),
		}},
	}
}
