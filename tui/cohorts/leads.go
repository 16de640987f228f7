package cohorts

import (
	"strconv"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// What the letters of the list of leads stand for, beside the number of each.
const (
	leadNew    = "n"
	leadEdit   = "e"
	leadRemove = "d"
	mostLeads  = 9 // that have a number
)

// leads lists who leads the open cohort, to add one or to change one.
func leads(d pane.Desk) pane.Effect {
	s := forms.Open(d)
	var choices []dialog.Hint
	for i, l := range s.Leads[:min(len(s.Leads), mostLeads)] {
		choices = append(choices, dialog.Hint{Key: strconv.Itoa(i + 1), Does: leadWords(l)})
	}
	choices = append(choices, dialog.Hint{Key: leadNew, Does: "another lead"})
	return pane.Question(dialog.Choice{Title: "Who leads it", Sentence: "A number changes one of them, n adds another.", Choices: choices, No: "done"},
		func(d pane.Desk, a dialog.Answer) pane.Effect {
			s := forms.Open(d)
			switch {
			case !a.Done:
				return pane.Taken()
			case a.Text == leadNew || a.Index >= len(s.Leads):
				return leadForm(d, model.Lead{})
			}
			return lead(d, *s.Leads[a.Index])
		})
}

func leadWords(l *model.Lead) string {
	if l.Role == "" {
		return l.Name
	}
	return l.Name + ", " + l.Role
}

// lead asks what to change about one of them.
func lead(d pane.Desk, l model.Lead) pane.Effect {
	return pane.Question(dialog.Choice{
		Title: "Who leads it", Sentence: leadWords(&l) + ".", No: "back",
		Choices: []dialog.Hint{{Key: leadEdit, Does: "edit name and role"}, {Key: leadRemove, Does: "remove"}},
	}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		switch {
		case !a.Done:
			return leads(d)
		case a.Text == leadEdit:
			return leadForm(d, l)
		}
		return pane.Confirmed(dialog.Confirm{
			Title: "Remove", Sentence: l.Name + " is no lead of this cohort any more. What they did keeps their name. Undo (u) brings them back.", Yes: "remove", OpenedBy: leadRemove,
		}, func(d pane.Desk) pane.Effect {
			if d.Do(model.RemoveLead{Lead: l.ID}) != nil {
				return pane.Taken()
			}
			return leads(d)
		})
	})
}

// leadForm asks for a lead, and goes back to the list.
func leadForm(d pane.Desk, l model.Lead) pane.Effect {
	title := "Another lead"
	if l.ID != 0 {
		title = "Lead: " + l.Name
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: title, Fields: []dialog.Field{
			{Name: model.FieldName, Label: "Name", Value: l.Name, Limit: model.MaxName, Hint: "As Marie Dupont."},
			{Name: model.FieldRole, Label: "Role", Value: l.Role, Choices: model.LeadRoles()},
		}},
		Action: func(v dialog.Values) model.Action {
			x := l
			x.Name, x.Role = v[model.FieldName], v[model.FieldRole]
			if x.ID == 0 {
				return model.NewLead{Lead: x}
			}
			return model.EditLead{Lead: x}
		},
		Then: func(d pane.Desk, _ dialog.Values) pane.Effect { return leads(d) },
	}.Ask(d)
}
