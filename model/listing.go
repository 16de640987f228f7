package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// CellKind is what the cells of a column hold.
type CellKind uint8

// The kinds of cells.
const (
	CellText  CellKind = iota
	CellWhole          // a whole number
	CellDays           // days, from quarters
	CellMoney          // pounds, from pence
	CellDay
	CellClock
)

// TableCell is one cell. Known is false for one that is empty.
type TableCell struct {
	Kind  CellKind
	Known bool
	// N is the number of whole ones, quarter days, pence, the Day or the Clock.
	N    int
	Text string
}

// String is the cell in plain characters, numbers and days as other programs read them:
// "1.5", "75.00", "2021-11-17", "09:30".
func (c TableCell) String() string {
	if !c.Known {
		return ""
	}
	switch c.Kind {
	case CellWhole:
		return strconv.Itoa(c.N)
	case CellDays:
		return Quarters(c.N)
	case CellMoney:
		return fmt.Sprintf("%d.%02d", c.N/100, c.N%100)
	case CellDay:
		return Day(c.N).ISO()
	case CellClock:
		return Clock(c.N).String()
	}
	return c.Text
}

// textCell is a text. Characters that show nothing, or turn the direction of what follows,
// are taken out; line breaks stay.
func textCell(text string) TableCell {
	if !printable(text) {
		text = seen(text)
	}
	return TableCell{Kind: CellText, Text: text, Known: text != ""}
}

// printable tells whether a text is of ASCII characters that are seen, as most are.
func printable(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] >= 0x7f {
			return false
		}
	}
	return true
}

// seen is what of a text is seen.
func seen(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && hidden(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

func wholeCell(n int) TableCell   { return TableCell{Kind: CellWhole, N: n, Known: true} }
func daysCell(q int) TableCell    { return TableCell{Kind: CellDays, N: q, Known: true} }
func moneyCell(p int) TableCell   { return TableCell{Kind: CellMoney, N: p, Known: true} }
func dayCell(d Day) TableCell     { return TableCell{Kind: CellDay, N: int(d), Known: d.Known()} }
func clockCell(c Clock) TableCell { return TableCell{Kind: CellClock, N: int(c), Known: c.Known()} }

// numberIf is a number that is not known where it is 0.
func numberIf(n int) TableCell { return TableCell{Kind: CellWhole, N: n, Known: n != 0} }

// Column is a column of a table.
type Column struct {
	Heading string
	Kind    CellKind
}

// Listing is a table of a cohort, for spreadsheets, the screen and the clipboard: each row has
// a cell for each column.
type Listing struct {
	Kind TableKind
	// Title says what it is of: "register of session 1, 17 Nov 2021".
	Title   string
	Columns []Column
	Rows    [][]TableCell
}

// Table is a table of the cohort as of a day; sheet is the register that it is of, where it
// is one. ok is false where there is no such table, or no such register.
func (s *Snapshot) Table(kind TableKind, sheet SheetID, today Day) (t Listing, ok bool) {
	switch kind {
	case TableRoster:
		t = s.rosterTable(today)
	case TableRegister:
		h, ok := s.Sheet(sheet)
		if !ok {
			return Listing{}, false
		}
		t = s.registerTable(&h)
	case TableGrid:
		t = s.gridTable(today)
	case TableTasks:
		t = s.tasksTable()
	case TableSlots:
		t = s.slotsTable()
	case TableFees:
		t = s.feesTable()
	case TableReturn:
		t = s.returnTable(today)
	default:
		return Listing{}, false
	}
	t.Kind = kind
	return t, true
}

// Only is the listing with some of its columns, in the order in which they are named; all of
// them where none is. Capital letters make no difference. The error names what there is.
func (t Listing) Only(headings []string) (Listing, error) {
	if len(headings) == 0 {
		return t, nil
	}
	var at []int
	for _, h := range headings {
		i := slices.IndexFunc(t.Columns, func(c Column) bool { return Fold(c.Heading) == Fold(h) })
		if i < 0 {
			var all []string
			for _, c := range t.Columns {
				all = append(all, c.Heading)
			}
			return Listing{}, refuse("There is no column %q in the table %s. It has: %s.", h, string(t.Kind), strings.Join(all, ", "))
		}
		at = append(at, i)
	}
	out := Listing{Kind: t.Kind, Title: t.Title}
	for _, i := range at {
		out.Columns = append(out.Columns, t.Columns[i])
	}
	for _, row := range t.Rows {
		some := make([]TableCell, len(at))
		for k, i := range at {
			some[k] = row[i]
		}
		out.Rows = append(out.Rows, some)
	}
	return out, nil
}

// columnsOf are columns of one kind.
func columnsOf(kind CellKind, headings ...string) []Column {
	var out []Column
	for _, h := range headings {
		out = append(out, Column{h, kind})
	}
	return out
}

// usualColumns is how many columns a row has at most, but for the year.
const usualColumns = 24

// nameColumns and nameCells are who somebody is, at the beginning of a row.
func nameColumns() []Column {
	return columnsOf(CellText, "Given name", "Family name", "Label", "School")
}

func (s *Snapshot) nameCells(e *Enrolment, school ID) []TableCell {
	p := s.Person(e.Person)
	if p == nil {
		p = &Person{}
	}
	at := ""
	if x := s.School(school); x != nil {
		at = x.Name
	}
	return append(make([]TableCell, 0, usualColumns), textCell(p.Given), textCell(p.Family), textCell(p.Label), textCell(at))
}
