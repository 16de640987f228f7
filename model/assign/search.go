package assign

import "slices"

// node is a part of all assignments: of each person the options that are left.
type node struct {
	open [][]bool
	// decided is the one option of a person who is to take it, else Nowhere.
	decided []int
}

// root is all assignments.
func (s *search) root() node {
	var n node
	for i, row := range s.cost {
		open := make([]bool, len(row))
		for o, c := range row {
			open[o] = c < never
		}
		n.open, n.decided = append(n.open, open), append(n.decided, Nowhere)
		if s.p.People[i].Stays {
			n.decided[i] = s.p.People[i].On
		}
	}
	return n
}

// decide is the part in which a person takes an option.
func (n node) decide(i, option int) node {
	only := make([]bool, len(n.open[i]))
	only[option] = n.open[i][option]
	n.open, n.decided = slices.Clone(n.open), slices.Clone(n.decided)
	n.open[i], n.decided[i] = only, option
	return n
}

// forbid is the part in which a person does not take an option.
func (n node) forbid(i, option int) node {
	n.open = slices.Clone(n.open)
	n.open[i] = slices.Clone(n.open[i])
	n.open[i][option] = false
	return n
}

// first is an assignment to begin with: the best as if pairs did not matter.
func (s *search) first() solution {
	at := s.cheapest(s.newChain(), s.cost)
	return solution{at, s.whole(at)}
}

// solve is the best assignment of a part, or the best that was found so far where that
// is as good.
func (s *search) solve(n node) solution {
	if !s.shared {
		s.nodes++
		var at []int
		if rows := s.rows(n, false); s.p.Pairs == Apart {
			at = s.spread(rows)
		} else {
			at = s.cheapest(s.newChain(), rows)
		}
		if at == nil {
			return solution{}
		}
		return solution{at, s.whole(at)}
	}
	before := s.best
	s.descend(s.newChain(), n)
	found := s.best
	s.best = before
	return found
}

// descend looks for better assignments in a part, until the limit is reached.
func (s *search) descend(c *chain, n node) {
	if s.nodes++; s.nodes > s.limit {
		return
	}
	rows := s.rows(n, true)
	at := s.cheapest(c, rows)
	if at == nil {
		return
	}
	s.best = s.best.orBetter(solution{at, s.whole(at)})
	if s.hopeless(s.paid(n) + sum(rows, at)) {
		return
	}
	if odd := s.odd(n); odd > 0 {
		plain := s.rows(n, false)
		if s.hopeless(s.paid(n) + sum(plain, s.cheapest(c, plain)) + s.pair*int64(odd)) {
			return
		}
	}
	i, option, parts := s.split(n, at)
	if !parts {
		return
	}
	s.descend(c, n.decide(i, option))
	s.descend(c, n.forbid(i, option))
}

// hopeless tells whether nothing below a bound is better than what was found.
func (s *search) hopeless(bound int64) bool {
	if over := bound % grain; over > 0 {
		bound += grain - over // every whole cost divides
	}
	return s.best.at != nil && bound >= s.best.cost
}

// sum is what an assignment costs by rows.
func sum(rows [][]int64, at []int) int64 {
	var c int64
	for i, o := range at {
		c += rows[i][o]
	}
	return c
}

// rows are what each option costs each person in a part. Pairs of which one is decided
// are in them; with shared also the costs that two who are not share.
func (s *search) rows(n node, shared bool) [][]int64 {
	rows := make([][]int64, len(s.cost))
	for i, cost := range s.cost {
		rows[i] = make([]int64, len(cost))
		for o, c := range cost {
			if !n.open[i][o] {
				rows[i][o] = never
				continue
			}
			if n.decided[i] == Nowhere {
				c += s.beside(n, i, o, shared)
			}
			rows[i][o] = c
		}
	}
	return rows
}

// beside is what an option costs somebody for the sake of the others of the school.
// Apart, those who do not stay are counted by the flow.
func (s *search) beside(n node, i, o int, shared bool) (c int64) {
	for _, j := range s.mates[i] {
		switch at := n.decided[j]; {
		case at == Nowhere && shared:
			c += s.share(n, i, j, o)
		case at != Nowhere && s.amiss(o, at) && (s.shared || s.p.People[j].Stays):
			c += s.pair
		}
	}
	return c
}

// share is what one of a pair pays more for an option, and the other less.
func (s *search) share(n node, i, j, o int) int64 {
	if o == s.dates {
		return 0
	}
	price := func(k int) int64 {
		if !n.open[k][o] {
			return never
		}
		return s.cost[k][o]
	}
	more := (price(j) - price(i)) / int64(len(s.mates[i])+1)
	return max(-s.pair/2, min(more, s.pair/2))
}

// paid is the price of the pairs that are decided and not as they are wanted.
func (s *search) paid(n node) int64 {
	var c int64
	for i, mates := range s.mates {
		for _, j := range mates {
			if j > i && n.decided[i] != Nowhere && n.decided[j] != Nowhere && s.amiss(n.decided[i], n.decided[j]) {
				c += s.pair
			}
		}
	}
	return c
}

// odd is how many schools of two, neither of them decided, cannot be together for want
// of dates with two places.
func (s *search) odd(n node) int {
	left := slices.Clone(s.p.Places)
	twos, out := 0, 0
	for i, mates := range s.mates {
		switch o := n.decided[i]; {
		case o == Nowhere:
			if len(mates) == 1 && mates[0] > i && n.decided[mates[0]] == Nowhere {
				twos++
			}
		case o < s.dates && !s.p.People[i].Stays:
			left[o]--
		}
	}
	for _, places := range left {
		twos -= max(0, places) / 2
	}
	for _, o := range s.best.at {
		if o == s.dates {
			out++ // two who both go nowhere are together
		}
	}
	return twos - out/2
}

// split is somebody to decide next: one of a pair that the flow parts, on the date of
// the two that costs both less.
func (s *search) split(n node, at []int) (person, option int, ok bool) {
	best := never
	for i, mates := range s.mates {
		for _, j := range mates {
			if n.decided[i] != Nowhere || n.decided[j] != Nowhere || at[i] == at[j] {
				continue
			}
			c := never - 1
			if n.open[j][at[i]] {
				c = s.cost[i][at[i]] + s.cost[j][at[i]]
			}
			if c < best {
				person, option, ok, best = i, at[i], true, c
			}
		}
	}
	return person, option, ok
}
