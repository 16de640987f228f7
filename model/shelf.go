package model

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Listed is a school as the public register of schools lists it. Of who works there it says
// nothing.
type Listed struct {
	URN, Name, LA, Phase, Trust, Town, Postcode string
	// State tells whether it is state-funded and in England.
	State Answer
	// Closed says that it is open no more. Of those that closed only those are kept whose
	// successor is known.
	Closed bool
	// Successor is the URN under which the school goes on, "" for none.
	Successor string
}

// In is the place of a school in a few words: "Coventry, CV2 2RH".
func (x Listed) In() string {
	return strings.Join(slices.DeleteFunc([]string{cmp.Or(x.Town, x.LA), x.Postcode}, func(s string) bool { return s == "" }), ", ")
}

// Offer is a school as it is offered where one is typed: "Ash Green School (Coventry, CV7 9AH),
// URN 100001". No two schools are offered in the same words.
func (x Listed) Offer() string {
	out := x.Name
	if in := x.In(); in != "" {
		out += " (" + in + ")"
	}
	return out + ", URN " + x.URN
}

// ShelfInfo is what is known of the public register of schools as it was taken in.
type ShelfInfo struct {
	// Of is the day of the file, unknown where neither its name nor its rows tell; Taken is
	// the day on which it was taken in.
	Of, Taken Day
	// Authorities are the local authorities whose schools are kept, sorted; none for all.
	Authorities []string
	// Open and Closed are how many schools are kept.
	Open, Closed int
}

// ShelfFound is what was read of the public register of schools.
type ShelfFound struct {
	ShelfInfo
	Schools []Listed
	// Rows are how many were read, All how many open schools each local authority has, kept
	// or not.
	Rows int
	All  map[string]int
	// Unknown are those wanted of which the file has no school.
	Unknown []string
}

// Same tells whether the register here is what was found.
func (f *ShelfFound) Same(s *Shelf) bool {
	return s != nil && f.Of == s.Of && slices.Equal(f.Authorities, s.Authorities) && slices.Equal(f.Schools, s.schools)
}

// Shelf is the public register of schools, as far as it was taken in. It may be used from
// several goroutines.
type Shelf struct {
	ShelfInfo
	schools []Listed
	index   func() *shelfIndex
}

// NewShelf is the register with those schools, which must not be changed any more. What they
// are found by is gathered when somebody looks for the first time.
func NewShelf(info ShelfInfo, schools []Listed) *Shelf {
	return &Shelf{info, schools, sync.OnceValue(func() *shelfIndex { return indexOf(schools) })}
}

// Schools are all of them, in the order in which they were taken in; they must not be changed.
func (s *Shelf) Schools() []Listed {
	if s == nil {
		return nil
	}
	return s.schools
}

// shelfIndex is what the schools are found by.
type shelfIndex struct {
	urn map[string]int
	// words are the folded words of names, towns, postcodes and URNs, sorted; at are the
	// schools that have each, in their order.
	words []string
	at    [][]uint32
	names []string // folded, of each school
}

func indexOf(all []Listed) *shelfIndex {
	x := &shelfIndex{urn: make(map[string]int, len(all)), names: make([]string, len(all))}
	of := make(map[string][]uint32, len(all))
	for i, l := range all {
		x.urn[l.URN] = i
		x.names[i] = Fold(l.Name)
		postcode := Fold(l.Postcode)
		add := func(w string) {
			if at := of[w]; len(at) == 0 || at[len(at)-1] != uint32(i) {
				of[w] = append(at, uint32(i))
			}
		}
		for _, text := range []string{x.names[i], Fold(l.Town), postcode} {
			for w := range strings.SplitSeq(text, " ") {
				add(w)
			}
		}
		add(strings.ReplaceAll(postcode, " ", ""))
		add(l.URN)
	}
	delete(of, "")
	x.words = make([]string, 0, len(of))
	for w := range of {
		x.words = append(x.words, w)
	}
	slices.Sort(x.words)
	x.at = make([][]uint32, len(x.words))
	for i, w := range x.words {
		x.at[i] = of[w]
	}
	return x
}

// URN is the school of that number; ok is false where the register has none.
func (s *Shelf) URN(urn string) (x Listed, ok bool) {
	if s == nil || urn == "" {
		return Listed{}, false
	}
	i, ok := s.index().urn[urn]
	if !ok {
		return Listed{}, false
	}
	return s.schools[i], true
}

// Successor is the open school as which a school goes on, however often it was made anew; ok
// is false where it goes on as it is, or nobody knows as what.
func (s *Shelf) Successor(urn string) (x Listed, ok bool) {
	x, there := s.URN(urn)
	for range 20 {
		if !there || x.Successor == "" {
			break
		}
		x, there = s.URN(x.Successor)
	}
	return x, there && x.URN != urn && !x.Closed
}

// Offered is the school of an offer, as Offer has it, or of a URN that was typed alone.
func (s *Shelf) Offered(typed string) (x Listed, ok bool) {
	typed = Tidy(typed, 2*MaxName)
	urn := typed
	if at := strings.LastIndex(typed, ", URN "); at >= 0 {
		urn = typed[at+len(", URN "):]
	}
	if x, ok = s.URN(urn); ok && (urn == typed || x.Offer() == typed) {
		return x, true
	}
	return Listed{}, false
}

// Find are the open schools, at most so many, that answer to typed letters of name, town,
// postcode or URN: each typed word begins a word there. Accents and case are ignored. Best
// first: the name as it was typed, names that begin so, names that have all the words, others.
// A school that closed is found as its successor.
func (s *Shelf) Find(typed string, most int) []Listed {
	words := splitWords(Fold(typed))
	if s == nil || len(words) == 0 || len(s.schools) == 0 {
		return nil
	}
	x := s.index()
	best := shortList{x: x, most: most}
	whole := strings.Join(words, " ")
	answers := x.answering(words, len(s.schools))
	in := map[int]bool{} // successors that come by the names of those before them
	for _, i := range answers {
		rank := x.rank(i, whole, words)
		if l := s.schools[i]; l.Closed {
			next, ok := s.Successor(l.URN)
			i = x.urn[next.URN]
			if _, itself := slices.BinarySearch(answers, i); !ok || itself || in[i] {
				continue
			}
			in[i], rank = true, rank+1
		}
		best.put(hit{i, rank})
	}
	var out []Listed
	for _, h := range best.hits {
		out = append(out, s.schools[h.at])
	}
	return out
}

// hit is a school that answers, and how well.
type hit struct{ at, rank int }

// shortList are the best of many, in order.
type shortList struct {
	x    *shelfIndex
	most int
	hits []hit
}

func (s *shortList) put(h hit) {
	before := func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(s.x.names[a.at], s.x.names[b.at]), cmp.Compare(a.at, b.at))
	}
	if n := len(s.hits); n >= s.most && (n == 0 || before(h, s.hits[n-1]) >= 0) {
		return
	}
	at, there := slices.BinarySearchFunc(s.hits, h, before)
	if there {
		return
	}
	s.hits = slices.Insert(s.hits, at, h)
	s.hits = s.hits[:min(len(s.hits), s.most)]
}

// answering are the schools that have a word that begins with each of words.
func (x *shelfIndex) answering(words []string, n int) []int {
	count := make([]uint8, n)
	words = words[:min(len(words), 20)]
	for nth, w := range words {
		from, _ := slices.BinarySearch(x.words, w)
		for i := from; i < len(x.words) && strings.HasPrefix(x.words[i], w); i++ {
			for _, at := range x.at[i] {
				if count[at] == uint8(nth) {
					count[at]++
				}
			}
		}
	}
	var out []int
	for i, c := range count {
		if int(c) == len(words) {
			out = append(out, i)
		}
	}
	return out
}

// rank is how well a school answers, 0 for best.
func (x *shelfIndex) rank(i int, whole string, words []string) int {
	switch name := x.names[i]; {
	case name == whole:
		return 0
	case strings.HasPrefix(name, whole):
		return 1
	case !slices.ContainsFunc(words, func(w string) bool { return !startsWord(name, w) }):
		return 2
	}
	return 3
}
