package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
)

// mostOthers is in how many other cohorts somebody is looked for: more than any lead runs.
const mostOthers = 300

// othersMsg brings the people of other cohorts.
type othersMsg struct {
	book  Book
	facts []model.Facts
	err   error
}

// readOthers reads who is in the other cohorts of the same academic year, so that somebody
// with two sessions at once is seen.
func (r *Root) readOthers() tea.Cmd {
	if r.snap == nil || r.book == nil || r.reading {
		return nil
	}
	var spaces []model.ID
	for i := range r.cohorts {
		f := &r.cohorts[i]
		if f.Space != r.snap.Space && !f.Closed && f.Year == r.snap.Cohort.Year && f.People == nil && len(spaces) < mostOthers {
			spaces = append(spaces, f.Space)
		}
	}
	if len(spaces) == 0 {
		return nil
	}
	b := r.book
	return func() tea.Msg {
		facts, err := b.People(spaces)
		return othersMsg{b, facts, err}
	}
}

// arrive puts the people beside what is known of their cohorts.
func (m othersMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book {
		return nil
	}
	if m.err != nil {
		if r.cfg.Files.Why(m.err) == WhyDamaged {
			r.said, r.warning = m.err.Error(), true
		}
		return nil
	}
	all := slices.Clone(r.cohorts)
	for i := range all {
		for j := range m.facts {
			if all[i].Space == m.facts[j].Space && all[i].People == nil {
				all[i].People = m.facts[j].People
			}
		}
	}
	r.cohorts = all
	return nil
}
