package cohorts

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is the list of cohorts with a cursor that stays on its cohort while more
// are read.
type Pane struct {
	keys keys
	// space is the cohort that the cursor follows, at where it stood in the list.
	space model.ID
	at    int
	// open is the cohort that was open when the cursor was last put on it.
	open model.ID
	// top is the first cohort that is seen, page how many are seen whole.
	top, page int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
}

// New is the pane with the cursor on the open cohort.
func New() *Pane { return &Pane{keys: newKeys(), y: -1} }

// Asking is false: nothing is typed here.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title is the pane's name with its key.
func (p *Pane) Title(pane.Desk) string { return "1 Cohorts" }

// Cursor is the first line of the cohort with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(pane.Desk) []pane.Group { return p.keys.groups(p) }

// settle puts the cursor where its cohort stands now, and on the open cohort when
// another one was opened.
func (p *Pane) settle(d pane.Desk) []model.Facts {
	all := d.Cohorts()
	if s := d.Snapshot(); s != nil && s.Space != p.open {
		p.open, p.space = s.Space, s.Space
	}
	p.at = max(0, min(p.at, len(all)-1))
	if p.at < len(all) && all[p.at].Space == p.space {
		return all
	}
	for i := range all {
		if all[i].Space == p.space {
			p.at = i
			break
		}
	}
	return all
}

// Key moves the cursor, opens its cohort or changes it.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	all := p.settle(d)
	to, moves := p.keys.To(press, p.at, p.page, len(all))
	switch {
	case d.Privacy() == pane.Nothing:
		return pane.Effect{}
	case moves:
		if len(all) > 0 {
			p.at, p.space = to, all[to].Space
		}
	case p.keys.open.Has(press):
		if len(all) > 0 {
			return pane.To(pane.Place{Screen: pane.Cycle, Space: all[p.at].Space})
		}
	case p.keys.beside.Has(press):
		if d.Snapshot() != nil {
			return pane.To(pane.Place{Screen: pane.Cycle})
		}
	default:
		e, _ := pane.Run(p.keys.groups(p), d, press)
		return e
	}
	return pane.Taken()
}

// View draws the cohorts that have room, two lines each, under the name of their
// hub where there are several.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	all := p.settle(d)
	if len(all) == 0 {
		said := "No cohort yet."
		if d.Reading() {
			said = "reading ..."
		}
		return grid.Lines(grid.Wrap(said, w), w, h)
	}
	list := listing{all: all, headed: h > lines && several(all)}
	foot := h > lines+1 && (d.Reading() || list.count(0, h) > h)
	if foot {
		h--
	}
	p.top = list.top(p.top, p.at, h)
	drawn := make([]string, 0, h+1)
	end := p.top
	for i := p.top; i < len(all) && len(drawn) < h; i++ {
		if list.begins(i, p.top) {
			drawn = append(drawn, d.Theme().Heading.Render(grid.Fit(heading(&all[i], w), w)))
		}
		if i == p.at {
			p.y = len(drawn)
		}
		drawn = append(drawn, p.entry(d, &all[i], w, i == p.at, list.headed, focused)...)
		if len(drawn) <= h {
			end = i + 1
		}
	}
	p.page = end - p.top
	if !foot {
		return grid.Lines(drawn, w, h)
	}
	said := grid.Hint(p.top, len(all)-end)
	if d.Reading() {
		said = readingWords(len(all), said, w)
	}
	return append(grid.Lines(drawn, w, h), grid.Line(d.Theme().Faint.Render(grid.Cut(said, w)), w))
}

// entry is the two lines of a cohort.
func (p *Pane) entry(d pane.Desk, f *model.Facts, w int, cursor, headed, focused bool) []string {
	th := d.Theme()
	shown := f.Space == p.open && d.Snapshot() != nil
	before := []byte("  ")
	if cursor {
		before = append(before[:0], th.Glyphs.Cursor...)
		before = append(before, ' ')
	}
	name, look := title(f, w-2, headed), th.Text
	if shown {
		before[len(before)-1] = '*'
		look = th.Title
	}
	first := string(before) + look.Render(name)
	second := "    " + th.Faint.Render(grid.Cut(detail(f, shown, w-4), w-4))
	if cursor && focused {
		return []string{th.Row(first, w), th.Row(second, w)}
	}
	return []string{first, second}
}
