package observations_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"workgroup/model"
	"workgroup/tui/observations"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// table is a pane with the questions that it asks answered by keys.
type table struct {
	t   panetest.TB
	d   *panetest.Desk
	p   *observations.Pane
	ask *pane.Ask
	e   pane.Effect
}

func newTable(t panetest.TB) *table { return &table{t: t, d: visitsDesk(), p: observations.New()} }

// press presses keys by their names; what begins with ' is typed.
func (x *table) press(names ...string) *table {
	x.t.Helper()
	for _, name := range names {
		if text, typed := strings.CutPrefix(name, "'"); typed {
			for _, r := range text {
				if r == ' ' {
					x.key("space")
				} else {
					x.key(string(r))
				}
			}
			continue
		}
		x.key(name)
	}
	return x
}

func (x *table) key(name string) {
	x.t.Helper()
	if x.ask == nil {
		x.e = panetest.Press(x.t, x.p, x.d, name)
		x.ask = x.e.Ask
		return
	}
	next, a := panetest.Sized(x.d, x.ask.Dialog, 74, 30).Key(panetest.Key(x.t, name))
	ask := *x.ask
	ask.Dialog, x.ask = next, &ask
	if a.Closed() {
		x.e = ask.Then(x.d, a)
		x.ask = x.e.Ask
	}
}

// seen is the pane, or the question over it.
func (x *table) seen() string {
	if x.ask == nil {
		return panetest.Shown(x.p, x.d, 60, 30) + "\n" + x.d.Foot
	}
	return ansi.Strip(strings.Join(panetest.Sized(x.d, x.ask.Dialog, 74, 30).View(x.d.Look), "\n"))
}

func (x *table) sees(texts ...string) *table {
	x.t.Helper()
	for _, want := range texts {
		if !strings.Contains(x.seen(), want) {
			x.t.Errorf("no %q in\n%s", want, x.seen())
		}
	}
	return x
}

// TestInWords goes through each key of the pane as a lead does.
func TestInWords(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want []string // what is seen at the end
	}{
		{"the picker lists those without a date first", []string{"space", "space", "b"},
			[]string{"Book on Mon 8 Jan", "2 of 5, 3 free", "No date yet", "Date called off, needs new", "was on Thu 14 Dec", "Booked on another date", "on Tue 12 Dec", "enter: Bilal Ahmed booked on Mon 8 Jan: 3 of 5."}},
		{"several are booked by their letters", []string{"space", "space", "b", "'garcia", "space", "'beg", "space", "'nguyen", "enter"},
			[]string{"Mon  8 Jan 09:30 PRU   5/5 FULL", "García Simón, Tomás", "Begum, Asha", "Mon 8 Jan: 3 booked (Asha Begum moved from Thu 14 Dec), 5 of 5."}},
		{"too many are never booked in silence", []string{"b", "space", "down", "space", "enter"},
			[]string{"Tue 12 Dec is 5 of 5: 2 too many.", "Reason"}},
		{"but for a reason", []string{"b", "space", "down", "space", "enter", "'two cars", "enter"},
			[]string{"7/5 OVER BY 2", "extra: two cars", "because: two cars"}},
		{"somebody without a date is booked on one", []string{"end", "up", "b"},
			[]string{"Asha Begum was on Thu 14 Dec, which is called off.", "> Mon 8 Jan 09:30  PRU", "3 free", "5 of 5, full", "enter: Asha Begum moved from Thu 14 Dec to Mon 8 Jan"}},
		{"and the next one has the cursor", []string{"end", "up", "b", "enter"}, []string{"> Price, Dan", "needs new (1)"}},
		{"nobody is booked on a date that is called off", []string{"space", "b"}, []string{"Thu 14 Dec is called off."}},
		{"a person of the date moves", []string{"down", "m", "enter"}, []string{"Tara Brown moved from Tue 12 Dec to Mon 8 Jan: 3 of 5.", "4/5"}},
		{"or one that is chosen", []string{"m", "'evans", "enter", "enter"}, []string{"Rhys Evans moved from Tue 12 Dec to Mon 8 Jan"}},
		{"a full date can be chosen, with a reason", []string{"space", "space", "down", "m", "up", "enter"}, []string{"1 too many", "Reason"}},
		{"two people swap", []string{"down", "x", "'khan", "enter"}, []string{"Tara Brown goes on Mon 8 Jan now, and Imran Khan on Tue 12 Dec.", "Khan, Imran"}},
		{"people are put on the waiting list in their order", []string{"w", "'price", "space", "'ahmed", "space", "enter"}, []string{"waits 1 Price, Dan", "waits 2 Ahmed, Bilal", "5/5 FULL, 2 wait"}},
		{"who waits is put first", []string{"w", "'price", "space", "'ahmed", "space", "enter", "down", "down", "down", "down", "down", "down", "down", "-"},
			[]string{"waits 1 Ahmed, Bilal", "waits 2 Price, Dan", "Bilal Ahmed is number 1 of 2 who wait for Tue 12 Dec."}},
		{"and later again", []string{"w", "'price", "space", "'ahmed", "space", "enter", "down", "down", "down", "down", "down", "down", "+"}, []string{"waits 2 Price, Dan"}},
		{"a date has no number", []string{"+"}, []string{"Choose who waits for a date first"}},
		{"the waiting list says that it stays", []string{"w"}, []string{"Nobody waits.", "The list stays as it is."}},
		{"and changes nothing by being looked at", []string{"w", "enter"}, []string{"5/5 FULL"}},
		{"where there is a place nobody waits", []string{"space", "space", "w", "space", "enter"}, []string{"there is a place, book Bilal Ahmed"}},
		{"a free place names who waits first", []string{"w", "'price", "space", "enter", "down", "backspace"},
			[]string{"Tara Brown is off Tue 12 Dec", "next who waits is Dan Price", "Free on Tue 12 Dec: f books Dan Price. ", "waits 1 Price, Dan  f books"}},
		{"and one key books them", []string{"w", "'price", "space", "enter", "down", "backspace", "f"}, []string{"Dan Price moved from Thu 14 Dec to Tue 12 Dec: 5 of 5.", "5/5 FULL\n"}},
		{"who waits is taken off the list", []string{"w", "'price", "space", "enter", "down", "down", "down", "down", "down", "down", "backspace"}, []string{"Dan Price waits for Tue 12 Dec no longer.", "5/5 FULL\n"}},
		{"in the list too", []string{"w", "'price", "space", "enter", "w", "space", "enter"}, []string{"Dan Price waits for Tue 12 Dec no longer."}},
		{"nobody waits", []string{"f"}, []string{"Nobody waits for a date that has a place free."}},
		{"a wish is kept", []string{"end", "t", "'Jan, no Monday", "ctrl+s"}, []string{"Price, Dan  wants Jan, no Monday"}},
		{"of one that is chosen", []string{"t", "'beg", "enter", "'Feb", "ctrl+s"}, []string{"Begum, Asha  wants Feb"}},
		{"a person of a date is taken off it", []string{"down", "backspace"}, []string{"Tara Brown is off Tue 12 Dec, and has no date now.", "No date yet (6)"}},
		{"or one that is chosen", []string{"backspace", "'clarke", "enter"}, []string{"Owen Clarke is off Tue 12 Dec"}},
		{"nobody has been at a date to come", []string{"a"}, []string{"Tue 12 Dec is still to come"}},
		{"nor on another", []string{"down", "a"}, []string{"No other date has been held that Tara Brown could have come to."}},
		{"a date is called off for a reason", []string{"o", "enter", "'snow", "enter"}, []string{"Tue 12 Dec called off: snow. 5 people need a new date.", "needs new (7)", "Tue 12 Dec 09:00 PRU   CALLED OFF"}},
		{"and put on again", []string{"o", "'snow", "enter", "o", "enter"}, []string{"Tue 12 Dec is on again. 5 people are still booked on it."}},
		{"the key that asked puts nothing on", []string{"space", "o", "o"}, []string{"Put it on again?"}},
		{"a date with bookings is not removed", []string{"d"}, []string{"call it off, so that this stays known"}},
		{"everything of the date is edited", []string{"e", "tab", "ctrl+u", "'10-1", "ctrl+s"}, []string{"Tue 12 Dec changed: times.", "10:00 PRU", "10:00-13:00", "tell them"}},
		{"a date cannot become smaller than its people", []string{"e", "tab", "tab", "tab", "backspace", "'4", "ctrl+s"}, []string{"Tue 12 Dec would be 5 of 4: 1 too many."}},
		{"a new one is offered", []string{"n", "'thu 1 feb", "tab", "'9", "tab", "'Ash Green", "tab", "'4", "ctrl+s"}, []string{"> Thu  1 Feb 09:00 Ash Green 0/4", "Thu 1 Feb offered, for 4 people."}},
		{"and removed after enter", []string{"n", "'thu 1 feb", "ctrl+s", "d"}, []string{"Remove the date", "Thu 1 Feb removed.", "Undo brings it back."}},
		{"enter removes it", []string{"n", "'thu 1 feb", "ctrl+s", "d", "d", "enter"}, []string{"Thu 1 Feb removed."}},
		{"weekday and date that disagree are noticed", []string{"n", "'mon 1 feb"}, []string{"* Thu 1 Feb 2024."}},
		{"a date that is none is not offered", []string{"n", "'32 feb", "ctrl+s"}, []string{"!", "type the date as"}},
		{"a date before the year is not", []string{"n", "'1 feb 2020", "ctrl+s"}, []string{"! Sat 1 Feb 2020 is before the academic year 2023/24"}},
		{"nor a date for nobody", []string{"n", "'1 feb", "tab", "tab", "tab", "'0", "ctrl+s"}, []string{"! 0 would let nobody in"}},
		{"nor one without date and host", []string{"n", "ctrl+s"}, []string{"Say the date, or who the host is."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := newTable(t)
			x.d.Snap = panetest.Also(x.d.Snap, func(w *model.Draft) { w.Cohort(model.Cohort{ID: 1, Year: 2023}) })
			x.press(c.keys...).sees(c.want...)
		})
	}
}

// Whatever is asked, esc leaves everything as it was, and what is done is one step that
// undo takes back.
func TestEscapeChangesNothing(t *testing.T) {
	for _, key := range []string{"n", "e", "o", "d", "b", "m", "w", "x", "t", "a", "f", "backspace"} {
		for _, at := range []string{"", "down", "space", "end", "end up"} {
			x := newTable(t)
			panetest.Press(t, x.p, x.d, at)
			if key == "backspace" && (at == "down" || strings.HasPrefix(at, "end")) {
				continue // it acts at once
			}
			before := x.d.Snap
			x.press(key)
			for range 3 {
				if x.ask != nil {
					x.press("esc")
				}
			}
			if x.ask != nil || x.d.Snap != before {
				t.Errorf("%s after %q and esc: a question %v, changed %v", key, at, x.ask != nil, x.d.Snap != before)
			}
		}
	}
	x := newTable(t).press("space", "space", "b", "space", "down", "space", "enter")
	if len(x.d.Done(9)) != 1 {
		t.Fatalf("two that are booked at once are %d steps", len(x.d.Done(9)))
	}
	if err := x.d.TakeBack(x.d.Done(1)); err != nil {
		t.Fatal(err)
	}
	x.sees("Mon  8 Jan 09:30 PRU   2/5")
}

func TestWhoCameOnAnotherDate(t *testing.T) {
	x := newTable(t)
	x.d.Clock = panetest.At("12 Dec 2023 09:30")
	x.press("home", "a").sees("Came on Tue 12 Dec", "No date yet", "on Mon 8 Jan")
	x.press("'khan", "enter").sees("Imran Khan came on Tue 12 Dec, not on Mon 8 Jan", "Khan, Imran  present")

	x = newTable(t)
	x.d.Clock = panetest.At("9 Jan 2024 09:30")
	x.press("home", "down", "a").sees("On which date did Tara Brown come?", "> Mon 8 Jan 09:30  PRU")
	x.press("enter").sees("Tara Brown came on Mon 8 Jan, not on Tue 12 Dec")

	x = newTable(t)
	x.d.Snap = panetest.Also(x.d.Snap, func(w *model.Draft) {
		w.MarkAs(panetest.Place(9), 102, model.Mark{Kind: model.Absent})
	})
	x.d.Clock = panetest.At("12 Dec 2023 15:30")
	x.press("home", "a", "'khan").sees("Marked on another date", "absent").press("enter").sees("Khan, Imran  present")
}

// With names only there are no wishes and no briefing, and a briefing that is not shown
// is not lost.
func TestNamesOnly(t *testing.T) {
	x := newTable(t)
	x.d.Snap = panetest.Also(x.d.Snap, func(w *model.Draft) {
		w.Slot(model.Slot{ID: 303, Session: 102, Date: panetest.Day("8 Jan 2024"), Start: model.MakeClock(9, 30), Host: "PRU", Capacity: 5, Briefing: "Ring at the gate."})
		w.Wish(panetest.Place(1), 102, "Feb")
	})
	x.d.Hide = pane.NamesOnly
	x.press("t").sees("Wishes are hidden while only names are shown.")
	x.press("space", "space", "b")
	if strings.Contains(x.seen(), "Feb") {
		t.Errorf("a wish is seen:\n%s", x.seen())
	}
	x.press("esc", "e")
	if x.sees("Briefing     (hidden: ctrl+o shows it)"); strings.Contains(x.seen(), "Ring") {
		t.Errorf("the briefing is seen:\n%s", x.seen())
	}
	x.press("tab", "tab", "'!", "ctrl+s")
	if slot := x.d.Snap.Slot(303); slot.Briefing != "Ring at the gate." || slot.Host != "PRU!" {
		t.Errorf("saved is %+v", slot)
	}
}

func TestSeveralVisits(t *testing.T) {
	x := newTable(t)
	x.d.Snap = panetest.Also(x.d.Snap, func(w *model.Draft) {
		w.Session(model.Session{ID: 106, Number: 6, Kind: model.Visit, Title: "A second visit"})
		w.Session(model.Session{ID: 107, Number: 7, Kind: model.Visit, State: model.CalledOff})
	})
	x.press("n").sees("< Session 2: Half day at the Hospital Scho~ >  (1 of 2)")
	x.press("up", "right", "down", "'1 june", "ctrl+s").sees("Session 6: A second visit\n> Sat  1 Jun")
	x.press("end").sees("No date yet (14):")
}

func TestACohortWhoseVisitHasNoDates(t *testing.T) {
	x := newTable(t)
	x.d.Snap = panetest.Written(9, func(d *model.Draft) {
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Visit})
		for i, p := range people()[:2] {
			p.ID = panetest.Place(i).Person
			d.Person(p)
			d.Enrol(*panetest.Place(i))
		}
	})
	x.sees("No dates are offered yet: n offers one.", "> Ahmed, Bilal")
	x.press("b").sees("There is no other date to choose. n offers a new one.")
	x.press("e").sees("Choose a date first")
	x.press("n", "'12 dec", "ctrl+s").sees("> Tue 12 Dec")
	if len(x.d.Snap.Slots) != 1 {
		t.Errorf("there are %d dates", len(x.d.Snap.Slots))
	}
}

// The last one without a date goes, where the cursor was on them and no date is offered.
func TestNobodyIsLeftWithoutADate(t *testing.T) {
	x := newTable(t)
	x.d.Snap = panetest.Written(9, func(d *model.Draft) {
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Visit})
		d.Enrol(*panetest.Place(0))
	})
	x.sees("No date yet (1)")
	x.d.Snap = panetest.Also(x.d.Snap, func(d *model.Draft) { d.Remove(model.KindEnrolment, panetest.Place(0).ID) })
	x.sees("No dates are offered yet").press("down", "b", "end", "e").sees("No dates are offered yet")
}

// What a question finds by letters: school and e-mail too, accents and slips forgiven.
func TestFinding(t *testing.T) {
	for typed, want := range map[string]string{"garcia": "García Simón, Tomás", "nguyen": "Nguyễn, Thị Minh Khai", "featherstonehuagh": "Roberts-Featherstonehaugh, Maximiliana", "price dan": "Price, Dan"} {
		x := newTable(t).press("space", "space", "m", "esc", "b", "'"+strings.ReplaceAll(typed, " ", ""))
		if got := x.seen(); !strings.Contains(got, "> [ ] "+want) {
			t.Errorf("%s finds\n%s", typed, got)
		}
	}
	newTable(t).press("b", "'zzzz").sees("Nothing here answers to these letters.").press("enter").sees("Nothing here answers")
}
