package model_test

import (
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/programmes"
)

// casesOfPeople are those of who has a place, of names and of schools.
func casesOfPeople() []edgeCase {
	return []edgeCase{
		{number: 13, name: "permanent replacement", check: func(t *testing.T, r *room) {
			r.key("Khan", model.VerbPresent, "")
			r.do(model.Replace{Enrolment: r.places["Khan"], Day: november(18), Reason: model.LeftRole, With: r.add("Ann", "Bell", "")})
			old, comes := r.place("Khan"), r.found("bell")
			wants(t, "ends", old.Until, november(18))
			wants(t, "replaces", comes.Replaces, old.ID)
			wants(t, "one school", comes.School, old.School)
			wants(t, "the leaver keeps", r.s.Earned(old), credit)
			wants(t, "who comes begins with", r.s.Earned(comes), 0)
		}},
		{number: 14, name: "walk-in not on the list", check: func(t *testing.T, r *room) {
			r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont", School: "Kestrel School"})
			e := r.found("dupont")
			wants(t, "present", e.Mark(r.today).Kind, model.Present)
			wants(t, "flagged", slices.Contains(todo(r), "1 not on the list: details missing"), true)
			r.do(model.PutOnList{Place: *e})
			wants(t, "on the list", r.found("dupont").Status, model.Enrolled)
			wants(t, "earned stays", r.s.Earned(r.found("dupont")), credit)
		}},
		{number: 15, name: "changes school, stays in the programme", check: func(t *testing.T, r *room) {
			r.all(r.before, model.Mark{Kind: model.Present})
			e := *r.place("Khan")
			r.do(model.EditPlace{Place: e, SchoolName: "Elm Road", Moved: november(10)})
			wants(t, "before", r.s.School(r.s.SchoolAt(r.place("Khan"), r.s.Session(r.before))).Name, "Cedar Park")
			wants(t, "after", r.s.School(r.s.SchoolAt(r.place("Khan"), r.s.Session(r.today))).Name, "Elm Road")
			wants(t, "earned stays", r.s.Earned(r.place("Khan")), credit)
		}},
		{number: 16, name: "changes school and leaves", check: func(t *testing.T, r *room) {
			r.programme(model.Programme{Unit: model.UnitPair}, nil)
			r.atSchool(r.place("Khan").School, "JonesEaling")
			r.all(r.before, model.Mark{Kind: model.Present})
			r.do(model.Withdraw{Enrolment: r.places["Khan"], Day: november(10), Reason: model.LeftSchool})
			e := r.place("Khan")
			wants(t, "status", e.Status, model.Withdrawn)
			wants(t, "from", e.Until, november(10))
			wants(t, "reason", e.Reason.String(), "left the school")
			wants(t, "earned stays", r.s.Earned(e), credit)
			i := slices.IndexFunc(r.s.Pairs(), func(p model.Pair) bool { return p.School.ID == e.School })
			wants(t, "the old school has one", len(r.s.Pairs()[i].Here), 1)
		}},
		{number: 17, name: "school withdraws", check: func(t *testing.T, r *room) {
			r.limit(7)
			waits := r.asks("Bell", model.Waiting)
			r.atSchool(r.place("Khan").School, "JonesEaling")
			r.book("Khan")
			say := r.do(model.WithdrawSchool{School: r.place("Khan").School, Day: november(18), Reason: model.SchoolWithdrew}).Say
			wants(t, "one", r.place("Khan").Status, model.Withdrawn)
			wants(t, "all", r.place("JonesEaling").Status, model.Withdrawn)
			wants(t, "the date is free", r.place("Khan").Booking(r.visit), 0)
			wants(t, "the waiting list is offered", strings.HasSuffix(say, "Ann Bell is next on the waiting list."), true)
			wants(t, "who waits", r.s.NextInQueue().ID, waits)
		}},
		{number: 18, name: "maternity, long absence", check: func(t *testing.T, r *room) {
			r.charged()
			p := r.do(model.PausePlace{Enrolment: r.places["Khan"], From: november(10)})
			wants(t, "not absent", r.kindAt("Khan", r.today), model.NotEnrolled)
			wants(t, "not liable", r.owed("Khan", r.today), "")
			for _, e := range p.Changes[0].Entries {
				if strings.ContainsAny(e.Value, "aeiou") {
					t.Errorf("words are kept: %q", e.Value)
				}
			}
			r.do(model.ResumePlace{Enrolment: r.places["Khan"], Day: november(17)})
			wants(t, "back", r.kindAt("Khan", r.today), model.Unmarked)
		}},
		{number: 19, name: "second-year continuing participant", check: func(t *testing.T, r *room) {
			r.all(r.before, model.Mark{Kind: model.Present})
			r.do(model.SetProgress{Enrolment: r.places["Khan"], Task: r.s.Tasks[0].ID, Progress: model.Back})
			p, err := programmes.RollOver{NewCohort: programmes.NewCohort{Cohort: model.Cohort{Code: "next", Title: "Next", Year: 2022}, Lead: *r.s.Leads[0]}, People: []model.ID{r.places["Khan"]}}.Plan(r.s, r.env())
			if err != nil {
				t.Fatal(err)
			}
			var next *model.Snapshot
			for _, c := range p.Changes {
				if s := model.NewSnapshot(c.Space, nil).Apply(c); s.Cohort.ID != 0 {
					next = s
				}
			}
			e := next.Enrolments[0]
			wants(t, "year of engagement", e.Year, 2)
			wants(t, "one person", e.Person, r.place("Khan").Person)
			wants(t, "linked", e.Continues, model.Link{Space: 9, Enrolment: r.places["Khan"]})
			wants(t, "nothing is counted again", next.Earned(e), 0)
			wants(t, "last year's task is readable", r.place("Khan").Task(r.s.Tasks[0].ID).Progress, model.Back)
			wants(t, "and stays", r.s.Earned(r.place("Khan")), credit)
		}},
		{number: 20, name: "same person in two cohorts", check: func(t *testing.T, r *room) {
			other := model.Facts{Space: 10, Title: "Mastery", Sessions: []model.SessionFacts{{Date: november(17)}}, People: []model.PersonFacts{{Person: r.place("Khan").Person, Status: model.Enrolled}}}
			shown, _ := r.s.ClashFindings([]model.Facts{other}, november(17))
			wants(t, "clashes", len(shown), 1)
			wants(t, "whose", shown[0].Enrolment, r.places["Khan"])
			other.Sessions[0].Date = november(18)
			shown, _ = r.s.ClashFindings([]model.Facts{other}, november(17))
			wants(t, "on another day", len(shown), 0)
		}},
		{number: 21, name: "two people with one name", check: func(t *testing.T, r *room) {
			r.refused(r.add("Imran", "Khan", ""))
			r.do(r.add("Imran", "Khan", "Dene Court"))
			wants(t, "apart", r.s.Person(r.place("Khan").Person).Apart(), "Imran Khan (Cedar Park)")
			same := r.add("Imran", "Khan", "Dene Court")
			same.Anyway = true
			r.refused(same)
			same.Person.Label = "sixth form"
			r.do(same)
			wants(t, "nobody is taken for another", len(r.s.Twins()), 0)
		}},
		{number: 22, name: "hyphens, accents, apostrophes, name order", check: func(t *testing.T, r *room) {
			for typed, who := range map[string]string{
				"garcia": "García Simón", "simon tomas": "García Simón", "o’connor": "O'Connor-Price", "OCONNOR PRICE": "O'Connor-Price", "isik": "Işık", "nguyen hong": "Nguyễn",
			} {
				wants(t, typed, r.found(typed).ID, r.places[who])
			}
			wants(t, "kept as it is", r.s.Person(r.place("García Simón").Person).Listed(), "García Simón, Tomás")
			given, family, wrong := model.ReadName("García Simón, Pedro")
			wants(t, "family name first", given+"|"+family+wrong, "Pedro|García Simón")
		}},
		{number: 23, name: "changed name", check: func(t *testing.T, r *room) {
			p := *r.s.Person(r.place("Khan").Person)
			p.Family = "Khan-Bell"
			r.do(model.EditPerson{Person: p})
			wants(t, "found by the old one", r.found("imran khan").ID, r.places["Khan"])
			wants(t, "previous names", strings.Join(r.s.Person(p.ID).Before, ","), "Imran Khan")
		}},
		{number: 24, name: "personal or wrong e-mail", check: func(t *testing.T, r *room) {
			p := *r.s.Person(r.place("Khan").Person)
			p.Emails = append(slices.Clone(p.Emails), "imran@home.example")
			r.do(model.EditPerson{Person: p})
			for _, mail := range []string{"imran@home", "imran@cedarpark"} {
				wants(t, mail, r.found(mail).ID, r.places["Khan"])
			}
		}},
		{number: 25, name: "pair with one gone", check: func(t *testing.T, r *room) {
			r.programme(model.Programme{Unit: model.UnitPair}, nil)
			r.atSchool(r.place("Khan").School, "JonesEaling")
			r.do(model.Withdraw{Enrolment: r.places["Khan"], Day: november(10), Reason: model.LeftRole})
			single := func() bool {
				for _, f := range r.s.Findings(r.now) {
					if f.Key.Kind == model.FindSingle && strings.HasPrefix(f.Sentence, "6 schools have one person each") {
						return true
					}
				}
				return false
			}
			wants(t, "flagged", single(), true)
			r.key("JonesEaling", model.VerbPresent, "")
			r.do(model.NewPerson{Person: model.Person{Given: "Ann", Family: "Bell"}, School: r.place("Khan").School})
			wants(t, "a second one comes", single(), false)
		}},
		{number: 33, name: "MAT lead with 14 schools", check: func(t *testing.T, r *room) {
			x := *r.s.School(r.place("García Simón").School)
			x.Trust, x.Phase = "Rowan Trust", "Secondary"
			r.do(model.EditSchool{School: x})
			var names []string
			for _, letter := range "ABCDEFGHIJKLM" {
				names = append(names, "Primary "+string(letter))
			}
			r.do(model.LeadSchools{Enrolment: r.places["García Simón"], Names: names})
			all := r.s.SchoolsOf(r.place("García Simón"))
			wants(t, "schools", len(all), 14)
			wants(t, "trust on the register", r.sheet().Rows[slices.IndexFunc(r.sheet().Rows, func(x model.Row) bool { return x.Enrolment.ID == r.places["García Simón"] })].School.Trust, "Rowan Trust")
			r.do(model.SetInitiative{Initiative: model.Initiative{Person: r.place("García Simón").Person, Title: "Transition", Schools: []model.ID{all[3].ID, all[7].ID}}})
			wants(t, "the initiative's schools", len(r.s.Initiatives[0].Schools), 2)
		}},
		{number: 34, name: "school becomes an academy", check: func(t *testing.T, r *room) {
			x := *r.s.School(r.place("García Simón").School)
			x.URN = "123456"
			r.do(model.EditSchool{School: x})
			r.do(model.NewSchool{School: model.School{ID: 500, Name: "Ash Green Academy", URN: "654321"}})
			e := *r.place("García Simón")
			e.School = 500
			r.do(model.EditPlace{Place: e, Moved: november(10)})
			wants(t, "old records", r.s.School(r.s.SchoolAt(r.place("García Simón"), r.s.Session(r.before))).URN, "123456")
			wants(t, "new ones", r.s.School(r.s.SchoolAt(r.place("García Simón"), r.s.Session(r.today))).URN, "654321")
			wants(t, "which came first", r.place("García Simón").EarlierSchools()[0].School, x.ID)
		}},
		{number: 35, name: "school not in the public register", check: func(t *testing.T, r *room) {
			r.programme(model.Programme{Eligibility: []model.Eligibility{{Rule: model.RuleState, Sentence: "state-funded secondary schools in England"}}}, nil)
			r.do(r.add("Ann", "Bell", "Rowan Independent"))
			x := *r.s.School(r.found("bell").School)
			wants(t, "no URN", x.URN, "")
			x.State = model.No
			r.do(model.EditSchool{School: x})
			m := r.s.Misfits(r.found("bell"))
			wants(t, "warned", len(m) == 1 && !m[0].Bars, true)
		}},
		{number: 39, name: "same walk-in typed on both laptops", check: func(t *testing.T, r *room) {
			one, err := model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont", School: "Kestrel School"}.Plan(r.s, r.env())
			if err != nil {
				t.Fatal(err)
			}
			two, err := model.WalkIn{Sheet: r.sheetID(), Name: "marie  DUPONT", School: "kestrel school"}.Plan(r.s, r.env())
			if err != nil {
				t.Fatal(err)
			}
			r.apply(append(one.Changes, two.Changes...)...)
			twins := r.s.Twins()
			wants(t, "suggested", len(twins), 1)
			r.do(model.SamePerson{Keep: twins[0].A.Person, Other: twins[0].B.Person})
			wants(t, "one row", len(r.s.Enrolments), 8)
			wants(t, "earned once", r.s.Earned(r.found("dupont")), credit)
		}},
	}
}
