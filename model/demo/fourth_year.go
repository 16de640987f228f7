package demo

import (
	"slices"
	"time"

	"workgroup/model"
)

// autumn2025 is what the leads noted of the community from October to December.
func autumn2025() []step {
	return slices.Concat(culture2025(), community2025Life())
}

// culture2025 is the evidence of the community, and how far each outcome is.
func culture2025() []step {
	oct, nov, dec := day(2025, time.October, 15), day(2025, time.November, 14), day(2025, time.December, 3)
	return []step{
		rated(oct, "Declan Ashworth", "1.1", model.Beginning, "his own vision, not yet the department's"), rated(dec, "Declan Ashworth", "1.1", model.Developing, "read out and changed by all nine"),
		rated(oct, "Samuel Adebayo", "1.3", model.Beginning, ""), rated(nov, "Samuel Adebayo", "1.3", model.Developing, ""), rated(dec, "Samuel Adebayo", "1.3", model.Developing, "minutes show it"),
		rated(oct, "Rosalind Hebden", "2.5", model.Developing, ""), rated(dec, "Rosalind Hebden", "2.5", model.Embedded, "her colleagues lead the sessions by now"),
		rated(oct, "Priyanka Iyer", "2.4", model.NotYet, ""), rated(dec, "Priyanka Iyer", "2.4", model.Beginning, "one need, from three sources"),
		rated(oct, "Fatima Chaudhry", "3.1", model.Beginning, ""), rated(dec, "Fatima Chaudhry", "3.1", model.Developing, ""),
		rated(oct, "", "4.1", model.Beginning, "eight who had not met"), rated(dec, "", "4.1", model.Developing, "they write to each other between meetings"),
		rated(oct, "Grzegorz Świątek", "1.2", model.NotYet, ""), rated(dec, "Grzegorz Świątek", "1.2", model.Beginning, "three units of twelve"),
		rated(oct, "Lowri Bevan", "2.1", model.Beginning, ""), rated(nov, "Lowri Bevan", "2.1", model.Developing, "her second can lead without her"),
		rated(oct, "Fatima Chaudhry", "2.2", model.Beginning, ""), rated(dec, "Fatima Chaudhry", "2.2", model.Developing, "fractions to algebra"),
		rated(oct, "Oluwaseun Martins", "2.3", model.NotYet, "the only one in her year"), rated(nov, "Oluwaseun Martins", "2.3", model.Beginning, ""),
		rated(oct, "Callum Dunnington", "3.2", model.Beginning, ""), rated(dec, "Fatima Chaudhry", "3.3", model.Developing, ""),
		rated(oct, "Ewa Nowicka", "3.4", model.Beginning, ""), rated(nov, "Ewa Nowicka", "3.4", model.Developing, "“worked out together stayed”"),
		said(dec, "Declan Ashworth", 2, "1.1", model.LevelUnsaid, "I read them my vision. They crossed out half of it, and now it is ours."),
		noted(nov, "Grzegorz Świątek", 0, "1.2", model.LevelUnsaid, "His scheme names for each unit what it builds on; three units are done."),
		noted(dec, "Samuel Adebayo", 2, "1.3", model.LevelUnsaid, "Half of each department meeting is planning now, led in turn."),
		said(nov, "Lowri Bevan", 0, "2.1", model.LevelUnsaid, "I could not come, and my second ran the meeting from my notes. It went better than mine."),
		noted(dec, "Fatima Chaudhry", 2, "2.2 3.3", model.LevelUnsaid, "Showed how fractions lead to algebra in her scheme, and the two topics that she took out."),
		noted(nov, "Oluwaseun Martins", 0, "2.3", model.LevelUnsaid, "Plans Year 9 with a colleague of another school, over the screen, every other week."),
		noted(dec, "Priyanka Iyer", 2, "2.4", model.LevelUnsaid, "Her aim rests on three sources: books, a survey and what the new teachers said."),
		said(dec, "Rosalind Hebden", 2, "2.5", model.LevelUnsaid, "My job in the session was to keep quiet. The department did it."),
		noted(oct, "Fatima Chaudhry", 1, "3.1", model.LevelUnsaid, "Sorted ten lesson openings by what they ask for, and gave reasons from the five big ideas."),
		noted(oct, "Callum Dunnington", 1, "3.2", model.LevelUnsaid, "Asked what the curriculum review means for his Year 10, and has read the summary since."),
		said(nov, "Ewa Nowicka", 0, "3.4", model.LevelUnsaid, "What we worked out together stayed. What I had sent round was forgotten in a week."),
		noted(dec, "", 2, "4.1", model.Learning, "All seven who came had written to somebody of the group since October."),
		noted(oct, "", 1, "", model.Reactions, "All nine chose “I would come again”; two asked for a longer break."),
	}
}

// community2025Life is what the subject leaders did in their schools and online: the work in
// school stands apart from the days.
func community2025Life() []step {
	oct, nov, dec := day(2025, time.October, 22), day(2025, time.November, 14), day(2025, time.December, 4)
	return []step{
		planned(oct, "Declan Ashworth", "Everybody here can say what we want for every class.", "A vision of one page; one unit a term planned from it.", "Six answers in nine to “what is maths for?”", day(2026, time.February, 5)),
		doing(oct, "Declan Ashworth", "Write the page with the department", nov, model.Done),
		doing(oct, "Declan Ashworth", "Choose the unit for spring", day(2025, time.December, 17), model.Doing),
		planned(nov, "Priyanka Iyer", "New teachers stay.", "A planning partner for each of the three.", "Survey, books, and three leavers in two years.", day(2025, time.December, 5)),
		doing(nov, "Priyanka Iyer", "Pair the three with partners", day(2025, time.November, 28), model.ToDo),
		doing(nov, "Priyanka Iyer", "Free one hour a week for each pair", day(2026, time.January, 9), model.ToDo),
		policy(nov, "Tansy Field", "Half of each department meeting is planning."),
		policy(dec, "Gorsedale", "Each unit of the scheme names what it builds on."),
		shared(nov, "Fatima Chaudhry", "the community", "The map from fractions to algebra"),
		shared(dec, "Samuel Adebayo", "a neighbouring school", "An agenda for a meeting that is half planning"),
		reached(nov, "Tansy Field", 6), reached(dec, "Tansy Field", 9), reached(dec, "Foxglove Hall", 9), reached(dec, "Gorsedale", 4),
		online(oct, "Rosalind Hebden", "answered two questions"), online(nov, "Oluwaseun Martins", ""), online(dec, "Priyanka Iyer", "put her survey there"),
		cannotCome(day(2025, time.December, 5), "Lowri Bevan", 3),
		{day(2025, time.December, 5), func(c *cohort) model.Action {
			return model.PausePlace{Enrolment: c.place("Ewa Nowicka").ID, From: day(2025, time.December, 4)}
		}},
	}
}
