package demo

import (
	"slices"
	"time"

	"workgroup/model"
)

// year2025 is what the lead noted of the pairs from October to February.
func year2025() []step {
	return slices.Concat(lessons2025(), departments2025(), learning2025(), pairs2025Life())
}

// lessons2025 is the evidence of what happens in lessons: seen in how many classes.
func lessons2025() []step {
	oct, nov, jan := day(2025, time.October, 8), day(2025, time.November, 28), day(2026, time.January, 21)
	return []step{
		inClasses(oct, "Foxglove Hall", "1.1", 6, 24), inClasses(nov, "Foxglove Hall", "1.1", 13, 24), inClasses(jan, "Foxglove Hall", "1.1", 18, 24),
		inClasses(oct, "Meadowsweet Academy", "1.2", 4, 30), inClasses(jan, "Meadowsweet Academy", "1.2", 14, 30),
		inClasses(oct, "Sycamore Rise", "1.3", 0, 28), inClasses(nov, "Sycamore Rise", "1.3", 8, 28), inClasses(jan, "Sycamore Rise", "1.3", 15, 28),
		inClasses(oct, "Wren's Nest", "1.4", 5, 20), inClasses(jan, "Wren's Nest", "1.4", 17, 20),
		noted(nov, "Foxglove Hall", 2, "1.1", model.LevelUnsaid, "Year 8 drew the same ratio in a table, a bar and a graph, and said which they would choose and why."),
		noted(nov, "Meadowsweet Academy", 2, "1.2", model.LevelUnsaid, "The low-stakes quiz of November: more methods right than in September, and two in three could say why."),
		said(jan, "Ioan Pritchard", 3, "1.3", model.LevelUnsaid, "They argue about maths now. Last year they waited for me to say who was right."),
		noted(jan, "Wren's Nest", 3, "1.4", model.LevelUnsaid, "Survey of Year 10: “I can get better at maths” up from 41 to 63 in a hundred."),
	}
}

// departments2025 is the evidence of policies and of practice, department by department.
func departments2025() []step {
	oct, nov, dec, jan := day(2025, time.October, 8), day(2025, time.November, 28), day(2025, time.December, 10), day(2026, time.January, 21)
	return []step{
		rated(oct, "Hornbeam High", "2.3", model.NotYet, "no shared time"), rated(nov, "Hornbeam High", "2.3", model.Beginning, "an hour every third week"),
		rated(jan, "Hornbeam High", "2.3", model.Developing, "an hour a fortnight, led in turn"),
		rated(oct, "Larkspur College", "2.1", model.Beginning, ""), rated(dec, "Larkspur College", "2.1", model.Developing, "one page, signed by all twelve"),
		rated(oct, "Meadowsweet Academy", "2.2", model.Beginning, "three of eleven"), rated(nov, "Meadowsweet Academy", "2.2", model.Developing, "all eleven, in Year 7"),
		rated(oct, "Hannah Whitlock", "3.1", model.Developing, ""), rated(jan, "Hannah Whitlock", "3.1", model.Embedded, "in every lesson that was seen"),
		rated(oct, "Piotr Zieliński", "3.2", model.NotYet, "plans alone"), rated(jan, "Piotr Zieliński", "3.2", model.Developing, "two units planned with another"),
		rated(oct, "Hornbeam High", "3.3", model.NotYet, "no plan"), rated(dec, "Hornbeam High", "3.3", model.Beginning, "a plan, one hour held"),
		noted(dec, "Larkspur College", 0, "2.1", model.LevelUnsaid, "Its vision hangs in every maths room, in the words of the whole department."),
		noted(nov, "Meadowsweet Academy", 2, "2.2", model.LevelUnsaid, "All eleven teachers plan the first lesson of each unit from the same five questions."),
		said(jan, "Sunita Rao", 0, "2.3", model.LevelUnsaid, "The hour is in the timetable now. Nobody has to be asked for it any more."),
		policy(dec, "Hornbeam High", "An hour of planning together every fortnight, in the timetable from January."),
		policy(jan, "Foxglove Hall", "One agreed order of models for ratio, Years 7 to 9."),
		shared(nov, "Hannah Whitlock", "the department", "The ratio lesson, with what differed in each class"),
		shared(dec, "Yusuf Demir", "a neighbouring school", "Four starters that make everybody reason"),
		reached(oct, "Foxglove Hall", 2), reached(nov, "Foxglove Hall", 5), reached(jan, "Foxglove Hall", 8),
		reached(nov, "Hornbeam High", 4), reached(jan, "Hornbeam High", 7), reached(jan, "Meadowsweet Academy", 9),
		noted(nov, "Hannah Whitlock", 2, "3.1", model.LevelUnsaid, "Plans what she will not say, so that the class says it."),
		said(nov, "Piotr Zieliński", 2, "3.2", model.LevelUnsaid, "I had never seen the unit before mine. Now I know what I can lean on."),
		planned(oct, "Hornbeam High", "Every teacher plans with another, every fortnight.", "Time, a leader for each hour, and a record of what was tried.",
			"In the audit seven of eight said that they plan alone.", day(2026, time.January, 14)),
		doing(oct, "Hornbeam High", "Ask the headteacher for the hour", day(2025, time.November, 14), model.Done),
		doing(oct, "Hornbeam High", "Lead the first three hours", day(2026, time.February, 27), model.Doing),
		doing(oct, "Hornbeam High", "Write down what was tried, for the governors", day(2026, time.January, 30), model.ToDo),
		reviewed(jan, "Hornbeam High", day(2026, time.March, 11)),
		noted(dec, "Hornbeam High", 0, "3.3", model.LevelUnsaid, "Its plan names the need, the hour, who leads and how they will know."),
		planned(nov, "Ngozi Eze", "All our classes hear a reason each lesson.", "One agreed question for each unit.", "Lesson visits: answers are asked for, reasons rarely.", day(2026, time.March, 11)),
		doing(nov, "Ngozi Eze", "Agree the questions for the spring units", day(2026, time.January, 16), model.Done),
	}
}

// learning2025 is the evidence of what the participants learned, and what they thought of it.
func learning2025() []step {
	oct, nov, jan := day(2025, time.October, 8), day(2025, time.November, 28), day(2026, time.January, 21)
	return []step{
		rated(oct, "Kwame Boateng", "4.1", model.Beginning, ""), rated(nov, "Kwame Boateng", "4.1", model.Beginning, ""), rated(jan, "Kwame Boateng", "4.1", model.Developing, "names the practices when he sees them"),
		rated(oct, "Anneliese Krüger", "4.3", model.NotYet, ""), rated(jan, "Anneliese Krüger", "4.3", model.Developing, "has asked for what she needs, and got it"),
		rated(oct, "Elliot Farrar", "4.2", model.Beginning, ""), rated(jan, "Elliot Farrar", "4.2", model.Developing, "asks for the other lesson first"),
		rated(nov, "Yusuf Demir", "4.4", model.Developing, ""), rated(jan, "Yusuf Demir", "4.4", model.Embedded, "explains it to others"),
		rated(oct, "Aoife Brennan", "4.5", model.Beginning, ""), rated(jan, "Aoife Brennan", "4.5", model.Developing, ""),
		noted(jan, "Kwame Boateng", 3, "4.1", model.LevelUnsaid, "In the talk after the lesson he named what was varied and what was kept the same, and why."),
		said(oct, "Elliot Farrar", 1, "4.2", model.LevelUnsaid, "Two of us saw two different lessons in the same plan. That is why you plan together."),
		noted(jan, "Anneliese Krüger", 0, "4.3", model.LevelUnsaid, "Told her headteacher in writing what the department needs until July: time, a room and one visit."),
		noted(nov, "Yusuf Demir", 2, "4.4", model.LevelUnsaid, "Explained to the group why standard form comes after powers of ten in his scheme, and what he moved."),
		said(jan, "Aoife Brennan", 0, "4.5", model.LevelUnsaid, "The hour with my partner changed more than any course that I have been on."),
		noted(oct, "", 1, "", model.Reactions, "Twelve of thirteen: useful or very useful. One asked for more time with the partner."),
	}
}

// pairs2025Life is what became of the people: one replaced, and who the subject leaders are.
func pairs2025Life() []step {
	january := day(2026, time.January, 5)
	leads := func(school, who string) step {
		return step{day(2025, time.October, 10), func(c *cohort) model.Action {
			x := c.schoolNamed(school)
			return model.SubjectLeader{School: x.ID, Name: who, Takes: x.Community}
		}}
	}
	return []step{
		leads("Foxglove Hall", "Declan Ashworth"), leads("Meadowsweet Academy", "Fatima Chaudhry"), leads("Sycamore Rise", "Rosalind Hebden"),
		leads("Hornbeam High", "Sunita Rao"), leads("Bramble Down", "Gareth Mbeki"),
		online(day(2025, time.December, 2), "Hannah Whitlock", "asked for lessons on ratio"), online(day(2026, time.January, 27), "Yusuf Demir", ""),
		{january, func(c *cohort) model.Action {
			m := member{given: "Adaeze", family: "Nwosu", school: "Sycamore Rise"}
			return model.Replace{Enrolment: c.place("Chloë Metcalfe").ID, Day: january, Reason: model.LeftSchool, With: model.NewPerson{
				Person: model.Person{Given: m.given, Family: m.family, Emails: []string{address(m)}}, Designation: model.Neither, Year: 1,
			}}
		}},
		{day(2026, time.January, 6), func(c *cohort) model.Action {
			return model.Book{Session: c.s.SessionNumbered(3).ID, Slot: c.slotOn(3, day(2026, time.March, 3)), Enrolments: []model.ID{c.place("Adaeze Nwosu").ID}}
		}},
		cannotCome(day(2026, time.January, 30), "Elliot Farrar", 3),
	}
}
