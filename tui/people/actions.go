package people

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// addPerson asks for somebody new. Cells that are pasted into it go to a preview.
func addPerson(d pane.Desk) pane.Effect {
	x := editor{d: d}
	t := trial(func(v dialog.Values, anyway bool, over string) []model.Action {
		return append(x.takes(v), x.joins(v, anyway, over))
	})
	form := t.form(d, dialog.FormOptions{
		Title: "New person", Does: "adds them", Intro: "Cells copied in Excel (name, school, e-mail) can be pasted here: many people at once.",
		Fields: x.fields(fieldName, fieldLabel, fieldSchool, fieldRole, fieldMastery, fieldEmails, fieldPhone, fieldYear, fieldPlace, fieldAsked, fieldSince, fieldFrom),
	})
	return pane.Question(entry{form, d}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if _, pasted := a.Values[valueCells]; pasted {
			return addPasted(d, a)
		}
		return t.then(d, a)
	})
}

// editAll asks for everything about a person and their place.
func editAll(d pane.Desk, e *model.Enrolment) pane.Effect {
	return edit(d, e, "", fieldName, fieldLabel, fieldBefore, fieldSchool, fieldMoved, fieldRole, fieldMastery, fieldEmails, fieldPhone, fieldYear, fieldFrom, fieldRemark)
}

// edit asks for some of it.
func edit(d pane.Desk, e *model.Enrolment, at string, names ...string) pane.Effect {
	x := editing(d, e)
	return trial(x.edits).ask(d, dialog.FormOptions{Title: x.p.Listed(), Fields: x.fields(names...), At: at})
}

// editRemark asks for the remark.
func editRemark(d pane.Desk, e *model.Enrolment) pane.Effect {
	if d.Privacy() != pane.Everything {
		return warned(d, "Remarks are not shown at names only. Press ctrl+o until names only is gone, then t.")
	}
	x := editing(d, e)
	return plain(func(v dialog.Values) model.Action { return model.Remark{Enrolment: e.ID, Text: v[fieldRemark]} }).ask(d, dialog.FormOptions{
		Title: "Remark: " + x.p.Listed(), Fields: x.fields(fieldRemark), Does: "keeps it",
	})
}

func warned(d pane.Desk, sentence string) pane.Effect {
	d.Warn(sentence)
	return pane.Taken()
}

// removePlace names what goes with a person and removes them after a yes; where marks
// exist it proposes to withdraw.
func removePlace(d pane.Desk, e *model.Enrolment) pane.Effect {
	name := d.Snapshot().Person(e.Person).Listed()
	remove := model.RemovePlace{Enrolment: e.ID}
	if _, err := try(d, []model.Action{remove}); err != nil {
		if e.Status == model.Withdrawn {
			return warned(d, err.Error())
		}
		return pane.Confirmed(dialog.Confirm{Title: "Not removed", Sentence: err.Error(), Yes: "withdraws them", No: "leaves it", OpenedBy: "d"}, func(d pane.Desk) pane.Effect {
			return withdrawPlace(d, e)
		})
	}
	sentence := name + " goes from the list, as entered by mistake."
	if with := d.Snapshot().WhatGoesWith(e); with != "" {
		sentence += " With them go: " + with + "."
	}
	if stays := d.Snapshot().WhatStaysOf(e.Person); stays != "" {
		sentence += " Under their name stays, among the outcomes: " + stays + "."
	}
	return pane.Confirmed(dialog.Confirm{Title: "Remove", Sentence: sentence + " u brings it all back.", Yes: "removes them", No: "leaves it", OpenedBy: "d"}, func(d pane.Desk) pane.Effect {
		do(d, []model.Action{remove})
		return pane.Taken()
	})
}

// pausePlace asks from when to when a place rests.
func pausePlace(d pane.Desk, e *model.Enrolment) pane.Effect {
	fields := []dialog.Field{
		dayField(d, fieldDay, "From", model.DayOf(d.Now()), "The first day of the pause. Nobody is absent while it lasts."),
		dayField(d, fieldUntil, "Back on", 0, "The first day on which they are back. Empty: not known yet."),
	}
	return plain(func(v dialog.Values) model.Action {
		return model.PausePlace{Enrolment: e.ID, From: readDay(d, v[fieldDay]), Until: readDay(d, v[fieldUntil])}
	}).ask(d, dialog.FormOptions{Title: "Pause: " + listedName(d, e), Fields: fields, Does: "pauses"})
}

func listedName(d pane.Desk, e *model.Enrolment) string {
	return d.Snapshot().Person(e.Person).Listed()
}

// leaving are the fields of a place that ends.
func leaving(d pane.Desk) []dialog.Field {
	return []dialog.Field{
		dayField(d, fieldDay, "From", model.DayOf(d.Now()), "The first day on which they are no longer here. What was earned before stays."),
		{Name: fieldWhy, Label: "Why", Choices: model.LeaveReasons(), Hint: "Kept as one of these and no more: the rest is private."},
	}
}

func whyLeft(v dialog.Values) model.LeaveReason {
	return model.LeaveReason(choice(model.LeaveReasons(), v[fieldWhy]))
}

// withdrawPlace asks from when and why a place ends.
func withdrawPlace(d pane.Desk, e *model.Enrolment) pane.Effect {
	return plain(func(v dialog.Values) model.Action {
		return model.Withdraw{Enrolment: e.ID, Day: readDay(d, v[fieldDay]), Reason: whyLeft(v)}
	}).ask(d, dialog.FormOptions{Title: "Withdraw: " + listedName(d, e), Fields: leaving(d), Does: "withdraws"})
}

// replacePlace asks who takes over a place, from when, and why.
func replacePlace(d pane.Desk, e *model.Enrolment) pane.Effect {
	old := listedName(d, e)
	x := editor{d: d, e: model.Enrolment{School: e.School, Role: e.Role, Year: e.Year}}
	fields := append(x.fields(fieldName, fieldLabel, fieldSchool, fieldRole, fieldMastery, fieldEmails, fieldPhone, fieldYear), leaving(d)...)
	for i := range fields {
		if fields[i].Name == fieldDay {
			fields[i].Hint = "The first day of the new person. The days of the one before stay with them."
		}
		if fields[i].Name == fieldWhy {
			fields[i].Label = "Why it ends"
		}
	}
	return trial(func(v dialog.Values, anyway bool, over string) []model.Action {
		return append(x.takes(v), model.Replace{Enrolment: e.ID, Day: readDay(d, v[fieldDay]), Reason: whyLeft(v), With: x.joins(v, anyway, over)})
	}).ask(d, dialog.FormOptions{
		Title: "Replace: " + old, Intro: "Who takes over the place of " + old + "?", Fields: fields, Does: "replaces",
	})
}

// backOnList ends a pause, or gives a place back after a withdrawal.
func backOnList(d pane.Desk, e *model.Enrolment) pane.Effect {
	today := model.DayOf(d.Now())
	switch {
	case e.Status == model.Withdrawn:
		return trial(func(v dialog.Values, _ bool, over string) []model.Action {
			return []model.Action{model.BackOnList{Enrolment: e.ID, Day: readDay(d, v[fieldDay]), Over: over}}
		}).ask(d, dialog.FormOptions{
			Title: "Again on the list: " + listedName(d, e), Does: "puts them on it",
			Fields: []dialog.Field{dayField(d, fieldDay, "From", max(today, e.Until), "The first day on which they are back. Empty: they never left.")},
		})
	case e.Status == model.NotOnList || !e.Counts():
		return putOnList(d, e)
	case e.StatusOn(today) != model.Paused && len(e.Pauses) == 0:
		return warned(d, listedName(d, e)+" is on the list: "+e.Status.String()+".")
	}
	return plain(func(v dialog.Values) model.Action {
		return model.ResumePlace{Enrolment: e.ID, Day: readDay(d, v[fieldDay])}
	}).ask(d, dialog.FormOptions{
		Title: "Back: " + listedName(d, e), Does: "ends the pause",
		Fields: []dialog.Field{dayField(d, fieldDay, "From", today, "The first day on which they are back.")},
	})
}

// putOnList makes a full record of somebody who came without a place, waits or applied.
func putOnList(d pane.Desk, e *model.Enrolment) pane.Effect {
	switch {
	case e.Status == model.Withdrawn:
		return warned(d, fmt.Sprintf("%s withdrew. a gives the place back.", listedName(d, e)))
	case e.Status != model.NotOnList && e.Counts():
		return warned(d, fmt.Sprintf("%s is on the list already.", listedName(d, e)))
	}
	x := editing(d, e)
	return trial(func(v dialog.Values, anyway bool, over string) []model.Action {
		place, school := x.place(v)
		return append(x.takes(v), model.PutOnList{Place: place, SchoolName: school, Person: x.person(v), Anyway: anyway, Over: over})
	}).ask(d, dialog.FormOptions{
		Title: "On the list: " + x.p.Listed(), Does: "puts them on it",
		Fields: x.fields(fieldName, fieldLabel, fieldSchool, fieldRole, fieldMastery, fieldEmails, fieldPhone, fieldYear, fieldRemark),
	})
}
