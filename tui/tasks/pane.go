package tasks

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// Pane is the sheet of a task with a cursor on one person.
type Pane struct {
	keys keys
	task model.ID
	// place is the enrolment with the cursor, at the row where it stood.
	place model.ID
	at    int
	// finding: a name is being typed, as far as it is typed; from is who had the cursor
	// before.
	finding bool
	typed   string
	from    model.ID
	// top is the first row that is seen, page how many are.
	top, page int
	// x and y are where the cursor was in the last view, y is -1 where it was nowhere.
	x, y int
}

// New is the sheet of a task.
func New(task model.ID) *Pane { return &Pane{keys: newKeys(), task: task, y: -1} }

// Task is whose sheet it is.
func (p *Pane) Task() model.ID { return p.task }

// Asking tells whether a name is being typed.
func (p *Pane) Asking() bool { return p.finding }

// Paste takes pasted letters of a name.
func (p *Pane) Paste(d pane.Desk, text string) pane.Effect {
	if !p.finding || hidden(d) {
		return pane.Effect{}
	}
	p.letters(d, p.typed+text)
	return pane.Taken()
}

// Title says which task it is.
func (p *Pane) Title(d pane.Desk) string {
	h, ok := p.sheet(d)
	if !ok || hidden(d) {
		return "Task"
	}
	return fmt.Sprintf("Task after session %d: %s", h.Session.Number, h.Task.Title)
}

// Cursor is where typing goes, else the line of the person with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return p.x, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the sheet as it is now.
func (p *Pane) Keys(pane.Desk) []pane.Group { return p.keys.groups(p) }

// hidden tells whether tasks may not be seen now.
func hidden(d pane.Desk) bool { return d.Privacy() != pane.Everything }

// sheet is the task with its rows, ok where it is still there.
func (p *Pane) sheet(d pane.Desk) (h model.TaskSheet, ok bool) {
	s := d.Snapshot()
	if s == nil {
		return model.TaskSheet{}, false
	}
	h, ok = s.TaskSheet(p.task)
	if ok && h.Session == nil {
		return model.TaskSheet{}, false
	}
	return h, ok
}

// settle puts the cursor where its person stands now.
func (p *Pane) settle(h *model.TaskSheet) {
	at := slices.IndexFunc(h.Rows, func(r model.TaskRow) bool { return r.Enrolment.ID == p.place })
	if at < 0 {
		at = max(0, min(p.at, len(h.Rows)-1))
	}
	p.put(h, at)
}

func (p *Pane) put(h *model.TaskSheet, at int) {
	if p.at, p.place = at, 0; at < len(h.Rows) {
		p.place = h.Rows[at].Enrolment.ID
	}
}

// Key notes progress, moves the cursor or leads on. While tasks are hidden it does
// nothing.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	h, ok := p.sheet(d)
	if !ok || hidden(d) {
		p.finding = false
		return p.nothing(d, press)
	}
	p.settle(&h)
	if p.finding {
		return p.find(d, &h, k)
	}
	if to, moves := p.keys.To(press, p.at, p.page, len(h.Rows)); moves {
		p.put(&h, to)
		return pane.Taken()
	}
	if e, ok := pane.Run(p.keys.groups(p), d, press); ok {
		return e
	}
	return pane.Effect{}
}

// nothing takes the keys of the sheet where there is none to see, so that none of them
// means something else, and says so.
func (p *Pane) nothing(d pane.Desk, press string) pane.Effect {
	for _, g := range p.keys.groups(p) {
		for _, k := range g.Keys {
			if !k.Has(press) {
				continue
			}
			if d.Privacy() != pane.Nothing {
				d.Warn(p.unseen(d))
			}
			return pane.Taken()
		}
	}
	return pane.Effect{}
}

// unseen is why there is nothing to see.
func (p *Pane) unseen(d pane.Desk) string {
	if hidden(d) {
		return "Tasks are hidden while only names are shown. Press ctrl+o until names only is gone."
	}
	return "This task is not there any more. esc goes back."
}

// row is the row with the cursor.
func (p *Pane) row(d pane.Desk) (h model.TaskSheet, r model.TaskRow, ok bool) {
	h, ok = p.sheet(d)
	if !ok || hidden(d) {
		d.Warn(p.unseen(d))
		return h, r, false
	}
	p.settle(&h)
	if p.at >= len(h.Rows) {
		d.Warn("There is nobody here yet: people are enrolled first.")
		return h, r, false
	}
	return h, h.Rows[p.at], true
}

// mark notes how far the person is, and steps on to the next who is not yet back.
func (p *Pane) mark(d pane.Desk, to model.Progress, school bool) pane.Effect {
	_, r, ok := p.row(d)
	if !ok {
		return pane.Taken()
	}
	if d.Do(model.SetProgress{Enrolment: r.Enrolment.ID, Task: p.task, Progress: to, School: school}) == nil {
		p.stepOn(d)
	}
	return pane.Taken()
}

// stepOn puts the cursor on the next person, from the top again after the bottom, who
// has not brought it back and of whom it is required. Where there is none it stays.
func (p *Pane) stepOn(d pane.Desk) {
	h, ok := p.sheet(d)
	if !ok {
		return
	}
	p.settle(&h)
	for i := range h.Rows {
		at := (p.at + 1 + i) % len(h.Rows)
		if r := h.Rows[at]; at != p.at && r.Expected && r.State.Progress != model.Back {
			p.put(&h, at)
			return
		}
	}
}

// note asks what is noted of the person's task, and steps on.
func (p *Pane) note(d pane.Desk) pane.Effect {
	h, r, ok := p.row(d)
	if !ok {
		return pane.Taken()
	}
	place := r.Enrolment.ID
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: "Note on “" + h.Task.Title + "”", Fields: []dialog.Field{{
			Name: model.FieldNotes, Label: r.Person.Apart(), Value: r.Note, Lines: 5, Limit: model.MaxNote, Hint: "What it says, what follows. No health details, no pupils.", Private: true,
		}}},
		Action: func(v dialog.Values) model.Action {
			return model.TaskNote{Enrolment: place, Task: p.task, Text: v[model.FieldNotes]}
		},
		Then: func(d pane.Desk, _ dialog.Values) pane.Effect {
			p.stepOn(d)
			return pane.Taken()
		},
	}.Ask(d)
}

// card opens the card of the person.
func (p *Pane) card(d pane.Desk) pane.Effect {
	_, r, ok := p.row(d)
	if !ok {
		return pane.Taken()
	}
	return pane.To(pane.Place{Screen: pane.Card, Enrolment: r.Enrolment.ID})
}

// edit asks for everything about the task.
func (p *Pane) edit(d pane.Desk) pane.Effect {
	h, ok := p.sheet(d)
	if !ok || hidden(d) {
		d.Warn(p.unseen(d))
		return pane.Taken()
	}
	return forms.EditTask(d, h.Task, "")
}

// wording asks for the wording that the person's school has.
func (p *Pane) wording(d pane.Desk) pane.Effect {
	h, r, ok := p.row(d)
	if !ok {
		return pane.Taken()
	}
	if r.School == nil {
		d.Warn("No school is known of " + r.Person.Apart() + ": e edits the wording for all.")
		return pane.Taken()
	}
	return forms.WordingOf(d, h.Task, r.School.ID)
}
