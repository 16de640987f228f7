package demo

import (
	"time"

	"workgroup/model"
)

// other is who leads the community beside the lead of all cohorts.
const other = "Marta Lind"

// membersCommunity are the subject leaders; three are of schools that have a pair too.
func membersCommunity() []member {
	return []member{
		{"Declan", "Ashworth", "", "Foxglove Hall", head, model.Neither, 2},
		{"Fatima", "Chaudhry", "", "Meadowsweet Academy", head, model.Advocate, 1},
		{"Rosalind", "Hebden", "", "Sycamore Rise", leader, model.Neither, 3},
		{"Samuel", "Adebayo", "", "Tansy Field", head, model.Specialist, 2},
		{"Ewa", "Nowicka", "", "Rushy Mead", leader, model.Neither, 1},
		{"Callum", "Dunnington", "", "Heather Moor", head, model.DesignationUnknown, 1},
		{"Priyanka", "Iyer", "", "Cowslip Lane", head, model.Advocate, 2},
		{"Lowri", "Bevan", "", "Marram Bay", leader, model.Neither, 1},
		{"Grzegorz", "Świątek", "", "Gorsedale", head, model.Neither, 1},
		{"Oluwaseun", "Martins", "", "Gorsedale", leader, model.Advocate, 1},
	}
}

// stepsCommunity are its sessions, over three terms.
func stepsCommunity() []model.Session {
	return []model.Session{
		{Number: 1, Kind: model.Workshop, Date: day(2025, time.October, 15), Start: at(13, 0), End: at(16, 0), Mode: model.InRoom, Venue: "Tansy Field", Credit: 2, Topics: "A vision for maths"},
		{Number: 2, Kind: model.Meeting, Date: day(2025, time.December, 3), Start: at(13, 30), End: at(16, 0), Mode: model.Online, Credit: 2, Topics: "Action plans, shared"},
		{Number: 3, Kind: model.Workshop, Date: day(2026, time.February, 5), Start: at(9, 30), End: at(15, 0), Mode: model.InRoom, Venue: "Tansy Field", Credit: 4, Topics: "A coherent curriculum"},
		{Number: 4, Kind: model.Workshop, Date: day(2026, time.May, 12), Start: at(9, 30), End: at(15, 0), Mode: model.InRoom, Venue: "Cowslip Lane", Credit: 4, Topics: "Leading professional development"},
	}
}

// community2025 is the community in December: it met in a room and on screens, two people
// of the second meeting are still unmarked.
func (b *builder) community2025() error {
	c, err := b.startAt("slc-2025", ridings, moment(2025, time.September, 9, 16, 45), func(c *model.Cohort) {
		c.DemoNow = moment(2025, time.December, 8, 16, 5)
		c.Places = 16
	})
	if err != nil {
		return err
	}
	c.fill(func(d *model.Draft) {
		d.Lead(model.Lead{ID: c.lead.ID, Name: c.lead.Name, Role: "Secondary Assistant Maths Hub Lead"})
		d.Lead(model.Lead{ID: c.newID(), Name: other, Role: "local leader of maths education"})
		for _, x := range stepsCommunity() {
			x.ID = c.newID()
			d.Session(x)
		}
	})
	c.at = moment(2025, time.September, 25, 10, 10)
	members, known := membersCommunity(), map[string]model.ID{}
	for _, m := range members {
		known[m.name()] = c.person(m.name())
	}
	c.enrol(members, authorities2025(), day(2025, time.September, 25), known)
	c.fill(func(d *model.Draft) {
		c.task(d, 1, "Vision, on one page", "With your department, write what every pupil should leave with, on one page.", day(2025, time.December, 3))
		c.task(d, 2, "Action plan, first draft", "Two aims with the evidence that they are needed, and who does what by when.", day(2026, time.February, 5))
		c.task(d, 3, "One unit, made coherent", "Choose a unit, and show where its ideas come from and where they lead.", day(2026, time.May, 12))
	})

	c.at = moment(2025, time.October, 15, 16, 10)
	c.register(1, 0, model.Mark{Kind: model.Present, Arrived: at(12, 52)}, map[string]model.Mark{
		"Lowri Bevan": {Kind: model.Absent}, "Ewa Nowicka": {Kind: model.Present, LeftEarly: true, Left: at(15, 15)},
	})
	c.year = inOrder(autumn2025())
	if err := c.live(day(2025, time.December, 2)); err != nil {
		return err
	}
	c.at = moment(2025, time.December, 3, 16, 5)
	c.met2025(members)
	if err := c.live(day(2025, time.December, 7)); err != nil {
		return err
	}
	c.at = moment(2025, time.December, 8, 15, 50)
	for i, name := range []string{"Declan Ashworth", "Samuel Adebayo", "Fatima Chaudhry"} {
		if err := c.act(model.SeenOnline{Enrolment: c.places[name].ID, Day: day(2025, time.December, 1+2*i)}); err != nil {
			return err
		}
	}
	return nil
}

// met2025 is the second meeting, as far as it was marked, and the first task.
func (c *cohort) met2025(members []member) {
	session := c.s.SessionNumbered(2).ID
	task := c.s.TasksOf(c.s.SessionNumbered(1).ID)[0].ID
	c.fill(func(d *model.Draft) {
		for i, m := range members {
			e := c.places[m.name()]
			switch {
			case m.name() == "Callum Dunnington":
				d.MarkAs(e, session, model.Mark{Kind: model.Cancelled, ToldOn: day(2025, time.December, 1)})
			case i < 8:
				d.MarkAs(e, session, model.Mark{Kind: model.Present, Online: true})
			}
			if i%3 != 2 {
				d.Progress(e, task, model.TaskState{Progress: model.Back, Day: day(2025, time.December, 3)})
			}
		}
	})
}
