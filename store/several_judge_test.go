package store_test

import (
	"math/rand/v2"
	"slices"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/journal"
)

// chooseAction is something that a lead may do; nil where nothing of it can be done now.
func chooseAction(r *rand.Rand, s *model.Snapshot) model.Action {
	session := s.Sessions[r.IntN(len(s.Sessions))]
	if r.IntN(3) > 0 {
		session = s.Sessions[0] // so that laptops meet there
	}
	sheet := model.SheetID{Session: session.ID}
	slots := s.SlotsOf(session.ID)
	if session.Kind == model.Visit {
		if len(slots) == 0 {
			return nil
		}
		sheet.Slot = slots[r.IntN(len(slots))].ID
	}
	e := s.Enrolments[r.IntN(len(s.Enrolments))]
	switch r.IntN(16) {
	case 0:
		return model.MarkRest{Sheet: sheet, Kind: model.Present}
	case 1:
		return model.MarkRows{Sheet: sheet, Enrolments: []model.ID{e.ID}, Kind: model.Absent}
	case 2:
		return model.SetNote{Sheet: sheet, Enrolment: e.ID, Text: []string{"", "rang at nine", "brings a friend"}[r.IntN(3)]}
	case 3:
		return model.WalkIn{Sheet: sheet, Name: []string{"Marie Dupont", "Nguyễn Thị"}[r.IntN(2)], School: "Kestrel School"}
	case 4:
		return model.TaskBack{Sheet: sheet, Enrolment: e.ID}
	case 5:
		return model.FinishRegister{Sheet: sheet}
	case 6:
		return model.OpenRegister{Sheet: sheet}
	case 7:
		if len(s.Slots) == 0 {
			return nil
		}
		x := s.Slots[r.IntN(len(s.Slots))]
		return model.MoveBooking{Enrolment: e.ID, To: x.ID}
	case 8:
		return model.RemovePlace{Enrolment: e.ID}
	}
	verbs := []model.Verb{
		model.VerbPresent, model.VerbLate, model.VerbAbsent, model.VerbCancelled, model.VerbSubstitute, model.VerbOnline, model.VerbPart,
		model.VerbLeftEarly, model.VerbExcused, model.VerbElsewhere, model.VerbCleared,
	}
	return model.Stroke{
		Sheet: sheet, Enrolment: e.ID, Verb: verbs[r.IntN(len(verbs))], Digits: []string{"", "25", "1005"}[r.IntN(3)],
		Substitute: "Joe Bell", Place: "Origin",
	}
}

// judge works out what stands from the lines alone, another way than the program does: from
// what each entry names, with no cells and no order.
type judge struct {
	takers, writers map[change.Ref][]change.Ref // of each entry, those that name it
	writes          map[change.Field][]change.Ref
	known           map[change.Ref]bool
	alive           map[change.Ref]bool
}

func newJudge(lines []journal.Line) *judge {
	j := &judge{
		takers: map[change.Ref][]change.Ref{}, writers: map[change.Ref][]change.Ref{},
		writes: map[change.Field][]change.Ref{}, known: map[change.Ref]bool{}, alive: map[change.Ref]bool{},
	}
	for i := range lines {
		c := &lines[i].Change
		for n := range c.Entries {
			e, ref := &c.Entries[n], change.Ref{Change: c.ID, Index: uint32(n)}
			if j.known[ref] {
				continue // one change that two lines have
			}
			j.known[ref] = true
			for _, name := range e.Names {
				if e.Take {
					j.takers[name] = append(j.takers[name], ref)
				} else {
					j.writers[name] = append(j.writers[name], ref)
				}
			}
			if !e.Take {
				j.writes[e.Field] = append(j.writes[e.Field], ref)
			}
		}
	}
	return j
}

// lives tells whether nothing that lives takes an entry back.
func (j *judge) lives(r change.Ref) bool {
	if is, asked := j.alive[r]; asked {
		return is
	}
	j.alive[r] = !slices.ContainsFunc(j.takers[r], j.lives)
	return j.alive[r]
}

// standing are the writes of a field that live and that no write names which lives.
func (j *judge) standing(f change.Field) (out []change.Ref) {
	for _, r := range j.writes[f] {
		if j.lives(r) && !slices.ContainsFunc(j.writers[r], j.lives) {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, change.Ref.Compare)
	return out
}

// judged fails unless no change is lost that was on a disk, each field has just the answers
// that stand by the lines, all answers of a mark are shown, and nobody reads who was erased.
func (h *story) judged(want map[change.ID]bool, from store.Journal) {
	var lines []journal.Line
	out := map[change.ID]uint64{} // the last number that counts of who was shut out
	there := map[change.ID]bool{}
	for _, b := range from.Lines {
		l, err := journal.Decode(b)
		if err != nil {
			h.t.Fatal(err)
		}
		lines, there[l.Change.ID] = append(lines, l), true
		for i := range l.Change.Entries {
			if id, after, is := model.ShutOutAfter(&l.Change.Entries[i]); is {
				out[id] = max(out[id], after)
			}
		}
	}
	for id := range want {
		if !there[id] {
			h.t.Fatalf("change %v is lost, which was on a disk", id)
		}
	}
	counts := slices.DeleteFunc(lines, func(l journal.Line) bool {
		after, is := out[l.Device]
		return is && l.Number > after
	})
	j := newJudge(counts)
	s := h.desks[0].snap(h.space)
	h.shown(j, s)
	for i, p := range h.erased {
		// An older copy that was put back where nobody had heard of the erasing undoes it.
		said := slices.ContainsFunc(counts, func(l journal.Line) bool { return l.Change.ID == h.erasings[i] })
		if x := s.Person(p); x != nil && said && (x.Given != "" && x.Given != "(erased)" || x.Family != "" && x.Family != "(erased)") {
			h.t.Fatalf("%s was erased, and is read", x.Apart())
		}
	}
}

// beside is the field of a place that says who was on a date when somebody was booked on it:
// what several leads saw there is read together, and nobody is asked.
const beside change.Name = 51

func (h *story) shown(j *judge, s *model.Snapshot) {
	shown := map[change.Field]model.Dispute{}
	for _, d := range s.Disputes() {
		shown[d.Field] = d
	}
	for f := range j.writes {
		want := j.standing(f)
		var got []change.Ref
		values := map[string]bool{}
		for _, x := range s.Cell(f).Standing() {
			got = append(got, x.Ref)
			values[x.Value] = true
		}
		if !slices.Equal(got, want) {
			h.t.Fatalf("of %v stand %v, and by the lines %v", f, got, want)
		}
		if f.Kind == model.KindEnrolment && f.Name != beside && s.Enrolment(f.Record) != nil && s.Session(f.Elem) != nil && len(values) > 1 && len(shown[f].Answers) != len(values) {
			h.t.Fatalf("of %d answers %d are shown", len(values), len(shown[f].Answers))
		}
	}
}
