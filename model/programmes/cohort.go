package programmes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"workgroup/model"
)

// NewCohort makes a cohort of a programme, in a space of its own.
type NewCohort struct {
	// From is the programme with the sessions and tasks that the cohort begins with.
	From Template
	// Hub is the hub that runs it, without a name where none does. One without an ID is
	// new to the file and gets a space of its own; one with an ID has that space already.
	Hub model.Hub
	// Cohort is what it is called and expects. One without an ID gets one, which is that
	// of its space; one without a fee rule has that of the programme, at this hub,
	// else that of the hub.
	Cohort model.Cohort
	// Lead runs it; one without an ID gets one.
	Lead model.Lead
	// Codes are those of the file's other cohorts: no two have one.
	Codes []string
}

// Plan makes it: the changes of the hub's space, where it is new, and of the cohort's.
// Nothing is written in the space of s.
func (a NewCohort) Plan(_ *model.Snapshot, env model.Env) (model.Plan, error) {
	return a.plan(env, func(*model.Draft) {})
}

// plan is the plan, with what else stands in the cohort as it begins.
func (a NewCohort) plan(env model.Env, fill func(*model.Draft)) (model.Plan, error) {
	c, hub, lead, err := a.checked()
	if err != nil {
		return model.Plan{}, err
	}
	if c.ID == 0 {
		c.ID = env.NewID()
	}
	isNew := hub.ID == 0
	if isNew {
		hub.ID = env.NewID() // of a national cohort it is not used
	}
	changes, _, err := start(a.From.At(hub).noting(hub.Lunch), env, lead, hub.ID, c.ID, func(own *model.Cohort) {
		if c.Fee == nil {
			c.Fee = cmp.Or(own.Fee, clone(hub.Fee))
		}
		if c.Area == nil {
			c.Area = own.Area
		}
		*own = c
	}, fill)
	if err != nil {
		return model.Plan{}, model.Refusal(err.Error())
	}
	if !isNew && hub.Name != "" {
		changes = changes[1:]
	}
	return model.Plan{Changes: changes, Say: fmt.Sprintf("Cohort %s made: %s. Undo (u) takes it back.", c.Code, c.Title)}, nil
}

// noting is the template whose sessions in a room say this of lunch and the like, where
// they say nothing.
func (t Template) noting(lunch string) Template {
	t.Sessions = slices.Clone(t.Sessions)
	for i, x := range t.Sessions {
		if x.Notes == "" && x.Mode == model.InRoom {
			t.Sessions[i].Notes = lunch
		}
	}
	return t
}

// checked are the parts as they can be kept.
func (a NewCohort) checked() (c model.Cohort, hub model.Hub, lead model.Lead, err error) {
	c, hub, lead = a.Cohort, a.Hub, a.Lead
	wrong := func(field, why string) error { return model.Wrong{Field: field, Why: model.Refusal(why)} }
	code, why := model.ReadCohortCode(c.Code)
	if why != "" {
		return c, hub, lead, wrong(model.FieldCode, why)
	}
	if slices.ContainsFunc(a.Codes, func(o string) bool { return strings.EqualFold(o, code) }) {
		return c, hub, lead, wrong(model.FieldCode, fmt.Sprintf("Another cohort of this file is %s: type another code.", code))
	}
	c.Code, c.Title = code, model.Tidy(c.Title, model.MaxName)
	c.Region, c.Focus = model.Tidy(c.Region, model.MaxName), model.Tidy(c.Focus, model.MaxName)
	hub.Name, lead.Name = model.Tidy(hub.Name, model.MaxName), model.Tidy(lead.Name, model.MaxName)
	c.HubName = hub.Name
	switch {
	case c.Title == "":
		err = wrong(model.FieldTitle, "A cohort needs a title.")
	case c.Year < model.FirstYear || c.Year > model.LastYear:
		err = wrong(model.FieldYear, "The academic year is that in which it begins, as 2023 for 2023/24.")
	case c.Places < 0 || c.Places > model.MaxPlaces:
		err = wrong(model.FieldPlaces, fmt.Sprintf("Places are 1 to %d, or nothing where they are not limited.", model.MaxPlaces))
	case model.FewestWrong(c) != nil:
		err = model.FewestWrong(c)
	case c.Quarters != nil && (*c.Quarters < 0 || *c.Quarters > model.MaxQuarters):
		err = wrong(model.FieldExpected, fmt.Sprintf("Expected days are 0 to %d, or nothing.", model.MaxQuarters/4))
	case lead.Name == "":
		err = wrong(model.FieldName, "A cohort needs a lead: type your name.")
	}
	return c, hub, lead, err
}

// Of is the template of a cohort that is there: its programme, its sessions and its
// tasks, so that the next year begins as this one did.
func Of(s *model.Snapshot) Template {
	t := Template{Key: s.Cohort.Code, CohortTitle: s.Cohort.Title, Hub: model.Hub{ID: s.Cohort.Hub, Name: s.Cohort.HubName, Area: s.Cohort.Area}, Programme: s.Programme}
	if t.Programme.Title == "" {
		t.Programme.Title = s.Cohort.Title
	}
	t.Programme.Year, t.Programme.Quarters, t.Programme.Fee = s.Cohort.Year, s.Cohort.Quarters, s.Cohort.Fee
	for _, x := range s.Sessions {
		t.Sessions = append(t.Sessions, model.Session{
			Number: x.Number, Kind: x.Kind, Title: x.Title, Date: x.Date, Start: x.Start, End: x.End, Mode: x.Mode, Venue: x.Venue, Address: x.Address,
			Credit: x.Credit, Notes: x.Notes, Topics: x.Topics,
		})
		for _, task := range s.TasksOf(x.ID) {
			t.Tasks = append(t.Tasks, Task{After: x.Number, Title: task.Title})
		}
	}
	t.Programme.Cycle = Stages(t.Sessions, t.Tasks)
	return t
}

// In is the template for an academic year: the days of another one are left out.
func (t Template) In(year int) Template {
	if year == t.Programme.Year {
		return t
	}
	t.Sessions = slices.Clone(t.Sessions)
	for i := range t.Sessions {
		t.Sessions[i].Date = 0
	}
	t.Programme.Year = year
	return t
}

// Bare is the template without sessions and tasks.
func (t Template) Bare() Template {
	t.Sessions, t.Tasks = nil, nil
	return t
}

// Code proposes the code of a cohort in an academic year: the letters of the template's
// key, or of the first letters of its title, and the year, as ssl-2024; where one is
// taken, with a letter after it.
func (t Template) Code(year int, taken []string) string {
	stem, _, _ := strings.Cut(t.Key, "-")
	if stem == "" {
		for _, w := range strings.Fields(model.Fold(t.CohortTitle)) {
			if r := []rune(w)[0]; r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) && len(stem) < 6 {
				stem += string(r)
			}
		}
	}
	if len(stem) < 2 {
		stem = "group"
	}
	if len(stem) > 12 {
		stem = stem[:12]
	}
	code := fmt.Sprintf("%s-%d", strings.ToLower(stem), year)
	free := func(c string) bool {
		return !slices.ContainsFunc(taken, func(o string) bool { return strings.EqualFold(o, c) })
	}
	if free(code) {
		return code
	}
	for letter := 'b'; letter <= 'z'; letter++ {
		if c := fmt.Sprintf("%s-%c", code, letter); free(c) {
			return c
		}
	}
	return code
}

// Use is what makes the template the programme of a cohort that is there: as its hub runs
// it, with the sessions whose numbers the cohort has not, without the days of another year.
func (t Template) Use(s *model.Snapshot) model.UseProgramme {
	t = t.At(model.Hub{Name: s.Cohort.HubName})
	use := model.UseProgramme{Programme: t.Programme, Sessions: t.In(s.Cohort.Year).Sessions}
	for _, x := range t.Tasks {
		use.Tasks = append(use.Tasks, model.TaskAfter(x))
	}
	return use
}
