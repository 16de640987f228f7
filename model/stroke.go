package model

import (
	"fmt"
	"strconv"
)

// Stroke is what a key of the register does to one row. Its rules are those of a
// sheet: arrivals are timed while the session runs, what was told stands in for
// what is not typed, and before the day what is marked is what was told.
type Stroke struct {
	Sheet     SheetID
	Enrolment ID
	Verb      Verb
	// Digits typed straight after late or left early: one to three are minutes, four
	// a time of day.
	Digits string
	// ToldOn for cancelled and for what is told; unknown is today.
	ToldOn Day
	// Substitute is the typed name of who came instead; "" takes the one who was told
	// before, or nobody by name.
	Substitute string
	// Place and PlaceDay for caught up elsewhere.
	Place    string
	PlaceDay Day
}

// Plan marks the row, or notes what was told where the day is to come.
func (a Stroke) Plan(s *Snapshot, env Env) (Plan, error) {
	sheet, ok := s.Sheet(a.Sheet)
	if !ok {
		return Plan{}, refuse("This register is not there any more.")
	}
	e := s.Enrolment(a.Enrolment)
	if e == nil {
		return Plan{}, refuse("This person is not on the register any more.")
	}
	if sheet.Finish.Is {
		return Plan{}, refuse("finished %s %s; f opens it", sheet.Finish.Day.Short(), sheet.Finish.At)
	}
	if off := sheet.Off(); off != "" {
		return Plan{}, refuse("%s", off)
	}
	d := NewDraft(s, env, a.Verb, e.ID, a.Sheet.Session, a.Sheet.Slot)
	if sheet.ToCome(env.Now) {
		return a.tell(d, &sheet, e)
	}
	m, err := a.mark(d, &sheet, e)
	if err != nil {
		return Plan{}, err
	}
	d.mark(e, a.Sheet.Session, m)
	return d.planned("%s: %s", s.Person(e.Person).Apart(), m.Sentence(d.naming(m.Substitute))), nil
}

func (d *Draft) mark(e *Enrolment, session ID, m Mark) {
	d.elem(KindEnrolment, e.ID, enrolmentMark, session, m.pack())
}

// mark is the mark that the stroke makes of what stands.
func (a Stroke) mark(d *Draft, sheet *Sheet, e *Enrolment) (Mark, error) {
	now, told := d.env.Now, e.Told(a.Sheet.Session)
	running := sheet.Running(now)
	at := ClockOf(now)
	was := e.Mark(a.Sheet.Session)
	m := Mark{Kind: Present, Amended: sheet.Finish.Was}
	add := func() {
		if was.Here() {
			m = was
			m.ByRest, m.Amended = false, sheet.Finish.Was
		}
	}
	switch a.Verb {
	case VerbPresent:
		if running {
			m.Arrived = at
		}
	case VerbLate:
		add()
		m.Late, m.MinutesLate = true, 0
		late, clock, err := a.minutes()
		switch {
		case err != nil:
			return Mark{}, err
		case clock.Known():
			m.Arrived = clock
			if sheet.Start.Known() {
				m.MinutesLate = max(0, clock.Minutes()-sheet.Start.Minutes())
			}
		case a.Digits != "":
			m.MinutesLate = late
			if sheet.Start.Known() {
				m.Arrived = sheet.Start.Add(late)
			}
		case running && sheet.Start.Known() && at > sheet.Start:
			m.Arrived, m.MinutesLate = at, at.Minutes()-sheet.Start.Minutes()
		case running && !sheet.Start.Known():
			m.Arrived = at
		case sheet.Start.Known() && m.Arrived <= sheet.Start:
			m.Arrived = 0
		case sheet.Start.Known():
			m.MinutesLate = m.Arrived.Minutes() - sheet.Start.Minutes()
		}
	case VerbLeftEarly:
		add()
		m.LeftEarly = true
		early, clock, err := a.minutes()
		switch {
		case err != nil:
			return Mark{}, err
		case clock.Known():
			m.Left, m.MinutesEarly = clock, 0
		case a.Digits != "":
			m.Left, m.MinutesEarly = sheet.End.Add(-early), early
		case told.Kind == WillLeave && told.At.Known():
			m.Left, m.MinutesEarly = told.At, 0
		case running && (!sheet.Start.Known() || at > sheet.Start):
			m.Left, m.MinutesEarly = at, 0
		}
		if m.Left.Known() && sheet.End.Known() && m.MinutesEarly == 0 {
			m.MinutesEarly = max(0, sheet.End.Minutes()-m.Left.Minutes())
		}
	case VerbOnline:
		add()
		m.Online = true
	case VerbPart:
		m.Kind = Part
	case VerbAbsent:
		m.Kind = Absent
	case VerbExcused:
		m.Kind = Excused
	case VerbCancelled:
		m.Kind, m.ToldOn = Cancelled, a.toldOn(d.env, told)
	case VerbSubstitute:
		m.Kind, m.Substitute = Substitute, d.substitute(a.Substitute, told)
	case VerbElsewhere:
		m.Kind, m.Place, m.PlaceDay = Elsewhere, Tidy(a.Place, MaxName), a.PlaceDay
	case VerbCleared:
		m = Mark{}
	default:
		return Mark{}, refuse("This is no mark.")
	}
	return m, nil
}

// tell notes what was told of a session to come.
func (a Stroke) tell(d *Draft, sheet *Sheet, e *Enrolment) (Plan, error) {
	t := Told{On: a.ToldOn, Lead: d.env.Lead}
	if !t.On.Known() {
		t.On = DayOf(d.env.Now)
	}
	_, clock, err := a.minutes()
	if err != nil {
		return Plan{}, err
	}
	switch a.Verb {
	case VerbCancelled:
		t.Kind = CannotCome
	case VerbLeftEarly:
		t.Kind, t.At = WillLeave, clock
		if n, minutes := a.count(); minutes {
			t.At = sheet.End.Add(-n)
		}
	case VerbLate:
		t.Kind, t.At = WillBeLate, clock
		if n, minutes := a.count(); minutes {
			t.Minutes = n
		}
	case VerbOnline:
		t.Kind = WillJoin
	case VerbSubstitute:
		t.Kind, t.Substitute = WillSend, d.substitute(a.Substitute, e.Told(a.Sheet.Session))
	case VerbCleared:
		t = Told{}
	default:
		when := "has no date yet"
		if sheet.Date.Known() {
			when = "is on " + sheet.Date.Long()
		}
		return Plan{}, refuse("The session %s. Until then c e l o s note what people tell you.", when)
	}
	d.c.Label.Verb = uint16(VerbTold)
	d.elem(KindEnrolment, e.ID, enrolmentTold, a.Sheet.Session, t.pack())
	name := d.s.Person(e.Person).Apart()
	if t.Kind == ToldNothing {
		return d.planned("%s: nothing told", name), nil
	}
	words := t.Words()
	if p := d.naming(t.Substitute).Person(t.Substitute); p != nil {
		words = "sends " + p.Apart()
	}
	return d.planned("%s: %s (told %s)", name, words, t.On.Short()), nil
}

func (a Stroke) toldOn(env Env, told Told) Day {
	switch {
	case a.ToldOn.Known():
		return a.ToldOn
	case told.Kind == CannotCome && told.On.Known():
		return told.On
	}
	return DayOf(env.Now)
}

// count is the number of minutes that was typed.
func (a Stroke) count() (int, bool) {
	if n := len(a.Digits); n == 0 || n > 3 {
		return 0, false
	}
	n, err := strconv.Atoi(a.Digits)
	return n, err == nil
}

// minutes reads the digits: minutes, or a time of day.
func (a Stroke) minutes() (int, Clock, error) {
	if n, ok := a.count(); ok {
		return n, 0, nil
	}
	if a.Digits == "" {
		return 0, 0, nil
	}
	n, err := strconv.Atoi(a.Digits)
	if err != nil || len(a.Digits) != 4 || n/100 > 23 || n%100 > 59 {
		return 0, 0, refuse("%s is no time of day. Type minutes (25) or a time (1230).", a.Digits)
	}
	return 0, MakeClock(n/100, n%100), nil
}

// substitute is the record of who comes instead: the one named before where the
// same or no name is typed, else a new one.
func (d *Draft) substitute(typed string, told Told) ID {
	given, family := SplitName(typed)
	name := Fold(given + " " + family)
	before := d.s.Person(told.Substitute)
	if given+family == "" || before != nil && Fold(before.Name()) == name {
		return told.Substitute
	}
	for _, p := range d.s.People() {
		if name != "" && Fold(p.Name()) == name && !d.enrolled(p.ID) {
			return p.ID
		}
	}
	return d.person(typed)
}

func (d *Draft) enrolled(person ID) bool {
	for _, e := range d.s.Enrolments {
		if e.Person == d.s.keptOf(person) {
			return true
		}
	}
	return false
}

// person is a new card with that name.
func (d *Draft) person(name string) ID {
	id := d.env.NewID()
	given, family := SplitName(name)
	d.text(KindPerson, id, personGiven, given)
	d.text(KindPerson, id, personFamily, family)
	return id
}

// Sentence is the mark in a sentence for the foot of the register: "LATE, came
// 09:55, 25 minutes."
func (m Mark) Sentence(s *Snapshot) string {
	switch m.Kind {
	case Unmarked:
		return "UNMARKED again."
	case Cancelled:
		if !m.ToldOn.Known() {
			return "CANCELLED, on which day is not known."
		}
		return fmt.Sprintf("CANCELLED, told %s.", m.ToldOn.Short())
	case Substitute:
		if p := s.Person(m.Substitute); p != nil {
			return fmt.Sprintf("SUBSTITUTE, sent %s.", p.Apart())
		}
		return "SUBSTITUTE sent."
	case Absent:
		return "ABSENT, no notice."
	case Excused:
		return "EXCUSED."
	case Elsewhere:
		return fmt.Sprintf("CAUGHT UP ELSEWHERE, %s %s.", m.Place, m.PlaceDay.Short())
	case NotHeld:
		return "NOT HELD."
	case NotEnrolled:
		return "NOT ENROLLED then."
	case TwoAnswers:
		return "TWO ANSWERS."
	}
	word := "PRESENT"
	if m.Kind == Part {
		word = "PART (half)"
	}
	switch {
	case m.Late && m.MinutesLate > 0:
		word = fmt.Sprintf("LATE, came %s, %d minutes", m.Arrived, m.MinutesLate)
		if !m.Arrived.Known() {
			word = fmt.Sprintf("LATE, %d minutes", m.MinutesLate)
		}
	case m.Late && m.Arrived.Known():
		word = fmt.Sprintf("LATE, came %s", m.Arrived)
	case m.Late:
		word = "LATE, minutes not known"
	case m.Arrived.Known():
		word += ", came " + m.Arrived.String()
	}
	if m.Online {
		word += ", ONLINE"
	}
	if m.LeftEarly {
		word += ", LEFT EARLY"
		if m.Left.Known() {
			word += " " + m.Left.String()
		}
		if m.MinutesEarly > 0 {
			word += fmt.Sprintf(", %d minutes before the end", m.MinutesEarly)
		}
	}
	return word + "."
}
