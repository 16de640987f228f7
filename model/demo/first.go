package demo

import (
	"time"

	"workgroup/model"
)

const (
	head   = "Head of department"
	leader = "Subject leader"
	// prospective is whom one of the pages bars.
	prospective = "Prospective subject leader"
)

// brent is the one who moved to another hub between the two cohorts.
const brent = "Sarah Jones (Brent)"

// members2021 are the people of the first cohort.
func members2021() []member {
	return []member{
		{"Zainab", "Ahmed", "", "Fern Lea", head, model.Neither, 1},
		{"Nasima", "Begum", "", "Hazel Bank", leader, model.Advocate, 1},
		{"Lucía", "García Simón", "", "Juniper Rise", head, model.Specialist, 2},
		{"Gülşen", "Işık", "", "Larch Field", leader, model.DesignationUnknown, 1},
		{"Sarah", "Jones", "Ealing", "Ash Green", head, model.Neither, 1},
		{"Sarah", "Jones", "Brent", "Beech Hill", head, model.Advocate, 1},
		{"Imran", "Khan", "", "Cedar Park", head, model.Neither, 2},
		{"Rhys", "Lewis", "", "Dene Court", leader, model.Advocate, 1},
		{"Akosua", "Mensah", "", "Elm Road", head, model.Specialist, 1},
		{"Thị Hồng Nhung", "Nguyễn", "", "Ash Green", leader, model.Neither, 1},
		{"Siân", "O'Connor-Price", "", "Gorse Hill", head, model.Advocate, 2},
		{"Gwen", "Price", "", "Nettle Green", leader, model.DesignationUnknown, 1},
		{"Alexandra Wilhelmina", "Roberts-Featherstonehaugh-Cholmondeley", "", "Ivy House", head, model.Neither, 1},
		{"Eleni", "Stavropoulou", "", "Rowan Bridge", leader, model.Specialist, 2},
		{"Jade", "Thompson", "", "Sorrel Mead", prospective, model.Neither, 1},
		{"Chidinma", "Uzoma", "", "Thorn End", head, model.Advocate, 1},
		{"Małgorzata", "Wiśniewska", "", "Willow Brook", head, model.Neither, 1},
		{"Yuhan", "Zhang", "", "Kestrel School", head, model.Specialist, 1},
	}
}

// authorities2021 are the boroughs of the first cohort's schools.
func authorities2021() map[string]string {
	return map[string]string{
		"Ash Green": "Ealing", "Beech Hill": "Brent", "Cedar Park": "Hounslow", "Dene Court": "Harrow", "Elm Road": "Hammersmith and Fulham",
		"Fern Lea": "Hillingdon", "Gorse Hill": "Hounslow", "Hazel Bank": "Brent", "Ivy House": "Kensington and Chelsea",
		"Juniper Rise": "Ealing", "Kestrel School": "Hillingdon", "Larch Field": "Harrow", "Nettle Green": "Hounslow",
		"Rowan Bridge": "Harrow", "Sorrel Mead": "Hillingdon", "Thorn End": "Ealing", "Willow Brook": "Ealing",
	}
}

// told2021 is what people said ahead of the first session.
func told2021() map[string]model.Told {
	const mail, call = "e-mail", "telephone"
	return map[string]model.Told{
		"Imran Khan":     {Kind: model.CannotCome, On: day(2021, time.November, 9), How: mail},
		"Gwen Price":     {Kind: model.CannotCome, On: day(2021, time.November, 15), How: call},
		"Rhys Lewis":     {Kind: model.WillLeave, On: day(2021, time.November, 15), At: at(12, 30), How: mail},
		"Akosua Mensah":  {Kind: model.WillSend, On: day(2021, time.November, 12), How: mail},
		"Yuhan Zhang":    {Kind: model.WillJoin, On: day(2021, time.November, 16), How: mail},
		"Chidinma Uzoma": {Kind: model.WillBeLate, On: day(2021, time.November, 16), At: at(10, 0), How: call},
	}
}

// subjectLeaders2021 is the cohort on the morning of its first session: eighteen
// people, nobody marked, an open lesson held.
func (b *builder) subjectLeaders2021() error {
	c, err := b.start("ssl-2021", moment(2021, time.September, 20, 16, 5), func(c *model.Cohort) {
		c.DemoNow = moment(2021, time.November, 17, 9, 24)
		c.Places = 20
	})
	if err != nil {
		return err
	}

	c.at = moment(2021, time.October, 8, 11, 30)
	members := members2021()
	c.enrol(members, authorities2021(), day(2021, time.October, 8), nil)
	b.moved = c.places[brent].Person

	c.at = moment(2021, time.October, 12, 15, 10)
	c.fill(func(d *model.Draft) {
		c.task(d, 1, "A vision for maths",
			"Ask each colleague what they want every student to leave with. Bring one page that the whole department can agree to.",
			day(2022, time.February, 3))
		c.task(d, 2, "One coherent unit",
			"Choose a unit of your scheme of work with a colleague. Mark where its ideas come from and where they lead.",
			day(2022, time.May, 25))
		c.task(d, 3, "Action plan for next year",
			"Write down three things to change, who leads each and how you will know that it worked.",
			day(2022, time.July, 8))
	})

	c.at = moment(2021, time.October, 13, 9, 0)
	if err := c.offerLessons(); err != nil {
		return err
	}
	c.year = inOrder(autumn2021())
	if err := c.live(day(2021, time.November, 9)); err != nil {
		return err
	}
	c.firstLesson()
	if err := c.live(day(2021, time.November, 11)); err != nil {
		return err
	}
	if err := c.feesDecided(); err != nil {
		return err
	}

	c.at = moment(2021, time.November, 16, 17, 20)
	first := c.s.SessionNumbered(1).ID
	told := told2021()
	c.fill(func(d *model.Draft) {
		for _, m := range members {
			t, said := told[m.name()]
			if !said {
				continue
			}
			t.Lead = b.lead.ID
			if t.Kind == model.WillSend {
				t.Substitute = c.stranger(d, "Joe", "Bell")
			}
			d.ToldAs(c.places[m.name()], first, t)
		}
	})
	return nil
}
