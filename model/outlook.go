package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Need is how an enrolment stands against the expected days.
type Need uint8

// The needs, the most pressing first.
const (
	OutOfReach   Need = 1 // the days cannot be reached here any more
	OnlyIf       Need = 2 // only by coming to all that is left
	OnCourse     Need = 3 // reached, or one session can be missed
	NothingAsked Need = 4 // nobody expects a number of days
)

// Chance is a session at which days can still be earned.
type Chance struct {
	Session *Session
	// Day is that of the date booked; of a visit without one, of the next date with a free
	// place; unknown where none is set.
	Day Day
	// Quarters that it is worth.
	Quarters int
	// Unmarked: its day is over and nobody has marked it yet.
	Unmarked bool
	// Booked tells of a visit whether a date was chosen; Free how many places the next date
	// has left, -1 for no limit. Other sessions are always booked.
	Booked bool
	Free   int
}

// Outlook is one place against the expected days: what is earned, what can still be, and
// how that stands. Source: "the equivalent of three days" of the built-in programmes; days
// are counted in quarters, never in hours.
type Outlook struct {
	Enrolment *Enrolment
	// Earned and Most are quarter days: so far, and if all that is left is earned.
	Earned, Most int
	// Expected quarter days; 0 where nobody expects a number.
	Expected int
	Need     Need
	Left     []Chance
	// TasksBack of TasksSet, those of the sessions that have been, without those that are not
	// required.
	TasksBack, TasksSet int
	// Last is the day of the last session at which the person was here.
	Last Day
}

// Outlooks are those of all places on the list that have not ended, the most pressing
// first, within one need by what is missing, then by name.
func (s *Snapshot) Outlooks(now time.Time) []Outlook {
	var out []Outlook
	for _, e := range s.Enrolments {
		if e.Status == Enrolled || e.Status == Paused || e.Status == Completed {
			out = append(out, s.Outlook(e, now))
		}
	}
	slices.SortStableFunc(out, func(a, b Outlook) int {
		return cmp.Or(cmp.Compare(a.Need, b.Need), cmp.Compare(a.Most, b.Most), cmp.Compare(a.Earned, b.Earned))
	})
	return out
}

// Outlook is that of one place.
func (s *Snapshot) Outlook(e *Enrolment, now time.Time) Outlook {
	o := Outlook{Enrolment: e, Earned: s.Earned(e), Need: NothingAsked}
	o.Most = o.Earned
	biggest := 0
	for _, x := range s.Sessions {
		if s.MarkOf(e, x).Here() {
			o.Last = max(o.Last, s.dayOf(e, x))
		}
		if c, ok := s.chance(e, x, DayOf(now)); ok {
			o.Left = append(o.Left, c)
			o.Most += c.Quarters
			biggest = max(biggest, c.Quarters)
		}
	}
	for _, t := range s.Tasks {
		x := s.Session(t.Session)
		if x == nil || !s.dayOf(e, x).Known() || s.dayOf(e, x) > DayOf(now) {
			continue
		}
		switch e.Task(t.ID).Progress {
		case NotRequired:
			continue
		case Back:
			o.TasksBack++
		}
		o.TasksSet++
	}
	if q := s.Cohort.Quarters; q != nil && *q > 0 {
		o.Expected = *q
		switch {
		case o.Most < o.Expected:
			o.Need = OutOfReach
		case o.Earned < o.Expected && o.Most-biggest < o.Expected:
			o.Need = OnlyIf
		default:
			o.Need = OnCourse
		}
	}
	return o
}

// chance is what a session can still earn: nothing where it was marked, is not held, or
// the place does not stand on its day.
func (s *Snapshot) chance(e *Enrolment, x *Session, today Day) (Chance, bool) {
	if s.MarkOf(e, x).Kind != Unmarked || len(e.Claims(x.ID)) > 1 || x.Credit == 0 {
		return Chance{}, false
	}
	c := Chance{Session: x, Day: x.Date, Quarters: x.Credit, Booked: true}
	if x.Kind == Visit {
		slot := s.Slot(e.Booking(x.ID))
		c.Booked = slot != nil && slot.State == Planned
		if c.Booked {
			c.Day = slot.Date
		} else {
			var offered bool
			c.Day, c.Free, offered = s.nextFree(x, today)
			if !offered && len(s.SlotsOf(x.ID)) > 0 {
				return Chance{}, false
			}
		}
	}
	c.Unmarked = c.Day.Known() && c.Day < today
	return c, true
}

// nextFree is the next date of a visit with a free place.
func (s *Snapshot) nextFree(x *Session, today Day) (day Day, free int, offered bool) {
	for _, slot := range s.SlotsOf(x.ID) {
		if slot.State != Planned || slot.Date.Known() && slot.Date < today {
			continue
		}
		if slot.Capacity == 0 {
			return slot.Date, -1, true
		}
		if n := slot.Capacity - len(s.Booked(slot)); n > 0 {
			return slot.Date, n, true
		}
	}
	return 0, 0, false
}

// Next is in a few words what to do for the person: the date to come to, the register to
// finish, or whom to ring.
func (o *Outlook) Next() string {
	for _, c := range o.Left {
		if c.Unmarked {
			return c.Day.Short() + " unmarked"
		}
	}
	for _, c := range o.Left {
		switch {
		case !c.Booked && c.Day.Known():
			return "pick a visit: " + c.Day.Short()
		case !c.Booked:
			return "no visit date"
		}
	}
	switch {
	case o.Expected > 0 && o.Earned >= o.Expected:
		return "all days earned"
	case o.Enrolment.Status == Paused:
		return "paused"
	case len(o.Left) > 0 && o.Left[0].Day.Known():
		return "next: " + o.Left[0].Day.Short()
	case len(o.Left) > 0:
		return "next: no date yet"
	case o.Need == OutOfReach:
		return "ring: another hub?"
	}
	return ""
}

// Account is the sum written out: each session with its day, mark and quarters, then what
// is left. "13 Nov present 1.0 + 8 Feb absent 0.0 = 1.0".
func (s *Snapshot) Account(o *Outlook) (earned, left string) {
	var parts []string
	for _, x := range s.Sessions {
		m := s.MarkOf(o.Enrolment, x)
		if m.Kind == Unmarked || m.Kind == NotEnrolled || m.Kind == NotHeld {
			continue
		}
		day := s.dayOf(o.Enrolment, x)
		when := fmt.Sprintf("session %d", x.Number)
		if day.Known() {
			when = day.Short()
		}
		words := m.Words()
		if m.Kind == Cancelled && m.ToldOn.Known() {
			words += " (" + m.ToldOn.Short() + ")"
		}
		parts = append(parts, fmt.Sprintf("%s %s %s", when, words, Quarters(s.CreditOf(o.Enrolment, x))))
	}
	earned = strings.Join(parts, " + ")
	if earned == "" {
		earned = "nothing marked yet"
	}
	earned += " = " + Quarters(o.Earned)
	parts = nil
	for _, c := range o.Left {
		name := "session " + fmt.Sprint(c.Session.Number)
		if c.Session.Kind == Visit {
			name = "visit"
		}
		switch {
		case c.Day.Known():
			name += " " + c.Day.Short()
		default:
			name += " (no date)"
		}
		name += " " + Quarters(c.Quarters)
		switch {
		case c.Unmarked:
			name += " (unmarked)"
		case !c.Booked && c.Free > 0:
			name += fmt.Sprintf(" (%s)", placesLeft(c.Free))
		case !c.Booked:
			name += " (not chosen)"
		}
		parts = append(parts, name)
	}
	if len(parts) == 0 {
		return earned, "Nothing is left to earn here."
	}
	left = strings.Join(parts, " + ") + ", so " + Quarters(o.Most)
	if o.Expected > 0 {
		left += " of " + Quarters(o.Expected)
	}
	return earned, left + " at most"
}

// Letter is the mark in one letter, as a grid of people by sessions shows it; the key of
// the register where it has one.
func (m Mark) Letter() string {
	if m.Here() {
		switch {
		case m.Late:
			return "L"
		case m.LeftEarly:
			return "E"
		case m.Kind == Part:
			return "H"
		case m.Online:
			return "O"
		}
		return "P"
	}
	return [...]string{
		Unmarked: ".", Absent: "A", Cancelled: "C", Substitute: "S", Excused: "X", Elsewhere: "M", NotEnrolled: "-", NotHeld: "/", TwoAnswers: "!",
	}[min(m.Kind, TwoAnswers)]
}

// LetterOf is the letter of a session for a place: "?" where its day is over and nobody
// has marked it, "!" where two answers stand.
func (s *Snapshot) LetterOf(e *Enrolment, x *Session, today Day) string {
	if len(e.Claims(x.ID)) > 1 {
		return "!"
	}
	m := s.MarkOf(e, x)
	if day := s.dayOf(e, x); m.Kind == Unmarked && day.Known() && day < today {
		return "?"
	}
	return m.Letter()
}

func placesLeft(n int) string {
	if n == 1 {
		return "1 place"
	}
	return fmt.Sprintf("%d places", n)
}
