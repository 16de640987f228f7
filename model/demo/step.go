package demo

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
)

// step is something that a lead did on a day of the year, as an action.
type step struct {
	on model.Day
	// does looks up what the action is about when it is done.
	does func(c *cohort) model.Action
}

// inOrder are steps in the order of their days.
func inOrder(all []step) []step {
	slices.SortStableFunc(all, func(a, b step) int { return cmp.Compare(a.on, b.on) })
	return all
}

// live does the steps of a day and of those before it which are not done yet, in the
// evening of their days.
func (c *cohort) live(until model.Day) error {
	for len(c.year) > 0 && c.year[0].on <= until {
		x := c.year[0]
		c.year = c.year[1:]
		date := x.on.Date()
		if evening := moment(date.Year(), date.Month(), date.Day(), 17, 40); evening.After(c.at) {
			c.at = evening
		}
		if err := c.act(x.does(c)); err != nil {
			return fmt.Errorf("%s, %s: %w", c.s.Cohort.Code, x.on.ISO(), err)
		}
	}
	return nil
}

// place is the place of somebody by name, one without an ID where there is none.
func (c *cohort) place(name string) *model.Enrolment {
	for _, e := range c.s.Enrolments {
		if c.s.Person(e.Person).Apart() == name {
			return e
		}
	}
	return &model.Enrolment{}
}

// schoolNamed is the school of that name in the cohort, one without an ID where there is none.
func (c *cohort) schoolNamed(name string) *model.School {
	for _, x := range c.s.Schools {
		if x.Name == name {
			return x
		}
	}
	return &model.School{}
}

// about is the person or the school of a name; "" is nobody.
func (c *cohort) about(name string) (person, school model.ID) {
	if e := c.place(name); e.ID != 0 {
		return e.Person, 0
	}
	return 0, c.schoolNamed(name).ID
}

// outcomes are those of numbers as people say them: "2.3 4.1".
func (c *cohort) outcomes(numbers string) []model.Outcome {
	var out []model.Outcome
	for _, n := range strings.Fields(numbers) {
		for _, o := range c.s.Outcomes() {
			if o.Number() == n {
				out = append(out, o)
			}
		}
	}
	return out
}

// noted is a note of what was seen, of whom, at which session (0: at none), and of which
// outcomes it is evidence. Level unsaid: what the outcomes propose.
func noted(on model.Day, of string, session int, outcomes string, level model.Level, text string) step {
	return evidence(on, of, session, outcomes, level, text, false)
}

// said are the very words of somebody.
func said(on model.Day, of string, session int, outcomes string, level model.Level, text string) step {
	return evidence(on, of, session, outcomes, level, text, true)
}

func evidence(on model.Day, of string, session int, outcomes string, level model.Level, text string, quote bool) step {
	return step{on, func(c *cohort) model.Action {
		x := model.Evidence{Day: on, Text: text, Outcomes: c.outcomes(outcomes), Level: level, Quote: quote}
		x.Person, x.School = c.about(of)
		if session > 0 {
			x.Session = c.s.SessionNumbered(session).ID
		}
		return model.NoteEvidence{Evidence: x}
	}}
}

// rated is how far an outcome was.
func rated(on model.Day, of, outcome string, grade model.Grade, why string) step {
	return step{on, func(c *cohort) model.Action {
		x := model.Rating{Day: on, Outcome: c.outcomes(outcome)[0], Grade: grade, Note: why}
		x.Person, x.School = c.about(of)
		return model.Rate{Rating: x}
	}}
}

// inClasses is in how many of so many classes of a school an outcome was seen.
func inClasses(on model.Day, school, outcome string, classes, of int) step {
	return step{on, func(c *cohort) model.Action {
		return model.Rate{Rating: model.Rating{Day: on, Outcome: c.outcomes(outcome)[0], School: c.schoolNamed(school).ID, Classes: classes, Of: of}}
	}}
}

// planned is the action plan of a person or a school.
func planned(on model.Day, of, vision, aims, need string, review model.Day) step {
	return step{on, func(c *cohort) model.Action {
		x := model.ActionPlan{Vision: vision, Aims: aims, Need: need, Review: review}
		x.Person, x.School = c.about(of)
		return model.SetPlan{ActionPlan: x}
	}}
}

// reviewed is that the plan of somebody was looked at again, and when it is the next time.
func reviewed(on model.Day, of string, next model.Day) step {
	return step{on, func(c *cohort) model.Action {
		x := *c.s.ActionPlan(c.planOf(of))
		x.Reviewed, x.Review = on, next
		return model.SetPlan{ActionPlan: x}
	}}
}

// initiative is what somebody tries to improve in some of their schools.
func initiative(on model.Day, of, title, aim, evaluation string, schools ...string) step {
	return step{on, func(c *cohort) model.Action {
		x := model.Initiative{Title: title, Aim: aim, Evaluation: evaluation, Person: c.place(of).Person}
		for _, name := range schools {
			x.Schools = append(x.Schools, c.schoolNamed(name).ID)
		}
		return model.SetInitiative{Initiative: x}
	}}
}

// doing is an action of somebody's plan or initiative.
func doing(on model.Day, of, what string, due model.Day, state model.ActionState) step {
	return step{on, func(c *cohort) model.Action {
		return model.SetPlanAction{Of: c.planOf(of), Action: model.PlanAction{Text: what, Due: due, State: state}}
	}}
}

// planOf is the plan or the initiative of a person or a school.
func (c *cohort) planOf(name string) model.ID {
	person, school := c.about(name)
	for _, p := range c.s.Plans {
		if p.Person == person && p.School == school {
			return p.ID
		}
	}
	for _, x := range c.s.Initiatives {
		if x.Person == person {
			return x.ID
		}
	}
	return 0
}

// policy is what a school put in place.
func policy(on model.Day, school, text string) step {
	return step{on, func(c *cohort) model.Action {
		return model.SetPolicy{School: c.schoolNamed(school).ID, Policy: model.Policy{Day: on, Text: text}}
	}}
}

// shared is what somebody shared with whom.
func shared(on model.Day, who, with, what string) step {
	return step{on, func(c *cohort) model.Action {
		e := c.place(who)
		return model.SetSharing{School: e.School, Sharing: model.Sharing{Day: on, Person: e.Person, With: with, What: what}}
	}}
}

// reached is how many members of a department were reached by a day.
func reached(on model.Day, school string, members int) step {
	return step{on, func(c *cohort) model.Action {
		return model.SetReached{School: c.schoolNamed(school).ID, Reached: model.Reached{Day: on, Number: members}}
	}}
}

// online is that somebody was seen in the online community.
func online(on model.Day, who, note string) step {
	return step{on, func(c *cohort) model.Action {
		return model.SeenOnline{Enrolment: c.place(who).ID, Day: on, Note: note}
	}}
}

// founded is a school that somebody asks for a place from.
func founded(on model.Day, name, authority string) step {
	return step{on, func(*cohort) model.Action {
		return model.NewSchool{School: model.School{Name: name, Phase: "Secondary", LA: authority}}
	}}
}

// asks is somebody who has no place, or not yet.
func asks(on model.Day, m member, status model.Status, year int) step {
	return step{on, func(*cohort) model.Action {
		return model.NewPerson{
			Person: model.Person{Given: m.given, Family: m.family, Emails: []string{address(m)}}, SchoolName: m.school, Role: m.role,
			Designation: m.designation, Status: status, Since: on, For: year, Year: m.year,
		}
	}}
}

// suits is how a date of a visit, by its day, suits somebody.
type suits struct {
	date   model.Day
	answer model.Suit
}

// wishes is which dates of a visit suit somebody: in words, and for each date.
func wishes(on model.Day, who string, session int, words string, each ...suits) []step {
	visit := func(c *cohort) model.ID { return c.s.SessionNumbered(session).ID }
	out := []step{{on, func(c *cohort) model.Action {
		return model.Wish{Enrolment: c.place(who).ID, Session: visit(c), Text: words}
	}}}
	if len(each) > 0 {
		out = append(out, step{on, func(c *cohort) model.Action {
			a := model.Prefer{Enrolment: c.place(who).ID, Session: visit(c)}
			for _, x := range each {
				a.Preferences = append(a.Preferences, model.Preference{Slot: c.slotOn(session, x.date), Answer: x.answer})
			}
			return a
		}})
	}
	return out
}

// slotOn is the date of a visit on that day, 0 where there is none.
func (c *cohort) slotOn(session int, on model.Day) model.ID {
	for _, x := range c.s.SlotsOf(c.s.SessionNumbered(session).ID) {
		if x.Date == on {
			return x.ID
		}
	}
	return 0
}

// cannotCome is that somebody said ahead of a session, or of the date of a visit that they have,
// that they cannot come.
func cannotCome(on model.Day, who string, session int) step {
	return step{on, func(c *cohort) model.Action {
		e, x := c.place(who), c.s.SessionNumbered(session).ID
		return model.Stroke{Sheet: model.SheetID{Session: x, Slot: e.Booking(x)}, Enrolment: e.ID, Verb: model.VerbCancelled, ToldOn: on}
	}}
}
