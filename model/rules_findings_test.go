package model_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"workgroup/model"
)

// findings are all sorts of what a lead should look at, each with the shortest way to it.
// What needs another cohort stands in TestClashFindings.
var findings = []struct {
	what string // the words of the plan of the program, or what it is
	kind model.FindingKind
	says string
	make func(r *room)
}{
	{"unmarked registers", model.FindUnmarked, "Session 1: 7 still unmarked", func(*room) {}},
	{"the register of today", model.FindNotBegun, "Session 2 is today: register not begun", func(*room) {}},
	{"a register to finish", model.FindAllMarked, "Session 1: all marked, finish it with f", func(r *room) { r.all(r.before, model.Mark{Kind: model.Present}) }},
	{"two answers", model.FindTwoAnswers, "Session 2: 1 with two answers", func(r *room) { *r = *disputed(r.t.(*testing.T)) }},
	{"dates unknown", model.FindNoDate, "Session 4: no date yet", func(*room) {}},
	{"times unknown", model.FindNoTime, "Session 2: time not set", func(r *room) {
		r.session(r.today, func(x *model.Session) { x.Start, x.End = 0, 0 })
	}},
	{"dates of a visit unknown", model.FindNoDates, "Session 5: no dates offered yet", func(r *room) {
		r.do(model.NewSession{Session: model.Session{Number: 5, Kind: model.Visit, Mode: model.InRoom, Credit: half}})
	}},
	{"dates in the past", model.FindDatePast, "1 date is past, and nobody is on the list", func(r *room) {
		for _, e := range r.s.Enrolments {
			r.write(func(d *model.Draft) { d.Remove(model.KindEnrolment, e.ID) })
		}
	}},
	{"dates of a visit in the past", model.FindDatesPast, "Session 3: the last date offered was 12 Dec", func(r *room) { r.on(time.December, 13) }},
	{"a session called off", model.FindCalledOff, "Session 4: called off, no new date yet", func(r *room) {
		r.do(model.CallOffSession{Session: r.later, Reason: "snow"})
	}},
	{"two sessions of one number", model.FindSameNumber, "Two sessions have number 3: put one at another place", func(r *room) {
		r.session(r.later, func(x *model.Session) { x.Number = 3 })
	}},
	{"people without a slot", model.FindWithoutDate, "Session 3: 7 people have no visit date", func(*room) {}},
	{"people whose slot was called off", model.FindFreed, "Session 3: date called off, 1 person needs a new one", func(r *room) {
		r.book("Khan")
		r.do(model.CallOffDate{Slot: r.slot, Reason: "the host is ill"})
	}},
	{"a slot over its capacity", model.FindOver, "Visit 12 Dec: 7 of 5, nobody said why", func(r *room) {
		r.write(func(d *model.Draft) {
			for _, e := range r.s.Enrolments {
				d.Book(e, r.visit, r.slot)
			}
		})
	}},
	{"a place on a slot for who waits", model.FindFreeDate, "Visit 12 Dec: 5 places free, 1 person waits", func(r *room) {
		r.write(func(d *model.Draft) { d.Wait(r.place("Khan"), r.slot, 1) })
	}},
	{"pairs: one person", model.FindSingle, "7 schools have one person each, not a pair: Ash Green, Beech Hill, Beech Hill, 4 more", func(r *room) {
		r.programme(model.Programme{Unit: model.UnitPair}, nil)
	}},
	{"pairs: neither Specialist nor Advocate", model.FindNoMastery, "1 pair without a Mastery Specialist or Advocate: Cedar Park", func(r *room) {
		r.programme(model.Programme{Unit: model.UnitPair, PairIdeally: true}, nil)
		r.atSchool(r.place("Khan").School, "JonesEaling")
	}},
	{"eligibility overrides", model.FindOverride, "1 not eligible by the page: reason kept", func(r *room) {
		r.prospective("Khan")
		r.do(model.SetAside{Enrolment: r.places["Khan"], Rule: model.RuleRole, Reason: "takes over in January"})
	}},
	{"barred, without a reason", model.FindBarred, "1 not eligible by the page: no reason kept", func(r *room) { r.prospective("Khan") }},
	{"what a rule warns of", model.FindMisfit, "7 with a school outside the hub's area", func(r *room) {
		c := r.s.Cohort
		c.HubName, c.Area = "London Central and West", []string{"Brent"}
		r.do(model.EditCohort{Cohort: c})
		r.write(func(d *model.Draft) {
			for _, x := range r.s.Schools {
				away := *x
				away.LA = "Essex"
				d.School(away)
			}
		})
	}},
	{"details missing of walk-ins", model.FindWalkIns, "1 not on the list: details missing", func(r *room) {
		r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont"})
	}},
	{"a place without a school", model.FindNoSchool, "1 person has no school", func(r *room) {
		e := *r.place("Khan")
		e.School = 0
		r.do(model.EditPlace{Place: e})
	}},
	{"tasks overdue", model.FindOverdue, "Task Audit: 7 of 7 not back", func(r *room) {
		x := *r.s.TasksOf(r.before)[0]
		x.Due = november(16)
		r.do(model.EditTask{Task: x})
	}},
	{"fees to decide", model.FindFees, "1 charge to decide", func(r *room) {
		r.rule(&model.FeeRule{Pence: 7500, NonAttendance: true})
		r.marked("Khan", model.Mark{Kind: model.Absent})
	}},
	{"a fee that is not owed any more", model.FindUnfitFee, "Imran Khan, session 2: fee charged, and nothing is owed now (present)", func(r *room) {
		r.rule(&model.FeeRule{Pence: 7500, NonAttendance: true})
		r.marked("Khan", model.Mark{Kind: model.Absent})
		r.do(model.Charge{Enrolment: r.places["Khan"], Session: r.today})
		r.marked("Khan", model.Mark{Kind: model.Present})
	}},
	{"possible duplicates", model.FindTwins, "Imran Khan stands twice: one person?", func(r *room) {
		r.write(func(d *model.Draft) { r.enrol(d, "Imran", "Khan", "", "Cedar Park", "") })
	}},
	{"a place in the cohort for who waits", model.FindFreePlace, "1 place free: Ann Bell is next on the waiting list", func(r *room) {
		r.limit(8)
		r.asks("Bell", model.Waiting)
	}},
	{"too few people", model.FindFew, "7 people on the list, and at least 9 are needed by 3 Nov", func(r *room) {
		c := r.s.Cohort
		c.Lowest = 9
		r.do(model.EditCohort{Cohort: c})
		r.on(time.October, 20)
	}},
	{"an offer without an answer", model.FindOffered, "Ann Bell: place offered on 17 Nov, no answer yet", func(r *room) {
		r.limit(8)
		r.do(model.OfferPlace{Enrolment: r.asks("Bell", model.Waiting)})
	}},
	{"completion to confirm", model.FindToComplete, "7 people have earned all days: confirm that it is completed", func(r *room) {
		c, q := r.s.Cohort, credit
		c.Quarters = &q
		r.do(model.EditCohort{Cohort: c})
		r.all(r.before, model.Mark{Kind: model.Present})
	}},
	{"subject leaders to invite", model.FindInvite, "NCP25-15: 1 subject leader takes no part, invite them: Ash Green", func(r *room) { r.community(model.No) }},
	{"communities not known of", model.FindCommunity, "NCP25-15: not known of 6 schools whether the subject leader takes part: Beech Hill, Beech Hill, Cedar Park, 3 more", func(r *room) { r.community(model.Yes) }},
	{"a second lead missing", model.FindNoLead, "Nobody leads as local leader of maths education: the page names two who lead together", func(r *room) {
		r.programme(model.Programme{LedBy: []string{"local leader of maths education"}}, nil)
	}},
	{"plans within one term", model.FindOneTerm, "All sessions are in the autumn term: the page wants them across two terms at least", func(r *room) {
		r.programme(model.Programme{Terms: 2}, nil)
		r.session(r.later, func(x *model.Session) { x.Date = november(24) })
	}},
	{"people within one term", model.FindCameOneTerm, "7 people came in one term only", func(r *room) {
		r.programme(model.Programme{Terms: 2}, nil)
		r.do(model.CallOffSession{Session: r.later, Reason: "no room"})
		r.all(r.before, model.Mark{Kind: model.Present})
	}},
	{"commitments not confirmed", model.FindCommitment, "7 places: commitment not confirmed by the school", func(r *room) {
		r.programme(model.Programme{Commitment: "Participants and their schools must be able to commit to the full academic year's programme"}, nil)
	}},
	{"year end not done: evidence", model.FindNoEvidence, "Year end: 1 of 1 outcomes have no evidence", func(r *room) {
		r.programme(model.Programme{Outcomes: []model.OutcomeGroup{{Items: []string{"lead"}}}}, nil)
		r.over()
	}},
	{"year end not done", model.FindYearEnd, "2021/22 is over: save the evaluation, then put the cohort in the archive", func(r *room) {
		r.over()
		r.now = time.Date(2022, time.September, 1, 9, 0, 0, 0, time.UTC)
	}},
	{"actions of a plan overdue", model.FindLateActions, "Plan of Imran Khan: 1 action overdue", func(r *room) {
		plan := r.plan()
		r.write(func(d *model.Draft) {
			d.PlanAction(model.KindPlan, plan, r.place("Khan").Person, model.PlanAction{ID: 5, Text: "look at books", Due: november(16)})
		})
	}},
	{"a plan to review", model.FindReview, "Plan of Imran Khan: review was due 17 Nov", func(r *room) { r.plan() }},
}

// all marks everybody of a session.
func (r *room) all(session model.ID, m model.Mark) {
	r.write(func(d *model.Draft) {
		for _, e := range r.s.Enrolments {
			d.MarkAs(e, session, m)
		}
	})
}

func (r *room) session(id model.ID, change func(*model.Session)) {
	x := *r.s.Session(id)
	change(&x)
	r.write(func(d *model.Draft) { d.Session(x) })
}

// prospective gives somebody a role that the page bars.
func (r *room) prospective(who string) {
	r.programme(model.Programme{Eligibility: []model.Eligibility{{Rule: model.RuleBars, Sentence: "(Prospective HoDs/subject leaders are not eligible to participate)"}}}, nil)
	e := *r.place(who)
	e.Role = "Prospective head of department"
	r.write(func(d *model.Draft) { d.Enrol(e) })
}

// community is a programme that expects another one, and whether Ash Green takes part there.
func (r *room) community(takes model.Answer) {
	r.programme(model.Programme{Expects: []model.Expectation{{Code: "NCP25-15", Sentence: "an expectation that the subject leader participates"}}}, nil)
	r.do(model.SubjectLeader{School: r.place("García Simón").School, Takes: takes})
}

// over is the year after its last session: the open ones are called off.
func (r *room) over() {
	r.do(model.CallOffSession{Session: r.later, Reason: "no room"})
	r.now = time.Date(2022, time.July, 20, 9, 0, 0, 0, time.UTC)
}

// plan is one of Imran Khan, to be reviewed today.
func (r *room) plan() model.ID {
	id := r.id()
	r.write(func(d *model.Draft) {
		d.ActionPlan(model.ActionPlan{ID: id, Person: r.place("Khan").Person, Review: november(17)})
	})
	return id
}

func TestEveryFinding(t *testing.T) {
	seen := map[model.FindingKind]bool{model.FindClash: true}
	for _, x := range findings {
		t.Run(x.what, func(t *testing.T) {
			seen[x.kind] = true
			r := newRoom(t)
			x.make(r)
			all := r.s.Findings(r.now)
			i := slices.IndexFunc(all, func(f model.Finding) bool { return f.Key.Kind == x.kind && f.Sentence == x.says })
			if i < 0 {
				t.Fatalf("%q is not among %q", x.says, todo(r))
			}
			keys := map[model.FindingKey]bool{}
			for _, f := range all {
				if keys[f.Key] {
					t.Errorf("two findings have the key %+v", f.Key)
				}
				keys[f.Key] = true
			}
			r.do(model.PutOffFinding{Key: all[i].Key, Until: model.DayOf(r.now) + 7, Reason: "next week"})
			left, off := r.s.Findings(r.now), r.s.Deferred(r.now)
			if len(left) != len(all)-1 || len(off) != 1 || off[0].Key != all[i].Key || off[0].PutOff.Reason != "next week" {
				t.Errorf("put off: %d of %d are left, %+v are away", len(left), len(all), off)
			}
			r.undo()
			if got := r.s.Findings(r.now); len(got) != len(all) || len(r.s.Deferred(r.now)) != 0 {
				t.Errorf("undo: %d of %d are left", len(got), len(all))
			}
		})
	}
	for k := model.FindSameNumber; k <= model.FindFew; k++ {
		if !seen[k] {
			t.Errorf("no case for the finding %d", k)
		}
	}
}

// TestClashFindings is edge case 20: one person in two cohorts whose dates overlap.
func TestClashFindings(t *testing.T) {
	r := newRoom(t)
	others := []model.Facts{{
		Space: 10, Title: "Mastery", Sessions: []model.SessionFacts{{Date: november(17)}},
		People: []model.PersonFacts{{Person: r.place("Khan").Person, Status: model.Enrolled}},
	}}
	shown, off := r.s.ClashFindings(others, november(17))
	if len(shown) != 1 || len(off) != 0 || shown[0].Sentence != "Imran Khan, session 2, 17 Nov: also in another cohort that day: Mastery" {
		t.Fatalf("%+v %+v", shown, off)
	}
	r.do(model.PutOffFinding{Key: shown[0].Key, Until: november(18), Reason: "comes here"})
	if shown, off = r.s.ClashFindings(others, november(17)); len(shown) != 0 || len(off) != 1 {
		t.Errorf("put off: %+v %+v", shown, off)
	}
}

func TestPutOffIsRefused(t *testing.T) {
	r := newRoom(t)
	key := r.s.Findings(r.now)[0].Key
	today := model.DayOf(r.now)
	for _, x := range []struct {
		a    model.Action
		says string
	}{
		{model.PutOffFinding{Key: key, Until: today, Reason: "x"}, "Put it off until a day to come."},
		{model.PutOffFinding{Key: key, Reason: "x"}, "Put it off until a day to come."},
		{model.PutOffFinding{Key: key, Until: today + 367, Reason: "x"}, "Sat 19 Nov 2022 is more than a year away: put it off for less."},
		{model.PutOffFinding{Key: key, Until: today + 1, Reason: " \t"}, "Say why in a few words: the reason is kept."},
		{model.PutOffFinding{Key: model.FindingKey{Kind: 999}, Until: today + 1, Reason: "x"}, "This is not to be done any more."},
		{model.ShowAgain{Key: key}, "This is not put off."},
	} {
		if got := r.refused(x.a); got != x.says {
			t.Errorf("%q, want %q", got, x.says)
		}
	}
}

// Two leads put off one thing until two days: it comes back on the first. Where one of them
// took it back it is to be done.
func TestPutOffTwice(t *testing.T) {
	r := newRoom(t)
	f := r.s.Findings(r.now)[0]
	one := func(a model.Action) func() {
		p, err := a.Plan(r.s, r.env())
		if err != nil {
			t.Fatal(err)
		}
		return func() { r.apply(p.Changes...) }
	}
	both := []func(){
		one(model.PutOffFinding{Key: f.Key, Until: november(30), Reason: "a"}), one(model.PutOffFinding{Key: f.Key, Until: november(20), Reason: "b"}),
	}
	both[0]()
	both[1]()
	if off := r.s.Deferred(r.now); len(off) != 1 || off[0].PutOff.Until != november(20) {
		t.Errorf("%+v", off)
	}
	again, more := one(model.ShowAgain{Key: f.Key}), one(model.PutOffFinding{Key: f.Key, Until: november(25), Reason: "c"})
	again()
	more()
	if off := r.s.Deferred(r.now); len(off) != 0 {
		t.Errorf("one lead took it back: %+v", off)
	}
}

// The reason of what is about one person is sealed with their notes.
func TestReasonsAreSealedWithThePerson(t *testing.T) {
	for _, x := range findings {
		r := newRoom(t)
		x.make(r)
		all := r.s.Findings(r.now)
		i := slices.IndexFunc(all, func(f model.Finding) bool { return f.Key.Kind == x.kind })
		p := r.do(model.PutOffFinding{Key: all[i].Key, Until: model.DayOf(r.now) + 7, Reason: "away"})
		e := p.Changes[0].Entries[0]
		about := slices.Contains([]model.FindingKind{model.FindUnfitFee, model.FindTwins, model.FindOffered}, x.kind)
		if sealed := e.Subject != 0; sealed != about {
			t.Errorf("%s: sealed with a person %v", x.what, sealed)
		}
		if words := r.s.Describe(p.Changes[0].Label); words != "something to do put off" {
			t.Errorf("%s: %q", x.what, words)
		}
	}
}

// A key is the same on every laptop, for ever.
func TestFindingKeysStay(t *testing.T) {
	for k, want := range map[model.FindingKey]string{
		{Kind: model.FindUnmarked, Of: 1}:              "45c1675388b7af35",
		{Kind: model.FindTwins, Of: 1, And: 2}:         "93aa35ae6e951e6b",
		{Kind: model.FindClash, Of: 1 << 63, And: 255}: "5d0c81f2717093d8",
	} {
		if got := fmt.Sprintf("%016x", uint64(k.ID())); got != want {
			t.Errorf("%+v is %s, was %s", k, got, want)
		}
	}
}
