package people_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
	"workgroup/tui/theme"
)

var (
	_ pane.Pane  = (*people.Pane)(nil)
	_ pane.Whole = (*people.Card)(nil)
)

// place is the place of the person so far down the fixture, from 0.
func place(i int) model.ID { return 500 + model.ID(i) }

// cohort is a year with people of every status: two of one name, one paused, one who
// left, one who came without a place, one who waits.
func cohort() *model.Snapshot {
	quarters := 12
	s := panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "ssl-2023", Title: "Subject Leadership 2023/24", Year: 2023, Quarters: &quarters, Places: 8})
		d.Lead(model.Lead{ID: 1, Name: "Robin Hale"})
		for i, name := range []string{"Ash Green", "Beech Hill", "Cedar Park", "Dene Court"} {
			d.School(model.School{ID: 200 + model.ID(i), Name: name})
		}
		at := model.MakeClock
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Start: at(8, 45), End: at(15, 15), Credit: 4, Venue: "Higham Lane School", Mode: model.InRoom})
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Visit, Credit: 2})
		d.Session(model.Session{ID: 103, Number: 3, Kind: model.Workshop, Date: panetest.Day("8 Feb 2024"), Start: at(8, 45), End: at(15, 15), Credit: 4, Venue: "Higham Lane School", Mode: model.InRoom})
		d.Slot(model.Slot{ID: 301, Session: 102, Date: panetest.Day("12 Dec 2023"), Start: at(9, 0), End: at(12, 0), Host: "PRU", Capacity: 5})
		d.Task(model.Task{ID: 401, Session: 101, Title: "Department audit", Due: panetest.Day("8 Feb 2024")})
		for i, n := range []struct{ given, family, label string }{
			{"Asha", "Begum", ""}, {"Tomás", "García Simón", ""}, {"Sarah", "Jones", "Ash Green"}, {"Sarah", "Jones", "Beech Hill"},
			{"Imran", "Khan", ""}, {"Dan", "Price", ""}, {"Marie", "Dupont", ""}, {"Zoë", "Williams", ""},
		} {
			p := model.Person{ID: 600 + model.ID(i), Given: n.given, Family: n.family, Label: n.label}
			if i < 6 {
				p.Emails = []string{strings.ToLower(n.given[:1]+n.family[:1]) + string(rune('0'+i)) + "@school.example"}
			}
			if i == 1 {
				p.Phone, p.Before = "024 7600 0001", []string{"Tomás García"}
			}
			d.Person(p)
			e := model.Enrolment{ID: place(i), Person: p.ID, School: 200 + model.ID(i%4), Role: "Head of Maths", Status: model.Enrolled, Year: 1 + i%2, From: panetest.Day("9 Oct 2023")}
			switch i {
			case 1:
				e.Remark, e.Designation = "Prefers the telephone.", model.Advocate
			case 4:
				e.Status, e.Pauses = model.Paused, []model.Pause{{From: panetest.Day("20 Nov 2023")}}
			case 5:
				e.Status, e.Until, e.Reason = model.Withdrawn, panetest.Day("24 Nov 2023"), model.LeftSchool
			case 6:
				e.Status, e.Role, e.Year, e.From = model.NotOnList, "", 0, panetest.Day("13 Nov 2023")
			case 7:
				e.Status = model.Waiting
			}
			d.Enrol(e)
		}
	})
	return panetest.Also(s, func(d *model.Draft) {
		for i, m := range []model.Mark{
			{Kind: model.Present, Arrived: model.MakeClock(8, 40)}, {Kind: model.Present, Late: true, MinutesLate: 20}, {Kind: model.Absent},
			{}, {Kind: model.Excused}, {Kind: model.Cancelled, ToldOn: panetest.Day("6 Nov 2023")}, {Kind: model.Present},
		} {
			if m.Kind != model.Unmarked {
				d.MarkAs(&model.Enrolment{ID: place(i)}, 101, m)
			}
		}
		d.Book(&model.Enrolment{ID: place(1)}, 102, 301)
		d.Progress(&model.Enrolment{ID: place(1)}, 401, model.TaskState{Progress: model.Back, Day: panetest.Day("1 Dec 2023")})
	})
}

// room is a pane with what lies over it, as the root holds them.
type room struct {
	*panetest.Desk
	t    testing.TB
	pane pane.Pane
	ask  *pane.Ask
	last pane.Effect
}

func newRoom(t testing.TB, p pane.Pane) *room {
	return &room{t: t, pane: p, Desk: &panetest.Desk{
		Snap: cohort(), Clock: panetest.At("4 Dec 2023 15:42"), Real: panetest.At("1 Jan 2026 10:00"), Look: panetest.Plain(), Lead: 1, IDs: 9000, List: []model.Facts{},
	}}
}

// follow keeps what came of a key.
func (r *room) follow(e pane.Effect) {
	r.last = e
	if e.Ask != nil {
		r.ask = &pane.Ask{Dialog: panetest.Sized(r.Desk, e.Ask.Dialog, 76, 18), Then: e.Ask.Then}
	}
}

// press presses one key.
func (r *room) press(name string) {
	k := panetest.Key(r.t, name)
	if r.ask == nil {
		if r.Warned {
			r.Say("")
		}
		r.follow(r.pane.Key(r.Desk, k))
		return
	}
	box, a := panetest.Sized(r.Desk, r.ask.Dialog, 76, 18).Key(k)
	r.ask.Dialog = box
	if a.Closed() {
		then := r.ask.Then
		r.ask = nil
		if then != nil {
			r.follow(then(r.Desk, a))
		}
	}
}

// keys presses keys in words: "down n tab".
func (r *room) keys(words string) *room {
	for _, w := range strings.Fields(words) {
		r.press(w)
	}
	return r
}

// types presses the letters of a text.
func (r *room) types(text string) *room {
	for _, c := range text {
		if c == ' ' {
			r.press("space")
		} else {
			r.press(string(c))
		}
	}
	return r
}

// paste pastes a text.
func (r *room) paste(text string) *room {
	if r.ask != nil {
		r.ask.Dialog = r.ask.Dialog.Paste(text)
	} else {
		r.follow(r.pane.Paste(r.Desk, text))
	}
	return r
}

// undo takes back the newest step.
func (r *room) undo() {
	if step, ok := r.Trail.Undo(); ok {
		if err := r.TakeBack([]model.Step{step}); err != nil {
			r.t.Fatal(err)
		}
	}
}

// screen is what is seen: the question, else the pane.
func (r *room) screen() string {
	if r.ask != nil {
		return ansi.Strip(strings.Join(panetest.Sized(r.Desk, r.ask.Dialog, 76, 18).View(r.Look), "\n"))
	}
	return panetest.Shown(r.pane, r.Desk, 80, 23)
}

func (r *room) sees(texts ...string) *room {
	r.t.Helper()
	for _, want := range texts {
		if !strings.Contains(r.screen(), want) {
			r.t.Fatalf("%q is not on the screen:\n%s", want, r.screen())
		}
	}
	return r
}

func (r *room) misses(texts ...string) *room {
	r.t.Helper()
	for _, no := range texts {
		if strings.Contains(r.screen(), no) {
			r.t.Fatalf("%q is on the screen:\n%s", no, r.screen())
		}
	}
	return r
}

// says fails unless the foot says that.
func (r *room) says(text string) *room {
	r.t.Helper()
	if !strings.Contains(r.Foot, text) {
		r.t.Fatalf("the foot says %q, want %q", r.Foot, text)
	}
	return r
}

// named is the place of somebody, by any letters of the name.
func (r *room) named(letters string) *model.Enrolment {
	r.t.Helper()
	all := r.Snap.FindPeople(letters)
	if len(all) == 0 {
		r.t.Fatalf("nobody answers to %q", letters)
	}
	return all[0].Enrolment
}

func windows() map[string][2]int {
	return map[string][2]int{"80x24": {80, 21}, "120x30": {120, 27}, "120x36": {120, 33}}
}

func wholeWindows() map[string][2]int {
	return map[string][2]int{"80x24": {80, 23}, "120x30": {120, 29}, "120x36": {120, 35}}
}

// TestViews compares the list, the card, a form and the preview of pasted cells.
func TestViews(t *testing.T) {
	draw := func(p func() pane.Pane, do func(*room)) func(*testing.T, *theme.Theme, int, int, bool) []string {
		return func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
			r := newRoom(t, p())
			r.Look = look
			do(r)
			if r.ask != nil {
				return panetest.Sized(r.Desk, r.ask.Dialog, min(w-8, 76), h-4).View(look)
			}
			return r.pane.View(r.Desk, w, h, focused)
		}
	}
	list := func() pane.Pane { return people.New(false) }
	card := func() pane.Pane { return people.NewCard(place(1), model.SheetID{}) }
	nothing := func(*room) {}
	t.Run("list", func(t *testing.T) { panetest.Goldens(t, windows(), draw(list, func(r *room) { r.keys("down") })) })
	t.Run("find", func(t *testing.T) {
		panetest.Goldens(t, windows(), draw(list, func(r *room) { r.keys("/").types("jones") }))
	})
	t.Run("names-only", func(t *testing.T) {
		panetest.Goldens(t, windows(), draw(list, func(r *room) { r.Hide = pane.NamesOnly }))
	})
	t.Run("card", func(t *testing.T) { panetest.Goldens(t, wholeWindows(), draw(card, nothing)) })
	t.Run("card-names-only", func(t *testing.T) {
		panetest.Goldens(t, wholeWindows(), draw(card, func(r *room) { r.Hide = pane.NamesOnly }))
	})
	t.Run("form", func(t *testing.T) {
		panetest.Goldens(t, windows(), draw(list, func(r *room) { r.keys("n").types("sarah jones").keys("tab") }))
	})
	t.Run("preview", func(t *testing.T) {
		panetest.Goldens(t, windows(), draw(list, func(r *room) { r.paste(pasted).keys("enter") }))
	})
	t.Run("merge", func(t *testing.T) {
		panetest.Goldens(t, windows(), draw(list, func(r *room) { r.keys("down down m down enter") }))
	})
}
