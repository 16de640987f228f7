package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/hubs"
	"workgroup/model/programmes"
)

// Build are the actions that fill a new demo file, in order; each is one change for
// each space that it reaches. With the same sequence of IDs they are the same.
// Every action is of one lead, whose record stands in every space. The only errors
// are those of a built-in programme that is not there. The cohort with the register to
// try comes last: a file opens where work was last.
func Build(newID func() model.ID) ([][]*change.Change, error) {
	b := &builder{
		newID: newID, hubs: map[string]*model.Snapshot{}, schools: map[string]model.ID{}, people: map[string]model.ID{},
		lead: model.Lead{ID: newID(), Name: "Robin Hale", Role: "Work Group Lead"},
	}
	if err := b.subjectLeaders2021(); err != nil {
		return nil, err
	}
	tried := len(b.actions)
	for _, fill := range []func() error{b.subjectLeaders2023, b.pairs2025, b.community2025, b.trusts2021} {
		if err := fill(); err != nil {
			return nil, err
		}
	}
	return slices.Concat(b.actions[tried:], b.actions[:tried]), nil
}

// builder gathers the actions of the file.
type builder struct {
	newID   func() model.ID
	lead    model.Lead
	actions [][]*change.Change
	// moved is somebody of the first cohort who is in the second one too.
	moved model.ID
	// hubs are those of more than one cohort, schools and people those that later cohorts
	// know too, by their names.
	hubs            map[string]*model.Snapshot
	schools, people map[string]model.ID
}

// cohort is a cohort in the making.
type cohort struct {
	*builder
	s *model.Snapshot
	// at is the moment at which the next action is done.
	at time.Time
	// places by the name that the tables give to a person.
	places map[string]*model.Enrolment
	// year are the steps still to be done, in the order of their days.
	year []step
}

func (b *builder) start(key string, at time.Time, adjust func(*model.Cohort)) (*cohort, error) {
	t, ok := programmes.Find(key)
	if !ok {
		return nil, fmt.Errorf("the demo needs the built-in programme %s, which is not in this program: install it again", key)
	}
	c := &cohort{builder: b, at: at, places: map[string]*model.Enrolment{}}
	changes, s, err := programmes.Start(t, c.env(), b.lead, b.newID(), b.newID(), adjust)
	if err != nil {
		return nil, err
	}
	c.s = s
	b.actions = append(b.actions, changes)
	return c, nil
}

// startAt begins a cohort of a programme whose page names no hub, at a hub that may have
// begun another one already.
func (b *builder) startAt(key, hub string, at time.Time, adjust func(*model.Cohort)) (*cohort, error) {
	t, ok := programmes.Find(key)
	if !ok {
		return nil, fmt.Errorf("the demo needs the built-in programme %s, which is not in this program: install it again", key)
	}
	c := &cohort{builder: b, at: at, places: map[string]*model.Enrolment{}}
	known := b.hubs[hub]
	space := b.newID()
	if known != nil {
		space = known.Space
	}
	changes, s, err := programmes.Start(t.At(hubs.Named(hub)), c.env(), b.lead, space, b.newID(), adjust)
	if err != nil {
		return nil, err
	}
	c.s = s
	switch {
	case known != nil:
		kept, err := model.NewProgramme{Programme: s.Programme}.Plan(known, c.env())
		if err != nil {
			return nil, err
		}
		changes[0] = kept.Changes[0]
		b.hubs[hub] = known.Apply(changes[0])
	case s.Cohort.Hub != 0:
		b.hubs[hub] = model.NewSnapshot(space, nil).Apply(changes[0])
	}
	b.actions = append(b.actions, changes)
	return c, nil
}

// person is somebody by the name that the tables give, the same in every cohort.
func (b *builder) person(name string) model.ID {
	if b.people[name] == 0 {
		b.people[name] = b.newID()
	}
	return b.people[name]
}

// school is a school by its name, the same in every cohort.
func (b *builder) school(name string) model.ID {
	if b.schools[name] == 0 {
		b.schools[name] = b.newID()
	}
	return b.schools[name]
}

func (c *cohort) env() model.Env {
	return model.Env{Now: c.at, NewID: c.newID, Lead: c.lead.ID}
}

// fill does one action in the cohort.
func (c *cohort) fill(write func(d *model.Draft)) {
	d := model.NewDraft(c.s, c.env(), model.VerbFilled, c.s.Space)
	write(d)
	c.do(d.Change())
}

func (c *cohort) do(changes ...*change.Change) {
	for _, x := range changes {
		c.s = c.s.Apply(x)
	}
	c.actions = append(c.actions, changes)
}

// act does an action as a lead would.
func (c *cohort) act(a model.Action) error {
	p, err := a.Plan(c.s, c.env())
	if err != nil {
		return err
	}
	c.do(p.Changes...)
	return nil
}

// member is one line of a list of people.
type member struct {
	given, family, label string
	school               string
	role                 string
	designation          model.Designation
	year                 int
}

// name is how the tables speak of somebody: "Sarah Jones (Brent)".
func (m member) name() string {
	n := m.given + " " + m.family
	if m.label != "" {
		n += " (" + m.label + ")"
	}
	return n
}

// enrol puts people and their schools into the cohort from that day on. authority
// is the local authority of each school; known are those who have a card already.
func (c *cohort) enrol(members []member, authority map[string]string, from model.Day, known map[string]model.ID) {
	c.fill(func(d *model.Draft) {
		schools := map[string]model.ID{}
		for _, m := range members {
			if schools[m.school] == 0 {
				if schools[m.school] = c.schools[m.school]; schools[m.school] == 0 {
					schools[m.school] = c.newID()
				}
				d.School(model.School{ID: schools[m.school], Name: m.school, Phase: "Secondary", LA: authority[m.school]})
			}
			person := known[m.name()]
			if person == 0 {
				person = c.newID()
			}
			d.Person(model.Person{
				ID: person, Given: m.given, Family: m.family, Label: m.label, Emails: []string{address(m)},
			})
			e := model.Enrolment{
				ID: c.newID(), Person: person, School: schools[m.school], Role: m.role, Designation: m.designation,
				Status: model.Enrolled, From: from, Year: m.year,
			}
			d.Enrol(e)
			if c.s.AsksCommitment() {
				d.CommitAs(e, model.BySchool, model.Commitment{Day: from, Lead: c.lead.ID})
			}
			c.places[m.name()] = &e
		}
	})
}

// address is a made-up e-mail under a name that nobody can own.
func address(m member) string {
	plain := func(s string) string { return strings.ReplaceAll(model.Fold(s), " ", "") }
	first, _, _ := strings.Cut(m.given, " ")
	last, _, _ := strings.Cut(m.family, " ")
	return plain(first) + "." + plain(last) + "@" + plain(m.school) + ".example"
}

// stranger writes the card of somebody who has no place: a substitute.
func (c *cohort) stranger(d *model.Draft, given, family string) model.ID {
	id := c.newID()
	d.Person(model.Person{ID: id, Given: given, Family: family})
	return id
}

// task puts the task set after a session into words, for all and for one school.
func (c *cohort) task(d *model.Draft, after int, title, wording string, due model.Day) model.ID {
	session := c.s.SessionNumbered(after).ID
	t := model.Task{Session: session, Title: title, Due: due, Wording: map[model.ID]string{0: wording}}
	if set := c.s.TasksOf(session); len(set) > 0 {
		t.ID = set[0].ID
	} else {
		t.ID = c.newID()
	}
	d.Task(t)
	return t.ID
}

func day(year int, month time.Month, d int) model.Day { return model.MakeDay(year, month, d) }

func at(hour, minute int) model.Clock { return model.MakeClock(hour, minute) }

func moment(year int, month time.Month, d, hour, minute int) time.Time {
	return time.Date(year, month, d, hour, minute, 0, 0, model.London())
}
