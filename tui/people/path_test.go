package people_test

import (
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
	"workgroup/tui/theme"
)

// asking is the list of a cohort whose page bars prospective heads and asks for a
// commitment.
func asking(t testing.TB, p pane.Pane) *room {
	r := newRoom(t, p)
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) {
		d.Programme(model.Programme{
			ID: 77, Title: "Subject Leadership", Unit: model.UnitSchools,
			Commitment: "Participants and their schools must be able to commit to the full academic year's programme.",
			Eligibility: []model.Eligibility{
				{Rule: model.RuleWarns, Sentence: "This project is designed for existing secondary heads of department/subject leaders."},
				{Rule: model.RuleBars, Sentence: "(Prospective HoDs/subject leaders are not eligible to participate)."},
			},
		})
		c := r.Snap.Cohort
		c.Programme, c.Places = 77, 20
		d.Cohort(c)
	})
	return r
}

// listed are the families of those in the list, in its order.
func (r *room) listed() string {
	var out []string
	for _, line := range strings.Split(panetest.Shown(r.pane, r.Desk, 120, 36), "\n")[2:] {
		if family, _, ok := strings.Cut(strings.TrimLeft(line, "> "), ","); ok {
			out = append(out, family)
		}
	}
	return strings.Join(out, " ")
}

func TestViewsTurn(t *testing.T) {
	r := newRoom(t, people.New(false))
	r.keys("c y") // Asha Begum asks for next year too
	for _, want := range []string{
		"Begum García Simón Jones Jones Khan Price Williams Dupont", "Begum García Simón Jones Jones Khan Dupont", "Williams", "Begum",
		"Begum García Simón Jones Jones Khan Price Williams Dupont",
	} {
		if got := r.listed(); got != want {
			t.Errorf("%s: listed are %q, want %q", r.Foot, got, want)
		}
		r.keys("v")
	}
	r.sees("ON THE LIST (v turns)")
	r.keys("/").types("williams").sees("Williams, Zoë").keys("esc esc").misses("Williams")
	r.keys("v v").sees("2024/25: intereste")
	r.keys("c").sees("put on the list", "this year after all")
}

func TestStepsOfThePath(t *testing.T) {
	r := newRoom(t, people.New(false))
	id := r.named("williams").ID
	zoe := func() *model.Enrolment { return r.Snap.Enrolment(id) }
	r.keys("/").types("williams").keys("enter esc")
	r.pane = people.New(false)
	r.pane.(*people.Pane).Focus(id)
	r.keys("c s").sees("Status: Williams, Zoë").keys("tab").types("").keys("ctrl+s")
	if s := zoe().Status; s != model.Waiting {
		t.Errorf("waiting goes to %s", s)
	}
	r.keys("c s left ctrl+s").says("Zoë Williams: applied since 4 Dec.")
	r.keys("c s ctrl+s").says("Zoë Williams: waiting since 4 Dec. Number 1 on the waiting list.")
	r.keys("c o ctrl+s").says("Zoë Williams was offered a place on Mon 4 Dec 2023.").sees("place offered 4 Dec")
	r.keys("c l ctrl+s")
	if zoe().Status != model.Enrolled {
		t.Errorf("%s: %s", r.Foot, zoe().Status)
	}
	r.undo()
	r.undo()
	r.undo()
	if zoe().Status != model.Applied {
		t.Errorf("after undo: %s", zoe().Status)
	}
}

func TestCompletedIsConfirmed(t *testing.T) {
	r := newRoom(t, people.New(false))
	r.keys("c c").sees("Completed: Begum, Asha", "Days: 1.0 of 3.0.").keys("ctrl+s").sees("Reason").types("caught up by reading").keys("ctrl+s").says("Asha Begum: completed on Mon 4 Dec 2023.")
	if e := r.Snap.Enrolment(place(0)); e.Status != model.Completed || e.Override(model.RuleDays) != "caught up by reading" {
		t.Errorf("%+v", e)
	}
	r.keys("c a").says("Asha Begum: enrolled, no longer completed.")
}

// A prospective head is barred with the page's own sentence, but for a reason that stays;
// what only warns is noticed.
func TestWhoCanTakePartIsSaidInTheForm(t *testing.T) {
	r := asking(t, people.New(false))
	r.keys("n").types("Eve Fox").keys("tab").types("Elm Road").keys("tab").types("Teacher").keys("tab")
	r.sees("Eve Fox is no head of department or subject leader:", "Teacher. The page says: This project is designed for")
	r.keys("ctrl+s").says("Eve Fox, Elm Road: enrolled.")
	r.keys("n").types("Ann Bell").keys("tab").types("Elm Road").keys("tab").types("Prospective head of maths").keys("tab")
	r.sees("Ann Bell is not one yet", "page says: (Prospective HoDs/subject leaders are not")
	r.keys("ctrl+s").sees("Reason").types("takes over at Easter").keys("ctrl+s").says("Ann Bell, Elm Road: enrolled.")
	if why := r.named("bell").Override(model.RuleRole); why != "takes over at Easter" {
		t.Errorf("%q", why)
	}
	r.pane = people.NewCard(r.named("bell").ID, model.SheetID{})
	r.sees("Set aside", "takes over at Easter. Ann Bell is not one yet", "eligible to participate).", "Committed", "school not yet, participant not yet")
	r.Hide = pane.NamesOnly
	r.misses("takes over at Easter")
}

// An expression of interest that came by e-mail is typed with the day it came and the day
// the dates were sent.
func TestInterestByEmailIsTyped(t *testing.T) {
	r := newRoom(t, people.New(false))
	r.keys("n").types("Eve Fox").keys("tab tab tab tab tab tab tab left left").sees("dates sent").keys("tab").types("1 Nov 2023").keys("tab").types("3 Nov 2023").keys("ctrl+s")
	e := r.named("fox")
	if e.Status != model.DatesSent || e.Since(model.Interested).Day != panetest.Day("1 Nov 2023") || e.Since(model.DatesSent).Day != panetest.Day("3 Nov 2023") {
		t.Errorf("%s: %+v, %+v", r.Foot, e, e.SinceAll())
	}
	r.keys("n").types("Guy Gale").keys("tab tab tab tab tab tab tab left").sees("interested, next year").keys("ctrl+s")
	if e := r.named("gale"); e.For != 2024 || e.Status != model.Interested {
		t.Errorf("%s: %+v", r.Foot, e)
	}
}

func TestCommitmentAndSchools(t *testing.T) {
	r := asking(t, people.New(false))
	r.keys("c m").sees("Commitment: Begum, Asha", "must be able to commit").keys("tab tab").types("Ms Ford, headteacher").keys("ctrl+s").says("the school confirmed on Mon 4 Dec 2023")
	if c := r.Snap.Enrolment(place(4)).Committed(model.BySchool); c.By != "Ms Ford, headteacher" {
		t.Errorf("another of the school has %+v", c)
	}
	r.keys("c m").keys("ctrl+s").says("the participant confirmed")
	r.keys("c k").types("Elm Primary; Fir Primary").keys("ctrl+s").says("Asha Begum leads maths at 3 schools.")
	r.keys("c x").sees("Withdraws: Ash Green", "All of its people: Begum, Asha; Khan, Imran").keys("ctrl+s").says("Ash Green: 2 people withdrawn from Mon 4 Dec 2023.")
	if e := r.Snap.Enrolment(place(4)); e.Status != model.Withdrawn || e.Reason != model.SchoolWithdrew {
		t.Errorf("%+v", e)
	}
	r.undo()
	if r.Snap.Enrolment(place(0)).Status != model.Enrolled {
		t.Error("one undo does not bring the school back")
	}
}

func TestWhyARuleDoesNotHold(t *testing.T) {
	r := asking(t, people.New(false))
	e := *r.Snap.Enrolment(place(0))
	e.Role = "Teacher"
	if err := r.Do(model.EditPlace{Place: e}); err != nil {
		t.Fatal(err)
	}
	r.keys("c g").sees("All the same: Begum, Asha", "Teacher").keys("tab").types("leads Key Stage 3").keys("ctrl+s").says("the reason is kept")
	if why := r.Snap.Enrolment(place(0)).Override(model.RuleRole); why != "leads Key Stage 3" {
		t.Errorf("%q", why)
	}
}

func TestSubjectLeaderOfASchool(t *testing.T) {
	r := newRoom(t, people.New(false))
	r.keys("s shift+tab shift+tab").types("Ines Marlow").keys("tab right ctrl+s")
	x := r.Snap.School(200)
	if p := r.Snap.Person(x.Leader); p == nil || p.Name() != "Ines Marlow" || x.Community != model.Yes {
		t.Errorf("%s: %+v", r.Foot, x)
	}
	r.keys("s").sees("Ines Marlow").keys("esc")
}

func TestPathOnTheCardAndClash(t *testing.T) {
	r := newRoom(t, people.NewCard(place(7), model.SheetID{}))
	for i, to := range []model.Status{model.Interested, model.DatesSent, model.Waiting} {
		if err := r.Do(model.SetStatus{Enrolment: place(7), To: to, Day: panetest.Day("1 Nov 2023") + model.Day(i)}); err != nil {
			t.Fatal(err)
		}
	}
	r.sees("Path", "interested 1 Nov, dates sent 2 Nov, waiting 3 Nov")
	r = newRoom(t, people.NewCard(place(0), model.SheetID{}))
	r.List = []model.Facts{{
		Space: 8, Title: "Mastery pairs", Sessions: []model.SessionFacts{{Date: panetest.Day("8 Feb 2024")}},
		People: []model.PersonFacts{{Person: 600, Status: model.Enrolled}},
	}}
	r.sees("Clash", "session 3, 8 Feb: also Mastery pairs")
}

func TestPalettesNameEachStep(t *testing.T) {
	for name, p := range map[string]pane.Pane{"list": people.New(false), "card": people.NewCard(place(0), model.SheetID{})} {
		r := asking(t, p)
		r.keys("")
		var does []string
		for _, g := range p.Keys(r.Desk) {
			for _, k := range g.Keys {
				if len(k.Keys) == 0 && k.Run != nil {
					does = append(does, k.Does)
					k.Run(r.Desk)
				}
			}
		}
		for _, want := range []string{"status:", "offer a place", "completed: this", "completed: confirm all", "commitment:", "why a rule", "whole school", "next year's list", "schools that they lead"} {
			if !slices.ContainsFunc(does, func(s string) bool { return strings.HasPrefix(s, want) }) {
				t.Errorf("%s: %q is not among %q", name, want, does)
			}
		}
	}
}

func TestThoseWhoHaveEarnedAllAreConfirmed(t *testing.T) {
	r := newRoom(t, people.New(false))
	one := 4
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) {
		c := r.Snap.Cohort
		c.Quarters = &one
		d.Cohort(c)
	})
	for _, g := range r.pane.Keys(r.Desk) {
		for _, k := range g.Keys {
			if strings.HasPrefix(k.Does, "completed: confirm all") {
				r.follow(k.Run(r.Desk))
			}
		}
	}
	r.sees("Begum, Asha", "García Simón, Tomás", "2 people completed today.").keys("space enter").says("Tomás García Simón: completed on Mon 4 Dec 2023.")
}

func TestSchoolsToInviteAreCopied(t *testing.T) {
	r := newRoom(t, people.New(false))
	run := func() {
		for _, g := range r.pane.Keys(r.Desk) {
			for _, k := range g.Keys {
				if strings.HasPrefix(k.Does, "invite:") {
					r.follow(k.Run(r.Desk))
				}
			}
		}
	}
	snap := r.Snap
	r.Snap = nil
	run()
	r.says("No cohort is open.")
	completed := false
	for _, g := range r.pane.Keys(r.Desk) {
		for _, k := range g.Keys {
			if strings.HasPrefix(k.Does, "completed: confirm all") {
				completed = k.Run(r.Desk).Handled
			}
		}
	}
	if !completed {
		t.Error("without a cohort nothing is said")
	}
	r.Snap = snap
	run()
	r.says("There is no school to invite")
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) {
		d.Programme(model.Programme{ID: 77, Title: "Pairs", Expects: []model.Expectation{{Code: "NCP25-15", Sentence: "an expectation"}}})
		c := r.Snap.Cohort
		c.Programme = 77
		d.Cohort(c)
	})
	run()
	if r.says("4 schools to invite copied"); !strings.HasPrefix(r.last.Copy, "Ash Green\t\tnot known\n") {
		t.Errorf("%q", r.last.Copy)
	}
	r.Hide = pane.NamesOnly
	if run(); r.last.Copy != "" {
		t.Error("schools leave at names only")
	}
}

// TestPathViews compares what the steps ask, and a card with its path.
func TestPathViews(t *testing.T) {
	draw := func(p func() pane.Pane, do func(*room)) func(*testing.T, *theme.Theme, int, int, bool) []string {
		return func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
			r := asking(t, p())
			r.Look = look
			do(r)
			if r.ask != nil {
				return r.ask.Dialog.Sized(min(w-8, 76), h-4).View(look)
			}
			return r.pane.View(r.Desk, w, h, focused)
		}
	}
	list := func() pane.Pane { return people.New(false) }
	t.Run("menu", func(t *testing.T) { panetest.Goldens(t, windows(), draw(list, func(r *room) { r.keys("c") })) })
	t.Run("status", func(t *testing.T) { panetest.Goldens(t, windows(), draw(list, func(r *room) { r.keys("end up c s") })) })
	t.Run("asking", func(t *testing.T) { panetest.Goldens(t, windows(), draw(list, func(r *room) { r.keys("v v") })) })
	t.Run("barred", func(t *testing.T) {
		panetest.Goldens(t, windows(), draw(list, func(r *room) {
			r.keys("n").types("Ann Bell").keys("tab tab").types("Prospective head of maths").keys("tab")
		}))
	})
	t.Run("card", func(t *testing.T) {
		panetest.Goldens(t, wholeWindows(), draw(func() pane.Pane { return people.NewCard(place(7), model.SheetID{}) }, func(r *room) {
			_ = r.Do(model.SetStatus{Enrolment: place(7), To: model.DatesSent, Day: panetest.Day("1 Nov 2023")})
			_ = r.Do(model.SetStatus{Enrolment: place(7), To: model.Waiting, Day: panetest.Day("3 Nov 2023")})
			_ = r.Do(model.ConfirmCommitment{Enrolment: place(7), Of: model.BySchool, Day: panetest.Day("2 Nov 2023"), By: "Ms Ford"})
		}))
	})
}

// TestWhoWaitsIsMoved by hand; the list has them in the order of the waiting list.
func TestWhoWaitsIsMoved(t *testing.T) {
	r := newRoom(t, people.New(false))
	if err := r.Do(model.NewPerson{Person: model.Person{Given: "Ann", Family: "Abbey"}, SchoolName: "Beech Hill", Status: model.Waiting}); err != nil {
		t.Fatal(err)
	}
	r.keys("v v")
	for _, c := range []struct{ keys, listed, says string }{
		{"home", "Williams Abbey", ""},
		{"+", "Abbey Williams", "Zoë Williams is number 2 of 2 who wait for a place."},
		{"+", "Abbey Williams", "Zoë Williams is the last who waits."},
		{"-", "Williams Abbey", "Zoë Williams is number 1 of 2 who wait for a place."},
		{"-", "Williams Abbey", "Zoë Williams is the first who waits."},
	} {
		if r.keys(c.keys).says(c.says); r.listed() != c.listed {
			t.Errorf("%s: listed are %q, want %q", c.keys, r.listed(), c.listed)
		}
	}
	r.sees("waiting, number 1", "waiting, number 2")
	r.keys("v v home down -").says("Asha Begum does not wait for a place.")
}
