package demo_test

import (
	"maps"
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/model/programmes"
)

// TestEveryOutcomeHasItsEvidence is that each outcome of each built-in programme, word for
// word, stands with evidence of the year, each cohort has people's very words, and the five
// levels are there.
func TestEveryOutcomeHasItsEvidence(t *testing.T) {
	levels := map[model.Level]bool{}
	for _, want := range programmes.BuiltIn() {
		s := cohort(t, want.Key)
		e := s.Evaluation(now(s), true)
		quotes := 0
		for g, group := range want.Programme.Outcomes {
			for i, sentence := range group.Items {
				got := e.Groups[g].Outcomes[i]
				if got.Outcome.Sentence != sentence || len(got.Evidence) == 0 {
					t.Errorf("%s, outcome %d.%d: %q with %d pieces of evidence", want.Key, g+1, i+1, got.Outcome.Sentence, len(got.Evidence))
				}
			}
		}
		for _, x := range s.Evidence {
			for _, l := range x.Levels() {
				levels[l] = true
			}
			if x.Quote {
				quotes++
			}
			if x.Day > model.DayOf(now(s)) || x.Anyway != "" || model.PupilNamed(x.Text) != "" {
				t.Errorf("%s: evidence %+v", want.Key, x)
			}
		}
		if quotes < 2 || len(e.Gone) != 0 || len(e.Plans) == 0 || len(e.Departments) == 0 {
			t.Errorf("%s: %d quotations, %d outcomes gone, %d plans, %d departments", want.Key, quotes, len(e.Gone), len(e.Plans), len(e.Departments))
		}
		if rated := ratedOn(s); rated < 2 {
			t.Errorf("%s: no outcome is rated on two days of one person or school", want.Key)
		}
	}
	if levels[model.LevelUnsaid] || len(levels) != 5 {
		t.Errorf("levels: %v", levels)
	}
}

// ratedOn is on how many days an outcome was rated of one and the same, at most.
func ratedOn(s *model.Snapshot) int {
	type of struct {
		outcome, person, school model.ID
	}
	n := map[of]int{}
	for _, st := range s.Standings() {
		for _, r := range st.Ratings {
			n[of{st.Outcome.ID(), r.Person, r.School}]++
		}
	}
	return slices.Max(slices.Collect(maps.Values(n)))
}

// TestFeesOfTheHubThatCharges is one fee in each state, by the rule of £75.
func TestFeesOfTheHubThatCharges(t *testing.T) {
	s := cohort(t, "ssl-2021")
	got := map[string]model.FeeState{}
	for _, o := range s.Charges() {
		got[s.Person(o.Enrolment.Person).Apart()] = o.State
		if o.Pence != 7500 || o.Why != "" || (o.State == model.FeeWaived) != (o.Reason != "") {
			t.Errorf("%+v", o)
		}
	}
	want := map[string]model.FeeState{
		"Jade Thompson": model.FeeCharged, "Imran Khan": model.FeePaid, "Małgorzata Wiśniewska": model.FeeWaived, "Nasima Begum": model.FeeProposed,
	}
	if !maps.Equal(got, want) {
		t.Errorf("fees: %v", got)
	}
}

// TestRosterLife is who waits, was offered a place, asks for next year, is here although the
// page bars them, paused, and replaced.
func TestRosterLife(t *testing.T) {
	s := cohort(t, "ssl-2021")
	var waiting []string
	for _, e := range s.Queue() {
		waiting = append(waiting, s.Person(e.Person).Name()+" "+e.Offered.Day.Short())
	}
	if want := []string{"Farida Haidari 11 Nov", "Oliver Tanaka ", "Bronagh Quinn "}; !slices.Equal(waiting, want) {
		t.Errorf("waiting: %q", waiting)
	}
	for _, e := range s.Enrolments {
		name := s.Person(e.Person).Name()
		if m := s.Misfits(e); (name == "Jade Thompson") != (len(m) == 1 && m[0].Bars && m[0].Reason != "") && e.Counts() {
			t.Errorf("%s: %+v", name, m)
		}
		if (e.For == 2022) != (name == "Mateus Ferreira") || (e.Status == model.DatesSent) != (name == "Hui Min Lim") {
			t.Errorf("%s is %s, for %d", name, e.Status, e.For)
		}
	}
	suit := cohort(t, "ssl-2023")
	wishes := count(suit.Enrolments, func(e *model.Enrolment) string { return e.Wish(suit.SessionNumbered(2).ID) })
	if !maps.Equal(wishes, map[string]int{"": 12, "mornings": 1, "not a Monday": 1, "after half past twelve": 1}) {
		t.Errorf("which date would suit: %v", wishes)
	}
	paused := count(cohort(t, "slc-2025").Enrolments, func(e *model.Enrolment) model.Status { return e.Status })
	if paused[model.Paused] != 1 || paused[model.Enrolled] != 9 {
		t.Errorf("the community: %v", paused)
	}
}

// TestReplacedInAPair is that autumn credits stay with who left, and none goes to who came.
func TestReplacedInAPair(t *testing.T) {
	s := cohort(t, "tfm-2025")
	byName := map[string]*model.Enrolment{}
	for _, e := range s.Enrolments {
		byName[s.Person(e.Person).Name()] = e
	}
	left, came := byName["Chloë Metcalfe"], byName["Adaeze Nwosu"]
	if left.Status != model.Withdrawn || s.Earned(left) != 6 || came.Replaces != left.ID || came.School != left.School || s.Earned(came) != 0 || came.Role == "" {
		t.Errorf("left: %+v with %d, came: %+v with %d", left, s.Earned(left), came, s.Earned(came))
	}
	for _, x := range s.Schools {
		if leader := s.Person(x.Leader); (leader != nil) != (x.Name != "Larkspur College" && x.Name != "Wren's Nest") {
			t.Errorf("the subject leader of %s is %v", x.Name, leader)
		}
	}
}
