package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
)

// anew is what is to be read again because others changed it: with somebody connected a change
// can come with each of their keys, and what they did in a moment is read once.
type anew struct {
	spaces []model.ID
	due    bool
}

// anewAfter is how long what comes is gathered before it is read.
const anewAfter = 2 * time.Second

// anewMsg is the moment to read what came meanwhile.
type anewMsg struct{ book Book }

// readAnew sees that facts and cards of a cohort are read again, soon and once.
func (r *Root) readAnew(space model.ID) tea.Cmd {
	if !slices.Contains(r.anew.spaces, space) {
		r.anew.spaces = append(r.anew.spaces, space)
	}
	if r.anew.due {
		return nil
	}
	r.anew.due = true
	return r.after(anewAfter, anewMsg{r.book})
}

func (m anewMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.book == nil || !r.anew.due {
		return nil
	}
	if r.reading {
		return r.after(anewAfter, m) // the list may have passed them already
	}
	b, spaces := r.book, r.anew.spaces
	r.anew = anew{}
	if r.snap != nil {
		spaces = slices.DeleteFunc(spaces, func(id model.ID) bool { return id == r.snap.Space })
	}
	if len(spaces) == 0 {
		return r.readCards()
	}
	return func() tea.Msg {
		facts, err := b.People(spaces)
		return factsMsg{b, facts, err}
	}
}

// factsMsg brings the facts of cohorts that others changed.
type factsMsg struct {
	book  Book
	facts []model.Facts
	err   error
}

// arrive puts them into the list in place of what stood there.
func (m factsMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.book == nil || m.err != nil || r.reading {
		return nil
	}
	all := slices.Clone(r.cohorts)
	for _, f := range m.facts {
		if r.snap != nil && f.Space == r.snap.Space {
			continue // what is shown of it may be ahead of the file
		}
		all = slices.DeleteFunc(all, func(x model.Facts) bool { return x.Space == f.Space })
		if !f.TakenBack() {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, listed)
	r.cohorts = all
	return r.readCards()
}
