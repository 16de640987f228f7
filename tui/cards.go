package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/people"
)

// mostCards is of how many other cohorts the cards of one person are shown at most.
const mostCards = 8

// OtherCards are the places that people of the open cohort have in others.
func (d desk) OtherCards() []model.OtherCard { return d.otherCards }

// cardsMsg brings who of a cohort has a place in others.
type cardsMsg struct {
	book  Book
	space model.ID
	found []model.OtherCard
	err   error
}

// readCards looks for the people of the open cohort in the others.
func (r *Root) readCards() tea.Cmd {
	if r.snap == nil || r.book == nil || r.reading || len(r.cohorts) < 2 {
		return nil
	}
	b, snap := r.book, r.snap
	return func() tea.Msg {
		own := snap.Facts()
		found, err := b.Seek(&own)
		return cardsMsg{b, snap.Space, found, err}
	}
}

// arrive takes them, where the cohort is still open.
func (m cardsMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.snap == nil || r.snap.Space != m.space:
	case m.err != nil:
		if r.cfg.Files.Why(m.err) == WhyDamaged {
			r.said, r.warning = m.err.Error(), true
		}
	default:
		r.otherCards = m.found
	}
	return nil
}

// besideMsg brings the cohorts in which somebody has a card, to be asked which of them holds.
type besideMsg struct {
	book  Book
	space model.ID
	place model.ID
	cards []model.CardIn
	err   error
}

// askCards asks which of the cards of somebody holds in all cohorts.
func (r *Root) askCards(place model.ID) tea.Cmd {
	if r.snap == nil {
		return nil
	}
	e := r.snap.Enrolment(place)
	if e == nil {
		return nil
	}
	var others []model.OtherCard
	for _, o := range r.otherCards {
		if o.Own == e.ID && e.Override(o.Person) == "" && len(others) < mostCards {
			others = append(others, o)
		}
	}
	if len(others) == 0 {
		r.said, r.warning = "No other cohort of this file that is not in the archive has this person.", true
		return nil
	}
	b, space := r.book, r.snap.Space
	return func() tea.Msg {
		m := besideMsg{book: b, space: space, place: place}
		for _, o := range others {
			s, err := b.Load(o.Space)
			if err != nil {
				m.err = err
				break
			}
			m.cards = append(m.cards, model.CardIn{Of: s, Place: o.Enrolment})
		}
		return m
	}
}

func (m besideMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.snap == nil || r.snap.Space != m.space:
		return nil
	case m.err != nil:
		r.said, r.warning = m.err.Error(), true
		return nil
	case r.ask != nil:
		return r.after(askedMeanwhile, m)
	}
	cards := []model.CardIn{{Of: r.snap, Place: m.place}}
	for _, c := range m.cards {
		cards = append(cards, model.CardIn{Of: r.withPending(c.Of), Place: c.Place})
	}
	return r.effect(people.SameCards(r.desk(), cards))
}

// reaches tells whether actions write into another cohort than the open one, whose cards are
// then to be looked at again.
func (r *Root) reaches(actions ...[]*change.Change) bool {
	return r.snap != nil && slices.ContainsFunc(actions, func(a []*change.Change) bool {
		return slices.ContainsFunc(a, func(c *change.Change) bool { return c.Space != r.snap.Space })
	})
}
