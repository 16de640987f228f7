package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"workgroup/model/change"
)

// Dispute is one field for which several answers stand, by people who had not seen each
// other's. A person decides.
type Dispute struct {
	Field change.Field
	// Answers differ from each other, and are in the same order on every laptop.
	Answers []change.Held
}

// Disputes are all of the space, in the order of their fields: those of records that were
// removed are none.
func (s *Snapshot) Disputes() []Dispute {
	var out []Dispute
	for _, k := range slices.Sorted(maps.Keys(s.tables)) {
		for _, n := range s.tables[k] {
			out = n.disputes(out)
		}
	}
	return out
}

// DisputesIn are those of some records, in no order.
func (s *Snapshot) DisputesIn(records map[change.Key]bool) []Dispute {
	var out []Dispute
	for k := range records {
		if at, found := findNode(s.tables[k.Kind], k.Record); found {
			out = s.tables[k.Kind][at].disputes(out)
		}
	}
	return out
}

// disputes adds those of a record.
func (n *node) disputes(out []Dispute) []Dispute {
	k := n.rec.Key
	if n.says == nil || k.Kind == KindDevice {
		return out
	}
	for i, c := range n.rec.Cells {
		if len(c) < 2 || decidesItself(k.Kind, n.rec.Slots[i].Name) {
			continue
		}
		if answers := distinct(c.Standing()); len(answers) > 1 {
			out = append(out, Dispute{fieldOf(k.Kind, k.Record, n.rec.Slots[i].Name, n.rec.Slots[i].Elem), answers})
		}
	}
	return out
}

// decidesItself tells whether what leads said in a field without seeing each other's is read
// together, so that no person needs to decide: who is the same person as whom, whether a
// register is finished, who was on a date when somebody was booked on it.
func decidesItself(k change.Kind, n change.Name) bool {
	switch k {
	case KindPerson:
		return n == personSame
	case KindSession:
		return n == sessionFinished
	case KindSlot:
		return n == slotFinished
	case KindEnrolment:
		return n == enrolmentBeside
	}
	return false
}

// Mark is the mark that one of the answers is; ok is false where the dispute is no mark.
func (d Dispute) Mark(answer int) (m Mark, ok bool) {
	if d.Field.Kind != KindEnrolment || d.Field.Name != enrolmentMark {
		return Mark{}, false
	}
	return unpackMark(d.Answers[answer].Value), true
}

// About says what a dispute is about: "Siân O'Connor-Price, session 1: the mark".
func (s *Snapshot) About(d Dispute) string {
	what := "a detail"
	switch f := d.Field; f.Kind {
	case KindEnrolment:
		name := "somebody"
		if e := s.Enrolment(f.Record); e != nil {
			name = cmp.Or(s.Person(e.Person).Apart(), name)
		}
		if x := s.Session(f.Elem); x != nil {
			name += fmt.Sprintf(", session %d", x.Number)
		}
		return name + ": " + cmp.Or(enrolmentFields[f.Name], what)
	case KindPerson:
		name := "somebody"
		if p := s.Person(f.Record); p != nil {
			name = cmp.Or(p.Apart(), name)
		}
		return name + ": " + cmp.Or(personFields[f.Name], what)
	case KindSession:
		if x := s.Session(f.Record); x != nil {
			return fmt.Sprintf("Session %d: %s", x.Number, cmp.Or(sessionFields[f.Name], what))
		}
	case KindSchool:
		if x := s.School(f.Record); x != nil {
			return x.Name + ": " + what
		}
	case KindCohort:
		return s.Cohort.Code + ": " + what
	}
	return what
}

// theMark is what About ends with where a mark is in dispute.
const theMark = ": the mark"

var enrolmentFields = map[change.Name]string{
	enrolmentMark: "the mark", enrolmentCredit: "days earned", enrolmentNote: "the note", enrolmentTold: "what was told before",
	enrolmentBooking: "the date of the visit", enrolmentTask: "a task", enrolmentTaskNote: "a note on a task", enrolmentStatus: "the status",
	enrolmentSchool: "the school", enrolmentRole: "the role", enrolmentRemark: "the remark", enrolmentFee: "the fee", enrolmentYear: "the year of engagement",
	enrolmentFrom: "from when", enrolmentUntil: "until when", enrolmentReason: "why it ended", enrolmentWish: "which date would suit",
}

var personFields = map[change.Name]string{
	personGiven: "the given name", personFamily: "the family name", personLabel: "the label", personPhone: "the telephone", personNote: "the note",
}

var sessionFields = map[change.Name]string{
	sessionTitle: "the title", sessionDate: "the date", sessionStart: "the start", sessionEnd: "the end", sessionMode: "in the room or online",
	sessionVenue: "the venue", sessionAddress: "the address", sessionCredit: "how many days it counts", sessionState: "whether it is held",
	sessionNotes: "the notes", sessionNumber: "the number", sessionReason: "the reason",
}

// Says is one of the answers in words, without who gave it.
func (s *Snapshot) Says(d Dispute, answer int) string {
	h := d.Answers[answer]
	f := d.Field
	switch {
	case h.Erased:
		return erasedText
	case h.Value == "":
		return "nothing"
	}
	switch f.Kind {
	case KindEnrolment:
		switch f.Name {
		case enrolmentMark:
			return markSays(unpackMark(h.Value))
		case enrolmentNote, enrolmentTaskNote, enrolmentRemark, enrolmentWish, enrolmentRole:
			return h.Value
		case enrolmentTask:
			return unpackTaskState(h.Value).Progress.String()
		case enrolmentStatus:
			return Status(unpackInt(h.Value)).String()
		case enrolmentBooking:
			if x := s.Slot(unpackID(h.Value)); x != nil {
				return x.Date.Long()
			}
		case enrolmentSchool:
			if x := s.School(unpackID(h.Value)); x != nil {
				return x.Name
			}
		case enrolmentFrom, enrolmentUntil:
			return Day(unpackInt(h.Value)).Long()
		}
	case KindPerson:
		if personFields[f.Name] != "" || f.Name == personEmail {
			return h.Value
		}
	case KindSession:
		switch f.Name {
		case sessionTitle, sessionVenue, sessionAddress, sessionNotes, sessionReason:
			return h.Value
		case sessionDate:
			return Day(unpackInt(h.Value)).Long()
		case sessionStart, sessionEnd:
			return Clock(unpackInt(h.Value)).String()
		}
	case KindSchool:
		switch f.Name {
		case schoolName, schoolURN, schoolTown, schoolPostcode, schoolLA, schoolTrust:
			return h.Value
		}
	}
	return "an answer that cannot be shown in a word"
}

// markSays is a mark with its time: "present 09:24".
func markSays(m Mark) string {
	words := m.Words()
	if m.Arrived.Known() {
		words += " " + m.Arrived.String()
	}
	if m.ByRest {
		words += " (the rest)"
	}
	return words
}

// Settle takes one of the answers of a dispute.
type Settle struct {
	Dispute Dispute
	Answer  int
}

// Plan writes the answer over all that stand, as they were shown.
func (a Settle) Plan(s *Snapshot, env Env) (Plan, error) {
	return SettleAll{Disputes: []Dispute{a.Dispute}, Answers: []int{a.Answer}}.Plan(s, env)
}

// SettleAll takes one answer of each of several disputes: one action, one undo.
type SettleAll struct {
	Disputes []Dispute
	Answers  []int
	// Sheet is the register in which they were taken, zero for none.
	Sheet SheetID
}

// Plan writes the answers.
func (a SettleAll) Plan(s *Snapshot, env Env) (Plan, error) {
	verb, label := VerbSettled, a.label(s)
	if a.Sheet.Session != 0 {
		verb, label = VerbAnswered, []ID{0, a.Sheet.Session, a.Sheet.Slot}
		if len(a.Disputes) == 1 {
			label[0] = a.Disputes[0].Field.Record
		}
	}
	d := NewDraft(s, env, verb, label...)
	done := 0
	for i, x := range a.Disputes {
		if a.Answers[i] < 0 || a.Answers[i] >= len(x.Answers) {
			return Plan{}, refuse("There is no answer %d: choose one of %d.", a.Answers[i]+1, len(x.Answers))
		}
		h := x.Answers[a.Answers[i]]
		now := s.standing(x.Field)
		if len(distinct(now)) < 2 || !slices.ContainsFunc(now, func(o change.Held) bool { return o.Ref == h.Ref }) {
			continue
		}
		if h.Erased {
			return Plan{}, refuse("This answer was erased and cannot be taken.")
		}
		d.set(x.Field, h.Value, h.Subject)
		done++
	}
	switch {
	case done == 0:
		return Plan{Say: "It is decided already."}, nil
	case len(a.Disputes) == 1:
		return d.planned("%s: %s holds.", strings.TrimSuffix(s.About(a.Disputes[0]), theMark), s.Says(a.Disputes[0], a.Answers[0])), nil
	}
	return d.planned("%d %s decided.", done, plural(done, "question", "questions")), nil
}

// label names the place and the session where there is one dispute, about a place.
func (a SettleAll) label(s *Snapshot) []ID {
	if len(a.Disputes) != 1 || a.Disputes[0].Field.Kind != KindEnrolment {
		return nil
	}
	f := a.Disputes[0].Field
	if s.Session(f.Elem) == nil {
		return []ID{f.Record}
	}
	return []ID{f.Record, f.Elem}
}

// OverRest are the disputes about marks in which exactly one answer was made for the person
// and all others with the rest, and the place of that one answer: they can be settled
// together.
func (s *Snapshot) OverRest() SettleAll { return overRest(s.Disputes()) }

func overRest(disputes []Dispute) (out SettleAll) {
	for _, d := range disputes {
		if single := d.single(); single >= 0 {
			out.Disputes, out.Answers = append(out.Disputes, d), append(out.Answers, single)
		}
	}
	return out
}

// single is the one answer that was made for the person where all others were made with the
// rest, -1 where there is no such.
func (d Dispute) single() int {
	single := -1
	for i := range d.Answers {
		m, is := d.Mark(i)
		switch {
		case !is:
			return -1
		case m.ByRest:
		case single >= 0:
			return -1
		default:
			single = i
		}
	}
	return single
}
