package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pair is a school with those of it who have a place now.
type Pair struct {
	School *School
	Here   []*Enrolment
}

// Mastery tells whether one of them is a Mastery Specialist or Advocate.
func (p Pair) Mastery() bool {
	return slices.ContainsFunc(p.Here, func(e *Enrolment) bool { return e.Designation == Specialist || e.Designation == Advocate })
}

// Pairs are the schools of those who have a place now, by name. Who left is not among
// them: what they earned stays with them.
func (s *Snapshot) Pairs() []Pair {
	var out []Pair
	for _, x := range s.Schools {
		p := Pair{School: x}
		for _, e := range s.Enrolments {
			if e.School == x.ID && (e.Status == Enrolled || e.Status == Paused || e.Status == Completed) {
				p.Here = append(p.Here, e)
			}
		}
		if len(p.Here) > 0 {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Pair) int { return strings.Compare(Fold(a.School.Name), Fold(b.School.Name)) })
	return out
}

// schoolNames are at most three schools by name, and how many more there are.
func schoolNames(all []Pair) string {
	var out []string
	for _, p := range all[:min(3, len(all))] {
		out = append(out, p.School.Name)
	}
	if n := len(all) - 3; n > 0 {
		out = append(out, fmt.Sprintf("%d more", n))
	}
	return strings.Join(out, ", ")
}

// CommunityGaps are the schools with people here whose subject leader is to take part in
// another programme too and does not, and those of which nobody knows: those to invite.
func (s *Snapshot) CommunityGaps() (no, unknown []Pair) {
	if len(s.Programme.Expects) == 0 {
		return nil, nil
	}
	for _, p := range s.Pairs() {
		switch p.School.Community {
		case No:
			no = append(no, p)
		case AnswerUnknown:
			unknown = append(unknown, p)
		}
	}
	return no, unknown
}

// MissingLeads are the roles of those who are to lead the programme together and in which
// nobody leads this cohort.
func (s *Snapshot) MissingLeads() []string {
	var out []string
	for _, role := range s.Programme.LedBy {
		if !slices.ContainsFunc(s.Leads, func(l *Lead) bool { return Fold(l.Role) == Fold(role) }) {
			out = append(out, role)
		}
	}
	return out
}

// schoolFindings are what a lead should look at of pairs, of what a programme expects of
// schools besides, and of who leads it.
//
// Source: "A pair of participants from each school will join the Work Group and the pair
// will ideally comprise at least one Mastery Specialist or Mastery Advocate", and "an
// expectation that the subject leader participates in a subject leader community" of the
// built-in programme of 2025/26; "led by a Secondary Assistant Maths Hub Lead together with
// a local leader of maths education" of the community.
func (s *Snapshot) schoolFindings(l *spells) {
	say := func(k FindingKind, all []Pair, sentence string) {
		if len(all) > 0 {
			l.always(Finding{Key: key(k, 0), Sentence: sentence, Enrolment: all[0].Here[0].ID})
		}
	}
	p := &s.Programme
	if p.Unit == UnitPair {
		var single, without []Pair
		for _, x := range s.Pairs() {
			switch {
			case len(x.Here) == 1:
				single = append(single, x)
			case p.PairIdeally && !x.Mastery():
				without = append(without, x)
			}
		}
		say(FindSingle, single, fmt.Sprintf("%s, not a pair: %s", count(len(single), "school", "has one person", "have one person each"), schoolNames(single)))
		say(FindNoMastery, without, fmt.Sprintf("%s without a Mastery Specialist or Advocate: %s", several(len(without), "pair"), schoolNames(without)))
	}
	if no, unknown := s.CommunityGaps(); len(no)+len(unknown) > 0 {
		code := cmp.Or(p.Expects[0].Code, "community")
		say(FindInvite, no, fmt.Sprintf("%s: %s, invite them: %s", code, count(len(no), "subject leader", "takes no part", "take no part"), schoolNames(no)))
		say(FindCommunity, unknown, fmt.Sprintf("%s: not known of %s whether the subject leader takes part: %s", code, several(len(unknown), "school"), schoolNames(unknown)))
	}
	for i, role := range p.LedBy {
		if slices.Contains(s.MissingLeads(), role) {
			l.always(Finding{Key: key(FindNoLead, ID(i+1)), Sentence: "Nobody leads as " + role + ": the page names two who lead together"})
		}
	}
}

// SubjectLeader notes who the subject leader of a school is, and whether they take part in
// a subject leader community. They need not have a place here.
type SubjectLeader struct {
	School ID
	// Name is of somebody with a card of that name, or of somebody new; "" for nobody.
	Name  string
	Takes Answer
}

// Plan writes it; somebody new gets a card without a place.
func (a SubjectLeader) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.School(a.School)
	if x == nil {
		return Plan{}, refuse("This school is not there any more.")
	}
	if a.Takes > No {
		return Plan{}, refuse("In the community is yes, no or unknown.")
	}
	d := NewDraft(s, env, VerbLeader, x.ID)
	id, err := d.leaderOf(x, a.Name)
	if err != nil {
		return Plan{}, err
	}
	d.id(KindSchool, x.ID, schoolLeader, id)
	d.int(KindSchool, x.ID, schoolCommunity, int64(a.Takes))
	if d.Change() == nil {
		return Plan{Say: x.Name + ": nothing changed."}, nil
	}
	who := "its subject leader"
	if name := Tidy(a.Name, MaxName); name != "" {
		who = name
	}
	return d.planned("%s: %s, in the community: %s.", x.Name, who, a.Takes), nil
}

// leaderOf is the card of that name at a school, of whoever leads it already or has a place
// there; else of the only one of that name here, else a new one.
func (d *Draft) leaderOf(x *School, name string) (ID, error) {
	if Tidy(name, MaxName) == "" {
		return 0, nil
	}
	given, family, wrong := ReadName(name)
	if wrong != "" {
		return 0, refuse("%s", wrong)
	}
	want := Fold(given + " " + family)
	if p := d.s.Person(x.Leader); p != nil && Fold(p.Name()) == want {
		return x.Leader, nil
	}
	for _, e := range d.s.Enrolments {
		if p := d.s.Person(e.Person); e.School == x.ID && p != nil && Fold(p.Name()) == want {
			return p.ID, nil
		}
	}
	id := d.env.NewID()
	d.Person(Person{ID: id, Given: given, Family: family})
	return id, nil
}

// LeadSchools notes the schools that somebody leads beside that of their place.
type LeadSchools struct {
	Enrolment ID
	// Names are all of them; one that is not there is made.
	Names []string
}

// Plan writes those that are new and takes away those that are missing.
func (a LeadSchools) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	if len(a.Names) > maxFurther {
		return Plan{}, refuse("%d schools: type at most %d.", len(a.Names), maxFurther)
	}
	r := newRoster(NewDraft(s, env, VerbSchools, e.ID))
	var want []ID
	for _, name := range a.Names {
		id, err := r.school(0, name)
		if err != nil {
			return Plan{}, err
		}
		if id != 0 && id != e.School && !slices.Contains(want, id) {
			want = append(want, id)
			r.d.elem(KindEnrolment, e.ID, enrolmentFurther, id, packBool(true))
		}
	}
	for _, id := range e.Further {
		if !slices.Contains(want, id) {
			r.d.elem(KindEnrolment, e.ID, enrolmentFurther, id, "")
		}
	}
	n := len(want)
	if e.School != 0 {
		n++
	}
	return r.d.planned("%s leads maths at %s.", s.Person(e.Person).Apart(), several(n, "school")), nil
}

// maxFurther is the most further schools of one person.
const maxFurther = 100

// Clash is a day on which somebody has a session here and in another cohort.
type Clash struct {
	Enrolment *Enrolment
	Session   *Session
	Day       Day
	// Title is that of the other cohort.
	Title string
}

// Clashes are the days to come, and today, on which somebody has two sessions at once: one
// here and one in another cohort, as far as its facts have its people. Without times two
// sessions of one day may be at once.
func (s *Snapshot) Clashes(others []Facts, today Day) []Clash {
	if !slices.ContainsFunc(others, func(f Facts) bool { return f.Space != s.Space && len(f.People) > 0 }) {
		return nil
	}
	var out []Clash
	own := s.Facts()
	for i := range others {
		for _, x := range own.ClashesWith(&others[i], today) {
			out = append(out, Clash{s.Enrolment(x.Enrolment), s.Session(x.Session), x.Day, others[i].Title})
		}
	}
	return out
}

// ClashFindings are the days to come on which somebody has a session here and one in
// another cohort at the same time, and those of them that are put off.
func (s *Snapshot) ClashFindings(others []Facts, today Day) (shown []Finding, off []Deferred) {
	seen := map[FindingKey]bool{}
	for _, c := range s.Clashes(others, today) {
		k := FindingKey{FindClash, c.Enrolment.ID, c.Session.ID}
		if seen[k] {
			continue
		}
		seen[k] = true
		f := Finding{Key: k, Enrolment: c.Enrolment.ID, Session: c.Session.ID, Sentence: s.clashWords(c.Enrolment, c.Session) + ": " + c.Title}
		if p, is := s.putOff(k); is && today < p.Until {
			off = append(off, Deferred{f, p})
			continue
		}
		shown = append(shown, f)
	}
	return shown, off
}

func (s *Snapshot) clashWords(e *Enrolment, x *Session) string {
	return fmt.Sprintf("%s, session %d, %s: also in another cohort that day", s.Person(e.Person).Apart(), x.Number, s.dayOf(e, x).Short())
}
