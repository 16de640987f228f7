package evaluation_test

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/store/files/evaluation"
)

var update = flag.Bool("update", false, "write the golden file anew")

// cohort is a cohort of a built-in programme in which much was noted.
func cohort(t testing.TB) (*model.Snapshot, time.Time) {
	t.Helper()
	template, ok := programmes.Find("ssl-2021")
	if !ok {
		t.Fatal("the built-in programme is not there")
	}
	next := model.ID(100)
	newID := func() model.ID { next++; return next }
	now := time.Date(2022, time.May, 26, 9, 0, 0, 0, time.UTC)
	env := model.Env{Now: now, NewID: newID, Lead: 7}
	_, s, err := programmes.Start(template, env, model.Lead{ID: 7, Name: "Robin Hale"}, 8, 9, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := model.NewDraft(s, env, model.VerbFilled)
	d.School(model.School{ID: 20, Name: "Ash Green"})
	for i, name := range []string{"Khan", "Mensah"} {
		d.Person(model.Person{ID: model.ID(30 + i), Given: "Imran", Family: name})
		d.Enrol(model.Enrolment{ID: model.ID(40 + i), Person: model.ID(30 + i), School: 20, Status: model.Enrolled})
	}
	s = s.Apply(d.Change())
	all := s.Outcomes()
	for _, a := range []model.Action{
		model.NoteEvidence{Evidence: model.Evidence{Text: "We wrote *one* vision_together # now", Person: 30, Quote: true, Outcomes: all[:2]}},
		model.NoteEvidence{Evidence: model.Evidence{Text: "Khan shows the plan", Person: 31, Level: model.Use, Outcomes: all[2:3], Day: model.MakeDay(2022, time.February, 3)}},
		model.NoteEvidence{Evidence: model.Evidence{Text: "Lunch was good", Level: model.Reactions}},
		model.Rate{Rating: model.Rating{Outcome: all[0], Person: 30, Grade: model.NotYet, Day: model.MakeDay(2021, time.November, 17)}},
		model.Rate{Rating: model.Rating{Outcome: all[0], Person: 30, Grade: model.Developing}},
		model.Rate{Rating: model.Rating{Outcome: all[0], Person: 31, Grade: model.Embedded}},
		model.SetPlan{ActionPlan: model.ActionPlan{Person: 30, Vision: "Everybody plans", Review: model.MakeDay(2022, time.July, 1)}},
		model.SetInitiative{Initiative: model.Initiative{Person: 31, Title: "Transition", Aim: "Fractions", Schools: []model.ID{20}, Evaluation: "It works"}},
		model.SetPolicy{School: 20, Policy: model.Policy{Text: "A calculation policy"}},
		model.SetSharing{School: 20, Sharing: model.Sharing{Person: 30, What: "the audit", With: "the department"}},
		model.SetReached{School: 20, Reached: model.Reached{Number: 6}},
		model.SeenOnline{Enrolment: 40, Day: model.MakeDay(2022, time.May, 2)},
	} {
		p, err := a.Plan(s, env)
		if err != nil {
			t.Fatalf("%+v: %v", a, err)
		}
		s = s.Apply(p.Changes[0])
	}
	p, err := model.SetPlanAction{Of: s.Plans[0].ID, Action: model.PlanAction{Text: "Meet weekly", State: model.Done}}.Plan(s, env)
	if err != nil {
		t.Fatal(err)
	}
	return s.Apply(p.Changes[0]), now
}

func TestDocument(t *testing.T) {
	s, now := cohort(t)
	for name, names := range map[string]bool{"testdata/bare.md": false, "testdata/named.md": true} {
		got := string(evaluation.Markdown(s.Evaluation(now, names)))
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is\n%s\nnot\n%s", name, got, want)
		}
		for _, o := range s.Outcomes() {
			if !strings.Contains(got, o.Sentence+"\n") {
				t.Errorf("%s: %q does not stand word for word", name, o.Sentence)
			}
		}
		if !names && (strings.Contains(got, "Khan") || strings.Contains(got, "Mensah") || strings.Contains(got, "Ash Green")) {
			t.Errorf("somebody is named in\n%s", got)
		}
	}
}

func TestAProgrammeWithoutOutcomes(t *testing.T) {
	got := string(evaluation.Markdown(model.Evaluation{}))
	if !strings.Contains(got, "# Evaluation: a cohort\n") || !strings.Contains(got, "The programme of this cohort states no outcomes.") {
		t.Errorf("it says\n%s", got)
	}
}

func TestText(t *testing.T) {
	for typed, want := range map[string]string{
		"plain words, it's (fine).": "plain words, it's (fine).", "# not a heading": `\# not a heading`, "- no item": `\- no item`, "1. one": `1\. one`, "12) two": `12\) two`, "3.5 days": "3.5 days",
		"*a* _b_ `c` [d](e) <f> | ~g~ &amp; \\ $h$": "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\| \\~g\\~ \\&amp; \\\\ \\$h\\$",
		"![x](y)": `\!\[x\](y)`, "see http://a.example now": `see http\://a.example now`, "one\ntwo\r\nthree\tfour": "one two three four", "a\x1b[31mb\x07c\u202ed": `a\[31mbcd`,
		"half-term, 3.5 days, C# and B+": "half-term, 3.5 days, C# and B+", "\xff\xfe": "", "": "",
	} {
		if got := evaluation.Text(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

// Text obeys nothing: in one line, nothing a terminal acts on, and every sign that Markdown
// reads is behind a backslash.
func TestTextIsTextOnly(t *testing.T) {
	bare := regexp.MustCompile("(^|[^\\\\])(\\\\\\\\)*[`*_\\[\\]<>|~&]|^[#+=-]|^[0-9]+[.)]( |$)")
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("`*_[]<>|~&#+-=12.)! \n\\\x1b\u202eab")), 0, 30, -1)).Draw(t, "typed")
		got := evaluation.Text(typed)
		if strings.ContainsFunc(got, func(r rune) bool { return r != ' ' && !unicode.IsPrint(r) }) {
			t.Fatalf("%q obeys something: %q", typed, got)
		}
		if at := bare.FindString(got); at != "" {
			t.Fatalf("%q means something at %q: %q", typed, at, got)
		}
	})
}
