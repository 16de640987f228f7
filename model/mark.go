package model

import (
	"fmt"
	"strings"
)

// MarkKind is what happened to one enrolment at one session, in one word.
// Unmarked is a state of its own, never absence.
type MarkKind uint8

// The kinds of marks. NotEnrolled, NotHeld and TwoAnswers are worked out when read.
const (
	Unmarked    MarkKind = 0
	Present     MarkKind = 1
	Part        MarkKind = 2
	Absent      MarkKind = 3 // no notice was given
	Cancelled   MarkKind = 4
	Substitute  MarkKind = 5 // the person sent somebody
	Excused     MarkKind = 6
	Elsewhere   MarkKind = 7 // caught up at another hub or in another cohort
	NotEnrolled MarkKind = 8
	NotHeld     MarkKind = 9
	TwoAnswers  MarkKind = 10 // two leads marked differently, and nobody has decided: no fact
)

// Mark is the whole of what happened to one enrolment at one session: one value,
// so that a merge never makes one out of two halves.
type Mark struct {
	Kind MarkKind
	// Late, LeftEarly and Online may hold together, on Present and Part.
	Late, LeftEarly, Online bool
	// Arrived and Left are times of the day; unknown where nobody noted them.
	Arrived, Left Clock
	// MinutesLate and MinutesEarly are whole minutes; 0 where unknown.
	MinutesLate, MinutesEarly int
	// ToldOn is the day on which a cancellation was told.
	ToldOn Day
	// Substitute is the person who came instead; 0 where nobody was named.
	Substitute ID
	// Place and PlaceDay say where and when somebody caught up elsewhere.
	Place    string
	PlaceDay Day
	// ByRest says that it was made by "the rest", not for this person.
	ByRest bool
	// Amended says that it was made after the register had been finished once.
	Amended bool
}

// Here tells whether the person took part, in the room or online.
func (m Mark) Here() bool { return m.Kind == Present || m.Kind == Part }

const (
	markLate = 1 << iota
	markLeftEarly
	markOnline
	markByRest
	markAmended
)

// pack is the canonical form: "" for unmarked, else kind, flags and all parts.
func (m Mark) pack() string {
	if m.Kind == Unmarked {
		return ""
	}
	var flags uint64
	for i, on := range []bool{m.Late, m.LeftEarly, m.Online, m.ByRest, m.Amended} {
		if on {
			flags |= 1 << i
		}
	}
	var p packer
	p.uint(uint64(m.Kind))
	p.uint(flags)
	p.uint(uint64(m.Arrived))
	p.uint(uint64(m.MinutesLate))
	p.uint(uint64(m.Left))
	p.uint(uint64(m.MinutesEarly))
	if m.Kind != Present && m.Kind != Part {
		p.int(int64(m.ToldOn))
		p.uint(uint64(m.Substitute))
		p.text(m.Place)
		p.int(int64(m.PlaceDay))
	}
	return string(p)
}

func unpackMark(v string) Mark {
	if v == "" {
		return Mark{}
	}
	u := unpacker{rest: v}
	m := Mark{Kind: MarkKind(u.uint())}
	flags := u.uint()
	m.Late, m.LeftEarly, m.Online = flags&markLate != 0, flags&markLeftEarly != 0, flags&markOnline != 0
	m.ByRest, m.Amended = flags&markByRest != 0, flags&markAmended != 0
	m.Arrived, m.MinutesLate = Clock(u.uint()), int(u.uint())
	m.Left, m.MinutesEarly = Clock(u.uint()), int(u.uint())
	if m.Kind != Present && m.Kind != Part {
		m.ToldOn, m.Substitute = Day(u.int()), ID(u.uint())
		m.Place, m.PlaceDay = u.text(), Day(u.int())
	}
	return m
}

// Name is the mark's name in exports. Where several hold, the first of late,
// left-early, part, online, present.
func (m Mark) Name() string {
	if m.Here() {
		switch {
		case m.Late:
			return "late"
		case m.LeftEarly:
			return "left-early"
		case m.Kind == Part:
			return "part"
		case m.Online:
			return "online"
		}
		return "present"
	}
	return [...]string{
		Unmarked: "unmarked", Absent: "absent", Cancelled: "cancelled", Substitute: "substitute", Excused: "excused",
		Elsewhere: "elsewhere", NotEnrolled: "not-enrolled", NotHeld: "not-held", TwoAnswers: "two-answers",
	}[min(m.Kind, TwoAnswers)]
}

// Words is the mark in the few words of the register's column: "late 25",
// "present, left 12:30", "unmarked".
func (m Mark) Words() string {
	if !m.Here() {
		switch m.Kind {
		case Unmarked:
			return "unmarked"
		case Absent:
			return "absent"
		case Cancelled:
			return "cancelled"
		case Substitute:
			return "substitute"
		case Excused:
			return "excused"
		case Elsewhere:
			return "elsewhere"
		case NotEnrolled:
			return "not enrolled"
		case TwoAnswers:
			return "two answers"
		}
		return "not held"
	}
	var parts []string
	if m.Kind == Part {
		parts = append(parts, "part")
	}
	if m.Late {
		late := "late"
		if m.MinutesLate > 0 {
			late = fmt.Sprintf("late %d", m.MinutesLate)
		}
		parts = append(parts, late)
	}
	if m.LeftEarly {
		left := "left early"
		if m.Left.Known() {
			left = "left " + m.Left.String()
		}
		parts = append(parts, left)
	}
	if m.Online {
		parts = append(parts, "online")
	}
	if len(parts) == 0 {
		return "present"
	}
	return strings.Join(parts, ", ")
}

// Credit is what the mark earns in quarter days of a session worth so many:
// present, late, left early and online earn all of it, part half of it rounded up
// to a quarter, caught up elsewhere the session's, everything else nothing.
// Source: the built-in programmes count "the equivalent of" days, never hours.
func (m Mark) Credit(session int) int {
	switch m.Kind {
	case Present, Elsewhere:
		return session
	case Part:
		return (session + 1) / 2
	}
	return 0
}

// Quarters are quarter days in words: "2.0", "1.5", "0.25".
func Quarters(n int) string {
	switch n % 4 {
	case 1:
		return fmt.Sprintf("%d.25", n/4)
	case 2:
		return fmt.Sprintf("%d.5", n/4)
	case 3:
		return fmt.Sprintf("%d.75", n/4)
	}
	return fmt.Sprintf("%d.0", n/4)
}

// ToldKind is what somebody said ahead of a session.
type ToldKind uint8

// The kinds of what was told before. They are not marks.
const (
	ToldNothing ToldKind = 0
	CannotCome  ToldKind = 1
	WillLeave   ToldKind = 2
	WillBeLate  ToldKind = 3
	WillJoin    ToldKind = 4 // online
	WillSend    ToldKind = 5 // somebody instead
)

// Told is what was told before a session: what, on which day, how and to whom.
type Told struct {
	Kind ToldKind
	On   Day
	// At is the time of day of leaving or coming; unknown where not said.
	At Clock
	// Minutes late, where that was said; 0 unknown.
	Minutes int
	// Substitute is who will come instead; 0 where nobody was named.
	Substitute ID
	How        string
	Lead       ID
}

func (t Told) pack() string {
	if t.Kind == ToldNothing {
		return ""
	}
	var p packer
	p.uint(uint64(t.Kind))
	p.int(int64(t.On))
	p.uint(uint64(t.At))
	p.uint(uint64(t.Minutes))
	p.uint(uint64(t.Substitute))
	p.text(t.How)
	p.uint(uint64(t.Lead))
	return string(p)
}

func unpackTold(v string) Told {
	if v == "" {
		return Told{}
	}
	u := unpacker{rest: v}
	return Told{
		Kind: ToldKind(u.uint()), On: Day(u.int()), At: Clock(u.uint()), Minutes: int(u.uint()),
		Substitute: ID(u.uint()), How: u.text(), Lead: ID(u.uint()),
	}
}

// Words is what was told in a few words: "cannot come (told 9 Nov)", "leaves 12:30".
func (t Told) Words() string {
	switch t.Kind {
	case CannotCome:
		return "cannot come"
	case WillLeave:
		if t.At.Known() {
			return "leaves " + t.At.String()
		}
		return "leaves early"
	case WillBeLate:
		switch {
		case t.At.Known():
			return "comes " + t.At.String()
		case t.Minutes > 0:
			return fmt.Sprintf("late %d min", t.Minutes)
		}
		return "will be late"
	case WillJoin:
		return "joins online"
	case WillSend:
		return "sends somebody"
	}
	return ""
}
