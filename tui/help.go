package tui

import (
	"slices"

	"charm.land/bubbles/v2/viewport"

	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// help is the screen of all keys of where one is, in groups.
type help struct {
	title  string
	groups []pane.Group
	port   viewport.Model
}

// newHelp are the keys of the pane that has the keyboard, then those of everywhere.
func newHelp(r *Root) *help {
	own := r.keys.everywhere()
	if len(r.full) == 0 {
		own = r.keys.beside(r.active(), r.desk())
	}
	groups := slices.DeleteFunc(slices.Clone(r.active().Keys(r.desk())), func(g pane.Group) bool {
		return slices.ContainsFunc(own, func(o pane.Group) bool { return o.Heading == g.Heading })
	})
	for _, g := range own {
		if len(r.full) > 0 {
			g = only(g, r.keys.inFull(r.active(), r.desk()))
		}
		if len(g.Keys) > 0 {
			groups = append(groups, g)
		}
	}
	h := &help{title: "Keys: " + r.active().Title(r.desk()), groups: groups, port: viewport.New()}
	h.port.FillHeight = true
	return h
}

// inFull are the root's keys that hold in a pane that fills the window too: in the
// register few, where a line is typed in those that are no text, elsewhere those that the
// pane does not take for itself.
func (k keys) inFull(p pane.Pane, d pane.Desk) []pane.Key {
	if _, whole := p.(pane.Whole); whole {
		return append([]pane.Key{k.back, k.help, k.palette, k.undo, k.redo, k.screen, k.lock, byName(k.evidence), byName(k.intake), k.document, k.fire, k.abort, k.together}, k.others...)
	}
	if p.Asking() {
		return []pane.Key{k.help, k.screen, k.lock, k.abort}
	}
	var out []pane.Key
	for _, g := range k.beside(p, d) {
		out = append(out, g.Keys...)
	}
	return out
}

func only(g pane.Group, keep []pane.Key) pane.Group {
	out := pane.Group{Heading: g.Heading}
	for _, k := range g.Keys {
		for _, o := range keep {
			if o.Does == k.Does {
				out.Keys = append(out.Keys, o)
			}
		}
	}
	return out
}

// key scrolls; any other key closes the help.
func (h *help) key(press string) (closed bool) {
	switch press {
	case "down", "j":
		h.port.ScrollDown(1)
	case "up", "k":
		h.port.ScrollUp(1)
	case "pgdown", "space":
		h.port.PageDown()
	case "pgup":
		h.port.PageUp()
	default:
		return true
	}
	return false
}

// The cells of a key's name and of a column with its meanings.
const (
	helpKeyWidth    = 14
	helpColumnWidth = 44
)

// view draws the help: in as many columns as there is room for.
func (h *help) view(t *theme.Theme, w, height int) []string {
	inside, room := max(0, w-2), max(0, height-3)
	columns := min(max(1, inside/helpColumnWidth), 3)
	cw := max(1, inside/columns)
	flat := h.lines(t, cw)
	per := (len(flat) + columns - 1) / columns
	rows := make([]string, per)
	for i := range rows {
		for c := range columns {
			cell := ""
			if at := c*per + i; at < len(flat) {
				cell = flat[at]
			}
			rows[i] += grid.Line(cell, cw)
		}
	}
	h.port.SetWidth(inside)
	h.port.SetHeight(room)
	h.port.SetContentLines(rows)
	top := h.port.YOffset()
	body := append([]string{}, rows[min(top, per):min(top+room, per)]...)
	for len(body) < room {
		body = append(body, "")
	}
	hint := "any key closes"
	if per > room {
		hint = "arrows scroll, any other key closes   " + grid.Hint(top, max(0, per-top-room))
	}
	return t.Box(h.title, append(body, " "+t.Faint.Render(hint)), w, height, true)
}

// lines are all groups, one under the other, in lines of cw cells.
func (h *help) lines(t *theme.Theme, cw int) []string {
	var flat []string
	for _, g := range h.groups {
		if len(flat) > 0 {
			flat = append(flat, "")
		}
		flat = append(flat, " "+t.Heading.Render(grid.Cut(g.Heading, cw-2)))
		for _, k := range g.Keys {
			for i, part := range grid.Wrap(k.Does, max(4, cw-helpKeyWidth-2)) {
				key := ""
				if i == 0 {
					key = k.Shown()
				}
				if i == 0 && key == "" {
					key = ": by name"
				}
				flat = append(flat, " "+t.Key.Render(grid.Fit(key, helpKeyWidth))+t.Text.Render(part))
			}
		}
	}
	return flat
}
