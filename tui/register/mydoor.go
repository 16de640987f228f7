package register

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// myDoor is which part of the sheet this laptop takes, where two leads split it. It decides
// who is listed first, whom the cursor seeks and who the rest are; everybody can be found and
// marked all the same.
type myDoor struct {
	mine    model.Door
	split   *model.SplitSheet // a door that was just chosen, for the root to keep
	strayed bool              // the last mark was of somebody who belongs to another door
}

// stand brings the door up to what this laptop keeps.
func (p *Pane) stand(d pane.Desk) {
	door := d.Doors().Of(p.id)
	if door == p.mine {
		return
	}
	p.mine = door
	if i := p.row(p.at); i >= 0 && (p.stray(i) || !p.h.Rows[i].Open()) {
		p.at = 0
	}
	p.settle()
	p.find()
}

// stray tells whether a row is of another door.
func (p *Pane) stray(row int) bool {
	return row >= 0 && row < len(p.h.Rows) && !p.mine.Takes(p.h.Rows[row].Person)
}

// doorCount is how many of a door are on the register, and how many of these are marked.
func (p *Pane) doorCount(strays bool) (marked, all int) {
	for i := range p.h.Rows {
		if p.stray(i) == strays {
			if all++; !p.h.Rows[i].Open() {
				marked++
			}
		}
	}
	return marked, all
}

// atMyDoor says of people who are unmarked how many are at my door.
func (p *Pane) atMyDoor() string {
	if p.mine.Everybody() {
		return ""
	}
	return fmt.Sprintf(", %d at my door %s", len(p.h.UnmarkedAt(p.mine)), p.mine)
}

// taken says that the key was the pane's, with the door that was just chosen.
func (p *Pane) taken() pane.Effect {
	e := pane.Taken()
	e.Split, p.split = p.split, nil
	return e
}

// askDoor asks which family names come to this door.
func (p *Pane) askDoor(d pane.Desk) {
	p.typed = nil
	p.leaveDoor()
	proposed := ""
	if !p.mine.Everybody() {
		proposed = p.mine.String()
	}
	read := func(typed string) (model.Door, string) {
		if typed == "" && proposed == "" {
			return model.Door{}, "Type the first and the last letter of family names: A-M."
		}
		if typed == "" {
			typed = proposed
		}
		door, wrong := model.ReadDoor(typed)
		if wrong == "" && p.atDoor(door) == 0 {
			wrong = "Nobody on this register has a family name of " + door.String() + "."
		}
		return door, wrong
	}
	p.put(&question{
		box: dialog.NewText(dialog.TextOptions{
			Title: "My door", Label: "Whose family names begin how? A-M, or all: everybody.", Proposed: proposed, Does: "keeps it", Limit: 20,
			Judge: func(typed string) (string, bool) {
				door, wrong := read(typed)
				if wrong != "" {
					return wrong, false
				}
				return p.doorWords(door), true
			},
		}),
		done: func(d pane.Desk, a dialog.Answer) {
			door, _ := read(a.Text)
			p.split = &model.SplitSheet{Sheet: p.id, Door: door}
			d.Say(p.doorWords(door))
		},
	})
}

// atDoor is how many people of the register come to a door.
func (p *Pane) atDoor(door model.Door) int {
	n := 0
	for i := range p.h.Rows {
		if door.Takes(p.h.Rows[i].Person) {
			n++
		}
	}
	return n
}

// doorWords say what a door means: "My door A-M: 12 of 23. Tell Ben: N-Z is yours." What the
// other laptop has chosen is not known here.
func (p *Pane) doorWords(door model.Door) string {
	n, all := p.atDoor(door), len(p.h.Rows)
	if door.Everybody() {
		return fmt.Sprintf("The whole register, %s.", people(all))
	}
	words := fmt.Sprintf("My door %s: %d of %d.", door, n, all)
	others := door.Others()
	switch {
	case others == "":
	case len(p.coleads) == 1:
		words += fmt.Sprintf(" %s takes %s: tell %s.", p.coleads[0].Name, others, p.coleads[0].Name)
	default:
		words += fmt.Sprintf(" The other door takes %s: tell them.", others)
	}
	return grid.Clean(words)
}

// divided tells whether a line parts those of my door from the others.
func (p *Pane) divided(rows int) bool {
	return !p.mine.Everybody() && len(p.door.found) == 0 && rows > 1
}

// divider is the line above those of the other door, or below mine where these are out of
// sight.
func (p *Pane) divider(th *theme.Theme, w int, seen bool) string {
	marked, all := p.doorCount(true)
	words := "nobody is of the other door"
	if all > 0 {
		words = fmt.Sprintf("other door %s: %d of %d marked", p.mine.Others(), marked, all)
		if !seen {
			words += ", below"
		}
	}
	words = grid.Cut(words, max(0, w-6))
	return th.Rule(2) + " " + th.Faint.Render(words) + " " + th.Rule(w-4-grid.Width(words))
}
