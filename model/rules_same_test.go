package model_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
)

// doubled is a room in which Imran Khan stands twice: as he was entered, and as he came
// to the door and was written down anew.
func doubled(t testing.TB) (r *room, extra model.ID) {
	r = newRoom(t)
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Imran Kahn", School: "Cedar Park"})
	for _, e := range r.s.Enrolments {
		if e.Status == model.NotOnList {
			r.places["extra"], extra = e.ID, e.ID
		}
	}
	d := r.draft()
	p := *r.s.Person(r.s.Enrolment(extra).Person)
	p.Emails, p.Phone = []string{"ik@home.example"}, "01234"
	d.Person(p)
	r.apply(d.Change())
	return r, extra
}

// same makes one of the two; the first is kept.
func (r *room) same(keep, other string) model.Plan {
	r.t.Helper()
	return r.do(model.SamePerson{Keep: r.place(keep).Person, Other: r.place(other).Person})
}

// TestTwoRecordsOfOnePerson is of edge cases 14 and 39.
func TestTwoRecordsOfOnePerson(t *testing.T) {
	r, extra := doubled(t)
	before := r.s
	plan := r.same("Khan", "extra")
	if plan.Say != "Imran Khan: two records are one person now." || len(plan.Changes) != 1 || len(plan.Changes[0].Entries) != 1 {
		t.Errorf("%q writes %+v", plan.Say, plan.Changes)
	}
	e := r.place("Khan")
	p := r.s.Person(e.Person)
	if r.s.Enrolment(extra) != e || r.s.Person(before.Enrolment(extra).Person) != p {
		t.Error("the other's IDs are not of the one row")
	}
	if e.Mark(r.today).Kind != model.Present || r.s.Earned(e) != credit || e.Status != model.Enrolled {
		t.Errorf("the mark at the door: %+v", e)
	}
	if p.Phone != "01234" || len(p.Emails) != 2 || !slices.Equal(p.Before, []string{"Imran Kahn"}) {
		t.Errorf("card %+v", p)
	}
	for _, typed := range []string{"kahn", "ik@home", "imran@cedar"} {
		if r.found(typed).ID != e.ID {
			t.Errorf("%q finds another", typed)
		}
	}
	if h := r.sheet(); len(h.Rows) != 7 || len(r.s.Enrolments) != 7 || h.Count().Total != 7 || r.s.Listed() != 7 {
		t.Errorf("%d rows", len(h.Rows))
	}
	facts := r.s.Facts()
	if len(facts.People) != 7 || facts.Sessions[1].Here != 1 {
		t.Errorf("facts %+v", facts)
	}
	if got := todo(r); slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "not on the list") }) {
		t.Errorf("%q", got)
	}
	if why := r.refused(model.SamePerson{Keep: p.ID, Other: before.Enrolment(extra).Person}); !strings.Contains(why, "one person already") {
		t.Error(why)
	}
	r.undo()
	if !reflect.DeepEqual(cards(r), cardsOf(r, before)) || len(r.sheet().Rows) != 8 {
		t.Errorf("undo does not bring both back: %q", cards(r))
	}
}

func cardsOf(r *room, s *model.Snapshot) []string {
	was := r.s
	defer func() { r.s = was }()
	r.s = s
	return cards(r)
}

// TestTheListedPlaceIsTheRow: whichever record is kept, the row is that of the place
// that is on the list.
func TestTheListedPlaceIsTheRow(t *testing.T) {
	r, extra := doubled(t)
	r.same("extra", "Khan")
	e := r.s.Enrolment(extra)
	if e.ID != r.places["Khan"] || e.Status != model.Enrolled || r.s.Person(e.Person).Family != "Kahn" {
		t.Errorf("%+v %+v", e, r.s.Person(e.Person))
	}
	r.do(model.Withdraw{Enrolment: e.ID, Day: november(18)})
	if got := r.s.Enrolment(extra); got.ID != e.ID || got.Status != model.Withdrawn {
		t.Errorf("withdrawn, and yet %+v", got)
	}
}

func TestTwoMarksAreTwoAnswers(t *testing.T) {
	r, _ := doubled(t)
	r.key("Khan", model.VerbAbsent, "")
	d := r.draft()
	for _, who := range []string{"Khan", "extra"} {
		d.MarkAs(r.place(who), r.before, model.Mark{Kind: model.Part})
		d.ToldAs(r.place(who), r.later, model.Told{Kind: model.CannotCome, On: november(1)})
		d.Book(r.place(who), r.visit, r.slot)
	}
	r.apply(d.Change())
	r.do(model.SetNote{Sheet: r.sheetID(), Enrolment: r.places["extra"], Text: "the door's note"})
	plan := r.same("Khan", "extra")
	if plan.Say != "Imran Khan: one person now, with two answers at 1 session." {
		t.Error(plan.Say)
	}
	e := r.place("Khan")
	if got := e.Claims(r.today); len(got) != 2 || got[0].Mark.Kind != model.Absent || got[1].Mark.Kind != model.Present {
		t.Errorf("answers %+v", got)
	}
	if len(e.Claims(r.before)) != 1 || e.Note(r.today) != "the door's note" || len(r.s.Booked(r.s.Slot(r.slot))) != 1 {
		t.Errorf("%+v", e)
	}
	for answer, kind := range []model.MarkKind{model.Absent, model.Present} {
		x, two := r.s.RowDispute(&model.Row{Enrolment: r.place("Khan")}, r.today)
		if !two || len(x.Answers) != 2 {
			t.Fatalf("the row has two answers, and yet %+v", x)
		}
		r.do(model.SettleAll{Disputes: []model.Dispute{x}, Answers: []int{answer}, Sheet: r.sheetID()})
		if got := r.place("Khan").Claims(r.today); len(got) != 1 || got[0].Mark.Kind != kind {
			t.Errorf("answer %d was taken: %+v", answer, got)
		}
		r.undo()
	}
	if r.key("Khan", model.VerbLate, "10"); len(r.place("Khan").Claims(r.today)) != 1 || r.mark("Khan").MinutesLate != 10 {
		t.Errorf("a key does not decide: %+v", r.place("Khan").Claims(r.today))
	}
	r.do(model.SetNote{Sheet: r.sheetID(), Enrolment: e.ID})
	if got := r.place("Khan").Note(r.today); got != "" {
		t.Errorf("a note that was taken away shines through: %q", got)
	}
	r.undo()
	r.undo()
	if got := r.place("Khan").Claims(r.today); len(got) != 2 {
		t.Errorf("undo does not give the two answers back: %+v", got)
	}
	if got := len(r.s.History(e)); got < 4 {
		t.Errorf("history has %d of both", got)
	}
}

func TestACardOfTwoRecordsIsEdited(t *testing.T) {
	r, _ := doubled(t)
	r.same("Khan", "extra")
	p := *r.s.Person(r.place("Khan").Person)
	if plan := r.do(model.EditPerson{Person: p}); len(plan.Changes) != 0 {
		t.Errorf("nothing changed, and yet %+v", plan.Changes[0].Entries)
	}
	p.Phone, p.Emails = "", nil
	r.do(model.EditPerson{Person: p})
	if got := r.s.Person(p.ID); got.Phone != "" || len(got.Emails) != 0 {
		t.Errorf("the other record shines through: %+v", got)
	}
}

// TestARingOfRecordsEnds: each of two leads kept the other's record.
func TestARingOfRecordsEnds(t *testing.T) {
	base, extra := doubled(t)
	third := base.place("Nguyễn").Person
	a, b := base.place("Khan").Person, base.place("extra").Person
	plan := func(keep, other model.ID) *change.Change {
		p, err := model.SamePerson{Keep: keep, Other: other}.Plan(base.s, base.env())
		if err != nil {
			t.Fatal(err)
		}
		return p.Changes[0]
	}
	for name, cs := range map[string][]*change.Change{
		"two": {plan(a, b), plan(b, a)}, "three": {plan(a, b), plan(b, third), plan(third, a)},
		"one found to be two": {plan(a, b), plan(third, b)}, "a chain": {plan(a, b), plan(third, a)},
	} {
		var want []string
		for range len(cs) {
			cs = append(cs[1:], cs[0])
			r := *base
			r.apply(cs...)
			rows := 7
			if name != "two" {
				rows = 6
			}
			if got := cards(&r); len(got) != rows || want != nil && !slices.Equal(got, want) || r.s.Person(a) != r.s.Person(b) {
				t.Errorf("%s: %q, then %q", name, want, got)
			}
			want = cards(&r)
			if !alike(r.s, model.NewSnapshot(9, r.s.Records())) {
				t.Errorf("%s: predicted is not reread", name)
			}
			if r.s.Enrolment(extra).ID != r.s.Enrolment(base.places["Khan"]).ID {
				t.Errorf("%s: two rows", name)
			}
		}
	}
}

func TestTwins(t *testing.T) {
	r := newRoom(t)
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "imran khan", School: "CEDAR PARK"})
	anyway := model.NewPerson{Person: model.Person{Given: "Ann", Family: "Price", Emails: []string{"hong@denecourt.example"}}, SchoolName: "Elm Road"}
	r.refused(anyway)
	d := r.draft()
	r.enrol(d, "Ann", "Price", "", "Fern Court", "G@BEECHHILL.example")
	r.apply(d.Change())
	pairs := func() []string {
		var out []string
		for _, x := range r.s.Twins() {
			out = append(out, r.s.Person(x.A.Person).Name()+" "+r.s.Person(x.B.Person).Name()+" "+x.Mail)
		}
		return out
	}
	if got := pairs(); !slices.Equal(got, []string{"Gülşen Işık Ann Price g@beechhill.example", "Imran Khan imran khan "}) {
		t.Errorf("%q", got)
	}
	want := []string{"Gülşen Işık and Ann Price have one e-mail address: one person?", "Imran Khan stands twice: one person?"}
	for _, f := range r.s.Findings(r.now) {
		if i := slices.Index(want, f.Sentence); i >= 0 {
			want = slices.Delete(want, i, i+1)
			if r.s.Enrolment(f.Enrolment) == nil {
				t.Errorf("%q leads nowhere", f.Sentence)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %q", want)
	}
	r.do(model.Apart{Enrolment: r.places["Işık"], Other: r.places["Price"]})
	anyway.Anyway = true
	r.do(anyway)
	twin := r.s.Twins()[0]
	r.do(model.SamePerson{Keep: twin.A.Person, Other: twin.B.Person})
	if got := pairs(); len(got) != 0 {
		t.Errorf("%q", got)
	}
	r.refused(model.Apart{Enrolment: twin.A.ID, Other: twin.B.ID})
}

func TestFindingsOfPlacesWithoutASchool(t *testing.T) {
	r := newRoom(t)
	r.do(r.add("Joe", "Bell", ""))
	r.do(r.add("Ann", "Price", ""))
	if got := todo(r); !slices.Contains(got, "2 people have no school") {
		t.Errorf("%q", got)
	}
	r.do(model.Withdraw{Enrolment: r.found("bell").ID})
	if got := todo(r); !slices.Contains(got, "1 person has no school") {
		t.Errorf("%q", got)
	}
}
