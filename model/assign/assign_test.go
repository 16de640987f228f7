package assign_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model/assign"
)

// better compares two assignments aim by aim, as a lead would.
func better(a, b assign.Plan) int {
	for _, d := range []int{b.Placed - a.Placed, a.Moved - b.Moved, a.Parted - b.Parted, a.Cost - b.Cost} {
		if d != 0 {
			return d
		}
	}
	return 0
}

// judged is what an assignment is worth, worked out without any of the search; ok is
// false where it breaks a rule.
func judged(p assign.Problem, at []int) (out assign.Plan, ok bool) {
	out.At = slices.Clone(at)
	taken := make([]int, len(p.Places))
	for i, a := range p.People {
		switch {
		case a.On != assign.Nowhere && at[i] == assign.Nowhere, a.Stays && at[i] != a.On:
			return out, false
		case at[i] == assign.Nowhere:
			continue
		case a.Cost[at[i]] == assign.Cannot && at[i] != a.On:
			return out, false
		case a.On == assign.Nowhere:
			out.Placed++
		case at[i] != a.On:
			out.Moved++
		}
		if !a.Stays {
			taken[at[i]]++
		}
		out.Cost += max(0, a.Cost[at[i]])
	}
	for d, n := range taken {
		if n > p.Places[d] {
			return out, false
		}
	}
	for i, a := range p.People {
		for j, b := range p.People[:i] {
			if a.School == 0 || a.School != b.School {
				continue
			}
			if p.Pairs == assign.Together && at[i] != at[j] || p.Pairs == assign.Apart && at[i] == at[j] && at[i] != assign.Nowhere {
				out.Parted++
			}
		}
	}
	return out, true
}

// every calls fn for each assignment that breaks no rule.
func every(p assign.Problem, fn func(assign.Plan)) {
	at := make([]int, len(p.People))
	var go_ func(i int)
	go_ = func(i int) {
		if i == len(at) {
			if x, ok := judged(p, at); ok {
				fn(x)
			}
			return
		}
		for o := assign.Nowhere; o < len(p.Places); o++ {
			at[i] = o
			go_(i + 1)
		}
	}
	go_(0)
}

func small(t *rapid.T) assign.Problem {
	p := assign.Problem{Pairs: assign.Pairs(rapid.IntRange(0, 2).Draw(t, "pairs"))}
	dates := rapid.IntRange(0, 4).Draw(t, "dates")
	for range dates {
		p.Places = append(p.Places, rapid.IntRange(0, 3).Draw(t, "places"))
	}
	for range rapid.IntRange(0, 6).Draw(t, "people") {
		a := assign.Person{On: assign.Nowhere, School: rapid.IntRange(0, 3).Draw(t, "school")}
		for range dates {
			a.Cost = append(a.Cost, rapid.IntRange(-1, 3).Draw(t, "cost"))
		}
		if dates > 0 && rapid.IntRange(0, 2).Draw(t, "has") == 0 {
			a.On = rapid.IntRange(0, dates-1).Draw(t, "on")
			if a.Stays = rapid.Bool().Draw(t, "stays"); !a.Stays {
				p.Places[a.On]++ // the place that they hold
			}
		}
		p.People = append(p.People, a)
	}
	return p
}

// The answer is that of going through all assignments: none places more people, none
// as many and moves fewer, and so on; no date takes more than it has places for.
func TestBestIsThatOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(t)
		got := assign.Best(p)
		same(t, p, got)
		var want assign.Plan
		found := false
		every(p, func(x assign.Plan) {
			if !found || better(x, want) < 0 {
				want, found = x, true
			}
		})
		if d := better(got, want); d != 0 || !got.Proven {
			t.Fatalf("%+v\nis %+v\nnot %+v", p, got, want)
		}
	})
}

// same checks that a plan is what it says it is.
func same(t *rapid.T, p assign.Problem, got assign.Plan) {
	x, ok := judged(p, got.At)
	if !ok {
		t.Fatalf("%+v\nbreaks a rule: %+v", p, got)
	}
	if x.Placed != got.Placed || x.Moved != got.Moved || x.Parted != got.Parted || x.Cost != got.Cost {
		t.Fatalf("%+v says of itself %+v, and is %+v", p, got, x)
	}
}

// The next best is the best of all others.
func TestNextIsThatOfAllOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(t)
		first := assign.Best(p)
		got, ok := assign.Next(p, first)
		var want assign.Plan
		found := false
		every(p, func(x assign.Plan) {
			if !slices.Equal(x.At, first.At) && (!found || better(x, want) < 0) {
				want, found = x, true
			}
		})
		if ok != found {
			t.Fatalf("%+v\nfound %v, and there is %v: %+v", p, ok, found, want)
		}
		if !ok {
			return
		}
		same(t, p, got)
		if slices.Equal(got.At, first.At) || better(got, want) != 0 || !got.Proven {
			t.Fatalf("%+v\nfirst %+v\nnext  %+v\nnot   %+v", p, first, got, want)
		}
	})
}

// Nobody is left out while a place is free that they can come to, of any size and
// whatever is wanted of pairs, proven or not.
func TestNobodyIsLeftOutBesideAFreePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := large(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), assign.Pairs(rapid.IntRange(0, 2).Draw(t, "pairs")))
		p.Limit = rapid.SampledFrom([]int{1, 20}).Draw(t, "limit")
		got := assign.Best(p)
		same(t, p, got)
		p.Pairs = assign.Anyhow
		if free := assign.Best(p); got.Placed != free.Placed {
			t.Fatalf("%d are placed, and %d could be", got.Placed, free.Placed)
		}
	})
}

// large is a cohort of 25 people, most of them in pairs, and 12 dates.
func large(r *rand.Rand, pairs assign.Pairs) assign.Problem {
	p := assign.Problem{Pairs: pairs}
	for range 12 {
		p.Places = append(p.Places, 1+r.IntN(12)%(2+r.IntN(11)))
	}
	for i := range 25 {
		a := assign.Person{On: assign.Nowhere, School: i/2 + 1}
		for range p.Places {
			switch n := r.IntN(10); {
			case n < 2:
				a.Cost = append(a.Cost, assign.Cannot)
			case n < 4:
				a.Cost = append(a.Cost, 0)
			case n < 5:
				a.Cost = append(a.Cost, 6)
			default:
				a.Cost = append(a.Cost, 2)
			}
		}
		p.People = append(p.People, a)
	}
	return p
}

// tight is the same with as many places as people, two or three on a date: many pairs
// cannot be together.
func tight(r *rand.Rand, pairs assign.Pairs) assign.Problem {
	p := large(r, pairs)
	for d := range p.Places {
		p.Places[d] = 2
	}
	p.Places[r.IntN(12)] = 3
	return p
}

func TestCases(t *testing.T) {
	nobody := assign.Person{On: assign.Nowhere}
	who := func(school int, cost ...int) assign.Person {
		a := nobody
		a.School, a.Cost = school, cost
		return a
	}
	on := func(date, school int, stays bool, cost ...int) assign.Person {
		return assign.Person{On: date, School: school, Stays: stays, Cost: cost}
	}
	for _, c := range []struct {
		name string
		p    assign.Problem
		want []int
	}{
		{"nobody", assign.Problem{}, []int{}},
		{"no dates", assign.Problem{People: []assign.Person{who(0)}}, []int{-1}},
		{"who can come to one date only has it", assign.Problem{Places: []int{1, 1}, People: []assign.Person{who(0, 0, 2), who(0, 2, -1)}}, []int{1, 0}},
		{"together before what each would like", assign.Problem{Places: []int{2, 2}, Pairs: assign.Together, People: []assign.Person{who(1, 0, 2), who(1, 6, 0)}}, []int{1, 1}},
		{"but nobody is left out for it", assign.Problem{Places: []int{2, 2}, Pairs: assign.Together, People: []assign.Person{who(1, 0, -1), who(1, -1, 0)}}, []int{0, 1}},
		{"where three cannot be together two are", assign.Problem{Places: []int{2, 1}, Pairs: assign.Together, People: []assign.Person{who(1, 0, 0), who(2, 0, 2), who(2, 0, 2)}}, []int{1, 0, 0}},
		{"apart before what each would like", assign.Problem{Places: []int{2, 2}, Pairs: assign.Apart, People: []assign.Person{who(1, 0, 6), who(1, 0, 2)}}, []int{0, 1}},
		{"apart from one who has a date", assign.Problem{Places: []int{2, 2}, Pairs: assign.Apart, People: []assign.Person{on(0, 1, true, 0, 0), who(1, 0, 2)}}, []int{0, 1}},
		{"with one who has a date", assign.Problem{Places: []int{2, 2}, Pairs: assign.Together, People: []assign.Person{on(0, 1, true, 0, 0), who(1, 6, 0)}}, []int{0, 0}},
		{"one moves so that another can come", assign.Problem{Places: []int{1, 1}, People: []assign.Person{on(0, 0, false, 0, 6), who(0, 0, -1)}}, []int{1, 0}},
		{"nobody moves to be better pleased", assign.Problem{Places: []int{1, 1}, People: []assign.Person{on(0, 0, false, 6, 0)}}, []int{0}},
		{"who said no keeps the date that they have", assign.Problem{Places: []int{1}, People: []assign.Person{on(0, 0, false, -1)}}, []int{0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := assign.Best(c.p); !slices.Equal(got.At, c.want) || !got.Proven {
				t.Errorf("is %+v, want %v", got, c.want)
			}
		})
	}
}

// Past the limit the answer is one all the same, and says that it is not proven.
func TestTheLimitIsSaid(t *testing.T) {
	p := tight(rand.New(rand.NewPCG(3, 1)), assign.Together)
	p.Limit = 1
	short := assign.Best(p)
	p.Limit = 0
	long := assign.Best(p)
	if short.Proven || better(long, short) > 0 || short.Placed != long.Placed {
		t.Errorf("after one step %+v, in the end %+v", short, long)
	}
}

func BenchmarkBest(b *testing.B) {
	for name, make := range map[string]func(*rand.Rand, assign.Pairs) assign.Problem{"roomy": large, "tight": tight} {
		for pairs, word := range []string{"anyhow", "together", "apart"} {
			b.Run(fmt.Sprintf("25 people 12 dates %s %s", name, word), func(b *testing.B) {
				proven, n := 0, 0
				for b.Loop() {
					n++
					if assign.Best(make(rand.New(rand.NewPCG(uint64(n%20), 2)), assign.Pairs(pairs))).Proven {
						proven++
					}
				}
				b.ReportMetric(100*float64(proven)/float64(n), "%proven")
			})
		}
	}
}
