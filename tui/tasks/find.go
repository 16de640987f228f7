package tasks

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// longestTyped is more than anybody types of a name, in characters.
const longestTyped = 100

// startFinding begins the line in which letters of a name are typed.
func (p *Pane) startFinding(pane.Desk) pane.Effect {
	p.finding, p.typed, p.from = true, "", p.place
	return pane.Taken()
}

// find takes a key of that line: letters, the arrows, enter, esc. The sheet stays as it
// is, and the cursor goes to the first who answers.
func (p *Pane) find(d pane.Desk, h *model.TaskSheet, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	switch {
	case p.keys.leave.Has(press):
		p.finding, p.typed, p.place = false, "", p.from
		p.settle(h)
	case p.keys.take.Has(press):
		if p.typed == "" || len(p.found(h)) > 0 {
			p.finding, p.typed = false, ""
		}
	case p.keys.Choose.Has(press):
		p.among(h, p.keys.Choose.Way(press))
	case press == "backspace":
		p.letters(d, p.typed[:grid.Prev(p.typed, len(p.typed))])
	case k.Text != "":
		p.letters(d, p.typed+k.Text)
	}
	return pane.Taken()
}

// letters is what is typed now.
func (p *Pane) letters(d pane.Desk, typed string) {
	p.typed = model.Tidy(typed, longestTyped)
	if strings.HasSuffix(typed, " ") && p.typed != "" {
		p.typed += " "
	}
	h, ok := p.sheet(d)
	if !ok {
		return
	}
	if found := p.found(&h); len(found) > 0 && p.typed != "" {
		p.put(&h, found[0])
	}
}

// among goes to the next or the last one before of those who answer.
func (p *Pane) among(h *model.TaskSheet, way int) {
	found := p.found(h)
	for i := range found {
		at := found[i]
		if way < 0 {
			at = found[len(found)-1-i]
		}
		if (at-p.at)*way > 0 {
			p.put(h, at)
			return
		}
	}
}

// found are the rows that answer to what is typed; those that do with a slip only where
// none does without.
func (p *Pane) found(h *model.TaskSheet) []int {
	texts := make([]string, len(h.Rows))
	for i, r := range h.Rows {
		text := r.Person.Name()
		if r.Person != nil {
			text += " " + r.Person.Label
		}
		if r.School != nil {
			text += " " + r.School.Name
		}
		texts[i] = text
	}
	return model.Answering(texts, p.typed)
}
