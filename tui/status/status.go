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
	// Demo, Privacy: "" where there is nothing to say.
	Demo, Privacy string
	State         State
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
	parts := []part{{h.Demo, t.Info}, {h.Privacy, t.Accent}, {word, style}, {h.Clock, t.Crumb}}
	right, width := "", 0
	for i := len(parts) - 1; i >= 0; i-- {
		p := parts[i]
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

// Foot is the line of what was done or said last.
func Foot(t *theme.Theme, label, sentence string, warning bool, right string, w int) string {
	style := t.Text
	if warning {
		style = t.Bad
	}
	room := max(0, w-grid.Width(label)-grid.Width(right)-4)
	return grid.Line(" "+t.Faint.Render(label)+" "+style.Render(grid.Fit(sentence, room))+" "+t.Faint.Render(right), w)
}

// Legend is the line of the keys that matter here, as many as there is room for;
// what a key does stands up to its first comma.
func Legend(t *theme.Theme, keys []pane.Key, w int) string {
	line, width := " ", 1
	for _, k := range keys {
		does, _, _ := strings.Cut(k.Does, ",")
		n := grid.Width(k.Shown()) + 1 + grid.Width(does) + 2
		if width+n > w {
			break
		}
		line += t.Key.Render(k.Shown()) + " " + t.Faint.Render(does) + "  "
		width += n
	}
	return grid.Line(line, w)
}
