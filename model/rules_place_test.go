package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

func november(day int) model.Day { return model.MakeDay(2021, time.November, day) }
func december(day int) model.Day { return model.MakeDay(2021, time.December, day) }

// kindAt is the kind of mark that counts for somebody at a session.
func (r *room) kindAt(who string, session model.ID) model.MarkKind {
	r.t.Helper()
	return r.s.MarkOf(r.place(who), r.s.Session(session)).Kind
}

// book gives somebody the one date of the visit.
func (r *room) book(who string) {
	d := r.draft()
	d.Book(r.place(who), r.visit, r.slot)
	r.apply(d.Change())
}

// TestPause is edge case 18: not absent, not asked for, no reason kept.
func TestPause(t *testing.T) {
	r := newRoom(t)
	plan := r.do(model.PausePlace{Enrolment: r.places["Khan"], From: november(10)})
	if plan.Say != "Imran Khan: paused from Wed 10 Nov 2021." || r.place("Khan").Status != model.Paused {
		t.Errorf("%q, %s", plan.Say, r.place("Khan").Status)
	}
	if r.kindAt("Khan", r.before) != model.Unmarked || r.kindAt("Khan", r.today) != model.NotEnrolled {
		t.Error("paused from between the sessions")
	}
	if since := r.place("Khan").Since(model.Paused); since.Day != november(10) || since.Lead != r.lead {
		t.Errorf("since %+v", since)
	}
	if without, _ := r.s.WithoutDate(r.visit); len(without) != 6 {
		t.Errorf("%d are asked for a date", len(without))
	}
	r.refused(model.PausePlace{Enrolment: r.places["Khan"]})
	r.do(model.ResumePlace{Enrolment: r.places["Khan"], Day: november(17)})
	if r.kindAt("Khan", r.today) != model.Unmarked || r.place("Khan").Status != model.Enrolled {
		t.Error("back on the day")
	}
	r.undo()
	r.undo()
	if r.place("Khan").Status != model.Enrolled || len(r.place("Khan").Pauses) != 0 {
		t.Error("undo leaves a pause")
	}
}

func TestAPauseWithTwoDaysEndsByItself(t *testing.T) {
	r := newRoom(t)
	r.do(model.PausePlace{Enrolment: r.places["Khan"], From: november(16), Until: december(1)})
	e := r.place("Khan")
	for day, want := range map[model.Day]model.Status{
		november(15): model.Enrolled, november(16): model.Paused, november(30): model.Paused, december(1): model.Enrolled,
	} {
		if got := e.StatusOn(day); got != want {
			t.Errorf("%s: %s", day.Short(), got)
		}
	}
	if why := r.refused(model.PausePlace{Enrolment: e.ID, From: november(30), Until: december(5)}); !strings.Contains(why, "already from Tue 16 Nov 2021") {
		t.Error(why)
	}
	r.do(model.PausePlace{Enrolment: e.ID, From: december(1), Until: december(5)})
	r.do(model.ResumePlace{Enrolment: e.ID, Day: november(20)})
	if got := r.place("Khan").Pauses; len(got) != 1 || got[0].Until != november(20) {
		t.Errorf("back on 20 Nov, and yet %+v", got)
	}
}

// TestWithdraw is edge case 16: a day, a reason in a code, and dates to come are free.
func TestWithdraw(t *testing.T) {
	r := newRoom(t)
	r.key("Khan", model.VerbPresent, "")
	r.book("Khan")
	d := r.draft()
	d.Wait(r.place("Khan"), r.slot, 1)
	r.apply(d.Change())
	if why := r.refused(model.Withdraw{Enrolment: r.places["Khan"], Day: november(17)}); why != "Imran Khan was in on Wed 17 Nov 2021. Choose a day after it." {
		t.Error(why)
	}
	plan := r.do(model.Withdraw{Enrolment: r.places["Khan"], Day: november(18), Reason: model.LeftSchool})
	if plan.Say != "Imran Khan: withdrawn from Thu 18 Nov 2021, left the school. Free again: a place on 12 Dec." {
		t.Error(plan.Say)
	}
	e := r.place("Khan")
	if _, waits := e.Waits(r.slot); waits || e.Booking(r.visit) != 0 || e.Status != model.Withdrawn || e.Until != november(18) || e.Reason != model.LeftSchool {
		t.Errorf("%+v", e)
	}
	if r.mark("Khan").Kind != model.Present || r.s.Earned(e) != credit {
		t.Error("what was earned is gone")
	}
	if len(r.s.Booked(r.s.Slot(r.slot))) != 0 || r.s.Listed() != 6 {
		t.Error("the place is not free")
	}
	r.refused(model.Withdraw{Enrolment: e.ID})
	r.undo()
	if r.place("Khan").Booking(r.visit) != r.slot || r.place("Khan").Status != model.Enrolled {
		t.Error("undo does not give the date back")
	}
	r.redo()
	r.do(model.BackOnList{Enrolment: e.ID, Day: december(1)})
	e = r.place("Khan")
	if e.Status != model.Enrolled || e.Until.Known() || e.On(november(20)) || !e.On(december(1)) || !e.On(november(17)) {
		t.Errorf("back: %+v", e)
	}
	if why := r.refused(model.BackOnList{Enrolment: e.ID}); why != "Imran Khan is enrolled." {
		t.Error(why)
	}
}

func TestADateThatWasAttendedIsNotFreed(t *testing.T) {
	r := newRoom(t)
	r.on(time.December, 14)
	r.book("Khan")
	r.do(model.Withdraw{Enrolment: r.places["Khan"]})
	if r.place("Khan").Booking(r.visit) != r.slot {
		t.Error("a date that was is freed")
	}
}

// TestReplacement is edge case 13: one place ends, another begins, credits stay with each.
func TestReplacement(t *testing.T) {
	r := newRoom(t)
	r.on(time.November, 20)
	d := r.draft()
	d.MarkAs(r.place("Khan"), r.before, model.Mark{Kind: model.Present})
	r.apply(d.Change())
	r.book("Khan")
	plan := r.do(model.Replace{
		Enrolment: r.places["Khan"], Day: november(20), Reason: model.LeftRole,
		With: model.NewPerson{Person: model.Person{Given: "Akosua", Family: "Mensah"}, Role: "Second in department"},
	})
	if plan.Say != "Akosua Mensah takes over from Imran Khan on Sat 20 Nov 2021. Free again: a place on 12 Dec." || len(plan.Changes) != 1 {
		t.Error(plan.Say)
	}
	old, next := r.place("Khan"), r.found("mensah")
	if next.Replaces != old.ID || next.School != old.School || next.Role != "Second in department" || next.From != november(20) || old.Until != november(20) {
		t.Errorf("%+v\n%+v", old, next)
	}
	if r.s.Earned(old) != credit || r.s.Earned(next) != 0 || r.s.MarkOf(next, r.s.Session(r.today)).Kind != model.NotEnrolled {
		t.Error("credits moved")
	}
	r.refused(model.Replace{Enrolment: old.ID, With: r.add("Joe", "Bell", "")})
	r.refused(model.RemovePlace{Enrolment: old.ID})
	r.undo()
	if len(r.s.FindPeople("mensah")) != 0 || r.place("Khan").Status != model.Enrolled {
		t.Error("undo")
	}
	if why := r.refused(model.Replace{Enrolment: old.ID, With: model.NewPerson{Person: model.Person{ID: old.Person}}}); !strings.Contains(why, "their own place") {
		t.Error(why)
	}
}

func TestAKnownSubstituteTakesOver(t *testing.T) {
	r := newRoom(t)
	r.do(model.Stroke{Sheet: r.sheetID(), Enrolment: r.places["Khan"], Verb: model.VerbSubstitute, Substitute: "Joe Bell"})
	bell := r.mark("Khan").Substitute
	r.do(model.Replace{Enrolment: r.places["Khan"], Day: november(18), With: model.NewPerson{Person: model.Person{ID: bell}}})
	if e := r.found("joe bell"); e.Person != bell || e.Status != model.Enrolled {
		t.Errorf("%+v", e)
	}
}

// TestAWalkInMadeFull is edge case 14.
func TestAWalkInMadeFull(t *testing.T) {
	r := newRoom(t)
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont", School: "Kestrel School"})
	if got := todo(r); !slices.Contains(got, "1 not on the list: details missing") {
		t.Errorf("%q", got)
	}
	place := *r.found("dupont")
	card := *r.s.Person(place.Person)
	card.Emails = []string{"m@kestrel.example"}
	place.Role, place.Year = "Head of maths", 1
	r.do(model.PutOnList{Place: place, Person: card})
	e := r.found("m@kestrel")
	if e.Status != model.Enrolled || e.From != november(17) || e.Role != "Head of maths" || r.s.Earned(e) != credit || e.Year != 1 {
		t.Errorf("%+v", e)
	}
	if since := e.Since(model.Enrolled); since.Day != november(17) || since.Lead != r.lead {
		t.Errorf("since %+v", since)
	}
	// Edge case 47: what was before they came is not enrolled, never absent.
	if m := r.s.MarkOf(e, r.s.Session(r.before)); m.Kind != model.NotEnrolled {
		t.Errorf("before they came: %s", m.Words())
	}
	r.undo()
	if e := r.found("dupont"); e.Status != model.NotOnList || e.Role != "" {
		t.Errorf("undo: %+v", e)
	}
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Imran Khan", School: "Cedar Park"})
	for _, f := range r.s.FindPeople("khan") {
		if f.Enrolment.Status == model.NotOnList {
			if why := r.refused(model.PutOnList{Place: *f.Enrolment}); !strings.Contains(why, "make them one") {
				t.Error(why)
			}
		}
	}
}

// TestAChangeOfSchool is edge case 15: what was before it stays with the old school.
func TestAChangeOfSchool(t *testing.T) {
	r := newRoom(t)
	place := *r.place("Khan")
	old := place.School
	r.do(model.EditPlace{Place: place, SchoolName: "Elm Road", Moved: november(10)})
	name := func(session model.ID) string {
		h, _ := r.s.Sheet(model.SheetID{Session: session})
		return h.Rows[slices.IndexFunc(h.Rows, func(x model.Row) bool { return x.Enrolment.ID == place.ID })].School.Name
	}
	if name(r.before) != "Cedar Park" || name(r.today) != "Elm Road" || name(r.later) != "Elm Road" {
		t.Errorf("before %s, after %s, some day %s", name(r.before), name(r.today), name(r.later))
	}
	if got := r.place("Khan").EarlierSchools(); len(got) != 1 || got[0] != (model.EarlierSchool{School: old, Until: november(10)}) {
		t.Errorf("%+v", got)
	}
	back := *r.place("Khan")
	back.School = old
	r.do(model.EditPlace{Place: back, Moved: november(17)})
	if name(r.before) != "Elm Road" && name(r.before) != "Cedar Park" || name(r.today) != "Cedar Park" {
		t.Errorf("back at the old one: %s, %s", name(r.before), name(r.today))
	}
	r.undo()
	r.undo()
	wrong := *r.place("Khan")
	r.do(model.EditPlace{Place: wrong, SchoolName: "Elm Road"})
	if name(r.before) != "Elm Road" || len(r.place("Khan").EarlierSchools()) != 0 {
		t.Error("a school that was wrong all along")
	}
}

func TestEditPlace(t *testing.T) {
	r := newRoom(t)
	place := *r.place("Khan")
	place.Role, place.Designation, place.Year, place.From, place.Remark = "Second in maths", model.Specialist, 2, november(10), "prefers e-mail"
	r.do(model.EditPlace{Place: place})
	e := r.place("Khan")
	if e.Role != place.Role || e.Designation != model.Specialist || e.Year != 2 || e.From != november(10) || e.Remark != place.Remark {
		t.Errorf("%+v", e)
	}
	if r.kindAt("Khan", r.before) != model.NotEnrolled {
		t.Error("joined after session 1")
	}
	if plan := r.do(model.EditPlace{Place: *e}); len(plan.Changes) != 0 || plan.Say != "Imran Khan: nothing changed." {
		t.Errorf("%+v", plan)
	}
	r.do(model.Remark{Enrolment: e.ID})
	if r.place("Khan").Remark != "" {
		t.Error("the remark stays")
	}
}

func TestOnlyAMistakeIsRemoved(t *testing.T) {
	r := newRoom(t)
	r.do(model.RemovePlace{Enrolment: r.places["Khan"]})
	if len(r.s.FindPeople("khan")) != 0 || len(r.s.Enrolments) != 6 {
		t.Error("still there")
	}
	for _, p := range r.s.People() {
		if p.Family == "Khan" {
			t.Error("the card stays without need")
		}
	}
	r.undo()
	if len(r.s.FindPeople("khan")) != 1 || len(r.sheet().Rows) != 7 {
		t.Error("undo does not bring them back")
	}
	r.key("Khan", model.VerbPresent, "")
	r.key("Khan", model.VerbCleared, "")
	if why := r.refused(model.RemovePlace{Enrolment: r.places["Khan"]}); why != "Imran Khan was marked, and marks are kept. Withdraw them instead." {
		t.Error(why)
	}
	r.undo()
	r.undo()
	r.do(model.RemovePlace{Enrolment: r.places["Khan"]})
}

func TestACardThatIsNeededStays(t *testing.T) {
	r := newRoom(t)
	p := r.place("Khan").Person
	d := r.draft()
	d.MarkAs(r.place("Işık"), r.today, model.Mark{Kind: model.Substitute, Substitute: p})
	r.apply(d.Change())
	r.do(model.RemovePlace{Enrolment: r.places["Khan"]})
	if r.s.Person(p) == nil {
		t.Error("a substitute without a name")
	}
}

// TestWhatGoesWithAPlace is named, and so is what stays; the evidence keeps its name.
func TestWhatGoesWithAPlace(t *testing.T) {
	r := newRoom(t)
	e := r.place("Khan")
	if goes, stays := r.s.WhatGoesWith(e), r.s.WhatStaysOf(e.Person); goes != "" || stays != "" {
		t.Errorf("nothing is known yet, and %q goes, %q stays", goes, stays)
	}
	r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{e.ID}})
	r.do(model.TaskNote{Enrolment: e.ID, Task: r.s.Tasks[0].ID, Text: "on paper"})
	r.do(model.Remark{Enrolment: e.ID, Text: "comes by train"})
	r.do(model.ConfirmCommitment{Enrolment: e.ID, Of: model.BySchool, Day: model.DayOf(r.now), By: "Ms Ford"})
	r.note("The department plans together now.", "Khan")
	r.note("They share a scheme of work.", "Khan")
	r.do(model.SetPlan{ActionPlan: model.ActionPlan{Person: e.Person, Vision: "One curriculum"}})
	plan := r.do(model.RemovePlace{Enrolment: e.ID})
	if want := "Imran Khan: removed from the list, and with them the visit date 12 Dec, what is known of 1 task, 1 commitment that was confirmed, the remark; " +
		"under their name stays: 2 notes of evidence, 1 action plan."; plan.Say != want {
		t.Errorf("says %q", plan.Say)
	}
	if p := r.s.Person(e.Person); p == nil || len(r.s.Evidence) != 2 || len(r.s.Plans) != 1 {
		t.Errorf("of %v stay %d notes and %d plans", p, len(r.s.Evidence), len(r.s.Plans))
	}
}

// TestLowerCredit is of edge case 1: credit stays full until a lead lowers it.
func TestLowerCredit(t *testing.T) {
	r := newRoom(t)
	r.key("Khan", model.VerbLate, "25")
	low := model.LowerCredit{Enrolment: r.places["Khan"], Session: r.today, Quarters: 2}
	if plan := r.do(low); plan.Say != "Imran Khan: 0.5 of a day for session 2." || r.s.Earned(r.place("Khan")) != 2 {
		t.Error(plan.Say)
	}
	for _, n := range []int{-1, credit + 1} {
		low.Quarters = n
		r.refused(low)
	}
	low.Quarters = credit
	r.do(low)
	if _, typed := r.place("Khan").Credit(r.today); typed || r.s.DaysOf(r.place("Khan")) != "1.0 of 3.0" {
		t.Error("what the mark earns is kept apart")
	}
	low.Quarters = 0
	r.do(low)
	if r.s.Earned(r.place("Khan")) != 0 {
		t.Error("lowered to nothing")
	}
}

func TestWhatComesNextOnACard(t *testing.T) {
	r := newRoom(t)
	next := func() string {
		n, ok := r.s.Next(r.place("Khan"), r.now)
		switch {
		case !ok:
			return "nothing"
		case n.Slot != nil:
			return "visit " + n.Day.Short()
		}
		return strings.TrimSpace(n.Session.Date.Short() + " " + n.Told.Words())
	}
	steps := []struct {
		do   func()
		want string
	}{
		{func() {}, "17 Nov"},
		{func() { r.clock(15, 0) }, ""},
		{func() { r.book("Khan") }, "visit 12 Dec"},
		{func() { r.on(time.December, 13) }, ""},
		{func() { r.on(time.November, 16) }, "17 Nov"},
		{func() { r.key("Khan", model.VerbCancelled, "") }, "17 Nov cannot come"},
		{func() { r.do(model.PausePlace{Enrolment: r.places["Khan"], From: november(17), Until: december(1)}) }, "visit 12 Dec"},
	}
	for i, x := range steps {
		x.do()
		if got := next(); got != x.want {
			t.Errorf("step %d: %q, not %q", i, got, x.want)
		}
	}
	r.do(model.Withdraw{Enrolment: r.places["Khan"], Day: november(17)})
	if back, of := r.s.TasksBack(r.place("Khan")); back != 0 || of != 2 {
		t.Errorf("tasks %d of %d", back, of)
	}
	if x, slot, ok := r.s.VisitOf(r.place("Khan")); !ok || x.ID != r.visit || slot != nil {
		t.Error("the visit of a card")
	}
	d := r.draft()
	d.Progress(r.place("Işık"), r.s.Tasks[0].ID, model.TaskState{Progress: model.Back})
	d.Progress(r.place("Işık"), r.s.Tasks[1].ID, model.TaskState{Progress: model.NotRequired})
	r.apply(d.Change())
	if back, of := r.s.TasksBack(r.place("Işık")); back != 1 || of != 1 {
		t.Errorf("tasks %d of %d", back, of)
	}
}

// TestHistory is edge case 41: who, when and what it was.
func TestHistory(t *testing.T) {
	r := newRoom(t)
	r.on(time.November, 15)
	r.key("Khan", model.VerbCancelled, "")
	r.clock(9, 40)
	r.key("Khan", model.VerbAbsent, "")
	r.clock(9, 41)
	r.typed("Khan", model.VerbLate, "25")
	r.clock(9, 42)
	r.key("Khan", model.VerbOnline, "")
	r.undo()
	r.clock(9, 43)
	r.book("Khan")
	r.clock(9, 44)
	r.do(model.Withdraw{Enrolment: r.places["Khan"], Day: november(18)})
	var got []string
	for _, ev := range r.s.History(r.place("Khan")) {
		words := ev.Words
		if ev.Session != nil {
			words += ", session " + string(rune('0'+ev.Session.Number))
		}
		if ev.Fate != model.Stands {
			words += " (" + ev.Fate.String() + ")"
		}
		if ev.Who != "Robin Hale" || ev.Lead != r.lead || ev.At == 0 {
			t.Errorf("%q by %q at %d", words, ev.Who, ev.At)
		}
		got = append(got, words)
	}
	want := []string{
		"not booked, session 3", "withdrawn from 18 Nov", "booked 12 Dec, session 3 (replaced)", "late 25, online, session 2 (taken back)",
		"late 25, session 2", "late 2, session 2 (replaced)", "late 11, session 2 (replaced)", "absent, session 2 (replaced)",
		"enrolled (replaced)", "told: cannot come, session 2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("history:\n got %q\nwant %q", got, want)
	}
}
