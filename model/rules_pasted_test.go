package model_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
)

const (
	leave  = model.ColumnLeftOut
	name   = model.ColumnName
	given  = model.ColumnGiven
	family = model.ColumnFamily
	school = model.ColumnSchool
	email  = model.ColumnEmail
	phone  = model.ColumnPhone
	role   = model.ColumnRole
	urn    = model.ColumnURN
)

// TestPastedColumns: what the columns are taken for, with headings and without.
func TestPastedColumns(t *testing.T) {
	for _, x := range []struct {
		about, text string
		header      bool
		rows        int
		want        []model.ColumnKind
	}{
		{"as Excel copies it", "Name\tSchool\tE-mail\r\nSarah Jones\tAsh Green\tsarah@ash.example\r\nImran Khan\tCedar Park\timran@cedar.example\r\n", true, 2, []model.ColumnKind{name, school, email}},
		{"without headings", "Sarah Jones\tAsh Green\tsarah@ash.example\nImran Khan\tCedar Park\timran@cedar.example", false, 2, []model.ColumnKind{name, school, email}},
		{"another order", "sarah@ash.example\tAsh Green School\tSarah Jones\n", false, 1, []model.ColumnKind{email, school, name}},
		{
			"everything", "First name\tSurname\tSchool name\tSchool URN (if known)\tEmail address\tContact number\tTel. no\tJob title\tDietary\n" +
				"Sarah\tJones\tAsh Green\t123456\tsarah@ash.example\t\t024 7655 1234\tHead of Maths\tnone\n",
			true, 1,
			[]model.ColumnKind{given, family, school, urn, email, leave, phone, role, leave},
		},
		{
			"everything without headings", "1\tSarah\tJones\tAsh Green\t123456\tsarah@ash.example\t024 7655 1234\tHead of Maths\t17/11/2021\n" +
				"2\tImran\tKhan\tCedar Park School\t123457\timran@cedar.example\t7700900123\tSubject leader\t01/02/2022\n",
			false, 2,
			[]model.ColumnKind{leave, given, family, school, urn, email, phone, role, leave},
		},
		{
			"a form's answers",
			"ID,Start time,Completion time,Email,Name,Last modified time,\"Your full name\",\"School name\",\"School URN (if known)\",\"Your role\",\"Are you a Mastery Specialist or Mastery Advocate?\"\n" +
				"1,9/9/25 18:01:22,9/9/25 18:04:10,anonymous,,,\"Siân O'Connor-Price\",\"Gorse Hill\",\"\",\"Head of Department\",\"Neither\"\n",
			true, 1,
			[]model.ColumnKind{leave, leave, model.ColumnAsked, email, leave, leave, name, school, urn, role, model.ColumnDesignation},
		},
		{"names only", "Sarah Jones\nImran Khan\nAsha Begum", false, 3, []model.ColumnKind{name}},
		{"names only, headed", "Participants\nSarah Jones\n", true, 1, []model.ColumnKind{name}},
		{"family names first", "Jones, Sarah\nGarcía Simón, Tomás\nChurch, Jo\nCher\n", false, 4, []model.ColumnKind{name}},
		{"commas", "Sarah Jones,Ash Green\nImran Khan,Cedar Park\n", false, 2, []model.ColumnKind{name, school}},
		{"commas and spaces", "Sarah Jones, Ash Green School\nImran Khan, Cedar Park Academy\n", false, 2, []model.ColumnKind{name, school}},
		{"commas, spaces and headings", "Name, School\nImran Khan, Cedar Park\n", true, 1, []model.ColumnKind{name, school}},
		{"quoted names", "\"Jones, Sarah\",Ash Green\n\"Khan, Imran\",Cedar Park", false, 2, []model.ColumnKind{name, school}},
		{"a mail program's list", "Sarah Jones <sarah@ash.example>\nImran Khan <imran@cedar.example>\n", false, 2, []model.ColumnKind{name}},
		{"roles that look like headings", "Sarah Jones\tTeacher\nImran Khan\tHead of Maths\n", false, 2, []model.ColumnKind{name, role}},
		{"a headteacher's columns", "Teacher name\tHeadteacher name\tSchool\tHeadteacher's email\tTeacher email\nSarah Jones\tAnn Lewis\tAsh Green\thead@ash.example\tsarah@ash.example\n", true, 1, []model.ColumnKind{name, leave, school, leave, email}},
		{"an empty column", "Sarah Jones\t\tAsh Green\t\t\n", false, 1, []model.ColumnKind{name, leave, school}},
		{"one heading is missing", "Forename\t\tSchool\nSarah\tJones\tAsh Green\n", true, 1, []model.ColumnKind{given, family, school}},
		{"the given name's heading is missing", "Last name\tFirst\tSchool\nJones\tSarah\tAsh Green\n", true, 1, []model.ColumnKind{family, given, school}},
		{"a comma and an empty cell", "Jones, Sarah, Ms\t\n", false, 1, []model.ColumnKind{name}},
		{"two columns of one kind", "School\tSchool\tName\n\tAsh Green\tSarah Jones\n", true, 1, []model.ColumnKind{leave, school, name}},
	} {
		got, wrong := model.ReadPasted(x.text)
		if wrong != "" || len(got.Rows) != x.rows || (got.Header != nil) != x.header || !slices.Equal(got.Columns, x.want) {
			t.Errorf("%s: %v, %d rows, header %q, %q; want %v", x.about, got.Columns, len(got.Rows), got.Header, wrong, x.want)
		}
	}
}

// TestPastedCells: quotes, line ends, empty rows and control characters.
func TestPastedCells(t *testing.T) {
	for _, x := range []struct {
		text string
		want string // cells between bars, rows with their numbers
	}{
		{"a\tb\r\nc\td\re\tf\n", "1 a|b; 2 c|d; 3 e|f"},
		{"\ufeff\r\n\r\na\tb\r\n \t\u00a0\r\n\r\nc\n\n", "3 a|b; 6 c|"},
		{"\"Ash Green\nSchool\"\tb\nc\td", "1 Ash Green School|b; 2 c|d"},
		{"\"Ash Green\r\nSchool\"\t\"say \"\"hi\"\"\"\r\n", "1 Ash Green School|say \"hi\""},
		{"\"Bob\tx\ny\tz", "1 \"Bob|x; 2 y|z"},
		{"\"Bob\" Smith\tx", "1 \"Bob\" Smith|x"},
		{"a\t\"\"\tb", "1 a||b"},
		{"\x1b[31ma\x07\t\u202eb\x00\u200b", "1 [31ma|b"},
		{"\"a,b\",c\n\"d", "1 a,b|c; 2 \"d|"},
		{"a,\"b\nc\"\n", "1 a|b c"},
		{"a\t", "1 a"},
		{"a\tb\n\"c\t", "1 a|b; 2 \"c|"},
	} {
		got, wrong := model.ReadPasted(x.text)
		var rows []string
		for _, r := range got.Rows {
			rows = append(rows, fmt.Sprintf("%d %s", r.Number, strings.Join(r.Cells, "|")))
		}
		if s := strings.Join(rows, "; "); s != x.want || wrong != "" {
			t.Errorf("%q: %q %q, want %q", x.text, s, wrong, x.want)
		}
	}
}

func TestPastedLimits(t *testing.T) {
	lines := func(n int) string { return strings.Repeat("Sarah Jones\tAsh Green\n", n) }
	for _, x := range []struct{ about, text, want string }{
		{"nothing", "", "There is nothing to read: copy the cells in the spreadsheet and paste them here."},
		{"nothing that shows", " \t\r\n\x00\u200b", "There is nothing to read: copy the cells in the spreadsheet and paste them here."},
		{"headings alone", "Name\tSchool\n\n", "There is only a row of headings: copy the people below it as well."},
		{"500 rows", lines(500), ""},
		{"500 rows under headings, with empty ones", "Name\tSchool\n\n" + lines(500) + strings.Repeat("\n", 2000), ""},
		{"501 rows", lines(501), "There are 501 rows, and 500 can be taken at once: copy and paste them in parts."},
		{"1,000 rows", lines(1000), "There are 1000 rows, and 500 can be taken at once: copy and paste them in parts."},
		{"a long cell", "Sarah Jones\t" + strings.Repeat("x", 64<<10), ""},
		{"too long a cell", "Sarah Jones\t" + strings.Repeat("x", 64<<10+1), "Row 1, column 2 holds more than 64 KiB: leave that cell out and paste again."},
		{"too wide", "a\n" + strings.Repeat("a\t", 50) + "a", "Row 2 has 51 columns, and 50 can be taken: copy only the columns that are wanted."},
		{"too much", strings.Repeat("a", 1<<20+1), "This is more than a list of people: copy only the rows and columns that are wanted, and paste them again."},
		{"many short rows and a wide one", strings.Repeat("a\n", 10_000) + strings.Repeat("a\t", 49) + "a", "There are 10001 rows, and 500 can be taken at once: copy and paste them in parts."},
		{"lines without end", strings.Repeat("a\n", 500_000), "This is more than a list of people: copy only the rows and columns that are wanted, and paste them again."},
		{"a whole column of the sheet", "Sarah Jones" + strings.Repeat("\t\r\n", 1<<20), ""},
	} {
		got, wrong := model.ReadPasted(x.text)
		if wrong != x.want || (len(got.Rows) == 0) != (wrong != "") {
			t.Errorf("%s: %d rows, %q, want %q", x.about, len(got.Rows), wrong, x.want)
		}
	}
}

func TestPastedPeople(t *testing.T) {
	text := "Name\tSchool\tE-mail\tURN\tTelephone\tRole\n" +
		"García Simón, Tomás\tAsh Green\tt.garcia@ash.example\t123456\t024-7655-1234\tHead of Maths\n" +
		"  sarah   JONES\t\t\t\t\t\n" +
		"\n" +
		"\tBeech Hill\tnobody@beech.example\t\t\t\n" +
		"Imran Khan\tCedar Park\timran.cedar.example\t\t\t\n" +
		"Rhys Lewis\tDene Court\t\t12345\t\t\n" +
		"Asha Begum <asha@elm.example>\tElm Road\tanonymous\t\t12\t\n" +
		"...\t\t\t\t\t\n" +
		"Jo Bell\t" + strings.Repeat("x", 201) + "\t\t\t\t\n"
	table, wrong := model.ReadPasted(text)
	if wrong != "" || !slices.Equal(table.Columns, []model.ColumnKind{name, school, email, urn, phone, role}) {
		t.Fatalf("%v %q", table.Columns, wrong)
	}
	want := []model.PastedPerson{
		{Row: 2, Given: "Tomás", Family: "García Simón", School: "Ash Green", Email: "t.garcia@ash.example", URN: "123456", Phone: "024 7655 1234", Role: "Head of Maths"},
		{Row: 3, Given: "sarah", Family: "JONES"},
		{Row: 5, School: "Beech Hill", Email: "nobody@beech.example", Wrong: "Row 5: A name is missing: type it as Sarah Jones or Jones, Sarah."},
		{Row: 6, Given: "Imran", Family: "Khan", School: "Cedar Park", Email: "imran.cedar.example", Wrong: `Row 6, Imran Khan: "imran.cedar.example" has no @, so it is no e-mail address: type it as name@school.uk.`},
		{Row: 7, Given: "Rhys", Family: "Lewis", School: "Dene Court", URN: "12345", Wrong: `Row 7, Rhys Lewis: "12345" is no URN: type its six digits, or nothing where it is not known.`},
		{Row: 8, Given: "Asha", Family: "Begum", School: "Elm Road", Email: "asha@elm.example", Phone: "12", Wrong: `Row 8, Asha Begum: "12" has fewer than five digits: type it as 024 7655 1234, or nothing.`},
		{Row: 9, Family: "...", Wrong: `Row 9, ...: "..." has no letter: type the name as Sarah Jones or Jones, Sarah.`},
		{Row: 10, Given: "Jo", Family: "Bell", School: strings.Repeat("x", 201), Wrong: `Row 10, Jo Bell: "xxxxxxxxxxxxxxxxxxxxxxxx..." is too long: shorten it to 200 characters.`},
	}
	got := table.People(table.Columns)
	if !slices.Equal(got, want) {
		for i := range got {
			if i >= len(want) || got[i] != want[i] {
				t.Errorf("row %d: %+v", i, got[i])
			}
		}
	}
}

// TestPastedColumnsAreALeadsToChange reads the same cells for something else.
func TestPastedColumnsAreALeadsToChange(t *testing.T) {
	table, _ := model.ReadPasted("Jones\tSarah\tTwyford\nCher\t\tBrent\n")
	if !slices.Equal(table.Columns, []model.ColumnKind{given, family, school}) {
		t.Fatalf("%v", table.Columns)
	}
	for _, x := range []struct {
		columns []model.ColumnKind
		want    []model.PastedPerson
	}{
		{[]model.ColumnKind{family, given, school}, []model.PastedPerson{{Row: 1, Given: "Sarah", Family: "Jones", School: "Twyford"}, {Row: 2, Family: "Cher", School: "Brent"}}},
		{table.Columns, []model.PastedPerson{{Row: 1, Given: "Jones", Family: "Sarah", School: "Twyford"}, {Row: 2, Family: "Cher", School: "Brent"}}},
		{[]model.ColumnKind{name}, []model.PastedPerson{{Row: 1, Family: "Jones"}, {Row: 2, Family: "Cher"}}},
		{[]model.ColumnKind{given, leave, given}, []model.PastedPerson{{Row: 1, Family: "Jones"}, {Row: 2, Family: "Cher"}}},
		{[]model.ColumnKind{leave, school, name, email, email}, []model.PastedPerson{{Row: 1, Family: "Twyford", School: "Sarah"}, {Row: 2, Family: "Brent"}}},
	} {
		if got := table.People(x.columns); !slices.Equal(got, x.want) {
			t.Errorf("%v: %+v", x.columns, got)
		}
	}
	table, _ = model.ReadPasted("Given\tFamily\n-\t.\n")
	if got := table.People(table.Columns); got[0].Wrong != `Row 2, - .: "- ." has no letter: type the name as Sarah Jones or Jones, Sarah.` {
		t.Errorf("signs for a name: %+v", got)
	}
	table, _ = model.ReadPasted("Jones\tSarah\tTwyford\nCher\t\tBrent\n")
	if got := table.People(nil); len(got) != 2 || got[0].Wrong == "" {
		t.Errorf("without columns: %+v", got)
	}
}

func TestColumnKindsInWords(t *testing.T) {
	var words []string
	for _, k := range model.ColumnKinds() {
		words = append(words, k.String())
	}
	if got := strings.Join(words, ", "); got != "Name, Given, Family, School, E-mail, Telephone, Role, URN, Mastery role, Name before, Took part in, Asked on, Status, Leave out" {
		t.Error(got)
	}
}

// TestQuotedCellsComeBack writes cells as Excel copies them and reads them again.
func TestQuotedCellsComeBack(t *testing.T) {
	cell := rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "é", `"`, "\n", ",", " ", "\t", "b"}), 0, 6), func(p []string) string { return "x" + strings.Join(p, "") + "x" })
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 4).Draw(t, "columns")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 5).Draw(t, "cells")
		var text strings.Builder
		for _, row := range rows {
			for j, c := range row {
				if j > 0 {
					text.WriteByte('\t')
				}
				text.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
			}
			text.WriteString(rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "line end"))
		}
		got, wrong := model.ReadPasted(text.String())
		if wrong != "" || len(got.Rows) != len(rows) {
			t.Fatalf("%q: %d rows of %d, %q", text.String(), len(got.Rows), len(rows), wrong)
		}
		for i, row := range rows {
			for j, c := range row {
				if want := model.Tidy(c, model.MaxNote); got.Rows[i].Cells[j] != want {
					t.Fatalf("%q: cell %d of row %d is %q, want %q", text.String(), j, i, got.Rows[i].Cells[j], want)
				}
			}
		}
	})
}

// TestPastedLineEnds: however a terminal passes on the ends of lines, each is one. Windows
// copies CR LF, and tmux pastes an LF as a CR.
func TestPastedLineEnds(t *testing.T) {
	const text = "Name\tSchool\nSarah Jones\t\"Ash Green\vAcademy\"\n\nImran Khan\tCedar Park\n"
	want, _ := model.ReadPasted(strings.ReplaceAll(text, "\v", "\n"))
	if len(want.Rows) != 2 || want.Rows[0].Number != 2 || want.Rows[1].Number != 4 {
		t.Fatalf("%+v", want.Rows)
	}
	for about, ends := range map[string]string{"Windows": "\r\n", "a terminal": "\r", "Windows through tmux": "\r\r", "twice for Windows": "\r\r\n"} {
		inner := "\n"
		if !strings.Contains(ends, inner) {
			inner = "\r"
		}
		got, wrong := model.ReadPasted(strings.NewReplacer("\n", ends, "\v", inner).Replace(text))
		if wrong != "" || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %q", about, got.Rows, wrong)
		}
	}
	long := strings.Repeat("Sarah Jones\tAsh Green\r\n", model.MaxPastedRows)
	if got, wrong := model.ReadPasted(long); wrong != "" || got.Rows[len(got.Rows)-1].Number != model.MaxPastedRows {
		t.Errorf("%d rows, %q", len(got.Rows), wrong)
	}
}

func FuzzReadPasted(f *testing.F) {
	for _, s := range []string{
		"", "Name\tSchool\nSarah Jones\tAsh Green\n", "Jones, Sarah\nKhan, Imran", "a,b\n\"c\nd\",e", "\"", "\"\"\"", "\"\t\"\t\"", "\ufeffName", "\r\r\n\n\r", ",,,\n,,", "\t\t\t", "@\t@",
		"Sarah <a@b.uk>\tx", "<a@b.uk>", "anonymous\tanonymous", "\xff\t\x00", "Name\tName\tName\na\tb\tc", "123456\t123456", "First name\nSarah\n", "\u3164\t\u3164",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, wrong := model.ReadPasted(text)
		harmless(t, text, wrong)
		if (wrong == "") != (len(table.Rows) > 0) {
			t.Fatalf("%q: %d rows, %q", text, len(table.Rows), wrong)
		}
		if len(table.Rows) > model.MaxPastedRows || len(table.Columns) > model.MaxPastedColumns || table.Header != nil && len(table.Header) != len(table.Columns) {
			t.Fatalf("%q: %d rows, %d columns, header %q", text, len(table.Rows), len(table.Columns), table.Header)
		}
		var taken [9]int
		for _, k := range table.Columns {
			if taken[k]++; k != leave && taken[k] > 1 {
				t.Fatalf("%q: two columns are %s", text, k)
			}
		}
		last := 0
		for _, row := range table.Rows {
			if row.Number <= last || len(row.Cells) != len(table.Columns) || strings.Join(row.Cells, "") == "" {
				t.Fatalf("%q: row %+v after %d", text, row, last)
			}
			last = row.Number
		}
		for _, p := range table.People(table.Columns) {
			harmless(t, text, p.Wrong)
			if p.Wrong == "" && (p.Family == "" || p.Email != "" && !strings.Contains(p.Email, "@") || p.URN != "" && len(p.URN) != 6) {
				t.Fatalf("%q: %+v is taken", text, p)
			}
		}
	})
}
