package assign

// chain shares people out one after the other. Each comes by the cheapest chain: they
// take a date, whoever it suits best to leave it takes another, and so on to one that has
// a place. That is the shortest way of a minimum-cost flow whose nodes are the options
// alone: what an option costs to leave for another is that of whoever leaves it cheapest.
type chain struct {
	rows [][]int64
	room []int
	at   []int
	// Of two options: the least that one who is on the first pays more on the second, and
	// who that is.
	more [][]int64
	who  [][]int
	// Of an option, while a way is sought: its cost, and the option before it.
	dist []int64
	from []int
}

// newChain has room for all problems of a search.
func (s *search) newChain() *chain {
	n := s.dates + 1
	c := &chain{room: make([]int, n), dist: make([]int64, n), from: make([]int, n)}
	for range n {
		c.more, c.who = append(c.more, make([]int64, n)), append(c.who, make([]int, n))
	}
	return c
}

// cheapest is the best assignment where each person pays for each option what rows say.
// It is nil where somebody has no option.
func (s *search) cheapest(c *chain, rows [][]int64) []int {
	c.rows, c.at = rows, make([]int, len(rows))
	copy(c.room, s.p.Places)
	c.room[s.dates] = len(rows)
	for i := range rows {
		c.at[i] = Nowhere
	}
	for o := range c.more {
		c.leaving(o)
	}
	for i := range rows {
		if s.p.People[i].Stays {
			continue
		}
		if !c.place(i) {
			return nil
		}
	}
	for i, p := range s.p.People {
		if p.Stays {
			c.at[i] = p.On
		}
	}
	return c.at
}

// leaving finds again who leaves an option cheapest.
func (c *chain) leaving(o int) {
	more, who := c.more[o], c.who[o]
	for t := range more {
		more[t] = never
	}
	for i, at := range c.at {
		if at != o {
			continue
		}
		row := c.rows[i]
		for t, cost := range row {
			if d := cost - row[o]; cost < never && d < more[t] {
				more[t], who[t] = d, i
			}
		}
	}
}

// place brings one person in by the cheapest chain.
func (c *chain) place(i int) bool {
	for o, cost := range c.rows[i] {
		c.dist[o], c.from[o] = cost, Nowhere
	}
	for again := true; again; {
		again = false
		for o, d := range c.dist {
			if d >= never || c.room[o] > 0 {
				continue // nobody need leave where there is room
			}
			for t, more := range c.more[o] {
				if more < never && d+more < c.dist[t] {
					c.dist[t], c.from[t], again = d+more, o, true
				}
			}
		}
	}
	end := Nowhere
	for o, d := range c.dist {
		if d < never && c.room[o] > 0 && (end == Nowhere || d < c.dist[end]) {
			end = o
		}
	}
	if end == Nowhere {
		return false
	}
	c.room[end]--
	last := end
	for o := end; c.from[o] != Nowhere; o = c.from[o] {
		c.at[c.who[c.from[o]][o]] = o
		last = c.from[o]
	}
	c.at[i] = last
	for o := end; o != Nowhere; o = c.from[o] {
		c.leaving(o)
	}
	return true
}
