package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

// TestMentions: a text about others that names the person is found, in whatever it stands, and
// the person's own are not among them; a word inside another is none.
func TestMentions(t *testing.T) {
	r := newRoom(t)
	khan := r.place("Khan").Person
	r.do(model.NoteEvidence{Evidence: model.Evidence{Text: "IMRAN's group tried bar models"}})
	r.do(model.NoteEvidence{Evidence: model.Evidence{Text: "own words of Khan", Person: khan}})
	r.do(model.Remark{Enrolment: r.places["Nguyễn"], Text: "shares a lift with Mr Khan"})
	r.do(model.Remark{Enrolment: r.places["Işık"], Text: "taught in Khanpur"})
	r.do(model.Remark{Enrolment: r.places["Nguyễn"], Text: "shares a lift"})
	var got []string
	for _, m := range model.MentionsOf([]*model.Snapshot{r.s}, []model.ID{khan}) {
		got = append(got, m.Where+": "+m.Text+" "+m.Fate.String())
	}
	slices.Sort(got)
	want := []string{
		"Evidence of Wed 17 Nov 21: IMRAN's group tried bar models ",
		"The place of Hồng Nguyễn: remark: shares a lift with Mr Khan replaced",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestWhoIsCalled: two of one name are two, told apart; records of one person are one.
func TestWhoIsCalled(t *testing.T) {
	r := newRoom(t)
	in := []*model.Snapshot{r.s}
	two := model.WhoIsCalled(in, "sarah jones")
	if len(two) != 2 || two[0].Words == two[1].Words || !strings.Contains(two[0].Words, "try") {
		t.Fatalf("%+v", two)
	}
	if one := model.WhoIsCalled(in, "SARAH@cedarpark.example"); len(one) != 1 || !strings.Contains(one[0].Words, "Cedar Park") {
		t.Errorf("%+v", one)
	}
	if nobody := model.WhoIsCalled(in, "Bond"); len(nobody) != 0 {
		t.Errorf("%+v", nobody)
	}
	a, b := r.place("JonesBrent").Person, r.place("JonesEaling").Person
	r.do(model.SamePerson{Keep: a, Other: b})
	one := model.WhoIsCalled([]*model.Snapshot{r.s}, "jones")
	if len(one) != 1 || len(one[0].Records) != 2 {
		t.Errorf("%+v", one)
	}
	if one := model.WhoIsCalled([]*model.Snapshot{r.s}, b.String()); len(one) != 1 {
		t.Errorf("by ID: %+v", one)
	}
}

// TestErasingIsFinal: it is noted with day and lead, and undo refuses it.
func TestErasingIsFinal(t *testing.T) {
	r := newRoom(t)
	khan := r.place("Khan").Person
	r.do(model.NoteErased{Person: khan})
	if e := r.s.Cohort.Erased; len(e) != 1 || e[0] != (model.Erasure{Person: khan, Day: model.DayOf(r.now), Lead: 7}) {
		t.Errorf("%+v", e)
	}
	step, ok := r.trail.Undo()
	if !ok || model.Final(step) == "" {
		t.Error("undo would take it back")
	}
	r.do(model.Remark{Enrolment: r.places["Khan"], Text: "x"})
	if step, _ = r.trail.Undo(); model.Final(step) != "" {
		t.Error("a remark can be taken back")
	}
}

// TestWhatIsDueToGo: of 2021/22, which ends on 31 Aug 2022, twelve months later unless a lead
// says otherwise ("default review 12 months after cohort end"), and a month before it is said.
func TestWhatIsDueToGo(t *testing.T) {
	r := newRoom(t)
	due := func() (out []string) {
		for _, f := range r.s.Findings(r.now) {
			if f.Kept {
				out = append(out, f.Sentence)
			}
		}
		return out
	}
	check := func(year int, month time.Month, day int, want ...string) {
		t.Helper()
		r.now = time.Date(year, month, day, 9, 0, 0, 0, time.UTC)
		if got := due(); !slices.Equal(got, want) {
			t.Errorf("%v: %q", r.now, got)
		}
	}
	check(2023, time.July, 31)
	check(2023, time.August, 1, "Due to go on Thu 31 Aug 23: names of 7, e-mails, telephone of 7")
	check(2023, time.October, 1, "Due to go since Thu 31 Aug 23: names of 7, e-mails, telephone of 7")
	r.do(model.SetRetention{Retention: model.Retention{Reach: 6}})
	check(2023, time.March, 1, "Due to go since Tue 28 Feb 23: e-mails, telephone of 7")
	r.do(model.KeepOn{Until: model.MakeDay(2024, time.January, 31)})
	check(2023, time.December, 31)
	check(2024, time.January, 2, "Due to go on Wed 31 Jan 24: names of 7, e-mails, telephone of 7")
	if _, err := r.try(model.KeepOn{Until: model.DayOf(r.now)}); err == nil {
		t.Error("kept until today")
	}
	if _, err := r.try(model.SetRetention{Retention: model.Retention{Who: 121}}); err == nil {
		t.Error("kept for ever")
	}
	r.do(model.NoteFaded{Kinds: []change.Secrecy{change.Reach}})
	if f := r.s.Cohort.Faded; len(f) != 1 || f[0].Kind != change.Reach || f[0].Day != model.DayOf(r.now) {
		t.Errorf("%+v", f)
	}
}
