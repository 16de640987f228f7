package model_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// tooMuch is what a head teacher is not told unless somebody ticks it.
var tooMuch = regexp.MustCompile(`(?i)late|early|absen|cancel|substitut|excus|half|charge|£|waive|unmarked`)

// said are the words of what is attested.
func said(a model.Attested) string {
	var b strings.Builder
	fmt.Fprintln(&b, a.Kind, a.Name, a.School, a.Hub, a.Programme, a.Title, a.Year, a.Days, a.By)
	for _, x := range a.Sessions {
		fmt.Fprintln(&b, x.Number, x.Title, x.Day.Long(), x.Where, x.Words, model.Quarters(x.Quarters))
	}
	return b.String() + strings.Join(a.Fees, "\n")
}

// attest is the statement of somebody on a day.
func (r *room) attest(who string, kind model.PaperKind, day model.Day, all bool) model.Attested {
	r.t.Helper()
	a, err := r.s.Attest(kind, r.place(who), day, all)
	if err != nil {
		r.t.Fatal(err)
	}
	return a
}

func TestAStatementTellsOnlyWhatWasAttended(t *testing.T) {
	r := charging(t, london(t))
	khan := r.place("Khan")
	r.write(func(d *model.Draft) {
		d.MarkAs(khan, r.before, model.Mark{Kind: model.Present, Late: true, MinutesLate: 25, LeftEarly: true})
		d.MarkAs(khan, r.today, model.Mark{Kind: model.Absent})
		d.Book(khan, r.visit, r.slot)
	})
	r.on(time.December, 14)
	day := model.DayOf(r.now)
	a := r.attest("Khan", model.PaperStatement, day, false)
	if a.Days != "1.0 of 3.0" || len(a.Sessions) != 1 || a.Sessions[0].Day != november(3) || a.Name != "Imran Khan" || a.School != "Cedar Park" {
		t.Errorf("it states %+v", a)
	}
	if at := tooMuch.FindString(said(a)); at != "" {
		t.Errorf("it tells of %q:\n%s", at, said(a))
	}
	a = r.attest("Khan", model.PaperStatement, day, true)
	words := ""
	for _, x := range a.Sessions {
		words += fmt.Sprintf("%d %s, ", x.Number, x.Words)
	}
	if words != "1 late 25, left early, 2 absent, 3 unmarked, " || strings.Join(a.Fees, "; ") != "Session 2, Wed 17 Nov 2021: £75 proposed" {
		t.Errorf("asked for everything it states %q, %q", words, a.Fees)
	}
}

func TestWhereItWas(t *testing.T) {
	r := newRoom(t)
	sian := r.place("O'Connor-Price")
	r.write(func(d *model.Draft) {
		d.MarkAs(sian, r.before, model.Mark{Kind: model.Elsewhere, Place: "Origin Maths Hub", PlaceDay: november(9)})
		d.MarkAs(sian, r.today, model.Mark{Kind: model.Present, Online: true})
		d.Book(sian, r.visit, r.slot)
		d.MarkAs(sian, r.visit, model.Mark{Kind: model.Present})
		d.MarkAs(sian, r.later, model.Mark{Kind: model.Part})
	})
	var got []string
	for _, x := range r.attest("O'Connor-Price", model.PaperStatement, november(30), false).Sessions {
		got = append(got, fmt.Sprintf("%d %s %s %s", x.Number, x.Day.Short(), x.Where, model.Quarters(x.Quarters)))
	}
	want := "1 9 Nov at Origin Maths Hub 1.0; 2 17 Nov online 1.0; 3 12 Dec PRU 0.5; 4  online 0.5"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("it was %q, want %q", s, want)
	}
}

func TestOnlyWhoCompletedHasACertificate(t *testing.T) {
	r := newRoom(t)
	khan := r.place("Khan")
	if _, err := r.s.Attest(model.PaperCertificate, khan, november(18), false); err == nil || !strings.Contains(err.Error(), "has not completed the programme") {
		t.Errorf("a certificate all the same: %v", err)
	}
	r.do(model.Complete{Enrolments: []model.ID{khan.ID}, Over: "came to two of three"})
	a := r.attest("Khan", model.PaperCertificate, november(18), true)
	if a.Completed != november(17) || a.By != "Robin Hale" || a.Days != "0.0 of 3.0" || strings.Contains(said(a), "two of three") {
		t.Errorf("it states %+v", a)
	}
	id := r.asks("Dupont", model.Waiting)
	if _, err := r.s.Attest(model.PaperStatement, r.s.Enrolment(id), november(18), false); err == nil || !strings.Contains(err.Error(), "not on the register") {
		t.Errorf("a statement of somebody who waits: %v", err)
	}
}

func TestACodeIsKnownAgain(t *testing.T) {
	r := newRoom(t)
	r.marked("Khan", model.Mark{Kind: model.Present, Late: true})
	r.do(model.Complete{Enrolments: []model.ID{r.places["Khan"]}, Over: "enough"})
	plain, all := r.attest("Khan", model.PaperCertificate, november(18), false), r.attest("Khan", model.PaperCertificate, november(18), true)
	if plain.Check == all.Check || plain.Check == r.attest("Khan", model.PaperStatement, november(18), false).Check {
		t.Errorf("two papers have one code: %s", plain.Check)
	}
	says := func(typed string) string {
		c, wrong := r.s.VerifyCertificate(typed)
		if wrong != "" {
			return wrong
		}
		return c.Words()
	}
	const fits = "The code fits: a certificate of completion of Imran Khan, Cedar Park, made on Thu 18 Nov 2021, of 1.0 days."
	for _, typed := range []string{plain.Check, all.Check, strings.ToLower(plain.Check), " " + strings.ReplaceAll(plain.Check, "-", " ") + "\n"} {
		if got := says(typed); got != fits+" The file says the same today." {
			t.Errorf("%q: %s", typed, got)
		}
	}
	r.marked("Khan", model.Mark{Kind: model.Part})
	if got := says(plain.Check); got != fits+" Today the file says 0.5 of 3.0 days." {
		t.Errorf("fewer days: %s", got)
	}
	r.marked("Khan", model.Mark{Kind: model.Present, Late: true})
	p := *r.s.Person(r.place("Khan").Person)
	p.Given = "Imraan"
	r.write(func(d *model.Draft) { d.Person(p) })
	if got := says(plain.Check); !strings.HasSuffix(got, "The days are the same today, but something else on it has changed since.") {
		t.Errorf("another name: %s", got)
	}
	e := *r.place("Khan")
	e.Status = model.Enrolled
	r.write(func(d *model.Draft) { d.Enrol(e) })
	if got := says(plain.Check); !strings.HasSuffix(got, "Today the file does not say that the programme was completed: enrolled, 1.0 of 3.0 days.") {
		t.Errorf("not completed any more: %s", got)
	}
	r.write(func(d *model.Draft) { d.Remove(model.KindEnrolment, r.places["Khan"]) })
	if got := says(plain.Check); !strings.Contains(got, "of somebody who is not in this file any more, made on Thu 18 Nov 2021, of 1.0 days.") {
		t.Errorf("removed since: %s", got)
	}
	other := newRoom(t)
	other.s.Space = 10
	if got := says(other.attest("Khan", model.PaperStatement, november(18), false).Check); !strings.Contains(got, "Is it of another cohort?") {
		t.Errorf("of another cohort: %s", got)
	}
	for _, letter := range "34679ACDEFGHJKMNPRTVWXY" {
		forged := []byte(all.Check)
		if forged[7] = byte(letter); string(forged) == all.Check {
			continue
		}
		for _, last := range "34679ACDEFGHJKMNPRTVWXY" {
			if forged[len(forged)-1] = byte(last); strings.Contains(says(string(forged)), "The code fits") {
				t.Errorf("another day or other days pass: %s for %s", forged, all.Check)
			}
		}
	}
	if got := says("K7M-4XP"); !strings.Contains(got, "sixteen letters and digits") {
		t.Errorf("the code of a sheet: %s", got)
	}
}

// TestAttestedAtRandom: whatever the marks, the sessions listed earn what is stated; without
// everything asked for no word of lateness or absence is in it; and its code tells kind, day
// and days, fits the place that it is of, and no slip of the hand passes.
func TestAttestedAtRandom(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := newRoom(t)
		for who := range r.places {
			for _, session := range []model.ID{r.before, r.today, r.visit, r.later} {
				m := model.Mark{
					Kind: model.MarkKind(rapid.IntRange(0, 7).Draw(rt, "kind")), Late: rapid.Bool().Draw(rt, "late"),
					LeftEarly: rapid.Bool().Draw(rt, "early"), Online: rapid.Bool().Draw(rt, "online"),
				}
				r.write(func(d *model.Draft) { d.MarkAs(r.place(who), session, m) })
			}
		}
		who := rapid.SampledFrom([]string{"Khan", "Işık", "Nguyễn", "JonesBrent"}).Draw(rt, "who")
		all, day := rapid.Bool().Draw(rt, "all"), november(rapid.IntRange(-3000, 3000).Draw(rt, "day"))
		a := r.attest(who, model.PaperStatement, day, all)
		sum := 0
		for _, x := range a.Sessions {
			sum += x.Quarters
		}
		if sum != r.s.Earned(r.place(who)) || a.Earned != sum {
			rt.Fatalf("the sessions earn %d, stated is %d, earned %d", sum, a.Earned, r.s.Earned(r.place(who)))
		}
		if at := tooMuch.FindString(said(a)); at != "" && !all {
			rt.Fatalf("it tells of %q:\n%s", at, said(a))
		}
		c, wrong := r.s.VerifyCertificate(a.Check)
		if wrong != "" || c.Kind != model.PaperStatement || c.Day != day || c.Quarters != sum || c.Enrolment != r.place(who) || !c.Same {
			rt.Fatalf("%s says %+v %s", a.Check, c, wrong)
		}
		at := rapid.IntRange(0, len(a.Check)-1).Draw(rt, "slip")
		slip := []byte(a.Check)
		slip[at] = rapid.SampledFrom([]byte("34679ACDEFGHJKMNPRTVWXY")).Draw(rt, "letter")
		if string(slip) != a.Check {
			if _, wrong := r.s.VerifyCertificate(string(slip)); !strings.HasPrefix(wrong, "This is no code") {
				rt.Fatalf("%s passes for %s", slip, a.Check)
			}
		}
	})
}
