package model

import (
	"slices"
	"strings"

	"workgroup/model/change"
)

// CodeWrong is a sentence where a cohort's short code cannot be one, or "". Whether
// another cohort has it only the file knows.
func CodeWrong(code string) string {
	ok := len(code) >= 2 && len(code) <= 20 && code[0] != '-' && code[len(code)-1] != '-'
	for _, r := range code {
		ok = ok && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-')
	}
	if ok {
		return ""
	}
	return "A code is 2 to 20 letters, digits and hyphens, as in ssl-2021."
}

// EditCohort sets what a cohort is called, expects and charges. Its hub, programme
// and people are left alone.
type EditCohort struct{ Cohort Cohort }

var cohortWords = map[change.Name]string{
	cohortCode: "code", cohortTitle: "title", cohortYear: "academic year", cohortHubName: "hub", cohortQuarters: "expected days", cohortFee: "fee rule",
	cohortArea: "area of the hub", cohortPlaces: "places", cohortLowest: FieldLowest, cohortRegion: "region", cohortFocus: "focus",
}

// Plan writes what differs.
func (a EditCohort) Plan(s *Snapshot, env Env) (Plan, error) {
	was, x := &s.Cohort, a.Cohort
	if was.ID == 0 {
		return Plan{}, refuse("There is no cohort here to change.")
	}
	x.ID, x.Hub, x.Programme, x.Closed, x.DemoNow = was.ID, was.Hub, was.Programme, was.Closed, was.DemoNow
	x.Continues = was.Continues
	var c check
	c.needed(FieldTitle, &x.Title, was.Title, MaxName, "A cohort needs a title.")
	x.Code = strings.TrimSpace(x.Code)
	c.that(x.Code == was.Code || CodeWrong(x.Code) == "", FieldCode, "%s", CodeWrong(x.Code))
	if x.Year != was.Year {
		c.within(FieldYear, x.Year, 2000, 2100, "The academic year is that in which it begins, as 2023 for 2023/24.")
	}
	c.within(FieldPlaces, x.Places, 0, MaxPlaces, "Places are 1 to 500, or left empty where they are not limited.")
	c.fewest(x)
	if x.Quarters != nil {
		c.within(FieldExpected, *x.Quarters, 0, MaxQuarters, "Expected days are 0 to 100, in quarters, or left empty where none are expected.")
	}
	c.text(FieldRegion, &x.Region, was.Region, MaxName)
	c.text(FieldFocus, &x.Focus, was.Focus, MaxName)
	c.text(FieldHub, &x.HubName, was.HubName, MaxName)
	x.Area = tidyList(x.Area)
	x.Fee = c.fee(x.Fee, was.Fee)
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbEditCohort, was.ID)
	d.Cohort(x)
	return d.plannedEdit("Cohort "+x.Code, cohortWords), nil
}

// fewest refuses a lowest number that is none, or over the places.
func (c *check) fewest(x Cohort) {
	c.within(FieldLowest, x.Lowest, 0, MaxPlaces, "The lowest number is 1 to 500, or left empty where none is said.")
	c.that(x.Places == 0 || x.Lowest <= x.Places, FieldLowest, "The lowest number, %d, is over the places, %d.", x.Lowest, x.Places)
}

// FewestWrong is what is wrong with the lowest number of a cohort, or nil.
func FewestWrong(x Cohort) error {
	var c check
	c.fewest(x)
	return c.err
}

// fee is a fee rule that can be kept; the one given is left alone.
func (c *check) fee(f, was *FeeRule) *FeeRule {
	if f == nil {
		return nil
	}
	out, before := *f, ""
	if was != nil {
		before = was.Text
	}
	c.lines(FieldFeeText, &out.Text, before)
	c.within(FieldFee, out.Pence, 0, 1_000_000, "A fee is £0 to £10,000.")
	c.within(FieldNotice, out.NoticeDays, 0, 365, "Notice is 0 to 365 days.")
	return &out
}

// Archive puts a cohort away: it is kept whole, and stands last.
type Archive struct{}

// Plan archives it.
func (Archive) Plan(s *Snapshot, env Env) (Plan, error) {
	return s.close(env, VerbArchived, true, "%s is archived: all of it is kept.", "%s is archived already.")
}

// Unarchive takes a cohort out of the archive.
type Unarchive struct{}

// Plan takes it out.
func (Unarchive) Plan(s *Snapshot, env Env) (Plan, error) {
	return s.close(env, VerbUnarchived, false, "%s is out of the archive.", "%s is not archived.")
}

func (s *Snapshot) close(env Env, verb Verb, closed bool, say, already string) (Plan, error) {
	x := &s.Cohort
	if x.ID == 0 {
		return Plan{}, refuse("There is no cohort here to archive.")
	}
	d := NewDraft(s, env, verb, x.ID)
	d.text(KindCohort, x.ID, cohortClosed, packBool(closed))
	if len(d.c.Entries) == 0 {
		say = already
	}
	return d.planned(say, x.Title), nil
}

// LeadRoles are the roles in which somebody runs a cohort.
func LeadRoles() []string {
	return []string{"Work Group Lead", "Secondary Assistant Maths Hub Lead", "local leader of maths education"}
}

// NewLead adds a lead to the cohort. A lead without an ID gets one; it is the
// first of the label.
type NewLead struct{ Lead Lead }

// Plan adds the lead.
func (a NewLead) Plan(s *Snapshot, env Env) (Plan, error) {
	x := a.Lead
	if x.ID == 0 {
		x.ID = env.NewID()
	}
	if err := s.checkLead(&x, &Lead{}); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbNewLead, x.ID)
	d.Lead(x)
	return d.planned("%s is a lead now: %s.", x.Name, x.Role), nil
}

// EditLead sets a lead's name and role.
type EditLead struct{ Lead Lead }

// Plan writes what differs.
func (a EditLead) Plan(s *Snapshot, env Env) (Plan, error) {
	x, was := a.Lead, s.Lead(a.Lead.ID)
	if was == nil {
		return Plan{}, refuse("This lead is not there any more.")
	}
	if err := s.checkLead(&x, was); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbEditLead, x.ID)
	d.Lead(x)
	return d.plannedEdit(x.Name, map[change.Name]string{leadName: "name", leadRole: "role"}), nil
}

func (s *Snapshot) checkLead(x, was *Lead) error {
	var c check
	c.needed(FieldName, &x.Name, was.Name, MaxName, "A lead needs a name.")
	c.that(x.Role == was.Role && was.ID != 0 || slices.Contains(LeadRoles(), x.Role), FieldRole, "A lead's role is %s.", strings.Join(LeadRoles(), ", or "))
	for _, o := range s.Leads {
		same := o.ID != x.ID && Fold(o.Name) == Fold(x.Name)
		c.that(!same || x.Name == was.Name, FieldName, "%s is a lead of this cohort already.", o.Name)
	}
	return c.err
}

// RemoveLead takes a lead off the cohort; what the lead did keeps the name. One
// lead stays.
type RemoveLead struct{ Lead ID }

// Plan removes the lead.
func (a RemoveLead) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Lead(a.Lead)
	switch {
	case x == nil:
		return Plan{}, refuse("This lead is not there any more.")
	case len(s.Leads) == 1:
		return Plan{}, refuse("%s is the only lead: add another first.", x.Name)
	}
	d := NewDraft(s, env, VerbRemoveLead, x.ID)
	d.Remove(KindLead, x.ID)
	return d.planned("%s is no lead of this cohort any more.", x.Name), nil
}

// LeadName is the name of a lead, of one who was removed too; "" where nobody
// knows it.
func (s *Snapshot) LeadName(id ID) string {
	return reader{s.Record(change.Key{Kind: KindLead, Record: id})}.text(leadName)
}
