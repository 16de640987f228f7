package model

import (
	"fmt"
	"slices"
	"strings"
)

// Assigned is a date for somebody.
type Assigned struct{ Enrolment, Slot ID }

// FillDates books people on dates of a visit, several at once, each as Book does: nobody
// who was marked, nobody on a day on which they have no place, no date beyond what it
// takes. All of them or none. Who leaves a place in it makes it free for another.
type FillDates struct {
	Session    ID
	Assignment []Assigned
}

// Plan books them.
func (a FillDates) Plan(s *Snapshot, env Env) (Plan, error) {
	ids := []ID{0, a.Session, 0}
	d := NewDraft(s, env, VerbDatesFilled)
	var left, dates []ID
	there := 0
	for i, x := range a.Assignment {
		slot, err := s.openDate(x.Slot)
		if err != nil {
			return Plan{}, err
		}
		e, err := s.mayMove(x.Enrolment, slot)
		switch {
		case err != nil:
			return Plan{}, err
		case slot.Session != a.Session:
			return Plan{}, refuse("%s is a date of another visit.", slot.name())
		case slices.ContainsFunc(a.Assignment[:i], func(o Assigned) bool { return s.Enrolment(o.Enrolment) == e }):
			return Plan{}, refuse("%s would have two dates: choose one.", s.Person(e.Person).Apart())
		case e.Booking(a.Session) == slot.ID:
			there++
			continue
		}
		ids = append(ids, e.ID)
		left = append(left, d.moveTo(e, slot))
		if !slices.Contains(dates, slot.ID) {
			dates = append(dates, slot.ID)
		}
	}
	if len(left) == 0 {
		if there > 0 {
			return Plan{Say: "They are booked on these dates already."}, nil
		}
		return Plan{}, refuse("Nobody was chosen.")
	}
	d.c.Label.IDs = ids
	after := s.Apply(d.c)
	for _, id := range dates {
		slot := after.Slot(id)
		before, _ := s.over(slot)
		if over, _ := after.over(slot); over > 0 && over >= before {
			return Plan{}, refuse("%s would be %s: %d too many. Nobody is booked; ask for a new proposal.", slot.name(), after.fill(slot), over)
		}
	}
	return d.planned("%s%s", s.filledWords(after, a.Session, len(left), dates), after.offers(env.Now, left)), nil
}

// filledWords says how many were booked on which dates, and who still has none.
func (s *Snapshot) filledWords(after *Snapshot, visit ID, n int, dates []ID) string {
	var how []string
	for _, slot := range after.SlotsOf(visit) {
		if slices.Contains(dates, slot.ID) {
			how = append(how, slot.name()+" "+after.fill(slot))
		}
	}
	say := fmt.Sprintf("%d booked: %s.", n, strings.Join(how, ", "))
	without, freed := after.WithoutDate(visit)
	if still := len(without) + len(freed); still > 0 {
		say += fmt.Sprintf(" %s a date.", count(still, "person", "still needs", "still need"))
	}
	return say
}
