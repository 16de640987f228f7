package demo_test

import (
	"maps"
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/model/programmes"
)

// TestFiveCohorts is that each built-in programme is run by one cohort, in a year of its
// own, with its outcomes word for word.
func TestFiveCohorts(t *testing.T) {
	for _, want := range programmes.BuiltIn() {
		s := cohort(t, want.Key)
		if s.Cohort.Year != want.Programme.Year || model.DayOf(now(s)).AcademicYear() != want.Programme.Year || s.Programme.Title != want.Programme.Title || s.Programme.Code != want.Programme.Code {
			t.Errorf("%s runs %s in %d, and its today is %s", want.Key, s.Programme.Title, s.Cohort.Year, now(s))
		}
		for i, g := range want.Programme.Outcomes {
			if !slices.Equal(s.Programme.Outcomes[i].Items, g.Items) || s.Programme.Outcomes[i].Heading != g.Heading {
				t.Errorf("%s: the outcomes %d are not those of its page", want.Key, i)
			}
		}
		for _, x := range s.Sessions {
			if x.Date.Known() && x.Date.AcademicYear() != s.Cohort.Year {
				t.Errorf("%s: session %d is in another year", want.Key, x.Number)
			}
		}
		for _, e := range s.Enrolments {
			if p := s.Person(e.Person); p == nil || p.Given == "" || p.Family == "" || s.School(e.School) == nil {
				t.Errorf("%s: a place without a person or a school", want.Key)
			}
		}
	}
}

func TestPairs(t *testing.T) {
	s := cohort(t, "tfm-2025")
	if f, ok := s.Programme.Focus(s.Cohort.Focus); !ok || f.Letter != "B" || !f.Offered || s.Programme.Foci[2].Offered || s.Programme.Observation != model.Yes {
		t.Errorf("its focus is %+v of %+v", f, s.Programme.Foci)
	}
	pairs := map[model.ID]int{}
	for _, e := range s.Enrolments {
		if e.Status == model.Enrolled {
			pairs[e.School]++
		}
	}
	if sizes := count(slices.Collect(maps.Values(pairs)), func(n int) int { return n }); !maps.Equal(sizes, map[int]int{2: 6, 1: 1}) {
		t.Errorf("schools by their people: %v", sizes)
	}
	for _, e := range s.Enrolments {
		if e.Status == model.Withdrawn && s.Earned(e) != 6 {
			t.Errorf("who left has earned %d", s.Earned(e))
		}
	}
	if c := counted(t, s, 1, 0); c.Unmarked != 0 || c.InRoom != 13 || c.Late != 1 || c.Absent != 1 {
		t.Errorf("the first workshop: %+v", c)
	}
	if c := counted(t, s, 2, 0); c.Unmarked != 0 || c.Cancelled != 1 {
		t.Errorf("the second workshop: %+v", c)
	}
	slots := s.SlotsOf(s.SessionNumbered(3).ID)
	if c := counted(t, s, 3, slots[0].ID); len(slots) != 3 || c.Total != 6 || c.Absent != 1 || !slots[0].Finish.Is || slots[0].Kind != model.Collaborative {
		t.Errorf("the first observation: %+v", c)
	}
	if without, freed := s.WithoutDate(s.SessionNumbered(3).ID); len(without) != 2 || len(freed) != 0 {
		t.Errorf("%d people have no date, %d lost theirs", len(without), len(freed))
	}
	answers := count(s.Schools, func(x *model.School) model.Answer { return x.Community })
	if !maps.Equal(answers, map[model.Answer]int{model.Yes: 3, model.No: 2, model.AnswerUnknown: 2}) {
		t.Errorf("subject leaders in the community: %v", answers)
	}
}

func TestCommunity(t *testing.T) {
	s, pairs := cohort(t, "slc-2025"), cohort(t, "tfm-2025")
	var roles []string
	for _, l := range s.Leads {
		roles = append(roles, l.Role)
	}
	slices.Sort(roles)
	if !slices.Equal(roles, s.Programme.LedBy) {
		t.Errorf("it is led by %q, and its programme asks for %q", roles, s.Programme.LedBy)
	}
	if c := counted(t, s, 2, 0); c.Unmarked != 2 || c.Cancelled != 1 || c.Total != 10 {
		t.Errorf("the second meeting: %+v", c)
	}
	shared := 0
	for _, x := range s.Schools {
		if y := pairs.School(x.ID); y != nil {
			shared++
			if y.Name != x.Name || y.Community != model.Yes {
				t.Errorf("%s is %s in the work group, its subject leader %s", x.Name, y.Name, y.Community)
			}
		}
	}
	if shared != 3 || s.Cohort.Hub != pairs.Cohort.Hub || s.Cohort.Hub == 0 {
		t.Errorf("%d schools are in both, hubs %v and %v", shared, s.Cohort.Hub, pairs.Cohort.Hub)
	}
	if hub := spaces(t)[s.Cohort.Hub]; len(hub.Programmes) != 2 || hub.ProgrammeOf(s.Cohort.Programme) == nil || hub.ProgrammeOf(pairs.Cohort.Programme) == nil {
		t.Errorf("their hub keeps %d programmes", len(hub.Programmes))
	}
}

func TestTrusts(t *testing.T) {
	s := cohort(t, "mat-2021")
	if s.Cohort.Hub != 0 || s.Cohort.HubName != "" || s.Cohort.Region == "" || len(s.Programme.Regions) != 3 {
		t.Errorf("the national cohort is %+v", s.Cohort)
	}
	if len(s.Sessions) != 3 || len(s.Cycle()) != 3 {
		t.Errorf("%d sessions", len(s.Sessions))
	}
	for _, x := range s.Sessions {
		if x.Date.Known() || x.Credit != 4 {
			t.Errorf("session %d: %+v", x.Number, x)
		}
	}
	one, none := 0, 0
	for _, e := range s.Enrolments {
		hasSecondary := false
		for _, id := range append([]model.ID{e.School}, e.Further...) {
			x := s.School(id)
			if x.Trust == "" || x.Trust != s.School(e.School).Trust {
				t.Errorf("%s is of another trust", x.Name)
			}
			hasSecondary = hasSecondary || x.Phase != "Primary"
		}
		if len(e.Further) == 0 {
			one++
		}
		if !hasSecondary {
			none++
		}
	}
	if statuses := count(s.Enrolments, func(e *model.Enrolment) model.Status { return e.Status }); one != 1 || none != 1 || !maps.Equal(statuses, map[model.Status]int{model.Enrolled: 8, model.Applied: 1}) {
		t.Errorf("%d with one school, %d without a secondary one, %v", one, none, statuses)
	}
}

// counted is the count of a register.
func counted(t *testing.T, s *model.Snapshot, number int, slot model.ID) model.Count {
	t.Helper()
	h := sheet(t, s, number, slot)
	return h.Count()
}
