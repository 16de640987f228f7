package model

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"workgroup/model/change"
)

// ofAPerson are the kinds of records that are about one person, with the field that says of
// whom; of a card it is the record itself.
func ofAPerson() map[string]struct {
	kind change.Kind
	of   change.Name
} {
	return map[string]struct {
		kind change.Kind
		of   change.Name
	}{
		"person": {KindPerson, 0}, "enrolment": {KindEnrolment, enrolmentPerson}, "evidence": {KindEvidence, evidencePerson},
		"rating": {KindRating, ratingPerson}, "plan": {KindPlan, planPerson}, "initiative": {KindInitiative, initiativePerson},
	}
}

// Whatever was ever written of a person is disclosed, of every field there is, what was
// replaced too; and every field has a name.
func TestEveryFieldOfAPersonIsDisclosed(t *testing.T) {
	source, err := os.ReadFile("fields.go")
	if err != nil {
		t.Fatal(err)
	}
	const person, other = ID(77), ID(78)
	c := &change.Change{ID: 1, Space: 9, At: 1_700_000_000}
	write := func(f change.Field, v string, subject ID) {
		e := change.Entry{Field: f, Value: v, Secrecy: secrecy(f)}
		if e.Secrecy != change.Open {
			e.Subject = subject
		}
		c.Entries = append(c.Entries, e)
	}
	write(fieldOf(KindCohort, 9, cohortCode, 0), "try", 0)
	g := disclosing{s: NewSnapshot(9, nil), person: []ID{person}}
	words := map[string]string{}
	fields := regexp.MustCompile(`(?m)^\t([a-z]+)[A-Z]\w* +change\.Name = (\d+)`).FindAllStringSubmatch(string(source), -1)
	for _, m := range fields {
		about, is := ofAPerson()[m[1]]
		if !is {
			continue
		}
		n, _ := strconv.Atoi(m[2])
		name := change.Name(n)
		if w := g.wording(about.kind, change.Slot{Name: name}); strings.HasPrefix(w.field, "field ") {
			t.Errorf("%s has no words", m[0])
		}
		for i, who := range []ID{person, other} {
			f := fieldOf(about.kind, ID(1000*(i+1))+ID(about.kind), name, 0)
			if about.kind == KindPerson {
				f.Record = who
			}
			switch {
			case name == about.of && about.of != 0:
				write(f, packID(who), who)
			case secrecy(f) != change.Open:
				word := fmt.Sprintf("Zoë-%s-%d", m[1], n)
				if who == other {
					word = "other-" + word
				}
				words[word] = strings.TrimSpace(m[0])
				write(f, word, who)
			}
		}
	}
	if len(words) < 50 {
		t.Fatalf("only %d fields are tried", len(words))
	}
	write(fieldOf(KindCohort, 9, cohortPutOffOf, 5), "Zoë-put-off", person)
	write(fieldOf(KindCohort, 9, cohortPutOffOf, 6), "other-Zoë-put-off", other)
	words["Zoë-put-off"], words["other-Zoë-put-off"] = "put off", "put off"
	s := NewSnapshot(9, nil).Apply(c)
	replaced := &change.Change{ID: 2, Space: 9, At: 1_700_000_100, Entries: []change.Entry{
		{Field: fieldOf(KindPerson, person, personPhone, 0), Value: "a newer one", Secrecy: change.Reach, Subject: person, Names: []change.Ref{refOf(c, fieldOf(KindPerson, person, personPhone, 0))}},
	}}
	s = s.Apply(replaced)
	d := Disclose([]*Snapshot{s}, []ID{person}, time.Unix(1_700_000_200, 0))
	said := map[string]Fate{}
	for _, e := range d.Groups[0].Entries {
		said[e.Words] = e.Fate
	}
	for word, field := range words {
		found := false
		for text := range said {
			found = found || strings.Contains(text, word) && !strings.Contains(text, "other-")
		}
		if strings.HasPrefix(word, "other-") {
			for text := range said {
				if strings.Contains(text, word) {
					t.Errorf("%s of somebody else is disclosed", field)
				}
			}
		} else if !found {
			t.Errorf("%s is not disclosed", field)
		}
	}
	if said["a newer one"] != Stands || said[fmt.Sprintf("Zoë-person-%d", personPhone)] != Replaced {
		t.Error("what was replaced does not say so")
	}
}

func refOf(c *change.Change, f change.Field) change.Ref {
	for i, e := range c.Entries {
		if e.Field == f {
			return change.Ref{Change: c.ID, Index: uint32(i)}
		}
	}
	return change.Ref{}
}
