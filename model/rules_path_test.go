package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// places sets how many places the cohort has.
func (r *room) limit(places int) {
	d := r.draft()
	c := r.s.Cohort
	c.Places = places
	d.Cohort(c)
	r.apply(d.Change())
}

// asks adds somebody who asked, with that status.
func (r *room) asks(family string, status model.Status) model.ID {
	r.t.Helper()
	a := r.add("Ann", family, family+" School")
	a.Status = status
	r.do(a)
	return r.found(family).ID
}

// atSchool puts people at one school.
func (r *room) atSchool(school model.ID, names ...string) {
	r.t.Helper()
	for _, name := range names {
		e := *r.place(name)
		e.School = school
		r.do(model.EditPlace{Place: e})
	}
}

func (r *room) status(id model.ID) model.Status { return r.s.Enrolment(id).Status }

// TestPathToAPlace is the path of the built-in programme of 2021/22: "Expression of
// Interest Form ... We will then be able to send you the relevant dates".
func TestPathToAPlace(t *testing.T) {
	r := newRoom(t)
	id := r.asks("Bell", model.Interested)
	for _, x := range []struct {
		to   model.Status
		day  model.Day
		says string
	}{
		{model.DatesSent, november(4), "Ann Bell: dates sent since 4 Nov."},
		{model.Applied, november(8), "Ann Bell: applied since 8 Nov."},
		{model.Waiting, november(9), "Ann Bell: waiting since 9 Nov. Number 1 on the waiting list."},
		{model.Declined, november(10), "Ann Bell: declined since 10 Nov."},
		{model.Applied, november(11), "Ann Bell: applied since 11 Nov."},
	} {
		if say := r.do(model.SetStatus{Enrolment: id, To: x.to, Day: x.day}).Say; say != x.says {
			t.Errorf("%s: %q", x.to, say)
		}
		if since := r.s.Enrolment(id).Since(x.to); since.Day != x.day || since.Lead != r.lead {
			t.Errorf("%s: since %+v", x.to, since)
		}
	}
	r.do(model.Enrol{Enrolment: id, Day: november(15)})
	if e := r.s.Enrolment(id); e.Status != model.Enrolled || e.From != november(15) || e.Since(model.Enrolled).Day != november(15) || !e.Since(model.DatesSent).Day.Known() {
		t.Errorf("enrolled: %+v", e)
	}
	for range 6 {
		r.undo()
	}
	if got := r.status(id); got != model.Interested {
		t.Errorf("after undo of all: %s", got)
	}
}

// An expression of interest that came by e-mail has two days: when it came, and when the
// dates were sent.
func TestInterestByEmail(t *testing.T) {
	r := newRoom(t)
	a := r.add("Ann", "Bell", "Elm Road")
	a.Status, a.Asked, a.Since = model.DatesSent, november(1), november(3)
	r.do(a)
	e := r.found("bell")
	if e.Since(model.Interested).Day != november(1) || e.Since(model.DatesSent).Day != november(3) || e.From.Known() || e.Counts() {
		t.Errorf("%+v since %+v", e, e.SinceAll())
	}
}

func TestStatusIsRefused(t *testing.T) {
	r := newRoom(t)
	id := r.asks("Bell", model.Interested)
	left := r.places["Khan"]
	r.do(model.Withdraw{Enrolment: left})
	for _, x := range []struct {
		a   model.Action
		why string
	}{
		{model.SetStatus{Enrolment: r.places["Işık"], To: model.Declined}, "Gülşen Işık has a place: enrolled. Withdraw them instead."},
		{model.SetStatus{Enrolment: left, To: model.Applied}, "Imran Khan withdrew. Give the place back instead."},
		{model.SetStatus{Enrolment: id, To: model.Enrolled}, "A place that is not given yet"},
		{model.SetStatus{Enrolment: id, To: model.Applied, Day: december(1)}, "Wed 1 Dec 2021 is still to come"},
		{model.SetStatus{Enrolment: id, To: model.Applied, Day: model.MakeDay(2012, time.May, 1)}, "far from the year of this cohort"},
		{model.SetStatus{Enrolment: 99, To: model.Applied}, "not on the list any more"},
		{model.Enrol{Enrolment: r.places["Işık"]}, "Gülşen Işık is on the list already"},
		{model.OfferPlace{Enrolment: id}, "Ann Bell is interested: a place is offered to somebody on the waiting list."},
		{model.Complete{}, "Nobody was chosen."},
		{model.Complete{Enrolments: []model.ID{id}}, "Ann Bell is interested: only who is enrolled"},
		{model.Complete{Enrolments: []model.ID{r.places["Işık"]}}, "Gülşen Işık has 0.0 of 3.0 days. Type why"},
		{model.ConfirmCommitment{Enrolment: id, Day: november(1)}, "by the school or by the participant"},
		{model.ConfirmCommitment{Enrolment: id, Of: model.BySchool, Day: december(9)}, "still to come"},
		{model.WithdrawSchool{School: 99}, "This school is not there any more."},
		{model.ThisYear{Enrolment: id}, "Ann Bell is not on next year's list."},
	} {
		if why := r.refused(x.a); !strings.Contains(why, x.why) {
			t.Errorf("%T: %q", x.a, why)
		}
	}
}

// The waiting list of the cohort is in order, and the next is offered a place when one
// falls free.
func TestWaitingListOfTheCohort(t *testing.T) {
	r := newRoom(t)
	r.limit(7)
	first, second, third := r.asks("Bell", model.Waiting), r.asks("Cole", model.Waiting), r.asks("Dent", model.Applied)
	r.do(model.SetStatus{Enrolment: third, To: model.Waiting})
	queue := func() []model.ID {
		var out []model.ID
		for _, e := range r.s.Queue() {
			out = append(out, e.ID)
		}
		return out
	}
	if got := queue(); !slices.Equal(got, []model.ID{first, second, third}) {
		t.Fatalf("the queue is %v", got)
	}
	if why := r.refused(model.OfferPlace{Enrolment: first}); !strings.Contains(why, "No place is free: all 7 are taken or offered.") {
		t.Error(why)
	}
	if say := r.do(model.Withdraw{Enrolment: r.places["Khan"]}).Say; !strings.HasSuffix(say, "Offer a place: Ann Bell is next on the waiting list.") {
		t.Errorf("%q", say)
	}
	if got := sentences(r); !slices.Contains(got, "1 place free: Ann Bell is next on the waiting list") {
		t.Errorf("findings %q", got)
	}
	if say := r.do(model.OfferPlace{Enrolment: second}).Say; say != "Ann Cole was offered a place on Wed 17 Nov 2021. Ann Bell waits longer." {
		t.Errorf("%q", say)
	}
	if got := sentences(r); !slices.Contains(got, "Ann Cole: place offered on 17 Nov, no answer yet") || r.s.NextInQueue() != nil {
		t.Errorf("findings %q", got)
	}
	if say := r.do(model.SetStatus{Enrolment: second, To: model.Declined}).Say; !strings.Contains(say, "Ann Bell is next") {
		t.Errorf("%q", say)
	}
	r.do(model.OfferPlace{Enrolment: first})
	r.do(model.Enrol{Enrolment: first})
	if e := r.s.Enrolment(first); e.Offered.Day.Known() || e.Status != model.Enrolled || !slices.Equal(queue(), []model.ID{third}) {
		t.Errorf("%+v, queue %v", e, queue())
	}
	r.do(model.SetStatus{Enrolment: second, To: model.Waiting})
	if !slices.Equal(queue(), []model.ID{third, second}) {
		t.Errorf("who comes back is last: %v", queue())
	}
}

// sentences are those of all findings.
func sentences(r *room) []string {
	var out []string
	for _, f := range r.s.Findings(r.now) {
		out = append(out, f.Sentence)
	}
	return out
}

// Completed is a rule that a person confirms: proposed where the days earned are those
// expected, with a reason where they are not.
func TestCompleted(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	c, three := r.s.Cohort, 4
	c.Quarters = &three
	d.Cohort(c)
	khan, isik := r.place("Khan"), r.place("Işık")
	d.MarkAs(khan, r.before, model.Mark{Kind: model.Present})
	r.apply(d.Change())
	if got := r.s.ToComplete(); len(got) != 1 || got[0].ID != khan.ID {
		t.Errorf("proposed are %d", len(got))
	}
	if !slices.Contains(sentences(r), "1 person has earned all days: confirm that it is completed") {
		t.Errorf("%q", sentences(r))
	}
	r.do(model.Complete{Enrolments: []model.ID{khan.ID}})
	r.do(model.Complete{Enrolments: []model.ID{isik.ID}, Over: "caught up in a way that was not marked"})
	if r.status(khan.ID) != model.Completed || r.place("Işık").Override(model.RuleDays) == "" || len(r.s.ToComplete()) != 0 {
		t.Errorf("%s, %q", r.status(khan.ID), r.place("Işık").Overrides())
	}
	r.do(model.Enrol{Enrolment: isik.ID})
	if e := r.place("Işık"); e.Status != model.Enrolled || e.Override(model.RuleDays) != "" || e.Since(model.Completed).Day.Known() {
		t.Errorf("%+v", e)
	}
}

// "Participants and their schools must be able to commit to the full academic year's
// programme" (built-in programme of 2021/22).
func TestCommitment(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	d.Programme(model.Programme{ID: 77, Title: "SSL", Commitment: "Participants and their schools must be able to commit."})
	c := r.s.Cohort
	c.Programme = 77
	d.Cohort(c)
	other := r.add("Ann", "Bell", "Cedar Park")
	r.apply(d.Change())
	r.do(other)
	khan := r.place("Khan")
	if !slices.Contains(sentences(r), "8 places: commitment not confirmed by the school") {
		t.Errorf("%q", sentences(r))
	}
	r.atSchool(r.found("bell").School, "Khan")
	say := r.do(model.ConfirmCommitment{Enrolment: khan.ID, Of: model.BySchool, Day: november(5), By: "Ms Ford, headteacher", All: true}).Say
	if say != "Imran Khan and 1 other of the school: the school confirmed on Fri 5 Nov 2021 that they can commit." {
		t.Errorf("%q", say)
	}
	r.do(model.ConfirmCommitment{Enrolment: khan.ID, Of: model.ByParticipant, Day: november(6)})
	want := model.Commitment{Day: november(5), Lead: r.lead, By: "Ms Ford, headteacher"}
	if got := r.found("bell").Committed(model.BySchool); got != want {
		t.Errorf("%+v", got)
	}
	if got := r.place("Khan").Committed(model.ByParticipant); got.Day != november(6) || got.By != "" {
		t.Errorf("%+v", got)
	}
	r.do(model.ConfirmCommitment{Enrolment: khan.ID, Of: model.BySchool})
	if got := r.place("Khan").Committed(model.BySchool); got.Day.Known() || got.By != "" {
		t.Errorf("taken away: %+v", got)
	}
}

// TestSchoolWithdraws is edge case 17: "one action for all its people, from a date; future
// bookings freed, waiting list offered".
func TestSchoolWithdraws(t *testing.T) {
	r := newRoom(t)
	r.limit(7)
	waits := r.asks("Dent", model.Waiting)
	second := r.add("Ann", "Cole", "Cedar Park")
	second.Status = model.Interested
	r.do(second)
	school, khan := r.found("cole").School, r.place("Khan")
	r.atSchool(school, "Khan", "JonesEaling")
	d := r.draft()
	d.Book(khan, r.visit, r.slot)
	d.MarkAs(khan, r.before, model.Mark{Kind: model.Present})
	r.apply(d.Change())
	before := r.s.Earned(r.place("Khan"))
	if why := r.refused(model.WithdrawSchool{School: school, Day: november(2)}); !strings.Contains(why, "Imran Khan was in on") {
		t.Errorf("%q", why)
	}
	say := r.do(model.WithdrawSchool{School: school, Day: november(18), Reason: model.SchoolWithdrew}).Say
	if !strings.HasPrefix(say, "Cedar Park: 2 people withdrawn from Thu 18 Nov 2021. 1 who asked is declined. Free again: a place on 12 Dec.") || !strings.HasSuffix(say, "Ann Dent is next on the waiting list.") {
		t.Errorf("%q", say)
	}
	if e := r.place("Khan"); e.Status != model.Withdrawn || e.Reason != model.SchoolWithdrew || e.Booking(r.visit) != 0 || r.s.Earned(e) != before {
		t.Errorf("%+v earned %d", e, r.s.Earned(e))
	}
	if r.found("cole").Status != model.Declined || r.status(waits) != model.Waiting {
		t.Error("who only asked still asks, or another school was withdrawn too")
	}
	if why := r.refused(model.WithdrawSchool{School: school}); !strings.Contains(why, "has nobody here") {
		t.Errorf("%q", why)
	}
	r.undo()
	if r.place("Khan").Status != model.Enrolled || r.found("cole").Status != model.Interested {
		t.Error("one undo does not bring all of them back")
	}
}

// Next year's interest list stands apart from this year's roster (built-in programme of
// 2023/24: "register your interest" for 2024-25).
func TestNextYearStandsApart(t *testing.T) {
	r := newRoom(t)
	khan, bell := r.places["Khan"], r.asks("Bell", model.Applied)
	listed := r.s.Listed()
	r.do(model.NextYear{Enrolment: khan, Day: november(10)})
	r.do(model.NextYear{Enrolment: bell})
	var next []string
	for _, e := range r.s.Enrolments {
		if e.For != 0 {
			next = append(next, card(r, e))
			if e.For != 2022 || e.Counts() {
				t.Errorf("%+v", e)
			}
		}
	}
	if !slices.Equal(next, []string{"Bell, Ann, Bell School, interested", "Khan, Imran, Cedar Park, interested"}) || r.s.Listed() != listed {
		t.Errorf("%q, %d on the list", next, r.s.Listed())
	}
	sheet, _ := r.s.Sheet(r.sheetID())
	for _, row := range sheet.Rows {
		if row.Enrolment.For != 0 {
			t.Errorf("%s is on the register", row.Person.Name())
		}
	}
	for _, x := range []struct {
		a   model.Action
		why string
	}{
		{model.NextYear{Enrolment: khan}, "Imran Khan asks for 2022/23 already."},
		{model.NextYear{Enrolment: bell}, "Ann Bell asks for 2022/23 already."},
		{model.SetStatus{Enrolment: bell, To: model.Waiting}, "the waiting list is this year's"},
	} {
		if why := r.refused(x.a); !strings.Contains(why, x.why) {
			t.Errorf("%q", why)
		}
	}
	for _, e := range r.s.Enrolments {
		if e.For != 0 && e.Person == r.place("Khan").Person {
			if why := r.refused(model.ThisYear{Enrolment: e.ID}); !strings.Contains(why, "among this year's people already") {
				t.Errorf("%q", why)
			}
			if why := r.refused(model.Enrol{Enrolment: e.ID}); !strings.Contains(why, "has a place here already") {
				t.Errorf("%q", why)
			}
		}
	}
	r.do(model.ThisYear{Enrolment: bell})
	r.do(model.Enrol{Enrolment: bell})
	if e := r.s.Enrolment(bell); e.For != 0 || e.Status != model.Enrolled {
		t.Errorf("%+v", e)
	}
	asked := r.add("Eve", "Fox", "Elm Road")
	asked.For, asked.Status = 2023, model.Interested
	if why := r.refused(asked); why != "Next year is 2022/23." {
		t.Errorf("%q", why)
	}
	asked.For, asked.Status = 2022, model.Enrolled
	r.refused(asked)
	asked.Status = model.Interested
	r.do(asked)
	if e := r.found("fox"); e.For != 2022 || slices.ContainsFunc(r.s.Queue(), func(o *model.Enrolment) bool { return o.ID == e.ID }) {
		t.Errorf("%+v", e)
	}
}

// Two leads, one who enrols and one who moves to next year: what was given counts.
func TestGivenWhileAskedForNextYear(t *testing.T) {
	r := newRoom(t)
	bell := r.asks("Bell", model.Applied)
	one, err := model.Enrol{Enrolment: bell}.Plan(r.s, r.env())
	if err != nil {
		t.Fatal(err)
	}
	two, err := model.NextYear{Enrolment: bell}.Plan(r.s, r.env())
	if err != nil {
		t.Fatal(err)
	}
	r.apply(two.Changes...)
	r.apply(one.Changes...)
	if e := r.s.Enrolment(bell); e.Status.String() == "" || e.Counts() && e.For != 0 {
		t.Errorf("%+v", e)
	}
}

// anyPathAction is something that a lead may do on the way to a place.
func anyPathAction(t *rapid.T, r *room) model.Action {
	e := rapid.SampledFrom(r.s.Enrolments).Draw(t, "who")
	day := rapid.SampledFrom([]model.Day{0, november(2), november(10), november(17), december(1)}).Draw(t, "day")
	return rapid.SampledFrom([]model.Action{
		model.SetStatus{Enrolment: e.ID, To: model.Status(rapid.IntRange(0, 11).Draw(t, "to")), Day: day},
		model.OfferPlace{Enrolment: e.ID, Day: day}, model.Enrol{Enrolment: e.ID, Day: day, Over: rapid.SampledFrom([]string{"", "more"}).Draw(t, "over")},
		model.Complete{Enrolments: []model.ID{e.ID}, Over: "a reason"}, model.NextYear{Enrolment: e.ID, Day: day}, model.ThisYear{Enrolment: e.ID},
		model.ConfirmCommitment{Enrolment: e.ID, Of: model.Party(rapid.IntRange(0, 3).Draw(t, "of")), Day: day, By: "Ms Ford", All: rapid.Bool().Draw(t, "all")},
		model.WithdrawSchool{School: e.School, Day: day}, model.PausePlace{Enrolment: e.ID, From: day}, model.Withdraw{Enrolment: e.ID, Day: day},
	}).Draw(t, "action")
}

// TestNoStatusMakesOrLosesCredit: whatever becomes of places, what each mark earned stays
// earned, and undo brings the records back.
func TestNoStatusMakesOrLosesCredit(t *testing.T) {
	base := newRoom(t)
	d := base.draft()
	for i, e := range base.s.Enrolments {
		d.MarkAs(e, base.before, model.Mark{Kind: []model.MarkKind{model.Present, model.Part, model.Absent}[i%3]})
	}
	base.apply(d.Change())
	base.limit(8)
	for _, family := range []string{"Bell", "Cole", "Dent"} {
		base.asks(family, model.Waiting)
	}
	base.trail = model.Trail{}
	earned := func(r *room) int {
		n := 0
		for _, e := range r.s.Enrolments {
			n += r.s.Earned(e)
		}
		return n
	}
	want := earned(base)
	if want == 0 {
		t.Fatal("nothing is earned")
	}
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		said := r.standing()
		for range rapid.IntRange(1, 15).Draw(t, "actions") {
			r.now = r.now.Add(time.Second)
			before := r.s
			a := anyPathAction(t, &r)
			if _, err := r.try(a); err != nil && r.s != before {
				t.Fatalf("refused with %q, but changed", err)
			}
			if got := earned(&r); got != want {
				t.Fatalf("%#v: %d quarters, not %d", a, got, want)
			}
			for _, e := range r.s.Enrolments {
				r.s.History(e)
				if e.For != 0 && e.Counts() {
					t.Fatal("a place of next year counts")
				}
			}
			for _, f := range r.s.Findings(r.now) {
				if f.Sentence == "" {
					t.Fatal("a finding without words")
				}
			}
		}
		for r.trail.Steps() > 0 {
			r.undo()
		}
		if !same(r.standing(), said) {
			t.Fatal("undo does not bring the records back")
		}
	})
}
