package model

import (
	"cmp"
	"hash/fnv"
	"io"
	"slices"
	"strings"
)

// Outcome is one intended outcome of a programme, in its own words.
type Outcome struct {
	Heading, LeadIn, Sentence string
	// Group and Item are its place in the programme, from 0.
	Group, Item int
}

// ID is the stable name of the outcome: it follows from heading and sentence alone, so
// two leads who link the same note to it link the same thing.
func (o Outcome) ID() ID {
	h := fnv.New64a()
	_, _ = io.WriteString(h, Fold(o.Heading)+"\x00"+Fold(o.Sentence))
	return cmp.Or(ID(h.Sum64()), 1)
}

// Number is its place as people say it: "2.3", third of the second group.
func (o Outcome) Number() string { return itoa(o.Group+1) + "." + itoa(o.Item+1) }

// ByClasses tells whether the outcome is one of almost all classes, so that it is rated by
// the classes in which it is seen.
func (o Outcome) ByClasses() bool {
	return slices.Contains(strings.Fields(Fold(o.LeadIn)), "classes")
}

// Level is one of Guskey's five levels of evaluating professional development.
type Level uint8

// The levels; what nobody has sorted is of none.
const (
	LevelUnsaid     Level = 0
	Reactions       Level = 1
	Learning        Level = 2
	Organisation    Level = 3
	Use             Level = 4
	StudentOutcomes Level = 5
)

// Levels are all of them in words, by their numbers.
func Levels() []string {
	return []string{"no level", "1 reactions", "2 learning", "3 organisation support and change", "4 use of new knowledge and skills", "5 student outcomes"}
}

// String is the level with its number.
func (l Level) String() string { return Levels()[min(l, StudentOutcomes)] }

// LevelOf is the level that the heading of an outcome proposes: professional learning is
// learning, policies and approaches organisation, practice development use, student
// outcomes student outcomes. A heading that says none of these proposes none.
func LevelOf(heading string) Level {
	words := strings.Fields(Fold(heading))
	has := func(any ...string) bool {
		return slices.ContainsFunc(any, func(w string) bool { return slices.Contains(words, w) })
	}
	switch {
	case has("student", "students", "pupil", "pupils"):
		return StudentOutcomes
	case has("practice"):
		return Use
	case has("policies", "policy", "approaches"):
		return Organisation
	case has("learning"):
		return Learning
	}
	return LevelUnsaid
}

// pack is the link to an outcome: its place, and its words, so that a programme that is
// edited later loses nothing.
func (o Outcome) pack() string {
	if o.Sentence == "" {
		return ""
	}
	var p packer
	p.uint(uint64(o.Group))
	p.uint(uint64(o.Item))
	p.text(o.Heading)
	p.text(o.LeadIn)
	p.text(o.Sentence)
	return string(p)
}

func unpackOutcome(v string) Outcome {
	u := unpacker{rest: v}
	return Outcome{Group: int(u.uint()), Item: int(u.uint()), Heading: u.text(), LeadIn: u.text(), Sentence: u.text()}
}

func (o Outcome) compare(p Outcome) int {
	return cmp.Or(cmp.Compare(o.Group, p.Group), cmp.Compare(o.Item, p.Item), strings.Compare(o.Heading, p.Heading), strings.Compare(o.Sentence, p.Sentence))
}

// AllOutcomes are the outcomes of a programme in its order.
func (p *Programme) AllOutcomes() []Outcome {
	var out []Outcome
	for g, group := range p.Outcomes {
		for i, sentence := range group.Items {
			out = append(out, Outcome{Heading: group.Heading, LeadIn: group.LeadIn, Sentence: sentence, Group: g, Item: i})
		}
	}
	return out
}

// Outcomes are those of the cohort's programme in its order.
func (s *Snapshot) Outcomes() []Outcome { return s.Programme.AllOutcomes() }

// OutcomeNow is the outcome of the programme that a link means now; ok is false where the
// programme has none like it any more, and the link's own words are what there is. The
// same words mean it wherever they stand; else what stands at the same place does, where
// at least half of its words are the same: it was put in other words.
func (s *Snapshot) OutcomeNow(link Outcome) (now Outcome, ok bool) {
	return among(s.Outcomes(), link)
}

func among(all []Outcome, link Outcome) (now Outcome, ok bool) {
	for _, same := range []func(o Outcome) bool{
		func(o Outcome) bool { return o.ID() == link.ID() },
		func(o Outcome) bool { return Fold(o.Sentence) == Fold(link.Sentence) },
		func(o Outcome) bool {
			return o.Group == link.Group && o.Item == link.Item && alike(o.Sentence, link.Sentence)
		},
	} {
		if i := slices.IndexFunc(all, same); i >= 0 {
			return all[i], true
		}
	}
	return link, false
}

// alike tells whether two sentences share at least half of the words of the longer one.
func alike(a, b string) bool {
	x, y := strings.Fields(Fold(a)), strings.Fields(Fold(b))
	shared, most := 0, max(len(x), len(y))
	for _, w := range x {
		if i := slices.Index(y, w); i >= 0 {
			shared++
			y = slices.Delete(y, i, i+1)
		}
	}
	return shared > 0 && 2*shared >= most
}

// Standing is an outcome with all that was noted of it. Each piece of evidence and each
// rating stands once under each outcome that it is linked to.
type Standing struct {
	Outcome Outcome
	// Gone: the programme has no such outcome any more.
	Gone bool
	// Evidence and Ratings stand in the order of their days.
	Evidence []*Evidence
	Ratings  []*Rating
}

// Standings are the outcomes of the programme in its order, then those that it has no
// more and that something was linked to.
func (s *Snapshot) Standings() []Standing {
	all := s.Outcomes()
	out := make([]Standing, len(all))
	at := map[ID]int{}
	for i, o := range all {
		out[i].Outcome = o
		if _, twice := at[o.ID()]; !twice {
			at[o.ID()] = i
		}
	}
	under := func(link Outcome) *Standing {
		now, ok := among(all, link)
		i, known := at[now.ID()]
		if !known {
			i = len(out)
			at[now.ID()] = i
			out = append(out, Standing{Outcome: now, Gone: !ok})
		}
		return &out[i]
	}
	for _, e := range s.Evidence {
		for _, link := range e.Outcomes {
			if st := under(link); !slices.Contains(st.Evidence, e) {
				st.Evidence = append(st.Evidence, e)
			}
		}
	}
	for _, r := range s.Ratings {
		st := under(r.Outcome)
		st.Ratings = append(st.Ratings, r)
	}
	slices.SortStableFunc(out[len(all):], func(a, b Standing) int { return a.Outcome.compare(b.Outcome) })
	return out
}
