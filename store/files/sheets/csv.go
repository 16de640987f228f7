package sheets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/files/guard"
)

// byteOrder stands before text that a spreadsheet is to read as UTF-8.
const byteOrder = "\ufeff"

// CSV is a table with its headings: UTF-8 with a mark that says so, commas, and lines as
// Windows ends them. Days are 2021-11-17, times 09:30, numbers have a point.
func CSV(t model.Listing) []byte {
	var b bytes.Buffer
	b.WriteString(byteOrder)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = guard.Guard(c.Heading)
	}
	_ = w.Write(row) // a buffer takes everything
	for _, cells := range t.Rows {
		for i, c := range cells {
			row[i] = plain(c)
		}
		_ = w.Write(row)
	}
	w.Flush()
	return b.Bytes()
}

// plain is a cell in characters; what somebody typed is guarded.
func plain(c model.TableCell) string {
	if c.Kind == model.CellText {
		return guard.Guard(c.Text)
	}
	return c.String()
}

// MakeCSV is one table of a cohort, the roster where none is named. Its errors are sentences.
func MakeCSV(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	t, err := table(s, w, now)
	if err != nil {
		return model.Paper{}, err
	}
	return model.Paper{Name: name(s, t.Kind, w.Sheet) + ".csv", Bytes: CSV(t)}, nil
}

// MakeAnonymous are the counts of a cohort in which nobody can be told: CSV, or an Excel
// workbook where Format is "xlsx".
func MakeAnonymous(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	t, err := s.CountsTable(model.DayOf(now)).Only(w.Columns)
	if err != nil {
		return model.Paper{}, err
	}
	p := model.Paper{Name: named(s, "numbers"), Notes: []string{
		fmt.Sprintf("Numbers below %d are hidden, and those that would give them away. Two such tables of different days can give away what one does not: hand out one.", model.FewestShown),
	}}
	switch w.Format {
	case "", "csv":
		p.Name, p.Bytes = p.Name+".csv", CSV(t)
	case "xlsx":
		p.Name += ".xlsx"
		p.Bytes, err = book(s, now, []sheet{{"Numbers", t}})
	default:
		return model.Paper{}, fmt.Errorf("numbers are written as csv or xlsx, not as %s", w.Format)
	}
	return p, err
}

// table is the table that is wanted, with its columns.
func table(s *model.Snapshot, w model.Wanted, now time.Time) (model.Listing, error) {
	kind := w.Table
	if kind == "" {
		kind = model.TableRoster
	}
	t, ok := s.Table(kind, w.Sheet, model.DayOf(now))
	switch {
	case !ok && kind == model.TableRegister:
		return t, errors.New("say of which session the register is; of a visit, of which date")
	case !ok:
		var all []string
		for _, k := range tables() {
			all = append(all, string(k))
		}
		return t, fmt.Errorf("there is no table %s: choose one of %s", string(kind), strings.Join(all, ", "))
	}
	return t.Only(w.Columns)
}

// name is that of a file with a table; it names nobody.
func name(s *model.Snapshot, kind model.TableKind, sheet model.SheetID) string {
	out := named(s, string(kind))
	if x := s.Session(sheet.Session); kind == model.TableRegister && x != nil {
		out += fmt.Sprintf("-session-%d", x.Number)
		if slot := s.Slot(sheet.Slot); slot != nil && slot.Date.Known() {
			out += "-" + slot.Date.ISO()
		}
	}
	return out
}

func named(s *model.Snapshot, what string) string {
	if s.Cohort.Code == "" {
		return what
	}
	return what + "-" + s.Cohort.Code
}
