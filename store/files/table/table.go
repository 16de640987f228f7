// Package table reads tables of rows and cells from files: text with commas, semicolons or
// tabs between its cells (CSV), and workbooks (XLSX). Bytes in, model.Table out; it knows
// neither the disk nor what a cell means.
//
// # What is read
//
// Text may be UTF-8, UTF-16 of either byte order or Windows-1252; which it is, and what
// stands between cells, is found out. Of a workbook every visible sheet is read, and of a
// cell what it holds: a date is "2021-11-17", a date with a time "2021-11-17 09:30", a time
// "09:30", whatever the workbook shows. The guard of package guard is taken off.
//
// # Limits
//
// See the constants. What is beyond them, or is no table at all (a page of the web, a
// damaged workbook, text in two encodings), is one sentence, found before much is read. The
// sentences name row and column where there is one, as a spreadsheet counts them.
package table

import (
	"bytes"
	"fmt"
	"strings"

	"workgroup/model"
)

// Limits of a file and of what is in it.
const (
	MaxBytes    = 20 << 20 // of the file
	MaxUnzipped = 64 << 20 // bytes of a workbook
	MaxEntries  = 200      // files in a workbook
	MaxRows     = 50_000   // of all sheets, those that hold something; and the last one's number
	MaxColumns  = 500
	MaxCells    = 2_000_000 // of all sheets
	MaxCell     = 64 << 10  // bytes of a cell
)

// Read is the table in a file, or the tables of a workbook that hold something: one at
// least. The error is a sentence.
func Read(b []byte) ([]model.Table, error) {
	if len(b) > MaxBytes {
		return nil, fmt.Errorf("this file has %d MB, and at most %d MB are read: is it the right file?", len(b)>>20, MaxBytes>>20)
	}
	if wrong := noTable(b); wrong != "" {
		return nil, fmt.Errorf("%s", wrong)
	}
	var tables []model.Table
	var err error
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		tables, err = readWorkbook(b)
	} else {
		tables, err = readText(b)
	}
	if err == nil && len(tables) == 0 {
		err = fmt.Errorf("there is nothing in this file: is it the right one?")
	}
	if err != nil {
		return nil, err
	}
	return tables, nil
}

// noTable says what a file is that is no table, by how it begins; "" where it may be one.
func noTable(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return "this workbook is of the old format (.xls), or locked with a password: open it, take the password off, save it as .xlsx and take that in"
	case bytes.HasPrefix(b, []byte("%PDF")):
		return "this is a PDF: take in the spreadsheet or the CSV file that it was made from"
	case bytes.HasPrefix(b, []byte("PK")) && !bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return "this workbook is empty or damaged: download it again"
	}
	head := strings.NewReplacer("\x00", "", "\ufeff", "", "\xff\xfe", "", "\xfe\xff", "").Replace(string(b[:min(len(b), 1024)]))
	head = strings.ToLower(strings.TrimLeft(head, " \t\r\n"))
	for _, page := range []string{"<!doctype", "<html", "<head", "<body", "<table", "<?xml", "<svg", "<!--"} {
		if strings.HasPrefix(head, page) {
			return "this is a page of the web and no table, whatever its name says: sign in there, download the answers as a spreadsheet, and take that in"
		}
	}
	return ""
}

// budget is what may still be read.
type budget struct{ rows, cells int }

func newBudget() *budget { return &budget{MaxRows, MaxCells} }

// row takes a row of so many cells, numbered from 1.
func (b *budget) row(number, cells int) error {
	b.rows--
	b.cells -= cells
	switch {
	case b.rows < 0 || number > MaxRows:
		return fmt.Errorf("row %d: there are more than %d rows, and no more are read: delete what is not needed and save it again", number, MaxRows)
	case cells > MaxColumns:
		return fmt.Errorf("row %d: there are more than %d columns, and no more are read: delete those that are not needed and save it again", number, MaxColumns)
	case b.cells < 0:
		return fmt.Errorf("row %d: there are more than %d million cells, and no more are read: delete what is not needed and save it again", number, MaxCells/1_000_000)
	}
	return nil
}

func cellTooLong(row, column int) error {
	return fmt.Errorf("row %d, column %s holds more than %d KiB: shorten that cell and save it again", row, model.ColumnLetters(column), MaxCell>>10)
}
