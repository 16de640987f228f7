package outcomes

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// view is which of the three lists is shown.
type view uint8

const (
	listed  view = iota // the outcomes
	inside              // evidence and ratings of one outcome
	planned             // plans, initiatives and departments
)

// unlinked stands for evidence of no outcome.
const unlinked = ^model.ID(0)

// Pane is the outcomes of the open cohort with a cursor.
type Pane struct {
	keys keys
	view view
	// outcome is the one with the cursor, or that is open; unlinked is what is of none.
	outcome model.ID
	// on is the record with the cursor in the other views, part the element of it.
	on, part model.ID
	// at is the place of the cursor when it was last looked for, in each of the views.
	at [3]int
	// top is the first line that is seen, page how many entries are.
	top, page int
	// y is the line of the cursor in the last view, -1 where it has none.
	y int
	// all are the outcomes of the snapshot that was read last.
	all  []model.Standing
	read *model.Snapshot
}

// New is the pane with the cursor on the first outcome.
func New() *Pane { return &Pane{keys: newKeys(), y: -1} }

// ShowPlan shows the plans, the cursor on one of them.
func (p *Pane) ShowPlan(plan model.ID) { p.view, p.on, p.part = planned, plan, 0 }

// Asking is false: what is asked lies over the screen.
func (p *Pane) Asking() bool { return false }

// Paste takes nothing.
func (p *Pane) Paste(pane.Desk, string) pane.Effect { return pane.Effect{} }

// Title is the screen's name and what it shows.
func (p *Pane) Title(d pane.Desk) string {
	s := d.Snapshot()
	if s == nil {
		return "8 Outcomes"
	}
	switch p.view {
	case inside:
		if st := p.standing(d); st != nil {
			return "8 Outcome " + st.Outcome.Number() + "   " + s.Cohort.Title
		}
		return "8 Of no outcome   " + s.Cohort.Title
	case planned:
		return "8 Plans and departments   " + s.Cohort.Title
	}
	return "8 Outcomes   " + s.Cohort.Title
}

// Cursor is the line of the entry with the cursor.
func (p *Pane) Cursor() (x, y int, ok bool) { return 0, max(p.y, 0), p.y >= 0 }

// About is the person that the cursor rests on.
func (p *Pane) About(d pane.Desk) pane.Place {
	s := d.Snapshot()
	if s == nil || p.view == listed {
		return pane.Place{}
	}
	person := model.ID(0)
	if x := s.EvidenceOf(p.on); x != nil {
		person = x.Person
	}
	if x := s.Rating(p.on); x != nil {
		person = x.Person
	}
	if x := s.ActionPlan(p.on); x != nil {
		person = x.Person
	}
	if x := s.Initiative(p.on); x != nil {
		person = x.Person
	}
	if e := s.PlaceOfPerson(person); e != nil {
		return pane.Place{Enrolment: e.ID}
	}
	return pane.Place{}
}

// standings are the outcomes with what was noted of them.
func (p *Pane) standings(d pane.Desk) []model.Standing {
	if s := d.Snapshot(); s != p.read {
		p.all, p.read = nil, s
		if s != nil {
			p.all = s.Standings()
		}
	}
	return p.all
}

// standing is the outcome with the cursor, nil where it rests on what is of none.
func (p *Pane) standing(d pane.Desk) *model.Standing {
	all := p.standings(d)
	if i := slices.IndexFunc(all, func(st model.Standing) bool { return st.Outcome.ID() == p.outcome }); i >= 0 {
		return &all[i]
	}
	return nil
}

// chosen is the outcome that is open or has the cursor, nil where that is none.
func (p *Pane) chosen(d pane.Desk) *model.Standing {
	if d.Snapshot() == nil {
		return nil
	}
	if p.view == listed {
		p.settle(p.entries(d, 80))
	}
	return p.standing(d)
}

// Key moves the cursor, or does what the key table says.
func (p *Pane) Key(d pane.Desk, k tea.KeyPressMsg) pane.Effect {
	press := k.String()
	if d.Privacy() == pane.Nothing || d.Snapshot() == nil {
		return pane.Effect{}
	}
	es := p.entries(d, 80)
	at := p.settle(es)
	if to, moves := p.keys.To(press, at, p.page, rests(es)); moves {
		p.put(es, to)
		return pane.Taken()
	}
	if e, ok := pane.Run(p.Keys(d), d, press); ok {
		return e
	}
	return pane.Effect{}
}

// entry is some lines that stand together, their first cell free for the cursor.
type entry struct {
	lines []string
	// rests: the cursor can. Then outcome, or on and part, name it.
	rests             bool
	outcome, on, part model.ID
}

// rests is on how many entries a cursor can rest.
func rests(es []entry) int {
	n := 0
	for _, e := range es {
		if e.rests {
			n++
		}
	}
	return n
}

// resting are the entries on which a cursor can rest.
func resting(es []entry) []int {
	var out []int
	for i, e := range es {
		if e.rests {
			out = append(out, i)
		}
	}
	return out
}

// settle is the place of the cursor among those on which it can rest: on its record, else
// where it stood.
func (p *Pane) settle(es []entry) int {
	all := resting(es)
	i := slices.IndexFunc(all, func(i int) bool {
		if p.view == listed {
			return es[i].outcome == p.outcome
		}
		return es[i].on == p.on && es[i].part == p.part
	})
	if i < 0 {
		i = max(0, min(p.at[p.view], len(all)-1))
	}
	p.put(es, i)
	return i
}

// put rests the cursor on the i-th entry of those on which it can.
func (p *Pane) put(es []entry, i int) {
	p.at[p.view] = i
	all := resting(es)
	e := entry{}
	if i < len(all) {
		e = es[all[i]]
	}
	if p.view == listed {
		p.outcome = e.outcome
		return
	}
	p.on, p.part = e.on, e.part
}

// entries are those of the view that is shown, in lines of w cells.
func (p *Pane) entries(d pane.Desk, w int) []entry {
	switch {
	case p.view == listed:
		return p.listEntries(d, w)
	case d.Privacy() != pane.Everything:
		return nil
	case p.view == inside:
		return p.insideEntries(d, w)
	}
	return planEntries(d, w)
}

// View draws the entries that have room.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	if d.Snapshot() == nil {
		return grid.Lines(grid.Wrap("No cohort is open.", w), w, h)
	}
	if p.view != listed && d.Privacy() != pane.Everything {
		return grid.Lines(grid.Wrap("Evidence, ratings and plans are hidden while only names are shown. Press ctrl+o until names only is gone.", w), w, h)
	}
	es := p.entries(d, w)
	head := p.head(d, w)
	if len(head) > h/2 {
		head = head[:h/2]
	}
	return append(grid.Lines(head, w, len(head)), p.draw(d, es, w, h-len(head), len(head), focused)...)
}

// draw draws as many lines of the entries as there are, so that the cursor is seen with
// what stands before it without a name: its heading.
func (p *Pane) draw(d pane.Desk, es []entry, w, h, below int, focused bool) []string {
	th := d.Theme()
	at := p.settle(es)
	all := resting(es)
	var lines []string
	first, end, heads := 0, 0, 0
	for i, e := range es {
		cursor := at < len(all) && all[at] == i
		if cursor {
			first, end = len(lines), len(lines)+len(e.lines)
		}
		if !e.rests && end == 0 {
			heads = len(lines)
		}
		for n, l := range e.lines {
			if rest, blank := strings.CutPrefix(l, " "); cursor && n == 0 && blank {
				l = th.Glyphs.Cursor + rest
			}
			if cursor && focused {
				l = th.Row(l, w)
			}
			lines = append(lines, l)
		}
	}
	seen := h
	if len(lines) > h && h > 2 {
		seen--
	}
	if from := heads; first > 0 && first-from <= 4 && end-from <= seen && (at == 0 || all[at]-all[at-1] > 1) {
		p.top = grid.Scroll(p.top, seen, from, end)
	}
	p.top = min(grid.Scroll(p.top, seen, first, min(end, first+seen)), max(0, len(lines)-seen))
	if focused && len(all) > 0 {
		p.y = below + first - p.top
	}
	p.page = max(1, len(all)*seen/max(1, len(lines)))
	drawn := grid.Lines(lines[p.top:min(len(lines), p.top+seen)], w, seen)
	if seen < h {
		drawn = append(drawn, grid.Line(th.Faint.Render(grid.Cut("  "+grid.Hint(p.top, max(0, len(lines)-p.top-seen)), w)), w))
	}
	return drawn
}

// open shows the evidence and the ratings of the outcome with the cursor.
func (p *Pane) open(d pane.Desk) pane.Effect {
	if e, hidden := forms.Hidden(d, "Evidence and ratings"); hidden {
		return e
	}
	es := p.entries(d, 80)
	if p.settle(es); rests(es) == 0 {
		d.Warn("There is nothing to open: this programme states no outcomes, and no evidence was noted.")
		return pane.Taken()
	}
	p.view, p.top, p.on, p.part, p.at[inside] = inside, 0, 0, 0, 0
	return pane.Taken()
}

func (p *Pane) toOutcomes(pane.Desk) pane.Effect {
	p.view, p.top = listed, 0
	return pane.Taken()
}

func (p *Pane) toPlans(d pane.Desk) pane.Effect {
	if e, hidden := forms.Hidden(d, "Plans"); hidden {
		return e
	}
	p.view, p.top, p.on, p.part = planned, 0, 0, 0
	return pane.Taken()
}

func write(pane.Desk) pane.Effect {
	return pane.To(pane.Place{Screen: pane.MakePaper, Paper: model.PaperEvaluation})
}

// newEvidence asks for evidence of the outcome with the cursor.
func (p *Pane) newEvidence(d pane.Desk) pane.Effect {
	var linked []model.Outcome
	if st := p.chosen(d); st != nil {
		linked = []model.Outcome{st.Outcome}
	}
	return forms.Evidence(d, pane.Place{}, linked)
}

// newRating asks how far the outcome with the cursor is.
func (p *Pane) newRating(d pane.Desk) pane.Effect {
	st := p.chosen(d)
	if st == nil {
		d.Warn("Choose an outcome to rate: what is of no outcome has none.")
		return pane.Taken()
	}
	return forms.Rating(d, st.Outcome, model.Rating{})
}

// nothing says that there is nothing under the cursor.
func nothing(d pane.Desk) pane.Effect {
	d.Warn("There is nothing here yet: n makes something new.")
	return pane.Taken()
}

// edit asks for everything about what the cursor rests on.
func (p *Pane) edit(d pane.Desk) pane.Effect {
	s := d.Snapshot()
	if e, hidden := forms.Hidden(d, "Notes"); hidden {
		return e
	}
	p.settle(p.entries(d, 80))
	if x := s.EvidenceOf(p.on); x != nil {
		return forms.EditEvidence(d, *x)
	}
	if x := s.Rating(p.on); x != nil {
		now, _ := s.OutcomeNow(x.Outcome)
		return forms.Rating(d, now, *x)
	}
	return p.editPlan(d)
}

// remove takes away what the cursor rests on, after a yes.
func (p *Pane) remove(d pane.Desk) pane.Effect {
	s := d.Snapshot()
	if e, hidden := forms.Hidden(d, "Notes"); hidden {
		return e
	}
	p.settle(p.entries(d, 80))
	if x := s.EvidenceOf(p.on); x != nil {
		of := ""
		if n := len(x.Outcomes); n > 1 {
			of = " It goes from all of its outcomes."
		}
		return sure("Evidence of "+x.Day.Long()+" goes: “"+grid.Cut(x.Text, 120)+"”."+of, model.RemoveEvidence{Evidence: x.ID})
	}
	if x := s.Rating(p.on); x != nil {
		return sure("The rating of "+x.Day.Long()+" goes: "+x.Words()+".", model.RemoveRating{Rating: x.ID})
	}
	return p.removePlan(d)
}

// sure asks before something goes.
func sure(sentence string, a model.Action) pane.Effect {
	return pane.Confirmed(dialog.Confirm{Title: "Remove", Sentence: sentence + " u brings it back.", Yes: "removes it", No: "leaves it", OpenedBy: "d"}, func(d pane.Desk) pane.Effect {
		_ = d.Do(a) // what it refuses stands at the foot
		return pane.Taken()
	})
}
