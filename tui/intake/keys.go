package intake

import "workgroup/tui/pane"

// keys are the keys of the pane. Letters mean the same in upper and lower case.
type keys struct {
	pane.Moves
	setting, change, decide, leave, yes, other, back pane.Key
}

func newKeys() keys {
	return keys{
		Moves:   pane.NewMoves(),
		setting: pane.Key{Keys: []string{"shift+tab", "tab"}, Show: "tab", Does: "the next setting", Foot: true, Aside: true},
		change:  pane.Key{Keys: []string{"left", "right"}, Show: "left right", Does: "another choice", Foot: true, Aside: true},
		decide:  pane.Key{Keys: []string{"enter"}, Does: "decide", Foot: true},
		leave:   pane.Key{Keys: []string{"x"}, Does: "leave out, the line with the cursor", Foot: true},
		yes:     pane.Key{Keys: []string{"y"}, Does: "yes, take it in", Foot: true},
		other:   pane.Key{Keys: []string{"f"}, Does: "file, another one"},
		back:    pane.Key{Keys: []string{"esc"}, Does: "back, nothing is taken in"},
	}
}

// groups are the keys with what they do in a pane.
func (k keys) groups(p *Pane) []pane.Group {
	run := func(key pane.Key, does func(pane.Desk) pane.Effect) pane.Key {
		key.Run = does
		return key
	}
	if p.in == nil {
		return []pane.Group{{Heading: "Take in a file", Keys: []pane.Key{foot(run(k.other, p.Begin), "file, to be read"), foot(run(k.back, p.back), "back")}}}
	}
	return []pane.Group{{Heading: "Take in a file", Keys: k.With(
		k.setting, k.change, run(k.decide, p.decide), run(k.leave, p.leaveOut), run(k.yes, p.yes), run(k.other, p.Begin), run(k.back, p.back),
	)}}
}

// foot is a key that stands in the footer, with what it does there.
func foot(k pane.Key, does string) pane.Key {
	k.Foot, k.Does = true, does
	return k
}
