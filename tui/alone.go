package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// alone is a text alone on the screen: no border and nothing beside it, so that it can be
// selected with the mouse where the terminal does not hand it to the clipboard.
type alone struct {
	text      string
	top, last int // the first line that is seen, and the last that may be
	page      int
}

func newAlone(text string) *alone { return &alone{text: text} }

// key scrolls; esc closes it.
func (a *alone) key(press string) (closed bool) {
	switch press {
	case "down", "j":
		a.top++
	case "up", "k":
		a.top--
	case "pgdown", "space":
		a.top += a.page
	case "pgup":
		a.top -= a.page
	case "home":
		a.top = 0
	case "end":
		a.top = a.last
	case "esc":
		return true
	}
	a.top = max(0, min(a.top, a.last))
	return false
}

// view is the text from the first cell of each line, and one line that says what to do.
func (a *alone) view(th *theme.Theme, w, h int) []string {
	lines := grid.Wrap(a.text, w)
	a.page = max(1, h-2)
	a.last = max(0, len(lines)-a.page)
	a.top = min(a.top, a.last)
	out := make([]string, h)
	for i, line := range lines[a.top:min(len(lines), a.top+a.page)] {
		out[i] = th.Text.Render(line)
	}
	say := "Select it with the mouse and copy it. esc: back"
	if a.last > 0 {
		say += "   arrows: " + strings.TrimSpace(grid.Hint(a.top, a.last-a.top))
	}
	out[h-1] = th.Faint.Render(grid.Cut(say, w))
	for i, line := range out {
		out[i] = grid.Line(line, w)
	}
	return out
}

// copy hands text to the clipboard, or shows it where the terminal is known not to pass it
// on. Of most terminals nobody can know: it can be shown afterwards by name.
func (r *Root) copy(text string) tea.Cmd {
	r.copied = text
	left := r.note(r.copiedOf(text))
	if r.cfg.NoClipboard {
		r.alone = newAlone(text)
		r.said, r.warning = "This terminal cannot copy by itself: the text was shown to be selected.", false
		return left
	}
	return tea.Batch(tea.SetClipboard(text), left)
}

// copiedOf is what left the file with a text that was copied: how many addresses, if any.
func (r *Root) copiedOf(text string) model.Export {
	x := model.Export{What: LeftText}
	if r.snap != nil {
		x.Space = r.snap.Space
	}
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(";, \n", c) }) {
		if strings.Contains(part, "@") {
			x.People++
		}
	}
	if x.People > 0 {
		x.What = LeftClipboard
	}
	return x
}

// showCopied shows what was copied last.
func (r *Root) showCopied() {
	switch {
	case r.privacy != pane.Everything:
		r.said, r.warning = "What was copied is not shown at names only. Press ctrl+o until names only is gone.", true
	case r.copied == "":
		r.said, r.warning = "Nothing was copied yet.", true
	default:
		r.alone = newAlone(r.copied)
	}
}
