package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// shown is a table as text, a row a line, empty cells as dots.
func shown(t model.Listing) string {
	var lines []string
	row := func(cells []string) {
		for i, c := range cells {
			if c == "" {
				cells[i] = "."
			}
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	var head []string
	for _, c := range t.Columns {
		head = append(head, c.Heading)
	}
	row(head)
	for _, cells := range t.Rows {
		var out []string
		for _, c := range cells {
			out = append(out, c.String())
		}
		row(out)
	}
	return strings.Join(lines, "\n")
}

func (r *room) table(kind model.TableKind, at model.SheetID, columns ...string) model.Listing {
	r.t.Helper()
	t, ok := r.s.Table(kind, at, model.DayOf(r.now))
	if !ok {
		r.t.Fatalf("no table %s", kind)
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			r.t.Fatalf("%s: row %d has %d cells for %d columns", kind, i, len(row), len(t.Columns))
		}
		for j, c := range row {
			if c.Known && c.Kind != t.Columns[j].Kind {
				r.t.Fatalf("%s: %q in the column %s", kind, c, t.Columns[j].Heading)
			}
		}
	}
	t, err := t.Only(columns)
	if err != nil {
		r.t.Fatal(err)
	}
	return t
}

func tabled(t testing.TB) *room {
	r := charging(t, london(t))
	r.clock(15, 0)
	r.marked("García Simón", model.Mark{Kind: model.Present, Late: true, MinutesLate: 25, Arrived: model.MakeClock(9, 55)})
	r.marked("Işık", model.Mark{Kind: model.Part, Online: true})
	r.marked("Khan", model.Mark{Kind: model.Absent})
	r.marked("JonesEaling", model.Mark{Kind: model.Cancelled, ToldOn: november(15)})
	r.write(func(d *model.Draft) { d.Book(r.place("Khan"), r.visit, r.slot) })
	return r
}

func TestTables(t *testing.T) {
	r := tabled(t)
	for _, x := range []struct {
		kind    model.TableKind
		at      model.SheetID
		columns []string
		want    string
	}{
		{model.TableRoster, model.SheetID{}, []string{"family name", "School", "E-mail", "Days", "Days expected", "Tasks"}, `
Family name | School | E-mail | Days | Days expected | Tasks
García Simón | Ash Green | t.garcia@ashgreen.example | 1.0 | 3.0 | 2
Işık | Beech Hill | g@beechhill.example | 0.5 | 3.0 | 2
Jones | Beech Hill | sarah@beechhill.example | 0.0 | 3.0 | 2
Jones | Cedar Park | sarah@cedarpark.example | 0.0 | 3.0 | 2
Khan | Cedar Park | imran@cedarpark.example | 0.0 | 3.0 | 2
Nguyễn | Dene Court | hong@denecourt.example | 0.0 | 3.0 | 2
O'Connor-Price | Gorse Hill | sian@gorsehill.example | 0.0 | 3.0 | 2`},
		{model.TableRegister, model.SheetID{Session: r.today}, []string{"Number", "Family name", "Mark", "Arrived", "Minutes late", "Told on", "Days"}, `
Number | Family name | Mark | Arrived | Minutes late | Told on | Days
1 | García Simón | late 25 | 09:55 | 25 | . | 1.0
2 | Işık | part, online | . | . | . | 0.5
3 | Jones | unmarked | . | . | . | 0.0
4 | Jones | cancelled | . | . | 2021-11-15 | 0.0
5 | Khan | absent | . | . | . | 0.0
6 | Nguyễn | unmarked | . | . | . | 0.0
7 | O'Connor-Price | unmarked | . | . | . | 0.0`},
		{model.TableGrid, model.SheetID{}, []string{"Family name", "Label", "Session 1 2021-11-03", "Session 2 2021-11-17", "Session 3", "Session 4"}, `
Family name | Label | Session 1 2021-11-03 | Session 2 2021-11-17 | Session 3 | Session 4
García Simón | . | unmarked | late | . | .
Işık | . | unmarked | part | . | .
Jones | Brent | unmarked | unmarked | . | .
Jones | Ealing | unmarked | cancelled | . | .
Khan | . | unmarked | absent | . | .
Nguyễn | . | unmarked | unmarked | . | .
O'Connor-Price | . | unmarked | unmarked | . | .`},
		{model.TableSlots, model.SheetID{}, nil, `
Session | Date | Start | End | Host | Address | Setting | Kind | Teacher | Focus | Capacity | State | Taken | Waiting | Booked
3 | 2021-12-12 | 09:00 | 12:00 | PRU | . | . | visit | . | . | 5 | offered | 1 | 0 | Imran Khan`},
		{model.TableFees, model.SheetID{}, []string{"Family name", "Session", "Date", "Mark", "Told on", "Days of notice", "Fee", "State"}, `
Family name | Session | Date | Mark | Told on | Days of notice | Fee | State
Jones | 2 | 2021-11-17 | cancelled | 2021-11-15 | 2 | 75.00 | proposed
Khan | 2 | 2021-11-17 | absent | . | . | 75.00 | proposed`},
		{model.TableReturn, model.SheetID{}, []string{"Session", "Kind", "Date", "Way", "State", "On the list", "Took part", "Online", "Cancelled", "Absent", "Unmarked", "Schools", "Days each", "Days in all"}, `
Session | Kind | Date | Way | State | On the list | Took part | Online | Cancelled | Absent | Unmarked | Schools | Days each | Days in all
1 | workshop | 2021-11-03 | in the room | not finished | 7 | 0 | 0 | 0 | 0 | 7 | 0 | 1.0 | 0.0
2 | workshop | 2021-11-17 | in the room | not finished | 7 | 2 | 1 | 1 | 1 | 3 | 2 | 1.0 | 1.5
3 | visit | 2021-12-12 | in the room | to come | . | . | . | . | . | . | . | 0.5 | .
4 | workshop | . | online | to come | . | . | . | . | . | . | . | 1.0 | .`},
	} {
		if got := shown(r.table(x.kind, x.at, x.columns...)); got != strings.TrimPrefix(x.want, "\n") {
			t.Errorf("%s:\n%s", x.kind, got)
		}
	}
	if tasks := r.table(model.TableTasks, model.SheetID{}); len(tasks.Rows) != 14 {
		t.Errorf("%d rows of 2 tasks and 7 people", len(tasks.Rows))
	}
	for _, kind := range []model.TableKind{model.TableRoster, model.TableRegister, model.TableGrid, model.TableTasks, model.TableSlots, model.TableFees, model.TableReturn} {
		r.table(kind, model.SheetID{Session: r.today})
	}
	if _, ok := r.s.Table(model.TableRegister, model.SheetID{Session: r.visit}, 0); ok {
		t.Error("a visit has no register without a date")
	}
	if _, ok := r.s.Table("people", model.SheetID{}, 0); ok {
		t.Error("people is no table")
	}
	if _, err := r.table(model.TableRoster, model.SheetID{}).Only([]string{"Shoe size"}); err == nil || !strings.HasPrefix(err.Error(), `There is no column "Shoe size" in the table roster. It has: Given name, Family name, `) {
		t.Error(err)
	}
}

// What is not seen, or turns the direction of what follows, is not in a cell; a line break is.
func TestCellsAreClean(t *testing.T) {
	r := newRoom(t)
	p := *r.s.Person(r.place("Khan").Person)
	p.Family = " =Kh\u202ean\x00\x1b[31m\nson\r"
	r.write(func(d *model.Draft) { d.Person(p) })
	found := false
	for _, row := range r.table(model.TableRoster, model.SheetID{}).Rows {
		found = found || row[1].Text == " =Khan[31m\nson"
	}
	if !found {
		t.Error(shown(r.table(model.TableRoster, model.SheetID{}, "Family name")))
	}
}

func TestCountsTable(t *testing.T) {
	r := tabled(t)
	sums, sections := map[string]int{}, map[string]int{}
	for _, row := range r.s.CountsTable(model.DayOf(r.now)).Rows {
		sections[row[0].Text]++
		if row[2].Kind == model.CellWhole {
			sums[row[0].Text] += row[2].N
			if row[2].N < model.FewestShown {
				t.Errorf("%s, %s: %s", row[0], row[1], row[2])
			}
		} else if row[2].Text != "hidden" {
			t.Errorf("%s", row[2])
		}
		for _, e := range r.s.Enrolments {
			if strings.Contains(fmt.Sprint(row), r.s.Person(e.Person).Family) {
				t.Errorf("somebody is named: %v", row)
			}
		}
	}
	// Seven people, of whom two took part, one cancelled and one was absent: nothing can be shown.
	if sections["People"] != 1 || sums["People"] != 7 || sections["Session 2"] != 6 || sums["Session 2"] != 0 {
		t.Errorf("%v %v", sections, sums)
	}
	few := newRoom(t)
	for _, name := range []string{"Khan", "Nguyễn", "Işık"} {
		few.do(model.RemovePlace{Enrolment: few.places[name]})
	}
	few.on(time.December, 1)
	if rows := few.s.CountsTable(model.DayOf(few.now)).Rows; len(rows) != 1 || rows[0][2].Text != "hidden" {
		t.Errorf("of four people: %v", rows)
	}
}

// The people that go out are known again where they are pasted, by the headings they have.
func TestHeadingsOfTheRosterAreHeadings(t *testing.T) {
	r := tabled(t)
	var rows []string
	for _, line := range strings.Split(shown(r.table(model.TableRoster, model.SheetID{})), "\n") {
		rows = append(rows, strings.ReplaceAll(strings.ReplaceAll(line, " | ", "\t"), ".\t", "\t"))
	}
	pasted, wrong := model.ReadPasted(strings.Join(rows, "\n"))
	if wrong != "" || len(pasted.Rows) != 7 || len(pasted.Header) == 0 {
		t.Errorf("%d rows, headings %q, %s", len(pasted.Rows), pasted.Header, wrong)
	}
}
