package model_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

// The disputes of some records are those of all that are about them, whatever two leads wrote
// without seeing each other's, and whatever was removed.
func TestDisputesIn(t *testing.T) {
	base := newPair(t)
	base.meet(t)
	write := func(r *room, fn func(d *model.Draft)) {
		d := r.draft()
		fn(d)
		if c := d.Change(); c != nil {
			r.apply(c)
			r.log = append(r.log, c)
		}
	}
	seen := map[change.Kind]bool{}
	rapid.Check(t, func(t *rapid.T) {
		a, b := *base.asha, *base.ben
		both := []*room{&a, &b}
		for i, r := range both {
			r.log, r.now = nil, r.now.Add(time.Duration(1+i)*time.Minute)
		}
		who := []string{"Khan", "JonesBrent", "O'Connor-Price"}
		for range rapid.IntRange(1, 12).Draw(t, "things") {
			r := rapid.SampledFrom(both).Draw(t, "by")
			name := rapid.SampledFrom(who).Draw(t, "whose")
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				x := *r.s.Session(r.today)
				x.Title = rapid.SampledFrom([]string{"Ratio", "Fractions"}).Draw(t, "title")
				write(r, func(d *model.Draft) { d.Session(x) })
			case 1:
				if e := r.s.Enrolment(r.places[name]); e != nil {
					p := *r.s.Person(e.Person)
					p.Phone = rapid.SampledFrom([]string{"01632 960001", "01632 960002"}).Draw(t, "phone")
					write(r, func(d *model.Draft) { d.Person(p) })
				}
			case 2:
				if rapid.IntRange(0, 3).Draw(t, "removed") == 0 {
					write(r, func(d *model.Draft) { d.Remove(model.KindEnrolment, r.places[name]) })
				}
			default:
				verb := rapid.SampledFrom([]model.Verb{model.VerbPresent, model.VerbLate, model.VerbAbsent}).Draw(t, "key")
				_, _ = r.try(r.stroke(name, verb, ""))
			}
		}
		a.apply(b.log...)
		all := a.s.Disputes()
		for _, d := range all {
			seen[d.Field.Kind] = true
		}
		some := map[change.Key]bool{{Kind: model.KindEnrolment, Record: 1}: true}
		for _, rec := range a.s.Records() {
			if rapid.Bool().Draw(t, "asked") {
				some[rec.Key] = true
			}
		}
		want := slices.DeleteFunc(slices.Clone(all), func(d model.Dispute) bool { return !some[d.Field.Key()] })
		got := a.s.DisputesIn(some)
		at := func(d model.Dispute) int {
			return slices.IndexFunc(all, func(x model.Dispute) bool { return x.Field == d.Field })
		}
		slices.SortFunc(got, func(x, y model.Dispute) int { return at(x) - at(y) })
		if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%v in place of %v", got, want)
		}
	})
	if len(seen) < 3 {
		t.Errorf("there were disputes only of %v", seen)
	}
}
