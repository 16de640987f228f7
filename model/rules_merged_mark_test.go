package model_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

// "A disputed mark is never a proposed charge", whichever answers there are, with whatever
// was told, and it earns nothing and stands in no total as a fact.
func TestDisputedIsNoFact(t *testing.T) {
	verbs := []model.Verb{model.VerbPresent, model.VerbLate, model.VerbAbsent, model.VerbCancelled, model.VerbSubstitute, model.VerbExcused, model.VerbPart, model.VerbCleared}
	for _, one := range verbs {
		for _, two := range verbs {
			for _, told := range []bool{false, true} {
				p := newPair(t)
				c := p.asha.s.Cohort
				c.Fee = &model.FeeRule{Pence: 7500, NoticeDays: 7, NonAttendance: true, LateCancellation: true}
				p.asha.do(model.EditCohort{Cohort: c})
				p.asha.key("Khan", model.VerbOnline, "")
				p.meet(t)
				if told {
					d := p.asha.draft()
					d.ToldAs(p.asha.place("Khan"), p.asha.today, model.Told{Kind: model.CannotCome, On: model.MakeDay(2021, time.November, 16)})
					p.asha.apply(d.Change())
					p.ben.apply(d.Change())
				}
				p.asha.key("Khan", one, "")
				p.ben.key("Khan", two, "")
				p.meet(t)
				s, name := p.asha.s, fmt.Sprint(one, " against ", two, " told ", told)
				e, x := p.asha.place("Khan"), s.Session(p.asha.today)
				if len(e.Claims(x.ID)) < 2 {
					if one != two {
						t.Errorf("%s: %d answers stand", name, len(e.Claims(x.ID)))
					}
					continue
				}
				for _, o := range s.Charges() {
					if o.Enrolment.ID == e.ID && (o.State != model.FeeNone || o.Pence != 0 || o.Why == "") {
						t.Errorf("%s: a fee is %s, %d", name, o.State, o.Pence)
					}
				}
				if p.asha.refused(model.Charge{Enrolment: e.ID, Session: x.ID}) == "" || s.CreditOf(e, x) != 0 || s.Earned(e) != 0 {
					t.Errorf("%s: it is charged, or earns %d", name, s.CreditOf(e, x))
				}
				for _, f := range s.Facts().People {
					if f.Enrolment == e.ID && len(f.Earned) != 0 {
						t.Errorf("%s: facts have %v", name, f.Earned)
					}
				}
				h, _ := s.Sheet(p.asha.sheetID())
				if n := h.Count(); n.Disputed != 1 || n.Cancelled+n.Absent+n.Excused+n.InRoom+n.Online+n.Substitutes+n.Late > 0 {
					t.Errorf("%s: counted as a fact: %+v", name, n)
				}
				in := slices.ContainsFunc(e.Claims(x.ID), func(c model.Claimed) bool {
					return c.Mark.Here() && !c.Mark.Online || c.Mark.Kind == model.Substitute
				})
				for _, roll := range s.InTheRoom(p.asha.now) {
					if got := slices.Contains(roll.Here, "Khan, Imran (two answers)"); got != in {
						t.Errorf("%s: on the fire list: %v", name, got)
					}
				}
				if sf := s.Facts().Sessions[1]; sf.Here != 0 {
					t.Errorf("%s: %d here", name, sf.Here)
				}
			}
		}
	}
}

// "A mark is whole: a mix of two leads' halves is never made; the same value twice is no
// disagreement." What stands after any two histories is what one of the two wrote.
func TestMarkIsWhole(t *testing.T) {
	base := newPair(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b := *base.asha, *base.ben
		a.now, b.now = a.now.Add(3*time.Minute), b.now.Add(40*time.Minute)
		wrote := map[model.Mark]bool{{}: true}
		for range rapid.IntRange(1, 6).Draw(t, "keys") {
			r := rapid.SampledFrom([]*room{&a, &b}).Draw(t, "who")
			verb := rapid.SampledFrom([]model.Verb{model.VerbPresent, model.VerbLate, model.VerbLeftEarly, model.VerbOnline, model.VerbAbsent, model.VerbPart, model.VerbCleared}).Draw(t, "key")
			_, _ = r.try(r.stroke("Khan", verb, rapid.SampledFrom([]string{"", "5", "1230"}).Draw(t, "digits")))
			wrote[r.s.Enrolment(r.places["Khan"]).Mark(r.today)] = true
		}
		last := [2]model.Mark{a.s.Enrolment(a.places["Khan"]).Mark(a.today), b.s.Enrolment(b.places["Khan"]).Mark(b.today)}
		la, lb := a.log, b.log
		a.apply(lb...)
		b.apply(la...)
		if !reflect.DeepEqual(standing(a.s), standing(b.s)) {
			t.Fatal("they differ")
		}
		claims := a.s.Enrolment(a.places["Khan"]).Claims(a.today)
		for _, c := range claims {
			if !wrote[c.Mark] {
				t.Fatalf("nobody made the mark %+v", c.Mark)
			}
		}
		if last[0] == last[1] && len(claims) > 1 {
			t.Fatalf("the same twice is %d answers", len(claims))
		}
	})
}

// "Undo works after merging, as a new change": what a lead takes back does no harm to what
// the other did, of which nothing is lost, and what was kept is said.
func TestUndoAfterMeeting(t *testing.T) {
	base := newPair(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b := *base.asha, *base.ben
		p := &pair{asha: &a, ben: &b}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				exchange(p)
			case 1:
				if step, ok := a.trail.Undo(); ok {
					undoKeeps(t, &a, step)
				}
			case 2:
				_, _ = anyAction(t, &b)()
			default:
				_, _ = anyAction(t, &a)()
			}
		}
		exchange(p)
		if !reflect.DeepEqual(standing(a.s), standing(b.s)) {
			t.Fatal("they differ")
		}
	})
}

func exchange(p *pair) {
	a, b := p.asha.log[p.metAsha:], p.ben.log[p.metBen:]
	p.asha.apply(b...)
	p.ben.apply(a...)
	p.metAsha, p.metBen = len(p.asha.log), len(p.ben.log)
}

// undoKeeps takes a step back, and fails where a write of another stood before and does not
// after, or where something was kept and nothing is said.
func undoKeeps(t *rapid.T, r *room, step model.Step) {
	own := map[model.ID]bool{}
	fields := map[change.Field]bool{}
	for _, c := range step.Changes {
		own[c.ID] = true
		for _, e := range c.Entries {
			fields[e.Field] = true
		}
	}
	before := r.s
	plan, err := r.try(model.Undo{Changes: step.Changes})
	if err != nil {
		t.Fatal(err)
	}
	kept := false
	for f := range fields {
		still := false
		for _, h := range before.Cell(f).Standing() {
			if !own[h.Ref.Change] {
				still = true
				if !r.s.Cell(f).Stands(h.Ref) {
					t.Fatalf("undo took away what another had written at %+v", f)
				}
			}
		}
		for _, h := range r.s.Cell(f).Standing() {
			if own[h.Ref.Change] {
				t.Fatalf("undo left its own write at %+v", f)
			}
		}
		mine := slices.ContainsFunc(before.Cell(f).Standing(), func(h change.Held) bool { return own[h.Ref.Change] })
		kept = kept || still && !mine
	}
	if kept && plan.Say == "" {
		t.Fatal("something was changed since and kept, and nothing is said")
	}
}
