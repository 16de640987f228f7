package together

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is the screen, with a cursor on an answer or on a laptop.
type Pane struct {
	keys keys
	list grid.List
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
}

// New is the screen of the open cohort.
func New() *Pane {
	p := &Pane{y: -1}
	p.keys = newKeys(p)
	return p
}

// Asking is false: what is asked is asked over the screen.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title is the screen's name and the cohort.
func (p *Pane) Title(d pane.Desk) string {
	s := d.Snapshot()
	if s == nil {
		return "Together"
	}
	return "Together   " + grid.Clean(s.Cohort.Title)
}

// Cursor is the line of the row with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(d pane.Desk) []pane.Group {
	all, at := rows(d), max(0, p.list.Cursor())
	return p.keys.groups(at < len(all) && all[at].laptop != nil)
}

// row is a line of the screen on which the cursor can rest: an answer of a dispute, or a
// laptop.
type row struct {
	dispute *model.Dispute
	answer  int
	laptop  *model.Laptop
}

// rows are the answers, then the laptops.
func rows(d pane.Desk) []row {
	s := d.Snapshot()
	if s == nil {
		return nil
	}
	var out []row
	for _, x := range disputes(d) {
		for i := range x.Answers {
			out = append(out, row{dispute: &x, answer: i})
		}
	}
	laptops := laptopsOf(d)
	for i := range laptops {
		out = append(out, row{laptop: &laptops[i]})
	}
	return out
}

// disputes are those that may be shown: while only names are shown, those about marks, which
// the register shows too.
func disputes(d pane.Desk) []model.Dispute {
	return slices.DeleteFunc(d.Snapshot().Disputes(), func(x model.Dispute) bool {
		_, mark := x.Mark(0)
		return d.Privacy() != pane.Everything && !mark
	})
}

// laptopsOf are the laptops of the open cohort: until more of them is known, their names.
func laptopsOf(d pane.Desk) []model.Laptop {
	known := map[model.ID]model.Laptop{}
	for _, l := range d.Company().Laptops {
		known[l.ID] = l
	}
	var out []model.Laptop
	for _, x := range d.Snapshot().Devices() {
		l := known[x.ID]
		l.Device = *x
		out = append(out, l)
	}
	return out
}

// Key moves the cursor, or does what its key does.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	if all := rows(d); len(all) > 0 {
		if to, moves := p.keys.To(press, max(0, p.list.Cursor()), p.list.Height(), len(all)); moves {
			p.list = p.list.Resize(len(all), max(1, p.list.Height())).To(to)
			return pane.Taken()
		}
	}
	e, _ := pane.Run(p.keys.groups(false), d, press)
	return e
}

// on is the row with the cursor.
func (p *Pane) on(d pane.Desk) row {
	all := rows(d)
	if i := max(0, p.list.Cursor()); i < len(all) {
		return all[i]
	}
	d.Say("There is nothing here yet: i invites another lead to this cohort.")
	return row{}
}

// laptop is the laptop with the cursor, nil and said so where it is none.
func (p *Pane) laptop(d pane.Desk) *model.Laptop {
	x := p.on(d)
	if x.dispute != nil {
		d.Say("Choose a laptop first: they stand below.")
	}
	return x.laptop
}

func (p *Pane) enter(d pane.Desk) pane.Effect {
	x := p.on(d)
	switch {
	case x.dispute != nil:
		_ = d.Do(model.Settle{Dispute: *x.dispute, Answer: x.answer})
	case x.laptop != nil:
		return p.rename(d)
	}
	return pane.Taken()
}

// came leads to what came from the laptop with the cursor, or from all others.
func (p *Pane) came(d pane.Desk) pane.Effect {
	to := pane.Place{Screen: pane.Changes}
	if all := rows(d); max(0, p.list.Cursor()) < len(all) {
		if l := all[max(0, p.list.Cursor())].laptop; l != nil && !l.Own {
			to.Laptop = l.ID
		}
	}
	return pane.To(to)
}

// writeNote asks for the note about the place, at the session, that two answers are about.
func (p *Pane) writeNote(d pane.Desk) pane.Effect {
	x := p.on(d)
	if x.dispute == nil {
		d.Say("Choose one of two answers first: t notes something about whom they are about.")
		return pane.Taken()
	}
	s, f := d.Snapshot(), x.dispute.Field
	e, session := s.Enrolment(f.Record), s.Session(f.Elem)
	if d.Privacy() != pane.Everything {
		d.Warn("Notes are not shown at names only. Press ctrl+o until names only is gone, then t.")
		return pane.Taken()
	}
	if f.Kind != model.KindEnrolment || e == nil || session == nil {
		d.Say("This is about no one session: write the note where it stands, with t on the person's card or on the session.")
		return pane.Taken()
	}
	form, action := forms.NoteForm(s, model.SheetID{Session: session.ID}, e, dialog.FormOptions{
		Title: "Note: " + s.Person(e.Person).Listed(), Intro: fmt.Sprintf("About session %d.", session.Number), Does: "keeps it",
	})
	return pane.Question(form, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			_ = d.Do(action(a.Values))
		}
		return pane.Taken()
	})
}

// overRest settles all disputes in which one single mark stands against marks of the rest.
func (p *Pane) overRest(d pane.Desk) pane.Effect {
	s := d.Snapshot()
	if s == nil {
		return pane.Taken()
	}
	all := s.OverRest()
	if len(all.Disputes) == 0 {
		d.Say("No single mark stands against one that was made with the rest.")
		return pane.Taken()
	}
	return pane.Confirmed(dialog.Confirm{
		Title: "Single marks", OpenedBy: "*", Yes: "take them",
		Sentence: "Take " + grid.Clean(all.OverWords(s)) + "? A single mark was made for one person; the rest were marked together.",
	}, func(d pane.Desk) pane.Effect {
		_ = d.Do(all)
		return pane.Taken()
	})
}

func (p *Pane) rename(d pane.Desk) pane.Effect {
	l := p.laptop(d)
	if l == nil {
		return pane.Taken()
	}
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Laptop", Label: "What is this laptop called?", Proposed: l.Name, Does: "call it so", Limit: 60,
		Judge: func(s string) (string, bool) { return "", model.Tidy(s, 60) != "" },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			_ = d.Do(model.NameDevice{Device: l.ID, Lead: l.Lead, Name: a.Text})
		}
		return pane.Taken()
	})
}

func (p *Pane) shutOut(d pane.Desk) pane.Effect {
	l := p.laptop(d)
	switch {
	case l == nil:
		return pane.Taken()
	case l.Own:
		d.Warn("This is the laptop itself: it cannot shut itself out.")
		return pane.Taken()
	}
	name := grid.Clean(laptopName(*l))
	everything := dialog.Hint{Key: "a", Does: "of all that is shared with it: every cohort, and the hub (as for a lost laptop)"}
	m := dialog.Menu{
		Title: "Shut out", No: "leave it in", Choices: []dialog.Hint{everything, {Key: "c", Does: "of this cohort alone"}},
		Sentence: fmt.Sprintf("Shut %s out? What it sent before counts; what it does from now on is set aside on every laptop, and you may take it in later. What it holds it keeps, and can read; what is written from now on it is not given. This cannot be taken back: its lead would be invited anew.", name),
	}
	if l.Out {
		m.Sentence, m.Choices = name+" is shut out of this cohort already. Shut it out of the others and of the hub?", m.Choices[:1]
	}
	return pane.Question(m, func(_ pane.Desk, a dialog.Answer) pane.Effect {
		switch {
		case !a.Done:
			return pane.Taken()
		case a.Text == "c":
			return pane.To(pane.Place{Screen: pane.ShutHere, Laptop: l.ID})
		}
		return pane.To(pane.Place{Screen: pane.ShutOut, Laptop: l.ID})
	})
}

func (p *Pane) takeIn(d pane.Desk) pane.Effect {
	l := p.laptop(d)
	switch {
	case l == nil:
	case l.Aside == 0:
		d.Say("Nothing of " + l.Name + " is set aside.")
	default:
		return pane.Confirmed(dialog.Confirm{
			Title: "Set aside", OpenedBy: "g", Yes: "take them in",
			Sentence: fmt.Sprintf("Take in %d %s of %s as your own? They were made after it was shut out.", l.Aside, map[bool]string{true: "change", false: "changes"}[l.Aside == 1], grid.Clean(l.Name)),
		}, func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.TakeIn, Laptop: l.ID}) })
	}
	return pane.Taken()
}

// answerWords are one answer: what, by whom, when, on which laptop.
func answerWords(d pane.Desk, x row) string {
	s, h := d.Snapshot(), x.dispute.Answers[x.answer]
	words := s.Says(*x.dispute, x.answer) + "   " + cmp.Or(s.LeadName(h.Lead), "somebody") + ", " + time.Unix(h.At, 0).In(model.London()).Format("2 Jan 15:04")
	if device := d.Company().Authors[h.Ref.Change]; s.Device(device) != nil {
		words += ", on " + s.DeviceName(device)
	}
	return words
}
