package change

import (
	"cmp"
	"slices"
)

// Held is an entry in its cell, with what history shows of its change.
type Held struct {
	Ref     Ref
	At      int64
	Lead    ID
	Take    bool
	Value   string
	Names   []Ref
	Secrecy Secrecy
	Subject ID
	Erased  bool
}

// Cell is all that is known of one field: every entry that ever named it, in
// the order of their refs. It is a set that only grows; which of it stands is
// worked out when read.
type Cell []Held

// With is the cell with one more entry; the receiver is left as it was. An
// entry that is there already changes nothing. Should two say different things
// under one name (a change that was sealed twice on its way), the lower stays,
// whichever came first.
func (c Cell) With(h Held) Cell {
	at, found := c.find(h.Ref)
	if found {
		if h.compare(&c[at]) >= 0 {
			return c
		}
		out := slices.Clone(c)
		out[at] = h
		return out
	}
	out := make(Cell, 0, len(c)+1)
	out = append(out, c[:at]...)
	out = append(out, h)
	return append(out, c[at:]...)
}

// compare orders what may be said under one name.
func (h *Held) compare(o *Held) int {
	take := 0
	if h.Take != o.Take {
		take = 1
		if o.Take {
			take = -1
		}
	}
	return cmp.Or(
		take, cmp.Compare(h.Value, o.Value), slices.CompareFunc(h.Names, o.Names, Ref.Compare),
		cmp.Compare(h.Secrecy, o.Secrecy), cmp.Compare(h.Subject, o.Subject), cmp.Compare(h.At, o.At), cmp.Compare(h.Lead, o.Lead),
	)
}

// Standing are the writes that stand, in the order of their refs. More than
// one are claims; none is a field that nobody has written, or whose writes were
// all taken back.
func (c Cell) Standing() []Held {
	switch len(c) {
	case 0:
		return nil
	case 1:
		if c[0].Take {
			return nil
		}
		return c[:1:1]
	}
	alive := c.alive()
	replaced := make([]bool, len(c))
	for i := range c {
		if c[i].Take || !alive[i] {
			continue
		}
		for _, r := range c[i].Names {
			if at, known := c.find(r); known && at != i {
				replaced[at] = true
			}
		}
	}
	out := make([]Held, 0, 1)
	for i := range c {
		if !c[i].Take && alive[i] && !replaced[i] {
			out = append(out, c[i])
		}
	}
	return out
}

// Stands tells whether a write stands.
func (c Cell) Stands(r Ref) bool {
	return slices.ContainsFunc(c.Standing(), func(h Held) bool { return h.Ref == r })
}

// Alive tells whether an entry is there and nothing living takes it back.
func (c Cell) Alive(r Ref) bool {
	at, found := c.find(r)
	return found && c.alive()[at]
}

// Find is the entry of that name.
func (c Cell) Find(r Ref) (Held, bool) {
	at, found := c.find(r)
	if !found {
		return Held{}, false
	}
	return c[at], true
}

func (c Cell) find(r Ref) (int, bool) {
	return slices.BinarySearchFunc(c, r, func(a Held, r Ref) int { return a.Ref.Compare(r) })
}

// alive works out for each entry whether a living entry takes it back. Entries
// made by the program name only what was there before them, so the question
// ends; a ring of takes (from a file made by other means) leaves all of it dead.
func (c Cell) alive() []bool {
	alive := make([]bool, len(c))
	var takers map[int][]int
	for j := range c {
		alive[j] = true
		if !c[j].Take {
			continue
		}
		for _, r := range c[j].Names {
			if at, known := c.find(r); known {
				if takers == nil {
					takers = map[int][]int{}
				}
				takers[at] = append(takers[at], j)
			}
		}
	}
	if takers == nil {
		return alive
	}
	asked := make([]bool, len(c))
	var ask func(i int) bool
	ask = func(i int) bool {
		if asked[i] {
			return alive[i]
		}
		asked[i] = true
		for _, j := range takers[i] {
			if ask(j) {
				alive[i] = false
				break
			}
		}
		return alive[i]
	}
	for i := range c {
		ask(i)
	}
	return alive
}
