package together

import "workgroup/tui/pane"

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	take, rest, note, name, out, aside pane.Key
	changes                            pane.Key
	share, join, send, receive, folder pane.Key
	server                             pane.Key
}

// Actions are what is done with other leads from anywhere, by name.
func Actions() []pane.Key {
	k := outside()
	return []pane.Key{k.send, k.receive, k.changes, k.share, k.join, k.folder, k.server}
}

func to(s pane.Screen) func(pane.Desk) pane.Effect {
	return func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: s}) }
}

func outside() keys {
	return keys{
		share:   pane.Key{Does: "invite, another lead: share this cohort", Run: to(pane.Share)},
		join:    pane.Key{Does: "join, with another lead's invitation", Run: to(pane.Join)},
		send:    pane.Key{Does: "send, a file with what other leads have not", Run: to(pane.Send)},
		receive: pane.Key{Does: "receive, what another lead sent", Run: to(pane.Receive)},
		changes: pane.Key{Does: "changes, that came from other laptops: since the last file, and before", Run: to(pane.Changes)},
		folder:  pane.Key{Does: "folder, to exchange through by itself from then on", Run: to(pane.Folder)},
		server:  pane.Key{Does: "server, of the hub: join with a ticket, how it stands, leave", Run: to(pane.Server)},
	}
}

func newKeys(p *Pane) keys {
	k := outside()
	named := func(o pane.Key, letter string) pane.Key { o.Keys, o.Foot = []string{letter}, true; return o }
	k.Moves = pane.NewMoves()
	k.take = pane.Key{Keys: []string{"enter"}, Does: "take, this answer; of a laptop: edit its name", Foot: true, Run: p.enter}
	k.rest = pane.Key{Keys: []string{"*"}, Does: "single marks, taken over those of the rest, where two leads had not seen each other's", Run: p.overRest}
	k.note = pane.Key{Keys: []string{"t"}, Does: "note, on whom the two answers are about", Run: p.writeNote}
	k.changes = pane.Key{Keys: []string{"c"}, Does: "changes, that came from the laptop, or from all", Run: p.came}
	k.name = pane.Key{Keys: []string{"e"}, Does: "edit the name of the laptop", Run: p.rename}
	k.out = pane.Key{Keys: []string{"d"}, Does: "shut out, the laptop", Run: p.shutOut}
	k.aside = pane.Key{Keys: []string{"g"}, Does: "take in what a laptop that was shut out did since", Run: p.takeIn}
	k.share, k.join, k.send, k.receive, k.folder = named(k.share, "i"), named(k.join, "o"), named(k.send, "s"), named(k.receive, "r"), named(k.folder, "f")
	k.server = named(k.server, "v")
	return k
}

// groups are all keys; the footer has those that act on what the cursor rests on.
func (k keys) groups(onLaptop bool) []pane.Group {
	k.note.Foot, k.changes.Foot, k.out.Foot = !onLaptop, onLaptop, onLaptop
	if onLaptop {
		k.take.Does = "name, of the laptop: edit it; of two answers: take one"
	}
	return []pane.Group{
		{Heading: "Two answers", Keys: k.With(k.take, k.rest, k.note)},
		{Heading: "Laptops", Keys: []pane.Key{k.changes, k.name, k.out, k.aside}},
		{Heading: "With other leads", Keys: []pane.Key{k.send, k.receive, k.share, k.join, k.folder, k.server}},
	}
}
