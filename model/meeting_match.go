package model

import (
	"cmp"
	"slices"
	"strings"
)

// howKnown is how a row of a report was known to be of a place.
type howKnown uint8

const (
	notKnown howKnown = iota
	byName            // by a name that only this person bears
	byBefore          // as it was decided when the same report was taken in
	byAlias           // by a name under which the person was in a report before
	byMail
)

// acquainted finds the places that a row of a report may be of.
type acquainted struct {
	mails, aliases, names map[string][]*Enrolment
	people                []*Enrolment
	// words are, of each of the people, those of their names.
	words [][]string
}

func (s *Snapshot) acquainted(es []*Enrolment) *acquainted {
	a := &acquainted{mails: map[string][]*Enrolment{}, aliases: map[string][]*Enrolment{}, names: map[string][]*Enrolment{}, people: es, words: make([][]string, len(es))}
	put := func(m map[string][]*Enrolment, key string, e *Enrolment) {
		if key != "" && !slices.Contains(m[key], e) {
			m[key] = append(m[key], e)
		}
	}
	for i, e := range es {
		p := s.Person(e.Person)
		if p == nil || p.Family == erasedText {
			continue
		}
		a.words[i] = splitWords(Fold(strings.Join(append([]string{p.Name()}, p.Before...), " ")))
		for _, m := range p.Emails {
			put(a.mails, strings.ToLower(m), e)
		}
		for _, x := range p.Aliases {
			put(a.aliases, Fold(x), e)
		}
		put(a.names, sortedWords(p.Name()), e)
		put(a.names, sortedWords(p.Name()+" "+p.Label), e)
		for _, x := range p.Before {
			put(a.names, sortedWords(x), e)
		}
	}
	return a
}

// sortedWords is a name in which neither order, accents nor signs count: "García Simón,
// Pedro" is "Pedro García Simón".
func sortedWords(name string) string {
	words := splitWords(Fold(name))
	slices.Sort(words)
	return strings.Join(words, " ")
}

// of are the places that a row may be of: one, where it is surely that one; several where
// a person must say; none where nobody fits.
func (a *acquainted) of(r *MeetingRow) ([]*Enrolment, howKnown) {
	var mails, names []*Enrolment
	for _, m := range r.Emails {
		mails = union(mails, a.mails[strings.ToLower(m)])
	}
	base := meetingName(r.Name)
	aliases := a.aliases[Fold(base)]
	for _, n := range meetingNames(base) {
		if names = a.names[sortedWords(n)]; len(names) > 0 {
			break
		}
	}
	named := union(aliases, names)
	both := slices.DeleteFunc(slices.Clone(mails), func(e *Enrolment) bool { return !slices.Contains(named, e) })
	switch {
	case len(both) == 1:
		return both, byMail
	case len(mails) > 0 && len(named) > 0 || len(mails) > 1:
		return union(mails, named), notKnown
	case len(mails) == 1:
		return mails, byMail
	case len(aliases) == 1:
		return aliases, byAlias
	case len(named) == 1:
		return named, byName
	}
	return named, notKnown
}

func union(a, b []*Enrolment) []*Enrolment {
	out := slices.Clone(a)
	for _, e := range b {
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// meetingName is a name without what a program puts behind it: "(Guest)", "(EXT)".
func meetingName(name string) string {
	for {
		at := strings.LastIndexAny(name, "([")
		if at < 0 || !strings.ContainsAny(name[at:], ")]") {
			return name
		}
		inside := strings.Trim(name[at:], "()[] ")
		for _, w := range splitWords(Fold(strings.ReplaceAll(inside, "-", ""))) {
			if !slices.Contains([]string{"guest", "ext", "external", "unverified", "you", "me", "host", "cohost", "organizer", "organiser", "presenter"}, w) {
				return name
			}
		}
		rest := strings.TrimSpace(name[:at])
		if rest == "" {
			return name
		}
		name = rest
	}
}

// meetingNames are the names that one of a report may mean, the first that is known counts:
// "New (Original)" is all of it, the new one, the original.
func meetingNames(name string) []string {
	out := []string{name}
	before, inside, ok := strings.Cut(name, "(")
	if !ok {
		return out
	}
	if inside, _, ok = strings.Cut(inside, ")"); ok {
		out = append(out, before, inside)
	}
	return out
}

// nobodysName tells whether a name is that of a machine, or of anybody: it is not remembered
// as anybody's.
func nobodysName(name string) bool {
	words := splitWords(Fold(name))
	if len(words) == 0 {
		return true
	}
	for _, w := range words {
		if !allDigits(w) && !slices.Contains([]string{
			"iphone", "ipad", "android", "galaxy", "samsung", "phone", "mobile", "laptop", "macbook", "chromebook", "computer", "desktop", "pc", "tablet",
			"user", "guest", "zoom", "teams", "microsoft", "participant", "teacher", "teachers", "maths", "mathematics", "department", "school", "staff", "classroom", "room", "me", "pro", "air", "s", "the",
		}, w) {
			return false
		}
	}
	return true
}

// notetaker tells whether a name is that of a program that takes notes.
func notetaker(name string) bool {
	folded := " " + Fold(name) + " "
	for _, w := range []string{
		"notetaker", "note taker", "otter ai", "otterpilot", "fireflies", "read ai", "fathom", "tldv", "tl dv", "meetgeek", "avoma", "sembly", "tactiq", "supernormal",
		"ai companion", "ai assistant", "meeting assistant", "meeting notes", "recorder", "copilot",
	} {
		if strings.Contains(folded, " "+w+" ") {
			return true
		}
	}
	return false
}

// organises tells whether a role is that of who made the meeting.
func organises(role string) bool {
	return strings.HasPrefix(Fold(role), "organi")
}

// likeness is how much speaks for a place being that of a row; 0 is nothing. Typed are the
// words of the row's name, local those before the @ of its addresses.
func likeness(own, typed, local []string) int {
	n := 0
	for _, w := range own {
		best := 0
		for _, t := range typed {
			switch {
			case t == w:
				best = max(best, 4)
			case t[0] == w[0] && Slip(t, w), len(w) > 3 && strings.HasPrefix(t, w), len(t) > 3 && strings.HasPrefix(w, t):
				best = max(best, 3)
			case len(t) == 1 && t[0] == w[0]:
				best = max(best, 1)
			}
		}
		for _, m := range local {
			if len(w) > 2 && strings.Contains(m, w) {
				best = max(best, 3)
			}
		}
		n += best
	}
	return n
}

// byLikeness are the places that speak for a row, those that nobody else was first, then
// by likeness, then as they stand on the register.
func (a *acquainted) byLikeness(r *MeetingRow, first []*Enrolment, taken func(*Enrolment) bool) []*Enrolment {
	type scored struct {
		e    *Enrolment
		free int
		n    int
	}
	var all []scored
	few := len(a.people) <= fewPeople
	typed := splitWords(Fold(r.Name))
	var local []string
	for _, m := range r.Emails {
		before, _, _ := strings.Cut(m, "@")
		local = append(local, Fold(before))
	}
	for i, e := range a.people {
		x := scored{e: e, n: likeness(a.words[i], typed, local)}
		if slices.Contains(first, e) {
			x.n += 100
		} else if taken(e) {
			x.free = 1
		}
		if few || x.n > 0 {
			all = append(all, x)
		}
	}
	slices.SortStableFunc(all, func(x, y scored) int { return cmp.Or(cmp.Compare(x.free, y.free), cmp.Compare(y.n, x.n)) })
	out := make([]*Enrolment, len(all))
	for i := range all {
		out[i] = all[i].e
	}
	return out
}

// fewPeople are so few that all of them are offered where somebody is to be chosen.
const fewPeople = 100
