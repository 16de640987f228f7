package model_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

func tally(n ...int) model.Tally {
	return model.Tally{Interested: n[0], Enrolled: n[1], Engaged: n[2], Withdrawn: n[3], Completed: n[4]}
}

// TestNumbersOfADay: "engaged" and "completed" are counted at different dates, and what was
// counted in February is counted the same in August, as of February.
func TestNumbersOfADay(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	from := november(1)
	for _, e := range r.s.Enrolments {
		was := *e
		was.From = from
		d.Enrol(was)
		d.SinceAs(was, model.Interested, model.Since{Day: model.MakeDay(2021, time.October, 4), Lead: 7})
	}
	d.MarkAs(r.place("Khan"), r.before, model.Mark{Kind: model.Present})
	d.MarkAs(r.place("Işık"), r.before, model.Mark{Kind: model.Part})
	d.MarkAs(r.place("Nguyễn"), r.before, model.Mark{Kind: model.Absent})
	r.apply(d.Change())
	bell := r.add("Ann", "Bell", "Elm Road")
	bell.Status, bell.Since = model.Applied, november(8)
	r.do(bell)
	steps := []struct {
		on  model.Day
		is  model.Tally
		why string
	}{
		{model.MakeDay(2021, time.October, 3), tally(0, 0, 0, 0, 0), "nobody asked yet"},
		{model.MakeDay(2021, time.October, 4), tally(7, 0, 0, 0, 0), "all asked"},
		{november(1), tally(0, 7, 0, 0, 0), "places begin"},
		{november(2), tally(0, 7, 0, 0, 0), "the day before the first session"},
		{november(3), tally(0, 7, 2, 0, 0), "two earned days; absent is not engaged"},
		{november(8), tally(1, 7, 2, 0, 0), "one more asked"},
		{november(17), tally(1, 7, 2, 0, 0), "today"},
	}
	check := func() {
		t.Helper()
		f := r.s.Facts()
		for _, x := range steps {
			if got := f.NumbersOn(x.on).Total; got != x.is {
				t.Errorf("%s, %s: %+v, want %+v", x.on.Long(), x.why, got, x.is)
			}
		}
	}
	check()
	r.now = time.Date(2022, time.July, 20, 9, 0, 0, 0, time.UTC)
	june, july := model.MakeDay(2022, time.June, 1), model.MakeDay(2022, time.July, 15)
	r.do(model.Complete{Enrolments: []model.ID{r.places["Khan"]}, Day: july, Over: "caught up"})
	r.do(model.Withdraw{Enrolment: r.places["Işık"], Day: june})
	r.do(model.Withdraw{Enrolment: r.places["Nguyễn"], Day: june})
	r.do(model.SetStatus{Enrolment: r.found("bell").ID, To: model.Declined, Day: june})
	r.do(model.PausePlace{Enrolment: r.places["García Simón"], From: june})
	check()
	steps = append(steps[:len(steps)-1], []struct {
		on  model.Day
		is  model.Tally
		why string
	}{
		{model.MakeDay(2022, time.February, 1), tally(1, 7, 2, 0, 0), "February is as it was"},
		{june - 1, tally(1, 7, 2, 0, 0), "the day before two left"},
		{june, tally(0, 5, 1, 2, 0), "who left is not engaged; who is paused is enrolled"},
		{july, tally(0, 5, 1, 2, 1), "completed is another number, on another day"},
	}...)
	check()
	r.do(model.BackOnList{Enrolment: r.places["Nguyễn"], Day: july})
	if got := func() model.Tally { f := r.s.Facts(); return f.NumbersOn(july).Total }(); got != tally(0, 6, 1, 1, 1) {
		t.Errorf("one is back: %+v", got)
	}
}

// Who came without a place is counted nowhere, and next year's list apart.
func TestNumbersOfOthers(t *testing.T) {
	r := newRoom(t)
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont", School: "Kestrel School"})
	r.do(model.NextYear{Enrolment: r.places["Khan"], Day: november(10)})
	f := r.s.Facts()
	if n := f.NumbersOn(model.DayOf(r.now)); n.Total != tally(0, 7, 0, 0, 0) || n.Next != 1 || len(n.People) != 7 {
		t.Errorf("%+v, %d ask for next year, %d people", n.Total, n.Next, len(n.People))
	}
	if n := f.NumbersOn(november(9)); n.Next != 0 {
		t.Errorf("%d asked for next year before they did", n.Next)
	}
	packed, ok := model.UnpackFacts(f.Pack())
	if !ok || packed.NumbersOn(model.DayOf(r.now)).Total != tally(0, 7, 0, 0, 0) {
		t.Error("the facts as they are kept count otherwise")
	}
}

func TestNumberRows(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	d.MarkAs(r.place("Khan"), r.before, model.Mark{Kind: model.Present})
	r.apply(d.Change())
	r.do(r.add("=Ann", "+Bell", "@Elm Road, \"new\""))
	f := r.s.Facts()
	n := f.NumbersOn(model.DayOf(r.now))
	rows := r.s.NumberRows(n)
	if rows[0].Tally != n.Total || rows[0].Earned != credit || len(rows) != 1+8+8 {
		t.Fatalf("%d rows, the first %+v", len(rows), rows[0])
	}
	sum := model.Tally{}
	for _, row := range rows[1:] {
		if row.Person == "" {
			sum.Enrolled += row.Enrolled
			sum.Engaged += row.Engaged
		}
	}
	if sum.Enrolled != 8 || sum.Engaged != 1 {
		t.Errorf("the schools have %+v", sum)
	}
	text := r.s.NumbersCSV(n)
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1
	cells, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(cells[2], []string{"All", "", "", "0", "8", "1", "0", "0", "1.0"}) || cells[0][2] != "2021-11-17" {
		t.Errorf("%q", cells[:3])
	}
	if !slices.ContainsFunc(cells, func(row []string) bool {
		return row[0] == `'@Elm Road, "new"` && len(row) > 1 && row[1] == "'+Bell, =Ann"
	}) {
		t.Errorf("%q", cells)
	}
	for _, rule := range model.NumberRules() {
		if !strings.Contains(text, strings.Split(rule, ",")[0]) {
			t.Errorf("no %q", rule)
		}
	}
}

func TestNoFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "plain": "plain", "=1+1": "'=1+1", "+44": "'+44", "-1": "'-1", "@x": "'@x", " =1": "' =1", "\t=1": "'\t=1", "\tx": "'\tx", "a=b": "a=b", "1.0": "1.0", "'x": "'x", "\u00a0=1": "'\u00a0=1",
	} {
		if got := model.NoFormula(cell); got != want {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
}

// TestNumbersAddUp: on any day, whatever was done, the schools add up to the total, nobody
// is counted twice, and today's are those of the list.
func TestNumbersAddUp(t *testing.T) {
	base := newRoom(t)
	for _, family := range []string{"Bell", "Cole"} {
		base.asks(family, model.Applied)
	}
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		for range rapid.IntRange(0, 10).Draw(t, "actions") {
			r.now = r.now.Add(time.Second)
			_, _ = r.try(anyPathAction(t, &r))
		}
		f := r.s.Facts()
		for _, day := range []model.Day{november(1), november(10), model.DayOf(r.now), december(20), 0} {
			n := f.NumbersOn(day)
			var sum model.Tally
			for _, x := range n.Schools {
				sum.Interested += x.Interested
				sum.Enrolled += x.Enrolled
				sum.Engaged += x.Engaged
				sum.Withdrawn += x.Withdrawn
				sum.Completed += x.Completed
			}
			if sum != n.Total || n.Total.Engaged > n.Total.Enrolled || n.Total.Completed > n.Total.Enrolled {
				t.Fatalf("%s: %+v of schools, %+v in all", day.Long(), sum, n.Total)
			}
			if rows := r.s.NumberRows(n); len(rows) != 1+len(n.Schools)+len(n.People) {
				t.Fatalf("%d rows of %d people", len(rows), len(n.People))
			}
		}
		late := f.NumbersOn(model.MakeDay(2022, time.August, 31)).Total
		want := 0
		for _, e := range r.s.Enrolments {
			if s := e.Status; s == model.Enrolled || s == model.Paused || s == model.Completed {
				want++
			}
		}
		if late.Enrolled != want {
			t.Fatalf("%d enrolled at the end of the year, and %d on the list", late.Enrolled, want)
		}
	})
}
