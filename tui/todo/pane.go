package todo

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// Pane is the reminders of the file and the findings of the open cohort, with a cursor on
// one of them.
type Pane struct {
	keys keys
	// space is the cohort that was open, on the finding with the cursor, at its place.
	space model.ID
	on    model.Finding
	at    int
	// top is the first line that is seen, page how many findings are.
	top, page int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
	// shelf: what is put off is shown.
	shelf bool
	// own are the findings of the snapshot that was read last, on that day, with as much
	// shown as then, and ownOff what is put off of them; all and off have the clashes with
	// other cohorts besides.
	own, all    []model.Finding
	ownOff, off []model.Deferred
	of          *model.Snapshot
	day         model.Day
	hide        pane.Privacy
}

// New is the pane with the cursor on the first finding.
func New() *Pane { return &Pane{keys: newKeys(), y: -1} }

// Asking is false: nothing is typed here.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title says how much there is to do.
func (p *Pane) Title(d pane.Desk) string {
	n := p.Count(d)
	if off := len(p.deferred(d)); p.shelf && off > 0 {
		return fmt.Sprintf("7 Put off (%d)", off)
	}
	if d.Snapshot() == nil && n == 0 {
		return "7 To do"
	}
	return fmt.Sprintf("7 To do (%d)", n)
}

// Count is how much there is to do, in the cohort and about the file.
func (p *Pane) Count(d pane.Desk) int { return len(d.Reminders()) + len(p.Findings(d)) }

// listed is what is shown: what there is to do, the reminders, as findings, first; or what
// is put off.
func (p *Pane) listed(d pane.Desk) []model.Finding {
	if p.shelf {
		return p.shelved(d)
	}
	notes := d.Reminders()
	if len(notes) == 0 {
		return p.Findings(d)
	}
	var out []model.Finding
	for _, n := range notes {
		out = append(out, model.Finding{Sentence: n.Sentence, Urgent: true})
	}
	return append(out, p.Findings(d)...)
}

// Findings are what there is to do in the open cohort; of fees, of plans that are late and of
// whom the page does not fit nothing is said while only names are shown.
func (p *Pane) Findings(d pane.Desk) []model.Finding {
	p.read(d)
	return p.all
}

// read works out what there is to do where something changed since.
func (p *Pane) read(d pane.Desk) {
	s, now := d.Snapshot(), d.Now()
	day, hide := model.DayOf(now), d.Privacy()
	if s == nil {
		p.of, p.all, p.off = nil, nil, nil
		return
	}
	if s != p.of || day != p.day || hide != p.hide {
		p.of, p.day, p.hide = s, day, hide
		p.own, p.ownOff = s.ToDo(now)
		if hide != pane.Everything {
			p.own = slices.DeleteFunc(p.own, func(f model.Finding) bool { return private(f) })
			p.ownOff = slices.DeleteFunc(p.ownOff, func(x model.Deferred) bool { return private(x.Finding) })
		}
	}
	clashes, off := s.ClashFindings(d.Cohorts(), day)
	p.all, p.off = append(slices.Clip(p.own), clashes...), append(slices.Clip(p.ownOff), off...)
	cards, offCards := s.CardFindings(d.OtherCards(), day)
	p.all, p.off = append(p.all, cards...), append(p.off, offCards...)
	schools, offSchools := d.Shelf().Findings(s, day)
	p.all, p.off = append(p.all, schools...), append(p.off, offSchools...)
}

// private tells whether a finding is not for others: fees, plans, whom the page does not fit.
func private(f model.Finding) bool { return f.Fee || f.Plan != 0 || f.Private }

// Cursor is the first line of the finding with the cursor; it is shown only while
// the pane has the keyboard.
func (p *Pane) Cursor() (x, y int, ok bool) { return 1, max(p.y, 0), p.y >= 0 }

// settle keeps the cursor on its finding, or on its place where that is done.
func (p *Pane) settle(d pane.Desk) (*model.Snapshot, []model.Finding) {
	s := d.Snapshot()
	space := model.ID(0)
	if s != nil {
		space = s.Space
	}
	if space != p.space {
		p.space, p.at, p.top, p.on, p.shelf = space, 0, 0, model.Finding{}, false
	}
	p.shelf = p.shelf && len(p.deferred(d)) > 0
	all := p.listed(d)
	if i := slices.IndexFunc(all, func(f model.Finding) bool { return same(f, p.on) }); i >= 0 {
		p.at = i
	}
	p.put(all, p.at)
	return s, all
}

// same tells whether two are about one thing; of the file's reminders the sentence says so.
func same(a, b model.Finding) bool {
	return a.Key == b.Key && (a.Key != model.FindingKey{} || a.Sentence == b.Sentence)
}

func (p *Pane) put(all []model.Finding, at int) {
	p.at = max(0, min(at, len(all)-1))
	p.on = model.Finding{}
	if len(all) > 0 {
		p.on = all[p.at]
	}
}

// Key moves the cursor or goes to the place of its finding.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	s, all := p.settle(d)
	to, moves := p.keys.To(press, p.at, p.page, len(all))
	switch {
	case d.Privacy() == pane.Nothing:
		return pane.Effect{}
	case moves:
		p.put(all, to)
	case p.keys.open.Has(press):
		if notes := d.Reminders(); !p.shelf && p.at < len(notes) {
			return pane.To(notes[p.at].Go)
		}
		if len(all) > 0 {
			if e, asks := decide(d, p.on); asks {
				return e
			}
			return pane.To(where(s, p.on, d))
		}
	case p.keys.off.Has(press):
		return p.putOff(d, all)
	case p.shelf && p.keys.again.Has(press):
		return p.again(d, all)
	case p.shelf && p.keys.up.Has(press), !p.shelf && p.keys.shelf.Has(press):
		return p.turn(d)
	case !p.shelf && p.keys.beside.Has(press):
		return pane.To(pane.Place{Screen: pane.Cycle})
	default:
		return pane.Effect{}
	}
	return pane.Taken()
}

// where is the place of a finding: the charges, a card, the register if its day has come, else the date
// of the visit, else the session.
func where(s *model.Snapshot, f model.Finding, d pane.Desk) pane.Place {
	if f.Kept {
		return pane.Place{Screen: pane.Kept}
	}
	if f.Fee {
		return pane.Place{Screen: pane.Charges, Enrolment: f.Enrolment, Session: f.Session}
	}
	if k := f.Key; (k.Kind == model.FindTwice || k.Kind == model.FindTwins) && k.And != 0 {
		return pane.Place{Screen: pane.OneOrTwo, Enrolment: k.Of, Other: k.And}
	}
	if f.Key.Kind == model.FindDiffers {
		return pane.Place{Screen: pane.SameCards, Enrolment: f.Enrolment}
	}
	if f.Enrolment != 0 {
		return pane.Place{Screen: pane.Card, Enrolment: f.Enrolment}
	}
	if f.Outcomes || f.Plan != 0 {
		return pane.Place{Screen: pane.Outcomes, Plan: f.Plan}
	}
	if f.Task != 0 {
		return pane.Place{Screen: pane.Tasks, Task: f.Task}
	}
	to := pane.Place{Screen: pane.Cycle, Session: f.Session, Slot: f.Slot}
	if sheet, ok := s.Sheet(model.SheetID{Session: f.Session, Slot: f.Slot}); ok && !sheet.ToCome(d.Now()) {
		to.Screen = pane.Register
		return to
	}
	if x := s.Session(f.Session); x != nil && x.Kind == model.Visit {
		to.Screen = pane.Observations
	}
	return to
}

// View draws the findings that have room, each on as many lines as it needs.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	s, all := p.settle(d)
	switch {
	case s == nil && len(all) == 0:
		return grid.Lines(grid.Wrap("No cohort is open.", w), w, h)
	case len(all) == 0:
		return grid.Lines(append(grid.Wrap("Nothing to do here now.", w), p.foot(d, w)...), w, h)
	}
	if foot := p.foot(d, w); len(foot) > 0 && h > 2 {
		return append(p.list(d, all, w, h-1, focused), foot...)
	}
	return p.list(d, all, w, h, focused)
}

// list draws the findings.
func (p *Pane) list(d pane.Desk, all []model.Finding, w, h int, focused bool) []string {
	th := d.Theme()
	var lines []string
	starts := make([]int, len(all)+1)
	for i, f := range all {
		lines = append(lines, entry(d, f, w, focused && i == p.at)...)
		starts[i+1] = len(lines)
	}
	seen := h
	hinted := len(lines) > h && h > 2
	if hinted {
		seen--
	}
	p.top = min(grid.Scroll(p.top, seen, starts[p.at], starts[p.at+1]), max(0, len(lines)-seen))
	end := min(len(lines), p.top+seen)
	p.page = 0
	above, below := 0, 0
	for i := range all {
		switch {
		case starts[i] < p.top:
			above++
		case starts[i+1] > end:
			below++
		default:
			p.page++
		}
	}
	if focused {
		p.y = starts[p.at] - p.top
	}
	drawn := grid.Lines(lines[p.top:end], w, seen)
	if hinted {
		drawn = append(drawn, grid.Line(th.Faint.Render(grid.Cut("  "+grid.Hint(above, below), w)), w))
	}
	return drawn
}

// entry is a finding: a sign whether it is urgent, the cursor, the sentence.
func entry(d pane.Desk, f model.Finding, w int, cursor bool) []string {
	th := d.Theme()
	sign, mark := " ", " "
	if f.Urgent {
		sign = "!"
	}
	if cursor {
		mark = th.Glyphs.Cursor
	}
	var lines []string
	for i, l := range grid.Wrap(f.Sentence, w-2) {
		if i > 0 {
			sign, mark = " ", " "
		}
		line := th.Bad.Render(sign) + mark + l
		if sign == " " {
			line = sign + mark + l
		}
		if cursor {
			line = th.Row(line, w)
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return []string{sign + mark}
	}
	return lines
}
