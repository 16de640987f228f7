package model

import (
	"cmp"
	"slices"
	"time"

	"workgroup/model/change"
)

// Disclosure is all that a file holds about one person, to be handed over on request: what
// stands, and what was replaced or taken back and is in the history still.
type Disclosure struct {
	Name string
	Made time.Time
	// Groups are the cohorts and hubs that hold anything about the person.
	Groups []DisclosedGroup
	// Mentions are texts about others, or about nobody, in which the person seems to be named:
	// whoever hands this over looks at them first.
	Mentions []Mention
}

// DisclosedGroup is what one cohort or hub holds.
type DisclosedGroup struct {
	Title string
	// Summary are sentences: the status, days earned.
	Summary []string
	Entries []Disclosed
}

// Disclosed is one thing that was written about the person.
type Disclosed struct {
	// Part is what it is a part of: "Card", "Place", "Session 1", "Evidence". Field is what of
	// it, Words what was written.
	Part, Field, Words string
	// At is when, in seconds since 1970, and Who is the lead who wrote it, "" where unknown.
	At   int64
	Who  string
	Fate Fate

	part, order int
	ref         change.Ref
	depth       int
}

// Mention is a text that is not the person's, with the words in it that name them.
type Mention struct {
	// Group is the cohort or hub, Where the kind of text: "Evidence of 13 Nov 2023".
	Group, Where, Text string
	Fate               Fate
}

// Disclose gathers all that some cohorts and hubs hold about a person, given by all of their
// records (OnePerson).
func Disclose(in []*Snapshot, person []ID, now time.Time) Disclosure {
	d := Disclosure{Made: now}
	for _, s := range in {
		g := disclosing{s: s, person: person}
		if p := s.Person(person[0]); p != nil {
			d.Name = cmp.Or(d.Name, p.Apart())
		}
		group := DisclosedGroup{Title: s.groupTitle(), Entries: g.entries()}
		if len(group.Entries) == 0 {
			continue
		}
		for _, e := range s.Enrolments {
			if slices.Contains(person, e.Person) {
				group.Summary = append(group.Summary, "Now "+e.Status.String()+". Days earned: "+s.DaysOf(e)+".")
			}
		}
		d.Groups = append(d.Groups, group)
	}
	d.Mentions = MentionsOf(in, person)
	return d
}

func (s *Snapshot) groupTitle() string {
	if s.Cohort.ID == 0 {
		return "Hub: " + s.Hub.Name
	}
	t := s.Cohort.Title
	if s.Cohort.Code != "" {
		t += " (" + s.Cohort.Code + ")"
	}
	return t
}

// disclosing is the gathering from one space.
type disclosing struct {
	s      *Snapshot
	person []ID
	out    []Disclosed
}

// The parts of a disclosure in their order.
const (
	partCard = iota
	partPlace
	partSession
	partTask
	partEvaluation
	partOthers
)

func (g *disclosing) is(id ID) bool { return id != 0 && slices.Contains(g.person, id) }

func (g *disclosing) entries() []Disclosed {
	for _, rec := range g.s.Records() {
		r := reader{rec}
		switch rec.Key.Kind {
		case KindPerson:
			if g.is(rec.Key.Record) {
				g.record(rec, partCard, "Card")
			}
		case KindEnrolment:
			if g.ever(rec, enrolmentPerson) {
				g.place(rec)
			} else {
				g.elsewhere(rec)
			}
		case KindSchool:
			g.school(rec)
		case KindEvidence:
			if g.ever(rec, evidencePerson) {
				g.record(rec, partEvaluation, "Evidence of "+cmp.Or(r.day(evidenceDay).Medium(), "no day"))
			}
		case KindRating:
			if g.ever(rec, ratingPerson) {
				g.record(rec, partEvaluation, "Rating of "+cmp.Or(r.day(ratingDay).Medium(), "no day"))
			}
		case KindPlan:
			if g.ever(rec, planPerson) {
				g.record(rec, partEvaluation, "Action plan")
			}
		case KindInitiative:
			if g.ever(rec, initiativePerson) {
				g.record(rec, partEvaluation, "Initiative")
			}
		case KindCohort:
			g.putOff(rec)
			for _, x := range g.s.Cohort.Reports {
				g.report(x)
			}
		}
	}
	slices.SortStableFunc(g.out, func(a, b Disclosed) int {
		return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.Part, b.Part), cmp.Compare(a.order, b.order), cmp.Compare(a.Field, b.Field),
			cmp.Compare(a.At, b.At), cmp.Compare(a.depth, b.depth), a.ref.Compare(b.ref))
	})
	return g.out
}

// ever tells whether a field of a record ever named the person.
func (g *disclosing) ever(rec *change.Record, n change.Name) bool {
	for _, h := range rec.Cell(change.Slot{Name: n}) {
		if !h.Take && g.is(unpackID(h.Value)) {
			return true
		}
	}
	return false
}

// add takes over all writes of one field.
func (g *disclosing) add(c change.Cell, part int, title, field string, order int, words func(v string) string) {
	depths := map[change.Ref]int{}
	for _, h := range c {
		if h.Take {
			continue
		}
		text := erasedText
		if !h.Erased {
			text = words(h.Value)
		}
		e := Disclosed{
			Part: title, Field: field, Words: cmp.Or(text, "(emptied)"), At: h.At, Who: g.s.LeadName(h.Lead),
			part: part, order: order, ref: h.Ref, depth: depth(c, h.Ref, depths),
		}
		switch {
		case !c.Alive(h.Ref):
			e.Fate = TakenBack
		case !c.Stands(h.Ref):
			e.Fate = Replaced
		}
		g.out = append(g.out, e)
	}
}

// record takes over a whole record.
func (g *disclosing) record(rec *change.Record, part int, title string) {
	for i, slot := range rec.Slots {
		w := g.wording(rec.Key.Kind, slot)
		g.add(rec.Cells[i], part, title, w.field, int(slot.Name), w.words)
	}
}

// place is the person's own place, by session and task.
func (g *disclosing) place(rec *change.Record) {
	for i, slot := range rec.Slots {
		part, title := partPlace, "Place"
		switch slot.Name {
		case enrolmentMark, enrolmentCredit, enrolmentNote, enrolmentTold, enrolmentBooking, enrolmentBeside, enrolmentOverbooked, enrolmentWish, enrolmentFee, enrolmentFeeReason:
			part, title = partSession, g.session(slot.Elem)
		case enrolmentWaiting, enrolmentSuit:
			part, title = partSession, "A visit"
			if x := g.s.Slot(slot.Elem); x != nil {
				title = g.session(x.Session)
			}
		case enrolmentTask, enrolmentTaskNote:
			part, title = partTask, "Task"
			if t := g.s.Task(slot.Elem); t != nil {
				title = "Task: " + t.Title
			}
		}
		w := g.wording(KindEnrolment, slot)
		g.add(rec.Cells[i], part, title, w.field, int(slot.Name), w.words)
	}
}

func (g *disclosing) session(id ID) string {
	x := g.s.Session(id)
	if x == nil {
		return "A session that was removed"
	}
	title := "Session " + packedNumber(x.Number)
	if x.Date.Known() {
		title += ", " + x.Date.Medium()
	}
	return title
}

// elsewhere is what the places of others say of the person: who came in whose stead.
func (g *disclosing) elsewhere(rec *change.Record) {
	for i, slot := range rec.Slots {
		of := func(v string) ID { return 0 }
		switch slot.Name {
		case enrolmentMark:
			of = func(v string) ID { return unpackMark(v).Substitute }
		case enrolmentTold:
			of = func(v string) ID { return unpackTold(v).Substitute }
		case enrolmentOverride:
			if g.is(slot.Elem) {
				g.add(rec.Cells[i], partOthers, "At another's place", "looks like somebody else, and is another", int(slot.Name), func(string) string { return "yes" })
			}
			continue
		}
		if slices.ContainsFunc(rec.Cells[i], func(h change.Held) bool { return !h.Take && g.is(of(h.Value)) }) {
			g.add(rec.Cells[i], partOthers, "In another's place, "+g.session(slot.Elem), "substitute", int(slot.Name), func(v string) string {
				if g.is(of(v)) {
					return "came, or was to come, for somebody else"
				}
				return "another was named, or nobody"
			})
		}
	}
}

// school is what a school says of the person: who leads, who shared.
func (g *disclosing) school(rec *change.Record) {
	name := reader{rec}.text(schoolName)
	if g.ever(rec, schoolLeader) {
		g.add(rec.Cell(change.Slot{Name: schoolLeader}), partOthers, "School "+name, "subject leader", int(schoolLeader), func(v string) string {
			if g.is(unpackID(v)) {
				return "is the subject leader"
			}
			return "another, or nobody"
		})
	}
	for i, slot := range rec.Slots {
		if slot.Name != schoolSharing {
			continue
		}
		by := func(h change.Held) bool {
			u := unpacker{rest: h.Value}
			u.int()
			return !h.Take && g.is(u.id())
		}
		if !slices.ContainsFunc(rec.Cells[i], by) {
			continue
		}
		g.add(rec.Cells[i], partOthers, "School "+name, "shared with the department", int(slot.Name), func(v string) string {
			u := unpacker{rest: v}
			return "on " + Day(u.int()).Medium()
		})
		plain := func(v string) string { return v }
		g.add(rec.Cell(change.Slot{Name: schoolShared, Elem: slot.Elem}), partOthers, "School "+name, "shared: what", int(slot.Name), plain)
		g.add(rec.Cell(change.Slot{Name: schoolSharedWith, Elem: slot.Elem}), partOthers, "School "+name, "shared: with whom", int(slot.Name), plain)
	}
}

// putOff is what there was to do about the person and was put off, with the reason.
func (g *disclosing) putOff(rec *change.Record) {
	for i, slot := range rec.Slots {
		if slot.Name == cohortPutOffOf && slices.ContainsFunc(rec.Cells[i], func(h change.Held) bool { return g.is(h.Subject) }) {
			g.add(rec.Cells[i], partPlace, "To do", "put off", int(slot.Name), readable)
		}
	}
}

// report is what a report of a meeting said of the person.
func (g *disclosing) report(x TakenReport) {
	for _, a := range x.Seen {
		e := g.s.Enrolment(a.Enrolment)
		if e == nil || !g.is(e.Person) {
			continue
		}
		g.out = append(g.out, Disclosed{
			Part: g.session(x.Sheet.Session), Field: "in a report of the meeting", Words: a.presenceWords(), part: partSession, order: int(enrolmentMark) - 1,
		})
	}
}
