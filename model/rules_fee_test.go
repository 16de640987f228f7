package model_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

// charging is a room with a fee rule, on the day of its workshop.
func charging(t testing.TB, f model.FeeRule) *room {
	r := newRoom(t)
	r.rule(&f)
	return r
}

func (r *room) rule(f *model.FeeRule) {
	c := r.s.Cohort
	c.Fee = f
	r.do(model.EditCohort{Cohort: c})
}

// write writes past the actions, as what arrives from elsewhere does.
func (r *room) write(fn func(d *model.Draft)) {
	d := r.draft()
	fn(d)
	if c := d.Change(); c != nil {
		r.apply(c)
	}
}

// owed is the fee of one person for a session, "" where there is no row.
func (r *room) owed(who string, session model.ID) string {
	for _, o := range r.s.Charges() {
		if o.Enrolment.ID == r.places[who] && o.Session.ID == session {
			if o.Why != "" {
				return strings.TrimPrefix(fmt.Sprintf("%s, %s", o.State, o.Why), "nothing owed, ")
			}
			return fmt.Sprintf("%s %s", model.Pounds(o.Pence), o.State)
		}
	}
	return ""
}

func (r *room) marked(who string, m model.Mark) {
	r.write(func(d *model.Draft) { d.MarkAs(r.place(who), r.today, m) })
}

func (r *room) told(who string, on model.Day) {
	r.write(func(d *model.Draft) { d.ToldAs(r.place(who), r.today, model.Told{Kind: model.CannotCome, On: on}) })
}

// TestWhatIsOwed: of somebody at the workshop of Wed 17 Nov, what each rule proposes.
func TestWhatIsOwed(t *testing.T) {
	cancelled := func(day int) model.Mark { return model.Mark{Kind: model.Cancelled, ToldOn: november(day)} }
	lcw, absent := london(t), model.Mark{Kind: model.Absent}
	for _, x := range []struct {
		why  string // what the source says, or the case in words
		rule model.FeeRule
		mark model.Mark
		told int // of November: cannot come; 0 where nothing was said
		more func(r *room)
		want string
	}{
		{"a £75 fee for non-attendance to the sessions", lcw, absent, 0, nil, "£75 proposed"},
		{"cancellations with less than 1 weeks' notice: two days", lcw, cancelled(15), 0, nil, "£75 proposed"},
		{"less than 1 weeks' notice: six days", lcw, cancelled(11), 0, nil, "£75 proposed"},
		{"told exactly seven days before is in time", lcw, cancelled(10), 0, nil, "told 7 days before, in time"},
		{"cancelled in good time", lcw, cancelled(9), 0, nil, "told 8 days before, in time"},
		{"cancelled, and told on the day itself", lcw, cancelled(17), 0, nil, "£75 proposed"},
		{"cancelled, and told the day after: no notice", lcw, cancelled(18), 0, nil, "£75 proposed"},
		{"absent by the rest, but told in time", lcw, absent, 9, nil, "told 8 days before, in time"},
		{"absent by the rest, but told, and late", lcw, absent, 16, nil, "£75 proposed"},
		{"the mark's own day stands before what was told", lcw, cancelled(9), 16, nil, "told 8 days before, in time"},
		{"cancelled on a day that nobody noted", lcw, model.Mark{Kind: model.Cancelled}, 0, nil, "cancelled, on which day is not known"},
		{"cancelled late, then came: attendance wins", lcw, model.Mark{Kind: model.Present}, 16, nil, ""},
		{"a late arrival came", lcw, model.Mark{Kind: model.Present, Late: true}, 0, nil, ""},
		{"part of the day is coming", lcw, model.Mark{Kind: model.Part}, 0, nil, ""},
		{"joined online", lcw, model.Mark{Kind: model.Present, Online: true}, 0, nil, ""},
		{"substitute sent", lcw, model.Mark{Kind: model.Substitute}, 0, nil, "a substitute was sent"},
		{"excused", lcw, model.Mark{Kind: model.Excused}, 16, nil, "excused"},
		{"caught up elsewhere", lcw, model.Mark{Kind: model.Elsewhere}, 0, nil, ""},
		{"unmarked is never absence", lcw, model.Mark{}, 16, nil, ""},
		{"a snow day: not held", lcw, absent, 0, func(r *room) { r.do(model.SessionNotHeld{Session: r.today, Reason: "snow"}) }, ""},
		{"called off", lcw, cancelled(16), 0, func(r *room) { r.do(model.CallOffSession{Session: r.today, Reason: "strike"}) }, ""},
		{"online instead, and did not join", lcw, absent, 0, func(r *room) { r.do(model.OnlineInstead{Session: r.today, Reason: "snow"}) }, "£75 proposed"},
		{"paused", lcw, absent, 0, func(r *room) {
			r.write(func(d *model.Draft) { d.PauseAs(*r.place("Khan"), model.Pause{From: november(10)}) })
		}, "paused on that day"},
		{"a pause that was over", lcw, absent, 0, func(r *room) {
			r.write(func(d *model.Draft) {
				d.PauseAs(*r.place("Khan"), model.Pause{From: november(1), Until: november(17)})
			})
		}, "£75 proposed"},
		{"not enrolled on the day", lcw, absent, 0, func(r *room) {
			e := *r.place("Khan")
			e.From = november(18)
			r.write(func(d *model.Draft) { d.Enrol(e) })
		}, "not enrolled on that day"},
		{"withdrew before it", lcw, absent, 0, func(r *room) {
			e := *r.place("Khan")
			e.Status, e.Until = model.Withdrawn, november(17)
			r.write(func(d *model.Draft) { d.Enrol(e) })
		}, "not enrolled on that day"},
		{"came once without being on the list", lcw, absent, 0, func(r *room) {
			e := *r.place("Khan")
			e.Status = model.NotOnList
			r.write(func(d *model.Draft) { d.Enrol(e) })
		}, "not enrolled on that day"},
		{"non-attendance without prior notice will be applied", solent, absent, 0, nil, "£100 proposed"},
		{"without prior notice: any notice will do", solent, cancelled(16), 0, nil, "told before"},
		{"without prior notice: the day itself", solent, cancelled(17), 0, nil, "told before"},
		{"without prior notice: told the day after", solent, cancelled(18), 0, nil, "£100 proposed"},
		{"£75 per session for non-attendance with less than 1 weeks' notice", elsewhere, cancelled(12), 0, nil, "£75 proposed"},
		{"one week (5 working days): a week before", fiveWorking, cancelled(10), 0, nil, "told 5 working days before, in time"},
		{"one week (5 working days): a day less", fiveWorking, cancelled(11), 0, nil, "£50 proposed"},
		{"working days: Saturday is as good as Friday for Friday's count", fiveWorking, cancelled(13), 0, nil, "£50 proposed"},
		{"a rule for cancellations alone", model.FeeRule{Pence: 100, NoticeDays: 7, LateCancellation: true}, absent, 0, nil, "the rule is for cancellations"},
		{"a fee of nothing", model.FeeRule{NoticeDays: 7, NonAttendance: true}, absent, 0, nil, "the fee of the rule is £0"},
	} {
		r := charging(t, x.rule)
		if x.told != 0 {
			r.told("Khan", november(x.told))
		}
		r.marked("Khan", x.mark)
		if x.more != nil {
			x.more(r)
		}
		if got := r.owed("Khan", r.today); got != x.want {
			t.Errorf("%s: %q, want %q", x.why, got, x.want)
		}
	}
}

func TestNothingIsOwedWithoutARule(t *testing.T) {
	r := newRoom(t)
	r.marked("Khan", model.Mark{Kind: model.Absent})
	if all := r.s.Charges(); len(all) != 0 || r.s.LastFreeDay(november(17)).Known() {
		t.Errorf("%+v", all)
	}
	if got := r.refused(model.Charge{Enrolment: r.places["Khan"], Session: r.today}); got != "Imran Khan owes nothing for session 2: this cohort has no fee rule." {
		t.Error(got)
	}
}

// Two answers are for a person to decide: until then nothing is proposed.
func TestTwoAnswersAreNotCharged(t *testing.T) {
	r := charging(t, london(t))
	a, b := r.draft(), r.draft()
	a.MarkAs(r.place("Khan"), r.today, model.Mark{Kind: model.Absent})
	b.MarkAs(r.place("Khan"), r.today, model.Mark{Kind: model.Excused})
	r.apply(a.Change(), b.Change())
	if got := r.owed("Khan", r.today); got != "two answers, nobody has decided" {
		t.Error(got)
	}
	r.marked("Khan", model.Mark{Kind: model.Absent})
	if got := r.owed("Khan", r.today); got != "£75 proposed" {
		t.Error(got)
	}
}

// TestMovedSession: notice is judged against the date in force on the day it was told.
func TestMovedSession(t *testing.T) {
	for _, x := range []struct {
		why                  string
		told                 int // of November
		to                   model.Day
		announced            int
		mark                 int // day on which the mark is made
		want                 string
		second, announcedTwo int // a second move
	}{
		{"told in time, then it moved nearer", 9, november(12), 10, 12, "told 8 days before, in time", 0, 0},
		{"told late, then it moved away: the date then counts", 15, november(30), 16, 30, "£75 proposed", 0, 0},
		{"told after it moved nearer: the new date counts", 9, november(12), 8, 12, "£75 proposed", 0, 0},
		{"told after it moved away", 15, november(30), 14, 30, "told 15 days before, in time", 0, 0},
		{"told on the day of the move, nearer: the old date counts", 9, november(12), 9, 12, "told 8 days before, in time", 0, 0},
		{"told on the day of the move, away: the new date counts", 15, november(30), 15, 30, "told 15 days before, in time", 0, 0},
		{"moved twice, told between", 9, november(26), 8, 29, "told 17 days before, in time", 29, 20},
		{"moved twice, told late between", 22, november(26), 8, 29, "£75 proposed", 29, 23},
	} {
		r := charging(t, london(t))
		r.on(time.November, max(x.announced, x.announcedTwo))
		r.told("Khan", november(x.told))
		r.do(model.MoveSession{Session: r.today, Date: x.to, Announced: november(x.announced)})
		if x.second != 0 {
			r.do(model.MoveSession{Session: r.today, Date: november(x.second), Announced: november(x.announcedTwo)})
		}
		r.marked("Khan", model.Mark{Kind: model.Cancelled, ToldOn: november(x.told)})
		if got := r.owed("Khan", r.today); got != x.want {
			t.Errorf("%s: %q, want %q", x.why, got, x.want)
		}
	}
	// It cannot have been announced before the move that came before it.
	r := charging(t, london(t))
	r.on(time.November, 12)
	r.do(model.MoveSession{Session: r.today, Date: november(26)})
	if got := field(r, model.MoveSession{Session: r.today, Date: november(29), Announced: november(11)}); got != model.FieldAnnounced {
		t.Errorf("refused at %q", got)
	}
}

// Told while there was no date is in time, however near the date is then; of a session, by
// either way of giving it one, and of one that lost its date for a while.
func TestToldBeforeThereWasADate(t *testing.T) {
	r := charging(t, london(t))
	r.on(time.November, 10)
	told := func(session model.ID) {
		r.write(func(d *model.Draft) {
			d.ToldAs(r.place("Khan"), session, model.Told{Kind: model.CannotCome, On: november(10)})
		})
	}
	told(r.later)
	told(r.today)
	r.do(model.MoveSession{Session: r.today, Announced: november(9)})
	r.on(time.November, 11)
	x := *r.s.Session(r.later)
	x.Date = november(12)
	r.do(model.EditSession{Session: x})
	r.do(model.MoveSession{Session: r.today, Date: november(13)})
	for _, session := range []model.ID{r.later, r.today} {
		r.write(func(d *model.Draft) {
			d.MarkAs(r.place("Khan"), session, model.Mark{Kind: model.Cancelled, ToldOn: november(10)})
		})
		if got := r.owed("Khan", session); got != "told before it had a date" {
			t.Errorf("%q", got)
		}
	}
	if n := len(r.s.Session(r.later).Earlier); n != 1 {
		t.Errorf("%d earlier dates", n)
	}
}

// Visits are judged against the date booked, and a date of a visit that is moved changes
// nothing either.
func TestNoticeOfAVisit(t *testing.T) {
	v := newVisits(t)
	f := london(t)
	v.rule(&f)
	v.on(time.November, 20)
	v.do(v.book(v.slot, "Khan", "Nguyễn"))
	v.do(v.book(v.small, "Işık"))
	x := *v.s.Slot(v.slot)
	v.on(time.December, 4)
	x.Date = december(9)
	v.do(model.EditDate{Slot: x})
	if got := v.s.EarlierDates(v.slot); !slices.Equal(got, []model.EarlierDate{{Date: december(12), Announced: december(4)}}) {
		t.Errorf("earlier dates: %v", got)
	}
	v.write(func(d *model.Draft) {
		d.MarkAs(v.place("Khan"), v.visit, model.Mark{Kind: model.Cancelled, ToldOn: december(3)})
		d.MarkAs(v.place("Nguyễn"), v.visit, model.Mark{Kind: model.Cancelled, ToldOn: december(5)})
		d.MarkAs(v.place("Işık"), v.visit, model.Mark{Kind: model.Cancelled, ToldOn: december(6)})
	})
	for who, want := range map[string]string{
		"Khan": "told 9 days before, in time", "Nguyễn": "£75 proposed", "Işık": "told 35 days before, in time",
	} {
		if got := v.owed(who, v.visit); got != want {
			t.Errorf("%s: %q, want %q", who, got, want)
		}
	}
	x.State = model.CalledOff
	v.write(func(d *model.Draft) { d.Slot(x) })
	if got := v.owed("Nguyễn", v.visit); got != "not held" {
		t.Errorf("its date was called off: %q", got)
	}
	// Where nobody was booked nobody was told the day: it is not kept.
	y := *v.s.Slot(v.open)
	y.Date++
	v.do(model.EditDate{Slot: y})
	if got := v.s.EarlierDates(v.open); len(got) != 0 {
		t.Errorf("kept: %v", got)
	}
}

// TestPerSchool: once for a school, however many of it did not come.
func TestPerSchool(t *testing.T) {
	f := london(t)
	f.PerSchool = true
	r := charging(t, f)
	school := r.place("Khan").School
	for _, who := range []string{"Nguyễn", "O'Connor-Price"} {
		e := *r.place(who)
		e.School = school
		r.write(func(d *model.Draft) { d.Enrol(e) })
	}
	for _, who := range []string{"Nguyễn", "O'Connor-Price", "Işık"} {
		r.marked(who, model.Mark{Kind: model.Absent})
	}
	seen := func(want ...string) {
		t.Helper()
		for i, who := range []string{"Khan", "Nguyễn", "O'Connor-Price", "Işık"} {
			if got := r.owed(who, r.today); got != want[i] {
				t.Errorf("%s: %q, want %q", who, got, want[i])
			}
		}
	}
	with := func(name string) string { return "one fee for the school, with " + name }
	seen("", "£75 proposed", with("Hồng Nguyễn"), "£75 proposed")
	if got := r.refused(model.Charge{Enrolment: r.places["O'Connor-Price"], Session: r.today}); !strings.Contains(got, with("Hồng Nguyễn")) {
		t.Error(got)
	}
	r.do(model.Charge{Enrolment: r.places["Nguyễn"], Session: r.today})
	// Somebody who stands before it in the register does not owe it once more.
	r.marked("Khan", model.Mark{Kind: model.Absent})
	seen(with("Hồng Nguyễn"), "£75 charged", with("Hồng Nguyễn"), "£75 proposed")
	if got := model.Totals(r.s.Charges()); got[model.FeeProposed] != (model.FeeSum{Number: 1, Pence: 7500}) || got[model.FeeCharged] != (model.FeeSum{Number: 1, Pence: 7500}) {
		t.Errorf("totals %v", got)
	}
	// The one who was charged came after all: another of the school owes it, and that shows.
	r.marked("Nguyễn", model.Mark{Kind: model.Present})
	seen("£75 proposed", "charged, present", with("Imran Khan"), "£75 proposed")
}

// TestDecisions: proposed, charged, waived, paid, and back, each with its sentence, its day
// and who.
func TestDecisions(t *testing.T) {
	r := charging(t, london(t))
	khan := r.places["Khan"]
	if got := r.refused(model.Charge{Enrolment: khan, Session: r.today}); got != "Imran Khan owes nothing for session 2: unmarked." {
		t.Error(got)
	}
	r.marked("Khan", model.Mark{Kind: model.Absent})
	before := r.standing()
	charge, paid, back := model.Charge{Enrolment: khan, Session: r.today}, model.Paid{Enrolment: khan, Session: r.today}, model.TakeBackDecision{Enrolment: khan, Session: r.today}
	waive := func(why string) model.Waive { return model.Waive{Enrolment: khan, Session: r.today, Reason: why} }
	if got := r.refused(paid); got != "Imran Khan was not charged: £75 proposed. Charge it first." {
		t.Error(got)
	}
	if p := r.do(back); len(p.Changes) != 0 || p.Say != "Imran Khan: nothing is decided." {
		t.Errorf("%+v", p)
	}
	if got := field(r, waive("  ")); got != model.FieldReason {
		t.Errorf("waived without a reason: at %q", got)
	}
	for _, step := range []struct {
		do   model.Action
		says string
		is   string
	}{
		{charge, "Imran Khan: £75 charged for session 2.", "£75 charged"},
		{charge, "Imran Khan: charged already, 17 Nov.", "£75 charged"},
		{waive("the school was\nclosed"), "Imran Khan: £75 waived for session 2, because: the school was closed.", "£75 waived"},
		{waive("the school was closed"), "Imran Khan: waived already, for this reason.", "£75 waived"},
		{charge, "Imran Khan: £75 charged for session 2.", "£75 charged"},
		{paid, "Imran Khan: £75 paid for session 2.", "£75 paid"},
		{paid, "Imran Khan: paid already, 17 Nov.", "£75 paid"},
		{back, "Imran Khan: £75 proposed.", "£75 proposed"},
	} {
		if say := r.do(step.do).Say; say != step.says {
			t.Errorf("says %q, want %q", say, step.says)
		}
		if got := r.owed("Khan", r.today); got != step.is {
			t.Errorf("after %q: %q", step.says, got)
		}
	}
	for range 5 {
		r.undo()
	}
	if !same(before, r.standing()) {
		t.Error("something is left after undo")
	}
	r.do(charge)
	r.clock(12, 0)
	r.now = r.now.AddDate(0, 0, 20)
	r.lead = 8
	r.do(paid)
	o := r.s.ChargesOf(r.place("Khan"))[0]
	if o.Decision.Charged != (model.Since{Day: november(17), Lead: 7}) || o.Decision.Since != (model.Since{Day: december(7), Lead: 8}) {
		t.Errorf("%+v", o.Decision)
	}
	for _, a := range []model.Action{charge, waive("late")} {
		if got := r.refused(a); got != "Imran Khan has paid. Take that back first, if it is wrong." {
			t.Error(got)
		}
	}
	// What the rule asks for later does not change what was charged.
	dear := london(t)
	dear.Pence = 10000
	r.rule(&dear)
	if got := r.owed("Khan", r.today); got != "£75 paid" {
		t.Error(got)
	}
	r.rule(nil)
	if got := r.owed("Khan", r.today); got != "paid, this cohort has no fee rule" {
		t.Error(got)
	}
	for _, a := range []model.Action{model.Charge{Enrolment: 1, Session: r.today}, model.Waive{Enrolment: khan, Session: 1}, model.Paid{Enrolment: 1}, model.TakeBackDecision{Enrolment: khan}} {
		if got := r.refused(a); !strings.Contains(got, "not there any more") {
			t.Error(got)
		}
	}
}

// Why a fee was waived describes a person, and is sealed with what was noted about them;
// that it was is open.
func TestTheReasonIsSealed(t *testing.T) {
	r := charging(t, london(t))
	r.marked("Khan", model.Mark{Kind: model.Absent})
	p := r.do(model.Waive{Enrolment: r.places["Khan"], Session: r.today, Reason: "a funeral"})
	sealed := 0
	for _, e := range p.Changes[0].Entries {
		switch {
		case strings.Contains(e.Value, "funeral") && e.Secrecy == change.Notes && e.Subject == r.place("Khan").Person:
			sealed++
		case strings.Contains(e.Value, "funeral") || e.Secrecy != change.Open:
			t.Errorf("%+v", e)
		}
	}
	if sealed != 1 {
		t.Errorf("sealed %d times", sealed)
	}
}

func TestDecisionsInTheHistory(t *testing.T) {
	r := charging(t, london(t))
	r.marked("Khan", model.Mark{Kind: model.Absent})
	khan := r.places["Khan"]
	for _, c := range []struct {
		a     model.Action
		words string
	}{
		{model.Waive{Enrolment: khan, Session: r.today, Reason: "ill"}, "Imran Khan: fee waived, session 2"},
		{model.Charge{Enrolment: khan, Session: r.today}, "Imran Khan: fee charged, session 2"},
		{model.Paid{Enrolment: khan, Session: r.today}, "Imran Khan: fee paid, session 2"},
		{model.TakeBackDecision{Enrolment: khan, Session: r.today}, "Imran Khan: fee not decided, session 2"},
	} {
		label := r.do(c.a).Changes[0].Label
		if got := r.s.Describe(label); got != c.words || !model.AboutFee(label) {
			t.Errorf("%T is %q, about a fee: %v", c.a, got, model.AboutFee(label))
		}
		if session, slot, place, task := model.PlaceOf(label); session != r.today || slot != 0 || place != khan || task != 0 {
			t.Errorf("%T is seen at %v %v %v %v", c.a, session, slot, place, task)
		}
		if _, register := model.SheetOf(label); register {
			t.Errorf("%T is taken for something of a register", c.a)
		}
	}
}

// A decision stays visible when the mark is corrected, and is a finding while it is charged.
func TestADecisionThatNoLongerFits(t *testing.T) {
	r := charging(t, london(t))
	sayings := func() (out []string) {
		for _, f := range r.s.Findings(r.now) {
			if f.Fee {
				out = append(out, f.Sentence)
			}
		}
		return out
	}
	for _, who := range []string{"Khan", "Işık"} {
		r.marked(who, model.Mark{Kind: model.Absent})
	}
	if got := sayings(); !slices.Equal(got, []string{"2 charges to decide"}) {
		t.Errorf("%q", got)
	}
	khan := r.places["Khan"]
	r.do(model.Charge{Enrolment: khan, Session: r.today})
	r.do(model.Waive{Enrolment: r.places["Işık"], Session: r.today, Reason: "ill"})
	if got := sayings(); len(got) != 0 {
		t.Errorf("%q", got)
	}
	for _, who := range []string{"Khan", "Işık"} {
		r.marked(who, model.Mark{Kind: model.Present})
	}
	if got := sayings(); !slices.Equal(got, []string{"Imran Khan, session 2: fee charged, and nothing is owed now (present)"}) {
		t.Errorf("%q", got)
	}
	if got := r.owed("Işık", r.today); got != "waived, present" {
		t.Error(got)
	}
	// The money may come all the same, and the decision goes when it is taken back.
	r.do(model.Paid{Enrolment: khan, Session: r.today})
	if say := r.do(model.TakeBackDecision{Enrolment: khan, Session: r.today}).Say; say != "Imran Khan: nothing is owed, present." {
		t.Error(say)
	}
	if got := sayings(); len(got) != 0 || r.owed("Khan", r.today) != "" {
		t.Errorf("%q", got)
	}
}

// Two leads who decided apart: both stand, and nothing is charged until one is decided.
func TestTwoDecisions(t *testing.T) {
	r := charging(t, london(t))
	r.marked("Khan", model.Mark{Kind: model.Absent})
	khan := r.places["Khan"]
	decide := func(lead model.ID, a model.Action) model.Plan {
		env := r.env()
		env.Lead = lead
		p, err := a.Plan(r.s, env)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	both := decide(7, model.Charge{Enrolment: khan, Session: r.today})
	waived := decide(8, model.Waive{Enrolment: khan, Session: r.today, Reason: "ill"})
	again := decide(8, model.Charge{Enrolment: khan, Session: r.today})
	same := r.s.Apply(both.Changes[0]).Apply(again.Changes[0])
	if o := same.ChargesOf(same.Enrolment(khan))[0]; o.State != model.FeeCharged || len(o.Answers) != 0 {
		t.Errorf("both charged it: %+v", o)
	}
	r.apply(both.Changes[0], waived.Changes[0])
	o := r.s.ChargesOf(r.place("Khan"))[0]
	if o.State != model.FeeProposed || len(o.Answers) != 2 || !strings.Contains(r.s.FeeAccount(&o), "Two answers: ") {
		t.Errorf("%+v, %q", o, r.s.FeeAccount(&o))
	}
	if _, ok := r.s.FeeLetter(&o); ok {
		t.Error("there is a letter although nobody decided")
	}
	r.do(model.Charge{Enrolment: khan, Session: r.today})
	if got := r.owed("Khan", r.today); got != "£75 charged" {
		t.Error(got)
	}
}

// A person who turned out to have two records has one fee: what was decided of either is
// that of the row, and goes from both.
func TestFeesOfOnePersonInTwoRecords(t *testing.T) {
	r, extra := doubled(t)
	f := london(t)
	r.rule(&f)
	r.write(func(d *model.Draft) {
		d.MarkAs(r.place("Khan"), r.before, model.Mark{Kind: model.Absent})
		d.Decide(r.s.Enrolment(extra), r.before, model.Decision{State: model.FeeWaived, Pence: 7500, Since: model.Since{Day: november(5), Lead: 7}}, "ill")
	})
	if got := r.owed("Khan", r.before); got != "£75 proposed" {
		t.Error(got)
	}
	r.same("Khan", "extra")
	if o := r.s.ChargesOf(r.place("Khan")); len(o) != 1 || o[0].Reason != "ill" || o[0].State != model.FeeWaived {
		t.Errorf("%+v", o)
	}
	r.do(model.TakeBackDecision{Enrolment: extra, Session: r.before})
	if got := r.owed("Khan", r.before); got != "£75 proposed" {
		t.Errorf("the other record still says so: %s", got)
	}
}

func TestFeesInWords(t *testing.T) {
	r := charging(t, london(t))
	r.marked("Khan", model.Mark{Kind: model.Cancelled, ToldOn: november(15)})
	r.marked("Işık", model.Mark{Kind: model.Absent})
	r.marked("Nguyễn", model.Mark{Kind: model.Cancelled, ToldOn: november(9)})
	r.do(model.Charge{Enrolment: r.places["Khan"], Session: r.today})
	account := func(who string) string {
		o := r.s.ChargesOf(r.place(who))[0]
		return r.s.FeeAccount(&o)
	}
	for who, want := range map[string]string{
		"Khan":   "Imran Khan: cancelled on Wed 17 Nov 2021, told us on Mon 15 Nov 2021, 2 days before the session. That is less than 7 days. £75 charged 17 Nov by Robin Hale.",
		"Işık":   "Gülşen Işık: absent on Wed 17 Nov 2021, told nobody. £75 proposed: a person decides.",
		"Nguyễn": "Hồng Nguyễn: cancelled on Wed 17 Nov 2021, told us on Tue 9 Nov 2021, 8 days before the session. Nothing owed: told 8 days before, in time.",
	} {
		if got := account(who); got != want {
			t.Errorf("%q", got)
		}
	}
	o := r.s.ChargesOf(r.place("Khan"))[0]
	letter, ok := r.s.FeeLetter(&o)
	want := `Dear Imran Khan,

A cohort to try, session 2, Wed 17 Nov 2021

You told us on Mon 15 Nov 2021 that you could not come: 2 days before the session.

The rule for fees is:
“` + london(t).Text + `”

The programme charges a fee of £75.

If this is not right, or if something kept you that could not be foreseen, please write back.

Robin Hale
The programme`
	if !ok || letter != want {
		t.Errorf("%s", letter)
	}
	if free := r.s.ChargesOf(r.place("Nguyễn"))[0]; letterOf(r, &free) != "" {
		t.Error("a letter about nothing")
	}
	for _, x := range []struct {
		do   model.Action
		want string
	}{
		{model.Paid{Enrolment: r.places["Khan"], Session: r.today}, "The fee of £75 was paid. Thank you."},
		{model.TakeBackDecision{Enrolment: r.places["Khan"], Session: r.today}, "A fee of £75 may be charged. It is not charged yet."},
		{model.Waive{Enrolment: r.places["Khan"], Session: r.today, Reason: "a funeral"}, "The programme does not charge the fee of £75 this time."},
	} {
		r.do(x.do)
		o = r.s.ChargesOf(r.place("Khan"))[0]
		if got := letterOf(r, &o); !strings.Contains(got, x.want) || strings.Contains(got, "funeral") {
			t.Errorf("%s\nin\n%s", x.want, got)
		}
	}
	r.do(model.Charge{Enrolment: r.places["Khan"], Session: r.today})
	r.marked("Khan", model.Mark{Kind: model.Present})
	o = r.s.ChargesOf(r.place("Khan"))[0]
	if got := letterOf(r, &o); !strings.Contains(got, "Our register of that day was put right since.") || !strings.Contains(got, "nothing is to be paid") {
		t.Error(got)
	}
	var words []string
	for _, ev := range r.s.History(r.place("Khan")) {
		if strings.HasPrefix(ev.Words, "fee: ") {
			words = append(words, ev.Words)
		}
	}
	if !slices.Contains(words, "fee: £75 paid") || !slices.Contains(words, "fee: not decided") || strings.Contains(strings.Join(words, " "), "funeral") {
		t.Errorf("history %q", words)
	}
}

func letterOf(r *room, o *model.Owed) string {
	text, _ := r.s.FeeLetter(o)
	return text
}

// TestFeesAtRandom: moving a session never makes a person owe who told in time; the totals
// are the sums of the rows; undo leaves nothing; and nothing that was not decided is charged.
func TestFeesAtRandom(t *testing.T) {
	rules := []model.FeeRule{london(t), solent, elsewhere, fiveWorking}
	school := london(t)
	school.PerSchool = true
	rules = append(rules, school)
	rapid.Check(t, func(rt *rapid.T) {
		r := charging(t, rapid.SampledFrom(rules).Draw(rt, "rule"))
		who := []string{"Khan", "Işık", "Nguyễn", "O'Connor-Price"}
		one := r.place("Khan").School
		for _, w := range who[1:3] {
			e := *r.place(w)
			e.School = one
			r.write(func(d *model.Draft) { d.Enrol(e) })
		}
		tellings := map[string]model.Day{}
		for _, w := range who {
			on := november(rapid.IntRange(1, 20).Draw(rt, "told"))
			tellings[w] = on
			r.told(w, on)
			kind := rapid.SampledFrom([]model.MarkKind{model.Cancelled, model.Absent, model.Present, model.Excused}).Draw(rt, "kind")
			m := model.Mark{Kind: kind}
			if kind == model.Cancelled {
				m.ToldOn = on
			}
			r.marked(w, m)
		}
		free := map[string]bool{}
		for _, w := range who {
			free[w] = !strings.Contains(r.owed(w, r.today), "proposed") && !strings.Contains(r.owed(w, r.today), "one fee")
		}
		latest := model.Day(0)
		for _, d := range tellings {
			latest = max(latest, d)
		}
		// The moves are written past the actions, which refuse them once there are marks.
		announced := latest
		for range rapid.IntRange(0, 3).Draw(rt, "moves") {
			announced += model.Day(rapid.IntRange(0, 5).Draw(rt, "days later"))
			x := *r.s.Session(r.today)
			was := x.Date
			x.Date = november(rapid.IntRange(1, 40).Draw(rt, "date"))
			r.write(func(d *model.Draft) {
				d.Session(x)
				d.Earlier(x.ID, model.EarlierDate{Date: was, Announced: announced})
			})
		}
		for _, w := range who {
			if got := r.owed(w, r.today); free[w] && (strings.Contains(got, "proposed") || strings.Contains(got, "one fee")) {
				rt.Fatalf("%s told on %s and owed nothing: now %q (%+v)", w, tellings[w].Long(), got, r.s.Session(r.today).Earlier)
			}
		}
		before, log := r.standing(), 0
		for range rapid.IntRange(0, 8).Draw(rt, "decisions") {
			e := r.places[rapid.SampledFrom(who).Draw(rt, "of")]
			a := rapid.SampledFrom([]model.Action{
				model.Charge{Enrolment: e, Session: r.today}, model.Waive{Enrolment: e, Session: r.today, Reason: "ill"},
				model.Paid{Enrolment: e, Session: r.today}, model.TakeBackDecision{Enrolment: e, Session: r.today},
			}).Draw(rt, "does")
			p, err := r.try(a)
			if err == nil && len(p.Changes) > 0 {
				log++
			}
			sums(rt, r.s)
		}
		for range log {
			r.undo()
		}
		if !same(before, r.standing()) {
			rt.Fatal("something is left after undo")
		}
	})
}

// sums checks the totals against the rows, and that no school is charged twice where its
// fee is one.
func sums(t *rapid.T, s *model.Snapshot) {
	var number, pence int
	schools := map[string]int{}
	for _, o := range s.Charges() {
		number++
		pence += o.Pence
		switch {
		case o.State == model.FeeNone && (o.Pence != 0 || o.Why == ""):
			t.Fatalf("nothing is owed, and yet %+v", o)
		case o.State != model.FeeNone && o.State != model.FeeProposed && o.Decision.State != o.State:
			t.Fatalf("nobody decided %+v", o)
		}
		if s.Cohort.Fee.PerSchool && o.Why == "" {
			schools[fmt.Sprint(o.Session.ID, cmp.Or(o.School, o.Enrolment.ID))]++
		}
	}
	for school, n := range schools {
		if n > 1 {
			t.Fatalf("school %s owes %d times", school, n)
		}
	}
	for _, sum := range model.Totals(s.Charges()) {
		number -= sum.Number
		pence -= sum.Pence
	}
	if number != 0 || pence != 0 {
		t.Fatalf("the totals miss %d rows and %d pence", number, pence)
	}
}
