package export_test

import (
	"slices"
	"testing"

	"workgroup/model"
)

// TestPathToAPlace: how places were asked for, offered, confirmed and continued, which
// rules were set aside, and what is known of schools for it.
func TestPathToAPlace(t *testing.T) {
	b := newBuilder(cohort21)
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Year: 2021, Places: 2, Area: []string{"Ealing", "Brent"}, HubName: "London", Continues: 0x77})
		d.Lead(model.Lead{ID: theLead, Name: "Robin Hale"})
		d.School(model.School{ID: theSchool, Name: "Ash Green", LA: "Leeds", State: model.Yes})
	})
	for _, family := range []string{"Khan", "Bell", "Cole"} {
		status := model.Enrolled
		if family != "Khan" {
			status = model.Waiting
		}
		b.act(t, model.NewPerson{Person: model.Person{Given: "Ann", Family: family}, School: theSchool, Status: status})
	}
	place := func(family string) *model.Enrolment { return b.s.FindPeople(family)[0].Enrolment }
	b.act(t, model.NextYear{Enrolment: place("khan").ID})
	khan := place("khan")
	for _, f := range b.s.FindPeople("khan") {
		if f.Enrolment.For == 0 {
			khan = f.Enrolment
		}
	}
	b.act(t, model.OfferPlace{Enrolment: place("cole").ID, Day: day(2021, 11, 5)})
	b.act(t, model.ConfirmCommitment{Enrolment: khan.ID, Of: model.BySchool, Day: day(2021, 11, 2), By: "Ms Ford"})
	b.act(t, model.ConfirmCommitment{Enrolment: khan.ID, Of: model.ByParticipant, Day: day(2021, 11, 3)})
	b.act(t, model.SetAside{Enrolment: khan.ID, Rule: model.RuleArea, Reason: "they asked for this hub"})
	b.act(t, model.LeadSchools{Enrolment: khan.ID, Names: []string{"Elm Road"}})
	b.act(t, model.SubjectLeader{School: theSchool, Name: "Ines Marlow", Takes: model.No})
	b.do(func(d *model.Draft) {
		d.Enrol(model.Enrolment{ID: 0x909, Person: khan.Person, School: theSchool, Status: model.Withdrawn, Continues: model.Link{Space: 0x77, Enrolment: 0x88}})
	})
	finding := b.s.Findings(b.now)[0]
	b.act(t, model.PutOffFinding{Key: finding.Key, Until: day(2022, 1, 10), Reason: "after the holidays"})
	got := write(t, b.s)
	walk(t, got)
	off := objects(one(t, decode(t, got), "cohorts", "code", "ssl-2021")["put_off"])
	if len(off) != 1 || off[0]["finding"] != finding.Key.Kind.String() || off[0]["until"] != "2022-01-10" || off[0]["reason"] != "after the holidays" {
		t.Errorf("put off %v", off)
	}
	top := decode(t, got)
	c := one(t, top, "cohorts", "code", "ssl-2021")
	if !slices.Equal(c["hub_area"].([]any), []any{"Brent", "Ealing"}) || c["continues_cohort"] != model.ID(0x77).String() {
		t.Errorf("cohort %v, %v", c["hub_area"], c["continues_cohort"])
	}
	school := one(t, top, "schools", "name", "Ash Green")
	if school["state_funded"] != "yes" || school["in_community"] != "no" || school["subject_leader"] != "Ines Marlow" {
		t.Errorf("school %v", school)
	}
	e := one(t, c, "enrolments", "id", khan.ID.String())
	if !slices.Equal(column(e["commitments"], "by"), []any{"school", "participant"}) || !slices.Equal(column(e["commitments"], "said_by"), []any{"Ms Ford", nil}) ||
		!slices.Equal(column(e["overrides"], "rule"), []any{"area"}) || !slices.Equal(column(e["overrides"], "person"), []any{nil}) ||
		!slices.Equal(column(e["schools_led"], "school"), []any{"Elm Road"}) || e["asked_for_year"] != nil || e["waiting_number"] != nil {
		t.Errorf("enrolment %v", e)
	}
	bell, cole := one(t, c, "enrolments", "person", "Ann Bell"), one(t, c, "enrolments", "person", "Ann Cole")
	if bell["waiting_number"] != 1.0 || bell["place_offered"] != nil || cole["waiting_number"] != 2.0 || cole["place_offered"].(object)["date"] != "2021-11-05" {
		t.Errorf("%v, %v", bell, cole)
	}
	if next := one(t, c, "enrolments", "asked_for_year", "2022/23"); next["status"] != "interested" || next["person_id"] != khan.Person.String() {
		t.Errorf("next year %v", next)
	}
	if was := one(t, c, "enrolments", "id", model.ID(0x909).String()); was["continues"].(object)["enrolment_id"] != model.ID(0x88).String() {
		t.Errorf("continues %v", was)
	}
}
