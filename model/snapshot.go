package model

import (
	"cmp"
	"maps"
	"slices"

	"workgroup/model/change"
)

// Snapshot is all of one space at one moment: a hub, or a cohort with its people,
// sessions and marks. It never changes; Apply gives the next one.
type Snapshot struct {
	Space ID
	// Cohort, Hub and Programme are zero where the space has none.
	Cohort    Cohort
	Hub       Hub
	Programme Programme
	// Programmes are all of the space, in order of title: a hub has several.
	Programmes []*Programme
	Leads      []*Lead
	// Enrolments stand in the order of the register: by family name, then given
	// name; those not on the list last, in the order in which they came.
	Enrolments []*Enrolment
	// Sessions stand in the order of their numbers, Slots by date, undated last.
	Sessions []*Session
	Tasks    []*Task
	Slots    []*Slot
	Schools  []*School
	// Evidence and Ratings stand in the order of their days.
	Evidence    []*Evidence
	Ratings     []*Rating
	Plans       []*ActionPlan
	Initiatives []*Initiative
	// AllFeedback stands in the order of its days.
	AllFeedback []*Feedback

	tables map[change.Kind][]*node
	// one is nil where no two records are of one person.
	one *joined
	// again is nil where no register that was finished is open again.
	again *again
	// steady is shared by those snapshots between which only registers changed.
	steady *steady
}

// node is a record with what it says.
type node struct {
	rec  *change.Record
	says any
}

// NewSnapshot reads the records of a space, in any order.
func NewSnapshot(space ID, records []*change.Record) *Snapshot {
	s := &Snapshot{Space: space, tables: map[change.Kind][]*node{}, steady: &steady{}}
	for _, r := range records {
		s.tables[r.Key.Kind] = append(s.tables[r.Key.Kind], &node{r, decode(r)})
	}
	touched := map[change.Kind]bool{}
	for k, t := range s.tables {
		slices.SortFunc(t, func(a, b *node) int { return cmp.Compare(a.rec.Key.Record, b.rec.Key.Record) })
		touched[k] = true
	}
	s.gather(touched)
	s.reopen(nil)
	return s
}

// Apply is the snapshot after a change of the same space; the receiver stays. A
// change that was applied already changes nothing.
func (s *Snapshot) Apply(c *change.Change) *Snapshot { return s.ApplyAll([]*change.Change{c}) }

// ApplyAll is Apply for many changes, each record being read once for all of them.
func (s *Snapshot) ApplyAll(changes []*change.Change) *Snapshot {
	out := *s
	out.tables = maps.Clone(s.tables)
	if out.tables == nil {
		out.tables = map[change.Kind][]*node{}
	}
	touched := map[change.Kind]bool{}
	fresh := map[change.Kind][]*node{}
	moved := false
	_ = change.Gather(changes, func(k change.Key) (*change.Record, error) { return s.Record(k), nil }, func(k change.Key, rec *change.Record) {
		if !touched[k.Kind] {
			out.tables[k.Kind] = slices.Clone(out.tables[k.Kind])
			touched[k.Kind] = true
		}
		t, n := out.tables[k.Kind], &node{rec, decode(rec)}
		if at, found := findNode(t, k.Record); found {
			moved = moved || elsewhere(t[at].says, n.says)
			t[at] = n
			return
		}
		moved = true
		fresh[k.Kind] = append(fresh[k.Kind], n)
	})
	for kind, more := range fresh {
		t := append(out.tables[kind], more...)
		slices.SortFunc(t, func(a, b *node) int { return cmp.Compare(a.rec.Key.Record, b.rec.Key.Record) })
		out.tables[kind] = t
	}
	if touched[KindEnrolment] && !touched[KindPerson] && !moved && s.one == nil {
		out.Enrolments = out.inPlace(s.Enrolments)
		delete(touched, KindEnrolment)
	}
	plain := len(changes) == 1 && ofTheRegister(changes[0])
	out.gather(touched)
	if plain && !moved && s.one == nil {
		out.reopen(sessionsIn(changes[0]))
	} else {
		out.reopen(nil)
	}
	if moved || !plain {
		out.steady = &steady{}
	}
	return &out
}

// elsewhere tells whether what a record says now may stand at another place of the
// register than what it said before, or came to it, or is gone from it.
func elsewhere(before, after any) bool {
	a, was := before.(*Enrolment)
	b, is := after.(*Enrolment)
	return was != is || was && is && (a.Person != b.Person || a.since != b.since || (a.Status == NotOnList) != (b.Status == NotOnList))
}

// inPlace is the register in the order that it had, with what its places say now.
func (s *Snapshot) inPlace(before []*Enrolment) []*Enrolment {
	out := make([]*Enrolment, len(before))
	for i, e := range before {
		out[i] = s.Enrolment(e.ID)
	}
	return out
}

// Record is a record with all that is known of it, or nil.
func (s *Snapshot) Record(k change.Key) *change.Record {
	t := s.tables[k.Kind]
	if at, found := findNode(t, k.Record); found {
		return t[at].rec
	}
	return nil
}

// Records are all records in the order of their keys.
func (s *Snapshot) Records() []*change.Record {
	var out []*change.Record
	for _, k := range slices.Sorted(maps.Keys(s.tables)) {
		for _, n := range s.tables[k] {
			out = append(out, n.rec)
		}
	}
	return out
}

// Cell is all that is known of one field.
func (s *Snapshot) Cell(f change.Field) change.Cell { return s.Record(f.Key()).Cell(f.Slot()) }

func findNode(t []*node, id ID) (int, bool) {
	return slices.BinarySearchFunc(t, id, func(n *node, id ID) int { return cmp.Compare(n.rec.Key.Record, id) })
}

func find[T any](s *Snapshot, k change.Kind, id ID) *T {
	t := s.tables[k]
	if at, found := findNode(t, id); found {
		if v, ok := t[at].says.(*T); ok {
			return v
		}
	}
	return nil
}

// Person, School, Enrolment, Session, Task, Slot and Lead are the record of that
// ID, or nil. Where records turned out to be of one person, Person is the card that is
// kept, whichever of them is asked for, with what the others say besides.
func (s *Snapshot) Person(id ID) *Person {
	if s.one != nil {
		if kept, ok := s.one.kept[id]; ok {
			return s.one.cards[kept]
		}
	}
	return find[Person](s, KindPerson, id)
}

// School is the school of that ID, or nil.
func (s *Snapshot) School(id ID) *School { return find[School](s, KindSchool, id) }

// Enrolment is the enrolment of that ID, or nil. Where one person turned out to have
// two, both IDs are of the one row.
func (s *Snapshot) Enrolment(id ID) *Enrolment {
	if s.one != nil {
		if e, ok := s.one.places[id]; ok {
			return e
		}
	}
	return find[Enrolment](s, KindEnrolment, id)
}

// Session is the session of that ID, or nil.
func (s *Snapshot) Session(id ID) *Session {
	if s.again != nil && s.again.sessions[id] != nil {
		return s.again.sessions[id]
	}
	return find[Session](s, KindSession, id)
}

// Task is the task of that ID, or nil.
func (s *Snapshot) Task(id ID) *Task { return find[Task](s, KindTask, id) }

// Slot is the date of a visit of that ID, or nil.
func (s *Snapshot) Slot(id ID) *Slot {
	if s.again != nil && s.again.slots[id] != nil {
		return s.again.slots[id]
	}
	return find[Slot](s, KindSlot, id)
}

// Lead is the lead of that ID, or nil.
func (s *Snapshot) Lead(id ID) *Lead { return find[Lead](s, KindLead, id) }

// SessionNumbered is the session of that number, or nil.
func (s *Snapshot) SessionNumbered(n int) *Session {
	for _, x := range s.Sessions {
		if x.Number == n {
			return x
		}
	}
	return nil
}

// SlotsOf are the dates of a visit.
func (s *Snapshot) SlotsOf(session ID) []*Slot {
	var out []*Slot
	for _, x := range s.Slots {
		if x.Session == session {
			out = append(out, x)
		}
	}
	return out
}

// TasksOf are the tasks set after a session.
func (s *Snapshot) TasksOf(session ID) []*Task {
	var out []*Task
	for _, x := range s.Tasks {
		if x.Session == session {
			out = append(out, x)
		}
	}
	return out
}

// People are all people of the space in the order of their IDs, each record as it is
// written: those that turned out to be another's too.
func (s *Snapshot) People() []*Person { return list[Person](s, KindPerson) }

func list[T any](s *Snapshot, k change.Kind) []*T {
	out := make([]*T, 0, len(s.tables[k]))
	for _, n := range s.tables[k] {
		if v, ok := n.says.(*T); ok {
			out = append(out, v)
		}
	}
	return out
}

// gather makes the lists of the kinds that were touched.
func (s *Snapshot) gather(touched map[change.Kind]bool) {
	for k := range touched {
		switch k {
		case KindCohort:
			s.Cohort = Cohort{}
			for _, c := range list[Cohort](s, k) {
				s.Cohort = *c
			}
		case KindHub:
			s.Hub = Hub{}
			for _, h := range list[Hub](s, k) {
				s.Hub = *h
			}
		case KindLead:
			s.Leads = list[Lead](s, k)
		case KindSchool:
			s.Schools = list[School](s, k)
		case KindSession:
			s.Sessions = list[Session](s, k)
			slices.SortStableFunc(s.Sessions, func(a, b *Session) int {
				return cmp.Or(cmp.Compare(a.Number, b.Number), undatedLast(a.Date, b.Date))
			})
		case KindTask:
			s.Tasks = list[Task](s, k)
			slices.SortStableFunc(s.Tasks, func(a, b *Task) int { return undatedLast(a.Due, b.Due) })
		case KindSlot:
			s.Slots = list[Slot](s, k)
			slices.SortStableFunc(s.Slots, func(a, b *Slot) int {
				return cmp.Or(undatedLast(a.Date, b.Date), cmp.Compare(a.Start, b.Start))
			})
		case KindEvidence:
			s.Evidence = list[Evidence](s, k)
			slices.SortStableFunc(s.Evidence, func(a, b *Evidence) int { return cmp.Compare(a.Day, b.Day) })
		case KindRating:
			s.Ratings = list[Rating](s, k)
			slices.SortStableFunc(s.Ratings, func(a, b *Rating) int { return cmp.Compare(a.Day, b.Day) })
		case KindPlan:
			s.Plans = list[ActionPlan](s, k)
		case KindInitiative:
			s.Initiatives = list[Initiative](s, k)
		}
	}
	if touched[KindProgramme] || touched[KindCohort] {
		s.Programmes = list[Programme](s, KindProgramme)
		slices.SortStableFunc(s.Programmes, func(a, b *Programme) int { return cmp.Compare(a.Title, b.Title) })
		s.Programme = Programme{}
		for _, p := range s.Programmes {
			if p.ID == s.Cohort.Programme {
				s.Programme = *p
			}
		}
	}
	if touched[KindFeedback] || touched[KindCohort] {
		s.AllFeedback = s.asked(list[Feedback](s, KindFeedback))
	}
	if touched[KindEnrolment] || touched[KindPerson] {
		s.one = s.join()
		s.Enrolments = s.rows()
		s.order(s.Enrolments)
	}
}

func undatedLast(a, b Day) int {
	if a.Known() != b.Known() {
		if a.Known() {
			return -1
		}
		return 1
	}
	return cmp.Compare(a, b)
}

func (s *Snapshot) order(es []*Enrolment) {
	type keyed struct {
		e    *Enrolment
		name string
	}
	ks := make([]keyed, len(es))
	for i, e := range es {
		ks[i] = keyed{e, s.sortKey(e.Person)}
	}
	slices.SortStableFunc(ks, func(a, b keyed) int {
		if aw, bw := a.e.Status == NotOnList, b.e.Status == NotOnList; aw || bw {
			if aw != bw {
				if bw {
					return -1
				}
				return 1
			}
			return cmp.Compare(a.e.since, b.e.since)
		}
		return cmp.Compare(a.name, b.name)
	})
	for i := range ks {
		es[i] = ks[i].e
	}
}

func (s *Snapshot) sortKey(person ID) string {
	p := s.Person(person)
	if p == nil {
		return ""
	}
	return p.sortKey
}
