package forms

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// Of says what a reader made of a value: what is wrong, else what to notice, else what
// saving will do.
func Of(fine, notice, wrong string) (string, dialog.Verdict) {
	switch {
	case wrong != "":
		return wrong, dialog.Wrong
	case notice != "":
		return fine, dialog.Notice
	}
	return fine, dialog.Fine
}

// Days is what a typed date is read against in the open cohort.
func Days(d pane.Desk) model.DayContext {
	return model.DayContext{Year: Open(d).Cohort.Year, Today: model.DayOf(d.Now())}
}

// Day judges a field with a date; empty is unknown, and then none is what is said.
func Day(field, none string, c model.DayContext) Judge {
	return func(v dialog.Values) (string, dialog.Verdict) {
		read, wrong := model.ReadDay(v[field], c)
		if wrong == "" && !read.Day.Known() {
			return none, dialog.Fine
		}
		return Of(read.Sentence(), read.Notice, wrong)
	}
}

// Times judges a field with a start and perhaps an end.
func Times(field string) Judge {
	return func(v dialog.Values) (string, dialog.Verdict) {
		read, wrong := model.ReadSpan(v[field])
		return Of(read.Sentence(), read.Notice, wrong)
	}
}

// TimesWords are a start and an end as the field has them.
func TimesWords(start, end model.Clock) string { return model.Span{Start: start, End: end}.String() }

// Among suggests of the known texts those that answer to what is typed.
func Among(known []string) func(string) []string {
	return func(typed string) []string {
		var out []string
		for _, k := range known {
			if ok, slip := model.Answers(k, typed); typed == "" || ok && !slip {
				out = append(out, k)
			}
		}
		return out
	}
}

// Distinct are the texts that are not empty, each once, in their order.
func Distinct(texts ...string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, t := range texts {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// ReadYear reads an academic year, "2023/24", "2023-24", "23/24" or "2023", as the year
// in which it begins. The sentence says what is wrong, and is "" where nothing is.
func ReadYear(typed string) (year int, wrong string) {
	const form = ": type the academic year as 2023/24."
	parts := strings.FieldsFunc(model.Tidy(typed, model.MaxName), func(r rune) bool { return !unicode.IsDigit(r) })
	var years []int
	for _, p := range parts {
		n, err := strconv.Atoi(p)
		switch {
		case err != nil || len(p) != 2 && len(p) != 4:
			return 0, "This is no year" + form
		case len(p) == 2:
			n += 2000
		}
		years = append(years, n)
	}
	switch {
	case len(years) == 0:
		return 0, "The year is missing" + form
	case len(years) > 2:
		return 0, "This is more than one academic year" + form
	case years[0] < model.FirstYear || years[0] > model.LastYear:
		return 0, fmt.Sprintf("Academic years begin from %d to %d", model.FirstYear, model.LastYear) + form
	case len(years) == 2 && years[1] != years[0]+1:
		return 0, fmt.Sprintf("An academic year that begins in %d is %s", years[0], model.AcademicYearWords(years[0])) + form
	}
	return years[0], ""
}
