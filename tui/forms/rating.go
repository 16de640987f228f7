package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// Rating asks how far an outcome is: by the share of classes where it is one of almost all
// classes. A rating that is there is changed.
func Rating(d pane.Desk, o model.Outcome, was model.Rating) pane.Effect {
	if e, hidden := Hidden(d, "Ratings"); hidden {
		return e
	}
	days, who := Days(d), Everybody(Open(d))
	byClasses := o.ByClasses()
	if was.ID != 0 {
		byClasses = was.Of > 0
	} else {
		was.Outcome = o
	}
	fill := func(v dialog.Values) model.Rating {
		x := was
		x.Person, x.School, _ = who.Read(v[model.FieldAbout])
		x.Grade = model.Grade(max(0, slices.Index(model.Grades(), v[model.FieldGrade])))
		x.Classes, x.Of, _ = readClasses(v[model.FieldClasses])
		x.Note = v[model.FieldNotes]
		read, _ := model.ReadDay(v[model.FieldDate], days)
		x.Day = read.Day
		return x
	}
	rate := dialog.Field{Name: model.FieldGrade, Label: "Rating", Choices: model.Grades()[1:], Value: gradeWord(was.Grade), Hint: "How far it is on that day."}
	if byClasses {
		rate = dialog.Field{
			Name: model.FieldClasses, Label: "Classes", Value: classesWord(&was), Hint: "In how many of the department's classes it is seen: 6 of 8.",
			Judge: func(v dialog.Values) (string, dialog.Verdict) {
				classes, of, wrong := readClasses(v[model.FieldClasses])
				if wrong != "" {
					return wrong, dialog.Wrong
				}
				return fmt.Sprintf("In %d of %d classes: %s.", classes, of, model.GradeOf(classes, of)), dialog.Fine
			},
		}
	}
	return Edit{
		FormOptions: dialog.FormOptions{Title: "Rate " + o.Number(), Intro: o.Sentence, Does: "keeps it", Fields: []dialog.Field{
			rate,
			who.Field(model.FieldAbout, "Of", who.Named(was.Person, was.School), "A school or a person; empty: the whole cohort.", "The whole cohort."),
			{Name: model.FieldNotes, Label: "Why", Value: was.Note, Lines: 3, Limit: model.MaxNote, Private: true, Hint: "What shows it. " + NoteHint, Judge: PupilNotice(model.FieldNotes)},
			{Name: model.FieldDate, Label: "Day", Value: was.Day.Long(), Hint: "Empty: today.", Judge: Day(model.FieldDate, "Today, "+model.DayOf(d.Now()).Long()+".", days)},
		}},
		Action: func(v dialog.Values) model.Action { return model.Rate{Rating: fill(v)} },
	}.Ask(d)
}

func gradeWord(g model.Grade) string {
	if g == model.Unrated {
		return ""
	}
	return g.String()
}

func classesWord(r *model.Rating) string {
	if r.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", r.Classes, r.Of)
}

// readClasses reads "6 of 8" or "6/8".
func readClasses(typed string) (classes, of int, wrong string) {
	const form = "Type in how many of how many classes: 6 of 8."
	parts := slices.DeleteFunc(strings.Fields(model.Fold(typed)), func(w string) bool { return slices.Contains([]string{"in", "out", "of", "classes"}, w) })
	if len(parts) != 2 {
		return 0, 0, form
	}
	classes, a := strconv.Atoi(parts[0])
	of, b := strconv.Atoi(parts[1])
	switch {
	case a != nil || b != nil:
		return 0, 0, form
	case of < 1 || of > 200:
		return 0, 0, "A department has 1 to 200 classes. " + form
	case classes > of:
		return 0, 0, fmt.Sprintf("It cannot be seen in %d of %d classes.", classes, of)
	}
	return classes, of, ""
}
