package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

// second is the lead at the other laptop.
const second model.ID = 77

// atBoth has one name typed at the door on each of two laptops that had not heard of each
// other, and the changes exchanged.
func atBoth(t testing.TB, one, two model.WalkIn) *room {
	r := newRoom(t)
	r.write(func(d *model.Draft) { d.Lead(model.Lead{ID: second, Name: "Ben Cole"}) })
	first, lead, now := r.s, r.lead, r.now
	a := r.do(one)
	r.s, r.lead, r.now = first, second, now.Add(9*time.Minute)
	b := r.do(two)
	r.s, r.lead = first, lead
	r.apply(a.Changes...)
	r.apply(b.Changes...)
	return r
}

func (r *room) twice() (out []string) {
	for _, f := range r.s.Findings(r.now) {
		if f.Key.Kind == model.FindTwice {
			out = append(out, f.Sentence)
		}
	}
	return out
}

// "Same walk-in typed on both laptops: merge suggests one person (same folded name +
// school)", and so it does where one of them slipped or left the school out.
func TestTheSameWalkInOnBothLaptops(t *testing.T) {
	for _, x := range []struct {
		name, school string
		same         bool
	}{
		{"Marie Dupont", "Kestrel School", true},
		{"MARIE DUPONT", "Kestrel School", true},
		{"Dupont, Marie", "", true},
		{"Marie Dupomt", "", true},
		{"Márie Dupont", "Other School", true},
		{"Marie Claire Dupont", "Kestrel School", true},
		{"Marie-Claire Dupomt", "Kestrel School", true},
		{"Maria Dupomt", "Kestrel School", false},
		{"Dupont", "Kestrel School", false},
		{"Marie Martin", "Kestrel School", false},
	} {
		r := newRoom(t)
		sheet := r.sheetID()
		r = atBoth(t, model.WalkIn{Sheet: sheet, Name: "Marie Dupont", School: "Kestrel School"}, model.WalkIn{Sheet: sheet, Name: x.name, School: x.school})
		got := r.twice()
		if len(got) != map[bool]int{true: 1}[x.same] {
			t.Errorf("%s of %q: %q", x.name, x.school, got)
			continue
		}
		if x.same && (!strings.Contains(got[0], "Marie Dupont, Kestrel School (") || !strings.Contains(got[0], "(Ben Cole, 17 Nov ")) {
			t.Errorf("%q does not say who, when and where", got[0])
		}
	}
}

// Nothing is made one by itself. Made one, equal marks are one and others two answers; undo
// gives both back; told apart, nobody asks again, on the other laptop neither.
func TestOneOrTwo(t *testing.T) {
	walk := func(r *room) model.WalkIn {
		return model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont", School: "Kestrel School"}
	}
	r := newRoom(t)
	r = atBoth(t, walk(r), walk(r))
	if n := r.count().NotOnList; n != 2 {
		t.Fatalf("%d rows before anybody decided", n)
	}
	twin := r.s.Twins()[0]
	other, twice := r.s.MayBe(twin.B)
	if other != twin.A.ID || !twice {
		t.Errorf("the row is not said to be like the other")
	}
	before := r.s
	r.do(model.SamePerson{Keep: twin.A.Person, Other: twin.B.Person})
	if n := r.count().Disputed; n != 1 || len(r.s.Enrolments) != len(before.Enrolments)-1 || len(r.twice()) != 0 {
		t.Errorf("%d with two answers, %q", n, r.twice())
	}
	if claims := r.s.Enrolment(twin.A.ID).Claims(r.today); len(claims) != 2 {
		t.Errorf("came at two times: %d answers", len(claims))
	}
	r.undo()
	if len(r.s.Enrolments) != len(before.Enrolments) || len(r.twice()) != 1 {
		t.Errorf("undo does not give them back: %q", r.twice())
	}

	r.s = before
	apart := r.do(model.Apart{Enrolment: twin.A.ID, Other: twin.B.ID})
	if got := r.twice(); len(got) != 0 {
		t.Errorf("asked again: %q", got)
	}
	r.s = before.Apply(apart.Changes[0])
	if got := r.twice(); len(got) != 0 {
		t.Errorf("asked again on the other laptop: %q", got)
	}
}

// Two who came at one time with one mark are one row with one answer.
func TestOneMarkOfTwo(t *testing.T) {
	r := newRoom(t)
	r.now = r.now.AddDate(0, 0, 1)
	r = atBoth(t, model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont"}, model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont"})
	twin := r.s.Twins()[0]
	r.write(func(d *model.Draft) {
		for _, e := range []*model.Enrolment{twin.A, twin.B} {
			d.MarkAs(e, r.today, model.Mark{Kind: model.Present})
		}
	})
	r.do(model.SamePerson{Keep: twin.A.Person, Other: twin.B.Person})
	if claims := r.s.Enrolment(twin.A.ID).Claims(r.today); len(claims) != 1 {
		t.Errorf("%d answers", len(claims))
	}
}

// One lead who enters people of nearly one name on one day, and two leads on two days, are
// not asked; nor are those whom a label tells apart.
func TestWhoIsNotTypedTwice(t *testing.T) {
	enter := func(r *room, name, label string) {
		given, family, _ := strings.Cut(name, " ")
		r.write(func(d *model.Draft) { r.enrol(d, given, family, label, "", "") })
	}
	for what, make := range map[string]func(r *room){
		"one lead": func(r *room) { enter(r, "Marie Dupont", ""); enter(r, "Marie Dupond", "") },
		"two days": func(r *room) {
			enter(r, "Marie Dupont", "")
			r.lead, r.now = second, r.now.AddDate(0, 0, 1)
			enter(r, "Marie Dupond", "")
		},
		"labels": func(r *room) { enter(r, "Marie Dupont", "Brent"); r.lead = second; enter(r, "Marie Dupont", "Ealing") },
	} {
		r := newRoom(t)
		if make(r); len(r.twice()) != 0 {
			t.Errorf("%s: %q", what, r.twice())
		}
	}
	r := newRoom(t)
	enter(r, "Marie Dupont", "")
	r.lead = second
	enter(r, "Marie Dupond", "")
	if len(r.twice()) != 1 {
		t.Errorf("two leads on one day: %q", r.twice())
	}
}

// Whoever takes the changes in, in whatever order, is asked the same.
func TestTwinsDependOnNoOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := newRoom(t)
		begin := r.s
		var all []*change.Change
		for range rapid.IntRange(2, 6).Draw(rt, "people") {
			r.s, r.lead = begin, rapid.SampledFrom([]model.ID{1, second}).Draw(rt, "lead")
			r.now = r.now.Add(time.Minute)
			name := rapid.SampledFrom([]string{"Marie Dupont", "Marie Dupond", "Dupont Marie", "Imran Khan", "Imran Kahn"}).Draw(rt, "name")
			all = append(all, r.do(model.WalkIn{Sheet: r.sheetID(), Name: name}).Changes...)
		}
		pairs := func(order []*change.Change) (out []string) {
			s := begin
			for _, c := range order {
				s = s.Apply(c)
			}
			for _, t := range s.Twins() {
				out = append(out, t.A.ID.String()+t.B.ID.String())
			}
			return out
		}
		if a, b := pairs(all), pairs(rapid.Permutation(all).Draw(rt, "order")); !slices.Equal(a, b) {
			rt.Fatalf("%q and %q", a, b)
		}
	})
}
