package cohorts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// inOpen does something with the cohort that has the cursor: where another one is open,
// that one is opened first and the key pressed again there.
func (p *Pane) inOpen(d pane.Desk, key string, does func(pane.Desk) pane.Effect) pane.Effect {
	all := p.settle(d)
	if len(all) == 0 {
		d.Warn("There is no cohort yet: n makes one.")
		return pane.Taken()
	}
	if s := d.Snapshot(); s == nil || s.Space != all[p.at].Space {
		return pane.To(pane.Place{Screen: pane.Cohorts, Space: all[p.at].Space, Press: key})
	}
	return does(d)
}

// programme shows the programme of the open cohort.
func programme(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Programme}) }

// archive puts the open cohort last, or brings it back. Nothing of it goes, and it opens
// as before.
func archive(d pane.Desk) pane.Effect {
	var a model.Action = model.Archive{}
	if forms.Open(d).Cohort.Closed {
		a = model.Unarchive{}
	}
	_ = d.Do(a) // a refusal stands at the foot
	return pane.Taken()
}

// edit asks for everything about the open cohort but its people and its cycle.
func edit(d pane.Desk) pane.Effect {
	s := forms.Open(d)
	was := s.Cohort
	fee := forms.FeeAtFirst(was.Fee)
	return forms.Edit{
		FormOptions: dialog.FormOptions{
			Title: "Cohort " + was.Code, Intro: "Who leads it: w. Its programme's text stays as it is.",
			Fields: slices.Concat(cohortFields(&s.Programme, was, codes(d, was.ID)), forms.FeeFields(was.Fee != nil, fee)),
		},
		Action: func(v dialog.Values) model.Action {
			c := was
			c.Title, c.Region, c.Focus = v[model.FieldTitle], v[model.FieldRegion], v[model.FieldFocus]
			if code, wrong := model.ReadCohortCode(v[model.FieldCode]); wrong == "" && v[model.FieldCode] != was.Code {
				c.Code = code
			}
			c.Year, _ = forms.ReadYear(v[model.FieldYear])
			c.Quarters, _ = model.ReadQuarters(v[model.FieldExpected])
			c.Places, c.Lowest = typedPlaces(v)
			if c.Places == was.Places && c.Lowest == was.Lowest && model.Fold(c.Region) != model.Fold(was.Region) {
				c.Places, c.Lowest = inRegion(&s.Programme, c)
			}
			c.Area = authorities(v[model.FieldArea])
			c.Fee = forms.FeeOf(v, fee)
			return model.EditCohort{Cohort: c}
		},
	}.Ask(d)
}

// authorities are the local authorities of a text with commas or lines between them.
func authorities(typed string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(typed, func(r rune) bool { return r == ',' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// codes are those of the cohorts, but for one.
func codes(d pane.Desk, but model.ID) []string {
	var out []string
	for _, f := range d.Cohorts() {
		if f.Space != but {
			out = append(out, f.Code)
		}
	}
	return out
}

func cohortFields(p *model.Programme, was model.Cohort, taken []string) []dialog.Field {
	year := ""
	if was.Year != 0 {
		year = model.AcademicYearWords(was.Year)
	}
	expected, places, lowest := "", "", ""
	if was.Quarters != nil {
		expected = model.Quarters(*was.Quarters)
	}
	if was.Places != 0 {
		places = strconv.Itoa(was.Places)
	}
	if was.Lowest != 0 {
		lowest = strconv.Itoa(was.Lowest)
	}
	return []dialog.Field{
		{Name: model.FieldTitle, Label: "Title", Value: was.Title, Limit: model.MaxName},
		{Name: model.FieldCode, Label: "Code", Value: was.Code, Hint: "Short, for the command line: ssl-2023.", Judge: judgeCode(was.Code, taken)},
		{Name: model.FieldYear, Label: "Academic year", Value: year, Hint: "It runs from 1 Sep to 31 Aug.", Judge: judgeYear},
		{Name: model.FieldExpected, Label: "Expected days", Value: expected, Hint: "Days as 3 or 2.5. Empty: none are expected.", Judge: judgeDays("No number of days is expected."), Private: true},
		{Name: model.FieldPlaces, Label: "Places", Value: places, Hint: "How many people it takes. Empty: no limit.", Judge: judgePlaces},
		{Name: model.FieldLowest, Label: "At least", Value: lowest, Hint: hintLowest, Judge: judgeLowest},
		regionField(was.Region, regions(p), func(dialog.Values) *model.Programme { return p }, func(v dialog.Values) bool {
			return v[model.FieldPlaces] == places && v[model.FieldLowest] == lowest && model.Fold(v[model.FieldRegion]) != model.Fold(was.Region)
		}),
		{Name: model.FieldFocus, Label: "Focus", Value: was.Focus, Hint: "A focus of the programme, as A. May stay empty.", Limit: model.MaxName},
		{Name: model.FieldArea, Label: "Hub's area", Value: strings.Join(was.Area, ", "), Limit: model.MaxNote, Hint: "Its local authorities, with commas. A school outside is noticed, never barred."},
	}
}

// judgeCode says whether a code can be one, and no other cohort has it.
func judgeCode(was string, taken []string) forms.Judge {
	return func(v dialog.Values) (string, dialog.Verdict) {
		code, wrong := model.ReadCohortCode(v[model.FieldCode])
		switch {
		case v[model.FieldCode] == was && was != "":
			return "", dialog.Fine
		case wrong != "":
			return wrong, dialog.Wrong
		case slices.ContainsFunc(taken, func(o string) bool { return strings.EqualFold(o, code) }):
			return fmt.Sprintf("Another cohort of this file is %s: type another code.", code), dialog.Wrong
		}
		return "Its code is " + code + ".", dialog.Fine
	}
}

func judgeYear(v dialog.Values) (string, dialog.Verdict) {
	year, wrong := forms.ReadYear(v[model.FieldYear])
	return forms.Of(fmt.Sprintf("1 Sep %d to 31 Aug %d.", year, year+1), "", wrong)
}

func judgeDays(none string) forms.Judge {
	return func(v dialog.Values) (string, dialog.Verdict) {
		quarters, wrong := model.ReadQuarters(v[model.FieldExpected])
		if wrong == "" && quarters == nil {
			return none, dialog.Fine
		}
		said := ""
		if quarters != nil {
			said = model.Quarters(*quarters) + " days."
		}
		return forms.Of(said, "", wrong)
	}
}

func judgePlaces(v dialog.Values) (string, dialog.Verdict) {
	n, wrong := model.ReadPlaces(v[model.FieldPlaces])
	return forms.Of(model.LimitWords(n), "", wrong)
}
