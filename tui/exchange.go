package tui

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/together"
)

// Company is what is known of those who share the open cohort.
func (d desk) Company() pane.Company { return d.company }

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
	err     error
}

// readCompany reads the laptops of the open cohort.
func (r *Root) readCompany() tea.Cmd {
	if r.book == nil || r.snap == nil {
		return nil
	}
	b, space := r.book, r.snap.Space
	return func() tea.Msg {
		c := pane.Company{Folder: b.Setting(SettingFolder)}
		var err error
		if c.Laptops, err = b.Laptops(space); err == nil {
			c.Authors, err = b.Authors(space)
		}
		return companyMsg{b, space, c, err}
	}
}

func (m companyMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.snap == nil || r.snap.Space != m.space || m.err != nil {
		return nil
	}
	r.company = m.company
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
