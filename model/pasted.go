package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Limits of a pasted list of people.
const (
	MaxPastedRows    = 500
	MaxPastedColumns = 50
	MaxPastedCell    = 64 << 10 // bytes
	MaxPasted        = 1 << 20  // bytes in all
	// maxLineEnds leaves room for the line breaks within cells, and for empty rows.
	maxLineEnds = 40 * MaxPastedRows
)

// ColumnKind is what a column of a pasted list holds.
type ColumnKind uint8

// The kinds of columns.
const (
	ColumnLeftOut ColumnKind = 0
	ColumnName    ColumnKind = 1 // "Sarah Jones" or "Jones, Sarah", perhaps with "<an e-mail>"
	ColumnGiven   ColumnKind = 2
	ColumnFamily  ColumnKind = 3
	ColumnSchool  ColumnKind = 4
	ColumnEmail   ColumnKind = 5
	ColumnPhone   ColumnKind = 6
	ColumnRole    ColumnKind = 7
	ColumnURN     ColumnKind = 8

	ColumnDesignation ColumnKind = 9
	ColumnBefore      ColumnKind = 10 // a name that somebody had before
	ColumnPrior       ColumnKind = 11 // what the school took part in before
	ColumnAsked       ColumnKind = 12 // the day on which somebody answered or asked
	ColumnStatus      ColumnKind = 13
)

// ColumnKinds are all kinds of a list of people, in the order in which a lead steps through
// them.
func ColumnKinds() []ColumnKind {
	return []ColumnKind{
		ColumnName, ColumnGiven, ColumnFamily, ColumnSchool, ColumnEmail, ColumnPhone, ColumnRole, ColumnURN, ColumnDesignation, ColumnBefore,
		ColumnPrior, ColumnAsked, ColumnStatus, ColumnLeftOut,
	}
}

// PastedTable is a list as it was pasted, its cells tidied.
type PastedTable struct {
	// Columns are what each column is taken for, a proposal that a lead can change.
	Columns []ColumnKind
	// Header are the words over the columns, as many as Columns; nil where the
	// first row is a person.
	Header []string
	// Rows are the people, without the header and without empty rows.
	Rows []PastedRow
}

// PastedRow is one row.
type PastedRow struct {
	// Number is the row's place in what was pasted, counted from 1, header and
	// empty rows counted.
	Number int
	// Cells are as many as the table's columns; "" where the row is shorter.
	Cells []string
}

// ReadPasted reads cells copied from a spreadsheet: rows on lines, columns cut by
// tabs, or by commas where there is no tab; a cell with line breaks, tabs or quotes
// stands in quotes, as Excel copies it. A list of names one to a line, "Sarah Jones"
// or "Jones, Sarah", is one column. A first row of headings is told from a person,
// and what each column holds is proposed from its heading, else from its cells.
//
// At most MaxPastedRows rows of MaxPastedColumns columns, MaxPastedCell bytes in a
// cell and MaxPasted in all, empty rows at the end not counted. The sentence says
// what is wrong, and is "" where nothing is; then there is a row at least.
func ReadPasted(text string) (t PastedTable, wrong string) {
	rows, width, wrong := pastedRows(text)
	if wrong != "" {
		return PastedTable{}, wrong
	}
	widen(rows, width)
	if likeHeader(rows[0].Cells) {
		t.Header, rows = rows[0].Cells, rows[1:]
	}
	switch {
	case len(rows) == 0:
		return PastedTable{}, "There is only a row of headings: copy the people below it as well."
	case len(rows) > MaxPastedRows:
		return PastedTable{}, tooManyRows(len(rows))
	}
	t.Rows = rows
	t.Columns = proposeColumns(t.Header, rows, width)
	return t, ""
}

// NewPasted is a pasted list of people as an Intake, cut and limited as ReadPasted does.
func NewPasted(text string) (x PeopleIntake, wrong string) {
	rows, _, wrong := pastedRows(text)
	if wrong != "" {
		return PeopleIntake{}, wrong
	}
	return NewPeople([]Table{{Rows: rows}}), ""
}

// pastedRows are the rows of a pasted text that hold something, one at least, and the length of
// the longest.
func pastedRows(text string) (rows []PastedRow, width int, wrong string) {
	tabs := strings.Contains(text, "\t")
	text = strings.TrimRight(text, "\t\r\n ")
	if len(text) <= MaxPasted {
		text = lineEnds(text)
	}
	if len(text) > MaxPasted || strings.Count(text, "\n") > maxLineEnds {
		return nil, 0, "This is more than a list of people: copy only the rows and columns that are wanted, and paste them again."
	}
	grid := cutCells(text, tabs)
	if wrong := tooMuch(grid); wrong != "" {
		return nil, 0, wrong
	}
	rows, width = tidyRows(grid)
	switch {
	case len(rows) > MaxPastedRows+1:
		return nil, 0, tooManyRows(len(rows))
	case len(rows) == 0:
		return nil, 0, "There is nothing to read: copy the cells in the spreadsheet and paste them here."
	}
	return rows, width, ""
}

func tooManyRows(n int) string {
	return fmt.Sprintf("There are %d rows, and %d can be taken at once: copy and paste them in parts.", n, MaxPastedRows)
}

// tooMuch says which limit the cells break; rows are counted later, without the
// empty ones.
func tooMuch(grid [][]string) string {
	for i, row := range grid {
		if len(row) > MaxPastedColumns {
			return fmt.Sprintf("Row %d has %d columns, and %d can be taken: copy only the columns that are wanted.", i+1, len(row), MaxPastedColumns)
		}
		for j, cell := range row {
			if len(cell) > MaxPastedCell {
				return fmt.Sprintf("Row %d, column %d holds more than %d KiB: leave that cell out and paste again.", i+1, j+1, MaxPastedCell>>10)
			}
		}
	}
	return ""
}

// tidyRows are the rows that hold something, without the empty cells at their ends,
// and the length of the longest.
func tidyRows(grid [][]string) (rows []PastedRow, width int) {
	for i, cells := range grid {
		full := 0
		for j := range cells {
			cells[j] = Tidy(cells[j], MaxPastedCell)
			if cells[j] != "" {
				full = j + 1
			}
		}
		if full > 0 {
			rows = append(rows, PastedRow{Number: i + 1, Cells: cells[:full]})
			width = max(width, full)
		}
	}
	return rows, width
}

// widen makes all rows of one length.
func widen(rows []PastedRow, width int) {
	for i := range rows {
		cells := make([]string, width)
		copy(cells, rows[i].Cells)
		rows[i].Cells = cells
	}
}

// PastedPerson is one row as a person, tidied.
type PastedPerson struct {
	// Row is the row's number in what was pasted.
	Row                                            int
	Given, Family, School, URN, Email, Phone, Role string
	// Before is a name that the person had before, Prior what the school took part in.
	Before, Prior string
	Designation   Designation
	// Asked is the day on which they answered, as it was written; Status the word for where
	// they stand.
	Asked, Status string
	// Wrong says what is wrong with the row, where, and what to do; "" where
	// nothing is. The value that is wrong stands as it was pasted, to be shown, and
	// must not be kept.
	Wrong string
}

// Name is the name as it is spoken: "Sarah Jones".
func (p PastedPerson) Name() string { return strings.TrimSpace(p.Given + " " + p.Family) }

// People are the rows as people, the columns taken for what columns says; columns
// that it does not reach are left out. Of two columns of one kind the first that has
// something counts. Given and family name come before a name in one cell, and an
// e-mail address of its own before one in the name's cell.
func (t PastedTable) People(columns []ColumnKind) []PastedPerson {
	people := make([]PastedPerson, len(t.Rows))
	for i, row := range t.Rows {
		p, _, wrong := personOf(row, columns)
		if wrong == "" {
			wrong = p.standing()
		}
		if p.Wrong = wrong; wrong != "" {
			where := fmt.Sprintf("Row %d", row.Number)
			if p.Name() != "" {
				where += ", " + clipped(p.Name())
			}
			p.Wrong = where + ": " + wrong
		}
		people[i] = p
	}
	return people
}

// personOf is a row as a person, and what is wrong with a column of what kind, "" where
// nothing is.
func personOf(row PastedRow, columns []ColumnKind) (p PastedPerson, at ColumnKind, wrong string) {
	var cells [ColumnStatus + 1]string
	for j, cell := range row.Cells {
		if j < len(columns) && columns[j] <= ColumnStatus && cells[columns[j]] == "" {
			cells[columns[j]] = cell
		}
	}
	p = PastedPerson{
		Row: row.Number, Given: cells[ColumnGiven], Family: cells[ColumnFamily], School: severalIn(cells[ColumnSchool]), Role: severalIn(cells[ColumnRole]),
		URN: cells[ColumnURN], Email: cells[ColumnEmail], Phone: cells[ColumnPhone], Before: cells[ColumnBefore], Prior: severalIn(cells[ColumnPrior]),
		Designation: readDesignation(cells[ColumnDesignation]), Asked: cells[ColumnAsked], Status: cells[ColumnStatus],
	}
	for _, v := range []*string{&p.URN, &p.Email, &p.Phone, &p.Before} {
		if saysNothing(*v) {
			*v = ""
		}
	}
	name, address := cutAddress(cells[ColumnName])
	if name == "" && address != "" && address == cells[ColumnName] {
		name, address = address, ""
	}
	if isAnonymous(name) {
		name = ""
	}
	if isAnonymous(p.Email) {
		p.Email = ""
	}
	if p.Email == "" {
		p.Email = address
	}
	at, wrong = p.settle(name)
	return p, at, wrong
}

// settle reads every value; the first that is wrong is left as it is and named.
func (p *PastedPerson) settle(name string) (at ColumnKind, wrong string) {
	if p.Given+p.Family != "" {
		name = p.Given + " " + p.Family
		if p.Family == "" {
			p.Given, p.Family = "", p.Given
		}
		if _, _, wrong := ReadName(name); wrong != "" {
			return ColumnFamily, wrong
		}
	} else {
		given, family, wrong := ReadName(name)
		if wrong != "" {
			p.Family = name
			return ColumnName, wrong
		}
		p.Given, p.Family = given, family
	}
	for _, v := range []struct {
		value *string
		kind  ColumnKind
		read  func(string) (string, string)
	}{
		{&p.Email, ColumnEmail, ReadEmail}, {&p.URN, ColumnURN, ReadURN}, {&p.Phone, ColumnPhone, ReadPhone}, {&p.School, ColumnSchool, readShort},
		{&p.Role, ColumnRole, readShort}, {&p.Before, ColumnBefore, readShort}, {&p.Prior, ColumnPrior, readShort},
	} {
		clean, wrong := v.read(*v.value)
		if wrong != "" {
			return v.kind, wrong
		}
		*v.value = clean
	}
	return ColumnLeftOut, ""
}

// saysNothing tells whether a cell is what people write where they have nothing to say.
func saysNothing(cell string) bool {
	switch Fold(cell) {
	case "n a", "na", "none", "no", "nil", "not known", "unknown", "not sure", "unsure", "dont know", "do not know", "tbc", "x":
		return true
	}
	return Fold(cell) == "" && !strings.ContainsFunc(cell, hasMeaning)
}

// hasMeaning tells whether a sign is a letter or a digit.
func hasMeaning(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// severalIn are several answers in one cell, as forms write them: "A;B;" is "A, B".
func severalIn(cell string) string {
	if !strings.HasSuffix(cell, ";") {
		return cell
	}
	return Tidy(strings.ReplaceAll(strings.Trim(cell, "; "), ";", ", "), len(cell))
}

// readDesignation is what a cell says of somebody's role in teaching for mastery.
func readDesignation(cell string) Designation {
	words := strings.Fields(Fold(cell))
	switch {
	case slices.Contains(words, "neither"), slices.Contains(words, "no"), slices.Contains(words, "none"), slices.Contains(words, "not"):
		return Neither
	case slices.Contains(words, "specialist"):
		return Specialist
	case slices.Contains(words, "advocate"):
		return Advocate
	}
	return DesignationUnknown
}

func readShort(typed string) (clean, wrong string) {
	if s := Tidy(typed, MaxName+1); len([]rune(s)) <= MaxName {
		return s, ""
	}
	return "", fmt.Sprintf("%s is too long: shorten it to %d characters.", quoted(typed), MaxName)
}

// isAnonymous tells whether a cell is what a form writes where it knows nobody.
func isAnonymous(cell string) bool { return strings.EqualFold(cell, "anonymous") }
