package main

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

// names are first and family names as varied as those of England's teachers.
type names struct{ given, family []string }

func someNames() names {
	return names{
		given: []string{
			"Aisha", "Alasdair", "Amara", "Bilal", "Bronwen", "Chidi", "Chloë", "Daniel", "Efua", "Fatima", "Gareth", "Grace", "Hannah",
			"Imran", "Joanna", "José", "Katarzyna", "Li", "Marie", "Mohammed", "Ngozi", "Olivia", "Priya", "Rhys", "Sarah", "Siân", "Thị", "Zoë",
		},
		family: []string{
			"Ahmed", "Begum", "Bell", "Cartwright", "Dupont", "Evans", "Featherstonehaugh", "García Simón", "Hughes", "Ivanova", "Jones", "Khan",
			"Lewis", "Mensah", "Nguyễn", "O'Connor-Price", "Okafor", "Patel", "Price", "Quinn", "Roberts", "Singh", "Taylor", "Wójcik",
		},
	}
}

// maker makes what stands in the file. It is not for several goroutines.
type maker struct {
	size
	random *rand.Rand
	ids    *rand.ChaCha8
	names  names
}

func newMaker(s size, stream uint64) *maker {
	var seed [32]byte
	binary.BigEndian.PutUint64(seed[:], s.seed)
	binary.BigEndian.PutUint64(seed[8:], stream)
	return &maker{size: s, random: rand.New(rand.NewPCG(s.seed, stream)), ids: rand.NewChaCha8(seed), names: someNames()}
}

func (m *maker) newID() model.ID {
	for {
		if id := model.ID(m.ids.Uint64()); id != 0 && id != ^model.ID(0) {
			return id
		}
	}
}

func (m *maker) env(now time.Time) model.Env { return model.Env{Now: now, NewID: m.newID} }

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// hub is what a hub begins with.
func (m *maker) hub(n int, id model.ID) ([]*change.Change, error) {
	begin := time.Date(m.last-m.years+1, time.September, 1, 9, 0, 0, 0, model.London())
	quarters := 4 * m.sessions
	p, err := model.NewHub{
		Hub: model.Hub{ID: id, Name: hubName(n), Area: []string{fmt.Sprintf("Area %d North", n+1), fmt.Sprintf("Area %d South", n+1)}, Contact: fmt.Sprintf("hub%d@example.org", n+1)},
		Programmes: []model.Programme{{
			ID: m.newID(), Title: "Subject Leadership", Type: "Work Group", Phase: "Secondary", Hub: hubName(n), Year: m.last, Quarters: &quarters,
			Purpose: "Subject leaders work together on how mathematics is taught in their departments.",
		}},
	}.Plan(model.NewSnapshot(id, nil), m.env(begin))
	return p.Changes, err
}

func hubName(n int) string { return fmt.Sprintf("Made-up Maths Hub %02d", n+1) }

// cohort are the actions of one cohort from its first day: it is made, then every
// mark is an action.
func (m *maker) cohort(hub, n, year int, hubID, id model.ID) (actions [][]*change.Change, marks int, err error) {
	days := m.days(year)
	begin := time.Date(year, time.September, 1, 9, 0, 0, 0, model.London())
	s := model.NewSnapshot(id, nil)
	d := model.NewDraft(s, m.env(begin), model.VerbNewCohort, id)
	quarters := 4 * m.sessions
	lastDay := days[len(days)-1]
	d.Cohort(model.Cohort{
		ID: id, Code: fmt.Sprintf("sl-%d-%02d-%02d", year, hub+1, n+1), Title: fmt.Sprintf("Subject Leadership %d/%02d, group %d", year, (year+1)%100, n+1),
		Year: year, Hub: hubID, HubName: hubName(hub), Quarters: &quarters, Places: m.people, Closed: year < m.last, DemoNow: lastDay.Add(24 * time.Minute),
	})
	d.Lead(model.Lead{ID: m.newID(), Name: pick(m.random, m.names.given) + " " + pick(m.random, m.names.family), Role: "Work Group Lead"})
	sessions := make([]model.ID, m.sessions)
	for i, day := range days {
		sessions[i] = m.newID()
		d.Session(model.Session{
			ID: sessions[i], Number: i + 1, Kind: model.Workshop, Title: fmt.Sprintf("Workshop %d", i+1), Date: model.DayOf(day),
			Start: model.MakeClock(9, 30), End: model.MakeClock(14, 30), Mode: model.InRoom, Venue: "Made-up Academy", Credit: 4,
		})
		d.Task(model.Task{ID: m.newID(), Session: sessions[i], Title: "What I noticed", Due: model.DayOf(day) + 21})
	}
	m.fill(d)
	made := d.Change()
	actions = append(actions, []*change.Change{made})
	s = s.Apply(made)
	for i, day := range days {
		if m.untaken && year == m.last && i == len(days)-1 {
			break
		}
		for _, e := range s.Enrolments {
			stroke := model.Stroke{Sheet: model.SheetID{Session: sessions[i]}, Enrolment: e.ID, Verb: m.verb()}
			p, err := stroke.Plan(s, m.env(day.Add(time.Duration(m.random.IntN(40))*time.Minute)))
			if err != nil {
				return nil, 0, err
			}
			actions = append(actions, p.Changes)
			marks += len(p.Changes)
		}
	}
	if year < m.last {
		f := model.NewDraft(s, m.env(lastDay.Add(6*time.Hour)), model.VerbFinished, 0, sessions[m.sessions-1], 0)
		for i, day := range days {
			f.FinishAs(model.SheetID{Session: sessions[i]}, model.Finish{Is: true, Was: true, Day: model.DayOf(day), At: model.MakeClock(14, 35)})
		}
		actions = append(actions, []*change.Change{f.Change()})
	}
	return actions, marks, nil
}

// days are when the sessions of a year begin to be marked: weekdays, spread from
// October to June.
func (m *maker) days(year int) []time.Time {
	out := make([]time.Time, m.sessions)
	for i := range out {
		day := time.Date(year, time.October, 4+m.random.IntN(10)+i*250/m.sessions, 9, 0, 0, 0, model.London())
		for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			day = day.AddDate(0, 0, 1)
		}
		out[i] = day
	}
	return out
}

// fill gives the cohort its schools and people, two from each school.
func (m *maker) fill(d *model.Draft) {
	var school model.ID
	for i := range m.people {
		if i%2 == 0 {
			school = m.newID()
			d.School(model.School{ID: school, Name: fmt.Sprintf("%s School %d", pick(m.random, m.names.family), i/2+1), URN: fmt.Sprint(100_000 + m.random.IntN(50_000)), Phase: "Secondary"})
		}
		person := m.newID()
		given, family := pick(m.random, m.names.given), pick(m.random, m.names.family)
		d.Person(model.Person{ID: person, Given: given, Family: family, Label: fmt.Sprint(i + 1), Emails: []string{fmt.Sprintf("person%d@school%d.example", i+1, i/2+1)}})
		d.Enrol(model.Enrolment{ID: m.newID(), Person: person, School: school, Role: "Head of department", Status: model.Enrolled, Year: 1})
	}
}

// verb is what mostly happens: most people come.
func (m *maker) verb() model.Verb {
	switch n := m.random.IntN(20); {
	case n < 15:
		return model.VerbPresent
	case n < 17:
		return model.VerbLate
	case n < 18:
		return model.VerbCancelled
	}
	return model.VerbAbsent
}
