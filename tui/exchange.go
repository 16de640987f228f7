package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/together"
)

// Company is what is known of those who share the open cohort.
func (d desk) Company() pane.Company {
	c := d.company
	c.There, c.Trouble, c.Contact = d.passage.there, d.passage.trouble, d.passage.contact
	if d.live != nil {
		c.Server = d.live.server
	}
	if words := d.companyWords(); len(words) > 0 {
		c.Words = words[0]
	}
	return c
}

// openTogether shows the screen of what leads do together.
func (r *Root) openTogether() tea.Cmd {
	if _, there := r.active().(*together.Pane); there {
		return r.readCompany()
	}
	return tea.Batch(r.push(together.New()), r.readCompany())
}

// companyMsg brings what is known of the laptops of a cohort.
type companyMsg struct {
	book    Book
	space   model.ID
	company pane.Company
	// wrote is how many changes this program had written into the group.
	wrote int
	err   error
}

// readCompany reads the laptops of the open cohort, where there are any.
func (r *Root) readCompany() tea.Cmd {
	if r.book == nil || r.snap == nil {
		return nil
	}
	b, space, shared, wrote := r.book, r.snap.Space, len(r.snap.Devices()) > 0, r.passage.wrote[r.snap.Space]
	return func() tea.Msg {
		c := pane.Company{Folder: b.Setting(SettingFolder), Unseen: b.Unseen(space)}
		var err error
		if shared {
			if c.Laptops, err = b.Laptops(space); err == nil {
				c.Authors, err = b.Authors(space)
			}
		}
		return companyMsg{b, space, c, wrote, err}
	}
}

// readCompanyOnce reads them where the cohort is shared and they have not been read.
func (r *Root) readCompanyOnce() tea.Cmd {
	if len(r.snap.Devices()) == 0 || r.company.Laptops != nil {
		return nil
	}
	return r.readCompany()
}

func (m companyMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.snap == nil || r.snap.Space != m.space || m.err != nil {
		return nil
	}
	m.company.Arrivals = r.company.Arrivals
	r.company, r.passage.read = m.company, m.wrote
	return nil
}

// openChanges shows what came from a laptop, 0 for all others.
func (r *Root) openChanges(laptop model.ID) tea.Cmd {
	r.company.Arrivals = nil
	return tea.Batch(r.push(together.NewChanges(laptop)), r.readArrivals())
}

// arrivalsMsg brings what came into a group.
type arrivalsMsg struct {
	book     Book
	space    model.ID
	arrivals []model.Arrival
	err      error
}

// readArrivals reads what came into the open cohort, which is then seen.
func (r *Root) readArrivals() tea.Cmd {
	if r.book == nil || r.snap == nil {
		return nil
	}
	b, space, fixed := r.book, r.snap.Space, r.fixed
	return func() tea.Msg {
		all, err := b.Arrived(space)
		if err == nil && !fixed {
			err = b.Seen(space)
		}
		return arrivalsMsg{b, space, all, err}
	}
}

// stillNew has what was new in a list that is being looked at stay so in the next one.
func stillNew(now, before []model.Arrival) {
	oldest := func(a model.Arrival) model.Came { return a.Changes[len(a.Changes)-1] }
	for i := range now {
		now[i].Unseen = now[i].Unseen || slices.ContainsFunc(before, func(a model.Arrival) bool {
			return a.Unseen && a.From == now[i].From && oldest(a) == oldest(now[i])
		})
	}
}

func (m arrivalsMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.snap == nil || r.snap.Space != m.space:
	case m.err != nil:
		r.said, r.warning = m.err.Error(), true
	default:
		stillNew(m.arrivals, r.company.Arrivals)
		r.company.Arrivals, r.company.Unseen = m.arrivals, 0
	}
	return nil
}

// cameMsg says that the file changed by another way than the screen, and what to say of it.
type cameMsg struct {
	book   Book
	say    string
	warn   bool
	err    error
	open   model.ID // the cohort to open, 0 for none
	worker model.ID
	then   func(r *Root) tea.Cmd
}

func (m cameMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.book == nil {
		return nil
	}
	if m.err != nil {
		r.said, r.warning = m.err.Error(), true
		return r.readCompany()
	}
	if m.worker != 0 {
		r.worker = m.worker
	}
	if m.say != "" {
		r.said, r.warning = m.say, m.warn
	}
	cmds := []tea.Cmd{r.refresh(m.open)}
	if m.then != nil {
		cmds = append(cmds, m.then(r))
	}
	return tea.Batch(cmds...)
}

// refresh brings the screen in step with the file, with what the file has not taken yet.
func (r *Root) refresh(open model.ID) tea.Cmd {
	space := open
	if space == 0 && r.snap != nil {
		space = r.snap.Space
	}
	if space != 0 && r.unwritten(space) == nil {
		snap, err := r.book.Load(space)
		switch {
		case err != nil:
			r.said, r.warning = err.Error(), true
		case r.snap == nil || r.snap.Space != space:
			r.show(r.withPending(snap))
		default:
			r.shows(r.withPending(snap))
		}
	}
	r.listed, r.reading = nil, true
	return tea.Batch(r.readCohorts(), r.readHub(), r.readCompany())
}
