package demo

import (
	"slices"
	"time"

	"workgroup/model"
)

// autumn2021 is what the lead noted of the first cohort up to its first workshop.
func autumn2021() []step {
	oct := func(d int) model.Day { return day(2021, time.October, d) }
	nov := func(d int) model.Day { return day(2021, time.November, d) }
	return slices.Concat(asked2021(oct, nov), []step{
		said(oct(8), "Zainab Ahmed", 0, "1.1", model.Organisation, "Our six teachers would give six answers to what maths is for. I want one page that all of us would sign."),
		rated(oct(8), "Zainab Ahmed", "1.1", model.NotYet, "six teachers, six visions"),
		rated(oct(8), "Imran Khan", "1.3", model.NotYet, ""),
		rated(oct(8), "Eleni Stavropoulou", "1.4", model.Beginning, ""),
		rated(oct(8), "Akosua Mensah", "1.5", model.Beginning, "new to the post"),
		noted(oct(12), "Siân O'Connor-Price", 0, "1.2", model.Organisation, "Sent her scheme of work: Years 7 and 8 are linked unit by unit, Year 9 is still a list of topics."),
		rated(oct(12), "Siân O'Connor-Price", "1.2", model.Beginning, "Year 9 still to do"),
		said(oct(20), "Imran Khan", 0, "1.3", model.Use, "We have had an action plan for three years. This is the first one that begins with what teachers said they need."),
		planned(oct(20), "Imran Khan", "Every teacher in the department can say why a unit stands where it stands.", "Plan Year 8 together; one shared hour a fortnight.",
			"Book looks in June: the same idea is taught in four ways in Years 7 and 8.", day(2022, time.February, 3)),
		doing(oct(20), "Imran Khan", "Ask each teacher what they need, on one page", oct(22), model.Done),
		doing(oct(20), "Imran Khan", "Find the hour in the timetable", day(2021, time.December, 10), model.Doing),
		doing(oct(20), "Imran Khan", "Plan the proportion unit of Year 8 together", day(2022, time.March, 18), model.ToDo),
		rated(oct(20), "Imran Khan", "1.3", model.Beginning, "a plan from what teachers said"),
		policy(nov(1), "Juniper Rise", "One way of setting out division in Years 7 to 9, agreed by the whole department."),
		noted(nov(2), "Eleni Stavropoulou", 0, "1.4", model.Use, "Her department swaps lesson plans every second Tuesday; two colleagues who never did now bring one each."),
		shared(nov(2), "Eleni Stavropoulou", "the department", "The sheet for planning in twos"),
		reached(nov(2), "Rowan Bridge", 7),
		rated(nov(2), "Eleni Stavropoulou", "1.4", model.Developing, "two more bring a plan"),
		noted(nov(10), "Zainab Ahmed", 4, "1.5", model.Learning, "Noticed that everybody was asked for a reason, not for an answer. Will try it in two classes before the first workshop."),
		said(nov(10), "Akosua Mensah", 4, "1.4 1.5", model.Use, "Opening my own lesson first made it safe for the others to open theirs."),
		noted(nov(10), "", 4, "", model.Reactions, "All five who came stayed for the talk after the lesson and asked for another."),
		rated(nov(11), "Zainab Ahmed", "1.1", model.Beginning, "a first draft of the page"),
		rated(nov(11), "Akosua Mensah", "1.5", model.Developing, "three colleagues came to her lesson"),
	})
}

// asked2021 are those who ask for a place or wait for one, this year and the next, and why
// one has a place whom the page bars.
func asked2021(oct, nov func(int) model.Day) []step {
	return []step{
		{oct(8), func(c *cohort) model.Action {
			return model.SetAside{
				Enrolment: c.place("Jade Thompson").ID, Rule: model.RuleRole,
				Reason: "Leads the department from January; the headteacher asked that she begins now.",
			}
		}},
		founded(oct(14), "Maple Cross", "Brent"),
		asks(oct(14), member{"Farida", "Haidari", "", "Maple Cross", leader, model.Neither, 1}, model.Waiting, 0),
		founded(oct(19), "Poplar Row", "Ealing"),
		asks(oct(19), member{"Oliver", "Tanaka", "", "Poplar Row", head, model.DesignationUnknown, 1}, model.Waiting, 0),
		founded(nov(2), "Quarry Hill", "Hounslow"),
		asks(nov(2), member{"Bronagh", "Quinn", "", "Quarry Hill", leader, model.Advocate, 1}, model.Waiting, 0),
		founded(nov(5), "Union Wharf", "Hillingdon"),
		asks(nov(5), member{"Hui Min", "Lim", "", "Union Wharf", head, model.Neither, 1}, model.DatesSent, 0),
		founded(nov(9), "Vale Croft", "Harrow"),
		asks(nov(9), member{"Mateus", "Ferreira", "", "Vale Croft", head, model.Neither, 1}, model.Interested, 2022),
		{nov(11), func(c *cohort) model.Action {
			return model.OfferPlace{Enrolment: c.place("Farida Haidari").ID, Day: nov(11)}
		}},
	}
}

// open2021 is one date of the open lessons with who is booked on it.
type open2021 struct {
	date    model.Day
	host    string
	teacher string
	focus   string
	booked  []string
}

// lessons2021 are the open lessons: one is over, two are to come, and everybody has one.
func lessons2021() []open2021 {
	return []open2021{
		{
			day(2021, time.November, 10), "Elm Road", "Akosua Mensah", "Equivalent fractions, Year 7",
			[]string{"Zainab Ahmed", "Siân O'Connor-Price", "Eleni Stavropoulou", "Rhys Lewis", "Akosua Mensah", "Jade Thompson", "Małgorzata Wiśniewska", "Imran Khan", "Nasima Begum"},
		},
		{
			day(2022, time.January, 18), "Rowan Bridge", "Eleni Stavropoulou", "Ratio, Year 8",
			[]string{"Lucía García Simón", "Gülşen Işık", "Sarah Jones (Ealing)", brent, "Gwen Price"},
		},
		{
			day(2022, time.March, 10), "Kestrel School", "Yuhan Zhang", "Expanding brackets, Year 9",
			[]string{"Thị Hồng Nhung Nguyễn", "Alexandra Wilhelmina Roberts-Featherstonehaugh-Cholmondeley", "Chidinma Uzoma", "Yuhan Zhang"},
		},
	}
}

// offerLessons offers the open lessons, which count no days: the three days of the page are
// those of the workshops.
func (c *cohort) offerLessons() error {
	visit := model.Session{ID: c.newID(), Number: 4, Kind: model.Visit, Title: "Open lesson, one morning", Mode: model.InRoom, Topics: "See a lesson together and talk about it"}
	if err := c.act(model.NewSession{Session: visit}); err != nil {
		return err
	}
	for _, x := range lessons2021() {
		slot := model.Slot{
			ID: c.newID(), Session: visit.ID, Date: x.date, Start: at(9, 0), End: at(11, 30), Host: x.host, Teacher: x.teacher, Mastery: true,
			Focus: x.focus, Capacity: 9, Kind: model.OpenLesson, Facilitator: c.lead.Name,
		}
		if err := c.act(model.OfferDate{Slot: slot}); err != nil {
			return err
		}
		var who []model.ID
		for _, name := range x.booked {
			who = append(who, c.place(name).ID)
		}
		if err := c.act(model.Book{Session: visit.ID, Slot: slot.ID, Enrolments: who}); err != nil {
			return err
		}
	}
	return nil
}

// firstLesson is the register of the open lesson that is over: four did not come, and were
// late to say so or said nothing.
func (c *cohort) firstLesson() {
	nov := func(d int) model.Day { return day(2021, time.November, d) }
	c.at = moment(2021, time.November, 10, 12, 5)
	c.register(4, c.slotOn(4, nov(10)), model.Mark{Kind: model.Present, Arrived: at(8, 52)}, map[string]model.Mark{
		"Jade Thompson": {Kind: model.Absent}, "Nasima Begum": {Kind: model.Absent},
		"Małgorzata Wiśniewska": {Kind: model.Cancelled, ToldOn: nov(8)}, "Imran Khan": {Kind: model.Cancelled, ToldOn: nov(5)},
		"Eleni Stavropoulou": {Kind: model.Present, Late: true, Arrived: at(9, 10), MinutesLate: 10},
	})
}

// feesDecided is what the lead decided of the fees that were proposed; one is left.
func (c *cohort) feesDecided() error {
	visit := c.s.SessionNumbered(4).ID
	c.at = moment(2021, time.November, 12, 16, 30)
	for _, a := range []model.Action{
		model.Charge{Enrolment: c.place("Jade Thompson").ID, Session: visit},
		model.Charge{Enrolment: c.place("Imran Khan").ID, Session: visit},
		model.Waive{Enrolment: c.place("Małgorzata Wiśniewska").ID, Session: visit, Reason: "her school was inspected that day"},
	} {
		if err := c.act(a); err != nil {
			return err
		}
	}
	c.at = moment(2021, time.November, 16, 9, 5)
	return c.act(model.Paid{Enrolment: c.place("Imran Khan").ID, Session: visit})
}
