package assign

// flow is a network in which units go from node 0 to node 1, each by the cheapest way
// that is left. An arc and its return stand side by side.
type flow struct {
	first []int // of a node: its newest arc, -1 for none
	arcs  []arc
	// Of a node, while a way is sought.
	dist    []int64
	by      []int
	waiting []bool
	queue   []int
}

type arc struct {
	to, next int
	room     int
	cost     int64
}

const (
	source = 0
	sink   = 1
)

// node makes a node and gives its number.
func (f *flow) node() int {
	f.first, f.dist, f.by, f.waiting = append(f.first, -1), append(f.dist, 0), append(f.by, 0), append(f.waiting, false)
	return len(f.first) - 1
}

// link joins two nodes and gives the arc.
func (f *flow) link(from, to, room int, cost int64) int {
	f.arcs = append(f.arcs, arc{to, f.first[from], room, cost}, arc{from, f.first[to], 0, -cost})
	f.first[from], f.first[to] = len(f.arcs)-2, len(f.arcs)-1
	return len(f.arcs) - 2
}

// push sends units while a way is left, and gives how many went.
func (f *flow) push() int {
	n := 0
	for f.reach() {
		n++
		for v := sink; v != source; v = f.arcs[f.by[v]^1].to {
			f.arcs[f.by[v]].room--
			f.arcs[f.by[v]^1].room++
		}
	}
	return n
}

// reach finds the cheapest way to the sink. Costs may be negative, cycles are not.
func (f *flow) reach() bool {
	for v := range f.first {
		f.dist[v], f.waiting[v] = never, false
	}
	f.dist[source] = 0
	f.queue = append(f.queue[:0], source)
	for i := 0; i < len(f.queue); i++ {
		v := f.queue[i]
		f.waiting[v] = false
		for a := f.first[v]; a >= 0; a = f.arcs[a].next {
			x := f.arcs[a]
			if d := f.dist[v] + x.cost; x.room > 0 && d < f.dist[x.to] {
				f.dist[x.to], f.by[x.to] = d, a
				if !f.waiting[x.to] {
					f.waiting[x.to] = true
					f.queue = append(f.queue, x.to)
				}
			}
		}
	}
	return f.dist[sink] < never
}

// spread is the best assignment where each person pays for each option what rows say,
// and people of one school for each other on one date. It is nil where somebody has no
// option.
func (s *search) spread(rows [][]int64) []int {
	var f flow
	n := len(rows)
	date := func(o int) int { return 2 + n + o }
	for range 2 + n + s.dates + 1 {
		f.node()
	}
	for o, places := range s.p.Places {
		f.link(date(o), sink, max(0, places), 0)
	}
	f.link(date(s.dates), sink, n, 0)
	type door struct{ school, option int }
	doors := map[door]int{}
	enter := func(i, o int) int {
		if o == s.dates || len(s.mates[i]) == 0 {
			return date(o)
		}
		d := door{s.p.People[i].School, o}
		if _, there := doors[d]; !there {
			doors[d] = f.node()
			for k := range len(s.mates[i]) + 1 - s.staying(i) {
				f.link(doors[d], date(o), 1, s.pair*int64(k))
			}
		}
		return doors[d]
	}
	at := make([]int, n)
	goes := make([]int, 0, n*(s.dates+1)) // by person and option: the arc, -1 for none
	people := 0
	for i, row := range rows {
		at[i] = -1
		if s.p.People[i].Stays {
			at[i] = s.p.People[i].On
			goes = append(goes, make([]int, s.dates+1)...)
			continue
		}
		people++
		f.link(source, 2+i, 1, 0)
		for o, c := range row {
			a := -1
			if c < never {
				a = f.link(2+i, enter(i, o), 1, c)
			}
			goes = append(goes, a)
		}
	}
	if f.push() < people {
		return nil
	}
	for i := range rows {
		for o := range s.dates + 1 {
			if a := goes[i*(s.dates+1)+o]; at[i] < 0 && a >= 0 && f.arcs[a].room == 0 {
				at[i] = o
			}
		}
	}
	return at
}

// staying are those of a person's school who stay where they are.
func (s *search) staying(i int) int {
	n := 0
	for _, j := range s.mates[i] {
		if s.p.People[j].Stays {
			n++
		}
	}
	return n
}
