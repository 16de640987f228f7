package register

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// looks is what the last drawing worked out: the place that it had, and what stays
// the same from one key to the next.
type looks struct {
	w, h   int // what a question may take
	height int // rows that are seen
	x, y   int // the terminal's cursor
	rests  bool

	lay     grid.Columns
	layW    int
	layAll  bool // with days and task
	laid    bool
	heading string

	legend []string
	stand  stand
}

// plan is how many lines each part of the screen gets.
type plan struct{ counts, upper, heading, rows, lower, foot, line, legend int }

// share shares out h lines. Rows give way first, down to one; then the legend, then
// what stands around the rows.
func share(h int) plan {
	s := plan{1, 1, 1, h - 9, 1, 1, 1, 3}
	for _, part := range []*int{&s.legend, &s.legend, &s.legend, &s.lower, &s.upper, &s.heading, &s.counts, &s.line, &s.foot} {
		if s.rows >= 1 {
			break
		}
		*part--
		s.rows++
	}
	s.rows = max(0, s.rows)
	return s
}

// sharing is share with a question of so many lines in place of foot, line and legend.
func sharing(h, question int) plan {
	s := plan{counts: 1, upper: 1, heading: 1, rows: h - question - 3}
	for _, part := range []*int{&s.upper, &s.heading, &s.counts} {
		if s.rows >= 1 {
			break
		}
		*part--
		s.rows++
	}
	s.rows = max(0, s.rows)
	return s
}

// View draws the register: exactly h lines of w cells.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	w, h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	p.look.rests = false
	lines := make([]string, 0, h)
	if !p.read(d) {
		lines = append(lines, "", " This register is not there any more. esc goes back.")
		return exactly(lines, w, h)
	}
	th := d.Theme()
	var box []string
	s := share(h)
	p.look.w, p.look.h = w, max(h-5, min(h, 7))
	if p.ask != nil {
		box = p.boxLines(d)
		s = sharing(h, len(box))
	}
	p.lay(d, w)
	p.look.height = s.rows
	divided := p.divided(s.rows)
	if divided {
		p.look.height--
	}
	p.scroll(p.look.height)
	if s.counts > 0 {
		lines = append(lines, p.counts(d, w))
	}
	if s.upper > 0 {
		lines = append(lines, p.upper(d, w))
	}
	if s.heading > 0 {
		lines = append(lines, th.Heading.Render(p.look.heading))
	}
	first, end := p.list.Seen()
	cursor, target := p.here(), p.target(d)
	undo := p.lastMarked(d)
	top := len(lines)
	for k := first; k < end && k < first+p.look.height; k++ {
		i := p.shown[k]
		if divided && p.stray(i) {
			lines, divided = append(lines, p.divider(th, w, true)), false
		}
		if i == cursor {
			p.look.x, p.look.y, p.look.rests = min(1, max(0, w-1)), len(lines), w > 0
		}
		lines = append(lines, p.line(d, i, w, i == target, undo != 0 && p.h.Rows[i].Enrolment.ID == undo))
	}
	if divided {
		lines = append(lines, p.divider(th, w, false))
	}
	for len(lines) < top+s.rows {
		lines = append(lines, "")
	}
	if p.ask != nil {
		top := len(lines)
		if x, y, ok := p.ask.box.Cursor(); ok && !p.ask.hidden(d) {
			p.look.x, p.look.y, p.look.rests = x, top+y, true
		}
		return exactly(append(lines, box...), w, h)
	}
	if s.lower > 0 {
		lines = append(lines, p.lower(th, w))
	}
	foot := p.foot(d, w, s.foot, s.line)
	lines = append(lines, foot...)
	if p.door.open && p.door.at == 0 && s.line > 0 {
		p.look.y = len(lines) - 1
	}
	if s.legend > 0 {
		lines = append(lines, p.legend(d, w)[:s.legend]...)
	}
	p.look.rests = p.look.rests && p.look.y < h
	return exactly(lines, w, h)
}

// exactly makes h lines of w cells.
func exactly(lines []string, w, h int) []string {
	for len(lines) < h {
		lines = append(lines, "")
	}
	lines = lines[:h]
	for i := range lines {
		lines[i] = grid.Line(lines[i], w)
	}
	return lines
}

// boxLines draws what is asked. A note is not shown where privacy forbids it.
func (p *Pane) boxLines(d pane.Desk) []string {
	q := p.ask
	if q.renew != nil && q.privacy != d.Privacy() {
		q.box, q.privacy = q.renew(d), d.Privacy()
	}
	q.box = q.box.Sized(p.look.w, p.look.h)
	if q.hidden(d) {
		return []string{" Notes are not shown at names only.", " Press ctrl+o until names only is gone; esc leaves it as it was."}
	}
	return q.box.View(d.Theme())
}

// scroll keeps the cursor within the rows that are seen.
func (p *Pane) scroll(height int) {
	p.list = p.list.Resize(len(p.shown), height)
	at := p.place(p.here())
	if at < 0 {
		p.list = p.list.Nobody()
		return
	}
	p.list = p.list.To(at)
}

// target is the row that the next key acts on, -1 for none: at the door, whom enter
// would mark.
func (p *Pane) target(d pane.Desk) int {
	if p.door.open {
		return p.doorAnswer(d).row
	}
	return p.here()
}

// lastMarked is who was marked last on this register, where undo would take it back.
func (p *Pane) lastMarked(d pane.Desk) model.ID {
	steps := d.Done(1)
	if len(steps) == 0 {
		return 0
	}
	l := steps[len(steps)-1].First().Label
	if id, ok := model.SheetOf(l); !ok || id != p.id {
		return 0
	}
	return l.IDs[0]
}

// counts is the head: who is in the room, who is not, who is unmarked.
func (p *Pane) counts(d pane.Desk, w int) string {
	switch {
	case p.h.State == model.CalledOff:
		return " " + widest([]string{fmt.Sprintf("CALLED OFF   %d on the register", len(p.h.Rows)), "CALLED OFF"}, w-1)
	case p.h.State == model.NotHeldAt:
		return " " + widest([]string{fmt.Sprintf("NOT HELD   %d on the register", len(p.h.Rows)), "NOT HELD"}, w-1)
	}
	if p.h.ToCome(d.Now()) {
		return p.toldCounts(w)
	}
	c := p.h.Count()
	var in, out []string
	add := func(to *[]string, n int, words string) {
		if n > 0 {
			*to = append(*to, fmt.Sprintf("%d %s", n, words))
		}
	}
	add(&in, c.Late, "late")
	add(&in, c.Substitutes, "sub")
	add(&in, c.NotOnList, "not on list")
	for _, o := range []struct {
		word string
		n    int
	}{{"cancelled", c.Cancelled}, {"absent", c.Absent}, {"excused", c.Excused}, {"two answers", c.Disputed}} {
		if o.n > 0 {
			out = append(out, fmt.Sprintf("%s %d", o.word, o.n))
		}
	}
	room := fmt.Sprintf("IN THE ROOM %d", c.InRoom)
	if p.h.Mode == model.Online {
		room = fmt.Sprintf("ONLINE %d", c.InRoom+c.Online)
	} else if c.Online > 0 {
		out = append([]string{fmt.Sprintf("online %d", c.Online)}, out...)
	}
	unmarked := fmt.Sprintf("unmarked %d of %d", c.Unmarked, c.Total)
	if !p.mine.Everybody() {
		marked, all := p.doorCount(false)
		unmarked = fmt.Sprintf("my door %d of %d, all %d of %d", marked, all, c.Total-c.Unmarked, c.Total)
	}
	const gap = "   "
	if p.h.Finish.Is && c.Unmarked == 0 {
		unmarked = fmt.Sprintf("%d on the register", c.Total)
	}
	rest := strings.Join(append(out, unmarked), gap)
	var forms []string
	for n := len(in); n > 0; n-- {
		forms = append(forms, room+" ("+strings.Join(in[:n], ", ")+")"+gap+rest)
	}
	forms = append(forms, room+gap+rest)
	if len(out) > 0 && c.Unmarked == 0 && p.mine.Everybody() {
		forms = append(forms, room+gap+strings.Join(out, gap))
	}
	if c.Disputed > 0 {
		forms = append(forms, room+gap+out[len(out)-1]+gap+unmarked, room+gap+out[len(out)-1])
	}
	forms = append(forms, room+gap+unmarked, unmarked)
	if p.h.Finish.Is || p.h.Finish.Again {
		done := fmt.Sprintf("FINISHED %s %s", p.h.Finish.Day.Short(), p.h.Finish.At)
		if p.h.Finish.Again {
			done = "OPEN AGAIN"
		}
		for i := range forms {
			forms[i] = done + gap + forms[i]
		}
		forms[len(forms)-1] = done
	}
	return " " + widest(forms, w-1)
}

// toldCounts is the head before the day: what was told so far.
func (p *Pane) toldCounts(w int) string {
	var n [model.WillSend + 1]int
	for i := range p.h.Rows {
		n[min(p.h.Rows[i].Told.Kind, model.WillSend)]++
	}
	head := fmt.Sprintf("TO COME %d", len(p.h.Rows))
	full := head
	for k, words := range []string{model.CannotCome: "cannot come", model.WillLeave: "leave early", model.WillBeLate: "late", model.WillJoin: "online", model.WillSend: "send somebody"} {
		if k > 0 && n[k] > 0 {
			full += fmt.Sprintf("   %s %d", words, n[k])
		}
	}
	return " " + widest([]string{full, head, "TO COME"}, w-1)
}

// widest is the first of the forms that fits, else the last.
func widest(forms []string, w int) string {
	for _, f := range forms {
		if grid.Width(f) <= w {
			return f
		}
	}
	return forms[len(forms)-1]
}

// lower is the rule below the rows, which says how many are out of sight.
func (p *Pane) lower(th *theme.Theme, w int) string {
	hint := p.list.Hint()
	if p.door.open && len(p.door.found) > 0 {
		hint = fmt.Sprintf("%d of %d listed", len(p.shown), len(p.h.Rows))
	}
	if hint == "" || w < 24 {
		return th.Rule(w)
	}
	room := w - grid.Width(hint) - 5
	return th.Rule(room) + " " + th.Faint.Render(hint) + " " + th.Rule(3)
}
