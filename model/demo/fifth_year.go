package demo

import (
	"time"

	"workgroup/model"
)

// autumn2021Trusts is what the lead noted of the leads of trusts before any date was known:
// in their applications, on the telephone, and in the online community.
func autumn2021Trusts() []step {
	sep, oct := func(d int) model.Day { return day(2021, time.September, d) }, func(d int) model.Day { return day(2021, time.October, d) }
	return []step{
		rated(sep(28), "Ingrid Solheim", "1.1", model.NotYet, "three schools, three visions"), rated(sep(28), "Vikram Desai", "1.2", model.Beginning, ""),
		rated(sep(28), "Cerys Llewellyn", "1.3", model.Beginning, ""), rated(sep(28), "Obinna Okonkwo", "1.4", model.NotYet, "new to the role"),
		said(sep(28), "Ingrid Solheim", 0, "1.1", model.Organisation, "Three schools, three visions. I want one that each can still call its own."),
		noted(sep(29), "Vikram Desai", 0, "1.2", model.Organisation, "Both secondary departments of his trust share their planning day since September."),
		noted(sep(29), "Cerys Llewellyn", 0, "1.3", model.Use, "Meets the two subject leaders together once a fortnight; they choose what is looked at."),
		said(sep(30), "Obinna Okonkwo", 0, "1.4", model.Learning, "I led one department by being there. I cannot be in two places, so I must learn to lead through others."),
		said(oct(1), "Dominik Horváth", 0, "1.5", model.Learning, "Our primary teachers showed us how they teach fractions. It saved us a term in Year 7."),
		initiative(oct(1), "Ingrid Solheim", "One vision for maths", "A vision that both secondary departments wrote and signed.", "", "Lantern Dale", "Lantern Fell"),
		doing(oct(1), "Ingrid Solheim", "Both departments write what they want for every pupil", day(2021, time.November, 12), model.Doing),
		doing(oct(1), "Ingrid Solheim", "A day for both to make one of it", day(2022, time.January, 21), model.ToDo),
		initiative(oct(2), "Vikram Desai", "Planning Year 9 across two schools", "The same four units taught in both schools, and compared.", "The first unit was taught in both; books are compared in half term.", "Kindling Oak", "Kindling Ash"),
		doing(oct(2), "Vikram Desai", "Choose the four units", oct(1), model.Done),
		doing(oct(2), "Vikram Desai", "Compare the books of the first unit", oct(5), model.ToDo),
		initiative(oct(4), "Dominik Horváth", "From Year 6 to Year 7", "Year 7 begins where Year 6 ended, in fractions and in words.", "", "Saltmarsh School", "Samphire Primary"),
		doing(oct(4), "Dominik Horváth", "Teachers of Years 6 and 7 see each other's lessons", day(2021, time.December, 3), model.ToDo),
		policy(oct(4), "Kindling Oak", "One planning day a term, together with the other secondary school."),
		shared(oct(4), "Cerys Llewellyn", "both departments", "The agenda of the fortnightly meeting"),
		reached(oct(4), "Kindling Oak", 8),
		online(oct(1), "Vikram Desai", "offered his planning sheet"), online(oct(4), "Cerys Llewellyn", ""), online(oct(6), "Rafael Moreno Ruiz", "asks who else has primary schools only"),
		noted(oct(6), "", 0, "", model.Reactions, "Six of eight have said hello in the online community."),
		rated(oct(5), "Vikram Desai", "1.2", model.Developing, "first unit taught in both schools"), rated(oct(5), "Ingrid Solheim", "1.1", model.Beginning, ""),
		rated(oct(6), "Obinna Okonkwo", "1.4", model.Beginning, "asks to see another lead at work"), rated(oct(6), "Dominik Horváth", "1.5", model.Developing, ""),
	}
}
