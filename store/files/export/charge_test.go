package export_test

import (
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
)

// TestCharges: what is proposed and what was decided is there, with the notice that it was
// judged by; what nobody owes is not.
func TestCharges(t *testing.T) {
	b := newBuilder(cohort21)
	fee := &model.FeeRule{Text: "A fee.", Pence: 7500, NoticeDays: 7, May: true, NonAttendance: true, LateCancellation: true}
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Year: 2021, Fee: fee})
		d.Lead(model.Lead{ID: theLead, Name: "Robin Hale"})
		d.School(model.School{ID: theSchool, Name: "Ash Green"})
		d.Session(model.Session{ID: workshop, Number: 1, Kind: model.Workshop, Date: day(2021, 11, 30), Credit: 4})
		d.Earlier(workshop, model.EarlierDate{Date: day(2021, 11, 17), Announced: day(2021, 11, 16)})
		d.Session(model.Session{ID: visit, Number: 2, Kind: model.Visit})
		d.Slot(model.Slot{ID: slotDone, Session: visit, Date: day(2022, 1, 12), Host: "PRU"})
		d.EarlierOfSlot(slotDone, model.EarlierDate{Date: day(2022, 1, 10), Announced: day(2022, 1, 5)})
		for i, name := range []string{"Ahmed", "Begum", "Khan", "Lewis"} {
			d.Person(model.Person{ID: 0x500 + model.ID(i), Family: name})
		}
	})
	var places []*model.Enrolment
	for i := range 4 {
		places = append(places, b.s.Enrolment(b.enrol(0x500+model.ID(i), theSchool, model.Enrolled)))
	}
	b.lead = theLead
	b.do(func(d *model.Draft) {
		d.MarkAs(places[0], workshop, model.Mark{Kind: model.Absent})
		d.MarkAs(places[1], workshop, model.Mark{Kind: model.Cancelled, ToldOn: day(2021, 11, 15)})
		d.MarkAs(places[2], workshop, model.Mark{Kind: model.Cancelled, ToldOn: day(2021, 11, 10)})
		d.Book(places[3], visit, slotDone)
		d.MarkAs(places[3], visit, model.Mark{Kind: model.Absent})
	})
	b.act(t, model.Charge{Enrolment: places[1].ID, Session: workshop})
	b.act(t, model.Paid{Enrolment: places[1].ID, Session: workshop})
	b.act(t, model.Waive{Enrolment: places[3].ID, Session: visit, Reason: "ill"})
	got := write(t, b.s)
	walk(t, got)
	c := one(t, decode(t, got), "cohorts", "code", "ssl-2021")
	if who := column(c["charges"], "person"); !slices.Equal(who, []any{"Ahmed", "Begum", "Lewis"}) {
		t.Fatalf("charges of %v", who)
	}
	for who, want := range map[string]object{
		"Ahmed": {"state": "proposed", "pence": 7500.0, "trigger": "non-attendance", "notice_given": nil, "told_on": nil, "lead": nil, "mark": "absent"},
		"Begum": {"state": "paid", "told_on": "2021-11-15", "judged_against": "2021-11-17", "date": "2021-11-30", "notice_given": 2.0,
			"trigger": "late-cancellation", "decided_on": "2021-11-17", "charged_on": "2021-11-17", "lead": "Robin Hale", "nothing_owed": nil},
		"Lewis": {"state": "waived", "reason": "ill", "slot_id": slotDone.String(), "date": "2022-01-12", "session_number": 2.0, "school": "Ash Green"},
	} {
		x := one(t, c, "charges", "person", who)
		for field, v := range want {
			if x[field] != v {
				t.Errorf("%s: %s is %v, not %v", who, field, x[field], v)
			}
		}
	}
	if dates := column(one(t, c, "slots", "id", slotDone.String())["earlier_dates"], "date"); !slices.Equal(dates, []any{"2022-01-10"}) {
		t.Errorf("earlier dates of the visit: %v", dates)
	}
	// A mark that is put right leaves the decision, with why it no longer fits.
	b.do(func(d *model.Draft) { d.MarkAs(places[1], workshop, model.Mark{Kind: model.Present}) })
	c = one(t, doc(t, b.s), "cohorts", "code", "ssl-2021")
	if x := one(t, c, "charges", "person", "Begum"); x["nothing_owed"] != "present" || x["state"] != "paid" || x["trigger"] != nil {
		t.Errorf("put right: %v", x)
	}
}

// TestTwoDecisions: both stand in the document until somebody decides.
func TestTwoDecisions(t *testing.T) {
	b := newBuilder(cohort21)
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Fee: &model.FeeRule{Pence: 100, NonAttendance: true}})
		d.Session(model.Session{ID: workshop, Number: 1, Kind: model.Workshop, Date: day(2021, 11, 17)})
		d.Person(model.Person{ID: shared, Family: "Khan"})
	})
	e := b.enrol(shared, 0, model.Enrolled)
	b.do(func(d *model.Draft) { d.MarkAs(b.s.Enrolment(e), workshop, model.Mark{Kind: model.Absent}) })
	var apart []*change.Change
	for i, a := range []model.Action{model.Charge{Enrolment: e, Session: workshop}, model.Waive{Enrolment: e, Session: workshop, Reason: "ill"}} {
		b.lead = theLead + model.ID(i)
		p, err := a.Plan(b.s, b.env())
		if err != nil {
			t.Fatal(err)
		}
		apart = append(apart, p.Changes...)
	}
	for _, c := range apart {
		b.s = b.s.Apply(c)
	}
	got := write(t, b.s)
	walk(t, got)
	x := one(t, one(t, decode(t, got), "cohorts", "code", "ssl-2021"), "charges", "person", "Khan")
	if states := column(x["decisions"], "state"); x["state"] != "proposed" || !slices.Equal(states, []any{"charged", "waived"}) {
		t.Errorf("%v", x)
	}
}
