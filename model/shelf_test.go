package model_test

import (
	"slices"
	"testing"

	"workgroup/model"
)

func register() *model.Shelf {
	return model.NewShelf(model.ShelfInfo{Open: 5, Closed: 2}, []model.Listed{
		{URN: "200001", Name: "Ash Green School", LA: "Ashshire", Town: "Ash", Postcode: "AS99 1AA", Closed: true, Successor: "200002"},
		{URN: "200002", Name: "Ash Green Old Academy", LA: "Ashshire", Town: "Ash", Postcode: "AS99 1AA", Closed: true, Successor: "300001"},
		{URN: "300001", Name: "Beacon Académie", LA: "Ashshire", Phase: "Secondary", Trust: "Ash Tree Trust", Town: "Ash", Postcode: "AS99 1AA", State: model.Yes},
		{URN: "300002", Name: "St Brigid’s School", LA: "Ashshire", Town: "Elmstead", Postcode: "EL9 2AB"},
		{URN: "300003", Name: "St Brigid's School", LA: "Brent", Town: "Wembley", Postcode: "HA99 4XX"},
		{URN: "300004", Name: "Brigid Elm School", LA: "Brent", Postcode: "HA99 4XY"},
		{URN: "300005", Name: "School of Ash", LA: "Brent", Town: "Wembley"},
	})
}

// Found by the beginnings of words of name, town, postcode and URN, accents and apostrophes
// ignored, the closed as what they became.
func TestFindInTheRegister(t *testing.T) {
	s := register()
	for typed, want := range map[string][]string{
		"st brigids": {"300002", "300003"}, "brig": {"300004", "300002", "300003"}, "brigids wem": {"300003"}, "academie": {"300001"}, "Académie": {"300001"},
		"EL9 2AB": {"300002"}, "el92ab": {"300002"}, "el92": {"300002"}, "300004": {"300004"}, "ash green": {"300001"}, "200001": {"300001"}, "school": {"300005", "300004", "300002", "300003", "300001"},
		"rigid": nil, "": nil, "  ": nil, "narnia": nil, "ash": {"300005", "300001"}, "sch as": {"300005", "300001"},
	} {
		var got []string
		for _, x := range s.Find(typed, 5) {
			got = append(got, x.URN)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", typed, got, want)
		}
	}
	if got := s.Find("school", 2); len(got) != 2 || got[0].URN != "300005" {
		t.Errorf("the two best: %v", got)
	}
	if x, ok := s.Successor("200001"); !ok || x.URN != "300001" {
		t.Errorf("goes on as %v", x)
	}
	if _, ok := s.Successor("300001"); ok {
		t.Error("an open school has a successor")
	}
	for _, x := range s.Schools() {
		if got, ok := s.Offered(x.Offer()); !ok || got != x {
			t.Errorf("%s is not the school that was offered", x.Offer())
		}
	}
	if _, ok := s.Offered("Beacon Academie, URN 300001"); ok {
		t.Error("words that were never offered are taken for an offer")
	}
	if x, ok := s.Offered(" 300001 "); !ok || x.Name != "Beacon Académie" {
		t.Error("a URN alone is no school")
	}
	var none *model.Shelf
	if _, ok := none.URN("300001"); ok || none.Find("ash", 3) != nil || none.Schools() != nil {
		t.Error("no register finds something")
	}
	loop := model.NewShelf(model.ShelfInfo{}, []model.Listed{{URN: "1", Name: "A", Closed: true, Successor: "2"}, {URN: "2", Name: "B", Closed: true, Successor: "1"}})
	if _, ok := loop.Successor("1"); ok || loop.Find("a", 3) != nil {
		t.Error("a circle leads somewhere")
	}
}

// A school that is taken from the register has its card here, keeps what people know of it,
// and goes on under the number of its successor; one undo takes it back.
func TestTakeSchool(t *testing.T) {
	r := newRoom(t)
	reg := register()
	listed := func(urn string) model.Listed { x, _ := reg.URN(urn); return x }
	r.do(model.NewSchool{School: model.School{Name: "Ash Green School", Members: 7, Involved: model.Yes}})
	school := r.s.Schools[slices.IndexFunc(r.s.Schools, func(x *model.School) bool { return x.Name == "Ash Green School" })].ID
	old := listed("200001")
	r.do(model.TakeSchool{Listed: old})
	x := *r.s.School(school)
	if x.URN != "200001" || x.LA != "Ashshire" || x.Members != 7 || x.Involved != model.Yes || len(x.Former) > 0 {
		t.Fatalf("matched by its name: %+v", x)
	}
	if words := reg.RegisterWords(&x); words != "URN 200001, successor 300001 Beacon Académie" {
		t.Error(words)
	}
	r.do(model.TakeSchool{School: school, Listed: listed("300001"), Renamed: true})
	x = *r.s.School(school)
	if x.URN != "300001" || x.Name != "Beacon Académie" || x.Trust != "Ash Tree Trust" || x.State != model.Yes || x.Members != 7 ||
		!slices.Equal(x.Former, []model.FormerSchool{{URN: "200001", Name: "Ash Green School"}}) {
		t.Fatalf("goes on as: %+v", x)
	}
	if got := listed("300001").Differs(x); len(got) > 0 {
		t.Errorf("in step, and differs: %v", got)
	}
	if r.s.SchoolOfURN("200001") == nil || r.s.SchoolOfURN("200001").ID != school {
		t.Error("the old number finds nothing")
	}
	schools := len(r.s.Schools)
	r.do(model.TakeSchool{Listed: old})
	if got := *r.s.School(school); got.URN != "300001" || len(r.s.Schools) != schools {
		t.Errorf("the old number brings it back: %+v", got)
	}
	r.do(model.PastePeople{People: []model.Pasted{{Given: "Ann", Family: "Oak", School: "Ash Green Sch", URN: "200001"}}})
	if e := r.found("oak"); e.School != school {
		t.Error("somebody pasted with the old number is at another school")
	}
	// Two schools of one name are two.
	r.do(model.TakeSchool{Listed: listed("300002")})
	if name := r.s.TakenName(listed("300003")); name != "St Brigid's School, Wembley" {
		t.Error(name)
	}
	r.do(model.TakeSchool{Listed: listed("300003")})
	if r.s.SchoolOfURN("300003").Name != "St Brigid's School, Wembley" || r.s.TakenName(listed("300003")) != "St Brigid's School, Wembley" {
		t.Error("two schools of one name are one")
	}
}
