package demo

import (
	"slices"
	"time"

	"workgroup/model"
)

// autumn2023 is what the lead noted of the second cohort between its first workshop and the
// first visit.
func autumn2023() []step {
	nov := func(d int) model.Day { return day(2023, time.November, d) }
	december := day(2023, time.December, 1)
	plan := day(2024, time.April, 24)
	return slices.Concat([]step{
		rated(nov(13), "Folasade Adeyemi-Coker", "1.2", model.Beginning, ""),
		rated(nov(13), "Harpreet Sandhu", "1.1", model.Beginning, "supports, does not lead yet"),
		rated(nov(13), "Niamh Ó Súilleabháin", "1.3", model.Beginning, ""),
		rated(nov(13), "Tomás García Simón", "1.4", model.NotYet, "has not led a session yet"),
		said(nov(13), "Harpreet Sandhu", 1, "1.1", model.LevelUnsaid, "I had been checking books. Now I begin the meeting with a problem that we all do together."),
		noted(nov(13), "", 1, "", model.Reactions, "Nine of ten would recommend the day to another head of department."),
		noted(nov(20), "Folasade Adeyemi-Coker", 0, "1.2", model.LevelUnsaid, "Two classrooms stand open on Thursdays; four colleagues have been to see each other."),
		shared(nov(20), "Folasade Adeyemi-Coker", "the department", "The one-page prompt for seeing each other's lessons"),
		reached(nov(20), "Clover Heath", 5),
		rated(nov(21), "Folasade Adeyemi-Coker", "1.2", model.Developing, "doors open on Thursdays"),
		said(nov(22), "Niamh Ó Súilleabháin", 0, "1.3", model.LevelUnsaid, "The audit showed me that our weakest year is the one with the most new teachers, not the one with the hardest topics."),
		planned(nov(22), "Niamh Ó Súilleabháin", "New teachers are planned with, not planned for.", "One shared lesson a week in Year 8; a mentor for each new teacher.",
			"The audit: in Year 8 four teachers of six are in their first two years.", plan),
		doing(nov(22), "Niamh Ó Súilleabháin", "Show the audit to the department", nov(27), model.Done),
		doing(nov(22), "Niamh Ó Súilleabháin", "Agree the mentors with the headteacher", day(2023, time.December, 15), model.Doing),
		doing(nov(22), "Niamh Ó Súilleabháin", "First shared lesson in Year 8", day(2024, time.January, 19), model.ToDo),
		rated(nov(27), "Niamh Ó Súilleabháin", "1.3", model.Developing, "audit shown to all"),
		policy(nov(27), "Quince Hill", "Department meetings begin with maths, notices go by e-mail."),
		reached(nov(27), "Quince Hill", 8),
		rated(nov(28), "Harpreet Sandhu", "1.1", model.Developing, "meetings begin with maths"),
		noted(december, "Tomás García Simón", 0, "1.4", model.LevelUnsaid, "Has planned his first session for the department: bar models, forty minutes, one lesson to try it in."),
		rated(december, "Tomás García Simón", "1.4", model.Beginning, "first session planned for January"),
		rated(december, "Folasade Adeyemi-Coker", "1.2", model.Developing, "six colleagues by now"),
		founded(december, "Woodruff Green", "Warwickshire"),
		asks(december, member{"Leila", "Haddad", "", "Woodruff Green", head, model.Neither, 1}, model.Interested, 2024),
	}, visits2023(december))
}

// visits2023 is which dates of the visit suit those who have none.
func visits2023(on model.Day) []step {
	january := func(d int) model.Day { return day(2024, time.January, d) }
	return slices.Concat(
		wishes(on, "Tomás García Simón", 2, "not a Monday", suits{january(8), model.SuitNo}, suits{january(17), model.SuitYes}, suits{january(30), model.RatherNot}),
		wishes(on, "Bilal Ahmed", 2, "mornings", suits{january(8), model.SuitYes}, suits{january(17), model.RatherNot}, suits{january(30), model.SuitNo}),
		wishes(on, brent, 2, "after half past twelve", suits{january(30), model.SuitYes}),
	)
}
