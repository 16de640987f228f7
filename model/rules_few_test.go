package model_test

import (
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// TestTooFewAMonthBefore: "delivered nationally or, if numbers permit, in regional locations
// in the North, Midlands and South". The lead hears of it in time to put them together.
func TestTooFewAMonthBefore(t *testing.T) {
	r := newRoom(t)
	first := r.s.Sessions[0].Date
	for _, x := range r.s.Sessions {
		if x.Date.Known() {
			first = min(first, x.Date)
		}
	}
	n := r.s.Listed()
	few := func(lowest int, now model.Day) string {
		c := r.s.Cohort
		c.Lowest = lowest
		r.do(model.EditCohort{Cohort: c})
		for _, f := range r.s.Findings(now.Date().Add(9 * time.Hour)) {
			if strings.Contains(f.Sentence, "are needed by") {
				return f.Sentence
			}
		}
		return ""
	}
	month := model.DayOf(first.Date().AddDate(0, -1, 0))
	for name, c := range map[string]struct {
		lowest int
		now    model.Day
		want   bool
	}{
		"a month before":            {n + 1, month, true},
		"the day before that":       {n + 1, month - 1, false},
		"on the day":                {n + 1, first, true},
		"once it has begun":         {n + 1, first + 1, false},
		"as many as needed":         {n, month, false},
		"where no number is needed": {0, month, false},
	} {
		if got := few(c.lowest, c.now); (got != "") != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := few(30, month); !strings.HasSuffix(got, "people on the list, and at least 30 are needed by "+first.Short()) {
		t.Errorf("says %q", got)
	}
	c := r.s.Cohort
	c.Lowest, c.Places = 20, 19
	if got := field(r, model.EditCohort{Cohort: c}); got != model.FieldLowest {
		t.Errorf("more than the places is about %s", got)
	}
	c.Lowest, c.Places = 501, 0
	if got := field(r, model.EditCohort{Cohort: c}); got != model.FieldLowest {
		t.Errorf("501 is about %s", got)
	}
}
