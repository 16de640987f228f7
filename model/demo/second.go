package demo

import (
	"time"

	"workgroup/model"
)

// members2023 are the people of the second cohort.
func members2023() []member {
	return []member{
		{"Bilal", "Ahmed", "", "Alder Vale", head, model.Neither, 1},
		{"Asha", "Begum", "", "Bracken Ford", leader, model.Advocate, 1},
		{"Folasade", "Adeyemi-Coker", "", "Clover Heath", head, model.Specialist, 2},
		{"Katarzyna", "Dąbrowska", "", "Damson Lane", leader, model.Neither, 1},
		{"Tomás", "García Simón", "", "Elder Combe", head, model.Advocate, 1},
		{"Þórunn", "Halldórsdóttir", "", "Fennel Bank", leader, model.Neither, 1},
		{"Sarah", "Jones", "Brent", "Alder Vale", head, model.Advocate, 3},
		{"Dimitris", "Karagiannis", "", "Harebell Academy", head, model.DesignationUnknown, 1},
		{"Carys", "Lewis", "", "Damson Lane", head, model.Specialist, 1},
		{"Minh Anh", "Nguyễn", "", "Moss Gate", leader, model.Neither, 1},
		{"Niamh", "Ó Súilleabháin", "", "Osier Bridge", head, model.Advocate, 2},
		{"Dan", "Price", "", "Pear Tree Cross", leader, model.Neither, 1},
		{"Harpreet", "Sandhu", "", "Quince Hill", head, model.Specialist, 1},
		{"Xinyi", "Wu", "", "Teasel Down", leader, model.DesignationUnknown, 1},
	}
}

// authorities2023 are the local authorities of the second cohort's schools.
func authorities2023() map[string]string {
	return map[string]string{
		"Alder Vale": "Coventry", "Bracken Ford": "Warwickshire", "Clover Heath": "Solihull", "Damson Lane": "Warwickshire",
		"Elder Combe": "Coventry", "Fennel Bank": "Warwickshire", "Harebell Academy": "Solihull", "Moss Gate": "Coventry",
		"Osier Bridge": "Warwickshire", "Pear Tree Cross": "Warwickshire", "Quince Hill": "Coventry", "Teasel Down": "Solihull",
	}
}

// marks2023 is the register of the first session; two are still to be marked.
func marks2023() map[string]model.Mark {
	in := func(hour, minute int) model.Mark { return model.Mark{Kind: model.Present, Arrived: at(hour, minute)} }
	return map[string]model.Mark{
		"Bilal Ahmed":            {Kind: model.Absent},
		"Asha Begum":             in(8, 51),
		"Folasade Adeyemi-Coker": in(8, 34),
		"Tomás García Simón":     in(8, 40),
		"Þórunn Halldórsdóttir":  {Kind: model.Present, Late: true, MinutesLate: 20},
		brent:                    in(8, 47),
		"Dimitris Karagiannis":   {Kind: model.Cancelled, ToldOn: day(2023, time.November, 6)},
		"Carys Lewis":            in(8, 55),
		"Minh Anh Nguyễn":        {Kind: model.Present, Arrived: at(8, 42), LeftEarly: true, Left: at(14, 15)},
		"Niamh Ó Súilleabháin":   in(8, 38),
		"Dan Price":              {Kind: model.Substitute},
		"Harpreet Sandhu":        in(8, 58),
	}
}

// offered is one date of the visit and who has chosen it.
type offered struct {
	date       model.Day
	start, end model.Clock
	host       string
	teacher    string
	focus      string
	state      model.State
	booked     []string
}

// dates2023 are the dates of the visit: one full, one called off, the others with
// places left.
func dates2023() []offered {
	const pru, hospital = "PRU", "Hospital School"
	return []offered{
		{
			day(2023, time.December, 12), at(9, 0), at(12, 0), pru, "Amina Yusuf", "Bar models for proportion, Year 9", model.Planned,
			[]string{"Folasade Adeyemi-Coker", "Þórunn Halldórsdóttir", "Carys Lewis", "Niamh Ó Súilleabháin", "Harpreet Sandhu"},
		},
		{
			day(2023, time.December, 14), at(9, 30), at(12, 30), hospital, "", "", model.CalledOff,
			[]string{"Asha Begum", "Dan Price", "Xinyi Wu"},
		},
		{
			day(2024, time.January, 8), at(9, 30), at(12, 30), pru, "Amina Yusuf", "Negative numbers, Year 7", model.Planned,
			[]string{"Katarzyna Dąbrowska", "Minh Anh Nguyễn"},
		},
		{day(2024, time.January, 17), at(9, 0), at(12, 0), hospital, "Owen Tait", "", model.Planned, nil},
		{day(2024, time.January, 30), at(13, 0), at(15, 30), hospital, "Owen Tait", "", model.Planned, nil},
	}
}

// progress2023 is how far each is with the first task.
func progress2023() map[string]model.TaskState {
	back := func(month time.Month, d int) model.TaskState {
		return model.TaskState{Progress: model.Back, Day: day(2023, month, d)}
	}
	return map[string]model.TaskState{
		"Folasade Adeyemi-Coker": back(time.November, 20),
		"Asha Begum":             back(time.November, 24),
		"Katarzyna Dąbrowska":    back(time.November, 30),
		"Tomás García Simón":     back(time.December, 1),
		"Þórunn Halldórsdóttir":  back(time.November, 27),
		"Carys Lewis":            back(time.November, 29),
		"Niamh Ó Súilleabháin":   back(time.November, 22),
		"Harpreet Sandhu":        back(time.November, 30),
		"Xinyi Wu":               back(time.December, 4),
		brent:                    {Progress: model.UnderWay, Day: day(2023, time.November, 28)},
		"Minh Anh Nguyễn":        {Progress: model.UnderWay, Day: day(2023, time.December, 1)},
	}
}

// subjectLeaders2023 is the cohort three weeks after its first session: fourteen
// people, two of them unmarked, the visits half booked.
func (b *builder) subjectLeaders2023() error {
	c, err := b.start("ssl-2023", moment(2023, time.September, 18, 16, 40), func(c *model.Cohort) {
		quarters := 12
		c.Quarters = &quarters
		c.DemoNow = moment(2023, time.December, 4, 15, 42)
		c.Places = 16
	})
	if err != nil {
		return err
	}

	c.at = moment(2023, time.October, 9, 14, 15)
	members := members2023()
	c.enrol(members, authorities2023(), day(2023, time.October, 9), map[string]model.ID{brent: b.moved})

	c.at = moment(2023, time.November, 13, 15, 20)
	c.fill(func(d *model.Draft) { c.firstSession(d, members) })

	c.at = moment(2023, time.November, 15, 10, 0)
	var slots []model.Slot
	c.fill(func(d *model.Draft) {
		c.wordTasks(d)
		slots = c.offerDates(d)
	})

	c.year = inOrder(autumn2023())
	if err := c.live(day(2023, time.December, 3)); err != nil {
		return err
	}

	c.at = moment(2023, time.December, 4, 15, 30)
	c.fill(func(d *model.Draft) {
		c.firstTask(d, members)
		c.lately(d, slots)
	})

	c.at = moment(2023, time.December, 4, 15, 36)
	return c.act(model.SetNote{
		Sheet:     model.SheetID{Session: c.s.SessionNumbered(2).ID, Slot: slots[1].ID},
		Enrolment: c.places["Asha Begum"].ID,
		Text:      "wants January",
	})
}

// firstSession is the register of the first session, and what was told before it.
func (c *cohort) firstSession(d *model.Draft, members []member) {
	session := c.s.SessionNumbered(1).ID
	marks := marks2023()
	for _, m := range members {
		mark, marked := marks[m.name()]
		if !marked {
			continue
		}
		e := c.places[m.name()]
		switch mark.Kind {
		case model.Cancelled:
			d.ToldAs(e, session, model.Told{Kind: model.CannotCome, On: mark.ToldOn, How: "e-mail", Lead: c.lead.ID})
		case model.Substitute:
			mark.Substitute = c.stranger(d, "Ines", "Marlow")
			d.ToldAs(e, session, model.Told{
				Kind: model.WillSend, On: day(2023, time.November, 10), Substitute: mark.Substitute, How: "telephone", Lead: c.lead.ID,
			})
		}
		d.MarkAs(e, session, mark)
	}
}

// wordTasks puts the tasks into words.
func (c *cohort) wordTasks(d *model.Draft) {
	c.task(d, 1, "Department audit",
		"With your department, note for each year group what already supports teaching for mastery and what stands in its way.",
		day(2024, time.February, 8))
	c.task(d, 2, "What I noticed",
		"One page on the lesson that you observed: what the teacher chose to do, and what your department could take from it.", 0)
	c.task(d, 3, "Action plan, first draft",
		"Two changes that follow from your audit, with the people, the time and the training that they need.",
		day(2024, time.April, 24))
	c.task(d, 4, "Professional development session",
		"Plan and lead one session with your department, and keep what your colleagues say about it.", day(2024, time.July, 2))
	c.task(d, 5, "Action plan, for next year", "Take the plan to your senior leaders, and agree what happens in September.", 0)
}

// offerDates offers the dates of the visit and books them.
func (c *cohort) offerDates(d *model.Draft) []model.Slot {
	visit := c.s.SessionNumbered(2).ID
	var out []model.Slot
	for _, x := range dates2023() {
		slot := model.Slot{
			ID: c.newID(), Session: visit, Date: x.date, Start: x.start, End: x.end, Host: x.host, Setting: "Alternative Provision",
			Teacher: x.teacher, Mastery: true, Focus: x.focus, Capacity: 5,
		}
		d.Slot(slot)
		for _, name := range x.booked {
			d.Book(c.places[name], visit, slot.ID)
		}
		out = append(out, slot)
	}
	return out
}

// lately is what happened to the visit in the last days: a date called off, and
// what two people said.
func (c *cohort) lately(d *model.Draft, slots []model.Slot) {
	visit := c.s.SessionNumbered(2).ID
	for i, x := range dates2023() {
		slot := slots[i]
		slot.State = x.state
		d.Slot(slot)
	}
	d.ToldAs(c.places["Carys Lewis"], visit, model.Told{
		Kind: model.WillLeave, On: day(2023, time.December, 1), At: at(11, 0), How: "e-mail", Lead: c.lead.ID,
	})
	d.ToldAs(c.places["Minh Anh Nguyễn"], visit, model.Told{
		Kind: model.CannotCome, On: day(2023, time.December, 4), How: "telephone", Lead: c.lead.ID,
	})
}

// firstTask is who has brought the first task.
func (c *cohort) firstTask(d *model.Draft, members []member) {
	task := c.s.TasksOf(c.s.SessionNumbered(1).ID)[0].ID
	progress := progress2023()
	for _, m := range members {
		if state, begun := progress[m.name()]; begun {
			d.Progress(c.places[m.name()], task, state)
		}
	}
}
