package people_test

import (
	"testing"

	"workgroup/model"
)

// withRegister is the list with a register of made-up schools, one of them named as one here.
func withRegister(t *testing.T) *room {
	r := list(t)
	r.Register = model.NewShelf(model.ShelfInfo{}, []model.Listed{
		{URN: "200001", Name: "Ash Green", LA: "Ashshire", Phase: "Secondary", Town: "Ash", Closed: true, Successor: "300001"},
		{URN: "300001", Name: "Ash Green Academy", LA: "Ashshire", Phase: "Secondary", Trust: "Ash Tree Trust", Town: "Ash", State: model.Yes},
		{URN: "300002", Name: "Beech Hill", LA: "Ashshire", Phase: "Secondary", Town: "Beech", Postcode: "AS9 1AA"},
		{URN: "300003", Name: "Cedar Park", Town: "Ash"}, {URN: "300004", Name: "Cedar Park", Town: "Beech"},
	})
	return r
}

// g offers the school that is most likely meant, shows what differs, and one u takes it back;
// a number that closed is followed, and stays known.
func TestMatchSchool(t *testing.T) {
	r := list(t)
	r.keys("g").says("No register of schools was taken in yet")
	r = withRegister(t)
	r.keys("g").sees("School: Ash Green", "Ash Green Academy (Ash), URN 300001").keys("esc")
	ash := func() *model.School { return r.Snap.School(200) }
	if ash().URN != "" {
		t.Fatal("esc takes something over")
	}
	x := *ash()
	x.URN = "200001"
	_ = r.Do(model.EditSchool{School: x})
	r.keys("g").sees("URN 200001 closed. It goes on as URN 300001, Ash Green Academy", "trust: Ash Tree Trust (here: none)").keys("n")
	if got := ash(); got.URN != "300001" || got.Name != "Ash Green" || got.Trust != "Ash Tree Trust" || got.Former[0].URN != "200001" {
		t.Fatalf("%+v", got)
	}
	if f, _ := r.Register.Findings(r.Snap, model.DayOf(r.Now())); len(f) != 1 || f[0].Sentence != "3 schools: details missing, g finds them in the register" {
		t.Errorf("to do: %+v", f)
	}
	found, open := r.Register.Matches(r.Snap)
	if len(found) != 1 || found[0].Listed.URN != "300002" || len(open) != 2 {
		t.Errorf("found %v, open %v", found, open)
	}
}

// All schools that the register knows by number or by a name that one alone has are taken over
// at once; others are named.
func TestMatchAll(t *testing.T) {
	r := withRegister(t)
	for _, g := range r.pane.Keys(r.Desk) {
		for _, k := range g.Keys {
			if k.Does == "get the details of all schools from the register of schools" {
				r.follow(k.Run(r.Desk))
			}
		}
	}
	r.sees("FOUND", "Ash Green", "Beech Hill", "NOT FOUND", "Cedar Park", "Dene Court").keys("enter")
	if a, b := r.Snap.School(200), r.Snap.School(201); a.URN != "300001" || a.Name != "Ash Green" || b.Postcode != "AS9 1AA" {
		t.Errorf("%+v %+v", a, b)
	}
}
