package model

import "fmt"

// Charge charges what a place owes for a session. Nothing is charged before.
type Charge struct{ Enrolment, Session ID }

// Plan charges it: as much as the rule says today.
func (a Charge) Plan(s *Snapshot, env Env) (Plan, error) {
	o, err := s.toDecide(a.Enrolment, a.Session)
	if err != nil {
		return Plan{}, err
	}
	if o.State == FeeCharged {
		return Plan{Say: fmt.Sprintf("%s: charged already, %s.", s.nameOf(o.Enrolment.ID), o.Decision.Since.Day.Short())}, nil
	}
	return s.decide(env, VerbCharged, o, FeeCharged, ""), nil
}

// Waive lets a place off what it owes for a session.
type Waive struct {
	Enrolment, Session ID
	Reason             string
}

// Plan waives it, and keeps why.
func (a Waive) Plan(s *Snapshot, env Env) (Plan, error) {
	o, err := s.toDecide(a.Enrolment, a.Session)
	if err != nil {
		return Plan{}, err
	}
	var c check
	if c.why(&a.Reason); c.err != nil {
		return Plan{}, c.err
	}
	if o.State == FeeWaived && o.Reason == a.Reason {
		return Plan{Say: fmt.Sprintf("%s: waived already, for this reason.", s.nameOf(o.Enrolment.ID))}, nil
	}
	return s.decide(env, VerbWaived, o, FeeWaived, a.Reason), nil
}

// Paid notes that a fee that was charged is paid.
type Paid struct{ Enrolment, Session ID }

// Plan notes it. It is noted also where nothing is owed any more: the money came.
func (a Paid) Plan(s *Snapshot, env Env) (Plan, error) {
	o, err := s.feeAt(a.Enrolment, a.Session)
	name := s.nameOf(a.Enrolment)
	switch {
	case err != nil:
		return Plan{}, err
	case o.State == FeePaid:
		return Plan{Say: fmt.Sprintf("%s: paid already, %s.", name, o.Decision.Since.Day.Short())}, nil
	case o.State != FeeCharged:
		return Plan{}, refuse("%s was not charged: %s. Charge it first.", name, o.stands())
	}
	return s.decide(env, VerbPaid, o, FeePaid, ""), nil
}

// TakeBackDecision takes back what was decided of a fee: it is proposed again, where
// something is owed.
type TakeBackDecision struct{ Enrolment, Session ID }

// Plan takes it back.
func (a TakeBackDecision) Plan(s *Snapshot, env Env) (Plan, error) {
	o, err := s.feeAt(a.Enrolment, a.Session)
	switch {
	case err != nil:
		return Plan{}, err
	case len(o.Enrolment.fees[o.Session.ID]) == 0:
		return Plan{Say: fmt.Sprintf("%s: nothing is decided.", s.nameOf(o.Enrolment.ID))}, nil
	}
	d := NewDraft(s, env, VerbUndecided, o.Enrolment.ID, o.Session.ID, o.Slot)
	d.Decide(o.Enrolment, o.Session.ID, Decision{}, "")
	after, err := s.Apply(d.c).feeAt(a.Enrolment, a.Session)
	if err != nil {
		return Plan{}, err
	}
	return d.planned("%s: %s.", s.nameOf(o.Enrolment.ID), after.stands()), nil
}

// stands is how a fee stands, in a few words.
func (o *Owed) stands() string {
	if o.State == FeeNone {
		return "nothing is owed, " + o.Why
	}
	return Pounds(o.Pence) + " " + o.State.String()
}

// toDecide is the fee that a lead decides: one that is owed and not paid.
func (s *Snapshot) toDecide(enrolment, session ID) (Owed, error) {
	o, err := s.feeAt(enrolment, session)
	if err != nil {
		return o, err
	}
	name := s.nameOf(o.Enrolment.ID)
	switch {
	case o.State == FeePaid:
		return o, refuse("%s has paid. Take that back first, if it is wrong.", name)
	case o.Why != "":
		return o, refuse("%s owes nothing for session %d: %s.", name, o.Session.Number, o.Why)
	}
	return o, nil
}

// feeAt is what a place owes for a session, looking at others of its school.
func (s *Snapshot) feeAt(enrolment, session ID) (Owed, error) {
	e, x := s.Enrolment(enrolment), s.Session(session)
	switch {
	case e == nil:
		return Owed{}, gonePlace
	case x == nil:
		return Owed{}, goneSession
	}
	for _, o := range s.Charges() {
		if o.Enrolment.ID == e.ID && o.Session.ID == x.ID {
			return o, nil
		}
	}
	return s.owed(e, x), nil
}

// decide writes a decision of today.
func (s *Snapshot) decide(env Env, verb Verb, o Owed, to FeeState, reason string) Plan {
	is := Decision{State: to, Since: Since{DayOf(env.Now), env.Lead}, Pence: o.Pence}
	switch {
	case to == FeePaid:
		is.Charged = o.Decision.Since
	case s.Cohort.Fee != nil:
		is.Pence = s.Cohort.Fee.Pence
	}
	d := NewDraft(s, env, verb, o.Enrolment.ID, o.Session.ID, o.Slot)
	d.Decide(o.Enrolment, o.Session.ID, is, reason)
	say := fmt.Sprintf("%s: %s %s for session %d", s.nameOf(o.Enrolment.ID), Pounds(is.Pence), to, o.Session.Number)
	if reason != "" {
		say += ", because: " + reason
	}
	return d.planned("%s.", say)
}

// Decide writes what was decided of a fee, and why; a decision without a state is none.
func (d *Draft) Decide(e *Enrolment, session ID, is Decision, reason string) {
	d.elem(KindEnrolment, e.ID, enrolmentFee, session, is.pack())
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentFeeReason, session), reason, e.Person)
}
