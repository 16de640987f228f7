package model

import (
	"cmp"
	"fmt"
	"strings"
)

// Pasted is one row of people that were pasted, as a reader of cells gives it.
type Pasted struct {
	// Row is its number in what was pasted, for the sentence that refuses it; 0 counts.
	Row           int
	Given, Family string
	School, URN   string
	Emails        []string
	Phone         string
	Role          string
}

// Pasted is the row as an action takes it.
func (p PastedPerson) Pasted() Pasted {
	return Pasted{
		Row: p.Row, Given: p.Given, Family: p.Family, School: p.School, URN: p.URN, Emails: []string{p.Email}, Phone: p.Phone, Role: p.Role,
	}
}

// PastePeople gives many people places in one action. Those who have one already (the
// same e-mail, or the same name and school) are left alone and counted.
type PastePeople struct {
	People []Pasted
	// Status is Enrolled where nothing is said.
	Status Status
	From   Day
	// Over is why more are taken than there are places.
	Over string
}

// Plan adds those who are new. One row that cannot be taken refuses them all, and says
// which it is.
func (a PastePeople) Plan(s *Snapshot, env Env) (Plan, error) {
	if len(a.People) == 0 {
		return Plan{}, refuse("Nobody was pasted.")
	}
	r := newRoster(NewDraft(s, env, VerbPasted))
	urns := map[string]ID{}
	for _, x := range s.Schools {
		if x.URN != "" {
			urns[x.URN] = x.ID
		}
	}
	added, there := 0, 0
	var first ID
	for i, row := range a.People {
		wrong := func(err error) (Plan, error) {
			return Plan{}, refuse("Row %d, %s: %v", cmp.Or(row.Row, i+1), cmp.Or(strings.TrimSpace(Tidy(row.Given+" "+row.Family, MaxName)), "no name"), err)
		}
		urn, bad := ReadURN(row.URN)
		if bad != "" {
			return wrong(Refusal(bad))
		}
		p, err := tidyPerson(Person{Given: row.Given, Family: row.Family, Emails: row.Emails, Phone: row.Phone}, nil)
		if err != nil {
			return wrong(err)
		}
		at := urns[urn]
		if at == 0 {
			at = r.named(row.School)
		}
		if twin, _ := r.twin(p, at, 0); twin.place != 0 {
			there++
			continue
		}
		known := len(r.schools)
		school, err := r.school(urns[urn], ifNone(urns[urn], row.School))
		if err != nil {
			return wrong(err)
		}
		if urn != "" && school != 0 && urns[urn] == 0 && (len(r.schools) > known || s.School(school).URN == "") {
			r.d.text(KindSchool, school, schoolURN, urn)
			urns[urn] = school
		}
		place := env.NewID()
		if _, err := r.add(place, NewPerson{Person: p, School: school, Role: row.Role, Status: a.Status, From: a.From, Over: a.Over}, 0); err != nil {
			return wrong(err)
		}
		if added++; first == 0 {
			first = place
		}
	}
	r.d.c.Label.IDs = append(r.d.c.Label.IDs, first)
	say := fmt.Sprintf("%s added.", counted(added, "person", "people"))
	if there > 0 {
		say += fmt.Sprintf(" %s here already and left alone.", counted(there, "was", "were"))
	}
	if added == 0 {
		return Plan{Say: say}, nil
	}
	return r.d.planned("%s", say), nil
}

func ifNone(id ID, name string) string {
	if id != 0 {
		return ""
	}
	return name
}
