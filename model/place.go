package model

import (
	"cmp"
	"fmt"
)

// placeOf is a place that an action changes, refused where it is gone.
func (s *Snapshot) placeOf(id ID) (*Enrolment, error) {
	if e := s.Enrolment(id); e != nil {
		return e, nil
	}
	return nil, refuse("This person is not on the list any more.")
}

// EditPlace changes what is known of a place: school, role, designation, year of
// engagement, from, until, remark. Its status has actions of its own.
type EditPlace struct {
	// Place is the place as it should be.
	Place Enrolment
	// SchoolName, where it is given, names the school; one that is not there is made.
	SchoolName string
	// Moved is the day of a change of school: what was before it stays with the old one.
	// Unknown: the school was wrong all along.
	Moved Day
}

// Plan writes what differs.
func (a EditPlace) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Place.ID)
	if err != nil {
		return Plan{}, err
	}
	want := a.Place
	want.Role, want.Remark = Tidy(want.Role, MaxName), TidyLines(want.Remark, MaxNote)
	for _, day := range []Day{want.From, want.Until, a.Moved} {
		if err := s.checkDay(day); err != nil {
			return Plan{}, err
		}
	}
	if err := checkYear(want.Year); err != nil {
		return Plan{}, err
	}
	if want.From.Known() && want.Until.Known() && want.Until <= want.From {
		return Plan{}, refuse("The place would end on %s, before it begins.", want.Until.Long())
	}
	r := newRoster(NewDraft(s, env, VerbEditPerson, e.ID))
	if want.School, err = r.school(want.School, a.SchoolName); err != nil {
		return Plan{}, err
	}
	d, k := r.d, KindEnrolment
	if e.School != want.School {
		if a.Moved.Known() && e.School != 0 {
			d.elem(k, e.ID, enrolmentSchoolUntil, e.School, packInt(int64(a.Moved)))
		}
		d.elem(k, e.ID, enrolmentSchoolUntil, want.School, "")
		d.id(k, e.ID, enrolmentSchool, want.School)
		if p := s.Person(e.Person); p != nil && p.Label == "" {
			if twin, _ := r.twin(*p, want.School, e.ID); twin.place != 0 && Fold(twin.person.Name()) == Fold(p.Name()) {
				return Plan{}, refuse("There is another %s. Give one of them a label first, that tells the two apart.", r.who(twin))
			}
		}
	}
	if e.Role != want.Role {
		d.text(k, e.ID, enrolmentRole, want.Role)
	}
	if e.Designation != want.Designation {
		d.int(k, e.ID, enrolmentDesignation, int64(want.Designation))
	}
	if e.From != want.From {
		d.int(k, e.ID, enrolmentFrom, int64(want.From))
	}
	if e.Until != want.Until {
		d.int(k, e.ID, enrolmentUntil, int64(want.Until))
	}
	if e.Year != want.Year {
		d.int(k, e.ID, enrolmentYear, int64(want.Year))
	}
	if e.Remark != want.Remark {
		d.set(fieldOf(k, e.ID, enrolmentRemark, 0), want.Remark, e.Person)
	}
	name := s.Person(e.Person).Apart()
	if d.Change() == nil {
		return Plan{Say: name + ": nothing changed."}, nil
	}
	return d.planned("%s: changed.", name), nil
}

// status writes that a place took a status on a day.
func (d *Draft) status(e *Enrolment, to Status, on Day) {
	d.int(KindEnrolment, e.ID, enrolmentStatus, int64(to))
	d.SinceAs(*e, to, Since{on, d.env.Lead})
}

// PausePlace lets a place rest from a day: nobody is absent then, and nothing is asked.
// The reason is nobody's business and is not kept.
type PausePlace struct {
	Enrolment ID
	// From is today where nothing is said.
	From Day
	// Until is the first day on which they are back; unknown where it is open.
	Until Day
}

// Plan writes the pause.
func (a PausePlace) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name := s.Person(e.Person).Apart()
	from := cmp.Or(a.From, DayOf(env.Now))
	if err := cmp.Or(s.checkDay(from), s.checkDay(a.Until)); err != nil {
		return Plan{}, err
	}
	switch {
	case e.Status == Paused:
		return Plan{}, refuse("%s is paused already.", name)
	case e.Status != Enrolled:
		return Plan{}, refuse("%s is %s: only somebody on the list can be paused.", name, e.Status)
	case a.Until.Known() && a.Until <= from:
		return Plan{}, refuse("The pause would end on %s, before it begins.", a.Until.Long())
	}
	for _, p := range e.Pauses {
		if (!a.Until.Known() || p.From < a.Until) && (!p.Until.Known() || from < p.Until) {
			return Plan{}, refuse("%s is paused already from %s.", name, p.From.Long())
		}
	}
	d := NewDraft(s, env, VerbPaused, e.ID)
	d.PauseAs(*e, Pause{From: from, Until: a.Until})
	say := fmt.Sprintf("%s: paused from %s", name, from.Long())
	if a.Until.Known() {
		d.SinceAs(*e, Paused, Since{from, env.Lead})
		say += ", back on " + a.Until.Long()
	} else {
		d.status(e, Paused, from)
	}
	return d.planned("%s.", say), nil
}

// ResumePlace ends a pause: the day is the first on which they are back.
type ResumePlace struct {
	Enrolment ID
	// Day is today where nothing is said.
	Day Day
}

// Plan ends it; one that had not begun by then is gone.
func (a ResumePlace) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name, day := s.Person(e.Person).Apart(), cmp.Or(a.Day, DayOf(env.Now))
	if err := s.checkDay(day); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbResumed, e.ID)
	ended := false
	for _, p := range e.Pauses {
		if p.Until.Known() && p.Until <= day {
			continue
		}
		ended = true
		if p.From >= day {
			d.elem(KindEnrolment, e.ID, enrolmentPause, p.ID, "")
			continue
		}
		d.PauseAs(*e, Pause{ID: p.ID, From: p.From, Until: day})
	}
	if !ended && e.Status != Paused {
		return Plan{}, refuse("%s is not paused.", name)
	}
	if e.Status == Paused {
		d.status(e, Enrolled, day)
	}
	return d.planned("%s: back from %s.", name, day.Long()), nil
}

// Remark keeps a note about somebody in this cohort; "" takes it away.
type Remark struct {
	Enrolment ID
	Text      string
}

// Plan writes it.
func (a Remark) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbRemark, e.ID)
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentRemark, 0), TidyLines(a.Text, MaxNote), e.Person)
	return d.planned("%s: noted.", s.Person(e.Person).Apart()), nil
}

// LowerCredit types what somebody earned at a session, in quarter days: less than the
// session's, or what catching up elsewhere was worth.
type LowerCredit struct {
	Enrolment, Session ID
	Quarters           int
}

// Plan writes it; what the mark earns by itself is not kept apart.
func (a LowerCredit) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	x, name := s.Session(a.Session), s.Person(e.Person).Apart()
	if x == nil {
		return Plan{}, refuse("This session is not there any more.")
	}
	m := s.MarkOf(e, x)
	earned := m.Credit(x.Credit)
	switch {
	case len(e.Claims(x.ID)) > 1:
		return Plan{}, refuse("Two answers stand for %s at session %d: decide between them first.", name, x.Number)
	case earned == 0 && m.Kind != Elsewhere:
		return Plan{}, refuse("%s is %s at session %d and earned nothing there.", name, m.Words(), x.Number)
	case a.Quarters < 0 || a.Quarters > x.Credit:
		return Plan{}, refuse("Session %d counts %s of a day at most, in quarters: 0, 0.25, 0.5 ...", x.Number, Quarters(x.Credit))
	}
	v := packInt(int64(a.Quarters) + 1)
	if a.Quarters == earned {
		v = ""
	}
	d := NewDraft(s, env, VerbCredit, e.ID, x.ID, 0)
	d.elem(KindEnrolment, e.ID, enrolmentCredit, x.ID, v)
	return d.planned("%s: %s of a day for session %d.", name, Quarters(a.Quarters), x.Number), nil
}
