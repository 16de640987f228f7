package model

import (
	"cmp"
	"slices"

	"workgroup/model/change"
)

// TakenReport is a report of a meeting that was taken in: of which register, and who was
// there when. So a further report of the same session is added to it, the same one changes
// nothing, and a mark that it made is told from one that a person made.
type TakenReport struct {
	ID    ID
	Sheet SheetID
	Kind  IntakeKind
	Rule  MeetingRule
	Seen  []Attendance

	digest ID
	// absent says that those who were not in it were marked too.
	absent bool
}

// Attendance is when one place was seen at a meeting; without an enrolment, that a lead left
// somebody out.
type Attendance struct {
	Enrolment ID
	Presence

	// row is that of the report, counted from 1; 0 of somebody who was at another's screen.
	row int
}

// maxSpans is how many times are kept of one person: beyond it they are one, and the total
// says how long it was.
const maxSpans = 50

func (t TakenReport) pack() string {
	var p packer
	p.id(t.Sheet.Session)
	p.id(t.Sheet.Slot)
	p.text(string(t.Kind))
	p.id(t.digest)
	var absent uint64
	if t.absent {
		absent = 1
	}
	p.uint(absent)
	p.text(t.Rule.pack())
	p.uint(uint64(len(t.Seen)))
	for _, a := range t.Seen {
		p.id(a.Enrolment)
		p.uint(uint64(a.row))
		p.uint(uint64(a.Total + 1))
		p.uint(uint64(len(a.Spans)))
		for _, x := range a.Spans {
			p.uint(uint64(x.From + 1))
			p.uint(uint64(x.To + 1))
		}
	}
	return string(p)
}

func unpackTaken(id ID, v string) TakenReport {
	u := unpacker{rest: v}
	t := TakenReport{ID: id, Sheet: SheetID{u.id(), u.id()}, Kind: IntakeKind(u.text()), digest: u.id(), absent: u.uint() == 1}
	t.Rule = unpackMeetingRule(u.text())
	for n := u.uint(); n > 0 && !u.short; n-- {
		a := Attendance{Enrolment: u.id(), row: int(min(u.uint(), 1<<20)), Presence: Presence{Total: int(min(u.uint(), 1<<30)) - 1}}
		for k := u.uint(); k > 0 && !u.short; k-- {
			a.Spans = append(a.Spans, Seconds{int(min(u.uint(), 2*secondsOfDay)) - 1, int(min(u.uint(), 2*secondsOfDay)) - 1})
		}
		if !u.short {
			t.Seen = append(t.Seen, a)
		}
	}
	return t
}

// kept is a presence as it is kept: of so many times only the first and the last end.
func (p Presence) kept() Presence {
	if len(p.Spans) <= maxSpans {
		return p
	}
	arrived, left := p.ends()
	if p.Total == TotalUnknown {
		p.Total = p.within(0, secondsOfDay)
	}
	return Presence{Spans: []Seconds{{arrived, left}}, Total: p.Total}
}

// reports are those of a cohort in the order of their IDs.
func (r reader) reports() []TakenReport {
	var out []TakenReport
	r.elems(cohortReport, func(id ID, v string) { out = append(out, unpackTaken(id, v)) })
	slices.SortFunc(out, func(a, b TakenReport) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// reportChanges are the changes by which reports were taken in.
func (s *Snapshot) reportChanges() map[ID]bool {
	out := map[ID]bool{}
	reader{s.Record(change.Key{Kind: KindCohort, Record: s.Cohort.ID})}.Elems(cohortReport, func(_ ID, c change.Cell) {
		for _, h := range c {
			if !h.Take {
				out[h.Ref.Change] = true
			}
		}
	})
	return out
}

// markedBy tells whether what stands for a session at a place was all written by these
// changes.
func (s *Snapshot) markedBy(changes map[ID]bool, e *Enrolment, session ID) bool {
	if len(changes) == 0 {
		return false
	}
	for _, id := range s.placesOf(e.ID) {
		for _, h := range s.Cell(fieldOf(KindEnrolment, id, enrolmentMark, session)).Standing() {
			if h.Value != "" && !changes[h.Ref.Change] {
				return false
			}
		}
	}
	return true
}
