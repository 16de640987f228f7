package outcomes

import (
	"slices"
	"strconv"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// newPlan asks what is to be noted, and then for it.
func (p *Pane) newPlan(d pane.Desk) pane.Effect {
	if e, hidden := forms.Hidden(d, "Plans"); hidden {
		return e
	}
	ask := map[string]func(pane.Desk) pane.Effect{
		"p": func(d pane.Desk) pane.Effect { return planForm(d, model.ActionPlan{}) },
		"i": func(d pane.Desk) pane.Effect { return initiativeForm(d, model.Initiative{}) },
		"l": func(d pane.Desk) pane.Effect { return policyForm(d, 0, model.Policy{}) },
		"s": func(d pane.Desk) pane.Effect { return sharingForm(d, 0, model.Sharing{}) },
		"m": func(d pane.Desk) pane.Effect { return reachedForm(d, 0, model.Reached{}) },
		"o": func(d pane.Desk) pane.Effect { return onlineForm(d, nil) },
	}
	return pane.Question(dialog.Menu{Title: "New", Sentence: "What is to be noted?", Choices: []dialog.Hint{
		{Key: "p", Does: "plan of a subject leader or a department"}, {Key: "i", Does: "improvement initiative across schools"},
		{Key: "l", Does: "policy that a school put in place"}, {Key: "s", Does: "shared: who shared what with whom"},
		{Key: "m", Does: "members of a department that were reached"}, {Key: "o", Does: "online community: when somebody was last seen"},
	}}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return ask[a.Text](d)
	})
}

// text is a field in which people write about somebody.
func text(name, label, value, hint string, lines int) dialog.Field {
	return dialog.Field{Name: name, Label: label, Value: value, Hint: hint, Lines: lines, Limit: model.MaxNote, Private: true, Judge: forms.PupilNotice(name)}
}

func dayField(d pane.Desk, name, label string, value model.Day, hint, none string) dialog.Field {
	return dialog.Field{Name: name, Label: label, Value: value.Long(), Hint: hint, Judge: forms.Day(name, none, forms.Days(d))}
}

// dayOf is what a field with a date holds.
func dayOf(d pane.Desk, v dialog.Values, name string) model.Day {
	read, _ := model.ReadDay(v[name], forms.Days(d))
	return read.Day
}

func planForm(d pane.Desk, was model.ActionPlan) pane.Effect {
	who := forms.Everybody(d.Snapshot())
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: "Action plan", Fields: []dialog.Field{
			who.Field(model.FieldAbout, "Of", who.Named(was.Person, was.School), "The subject leader, or the school for the department.", ""),
			text(model.FieldVision, "Vision", was.Vision, "Where the department wants to be.", 3),
			text(model.FieldAims, "Aims", was.Aims, "What is to change.", 3),
			text(model.FieldNeed, "Need", was.Need, "Evidence of need: what shows that it has to.", 3),
			dayField(d, model.FieldReview, "Review", was.Review, "The day on which it is looked at again.", "No day for a review."),
			dayField(d, model.FieldReviewed, "Reviewed", was.Reviewed, "The day on which it was, the last time.", "Not reviewed yet."),
		}},
		Action: func(v dialog.Values) model.Action {
			x := was
			x.Person, x.School, _ = who.Read(v[model.FieldAbout])
			x.Vision, x.Aims, x.Need = v[model.FieldVision], v[model.FieldAims], v[model.FieldNeed]
			x.Review, x.Reviewed = dayOf(d, v, model.FieldReview), dayOf(d, v, model.FieldReviewed)
			return model.SetPlan{ActionPlan: x}
		},
	}.Ask(d)
}

func initiativeForm(d pane.Desk, was model.Initiative) pane.Effect {
	s := d.Snapshot()
	who := forms.People(s)
	names, chosen := schoolNames(s), ""
	for _, id := range was.Schools {
		if x := s.School(id); x != nil {
			chosen += "\n" + x.Name
		}
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: "Improvement initiative", Fields: []dialog.Field{
			who.Field(model.FieldAbout, "Of", who.Named(was.Person, 0), "Who leads maths in these schools.", ""),
			{Name: model.FieldTitle, Label: "Title", Value: was.Title, Limit: model.MaxName, Private: true, Hint: "In a few words."},
			text(model.FieldAims, "Aim", was.Aim, "What it is to improve.", 3),
			{Name: model.FieldSchools, Label: "Schools", Many: true, Choices: names, Value: trim(chosen), Hint: "Those chosen for it: space chooses.", When: func(dialog.Values) bool { return len(names) > 0 }},
			text(model.FieldEvaluation, "Evaluation", was.Evaluation, "What came of it.", 3),
		}},
		Action: func(v dialog.Values) model.Action {
			x := was
			x.Person, _, _ = who.Read(v[model.FieldAbout])
			x.Title, x.Aim, x.Evaluation = v[model.FieldTitle], v[model.FieldAims], v[model.FieldEvaluation]
			x.Schools = schoolsNamed(s, v[model.FieldSchools], was.Schools)
			return model.SetInitiative{Initiative: x}
		},
	}.Ask(d)
}

func trim(lines string) string {
	if lines == "" {
		return ""
	}
	return lines[1:]
}

func schoolNames(s *model.Snapshot) []string {
	var out []string
	for _, x := range s.Schools {
		out = append(out, x.Name)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// policyForm asks for a policy; of no school it asks of which.
func policyForm(d pane.Desk, school model.ID, was model.Policy) pane.Effect {
	return schoolEdit(d, school, "Policy put in place", []dialog.Field{
		text(model.FieldText, "Policy", was.Text, "What was put in place: a calculation policy.", 3),
		dayField(d, model.FieldDate, "Since", was.Day, "Empty: today.", "Since today."),
	}, func(school model.ID, v dialog.Values) model.Action {
		return model.SetPolicy{School: school, Policy: model.Policy{ID: was.ID, Text: v[model.FieldText], Day: dayOf(d, v, model.FieldDate)}}
	})
}

func sharingForm(d pane.Desk, school model.ID, was model.Sharing) pane.Effect {
	who := forms.People(d.Snapshot())
	fields := []dialog.Field{
		text(model.FieldText, "Shared", was.What, "What was shared.", 3),
		{Name: model.FieldWith, Label: "With", Value: was.With, Limit: model.MaxName, Private: true, Hint: "With whom: the department, another school."},
		dayField(d, model.FieldDate, "Day", was.Day, "Empty: today.", "Today."),
	}
	if was.ID == 0 {
		fields = slices.Insert(fields, 0, who.Field(model.FieldAbout, "Who", "", "Who shared it; empty: nobody in particular.", "Nobody in particular."))
	}
	return schoolEdit(d, school, "Who shared what with whom", fields, func(school model.ID, v dialog.Values) model.Action {
		x := model.Sharing{ID: was.ID, Person: was.Person, What: v[model.FieldText], With: v[model.FieldWith], Day: dayOf(d, v, model.FieldDate)}
		if was.ID == 0 {
			x.Person, _, _ = who.Read(v[model.FieldAbout])
		}
		return model.SetSharing{School: school, Sharing: x}
	})
}

func reachedForm(d pane.Desk, school model.ID, was model.Reached) pane.Effect {
	number := ""
	if was.Number > 0 {
		number = strconv.Itoa(was.Number)
	}
	return schoolEdit(d, school, "Members of the department reached", []dialog.Field{
		{Name: model.FieldNumber, Label: "Members", Value: number, Hint: "How many by that day: 6.", Judge: func(v dialog.Values) (string, dialog.Verdict) {
			if n, err := strconv.Atoi(v[model.FieldNumber]); err != nil || n < 1 {
				return "Type how many members of the department were reached: 6.", dialog.Wrong
			}
			return "", dialog.Fine
		}},
		dayField(d, model.FieldDate, "By", was.Day, "Empty: today.", "By today."),
	}, func(school model.ID, v dialog.Values) model.Action {
		n, _ := strconv.Atoi(v[model.FieldNumber])
		return model.SetReached{School: school, Reached: model.Reached{Number: n, Day: dayOf(d, v, model.FieldDate)}}
	})
}

// schoolEdit is a form about a school: about no one of them it asks which.
func schoolEdit(d pane.Desk, school model.ID, title string, fields []dialog.Field, action func(school model.ID, v dialog.Values) model.Action) pane.Effect {
	s := d.Snapshot()
	if len(s.Schools) == 0 {
		d.Warn("No school is known in this cohort yet: n under People adds somebody with a school.")
		return pane.Taken()
	}
	o := dialog.FormOptions{Title: title, Fields: fields}
	who := forms.Schools(s)
	if x := s.School(school); x != nil {
		o.Intro = x.Name
	} else {
		ask := who.Field(fieldSchool, "School", "", "Letters find one.", "")
		judge := ask.Judge
		ask.Judge = func(v dialog.Values) (string, dialog.Verdict) {
			if _, at, wrong := who.Read(v[fieldSchool]); at == 0 && wrong == "" {
				return "Say which school it is.", dialog.Wrong
			}
			return judge(v)
		}
		o.Fields = append([]dialog.Field{ask}, fields...)
	}
	return forms.Edit{FormOptions: o, Action: func(v dialog.Values) model.Action {
		if school != 0 {
			return action(school, v)
		}
		_, at, _ := who.Read(v[fieldSchool])
		return action(at, v)
	}}.Ask(d)
}

const fieldSchool = "school"

// onlineForm asks when somebody was last seen in the online community.
func onlineForm(d pane.Desk, e *model.Enrolment) pane.Effect {
	s := d.Snapshot()
	who := forms.People(s)
	was := &model.Enrolment{}
	fields := []dialog.Field{}
	title := "Online community"
	if e != nil {
		was, title = e, "Online community: "+s.Person(e.Person).Apart()
	} else {
		ask := who.Field(model.FieldAbout, "Who", "", "Letters find somebody.", "")
		judge := ask.Judge
		ask.Judge = func(v dialog.Values) (string, dialog.Verdict) {
			if person, _, wrong := who.Read(v[model.FieldAbout]); person == 0 && wrong == "" {
				return "Say who was seen.", dialog.Wrong
			}
			return judge(v)
		}
		fields = append(fields, ask)
	}
	fields = append(fields,
		dayField(d, model.FieldDate, "Last seen", was.SeenOnline, "Empty: not seen.", "Not seen."),
		text(model.FieldNotes, "Note", was.OnlineNote, "What they did there.", 3))
	return forms.Edit{FormOptions: dialog.FormOptions{Title: title, Fields: fields}, Action: func(v dialog.Values) model.Action {
		a := model.SeenOnline{Enrolment: was.ID, Day: dayOf(d, v, model.FieldDate), Note: v[model.FieldNotes]}
		if e == nil {
			person, _, _ := who.Read(v[model.FieldAbout])
			if at := s.PlaceOfPerson(person); at != nil {
				a.Enrolment = at.ID
			}
		}
		return a
	}}.Ask(d)
}

// actionForm asks for an action of a plan or of an initiative.
func actionForm(d pane.Desk, of model.ID, was model.PlanAction) pane.Effect {
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: "Action of the plan", Fields: []dialog.Field{
			text(model.FieldText, "Action", was.Text, "What is to be done.", 3),
			dayField(d, model.FieldDue, "Due", was.Due, "The day by which it is to be done.", "No day."),
			{Name: model.FieldState, Label: "State", Choices: model.ActionStates(), Value: was.State.String()},
		}},
		Action: func(v dialog.Values) model.Action {
			x := model.PlanAction{ID: was.ID, Text: v[model.FieldText], Due: dayOf(d, v, model.FieldDue)}
			x.State = model.ActionState(max(0, slices.Index(model.ActionStates(), v[model.FieldState])))
			return model.SetPlanAction{Of: of, Action: x}
		},
	}.Ask(d)
}
