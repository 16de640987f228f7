package charges

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// Pane is the charges of the open cohort, with a cursor on one of them.
type Pane struct {
	keys keys
	// place and session are the charge that the cursor rests on, at is where it stood.
	place, session model.ID
	at             int
	// top is the first line of the list that is seen, page how many lines are.
	top, page int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
	// all is what was read of a snapshot.
	all  []model.Owed
	read *model.Snapshot
}

// New is the pane with the cursor on the charge of a place and a session, else on the first
// that is to be decided.
func New(place, session model.ID) *Pane {
	return &Pane{keys: newKeys(), place: place, session: session, at: -1, y: -1}
}

// Asking is false: what is asked lies over the screen.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title is the screen's name and the cohort.
func (p *Pane) Title(d pane.Desk) string {
	if s := d.Snapshot(); s != nil {
		return "9 Charges   " + s.Cohort.Title
	}
	return "9 Charges"
}

// Cursor is the line of the charge with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(pane.Desk) []pane.Group { return p.keys.groups(p) }

// charges are those of the open cohort, worked out once for a snapshot, with the cursor put
// where its charge stands now.
func (p *Pane) charges(d pane.Desk) []model.Owed {
	if s := d.Snapshot(); s != p.read {
		p.all, p.read = nil, s
		if s != nil {
			p.all = s.Charges()
		}
	}
	at := slices.IndexFunc(p.all, func(o model.Owed) bool { return o.Enrolment.ID == p.place && o.Session.ID == p.session })
	switch {
	case at < 0 && p.at < 0:
		at = max(0, slices.IndexFunc(p.all, func(o model.Owed) bool { return o.Open() }))
	case at < 0:
		at = max(0, min(p.at, len(p.all)-1))
	}
	p.put(at)
	return p.all
}

func (p *Pane) put(at int) {
	p.at = at
	if at < len(p.all) {
		p.place, p.session = p.all[at].Enrolment.ID, p.all[at].Session.ID
	}
}

// Key decides, moves the cursor or leads on. While charges are hidden it does nothing, so
// that none of its keys means something else.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	if d.Privacy() == pane.Nothing {
		return pane.Effect{}
	}
	if d.Privacy() == pane.Everything {
		all := p.charges(d)
		if to, moves := p.keys.To(press, p.at, p.page, len(all)); moves {
			p.put(to)
			return pane.Taken()
		}
	} else if _, moves := p.keys.To(press, 0, 1, 1); moves {
		return pane.Taken()
	}
	e, _ := pane.Run(p.keys.groups(p), d, press)
	return e
}

// why is why there is nothing to see, "" where there is.
func (p *Pane) why(d pane.Desk) string {
	s := d.Snapshot()
	switch {
	case s == nil:
		return "No cohort is open."
	case d.Privacy() != pane.Everything:
		return "Charges are hidden while only names are shown. Press ctrl+o until names only is gone."
	case len(p.charges(d)) > 0:
		return ""
	case s.Cohort.Fee == nil:
		return "This cohort has no fee rule, so nothing is ever charged. To give it one press 1 for the cohorts, and e there."
	}
	return "Nothing is to be charged: nobody is marked absent or cancelled yet."
}

// on does something with the charge that has the cursor.
func (p *Pane) on(d pane.Desk, does func(*model.Owed) pane.Effect) pane.Effect {
	if why := p.why(d); why != "" {
		d.Warn(why)
		return pane.Taken()
	}
	return does(&p.charges(d)[p.at])
}

// do does an action with it.
func (p *Pane) do(d pane.Desk, a func(place, session model.ID) model.Action) pane.Effect {
	return p.on(d, func(o *model.Owed) pane.Effect {
		_ = d.Do(a(o.Enrolment.ID, o.Session.ID)) // a refusal stands at the foot
		return pane.Taken()
	})
}

func (p *Pane) charge(d pane.Desk) pane.Effect {
	return p.do(d, func(place, session model.ID) model.Action {
		return model.Charge{Enrolment: place, Session: session}
	})
}

func (p *Pane) paid(d pane.Desk) pane.Effect {
	return p.do(d, func(place, session model.ID) model.Action {
		return model.Paid{Enrolment: place, Session: session}
	})
}

func (p *Pane) takeBack(d pane.Desk) pane.Effect {
	return p.do(d, func(place, session model.ID) model.Action {
		return model.TakeBackDecision{Enrolment: place, Session: session}
	})
}

// waive asks why. What cannot be waived is said without asking.
func (p *Pane) waive(d pane.Desk) pane.Effect {
	return p.on(d, func(o *model.Owed) pane.Effect {
		place, session := o.Enrolment.ID, o.Session.ID
		action := func(v dialog.Values) model.Action {
			return model.Waive{Enrolment: place, Session: session, Reason: v[model.FieldReason]}
		}
		if o.State == model.FeeNone || o.State == model.FeePaid || o.Why != "" {
			_ = d.Do(action(dialog.Values{model.FieldReason: "-"})) // refused: the foot says why
			return pane.Taken()
		}
		name := d.Snapshot().Person(o.Enrolment.Person).Apart()
		return forms.Edit{
			FormOptions: dialog.FormOptions{
				Title: "Waive: " + name, Intro: d.Snapshot().FeeAccount(o), Does: "waives it",
				Fields: []dialog.Field{{
					Name: model.FieldReason, Label: "Why", Value: o.Reason, Limit: model.MaxName, Hint: "In a few words. No health details, no pupils. It is kept, and stands in no letter.",
				}},
			},
			Action: action,
		}.Ask(d)
	})
}

// letter shows the text of the letter, to be copied.
func (p *Pane) letter(d pane.Desk) pane.Effect {
	return p.on(d, func(o *model.Owed) pane.Effect {
		text, ok := d.Snapshot().FeeLetter(o)
		if !ok {
			d.Warn(d.Snapshot().FeeAccount(o) + " There is no letter to write.")
			return pane.Taken()
		}
		return pane.Confirmed(dialog.Confirm{Title: "Letter", Sentence: text, Accept: "y", Yes: "copies it", No: "close", OpenedBy: "l"}, func(d pane.Desk) pane.Effect {
			d.Say("The letter is copied: paste it into an e-mail.")
			return pane.Effect{Handled: true, Copy: text}
		})
	})
}

// card opens the card of the person, for the session of the charge.
func (p *Pane) card(d pane.Desk) pane.Effect {
	return p.on(d, func(o *model.Owed) pane.Effect {
		return pane.To(pane.Place{Screen: pane.Card, Enrolment: o.Enrolment.ID, Session: o.Session.ID, Slot: o.Slot})
	})
}
