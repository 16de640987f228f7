package model

import (
	"slices"
	"strings"

	"workgroup/model/change"
)

// DiffersFrom are the fields in which the card of a place differs from those of the same person
// in other cohorts, and these cohorts: both empty where nothing differs, or a lead said that
// they are two people.
func (s *Snapshot) DiffersFrom(e *Enrolment, others []OtherCard) (fields []CardField, in []OtherCard) {
	own := s.cardFacts(e)
	if own.Name == 0 {
		return nil, nil
	}
	for _, o := range others {
		if o.Own != e.ID || e.Override(o.Person) != "" {
			continue
		}
		differing := own.differs(&o.Card, o.Year == s.Cohort.Year)
		if len(differing) == 0 {
			continue
		}
		in = append(in, o)
		for _, f := range differing {
			if !slices.Contains(fields, f) {
				fields = append(fields, f)
			}
		}
	}
	slices.Sort(fields)
	return fields, in
}

// CardFindings are the cards of this cohort that differ from those of the same person in others,
// one for each person, and those of them that are put off.
func (s *Snapshot) CardFindings(others []OtherCard, today Day) (shown []Finding, off []Deferred) {
	if len(others) == 0 {
		return nil, nil
	}
	somewhere := map[ID]bool{}
	for _, o := range others {
		somewhere[o.Own] = true
	}
	said := map[ID]bool{}
	for _, e := range s.Enrolments {
		if !somewhere[e.ID] || said[e.Person] {
			continue
		}
		fields, in := s.DiffersFrom(e, others)
		if len(fields) == 0 {
			continue
		}
		said[e.Person] = true
		f := Finding{
			Key: key(FindDiffers, e.ID), Enrolment: e.ID,
			Sentence: s.Person(e.Person).Apart() + ": " + DifferWords(fields, in),
		}
		if p, is := s.putOff(f.Key); is && today < p.Until {
			off = append(off, Deferred{f, p})
			continue
		}
		shown = append(shown, f)
	}
	return shown, off
}

// DifferWords say which fields differ, and from which cohorts: "e-mail and telephone differ from
// maths-2023".
func DifferWords(fields []CardField, in []OtherCard) string {
	var names, codes []string
	for _, f := range fields {
		names = append(names, f.String())
	}
	for _, o := range in {
		if !slices.Contains(codes, o.Code) {
			codes = append(codes, o.Code)
		}
	}
	slices.Sort(codes)
	if len(codes) > 3 {
		codes = append(codes[:2], several(len(codes)-2, "more cohort"))
	}
	verb := " differ from "
	if len(fields) == 1 {
		verb = " differs from "
	}
	return enumerated(names) + verb + enumerated(codes)
}

// enumerated are words in a row: "name, role and e-mail".
func enumerated(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// CardIn is the card of a person in one cohort.
type CardIn struct {
	Of    *Snapshot
	Place ID
}

// known is the card with what it says, nil where it is gone.
func (c CardIn) known() (e *Enrolment, p *Person) {
	if e = c.Of.Enrolment(c.Place); e == nil {
		return nil, nil
	}
	return e, c.Of.Person(e.Person)
}

// says is what a card says in a field, "" for nothing; what was erased says nothing.
func (c CardIn) says(f CardField) string {
	e, p := c.known()
	if p == nil || p.Family == erasedText {
		return ""
	}
	out := ""
	switch f {
	case CardName:
		out = p.Name()
	case CardSchool:
		if x := c.Of.School(e.School); x != nil {
			out = x.Name
		}
	case CardRole:
		out = e.Role
	case CardPhone:
		out = p.Phone
	case CardMails:
		mails := slices.DeleteFunc(slices.Clone(p.Emails), func(m string) bool { return m == erasedText })
		slices.Sort(mails)
		out = strings.Join(mails, "; ")
	}
	if out == erasedText {
		return ""
	}
	return out
}

// CardValue is what some of the cards of one person say in a field: their places in the list.
type CardValue struct {
	Text string
	In   []int
}

// CardRow is a field in which the cards of one person differ, or that some of them leave empty.
type CardRow struct {
	Field  CardField
	Values []CardValue
	// Empty are the cards that say nothing.
	Empty []int
}

// CardRows are those of some cards, the first of which is that of the open cohort. School and
// role are compared within its academic year.
func CardRows(cards []CardIn) (out []CardRow) {
	for f := CardName; f <= CardMails; f++ {
		row := CardRow{Field: f}
		for i, c := range cards {
			if f.OfTheYear() && c.Of.Cohort.Year != cards[0].Of.Cohort.Year {
				continue
			}
			text := c.says(f)
			if text == "" {
				row.Empty = append(row.Empty, i)
				continue
			}
			at := slices.IndexFunc(row.Values, func(v CardValue) bool { return v.Text == text })
			if at < 0 {
				at, row.Values = len(row.Values), append(row.Values, CardValue{Text: text})
			}
			row.Values[at].In = append(row.Values[at].In, i)
		}
		if len(row.Values) > 1 || len(row.Values) == 1 && len(row.Empty) > 0 {
			out = append(out, row)
		}
	}
	return out
}

// SameCards makes the cards of one person in several cohorts say the same: one action in all of
// them.
type SameCards struct {
	// Cards are those of the person; the first is that of the open cohort.
	Cards []CardIn
	// From is, of a field, the card whose value holds; a field without one stays as it is.
	From map[CardField]int
}

// Plan writes what differs into each cohort.
func (a SameCards) Plan(s *Snapshot, env Env) (Plan, error) {
	if len(a.Cards) < 2 {
		return Plan{}, refuse("There is no other cohort to make this card the same in.")
	}
	cards := slices.Clone(a.Cards)
	cards[0].Of = s
	var p Plan
	var codes []string
	for i, c := range cards {
		changes, err := a.into(cards, i, env)
		if err != nil {
			return Plan{}, err
		}
		if len(changes) > 0 {
			p.Changes, codes = append(p.Changes, changes...), append(codes, c.Of.Cohort.Code)
		}
	}
	_, person := cards[0].known()
	if len(p.Changes) == 0 {
		p.Say = person.Apart() + ": nothing changed."
		return p, nil
	}
	p.Say = person.Apart() + ": changed in " + enumerated(codes) + "."
	return p, nil
}

// into are the changes of one cohort.
func (a SameCards) into(cards []CardIn, at int, env Env) ([]*change.Change, error) {
	c := cards[at]
	e, was := c.known()
	if was == nil {
		return nil, refuse("This person is not on the list of %s any more.", c.Of.Cohort.Code)
	}
	r := newRoster(NewDraft(c.Of, env, VerbSameCards, e.ID))
	p := *was
	for f := CardName; f <= CardMails; f++ {
		from, chosen := a.From[f]
		if !chosen || from < 0 || from >= len(cards) || cards[from].says(f) == "" || c.says(f) == cards[from].says(f) {
			continue
		}
		if f.OfTheYear() && c.Of.Cohort.Year != cards[0].Of.Cohort.Year {
			continue
		}
		place, person := cards[from].known()
		switch f {
		case CardName:
			p.Given, p.Family = person.Given, person.Family
		case CardPhone:
			p.Phone = person.Phone
		case CardMails:
			p.Emails = slices.DeleteFunc(slices.Clone(person.Emails), func(m string) bool { return m == erasedText })
		case CardRole:
			r.d.text(KindEnrolment, e.ID, enrolmentRole, place.Role)
		case CardSchool:
			r.d.id(KindEnrolment, e.ID, enrolmentSchool, r.d.schoolLike(*cards[from].Of.School(place.School)))
		}
	}
	if Fold(p.Name()) != Fold(was.Name()) {
		if err := r.apart(&p, e.School, e.ID); err != nil {
			return nil, refuse("%s: %s", c.Of.Cohort.Code, err)
		}
	}
	r.d.card(was, p)
	return r.d.parts(), nil
}

// schoolLike is the school of that name, made as it is in another cohort where there is none.
func (d *Draft) schoolLike(x School) ID {
	for _, own := range d.s.Schools {
		if own.folded == x.folded {
			return own.ID
		}
	}
	id := d.env.NewID()
	d.School(School{ID: id, Name: x.Name, URN: x.URN, Phase: x.Phase, LA: x.LA, Trust: x.Trust, Town: x.Town, Postcode: x.Postcode, State: x.State})
	return id
}

// ApartFrom keeps that somebody here and somebody in another cohort who look like one person
// are two, in both cohorts: nobody is asked again.
type ApartFrom struct {
	Enrolment ID
	Other     CardIn
}

// Plan writes it at both places.
func (a ApartFrom) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	there, p := a.Other.known()
	if p == nil {
		return Plan{}, refuse("This person is not on the list of %s any more.", a.Other.Of.Cohort.Code)
	}
	if there.Person == e.Person {
		return Plan{}, refuse("These are one person: the same record in both cohorts.")
	}
	own, other := NewDraft(s, env, VerbApart, e.ID), NewDraft(a.Other.Of, env, VerbApart, there.ID)
	own.Override(*e, there.Person, anotherPerson)
	other.Override(*there, e.Person, anotherPerson)
	return Plan{
		Changes: append(own.parts(), other.parts()...),
		Say:     s.Person(e.Person).Apart() + " here and " + p.Apart() + " in " + a.Other.Of.Cohort.Code + ": two people.",
	}, nil
}
