package model

import (
	"slices"
	"strings"
)

// LikelyKinds are the kinds of tables that a table may be, the likeliest first, as the
// headings of the first sheet say it. Of people it is no list of dates, unless it has some.
func LikelyKinds(sheets []Table) []IntakeKind {
	var header []string
	var rows []PastedRow
	if len(sheets) > 0 {
		all := sheets[0].Rows
		for i, row := range all[:min(len(all), mostAbove+1)] {
			if len(row.Cells) > len(header) {
				header, rows = row.Cells, all[i+1:]
			}
		}
	}
	folded := " | "
	people, sessions, scores := 0, 0, 0
	for j, cell := range header {
		folded += Fold(OneLine(cell, MaxName-10)) + " | "
		if k, is := kindOfHeading(cell); is && slices.Contains(personKinds(), k) {
			people++
		}
		if headsSession(cell) {
			sessions++
		}
		if full, is := scored(rows, j); full > 0 && is == full {
			scores++
		}
	}
	has := func(any ...string) bool {
		return slices.ContainsFunc(any, func(w string) bool { return strings.Contains(folded, "| "+w+" |") })
	}
	form := has("timestamp", "completion time")
	dated := has("date", "when", "session date")
	first := IntakePeople
	switch {
	case form && scores > 0 && people < 3:
		first = IntakeFeedback
	case form:
		first = IntakeForms
	case people > 0 && sessions > 0:
		first = IntakeMarks
	case dated && has("host", "capacity", "places", "booked", "who is booked", "setting"):
		first = IntakeSlots
	case dated || has("venue", "session title"):
		first = IntakeSessions
	case people == 0 && scores > 0:
		first = IntakeFeedback
	}
	out := []IntakeKind{first}
	for _, k := range []IntakeKind{IntakePeople, IntakeForms, IntakeMarks, IntakeSessions, IntakeSlots, IntakeFeedback} {
		never := people > 1 && (k == IntakeSessions || k == IntakeSlots) && !dated || people > 1 && k == IntakeFeedback && scores == 0
		if k != first && !never {
			out = append(out, k)
		}
	}
	return out
}

// scored is how many cells of a column hold something, and how many of them a score.
func scored(rows []PastedRow, j int) (full, is int) {
	for _, row := range rows[:min(len(rows), looked)] {
		if j < len(row.Cells) && row.Cells[j] != "" {
			full++
			if _, score := readScore(row.Cells[j]); score {
				is++
			}
		}
	}
	return full, is
}
