package model_test

import (
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

// TestChangesInWords: every change of the cycle says what it did, also of what is gone
// since, and where it is seen.
func TestChangesInWords(t *testing.T) {
	v := newVisits(t)
	khan, task, e := v.places["Khan"], v.s.Tasks[0].ID, v.ids("Işık", "Nguyễn")
	title := v.s.Tasks[0].Title
	today := *v.s.Session(v.today)
	today.Title = "Vision"
	cohort := v.s.Cohort
	cohort.Title = "Another"
	slot := *v.s.Slot(v.small)
	slot.Focus = "talk"
	edited := *v.s.Tasks[0]
	edited.Wording = map[model.ID]string{0: "Do it."}
	grace := v.id()
	type seen struct{ session, slot, place, task model.ID }
	v.on(time.November, 10)
	for _, c := range []struct {
		a     model.Action
		words string
		at    seen
	}{
		{model.EditSession{Session: today}, "session 2 changed", seen{session: v.today}},
		{model.MoveSession{Session: v.today, Date: may(4)}, "session 2 moved", seen{session: v.today}},
		{model.CallOffSession{Session: v.today, Reason: "snow"}, "session 2 called off", seen{session: v.today}},
		{model.SessionNotHeld{Session: v.today, Reason: "snow"}, "session 2 not held", seen{session: v.today}},
		{model.OnlineInstead{Session: v.today, Reason: "snow"}, "session 2 online instead", seen{session: v.today}},
		{model.HeldAfterAll{Session: v.today}, "session 2 held after all", seen{session: v.today}},
		{model.EditTask{Task: edited}, "task " + title + ": changed", seen{session: v.before, task: task}},
		{model.SetProgress{Enrolment: khan, Task: task, Progress: model.Back}, "Imran Khan: task " + title, seen{place: khan, task: task}},
		{model.TaskNote{Enrolment: khan, Task: task, Text: "thorough"}, "Imran Khan: note on task " + title, seen{place: khan, task: task}},
		{model.EditDate{Slot: slot}, "date of Mon 10 Jan: changed", seen{session: v.visit, slot: v.small}},
		{v.book(v.small, "Khan"), "Imran Khan: booked, session 3, 10 Jan", seen{v.visit, v.small, khan, 0}},
		{v.book(v.slot, "Işık", "Nguyễn"), "date of Sun 12 Dec: 2 booked", seen{session: v.visit, slot: v.slot}},
		{model.Swap{Session: v.visit, A: khan, B: e[0]}, "Imran Khan and Gülşen Işık: dates swapped", seen{v.visit, v.small, khan, 0}},
		{model.MoveBooking{Enrolment: khan, To: v.small}, "Imran Khan: moved to another date, session 3, 10 Jan", seen{v.visit, v.small, khan, 0}},
		{model.Wait{Slot: v.small, Enrolment: e[1]}, "Hồng Nguyễn: on the waiting list, session 3, 10 Jan", seen{v.visit, v.small, e[1], 0}},
		{model.StopWaiting{Slot: v.small, Enrolment: e[1]}, "Hồng Nguyễn: off the waiting list, session 3, 10 Jan", seen{v.visit, v.small, e[1], 0}},
		{model.Wish{Enrolment: khan, Session: v.visit, Text: "May"}, "Imran Khan: a wish for a date, session 3", seen{v.visit, 0, khan, 0}},
		{model.Unbook{Session: v.visit, Enrolment: khan}, "Imran Khan: off the date, session 3, 10 Jan", seen{v.visit, v.small, khan, 0}},
		{model.CallOffDate{Slot: v.small, Reason: "strike"}, "date of Mon 10 Jan: called off", seen{session: v.visit, slot: v.small}},
		{model.OnAgain{Slot: v.small}, "date of Mon 10 Jan: on again", seen{session: v.visit, slot: v.small}},
		{model.RemoveDate{Slot: v.open}, "date of Fri 14 Jan: removed", seen{session: v.visit, slot: v.open}},
		{model.EditCohort{Cohort: cohort}, "cohort changed", seen{}},
		{model.Archive{}, "cohort archived", seen{}},
		{model.Unarchive{}, "cohort out of the archive", seen{}},
		{model.NewLead{Lead: model.Lead{ID: grace, Name: "Grace Okafor", Role: model.LeadRoles()[0]}}, "lead Grace Okafor: new", seen{}},
		{model.EditLead{Lead: model.Lead{ID: grace, Name: "Grace Okafor", Role: model.LeadRoles()[1]}}, "lead Grace Okafor: changed", seen{}},
		{model.RemoveLead{Lead: grace}, "lead Grace Okafor: removed", seen{}},
		{model.RemoveTask{Task: task}, "task " + title + ": removed", seen{session: v.before, task: task}},
		{model.RemoveSession{Session: v.later}, "session 4 removed", seen{session: v.later}},
		{model.ReorderSession{Session: v.today, Number: 1}, "session 1 at another place", seen{session: v.today}},
	} {
		label := v.do(c.a).Changes[0].Label
		if got := v.s.Describe(label); got != c.words {
			t.Errorf("%T is %q, not %q", c.a, got, c.words)
		}
		session, slot, place, task := model.PlaceOf(label)
		if got := (seen{session, slot, place, task}); got != c.at {
			t.Errorf("%T is seen at %+v, not at %+v", c.a, got, c.at)
		}
		if _, register := model.SheetOf(label); register {
			t.Errorf("%T is taken for something of a register", c.a)
		}
	}
	v.on(time.December, 12)
	label := v.do(model.AttendedAt{Enrolment: khan, Slot: v.slot}).Changes[0].Label
	if got := v.s.Describe(label); got != "Imran Khan: came on another date, session 3, 12 Dec" {
		t.Errorf("came: %q", got)
	}
	// Of two of one name it is said which.
	of := change.Label{Verb: uint16(model.VerbPresent), IDs: []model.ID{v.places["JonesBrent"], v.today, 0}}
	if got := v.s.Describe(of); !strings.HasPrefix(got, "Sarah Jones (Brent): present") {
		t.Errorf("one of two is %q", got)
	}
	swapped := change.Label{Verb: uint16(model.VerbSwapped), IDs: []model.ID{v.places["JonesBrent"], 0, 0, v.places["JonesEaling"]}}
	if got := v.s.Describe(swapped); got != "Sarah Jones (Brent) and Sarah Jones (Ealing): dates swapped" {
		t.Errorf("both of two are %q", got)
	}
	mark := change.Label{Verb: uint16(model.VerbPresent), IDs: []model.ID{khan, v.today, 0}}
	if session, slot, place, task := model.PlaceOf(mark); session != v.today || slot != 0 || place != khan || task != 0 {
		t.Error("a mark is seen in its register")
	}
	for _, v2 := range []model.Verb{model.VerbNewSchool, model.VerbEditSchool, model.VerbPasted, model.VerbEditHub, model.VerbNewLead} {
		if session, slot, place, task := model.PlaceOf(change.Label{Verb: uint16(v2), IDs: []model.ID{1, 2, 3}}); session+slot+place+task != 0 {
			t.Errorf("verb %d is about no session and no place", v2)
		}
	}
}

// TestEveryVerbHasWords: of labels that came cut short too.
func TestEveryVerbHasWords(t *testing.T) {
	r := newRoom(t)
	for _, n := range []model.Verb{model.VerbDatesFilled, model.VerbSuits} {
		if got := r.s.Describe(change.Label{Verb: uint16(n)}); strings.Contains(got, "a change") {
			t.Errorf("verb %d is %q", n, got)
		}
	}
	for verb, want := range map[model.Verb]string{model.VerbTeams: "Teams report, session 2", model.VerbZoom: "Zoom report, session 2"} {
		label := change.Label{Verb: uint16(verb), IDs: []model.ID{0, r.today, 0}}
		if got := r.s.Describe(label); got != want {
			t.Errorf("%q, not %q", got, want)
		}
		if sheet, ok := model.SheetOf(label); !ok || sheet != r.sheetID() {
			t.Errorf("%q is of no register", want)
		}
	}
	for n := model.VerbNewSession; n <= model.VerbEditHub; n++ {
		for _, ids := range [][]model.ID{nil, {0, r.today}, {1, 2, 3, 4}} {
			got := r.s.Describe(change.Label{Verb: uint16(n), IDs: ids})
			defined := n <= model.VerbRemoveTask || n >= model.VerbNewSlot && n <= model.VerbStopsWaiting || n >= model.VerbEditCohort
			if defined == strings.Contains(got, "a change") {
				t.Errorf("verb %d with %d IDs is %q", n, len(ids), got)
			}
		}
	}
}

// TestWhatIsSaidOfPeopleIsSealed: a wish, a reason and a note on a task stand under
// the person's own key.
func TestWhatIsSaidOfPeopleIsSealed(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.small, "Khan", "Işık"))
	over := v.book(v.small, "Nguyễn")
	over.Reason = "cannot come on any other day"
	nguyen := v.place("Nguyễn")
	for _, a := range []model.Action{
		over, model.Wish{Enrolment: nguyen.ID, Session: v.visit, Text: "mornings"}, model.TaskNote{Enrolment: nguyen.ID, Task: v.s.Tasks[0].ID, Text: "late"},
	} {
		sealed := false
		for _, e := range v.do(a).Changes[0].Entries {
			sealed = sealed || e.Secrecy == change.Notes && e.Subject == nguyen.Person
		}
		if !sealed {
			t.Errorf("%T is not sealed", a)
		}
	}
}

func TestCapital(t *testing.T) {
	for say, want := range map[string]string{"": "", "a sentence": "A sentence", "émile": "Émile", "Already": "Already", "9 people": "9 people"} {
		if got := model.Capital(say); got != want {
			t.Errorf("%q became %q", say, got)
		}
	}
}
