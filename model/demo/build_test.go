package demo_test

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/demo"
)

// sequence gives IDs that look drawn but are the same each time.
func sequence() func() model.ID {
	n := uint64(0)
	return func() model.ID {
		n += 0x9e3779b97f4a7c15
		z := (n ^ n>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		return model.ID(z ^ z>>31)
	}
}

func build(t *testing.T) [][]*change.Change {
	t.Helper()
	actions, err := demo.Build(sequence())
	if err != nil {
		t.Fatal(err)
	}
	return actions
}

// spaces are the spaces after all actions.
func spaces(t *testing.T) map[model.ID]*model.Snapshot {
	t.Helper()
	out := map[model.ID]*model.Snapshot{}
	for _, action := range build(t) {
		for _, c := range action {
			s := out[c.Space]
			if s == nil {
				s = model.NewSnapshot(c.Space, nil)
			}
			out[c.Space] = s.Apply(c)
		}
	}
	return out
}

// cohort is the cohort of that code.
func cohort(t *testing.T, code string) *model.Snapshot {
	t.Helper()
	for _, s := range spaces(t) {
		if s.Cohort.Code == code {
			return s
		}
	}
	t.Fatalf("no cohort %s", code)
	return nil
}

func TestSameIDsSameFile(t *testing.T) {
	if !reflect.DeepEqual(build(t), build(t)) {
		t.Error("the same sequence of IDs gives two different files")
	}
}

func TestActionsAreWellFormed(t *testing.T) {
	changes, records := map[model.ID]bool{}, map[model.ID]change.Kind{}
	elems := map[model.ID]bool{}
	last := map[model.ID]int64{}
	for i, action := range build(t) {
		size, inAction := 0, map[model.ID]bool{}
		if len(action) == 0 {
			t.Errorf("action %d does nothing", i)
		}
		for _, c := range action {
			if len(c.Entries) == 0 {
				t.Errorf("action %d has an empty change", i)
			}
			if c.ID == 0 || c.Space == 0 || c.Lead == 0 || c.At == 0 || changes[c.ID] {
				t.Errorf("action %d: change %v of space %v by %v at %d", i, c.ID, c.Space, c.Lead, c.At)
			}
			if inAction[c.Space] {
				t.Errorf("action %d has two changes of one space", i)
			}
			if c.At < last[c.Space] {
				t.Errorf("action %d is older than the one before it", i)
			}
			changes[c.ID], inAction[c.Space], last[c.Space] = true, true, c.At
			written := map[change.Field]bool{}
			for _, e := range c.Entries {
				size += 100 + len(e.Value) + 12*len(e.Names)
				if written[e.Field] {
					t.Errorf("action %d writes %+v twice", i, e.Field)
				}
				written[e.Field] = true
				if k, seen := records[e.Field.Record]; seen && k != e.Field.Kind {
					t.Errorf("record %v has two kinds, %d and %d", e.Field.Record, k, e.Field.Kind)
				}
				records[e.Field.Record] = e.Field.Kind
				elems[e.Field.Elem] = true
				if e.Secrecy != change.Open && e.Subject == 0 {
					t.Errorf("action %d: %+v is about nobody", i, e.Field)
				}
			}
		}
		if size > 500<<10 {
			t.Errorf("action %d has %d KiB", i, size>>10)
		}
	}
	for id := range changes {
		if _, twice := records[id]; twice || elems[id] {
			t.Errorf("%v names a change and something else", id)
		}
	}
}

func TestNothingHasTwoAnswers(t *testing.T) {
	for space, s := range spaces(t) {
		for _, r := range s.Records() {
			for i, c := range r.Cells {
				if n := len(c.Standing()); n != 1 {
					t.Errorf("space %v, %+v %+v: %d writes stand", space, r.Key, r.Slots[i], n)
				}
			}
		}
	}
}

func TestSpaces(t *testing.T) {
	all := spaces(t)
	hubs := map[string]*model.Snapshot{}
	for _, s := range all {
		if s.Hub.ID != 0 {
			hubs[s.Hub.Name] = s
		}
		if s.Cohort.Code == "slc-2025" {
			continue // it has two
		}
		if len(s.Leads) != 1 || s.Leads[0].Name == "" || s.Leads[0].Role != "Work Group Lead" {
			t.Errorf("leads of space %v: %v", s.Space, s.Leads)
		}
	}
	if len(all) != 8 || len(hubs) != 3 {
		t.Fatalf("%d spaces, hubs %v", len(all), hubs)
	}
	for code, want := range map[string]struct {
		title, hub string
		year       int
		now        string
	}{
		"ssl-2021": {"Subject Leadership 2021/22", "London Central and West Maths Hub", 2021, "Wed 17 Nov 2021 09:24 GMT"},
		"ssl-2023": {"Subject Leadership 2023/24", "Origin Maths Hub", 2023, "Mon 4 Dec 2023 15:42 GMT"},
	} {
		c := cohort(t, code).Cohort
		if c.Title != want.title || c.HubName != want.hub || c.Year != want.year || c.ID != cohort(t, code).Space {
			t.Errorf("%s: %+v", code, c)
		}
		if now := c.DemoNow.In(model.London()).Format("Mon 2 Jan 2006 15:04 MST"); now != want.now {
			t.Errorf("%s: its today begins %s, want %s", code, now, want.now)
		}
		if c.Quarters == nil || *c.Quarters != 12 {
			t.Errorf("%s: expected days %v", code, c.Quarters)
		}
		hub := hubs[want.hub]
		if hub == nil || hub.Space != c.Hub || hub.Hub.ID != c.Hub || len(hub.Programmes) != 1 || hub.Programmes[0].ID != c.Programme {
			t.Errorf("%s: its hub is not there", code)
		}
	}
	if p := cohort(t, "ssl-2023").Programme; p.Quarters != nil || p.Fee != nil {
		t.Errorf("the programme of 2023 states %v, %v", p.Quarters, p.Fee)
	}
}

// count is how often each value comes.
func count[T any, K cmp.Ordered](xs []T, key func(T) K) map[K]int {
	out := map[K]int{}
	for _, x := range xs {
		out[key(x)]++
	}
	return out
}

func TestPeople(t *testing.T) {
	everybody := map[model.ID]string{}
	for code, want := range map[string]int{"ssl-2021": 18, "ssl-2023": 14} {
		s := cohort(t, code)
		list := onTheList(s)
		if len(list) != want {
			t.Errorf("%s: %d people, want %d", code, len(list), want)
		}
		listed := map[string]bool{}
		for _, e := range list {
			p, school := s.Person(e.Person), s.School(e.School)
			if p == nil || school == nil || p.Given == "" || p.Family == "" {
				t.Fatalf("%s: a place without a person or a school", code)
			}
			if !e.From.Known() || e.Until.Known() || e.Year < 1 {
				t.Errorf("%s: %s is %v from %v, year %d", code, p.Name(), e.Status, e.From, e.Year)
			}
			if school.Name == "" || school.LA == "" || school.URN != "" || school.Trust != "" {
				t.Errorf("%s: school %+v", code, school)
			}
			if len(p.Emails) != 1 || !strings.HasSuffix(p.Emails[0], ".example") || strings.ContainsAny(p.Emails[0], " '") {
				t.Errorf("%s: e-mails of %s: %v", code, p.Name(), p.Emails)
			}
			if listed[p.Listed()] {
				t.Errorf("%s: two rows say %s", code, p.Listed())
			}
			listed[p.Listed()] = true
			if name, known := everybody[p.ID]; known && name != p.Name() {
				t.Errorf("%s and %s share a record", name, p.Name())
			}
			everybody[p.ID] = p.Name()
		}
		roles := count(list, func(e *model.Enrolment) string { return e.Role })
		prospective := map[string]int{"ssl-2021": 1}[code]
		if roles["Head of department"] == 0 || roles["Subject leader"] == 0 || roles["Prospective subject leader"] != prospective ||
			roles["Head of department"]+roles["Subject leader"]+prospective != want {
			t.Errorf("%s: roles %v", code, roles)
		}
		designations := count(list, func(e *model.Enrolment) model.Designation { return e.Designation })
		if len(designations) != 4 {
			t.Errorf("%s: designations %v", code, designations)
		}
		if years := count(list, func(e *model.Enrolment) int { return e.Year }); years[1] < 9 || years[2] == 0 {
			t.Errorf("%s: years of engagement %v", code, years)
		}
	}
	if len(everybody) != 18+14-1 {
		t.Errorf("%d people in both cohorts together: one of them should be in both", len(everybody))
	}
	first := cohort(t, "ssl-2021")
	area := spaces(t)[first.Cohort.Hub].Hub.Area
	for _, x := range first.Schools {
		if !slices.Contains(area, x.LA) {
			t.Errorf("%s lies in %s, which is not of the hub's area", x.Name, x.LA)
		}
	}
}

// onTheList are those who have a place.
func onTheList(s *model.Snapshot) []*model.Enrolment {
	return slices.DeleteFunc(slices.Clone(s.Enrolments), func(e *model.Enrolment) bool { return e.Status != model.Enrolled })
}

// now is the moment at which a demo cohort begins.
func now(s *model.Snapshot) time.Time { return s.Cohort.DemoNow.In(model.London()) }
