package hubs_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/hubs"
	"workgroup/model/programmes"
)

func names(list []model.Hub) (out []string) {
	for _, h := range list {
		out = append(out, h.Name)
	}
	return out
}

func TestAll(t *testing.T) {
	all := hubs.All()
	if len(all) != 40 {
		t.Fatalf("%d hubs", len(all))
	}
	fold := func(a, b string) int { return strings.Compare(model.Fold(a), model.Fold(b)) }
	if n := names(all); !slices.IsSortedFunc(n, fold) || len(slices.Compact(n)) != 40 {
		t.Errorf("not in order, or twice: %q", n)
	}
	known := 0
	for _, h := range all {
		if !strings.HasSuffix(h.Name, " Maths Hub") || h.ID != 0 || h.Contact != "" {
			t.Errorf("%+v", h)
		}
		if len(h.Area) > 0 {
			known++
		}
	}
	if known != 8 {
		t.Errorf("the areas of %d hubs are known", known)
	}
	all[0].Name = "Atlantis"
	if hubs.All()[0].Name == "Atlantis" {
		t.Error("one caller changed what another sees")
	}
}

func TestMatching(t *testing.T) {
	for typed, want := range map[string][]string{
		"orig": {"Origin Maths Hub"}, "warwick": {"Origin Maths Hub"}, "london cent": {"London Central and NW Maths Hub", "London Central and West Maths Hub"},
		"ealing": {"London Central and West Maths Hub"}, "north hants": {"North-East Hants and Surrey Maths Hub"}, "atlantis": nil,
		"lancashire": {"Abacus Maths Hub", "North North West Maths Hub"}, "  CODE ": {"CODE Maths Hub"}, "yorks": {"South Yorkshire Maths Hub", "West Yorkshire Maths Hub", "Yorkshire and the Humber Maths Hub", "Yorkshire Ridings Maths Hub"},
	} {
		if got := names(hubs.Matching(typed)); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
	if n := len(hubs.Matching("")); n != 40 {
		t.Errorf("nothing typed finds %d", n)
	}
}

func TestNamed(t *testing.T) {
	for typed, want := range map[string]string{
		"origin": "Origin Maths Hub", "ORIGIN MATHS HUB": "Origin Maths Hub", "  Atlantis   hub ": "Atlantis hub", "Origins": "Origins",
	} {
		if got := hubs.Named(typed); got.Name != want || (len(got.Area) > 0) != (want == "Origin Maths Hub") {
			t.Errorf("%q is %+v", typed, got)
		}
	}
	// The hubs of the built-in programmes are in the list, with the same areas.
	for _, tmpl := range programmes.BuiltIn() {
		if tmpl.Hub.Name == "" {
			continue
		}
		got := hubs.Named(tmpl.Hub.Name)
		if got.Name != tmpl.Hub.Name || len(got.Area) == 0 || len(tmpl.Hub.Area) > 0 && !reflect.DeepEqual(got.Area, tmpl.Hub.Area) {
			t.Errorf("%+v in the programme, %+v in the list", tmpl.Hub, got)
		}
	}
}
