package register

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/status"
	"workgroup/tui/theme"
)

// foot is the sentence below the rows and the line of what letters do now. A
// warning that is too long for its line takes the other too.
func (p *Pane) foot(d pane.Desk, w, sentence, line int) []string {
	th := d.Theme()
	said, warning := d.Said()
	if p.fresh && !warning {
		if why := p.snap.AgainWords(p.id); why != "" {
			said, warning = "Open again: "+why+".", true
		} else if wrong := p.h.Mismatch(d.Now()); wrong != "" {
			said, warning = wrong, true
		}
	}
	var lines []string
	if warning && sentence+line > 0 {
		wrapped := grid.Wrap(said, w-2)
		room := sentence + line
		if p.door.open {
			room = sentence
		}
		if len(wrapped) > room && room > 0 {
			wrapped = append(wrapped[:room-1:room-1], strings.Join(wrapped[room-1:], " "))
		}
		for _, l := range wrapped {
			lines = append(lines, " "+th.Warn.Render(grid.Cut(l, w-2)))
		}
	} else if sentence > 0 {
		lines = append(lines, p.said(d, said, w))
	}
	if len(lines) < sentence {
		lines = append(lines, "")
	}
	if len(lines) < sentence+line {
		lines = append(lines, p.marking(d, w))
	}
	return lines
}

// said is what was done last, and who is next.
func (p *Pane) said(d pane.Desk, said string, w int) string {
	th := d.Theme()
	tail := ""
	i := p.here()
	switch {
	case p.door.open || p.mode(d) != marking:
	case i < 0 && len(p.h.Rows) > 0:
		tail = p.done()
	case i >= 0 && p.stepped:
		tail = "Next: " + p.h.Rows[i].Person.Listed()
		if grid.Width(said)+grid.Width(tail)+4 > w {
			tail = grid.Cut(tail, 6+16)
		}
	}
	if said = grid.Clean(said); p.strayed && said != "" {
		said += "  Of the other door."
	}
	switch gap := w - 1 - grid.Width(said) - grid.Width(tail); {
	case tail == "":
		return " " + grid.Cut(said, w-1)
	case said == "":
		return " " + th.Accent.Render(grid.Cut(tail, w-1))
	case gap >= 3:
		return " " + said + "   " + th.Accent.Render(tail)
	case gap > -16 && i < 0:
		return " " + grid.Cut(said, w-3-grid.Width(tail)) + "  " + th.Accent.Render(tail)
	}
	return " " + grid.Cut(said, w-1)
}

// done is what is said while the cursor rests on nobody.
func (p *Pane) done() string {
	switch open := len(p.h.Unmarked()); {
	case open > 0 && !p.mine.Everybody() && len(p.h.UnmarkedAt(p.mine)) == 0:
		return fmt.Sprintf("My door is done; %d of the other door are unmarked.", open)
	case open > 0:
		return ""
	case p.two > 0:
		return fmt.Sprintf("Everybody is marked. Two answers: %d. < goes there.", p.two)
	}
	return "Everybody is marked. f finishes the register."
}

// marking is the line that says what letters do now.
func (p *Pane) marking(d pane.Desk, w int) string {
	th := d.Theme()
	if p.door.open {
		return p.doorLine(d, w)
	}
	left, right := "MARKING:", " a letter marks the row with "+th.Glyphs.Cursor
	aside := "(door: press / and type a name)"
	digits := p.minutes != nil && !p.minutes.Full
	switch m := p.mode(d); {
	case digits:
		left, right, aside = p.minutesWords()
	case m == finished:
		left, right, aside = "FINISHED:", " nothing changes until f opens it again", ""
	case m == off:
		left, right, aside = "CALLED OFF:", " nobody is marked", "(find: press /)"
		if p.h.State == model.NotHeldAt {
			left = "NOT HELD:"
		}
	case m == telling:
		left, right, aside = "BEFORE THE DAY:", " c e l o s note what people tell you", "(find: press /)"
	case !p.h.Today(d.Now()):
		aside = "(find: press / and type a name)"
	}
	if m := p.mode(d); !digits && m == marking {
		if p.here() < 0 {
			right = " the cursor rests on nobody; arrows bring it back"
		}
		if len(p.singles.Disputes) > 0 {
			right, aside = "", "* take "+grid.Clean(p.singles.OverWords(p.snap))
		}
		if l, r, two := p.answersLine(w); two {
			left, right, aside = l, r, ""
		}
	}
	used := 1 + grid.Width(left) + grid.Width(right)
	if w-used < grid.Width(aside)+2 {
		aside = ""
	}
	if room := w - 1 - grid.Width(left); used > w {
		right = grid.Cut(right, room)
	}
	line := " " + th.Key.Render(grid.Cut(left, w-1)) + right
	if aside != "" {
		line += strings.Repeat(" ", w-used-grid.Width(aside)) + th.Faint.Render(aside)
	}
	return line
}

// minutesWords say whose minutes the digits are.
func (p *Pane) minutesWords() (left, right, aside string) {
	m := p.minutes
	name := ""
	if i := p.row(m.Enrolment); i >= 0 {
		name = p.h.Rows[i].Person.Apart()
	}
	return m.Heading(), fmt.Sprintf(" digits now are %s's minutes, or a time %s", grid.Cut(name, 24), m.Typed), ""
}

// doorLine is the line on which a name is typed, with what enter will do. The end
// of what was typed is always seen.
func (p *Pane) doorLine(d pane.Desk, w int) string {
	th := d.Theme()
	head := "DOOR:"
	if !p.marksToday(d) {
		head = "FIND:"
	}
	ask := " name, school or e-mail " + th.Glyphs.Cursor + " "
	words := p.doorAnswer(d).words
	typed := grid.Clean(p.door.typed)
	need := grid.Width(words) + 3
	if 1+len(head)+grid.Width(ask)+12+need > w {
		ask = " "
	}
	room := max(1, w-1-len(head)-grid.Width(ask)-need-1)
	if room < 8 {
		need, words = 0, ""
		room = max(1, w-2-len(head)-grid.Width(ask))
	}
	for grid.Width(typed) > room {
		typed = typed[grid.Next(typed, 0):]
	}
	if p.door.at == 0 {
		x := 1 + len(head) + grid.Width(ask) + grid.Width(typed)
		p.look.x, p.look.rests = min(x, max(0, w-1)), w > 0
	}
	line := " " + th.Key.Render(head) + ask + typed
	if p.door.at == 0 {
		line += th.Caret.Render("_")
	} else {
		line += " "
	}
	if words == "" {
		return line
	}
	return line + "  " + th.Accent.Render(words)
}

// stand is what the legend depends on.
type stand struct {
	w      int
	mode   mode
	chosen bool // somebody is chosen at the door
	marks  bool // the door marks people
	theme  *theme.Theme
}

// legend is the three lines of keys that stand under the register.
func (p *Pane) legend(d pane.Desk, w int) []string {
	now := stand{w, p.mode(d), p.door.open && p.door.at != 0, p.marksToday(d), d.Theme()}
	if l := &p.look; l.legend == nil || l.stand != now {
		l.legend, l.stand = status.Lines(now.theme, p.legendKeys(now), w, 3), now
	}
	return p.look.legend
}

// legendKeys are the keys that act now, in the order of the legend.
func (p *Pane) legendKeys(now stand) []status.Item {
	var out []status.Item
	add := func(b *binding) {
		if word := b.word(now.mode); b.rank > 0 && word != "" {
			k := b.show
			if k == "" {
				k = b.keys[0]
			}
			out = append(out, status.Item{Key: k, Does: word, Rank: b.rank})
		}
	}
	if now.mode != atDoor {
		for i := range p.rows {
			if b := &p.rows[i]; !now.chosen || now.marks && b.group == groupMarks {
				add(b)
			}
		}
	}
	if now.mode == atDoor || now.chosen {
		for i := range p.doors {
			if b := &p.doors[i]; (!now.chosen || b.rows) && (now.marks || b.keys[0] != "tab") {
				add(b)
			}
		}
		out = append(out, status.Item{Key: "ctrl+z", Does: "undo", Rank: 1})
	}
	return out
}
