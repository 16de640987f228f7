package model

import (
	"hash/fnv"
	"slices"
	"strings"
)

// CardFacts are what tells whether two cards of one person say the same, and by what a person
// is known in another cohort: numbers made of what the card says, of which nothing can be read,
// 0 for what it does not say. Of somebody who withdrew, declined or was erased all are 0.
type CardFacts struct {
	// Known is of name, label and school, 0 without a school; Mails are of each address.
	Known uint64
	Mails []uint64
	// Name, Phone, School and Role are of what the card says word for word.
	Name, Phone, School, Role uint64
}

// cardNumber is a number made of texts, 0 where the first says nothing.
func cardNumber(texts ...string) uint64 {
	if texts[0] == "" {
		return 0
	}
	h := fnv.New64a()
	for _, t := range texts {
		h.Write([]byte(t))
		h.Write([]byte{0})
	}
	return max(1, h.Sum64())
}

// cardFacts are those of a place.
func (s *Snapshot) cardFacts(e *Enrolment) (c CardFacts) {
	p := s.Person(e.Person)
	if p == nil || p.Family == erasedText || e.Status == Withdrawn || e.Status == Declined {
		return c
	}
	c.Name, c.Role = cardNumber(p.Name()), cardNumber(Fold(e.Role))
	if p.Phone != erasedText {
		c.Phone = cardNumber(strings.ReplaceAll(p.Phone, " ", ""))
	}
	if x := s.School(e.School); x != nil {
		if c.School = cardNumber(x.folded); c.School != 0 {
			c.Known = cardNumber(p.folded, Fold(p.Label), x.folded)
		}
	}
	for _, m := range p.Emails {
		if m != erasedText {
			c.Mails = append(c.Mails, cardNumber(strings.ToLower(m)))
		}
	}
	slices.Sort(c.Mails)
	c.Mails = slices.Compact(c.Mails)
	return c
}

// CardField is a field of a card that may differ between cohorts.
type CardField uint8

// The fields of a card, in its order.
const (
	CardName CardField = iota
	CardSchool
	CardRole
	CardPhone
	CardMails
)

// String is the field in a word.
func (f CardField) String() string {
	return [...]string{"name", "school", "role", "telephone", "e-mail"}[min(f, CardMails)]
}

// OfTheYear tells whether the field may be another one in another academic year.
func (f CardField) OfTheYear() bool { return f == CardSchool || f == CardRole }

// differs are the fields of which both cards say something, and not the same.
func (c *CardFacts) differs(o *CardFacts, sameYear bool) (out []CardField) {
	for f, both := range [...][2]uint64{CardName: {c.Name, o.Name}, CardSchool: {c.School, o.School}, CardRole: {c.Role, o.Role}, CardPhone: {c.Phone, o.Phone}} {
		field := CardField(f)
		if both[0] != both[1] && both[0] != 0 && both[1] != 0 && (sameYear || !field.OfTheYear()) {
			out = append(out, field)
		}
	}
	if len(c.Mails) > 0 && len(o.Mails) > 0 && !slices.Equal(c.Mails, o.Mails) {
		out = append(out, CardMails)
	}
	return out
}

func (e *PersonFacts) packCard(p *packer) {
	p.uint(uint64(len(e.Also)))
	for _, id := range e.Also {
		p.id(id)
	}
	c := &e.Card
	p.uint(uint64(len(c.Mails)))
	for _, m := range c.Mails {
		p.id(ID(m))
	}
	for _, n := range []uint64{c.Known, c.Name, c.Phone, c.School, c.Role} {
		p.id(ID(n))
	}
}

func (e *PersonFacts) unpackCard(u *unpacker) {
	e.Also, e.Card = e.Also[:0], CardFacts{Mails: e.Card.Mails[:0]}
	for n := u.uint(); n > 0 && !u.short; n-- {
		e.Also = append(e.Also, u.id())
	}
	c := &e.Card
	for n := u.uint(); n > 0 && !u.short; n-- {
		c.Mails = append(c.Mails, uint64(u.id()))
	}
	for _, to := range []*uint64{&c.Known, &c.Name, &c.Phone, &c.School, &c.Role} {
		*to = uint64(u.id())
	}
}

// OtherCard is a place that somebody has in another cohort of the file that is not in the archive.
type OtherCard struct {
	// Own is the place here.
	Own ID
	// Space, Code and Year are the other cohort's; Enrolment, Person and Card the place's there.
	Space             ID
	Code              string
	Year              int
	Enrolment, Person ID
	Card              CardFacts
}

// Seeker finds the people of one cohort in others: the same record, or the same e-mail address,
// or the same name, label and school.
type Seeker struct {
	space ID
	own   []PersonFacts
	// people, mails and known are the places that have each.
	people map[ID][]int
	by     map[uint64][]int
	one    PersonFacts
	seen   []int
}

// NewSeeker looks for the people of these facts.
func NewSeeker(f *Facts) *Seeker {
	k := &Seeker{space: f.Space, own: f.People, people: map[ID][]int{}, by: map[uint64][]int{}}
	for i := range f.People {
		p := &f.People[i]
		if p.Card.Name == 0 {
			continue
		}
		for _, id := range append([]ID{p.Person}, p.Also...) {
			k.people[id] = append(k.people[id], i)
		}
		for _, n := range append([]uint64{p.Card.Known}, p.Card.Mails...) {
			if n != 0 {
				k.by[n] = append(k.by[n], i)
			}
		}
	}
	return k
}

// In adds those who have a place in the cohort of packed facts to a list; it is false for
// facts of another form.
func (k *Seeker) In(packed []byte, to []OtherCard) (all []OtherCard, ok bool) {
	var f Facts
	u := reading(packed)
	if !f.unpackHead(&u) {
		return to, false
	}
	listed := u.part()
	if f.Space == k.space || listed.text() != "" || len(k.people) == 0 {
		return to, true
	}
	n := u.uint()
	people := u
	for range n {
		u.part()
		if u.short {
			return to, false
		}
	}
	begin := len(to)
	for range n {
		p := &k.one
		one := people.part()
		place, person := one.id(), one.id()
		p.unpackCard(&u)
		if u.short || people.short || one.short {
			return to, false
		}
		if p.Card.Name == 0 {
			continue
		}
		p.Person = person
		for _, i := range k.find(p) {
			c := p.Card
			c.Mails = slices.Clone(c.Mails)
			to = append(to, OtherCard{Own: k.own[i].Enrolment, Space: f.Space, Year: f.Year, Enrolment: place, Person: person, Card: c})
		}
	}
	if len(to) > begin {
		if f, ok := UnpackListed(packed); ok {
			for i := range to[begin:] {
				to[begin+i].Code = f.Code
			}
		}
	}
	return to, true
}

// find are the places here that are of that person: as the record says, else as the card does.
func (k *Seeker) find(p *PersonFacts) []int {
	k.seen = k.seen[:0]
	add := func(all []int) {
		for _, i := range all {
			if !slices.Contains(k.seen, i) {
				k.seen = append(k.seen, i)
			}
		}
	}
	add(k.people[p.Person])
	for _, id := range p.Also {
		add(k.people[id])
	}
	if len(k.seen) > 0 {
		return k.seen
	}
	for _, m := range p.Card.Mails {
		add(k.by[m])
	}
	if p.Card.Known != 0 {
		add(k.by[p.Card.Known])
	}
	return k.seen
}
