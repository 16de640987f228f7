package status

import (
	"strings"

	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// State is what the corner says of the file.
type State uint8

// The states of the file.
const (
	Saved State = iota
	Saving
	NotSaved // with the reason at the foot, until it is saved after all
	ReadOnly
)

// Head is the first line of a screen.
type Head struct {
	// Crumbs say where one is: the same in fewer and fewer words.
	Crumbs []string
	// Demo, Privacy, Copy (when the newest copy was made): "" where there is nothing to say.
	Demo, Privacy, Copy string
	// Company says who shares this and is connected: the same in fewer and fewer words.
	Company []string
	State   State
	// Clock is the day and time in words.
	Clock string
}

// View is the line, w cells wide: where there is no room for all, the crumb gives
// way, then the words of the corner from the left; the state of the file stays.
func (h Head) View(t *theme.Theme, w int) string {
	word, style := "saved", t.Good
	switch h.State {
	case Saving:
		word, style = "saving", t.Warn
	case NotSaved:
		word, style = "NOT SAVED", t.Bad
	case ReadOnly:
		word, style = "read only", t.Bad
	}
	type part struct {
		text  string
		style theme.Style
	}
	parts := []part{{h.Copy, t.Faint}, {"", t.Info}, {h.Demo, t.Info}, {h.Privacy, t.Accent}, {word, style}, {h.Clock, t.Crumb}}
	right, width := "", 0
	for i := len(parts) - 1; i >= 0; i-- {
		p := parts[i]
		if i == company {
			p.text = h.company(w - width)
		}
		if p.text == "" || width+grid.Width(p.text)+2 > w-min(w/3, 24) && p.text != word {
			continue
		}
		right = "  " + p.style.Render(grid.Clean(p.text)) + right
		width += grid.Width(p.text) + 2
	}
	left := max(0, w-width-2)
	crumb := ""
	for _, crumb = range h.Crumbs {
		if grid.Width(crumb) <= left {
			break
		}
	}
	return grid.Line(" "+t.Title.Render(grid.Fit(crumb, left))+right+" ", w)
}

// company is its place among the words of the corner.
const company = 1

// company is the longest form beside which the second crumb has room, or else the shortest.
func (h Head) company(room int) (form string) {
	crumb := 0
	for i, c := range h.Crumbs {
		if i < 2 {
			crumb = grid.Width(c)
		}
	}
	for _, form = range h.Company {
		if crumb+grid.Width(form)+4 <= room {
			break
		}
	}
	return form
}

// mostSaid is how many lines a sentence at the foot takes at most.
const mostSaid = 3

// Said is a sentence at the foot, in as many lines as it needs, so that what to do, which
// stands last in it, is never cut.
func Said(t *theme.Theme, sentence string, warning bool, w int) []string {
	style := t.Text
	if warning {
		style = t.Bad
	}
	parts := grid.Wrap(sentence, max(1, w-2))
	if len(parts) > mostSaid {
		parts = append(parts[:mostSaid-1:mostSaid-1], grid.Cut(strings.Join(parts[mostSaid-1:], " "), max(1, w-2)))
	}
	lines := make([]string, len(parts))
	for i, part := range parts {
		lines[i] = grid.Line(" "+style.Render(part), w)
	}
	return lines
}

// Foot is the line of what was done last.
func Foot(t *theme.Theme, label, sentence, right string, w int) string {
	room := max(0, w-grid.Width(label)-grid.Width(right)-4)
	return grid.Line(" "+t.Faint.Render(label)+" "+t.Text.Render(grid.Fit(sentence, room))+" "+t.Faint.Render(right), w)
}

// Legend is the line of the keys that matter here, as many as there is room for: one that
// is too long is left out, and shorter ones after it may still stand. Those of last stand
// at the right edge whatever else has no room. What a key does stands up to its first
// comma.
func Legend(t *theme.Theme, keys, last []pane.Key, w int) string {
	end, room := legend(t, last, w-1)
	line, _ := legend(t, keys, room)
	if end == "" {
		return grid.Line(" "+line, w)
	}
	return grid.Line(" "+line, max(0, w-grid.Width(end)-1)) + grid.Line(end, grid.Width(end)+1)
}

// legend are the keys that w cells have room for, and the cells that are left then, with
// two between them and what follows.
func legend(t *theme.Theme, keys []pane.Key, w int) (line string, left int) {
	for _, k := range keys {
		does, _, _ := strings.Cut(k.Does, ",")
		n := grid.Width(k.Shown()) + 1 + grid.Width(does)
		if line != "" {
			n += 2
		}
		if n > w {
			continue
		}
		if line != "" {
			line += "  "
		}
		line += t.Key.Render(k.Shown()) + " " + t.Faint.Render(does)
		w -= n
	}
	return line, max(0, w-2)
}
