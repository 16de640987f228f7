package together

import (
	"fmt"

	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// line is a line of the screen, with its place among the rows, -1 for a heading.
type line struct {
	text string
	row  int
}

// View draws the questions, then the laptops: exactly h lines of w cells.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	w, h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	if w == 0 || h == 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	if d.Snapshot() == nil {
		return grid.Lines(grid.Wrap("No cohort is open. o takes in an invitation to one.", w), w, h)
	}
	th, all := d.Theme(), rows(d)
	p.list = p.list.Resize(len(all), max(1, h-4))
	if p.list.Cursor() < 0 {
		p.list = p.list.Home()
	}
	lines := drawn(d, all, w)
	at := 0
	for i, l := range lines {
		if l.row == p.list.Cursor() {
			at = i
		}
	}
	first := max(0, min(at-h/2, len(lines)-h))
	if p.list.Cursor() == len(all)-1 {
		first = max(0, min(at, len(lines)-h)) // what stands below the last is seen too
	}
	var out []string
	for _, l := range lines[first:min(len(lines), first+h)] {
		switch {
		case l.row < 0:
			out = append(out, th.Heading.Render(grid.Fit(" "+grid.Clean(l.text), w)))
		case l.row == p.list.Cursor():
			if focused {
				p.y = len(out)
			}
			out = append(out, th.Row(grid.Fit(" "+th.Glyphs.Cursor+" "+grid.Clean(l.text), w), w))
		default:
			out = append(out, grid.Fit("   "+grid.Clean(l.text), w))
		}
	}
	return grid.Lines(out, w, h)
}

// drawn are all lines of the screen, which is w cells wide.
func drawn(d pane.Desk, all []row, w int) []line {
	s := d.Snapshot()
	questions, laptops := disputes(d), laptopsOf(d)
	form := columnsOf(d, laptops)
	var out []line
	heading := func(form string, args ...any) { out = append(out, line{fmt.Sprintf(form, args...), -1}) }
	if len(questions) == 0 {
		heading("No question has two answers.")
	} else {
		heading("TWO ANSWERS (%d): two leads had not seen each other's. enter takes one.", len(questions))
	}
	if n := len(s.Disputes()) - len(questions); n > 0 {
		heading("%d more are hidden while only names are shown: ctrl+o.", n)
	}
	for i, x := range all {
		switch {
		case x.dispute != nil:
			if x.answer == 0 {
				heading("%s", s.About(*x.dispute))
			}
			out = append(out, line{answerWords(d, x), i})
		default:
			if i == 0 || all[i-1].laptop == nil {
				heading("")
				heading("LAPTOPS that share this cohort (%d)", len(laptops))
				heading("  %s", form.line("Laptop", "Lead", "Last heard of", "State"))
			}
			out = append(out, line{form.laptop(d, *x.laptop), i})
		}
	}
	if len(s.Devices()) == 0 {
		heading("")
		heading("Nobody else shares this cohort yet.")
	}
	if n := d.Company().Unseen; n > 0 {
		heading("")
		heading("NEW: %d %s came that nobody looked at here: c shows them.", n, plural(n, "change", "changes"))
	}
	heading("")
	for _, way := range ways(d) {
		for _, part := range grid.Wrap(grid.Clean(way), max(1, w-1)) {
			heading("%s", part)
		}
	}
	return out
}
