package strokes

import (
	"strings"
	"time"

	"workgroup/model"
	"workgroup/tui/theme"
)

// Style repeats in colour what the words of a row's mark say.
func Style(th *theme.Theme, r *model.Row) theme.Style {
	m := r.Mark
	switch {
	case r.Disputed() || m.Kind == model.Absent:
		return th.Bad
	case m.Here() && (m.Late || m.LeftEarly || m.Kind == model.Part):
		return th.Warn
	case m.Here():
		return th.Good
	case m.Kind == model.Unmarked:
		return th.Text
	}
	return th.Info
}

// Told is what was told before a session, with the name and the day; "" for nothing.
func Told(s *model.Snapshot, t model.Told) string {
	words := t.Words()
	if words == "" {
		return ""
	}
	if who := s.Person(t.Substitute); who != nil {
		words += ": " + who.Apart()
	}
	if t.On.Known() {
		words += " (told " + t.On.Short() + ")"
	}
	return words
}

// Mark is a mark in full: its words, and what it says beside them in brackets.
func Mark(s *model.Snapshot, m model.Mark) string {
	var parts []string
	if m.Arrived.Known() {
		parts = append(parts, "came "+m.Arrived.String())
	}
	if m.ToldOn.Known() {
		parts = append(parts, "told "+m.ToldOn.Short())
	}
	if who := s.Person(m.Substitute); who != nil {
		parts = append(parts, who.Apart())
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
		return m.Words()
	}
	return m.Words() + " (" + strings.Join(parts, ", ") + ")"
}

// Answered is one of two answers: what, by whom, when.
func Answered(s *model.Snapshot, c model.Claimed, zone *time.Location) string {
	words := Mark(s, c.Mark)
	if by := s.LeadName(c.Lead); by != "" {
		words += ", by " + by
	}
	return words + ", " + time.Unix(c.At, 0).In(zone).Format("2 Jan 15:04")
}
