package model

import (
	"cmp"
	"fmt"
	"slices"
)

// TakeMeeting marks a register as reports of a meeting say, as far as a lead has decided.
// Marks that a person made stay unless it is said otherwise; who is not in the report is
// left alone unless it is said that they are absent. What was decided of people is
// remembered at their cards.
type TakeMeeting struct{ Intake MeetingIntake }

// Plan writes what differs, all of it in one change.
func (a TakeMeeting) Plan(s *Snapshot, env Env) (Plan, error) {
	x := a.Intake.settle(s, DayOf(env.Now))
	if x.stop != "" {
		return Plan{}, refuse("%s", x.stop)
	}
	if _, err := s.openToday(x.sheet.ID, env); err != nil {
		return Plan{}, err
	}
	verb := VerbTeams
	if a.Intake.kind == IntakeZoom {
		verb = VerbZoom
	}
	t := &taking{x: x, d: NewDraft(s, env, verb, 0, x.sheet.ID.Session, x.sheet.ID.Slot), as: map[int]ID{}, cards: map[ID]*Person{}}
	if err := t.marks(); err != nil {
		return Plan{}, err
	}
	t.remember()
	t.d.text(KindCohort, s.Cohort.ID, cohortMeetings, x.rule.pack())
	for k := range x.a.reports {
		t.keep(k)
	}
	return t.d.planned("%s", t.say()), nil
}

// taking is reports that are being taken in.
type taking struct {
	x *settled
	d *Draft
	// as are the places of those who were added, by their number in the reports.
	as map[int]ID
	// cards are those to which something is added, by their IDs, in the order of them.
	cards                     map[ID]*Person
	order                     []ID
	marked, added, remembered int
}

// marks writes every mark that changes.
func (t *taking) marks() error {
	x := t.x
	done := map[ID]bool{}
	for i := range x.lines {
		l := &x.lines[i]
		switch l.fate {
		case fateAdds:
			if err := t.add(l); err != nil {
				return err
			}
		case fateMarks:
			if done[l.place.ID] {
				continue
			}
			done[l.place.ID] = true
			if v := x.verdict(l.place, x.seenOf(l.place, nil), x.takes(l.place)); v.verdict == WouldChange {
				t.mark(l.place, v.mark)
			}
		}
	}
	for i := range x.others {
		if o := &x.others[i]; o.verdict == WouldChange {
			t.mark(o.row.Enrolment, o.mark)
		}
	}
	return nil
}

func (t *taking) mark(e *Enrolment, m Mark) {
	t.d.mark(e, t.x.sheet.Session.ID, m)
	t.marked++
}

// add gives somebody who is on no list a card and a row, as at the door.
func (t *taking) add(l *meetingLine) error {
	x, d := t.x, t.d
	m, there := x.rule.mark(&x.sheet, l.seen, x.length)
	if !there {
		return nil
	}
	name := Tidy(meetingName(l.of.Name), MaxName)
	if given, family := SplitName(name); Fold(given+family) == "" {
		return refuse("Row %d has no name: say who it is, or leave it out.", l.of.Row)
	}
	e, person := d.env.NewID(), d.person(name)
	for _, m := range l.of.Emails {
		if mail, wrong := ReadEmail(m); wrong == "" && mail != "" {
			d.elem(KindPerson, person, personEmail, d.env.NewID(), mail)
		}
	}
	d.id(KindEnrolment, e, enrolmentPerson, person)
	d.int(KindEnrolment, e, enrolmentStatus, int64(NotOnList))
	d.int(KindEnrolment, e, enrolmentFrom, int64(x.sheet.Date))
	if x.sheet.Slot != nil {
		d.elem(KindEnrolment, e, enrolmentBooking, x.sheet.Session.ID, packID(x.sheet.Slot.ID))
	}
	d.elem(KindEnrolment, e, enrolmentMark, x.sheet.Session.ID, m.pack())
	t.as[l.n] = e
	t.added++
	return nil
}

// remember adds to the cards of those whom a lead named the name and the addresses that the
// report has, so that the next report is of them by itself. A name or an address that is
// somebody else's is not.
func (t *taking) remember() {
	x := t.x
	for i := range x.lines {
		l := &x.lines[i]
		if l.fate != fateMarks || !l.decided {
			continue
		}
		p := t.card(l.place.Person)
		if p == nil {
			continue
		}
		news := false
		base := Tidy(meetingName(l.of.Name), MaxName)
		if t.maySayWho(l, base) && !slices.ContainsFunc(p.Aliases, func(a string) bool { return Fold(a) == Fold(base) }) {
			p.Aliases, news = append(p.Aliases, base), true
			t.forget(l.place, base)
		}
		for _, m := range l.of.Emails {
			if mail, wrong := ReadEmail(m); wrong == "" && mail != "" && !hasMail(p.Emails, mail) && !t.addressed(l.place, mail) {
				p.Emails, news = append(p.Emails, mail), true
			}
		}
		if news {
			t.remembered++
		}
	}
	for _, id := range t.order {
		t.d.card(x.s.Person(id), *t.cards[id])
	}
}

// maySayWho tells whether a name can be remembered as somebody's: it is no machine's, nobody
// else's, all in the report who bear it are this person, and it is not known anyhow.
func (t *taking) maySayWho(l *meetingLine, name string) bool {
	x := t.x
	if nobodysName(name) || notetaker(name) || t.others(l.place, x.acq.names[sortedWords(name)]) {
		return false
	}
	alone := true
	for i := range x.lines {
		o := &x.lines[i]
		if o == l || Fold(meetingName(o.of.Name)) != Fold(name) {
			continue
		}
		alone = false
		if o.place != l.place {
			return false
		}
	}
	return !alone || sortedWords(name) != sortedWords(x.s.Person(l.place.Person).Name())
}

// card is the card of a person as it will be; nil where it is gone.
func (t *taking) card(person ID) *Person {
	was := t.x.s.Person(person)
	if was == nil {
		return nil
	}
	if p, there := t.cards[was.ID]; there {
		return p
	}
	p := *was
	p.Emails, p.Aliases = slices.Clone(p.Emails), slices.Clone(p.Aliases)
	t.cards[was.ID] = &p
	t.order = append(t.order, was.ID)
	return &p
}

// others tells whether anybody but the one of a place is among some.
func (t *taking) others(e *Enrolment, among []*Enrolment) bool {
	return slices.ContainsFunc(among, func(o *Enrolment) bool { return o.Person != e.Person })
}

// addressed tells whether an address is somebody else's, or becomes so here.
func (t *taking) addressed(e *Enrolment, mail string) bool {
	for id, p := range t.cards {
		if id != e.Person && hasMail(p.Emails, mail) {
			return true
		}
	}
	return slices.ContainsFunc(t.x.s.Enrolments, func(o *Enrolment) bool {
		p := t.x.s.Person(o.Person)
		return p != nil && o.Person != e.Person && hasMail(p.Emails, mail)
	})
}

// forget takes a name from those to whom it was put before: a lead has said whose it is.
func (t *taking) forget(e *Enrolment, name string) {
	for _, o := range t.x.acq.aliases[Fold(name)] {
		if o.Person == e.Person {
			continue
		}
		if p := t.card(o.Person); p != nil {
			p.Aliases = slices.DeleteFunc(p.Aliases, func(a string) bool { return Fold(a) == Fold(name) })
		}
	}
}

// keep writes that a report was taken in, and who was there. It is written whenever a mark
// is, so that the mark is known to be the report's; where no mark is, only what a lead
// decided is added to what is kept.
func (t *taking) keep(k int) {
	x := t.x
	now := TakenReport{Sheet: x.sheet.ID, Kind: x.a.kind, Rule: x.rule, digest: x.a.digests[k], absent: x.absent}
	was := x.takenAs(k)
	now.ID = was.ID
	for i := range x.lines {
		l := &x.lines[i]
		if l.of.at[k] < 0 {
			continue
		}
		place := t.as[l.n]
		if l.fate == fateMarks {
			place = l.place.ID
		}
		if place != 0 || l.decided && l.fate != fateAsks {
			now.Seen = append(now.Seen, Attendance{Enrolment: place, row: l.of.at[k] + 1, Presence: x.presenceIn(k, l.of.at[k]).kept()})
		}
	}
	for i := range x.others {
		if o := &x.others[i]; o.beside != nil && o.beside.of.at[k] >= 0 {
			now.Seen = append(now.Seen, Attendance{Enrolment: o.row.Enrolment.ID, Presence: x.presenceIn(k, o.beside.of.at[k]).kept()})
		}
	}
	for _, a := range was.Seen {
		if !slices.ContainsFunc(now.Seen, func(b Attendance) bool { return b.row == a.row && (a.row > 0 || b.Enrolment == a.Enrolment) }) {
			now.Seen = append(now.Seen, a)
		}
	}
	slices.SortFunc(now.Seen, func(a, b Attendance) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.Enrolment, b.Enrolment))
	})
	changes := t.marked+t.added > 0
	if !changes {
		if !slices.ContainsFunc(x.lines, func(l meetingLine) bool { return l.decided }) {
			return
		}
		if was.ID != 0 {
			now.Rule, now.absent = was.Rule, was.absent
		}
	}
	if now.ID == 0 {
		now.ID = t.d.env.NewID()
	}
	f := fieldOf(KindCohort, x.s.Cohort.ID, cohortReport, now.ID)
	if changes {
		t.d.force(f, now.pack(), 0)
		return
	}
	t.d.set(f, now.pack(), 0)
}

// say is what was done.
func (t *taking) say() string {
	x := t.x
	head := fmt.Sprintf("%s report, %s", meetingKind(x.a.kind), x.sheet.Name())
	if t.d.Change() == nil {
		return head + ": nothing changes."
	}
	say := head + ": " + counted(t.marked, "mark", "marks")
	if t.added > 0 {
		say += fmt.Sprintf(", %d added who %s not on the list", t.added, plural(t.added, "was", "were"))
	}
	if t.remembered > 0 {
		say += ", " + counted(t.remembered, "name", "names") + " remembered"
	}
	asks := 0
	for i := range x.lines {
		if x.lines[i].fate == fateAsks {
			asks++
		}
	}
	if asks > 0 {
		say += fmt.Sprintf("; %s not known and left out", count(asks, "person", "was", "were"))
	}
	return say + "."
}
