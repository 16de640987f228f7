package model

import (
	"fmt"
	"slices"
	"time"

	"workgroup/model/change"
)

// Env is what an action may know of the world.
type Env struct {
	// Now in the zone of the sessions; of a demo cohort, its own today.
	Now time.Time
	// NewID gives IDs that nobody has.
	NewID func() ID
	// Lead is who does it.
	Lead ID
}

// Action is one thing that a lead does.
type Action interface {
	// Plan works out the changes against what the lead was shown. What cannot be
	// done is a Refusal.
	Plan(s *Snapshot, env Env) (Plan, error)
}

// Plan is what an action does, and the sentence that says so. No changes: the
// sentence says why there was nothing to do.
type Plan struct {
	// Changes are one for each space that the action reaches.
	Changes []*change.Change
	Say     string
}

// Refusal is a sentence that says why something cannot be done and what to do.
type Refusal string

func (r Refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return Refusal(fmt.Sprintf(format, args...)) }

// Draft is a change in the making: it reads the snapshot, so that each write
// names those that it replaces.
type Draft struct {
	s   *Snapshot
	env Env
	c   *change.Change
	// queued is how many it put on the waiting list of the cohort.
	queued int64
	// on are the places that it booked on each date of a visit.
	on map[ID][]ID
}

// NewDraft begins a change of the space of s, which is empty for a new space.
func NewDraft(s *Snapshot, env Env, verb Verb, ids ...ID) *Draft {
	return &Draft{s: s, env: env, c: &change.Change{
		ID: env.NewID(), Space: s.Space, At: env.Now.Unix(), Lead: env.Lead,
		Label: change.Label{Verb: uint16(verb), IDs: ids},
	}}
}

// set writes a field; what stands there already with that value alone is not
// written again. Whose key seals the value follows from the field; subject is
// that person.
//
// Where one person turned out to have two places, what the other one says of the same
// session or task is made the same, so that it does not stand against what is decided
// here; and what is emptied here is emptied there, so that it does not shine through.
func (d *Draft) set(f change.Field, v string, subject ID) {
	d.write(f, v, subject)
	if f.Kind != KindEnrolment || d.s.one == nil || f.Elem == 0 && v != "" {
		return
	}
	for _, other := range d.s.one.others[f.Record] {
		g := f
		g.Record = other
		if slices.ContainsFunc(d.s.Cell(g).Standing(), func(h change.Held) bool { return h.Value != "" || h.Erased }) {
			d.write(g, v, subject)
		}
	}
}

func (d *Draft) write(f change.Field, v string, subject ID) {
	standing := d.s.Cell(f).Standing()
	if len(standing) == 0 && v == "" || len(standing) == 1 && standing[0].Value == v && !standing[0].Erased {
		return
	}
	d.force(f, v, subject)
}

// force writes a value whatever stands there.
func (d *Draft) force(f change.Field, v string, subject ID) {
	standing := d.s.Cell(f).Standing()
	e := change.Entry{Field: f, Value: v, Secrecy: secrecy(f)}
	if e.Secrecy != change.Open {
		e.Subject = subject
	}
	if e.Subject == 0 {
		e.Secrecy = change.Open
	}
	for _, h := range standing {
		e.Names = append(e.Names, h.Ref)
	}
	d.c.Entries = append(d.c.Entries, e)
}

func (d *Draft) text(k change.Kind, rec ID, n change.Name, v string) {
	d.set(fieldOf(k, rec, n, 0), v, rec)
}

func (d *Draft) int(k change.Kind, rec ID, n change.Name, v int64) {
	d.text(k, rec, n, packInt(v))
}

func (d *Draft) id(k change.Kind, rec ID, n change.Name, v ID) { d.text(k, rec, n, packID(v)) }

func (d *Draft) elem(k change.Kind, rec ID, n change.Name, elem ID, v string) {
	d.set(fieldOf(k, rec, n, elem), v, rec)
}

// planned is the change as a Plan; without entries it is none.
func (d *Draft) planned(say string, args ...any) Plan {
	p := Plan{Say: fmt.Sprintf(say, args...)}
	p.Changes = d.parts()
	return p
}

// maxPart is how many bytes a change may have, as sizeOf counts them: a little more than it
// will take in the journal, where a line has 1 MiB at most.
const maxPart = 960 << 10

// sizeOf is how many bytes an entry takes at most; sealing adds some.
func sizeOf(e change.Entry) int {
	n := 40 + len(e.Value) + 14*len(e.Names)
	if e.Secrecy != change.Open {
		n += 90
	}
	return n
}

// parts is the change cut into several of the same action where it is too large for one.
func (d *Draft) parts() []*change.Change {
	var out []*change.Change
	from, size := 0, 0
	cut := func(to int) {
		c := *d.c
		if len(out) > 0 {
			c.ID, c.Undoes = d.env.NewID(), nil
		}
		c.Entries = d.c.Entries[from:to:to]
		out, from, size = append(out, &c), to, 0
	}
	for i, e := range d.c.Entries {
		n := sizeOf(e)
		if size+n > maxPart && i > from {
			cut(i)
		}
		size += n
	}
	if from < len(d.c.Entries) {
		cut(len(d.c.Entries))
	}
	return out
}

// naming is a snapshot that knows a person: the draft may just have made the card.
func (d *Draft) naming(person ID) *Snapshot {
	if person == 0 || d.s.Person(person) != nil {
		return d.s
	}
	return d.s.Apply(d.c)
}

// Change is the change as it stands, or nil where nothing was written.
func (d *Draft) Change() *change.Change {
	if len(d.c.Entries) == 0 {
		return nil
	}
	return d.c
}

// Prepared is an action that was planned already, for a state of the cohort. In another state
// it is planned anew.
type Prepared struct {
	Action Action
	Of     *Snapshot
	As     Plan
}

// Plan is what was planned.
func (a Prepared) Plan(s *Snapshot, env Env) (Plan, error) {
	if s == a.Of {
		return a.As, nil
	}
	return a.Action.Plan(s, env)
}

// Group is an action that continues another: one undo takes back both.
type Group struct {
	Action Action
	With   ID
}

// Plan is that of the action, tied to the group.
func (g Group) Plan(s *Snapshot, env Env) (Plan, error) {
	p, err := g.Action.Plan(s, env)
	for _, c := range p.Changes {
		c.With = g.With
	}
	return p, err
}

// InSpace is an action in another space than that of the open cohort: its hub's.
type InSpace struct {
	Space  *Snapshot
	Action Action
}

// Plan is that of the action there.
func (a InSpace) Plan(_ *Snapshot, env Env) (Plan, error) { return a.Action.Plan(a.Space, env) }

// Undo takes back changes of one space: all those of a step, newest last. Fields
// that were set since keep their value.
type Undo struct {
	Changes []*change.Change
}

// Plan takes back what still stands.
func (a Undo) Plan(s *Snapshot, env Env) (Plan, error) {
	if len(a.Changes) == 0 {
		return Plan{}, refuse("Nothing to undo.")
	}
	d := NewDraft(s, env, VerbUndo, a.Changes[0].Label.IDs...)
	refs := map[change.Field][]change.Ref{}
	var fields []change.Field
	for _, c := range a.Changes {
		if c.Space != s.Space {
			continue
		}
		if Verb(c.Label.Verb) == VerbShutOut {
			return Plan{}, refuse("Shutting out a laptop cannot be taken back. Invite its lead again: it then comes as another laptop.")
		}
		d.c.Undoes = append(d.c.Undoes, c.ID)
		for i, e := range c.Entries {
			if _, seen := refs[e.Field]; !seen {
				fields = append(fields, e.Field)
			}
			refs[e.Field] = append(refs[e.Field], change.Ref{Change: c.ID, Index: uint32(i)})
		}
	}
	kept := 0
	for _, f := range fields {
		if names := takeBack(s.Cell(f), refs[f]); len(names) > 0 {
			d.c.Entries = append(d.c.Entries, change.Entry{Field: f, Take: true, Names: names})
		} else {
			kept++
		}
	}
	if len(d.c.Entries) == 0 {
		return Plan{Say: "Nothing to take back: everything was changed since."}, nil
	}
	p := Plan{Changes: d.parts()}
	if kept > 0 {
		p.Say = fmt.Sprintf("%d changed since and kept", kept)
	}
	return p, nil
}

// takeBack are the entries of a group that can be taken back from a cell: from the
// newest, each that stands once those after it are gone.
func takeBack(c change.Cell, group []change.Ref) []change.Ref {
	var names []change.Ref
	before := len(c.Standing())
	probe := c
	for i := len(group) - 1; i >= 0; i-- {
		h, found := probe.Find(group[i])
		if !found || !probe.Alive(group[i]) {
			continue
		}
		if !h.Take && !probe.Stands(group[i]) {
			break
		}
		next := append(slices.Clone(names), group[i])
		trial := c.With(change.Held{Ref: change.Ref{Change: ^ID(0), Index: ^uint32(0)}, Take: true, Names: next})
		if h.Take && len(trial.Standing()) > max(1, before) {
			break
		}
		names, probe = next, trial
	}
	slices.SortFunc(names, change.Ref.Compare)
	return names
}

func fieldOf(k change.Kind, rec ID, n change.Name, elem ID) change.Field {
	return change.Field{Kind: k, Record: rec, Name: n, Elem: elem}
}
