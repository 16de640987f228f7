package export_test

import (
	"slices"
	"testing"

	"workgroup/model"
)

// TestEvaluationIsWritten: evidence, ratings, plans and what departments did are all there,
// and what was removed is not.
func TestEvaluationIsWritten(t *testing.T) {
	b := newBuilder(cohort21)
	link := model.Outcome{Heading: "Professional learning", LeadIn: "Participants will:", Sentence: "understand the benefits"}
	gone := model.Outcome{Sentence: "have something else", Item: 7}
	b.do(func(d *model.Draft) {
		d.Programme(model.Programme{ID: theProg, Title: "Community", Outcomes: []model.OutcomeGroup{{Heading: link.Heading, LeadIn: link.LeadIn, Items: []string{link.Sentence}}}})
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Year: 2021, Programme: theProg})
		d.Session(model.Session{ID: workshop, Number: 1, Kind: model.Workshop, Date: day(2021, 11, 17), Credit: 4})
		d.School(model.School{ID: theSchool, Name: "Ash Green"})
		d.Person(model.Person{ID: shared, Given: "Imran", Family: "Khan"})
		d.Enrol(model.Enrolment{ID: 0x701, Person: shared, School: theSchool, Status: model.Enrolled})
	})
	b.act(t, model.NoteEvidence{Evidence: model.Evidence{ID: 0xe1, Text: "We plan\ttogether", Person: shared, Session: workshop, Quote: true, Outcomes: []model.Outcome{link, gone}, Anyway: "a teacher"}})
	b.act(t, model.NoteEvidence{Evidence: model.Evidence{ID: 0xe2, Text: "A policy", School: theSchool, Level: model.Use}})
	b.act(t, model.NoteEvidence{Evidence: model.Evidence{ID: 0xe3, Text: "gone"}})
	b.act(t, model.RemoveEvidence{Evidence: 0xe3})
	b.act(t, model.Rate{Rating: model.Rating{Outcome: link, Person: shared, Grade: model.Developing, Note: "seen"}})
	b.act(t, model.Rate{Rating: model.Rating{Outcome: link, Classes: 0, Of: 8}})
	b.act(t, model.SetPlan{ActionPlan: model.ActionPlan{Person: shared, Vision: "One", Aims: "Two", Need: "Three", Review: day(2022, 3, 1)}})
	b.act(t, model.SetPlanAction{Of: b.s.Plans[0].ID, Action: model.PlanAction{Text: "Meet", Due: day(2022, 2, 1), State: model.Done}})
	b.act(t, model.SetInitiative{Initiative: model.Initiative{Person: shared, Title: "Transition", Aim: "Fractions", Schools: []model.ID{theSchool}, Evaluation: "works"}})
	b.act(t, model.SetPolicy{School: theSchool, Policy: model.Policy{Text: "Calculation"}})
	b.act(t, model.SetSharing{School: theSchool, Sharing: model.Sharing{Person: shared, What: "the audit", With: "the department"}})
	b.act(t, model.SetReached{School: theSchool, Reached: model.Reached{Number: 6}})
	b.act(t, model.SeenOnline{Enrolment: 0x701, Day: day(2021, 11, 16), Note: "asked"})
	out := write(t, b.s)
	walk(t, out)
	c := one(t, decode(t, out), "cohorts", "code", "ssl-2021")
	says := func(o object, want object) {
		t.Helper()
		for field, v := range want {
			if o[field] != v {
				t.Errorf("%s is %v, not %v", field, o[field], v)
			}
		}
	}
	if n := len(objects(c["evidence"])); n != 2 {
		t.Fatalf("%d pieces of evidence", n)
	}
	e := one(t, c, "evidence", "text", "We plan together")
	says(e, object{"person": "Imran Khan", "person_id": shared.String(), "school": nil, "session": workshop.String(), "quotation": true, "level": nil, "no_pupil": "a teacher"})
	if got := column(e["evidence_of"], "in_programme"); !slices.Equal(got, []any{true, false}) || !slices.Equal(e["levels"].([]any), []any{2.0}) {
		t.Errorf("evidence of %v, levels %v", e["evidence_of"], e["levels"])
	}
	says(one(t, c, "evidence", "text", "A policy"), object{"school": "Ash Green", "person": nil, "level": 4.0, "session": nil})
	says(one(t, c, "ratings", "note", "seen"), object{"grade": "developing", "classes": nil, "person": "Imran Khan"})
	says(one(t, c, "ratings", "of_classes", 8.0), object{"grade": "not yet", "classes": 0.0, "person": nil, "school": nil})
	plan := firstOf(c["plans"])
	says(plan, object{"vision": "One", "aims": "Two", "need": "Three", "review": "2022-03-01", "reviewed": nil})
	says(firstOf(plan["actions"]), object{"text": "Meet", "due": "2022-02-01", "state": "done"})
	says(firstOf(c["initiatives"]), object{"title": "Transition", "aim": "Fractions", "evaluation": "works"})
	says(firstOf(firstOf(c["initiatives"])["chosen_schools"]), object{"school": "Ash Green"})
	dep := firstOf(c["departments"])
	says(dep, object{"school": "Ash Green"})
	says(firstOf(dep["policies"]), object{"text": "Calculation"})
	says(firstOf(dep["sharings"]), object{"person": "Imran Khan", "what": "the audit", "with": "the department"})
	says(firstOf(dep["reached"]), object{"members": 6.0})
	says(firstOf(c["enrolments"]), object{"seen_online": "2021-11-16", "online_note": "asked"})
}
