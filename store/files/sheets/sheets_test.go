package sheets_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/store/files/guard"
	"workgroup/store/files/sheets"
)

var now = time.Date(2021, time.November, 20, 9, 0, 0, 0, time.UTC)

// nasty are names that a spreadsheet could take for something else.
func nasty() []string {
	return []string{
		"=cmd|' /C calc'!A0", "@SUM(A1)", "+44 7700 900123", "-3", "＝1＋1", "  =1", " Smith", "Smith ", "O'Connor", "'=1", "''", `"quoted" "twice`, "a, b; c\td", "two\nlines", "\nfirst",
		"007", "1e5", "TRUE", "2021-11-17", "1/2", "_x0041_", "<b>&amp;</b>", "Nguyễn Thị", "Siân", "أحمد", "👩‍🏫", "", strings.Repeat("long ", 40),
	}
}

// cohort has a place for each name, a workshop with marks, a visit and a fee rule.
func cohort(names []string) *model.Snapshot {
	next := model.ID(1 << 40)
	env := model.Env{Now: now, NewID: func() model.ID { next++; return next }}
	quarters := 12
	d := model.NewDraft(model.NewSnapshot(9, nil), env, model.VerbFilled, 9)
	d.Cohort(model.Cohort{ID: 9, Code: "ssl-2021", Title: "Subject Leadership", Year: 2021, Quarters: &quarters, Fee: &model.FeeRule{Pence: 7550, NoticeDays: 7, NonAttendance: true, LateCancellation: true}})
	d.Session(model.Session{ID: 1, Number: 1, Kind: model.Workshop, Date: model.MakeDay(2021, 11, 17), Start: model.MakeClock(9, 30), End: model.MakeClock(14, 30), Mode: model.InRoom, Credit: 4})
	d.Session(model.Session{ID: 2, Number: 2, Kind: model.Visit, Credit: 2})
	d.Slot(model.Slot{ID: 3, Session: 2, Date: model.MakeDay(2021, 12, 12), Start: model.MakeClock(0, 0), Host: "=PRU", Capacity: 5})
	d.Task(model.Task{ID: 4, Session: 1, Title: "-Audit", Due: model.MakeDay(2021, 12, 1)})
	for i, name := range names {
		e := model.Enrolment{ID: model.ID(3000000 + i), Person: model.ID(2000000 + i), School: model.ID(4000000 + i), Status: model.Enrolled, Role: name, From: model.MakeDay(2021, 9, 1)}
		d.Person(model.Person{ID: e.Person, Given: name, Family: fmt.Sprint(name, i), Emails: []string{fmt.Sprintf("p%d@school.example", i)}, Phone: "+44 7700 900123"})
		d.School(model.School{ID: e.School, Name: "@" + name, URN: "012345"})
		d.Enrol(e)
		switch i % 3 {
		case 0:
			d.MarkAs(&e, 1, model.Mark{Kind: model.Present, Late: true, MinutesLate: 25, Arrived: model.MakeClock(9, 55)})
		case 1:
			d.MarkAs(&e, 1, model.Mark{Kind: model.Cancelled, ToldOn: model.MakeDay(2021, 11, 15)})
		}
	}
	return model.NewSnapshot(9, nil).Apply(d.Change())
}

func wanted() []model.Wanted {
	var out []model.Wanted
	for _, kind := range []model.TableKind{model.TableRoster, model.TableGrid, model.TableRegister, model.TableTasks, model.TableSlots, model.TableFees, model.TableReturn} {
		out = append(out, model.Wanted{Table: kind, Sheet: model.SheetID{Session: 1}})
	}
	return out
}

// same fails unless rows that were read are those of a table, each cell as text.
func same(t testing.TB, what string, want model.Listing, headings []string, rows [][]string) {
	t.Helper()
	if len(rows) != len(want.Rows) {
		t.Fatalf("%s: %d rows, want %d", what, len(rows), len(want.Rows))
	}
	for i, c := range want.Columns {
		if guard.Unguard(headings[i]) != c.Heading {
			t.Errorf("%s: the heading %q, want %q", what, headings[i], c.Heading)
		}
	}
	for n, row := range want.Rows {
		for i, c := range row {
			got := ""
			if i < len(rows[n]) {
				got = rows[n][i]
			}
			if c.Kind == model.CellText && guard.Guard(c.Text) != got {
				t.Errorf("%s: %q is not guarded", what, got)
			}
			if c.Kind == model.CellText {
				got = guard.Unguard(got)
			}
			if got != c.String() {
				t.Errorf("%s, row %d: %q, want %q", what, n+1, got, c.String())
			}
		}
	}
}

func readCSV(t testing.TB, b []byte) [][]string {
	t.Helper()
	text, ok := bytes.CutPrefix(b, []byte("\ufeff"))
	if !ok || bytes.Count(text, []byte("\n")) != bytes.Count(text, []byte("\r\n")) {
		t.Fatal("no mark of UTF-8, or lines that end otherwise")
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSVComesBack(t *testing.T) {
	s := cohort(nasty())
	for _, w := range wanted() {
		p, err := sheets.MakeCSV(s, w, now)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := s.Table(w.Table, w.Sheet, model.DayOf(now))
		rows := readCSV(t, p.Bytes)
		same(t, p.Name, want, rows[0], rows[1:])
	}
	if p, _ := sheets.MakeCSV(s, wanted()[2], now); p.Name != "register-ssl-2021-session-1.csv" {
		t.Errorf("it is named %s", p.Name)
	}
	if p, err := sheets.MakeCSV(s, model.Wanted{Columns: []string{"role", "Family name"}}, now); err != nil || !bytes.HasPrefix(p.Bytes, []byte("\ufeffRole,Family name\r\n")) {
		t.Errorf("%v: %.40q", err, p.Bytes)
	}
}

// cells are those of a page, each as a table says it: days and times are numbers in the file.
func cells(t testing.TB, f *excelize.File, page string, want model.Listing) [][]string {
	t.Helper()
	rows, err := f.GetRows(page, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for n := range rows[1:] {
		for i, got := range rows[n+1] {
			kind := want.Columns[i].Kind
			if got == "" || kind == model.CellText {
				continue
			}
			x, err := strconv.ParseFloat(got, 64)
			if err != nil {
				t.Fatalf("%s: %q is no number", page, got)
			}
			switch kind {
			case model.CellDays:
				got = model.Quarters(int(x * 4))
			case model.CellMoney:
				got = fmt.Sprintf("%.2f", x)
			case model.CellDay, model.CellClock:
				at, err := excelize.ExcelDateToTime(x, false)
				if err != nil {
					t.Fatal(err)
				}
				if got = at.Format("2006-01-02"); kind == model.CellClock {
					got = at.Add(time.Second).Format("15:04")
				}
			}
			rows[n+1][i] = got
		}
	}
	return rows
}

func open(t testing.TB, b []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestWorkbookComesBack(t *testing.T) {
	s := cohort(nasty())
	p, err := sheets.MakeWorkbook(s, model.Wanted{}, now)
	if err != nil || p.Name != "workgroup-ssl-2021.xlsx" {
		t.Fatal(p.Name, err)
	}
	f := open(t, p.Bytes)
	if got := strings.Join(f.GetSheetList(), ","); got != "People,Year,Tasks,Visits,Charges,Return,Register 1,Chart" {
		t.Errorf("the pages are %s", got)
	}
	for page, w := range map[string]model.Wanted{
		"People": {Table: model.TableRoster}, "Year": {Table: model.TableGrid}, "Tasks": {Table: model.TableTasks}, "Visits": {Table: model.TableSlots}, "Charges": {Table: model.TableFees},
		"Return": {Table: model.TableReturn}, "Register 1": {Table: model.TableRegister, Sheet: model.SheetID{Session: 1}},
	} {
		want, _ := s.Table(w.Table, w.Sheet, model.DayOf(now))
		rows := cells(t, f, page, want)
		same(t, page, want, rows[0], rows[1:])
		panes, err := f.GetPanes(page)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the headings are not frozen: %+v %v", page, panes, err)
		}
		for n := range want.Rows {
			for i := range want.Columns {
				at, _ := excelize.CoordinatesToCellName(i+1, n+2)
				if formula, _ := f.GetCellFormula(page, at); formula != "" {
					t.Errorf("%s %s is a formula: %q", page, at, formula)
				}
			}
		}
	}
	// As Excel shows them: a day, a time and money.
	for at, want := range map[string]string{"Return!D2": "17 Nov 2021", "Return!E2": "09:30", "Charges!J2": "£75.50", "Return!U2": "1.00", "Visits!C2": "00:00"} {
		page, cell, _ := strings.Cut(at, "!")
		if got, err := f.GetCellValue(page, cell); err != nil || got != want {
			t.Errorf("%s shows %q, want %q: %v", at, got, want, err)
		}
	}
	if got, err := f.GetCellValue("Chart", "B1"); err != nil || got != "Days earned" {
		t.Errorf("the chart is of %q, %v", got, err)
	}
}

func TestOneTableOfAWorkbook(t *testing.T) {
	s := cohort(nasty())
	p, err := sheets.MakeWorkbook(s, model.Wanted{Table: model.TableRegister, Sheet: model.SheetID{Session: 2, Slot: 3}, Columns: []string{"Number", "Mark"}}, now)
	if err != nil || p.Name != "register-ssl-2021-session-2-2021-12-12.xlsx" {
		t.Fatal(p.Name, err)
	}
	if f := open(t, p.Bytes); strings.Join(f.GetSheetList(), ",") != "Register" {
		t.Errorf("%v", f.GetSheetList())
	}
}

func TestManyPeopleAreCountedInTheChart(t *testing.T) {
	p, err := sheets.MakeWorkbook(cohort(make([]string, 90)), model.Wanted{}, now)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, p.Bytes).GetRows("Chart")
	if err != nil || fmt.Sprint(rows) != "[[ How many people earned how many days] [0.0 days 60] [1.0 days 30]]" {
		t.Errorf("%v %v", rows, err)
	}
}

func TestAnonymous(t *testing.T) {
	s := cohort(nasty())
	for _, format := range []string{"", "csv", "xlsx"} {
		p, err := sheets.MakeAnonymous(s, model.Wanted{Format: format}, now)
		if err != nil || !strings.HasPrefix(p.Name, "numbers-ssl-2021.") || len(p.Notes) != 1 {
			t.Fatal(p.Name, p.Notes, err)
		}
		var rows [][]string
		if format == "xlsx" {
			if rows, err = open(t, p.Bytes).GetRows("Numbers"); err != nil {
				t.Fatal(err)
			}
		} else {
			rows = readCSV(t, p.Bytes)
		}
		if fmt.Sprint(rows[1]) != "[People all 28]" || len(rows) < 15 {
			t.Errorf("%s: %v", format, rows)
		}
	}
}

func TestSentences(t *testing.T) {
	s := cohort(nil)
	for want, err := range map[string]error{
		"say of which session the register is; of a visit, of which date":                            second(sheets.MakeCSV(s, model.Wanted{Table: model.TableRegister}, now)),
		"there is no table people: choose one of roster, grid, register, tasks, slots, fees, return": second(sheets.MakeCSV(s, model.Wanted{Table: "people"}, now)),
		"columns are those of one table: say which table":                                            second(sheets.MakeWorkbook(s, model.Wanted{Columns: []string{"Days"}}, now)),
		"numbers are written as csv or xlsx, not as pdf":                                             second(sheets.MakeAnonymous(s, model.Wanted{Format: "pdf"}, now)),
		`There is no column "Shoe" in the table slots. It has: Session, Date, Start, End, Host, Address, Setting, Kind, Teacher, Focus, Capacity, State, Taken, Waiting, Booked.`: second(sheets.MakeWorkbook(s, model.Wanted{Table: model.TableSlots, Columns: []string{"Shoe"}}, now)),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	if p, err := sheets.MakeWorkbook(s, model.Wanted{}, now); err != nil || strings.Join(open(t, p.Bytes).GetSheetList(), ",") != "People,Visits,Return" {
		t.Errorf("of nobody: %v", err)
	}
}

func second(_ model.Paper, err error) error { return err }

// TestAnyTextComesBack: whatever stands in a cell is read again as it was, from both.
func TestAnyTextComesBack(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom(nasty()), rapid.StringMatching(`['=+@ \n"_x0-9-]{0,8}`))
	rapid.Check(t, func(t *rapid.T) {
		s := cohort(rapid.SliceOfN(text, 1, 4).Draw(t, "names"))
		w := model.Wanted{Table: model.TableRoster, Columns: []string{"Given name", "Family name", "Role", "School"}}
		table, _ := s.Table(w.Table, w.Sheet, model.DayOf(now))
		want, err := table.Only(w.Columns)
		if err != nil {
			t.Fatal(err)
		}
		p, err := sheets.MakeCSV(s, w, now)
		if err != nil {
			t.Fatal(err)
		}
		bare, _ := bytes.CutPrefix(p.Bytes, []byte("\ufeff"))
		rows, err := csv.NewReader(bytes.NewReader(bare)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if p, err = sheets.MakeWorkbook(s, w, now); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(p.Bytes))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		again, err := f.GetRows("People", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range want.Rows {
			for i, c := range row {
				other := ""
				if n+1 < len(again) && i < len(again[n+1]) {
					other = again[n+1][i]
				}
				if got := rows[n+1][i]; guard.Unguard(got) != c.Text || guard.Unguard(other) != c.Text {
					t.Fatalf("%q is %q in CSV and %q in the workbook", c.Text, got, other)
				}
			}
		}
	})
}

// BenchmarkExport writes the roster of 24,000 people, and beside it encoding/csv alone writes
// the same cells.
func BenchmarkExport(b *testing.B) {
	names := make([]string, 24000)
	for i := range names {
		names[i] = fmt.Sprintf("Name %d", i)
	}
	s := cohort(names)
	p, err := sheets.MakeCSV(s, model.Wanted{}, now)
	if err != nil {
		b.Fatal(err)
	}
	rows := readCSV(b, p.Bytes)
	b.Run("csv", func(b *testing.B) {
		b.SetBytes(int64(len(p.Bytes)))
		for b.Loop() {
			if _, err := sheets.MakeCSV(s, model.Wanted{}, now); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding/csv alone", func(b *testing.B) {
		b.SetBytes(int64(len(p.Bytes)))
		for b.Loop() {
			var out bytes.Buffer
			w := csv.NewWriter(&out)
			w.UseCRLF = true
			if err := w.WriteAll(rows); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("xlsx", func(b *testing.B) {
		for b.Loop() {
			if _, err := sheets.MakeWorkbook(s, model.Wanted{Table: model.TableRoster}, now); err != nil {
				b.Fatal(err)
			}
		}
	})
}
