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

// The fields of a cohort that the model has no name for.
const (
	fieldFee     = "fee rule"
	fieldArea    = "area"
	fieldPounds  = model.FieldFee
	fieldDays    = "days of notice"
	fieldCharged = "charged for"
	fieldPer     = "per"
)

// The choices of the fee rule.
const (
	feeNone = "no fee"
	feeMay  = "the hub may charge"
	feeWill = "the hub charges"

	calendarDays = "calendar days"
	workingDays  = "working days"

	forAbsence = "not coming, without notice"
	forLate    = "cancelling with less notice"

	perPerson = "each person"
	perSchool = "each school"
)

// edit asks for everything about the open cohort but its people and its cycle.
func edit(d pane.Desk) pane.Effect {
	s := forms.Open(d)
	was := s.Cohort
	fee := model.FeeRule{May: true, NonAttendance: true, LateCancellation: true, NoticeDays: 7}
	if was.Fee != nil {
		fee = *was.Fee
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{
			Title: "Cohort " + was.Code, Intro: "Who leads it: w. Its programme's text stays as it is.",
			Fields: slices.Concat(cohortFields(was, codes(d, was.ID)), feeFields(was.Fee != nil, fee)),
		},
		Action: func(v dialog.Values) model.Action {
			c := was
			c.Title, c.Region, c.Focus = v[model.FieldTitle], v[model.FieldRegion], v[model.FieldFocus]
			if code, wrong := model.ReadCohortCode(v[model.FieldCode]); wrong == "" && v[model.FieldCode] != was.Code {
				c.Code = code
			}
			c.Year, _ = forms.ReadYear(v[model.FieldYear])
			c.Quarters, _ = model.ReadQuarters(v[model.FieldExpected])
			c.Places, _ = model.ReadPlaces(v[model.FieldPlaces])
			c.Area = authorities(v[fieldArea])
			c.Fee = feeOf(v, fee)
			return model.EditCohort{Cohort: c}
		},
	}.Ask(d)
}

// authorities are the local authorities of a text with commas between them.
func authorities(typed string) []string {
	var out []string
	for part := range strings.SplitSeq(typed, ",") {
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

func cohortFields(was model.Cohort, taken []string) []dialog.Field {
	year := ""
	if was.Year != 0 {
		year = model.AcademicYearWords(was.Year)
	}
	expected, places := "", ""
	if was.Quarters != nil {
		expected = model.Quarters(*was.Quarters)
	}
	if was.Places != 0 {
		places = strconv.Itoa(was.Places)
	}
	return []dialog.Field{
		{Name: model.FieldTitle, Label: "Title", Value: was.Title, Limit: model.MaxName},
		{Name: model.FieldCode, Label: "Code", Value: was.Code, Hint: "Short, for the command line: ssl-2023.", Judge: judgeCode(was.Code, taken)},
		{Name: model.FieldYear, Label: "Academic year", Value: year, Hint: "It runs from 1 Sep to 31 Aug.", Judge: judgeYear},
		{Name: model.FieldExpected, Label: "Expected days", Value: expected, Hint: "Days as 3 or 2.5. Empty: none are expected.", Judge: judgeDays("No number of days is expected."), Private: true},
		{Name: model.FieldPlaces, Label: "Places", Value: places, Hint: "How many people it takes. Empty: no limit.", Judge: judgePlaces},
		{Name: model.FieldRegion, Label: "Region", Value: was.Region, Hint: "Where its people come from. May stay empty.", Limit: model.MaxName},
		{Name: model.FieldFocus, Label: "Focus", Value: was.Focus, Hint: "A focus of the programme, as A. May stay empty.", Limit: model.MaxName},
		{Name: fieldArea, Label: "Hub's area", Value: strings.Join(was.Area, ", "), Limit: model.MaxNote, Hint: "Its local authorities, with commas. A school outside is noticed, never barred."},
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

func feeFields(is bool, fee model.FeeRule) []dialog.Field {
	charged := func(v dialog.Values) bool { return v[fieldFee] != feeNone }
	value, days, per, pounds := feeNone, calendarDays, perPerson, ""
	if is {
		value = feeWill
		if fee.May {
			value = feeMay
		}
		pounds = model.Pounds(fee.Pence)
	}
	if fee.WorkingDays {
		days = workingDays
	}
	if fee.PerSchool {
		per = perSchool
	}
	var triggers []string
	if fee.NonAttendance {
		triggers = append(triggers, forAbsence)
	}
	if fee.LateCancellation {
		triggers = append(triggers, forLate)
	}
	fields := []dialog.Field{
		{Name: fieldFee, Label: "Fee", Value: value, Choices: []string{feeNone, feeMay, feeWill}, Judge: sayFee(is)},
		{Name: model.FieldFeeText, Label: "In its words", Value: fee.Text, Lines: 3, Limit: model.MaxNote, When: charged, Hint: "The sentence of the programme, word for word."},
		{Name: fieldPounds, Label: "Amount", Value: pounds, When: charged, Hint: "As £75.", Judge: judgePounds},
		{Name: model.FieldNotice, Label: "Notice", Value: strconv.Itoa(fee.NoticeDays), When: charged, Hint: "How early cancelling costs nothing: 7, or 1 week.", Judge: judgeNotice, Limit: 30},
		{Name: fieldDays, Label: "Counted in", Value: days, Choices: []string{calendarDays, workingDays}, When: charged},
		{Name: fieldCharged, Label: "Charged for", Value: strings.Join(triggers, "\n"), Many: true, Choices: []string{forAbsence, forLate}, When: charged},
		{Name: fieldPer, Label: "Charged to", Value: per, Choices: []string{perPerson, perSchool}, When: charged},
	}
	for i := range fields {
		fields[i].Private = true
	}
	return fields
}

func sayFee(is bool) forms.Judge {
	return func(v dialog.Values) (string, dialog.Verdict) {
		switch {
		case v[fieldFee] == feeNone && is:
			return "The fee rule goes.", dialog.Notice
		case v[fieldFee] == feeMay:
			return "It is proposed, and a person decides.", dialog.Fine
		}
		return "", dialog.Fine
	}
}

func judgePounds(v dialog.Values) (string, dialog.Verdict) {
	pence, wrong := model.ReadMoney(v[fieldPounds])
	return forms.Of(model.Pounds(pence)+".", "", wrong)
}

// mostNotice is the longest notice in days.
const mostNotice = 365

// readNotice reads days of notice, or weeks as pages write them: "7", "5 days", "1 weeks' notice".
func readNotice(typed string) (days int, wrong string) {
	words := strings.Fields(strings.ToLower(model.Tidy(typed, model.MaxName)))
	number, unit, each := "", "day", 1
	if len(words) > 1 {
		unit = strings.TrimRight(words[1], "'’s")
	}
	if unit == "week" {
		each = 7
	}
	if len(words) > 0 && (unit == "day" || unit == "week") && (len(words) < 3 || words[2] == "notice" && len(words) == 3) {
		number = words[0]
	}
	days, err := strconv.Atoi(number)
	if err != nil || days < 0 || days > mostNotice/each {
		return 0, fmt.Sprintf("Notice is 0 to %d days: type it as 7 or as 1 week.", mostNotice)
	}
	return days * each, ""
}

func noticeWords(days int) string {
	if days == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", days)
}

func judgeNotice(v dialog.Values) (string, dialog.Verdict) {
	days, wrong := readNotice(v[model.FieldNotice])
	return forms.Of("Cancelled "+noticeWords(days)+" before or earlier costs nothing.", "", wrong)
}

// feeOf is the fee rule that was typed; nil for none.
func feeOf(v dialog.Values, was model.FeeRule) *model.FeeRule {
	if v[fieldFee] == feeNone {
		return nil
	}
	was.Text = v[model.FieldFeeText]
	was.Pence, _ = model.ReadMoney(v[fieldPounds])
	was.NoticeDays, _ = readNotice(v[model.FieldNotice])
	was.May, was.WorkingDays, was.PerSchool = v[fieldFee] == feeMay, v[fieldDays] == workingDays, v[fieldPer] == perSchool
	triggers := strings.Split(v[fieldCharged], "\n")
	was.NonAttendance, was.LateCancellation = slices.Contains(triggers, forAbsence), slices.Contains(triggers, forLate)
	return &was
}
