package demo

import (
	"time"

	"workgroup/model"
)

// trustLead is somebody who leads maths in a trust, with its schools: the first is the base.
type trustLead struct {
	given, family, trust, region string
	status                       model.Status
	schools                      []trustSchool
}

type trustSchool struct{ name, phase, authority string }

const (
	primary, secondary, through = "Primary", "Secondary", "All-through"

	leadsTrust = "Trust lead for mathematics"
)

// trustLeads2021 are the leads of trusts; one has one school only, one none that is
// secondary, and one asks for a place still.
func trustLeads2021() []trustLead {
	return []trustLead{
		{"Ingrid", "Solheim", "Lantern Learning Trust", "North", model.Enrolled, []trustSchool{{"Lantern Dale", secondary, "Cumbria"}, {"Lantern Beck", primary, "Cumbria"}, {"Lantern Fell", secondary, "Lancashire"}}},
		{"Obinna", "Okonkwo", "Compass Rose Academies", "North", model.Enrolled, []trustSchool{{"Compass High", secondary, "Leeds"}, {"Compass Juniors", primary, "Leeds"}}},
		{"Mairead", "Gallagher", "Harbour Light Trust", "North", model.Enrolled, []trustSchool{{"Harbour Light Academy", through, "Sunderland"}, {"Quayside Primary", primary, "Sunderland"}}},
		{"Vikram", "Desai", "Kindling Schools", "Midlands", model.Enrolled, []trustSchool{{"Kindling Oak", secondary, "Derby"}, {"Kindling Ash", secondary, "Nottingham"}, {"Kindling Elm", primary, "Derby"}}},
		{"Philippa", "Thorne", "Weavers Trust", "Midlands", model.Enrolled, []trustSchool{{"Weavers Green", secondary, "Leicester"}}},
		{"Rafael", "Moreno Ruiz", "Seven Stiles Trust", "Midlands", model.Enrolled, []trustSchool{{"Stile End Primary", primary, "Staffordshire"}, {"Stile Bank Primary", primary, "Staffordshire"}}},
		{"Cerys", "Llewellyn", "Chalk Hill Academies", "South", model.Enrolled, []trustSchool{{"Chalk Hill", secondary, "Wiltshire"}, {"Down Barn", secondary, "Hampshire"}, {"Flint Lane", primary, "Wiltshire"}}},
		{"Dominik", "Horváth", "Saltmarsh Trust", "South", model.Enrolled, []trustSchool{{"Saltmarsh School", secondary, "Kent"}, {"Samphire Primary", primary, "Kent"}}},
		{"Josephine", "Amadi", "Beacon Ridge Trust", "South", model.Applied, []trustSchool{{"Beacon Ridge", secondary, "Devon"}, {"Ridgeway Primary", primary, "Devon"}}},
	}
}

// trusts2021 is the national work group in October: people have places, no date is known.
func (b *builder) trusts2021() error {
	c, err := b.startAt("mat-2021", "", moment(2021, time.September, 13, 9, 30), func(c *model.Cohort) {
		c.DemoNow = moment(2021, time.October, 7, 10, 15)
		c.Places, c.Region = 30, "North, Midlands and South"
	})
	if err != nil {
		return err
	}
	c.at = moment(2021, time.September, 28, 14, 0)
	begun := day(2021, time.September, 28)
	c.fill(func(d *model.Draft) {
		for _, l := range trustLeads2021() {
			name := l.given + " " + l.family
			var ids []model.ID
			for _, x := range l.schools {
				id := c.school(x.name)
				d.School(model.School{ID: id, Name: x.name, Phase: x.phase, LA: x.authority, Trust: l.trust, State: model.Yes})
				ids = append(ids, id)
			}
			d.Person(model.Person{ID: c.person(name), Given: l.given, Family: l.family, Emails: []string{address(member{given: l.given, family: l.family, school: l.trust})}})
			e := model.Enrolment{
				ID: c.newID(), Person: c.person(name), School: ids[0], Further: ids[1:], Role: leadsTrust, Status: l.status, Year: 1, Remark: "Asks for: " + l.region,
			}
			if l.status == model.Enrolled {
				e.From = begun
			}
			d.Enrol(e)
			d.SinceAs(e, l.status, model.Since{Day: begun, Lead: c.lead.ID})
			c.places[name] = &e
		}
	})
	c.year = inOrder(autumn2021Trusts())
	if err := c.live(day(2021, time.October, 4)); err != nil {
		return err
	}
	c.at = moment(2021, time.October, 5, 16, 30)
	c.fill(func(d *model.Draft) {
		for i, about := range []string{"Where we are: maths across a trust", "One initiative, half-way", "What lasted"} {
			x := *c.s.SessionNumbered(i + 1)
			x.Topics = about
			d.Session(x)
		}
	})
	return c.live(day(2021, time.October, 6))
}
