package programme

import (
	"fmt"

	"workgroup/model/programmes"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// sorting is a page whose lines are taken for something, with a cursor on one of them.
type sorting struct {
	page programmes.Page
	list grid.List
	// changed: a line was taken for something else than was proposed.
	changed bool
}

// sortOut proposes what each line of a text is.
func (p *Pane) sortOut(d pane.Desk, text string) pane.Effect {
	page, wrong := programmes.ReadPage(text)
	if wrong != "" {
		d.Warn(wrong)
		return pane.Taken()
	}
	p.sorting = &sorting{page: page, list: grid.NewList(len(page.Lines), 1)}
	return pane.Taken()
}

// sort moves the cursor, or does what a key of sorting does. It takes every key.
func (p *Pane) sort(d pane.Desk, press string) pane.Effect {
	o := p.sorting
	if to, moves := p.keys.toLine(press, o.list); moves {
		o.list = o.list.To(to)
		return pane.Taken()
	}
	if e, ok := pane.Run(p.keys.sorting(p), d, press); ok {
		return e
	}
	if press == "?" || press == ":" {
		return pane.Effect{}
	}
	return pane.Taken()
}

// toLine is where a key that moves leads; k and j are kinds here.
func (k keys) toLine(press string, l grid.List) (to int, ok bool) {
	step, end := k.Choose.Way(press)+k.Page.Way(press)*max(1, l.Height()-1), k.Ends.Way(press)
	return max(0, min(l.Cursor()+step+end*l.Rows(), l.Rows()-1)), step != 0 || end != 0
}

// take takes the line with the cursor for something else, and steps on.
func (p *Pane) take(kind programmes.LineKind) pane.Effect {
	o := p.sorting
	if o == nil {
		return pane.Taken()
	}
	at := o.list.Cursor()
	o.changed = o.changed || o.page.Lines[at].Kind != kind
	o.page = o.page.With(at, kind)
	o.list = o.list.Move(1)
	return pane.Taken()
}

// sorted makes the programme, and asks where it is kept.
func (p *Pane) sorted(d pane.Desk) pane.Effect {
	s := d.Snapshot()
	if p.sorting == nil || s == nil {
		d.Warn("There is no cohort yet that could take it: n among the cohorts (1) makes one.")
		return pane.Taken()
	}
	t := p.sorting.page.Template(s.Cohort.Year)
	if t.Programme.Title == "" {
		d.Warn("No line is the title: put the cursor on it and press t.")
		return pane.Taken()
	}
	said := ""
	if y := p.sorting.page.Year(); y != 0 && y != s.Cohort.Year {
		said = fmt.Sprintf("The page is of %d/%02d: its dates do not come into this cohort.", y, (y+1)%100)
	}
	return p.place(d, t, said, false)
}

// leave puts the page away; with lines sorted by hand it asks.
func (p *Pane) leave(pane.Desk) pane.Effect {
	if p.sorting == nil || !p.sorting.changed {
		p.sorting = nil
		return pane.Taken()
	}
	return pane.Confirmed(dialog.Confirm{Title: "The page", Sentence: "Nothing is kept of the page, nor of what you sorted.", Yes: "put it away", OpenedBy: "esc"}, func(pane.Desk) pane.Effect {
		p.sorting = nil
		return pane.Taken()
	})
}

// kindCells are the cells of what a line is.
const kindCells = 18

// viewSorting draws the lines with what they are, the whole line with the cursor, and the
// letters.
func (p *Pane) viewSorting(d pane.Desk, w, h int, focused bool) []string {
	th, o := d.Theme(), p.sorting
	head := []string{" " + th.Accent.Render(grid.Cut(fmt.Sprintf("Line %d of %d: a letter says what it is; enter when all are right.", o.list.Cursor()+1, len(o.page.Lines)), max(0, w-1))), ""}
	letters := p.letters(max(1, w-2))
	at := o.page.Lines[o.list.Cursor()]
	whole := grid.Wrap(at.Text, max(1, w-2))
	whole = whole[:min(len(whole), 3)]
	foot := []string{""}
	for _, l := range whole {
		foot = append(foot, " "+th.Text.Render(l))
	}
	for range 3 - len(whole) {
		foot = append(foot, "")
	}
	for _, l := range letters {
		foot = append(foot, " "+th.Faint.Render(l))
	}
	seen := h - len(head) - len(foot)
	if seen < 3 {
		head, foot, seen = nil, nil, h
	}
	o.list = o.list.Resize(len(o.page.Lines), max(1, seen))
	out := head
	first, end := o.list.Seen()
	for i := first; i < end; i++ {
		l := o.page.Lines[i]
		mark := " "
		if i == o.list.Cursor() {
			mark = th.Glyphs.Cursor
		}
		kind := grid.Fit(l.Kind.Letter()+" "+l.Kind.String(), kindCells+2)
		text := grid.Cut(l.Text, max(0, w-1-kindCells-3))
		look := th.Text
		if l.Kind == programmes.LineLeftOut {
			look = th.Faint
		}
		line := grid.Line(mark+th.Key.Render(kind)+" "+look.Render(text), w)
		if i == o.list.Cursor() && focused {
			p.y = len(out)
			line = th.Row(line, w)
		}
		out = append(out, line)
	}
	out = grid.Lines(out, w, len(head)+seen)
	return grid.Lines(append(out, foot...), w, h)
}

// letters are what each letter stands for, in lines of w cells.
func (p *Pane) letters(w int) []string {
	var lines []string
	for _, k := range programmes.LineKinds() {
		word, last := k.Letter()+" "+k.String(), len(lines)-1
		if last >= 0 && grid.Width(lines[last])+2+grid.Width(word) <= w {
			lines[last] += "  " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}
