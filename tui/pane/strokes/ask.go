package strokes

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/tui/dialog"
)

// About is the row that a letter is about.
type About struct {
	Snap  *model.Snapshot
	Sheet *model.Sheet
	Row   model.Row
	Now   time.Time
}

// stroke is a stroke of the row.
func (a About) stroke(verb model.Verb) model.Stroke {
	return model.Stroke{Sheet: a.Sheet.ID, Enrolment: a.Row.Enrolment.ID, Verb: verb}
}

// Question is a dialog, and what is made of its answer: a stroke, or the next question.
type Question struct {
	Box    dialog.Dialog
	Stroke func(dialog.Answer) model.Stroke
	Next   func(dialog.Answer) Question
}

// Cancelled asks for the day on which it was told, and proposes today or what was told
// before.
func Cancelled(about About) Question {
	row, h, today := about.Row, about.Sheet, model.DayOf(about.Now)
	limit := today
	if h.Date.Known() {
		limit = min(limit, h.Date)
	}
	proposal := limit
	switch {
	case row.Mark.Kind == model.Cancelled && row.Mark.ToldOn.Known():
		proposal = row.Mark.ToldOn
	case row.Told.Kind == model.CannotCome && row.Told.On.Known():
		proposal = row.Told.On
	}
	session, title, does := h.Date, "Cancelled: ", "marks"
	if h.ToCome(about.Now) {
		title, does = "Cannot come: ", "notes it"
	}
	return Question{
		Box: dialog.NewText(dialog.TextOptions{
			Title: title + row.Person.Listed(), Label: "On which day was it told?", Proposed: proposal.Long(), Does: does, Limit: 40,
			Judge: func(text string) (string, bool) {
				day, wrong := readDay(text, proposal, today, limit)
				if wrong != "" {
					return wrong, false
				}
				return toldWords(day, session, today), true
			},
		}),
		Stroke: func(a dialog.Answer) model.Stroke {
			s := about.stroke(model.VerbCancelled)
			s.ToldOn, _ = readDay(a.Text, proposal, today, limit)
			return s
		},
	}
}

// Substitute asks who came instead, or will come.
func Substitute(about About) Question {
	row := about.Row
	before := about.Snap.Person(row.Told.Substitute)
	if row.Mark.Kind == model.Substitute {
		before = about.Snap.Person(row.Mark.Substitute)
	}
	label, does := "Who came? Nothing typed: nobody by name.", "marks"
	if about.Sheet.ToCome(about.Now) {
		label, does = "Who will come? Nothing typed: nobody by name.", "notes it"
	}
	return Question{
		Box: dialog.NewText(dialog.TextOptions{
			Title: "Substitute for " + row.Person.Listed(), Label: label, Proposed: before.Name(), Does: does, Limit: model.MaxName,
		}),
		Stroke: func(a dialog.Answer) model.Stroke {
			s := about.stroke(model.VerbSubstitute)
			s.Substitute = a.Text
			return s
		},
	}
}

// Elsewhere asks where and when somebody caught up.
func Elsewhere(about About) Question {
	row := about.Row
	title := "Caught up elsewhere: " + row.Person.Listed()
	return Question{
		Box: dialog.NewText(dialog.TextOptions{
			Title: title, Label: "Where? Another hub, or another cohort.", Proposed: row.Mark.Place, Does: "goes on", Limit: model.MaxName,
			Judge: func(text string) (string, bool) {
				if strings.TrimSpace(text) == "" {
					return "Type the place.", false
				}
				return "", true
			},
		}),
		Next: func(a dialog.Answer) Question { return elsewhereOn(about, title, a.Text) },
	}
}

func elsewhereOn(about About, title, place string) Question {
	today := model.DayOf(about.Now)
	proposal := today
	if about.Row.Mark.PlaceDay.Known() {
		proposal = about.Row.Mark.PlaceDay
	}
	return Question{
		Box: dialog.NewText(dialog.TextOptions{
			Title: title, Label: "On which day?", Proposed: proposal.Long(), Does: "marks", Limit: 40,
			Judge: func(text string) (string, bool) {
				day, wrong := readDay(text, proposal, today, today)
				if wrong != "" {
					return wrong, false
				}
				return day.Long() + ".", true
			},
		}),
		Stroke: func(a dialog.Answer) model.Stroke {
			s := about.stroke(model.VerbElsewhere)
			s.Place = place
			s.PlaceDay, _ = readDay(a.Text, proposal, today, today)
			return s
		},
	}
}

// AnotherDay is what a lead is asked once before marking a register that is more than a
// day off; ok is false where nothing has to be asked.
func AnotherDay(h *model.Sheet, now time.Time) (c dialog.Confirm, ok bool) {
	off := h.DaysOff(now)
	if off <= 1 || h.Finish.Is || h.ToCome(now) {
		return dialog.Confirm{}, false
	}
	return dialog.Confirm{
		Title:    "Another day",
		Sentence: fmt.Sprintf("This register is of %s, %d days ago. Mark it?", h.Date.Long(), off),
		Yes:      "yes, mark it",
	}, true
}

// Closed says why nothing can be written on a register: it is finished or called off; ""
// where something can.
func Closed(h *model.Sheet, now time.Time) string {
	if h.Finish.Is || h.Off() != "" {
		return Shut(h, now)
	}
	return ""
}

// Shut says why nobody can be marked on a register now: it is finished or called off, or
// its day is to come; "" where people can be.
func Shut(h *model.Sheet, now time.Time) string {
	switch {
	case h.Finish.Is:
		return fmt.Sprintf("finished %s %s; f opens it", h.Finish.Day.Short(), h.Finish.At)
	case h.Off() != "":
		return h.Off()
	case h.ToCome(now) && h.Date.Known():
		return fmt.Sprintf("The session is on %s: nobody can be marked before the day.", h.Date.Long())
	case h.ToCome(now):
		return "The session has no date yet: nobody can be marked before the day."
	}
	return ""
}
