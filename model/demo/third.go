package demo

import (
	"time"

	"workgroup/model"
)

// ridings is the hub of the pairs and of the community.
const ridings = "Yorkshire Ridings Maths Hub"

const (
	teacher  = "Teacher of mathematics"
	second   = "Second in department"
	northern = "North Yorkshire"
	eastern  = "East Riding of Yorkshire"
	york     = "York"
)

// members2025 are the pairs: two teachers of each school, of one only one in the end.
func members2025() []member {
	return []member{
		{"Hannah", "Whitlock", "", "Foxglove Hall", second, model.Specialist, 2},
		{"Kwame", "Boateng", "", "Foxglove Hall", teacher, model.Neither, 1},
		{"Aoife", "Brennan", "", "Meadowsweet Academy", second, model.Advocate, 1},
		{"Piotr", "Zieliński", "", "Meadowsweet Academy", teacher, model.Neither, 1},
		{"Ngozi", "Eze", "", "Bramble Down", teacher, model.Neither, 1},
		{"Matthew", "Oldroyd", "", "Bramble Down", teacher, model.Neither, 1},
		{"Sunita", "Rao", "", "Hornbeam High", head, model.Specialist, 2},
		{"Elliot", "Farrar", "", "Hornbeam High", teacher, model.Neither, 1},
		{"Ioan", "Pritchard", "", "Sycamore Rise", teacher, model.Advocate, 1},
		{"Chloë", "Metcalfe", "", "Sycamore Rise", teacher, model.Neither, 1},
		{"Yusuf", "Demir", "", "Wren's Nest", second, model.Specialist, 2},
		{"Beatrix", "Holroyd", "", "Wren's Nest", teacher, model.DesignationUnknown, 1},
		{"Anneliese", "Krüger", "", "Larkspur College", second, model.Advocate, 1},
		{"Tom", "Braithwaite", "", "Larkspur College", teacher, model.Neither, 1},
	}
}

// authorities2025 are the local authorities of the schools of the pairs and the community.
func authorities2025() map[string]string {
	return map[string]string{
		"Foxglove Hall": northern, "Meadowsweet Academy": york, "Bramble Down": eastern, "Hornbeam High": northern, "Sycamore Rise": york,
		"Wren's Nest": eastern, "Larkspur College": northern, "Tansy Field": york, "Rushy Mead": eastern, "Heather Moor": northern,
		"Cowslip Lane": york, "Marram Bay": eastern, "Gorsedale": northern,
	}
}

// engaged2025 is what is known of the schools of the pairs: what they took part in before,
// the cohort of their Mastery Specialist, and whether their subject leader is in the
// community.
func engaged2025() []model.School {
	const development, sustaining = "Secondary Teaching for Mastery Development Work Group", "Secondary Teaching for Mastery Work Group"
	before := func(programme string, year int) []model.Engagement {
		return []model.Engagement{{Programme: programme, Year: year}}
	}
	return []model.School{
		{Name: "Foxglove Hall", Involved: model.Yes, Members: 9, Specialist: 5, Engagements: before(sustaining, 2024), Community: model.Yes},
		{Name: "Meadowsweet Academy", Involved: model.Yes, Members: 11, Engagements: before(development, 2023), Community: model.Yes},
		{Name: "Bramble Down", Members: 6, Community: model.No},
		{Name: "Hornbeam High", Involved: model.Yes, Members: 8, Specialist: 7, Engagements: before(development, 2022)},
		{Name: "Sycamore Rise", Involved: model.Yes, Members: 10, Engagements: before(development, 2024), Community: model.Yes},
		{Name: "Wren's Nest", Involved: model.Yes, Members: 7, Specialist: 8, Engagements: before(sustaining, 2023), Community: model.No},
		{Name: "Larkspur College", Involved: model.Yes, Members: 12, Engagements: before(development, 2024)},
	}
}

// steps2025 are the sessions of the pairs: a room, a screen, a visit, a room.
func steps2025() []model.Session {
	return []model.Session{
		{Number: 1, Kind: model.Workshop, Date: day(2025, time.October, 7), Start: at(9, 30), End: at(15, 0), Mode: model.InRoom, Venue: "Foxglove Hall", Credit: 4, Topics: "Planning together: why, and how to begin"},
		{Number: 2, Kind: model.Workshop, Date: day(2025, time.November, 27), Start: at(13, 0), End: at(15, 30), Mode: model.Online, Credit: 2, Topics: "What we changed, and what the department noticed"},
		{Number: 3, Kind: model.Visit, Mode: model.InRoom, Title: "Collaborative lesson observation", Credit: 2},
		{Number: 4, Kind: model.Workshop, Date: day(2026, time.March, 11), Start: at(9, 30), End: at(15, 0), Mode: model.InRoom, Venue: "Hornbeam High", Credit: 4, Topics: "Making it last"},
	}
}

// pairs2025 is the work group of pairs in February: two workshops held, lessons being
// observed together, one school with one teacher left.
func (b *builder) pairs2025() error {
	c, err := b.startAt("tfm-2025", ridings, moment(2025, time.September, 8, 16, 20), func(c *model.Cohort) {
		c.DemoNow = moment(2026, time.February, 3, 15, 50)
		c.Places, c.Focus = 14, "B"
	})
	if err != nil {
		return err
	}
	c.at = moment(2025, time.September, 10, 8, 5)
	offered := c.s.Programme
	offered.Foci = append([]model.Focus(nil), offered.Foci...)
	for i := range offered.Foci[:2] {
		offered.Foci[i].Offered = true
	}
	offered.Observation, offered.Places = model.Yes, model.Places{Lowest: 10, Highest: 14}
	if err := c.act(model.EditProgramme{Programme: offered}); err != nil {
		return err
	}
	c.fill(func(d *model.Draft) {
		for _, x := range steps2025() {
			x.ID = c.newID()
			d.Session(x)
		}
	})

	c.at = moment(2025, time.September, 22, 11, 0)
	for _, x := range engaged2025() {
		c.school(x.Name)
	}
	known := map[string]model.ID{}
	for _, m := range members2025() {
		known[m.name()] = c.person(m.name())
	}
	c.enrol(members2025(), authorities2025(), day(2025, time.September, 22), known)
	c.fill(func(d *model.Draft) {
		for _, x := range engaged2025() {
			is := *c.s.School(c.schools[x.Name])
			is.Involved, is.Members, is.Specialist, is.Engagements, is.Community = x.Involved, x.Members, x.Specialist, x.Engagements, x.Community
			d.School(is)
		}
		c.task(d, 1, "One lesson, planned together", "Plan one lesson with somebody of your department, teach it both, and note what differed.", day(2025, time.November, 27))
		c.task(d, 2, "An hour a fortnight", "Find an hour a fortnight in which your department plans together, and say who leads it.", day(2026, time.March, 11))
	})
	return c.pairsHeld()
}

// pairsHeld is what happened from October to February.
func (c *cohort) pairsHeld() error {
	c.year = inOrder(year2025())
	in := func(hour, minute int) model.Mark { return model.Mark{Kind: model.Present, Arrived: at(hour, minute)} }
	c.at = moment(2025, time.October, 7, 15, 10)
	c.register(1, 0, in(9, 22), map[string]model.Mark{
		"Matthew Oldroyd": {Kind: model.Absent}, "Chloë Metcalfe": {Kind: model.Present, Late: true, MinutesLate: 15}, "Hannah Whitlock": in(9, 5),
	})
	if err := c.live(day(2025, time.November, 26)); err != nil {
		return err
	}
	c.at = moment(2025, time.November, 27, 15, 40)
	c.register(2, 0, model.Mark{Kind: model.Present, Online: true}, map[string]model.Mark{
		"Sunita Rao": {Kind: model.Cancelled, ToldOn: day(2025, time.November, 24)}, "Beatrix Holroyd": {Kind: model.Part, Online: true},
	})
	c.fill(func(d *model.Draft) {
		task := c.s.TasksOf(c.s.SessionNumbered(1).ID)[0].ID
		for _, m := range members2025() {
			if m.designation != model.Neither {
				d.Progress(c.places[m.name()], task, model.TaskState{Progress: model.Back, Day: day(2025, time.November, 27)})
			}
		}
	})
	c.at = moment(2025, time.November, 28, 9, 0)
	if err := c.act(model.Withdraw{Enrolment: c.places["Tom Braithwaite"].ID, Day: day(2025, time.November, 28), Reason: model.LeftSchool}); err != nil {
		return err
	}
	return c.observed2025()
}

// observed2025 are the dates of the observation: one over, two to come, two people without.
func (c *cohort) observed2025() error {
	visit := c.s.SessionNumbered(3).ID
	dates := []struct {
		slot   model.Slot
		booked []string
	}{
		{
			model.Slot{Date: day(2026, time.January, 20), Host: "Foxglove Hall", Teacher: "Hannah Whitlock", Focus: "Ratio tables, Year 8"},
			[]string{"Kwame Boateng", "Aoife Brennan", "Piotr Zieliński", "Sunita Rao", "Ioan Pritchard", "Yusuf Demir"},
		},
		{
			model.Slot{Date: day(2026, time.February, 10), Host: "Hornbeam High", Teacher: "Sunita Rao", Focus: "Expanding brackets with area models, Year 9"},
			[]string{"Hannah Whitlock", "Elliot Farrar", "Chloë Metcalfe", "Anneliese Krüger"},
		},
		{
			model.Slot{Date: day(2026, time.March, 3), Host: "Wren's Nest", Teacher: "Yusuf Demir", Focus: "Standard form, Year 10"},
			[]string{"Beatrix Holroyd"},
		},
	}
	if err := c.live(day(2025, time.December, 8)); err != nil {
		return err
	}
	c.at = moment(2025, time.December, 9, 16, 0)
	c.fill(func(d *model.Draft) {
		for i := range dates {
			x := &dates[i].slot
			x.ID, x.Session, x.Start, x.End, x.Capacity, x.Mastery, x.Kind = c.newID(), visit, at(9, 0), at(12, 0), 6, true, model.Collaborative
			x.Facilitator = c.lead.Name
			d.Slot(*x)
			for _, name := range dates[i].booked {
				d.Book(c.places[name], visit, x.ID)
			}
		}
	})
	if err := c.live(day(2026, time.January, 19)); err != nil {
		return err
	}
	c.at = moment(2026, time.January, 20, 12, 20)
	c.register(3, dates[0].slot.ID, model.Mark{Kind: model.Present, Arrived: at(8, 50)}, map[string]model.Mark{"Aoife Brennan": {Kind: model.Absent}})
	return c.live(day(2026, time.February, 2))
}

// register takes and finishes a register: everybody of it has one mark, but for those who
// are named.
func (c *cohort) register(number int, slot model.ID, usual model.Mark, but map[string]model.Mark) {
	id := model.SheetID{Session: c.s.SessionNumbered(number).ID, Slot: slot}
	h, _ := c.s.Sheet(id)
	c.fill(func(d *model.Draft) {
		for _, row := range h.Rows {
			mark, named := but[row.Person.Apart()]
			if !named {
				mark = usual
			}
			d.MarkAs(row.Enrolment, id.Session, mark)
		}
		d.FinishAs(id, model.Finish{Is: true, Was: true, Day: model.DayOf(c.at), At: model.ClockOf(c.at)})
	})
}
