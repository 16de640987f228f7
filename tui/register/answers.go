package register

import (
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// takeAnswer takes the first or the last of two answers of the row with the cursor, and goes
// on to the next row that has two. On a row that has one it goes there only; of more than two
// answers one is chosen on the screen that lists them.
func (p *Pane) takeAnswer(d pane.Desk, press string) pane.Effect {
	p.typed = nil
	i := p.here()
	if i < 0 || !p.h.Rows[i].Disputed() {
		p.toDispute(d, i)
		return pane.Taken()
	}
	if p.closed(d) {
		return pane.Taken()
	}
	x, _ := p.snap.RowDispute(&p.h.Rows[i], p.id.Session)
	if len(x.Answers) > 2 {
		return pane.To(pane.Place{Screen: pane.Together})
	}
	answer := 0
	if press == ">" || press == "." {
		answer = 1
	}
	if _, ok := p.do(d, model.SettleAll{Disputes: []model.Dispute{x}, Answers: []int{answer}, Sheet: p.id}); ok && !p.door.open {
		p.goToDispute(i)
	}
	return pane.Taken()
}

// toDispute goes to the next row with two answers.
func (p *Pane) toDispute(d pane.Desk, i int) {
	p.leaveDoor()
	if !p.goToDispute(i) {
		d.Say("Nobody on this register has two answers.")
		return
	}
	d.Say(p.h.Rows[p.last].Person.Listed() + " has two answers.")
}

// goToDispute puts the cursor on the next row after i that has two answers, if there is one.
func (p *Pane) goToDispute(i int) bool {
	at := p.after(i, func(at int) bool { return p.h.Rows[at].Disputed() })
	if at >= 0 {
		p.at, p.last = p.h.Rows[at].Enrolment.ID, at
	}
	return at >= 0
}

// askSingles asks whether the single marks are taken over those of the rest.
func (p *Pane) askSingles(d pane.Desk) {
	p.typed = nil
	p.leaveDoor()
	if p.closed(d) {
		return
	}
	all := p.singles
	if len(all.Disputes) == 0 {
		d.Say("No single mark stands here against one that was made with the rest.")
		return
	}
	p.put(&question{
		box: dialog.Confirm{
			Title: "Single marks", OpenedBy: "*", Yes: "takes them",
			Sentence: "Take " + grid.Clean(all.OverWords(p.snap)) + "? A single mark was made for one person; the rest were marked together.",
		},
		done: func(d pane.Desk, _ dialog.Answer) {
			p.do(d, all)
			p.settle()
		},
	})
}

// answered is the answers of a row in words, each with who gave it: "present 09:24 Asha".
// Brief leaves times out.
func (p *Pane) answered(r *model.Row, brief bool) []string {
	var out []string
	for _, c := range r.Claims {
		words := c.Mark.Words()
		if brief {
			words = c.Mark.Name()
		}
		if !brief && c.Mark.Arrived.Known() {
			words += " " + c.Mark.Arrived.String()
		}
		if name := p.snap.LeadBriefly(c.Lead); name != "" {
			words += " " + name
		}
		if c.Mark.ByRest {
			words += " (rest)"
		}
		out = append(out, words)
	}
	return out
}

// bothWords are two answers with who gave each, "present 09:24 Asha / late 09:41 Ben", as far
// as there is room; "" where there is one, or no room.
func (p *Pane) bothWords(r *model.Row, room int) string {
	if !r.Disputed() {
		return ""
	}
	for _, brief := range []bool{false, true} {
		if words := strings.Join(p.answered(r, brief), " / "); grid.Width(words) <= room {
			return words
		}
	}
	return ""
}

// answersLine says which key takes which of the two answers of the row with the cursor; ok is
// false where it has one.
func (p *Pane) answersLine(w int) (left, right string, ok bool) {
	i := p.here()
	if i < 0 || !p.h.Rows[i].Disputed() {
		return "", "", false
	}
	r := &p.h.Rows[i]
	left = "TWO ANSWERS:"
	if len(r.Claims) > 2 {
		return left, " < shows all of them; a letter marks anew", true
	}
	for _, brief := range []bool{false, true} {
		a := p.answered(r, brief)
		right = " < " + a[0] + "   > " + a[1]
		if 1+grid.Width(left)+grid.Width(right) <= w {
			break
		}
	}
	return left, grid.Clean(right), true
}
