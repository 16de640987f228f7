package model

import (
	"cmp"
	"slices"
	"time"

	"workgroup/model/change"
)

// PutOff is a finding that a lead put off: it is not shown before the day.
type PutOff struct {
	Key    FindingKey
	Until  Day
	Reason string
}

// Deferred is a finding that is put off, with until when and why.
type Deferred struct {
	Finding
	PutOff PutOff
}

// Deferred are the findings that are put off and would be shown else, those that come back
// first first.
func (s *Snapshot) Deferred(now time.Time) []Deferred {
	_, off := s.ToDo(now)
	return off
}

// ToDo are both: what there is to do, and what of it is put off.
func (s *Snapshot) ToDo(now time.Time) (shown []Finding, off []Deferred) {
	shown, off = s.findingsOn(DayOf(now))
	slices.SortStableFunc(off, func(a, b Deferred) int { return cmp.Compare(a.PutOff.Until, b.PutOff.Until) })
	return shown, off
}

// putOff is how a finding is put off, if it is.
func (s *Snapshot) putOff(k FindingKey) (PutOff, bool) {
	for _, p := range s.Cohort.PutOffs {
		if p.Key == k {
			return p, true
		}
	}
	return PutOff{}, false
}

// MaxPutOff is for how many days a finding is put off at most.
const MaxPutOff = 366

// PutOffFinding puts a finding off until a day, with a reason. Another one puts it off anew.
type PutOffFinding struct {
	Key    FindingKey
	Until  Day
	Reason string
}

// Plan writes it.
func (a PutOffFinding) Plan(s *Snapshot, env Env) (Plan, error) {
	today := DayOf(env.Now)
	was, _ := s.putOff(a.Key)
	var c check
	c.that(a.Until > today, FieldDate, "Put it off until a day to come.")
	c.that(a.Until <= today+MaxPutOff, FieldDate, "%s is more than a year away: put it off for less.", a.Until.Long())
	c.needed(FieldReason, &a.Reason, was.Reason, MaxName, "Say why in a few words: the reason is kept.")
	if c.err != nil {
		return Plan{}, c.err
	}
	f, there := s.finding(a.Key, today)
	if !there {
		return Plan{}, refuse("This is not to be done any more.")
	}
	d := NewDraft(s, env, VerbPutOff, f.Enrolment, f.Session, f.Slot)
	d.putOff(PutOff(a))
	return d.planned("Put off until %s: %s.", a.Until.Long(), f.Sentence), nil
}

// ShowAgain takes back that a finding was put off.
type ShowAgain struct{ Key FindingKey }

// Plan takes it back.
func (a ShowAgain) Plan(s *Snapshot, env Env) (Plan, error) {
	if _, is := s.putOff(a.Key); !is {
		return Plan{}, refuse("This is not put off.")
	}
	f, _ := s.finding(a.Key, DayOf(env.Now))
	d := NewDraft(s, env, VerbShownAgain, f.Enrolment, f.Session, f.Slot)
	d.set(a.Key.field(s), "", s.subjectOf(a.Key))
	return d.planned("To do again: %s.", cmp.Or(f.Sentence, "what was put off")), nil
}

// finding is the finding of a key, put off or not. One that is about another cohort too, or
// the register of schools, is taken on trust: what stands there is not known here.
func (s *Snapshot) finding(k FindingKey, today Day) (Finding, bool) {
	shown, off := s.findingsOn(today)
	for _, d := range off {
		shown = append(shown, d.Finding)
	}
	for _, f := range shown {
		if f.Key == k {
			return f, true
		}
	}
	if k.Kind == FindNoDetails {
		return Finding{Key: k, Sentence: "details of schools missing"}, true
	}
	if e := s.Enrolment(k.Of); k.Kind == FindDiffers && e != nil {
		return Finding{Key: k, Enrolment: e.ID, Sentence: s.Person(e.Person).Apart() + ": card differs from that in another cohort"}, true
	}
	if e, x := s.Enrolment(k.Of), s.Session(k.And); k.Kind == FindClash && e != nil && x != nil {
		return Finding{Key: k, Enrolment: e.ID, Session: x.ID, Sentence: s.clashWords(e, x)}, true
	}
	return Finding{}, false
}

// field is where it stands that a finding is put off: what is about one person is sealed
// with their notes, for the reason describes them.
func (k FindingKey) field(s *Snapshot) change.Field {
	if s.subjectOf(k) != 0 {
		return fieldOf(KindCohort, s.Cohort.ID, cohortPutOffOf, k.ID())
	}
	return fieldOf(KindCohort, s.Cohort.ID, cohortPutOff, k.ID())
}

// subjectOf is the person whom a finding is about, or 0.
func (s *Snapshot) subjectOf(k FindingKey) ID {
	if e := s.Enrolment(k.about()); e != nil {
		return e.Person
	}
	if k.Kind == FindRemoved {
		return s.personOf(k.Of)
	}
	return 0
}

func (d *Draft) putOff(p PutOff) {
	var v packer
	v.uint(uint64(p.Key.Kind))
	v.id(p.Key.Of)
	v.id(p.Key.And)
	v.int(int64(p.Until))
	v.text(p.Reason)
	d.set(p.Key.field(d.s), string(v), d.s.subjectOf(p.Key))
}

// putOffs are what was put off. Where two leads put off one thing until two days it comes
// back on the first; what one of them took back is not put off.
func (r reader) putOffs() []PutOff {
	var out []PutOff
	read := func(_ ID, c change.Cell) {
		var p PutOff
		for i, h := range c.Standing() {
			if h.Value == "" || h.Erased {
				return
			}
			u := unpacker{rest: h.Value}
			o := PutOff{Key: FindingKey{FindingKind(u.uint()), u.id(), u.id()}, Until: Day(u.int()), Reason: u.text()}
			if u.short {
				return
			}
			if i == 0 || o.Until < p.Until {
				p = o
			}
		}
		if p.Until.Known() {
			out = append(out, p)
		}
	}
	r.Elems(cohortPutOff, read)
	r.Elems(cohortPutOffOf, read)
	slices.SortFunc(out, func(a, b PutOff) int {
		return cmp.Or(cmp.Compare(a.Until, b.Until), cmp.Compare(a.Key.ID(), b.Key.ID()))
	})
	return out
}
