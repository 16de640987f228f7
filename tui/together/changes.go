package together

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Changes is the list of what came from other laptops, by the file with which it came, the
// newest first.
type Changes struct {
	laptop model.ID
	moves  pane.Moves
	list   grid.List
	y      int
}

// NewChanges is the list of what was done on a laptop, 0 for all others.
func NewChanges(laptop model.ID) *Changes {
	return &Changes{laptop: laptop, moves: pane.NewMoves(), y: -1}
}

// Asking is false: nothing is asked.
func (p *Changes) Asking() bool { return false }

// Paste takes nothing.
func (p *Changes) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title says whose changes they are.
func (p *Changes) Title(d pane.Desk) string {
	if s := d.Snapshot(); s != nil && p.laptop != 0 {
		return "What came from " + grid.Clean(s.DeviceName(p.laptop))
	}
	return "What came from other laptops"
}

// Cursor is the line of the row with the cursor.
func (p *Changes) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are those that move the cursor.
func (p *Changes) Keys(pane.Desk) []pane.Group {
	return []pane.Group{{Heading: "What came", Keys: p.moves.With()}}
}

// entry is a line of the list: a heading over what came together, or one change of it.
type entry struct {
	arrival *model.Arrival
	change  *model.Came
}

// entries are all lines, and how many changes are hidden while only names are shown.
func (p *Changes) entries(d pane.Desk) (out []entry, hidden int) {
	for _, a := range d.Company().Arrivals {
		if p.laptop != 0 {
			a = a.Of(p.laptop)
		}
		first := true
		for i := range a.Changes {
			c := &a.Changes[i]
			if d.Privacy() != pane.Everything && !c.Verb.OfRegister() {
				hidden++
				continue
			}
			if first {
				out = append(out, entry{arrival: &a})
				first = false
			}
			out = append(out, entry{&a, c})
		}
	}
	return out, hidden
}

// Key moves the cursor.
func (p *Changes) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	all, _ := p.entries(d)
	if to, moves := p.moves.To(k.String(), max(0, p.list.Cursor()), p.list.Height(), len(all)); moves {
		p.list = p.list.Resize(len(all), max(1, p.list.Height())).To(to)
		return pane.Taken()
	}
	return pane.Effect{}
}

// View draws what has room of the list, and a line that says how much of it that is: exactly
// h lines of w cells.
func (p *Changes) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	w, h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	if w == 0 || h == 0 || d.Privacy() == pane.Nothing || d.Snapshot() == nil {
		return grid.Lines(nil, w, h)
	}
	th := d.Theme()
	all, hidden := p.entries(d)
	p.list = p.list.Resize(len(all), max(1, h-1))
	if p.list.Cursor() < 0 {
		p.list = p.list.Home()
	}
	out := []string{grid.Fit(" "+p.summary(d, len(all) == 0, hidden), w)}
	first, end := p.list.Seen()
	for i := first; i < end; i++ {
		switch e := all[i]; {
		case i == p.list.Cursor():
			if focused {
				p.y = len(out)
			}
			out = append(out, th.Row(grid.Fit(" "+th.Glyphs.Cursor+" "+e.words(p.laptop == 0), w), w))
		case e.change == nil:
			out = append(out, th.Heading.Render(grid.Fit("   "+e.words(false), w)))
		default:
			out = append(out, grid.Fit("   "+e.words(p.laptop == 0), w))
		}
	}
	return grid.Lines(out, w, h)
}

// summary says how many changes there are, how many of them are new, and what is hidden.
func (p *Changes) summary(d pane.Desk, none bool, hidden int) string {
	n, fresh := 0, 0
	for _, a := range d.Company().Arrivals {
		if p.laptop != 0 {
			a = a.Of(p.laptop)
		}
		n += len(a.Changes)
		if a.Unseen {
			fresh += len(a.Changes)
		}
	}
	words := fmt.Sprintf("%d %s, the newest first.", n, plural(n, "change", "changes"))
	switch {
	case n == 0:
		words = "Nothing came yet."
	case fresh > 0:
		words += fmt.Sprintf(" %d not seen yet: NEW.", fresh)
	}
	if hidden > 0 {
		words += fmt.Sprintf(" %d hidden: ctrl+o.", hidden)
	}
	return words
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// words are a heading, or a change with its day, and with who did it where that may be
// anybody.
func (e entry) words(who bool) string {
	c := e.change
	if c == nil {
		return grid.Clean(e.heading())
	}
	words := c.At.In(model.London()).Format("2 Jan 06 15:04") + "  " + c.Words
	if who && c.Lead != "" {
		words += ", by " + c.Lead
	}
	return grid.Clean(words)
}

// heading is the file with which changes came.
func (e entry) heading() string {
	a := e.arrival
	if a.From == 0 {
		return "BEFORE"
	}
	words := "FROM " + a.Name + ", " + at(a.At)
	if a.Unseen {
		words += "   NEW"
	}
	return words + fmt.Sprintf("   %d", len(a.Changes))
}

func at(t time.Time) string { return t.In(model.London()).Format("Mon 2 Jan 2006 15:04") }
