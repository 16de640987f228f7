package numbers

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is the table of the open cohort as of one day, with a cursor on one of its rows.
type Pane struct {
	keys keys
	// beside is the folder in which the table is kept as a file.
	beside string
	// day is the day that was typed, unknown for today.
	day  model.Day
	list grid.List
	// rows are those of a snapshot as of a day.
	rows []model.NumberRow
	n    model.Numbers
	read *model.Snapshot
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
}

// New is the table of today, which is kept as a file in a folder.
func New(beside string) *Pane {
	p := &Pane{beside: beside, y: -1}
	p.keys = newKeys(p)
	return p
}

// Asking is false: the day is asked over the screen.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title is the screen's name and the cohort.
func (p *Pane) Title(d pane.Desk) string {
	s := d.Snapshot()
	if s == nil {
		return "0 Numbers"
	}
	return "0 Numbers   " + grid.Clean(s.Cohort.Title)
}

// Cursor is the line of the row with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(pane.Desk) []pane.Group { return p.keys.groups() }

// asOf is the day of the table.
func (p *Pane) asOf(d pane.Desk) model.Day {
	if p.day.Known() {
		return p.day
	}
	return model.DayOf(d.Now())
}

// table is the table of the open cohort, worked out once for a snapshot and a day.
func (p *Pane) table(d pane.Desk) []model.NumberRow {
	s, day := d.Snapshot(), p.asOf(d)
	if s != p.read || day != p.n.Day {
		p.rows, p.n, p.read = nil, model.Numbers{Day: day}, s
		if s != nil {
			facts := s.Facts()
			p.n = facts.NumbersOn(day)
			p.rows = s.NumberRows(p.n)
		}
	}
	return p.rows
}

// Key moves the cursor, or does what its key does.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	if d.Privacy() != pane.Everything || d.Snapshot() == nil {
		return pane.Effect{}
	}
	press := k.String()
	rows := p.table(d)
	if to, moves := p.keys.To(press, max(0, p.list.Cursor()), p.list.Height(), len(rows)); moves {
		p.list = p.list.Resize(len(rows), max(1, p.list.Height())).To(to)
		return pane.Taken()
	}
	e, _ := pane.Run(p.keys.groups(), d, press)
	return e
}

// open leads to the card of the person with the cursor.
func (p *Pane) open(d pane.Desk) pane.Effect {
	rows := p.table(d)
	i := max(0, p.list.Cursor())
	if i >= len(rows) || rows[i].Enrolment == 0 {
		d.Say("This row is of a school: its people stand under it.")
		return pane.Taken()
	}
	return pane.To(pane.Place{Screen: pane.Card, Enrolment: rows[i].Enrolment})
}

// askDay asks for the day of the table; today is proposed.
func (p *Pane) askDay(d pane.Desk) pane.Effect {
	s := d.Snapshot()
	if s == nil {
		return pane.Taken()
	}
	today := model.DayOf(d.Now())
	context := model.DayContext{Year: s.Cohort.Year, Today: today}
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Numbers as of", Label: "Which day? What was so on it is counted.", Proposed: today.Date().Format("2 Jan 2006"), Does: "counts",
		Judge: func(typed string) (string, bool) {
			read, wrong := model.ReadDay(typed, context)
			if wrong != "" {
				return wrong, false
			}
			return read.Sentence(), read.Day.Known()
		},
	}), func(_ pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			read, _ := model.ReadDay(a.Text, context)
			if p.day = read.Day; p.day == today {
				p.day = 0
			}
		}
		return pane.Taken()
	})
}

// copy gives the clipboard the table.
func (p *Pane) copy(d pane.Desk) pane.Effect {
	text, ok := p.csv(d)
	if !ok {
		return pane.Taken()
	}
	d.Say(fmt.Sprintf("The numbers as of %s are copied, as CSV.", p.n.Day.Long()))
	return pane.Effect{Handled: true, Copy: text}
}

// csv is the table for a spreadsheet; only where all may be shown does it leave the
// program.
func (p *Pane) csv(d pane.Desk) (text string, ok bool) {
	if d.Privacy() != pane.Everything {
		d.Warn("At names only no numbers leave the program. Press ctrl+o until names only is gone.")
		return "", false
	}
	if d.Snapshot() == nil {
		return "", false
	}
	p.table(d)
	return d.Snapshot().NumbersCSV(p.n), true
}
