package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// prefer notes what somebody said of a date.
func (v *visits) prefer(who string, slot model.ID, answer model.Suit) {
	v.t.Helper()
	v.do(model.Prefer{Enrolment: v.places[who], Session: v.visit, Preferences: []model.Preference{{Slot: slot, Answer: answer}}})
}

func (v *visits) propose(pairs model.PairsWanted, moves bool) model.Filling {
	return v.s.ProposeDates(v.visit, model.DayOf(v.now), pairs, moves)
}

// said is a proposal in lines.
func (v *visits) said(p model.Filling) string {
	var out []string
	for _, g := range p.Going {
		line := v.s.Person(v.s.Enrolment(g.Enrolment).Person).Apart() + " -> " + v.s.Slot(g.Slot).Date.Short() + ": " + g.Fit
		if g.From != 0 {
			line += ", from " + v.s.Slot(g.From).Date.Short()
		}
		out = append(out, line)
	}
	for _, l := range p.Left {
		out = append(out, v.s.Person(v.s.Enrolment(l.Enrolment).Person).Apart()+" left out: "+l.Why)
	}
	return strings.Join(out, "\n")
}

// TestPrefer: what suits is noted date by date, and a booking stays.
func TestPrefer(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.small, "Khan"))
	plan := v.do(model.Prefer{Enrolment: v.places["Khan"], Session: v.visit, Preferences: []model.Preference{
		{v.small, model.SuitNo}, {v.open, model.SuitYes}, {v.slot, model.SuitUnsaid},
	}})
	if plan.Say != "Imran Khan: Mon 10 Jan no, Fri 14 Jan yes. Imran Khan is booked on Mon 10 Jan: find another date." {
		t.Errorf("says %q", plan.Say)
	}
	if e := v.place("Khan"); e.Suit(v.small) != model.SuitNo || e.Suit(v.open) != model.SuitYes || e.Suit(v.slot) != model.SuitUnsaid || e.Booking(v.visit) != v.small {
		t.Errorf("noted %v %v %v", e.Suit(v.small), e.Suit(v.open), e.Suit(v.slot))
	}
	v.prefer("Khan", v.small, model.SuitUnsaid)
	if v.place("Khan").Suit(v.small) != model.SuitUnsaid {
		t.Error("it is not taken away again")
	}
	steps := v.trail.Steps()
	if say := v.do(model.Prefer{Enrolment: v.places["Khan"], Session: v.visit, Preferences: []model.Preference{{v.open, model.SuitYes}}}).Say; say != "What suits Imran Khan stays as it was." || v.trail.Steps() != steps {
		t.Errorf("says %q", say)
	}
	for _, bad := range []model.Prefer{
		{},
		{Enrolment: v.places["Khan"]},
		{Enrolment: v.places["Khan"], Session: v.visit, Preferences: []model.Preference{{1, model.SuitYes}}},
		{Enrolment: v.places["Khan"], Session: v.today, Preferences: []model.Preference{{v.open, model.SuitYes}}},
		{Enrolment: v.places["Khan"], Session: v.visit, Preferences: []model.Preference{{v.open, 4}}},
	} {
		v.refused(bad)
	}
}

// TestProposals: who goes where and why, case after case of what a lead
// meets.
func TestProposals(t *testing.T) {
	for _, c := range []struct {
		name  string
		make  func(v *visits)
		pairs model.PairsWanted
		moves bool
		want  []string // lines that are said
		left  int
	}{
		{"nobody has said anything", nil, 0, false, []string{"Tomás García Simón -> ", ": nothing said"}, 0},
		{"who can come on one day only has it", func(v *visits) {
			v.do(v.book(v.slot, "García Simón", "Işık", "JonesBrent", "JonesEaling"))
			v.do(model.CallOffDate{Slot: v.open, Reason: "strike"})
			v.prefer("Khan", v.small, model.SuitNo)
		}, 0, false, []string{"Imran Khan -> 12 Dec: nothing said", "Hồng Nguyễn -> 10 Jan", "Siân O'Connor-Price -> 10 Jan"}, 0},
		{"what suits is had, rather not only if it must be", func(v *visits) {
			for _, who := range []string{"García Simón", "Işık", "JonesBrent", "JonesEaling", "Nguyễn", "O'Connor-Price"} {
				v.prefer(who, v.open, model.SuitYes)
			}
			v.prefer("Khan", v.open, model.RatherNot)
			v.do(model.CallOffDate{Slot: v.slot, Reason: "snow"})
		}, 0, false, []string{"Imran Khan -> 10 Jan: nothing said", "Hồng Nguyễn -> 14 Jan: suits"}, 0},
		{"another session on the day is impossible", func(v *visits) {
			x := *v.s.Session(v.later)
			x.Date = model.MakeDay(2022, time.January, 14)
			v.do(model.EditSession{Session: x})
			v.do(model.CallOffDate{Slot: v.slot, Reason: "snow"})
		}, 0, false, []string{"left out: full: Mon 10 Jan; session 4 is that day: Fri 14 Jan"}, 5},
		{"so is a date of another visit", func(v *visits) {
			second := v.do(model.NewSession{Session: model.Session{Kind: model.Visit, Number: 5}}).Changes[0].Label.IDs[1]
			other := v.do(model.OfferDate{Slot: model.Slot{Session: second, Date: model.MakeDay(2022, time.January, 14)}}).Changes[0].Label.IDs[2]
			v.do(model.Book{Session: second, Slot: other, Enrolments: v.ids("Khan")})
			v.do(model.CallOffDate{Slot: v.slot, Reason: "snow"})
			v.do(v.book(v.small, "Işık", "Nguyễn"))
		}, 0, false, []string{"Imran Khan left out: full: Mon 10 Jan; session 5 is that day: Fri 14 Jan"}, 1},
		{"a place that begins later, and one who cannot", func(v *visits) {
			v.prefer("Khan", v.small, model.SuitNo)
			v.prefer("Khan", v.open, model.SuitNo)
			v.prefer("Khan", v.slot, model.SuitNo)
		}, 0, false, []string{"Imran Khan left out: cannot come: Sun 12 Dec, Mon 10 Jan, Fri 14 Jan"}, 1},
		{"dates that are past are none", func(v *visits) { v.now = v.now.AddDate(0, 3, 0) }, 0, false, []string{"Imran Khan left out: no date is to come"}, 7},
		{"near is liked better than far, of a host once said", func(v *visits) {
			x := *v.s.Slot(v.open)
			x.Distance = model.Far
			v.do(model.EditDate{Slot: x})
			v.do(v.book(v.slot, "García Simón", "Işık", "JonesBrent", "JonesEaling"))
		}, 0, false, []string{"Imran Khan -> 10 Jan: nothing said\n", "Hồng Nguyễn -> 10 Jan: nothing said\n", "Siân O'Connor-Price -> 12 Dec: nothing said, far"}, 0},
		{"who waits for a date goes first", func(v *visits) {
			v.do(v.book(v.small, "Işık", "JonesBrent"))
			v.do(model.Wait{Slot: v.small, Enrolment: v.places["O'Connor-Price"]})
			v.do(model.Wait{Slot: v.small, Enrolment: v.places["Khan"]})
			v.do(model.Unbook{Session: v.visit, Enrolment: v.places["Işık"]})
		}, 0, false, []string{"Siân O'Connor-Price -> 10 Jan: waits for it"}, 0},
		{"kept together, though each would like another", func(v *visits) {
			v.prefer("Işık", v.small, model.SuitYes)
			v.prefer("JonesBrent", v.open, model.SuitYes)
			v.prefer("JonesBrent", v.small, model.RatherNot)
		}, model.PairsTogether, false, []string{"Gülşen Işık -> 14 Jan: nothing said, with Sarah Jones (Brent)", "Sarah Jones (Brent) -> 14 Jan: suits, with Gülşen Işık"}, 0},
		{"where one cannot come they part, and it is said", func(v *visits) {
			v.do(model.CallOffDate{Slot: v.slot, Reason: "snow"})
			v.prefer("Işık", v.small, model.SuitNo)
			v.prefer("JonesBrent", v.open, model.SuitNo)
		}, model.PairsTogether, false, []string{"Gülşen Işık -> 14 Jan: nothing said, NOT WITH Sarah Jones (Brent)"}, 0},
		{"kept apart", func(v *visits) {
			v.do(v.book(v.slot, "Khan"))
			v.prefer("JonesEaling", v.slot, model.SuitYes)
		}, model.PairsApart, false, []string{"Sarah Jones (Ealing) -> "}, 0},
		{"others may move, so that one more can come", func(v *visits) {
			v.do(model.CallOffDate{Slot: v.open, Reason: "strike"})
			v.do(v.book(v.slot, "García Simón", "Işık", "JonesBrent", "JonesEaling", "Khan"))
			v.do(v.book(v.small, "Nguyễn"))
			v.prefer("O'Connor-Price", v.small, model.SuitNo)
			v.prefer("Khan", v.small, model.SuitYes)
		}, 0, true, []string{"Imran Khan -> 10 Jan: suits, from 12 Dec", "Siân O'Connor-Price -> 12 Dec: nothing said"}, 0},
		{"if they may not, one is left out", func(v *visits) {
			v.do(model.CallOffDate{Slot: v.open, Reason: "strike"})
			v.do(v.book(v.slot, "García Simón", "Işık", "JonesBrent", "JonesEaling", "Khan"))
			v.do(v.book(v.small, "Nguyễn"))
			v.prefer("O'Connor-Price", v.small, model.SuitNo)
		}, 0, false, []string{"Siân O'Connor-Price left out: full: Sun 12 Dec; cannot come: Mon 10 Jan"}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := newVisits(t)
			if c.make != nil {
				c.make(v)
			}
			p := v.propose(c.pairs, c.moves)
			said := v.said(p)
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("no %q in\n%s", want, said)
				}
			}
			if len(p.Left) != c.left || !p.Proven {
				t.Errorf("%d are left out, proven %v:\n%s", len(p.Left), p.Proven, said)
			}
			if len(p.Going) > 0 {
				v.do(p.Fills())
				v.fits()
			}
		})
	}
}

// TestPairsThatHaveTheirDates: two who keep their dates are no fault of a proposal.
func TestPairsThatHaveTheirDates(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.slot, "JonesEaling"))
	v.do(v.book(v.open, "Khan", "Işık"))
	v.prefer("JonesBrent", v.open, model.SuitNo)
	for _, c := range []struct {
		pairs model.PairsWanted
		want  int
	}{{model.PairsAnyhow, 0}, {model.PairsTogether, 1}, {model.PairsApart, 0}} {
		if p := v.propose(c.pairs, false); p.Parted != c.want {
			t.Errorf("%s: %d parted\n%s", c.pairs, p.Parted, v.said(p))
		}
	}
}

// fits checks that no date takes more than it has places for.
func (v *visits) fits() {
	v.t.Helper()
	for _, slot := range v.s.SlotsOf(v.visit) {
		if n := len(v.s.Coming(slot)); slot.Capacity > 0 && n > slot.Capacity {
			v.t.Errorf("%d on %s, which takes %d", n, slot.Date.Short(), slot.Capacity)
		}
	}
}

// TestFillDates: all of a proposal or none of it, through the checks of booking, and one
// undo takes it back.
func TestFillDates(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.open, "Khan"))
	at := func(who string, slot model.ID) model.Assigned {
		return model.Assigned{Enrolment: v.places[who], Slot: slot}
	}
	all := func(as ...model.Assigned) model.FillDates { return model.FillDates{Session: v.visit, Assignment: as} }
	steps := v.trail.Steps()
	plan := v.do(all(at("García Simón", v.small), at("Khan", v.small), at("Nguyễn", v.open)))
	if plan.Say != "3 booked: Mon 10 Jan 2 of 2, Fri 14 Jan 1. 4 people still need a date." || v.trail.Steps() != steps+1 {
		t.Errorf("says %q", plan.Say)
	}
	if got := v.s.Describe(plan.Changes[0].Label); got != "dates of session 3 filled: 3 booked" {
		t.Errorf("is named %q", got)
	}
	if session, slot, who, _ := model.PlaceOf(plan.Changes[0].Label); session != v.visit || slot != 0 || who != 0 {
		t.Errorf("is seen at %v %v %v", session, slot, who)
	}
	v.undo()
	if v.place("Khan").Booking(v.visit) != v.open || v.place("García Simón").Booking(v.visit) != 0 {
		t.Error("one undo does not take all of it back")
	}
	if say := v.do(all(at("Khan", v.open))).Say; say != "They are booked on these dates already." {
		t.Errorf("says %q", say)
	}
	// Who leaves a full date makes room on it for another of the same proposal.
	v.do(v.book(v.small, "Nguyễn", "O'Connor-Price"))
	v.do(all(at("Nguyễn", v.slot), at("García Simón", v.small)))
	for name, bad := range map[string]model.FillDates{
		"nobody":           all(),
		"one too many":     all(at("JonesBrent", v.open), at("JonesEaling", v.small)),
		"a date for two":   all(at("JonesBrent", v.open), at("JonesBrent", v.slot)),
		"no such date":     all(at("JonesBrent", 1)),
		"no such place":    all(model.Assigned{Enrolment: 1, Slot: v.open}),
		"of another visit": {Session: v.today, Assignment: []model.Assigned{at("JonesBrent", v.open)}},
	} {
		before := v.s
		if v.refused(bad); v.s != before {
			t.Errorf("%s: something was written", name)
		}
	}
	v.do(model.CallOffDate{Slot: v.slot, Reason: "snow"})
	v.refused(all(at("JonesBrent", v.slot)))
}

// TestRepairs: the two cheapest ways, with what moves.
func TestRepairs(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(v *visits) (slot, who model.ID)
		want []string
	}{
		{"a date is called off", func(v *visits) (model.ID, model.ID) {
			v.do(v.book(v.slot, "Khan", "Işık"))
			v.prefer("Khan", v.small, model.SuitYes)
			v.prefer("Işık", v.open, model.SuitYes)
			v.do(model.CallOffDate{Slot: v.slot, Reason: "snow"})
			return v.slot, 0
		}, []string{
			"Gülşen Işık goes on Fri 14 Jan. (suits) Imran Khan goes on Mon 10 Jan. (suits)",
			"Gülşen Işık goes on Mon 10 Jan. (nothing said) Imran Khan goes on Mon 10 Jan. (suits)",
		}},
		{"somebody drops out: the place is theirs who has none", func(v *visits) (model.ID, model.ID) {
			v.do(model.CallOffDate{Slot: v.open, Reason: "strike"})
			v.do(v.book(v.slot, "García Simón", "Işık", "JonesBrent", "JonesEaling", "Khan"))
			v.do(v.book(v.small, "Nguyễn"))
			v.prefer("O'Connor-Price", v.small, model.SuitNo)
			v.prefer("Khan", v.small, model.SuitYes)
			return 0, v.places["O'Connor-Price"]
		}, []string{
			"Siân O'Connor-Price goes on Sun 12 Dec. (nothing said) Imran Khan moves from Sun 12 Dec to Mon 10 Jan. (suits)",
			"Siân O'Connor-Price goes on Sun 12 Dec. (nothing said) ",
		}},
		{"there is one way only", func(v *visits) (model.ID, model.ID) {
			v.do(model.CallOffDate{Slot: v.open, Reason: "strike"})
			v.do(model.CallOffDate{Slot: v.small, Reason: "strike"})
			return 0, v.places["Khan"]
		}, []string{"Imran Khan goes on Sun 12 Dec. (nothing said)"}},
		{"there is none", func(v *visits) (model.ID, model.ID) {
			for _, slot := range []model.ID{v.slot, v.small, v.open} {
				v.do(model.CallOffDate{Slot: slot, Reason: "strike"})
			}
			return 0, 0
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := newVisits(t)
			slot, who := c.make(v)
			got := v.s.Repairs(v.visit, slot, who, model.DayOf(v.now), model.PairsAnyhow)
			if len(got) != len(c.want) {
				t.Fatalf("%d repairs, want %d", len(got), len(c.want))
			}
			for i, p := range got {
				if say := moved(v.s.Moves(p)); !strings.Contains(say, c.want[i]) {
					t.Errorf("repair %d is %q", i+1, say)
				}
			}
			if len(got) > 0 {
				v.do(got[len(got)-1].Fills())
				v.fits()
			}
		})
	}
}

func moved(ms []model.Move) string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Say+" ("+m.Fit+")")
	}
	return strings.Join(out, " ")
}

// Whatever was said and booked, a proposal can be booked as it stands, never fills a date
// beyond what it takes, and leaves nobody out while a date that they can come to has a
// place.
func TestProposalsCanBeBooked(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		v := newVisits(t)
		all := []string{"García Simón", "Işık", "JonesBrent", "JonesEaling", "Khan", "Nguyễn", "O'Connor-Price"}
		dates := []model.ID{v.slot, v.small, v.open}
		for _, slot := range dates[:2] {
			x := *v.s.Slot(slot)
			x.Capacity = rapid.IntRange(1, 3).Draw(rt, "capacity")
			v.do(model.EditDate{Slot: x})
		}
		if rapid.Bool().Draw(rt, "closed") {
			v.do(model.CallOffDate{Slot: v.open, Reason: "strike"})
		}
		for _, who := range all {
			for _, slot := range dates {
				v.prefer(who, slot, model.Suit(rapid.IntRange(0, 3).Draw(rt, "suit")))
			}
			if rapid.IntRange(0, 2).Draw(rt, "books") == 0 {
				if p, err := v.try(v.book(rapid.SampledFrom(dates).Draw(rt, "on"), who)); err == nil {
					v.apply(p.Changes...)
				}
			}
		}
		p := v.propose(model.PairsWanted(rapid.IntRange(0, 2).Draw(rt, "pairs")), rapid.Bool().Draw(rt, "moves"))
		without, freed := v.s.WithoutDate(v.visit)
		if need := len(without) + len(freed); len(p.Going)-p.Moved+len(p.Left) != need {
			rt.Fatalf("%d need a date, and %d go, %d of them moved, %d do not", need, len(p.Going), p.Moved, len(p.Left))
		}
		if len(p.Going) > 0 {
			plan, err := p.Fills().Plan(v.s, v.env())
			if err != nil {
				rt.Fatalf("it cannot be booked: %v", err)
			}
			v.apply(plan.Changes...)
			v.fits()
		}
		for _, l := range p.Left {
			for _, slot := range v.s.SlotsOf(v.visit) {
				e := v.s.Enrolment(l.Enrolment)
				free, limited := v.s.FreePlaces(slot)
				if slot.State == model.Planned && e.Suit(slot.ID) != model.SuitNo && (free > 0 || !limited) {
					rt.Fatalf("%s is left out beside a place on %s", fmt.Sprint(e.ID), slot.Date.Short())
				}
			}
		}
	})
}

// TestSuitsOfOnePersonTwice: where two records are one person, what either said holds.
func TestSuitsOfOnePersonTwice(t *testing.T) {
	v := newVisits(t)
	v.prefer("JonesEaling", v.small, model.SuitYes)
	v.same("JonesBrent", "JonesEaling")
	if got := v.place("JonesBrent").Suit(v.small); got != model.SuitYes {
		t.Errorf("the row says %v", got)
	}
}
