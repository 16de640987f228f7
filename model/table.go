package model

import "strings"

// Table is what was read of a file of rows and cells.
type Table struct {
	// Sheet is the name of the sheet in a workbook, "" of other files.
	Sheet string
	// Rows are those that hold something, with their numbers in the file; their cells are as
	// they were, dates as 2021-11-17 or 2021-11-17 09:30.
	Rows []PastedRow
}

// ColumnLetters is the name of a column, counted from 0, as spreadsheets have it: A, B ... Z,
// AA.
func ColumnLetters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// OneLine is a cell or a heading for a sentence or a list: in one line, at most so many
// characters.
func OneLine(cell string, most int) string {
	s := Tidy(cell, most+1)
	if r := []rune(s); len(r) > most {
		s = strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return s
}
