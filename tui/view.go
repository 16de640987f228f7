package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/status"
)

// The smallest window that the program is drawn in, and the width from which three
// panes stand side by side, in cells.
const (
	minWidth  = 40
	minHeight = 12
	wideFrom  = 110
)

// View draws the whole screen.
func (r *Root) View() tea.View {
	lines, x, y, cursor := r.draw()
	if r.quitting.asked && r.w >= minWidth && r.h >= minHeight {
		d := r.quitQuestion().Sized(r.dialogSize())
		lines, x, y, cursor = r.place(lines, d.View(r.theme), d.Cursor)
	}
	v := tea.NewView(grid.Frame(lines, r.w, r.h))
	v.AltScreen = true
	v.WindowTitle = "Workgroup"
	if cursor && x >= 0 && y >= 0 && x < r.w && y < r.h {
		v.Cursor = tea.NewCursor(x, y)
		v.Cursor.Blink = false
	}
	return v
}

func (r *Root) draw() (lines []string, x, y int, cursor bool) {
	switch {
	case r.w <= 0 || r.h <= 0:
		return nil, 0, 0, false
	case r.w < minWidth || r.h < minHeight:
		return r.tooSmall(), 0, 0, false
	case r.screen == atGate:
		return r.drawGate()
	case r.privacy == pane.Nothing:
		return r.drawNothing(), 0, 0, false
	}
	switch {
	case r.alone != nil:
		return r.alone.view(r.theme, r.w, r.h), 0, 0, false
	case r.help != nil:
		lines = append([]string{r.head()}, r.help.view(r.theme, r.w, r.h-1)...)
	case len(r.full) > 0:
		lines, x, y, cursor = r.drawFull()
	default:
		lines, x, y, cursor = r.drawPanes()
	}
	if r.ask != nil {
		return r.over(lines)
	}
	return lines, x, y, cursor
}

func (r *Root) tooSmall() []string {
	out := grid.Wrap(fmt.Sprintf("Workgroup needs a window of at least %d by %d. Make this one larger; q q leaves.", minWidth, minHeight), r.w)
	if r.quitting.asked {
		out = grid.Wrap("q again leaves.", r.w)
	}
	return out
}

// drawNothing is the screen for others: no name, no count.
func (r *Root) drawNothing() []string {
	lines := make([]string, r.h)
	lines[r.h/3] = r.centred("The screen is covered. ctrl+o shows it again.")
	return lines
}

func (r *Root) centred(s string) string {
	s = grid.Cut(s, r.w)
	return strings.Repeat(" ", max(0, (r.w-grid.Width(s))/2)) + r.theme.Text.Render(s)
}

func (r *Root) drawGate() (lines []string, x, y int, cursor bool) {
	lines = make([]string, r.h)
	lines[0] = " " + r.theme.Title.Render("Workgroup") + r.theme.Faint.Render("  the year of a Maths Hub work group, on this laptop alone")
	for i, part := range grid.Wrap(r.gate.notice, r.w-2) {
		if i+2 < r.h {
			lines[i+2] = " " + r.theme.Warn.Render(part)
		}
	}
	if r.gate.ask == nil {
		return lines, 0, 0, false
	}
	d := r.gate.ask.Sized(r.dialogSize())
	return r.place(lines, d.View(r.theme), d.Cursor)
}

// dialogSize is the room for a question.
func (r *Root) dialogSize() (w, h int) {
	return min(max(20, r.w-8), 76), max(3, r.h-6)
}

// sized is a question as large as there is room for, and as others may read it.
func (r *Root) sized(d dialog.Dialog) dialog.Dialog {
	return dialog.ForOthers(d.Sized(r.dialogSize()), r.privacy != pane.Everything)
}

// over draws the question over the screen.
func (r *Root) over(lines []string) ([]string, int, int, bool) {
	d := r.sized(r.ask)
	return r.place(lines, d.View(r.theme), d.Cursor)
}

// place puts a view in the middle of the screen, over what is there, with a blank cell on
// either side, so that words cut by it do not run into its border.
func (r *Root) place(lines, view []string, at func() (int, int, bool)) ([]string, int, int, bool) {
	dw, _ := r.dialogSize()
	left, top := max(0, (r.w-dw)/2), max(0, (r.h-len(view))/2)
	gap := min(1, left)
	for len(lines) < r.h {
		lines = append(lines, "")
	}
	for i, line := range view {
		if top+i < len(lines) {
			under := grid.Line(lines[top+i], r.w)
			lines[top+i] = grid.Line(ansi.Truncate(under, left-gap, ""), left) + line + strings.Repeat(" ", gap) + ansi.TruncateLeft(under, left+dw+gap, "")
		}
	}
	x, y, ok := at()
	return lines, left + x, top + y, ok
}

// head is the first line: where one is, the state of the file, the clock.
func (r *Root) head() string {
	h := status.Head{Crumbs: r.crumbs(), Copy: r.copyWords(), Company: r.companyWords(), State: r.state(), Clock: r.clockWords()}
	if r.clock.Demo {
		h.Demo = "demo, not protected"
		if len(r.full) > 0 && r.w < wideFrom {
			h.Demo = "demo"
		}
	}
	if r.privacy != pane.Everything {
		h.Privacy = r.privacy.String()
	}
	return h.View(r.theme, r.w)
}

// crumbs say where one is, the longest first.
func (r *Root) crumbs() []string {
	if len(r.full) > 0 {
		return shorter(r.active().Title(r.desk()))
	}
	if r.snap == nil {
		return []string{"Workgroup"}
	}
	c := r.snap.Cohort
	name := c.Title
	if year := model.AcademicYearWords(c.Year); !strings.Contains(name, year) {
		name += " " + year
	}
	if c.HubName == "" {
		return []string{"National > " + name, name}
	}
	if c.Closed {
		name += " (archived)"
	}
	return []string{c.HubName + " > " + name, name}
}

// shorter are a title of several parts, with spaces between them, and the same with fewer
// and fewer of its last parts.
func shorter(title string) []string {
	out := []string{title}
	for {
		i := strings.LastIndex(strings.TrimRight(title, " "), "  ")
		if i <= 0 {
			return out
		}
		title = strings.TrimRight(title[:i], " ")
		out = append(out, title)
	}
}

func (r *Root) clockWords() string {
	now := r.now()
	if len(r.full) > 0 || r.w < wideFrom {
		return now.Format("Mon 15:04")
	}
	return now.Format("Mon 2 Jan 2006 15:04")
}

func (r *Root) state() status.State {
	switch {
	case r.queue.failed != nil:
		return status.NotSaved
	case !r.queue.empty():
		return status.Saving
	case r.book != nil && r.book.ReadOnly():
		return status.ReadOnly
	}
	return status.Saved
}

// drawFull draws the pane that fills the window.
func (r *Root) drawFull() (lines []string, x, y int, cursor bool) {
	p, room := r.active(), r.h-1
	_, whole := p.(pane.Whole)
	var foot []string
	if !whole {
		foot = append(r.foot(), r.legend())
	}
	room -= len(foot)
	lines = append([]string{r.head()}, p.View(r.desk(), r.w, room, true)...)
	lines = append(lines, foot...)
	x, y, cursor = p.Cursor()
	return lines, x, y + 1, cursor
}

// box is where a pane stands on the screen.
type box struct {
	pane       int
	x, y, w, h int
}

// boxes lays the panes out: three columns where there is room, else the one that has
// the keyboard; the box of what is to do stands under the cohorts.
func (r *Root) boxes(w, h int) []box {
	top := 2
	left := func(x, w int) []box {
		upper := max(5, (h+1)/2)
		if w > 0 && h < 9 {
			upper = h - 4
		}
		return []box{{inCohorts, x, top, w, upper}, {inFindings, x, top + upper, w, h - upper}}
	}
	if w < wideFrom {
		switch r.focus {
		case inCycle:
			return []box{{inCycle, 0, top, w, h}}
		case inDates:
			return []box{{inDates, 0, top, w, h}}
		}
		return left(0, w)
	}
	a, c := w*26/100, w*29/100
	return append(left(0, a), box{inCycle, a, top, w - a - c, h}, box{inDates, w - c, top, c, h})
}

func (r *Root) drawPanes() (lines []string, x, y int, cursor bool) {
	lines = append(lines, r.head(), r.nextLine())
	foot := append(r.foot(), r.legend())
	h := r.h - 2 - len(foot)
	boxes := r.boxes(r.w, h)
	drawn := map[int][]string{}
	for _, b := range boxes {
		p := r.mains()[b.pane]
		focused := b.pane == r.focus
		view := p.View(r.desk(), max(0, b.w-2), max(0, b.h-2), focused)
		drawn[b.pane] = r.theme.Box(p.Title(r.desk()), view, b.w, b.h, focused)
		if focused && r.ask == nil {
			if cx, cy, ok := p.Cursor(); ok {
				x, y, cursor = b.x+1+cx, b.y+1+cy, true
			}
		}
	}
	for row := range h {
		var line strings.Builder
		for _, b := range boxes {
			if i := row - (b.y - 2); i >= 0 && i < len(drawn[b.pane]) {
				line.WriteString(drawn[b.pane][i])
			}
		}
		lines = append(lines, line.String())
	}
	return append(lines, foot...), x, y, cursor
}

// foot is what was said, or what was done last.
func (r *Root) foot() []string {
	if said, warning := r.sentence(); said != "" {
		return status.Said(r.theme, said, warning, r.w)
	}
	last, hint := "", ""
	if r.early == nil && r.snap != nil {
		if step, ok := r.trail.Undo(); ok {
			if c, here := r.nameOf(step); here {
				last, hint = r.snap.Describe(c.Label), "ctrl+z takes it back"
			}
		}
	}
	if last == "" {
		return []string{status.Foot(r.theme, "LAST:", "nothing was changed on this laptop yet", "", r.w)}
	}
	return []string{status.Foot(r.theme, "LAST:", last, hint, r.w)}
}

// legend is the line of the keys that matter here, without the number of where one is. Those that lead to all others stand at
// its end, whatever else has no room, unless letters are being typed.
func (r *Root) legend() string {
	var foot []pane.Key
	own := r.keys.everywhere()
	if len(r.full) > 0 {
		own = []pane.Group{{Keys: r.keys.inFull(r.active(), r.desk())}}
	}
	here := r.active().Title(r.desk())
	for _, g := range append(r.active().Keys(r.desk()), own...) {
		for _, k := range g.Keys {
			if k.Foot && k.Does != r.keys.help.Does && k.Does != r.keys.palette.Does && !strings.HasPrefix(here, k.Shown()+" ") {
				foot = append(foot, k)
			}
		}
	}
	if r.active().Asking() {
		return status.Legend(r.theme, foot, nil, r.w)
	}
	last := []pane.Key{r.keys.help, r.keys.palette}
	if r.w < wideFrom {
		foot, last = r.narrowed(foot, last)
	}
	return status.Legend(r.theme, foot, last, r.w)
}

// narrowed are the keys of a narrow legend: those that only move the cursor are left out,
// and those that lead to people stand at its end too, for the panes of others are not seen.
func (r *Root) narrowed(foot, last []pane.Key) (_, end []pane.Key) {
	kept := foot[:0]
	for _, k := range foot {
		switch {
		case k.Does == r.keys.people.Does, k.Does == r.keys.find.Does:
			end = append(end, k)
		case !k.Aside:
			kept = append(kept, k)
		}
	}
	return kept, append(end, last...)
}

// nextLine says what comes next and what is unfinished, and where there is room until when
// cancelling costs nothing.
func (r *Root) nextLine() string {
	if r.snap == nil {
		return grid.Line(" "+r.theme.Faint.Render("Choose a cohort and press enter."), r.w)
	}
	now := r.now()
	todo := fmt.Sprintf("TO DO %d", r.findings.Count(r.desk()))
	if r.w >= wideFrom {
		todo += ": key " + r.keys.todo.Shown()
	}
	room := max(0, r.w-grid.Width(todo)-4)
	words := nextWords(r.snap, now, room)
	if free := freeWords(r.snap, now); free != "" && r.privacy == pane.Everything && grid.Width(words+free)+2 <= room {
		words += "  " + free
	}
	return grid.Line(" "+r.theme.Text.Render(grid.Fit(words, room))+"  "+r.theme.Accent.Render(todo), r.w)
}
