package model

import (
	"cmp"
	"slices"
)

// Numbers are how many stood how on one day.
type Numbers struct {
	Day Day
	// Total are those of all, Schools the same by school, 0 for none.
	Total   Tally
	Schools []SchoolTally
	People  []PersonNumber
	// Next is how many ask for another year, which stands apart from all else.
	Next int
}

// Tally is how many stood how.
type Tally struct{ Interested, Enrolled, Engaged, Withdrawn, Completed int }

// SchoolTally is that of one school.
type SchoolTally struct {
	School ID
	Tally
}

// PersonNumber is how one place stood.
type PersonNumber struct {
	Enrolment, Person, School ID
	// Status as of the day: Interested to Declined, Enrolled, Withdrawn, Completed.
	Status  Status
	Engaged bool
	// Earned are the quarter days earned by then.
	Earned int
}

// NumberRules are what each number counts, in words.
func NumberRules() []string {
	return []string{
		"Interested: asked by that day (interested, dates sent, applied, waiting) and had no place on it.",
		"Enrolled: had a place on that day. Who had completed by then, or was paused, had one.",
		"Engaged: of those enrolled, who had earned a quarter day or more by then.",
		"Withdrawn: had a place once, and had left it by then.",
		"Completed: of those enrolled, whom a person had confirmed as completed by then.",
	}
}

// NumbersOn counts who stood how on a day, from the facts with their days alone. What has
// no day holds on every day.
//
// Source: engaged and completed are different and are counted at different dates: the
// figures of 2023-24 fell by two percentage points between "as of February 2024" and
// August, for schools that had signed up and not completed.
func (f *Facts) NumbersOn(day Day) Numbers {
	n := Numbers{Day: day}
	schools := map[ID]*Tally{}
	for i := range f.People {
		p := &f.People[i]
		status := p.StatusOn(day)
		if p.For != 0 {
			if status != 0 && status != Declined {
				n.Next++
			}
			continue
		}
		if status == 0 || status == NotOnList {
			continue
		}
		x := PersonNumber{Enrolment: p.Enrolment, Person: p.Person, School: p.School, Status: status, Earned: p.EarnedBy(day)}
		x.Engaged = x.Earned > 0 && (status == Enrolled || status == Completed)
		n.People = append(n.People, x)
		if schools[p.School] == nil {
			schools[p.School] = &Tally{}
		}
		for _, t := range []*Tally{&n.Total, schools[p.School]} {
			t.count(x)
		}
	}
	for id, t := range schools {
		n.Schools = append(n.Schools, SchoolTally{id, *t})
	}
	slices.SortFunc(n.Schools, func(a, b SchoolTally) int { return cmp.Compare(a.School, b.School) })
	return n
}

func (t *Tally) count(x PersonNumber) {
	switch x.Status {
	case Interested, DatesSent, Applied, Waiting:
		t.Interested++
	case Enrolled, Completed:
		t.Enrolled++
	case Withdrawn:
		t.Withdrawn++
	}
	if x.Engaged {
		t.Engaged++
	}
	if x.Status == Completed {
		t.Completed++
	}
}

// EarnedBy are the quarter days that a place had earned by a day.
func (p *PersonFacts) EarnedBy(day Day) int {
	n := 0
	for _, e := range p.Earned {
		if e.Day <= day {
			n += e.Quarters
		}
	}
	return n
}

// StatusOn is the status of a place as of a day; 0 where nobody had asked for it yet. A
// pause is no status of its own here: who is paused is enrolled.
func (p *PersonFacts) StatusOn(day Day) Status {
	since := func(s Status) (Day, bool) {
		for _, x := range p.Since {
			if x.Status == s {
				return x.Day, true
			}
		}
		return 0, false
	}
	if p.Status.counts() {
		given, known := since(Enrolled)
		if p.From.Known() && (!known || p.From < given) {
			given = p.From
		}
		left := p.Until
		if !left.Known() {
			left, _ = since(Withdrawn)
		}
		done, _ := since(Completed)
		switch {
		case day < given: // asked, at most
		case p.Status == NotOnList:
			return NotOnList
		case p.Status == Withdrawn && day >= left:
			return Withdrawn
		case p.Status == Completed && day >= done:
			return Completed
		default:
			return Enrolled
		}
	}
	var is Status
	var last Day
	for _, x := range p.Since {
		if x.Status <= Declined && x.Day <= day && (is == 0 || x.Day >= last) {
			is, last = x.Status, x.Day
		}
	}
	if _, dated := since(p.Status); is == 0 && !dated && p.Status <= Declined {
		return p.Status
	}
	return is
}
