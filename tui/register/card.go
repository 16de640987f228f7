package register

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// card shows the card of the row with the cursor.
func (p *Pane) card(d pane.Desk) {
	i := p.chosen(d)
	if i < 0 {
		return
	}
	e := p.h.Rows[i].Enrolment.ID
	renew := func(d pane.Desk) dialog.Dialog {
		i := p.row(e)
		if i < 0 {
			return dialog.Note{Title: "Gone", Text: "This person is not on the register any more."}
		}
		return dialog.Note{Title: grid.Clean(p.h.Rows[i].Person.Listed()), Text: p.cardText(d, p.h.Rows[i])}
	}
	p.put(&question{box: renew(d), renew: renew, privacy: d.Privacy()})
}

// cardText is all of a card that may be shown.
func (p *Pane) cardText(d pane.Desk, r model.Row) string {
	var b strings.Builder
	line := func(label, text string) {
		if text = grid.Clean(text); text != "" {
			fmt.Fprintf(&b, "%-10s %s\n", label, text)
		}
	}
	e, s := r.Enrolment, p.snap
	if r.School != nil {
		line("School", r.School.Name)
	}
	line("Role", e.Role)
	line("Place", e.Status.String())
	line("Told us", p.toldLong(r.Told))
	for _, c := range r.Claims {
		if len(r.Claims) > 1 {
			line("Answer", answered(s, c, d.Now().Location()))
		}
	}
	if len(r.Claims) < 2 {
		line("Mark", upperFirst(r.Mark.Words())+markDetail(s, r.Mark))
	}
	if d.Privacy() != pane.Everything {
		b.WriteString("\nThe rest of the card is hidden at names only; ctrl+o shows it.")
		return b.String()
	}
	if e.Year > 0 {
		line("Year", fmt.Sprintf("%d of engagement", e.Year))
	}
	line("Days", p.days(e))
	line("Note", e.Note(p.id.Session))
	for _, x := range s.Sessions {
		head := fmt.Sprintf("Session %d", x.Number)
		words := s.MarkOf(e, x).Words()
		if len(e.Claims(x.ID)) > 1 {
			words = "two answers"
		}
		day := x.Date
		if slot := s.Slot(e.Booking(x.ID)); slot != nil {
			day = slot.Date
		}
		line(head, fmt.Sprintf("%-14s %s%s", day.Medium(), words, markDetail(s, s.MarkOf(e, x))))
		for _, t := range s.TasksOf(x.ID) {
			line("  task", t.Title+": "+e.Task(t.ID).Progress.String())
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// toldLong is what was told, with the day and the name.
func (p *Pane) toldLong(t model.Told) string {
	words := t.Words()
	if words == "" {
		return ""
	}
	if who := p.snap.Person(t.Substitute); who != nil {
		words += ": " + who.Name()
	}
	if t.On.Known() {
		words += " (told " + t.On.Short() + ")"
	}
	return words
}

// markDetail is what a mark says beside its words.
func markDetail(s *model.Snapshot, m model.Mark) string {
	var parts []string
	if m.Arrived.Known() {
		parts = append(parts, "came "+m.Arrived.String())
	}
	if m.ToldOn.Known() {
		parts = append(parts, "told "+m.ToldOn.Short())
	}
	if who := s.Person(m.Substitute); who != nil {
		parts = append(parts, who.Name())
	}
	if m.Kind == model.Elsewhere {
		parts = append(parts, strings.TrimSpace(m.Place+" "+m.PlaceDay.Short()))
	}
	if m.ByRest {
		parts = append(parts, "marked with the rest")
	}
	if m.Amended {
		parts = append(parts, "changed after finishing")
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// answered is one of two answers: what, by whom, when.
func answered(s *model.Snapshot, c model.Claimed, zone *time.Location) string {
	words := c.Mark.Words() + markDetail(s, c.Mark)
	if by := s.LeadName(c.Lead); by != "" {
		words += ", by " + by
	}
	return words + ", " + time.Unix(c.At, 0).In(zone).Format("2 Jan 15:04")
}

// days are the days earned so far: "2.0 of 3.0", or "2.0" where no number is expected.
func (p *Pane) days(e *model.Enrolment) string {
	days := model.Quarters(p.snap.Earned(e))
	if q := p.snap.Cohort.Quarters; q != nil {
		days += " of " + model.Quarters(*q)
	}
	return days
}
