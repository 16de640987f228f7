package table

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"workgroup/model"
	"workgroup/store/files/guard"
)

// workbook is a workbook that is being read.
type workbook struct {
	parts map[string]*zip.File
	// unzipped is how many bytes may still be unzipped.
	unzipped int64
	shared   []string
	// dates tells, of each style of cells, whether it shows a date or a time.
	dates []bool
	// from1904: days are counted from 1904, as old Macs did.
	from1904 bool
	left     *budget
}

// readWorkbook reads every visible sheet of a workbook.
func readWorkbook(b []byte) ([]model.Table, error) {
	if n := bytes.Count(b, []byte("PK\x01\x02")); n > MaxEntries {
		return nil, fmt.Errorf("there are %d files in this workbook, and no more than %d are read: is it the right file?", n, MaxEntries)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, errCut
	}
	w := workbook{parts: map[string]*zip.File{}, unzipped: MaxUnzipped, left: newBudget()}
	for _, f := range z.File {
		w.parts[strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, "\\", "/")), "/"))] = f
	}
	main := w.parts["xl/workbook.xml"]
	switch {
	case main != nil:
	case w.parts["content.xml"] != nil && w.parts["mimetype"] != nil:
		return nil, fmt.Errorf("this is a workbook of another kind (.ods): save it as .xlsx and take that in")
	case w.parts["xl/workbook.bin"] != nil:
		return nil, fmt.Errorf("this is a workbook of another kind (.xlsb): save it as .xlsx and take that in")
	case w.parts["word/document.xml"] != nil:
		return nil, fmt.Errorf("this is a Word document and no table: copy its table into a spreadsheet, save that and take it in")
	default:
		return nil, fmt.Errorf("this is a packed folder and no workbook: unpack it and take in the table that is in it")
	}
	sheets, err := w.sheets()
	if err != nil {
		return nil, err
	}
	if err := w.styles(); err != nil {
		return nil, err
	}
	if err := w.strings(); err != nil {
		return nil, err
	}
	var tables []model.Table
	for _, sheet := range sheets {
		rows, err := w.rows(sheet.part)
		switch {
		case err != nil && len(sheets) > 1:
			return nil, fmt.Errorf("sheet %s, %w", model.OneLine(sheet.name, 40), err)
		case err != nil:
			return nil, err
		case len(rows) > 0:
			tables = append(tables, model.Table{Sheet: sheet.name, Rows: rows})
		}
	}
	return tables, nil
}

var errCut = fmt.Errorf("this workbook is damaged, or only a part of it: download it again")

// open is a part of the workbook, "" where it has none.
func (w *workbook) open(name string) (string, error) {
	f := w.parts[strings.ToLower(name)]
	if f == nil {
		return "", nil
	}
	if f.UncompressedSize64 > uint64(w.unzipped) {
		return "", errLarge
	}
	r, err := f.Open()
	if err != nil {
		return "", errCut
	}
	defer r.Close()
	var text strings.Builder
	text.Grow(int(f.UncompressedSize64))
	n, err := io.Copy(&text, io.LimitReader(r, int64(f.UncompressedSize64)+1))
	if err != nil || n != int64(f.UncompressedSize64) {
		return "", errCut
	}
	w.unzipped -= n
	if s := text.String(); utf8.ValidString(s) {
		return strings.TrimPrefix(s, "\ufeff"), nil
	}
	return "", errXML
}

var errLarge = fmt.Errorf("this workbook holds more than %d MB when it is unpacked, and no more is read: is it the right file?", MaxUnzipped>>20)

// sheet is one sheet of a workbook, with the part that it stands in.
type sheet struct{ name, part string }

// sheets are those that are shown, in their order.
func (w *workbook) sheets() ([]sheet, error) {
	rels, err := w.open("xl/_rels/workbook.xml.rels")
	if err != nil {
		return nil, err
	}
	targets := map[string]string{}
	if err := each(rels, func(x *scanner) error {
		if x.name == "Relationship" && strings.HasSuffix(x.attr("Type"), "/worksheet") {
			target := x.attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = "/xl/" + target
			}
			targets[x.attr("Id")] = strings.TrimPrefix(path.Clean(target), "/")
		}
		return nil
	}); err != nil {
		return nil, err
	}
	text, err := w.open("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	var out []sheet
	err = each(text, func(x *scanner) error {
		switch x.name {
		case "workbookPr":
			on := x.attr("date1904")
			w.from1904 = on == "1" || on == "true"
		case "sheet":
			state := x.attr("state")
			if part := targets[x.attr("id")]; part != "" && state != "hidden" && state != "veryHidden" {
				out = append(out, sheet{x.attr("name"), part})
			}
		}
		return nil
	})
	return out, err
}

// each calls fn for the beginning of each element of a document.
func each(text string, fn func(x *scanner) error) error {
	x := scanner{text: text}
	for {
		_, ok, err := x.next()
		if err != nil || !ok {
			return err
		}
		if !x.end {
			if err := fn(&x); err != nil {
				return err
			}
		}
	}
}

// strings reads the texts that cells share.
func (w *workbook) strings() error {
	text, err := w.open("xl/sharedStrings.xml")
	if err != nil {
		return err
	}
	return each(text, func(x *scanner) error {
		if x.name != "si" {
			return nil
		}
		s, err := x.inside("rPh")
		if err != nil {
			return err
		}
		if len(w.shared) >= MaxCells/2 {
			return errLarge
		}
		w.shared = append(w.shared, s)
		return nil
	})
}

// rows reads the rows of a sheet that hold something.
func (w *workbook) rows(part string) ([]model.PastedRow, error) {
	text, err := w.open(part)
	if err != nil {
		return nil, err
	}
	x := scanner{text: text}
	var rows []model.PastedRow
	var cells []string
	number, column := 0, 0
	take := func() error {
		full := len(cells)
		for full > 0 && cells[full-1] == "" {
			full--
		}
		if full == 0 {
			return nil
		}
		if err := w.left.row(number, full); err != nil {
			return err
		}
		rows = append(rows, model.PastedRow{Number: number, Cells: slices.Clone(cells[:full])})
		cells = cells[:0]
		return nil
	}
	whole := false
	for {
		_, ok, err := x.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		switch {
		case x.end:
			if x.name == "row" {
				if err := take(); err != nil {
					return nil, err
				}
			}
			whole = whole || x.name == "worksheet"
		case x.name == "row":
			number++
			if n, err := strconv.Atoi(x.attr("r")); err == nil && n > 0 {
				number = n
			}
			column, cells = 0, cells[:0]
		case x.name == "c":
			if at, ok := columnOf(x.attr("r")); ok {
				column = at
			}
			cell, err := w.cell(&x)
			switch {
			case err == errLong:
				return nil, cellTooLong(number, column)
			case err != nil:
				return nil, err
			case cell == "":
			case column >= MaxColumns:
				return nil, w.left.row(number, column+1)
			case len(cell) > MaxCell:
				return nil, cellTooLong(number, column)
			default:
				for len(cells) <= column {
					cells = append(cells, "")
				}
				cells[column] = guard.Unguard(cell)
			}
			column++
		}
	}
	if !whole && text != "" {
		return nil, errCut
	}
	slices.SortStableFunc(rows, func(a, b model.PastedRow) int { return cmp.Compare(a.Number, b.Number) })
	return rows, nil
}

// columnOf is the column of a cell's name, counted from 0: "C5" is 2.
func columnOf(name string) (column int, ok bool) {
	for i := 0; i < len(name) && i < 4; i++ {
		c := name[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			return column - 1, column > 0
		}
		column = column*26 + int(c-'A') + 1
	}
	return column - 1, column > 0
}

// cell is what the cell holds whose beginning was just found.
func (w *workbook) cell(x *scanner) (string, error) {
	if x.empty {
		return "", nil
	}
	kind, style := x.attr("t"), x.attr("s")
	value := ""
	for {
		_, ok, err := x.next()
		switch {
		case err != nil || !ok:
			return "", errXML
		case x.name == "c" && x.end:
			return w.shown(kind, style, value), nil
		case x.end:
		case x.name == "v", x.name == "is":
			if value, err = x.inside("rPh"); err != nil {
				return "", err
			}
		}
	}
}

// shown is a value of a kind of cell as text.
func (w *workbook) shown(kind, style, value string) string {
	switch kind {
	case "s":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < len(w.shared) {
			return w.shared[n]
		}
		return ""
	case "b":
		if value == "1" {
			return "yes"
		}
		return "no"
	case "d":
		return strings.TrimSuffix(strings.Replace(value, "T", " ", 1), ":00")
	case "", "n":
		if !w.dated(style) && len(value) < 16 && strings.Trim(value, "0123456789.") == "" {
			return value
		}
		n, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return value
		}
		if w.dated(style) {
			if day, ok := w.day(n); ok {
				return day
			}
		}
		if short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64); err == nil {
			n = short // as many digits as a spreadsheet shows: 0.1 + 0.2 is 0.3
		}
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return value
}
