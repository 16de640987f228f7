package cycle

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// The fields of moving a session that others have not.
const (
	fieldTold      = "told"
	fieldAnnounced = model.FieldAnnounced
	fieldReason    = model.FieldReason
)

// What may have become of an old date.
const (
	dateTold = "yes, it is kept"
	dateSlip = "no, it was a slip"
)

// moveDate asks for another date, and keeps the old one with the day on which the new
// one was told; of a task it asks when it is due.
func (p *Pane) moveDate(d pane.Desk) pane.Effect {
	s, x, t := p.chosen(d)
	switch {
	case x == nil:
		return nothingThere(d)
	case t != nil:
		return forms.EditTask(d, t, model.FieldDue)
	}
	if err := refused(d, model.MoveSession{Session: x.ID, Date: x.Date + 1}); err != nil {
		d.Warn(err.Error())
		return pane.Taken()
	}
	was, days := *x, forms.Days(d)
	venues, addresses := newSessionForm(d, was).known()
	had := func(dialog.Values) bool { return was.Date.Known() }
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: fmt.Sprintf("Move session %d", was.Number), Intro: movingWords(s, &was), Fields: []dialog.Field{
			{Name: fieldDate, Label: "New date", Hint: "As 8 Feb or next tuesday. Where none is known yet: none.", Judge: judgeMoved(was, days)},
			{Name: fieldTimes, Label: "Times", Value: forms.TimesWords(was.Start, was.End), Judge: forms.Times(fieldTimes), Hint: "9:30am-2:30pm, or the start alone."},
			{Name: fieldVenue, Label: "Venue", Value: was.Venue, Limit: model.MaxName, Suggest: forms.Among(venues)},
			{Name: fieldAddress, Label: "Address", Value: was.Address, Limit: model.MaxAddress, Suggest: forms.Among(addresses)},
			{Name: fieldTold, Label: "Old date told", Choices: []string{dateTold, dateSlip}, When: had, Judge: sayTold},
			{
				Name: fieldAnnounced, Label: "New date told", Value: "today", Judge: forms.Day(fieldAnnounced, "Today.", model.DayContext{Today: days.Today}),
				Hint: "The day on which people were told of the new date.", When: func(v dialog.Values) bool { return had(v) && v[fieldTold] != dateSlip },
			},
		}},
		Fields: timesAsOne(), Tells: true,
		Action: func(v dialog.Values) model.Action {
			date, _ := movedTo(v[fieldDate], days)
			told, _ := model.ReadDay(v[fieldAnnounced], model.DayContext{Today: days.Today})
			span, _ := model.ReadSpan(v[fieldTimes])
			a := model.MoveSession{Session: was.ID, Date: date.Day, Start: span.Start, End: span.End, Venue: v[fieldVenue], Address: v[fieldAddress], Announced: told.Day, Slip: v[fieldTold] == dateSlip}
			if a.Address != was.Address {
				a.Address = model.TidyAddress(a.Address)
			}
			return a
		},
	}.Ask(d)
}

// noDateTyped is what is typed where a session has no date for now: nothing typed might be a
// slip.
const noDateTyped = "none"

// movedTo reads the new date.
func movedTo(typed string, c model.DayContext) (read model.DayRead, wrong string) {
	switch model.Fold(typed) {
	case noDateTyped:
		return model.DayRead{}, ""
	case "":
		return model.DayRead{}, "The new date is missing: type it as 8 Feb, or none where there is none for now."
	}
	return model.ReadDay(typed, c)
}

// judgeMoved notices a date that is the old one.
func judgeMoved(was model.Session, c model.DayContext) forms.Judge {
	return func(v dialog.Values) (string, dialog.Verdict) {
		read, wrong := movedTo(v[fieldDate], c)
		if wrong == "" && read.Day == was.Date && was.Date.Known() {
			return "That is the date that it has.", dialog.Notice
		}
		return forms.Of(read.Sentence(), read.Notice, wrong)
	}
}

func sayTold(v dialog.Values) (string, dialog.Verdict) {
	if v[fieldTold] == dateSlip {
		return "Nobody was told the old date: it is not kept.", dialog.Fine
	}
	return "People were told the old date: it stays with the session.", dialog.Fine
}

// movingWords say which date a session has and who told us about it.
func movingWords(s *model.Snapshot, x *model.Session) string {
	if !x.Date.Known() {
		return "It has no date yet."
	}
	words := "It is on " + x.Date.Long() + "."
	switch n := told(s, x); {
	case n == 1:
		words += " 1 person told us about this date already: that stays noted."
	case n > 1:
		words += fmt.Sprintf(" %d people told us about this date already: that stays noted.", n)
	}
	return words
}

// told is how many told us something ahead of a session.
func told(s *model.Snapshot, x *model.Session) int {
	n := 0
	for _, e := range s.Enrolments {
		if e.Told(x.ID).Kind != model.ToldNothing {
			n++
		}
	}
	return n
}

// What the letters of o stand for: none is o, so that a second press of it does
// nothing.
const (
	becameOnline = "i"
	becameOff    = "c"
	becameNot    = "n"
)

// becomes asks what becomes of a session, and why.
func (p *Pane) becomes(d pane.Desk) pane.Effect {
	_, x, _ := p.chosen(d)
	if x == nil {
		return nothingThere(d)
	}
	if err := refused(d, model.CallOffSession{Session: x.ID}); err != nil {
		d.Warn(err.Error())
		return pane.Taken()
	}
	var choices []dialog.Hint
	if x.Kind != model.Visit && x.Mode != model.Online {
		choices = append(choices, dialog.Hint{Key: becameOnline, Does: "online instead"})
	}
	choices = append(choices, dialog.Hint{Key: becameOff, Does: "called off, ahead of the day"}, dialog.Hint{Key: becameNot, Does: "not held, on the day"})
	sentence := fmt.Sprintf("What becomes of session %d", x.Number)
	if x.Date.Known() {
		sentence += ", " + x.Date.Long()
	}
	return pane.Question(dialog.Choice{Title: "Not as planned", Sentence: sentence + "?", Choices: choices, No: "it is held as planned"},
		func(d pane.Desk, a dialog.Answer) pane.Effect {
			if !a.Done {
				return pane.Taken()
			}
			return became(d, x, a.Text)
		})
}

// became asks for the reason, and says what becomes of marks and of what was told.
func became(d pane.Desk, x *model.Session, what string) pane.Effect {
	title, intro := "called off", "Nobody is absent, and nobody earns days. Marks and what people told us are kept. A new date (m) makes it planned again."
	switch what {
	case becameOnline:
		title, intro = "online instead", "It stays the same session on the same day: marks count, and what people told us holds on."
	case becameNot:
		title, intro = "not held", "Nobody is absent, and nobody earns days. Marks and what people told us are kept."
	}
	fields := []dialog.Field{{Name: fieldReason, Label: "Why", Hint: "In a few words, as snow: it is kept, and stands under the session.", Limit: model.MaxName}}
	if what == becameOnline {
		fields = append(fields, dialog.Field{Name: fieldLink, Label: "Join link", Value: x.Link, Hint: "Where to join. May stay empty.", Limit: model.MaxLink})
	}
	id := x.ID
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: fmt.Sprintf("Session %d: %s", x.Number, title), Intro: intro, Fields: fields}, Tells: true,
		Action: func(v dialog.Values) model.Action {
			switch what {
			case becameOnline:
				return model.OnlineInstead{Session: id, Reason: v[fieldReason]}
			case becameNot:
				return model.SessionNotHeld{Session: id, Reason: v[fieldReason]}
			}
			return model.CallOffSession{Session: id, Reason: v[fieldReason]}
		},
		Then: func(d pane.Desk, v dialog.Values) pane.Effect {
			keepLink(d, id, v)
			return pane.Taken()
		},
	}.Ask(d)
}

// keepLink writes the link that was typed with the reason, as one step with it.
func keepLink(d pane.Desk, session model.ID, v dialog.Values) {
	x, steps := forms.Open(d).Session(session), d.Done(1)
	link, asked := v[fieldLink]
	if !asked || x == nil || x.Link == model.Tidy(link, model.MaxLink) || len(steps) == 0 {
		return
	}
	said, _ := d.Said()
	changed := *x
	changed.Link = link
	if d.Do(model.Group{Action: model.EditSession{Session: changed}, With: steps[0].First().ID}) == nil {
		d.Say(said)
	}
}

// afterAll takes back that a session is called off, not held or online instead.
func (p *Pane) afterAll(d pane.Desk) pane.Effect {
	_, x, _ := p.chosen(d)
	if x == nil {
		return nothingThere(d)
	}
	_ = d.Do(model.HeldAfterAll{Session: x.ID}) // a refusal stands at the foot
	return pane.Taken()
}
