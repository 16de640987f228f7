package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pasted is one row of people that were pasted or read from a file, as a reader of cells
// gives it.
type Pasted struct {
	// Row is its number in what was pasted, for the sentence that refuses it; 0 counts.
	Row           int
	Given, Family string
	School, URN   string
	Emails        []string
	Phone         string
	Role          string
	Designation   Designation
	// Before is a name that the person had before, Prior what the school took part in: "yes"
	// and "no" say only whether.
	Before, Prior string
	// Status and Since are where they stand and since when; 0 is as all of the list.
	Status Status
	Since  Day
	// Same is the place of the person that this is; what is new of them is written, the
	// school too where Moves. Anyway: they look like somebody who is here, and are another.
	Same          ID
	Moves, Anyway bool
	// Over is why this one is taken though a rule of the page bars them.
	Over string
}

// Pasted is the row as an action takes it.
func (p PastedPerson) Pasted() Pasted {
	return Pasted{
		Row: p.Row, Given: p.Given, Family: p.Family, School: p.School, URN: p.URN, Emails: []string{p.Email}, Phone: p.Phone, Role: p.Role,
		Designation: p.Designation, Before: p.Before, Prior: p.Prior, Status: statusNamed(p.Status), Since: p.since(),
	}
}

// since is the day on which they answered, the day before the month; unknown where nothing
// is said.
func (p PastedPerson) since() Day {
	day, _ := readStamp(p.Asked, dayFirst, 0)
	return day
}

// standing says what is wrong with where a person stands and since when, "" where nothing is.
func (p PastedPerson) standing() string {
	switch status := statusNamed(p.Status); {
	case p.Status != "" && (status == 0 || status > Enrolled):
		return quoted(p.Status) + " is no status of somebody new: interested, dates sent, applied, waiting, declined or enrolled. What happened later is noted in the program."
	case p.Asked != "" && !p.since().Known():
		return quoted(p.Asked) + " is no date: write it as 9 Sep 2025."
	}
	return ""
}

// PastePeople gives many people places in one action. Those who have one already (the
// same e-mail, or the same name and school) are left alone and counted, unless the row says
// whose it is.
type PastePeople struct {
	People []Pasted
	// Status is Enrolled where nothing is said.
	Status Status
	From   Day
	// Over is why more are taken than there are places.
	Over string
	// Remember is how the table was read, for the next time.
	Remember Remembered
}

// Plan adds those who are new. One row that cannot be taken refuses them all, and says
// which it is.
func (a PastePeople) Plan(s *Snapshot, env Env) (Plan, error) {
	if len(a.People) == 0 {
		return Plan{}, refuse("Nobody was pasted.")
	}
	t := pasting{roster: newRoster(NewDraft(s, env, VerbPasted)), urns: map[string]ID{}, prior: map[ID][]string{}}
	for _, x := range s.Schools {
		for _, f := range x.Former {
			t.urns[f.URN] = x.ID
		}
	}
	for _, x := range s.Schools {
		if x.URN != "" {
			t.urns[x.URN] = x.ID
		}
	}
	for i, row := range a.People {
		if err := t.take(a, row); err != nil {
			return Plan{}, refuse("Row %d, %s: %v", cmp.Or(row.Row, i+1), cmp.Or(strings.TrimSpace(Tidy(row.Given+" "+row.Family, MaxName)), "no name"), err)
		}
	}
	t.d.c.Label.IDs = append(t.d.c.Label.IDs, t.first)
	say := fmt.Sprintf("%s added.", counted(t.added, "person", "people"))
	if t.changed > 0 {
		say += fmt.Sprintf(" %s changed.", counted(t.changed, "person", "people"))
	}
	if t.there > 0 {
		say += fmt.Sprintf(" %s here already and left alone.", counted(t.there, "was", "were"))
	}
	if t.added+t.changed == 0 {
		return Plan{Say: say}, nil
	}
	t.d.remember(a.Remember)
	return t.d.planned("%s", say), nil
}

// pasting is a list of people that is being taken.
type pasting struct {
	*roster
	urns map[string]ID
	// prior is what is noted of a school that it took part in, folded.
	prior                 map[ID][]string
	added, changed, there int
	first                 ID
}

// take takes one row.
func (t *pasting) take(a PastePeople, row Pasted) error {
	urn, bad := ReadURN(row.URN)
	if bad != "" {
		return Refusal(bad)
	}
	p := Person{Given: row.Given, Family: row.Family, Emails: row.Emails, Phone: row.Phone}
	if row.Before != "" {
		p.Before = []string{row.Before}
	}
	p, err := tidyPerson(p, nil)
	if err != nil {
		return err
	}
	if row.Same != 0 {
		return t.change(row, p, urn)
	}
	at := t.urns[urn]
	if at == 0 {
		at = t.named(row.School)
	}
	if twin, _ := t.twin(p, at, 0); twin.place != 0 && !row.Anyway {
		t.there++
		return nil
	}
	known := len(t.schools)
	school, err := t.school(t.urns[urn], ifNone(t.urns[urn], row.School))
	if err != nil {
		return err
	}
	if urn != "" && school != 0 && t.urns[urn] == 0 && (len(t.schools) > known || t.d.s.School(school).URN == "") {
		t.d.text(KindSchool, school, schoolURN, urn)
		t.urns[urn] = school
	}
	place := t.d.env.NewID()
	if _, err := t.add(place, NewPerson{
		Person: p, School: school, Role: row.Role, Designation: row.Designation, Status: cmp.Or(row.Status, a.Status), From: a.From, Since: row.Since,
		Over: cmp.Or(row.Over, a.Over), Anyway: row.Anyway,
	}, 0); err != nil {
		return err
	}
	t.took(school, row.Prior)
	if t.added++; t.first == 0 {
		t.first = place
	}
	return nil
}

// change writes what a row says of somebody who has a place.
func (t *pasting) change(row Pasted, p Person, urn string) error {
	s := t.d.s
	e, err := s.placeOf(row.Same)
	if err != nil {
		return err
	}
	was, entries := s.Person(e.Person), len(t.d.c.Entries)
	news := s.newsOf(e, row, p)
	t.d.card(was, news.card(*was))
	if news.role != "" {
		t.d.text(KindEnrolment, e.ID, enrolmentRole, news.role)
	}
	if news.designation != DesignationUnknown {
		t.d.int(KindEnrolment, e.ID, enrolmentDesignation, int64(news.designation))
	}
	if news.status != 0 {
		t.d.status(e, news.status, news.since)
	}
	school := e.School
	if row.Moves && news.school != "" || e.School == 0 && row.School != "" {
		if school, err = t.school(t.urns[urn], ifNone(t.urns[urn], row.School)); err != nil {
			return err
		}
		if e.School != 0 {
			t.d.elem(KindEnrolment, e.ID, enrolmentSchoolUntil, e.School, packInt(int64(cmp.Or(row.Since, DayOf(t.d.env.Now)))))
		}
		t.d.elem(KindEnrolment, e.ID, enrolmentSchoolUntil, school, "")
		t.d.id(KindEnrolment, e.ID, enrolmentSchool, school)
	}
	if news.urn != "" && t.urns[urn] == 0 {
		t.d.text(KindSchool, school, schoolURN, urn)
		t.urns[urn] = school
	}
	if news.school == "" || row.Moves {
		t.took(school, row.Prior)
	}
	if len(t.d.c.Entries) > entries {
		t.changed++
		t.first = cmp.Or(t.first, e.ID)
	}
	return nil
}

// took notes what a school took part in before, where that is new.
func (t *pasting) took(school ID, said string) {
	if school == 0 || said == "" {
		return
	}
	x := t.d.s.School(school)
	if x == nil {
		x = &School{}
	}
	involved, engagements := readPrior(said)
	if involved != AnswerUnknown && x.Involved == AnswerUnknown {
		t.d.int(KindSchool, school, schoolInvolved, int64(involved))
	}
	for _, e := range engagements {
		if !x.tookPart(e) && !slices.Contains(t.prior[school], e.folded()) {
			t.prior[school] = append(t.prior[school], e.folded())
			var v packer
			v.uint(uint64(e.Year))
			v.text(e.Programme)
			t.d.elem(KindSchool, school, schoolEngagement, t.d.env.NewID(), string(v))
		}
	}
}

func ifNone(id ID, name string) string {
	if id != 0 {
		return ""
	}
	return name
}
