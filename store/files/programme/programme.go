// Package programme reads and writes the files in which a programme goes from one lead to
// another: bytes in, a template out, and back. It must not know where files are, nor what
// becomes of a programme.
//
// The form is that of the built-in programmes, "workgroup-programme/1": one JSON object
// with format, key, cohort_title, hub (name, area[], contact), programme, sessions[] and
// tasks[]. programme has title, code, type, year (in which the academic year begins),
// project_year, phase, strategic_goal; the page's own words as lists of paragraphs:
// purpose, aims, involved, contents, length, commitment, follow_on, cost, interest,
// venue_note, pair, foci_note; expected_quarters, in_school_apart, terms_at_least,
// observation_counts (yes, no), unit (person, pair, schools), pair_ideally_mastery, places
// (lowest, highest), regions[] (name, places), regions_if_numbers_permit,
// state_funded_only, england_only, foci[] (letter, wording, resources, offered), expects[]
// (code, sentence), led_by[], fee (text, pence, notice_days, working_days, may,
// non_attendance, late_cancellation, per_school), eligibility[] (rule: shown, warns, bars,
// everyone, engaged, trust, state-funded, should; sentence) and outcomes[] (heading,
// lead_in, items[]). A session has number, kind (workshop, visit, meeting), mode (room,
// online), credit_quarters, and perhaps title, date (2021-11-17), start and end (09:30),
// venue, address and notes; a task after (the number of a session) and title. What is
// false, 0 or empty is left out. Fields that a version does not know are left out when it
// reads, and named.
package programme

import (
	"fmt"

	"workgroup/model"
	"workgroup/model/programmes"
)

// MaxBytes is the largest programme file that is read.
const MaxBytes = 1 << 20

// Write is the file of a template.
func Write(t programmes.Template) []byte { return programmes.Encode(t) }

// Read is the template of a file, fit to keep, and the fields that are not known. An
// error is a sentence that says what is wrong and what to do; then there is no template.
func Read(b []byte) (t programmes.Template, unknown []string, err error) {
	if len(b) > MaxBytes {
		return t, nil, fmt.Errorf("this is larger than any programme (%d MB): is it the right file?", len(b)>>20)
	}
	t, unknown, err = programmes.Decode(b)
	if err != nil {
		return programmes.Template{}, nil, fmt.Errorf("%w. Ask for the file to be exported again", err)
	}
	if t, err = fit(t); err != nil {
		return programmes.Template{}, nil, err
	}
	return t, unknown, nil
}

// fit is a template as it would be kept: it is tried in a space of its own.
func fit(t programmes.Template) (programmes.Template, error) {
	next := model.ID(1)
	env := model.Env{NewID: func() model.ID { next++; return next }}
	s := model.NewSnapshot(1, nil)
	d := model.NewDraft(s, env, model.VerbNewCohort)
	d.Cohort(model.Cohort{ID: 1, Code: "new", Title: "new", Year: t.Programme.Year, Programme: 2})
	s = s.Apply(d.Change())
	use := model.UseProgramme{Programme: t.Programme, Sessions: t.Sessions}
	for _, task := range t.Tasks {
		use.Tasks = append(use.Tasks, model.TaskAfter(task))
	}
	plan, err := use.Plan(s, env)
	if err != nil {
		return t, err
	}
	for _, c := range plan.Changes {
		s = s.Apply(c)
	}
	kept := programmes.Of(s)
	kept.Key, kept.CohortTitle = model.Tidy(t.Key, model.MaxName), model.Tidy(t.CohortTitle, model.MaxName)
	kept.Hub = model.Hub{Name: model.Tidy(t.Hub.Name, model.MaxName), Contact: model.Tidy(t.Hub.Contact, model.MaxName)}
	for _, la := range t.Hub.Area {
		kept.Hub.Area = append(kept.Hub.Area, model.Tidy(la, model.MaxName))
	}
	kept.Programme.ID = 0
	return kept, nil
}
