package outcomes

import "workgroup/tui/pane"

// keys are the keys of the pane, in all of its three views.
type keys struct {
	pane.Moves
	open, note, rate, plans, write    pane.Key // of the outcomes
	edit, remove, back                pane.Key // of what stands in a list
	change, add, action, state, leave pane.Key // of the plans
}

func newKeys() keys {
	return keys{
		Moves:  pane.NewMoves(),
		open:   pane.Key{Keys: []string{"enter"}, Does: "open, the evidence and the ratings of the outcome", Foot: true},
		note:   pane.Key{Keys: []string{"n"}, Does: "new evidence, of the outcome", Foot: true},
		rate:   pane.Key{Keys: []string{"r"}, Does: "rate, how far the outcome is", Foot: true},
		plans:  pane.Key{Keys: []string{"p"}, Does: "plans, initiatives, policies and the online community", Foot: true},
		write:  pane.Key{Keys: []string{"w"}, Does: "write, the evaluation into a file", Foot: true},
		edit:   pane.Key{Keys: []string{"e"}, Does: "edit, what the cursor rests on", Foot: true},
		remove: pane.Key{Keys: []string{"d"}, Does: "remove, what the cursor rests on", Foot: true},
		back:   pane.Key{Keys: []string{"esc", "backspace"}, Show: "esc", Does: "back, to the outcomes", Foot: true, Aside: true},
		change: pane.Key{Keys: []string{"enter"}, Does: "change, what the cursor rests on"},
		add:    pane.Key{Keys: []string{"n"}, Does: "new, a plan or an initiative or a policy and more", Foot: true},
		action: pane.Key{Keys: []string{"a"}, Does: "action, a new one of the plan", Foot: true},
		state:  pane.Key{Keys: []string{"s"}, Does: "state, of the action: to do, under way, done, dropped", Foot: true},
		leave:  pane.Key{Keys: []string{"esc", "p"}, Show: "esc p", Does: "back, to the outcomes", Foot: true, Aside: true},
	}
}

// Keys are the keys of the view that is shown.
func (p *Pane) Keys(pane.Desk) []pane.Group {
	k := p.keys
	run := func(key pane.Key, does func(pane.Desk) pane.Effect) pane.Key {
		key.Run = does
		return key
	}
	switch p.view {
	case inside:
		return []pane.Group{{Heading: "Evidence and ratings", Keys: k.With(
			run(k.note, p.newEvidence), run(k.rate, p.newRating), run(k.edit, p.edit), run(k.remove, p.remove), run(k.change, p.edit), run(k.back, p.toOutcomes))}}
	case planned:
		return []pane.Group{{Heading: "Plans and departments", Keys: k.With(
			run(k.add, p.newPlan), run(k.action, p.newAction), run(k.state, p.turnState), run(k.edit, p.edit), run(k.change, p.edit), run(k.remove, p.remove), run(k.leave, p.toOutcomes))}}
	}
	return []pane.Group{{Heading: "Outcomes", Keys: k.With(
		run(k.open, p.open), run(k.note, p.newEvidence), run(k.rate, p.newRating), run(k.plans, p.toPlans), run(k.write, write))}}
}
