package tui

import (
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/tui/grid"
)

func TestNextIsTodaysSessionUntilItsEnd(t *testing.T) {
	day := model.MakeDay(2021, time.November, 17)
	n := model.ID(100)
	env := model.Env{Now: day.Date(), NewID: func() model.ID { n++; return n }}
	s := model.NewSnapshot(1, nil)
	d := model.NewDraft(s, env, model.VerbFilled)
	d.Session(model.Session{ID: 2, Number: 1, Kind: model.Workshop, Date: day, Start: model.MakeClock(9, 30), End: model.MakeClock(14, 30)})
	d.Session(model.Session{ID: 3, Number: 2, Kind: model.Workshop, Date: day + 78, Start: model.MakeClock(9, 30)})
	d.Session(model.Session{ID: 4, Number: 3, Kind: model.Meeting})
	s = s.Apply(d.Change())
	for _, x := range []struct {
		hour, minute int
		want         string
	}{
		{8, 0, "NEXT: 1 workshop, Wed 17 Nov 09:30, today."}, {14, 30, "NEXT: 1 workshop, Wed 17 Nov 09:30, today."},
		{14, 31, "NEXT: 2 workshop, Thu 3 Feb 09:30, in 78 days."}, {23, 59, "NEXT: 2 workshop, Thu 3 Feb 09:30, in 78 days."},
	} {
		now := time.Date(2021, 11, 17, x.hour, x.minute, 0, 0, model.London())
		if got := nextWords(s, now, 100); !strings.HasPrefix(got, x.want) {
			t.Errorf("at %02d:%02d: %s", x.hour, x.minute, got)
		}
	}
}

func TestWhoIsComing(t *testing.T) {
	n := model.ID(100)
	env := model.Env{Now: time.Unix(0, 0), NewID: func() model.ID { n++; return n }}
	s := model.NewSnapshot(1, nil)
	d := model.NewDraft(s, env, model.VerbFilled)
	d.Session(model.Session{ID: 2, Number: 1, Kind: model.Workshop, Date: 1})
	places := map[model.ID]*model.Enrolment{}
	for id := range model.ID(6) {
		places[id] = &model.Enrolment{ID: 10 + id, Status: model.Enrolled}
		d.Enrol(*places[id])
	}
	s = s.Apply(d.Change())
	d = model.NewDraft(s, env, model.VerbFilled)
	d.ToldAs(places[0], 2, model.Told{Kind: model.CannotCome})
	d.ToldAs(places[1], 2, model.Told{Kind: model.CannotCome}) // and came all the same
	d.MarkAs(places[1], 2, model.Mark{Kind: model.Present})
	d.ToldAs(places[2], 2, model.Told{Kind: model.WillBeLate})
	d.MarkAs(places[3], 2, model.Mark{Kind: model.Cancelled})
	d.MarkAs(places[4], 2, model.Mark{Kind: model.Absent})
	s = s.Apply(d.Change())
	if got, want := coming(s, s.Session(2)), ", 3 of 6 coming"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Where there is no room for all of it, what comes next stands whole, and the rest in fewer
// words or not at all, but never in half a word.
func TestNextFitsTheLine(t *testing.T) {
	day := model.MakeDay(2023, time.December, 4)
	n := model.ID(100)
	env := model.Env{Now: day.Date(), NewID: func() model.ID { n++; return n }}
	s := model.NewSnapshot(1, nil)
	d := model.NewDraft(s, env, model.VerbFilled)
	d.Session(model.Session{ID: 2, Number: 1, Kind: model.Workshop, Date: day - 7, Start: model.MakeClock(9, 30)})
	d.Session(model.Session{ID: 3, Number: 2, Kind: model.Visit})
	d.Slot(model.Slot{ID: 4, Session: 3, Date: day + 8, Start: model.MakeClock(9, 0)})
	d.Person(model.Person{ID: 5, Given: "Asha", Family: "Begum"})
	d.Enrol(model.Enrolment{ID: 6, Person: 5, Status: model.Enrolled})
	s = s.Apply(d.Change())
	now := time.Date(2023, 12, 4, 15, 42, 0, 0, model.London())
	for w, want := range map[int]string{
		110: "NEXT: 2 visit, Tue 12 Dec 09:00, in 8 days, 0 going.  Not finished: register 1.  No visit date: 1.",
		86:  "NEXT: 2 visit, Tue 12 Dec 09:00, in 8 days, 0 going.  Unfinished: 1.  No date: 1.",
		69:  "NEXT: 2 visit, Tue 12 Dec 09:00, in 8 days, 0 going.  Unfinished: 1.",
		54:  "NEXT: 2 visit, Tue 12 Dec 09:00, in 8 days, 0 going.",
	} {
		if got := nextWords(s, now, w); got != want || grid.Width(got) > w {
			t.Errorf("in %d cells: %q", w, got)
		}
	}
	// Who is booked goes, but for who said that they cannot come.
	d = model.NewDraft(s, env, model.VerbFilled)
	d.Person(model.Person{ID: 7, Given: "Carys", Family: "Lewis"})
	d.Enrol(model.Enrolment{ID: 8, Person: 7, Status: model.Enrolled})
	for _, id := range []model.ID{6, 8} {
		d.Book(&model.Enrolment{ID: id}, 3, 4)
	}
	d.ToldAs(&model.Enrolment{ID: 8}, 3, model.Told{Kind: model.CannotCome, On: day})
	if got := nextWords(s.Apply(d.Change()), now, 54); got != "NEXT: 2 visit, Tue 12 Dec 09:00, in 8 days, 1 going." {
		t.Errorf("one of two said no: %q", got)
	}
}

func TestUntilWhenCancellingIsFree(t *testing.T) {
	day := model.MakeDay(2021, time.November, 17)
	n := model.ID(100)
	s := model.NewSnapshot(1, nil)
	d := model.NewDraft(s, model.Env{Now: day.Date(), NewID: func() model.ID { n++; return n }}, model.VerbFilled)
	d.Cohort(model.Cohort{ID: 1, Code: "c", Fee: &model.FeeRule{Pence: 7500, NoticeDays: 7, LateCancellation: true}})
	d.Session(model.Session{ID: 2, Number: 1, Kind: model.Workshop, Date: day})
	s = s.Apply(d.Change())
	for on, want := range map[model.Day]string{
		day - 20: "Free to cancel until Wed 10 Nov.", day - 7: "Free to cancel until Wed 10 Nov.", day - 6: "", day: "", day + 1: "",
	} {
		if got := freeWords(s, on.Date()); got != want {
			t.Errorf("%s: %q, want %q", on.Long(), got, want)
		}
	}
}
