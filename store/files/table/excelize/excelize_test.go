// Package excelize tries the reader of workbooks against another library that writes and
// reads them. It is a module of its own, so that the library is none of the program's: its
// beginning alone takes 2 ms, and it would keep parts of a large workbook in plain temporary
// files. Run it here: go mod tidy, then go test; with -update it writes the workbook that the tests of
// the reader read.
package excelize

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	other "github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/store/files/guard"
	"workgroup/store/files/table"
)

var update = flag.Bool("update", false, "write the workbook of the reader's tests anew")

func written(t interface{ Fatal(...any) }, f *other.File) []byte {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRegister writes a workbook as a lead has it, and reads it.
func TestRegister(t *testing.T) {
	f := other.NewFile()
	defer f.Close()
	day, _ := f.NewStyle(&other.Style{NumFmt: 14})
	moment, _ := f.NewStyle(&other.Style{NumFmt: 22})
	clock, _ := f.NewStyle(&other.Style{NumFmt: 20})
	f.SetSheetName("Sheet1", "People")
	f.NewSheet("Sessions")
	for cell, v := range map[string]any{
		"A1": "Name", "B1": "School", "C1": "E-mail", "D1": "Asked on", "A2": "Siân O'Connor-Price", "B2": "Whitmore Park", "C2": "sian@whitmore.example",
		"D2": time.Date(2025, 9, 9, 0, 0, 0, 0, time.UTC), "A3": "Nguyễn, Hồng", "B3": "Dene Court", "D3": time.Date(2025, 9, 10, 18, 4, 10, 0, time.UTC),
	} {
		f.SetCellValue("People", cell, v)
	}
	f.SetCellStyle("People", "D2", "D2", day)
	f.SetCellStyle("People", "D3", "D3", moment)
	for cell, v := range map[string]any{
		"A1": "No", "B1": "Date", "C1": "Start", "D1": "Days", "A2": 1, "B2": time.Date(2025, 11, 12, 0, 0, 0, 0, time.UTC), "C2": 9.5 / 24, "D2": 0.5,
	} {
		f.SetCellValue("Sessions", cell, v)
	}
	f.SetCellStyle("Sessions", "B2", "B2", day)
	f.SetCellStyle("Sessions", "C2", "C2", clock)
	b := written(t, f)
	if *update {
		if err := os.WriteFile("../testdata/register.xlsx", b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := table.Read(b)
	if err != nil || len(got) != 2 || strings.Join(got[0].Rows[2].Cells, "|") != "Nguyễn, Hồng|Dene Court||2025-09-10 18:04" || strings.Join(got[1].Rows[1].Cells, "|") != "1|2025-11-12|09:30|0.5" {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestCellsComeBack: what the other library writes is read as it was, and both read the same.
// They differ in _x0041_, which the other one writes as it stands and reads as A.
func TestCellsComeBack(t *testing.T) {
	sign := rapid.SampledFrom([]string{"a", "é", "ễ", "<", "&", ">", "\"", "'", " ", "\n", "=", "1", "\U0001f600", ",", "_"})
	text := rapid.Map(rapid.SliceOfN(sign, 0, 6), func(parts []string) string { return strings.Join(parts, "") })
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(text, 1, 5), 1, 5).Draw(t, "rows")
		f := other.NewFile()
		defer f.Close()
		var want []model.PastedRow
		for i, row := range rows {
			full := 0
			for j, cell := range row {
				at, _ := other.CoordinatesToCellName(j+1, i+1)
				if err := f.SetCellStr("Sheet1", at, guard.Guard(cell)); err != nil {
					t.Fatal(err)
				}
				if cell != "" {
					full = j + 1
				}
			}
			if full > 0 {
				want = append(want, model.PastedRow{Number: i + 1, Cells: row[:full]})
			}
		}
		b := written(t, f)
		got, err := table.Read(b)
		if len(want) == 0 {
			if err == nil {
				t.Fatalf("an empty workbook: %v", got)
			}
			return
		}
		if err != nil || len(got) != 1 || !slices.EqualFunc(got[0].Rows, want, func(a, b model.PastedRow) bool { return a.Number == b.Number && slices.Equal(a.Cells, b.Cells) }) {
			t.Fatalf("%+v came back as %+v, %v", want, got, err)
		}
		theirs, err := other.OpenReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		defer theirs.Close()
		for _, row := range want {
			for j, cell := range row.Cells {
				at, _ := other.CoordinatesToCellName(j+1, row.Number)
				if v, err := theirs.GetCellValue("Sheet1", at); err != nil || guard.Unguard(v) != cell {
					t.Fatalf("%s: the two disagree: %q and %q, %v", at, v, cell, err)
				}
			}
		}
	})
}
