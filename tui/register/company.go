package register

import (
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// company are the other leads who share the cohort, with what is here of their marks on this
// register.
type company struct {
	known   pane.Company // from which coleads was worked out
	coleads []model.Colead
	two     int             // how many have two answers
	singles model.SettleAll // single marks that stand against marks of the rest
}

// hear works it out where the register, or what is known of those who share it, is another.
func (p *Pane) hear(d pane.Desk, anew bool) {
	now := d.Company()
	if !anew && sameCompany(now, p.known) {
		return
	}
	p.known, p.coleads, p.two, p.singles = now, nil, 0, model.SettleAll{}
	if !p.there {
		return
	}
	p.coleads = p.snap.Coleads(&p.h, now.Laptops, now.Authors)
	for i := range p.h.Rows {
		if p.h.Rows[i].Disputed() {
			p.two++
		}
	}
	if p.two > 0 {
		p.singles = p.snap.OverRestOf(&p.h)
	}
}

// sameCompany tells whether nothing was read anew.
func sameCompany(a, b pane.Company) bool {
	return len(a.Laptops) == len(b.Laptops) && len(a.Authors) == len(b.Authors) && (len(a.Laptops) == 0 || &a.Laptops[0] == &b.Laptops[0])
}

// upper is the rule above the rows. It says whose marks are here, and which door is mine.
func (p *Pane) upper(d pane.Desk, w int) string {
	th := d.Theme()
	right := ""
	switch {
	case !p.mine.Everybody():
		right = "my door " + p.mine.String()
	case len(p.coleads) > 0 && p.mode(d) == marking && p.h.Today(d.Now()):
		right = "- my door"
	}
	var full, short []string
	late := false
	if !p.h.ToCome(d.Now()) && p.h.Off() == "" {
		for _, c := range p.coleads {
			if long, brief := c.Words(&p.h, d.Now()); long != "" {
				full, short = append(full, grid.Clean(long)), append(short, grid.Clean(brief))
				late = late || !c.Here(&p.h)
			}
		}
	}
	const around = 12
	for _, words := range []struct{ left, right string }{
		{strings.Join(full, "   "), right}, {strings.Join(short, "   "), right}, {strings.Join(short, "   "), ""}, {"", right},
	} {
		if grid.Width(words.left)+grid.Width(words.right)+around <= w {
			return ruled(th, w, words.left, late, words.right)
		}
	}
	return th.Rule(w)
}

// ruled is a rule with words near its ends.
func ruled(th *theme.Theme, w int, left string, warns bool, right string) string {
	line, used := "", 0
	if left != "" {
		style := th.Faint
		if warns {
			style = th.Warn
		}
		line, used = th.Rule(2)+" "+style.Render(left)+" ", grid.Width(left)+4
	}
	if right == "" {
		return line + th.Rule(w-used)
	}
	end := grid.Width(right) + 4
	return line + th.Rule(w-used-end) + " " + th.Key.Render(right) + " " + th.Rule(2)
}
