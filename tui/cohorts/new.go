package cohorts

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/model/hubs"
	"workgroup/model/programmes"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// The fields of a new cohort that an old one has not.
const (
	fieldProgramme = "programme"
	fieldBegin     = "sessions"
	fieldName      = model.FieldName
	fieldRole      = model.FieldRole
)

// What a new cohort may begin with.
const (
	withSessions = "those of the programme"
	noSessions   = "none, I add them"
)

// otherProgramme is one that is not in the list.
const otherProgramme = "another programme"

// maker makes a cohort out of what is typed.
type maker struct {
	templates []programmes.Template
	names     []string // of the templates, in their order
	hubs      map[string]model.ID
	own       model.Hub // that of the open cohort, with its policies; none where it has none
	codes     []string
	leads     []*model.Lead
	year      int
	demo      time.Time // of a demo, whose cohorts have a today of their own
}

func newMaker(d pane.Desk) maker {
	m := maker{hubs: map[string]model.ID{}, codes: codes(d, 0), year: model.DayOf(d.Now()).AcademicYear()}
	for _, f := range d.Cohorts() {
		if f.Hub != 0 {
			m.hubs[model.Fold(f.HubName)] = f.Hub
		}
	}
	offer := func(name string, t programmes.Template) {
		m.names, m.templates = append(m.names, name), append(m.templates, t)
	}
	for _, t := range slices.Backward(programmes.BuiltIn()) {
		offer(t.Listed(), t)
	}
	if h := d.Hub(); h != nil {
		m.own = h.Hub
		for _, p := range h.Programmes {
			offer("kept by the hub: "+programmes.From(*p).Listed(), programmes.From(*p))
		}
	}
	if s := d.Snapshot(); s != nil {
		m.leads, m.demo = s.Leads, s.Cohort.DemoNow
		offer(openName(s), programmes.Of(s))
	}
	offer(otherProgramme, programmes.Template{})
	return m
}

// openName is how the programme of the open cohort is offered.
func openName(s *model.Snapshot) string {
	return fmt.Sprintf("as the open cohort, %s %s", s.Cohort.Title, model.AcademicYearWords(s.Cohort.Year))
}

// template is the programme that is chosen.
func (m maker) template(v dialog.Values) programmes.Template {
	t := m.templates[m.chosen(v)]
	if v[fieldBegin] == noSessions {
		t = t.Bare()
	}
	return t
}

// chosen is the place of that programme among them.
func (m maker) chosen(v dialog.Values) int { return max(0, slices.Index(m.names, v[fieldProgramme])) }

// other tells whether the programme is not in the list.
func other(v dialog.Values) bool { return v[fieldProgramme] == otherProgramme }

// title is what the cohort is called: what is typed, else what the programme proposes.
func (m maker) title(v dialog.Values) string {
	if v[model.FieldTitle] != "" {
		return v[model.FieldTitle]
	}
	t := m.template(v)
	year, wrong := forms.ReadYear(v[model.FieldYear])
	if was := model.AcademicYearWords(t.Programme.Year); wrong == "" && was != "" {
		return strings.ReplaceAll(t.CohortTitle, was, model.AcademicYearWords(year))
	}
	return t.CohortTitle
}

// code is its code: what is typed, else a free one.
func (m maker) code(v dialog.Values) string {
	if typed := v[model.FieldCode]; typed != "" {
		return typed
	}
	t := m.template(v)
	t.CohortTitle = m.title(v)
	year, _ := forms.ReadYear(v[model.FieldYear])
	return t.Code(year, m.codes)
}

// expected are the days that it expects: what is typed, else what the programme says.
func (m maker) expected(v dialog.Values) *int {
	if v[model.FieldExpected] == "" {
		return m.template(v).Programme.Quarters
	}
	quarters, _ := model.ReadQuarters(v[model.FieldExpected])
	return quarters
}

// hub is the one that is typed, of the file where it has it.
func (m maker) hub(v dialog.Values) model.Hub {
	name := model.Tidy(v[model.FieldHub], model.MaxName)
	if name == "" {
		return model.Hub{}
	}
	h := hubs.Named(name)
	if m.own.ID != 0 && model.Fold(m.own.Name) == model.Fold(h.Name) {
		return m.own
	}
	h.ID = m.hubs[model.Fold(h.Name)]
	return h
}

// lead is who leads it: somebody who leads the open cohort is the same person here.
func (m maker) lead(v dialog.Values) model.Lead {
	l := model.Lead{Name: v[fieldName], Role: v[fieldRole]}
	for _, o := range m.leads {
		if model.Fold(o.Name) == model.Fold(l.Name) {
			l.ID = o.ID
		}
	}
	return l
}

// action is what was typed.
func (m maker) action(v dialog.Values) model.Action { return m.cohort(v) }

// cohort is the new cohort that was typed.
func (m maker) cohort(v dialog.Values) programmes.NewCohort {
	t := m.template(v)
	c := model.Cohort{Code: m.code(v), Title: m.title(v), Quarters: m.expected(v), Region: v[model.FieldRegion], Focus: v[model.FieldFocus], DemoNow: m.demo}
	c.Year, _ = forms.ReadYear(v[model.FieldYear])
	if c.Places, c.Lowest = typedPlaces(v); c.Places == 0 && c.Lowest == 0 {
		c.Places, c.Lowest = inRegion(&t.Programme, c)
	}
	if other(v) {
		t.Programme.Title = c.Title
	}
	return programmes.NewCohort{From: t.In(c.Year), Hub: m.hub(v), Cohort: c, Lead: m.lead(v), Codes: m.codes}
}

// add asks for a new cohort, and opens it.
func (p *Pane) add(d pane.Desk) pane.Effect {
	m := newMaker(d)
	return forms.Edit{
		FormOptions: dialog.FormOptions{
			Title: "A new cohort", Does: "make it",
			Intro:  "A cohort is one year of a programme with its people. What stays empty is taken as the sentence under it says; all of it can be changed later.",
			Fields: m.fields(d),
		},
		Action: m.action,
		Then:   made,
	}.Ask(d)
}

// fields are those of a cohort that is still to be made.
func (m maker) fields(d pane.Desk) []dialog.Field {
	hub, name, role := "", "", ""
	if s := d.Snapshot(); s != nil {
		hub = s.Cohort.HubName
		if len(s.Leads) > 0 {
			name, role = s.Leads[0].Name, s.Leads[0].Role
		}
	}
	return []dialog.Field{
		{Name: fieldProgramme, Label: "Programme", Choices: m.names, Judge: m.sayProgramme},
		{Name: model.FieldTitle, Label: "Title", Limit: model.MaxName, Judge: m.judgeTitle, Hint: "What you call it."},
		{Name: model.FieldYear, Label: "Academic year", Value: model.AcademicYearWords(m.year), Judge: judgeYear},
		{Name: fieldBegin, Label: "Sessions", Choices: []string{withSessions, noSessions}, When: func(v dialog.Values) bool { return !other(v) }, Judge: m.sayBegin},
		{Name: model.FieldHub, Label: "Hub", Value: hub, Limit: model.MaxName, Suggest: suggestHubs, Judge: m.sayHub, Hint: "Letters find one of the forty hubs."},
		{Name: model.FieldCode, Label: "Code", Judge: m.judgeCode, Hint: "Short, for the command line."},
		{Name: model.FieldExpected, Label: "Expected days", Judge: m.judgeExpected, Hint: "Days as 3 or 2.5.", Private: true},
		{Name: model.FieldPlaces, Label: "Places", Judge: judgePlaces, Hint: "How many people it takes. Empty: no limit."},
		{Name: model.FieldLowest, Label: "At least", Hint: hintLowest, Judge: judgeLowest},
		m.region(),
		{Name: model.FieldFocus, Label: "Focus", Limit: model.MaxName, Hint: "A focus of the programme, as A. May stay empty."},
		{Name: fieldName, Label: "Lead", Value: name, Limit: model.MaxName, Hint: "Who leads it: your name. Others are added later with w."},
		{Name: fieldRole, Label: "Role", Value: role, Choices: model.LeadRoles()},
	}
}

// region asks for the region, one of the programme that is chosen.
func (m maker) region() dialog.Field {
	var all []*model.Programme
	for i := range m.templates {
		all = append(all, &m.templates[i].Programme)
	}
	return regionField("", regions(all...), func(v dialog.Values) *model.Programme { return &m.templates[m.chosen(v)].Programme },
		func(v dialog.Values) bool { return v[model.FieldPlaces] == "" && v[model.FieldLowest] == "" })
}

// made opens the cohort that was just made.
func made(d pane.Desk, _ dialog.Values) pane.Effect {
	steps := d.Done(1)
	if len(steps) == 0 {
		return pane.Taken()
	}
	changes := steps[0].Changes
	return pane.To(pane.Place{Screen: pane.Cycle, Space: changes[len(changes)-1].Space})
}

func (m maker) sayProgramme(v dialog.Values) (string, dialog.Verdict) {
	if other(v) {
		return "It begins empty. Paste the hub's page under p, or add sessions in its cycle.", dialog.Fine
	}
	t := m.template(v)
	return fmt.Sprintf("%d sessions, %d tasks, %d outcomes.", len(t.Sessions), len(t.Tasks), outcomes(t)), dialog.Fine
}

func outcomes(t programmes.Template) int {
	n := 0
	for _, g := range t.Programme.Outcomes {
		n += len(g.Items)
	}
	return n
}

func (m maker) judgeTitle(v dialog.Values) (string, dialog.Verdict) {
	switch title := m.title(v); {
	case strings.TrimSpace(title) == "":
		return "A cohort needs a title: type what you call it.", dialog.Wrong
	case v[model.FieldTitle] == "":
		return "Empty: " + title + ".", dialog.Fine
	}
	return "", dialog.Fine
}

// sayBegin says whether the dates and places come along.
func (m maker) sayBegin(v dialog.Values) (string, dialog.Verdict) {
	if v[fieldBegin] == noSessions {
		return "The cycle begins empty: n adds sessions.", dialog.Fine
	}
	t := m.template(v)
	if year, wrong := forms.ReadYear(v[model.FieldYear]); wrong == "" && year != t.Programme.Year && t.Programme.Year != 0 {
		return "Without their dates, which were of " + model.AcademicYearWords(t.Programme.Year) + ".", dialog.Fine
	}
	return "With their dates.", dialog.Fine
}

// suggestHubs are the hubs of the list.
func suggestHubs(typed string) []string {
	if typed == "" {
		return nil
	}
	var out []string
	for _, h := range hubs.Matching(typed) {
		out = append(out, h.Name)
	}
	return out
}

func (m maker) sayHub(v dialog.Values) (string, dialog.Verdict) {
	h, t := m.hub(v), m.template(v)
	switch {
	case h.Name == "":
		return "No hub: a national cohort.", dialog.Fine
	case t.Hub.Name != "" && h.Name != t.Hub.Name && t.Programme.Fee != nil:
		return h.Name + ". The fee rule and the places of " + t.Hub.Name + " stay behind.", dialog.Notice
	case h.ID == 0:
		return h.Name + " is new to this file.", dialog.Fine
	case h.Fee != nil && t.At(h).Programme.Fee == nil:
		return h.Name + ". Its fee rule comes along: " + model.Pounds(h.Fee.Pence) + ".", dialog.Fine
	}
	return h.Name + ".", dialog.Fine
}

func (m maker) judgeCode(v dialog.Values) (string, dialog.Verdict) {
	if v[model.FieldCode] == "" {
		return "Empty: " + m.code(v) + ".", dialog.Fine
	}
	return judgeCode("", m.codes)(v)
}

func (m maker) judgeExpected(v dialog.Values) (string, dialog.Verdict) {
	none := "Empty: none, the programme states no number."
	if q := m.template(v).Programme.Quarters; q != nil {
		none = "Empty: " + model.Quarters(*q) + ", as the programme says."
	}
	return judgeDays(none)(v)
}
