package model

import "fmt"

// CallOffSession calls a session off ahead of its day. A new date makes it planned
// again.
type CallOffSession struct {
	Session ID
	Reason  string
}

// Plan calls it off; its marks are kept.
func (a CallOffSession) Plan(s *Snapshot, env Env) (Plan, error) {
	return s.standDown(env, a.Session, VerbCalledOff, CalledOff, a.Reason)
}

// SessionNotHeld says that a session was not held on its day: snow, a strike.
// Nobody is absent, and nobody earns anything.
type SessionNotHeld struct {
	Session ID
	Reason  string
}

// Plan notes it; its marks are kept.
func (a SessionNotHeld) Plan(s *Snapshot, env Env) (Plan, error) {
	return s.standDown(env, a.Session, VerbNotHeld, NotHeldAt, a.Reason)
}

// OnlineInstead takes a session out of the room and online. Marks and what was told
// hold on.
type OnlineInstead struct {
	Session ID
	Reason  string
}

// Plan moves it online.
func (a OnlineInstead) Plan(s *Snapshot, env Env) (Plan, error) {
	x, err := s.changeable(a.Session)
	if err != nil {
		return Plan{}, err
	}
	if x.Mode == Online && x.State == Planned {
		return Plan{}, refuse("Session %d is online already.", x.Number)
	}
	var c check
	if c.why(&a.Reason); c.err != nil {
		return Plan{}, c.err
	}
	back := x.State != Planned
	x.State, x.Instead, x.Mode, x.Reason = Planned, true, Online, a.Reason
	d := NewDraft(s, env, VerbOnlineInstead, 0, x.ID)
	d.Session(*x)
	say := fmt.Sprintf("Session %d is online instead: %s.", x.Number, a.Reason)
	switch n := s.marked(x.ID); {
	case n > 0 && back:
		say += fmt.Sprintf(" %s again.", count(n, "mark", "counts", "count"))
	case n > 0:
		say += fmt.Sprintf(" %s.", count(n, "mark", "is kept and counts", "are kept and count"))
	}
	return d.planned("%s", say+s.toldWords(x.ID)), nil
}

// HeldAfterAll takes back that a session was called off, not held or online instead.
// It is an action of its own, for when undo is too far back.
type HeldAfterAll struct{ Session ID }

// Plan makes it planned, in the room where it was moved online.
func (a HeldAfterAll) Plan(s *Snapshot, env Env) (Plan, error) {
	x, err := s.changeable(a.Session)
	if err != nil {
		return Plan{}, err
	}
	if x.State == Planned && !x.Instead {
		return Plan{Say: fmt.Sprintf("Session %d is held as planned.", x.Number)}, nil
	}
	say := fmt.Sprintf("Session %d is held after all", x.Number)
	if x.State == Planned {
		say = fmt.Sprintf("Session %d is in the room after all", x.Number)
	}
	n := s.marked(x.ID)
	if n > 0 && x.State != Planned {
		say += ". " + count(n, "mark", "counts again", "count again")
	}
	x.backInRoom()
	x.State, x.Reason = Planned, ""
	d := NewDraft(s, env, VerbHeldAfterAll, 0, x.ID)
	d.Session(*x)
	return d.planned("%s.", say), nil
}

// changeable is a copy of a session of which can be said what became of it: one
// whose register is finished was held.
func (s *Snapshot) changeable(id ID) (*Session, error) {
	x := s.Session(id)
	if x == nil {
		return nil, goneSession
	}
	if x.Finish.Is {
		return nil, refuse("Session %d was held and its register finished %s. If that is wrong, open the register first.", x.Number, x.Finish.Day.Short())
	}
	out := *x
	return &out, nil
}

func (s *Snapshot) standDown(env Env, id ID, verb Verb, to State, reason string) (Plan, error) {
	x, err := s.changeable(id)
	if err != nil {
		return Plan{}, err
	}
	words := "called off"
	if to == NotHeldAt {
		words = "not held"
	}
	n := s.marked(id)
	if x.Kind == Visit && n > 0 {
		return Plan{}, refuse("%s at a date of visit %d: call off the dates that are still to come.", count(n, "person", "was", "were"), x.Number)
	}
	var c check
	if c.why(&reason); c.err != nil {
		return Plan{}, c.err
	}
	x.backInRoom()
	x.State, x.Reason = to, reason
	d := NewDraft(s, env, verb, 0, x.ID)
	d.Session(*x)
	say := fmt.Sprintf("Session %d is %s: %s.", x.Number, words, reason)
	if n > 0 {
		say += fmt.Sprintf(" %s while it is not held.", count(n, "mark", "is kept and counts for nothing", "are kept and count for nothing"))
	}
	return d.planned("%s", say+s.toldWords(id)), nil
}

// backInRoom ends being online instead.
func (x *Session) backInRoom() {
	if x.Instead {
		x.Instead, x.Mode = false, InRoom
	}
}

// toldWords says that what was told stays, where anything was.
func (s *Snapshot) toldWords(session ID) string {
	if n := s.toldBefore(session); n > 0 {
		return fmt.Sprintf(" What %s told us before stays noted.", persons(n))
	}
	return ""
}

// count is a number of things and what they do: "12 marks count".
func count(n int, what, one, many string) string {
	switch {
	case n == 1:
		return fmt.Sprintf("1 %s %s", what, one)
	case what == "person":
		return fmt.Sprintf("%d people %s", n, many)
	}
	return fmt.Sprintf("%d %ss %s", n, what, many)
}
