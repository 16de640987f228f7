package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
)

// The fields of a fee rule that the model has no name for.
const (
	fieldFee     = "fee rule"
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

// FeeAtFirst is what the fields hold at first: the rule that is there, or the usual one.
func FeeAtFirst(was *model.FeeRule) model.FeeRule {
	if was != nil {
		return *was
	}
	return model.FeeRule{May: true, NonAttendance: true, LateCancellation: true, NoticeDays: 7}
}

// FeeFields ask for a fee rule; is tells whether there is one.
func FeeFields(is bool, fee model.FeeRule) []dialog.Field {
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

func sayFee(is bool) Judge {
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
	return Of(model.Pounds(pence)+".", "", wrong)
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
	return Of("Cancelled "+noticeWords(days)+" before or earlier costs nothing.", "", wrong)
}

// FeeOf is the fee rule that was typed; nil for none.
func FeeOf(v dialog.Values, was model.FeeRule) *model.FeeRule {
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
