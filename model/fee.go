package model

import (
	"fmt"
	"slices"

	"workgroup/model/change"
)

// FeeState is where a fee stands.
type FeeState uint8

// The states of a fee. None and Proposed are worked out when read; a person decides the
// others.
const (
	FeeNone     FeeState = 0 // nothing is owed
	FeeProposed FeeState = 1
	FeeCharged  FeeState = 2
	FeeWaived   FeeState = 3
	FeePaid     FeeState = 4
)

// String is the state as it is shown and exported.
func (s FeeState) String() string {
	return [...]string{"nothing owed", "proposed", "charged", "waived", "paid"}[min(s, FeePaid)]
}

// Decision is what a lead decided of a fee: who, on which day, and how much it was then.
type Decision struct {
	State FeeState
	Since Since
	Pence int
	// Charged is, of a fee that was paid, when it was charged and by whom.
	Charged Since
}

// Owed is what one place owes for one session, or does not: derived, but for the decision.
type Owed struct {
	Enrolment *Enrolment
	Session   *Session
	// Slot is the date of a visit that was booked, School the one of that day.
	Slot, School ID
	Mark         Mark
	// Day is that of the session; of a visit, that of the date booked.
	Day Day
	// Told is the day on which somebody told us that they cannot come; unknown where nobody
	// did. Against is the date that was in force then, Notice the days between.
	Told, Against Day
	Notice        int
	// Late: it is for a cancellation that was too late; else for not coming without notice.
	Late bool
	// Why is why nothing is owed; "" where something is.
	Why   string
	State FeeState
	Pence int
	// Decision is zero where nothing is decided; Reason is why the fee was waived.
	Decision Decision
	Reason   string
	// Answers are two decisions that differ: until one is made, it is proposed.
	Answers []Decision
	// With is whose fee is the one of the school for this session; nil elsewhere.
	With *Enrolment
}

// Unfit tells whether a fee is charged or paid although nothing is owed any more: the mark
// was corrected since, or somebody else stands for the school.
func (o *Owed) Unfit() bool { return o.Why != "" && (o.State == FeeCharged || o.State == FeePaid) }

// Open tells whether somebody has to decide it.
func (o *Owed) Open() bool { return o.State == FeeProposed }

// Charges are all who did not come to a session, or of whom a fee was decided, by session
// and in the order of the register. Nothing is ever charged by itself: what the rule of the
// cohort asks for is proposed.
//
// Source: "reserves the right to charge a £75 fee for non-attendance to the sessions or for
// cancellations to any of the sessions with less than 1 weeks' notice" (London Central and
// West, 2021/22). It does not say what a substitute, an illness or a session that was moved
// means: a substitute sent, excused, paused, caught up elsewhere, not held and not enrolled
// on the day owe nothing, and a lead waives the rest.
func (s *Snapshot) Charges() []Owed {
	var out []Owed
	for _, x := range s.Sessions {
		from := len(out)
		for _, e := range s.Enrolments {
			decided := len(e.fees[x.ID]) > 0
			if !decided && (s.Cohort.Fee == nil || !stayedAway(e, x.ID) || x.State != Planned) {
				continue
			}
			out = append(out, s.owed(e, x))
		}
		if f := s.Cohort.Fee; f != nil && f.PerSchool {
			s.oncePerSchool(out[from:])
		}
	}
	return out
}

// stayedAway tells whether any mark of a session says that the person did not come.
func stayedAway(e *Enrolment, session ID) bool {
	return slices.ContainsFunc(e.Claims(session), func(c Claimed) bool {
		switch c.Mark.Kind {
		case Absent, Cancelled, Substitute, Excused:
			return true
		}
		return false
	})
}

// owed is what a place owes for a session, not looking at others of the school.
func (s *Snapshot) owed(e *Enrolment, x *Session) Owed {
	o := Owed{Enrolment: e, Session: x, Mark: s.MarkOf(e, x), Day: s.dayOf(e, x), School: s.SchoolAt(e, x), Reason: e.feeReasons[x.ID]}
	if slot := s.Slot(e.Booking(x.ID)); x.Kind == Visit && slot != nil {
		o.Slot = slot.ID
	}
	told := e.Told(x.ID)
	if told.Kind == CannotCome {
		o.Told = told.On
	}
	if o.Mark.Kind == Cancelled && o.Mark.ToldOn.Known() {
		o.Told = o.Mark.ToldOn
	}
	if f := s.Cohort.Fee; f != nil && o.Told.Known() {
		if o.Against = s.inForce(e, x, o.Told); o.Against.Known() {
			o.Notice = f.Notice(o.Told, o.Against)
		}
	}
	o.Why, o.Late = s.whyNothing(&o)
	switch ds := e.fees[x.ID]; {
	case len(ds) == 1:
		o.Decision, o.State, o.Pence = ds[0], ds[0].State, ds[0].Pence
	case len(ds) > 1:
		o.Answers, o.State, o.Pence = ds, FeeProposed, ds[0].Pence
	case o.Why == "":
		o.State, o.Pence = FeeProposed, s.Cohort.Fee.Pence
	}
	return o
}

// whyNothing is why nothing is owed, "" where something is; late says that it is for a
// cancellation.
func (s *Snapshot) whyNothing(o *Owed) (why string, late bool) {
	f := s.Cohort.Fee
	slot := s.Slot(o.Slot)
	switch {
	case f == nil:
		return "this cohort has no fee rule", false
	case f.Pence == 0:
		return "the fee of the rule is £0", false
	case o.Session.State != Planned, slot != nil && slot.State != Planned:
		return "not held", false
	case len(o.Enrolment.Claims(o.Session.ID)) > 1:
		return "two answers, nobody has decided", false
	}
	switch o.Mark.Kind {
	case Substitute:
		return "a substitute was sent", false
	case Elsewhere:
		return "caught up elsewhere", false
	case Absent, Cancelled:
	default:
		return o.Mark.Words(), false
	}
	switch e := o.Enrolment; {
	case e.StatusOn(o.Day) == Paused:
		return "paused on that day", false
	case !e.Counts() || e.Status == NotOnList || !e.On(o.Day):
		return "not enrolled on that day", false
	}
	return f.judge(o)
}

// judge judges somebody who did not come, by what was told and when.
func (f *FeeRule) judge(o *Owed) (why string, late bool) {
	switch {
	case !o.Told.Known() && o.Mark.Kind == Cancelled:
		return "cancelled, on which day is not known", false
	case o.Told.Known() && !o.Against.Known():
		return "told before it had a date", false
	case !o.Told.Known() || o.Told > o.Against:
		if !f.NonAttendance {
			return "the rule is for cancellations", false
		}
		return "", false
	case !f.LateCancellation:
		return "told before", false
	case f.InTime(o.Notice):
		return fmt.Sprintf("told %s before, in time", f.DaysWords(o.Notice)), false
	}
	return "", true
}

// oncePerSchool leaves one fee for each school of one session: that of whom it was charged,
// else of the first of the register. The others stand with it.
func (s *Snapshot) oncePerSchool(rows []Owed) {
	bearer := map[ID]*Owed{}
	rank := func(o *Owed) int {
		switch {
		case o.State == FeeCharged || o.State == FeePaid:
			return 0
		case o.Decision.State != FeeNone || len(o.Answers) > 0:
			return 1
		}
		return 2
	}
	for i := range rows {
		o := &rows[i]
		if was := bearer[o.School]; o.Why == "" && o.School != 0 && (was == nil || rank(o) < rank(was)) {
			bearer[o.School] = o
		}
	}
	for i := range rows {
		o := &rows[i]
		first := bearer[o.School]
		if o.Why != "" || first == nil || first == o {
			continue
		}
		o.With, o.Why = first.Enrolment, "one fee for the school, with "+s.Person(first.Enrolment.Person).Apart()
		if rank(o) == 2 {
			o.State, o.Pence = FeeNone, 0
		}
	}
}

// FeeSum is how many fees stand in a state, and how much they are.
type FeeSum struct{ Number, Pence int }

// FeeTotals are the sums of each state, by its number.
type FeeTotals [FeePaid + 1]FeeSum

// Totals adds charges up.
func Totals(all []Owed) FeeTotals {
	var t FeeTotals
	for i := range all {
		t[all[i].State].Number++
		t[all[i].State].Pence += all[i].Pence
	}
	return t
}

// ChargesOf are those of one place.
func (s *Snapshot) ChargesOf(e *Enrolment) []Owed {
	return slices.DeleteFunc(s.Charges(), func(o Owed) bool { return o.Enrolment.ID != e.ID })
}

// feesDecided is of how many places the fee for a session is decided.
func (s *Snapshot) feesDecided(session ID) int {
	n := 0
	for _, e := range s.Enrolments {
		if len(e.fees[session]) > 0 {
			n++
		}
	}
	return n
}

func (d Decision) pack() string {
	if d.State == FeeNone {
		return ""
	}
	var p packer
	p.uint(uint64(d.State))
	p.int(int64(d.Since.Day))
	p.uint(uint64(d.Since.Lead))
	p.uint(uint64(d.Pence))
	p.int(int64(d.Charged.Day))
	p.uint(uint64(d.Charged.Lead))
	return string(p)
}

func unpackDecision(v string) Decision {
	if v == "" {
		return Decision{}
	}
	u := unpacker{rest: v}
	return Decision{
		State: FeeState(u.uint()), Since: Since{Day(u.int()), ID(u.uint())}, Pence: int(u.uint()),
		Charged: Since{Day(u.int()), ID(u.uint())},
	}
}

// decisions are those that stand and differ.
func decisions(standing []change.Held) []Decision {
	var out []Decision
	for _, h := range standing {
		if h.Value != "" {
			out = append(out, unpackDecision(h.Value))
		}
	}
	return differing(out)
}

// differing drops decisions that say what another says too, whoever made them.
func differing(all []Decision) []Decision {
	var out []Decision
	for _, d := range all {
		if !slices.ContainsFunc(out, func(o Decision) bool { return o.State == d.State && o.Pence == d.Pence }) {
			out = append(out, d)
		}
	}
	return out
}
