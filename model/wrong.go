package model

import (
	"fmt"
	"strings"

	"workgroup/model/change"
)

// Wrong is a refusal that is about one field of a form, so that the sentence can
// stand there. It unwraps to its Refusal.
type Wrong struct {
	Field string
	Why   Refusal
}

func (w Wrong) Error() string { return string(w.Why) }

// Unwrap is the sentence.
func (w Wrong) Unwrap() error { return w.Why }

// The fields that a Wrong names.
const (
	FieldTitle       = "title"
	FieldCode        = "code"
	FieldYear        = "year"
	FieldPlaces      = "places"
	FieldExpected    = "expected"
	FieldFee         = "fee"
	FieldNotice      = "notice"
	FieldFeeText     = "fee text"
	FieldRegion      = "region"
	FieldFocus       = "focus"
	FieldHub         = "hub"
	FieldName        = "name"
	FieldRole        = "role"
	FieldNumber      = "number"
	FieldKind        = "kind"
	FieldDate        = "date"
	FieldStart       = "start"
	FieldEnd         = "end"
	FieldMode        = "mode"
	FieldVenue       = "venue"
	FieldAddress     = "address"
	FieldCredit      = "credit"
	FieldNotes       = "notes"
	FieldTopics      = "topics"
	FieldLink        = "link"
	FieldReason      = "reason"
	FieldAnnounced   = "announced"
	FieldDue         = "due"
	FieldWording     = "wording"
	FieldHost        = "host"
	FieldSetting     = "setting"
	FieldTeacher     = "teacher"
	FieldCapacity    = "capacity"
	FieldFacilitator = "facilitator"
	FieldBriefing    = "briefing"
	FieldText        = "text"
	FieldAbout       = "about"
	FieldOutcome     = "outcome"
	FieldLevel       = "level"
	FieldGrade       = "grade"
	FieldClasses     = "classes"
	FieldVision      = "vision"
	FieldNeed        = "need"
	FieldReview      = "review"
	FieldReviewed    = "reviewed"
	FieldSchools     = "schools"
	FieldEvaluation  = "evaluation"
	FieldState       = "state"
	FieldWith        = "with"
	FieldDistance    = "distance"
	FieldArea        = "area"
	FieldContact     = "contact"
	FieldLunch       = "lunch note"
)

// Text limits in runes, beside those of names and notes.
const (
	MaxAddress = 300
	MaxLink    = 500
)

// check goes through a form; the first thing that is wrong stays.
type check struct{ err error }

// that is wrong with the sentence unless it holds.
func (c *check) that(holds bool, field, format string, args ...any) {
	if c.err == nil && !holds {
		c.err = Wrong{field, Refusal(fmt.Sprintf(format, args...))}
	}
}

// text tidies what was typed. What stands there already is left as it is, and too
// long is said, never cut.
func (c *check) text(field string, v *string, was string, most int) {
	if *v == was {
		return
	}
	*v = Tidy(*v, most+1)
	n := len([]rune(*v))
	c.that(n <= most, field, "The %s is longer than %d letters: shorten it.", field, most)
}

// lines is text of several lines.
func (c *check) lines(field string, v *string, was string) {
	if *v == was {
		return
	}
	*v = TidyLines(*v, MaxNote+1)
	n := len([]rune(*v))
	c.that(n <= MaxNote, field, "The %s is longer than %d letters: shorten it.", field, MaxNote)
}

// needed is text that must not be empty.
func (c *check) needed(field string, v *string, was string, most int, sentence string) {
	c.text(field, v, was, most)
	c.that(*v != "", field, "%s", sentence)
}

// within is a number that has bounds.
func (c *check) within(field string, n, low, high int, sentence string) {
	c.that(n >= low && n <= high, field, "%s", sentence)
}

// times are a start and an end.
func (c *check) times(start, end Clock) {
	c.that(!start.Known() || !end.Known() || end > start, FieldEnd, "It ends at %s, which is not after its start at %s.", end, start)
}

// why is the reason of what is called off or overridden.
func (c *check) why(v *string) {
	c.needed(FieldReason, v, "", MaxName, "Say why in a few words: the reason is kept.")
}

// edited are the words of the fields that a draft writes, each once: "title, date".
func (d *Draft) edited(words map[change.Name]string) string {
	var out []string
	seen := map[string]bool{}
	for _, e := range d.c.Entries {
		if w := words[e.Field.Name]; w != "" && !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return strings.Join(out, ", ")
}

// plannedEdit says what was edited, or that nothing was.
func (d *Draft) plannedEdit(name string, words map[change.Name]string) Plan {
	if len(d.c.Entries) == 0 {
		return Plan{Say: name + " stays as it is: nothing was changed."}
	}
	return d.planned("%s changed: %s.", name, d.edited(words))
}

// OutsideYear is a sentence where a day lies outside the cohort's academic year, or "".
// It is for a form to show: such a day may be meant.
func (s *Snapshot) OutsideYear(d Day) string {
	if !d.Known() || s.Cohort.Year == 0 || d.AcademicYear() == s.Cohort.Year {
		return ""
	}
	return fmt.Sprintf("%s is outside the academic year %s.", d.Long(), AcademicYearWords(s.Cohort.Year))
}

func persons(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// several is "1 mark", "12 marks".
func several(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// listed is "Asha", "Asha and Ben", "Asha, Ben and Carys".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
