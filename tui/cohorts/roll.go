package cohorts

import (
	"fmt"
	"strconv"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// The groups of people who may continue.
const (
	groupHere = "This year's people"
	groupNext = "Asked for next year"
)

// rollOver asks who continues, then for the cohort in which they do, and opens it.
func rollOver(d pane.Desk) pane.Effect {
	s := forms.Open(d)
	all, sure := programmes.Continuing(s)
	if len(all) == 0 {
		d.Warn("Nobody is here who could continue. n makes a cohort without people.")
		return pane.Taken()
	}
	var rows []dialog.Row
	var who []*model.Enrolment
	for _, next := range []bool{false, true} {
		for _, e := range all {
			if (e.For != 0) == next {
				who = append(who, e)
				rows = append(rows, rollRow(s, e, sure[e.ID]))
			}
		}
	}
	return pane.Question(dialog.NewPick(dialog.PickOptions{
		Title: "Who continues next year?", Label: "Their days stay here; they begin with none, and a year of engagement more.", Rows: rows, Many: true, None: true,
		Does: "go on", Find: func(typed string) []int {
			var out []int
			for i, row := range rows {
				if found, _ := model.Answers(row.Text+" "+row.Beside, typed); found {
					out = append(out, i)
				}
			}
			return out
		},
		Judge: func(rows []int) (string, dialog.Verdict) {
			return fmt.Sprintf("%d of %d continue. The cohort is asked for next.", len(rows), len(who)), dialog.Fine
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		var people []model.ID
		for _, i := range a.Picked {
			people = append(people, who[i].ID)
		}
		return rollInto(d, people)
	})
}

func rollRow(s *model.Snapshot, e *model.Enrolment, picked bool) dialog.Row {
	row := dialog.Row{Group: groupHere, Text: s.Person(e.Person).Listed(), Picked: picked}
	if e.For != 0 {
		row.Group = groupNext
	}
	if x := s.School(e.School); x != nil {
		row.Beside = x.Name
	}
	switch {
	case e.For != 0:
	case e.Status != model.Enrolled:
		row.Beside += ", " + e.Status.String()
	default:
		row.Beside += fmt.Sprintf(", year %d", max(1, e.Year))
	}
	return row
}

// rollInto asks for the cohort in which people continue. It proposes the programme of the
// open one, a year on.
func rollInto(d pane.Desk, people []model.ID) pane.Effect {
	s, m := forms.Open(d), newMaker(d)
	if s.Cohort.Year != 0 {
		m.year = s.Cohort.Year + 1
	}
	fields := m.fields(d)
	for i := range fields {
		switch f := &fields[i]; f.Name {
		case fieldProgramme:
			f.Value = openName(s)
		case model.FieldPlaces:
			if s.Cohort.Places > 0 {
				f.Value = strconv.Itoa(max(s.Cohort.Places, len(people)))
			}
		case model.FieldLowest:
			if s.Cohort.Lowest > 0 {
				f.Value = strconv.Itoa(s.Cohort.Lowest)
			}
		case model.FieldRegion:
			f.Value = s.Cohort.Region
		}
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{
			Title: "Next year's cohort", Does: "make it", Fields: fields,
			Intro: fmt.Sprintf("%d of %s continue in it. It may be of another programme: in their second year people may go on in a community.", len(people), s.Cohort.Title),
		},
		Action: func(v dialog.Values) model.Action {
			return programmes.RollOver{NewCohort: m.cohort(v), People: people}
		},
		Then: made,
	}.Ask(d)
}
