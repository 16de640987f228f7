package programme

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// part is one part of a programme: what one form edits.
type part uint8

// The parts in the order in which they are shown.
const (
	identity part = iota
	purpose
	who
	involved
	numbers
	foci
	cost
	outcomes
	dates
	cycle
)

// parts are all of them with their headings.
func parts() []string {
	return []string{
		"What it is", "Purpose and aims", "Who can take part", "What is involved", "Numbers and regions", "Foci", "Cost and fee", "Intended outcomes",
		"Dates, venue, how to take part", "Cycle that a cohort begins with",
	}
}

// line is one line of the page, and the part that it belongs to.
type line struct {
	part part
	text string
	// stage is the place of the session of the cycle that it is about, -1 for none.
	stage int
}

// writer writes the lines of a page.
type writer struct {
	th    *theme.Theme
	w     int
	part  part
	stage int
	lines []line
	// said: the part has a line besides its heading.
	said bool
}

// page are the lines of a programme, w cells wide with one for the cursor.
func page(th *theme.Theme, p *model.Programme, w int) []line {
	out := &writer{th: th, w: max(8, w-3)}
	for i := range parts() {
		out.begin(part(i))
		writes()[i](out, p)
		if !out.said {
			out.add(th.Faint.Render("nothing said: e edits it, or paste the hub's page"))
		}
		out.lines = append(out.lines, line{part: part(i), stage: -1})
	}
	return out.lines
}

// writes is what writes each part, in their order.
func writes() []func(*writer, *model.Programme) {
	return []func(*writer, *model.Programme){
		writeIdentity, writePurpose, writeWho, writeInvolved, writeNumbers, writeFoci, writeCost, writeOutcomes, writeDates, writeCycle,
	}
}

func (o *writer) begin(p part) {
	o.part, o.stage, o.said = p, -1, false
	o.lines = append(o.lines, line{p, o.th.Heading.Render(grid.Cut(strings.ToUpper(parts()[p]), o.w)), -1})
}

func (o *writer) add(styled string) { o.lines = append(o.lines, line{o.part, " " + styled, o.stage}) }

// text writes paragraphs, each on as many lines as it needs; the first line begins with
// before, the others below its text.
func (o *writer) text(before, text string) {
	for n, paragraph := range strings.Split(text, "\n\n") {
		if paragraph == "" {
			continue
		}
		o.said = true
		if n > 0 {
			before = strings.Repeat(" ", grid.Width(before))
			o.add("")
		}
		pad := strings.Repeat(" ", min(grid.Width(before), o.w/2))
		for i, l := range grid.Wrap(paragraph, max(1, o.w-1-grid.Width(pad))) {
			if i == 0 {
				o.add(o.th.Faint.Render(grid.Cut(before, o.w/2)) + o.th.Text.Render(l))
			} else {
				o.add(pad + o.th.Text.Render(l))
			}
		}
	}
}

// fact writes a label and a value, where there is one.
func (o *writer) fact(label, value string) {
	if value != "" {
		o.text(grid.Fit(label, 16), value)
	}
}

func (o *writer) whether(is bool, sentence string) {
	if is {
		o.fact("", sentence)
	}
}

func writeIdentity(o *writer, p *model.Programme) {
	o.fact("Title", p.Title)
	code := p.Code
	if code == "" {
		code = "none"
	}
	o.fact("NCP code", code)
	o.fact("Type", p.Type)
	o.fact("Academic year", model.AcademicYearWords(p.Year))
	o.fact("Phase", p.Phase)
	if p.ProjectYear > 0 {
		o.fact("Project year", fmt.Sprint(p.ProjectYear))
	}
	o.fact("Strategic goal", p.Goal)
	o.fact("Hub", p.Hub)
}

func writePurpose(o *writer, p *model.Programme) {
	o.text("", p.Purpose)
	o.fact("Aims", p.Aims)
}

func writeWho(o *writer, p *model.Programme) {
	o.fact("Takes part", p.Unit.String())
	o.fact("Pair rule", p.Pair)
	o.whether(p.PairIdeally, "One of a pair is a Mastery Specialist or Advocate, ideally: a warning, never a bar.")
	for _, e := range p.Eligibility {
		o.text("", e.Sentence)
		o.add(o.th.Faint.Render(grid.Cut("   ("+e.Rule.String()+")", o.w)))
	}
	for _, e := range p.Expects {
		o.fact("Expects "+e.Code, e.Sentence)
		if e.Sentence == "" {
			o.fact("Expects", e.Code)
		}
	}
}

func writeInvolved(o *writer, p *model.Programme) {
	o.text("", p.Involved)
	o.text("", p.Contents)
	o.fact("Length", p.Length)
	if p.Quarters != nil {
		o.fact("Expected days", model.Quarters(*p.Quarters))
	}
	o.whether(p.InSchool, "Work in school is counted apart, and never fills these days.")
	switch p.Observation {
	case model.Yes:
		o.fact("", "A collaborative observation counts towards the days.")
	case model.No:
		o.fact("", "A collaborative observation does not count towards the days.")
	}
	o.fact("Commitment", p.Commitment)
	if p.Terms > 0 {
		o.fact("Terms", fmt.Sprintf("%d at least", p.Terms))
	}
	o.fact("Follows on", p.FollowOn)
	o.fact("Led by", strings.Join(p.LedBy, ", and "))
}

func writeNumbers(o *writer, p *model.Programme) {
	o.fact("People", placesWords(p.Places))
	for i, r := range p.Regions {
		label, words := "", r.Name
		if i == 0 {
			label = "Regions"
		}
		if n := placesWords(r.Places); n != "" {
			words += ", " + n
		}
		o.fact(label, words)
	}
	o.whether(p.IfNumbers, "The regions are held if numbers permit.")
	switch {
	case p.StateFunded && p.England:
		o.fact("Only for", "state-funded schools in England")
	case p.StateFunded:
		o.fact("Only for", "state-funded schools")
	case p.England:
		o.fact("Only for", "schools in England")
	}
}

// placesWords are the lowest and the highest number, "" where neither is said.
func placesWords(p model.Places) string {
	switch {
	case p.Lowest > 0 && p.Highest > 0:
		return fmt.Sprintf("%d to %d", p.Lowest, p.Highest)
	case p.Lowest > 0:
		return fmt.Sprintf("%d at least", p.Lowest)
	case p.Highest > 0:
		return fmt.Sprintf("%d at most", p.Highest)
	}
	return ""
}

func writeFoci(o *writer, p *model.Programme) {
	o.text("", p.FociNote)
	for _, f := range p.Foci {
		words := f.Wording
		if f.Offered {
			words += " (offered here this year)"
		}
		o.text(grid.Fit(f.Letter, 4), words)
		o.text("    ", f.Resources)
	}
}

func writeCost(o *writer, p *model.Programme) {
	o.text("", p.Cost)
	f := p.Fee
	if f == nil {
		o.fact("Fee", "none")
		return
	}
	o.fact("Fee", f.Text)
	o.fact("", feeWords(f))
}

// feeWords is a fee rule in short.
func feeWords(f *model.FeeRule) string {
	says, per, days := "the hub charges", "each person", "calendar days"
	if f.May {
		says = "the hub may charge, and a person decides"
	}
	if f.PerSchool {
		per = "each school"
	}
	if f.WorkingDays {
		days = "working days"
	}
	var what []string
	if f.NonAttendance {
		what = append(what, "not coming")
	}
	if f.LateCancellation {
		what = append(what, fmt.Sprintf("cancelling with less than %d %s of notice", f.NoticeDays, days))
	}
	return fmt.Sprintf("%s for %s: %s.", model.Pounds(f.Pence), per, says) + strings.TrimSuffix(" For "+strings.Join(what, ", and for ")+".", " For .")
}

func writeOutcomes(o *writer, p *model.Programme) {
	for i, g := range p.Outcomes {
		if i > 0 {
			o.add("")
		}
		for _, l := range grid.Wrap(g.Heading, o.w-1) {
			if l != "" {
				o.said = true
				o.add(o.th.Accent.Render(l))
			}
		}
		o.text("", g.LeadIn)
		for n, item := range g.Items {
			o.text(fmt.Sprintf(" %d. ", n+1), item)
		}
	}
}

func writeDates(o *writer, p *model.Programme) {
	o.text("", p.VenueNote)
	o.fact("To take part", p.Interest)
}

func writeCycle(o *writer, p *model.Programme) {
	for i, x := range p.Cycle {
		o.stage = i
		words := x.Kind.String()
		if x.Title != "" {
			words += ", " + x.Title
		}
		if x.Mode == model.Online {
			words += ", online"
		}
		words += ", counts " + model.Quarters(x.Credit)
		if x.Task != "" {
			words += "; then a task: " + x.Task
		}
		o.text(grid.Fit(fmt.Sprint(x.Number), 4), words)
	}
}
