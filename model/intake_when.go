package model

import (
	"slices"
	"strings"

	"workgroup/model/change"
)

// headingOf is what a heading of a table of sessions or dates calls its column: the first
// kind of which it has a word; the more words it has besides, the less it is one.
type headingOf struct {
	kind  ColumnKind
	words []string
}

// named is the kind that a heading names, or ColumnLeftOut.
func named(heading string, all []headingOf) ColumnKind {
	folded := Fold(OneLine(heading, MaxName-10))
	for _, h := range all {
		if slices.Contains(h.words, folded) {
			return h.kind
		}
	}
	words := strings.Fields(folded)
	if len(words) > 5 {
		return ColumnLeftOut
	}
	for _, h := range all {
		if anyOf(words, h.words) {
			return h.kind
		}
	}
	return ColumnLeftOut
}

// proposeWhen proposes columns of a table of sessions or dates, from their headings, else from
// what most of their cells look like; words take what is still open, in the order of texts.
func (r *tableReading) proposeWhen(all []headingOf, texts ...ColumnKind) []ColumnKind {
	columns := make([]ColumnKind, r.width)
	take := func(j int, k ColumnKind) bool {
		if k == ColumnLeftOut || slices.Contains(columns, k) {
			return false
		}
		columns[j] = k
		return true
	}
	for j, cell := range r.header {
		take(j, named(cell, all))
	}
	for j := range columns {
		if columns[j] != ColumnLeftOut || r.header[j] != "" {
			continue
		}
		k := r.looksLike(j)
		if k != ColumnTitle {
			take(j, k)
			continue
		}
		for _, text := range texts {
			if take(j, text) {
				break
			}
		}
	}
	return columns
}

// looksLike is what more than half of a column's cells look like: dates, times, small numbers,
// words (ColumnTitle), or nothing that is known.
func (r *tableReading) looksLike(j int) ColumnKind {
	count := map[ColumnKind]int{}
	full := 0
	for _, row := range r.rows[:min(len(r.rows), looked)] {
		cell := row.Cells[j]
		if cell == "" {
			continue
		}
		full++
		_, isDate := readStamp(cell, dayFirst, r.s.Cohort.Year)
		span, notTimes := ReadSpan(cell)
		switch {
		case isDate && strings.ContainsFunc(cell, isDigit):
			count[ColumnDate]++
		case allDigits(cell) && len(cell) <= 2:
			count[ColumnNumber]++
		case notTimes == "" && span.Start.Known():
			count[ColumnTimes]++
		case hasLetter(cell):
			count[ColumnTitle]++
		}
	}
	for k, n := range count {
		if 2*n > full {
			return k
		}
	}
	return ColumnLeftOut
}

// when is the day and the times of a row; why says what is wrong, and where.
func (r *tableReading) when(row PastedRow, order string) (day Day, span Span, why string) {
	if cell := r.cell(row, ColumnDate); cell != "" && !isOpen(cell) {
		var ok bool
		if day, ok = readStamp(cell, order, r.s.Cohort.Year); !ok {
			return 0, Span{}, r.at(row.Number, ColumnDate) + ": " + quoted(cell) + " is no date: write it as 8 Feb 2024, or leave it empty where it is not known."
		}
		r.dayNotes(row, cell, day)
	}
	start, end, times := r.cell(row, ColumnStart), r.cell(row, ColumnEnd), r.cell(row, ColumnTimes)
	kind, typed := ColumnTimes, times
	if times == "" && start+end != "" {
		if kind, typed = ColumnStart, start; end != "" {
			typed += "-" + end
		}
	}
	if isOpen(typed) {
		return day, Span{}, ""
	}
	span, wrong := ReadSpan(typed)
	if wrong != "" {
		return 0, Span{}, r.at(row.Number, kind) + ": " + wrong
	}
	if span.Notice != "" {
		r.note("Row %d: %s", row.Number, span.Notice)
	}
	return day, span, ""
}

// dayNotes say that a date lies outside the academic year, or that a weekday in the row is
// another than that of the date.
func (r *tableReading) dayNotes(row PastedRow, cell string, day Day) {
	if _, isStamp := cutStamp(cell); !isStamp {
		if read, wrong := ReadDay(cell, DayContext{Year: r.s.Cohort.Year}); wrong == "" && read.Notice != "" {
			r.note("Row %d: %s", row.Number, read.Notice)
		}
	} else if year := r.s.Cohort.Year; year != 0 && day.AcademicYear() != year {
		r.note("Row %d: %s is outside the academic year %s.", row.Number, day.layout("2 Jan 2006"), AcademicYearWords(year))
	}
	for j, k := range r.columns {
		word := Fold(row.Cells[j])
		if k != ColumnLeftOut || len(word) < 3 || strings.Contains(word, " ") {
			continue
		}
		for d := range Day(7) {
			name := strings.ToLower((day + d).Date().Weekday().String())
			if d > 0 && strings.HasPrefix(name, word) {
				r.note("Row %d: %s is a %s, and column %s says %s.", row.Number, day.layout("2 Jan 2006"), day.Date().Weekday(), ColumnLetters(j), OneLine(row.Cells[j], 20))
			}
		}
	}
}

// isOpen tells whether a cell says that something is not known yet.
func isOpen(cell string) bool {
	switch Fold(cell) {
	case "", "tbc", "tba", "to be confirmed", "to be announced", "not known", "unknown":
		return true
	}
	return false
}

// readMode reads whether a session is in the room or online; 0 where that is not said.
func readMode(cell string) Mode {
	words := strings.Fields(Fold(cell))
	switch {
	case anyOf(words, []string{"online", "teams", "zoom", "virtual", "remote", "webinar"}):
		return Online
	case anyOf(words, []string{"room", "face", "person", "f2f", "onsite", "site", "school"}):
		return InRoom
	}
	return 0
}

// together are actions done one upon the other, as one.
type together struct {
	s    *Snapshot
	env  Env
	verb Verb
	plan Plan
}

// do does one more.
func (t *together) do(a Action) error {
	p, err := a.Plan(t.s, t.env)
	if err != nil {
		return err
	}
	t.add(p.Changes)
	return nil
}

func (t *together) add(changes []*change.Change) {
	for _, c := range changes {
		named := *c
		named.Label.Verb = uint16(t.verb)
		t.s = t.s.Apply(&named)
		t.plan.Changes = append(t.plan.Changes, &named)
	}
}

// remember keeps how the table was read, where anything changes.
func (t *together) remember(r Remembered) {
	if len(t.plan.Changes) > 0 {
		d := NewDraft(t.s, t.env, t.verb, 0)
		d.remember(r)
		t.add(d.parts())
	}
}
