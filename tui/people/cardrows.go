package people

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
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
				return warned(d, "This is hidden at names only. ctrl+o until it says everything, then enter.")
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
	return []cardRow{
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
}

// placeText is the status with its day, the first day where it is known, and whose place
// it took over.
func (c *Card) placeText(d pane.Desk, e *model.Enrolment) string {
	s := d.Snapshot()
	text := placeWords(e, model.DayOf(d.Now()), d.Privacy() == pane.Everything)
	if e.From.Known() && e.From <= model.DayOf(d.Now()) {
		text += ", from " + e.From.Short()
	}
	if old := s.Enrolment(e.Replaces); old != nil {
		text += ", took over from " + s.Person(old.Person).Name()
	}
	for _, o := range s.Enrolments {
		if o.Replaces == e.ID {
			text += ", replaced by " + s.Person(o.Person).Name()
		}
	}
	return text
}

// changePlace asks what becomes of a place: what fits its status.
func changePlace(d pane.Desk, e *model.Enrolment) pane.Effect {
	type way struct {
		key, does string
		run       func(pane.Desk, *model.Enrolment) pane.Effect
	}
	ways := []way{{"p", "pause", pausePlace}, {"w", "withdraw", withdrawPlace}, {"r", "replace", replacePlace}}
	switch {
	case e.Status == model.Paused || e.StatusOn(model.DayOf(d.Now())) == model.Paused:
		ways[0] = way{"a", "back from the pause", backOnList}
	case e.Status == model.Withdrawn:
		ways = []way{{"a", "again on the list", backOnList}}
	case e.Status == model.NotOnList || !e.Counts():
		ways = []way{{"l", "put on the list", putOnList}}
	}
	ways = append(ways, way{"f", "first day", func(d pane.Desk, e *model.Enrolment) pane.Effect { return edit(d, e, "", fieldFrom) }}, way{"d", "remove", removePlace})
	var hints []dialog.Hint
	for _, w := range ways {
		hints = append(hints, dialog.Hint{Key: w.key, Does: w.does})
	}
	return pane.Question(dialog.Choice{
		Title: "Place: " + listedName(d, e), Sentence: upperFirst(placeWords(e, model.DayOf(d.Now()), d.Privacy() == pane.Everything)) + ".", Choices: hints, No: "leave it",
	}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return ways[a.Index].run(d, e)
	})
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
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
