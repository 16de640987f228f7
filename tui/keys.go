package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
	"workgroup/tui/pane"
	"workgroup/tui/together"
)

// keys are those of everywhere. A pane that is asking something takes all but screen,
// lock and abort.
type keys struct {
	screen, lock, abort                         pane.Key
	help, palette, find, undo, redo, quit, back pane.Key
	cohorts, cycle, dates, register, next, prev pane.Key
	people, behind, todo                        pane.Key
	outcomes, charges, numbers                  pane.Key
	evidence, intake, document, copy, check     pane.Key
	programme, fire, code, pass, idle           pane.Key
	backup, copies                              pane.Key
	letters, copied, schools                    pane.Key
	law                                         lawKeys
	together                                    pane.Key
	others                                      []pane.Key
}

func rootKeys() keys {
	return keys{
		law:      newLawKeys(),
		screen:   pane.Key{Keys: []string{"ctrl+o"}, Does: "screen for others: everything, names only, nothing, and back"},
		lock:     pane.Key{Keys: []string{"ctrl+l"}, Does: "lock"},
		abort:    pane.Key{Keys: []string{"ctrl+c"}, Does: "quit, from anywhere, on the second of it or enter"},
		help:     pane.Key{Keys: []string{"?"}, Does: "keys", Foot: true},
		palette:  pane.Key{Keys: []string{":"}, Does: "all, by name", Foot: true},
		find:     pane.Key{Keys: []string{"/"}, Does: "find, anyone of this cohort", Foot: true},
		undo:     pane.Key{Keys: []string{"u", "ctrl+z"}, Show: "u ctrl+z", Does: "undo"},
		redo:     pane.Key{Keys: []string{"U", "ctrl+y"}, Show: "U ctrl+y", Does: "redo"},
		quit:     pane.Key{Keys: []string{"q"}, Does: "quit, on the second of it or enter", Foot: true},
		back:     pane.Key{Keys: []string{"esc"}, Does: "back one step"},
		cohorts:  pane.Key{Keys: []string{"1"}, Does: "cohorts"},
		cycle:    pane.Key{Keys: []string{"2"}, Does: "cycle"},
		dates:    pane.Key{Keys: []string{"3"}, Does: "observations"},
		register: pane.Key{Keys: []string{"4"}, Does: "register"},
		people:   pane.Key{Keys: []string{"5"}, Does: "people", Foot: true},
		behind:   pane.Key{Keys: []string{"6"}, Does: "who is behind: the year as a grid and as bars"},
		numbers:  pane.Key{Keys: []string{"0"}, Does: "numbers as of a day: interested, enrolled, engaged, withdrawn, completed"},
		todo:     pane.Key{Keys: []string{"7"}, Does: "to do"},
		charges:  pane.Key{Keys: []string{"9"}, Does: "charges: what the hub's fee rule proposes"},
		fire:     pane.Key{Does: "fire: who is in the room now", Run: fire},
		code:     pane.Key{Does: "recovery code: a new one, to be put on paper", Run: newCode},
		pass:     pane.Key{Does: "passphrase: another one, for this file", Run: anotherPassphrase},
		backup:   pane.Key{Does: "backup: a copy of the file, onto a stick or into a folder", Run: backup},
		copies:   pane.Key{Does: "copies: those that are kept, and how to go back to one", Run: listCopies},
		idle:     pane.Key{Does: "lock after ... minutes without a key, and while a session runs", Run: lockAfter},
		next:     pane.Key{Keys: []string{"tab"}, Does: "next pane", Foot: true},
		prev:     pane.Key{Keys: []string{"shift+tab"}, Does: "pane before"},
		outcomes: pane.Key{Keys: []string{"8"}, Does: "outcomes: evidence, ratings over the year, plans"},
		letters:  pane.Key{Keys: []string{"i"}, Does: "write to people: texts ready to paste into an e-mail", Run: func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Letters}) }},
		copied: pane.Key{
			Does: "copied text: alone on the screen, to be selected with the mouse",
			Run:  func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Copied}) },
		},
		evidence: pane.Key{Keys: []string{"t"}, Does: "evidence: note something for the evaluation", Run: func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Evidence}) }},
		intake:   pane.Key{Keys: []string{"f"}, Does: "file from elsewhere, to be taken in: answers, reports, tables, row numbers", Run: func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Intake}) }},
		copy:     pane.Key{Keys: []string{"y"}, Does: "copy the e-mail addresses of those shown"},
		check:    pane.Key{Does: "check a code of a certificate or a statement", Run: checkCode},
		document: pane.Key{Does: "make a document: sheet, calendar, certificate, evaluation, table", Run: func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.MakePaper}) }},
		schools: pane.Key{
			Does: "register of schools: take in the public list from which schools are chosen",
			Run:  func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Schools}) },
		},

		together: pane.Key{
			Does: "together: two answers, and the laptops that share this cohort",
			Run:  func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Together}) },
		},
		others: together.Actions(),
		programme: pane.Key{
			Does: "programme: what the open cohort runs, and all others",
			Run:  func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Programme}) },
		},
	}
}

// everywhere are the root's keys for the help.
func (k keys) everywhere() []pane.Group {
	return []pane.Group{
		{Heading: "Panes", Keys: []pane.Key{
			k.cohorts, k.cycle, k.dates, k.register, k.people, k.behind, k.todo,
			k.outcomes,
			k.charges,
			k.numbers,
			k.next, k.prev, k.back,
		}},
		{Heading: "With other leads", Keys: append([]pane.Key{k.together}, k.others...)},
		{Heading: "Everywhere", Keys: []pane.Key{
			k.help, k.palette, k.find, k.undo, k.redo, k.screen, k.lock,
			k.evidence, k.intake, k.document, k.check, k.copy,
			k.letters, k.copied, k.schools,
			k.programme, k.fire, k.code, k.pass, k.backup, k.copies, k.idle,
			k.quit, k.abort,
		}},
		k.law.group(),
	}
}

// beside are the root's keys as they hold beside those of a pane: what the pane takes for
// itself is none of the root's there, but for what can be done by its name.
func (k keys) beside(p pane.Pane, d pane.Desk) []pane.Group {
	taken := map[string]bool{}
	for _, g := range p.Keys(d) {
		for _, o := range g.Keys {
			for _, press := range o.Keys {
				taken[press] = true
			}
		}
	}
	var out []pane.Group
	for _, g := range k.everywhere() {
		own := pane.Group{Heading: g.Heading}
		for _, o := range g.Keys {
			if slices.ContainsFunc(o.Keys, func(press string) bool { return taken[press] }) {
				if o.Run == nil {
					continue
				}
				o = byName(o)
			}
			own.Keys = append(own.Keys, o)
		}
		out = append(out, own)
	}
	return out
}

// byName is a key that can be found by its name only.
func byName(k pane.Key) pane.Key {
	k.Keys = nil
	return k
}

// key routes one key: screen and lock first, then a question, then the pane, then
// the root's own.
func (r *Root) key(k tea.KeyPressMsg) tea.Cmd {
	press := k.String()
	r.atHub = ""
	small := r.w < minWidth || r.h < minHeight
	if r.quitting.asked {
		again := r.keys.quit.Has(strings.ToLower(press)) || r.keys.abort.Has(press) || press == "enter"
		r.quitting.asked = false
		if again {
			return r.leave(false)
		}
		if press == "esc" {
			return nil
		}
	}
	switch {
	case r.keys.screen.Has(press) && !small && r.screen != atGate:
		r.turnScreen()
		return nil
	case r.keys.lock.Has(press) && !small && r.screen != atGate:
		return r.lockNow()
	case r.keys.abort.Has(press):
		return r.askQuit()
	case r.screen == atGate && !small:
		return r.gate.key(k)
	case small || r.privacy == pane.Nothing:
		if r.keys.quit.Has(press) {
			return r.askQuit()
		}
		return nil
	case r.alone != nil:
		if r.alone.key(press) {
			r.alone = nil
		}
		return nil
	case r.ask != nil:
		return r.answer(k)
	case r.help != nil:
		if r.help.key(press) {
			r.help = nil
		}
		return nil
	}
	if press == "esc" && r.slowErrand() != nil {
		return r.stopErrand()
	}
	if r.warning {
		r.said, r.warning = "", false
	}
	e := r.active().Key(r.desk(), k)
	if small, upper := lowered(press); upper && !e.Handled {
		press = small.String()
		e = r.active().Key(r.desk(), small)
	}
	if e.Handled {
		return r.effect(e)
	}
	return r.own(press)
}

// lowered is the key of a letter that came in upper case, for upper and lower case mean the
// same, but for redo: Caps Lock may be on.
func lowered(press string) (tea.KeyPressMsg, bool) {
	small := strings.ToLower(press)
	if small == press || press == "U" || utf8.RuneCountInString(press) != 1 {
		return tea.KeyPressMsg{}, false
	}
	return pane.Press(small)
}

// root does what one of the root's keys does, from wherever it was chosen by name.
func (r *Root) root(press string) tea.Cmd {
	switch {
	case r.keys.screen.Has(press):
		r.turnScreen()
		return nil
	case r.keys.lock.Has(press):
		return r.lockNow()
	case r.keys.abort.Has(press):
		return r.askQuit()
	}
	return r.own(press)
}

// own are the root's keys that a pane left alone.
func (r *Root) own(press string) tea.Cmd {
	switch {
	case r.keys.help.Has(press):
		r.help = newHelp(r)
	case r.keys.palette.Has(press):
		r.openPalette()
	case r.keys.undo.Has(press):
		return r.undo("u")
	case r.keys.redo.Has(press):
		return r.undo("U")
	case r.keys.back.Has(press):
		return r.back()
	case r.whole():
	case r.keys.quit.Has(press):
		return r.askQuit()
	case r.keys.find.Has(press):
		return r.goTo(pane.Place{Screen: pane.People, Find: true})
	case r.keys.cohorts.Has(press):
		r.main(inCohorts)
	case r.keys.cycle.Has(press):
		r.main(inCycle)
	case r.keys.dates.Has(press):
		r.main(inDates)
	case r.keys.register.Has(press):
		return r.openRegister(r.chosenSheet())
	case r.keys.people.Has(press):
		return r.goTo(pane.Place{Screen: pane.People})
	case r.keys.behind.Has(press):
		return r.goTo(pane.Place{Screen: pane.Behind})
	case r.keys.numbers.Has(press):
		return r.goTo(pane.Place{Screen: pane.Numbers})
	case r.keys.todo.Has(press):
		r.main(inFindings)
	case r.keys.charges.Has(press):
		return r.goTo(pane.Place{Screen: pane.Charges})
	case r.keys.outcomes.Has(press):
		return r.goTo(pane.Place{Screen: pane.Outcomes})
	case r.keys.letters.Has(press):
		return r.goTo(pane.Place{Screen: pane.Letters})
	case r.keys.evidence.Has(press):
		return r.goTo(pane.Place{Screen: pane.Evidence})
	case r.keys.copy.Has(press):
		return r.copyShown()
	case r.keys.intake.Has(press):
		return r.goTo(pane.Place{Screen: pane.Intake})
	case r.keys.next.Has(press):
		r.main((r.focus + 1) % len(r.mains()))
	case r.keys.prev.Has(press):
		r.main((r.focus + len(r.mains()) - 1) % len(r.mains()))
	}
	return nil
}

// main gives one of the panes of the three-pane screen the keyboard.
func (r *Root) main(i int) { r.full, r.focus = nil, i }

func (r *Root) back() tea.Cmd {
	if n := len(r.full); n > 0 {
		r.full = r.full[:n-1]
		r.said, r.warning = "", false
		return nil
	}
	if r.focus != inCycle && r.focus != inCohorts {
		r.focus = inCycle
	} else {
		r.focus = inCohorts
	}
	return nil
}

// effect follows a pane's effect.
func (r *Root) effect(e pane.Effect) tea.Cmd {
	if ask := e.Ask; ask != nil {
		r.question(ask.Dialog, func(a dialog.Answer) tea.Cmd {
			if ask.Then == nil {
				return nil
			}
			return r.effect(ask.Then(r.desk(), a))
		})
	}
	p := e.Go
	if e.Left.What != "" {
		return tea.Batch(r.note(e.Left), r.goTo(p))
	}
	if e.Split != nil {
		return tea.Batch(r.takesDoor(*e.Split), r.goTo(p))
	}
	if e.Errand != nil {
		return tea.Batch(r.errand(e.Errand), r.goTo(p))
	}
	if e.Alone != "" {
		r.alone = newAlone(e.Alone)
	}
	if e.Copy != "" {
		return tea.Batch(r.copy(e.Copy), r.goTo(p))
	}
	if p.Space != 0 && (r.snap == nil || p.Space != r.snap.Space) {
		return r.load(p)
	}
	return r.goTo(p)
}

// whole tells whether the pane that has the keyboard has a foot and keys of its own.
func (r *Root) whole() bool {
	_, whole := r.active().(pane.Whole)
	return whole
}

// question puts a question over the screen.
func (r *Root) question(d dialog.Dialog, answered func(dialog.Answer) tea.Cmd) {
	r.ask, r.answered = r.sized(d), answered
}

func (r *Root) answer(k tea.KeyPressMsg) tea.Cmd {
	d, a := r.sized(r.ask).Key(k)
	r.ask = d
	if !a.Closed() {
		return nil
	}
	then := r.answered
	r.ask, r.answered = nil, nil
	if then == nil {
		return nil
	}
	return then(a)
}
