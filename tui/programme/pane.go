package programme

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is one programme of the shelf with a cursor on one of its lines.
type Pane struct {
	keys keys
	// shown is the programme; until one was chosen, the first of the shelf.
	shown item
	// line is where the cursor rests, top the first line that is seen, page how many are.
	line, top, page int
	// w is how wide the last view was, y the line of the cursor in it, -1 where it has none.
	w, y int
	// shelf is what was read of a cohort and its hub.
	shelf   []item
	of, hub *model.Snapshot
	read    bool
	// sorting is the page that was pasted, while its lines are sorted; nil for none.
	sorting *sorting
}

// New is the pane at the programme of the open cohort.
func New() *Pane { return &Pane{keys: newKeys(), w: 80, y: -1} }

// Asking tells whether lines of a page are sorted: then each letter is a kind of line.
func (p *Pane) Asking() bool { return p.sorting != nil }

// Paste takes the text of a hub's page.
func (p *Pane) Paste(d pane.Desk, text string) pane.Effect {
	if d.Privacy() == pane.Nothing {
		return pane.Effect{}
	}
	return p.sortOut(d, text)
}

// Title is the screen's name and where the programme is kept.
func (p *Pane) Title(d pane.Desk) string {
	if p.sorting != nil {
		return "Programme   the page that was pasted"
	}
	x, ok := p.item(d)
	if !ok {
		return "Programme"
	}
	return "Programme   " + x.keeper(d)
}

// Cursor is the line with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// Keys are all keys of the pane.
func (p *Pane) Keys(pane.Desk) []pane.Group {
	if p.sorting != nil {
		return p.keys.sorting(p)
	}
	return p.keys.groups(p)
}

// all is the shelf, read once for a state of the cohort and of its hub.
func (p *Pane) all(d pane.Desk) []item {
	if s, h := d.Snapshot(), d.Hub(); !p.read || s != p.of || h != p.hub {
		p.shelf, p.of, p.hub, p.read = shelf(d), s, h, true
	}
	return p.shelf
}

// at is the place of the programme on the shelf; one that has gone is the first.
func (p *Pane) at(all []item) int { return max(0, slices.IndexFunc(all, p.shown.same)) }

// item is the programme that is shown; ok is false where there is none.
func (p *Pane) item(d pane.Desk) (x item, ok bool) {
	all := p.all(d)
	if len(all) == 0 {
		return item{}, false
	}
	return all[p.at(all)], true
}

// show shows another programme of the shelf, from its first line.
func (p *Pane) show(x item) { p.shown, p.line, p.top = x, 0, 0 }

// Key moves the cursor, or does something with the programme.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	x, ok := p.item(d)
	switch {
	case d.Privacy() == pane.Nothing:
		return pane.Effect{}
	case p.sorting != nil:
		return p.sort(d, k.String())
	case !ok:
		return pane.Effect{}
	}
	press := k.String()
	lines := page(d.Theme(), &x.is, p.w)
	if to, moves := p.keys.To(press, p.line, p.page, len(lines)); moves {
		p.line = to
		return pane.Taken()
	}
	if way := p.keys.part.Way(press); way != 0 {
		p.line = beside(lines, min(p.line, len(lines)-1), way)
		return pane.Taken()
	}
	e, _ := pane.Run(p.keys.groups(p), d, press)
	return e
}

// beside is the first line of the part before or after the one of a line.
func beside(lines []line, at, way int) int {
	part := lines[at].part
	for i := at; i >= 0 && i < len(lines); i += way {
		if lines[i].part != part {
			return slices.IndexFunc(lines, func(l line) bool { return l.part == lines[i].part })
		}
	}
	if way < 0 {
		return 0
	}
	return at
}

// View draws the programme's name, its parts, and how many more there are to see.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y, p.w = -1, w
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	if p.sorting != nil {
		return p.viewSorting(d, w, h, focused)
	}
	x, ok := p.item(d)
	if !ok {
		return grid.Lines(grid.Wrap("There is no programme here.", w), w, h)
	}
	th := d.Theme()
	lines := page(th, &x.is, w)
	p.line = max(0, min(p.line, len(lines)-1))
	var head []string
	if h > 6 {
		name := x.is.Title
		if name == "" {
			name = "(no title)"
		}
		all := p.all(d)
		count := fmt.Sprintf("%d of %d", p.at(all)+1, len(all))
		room := max(0, w-grid.Width(count)-3)
		head = []string{grid.Line(" "+th.Title.Render(grid.Fit(name, room))+" "+th.Faint.Render(count), w), ""}
	}
	seen := h - len(head) - 1
	if h <= 3 {
		seen = h
	}
	p.page = max(1, seen)
	p.top = min(grid.Scroll(p.top, seen, p.line, p.line+1), max(0, len(lines)-seen))
	out := head
	for i := p.top; i < min(len(lines), p.top+seen); i++ {
		mark := " "
		if i == p.line {
			mark = th.Glyphs.Cursor
		}
		text := grid.Line(mark+lines[i].text, w)
		if i == p.line && focused {
			p.y = len(out)
			text = th.Row(text, w)
		}
		out = append(out, text)
	}
	out = grid.Lines(out, w, len(head)+seen)
	if h > 3 {
		out = append(out, grid.Line(th.Faint.Render(grid.Cut(" "+grid.Hint(p.top, max(0, len(lines)-p.top-seen)), w)), w))
	}
	return grid.Lines(out, w, h)
}
