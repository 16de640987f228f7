package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"workgroup/model/change"
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
	want.Role, want.Remark = Tidy(want.Role, MaxName), Tidy(want.Remark, MaxNote)
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
	name := s.Person(e.Person).Name()
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
	name := s.Person(e.Person).Name()
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
	name, day := s.Person(e.Person).Name(), cmp.Or(a.Day, DayOf(env.Now))
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

// Withdraw ends a place on a day: what was earned stays, and dates of visits still to
// come are free for others.
type Withdraw struct {
	Enrolment ID
	// Day is the first on which they are no longer here; today where nothing is said.
	Day    Day
	Reason LeaveReason
}

// Plan ends the place.
func (a Withdraw) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	day := cmp.Or(a.Day, DayOf(env.Now))
	if err := s.mayEnd(e, day, a.Reason); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbWithdrawn, e.ID)
	freed := d.end(e, day, a.Reason)
	return d.planned("%s: withdrawn from %s, %s.%s", s.Person(e.Person).Name(), day.Long(), a.Reason, freedWords(freed)), nil
}

// mayEnd refuses to end a place that does not stand, or on a day that does not fit it.
func (s *Snapshot) mayEnd(e *Enrolment, day Day, why LeaveReason) error {
	name := s.Person(e.Person).Name()
	if err := s.checkDay(day); err != nil {
		return err
	}
	switch {
	case e.Status == Withdrawn && e.Until.Known():
		return refuse("%s withdrew already, on %s.", name, e.Until.Long())
	case e.Status == Withdrawn:
		return refuse("%s withdrew already.", name)
	case !e.Counts():
		return refuse("%s is %s and has no place to give up. Remove them from the list instead.", name, e.Status)
	case why > LeftForOther:
		return refuse("Choose one of the reasons.")
	case e.From.Known() && day < e.From:
		return refuse("%s came on %s: nobody leaves before.", name, e.From.Long())
	}
	for _, x := range s.Sessions {
		if at := s.dayOf(e, x); s.MarkOf(e, x).Here() && at >= day {
			return refuse("%s was in on %s. Choose a day after it.", name, at.Long())
		}
	}
	return nil
}

// end ends a place, and gives the dates of visits that are free by it.
func (d *Draft) end(e *Enrolment, day Day, why LeaveReason) []*Slot {
	d.status(e, Withdrawn, day)
	d.int(KindEnrolment, e.ID, enrolmentUntil, int64(day))
	d.int(KindEnrolment, e.ID, enrolmentReason, int64(why))
	var freed []*Slot
	for _, x := range d.s.Sessions {
		if x.Kind != Visit || e.Mark(x.ID).Kind != Unmarked || len(e.Claims(x.ID)) > 1 {
			continue
		}
		for _, slot := range d.s.SlotsOf(x.ID) {
			if slot.Date.Known() && slot.Date < day {
				continue
			}
			if _, waits := e.Waits(slot.ID); waits {
				d.Wait(e, slot.ID, 0)
			}
			if e.Booking(x.ID) == slot.ID {
				d.Book(e, x.ID, 0)
				d.Overbook(e, x.ID, "")
				freed = append(freed, slot)
			}
		}
	}
	return freed
}

func freedWords(slots []*Slot) string {
	if len(slots) == 0 {
		return ""
	}
	var days []string
	for _, x := range slots {
		days = append(days, cmp.Or(x.Date.Short(), "a date without a day"))
	}
	return " Free again: a place on " + strings.Join(days, ", ") + "."
}

// BackOnList gives somebody who withdrew the place back.
type BackOnList struct {
	Enrolment ID
	// Day is the first on which they are back: between leaving and it they were not here.
	// Unknown: they never left.
	Day Day
	// Over is why one more is taken though all places are.
	Over string
}

// Plan opens the place again.
func (a BackOnList) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name := s.Person(e.Person).Name()
	if err := s.checkDay(a.Day); err != nil {
		return Plan{}, err
	}
	switch {
	case e.Status != Withdrawn:
		return Plan{}, refuse("%s is %s.", name, e.Status)
	case a.Day.Known() && a.Day < e.Until:
		return Plan{}, refuse("%s left on %s: nobody is back before.", name, e.Until.Long())
	}
	r := newRoster(NewDraft(s, env, VerbBackOnList, e.ID))
	if err := r.room(a.Over); err != nil {
		return Plan{}, err
	}
	if a.Day.Known() && e.Until.Known() && a.Day > e.Until {
		r.d.PauseAs(*e, Pause{From: e.Until, Until: a.Day})
	}
	r.d.status(e, Enrolled, cmp.Or(a.Day, e.From, DayOf(env.Now)))
	r.d.int(KindEnrolment, e.ID, enrolmentUntil, 0)
	r.d.int(KindEnrolment, e.ID, enrolmentReason, 0)
	r.takes(*e, a.Over)
	return r.d.planned("%s: on the list again.", name), nil
}

// Replace ends one place on a day and begins another that takes it over. Credits stay
// with each.
type Replace struct {
	Enrolment ID
	// Day is the first of the new place; today where nothing is said.
	Day    Day
	Reason LeaveReason
	// With is who comes; school and role are those of the old place where none is given.
	With NewPerson
}

// Plan does both in one action.
func (a Replace) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	day := cmp.Or(a.Day, DayOf(env.Now))
	if err := s.mayEnd(e, day, a.Reason); err != nil {
		return Plan{}, err
	}
	if kept := s.keptOf(a.With.Person.ID); kept != 0 && kept == e.Person {
		return Plan{}, refuse("%s cannot take over their own place.", s.Person(e.Person).Name())
	}
	a.With.From, a.With.Status = day, Enrolled
	a.With.Role = cmp.Or(a.With.Role, e.Role)
	if Tidy(a.With.SchoolName, MaxName) == "" {
		a.With.School = cmp.Or(a.With.School, e.School)
	}
	place := env.NewID()
	r := newRoster(NewDraft(s, env, VerbReplaced, e.ID, 0, 0, place))
	r.instead = e.Status != NotOnList
	freed := r.d.end(e, day, a.Reason)
	if _, err := r.add(place, a.With, e.ID); err != nil {
		return Plan{}, err
	}
	comes := r.people[len(r.people)-1].person
	return r.d.planned("%s takes over from %s on %s.%s", comes.Name(), s.Person(e.Person).Name(), day.Long(), freedWords(freed)), nil
}

// PutOnList makes a full place of one that is none yet: of a walk-in, who keeps the day
// on which they first came, or of somebody who waits, applied or asked.
type PutOnList struct {
	// Place is the place as it should be; school, role, designation, year and remark are
	// taken from it.
	Place      Enrolment
	SchoolName string
	// Person is the card as it should be; without a name it stays as it is.
	Person Person
	// Day is the first of the place of somebody who had not come yet; today where nothing
	// is said.
	Day Day
	// Anyway: they look like somebody who is here, and are somebody else.
	Anyway bool
	// Over is why one more is taken though all places are.
	Over string
}

// Plan writes what differs, and that they are on the list.
func (a PutOnList) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Place.ID)
	if err != nil {
		return Plan{}, err
	}
	was := s.Person(e.Person)
	if was == nil {
		return Plan{}, refuse("The card of this person is not here: add them anew.")
	}
	if a.Person.Name() == "" {
		a.Person = *was
	}
	p, err := tidyPerson(a.Person)
	if err != nil {
		return Plan{}, err
	}
	p.ID = was.ID
	if err := cmp.Or(s.checkDay(a.Day), checkYear(a.Place.Year)); err != nil {
		return Plan{}, err
	}
	switch e.Status {
	case NotOnList, Interested, DatesSent, Applied, Waiting, Declined:
	case Withdrawn:
		return Plan{}, refuse("%s withdrew. Give the place back instead.", was.Name())
	default:
		return Plan{}, refuse("%s is on the list already: %s.", was.Name(), e.Status)
	}
	r := newRoster(NewDraft(s, env, VerbPutOnList, e.ID))
	school, err := r.school(a.Place.School, a.SchoolName)
	if err != nil {
		return Plan{}, err
	}
	twin, why := r.twin(p, school, e.ID)
	if twin.place != 0 && !a.Anyway {
		return Plan{}, refuse("%s%s, %s. If the two are one person, make them one; if not, put them on the list all the same.", why, r.who(twin), twin.status)
	}
	if err := cmp.Or(r.apart(&p, school, e.ID), r.room(a.Over)); err != nil {
		return Plan{}, err
	}
	d, k := r.d, KindEnrolment
	d.card(was, p)
	from := e.From
	if e.Status != NotOnList {
		from = cmp.Or(a.Day, DayOf(env.Now))
		d.int(k, e.ID, enrolmentFrom, int64(from))
	}
	d.status(e, Enrolled, cmp.Or(from, DayOf(env.Now)))
	if e.School != school {
		d.id(k, e.ID, enrolmentSchool, school)
	}
	if role := Tidy(a.Place.Role, MaxName); role != e.Role {
		d.text(k, e.ID, enrolmentRole, role)
	}
	if a.Place.Designation != e.Designation {
		d.int(k, e.ID, enrolmentDesignation, int64(a.Place.Designation))
	}
	if a.Place.Year != e.Year {
		d.int(k, e.ID, enrolmentYear, int64(a.Place.Year))
	}
	if remark := Tidy(a.Place.Remark, MaxNote); remark != e.Remark {
		d.set(fieldOf(k, e.ID, enrolmentRemark, 0), remark, e.Person)
	}
	if twin.place != 0 {
		d.Override(*e, twin.person.ID, anotherPerson)
	}
	r.takes(*e, a.Over)
	return d.planned("%s: on the list.", p.Name()), nil
}

// RemovePlace takes away a place that was entered by mistake, and the card with it
// where nothing else needs it.
type RemovePlace struct{ Enrolment ID }

// Plan removes it where nothing was ever marked.
func (a RemovePlace) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name := s.Person(e.Person).Name()
	if s.everMarked(e) {
		return Plan{}, refuse("%s was marked, and marks are kept. Withdraw them instead.", name)
	}
	for _, o := range s.Enrolments {
		if o.Replaces == e.ID {
			return Plan{}, refuse("%s took over this place. Withdraw %s instead.", s.Person(o.Person).Name(), name)
		}
	}
	d := NewDraft(s, env, VerbRemovePlace, e.ID)
	behind := s.placesOf(e.ID)
	for _, id := range behind {
		d.Remove(KindEnrolment, id)
	}
	if !s.needed(e.Person, behind) {
		for _, id := range s.recordsOf(e.Person) {
			d.Remove(KindPerson, id)
		}
	}
	return d.planned("%s: removed from the list.", name), nil
}

// everMarked tells whether anything was marked that was not taken back with undo.
func (s *Snapshot) everMarked(e *Enrolment) bool {
	marked := false
	for _, id := range s.placesOf(e.ID) {
		s.Record(change.Key{Kind: KindEnrolment, Record: id}).Elems(enrolmentMark, func(_ ID, c change.Cell) {
			for _, h := range c {
				marked = marked || !h.Take && h.Value != "" && c.Alive(h.Ref)
			}
		})
	}
	return marked
}

// needed tells whether a card is referred to by anything but some places: another place,
// or somebody's substitute.
func (s *Snapshot) needed(person ID, but []ID) bool {
	is := func(id ID) bool { return id != 0 && s.keptOf(id) == person }
	for _, e := range list[Enrolment](s, KindEnrolment) {
		if is(e.Person) && !slices.Contains(but, e.ID) {
			return true
		}
		for _, t := range e.told {
			if is(t.Substitute) {
				return true
			}
		}
		for _, claims := range e.marks {
			if slices.ContainsFunc(claims, func(c Claimed) bool { return is(c.Mark.Substitute) }) {
				return true
			}
		}
	}
	return false
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
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentRemark, 0), Tidy(a.Text, MaxNote), e.Person)
	return d.planned("%s: noted.", s.Person(e.Person).Name()), nil
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
	x, name := s.Session(a.Session), s.Person(e.Person).Name()
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
