package people

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/pane"
)

// cardRow is one field of the card.
type cardRow struct {
	label, text string
	// edit is what enter does on it.
	edit func(pane.Desk, *model.Enrolment) pane.Effect
}

// rows are the fields of the card, in the order in which they stand.
func (c *Card) rows(d pane.Desk, e *model.Enrolment) []cardRow {
	s := d.Snapshot()
	p := s.Person(e.Person)
	asks := func(names ...string) func(pane.Desk, *model.Enrolment) pane.Effect {
		return func(d pane.Desk, e *model.Enrolment) pane.Effect {
			if hidden(names[0]) && d.Privacy() != pane.Everything {
				return warned(d, "This is hidden at names only. Press ctrl+o until names only is gone, then enter.")
			}
			return edit(d, e, names[0], names...)
		}
	}
	school, year := "", ""
	if x := s.School(e.School); x != nil {
		school = x.Name
		if x.Town != "" {
			school += ", " + x.Town
		}
	}
	if next, ok := d.Shelf().Successor(urnOf(s, e)); ok {
		school += fmt.Sprintf(" (URN %s, successor %s %s: g takes it over)", urnOf(s, e), next.URN, next.Name)
	}
	if n := len(e.Further); n > 0 {
		school += fmt.Sprintf(" and %s", count(n, "more school", "more schools"))
		if x := s.School(e.School); x != nil && x.Trust != "" {
			school += ", " + x.Trust
		}
	}
	for _, was := range e.EarlierSchools() {
		if x := s.School(was.School); x != nil {
			school += fmt.Sprintf(" (until %s: %s)", was.Until.Short(), x.Name)
		}
	}
	if e.Year > 0 {
		year = fmt.Sprintf("%d of engagement", e.Year)
	}
	role := e.Role
	if m := e.Designation.String(); m != "" && e.Designation != model.Neither {
		role = strings.TrimPrefix(role+", "+m, ", ")
	}
	reach := func(text string) string {
		if d.Privacy() != pane.Everything && text != "" {
			return "hidden at names only"
		}
		return text
	}
	rows := []cardRow{
		{"Name", p.Listed(), asks(fieldName, fieldLabel)},
		{"Formerly", strings.Join(p.Before, "; "), asks(fieldBefore)},
		{"School", school, asks(fieldSchool, fieldMoved)},
		{"Role", role, asks(fieldRole, fieldMastery)},
		{"Telephone", reach(p.Phone), asks(fieldPhone)},
		{"E-mail", reach(strings.Join(p.Emails, "; ")), asks(fieldEmails)},
		{"Year", year, asks(fieldYear)},
		{"Place", c.placeText(d, e), changePlace},
		{"Remark", reach(e.Remark), editRemark},
	}
	if len(p.Aliases) > 0 {
		rows = slices.Insert(rows, 2, cardRow{"In reports", strings.Join(p.Aliases, "; "), asks(fieldAliases)})
	}
	if id, _ := s.MayBe(e); id != 0 {
		o := s.Enrolment(id)
		rows = slices.Insert(rows, 1, cardRow{"One or two", described(s, o) + ", " + s.TypedBy(o) + ": one person?", func(d pane.Desk, e *model.Enrolment) pane.Effect {
			return besides(d, e, o)
		}})
	}
	if fields, in := s.DiffersFrom(e, d.OtherCards()); len(fields) > 0 {
		rows = append(rows, cardRow{"Elsewhere", model.DifferWords(fields, in) + ": enter makes them the same", func(_ pane.Desk, e *model.Enrolment) pane.Effect {
			return pane.To(pane.Place{Screen: pane.SameCards, Enrolment: e.ID})
		}})
	}
	return rows
}

// urnOf is the number of the school of a place, "" where it is not known.
func urnOf(s *model.Snapshot, e *model.Enrolment) string {
	if x := s.School(e.School); x != nil {
		return x.URN
	}
	return ""
}

// placeText is the status with its day, the first day where it is known, and whose place
// it took over.
func (c *Card) placeText(d pane.Desk, e *model.Enrolment) string {
	s := d.Snapshot()
	text := placeWords(d.Snapshot(), e, model.DayOf(d.Now()), d.Privacy() == pane.Everything)
	if e.Continues != (model.Link{}) {
		text += ", continues from the year before"
	}
	if e.From.Known() && e.From <= model.DayOf(d.Now()) {
		text += ", from " + e.From.Short()
	}
	if old := s.Enrolment(e.Replaces); old != nil {
		text += ", took over from " + s.Person(old.Person).Apart()
	}
	for _, o := range s.Enrolments {
		if o.Replaces == e.ID {
			text += ", replaced by " + s.Person(o.Person).Apart()
		}
	}
	return text
}

// sheetName is a register in a few words: "2 visit, Tue 12 Dec 2023 09:00, PRU".
func sheetName(s *model.Snapshot, id model.SheetID) string {
	h, ok := s.Sheet(id)
	if !ok {
		return "no session"
	}
	words := sheetDay(&h)
	if h.Start.Known() {
		words += " " + h.Start.String()
	}
	switch {
	case h.Place != "":
		words += ", " + h.Place
	case h.Mode == model.Online:
		words += ", online"
	}
	return words
}

// sheetDay is a register by its number and its day: "2 visit, Tue 12 Dec 2023".
func sheetDay(h *model.Sheet) string {
	words := fmt.Sprintf("%d %s, ", h.Session.Number, h.Session.Kind)
	if !h.Date.Known() {
		return words + "no date yet"
	}
	return words + h.Date.Long()
}

// nextWords say what comes next for the person, and what was told of it.
func nextWords(d pane.Desk, e *model.Enrolment) string {
	s, now := d.Snapshot(), d.Now()
	next, ok := s.Next(e, now)
	if !ok {
		return "nothing is to come"
	}
	words := sheetName(s, next.Sheet())
	if next.Day.Known() {
		switch n := int(next.Day - model.DayOf(now)); n {
		case 0:
			words += ", today"
		case 1:
			words += ", tomorrow"
		default:
			words += fmt.Sprintf(", in %d days", n)
		}
	}
	return words
}

// visitWords are the date of the visit that the person is booked on.
func visitWords(s *model.Snapshot, e *model.Enrolment) string {
	x, slot, ok := s.VisitOf(e)
	switch {
	case !ok:
		return ""
	case slot == nil:
		return fmt.Sprintf("no date for visit %d yet", x.Number)
	case slot.State != model.Planned:
		return slot.Date.Short() + " was called off: needs a new date"
	}
	words := "no day yet"
	if slot.Date.Known() {
		words = slot.Date.Date().Format("Mon 2 Jan")
	}
	if slot.Start.Known() {
		words += " " + slot.Start.String()
	}
	return strings.TrimSpace(words + " " + slot.Host)
}

// pathRows are how the place was come by: each status with its day and who decided, who
// confirmed the commitment, what of the page does not hold, and days on which the person is
// to be elsewhere too.
func (c *Card) pathRows(d pane.Desk, e *model.Enrolment) []cardRow {
	s := d.Snapshot()
	var out []cardRow
	if all := e.SinceAll(); len(all) > 1 {
		var words []string
		for _, x := range all {
			step := x.Status.String() + " " + x.Since.Day.Short()
			if who := s.LeadName(x.Since.Lead); who != "" && len(s.Leads) > 1 {
				step += " (" + who + ")"
			}
			words = append(words, step)
		}
		out = append(out, cardRow{label: "Path", text: strings.Join(words, ", ")})
	}
	if text := commitmentWords(d, e); text != "" {
		out = append(out, cardRow{label: "Committed", text: text})
	}
	for _, clash := range s.Clashes(d.Cohorts(), model.DayOf(d.Now())) {
		if clash.Enrolment.ID == e.ID {
			out = append(out, cardRow{label: "Clash", text: fmt.Sprintf("session %d, %s: also %s", clash.Session.Number, clash.Day.Short(), clash.Title)})
		}
	}
	if d.Privacy() != pane.Everything {
		return out
	}
	for _, m := range s.Misfits(e) {
		text, label := m.Words(), "Notice"
		if m.Bars {
			label = "Barred"
		}
		if m.Reason != "" {
			label, text = "Set aside", m.Reason+". "+m.Words()
		}
		out = append(out, cardRow{label: label, text: text})
	}
	if why := e.Override(model.RuleDays); why != "" && e.Status == model.Completed {
		out = append(out, cardRow{label: "Set aside", text: "completed with " + s.DaysOf(e) + " days: " + why})
	}
	return out
}

// commitmentWords say who confirmed the commitment, and when; "" where nobody is asked
// for it and nobody did.
func commitmentWords(d pane.Desk, e *model.Enrolment) string {
	var words []string
	for _, of := range []model.Party{model.BySchool, model.ByParticipant} {
		c := e.Committed(of)
		switch {
		case !c.Day.Known() && d.Snapshot().AsksCommitment():
			words = append(words, of.String()+" not yet")
		case c.Day.Known() && c.By != "" && d.Privacy() == pane.Everything:
			words = append(words, of.String()+" "+c.Day.Short()+" ("+c.By+")")
		case c.Day.Known():
			words = append(words, of.String()+" "+c.Day.Short())
		}
	}
	return strings.Join(words, ", ")
}
