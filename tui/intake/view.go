package intake

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// hidden stands for what only everything shows.
const hidden = "hidden at names only"

// anEmail finds e-mail addresses.
var anEmail = regexp.MustCompile(`[^\s<>(),;:]+@[^\s<>(),;]+`)

// veiled is a text as it may be shown: without e-mail addresses where only names are.
func veiled(d pane.Desk, text string) string {
	if d.Privacy() == pane.Everything {
		return text
	}
	return anEmail.ReplaceAllString(text, "(e-mail)")
}

// The most lines of a reason why nothing can be taken in, and of the line with the cursor.
const (
	mostStop  = 3
	mostAbout = 3
)

// View draws what it is and how many lines become what, the list, the line with the cursor in
// full, and the yes.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y, p.page = -1, 1
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	if w != p.w {
		p.w = w
		if p.in != nil && p.of != nil {
			p.lay()
		}
	}
	if !p.shown(d) {
		return grid.Lines(grid.Wrap("Nothing is read yet. f asks for a file; a file can be dragged onto this window too.", w), w, h)
	}
	th := d.Theme()
	head, about := p.head(d, w), p.about(d, w)
	last := p.yesLine(d, w, focused)
	room := h - len(head) - len(about) - 2
	if room < 3 {
		head, about = head[:min(1, len(head))], nil
		room = max(1, h-len(head)-2)
	}
	p.page = max(1, room-1)
	n := len(p.rows) - 1 // without the yes
	first := p.cursor
	if first > 0 && first < n && p.rows[first-1].part == heading {
		first-- // its heading
	}
	if p.cursor < n {
		p.top = grid.Scroll(p.top, room, first, p.cursor+1)
	}
	p.top = max(0, min(p.top, n-room))
	out := head
	name, asks := p.widths(d, w)
	for i := p.top; i < min(n, p.top+room); i++ {
		width := name
		if p.rows[i].part == setting {
			width = asks
		}
		text := p.row(d, th, i, width, w)
		if i == p.cursor && focused {
			p.y = len(out)
			text = th.Row(text, w)
		}
		out = append(out, text)
	}
	out = grid.Lines(out, w, len(head)+min(room, max(0, h-len(head))))
	out = append(out, hinted(th, p.top, max(0, n-p.top-room), w))
	out = append(out, about...)
	if p.cursor >= n && focused {
		p.y = len(out)
	}
	return grid.Lines(append(out, last), w, h)
}

// head says what it is, how many lines become what, and in red why nothing can be taken in.
func (p *Pane) head(d pane.Desk, w int) []string {
	th, x := d.Theme(), &p.proposed
	out := []string{" " + th.Title.Render(grid.Cut(veiled(d, x.Title), w-1))}
	if counts := x.Summary(); counts != "" {
		out = append(out, " "+th.Accent.Render(grid.Cut(counts, w-1)))
	}
	if x.Stop != "" {
		out = append(out, wrapped(th.Bad, "NOT LIKE THIS: "+veiled(d, x.Stop), w, mostStop)...)
	}
	return out
}

// wrapped is a text on at most so many lines.
func wrapped(style theme.Style, text string, w, most int) []string {
	lines := grid.Wrap(text, max(1, w-2))
	if len(lines) > most {
		lines[most-1] = grid.Cut(lines[most-1]+" "+lines[most], max(1, w-2))
		lines = lines[:most]
	}
	for i, l := range lines {
		lines[i] = " " + style.Render(l)
	}
	return lines
}

// mostSeen is more rows than a window has.
const mostSeen = 200

// widths are how wide the names are that are seen, and what the settings ask.
func (p *Pane) widths(d pane.Desk, w int) (name, asks int) {
	name, asks = 8, 8
	for i := p.top; i < min(len(p.rows), p.top+mostSeen); i++ {
		switch r := p.rows[i]; r.part {
		case line:
			name = max(name, grid.Width(p.nameOf(d, r.i)))
		case setting:
			asks = max(asks, grid.Width(veiled(d, p.proposed.Settings[r.i].Asks)))
		}
	}
	return min(name, max(8, w*3/10)), min(asks, max(8, w/2))
}

// nameOf and wordsOf are a line as it may be shown.
func (p *Pane) nameOf(d pane.Desk, i int) string {
	l := &p.proposed.Lines[i]
	name := veiled(d, l.Name)
	if name == "" && l.Row > 0 {
		name = fmt.Sprintf("row %d", l.Row)
	}
	return name
}

func (p *Pane) wordsOf(d pane.Desk, i int) string {
	l := &p.proposed.Lines[i]
	if l.Private && d.Privacy() != pane.Everything {
		return hidden
	}
	return veiled(d, l.Words)
}

// verdictWidth is the cells of a verdict.
const verdictWidth = len("there already")

// row is one row of the list.
func (p *Pane) row(d pane.Desk, th *theme.Theme, i, name, w int) string {
	mark := " "
	if i == p.cursor {
		mark = th.Glyphs.Cursor
	}
	switch r := p.rows[i]; r.part {
	case heading:
		return grid.Line(" "+th.Heading.Render(grid.Cut(r.text, w-1)), w)
	case note:
		return grid.Line(mark+"  "+th.Text.Render(grid.Cut(veiled(d, r.text), max(0, w-3))), w)
	case setting:
		c := &p.proposed.Settings[r.i]
		return grid.Line(mark+" "+grid.Fit(veiled(d, c.Asks), name)+"  "+th.Key.Render("< ")+grid.Cut(veiled(d, chosen(c)), max(1, w-name-9))+th.Key.Render(" >"), w)
	default:
		l := &p.proposed.Lines[r.i]
		return grid.Line(mark+" "+look(th, l.Verdict).Render(grid.Fit(l.Verdict.String(), verdictWidth))+"  "+grid.Fit(p.nameOf(d, r.i), name)+"  "+
			grid.Cut(p.wordsOf(d, r.i), max(0, w-verdictWidth-name-6)), w)
	}
}

// chosen is the option that holds.
func chosen(c *model.Choice) string {
	if c.Chosen < 0 || c.Chosen >= len(c.Options) {
		return "not decided"
	}
	return c.Options[c.Chosen].Words
}

func look(th *theme.Theme, v model.Verdict) theme.Style {
	switch v {
	case model.WouldAdd:
		return th.Good
	case model.WouldChange:
		return th.Info
	case model.NeedsAnswer:
		return th.Warn
	case model.IsWrong:
		return th.Bad
	}
	return th.Faint
}

// about is the row with the cursor in full, and what can be done with it.
func (p *Pane) about(d pane.Desk, w int) []string {
	th := d.Theme()
	r, c := p.here(), p.choice()
	text := ""
	switch r.part {
	case line:
		text = p.nameOf(d, r.i)
		if n := p.proposed.Lines[r.i].Row; n > 0 {
			text = cmp.Or(text, "?") + fmt.Sprintf(" (row %d)", n)
		}
		text = strings.TrimSuffix(text+": "+p.wordsOf(d, r.i), ": ")
		if c != nil {
			if !strings.HasSuffix(text, "?") {
				text += "."
			}
			text += " " + model.Capital(question(veiled(d, c.Asks))) + " enter asks"
			if _, ok := p.proposed.Lines[r.i].Leaves(); ok {
				text += ", x leaves it out"
			}
			text += "."
		}
	case setting:
		text = fmt.Sprintf("%s: %s. Left and right change it, one of %d; enter lists them.", veiled(d, c.Asks), veiled(d, chosen(c)), len(c.Options))
	case note:
		text = veiled(d, p.proposed.Notes[r.i])
	}
	return grid.Lines(wrapped(th.Text, text, w, mostAbout), w, mostAbout)
}

// question is what a choice asks, as a question.
func question(asks string) string {
	asks = strings.TrimSpace(asks)
	if asks == "" || strings.HasSuffix(asks, "?") {
		return asks
	}
	return asks + "?"
}

// yesLine is the last line: what a yes does, or why there is none to give.
func (p *Pane) yesLine(d pane.Desk, w int, focused bool) string {
	th, x := d.Theme(), &p.proposed
	here := p.here().part == yes
	mark, text := " ", ""
	if here {
		mark = th.Glyphs.Cursor
	}
	open := x.Counts()[model.NeedsAnswer]
	switch {
	case p.working:
		text = th.Faint.Render("being worked out ...")
	case x.Stop != "":
		text = th.Bad.Render("nothing can be taken in like this")
	case x.Action == nil && open > 0:
		text = th.Warn.Render(fmt.Sprintf("nothing would change yet: %d to be decided", open))
	case x.Action == nil:
		text = th.Faint.Render("nothing would change: 0 changes")
	case open > 0:
		text = th.Key.Render("y") + " take it in; " + fmt.Sprintf("%d not decided are left alone", open)
	default:
		text = th.Key.Render("y") + " take it in"
	}
	text = grid.Line(mark+" "+text, w)
	if here && focused {
		text = th.Row(text, w)
	}
	return text
}

// hinted is the rule below the list, which says how much is out of sight.
func hinted(th *theme.Theme, above, below, w int) string {
	hint := grid.Hint(above, below)
	if hint == "" || w < grid.Width(hint)+8 {
		return th.Rule(w)
	}
	return th.Rule(w-grid.Width(hint)-5) + " " + th.Faint.Render(hint) + " " + th.Rule(3)
}
