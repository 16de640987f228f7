package assign

// Nowhere is where somebody goes who has no date, and what a date costs somebody who
// cannot come to it.
const (
	Nowhere = -1
	Cannot  = -1
)

// Pairs is what is wanted of people of one school.
type Pairs uint8

// What is wanted of pairs.
const (
	Anyhow Pairs = iota
	Together
	Apart
)

// Problem is who is to be placed, and where.
type Problem struct {
	// Places are how many each date takes besides those who stay where they are.
	Places []int
	People []Person
	Pairs  Pairs
	// Limit is the most nodes of the tree that are looked at; 0 for the usual one.
	Limit int
}

// Person is somebody who is to be placed, or is on a date already.
type Person struct {
	// On is the date that somebody has already, or Nowhere. Who has one always keeps a
	// date: that, or another that costs a move.
	On int
	// Stays says that they cannot be moved; they take no place of Places.
	Stays bool
	// Cost is what each date costs, 0 or more, or Cannot.
	Cost []int
	// School is the same number for people of one school; 0 where nobody knows.
	School int
}

// Plan is an assignment, and how good it is.
type Plan struct {
	// At is where each person goes, or Nowhere.
	At []int
	// Placed are those who had no date and have one now, Moved those who have another.
	// Parted are the pairs that are not as they are wanted; Cost is that of all dates.
	Placed, Moved, Parted, Cost int
	// Proven says that no assignment is better.
	Proven bool
}

// usual is the limit of nodes where none is given: some tenths of a second.
const usual = 1500

// few is the least limit of each way to differ from an assignment.
const few = 60

// Best is the best assignment.
func Best(p Problem) Plan {
	s := newSearch(p)
	s.best = s.first()
	return s.plan(s.solve(s.root()))
}

// Next is the best assignment that differs from one that was found. ok is false where
// there is no other.
//
// It looks at each way to differ once (Lawler): the first person who goes elsewhere is
// the first, the second, and so on; all before go where they went.
func Next(p Problem, found Plan) (next Plan, ok bool) {
	s := newSearch(p)
	s.limit = max(few, s.limit/max(1, len(p.People)))
	proven := true
	for i, at := range found.At {
		n := s.root()
		if p.People[i].Stays {
			continue
		}
		for j := range i {
			n = n.decide(j, s.option(found.At[j]))
		}
		s.nodes = 0
		s.best = s.best.orBetter(s.solve(n.forbid(i, s.option(at))))
		proven = proven && s.nodes <= s.limit
	}
	if s.best.at == nil {
		return Plan{}, false
	}
	out := s.plan(s.best)
	out.Proven = proven
	return out, true
}

// solution is an assignment by options, with its whole cost; the zero one is none.
type solution struct {
	at   []int
	cost int64
}

func (a solution) orBetter(b solution) solution {
	if a.at == nil || b.at != nil && b.cost < a.cost {
		return b
	}
	return a
}

// never is a cost that no assignment has.
const never = int64(1) << 60

// grain divides every cost, and is divided by the sizes of schools that occur, so that
// costs can be shared and rounded without a loss.
const grain = 60

// search is a problem with its costs in one number. Options are the dates, and after
// them to go nowhere.
type search struct {
	p      Problem
	dates  int
	cost   [][]int64 // of a person and an option, never where they cannot
	mates  [][]int   // of a person: the others of the school
	left   int64     // the price of somebody left out
	move   int64     // of a move
	pair   int64     // of a pair that is not as it is wanted
	limit  int
	nodes  int
	best   solution
	shared bool // pairs are to be together
}

func newSearch(p Problem) *search {
	s := &search{p: p, dates: len(p.Places), limit: p.Limit, shared: p.Pairs == Together}
	if s.limit == 0 {
		s.limit = usual
	}
	most, pairs := 0, 0
	s.mates = make([][]int, len(p.People))
	for i, a := range p.People {
		for _, c := range a.Cost {
			most = max(most, c)
		}
		for j, b := range p.People {
			if i != j && a.School != 0 && a.School == b.School && p.Pairs != Anyhow {
				s.mates[i] = append(s.mates[i], j)
				pairs++
			}
		}
	}
	n := int64(len(p.People))
	s.pair = grain * (n*int64(most) + 1)
	s.move = s.pair * int64(pairs/2+1)
	s.left = s.move * (n + 1)
	for _, a := range p.People {
		row := make([]int64, s.dates+1)
		for o := range row {
			row[o] = s.price(a, o)
		}
		s.cost = append(s.cost, row)
	}
	return s
}

// price is what an option costs a person, whatever others do.
func (s *search) price(a Person, option int) int64 {
	nowhere := option == s.dates
	switch {
	case a.Stays && option != a.On, a.On != Nowhere && nowhere:
		return never
	case nowhere:
		return s.left
	case option == a.On:
		return grain * int64(max(0, a.Cost[option]))
	case a.Cost[option] == Cannot:
		return never
	case a.On != Nowhere:
		return s.move + grain*int64(a.Cost[option])
	}
	return grain * int64(a.Cost[option])
}

func (s *search) option(at int) int {
	if at == Nowhere {
		return s.dates
	}
	return at
}

// plan says how good a solution is.
func (s *search) plan(x solution) Plan {
	out := Plan{At: make([]int, len(x.at)), Proven: s.nodes <= s.limit}
	for i, o := range x.at {
		on := s.p.People[i].On
		switch {
		case o == s.dates:
			out.At[i] = Nowhere
			continue
		case on == Nowhere:
			out.Placed++
		case on != o:
			out.Moved++
		}
		out.At[i] = o
		out.Cost += max(0, s.p.People[i].Cost[o])
	}
	out.Parted = s.parted(x.at)
	return out
}

// parted are the pairs of an assignment that are not as they are wanted: of those to be
// together also where one goes and the other does not.
func (s *search) parted(at []int) int {
	n := 0
	for i, mates := range s.mates {
		for _, j := range mates {
			if j > i && s.amiss(at[i], at[j]) {
				n++
			}
		}
	}
	return n
}

// amiss tells whether two of a school are not as they are wanted.
func (s *search) amiss(a, b int) bool {
	if s.shared {
		return a != b
	}
	return a == b && a != s.dates
}

// whole is the cost of an assignment.
func (s *search) whole(at []int) int64 {
	sum := s.pair * int64(s.parted(at))
	for i, o := range at {
		if s.cost[i][o] >= never {
			return never
		}
		sum += s.cost[i][o]
	}
	return sum
}
