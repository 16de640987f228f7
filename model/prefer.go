package model

import "fmt"

// Preference is how one date of a visit suits.
type Preference struct {
	Slot   ID
	Answer Suit
}

// Prefer notes how dates of a visit suit somebody; dates that are not named keep what
// was noted.
type Prefer struct {
	Enrolment, Session ID
	Preferences        []Preference
}

// Plan notes what differs. A booking stays as it is, whatever is said of its date.
func (a Prefer) Plan(s *Snapshot, env Env) (Plan, error) {
	e, x := s.Enrolment(a.Enrolment), s.Session(a.Session)
	switch {
	case e == nil:
		return Plan{}, gonePlace
	case x == nil:
		return Plan{}, goneSession
	}
	d := NewDraft(s, env, VerbSuits, e.ID, x.ID)
	name, has, noted := s.Person(e.Person).Apart(), "", ""
	for _, p := range a.Preferences {
		slot := s.Slot(p.Slot)
		switch {
		case slot == nil:
			return Plan{}, goneSlot
		case slot.Session != x.ID:
			return Plan{}, refuse("%s is a date of another visit.", slot.name())
		case p.Answer > SuitNo:
			return Plan{}, refuse("A date suits: yes, rather not or no; or that is not said.")
		case e.Suit(slot.ID) == p.Answer:
			continue
		}
		d.Suit(e, slot.ID, p.Answer)
		noted += fmt.Sprintf(", %s %s", slot.name(), p.Answer)
		if p.Answer == SuitNo && e.Booking(x.ID) == slot.ID {
			has = fmt.Sprintf(" %s is booked on %s: find another date.", name, slot.name())
		}
	}
	if noted == "" {
		return Plan{Say: fmt.Sprintf("What suits %s stays as it was.", name)}, nil
	}
	return d.planned("%s: %s.%s", name, noted[2:], has), nil
}
