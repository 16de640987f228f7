package model

import (
	"cmp"
	"maps"
	"slices"
)

// joined is what follows from records that were found to be of one person. Nothing of
// it is kept: it comes and goes with the one field that says so.
type joined struct {
	// kept is, of each record of such a person, the one that is kept.
	kept map[ID]ID
	// records are all of such a person, by the one that is kept, which comes first.
	records map[ID][]ID
	// cards are what all records of a person say together, by the one that is kept.
	cards map[ID]*Person
	// places are the rows of such people, by the ID of each place behind them.
	places map[ID]*Enrolment
	// others are the further places behind a row.
	others map[ID][]ID
}

// join works out which records are of one person, or nil where none are. A record is
// one with each that it was found to be, and with those in turn; which of them is kept
// is the one that is found to be no other, the lowest where that leaves a choice. So a
// ring of records (each lead kept the other's) ends too, and every copy of the file says
// the same.
func (s *Snapshot) join() *joined {
	people := list[Person](s, KindPerson)
	to := map[ID]ID{}
	top := func(id ID) ID {
		for to[id] != 0 {
			id = to[id]
		}
		return id
	}
	found := map[ID]bool{}
	for _, p := range people {
		for _, other := range p.links {
			if find[Person](s, KindPerson, other) == nil {
				continue
			}
			found[p.ID] = true
			if a, b := top(p.ID), top(other); a != b {
				to[max(a, b)] = min(a, b)
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	j := &joined{kept: map[ID]ID{}, records: map[ID][]ID{}, cards: map[ID]*Person{}, places: map[ID]*Enrolment{}, others: map[ID][]ID{}}
	groups := map[ID][]*Person{}
	for _, p := range people {
		if id := top(p.ID); id != p.ID || found[p.ID] {
			groups[id] = append(groups[id], p)
		}
	}
	for id, group := range groups {
		if group[0].ID != id {
			group = slices.Insert(group, 0, find[Person](s, KindPerson, id))
		}
		slices.SortStableFunc(group, func(a, b *Person) int {
			switch {
			case found[a.ID] == found[b.ID]:
				return 0
			case found[b.ID]:
				return -1
			}
			return 1
		})
		for _, p := range group {
			j.kept[p.ID] = group[0].ID
			j.records[group[0].ID] = append(j.records[group[0].ID], p.ID)
		}
		j.cards[group[0].ID] = oneCard(group)
	}
	s.joinPlaces(j)
	return j
}

// keptOf is the record that is kept of a person.
func (s *Snapshot) keptOf(person ID) ID {
	if s.one != nil {
		if kept, ok := s.one.kept[person]; ok {
			return kept
		}
	}
	return person
}

// recordsOf are all records of a person, the one that is kept first.
func (s *Snapshot) recordsOf(person ID) []ID {
	if s.one != nil {
		if all := s.one.records[s.keptOf(person)]; all != nil {
			return all
		}
	}
	return []ID{person}
}

// placesOf are all places behind a row, that of the row first.
func (s *Snapshot) placesOf(row ID) []ID {
	if s.one != nil {
		return append([]ID{row}, s.one.others[row]...)
	}
	return []ID{row}
}

// oneCard is the first card with what the others say besides: how to reach the person,
// and the names under which they may be looked for.
func oneCard(group []*Person) *Person {
	card := *group[0]
	card.Same, card.links = 0, nil
	card.Emails, card.Before, card.Aliases = slices.Clone(card.Emails), slices.Clone(card.Before), slices.Clone(card.Aliases)
	for _, p := range group[1:] {
		card.Emails = append(card.Emails, p.Emails...)
		card.Before = append(card.Before, p.Before...)
		card.Aliases = append(card.Aliases, p.Aliases...)
		if Fold(p.Name()) != Fold(card.Name()) {
			card.Before = append(card.Before, p.Name())
		}
		card.Phone = cmp.Or(card.Phone, p.Phone)
		card.Note = cmp.Or(card.Note, p.Note)
	}
	slices.Sort(card.Emails)
	slices.Sort(card.Before)
	slices.Sort(card.Aliases)
	card.Emails, card.Before, card.Aliases = slices.Compact(card.Emails), slices.Compact(card.Before), slices.Compact(card.Aliases)
	return &card
}

// joinPlaces makes one row of the places of one person that stand under different
// records. Two places under the same record are two on purpose and stay two.
func (s *Snapshot) joinPlaces(j *joined) {
	// What is asked for another year is a place of its own.
	type asked struct {
		kept ID
		year int
	}
	groups := map[asked]map[ID]*Enrolment{} // each record, its place
	for _, e := range list[Enrolment](s, KindEnrolment) {
		kept, ok := j.kept[e.Person]
		if !ok {
			continue
		}
		if e.Person != kept {
			own := *e
			own.Person = kept
			j.places[e.ID] = &own
		}
		of := asked{kept, e.For}
		if groups[of] == nil {
			groups[of] = map[ID]*Enrolment{}
		}
		if was := groups[of][e.Person]; was == nil || goesFirst(e, was, kept) < 0 {
			groups[of][e.Person] = e
		}
	}
	for of, group := range groups {
		kept := of.kept
		if len(group) < 2 {
			continue
		}
		places := slices.SortedFunc(maps.Values(group), func(a, b *Enrolment) int { return goesFirst(a, b, kept) })
		row := onePlace(places)
		row.Person = kept
		for _, e := range places {
			j.places[e.ID] = row
		}
		for _, e := range places[1:] {
			j.others[row.ID] = append(j.others[row.ID], e.ID)
		}
	}
}

// goesFirst orders the places of one person: one that is on the list before somebody who
// came without being on it, that before one who only asked for a place; then the place of
// the card that is kept, then the older one. It does not turn on what a lead does to the
// row later: withdrawing keeps it on top.
func goesFirst(a, b *Enrolment, kept ID) int {
	class := func(e *Enrolment) int {
		switch {
		case !e.Counts():
			return 2
		case e.Status == NotOnList:
			return 1
		}
		return 0
	}
	other := func(e *Enrolment) int {
		if e.Person == kept {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(class(a), class(b)), cmp.Compare(other(a), other(b)), cmp.Compare(a.since, b.since), cmp.Compare(a.ID, b.ID))
}

// onePlace is the first place, with what the others hold where it holds nothing. Marks
// of one session that differ are two answers.
func onePlace(places []*Enrolment) *Enrolment {
	row := *places[0]
	row.marks, row.credits, row.notes, row.told = maps.Clone(row.marks), maps.Clone(row.credits), maps.Clone(row.notes), maps.Clone(row.told)
	row.bookings, row.tasks, row.taskNotes = maps.Clone(row.bookings), maps.Clone(row.tasks), maps.Clone(row.taskNotes)
	row.overbooked, row.wishes, row.waiting = maps.Clone(row.overbooked), maps.Clone(row.wishes), maps.Clone(row.waiting)
	row.suits = maps.Clone(row.suits)
	row.statuses, row.overrides, row.schools = maps.Clone(row.statuses), maps.Clone(row.overrides), maps.Clone(row.schools)
	row.fees, row.feeReasons = maps.Clone(row.fees), maps.Clone(row.feeReasons)
	row.Pauses, row.Further, row.committed = slices.Clone(row.Pauses), slices.Clone(row.Further), maps.Clone(row.committed)
	for _, e := range places[1:] {
		row.School, row.Role, row.Year = cmp.Or(row.School, e.School), cmp.Or(row.Role, e.Role), cmp.Or(row.Year, e.Year)
		row.Designation, row.Remark, row.Replaces = cmp.Or(row.Designation, e.Designation), cmp.Or(row.Remark, e.Remark), cmp.Or(row.Replaces, e.Replaces)
		if e.SeenOnline > row.SeenOnline {
			row.SeenOnline = e.SeenOnline
		}
		row.OnlineNote = cmp.Or(row.OnlineNote, e.OnlineNote)
		for session, claims := range e.marks {
			row.marks[session] = bothAnswers(row.marks[session], claims)
		}
		fill(&row.credits, e.credits)
		fill(&row.notes, e.notes)
		fill(&row.told, e.told)
		fill(&row.bookings, e.bookings)
		fill(&row.tasks, e.tasks)
		fill(&row.taskNotes, e.taskNotes)
		fill(&row.overbooked, e.overbooked)
		fill(&row.wishes, e.wishes)
		fill(&row.waiting, e.waiting)
		fill(&row.suits, e.suits)
		fill(&row.statuses, e.statuses)
		fill(&row.overrides, e.overrides)
		fill(&row.schools, e.schools)
		for session, ds := range e.fees {
			put(&row.fees, session, differing(slices.Concat(row.fees[session], ds)))
		}
		fill(&row.feeReasons, e.feeReasons)
		row.joinPath(e)
		for _, p := range e.Pauses {
			if !slices.ContainsFunc(row.Pauses, func(o Pause) bool { return o.ID == p.ID }) {
				row.Pauses = append(row.Pauses, p)
			}
		}
	}
	slices.SortFunc(row.Pauses, Pause.compare)
	return &row
}

// fill takes over what is not there yet.
func fill[K comparable, V any](to *map[K]V, from map[K]V) {
	for k, v := range from {
		if _, there := (*to)[k]; !there {
			put(to, k, v)
		}
	}
}

// bothAnswers are the answers of two places to one session, each once.
func bothAnswers(a, b []Claimed) []Claimed {
	out := slices.Clone(a)
	for _, c := range b {
		if !slices.ContainsFunc(out, func(o Claimed) bool { return o.Mark == c.Mark }) {
			out = append(out, c)
		}
	}
	return out
}

// rows are the places of the register before they are put in order, one for each person
// who turned out to have two.
func (s *Snapshot) rows() []*Enrolment {
	all := list[Enrolment](s, KindEnrolment)
	if s.one == nil {
		return all
	}
	out := all[:0]
	for _, e := range all {
		if row := s.Enrolment(e.ID); row.ID == e.ID {
			out = append(out, row)
		}
	}
	return out
}
