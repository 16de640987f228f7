package register

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// askRest asks what the rest are: of a sheet that is split, those of my door. Whoever shares
// the whole sheet is warned while marks of another lead have not come.
func (p *Pane) askRest(d pane.Desk) {
	p.typed = nil
	p.leaveDoor()
	if p.shut(d) {
		return
	}
	if len(p.h.UnmarkedAt(p.mine)) == 0 {
		d.Say(p.nobodyLeft())
		return
	}
	p.asked(d, func() {
		if unheard := model.RestUnheard(&p.h, p.coleads, d.Now()); unheard != "" && p.mine.Everybody() {
			p.put(&question{
				box:  dialog.Confirm{Title: "Not here yet", Sentence: unheard, Yes: "mark the rest", No: "wait", OpenedBy: "="},
				done: func(pane.Desk, dialog.Answer) { p.whatRest() },
			})
			return
		}
		p.whatRest()
	})
}

// nobodyLeft says that the rest are nobody.
func (p *Pane) nobodyLeft() string {
	if n := len(p.h.Unmarked()); n > 0 {
		return fmt.Sprintf("Nobody at my door %s is unmarked. %s of the other door still: - chooses the door.", p.mine, people(n))
	}
	return "Nobody is unmarked."
}

// whatRest asks as what the rest are marked.
func (p *Pane) whatRest() {
	kinds := []model.MarkKind{model.Present, model.Absent, model.Excused}
	at := ""
	if !p.mine.Everybody() {
		at = " at my door " + p.mine.String()
	}
	p.put(&question{
		box: dialog.Choice{
			Title:    "The rest",
			Sentence: fmt.Sprintf("The %d still unmarked%s:", len(p.h.UnmarkedAt(p.mine)), at),
			Choices:  []dialog.Hint{{Key: "p", Does: "present"}, {Key: "a", Does: "absent"}, {Key: "x", Does: "excused"}},
			No:       "nobody",
		},
		done: func(d pane.Desk, a dialog.Answer) {
			if _, ok := p.do(d, model.MarkRest{Sheet: p.id, Kind: kinds[a.Index], Door: p.mine}); ok {
				p.next(p.row(p.at))
			}
		},
	})
}
