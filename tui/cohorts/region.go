package cohorts

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
)

const hintLowest = "The fewest people with whom it is held. Empty: not said."

// regionField asks for the region, and proposes those of its programme. takes tells whether
// the numbers that the programme has there become those of the cohort.
func regionField(value string, names []string, of func(dialog.Values) *model.Programme, takes func(dialog.Values) bool) dialog.Field {
	return dialog.Field{
		Name: model.FieldRegion, Label: "Region", Value: value, Limit: model.MaxName, Hint: "Where its people come from. May stay empty.",
		Suggest: forms.Among(names),
		Judge: func(v dialog.Values) (string, dialog.Verdict) {
			x, ok := of(v).PlacesIn(v[model.FieldRegion])
			switch {
			case !ok:
				return "", dialog.Fine
			case takes(v):
				return "The programme has " + regionWords(x) + " there: taken, as none other are typed.", dialog.Fine
			}
			return "The programme has " + regionWords(x) + " there.", dialog.Fine
		},
	}
}

// regions are the names of those of some programmes.
func regions(of ...*model.Programme) []string {
	var out []string
	for _, p := range of {
		for _, r := range p.Regions {
			out = append(out, r.Name)
		}
	}
	return forms.Distinct(out...)
}

func regionWords(x model.Places) string {
	switch {
	case x.Lowest == 0:
		return fmt.Sprintf("%d people at most", x.Highest)
	case x.Highest == 0:
		return fmt.Sprintf("%d people at least", x.Lowest)
	}
	return fmt.Sprintf("%d to %d people", x.Lowest, x.Highest)
}

// inRegion are the places and the lowest number of a cohort in its region: those of the
// programme there, else its own.
func inRegion(p *model.Programme, c model.Cohort) (places, lowest int) {
	if x, ok := p.PlacesIn(c.Region); ok {
		return x.Highest, x.Lowest
	}
	return c.Places, c.Lowest
}

// typedPlaces are the places and the lowest number that were typed, 0 for nothing.
func typedPlaces(v dialog.Values) (places, lowest int) {
	places, _ = model.ReadPlaces(v[model.FieldPlaces])
	lowest, _ = model.ReadPlaces(v[model.FieldLowest])
	return places, lowest
}

func judgeLowest(v dialog.Values) (string, dialog.Verdict) {
	_, wrong := model.ReadPlaces(v[model.FieldLowest])
	return forms.Of("", "", wrong)
}
