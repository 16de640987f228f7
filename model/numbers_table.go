package model

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// NumberRow is a line of the table of numbers: of all, of a school, or of a person.
type NumberRow struct {
	// School and Person are names; both are "" of all, Person is "" of a school.
	School, Person string
	Enrolment      ID
	// Status is the person's, in a word.
	Status string
	Tally
	Earned int
}

// NumberRows are the numbers of a day as a table: all, then each school by name with its
// people by name; those without a school last.
func (s *Snapshot) NumberRows(n Numbers) []NumberRow {
	total := NumberRow{Tally: n.Total}
	for _, p := range n.People {
		total.Earned += p.Earned
	}
	school := func(id ID) string {
		if x := s.School(id); x != nil {
			return x.Name
		}
		return "no school"
	}
	schools := slices.Clone(n.Schools)
	slices.SortStableFunc(schools, func(a, b SchoolTally) int {
		if none := (s.School(a.School) == nil) != (s.School(b.School) == nil); none {
			return map[bool]int{true: 1, false: -1}[s.School(a.School) == nil]
		}
		return strings.Compare(Fold(school(a.School)), Fold(school(b.School)))
	})
	out := []NumberRow{total}
	for _, x := range schools {
		at := len(out)
		out = append(out, NumberRow{School: school(x.School), Tally: x.Tally})
		for _, p := range n.People {
			if p.School != x.School {
				continue
			}
			row := NumberRow{School: school(x.School), Person: "somebody", Enrolment: p.Enrolment, Status: p.Status.String(), Earned: p.Earned}
			if card := s.Person(p.Person); card != nil {
				row.Person = card.Listed()
			}
			row.count(p)
			out[at].Earned += p.Earned
			out = append(out, row)
		}
		slices.SortStableFunc(out[at+1:], func(a, b NumberRow) int { return cmp.Compare(Fold(a.Person), Fold(b.Person)) })
	}
	return out
}

// NumbersCSV is the table of a day for a spreadsheet, with the rules in words below it.
func (s *Snapshot) NumbersCSV(n Numbers) string {
	rows := [][]string{
		{s.Cohort.Title, "as of", n.Day.ISO()},
		{"School", "Person", "Status", "Interested", "Enrolled", "Engaged", "Withdrawn", "Completed", "Days"},
	}
	for _, r := range s.NumberRows(n) {
		name := r.School
		if name == "" {
			name = "All"
		}
		row := []string{name, r.Person, r.Status}
		for _, k := range []int{r.Interested, r.Enrolled, r.Engaged, r.Withdrawn, r.Completed} {
			row = append(row, fmt.Sprint(k))
		}
		rows = append(rows, append(row, Quarters(r.Earned)))
	}
	if n.Next > 0 {
		rows = append(rows, []string{fmt.Sprintf("%s for next year, counted apart", count(n.Next, "person", "asks", "ask"))})
	}
	for _, rule := range NumberRules() {
		rows = append(rows, []string{rule})
	}
	return CSV(rows)
}

// CSV are rows for a spreadsheet, with lines as Windows ends them. A cell that a
// spreadsheet would read as a formula begins with an apostrophe.
func CSV(rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		plain := make([]string, len(row))
		for i, cell := range row {
			plain[i] = NoFormula(cell)
		}
		_ = w.Write(plain) // a builder takes everything
	}
	w.Flush()
	return b.String()
}

// NoFormula is a cell with an apostrophe before it where a spreadsheet would read it as a
// formula.
func NoFormula(cell string) string {
	if IsFormula(cell) {
		return "'" + cell
	}
	return cell
}

// IsFormula tells whether a spreadsheet could read a cell as a formula: it begins with = + -
// or @, in their wide and small forms too, or with a tab or a line break, after spaces and
// signs that are not seen or not.
func IsFormula(cell string) bool {
	for _, r := range cell {
		switch {
		case strings.ContainsRune("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫", r):
			return true
		case !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf):
			return false
		}
	}
	return false
}
