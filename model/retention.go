package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"workgroup/model/change"
)

// DefaultMonths is how many months after the end of a cohort a lead is asked whether what is
// about its people is still needed. No rule of any hub says a number: it is a proposal.
const DefaultMonths = 12

// MaxMonths is the longest time that can be set, in months.
const MaxMonths = 120

// Retention is for how many months after the end of a cohort what names people, how to reach
// them, and what was noted of them is kept; 0 is DefaultMonths.
type Retention struct{ Who, Reach, Notes int }

// Of is the number of months for a kind.
func (r Retention) Of(k change.Secrecy) int {
	switch k {
	case change.Who:
		return cmp.Or(r.Who, DefaultMonths)
	case change.Reach:
		return cmp.Or(r.Reach, DefaultMonths)
	}
	return cmp.Or(r.Notes, DefaultMonths)
}

// Fading is that what is of one kind was let go for all people of a cohort.
type Fading struct {
	Kind change.Secrecy
	Day  Day
	Lead ID
}

// KindWords are what is sealed under a kind of a person's keys, in words.
func KindWords(k change.Secrecy) string {
	switch k {
	case change.Who:
		return "names"
	case change.Reach:
		return "e-mails, telephone"
	}
	return "notes and evidence"
}

func keyKinds() []change.Secrecy { return []change.Secrecy{change.Who, change.Reach, change.Notes} }

// retained reads how long what is about people is kept, and what became of it.
func (r reader) retained(c *Cohort) {
	u := unpacker{rest: r.text(cohortRetention)}
	c.Retention = Retention{int(u.uint()), int(u.uint()), int(u.uint())}
	c.KeepUntil, c.Erased = r.day(cohortReviewed), r.erasures()
	r.elems(cohortFaded, func(kind ID, v string) {
		u := unpacker{rest: v}
		c.Faded = append(c.Faded, Fading{change.Secrecy(kind), Day(u.int()), u.id()})
	})
	slices.SortFunc(c.Faded, func(a, b Fading) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Day, b.Day)) })
}

// Ends is the day on which a cohort is over: the last of its academic year, or that of its last
// session where that is later; unknown where neither is known.
func (s *Snapshot) Ends() Day {
	var last Day
	if y := s.Cohort.Year; y != 0 {
		last = MakeDay(y+1, 8, 31)
	}
	for _, x := range s.Sessions {
		last = max(last, x.Date)
	}
	for _, x := range s.Slots {
		last = max(last, x.Date)
	}
	return last
}

// monthsOn is the same day of a later month, or its last day where it is shorter.
func (d Day) monthsOn(n int) Day {
	y, m, day := d.Date().Date()
	last := MakeDay(y, m+time.Month(n)+1, 0)
	return min(MakeDay(y, m+time.Month(n), 1)+Day(day)-1, last)
}

// Due is a kind of what is about the people of a cohort, the day from which it is not kept
// without a reason, and how many people have some of it.
type Due struct {
	Kind   change.Secrecy
	Day    Day
	People int
}

// Dues are the kinds of which the cohort holds anything, each with its day.
func (s *Snapshot) Dues() []Due {
	end := s.Ends()
	if !end.Known() {
		return nil
	}
	var out []Due
	held := s.keysHeld()
	for _, k := range keyKinds() {
		if n := len(held[k]); n > 0 {
			day := end.monthsOn(s.Cohort.Retention.Of(k))
			out = append(out, Due{k, max(day, s.Cohort.KeepUntil), n})
		}
	}
	return out
}

// keysHeld are, by kind, the people and schools of whom something is sealed that can be read.
func (s *Snapshot) keysHeld() map[change.Secrecy]map[ID]bool {
	out := map[change.Secrecy]map[ID]bool{}
	for _, rec := range s.Records() {
		for _, c := range rec.Cells {
			for _, h := range c {
				if h.Secrecy == change.Open || h.Take || h.Erased {
					continue
				}
				if out[h.Secrecy] == nil {
					out[h.Secrecy] = map[ID]bool{}
				}
				out[h.Secrecy][h.Subject] = true
			}
		}
	}
	return out
}

// Subjects are those of whom something of a kind can be read, in the order of their IDs.
func (s *Snapshot) Subjects(k change.Secrecy) []ID {
	var out []ID
	for id := range s.keysHeld()[k] {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// remindBefore is how many days before its day a kind is among what there is to do.
const remindBefore = 30

// retentionFindings say what is due to go, a month before and from then on.
func (s *Snapshot) retentionFindings(l *spells) {
	end := s.Ends()
	if !end.Known() || len(s.Enrolments) == 0 {
		return
	}
	byDay := map[Day][]change.Secrecy{}
	for _, k := range keyKinds() {
		if !slices.ContainsFunc(s.Cohort.Faded, func(f Fading) bool { return f.Kind == k }) {
			day := max(end.monthsOn(s.Cohort.Retention.Of(k)), s.Cohort.KeepUntil)
			byDay[day] = append(byDay[day], k)
		}
	}
	for _, day := range slices.Sorted(maps.Keys(byDay)) {
		f := Finding{Key: key(FindKept, ID(byDay[day][0])), Kept: true}
		*l = append(*l, spell{Finding: f, from: day - remindBefore, until: day, says: func(Day) string { return s.dueWords("Due to go on ", day, byDay[day]) }})
		f.Urgent = true
		*l = append(*l, spell{Finding: f, from: day, says: func(Day) string { return s.dueWords("Due to go since ", day, byDay[day]) }})
	}
}

// dueWords say what goes on a day, and of how many people.
func (s *Snapshot) dueWords(due string, day Day, kinds []change.Secrecy) string {
	held := s.keysHeld()
	var parts []string
	for _, k := range kinds {
		if n := len(held[k]); n > 0 {
			parts = append(parts, fmt.Sprintf("%s of %d", KindWords(k), n))
		}
	}
	return due + day.Medium() + ": " + cmp.Or(strings.Join(parts, ", "), "nothing is left")
}

// SetRetention sets how long what is about the people of a cohort is kept.
type SetRetention struct{ Retention Retention }

// Plan writes it.
func (a SetRetention) Plan(s *Snapshot, env Env) (Plan, error) {
	if s.Cohort.ID == 0 {
		return Plan{}, refuse("There is no cohort here.")
	}
	var v packer
	for _, n := range []int{a.Retention.Who, a.Retention.Reach, a.Retention.Notes} {
		if n < 0 || n > MaxMonths {
			return Plan{}, refuse("What is about people is kept for 1 to %d months after the cohort's end.", MaxMonths)
		}
		v.uint(uint64(n))
	}
	value := string(v)
	if a.Retention == (Retention{}) {
		value = ""
	}
	d := NewDraft(s, env, VerbRetention, s.Cohort.ID)
	d.text(KindCohort, s.Cohort.ID, cohortRetention, value)
	r := a.Retention
	return d.planned("Kept after %s: names %d months, e-mails and telephone %d, notes %d.", s.Ends().Long(), r.Of(change.Who), r.Of(change.Reach), r.Of(change.Notes)), nil
}

// KeepOn keeps what is about the people of a cohort until a later day, after a lead has looked
// whether it is still needed.
type KeepOn struct{ Until Day }

// Plan writes it.
func (a KeepOn) Plan(s *Snapshot, env Env) (Plan, error) {
	switch {
	case s.Cohort.ID == 0:
		return Plan{}, refuse("There is no cohort here.")
	case a.Until <= DayOf(env.Now):
		return Plan{}, refuse("Say a day to come until which it is kept.")
	}
	d := NewDraft(s, env, VerbKeptOn, s.Cohort.ID)
	d.int(KindCohort, s.Cohort.ID, cohortReviewed, int64(a.Until))
	return d.planned("Kept until %s, then it is asked again.", a.Until.Long()), nil
}

// NoteFaded notes that kinds of what is about the people of a cohort were let go. It goes with
// the destroying of those keys, in one step; it cannot be taken back.
type NoteFaded struct{ Kinds []change.Secrecy }

// Plan writes it.
func (a NoteFaded) Plan(s *Snapshot, env Env) (Plan, error) {
	if s.Cohort.ID == 0 || len(a.Kinds) == 0 {
		return Plan{}, refuse("There is nothing to let go.")
	}
	d := NewDraft(s, env, VerbFaded, s.Cohort.ID)
	var words []string
	for _, k := range a.Kinds {
		var v packer
		v.int(int64(DayOf(env.Now)))
		v.id(env.Lead)
		d.force(fieldOf(KindCohort, s.Cohort.ID, cohortFaded, ID(k)), string(v), 0)
		words = append(words, KindWords(k))
	}
	return d.planned("Gone for good: %s.", strings.Join(words, ", ")), nil
}
