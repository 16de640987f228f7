package cohorts

import (
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/model/hubs"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// fieldFollow is the field that asks whether the open cohort follows its hub.
const fieldFollow = "this cohort"

// Whether what the open cohort keeps of its hub becomes what the form says.
const (
	stays   = "stays as it is"
	follows = "takes name and area too"
)

// hub asks for everything about the hub of the open cohort.
func hub(d pane.Desk) pane.Effect {
	s, h := forms.Open(d), d.Hub()
	switch {
	case s.Cohort.Hub == 0:
		d.Warn("This cohort has no hub: it is a national one.")
		return pane.Taken()
	case h == nil:
		d.Warn("What its hub keeps is not in this file: it did not come with the cohort.")
		return pane.Taken()
	}
	was := h.Hub
	fee := forms.FeeAtFirst(was.Fee)
	read := func(v dialog.Values) model.Hub {
		x := was
		x.Name, x.Contact, x.Lunch = v[model.FieldName], v[model.FieldContact], v[model.FieldLunch]
		x.Area, x.Fee = authorities(v[model.FieldArea]), forms.FeeOf(v, fee)
		return x
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{
			Title: "Maths Hub", Intro: "Fee rule and lunch note are what its new cohorts begin with. Those that are there keep their own.",
			Fields: slices.Concat(hubFields(s, was), forms.FeeFields(was.Fee != nil, fee)),
		},
		Action: func(v dialog.Values) model.Action {
			return model.InSpace{Space: d.Hub(), Action: model.EditHub{Hub: read(v)}}
		},
		Then: func(d pane.Desk, v dialog.Values) pane.Effect {
			if v[fieldFollow] == follows {
				_ = d.Do(model.FollowHub{Hub: d.Hub().Hub}) // a refusal stands at the foot
			}
			return pane.Taken()
		},
	}.Ask(d)
}

// hubFields ask for a hub but its fee rule. An area that nobody typed yet is proposed from
// the list of hubs.
func hubFields(s *model.Snapshot, was model.Hub) []dialog.Field {
	area, hint := was.Area, "Its local authorities, one a line or with commas. A school outside is noticed, never barred."
	if listed := hubs.Named(was.Name).Area; len(area) == 0 && len(listed) > 0 {
		area, hint = listed, "Proposed from the list of hubs: kept when this is saved. One a line, or with commas."
	}
	return []dialog.Field{
		{Name: model.FieldName, Label: "Name", Value: was.Name, Limit: model.MaxName, Suggest: suggestHubs, Hint: "As Origin Maths Hub."},
		{Name: model.FieldContact, Label: "Contact", Value: was.Contact, Limit: model.MaxName, Hint: "Name, e-mail address or both: whom people are to ask. May stay empty.", Private: true},
		{Name: model.FieldArea, Label: "Area", Value: strings.Join(area, "\n"), Lines: 4, Limit: model.MaxNote, Hint: hint},
		{
			Name: fieldFollow, Label: s.Cohort.Code, Choices: []string{stays, follows},
			Hint: "This cohort keeps a copy of the hub's name and area. Each other cohort of the hub is asked for itself.",
		},
		{Name: model.FieldLunch, Label: "Lunch note", Value: was.Lunch, Lines: 2, Limit: model.MaxNote, Hint: "What new sessions in a room say of lunch, parking and the like. May stay empty."},
	}
}
