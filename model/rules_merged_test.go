package model_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// pair are two laptops with one cohort, of Asha and of Ben, which meet when they are told to.
type pair struct {
	asha, ben *room
	// met are how many changes of each the other has.
	metAsha, metBen int
}

func newPair(t testing.TB) *pair {
	r := newRoom(t)
	d := r.draft()
	d.Lead(model.Lead{ID: 21, Name: "Asha"})
	d.Lead(model.Lead{ID: 22, Name: "Ben"})
	r.apply(d.Change())
	other := *r
	p := &pair{asha: r, ben: &other}
	p.asha.lead, p.ben.lead = 21, 22
	p.ben.next = 900_000
	return p
}

// meet has each take in what the other did since.
func (p *pair) meet(t testing.TB) {
	t.Helper()
	a, b := p.asha.log[p.metAsha:], p.ben.log[p.metBen:]
	p.asha.apply(b...)
	p.ben.apply(a...)
	p.metAsha, p.metBen = len(p.asha.log), len(p.ben.log)
	if !alike(p.asha.s, p.ben.s) || !reflect.DeepEqual(p.asha.s.Findings(p.asha.now), p.ben.s.Findings(p.asha.now)) {
		t.Fatal("two laptops that have the same say different things")
	}
	if again := model.NewSnapshot(p.asha.s.Space, p.asha.s.Records()); !reflect.DeepEqual(again.Findings(p.asha.now), p.asha.s.Findings(p.asha.now)) {
		t.Fatalf("read anew there is something else to do: %v and %v", again.Findings(p.asha.now), p.asha.s.Findings(p.asha.now))
	}
}

func (r *room) everyone(v model.Verb) {
	r.t.Helper()
	for _, who := range slices.Sorted(maps.Keys(r.places)) {
		r.key(who, v, "")
	}
}

func (r *room) finish() {
	r.t.Helper()
	r.do(model.FinishRegister{Sheet: r.sheetID()})
}

// toldOf is the sentence of a finding, "" where it is not there.
func (r *room) toldOf(k model.FindingKind) string {
	for _, f := range r.s.Findings(r.now) {
		if f.Key.Kind == k {
			return f.Sentence
		}
	}
	return ""
}

func (r *room) findingOf(k model.FindingKind) model.Finding {
	r.t.Helper()
	for _, f := range r.s.Findings(r.now) {
		if f.Key.Kind == k {
			return f
		}
	}
	r.t.Fatalf("%s is not to do", k)
	return model.Finding{}
}

// "A register finished here with someone marked differently there is open again, as a
// finding."
func TestOpenAgain(t *testing.T) {
	const begins = "Session 2 is open again: finished 10:05 by Asha; "
	for name, c := range map[string]struct {
		before, there func(p *pair)
		says          string
		settle        func(p *pair)
	}{
		"marked differently, unseen": {
			there:  func(p *pair) { p.ben.key("Khan", model.VerbLate, "20") },
			says:   begins + "Ben's marks for Imran Khan came after",
			settle: func(p *pair) { p.asha.do(model.Settle{Dispute: p.asha.s.Disputes()[0], Answer: lateOf(p.asha.s)}) },
		},
		"corrected by one who had seen the marks": {
			before: func(p *pair) { p.asha.everyone(model.VerbPresent); p.meet(p.asha.t) },
			there: func(p *pair) {
				for _, who := range []string{"Khan", "Işık", "Nguyễn"} {
					p.ben.key(who, model.VerbAbsent, "")
				}
			},
			says: begins + "Ben's marks for Gülşen Işık, Imran Khan and Hồng Nguyễn came after. Look, and finish it with f",
		},
		"cleared by one who had seen the mark": {
			before: func(p *pair) { p.asha.everyone(model.VerbPresent); p.meet(p.asha.t) },
			there:  func(p *pair) { p.ben.key("Khan", model.VerbCleared, "") },
			says:   begins + "Ben's marks for Imran Khan came after",
			settle: func(p *pair) { p.asha.key("Khan", model.VerbPresent, "") },
		},
		"somebody not on the list": {
			there: func(p *pair) { p.ben.do(model.WalkIn{Sheet: p.ben.sheetID(), Name: "Marie Dupont"}) },
			says:  begins + "Ben's marks for Marie Dupont came after. Look, and finish it with f",
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPair(t)
			if c.before != nil {
				c.before(p)
			}
			p.asha.everyone(model.VerbPresent)
			p.asha.clock(10, 5)
			p.asha.finish()
			c.there(p)
			if h := p.asha.sheet(); !h.Finish.Is || h.Finish.Again || p.asha.toldOf(model.FindOpenAgain) != "" {
				t.Fatalf("before they meet: %+v", h.Finish)
			}
			p.meet(t)
			if h := p.asha.sheet(); h.Finish.Is || !h.Finish.Again || !h.Finish.Was {
				t.Errorf("after they met: %+v", h.Finish)
			}
			if got := p.asha.toldOf(model.FindOpenAgain); got != c.says {
				t.Errorf("to do: %q", got)
			}
			if f := p.asha.s.Facts(); f.Sessions[1].Finished || p.asha.s.Session(p.asha.today).Finish.Is || p.asha.s.Sessions[1].Finish.Is {
				t.Error("lists and reports still read it as finished")
			}
			if c.settle != nil {
				if why := p.asha.refused(model.FinishRegister{Sheet: p.asha.sheetID()}); !strings.Contains(why, "two answers") && !strings.Contains(why, "unmarked") {
					t.Errorf("finished at once: %q", why)
				}
				c.settle(p)
			}
			p.asha.clock(10, 20)
			p.asha.finish()
			p.meet(t)
			if h := p.ben.sheet(); !h.Finish.Is || h.Finish.Again || h.Finish.At != model.MakeClock(10, 20) || p.ben.toldOf(model.FindOpenAgain) != "" {
				t.Errorf("finished again: %+v, to do %q", h.Finish, todo(p.ben))
			}
		})
	}
}

// lateOf is the answer of the first dispute that says late.
func lateOf(s *model.Snapshot) int {
	d := s.Disputes()[0]
	for i := range d.Answers {
		if m, _ := d.Mark(i); m.Late {
			return i
		}
	}
	return -1
}

// Both finished it, each with the same marks: that is no disagreement, and nobody is asked.
func TestBothFinish(t *testing.T) {
	p := newPair(t)
	p.asha.everyone(model.VerbPresent)
	p.meet(t)
	p.asha.clock(10, 5)
	p.asha.finish()
	p.ben.clock(10, 9)
	p.ben.finish()
	p.meet(t)
	if h := p.asha.sheet(); !h.Finish.Is || h.Finish.At != model.MakeClock(10, 9) || len(p.asha.s.Disputes()) != 0 {
		t.Errorf("%+v, %d disputes", h.Finish, len(p.asha.s.Disputes()))
	}
	// One opens it again while the other, who had not seen that, leaves it.
	p.asha.do(model.OpenRegister{Sheet: p.asha.sheetID()})
	p.ben.do(model.OpenRegister{Sheet: p.ben.sheetID()})
	p.ben.finish()
	p.meet(t)
	if h := p.asha.sheet(); h.Finish.Is || h.Finish.Again || len(p.asha.s.Disputes()) != 0 {
		t.Errorf("one opened it: %+v", h.Finish)
	}
}

// Each finished it with different marks for one person: two answers, and it is open again.
func TestBothFinishDifferently(t *testing.T) {
	p := newPair(t)
	p.asha.everyone(model.VerbPresent)
	p.ben.everyone(model.VerbPresent)
	p.ben.key("Khan", model.VerbAbsent, "")
	p.asha.finish()
	p.ben.finish()
	p.meet(t)
	if h := p.asha.sheet(); h.Finish.Is || !h.Finish.Again || h.Count().Disputed != 1 {
		t.Errorf("%+v, %+v", h.Finish, h.Count())
	}
	if got := p.asha.toldOf(model.FindOpenAgain); !strings.Contains(got, "what is said of Imran Khan differs now") {
		t.Errorf("to do: %q", got)
	}
}

// "Capacity over by one after a merge: a finding that names the bookings which had not seen
// each other; a lead chooses; the nearest free place is offered; nobody is first."
func TestBookedWithoutSeeing(t *testing.T) {
	p := newPair(t)
	small := p.asha.do(model.OfferDate{Slot: model.Slot{Session: p.asha.visit, Date: model.MakeDay(2022, time.January, 10), Host: "Origin", Capacity: 2}}).Changes[0].Label.IDs[2]
	day := func(d int, host string, takes int, how model.Distance) model.ID {
		return p.asha.do(model.OfferDate{Slot: model.Slot{
			Session: p.asha.visit, Date: model.MakeDay(2022, time.January, d), Host: host, Capacity: takes, Distance: how,
		}}).Changes[0].Label.IDs[2]
	}
	far, near, same, full := day(13, "Far", 3, model.Far), day(13, "Near", 3, model.Near), day(13, "Origin", 0, 0), day(11, "Full", 1, 0)
	p.asha.do(model.Book{Session: p.asha.visit, Slot: small, Enrolments: []model.ID{p.asha.places["Khan"]}})
	p.asha.do(model.Book{Session: p.asha.visit, Slot: full, Enrolments: []model.ID{p.asha.places["Nguyễn"]}})
	p.meet(t)
	p.asha.clock(9, 24)
	p.asha.do(model.Book{Session: p.asha.visit, Slot: small, Enrolments: []model.ID{p.asha.places["O'Connor-Price"]}})
	p.ben.clock(9, 41)
	p.ben.do(model.Book{Session: p.ben.visit, Slot: small, Enrolments: []model.ID{p.ben.places["Işık"]}})
	p.meet(t)
	want := "Visit 3, Monday 10 January at Origin: 3 booked, 2 places. Gülşen Işık (Ben, 09:41) and Siân O'Connor-Price (Asha, 09:24) were booked without seeing each other"
	if got := p.asha.toldOf(model.FindUnseen); got != want {
		t.Fatalf("to do: %q", got)
	}
	s := p.asha.s
	var got []model.ID
	for _, x := range s.Nearest(p.asha.place("Işık"), s.Slot(small), model.DayOf(p.asha.now)) {
		got = append(got, x.ID)
	}
	if want := []model.ID{same, near, far, p.asha.slot}; !slices.Equal(got, want) {
		t.Errorf("the nearest are %v, not %v", got, want)
	}
	p.asha.do(model.MoveBooking{Enrolment: p.asha.places["Işık"], To: same})
	if got := p.asha.toldOf(model.FindUnseen) + p.asha.toldOf(model.FindOver); got != "" {
		t.Errorf("moved, and to do is %q", got)
	}
	p.asha.undo()
	if got := p.asha.toldOf(model.FindUnseen); got != want {
		t.Errorf("taken back, and to do is %q", got)
	}
	// Who was seen is not named: Khan was on the date when each of them was booked.
	for _, e := range p.asha.s.Unseen(p.asha.s.Slot(small)) {
		if e.ID == p.asha.places["Khan"] {
			t.Error("Khan was seen by both")
		}
	}
}

// On one laptop whoever is booked later was booked in sight of those before, whatever is
// booked, moved, swapped and taken off: nothing is said of bookings that had not seen each
// other.
func TestOneLaptopSeesItsBookings(t *testing.T) {
	base := newVisits(t)
	rapid.Check(t, func(t *rapid.T) {
		room := *base.room
		v := visits{room: &room, small: base.small, open: base.open}
		names := slices.Sorted(maps.Keys(v.places))
		one := func(label string) model.ID { return v.places[rapid.SampledFrom(names).Draw(t, label)] }
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			to := rapid.SampledFrom([]model.ID{v.small, v.small, v.slot, v.open}).Draw(t, "date")
			_, _ = v.try([]model.Action{
				model.Book{Session: v.visit, Slot: to, Enrolments: []model.ID{one("a"), one("b")}, Reason: "asked for it"},
				model.MoveBooking{Enrolment: one("c"), To: to, Reason: "asked for it"},
				model.Swap{Session: v.visit, A: one("d"), B: one("e")},
				model.Unbook{Session: v.visit, Enrolment: one("f")},
			}[rapid.IntRange(0, 3).Draw(t, "what")])
			for _, slot := range v.s.Slots {
				if who := v.s.Unseen(slot); len(who) > 0 {
					t.Fatalf("%d people are said to be booked without seeing each other", len(who))
				}
			}
		}
	})
}

// "Removed here, marked there: shown as such."
func TestRemovedAndMarked(t *testing.T) {
	for name, c := range map[string]struct {
		here, there func(p *pair)
		says        string
		back        func(p *pair) bool
	}{
		"a place": {
			here:  func(p *pair) { p.asha.do(model.RemovePlace{Enrolment: p.asha.places["Khan"]}) },
			there: func(p *pair) { p.ben.key("Khan", model.VerbLate, "20") },
			says:  "Imran Khan was removed by Asha, and Ben, who had not seen that, marked them late 20 at session 2",
			back: func(p *pair) bool {
				e := p.asha.s.Enrolment(p.asha.places["Khan"])
				return e != nil && p.asha.s.Person(e.Person).Family == "Khan" && e.Mark(p.asha.today).Late
			},
		},
		"a session": {
			here:  func(p *pair) { p.asha.do(model.RemoveSession{Session: p.asha.today}) },
			there: func(p *pair) { p.ben.key("Khan", model.VerbPresent, "") },
			says:  "Session 2 was removed by Asha, and Ben, who had not seen that, marked Imran Khan there",
			back: func(p *pair) bool {
				return p.asha.s.Session(p.asha.today) != nil && p.asha.place("Khan").Mark(p.asha.today).Kind == model.Present
			},
		},
		"a date": {
			here: func(p *pair) { p.asha.do(model.RemoveDate{Slot: p.asha.slot}) },
			there: func(p *pair) {
				p.ben.do(model.Book{Session: p.ben.visit, Slot: p.ben.slot, Enrolments: []model.ID{p.ben.places["Khan"]}})
			},
			says: "The date 12 Dec of visit 3 was removed by Asha, and Ben, who had not seen that, booked Imran Khan on it",
			back: func(p *pair) bool { return len(p.asha.s.Booked(p.asha.s.Slot(p.asha.slot))) == 1 },
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPair(t)
			p.ben.key("Nguyễn", model.VerbPresent, "") // what was seen is no finding
			p.meet(t)
			p.ben.clock(9, 10)
			c.here(p)
			if got := p.asha.toldOf(model.FindRemoved); got != "" {
				t.Fatalf("removed, and nobody marked anything: %q", got)
			}
			c.there(p)
			p.meet(t)
			f := p.asha.findingOf(model.FindRemoved)
			if f.Sentence != c.says || !f.Urgent {
				t.Errorf("to do: %q", f.Sentence)
			}
			p.asha.do(model.BringBack{Removed: f.Removed})
			if !c.back(p) || p.asha.toldOf(model.FindRemoved) != "" {
				t.Error("it is not back")
			}
			if why := p.asha.refused(model.BringBack{Removed: f.Removed}); why != "It is not removed any more." {
				t.Errorf("twice: %q", why)
			}
			p.asha.undo()
			if got := p.asha.toldOf(model.FindRemoved); got != c.says {
				t.Errorf("taken back, and to do is %q", got)
			}
			p.asha.do(model.LeaveRemoved{Removed: f.Removed})
			p.meet(t)
			if got := p.ben.toldOf(model.FindRemoved); got != "" {
				t.Errorf("left removed, and to do is %q", got)
			}
		})
	}
}

// Adding somebody was taken back with undo, after another lead had marked them: the mark is
// not lost in silence.
func TestUnmadeAndMarked(t *testing.T) {
	p := newPair(t)
	p.asha.do(model.WalkIn{Sheet: model.SheetID{Session: p.asha.before}, Name: "Marie Dupont"})
	e := p.asha.log[len(p.asha.log)-1].Label.IDs[0]
	p.meet(t)
	p.ben.do(model.Stroke{Sheet: p.ben.sheetID(), Enrolment: e, Verb: model.VerbAbsent})
	p.meet(t)
	before := standing(p.asha.s)
	p.asha.undo()
	f := p.asha.findingOf(model.FindRemoved)
	if f.Sentence != "The making of Marie Dupont was taken back by Asha, and Ben marked them absent at session 2" {
		t.Errorf("to do: %q", f.Sentence)
	}
	for _, todo := range []func(){
		func() { p.asha.do(model.BringBack{Removed: f.Removed}) },
		func() { p.asha.undo(); p.asha.do(model.LeaveRemoved{Removed: f.Removed}) },
	} {
		todo()
		if got := p.asha.toldOf(model.FindRemoved); got != "" {
			t.Errorf("decided, and to do is %q", got)
		}
		if back := p.asha.s.Enrolment(e); back != nil && (back.Mark(p.asha.today).Kind != model.Absent || !same(before, standing(p.asha.s))) {
			t.Error("it is not as it was before")
		}
	}
	p.meet(t)
	if p.ben.s.Enrolment(e) != nil {
		t.Error("it is left removed, and is there")
	}
}

// Left removed by one and brought back by the other: it is back, and nobody's marks are lost.
func TestLeftAndBroughtBack(t *testing.T) {
	p := newPair(t)
	p.asha.do(model.RemovePlace{Enrolment: p.asha.places["Khan"]})
	p.ben.key("Khan", model.VerbPresent, "")
	p.meet(t)
	r := p.asha.findingOf(model.FindRemoved).Removed
	p.asha.do(model.LeaveRemoved{Removed: r})
	p.ben.do(model.BringBack{Removed: r})
	p.meet(t)
	if e := p.asha.s.Enrolment(r.ID); e == nil || e.Mark(p.asha.today).Kind != model.Present {
		t.Error("the mark is lost")
	}
}
