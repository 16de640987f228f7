package export_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/files/export"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestSmallDocument(t *testing.T) {
	b := newBuilder(cohort21)
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Title: "Subject Leadership 2021/22", Year: 2021, Hub: hubSpace, HubName: "London", Programme: theProg, Fee: theFee()})
		d.Programme(theProgramme())
		d.Lead(model.Lead{ID: theLead, Name: "Robin Hale", Role: "Work Group Lead"})
		d.School(model.School{ID: theSchool, Name: "Ash Green", URN: "100001", Phase: "Secondary"})
		d.Person(model.Person{ID: shared, Given: "Siân", Family: "O'Connor-Price", Emails: []string{"sian@example.org"}})
		d.Session(model.Session{ID: workshop, Number: 1, Kind: model.Workshop, Date: day(2021, 11, 17), Start: model.MakeClock(9, 30), Mode: model.InRoom, Credit: 4})
		d.Session(model.Session{ID: visit, Number: 2, Kind: model.Visit, Credit: 2})
		d.Slot(model.Slot{ID: slotDone, Session: visit, Date: day(2022, 1, 10), Host: "PRU", Capacity: 5})
		d.Task(model.Task{ID: firstTask, Session: workshop, Title: "Audit", Wording: map[model.ID]string{0: "Audit it."}})
		e := model.Enrolment{ID: 0x701, Person: shared, School: theSchool, Role: "Head of maths", Designation: model.Advocate, Status: model.Enrolled, From: day(2021, 9, 1)}
		d.Enrol(e)
		d.MarkAs(&e, workshop, model.Mark{Kind: model.Present, Late: true, Arrived: model.MakeClock(9, 55), MinutesLate: 25})
		d.ToldAs(&e, workshop, model.Told{Kind: model.WillBeLate, On: day(2021, 11, 9), Minutes: 20, How: "telephone", Lead: theLead})
		d.Book(&e, visit, slotDone)
	})
	got := write(t, b.s)
	if *update {
		if err := os.WriteFile("testdata/small.json", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the document is\n%s\nnot\n%s", got, want)
	}
	walk(t, got)
}

func TestMarksByName(t *testing.T) {
	c := one(t, doc(t, theFile()...), "cohorts", "code", "ssl-2021")
	marks := one(t, c, "sessions", "number", 1.0)
	for i, want := range rows() {
		m := one(t, marks, "marks", "enrolment_id", enrolmentAt(i).String())
		if m["mark"] != want.name || m["way"] != want.way || m["credit_quarters"] != want.credits {
			t.Errorf("row %d is %v %v %v, not %v %v %v", i, m["mark"], m["way"], m["credit_quarters"], want.name, want.way, want.credits)
		}
	}
	for row, want := range map[int]object{
		0:  {"arrived": nil, "minutes_late": nil, "by_the_rest": false, "changed": false, "substitute": nil, "note": nil, "told_before": nil},
		1:  {"arrived": "09:20", "by_the_rest": true},
		2:  {"arrived": "09:55", "minutes_late": 25.0},
		3:  {"arrived": nil, "minutes_late": nil},
		4:  {"left": "12:30", "minutes_early": 120.0},
		5:  {"changed": true},
		8:  {"told_on": "2021-11-09"},
		9:  {"substitute": "Joe Bell", "substitute_id": theSub.String()},
		10: {"substitute": nil, "substitute_id": nil},
		12: {"elsewhere_place": "Camden", "elsewhere_day": "2021-12-01"},
	} {
		m := one(t, marks, "marks", "enrolment_id", enrolmentAt(row).String())
		for field, v := range want {
			if m[field] != v {
				t.Errorf("row %d: %s is %v, not %v", row, field, m[field], v)
			}
		}
	}
	register := column(marks["marks"], "enrolment_id")
	if !slices.Contains(register, any(model.ID(0x7200).String())) {
		t.Errorf("the walk-in has no row")
	}
	for _, notOn := range []model.ID{0x7201, 0x7202} {
		if m := one(t, marks, "marks", "enrolment_id", notOn.String()); m["mark"] != "not-enrolled" {
			t.Errorf("%s was never on a register and is %v", notOn, m["mark"])
		}
	}
	if m := one(t, one(t, c, "sessions", "number", 2.0), "marks", "enrolment_id", enrolmentAt(3).String()); m["way"] != "online" || m["mark"] != "present" {
		t.Errorf("in an online session somebody is %v, way %v", m["mark"], m["way"])
	}
	if m := one(t, one(t, c, "sessions", "number", 5.0), "marks", "enrolment_id", enrolmentAt(3).String()); m["mark"] != "not-held" {
		t.Errorf("in a session that was not held somebody is %v", m["mark"])
	}
}

func TestSessionsAndWhatHangsOnThem(t *testing.T) {
	c := one(t, doc(t, theFile()...), "cohorts", "code", "ssl-2021")
	for number, want := range map[float64]string{1: "finished", 2: "planned", 3: "planned", 4: "called-off", 5: "not-held", 6: "planned"} {
		if got := one(t, c, "sessions", "number", number)["state"]; got != want {
			t.Errorf("session %v is %v, not %s", number, got, want)
		}
	}
	first, second := one(t, c, "sessions", "number", 1.0), one(t, c, "sessions", "number", 2.0)
	for what, same := range map[string]bool{
		"finished":        first["finished"].(object)["date"] == "2021-11-17" && first["finished"].(object)["time"] == "14:41" && first["finished_before"] == nil,
		"opened again":    second["finished"] == nil && second["finished_before"].(object)["time"] == "17:00",
		"earlier dates":   slices.Equal(column(first["earlier_dates"], "date"), []any{"2021-11-03", "2021-11-10"}),
		"when given up":   slices.Equal(column(first["earlier_dates"], "announced"), []any{"2021-10-01", "2021-10-20"}),
		"undated":         one(t, c, "sessions", "number", 6.0)["date"] == nil,
		"mode":            first["mode"] == "room" && second["mode"] == "online" && one(t, c, "sessions", "number", 6.0)["mode"] == nil,
		"times":           first["start"] == "09:30" && first["end"] == "14:30" && second["start"] == nil,
		"expected":        c["expected_quarters"] == 12.0 && c["academic_year"] == "2021/22",
		"order of dates":  slices.Equal(column(c["slots"], "date"), []any{"2022-01-10", "2022-01-12", "2022-01-14", nil}),
		"states of dates": slices.Equal(column(c["slots"], "state"), []any{"finished", "called-off", "planned", "planned"}),
	} {
		if !same {
			t.Errorf("%s: not as it was written", what)
		}
	}
	v := one(t, c, "sessions", "number", 3.0)
	m := one(t, v, "marks", "enrolment_id", enrolmentAt(1).String())
	if m["slot_id"] != slotDone.String() || m["credit_quarters"] != 1.0 || m["typed_quarters"] != 1.0 {
		t.Errorf("the visit: %v", m)
	}
	booked := one(t, c, "slots", "id", slotDone.String())
	if got := column(booked["booked"], "enrolment_id"); !slices.Equal(got, []any{enrolmentAt(1).String()}) || booked["mastery_specialist"] != true {
		t.Errorf("booked: %v", got)
	}
	told := one(t, second, "marks", "enrolment_id", enrolmentAt(1).String())["told_before"].(object)
	if told["kind"] != "will-leave" || told["at"] != "11:00" || told["on"] != "2022-02-01" || told["how"] != "e-mail" || told["to"] != "Robin Hale" {
		t.Errorf("told before: %v", told)
	}
	told = one(t, second, "marks", "enrolment_id", enrolmentAt(2).String())["told_before"].(object)
	if told["kind"] != "sends-somebody" || told["substitute"] != "" || told["to"] != nil || told["to_id"] != "0000000000000099" {
		t.Errorf("a substitute without a card, told to a lead without one: %v", told)
	}
	task := one(t, c, "tasks", "title", "Audit")
	if !slices.Equal(column(task["wording"], "school"), []any{nil, "Ash Green Academy"}) {
		t.Errorf("wording for %v", column(task["wording"], "school"))
	}
	p := one(t, task, "progress", "enrolment_id", enrolmentAt(1).String())
	if p["state"] != "back" || p["date"] != "2022-01-30" || p["note"] != "thorough" {
		t.Errorf("progress: %v", p)
	}
}

func TestVisitIsFinishedWhenNobodyIsLeft(t *testing.T) {
	at := func(change func(d *model.Draft, a, b *model.Enrolment)) any {
		b := newBuilder(cohort21)
		b.do(func(d *model.Draft) {
			d.Cohort(model.Cohort{ID: cohort21, Code: "v"})
			d.Session(model.Session{ID: visit, Number: 1, Kind: model.Visit, Credit: 2})
			for i, id := range []model.ID{slotDone, slotToCome, slotOff} {
				d.Slot(model.Slot{ID: id, Session: visit, Date: day(2022, 1, 10+i)})
			}
			d.FinishAs(model.SheetID{Session: visit, Slot: slotDone}, model.Finish{Is: true, Was: true, Day: day(2022, 1, 10), At: 700})
		})
		one := b.enrol(0x501, 0, model.Enrolled)
		two := b.enrol(0x502, 0, model.Enrolled)
		b.do(func(d *model.Draft) {
			d.MarkAs(b.s.Enrolment(one), visit, model.Mark{Kind: model.Present})
			d.Book(b.s.Enrolment(one), visit, slotDone)
			change(d, b.s.Enrolment(one), b.s.Enrolment(two))
		})
		return objects(objects(doc(t, b.s)["cohorts"])[0]["sessions"])[0]["state"]
	}
	for _, c := range []struct {
		name, want string
		change     func(d *model.Draft, a, b *model.Enrolment)
	}{
		{"somebody has no date", "planned", func(*model.Draft, *model.Enrolment, *model.Enrolment) {}},
		{"a date nobody is booked on does not wait", "finished", func(d *model.Draft, _, b *model.Enrolment) {
			d.MarkAs(b, visit, model.Mark{Kind: model.Excused})
		}},
		{"a booked date is not finished", "planned", func(d *model.Draft, _, b *model.Enrolment) { d.Book(b, visit, slotToCome) }},
		{"somebody's date was called off", "planned", func(d *model.Draft, _, b *model.Enrolment) {
			d.Book(b, visit, slotOff)
			d.Slot(model.Slot{ID: slotOff, Session: visit, State: model.CalledOff})
		}},
		{"a date that was called off does not wait", "finished", func(d *model.Draft, _, b *model.Enrolment) {
			d.Book(b, visit, slotOff)
			d.MarkAs(b, visit, model.Mark{Kind: model.Excused})
			d.Slot(model.Slot{ID: slotOff, Session: visit, State: model.CalledOff})
		}},
		{"all dates are finished", "finished", func(d *model.Draft, _, b *model.Enrolment) {
			d.Book(b, visit, slotToCome)
			d.FinishAs(model.SheetID{Session: visit, Slot: slotToCome}, model.Finish{Is: true, Was: true, Day: day(2022, 1, 11), At: 700})
		}},
		{"no date was finished", "planned", func(d *model.Draft, a, b *model.Enrolment) {
			d.Book(a, visit, 0)
			d.MarkAs(b, visit, model.Mark{Kind: model.Excused})
			d.FinishAs(model.SheetID{Session: visit, Slot: slotDone}, model.Finish{})
		}},
		{"the visit was called off", "called-off", func(d *model.Draft, _, b *model.Enrolment) {
			d.MarkAs(b, visit, model.Mark{Kind: model.Excused})
			d.Session(model.Session{ID: visit, Number: 1, Kind: model.Visit, State: model.CalledOff})
		}},
	} {
		if got := at(c.change); got != c.want {
			t.Errorf("%s: %v, not %s", c.name, got, c.want)
		}
	}
}

func TestTwoAnswers(t *testing.T) {
	b := cohort2021()
	e := enrolmentAt(0)
	draft := func(lead model.ID, m model.Mark) *change.Change {
		b.lead = lead
		return b.draft(func(d *model.Draft) { d.MarkAs(b.s.Enrolment(e), workshop, m) })
	}
	one1, two := draft(theLead, model.Mark{Kind: model.Absent}), draft(0x2ead, model.Mark{Kind: model.Substitute, Substitute: 0x5400})
	both, other := b.s.Apply(one1).Apply(two), b.s.Apply(two).Apply(one1)
	if !bytes.Equal(write(t, both), write(t, other)) {
		t.Error("the order in which two answers came shows")
	}
	walk(t, write(t, both))
	at := func(s *model.Snapshot) object {
		c := one(t, doc(t, s), "cohorts", "code", "ssl-2021")
		return one(t, one(t, c, "sessions", "number", 1.0), "marks", "enrolment_id", e.String())
	}
	m := at(both)
	claims := objects(m["claims"])
	if len(claims) != 2 || m["credit_quarters"] != 0.0 || m["mark"] != "two-answers" {
		t.Fatalf("two answers: %v", m)
	}
	if got := column(m["claims"], "mark"); !slices.Equal(got, []any{"absent", "substitute"}) {
		t.Errorf("the answers are %v", got)
	}
	if claims[0]["lead"] != "Robin Hale" || claims[1]["lead"] != nil || claims[1]["lead_id"] != model.ID(0x2ead).String() || claims[0]["made"] != "2021-11-17T09:24:00Z" {
		t.Errorf("who and when: %v", claims)
	}
	if claims[1]["substitute_id"] != model.ID(0x5400).String() {
		t.Errorf("the substitute of the second answer: %v", claims[1])
	}
	if m := at(both.Apply(newer(b, both, e))); len(objects(m["claims"])) != 0 || m["mark"] != "present" || m["credit_quarters"] != 4.0 {
		t.Errorf("decided: %v", m)
	}
}

// newer is a decision between what stands in s.
func newer(b *builder, s *model.Snapshot, e model.ID) *change.Change {
	d := model.NewDraft(s, b.env(), model.VerbPresent)
	d.MarkAs(s.Enrolment(e), workshop, model.Mark{Kind: model.Present})
	return d.Change()
}

func TestErrors(t *testing.T) {
	full := errors.New("no space left")
	if err := export.JSON(failing{full}, theFile()); !errors.Is(err, full) || strings.Contains(err.Error(), "\n") {
		t.Errorf("a full disk gives %v", err)
	}
	var out bytes.Buffer
	if err := export.JSON(&out, []*model.Snapshot{theHub(), theHub()}); err == nil || out.Len() > 0 {
		t.Errorf("one space twice gives %v and %d bytes", err, out.Len())
	}
	damaged := errors.New("the file is damaged")
	ids := []model.ID{hubSpace, cohort21, cohort23}
	err := export.Stream(&out, ids, func(id model.ID) (*model.Snapshot, error) {
		if id == cohort23 {
			return nil, damaged
		}
		return cohort2021().s, nil
	})
	if !errors.Is(err, damaged) || out.Len() > 0 {
		t.Errorf("a damaged cohort gives %v and %d bytes", err, out.Len())
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
