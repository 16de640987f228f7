package people

import (
	"slices"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
)

// Card is the card of one place. The letters of the register act on it for one session:
// that from which it was opened, else the next.
type Card struct {
	keys  cardKeys
	place model.ID
	// sheet is the register for which the letters are; without a session there is none.
	sheet model.SheetID
	began bool // the register was looked for
	// row is the field that the cursor is on.
	row int
	// top is the first line of the history that is seen, page how many are.
	top, page int
	minutes   *strokes.Minutes // digits are minutes now
	sure      model.SheetID    // the lead said yes to that register of another day
	// x and y are where the cursor rested in the last view.
	x, y  int
	rests bool
	// events are the history of the snapshot that was read.
	events []model.Event
	read   *model.Snapshot
}

// NewCard is the card of a place; sheet is the register that it was opened from, if any.
func NewCard(place model.ID, sheet model.SheetID) *Card {
	c := &Card{place: place, sheet: sheet, began: sheet.Session != 0}
	c.keys = newCardKeys(c)
	return c
}

var _ pane.Whole = (*Card)(nil)

// Whole says that the card has a foot and a legend of its own.
func (c *Card) Whole() {}

// Of is whose card it is, and the register for which its letters are.
func (c *Card) Of() (place model.ID, sheet model.SheetID) { return c.place, c.sheet }

// Asking is false: what is asked lies over the screen.
func (c *Card) Asking() bool { return false }

// Paste takes nothing: no text is asked for.
func (c *Card) Paste(d pane.Desk, _ string) pane.Effect {
	return warned(d, "What was pasted is not read as keys. To find a name press / and paste it there.")
}

// Title is the name.
func (c *Card) Title(d pane.Desk) string {
	if e := c.enrolment(d); e != nil {
		return grid.Clean(d.Snapshot().Person(e.Person).Listed())
	}
	return "Card"
}

// Cursor is where the cursor rested in the last view.
func (c *Card) Cursor() (x, y int, ok bool) { return c.x, c.y, c.rests }

// enrolment is the place, nil where it is gone.
func (c *Card) enrolment(d pane.Desk) *model.Enrolment {
	s := d.Snapshot()
	if s == nil {
		return nil
	}
	e := s.Enrolment(c.place)
	if e == nil || s.Person(e.Person) == nil {
		return nil
	}
	if s != c.read {
		c.events, c.read = s.History(e), s
	}
	if !c.began {
		c.began = true
		if next, ok := s.Next(e, d.Now()); ok {
			c.sheet = next.Sheet()
		}
	}
	if all := sheets(s, e); !slices.Contains(all, c.sheet) {
		c.sheet = model.SheetID{}
		if len(all) > 0 {
			c.sheet = all[len(all)-1]
		}
	}
	return e
}

// sheets are the registers on which a place stands, in the order of the sessions.
func sheets(s *model.Snapshot, e *model.Enrolment) []model.SheetID {
	var out []model.SheetID
	for _, x := range s.Sessions {
		id := model.SheetID{Session: x.ID}
		if x.Kind == model.Visit {
			slot := s.Slot(e.Booking(x.ID))
			if slot == nil || slot.State != model.Planned {
				continue
			}
			id.Slot = slot.ID
		}
		if x.State == model.Planned && e.Counts() {
			out = append(out, id)
		}
	}
	return out
}

// about is the row of the register for which the letters are; ok is false where there is
// none.
func (c *Card) about(d pane.Desk, e *model.Enrolment) (a strokes.About, ok bool) {
	s := d.Snapshot()
	h, ok := s.Sheet(c.sheet)
	if !ok {
		return strokes.About{}, false
	}
	for _, row := range h.Rows {
		if row.Enrolment.ID == e.ID {
			return strokes.About{Snap: s, Sheet: &h, Row: row, Now: d.Now()}, true
		}
	}
	return strokes.About{}, false
}

// mode is what the letters do now.
func (c *Card) mode(d pane.Desk, e *model.Enrolment) mode {
	a, ok := c.about(d, e)
	switch {
	case !ok || strokes.Closed(a.Sheet, a.Now) != "":
		return closed
	case a.Sheet.ToCome(d.Now()):
		return telling
	}
	return marking
}

// on is what a key does to the person of the card.
func (c *Card) on(do func(pane.Desk, *model.Enrolment) pane.Effect) func(pane.Desk) pane.Effect {
	return func(d pane.Desk) pane.Effect {
		if e := c.enrolment(d); e != nil {
			return do(d, e)
		}
		return pane.Taken()
	}
}

// Key handles one key press.
func (c *Card) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := strokes.Pressed(k)
	switch {
	case press == "ctrl+o" || press == "ctrl+l" || press == "ctrl+c" || d.Privacy() == pane.Nothing:
		return pane.Effect{}
	case c.enrolment(d) == nil:
		if c.keys.esc.Has(press) {
			return c.keys.esc.Run(d)
		}
		return pane.Effect{}
	}
	digit := len(press) == 1 && press[0] >= '0' && press[0] <= '9'
	if digit && c.minutes != nil {
		c.minutes.Digit(d, press)
		return pane.Taken()
	}
	c.minutes = nil
	switch {
	case c.move(d, press), digit:
		return pane.Taken()
	case c.keys.esc.Has(press):
		return c.keys.esc.Run(d)
	}
	if e, ok := pane.Run(c.keys.groups(), d, press); ok {
		return e
	}
	if r, _ := utf8.DecodeRuneInString(k.Text); unicode.IsLetter(r) && !c.keys.undo.Has(press) && press != "U" {
		return warned(d, "To type a name press / first; : lists everything that can be done.")
	}
	return pane.Effect{}
}

// move moves the cursor through the fields, or the history; it tells whether the key does.
func (c *Card) move(d pane.Desk, press string) bool {
	last := len(c.rows(d, c.enrolment(d))) - 1
	switch press {
	case "up":
		c.row = max(0, min(c.row, last)-1)
	case "down":
		c.row = min(last, c.row+1)
	case "home":
		c.row = 0
	case "end":
		c.row = last
	case "pgup":
		c.top = max(0, c.top-max(1, c.page))
	case "pgdown":
		c.top += max(1, c.page)
	default:
		return false
	}
	return true
}

// turn takes the letters to the session before or after.
func (c *Card) turn(by int) func(pane.Desk) pane.Effect {
	return c.on(func(d pane.Desk, e *model.Enrolment) pane.Effect {
		all := sheets(d.Snapshot(), e)
		if len(all) == 0 {
			return warned(d, "There is no session yet that the letters could be for.")
		}
		at := slices.Index(all, c.sheet)
		c.sheet = all[max(0, min(at+by, len(all)-1))]
		d.Say("")
		return pane.Taken()
	})
}

// register leads to the register of the session shown.
func (c *Card) register(d pane.Desk) pane.Effect {
	if c.enrolment(d) == nil || c.sheet.Session == 0 {
		return warned(d, "There is no register yet.")
	}
	return pane.To(pane.Place{Screen: pane.Register, Session: c.sheet.Session, Slot: c.sheet.Slot})
}

// letter is what a letter of the register does to the person, for the session shown.
func (c *Card) letter(l strokes.Letter) func(pane.Desk) pane.Effect {
	return c.on(func(d pane.Desk, e *model.Enrolment) pane.Effect {
		a, ok := c.about(d, e)
		if !ok {
			return warned(d, "There is no register for the letters: a visit needs a date first, and a place that is on the list.")
		}
		why := strokes.Closed(a.Sheet, a.Now)
		if l.Verb == model.VerbElsewhere {
			why = strokes.Shut(a.Sheet, a.Now)
		}
		if why != "" {
			return warned(d, why)
		}
		box, ask := strokes.AnotherDay(a.Sheet, a.Now)
		if !ask || c.sure == a.Sheet.ID {
			return c.stroke(d, l, a)
		}
		return pane.Confirmed(box, func(d pane.Desk) pane.Effect {
			c.sure = a.Sheet.ID
			return c.stroke(d, l, a)
		})
	})
}

// stroke marks, or asks first.
func (c *Card) stroke(d pane.Desk, l strokes.Letter, a strokes.About) pane.Effect {
	switch {
	case l.Ask != nil:
		return c.follow(l.Ask(a))
	case l.Verb == model.VerbTaskBack:
		strokes.Do(d, model.TaskBack{Sheet: a.Sheet.ID, Enrolment: a.Row.Enrolment.ID})
		return pane.Taken()
	}
	s := model.Stroke{Sheet: a.Sheet.ID, Enrolment: a.Row.Enrolment.ID, Verb: l.Verb}
	if step, ok := strokes.Do(d, s); ok {
		c.minutes = strokes.NewMinutes(s, step)
	}
	return pane.Taken()
}

// follow asks what a letter asks, and marks with what was answered.
func (c *Card) follow(q strokes.Question) pane.Effect {
	return pane.Question(q.Box, func(d pane.Desk, a dialog.Answer) pane.Effect {
		switch {
		case !a.Done:
		case q.Next != nil:
			return c.follow(q.Next(a))
		default:
			strokes.Do(d, q.Stroke(a))
		}
		return pane.Taken()
	})
}

// note asks for the note about the person at the session shown, and of which outcomes it
// is evidence.
func (c *Card) note(d pane.Desk) pane.Effect {
	if d.Privacy() != pane.Everything {
		return warned(d, "Notes are not shown at names only. Press ctrl+o until names only is gone, then t.")
	}
	e := c.enrolment(d)
	if e == nil || c.sheet.Session == 0 {
		return warned(d, "There is no session yet that a note could be about.")
	}
	form, action := forms.NoteForm(d.Snapshot(), c.sheet, e, dialog.FormOptions{
		Title: "Note: " + listedName(d, e), Intro: "About " + sheetName(d.Snapshot(), c.sheet) + ".", Does: "keeps it",
	})
	return pane.Question(form, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			strokes.Do(d, action(a.Values))
		}
		return pane.Taken()
	})
}

// copyOwn copies the e-mail addresses of one person.
func copyOwn(d pane.Desk, e *model.Enrolment) pane.Effect {
	if d.Privacy() != pane.Everything {
		return warned(d, "At names only no e-mail address leaves the program. Press ctrl+o until names only is gone, then y.")
	}
	return pane.CopyAddresses(d, slices.Clone(d.Snapshot().Person(e.Person).Emails), 0, 0)
}

// edit asks for the field that the cursor is on.
func (c *Card) edit(d pane.Desk) pane.Effect {
	e := c.enrolment(d)
	if e == nil {
		return pane.Taken()
	}
	rows := c.rows(d, e)
	return rows[min(c.row, len(rows)-1)].edit(d, e)
}
