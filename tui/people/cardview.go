package people

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
	"workgroup/tui/status"
	"workgroup/tui/theme"
)

// beside is the width from which the history stands beside the fields, in cells.
const beside = 100

// parts is how many lines each part of the card gets, from top to bottom.
type parts struct{ body, rule, session, foot, legend int }

// share shares out h lines: the body gives way first, down to three.
func share(h int) parts {
	s := parts{h - 6, 1, 1, 1, 3}
	for _, part := range []*int{&s.legend, &s.legend, &s.legend, &s.rule, &s.foot, &s.session} {
		if s.body >= 3 {
			break
		}
		*part--
		s.body++
	}
	s.body = max(0, s.body)
	return s
}

// View draws the card: exactly h lines of w cells.
func (c *Card) View(d pane.Desk, w, h int, focused bool) []string {
	c.rests = false
	w, h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	if w == 0 || h == 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	e := c.enrolment(d)
	if e == nil {
		return grid.Lines(append([]string{""}, grid.Wrap(" This person is not on the list any more. esc goes back.", w)...), w, h)
	}
	th, s := d.Theme(), share(h)
	lines := c.body(d, e, w, s.body, focused)
	if s.rule > 0 {
		lines = append(lines, th.Rule(w))
	}
	if s.session > 0 {
		lines = append(lines, c.sessionLine(d, e, w))
	}
	return grid.Lines(append(lines, c.foot(d, e, w, s)...), w, h)
}

// foot is what was done or said last, and the legend; a warning that is too long for its
// line takes one of the legend's.
func (c *Card) foot(d pane.Desk, e *model.Enrolment, w int, s parts) []string {
	th := d.Theme()
	var lines []string
	said, warning := d.Said()
	switch wrapped := grid.Wrap(said, w-2); {
	case s.foot == 0:
	case !warning || len(wrapped) == 0:
		lines = append(lines, " "+grid.Cut(said, w-2))
	case len(wrapped) == 1 || s.legend == 0:
		lines = append(lines, " "+th.Warn.Render(grid.Cut(said, w-2)))
	default:
		s.legend--
		lines = append(lines, " "+th.Warn.Render(wrapped[0]), " "+th.Warn.Render(grid.Cut(strings.Join(wrapped[1:], " "), w-2)))
	}
	return append(lines, status.Lines(th, c.keys.legend(c.mode(d, e)), w, s.legend)...)
}

// body is the fields and the history: one under the other, or beside each other where the
// window is wide.
func (c *Card) body(d pane.Desk, e *model.Enrolment, w, h int, focused bool) []string {
	if w >= beside {
		left := w * 48 / 100
		fields := grid.Lines(c.fields(d, e, left, h, focused), left, h)
		history := grid.Lines(c.history(d, e, w-left-3, h), w-left-3, h)
		for i := range fields {
			fields[i] += "   " + history[i]
		}
		return fields
	}
	all := c.fields(d, e, w, h, focused)
	if room := h - len(all); room > 1 {
		all = append(all, c.history(d, e, w, room)...)
	}
	return grid.Lines(all, w, h)
}

// fields are the rows of the card and what follows from its marks, in at most h lines.
func (c *Card) fields(d pane.Desk, e *model.Enrolment, w, h int, focused bool) []string {
	th, rows := d.Theme(), c.rows(d, e)
	c.row = max(0, min(c.row, len(rows)-1))
	const label = 11
	var lines []string
	for i, r := range rows {
		mark := " "
		if i == c.row {
			mark = th.Glyphs.Cursor
		}
		line := mark + " " + th.Faint.Render(grid.Fit(r.label, label)) + grid.Cut(r.text, w-label-3)
		if i == c.row {
			line = th.Row(line, w)
		}
		lines = append(lines, line)
	}
	for _, f := range c.follows(d, e) {
		for i, text := range grid.Wrap(f.text, max(1, w-label-3)) {
			head := f.label
			if i > 0 {
				head = ""
			}
			if i < 4 {
				lines = append(lines, "  "+th.Faint.Render(grid.Fit(head, label))+th.Info.Render(text))
			}
		}
	}
	top := grid.Scroll(0, h, c.row, c.row+1)
	if focused && h > 0 {
		c.x, c.y, c.rests = 0, c.row-top, true
	}
	return lines[min(top, len(lines)):min(len(lines), top+max(0, h))]
}

// follows are what nobody types: what comes next, days, tasks, the visit.
func (c *Card) follows(d pane.Desk, e *model.Enrolment) []cardRow {
	s := d.Snapshot()
	out := []cardRow{{label: "Next", text: nextWords(d, e)}}
	if next, ok := s.Next(e, d.Now()); ok && next.Told.Kind != model.ToldNothing {
		out = append(out, cardRow{label: "Told us", text: strokes.Told(s, next.Told)})
	}
	if d.Privacy() == pane.Everything {
		text := s.DaysOf(e)
		if tasks := tasksWords(d, e); tasks != "" {
			text += "   tasks back " + tasks
		}
		out = append(out, cardRow{label: "Days", text: text})
		if fees := s.FeesOf(e); fees != "" {
			out = append(out, cardRow{label: "Charges", text: fees})
		}
	}
	out = append(out, c.pathRows(d, e)...)
	if visit := visitWords(s, e); visit != "" {
		out = append(out, cardRow{label: "Visit", text: visit})
	}
	return out
}

// history is every mark with who and when, newest first, in exactly h lines: two answers
// between which somebody has to decide stand above it.
func (c *Card) history(d pane.Desk, e *model.Enrolment, w, h int) []string {
	th, zone := d.Theme(), d.Now().Location()
	var lines []string
	if a, ok := c.about(d, e); ok && a.Row.Disputed() {
		lines = append(lines, " "+th.Bad.Render(grid.Cut("TWO ANSWERS: a letter decides.", w-1)))
		for _, claim := range a.Row.Claims {
			lines = append(lines, "   "+grid.Cut(strokes.Answered(d.Snapshot(), claim, zone), w-3))
		}
	}
	if d.Privacy() != pane.Everything {
		for _, l := range grid.Wrap("History, days and how to reach people are hidden at names only.", w-2) {
			lines = append(lines, " "+th.Faint.Render(l))
		}
		return lines[:min(len(lines), h)]
	}
	room := max(0, h-len(lines)-1)
	c.page = max(1, room)
	c.top = max(0, min(c.top, len(c.events)-room))
	head := " HISTORY, newest first "
	if hint := grid.Hint(c.top, max(0, len(c.events)-c.top-room)); hint != "" {
		head += "(" + hint + ") "
	}
	lines = append(lines, th.Heading.Render(grid.Fit(head, w)))
	if len(c.events) == 0 {
		lines = append(lines, " "+th.Faint.Render(grid.Cut("Nothing yet.", w-1)))
	}
	lay := grid.Lay([]grid.Column{{Width: 1}, {Width: 12}, {Width: 10}, {Width: 16, Grow: 3}, {Width: 8, Grow: 1, Most: 24, Drop: 1}}, w, 1)
	for i := c.top; i < len(c.events) && i < c.top+room; i++ {
		lines = append(lines, event(th, &lay, c.events[i], zone))
	}
	return lines[:min(len(lines), h)]
}

// event is one line of the history: when, which session, what, who.
func event(th *theme.Theme, lay *grid.Columns, ev model.Event, zone *time.Location) string {
	session, words, style := "", ev.Words, th.Text
	if ev.Session != nil {
		session = fmt.Sprintf("session %d", ev.Session.Number)
	}
	if fate := ev.Fate.String(); fate != "" {
		words, style = fate+": "+words, th.Faint
	}
	return lay.Join("", th.Faint.Render(lay.Fit(1, time.Unix(ev.At, 0).In(zone).Format("2 Jan 15:04"))), lay.Fit(2, session), style.Render(lay.Fit(3, words)), th.Faint.Render(lay.Fit(4, ev.Who)))
}

// widestOf is the first of the texts that fits, else the last.
func widestOf(w int, texts ...string) string {
	for _, t := range texts {
		if grid.Width(t) <= w {
			return t
		}
	}
	return texts[len(texts)-1]
}

// sessionLine says for which session the letters are, and how it stands there.
func (c *Card) sessionLine(d pane.Desk, e *model.Enrolment, w int) string {
	th := d.Theme()
	a, ok := c.about(d, e)
	if c.minutes != nil {
		return " " + th.Key.Render(c.minutes.Heading()) + grid.Cut(" digits now are minutes, or a time "+c.minutes.Typed, w-14)
	}
	if !ok {
		return " " + th.Key.Render("LETTERS:") + grid.Cut(" no register yet; a visit needs a date first", w-10)
	}
	head, stands := "MARKS:", a.Row.Mark.Words()
	style := strokes.Style(th, &a.Row)
	told := strokes.Told(d.Snapshot(), a.Row.Told)
	switch {
	case a.Sheet.ToCome(d.Now()):
		head, stands, style = "BEFORE THE DAY:", "nothing told yet", th.Faint
		if told != "" {
			stands, style = told, th.Info
		}
	case a.Row.Disputed():
		stands = "two answers"
	case a.Sheet.Finish.Is:
		head = "FINISHED:"
	case told != "" && a.Row.Mark.Kind == model.Unmarked:
		stands += ", " + told
	}
	room := w - 4 - grid.Width(head) - grid.Width(stands)
	name := widestOf(room, sheetName(d.Snapshot(), a.Sheet.ID), sheetDay(a.Sheet), fmt.Sprintf("session %d", a.Sheet.Session.Number), fmt.Sprint(a.Sheet.Session.Number))
	stands = grid.Cut(stands, w-4-grid.Width(head)-grid.Width(name))
	return " " + th.Key.Render(grid.Cut(head, w-1)) + " " + name + "  " + style.Render(stands)
}
