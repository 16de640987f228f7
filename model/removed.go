package model

import (
	"cmp"
	"fmt"
	"slices"

	"workgroup/model/change"
)

// Removed is something that one lead removed and another, who had not seen that, marked:
// a place, a session or a date of a visit. It is neither lost nor back until a person says.
// So is something of which the making was taken back with undo while another marked it.
type Removed struct {
	Kind change.Kind
	ID   ID
}

// marksOf are the marks of a place, by session, those at a session, by place, or the bookings
// on a date, by place.
func (s *Snapshot) marksOf(r Removed) sight {
	out := sight{}
	for at, c := range s.cellsOf(r) {
		for _, h := range c.Standing() {
			if h.Value != "" && !h.Erased && (r.Kind != KindSlot || unpackID(h.Value) == r.ID) {
				out[at] = append(out[at], h.Value)
			}
		}
	}
	return out
}

// cellsOf are the fields of which marksOf are the values.
func (s *Snapshot) cellsOf(r Removed) map[ID]change.Cell {
	out := map[ID]change.Cell{}
	if r.Kind == KindEnrolment {
		s.Record(change.Key{Kind: KindEnrolment, Record: r.ID}).Elems(enrolmentMark, func(session ID, c change.Cell) { out[session] = c })
		return out
	}
	at := change.Slot{Name: enrolmentMark, Elem: r.ID}
	if r.Kind == KindSlot {
		at = change.Slot{Name: enrolmentBooking, Elem: s.visitOf(r.ID)}
	}
	for _, n := range s.tables[KindEnrolment] {
		if c := n.rec.Cell(at); len(c) > 0 && n.says != nil {
			out[n.rec.Key.Record] = c
		}
	}
	return out
}

// goneCell is where it stands that a record was removed.
func (s *Snapshot) goneCell(r Removed) change.Cell {
	return s.Cell(fieldOf(r.Kind, r.ID, recordGone, 0))
}

// notSeen are the writes that whoever removed something had not seen, by place or session.
// Somebody who was marked, or a date that was booked, cannot be removed: of these all that
// stand are. Of a session removed by an earlier version it is not known, and none are.
func (s *Snapshot) notSeen(r Removed) map[ID][]change.Held {
	saw := map[ID][]uint64{}
	for _, h := range s.goneCell(r).Standing() {
		u := unpacker{rest: h.Value}
		u.int()
		if r.Kind == KindSession && u.rest == "" {
			return nil
		}
		witness(u.rest).read(saw)
	}
	out := map[ID][]change.Held{}
	for at, c := range s.cellsOf(r) {
		for _, h := range c.Standing() {
			if h.Value == "" || h.Erased || slices.Contains(saw[at], hashOf(h.Value)) || r.Kind == KindSlot && unpackID(h.Value) != r.ID {
				continue
			}
			out[at] = append(out[at], h)
		}
	}
	return out
}

// lastOf is what a field of a record says, though it may be gone.
func (s *Snapshot) lastOf(k change.Kind, id ID, n change.Name) string {
	return lastSaid(s.Cell(fieldOf(k, id, n, 0)))
}

// personOf is the person of a place, which may be gone.
func (s *Snapshot) personOf(place ID) ID {
	return unpackID(s.lastOf(KindEnrolment, place, enrolmentPerson))
}

// visitOf is the visit of a date, which may be gone.
func (s *Snapshot) visitOf(slot ID) ID { return unpackID(s.lastOf(KindSlot, slot, slotSession)) }

// nameEver is the name of the person of a place, which may be gone.
func (s *Snapshot) nameEver(place ID) string {
	id := s.personOf(place)
	if p := s.Person(id); p != nil {
		return cmp.Or(p.Apart(), "somebody")
	}
	p := Person{Given: s.lastOf(KindPerson, id, personGiven), Family: s.lastOf(KindPerson, id, personFamily), Label: s.lastOf(KindPerson, id, personLabel)}
	return cmp.Or(p.Apart(), "somebody")
}

// removedWords names a place, a session or a date that may be gone.
func (s *Snapshot) removedWords(place, session, slot ID) string {
	switch {
	case place != 0:
		return s.nameEver(place)
	case slot != 0:
		day := Day(unpackInt(s.lastOf(KindSlot, slot, slotDate)))
		return fmt.Sprintf("the date %s of visit %d", cmp.Or(day.Short(), "that is not known yet"), s.numberEver(session))
	}
	return fmt.Sprintf("session %d", s.numberEver(session))
}

// words names it.
func (r Removed) words(s *Snapshot) string {
	switch r.Kind {
	case KindEnrolment:
		return s.removedWords(r.ID, 0, 0)
	case KindSlot:
		return s.removedWords(0, s.visitOf(r.ID), r.ID)
	}
	return s.removedWords(0, r.ID, 0)
}

// removedFindings are what was removed and marked by somebody who had not seen that.
func (s *Snapshot) removedFindings(l *spells) {
	for _, k := range []change.Kind{KindEnrolment, KindSession, KindSlot} {
		for _, n := range s.tables[k] {
			r := Removed{k, n.rec.Key.Record}
			if len(s.unmade(r)) == 0 && !(reader{n.rec}).gone() || k == KindSlot && s.Session(s.visitOf(r.ID)) == nil {
				continue
			}
			if not := s.notSeen(r); len(not) > 0 {
				l.always(Finding{Key: key(FindRemoved, r.ID), Urgent: true, Removed: r, Sentence: s.removedSentence(r, not)})
			}
		}
	}
}

func (s *Snapshot) removedSentence(r Removed, not map[ID][]change.Held) string {
	words, by := Capital(r.words(s))+" was removed", s.goneCell(r).Standing()
	unseen := ", who had not seen that, "
	if unmade := s.unmade(r); len(unmade) > 0 {
		words, by, unseen = "The making of "+r.words(s)+" was taken back", unmade, " "
	}
	if len(by) > 0 && s.LeadName(by[0].Lead) != "" {
		words += " by " + s.LeadName(by[0].Lead)
	}
	var who []string
	for _, hs := range not {
		for _, h := range hs {
			if name := cmp.Or(s.LeadName(h.Lead), "somebody"); !slices.Contains(who, name) {
				who = append(who, name)
			}
		}
	}
	slices.Sort(who)
	return words + ", and " + listed(who) + unseen + s.whatWasDone(r, not)
}

// whatWasDone is "marked them present at session 3", "marked 4 people there", "booked Joe Bell
// on it".
func (s *Snapshot) whatWasDone(r Removed, not map[ID][]change.Held) string {
	var parts []string
	for at, hs := range not {
		switch r.Kind {
		case KindEnrolment:
			for _, h := range hs {
				parts = append(parts, fmt.Sprintf("%s at session %d", unpackMark(h.Value).Words(), s.numberEver(at)))
			}
		case KindSlot:
			name := s.nameEver(at)
			if m := s.Enrolment(at).Mark(s.visitOf(r.ID)); m.Kind != Unmarked {
				name += " (" + m.Words() + ")"
			}
			parts = append(parts, name)
		default:
			parts = append(parts, s.nameEver(at))
		}
	}
	slices.Sort(parts)
	if more := len(parts) - 3; more > 0 {
		parts = append(parts[:3], fmt.Sprintf("%d more", more))
	}
	switch r.Kind {
	case KindEnrolment:
		return "marked them " + listed(parts)
	case KindSlot:
		return "booked " + listed(parts) + " on it"
	}
	return "marked " + listed(parts) + " there"
}

// unmade are what took back the making of a record: none where it is made.
func (s *Snapshot) unmade(r Removed) []change.Held {
	made := map[change.Kind]change.Name{KindEnrolment: enrolmentPerson, KindSession: sessionNumber, KindSlot: slotSession}[r.Kind]
	c := s.Cell(fieldOf(r.Kind, r.ID, made, 0))
	if len(c.Standing()) > 0 {
		return nil
	}
	return takers(c)
}

// takers are the entries of a field that take back others, and are not taken back.
func takers(c change.Cell) []change.Held {
	return slices.DeleteFunc(slices.Clone(c), func(h change.Held) bool { return !h.Take || !c.Alive(h.Ref) })
}

// makeAgain takes back all that was taken back in the same changes.
func (d *Draft) makeAgain(unmade []change.Held) {
	if len(unmade) == 0 {
		return
	}
	for _, rec := range d.s.Records() {
		for i, c := range rec.Cells {
			var names []change.Ref
			for _, h := range takers(c) {
				if slices.ContainsFunc(unmade, func(o change.Held) bool { return o.Ref.Change == h.Ref.Change }) {
					names = append(names, h.Ref)
				}
			}
			if slot := rec.Slots[i]; len(names) > 0 {
				d.c.Entries = append(d.c.Entries, change.Entry{Field: fieldOf(rec.Key.Kind, rec.Key.Record, slot.Name, slot.Elem), Take: true, Names: names})
			}
		}
	}
}

// standsRemoved refuses where something is not removed any more.
func (s *Snapshot) standsRemoved(r Removed) error {
	rec := s.Record(change.Key{Kind: r.Kind, Record: r.ID})
	if rec == nil || !(reader{rec}).gone() && len(s.unmade(r)) == 0 {
		return refuse("It is not removed any more.")
	}
	return nil
}

func (r Removed) label(s *Snapshot) []ID {
	switch r.Kind {
	case KindEnrolment:
		return []ID{r.ID}
	case KindSlot:
		return []ID{0, s.visitOf(r.ID), r.ID}
	}
	return []ID{0, r.ID}
}

// BringBack brings back what was removed, with what went with it: the card of a person, the
// tasks and dates of a session.
type BringBack struct{ Removed Removed }

// Plan brings it back.
func (a BringBack) Plan(s *Snapshot, env Env) (Plan, error) {
	if err := s.standsRemoved(a.Removed); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbBroughtBack, a.Removed.label(s)...)
	d.makeAgain(s.unmade(a.Removed))
	d.text(a.Removed.Kind, a.Removed.ID, recordGone, "")
	for _, k := range []change.Kind{KindPerson, KindTask, KindSlot} {
		for _, n := range s.tables[k] {
			id := n.rec.Key.Record
			card := k == KindPerson && a.Removed.Kind == KindEnrolment && id == s.personOf(a.Removed.ID)
			if card || s.wentWith(Removed{k, id}, a.Removed) {
				d.text(k, id, recordGone, "")
			}
		}
	}
	after := s.Apply(d.c)
	say := Capital(a.Removed.words(after)) + " is back"
	if n := len(s.marksOf(a.Removed)); n > 0 && a.Removed.Kind != KindSlot {
		say += ", with " + several(n, "mark")
	} else if n > 0 {
		say += ", with " + several(n, "booking")
	}
	return d.planned("%s.", say), nil
}

// wentWith tells whether something was removed in the same change as another.
func (s *Snapshot) wentWith(r, with Removed) bool {
	return slices.ContainsFunc(s.goneCell(r).Standing(), func(h change.Held) bool {
		return unpackInt(h.Value) != 0 && slices.ContainsFunc(s.goneCell(with), func(o change.Held) bool { return o.Ref.Change == h.Ref.Change })
	})
}

// LeaveRemoved leaves removed what was removed, now that the marks there are known. They stay
// in the file.
type LeaveRemoved struct{ Removed Removed }

// Plan notes which marks were seen.
func (a LeaveRemoved) Plan(s *Snapshot, env Env) (Plan, error) {
	if err := s.standsRemoved(a.Removed); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbLeftRemoved, a.Removed.label(s)...)
	d.text(a.Removed.Kind, a.Removed.ID, recordGone, packInt(1)+string(s.marksOf(a.Removed).pack()))
	return d.planned("%s stays removed. What stands there stays in the file.", Capital(a.Removed.words(s))), nil
}
