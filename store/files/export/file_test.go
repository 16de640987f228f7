package export_test

import (
	"fmt"

	"workgroup/model"
)

const (
	hubSpace    model.ID = 0x10
	cohort21    model.ID = 0x20
	cohort23    model.ID = 0x30
	theProg     model.ID = 0x40
	shared      model.ID = 0x501
	theSchool   model.ID = 0x601
	theLead     model.ID = 0x1ead
	workshop    model.ID = 0x201
	online      model.ID = 0x202
	visit       model.ID = 0x203
	calledOff   model.ID = 0x204
	notHeld     model.ID = 0x205
	undated     model.ID = 0x206
	slotDone    model.ID = 0x2a1
	slotOff     model.ID = 0x2a2
	slotToCome  model.ID = 0x2a3
	firstTask   model.ID = 0x2b1
	thePerson   model.ID = 0x5000 // of the first row of the register; the others follow
	theSub      model.ID = 0x5100
	nastyString          = "Bad\xff\x00\x1b[31m\u202e\u2028\u009b\u007f\ufeff</script>&\"\\ \U0001F600e\u0301"
)

func theProgramme() model.Programme {
	return model.Programme{
		ID: theProg, Title: "Subject Leadership", Code: "NCP21-15", Type: "Work Group", Year: 2021, Phase: "Secondary", Hub: "London", Purpose: "To lead.",
		Quarters: quarters(12), Fee: theFee(), Eligibility: []model.Eligibility{{Rule: model.RuleBars, Sentence: "Heads of department."}, {Sentence: "All & sundry <b>."}},
		Outcomes: []model.OutcomeGroup{{Heading: "Pupils", LeadIn: "They will", Items: []string{"reason", "enjoy"}}, {Heading: "Staff"}},
	}
}

func theFee() *model.FeeRule {
	return &model.FeeRule{Text: "£100 a day", Pence: 10000, NoticeDays: 7, WorkingDays: true, May: true, NonAttendance: true, LateCancellation: true, PerSchool: true}
}

func theHub() *model.Snapshot {
	b := newBuilder(hubSpace)
	b.do(func(d *model.Draft) {
		d.Hub(model.Hub{ID: hubSpace, Name: "London", Area: []string{"Camden", "Brent"}, Contact: "hub@example.org"})
		d.Programme(theProgramme())
		d.Lead(model.Lead{ID: theLead, Name: "Robin Hale", Role: "Work Group Lead"})
		d.Person(model.Person{ID: shared, Given: "Sarah", Family: "As the hub knows her"})
	})
	return b.s
}

// row is one line of the register of the workshop.
type row struct {
	status  model.Status
	from    model.Day
	mark    model.Mark
	name    string // of the mark as it is exported
	way     any
	credits float64
}

func rows() []row {
	here := func(m model.Mark) model.Mark { m.Kind = model.Present; return m }
	return []row{
		{name: "unmarked"},
		{mark: here(model.Mark{Arrived: model.MakeClock(9, 20), ByRest: true}), name: "present", way: "room", credits: 4},
		{mark: here(model.Mark{Late: true, Online: true, Arrived: model.MakeClock(9, 55), MinutesLate: 25}), name: "late", way: "online", credits: 4},
		{mark: here(model.Mark{Late: true}), name: "late", way: "room", credits: 4},
		{mark: here(model.Mark{LeftEarly: true, Online: true, Left: model.MakeClock(12, 30), MinutesEarly: 120}), name: "left-early", way: "online", credits: 4},
		{mark: model.Mark{Kind: model.Part, Online: true, Amended: true}, name: "part", way: "online", credits: 2},
		{mark: here(model.Mark{Online: true}), name: "online", way: "online", credits: 4},
		{mark: model.Mark{Kind: model.Absent}, name: "absent"},
		{mark: model.Mark{Kind: model.Cancelled, ToldOn: day(2021, 11, 9)}, name: "cancelled"},
		{mark: model.Mark{Kind: model.Substitute, Substitute: theSub}, name: "substitute"},
		{mark: model.Mark{Kind: model.Substitute}, name: "substitute"},
		{mark: model.Mark{Kind: model.Excused}, name: "excused"},
		{mark: model.Mark{Kind: model.Elsewhere, Place: "Camden", PlaceDay: day(2021, 12, 1)}, name: "elsewhere", credits: 4},
		{from: day(2021, 12, 1), name: "not-enrolled"},
		{status: model.Paused, mark: model.Mark{Kind: model.Absent}, name: "absent"},
		{status: model.Withdrawn, mark: here(model.Mark{}), name: "present", way: "room", credits: 4},
		{status: model.Completed, mark: here(model.Mark{}), name: "present", way: "room", credits: 4},
		{status: model.Declined, mark: here(model.Mark{}), name: "present", way: "room", credits: 4},
	}
}

// enrolmentAt is the place on row i.
func enrolmentAt(i int) model.ID { return 0x7000 + model.ID(i) }

// cohort2021 has every kind of mark at its workshop, told and booked people, a walk-in
// and somebody who is only waiting.
func cohort2021() *builder {
	b := newBuilder(cohort21)
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{
			ID: cohort21, Code: "ssl-2021", Title: "Subject Leadership 2021/22", Year: 2021, Hub: hubSpace, HubName: "London then",
			Programme: theProg, Quarters: quarters(12), Fee: theFee(), Places: 24, Region: "West", Focus: "KS3",
		})
		d.Programme(theProgramme())
		d.Lead(model.Lead{ID: theLead, Name: "Robin Hale", Role: "Work Group Lead"})
		d.School(model.School{ID: theSchool, Name: "Ash Green", URN: "100001", Phase: "Secondary", LA: "Brent", Trust: "Trust"})
		d.Person(model.Person{ID: theSub, Given: "Joe", Family: "Bell"})
		d.Person(model.Person{ID: shared, Given: "Sarah", Family: "Jones", Label: "Brent", Emails: []string{"old@example.org"}, Phone: "020"})
		d.Session(model.Session{
			ID: workshop, Number: 1, Kind: model.Workshop, Title: "Start", Date: day(2021, 11, 17), Start: model.MakeClock(9, 30), End: model.MakeClock(14, 30),
			Mode: model.InRoom, Venue: "Twyford", Address: "Twyford Crescent, W3 9PP", Credit: 4, Notes: "bring rulers",
		})
		d.Session(model.Session{ID: online, Number: 2, Kind: model.Meeting, Date: day(2022, 2, 3), Mode: model.Online, Credit: 4})
		d.Session(model.Session{ID: visit, Number: 3, Kind: model.Visit, Mode: model.InRoom, Credit: 2})
		d.Session(model.Session{ID: calledOff, Number: 4, Kind: model.Workshop, Date: day(2022, 3, 1), Credit: 4, State: model.CalledOff})
		d.Session(model.Session{ID: notHeld, Number: 5, Kind: model.Workshop, Date: day(2022, 4, 1), Credit: 4, State: model.NotHeldAt})
		d.Session(model.Session{ID: undated, Number: 6, Kind: model.Workshop, Credit: 4})
		d.Slot(model.Slot{
			ID: slotDone, Session: visit, Date: day(2022, 1, 10), Start: model.MakeClock(9, 0), End: model.MakeClock(12, 0), Host: "PRU", Setting: "Year 9",
			Teacher: "A. Nother", Mastery: true, Focus: "talk", Capacity: 5,
		})
		d.Slot(model.Slot{ID: slotOff, Session: visit, Date: day(2022, 1, 12), Host: "Hospital", State: model.CalledOff})
		d.Slot(model.Slot{ID: slotToCome, Session: visit, Date: day(2022, 1, 14)})
		d.Task(model.Task{ID: firstTask, Session: workshop, Title: "Audit", Due: day(2022, 1, 31), Wording: map[model.ID]string{0: "Audit it.", theSchool: "Audit half."}})
		d.FinishAs(model.SheetID{Session: workshop}, model.Finish{Was: true, Is: true, Day: day(2021, 11, 17), At: model.MakeClock(14, 41)})
		d.FinishAs(model.SheetID{Session: online}, model.Finish{Was: true, Day: day(2022, 2, 3), At: model.MakeClock(17, 0)})
		d.FinishAs(model.SheetID{Session: visit, Slot: slotDone}, model.Finish{Was: true, Is: true, Day: day(2022, 1, 10), At: model.MakeClock(12, 5)})
	})
	b.raw(model.KindSession, sessionEarlier, workshop, b.id(), varints(int64(day(2021, 11, 10)), int64(day(2021, 10, 20))))
	b.raw(model.KindSession, sessionEarlier, workshop, b.id(), varints(int64(day(2021, 11, 3)), int64(day(2021, 10, 1))))
	b.raw(model.KindSession, sessionEarlier, workshop, b.id(), varints(int64(day(2021, 11, 3)), int64(day(2021, 10, 1))))
	for i, r := range rows() {
		person := thePerson + model.ID(i)
		b.do(func(d *model.Draft) {
			d.Person(model.Person{ID: person, Given: fmt.Sprintf("Given%02d", i), Family: fmt.Sprintf("Family%02d", i), Emails: []string{"b@example.org", "a@example.org", "b@example.org"}})
			e := model.Enrolment{
				ID: enrolmentAt(i), Person: person, School: theSchool, Role: "Head of maths", Designation: model.Specialist,
				Status: model.Enrolled, From: day(2021, 9, 1), Year: 2,
			}
			if r.status != 0 {
				e.Status = r.status
			}
			if r.from != 0 {
				e.From = r.from
			}
			d.Enrol(e)
			d.MarkAs(&e, workshop, r.mark)
		})
	}
	b.do(func(d *model.Draft) {
		d.Person(model.Person{ID: 0x5200, Given: nastyString, Family: "José"})
		d.Enrol(model.Enrolment{ID: 0x7200, Person: shared, School: theSchool, Status: model.NotOnList, From: day(2021, 11, 17)})
		d.Enrol(model.Enrolment{ID: 0x7201, Person: 0x5200, Status: model.Waiting})
		d.Enrol(model.Enrolment{ID: 0x7202, Person: shared, School: 0x666, Status: model.Interested})
		d.ToldAs(&model.Enrolment{ID: enrolmentAt(1)}, online, model.Told{Kind: model.WillLeave, On: day(2022, 2, 1), At: model.MakeClock(11, 0), How: "e-mail", Lead: theLead})
		d.ToldAs(&model.Enrolment{ID: enrolmentAt(2)}, online, model.Told{Kind: model.WillSend, On: day(2022, 2, 1), Substitute: 0x5300, Lead: 0x99})
		d.MarkAs(&model.Enrolment{ID: enrolmentAt(3)}, online, model.Mark{Kind: model.Present})
		d.Book(&model.Enrolment{ID: enrolmentAt(1)}, visit, slotDone)
		d.Book(&model.Enrolment{ID: enrolmentAt(2)}, visit, slotOff)
		d.Slot(model.Slot{ID: 0x2a4, Session: online})
		d.Book(&model.Enrolment{ID: enrolmentAt(3)}, visit, 0x2a4)
		d.MarkAs(&model.Enrolment{ID: enrolmentAt(1)}, visit, model.Mark{Kind: model.Present})
		d.Progress(&model.Enrolment{ID: enrolmentAt(1)}, firstTask, model.TaskState{Progress: model.Back, Day: day(2022, 1, 30)})
	})
	b.raw(model.KindEnrolment, taskNote, enrolmentAt(1), firstTask, []byte("thorough"))
	b.raw(model.KindEnrolment, enrolmentCredit, enrolmentAt(1), visit, varints(1+1))
	b.raw(model.KindPerson, personSame, thePerson+2, 0, []byte{0, 0, 0, 0, 0, 0, 0x53, 1})
	return b
}

// cohort2023 shares a person and a school with the other, whose cards differ, and has
// a programme of its own making.
func cohort2023() *builder {
	b := newBuilder(cohort23)
	p := theProgramme()
	p.Code = "NCP23-15"
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort23, Code: "ssl-2023", Title: "Subject Leadership 2023/24", Year: 2023, Hub: 0x11, HubName: "Origin", Programme: theProg, Closed: true})
		d.Programme(p)
		d.School(model.School{ID: theSchool, Name: "Ash Green Academy"})
		d.Person(model.Person{ID: shared, Given: "Sarah", Family: "Jones-Hall", Emails: []string{"new@example.org"}})
		d.Session(model.Session{ID: 0x301, Number: 1, Kind: model.Workshop, Date: day(2023, 11, 13), Credit: 3})
		d.Enrol(model.Enrolment{ID: 0x7300, Person: shared, School: theSchool, Status: model.Enrolled})
		d.MarkAs(&model.Enrolment{ID: 0x7300}, 0x301, model.Mark{Kind: model.Part})
	})
	return b
}

func theFile() []*model.Snapshot {
	return []*model.Snapshot{theHub(), cohort2021().s, cohort2023().s}
}
