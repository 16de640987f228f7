package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

func TestYearEnd(t *testing.T) {
	r := outcomeRoom(t)
	has := func() string {
		for _, f := range r.s.Findings(r.now) {
			if f.Outcomes {
				return f.Sentence
			}
		}
		return ""
	}
	r.on(time.July, 20)
	r.now = r.now.AddDate(1, 0, 0)
	if r.s.YearOver(model.DayOf(r.now)) || has() != "" {
		t.Error("a session without a day is still to come")
	}
	r.do(model.CallOffSession{Session: r.later, Reason: "nobody could come"})
	if !r.s.YearOver(model.DayOf(r.now)) || has() != "Year end: 4 of 4 outcomes have no evidence" {
		t.Errorf("to do: %q", has())
	}
	r.note("a", "", 0, 2)
	if has() != "Year end: 2 of 4 outcomes have no evidence" {
		t.Errorf("to do: %q", has())
	}
	r.note("b", "", 1, 3)
	if has() != "" {
		t.Errorf("to do: %q", has())
	}
	r.clock(9, 0)
	if r.s.YearOver(model.DayOf(r.now)) {
		t.Error("a session of today has not been")
	}
}

func TestNothingNotedIsLost(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := outcomeRoom(t)
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			all := r.s.Outcomes()
			switch what := rapid.IntRange(0, 9).Draw(rt, "what"); {
			case what < 6:
				var of []int
				for i := range all {
					if rapid.Bool().Draw(rt, "linked") {
						of = append(of, i)
					}
				}
				r.note("said", rapid.SampledFrom([]string{"", "Khan", "García Simón"}).Draw(rt, "who"), of...)
			case what < 7 && len(r.s.Evidence) > 0:
				r.do(model.RemoveEvidence{Evidence: rapid.SampledFrom(r.s.Evidence).Draw(rt, "removed").ID})
			case what < 8 && len(r.s.Evidence) > 0:
				x := *rapid.SampledFrom(r.s.Evidence).Draw(rt, "edited")
				x.Text = "said again"
				x.Outcomes = append(slices.Clone(x.Outcomes), rapid.SampledFrom(all).Draw(rt, "another"))
				r.do(model.EditEvidence{Evidence: x})
			default:
				next := groups()
				g := &next[rapid.IntRange(0, 2).Draw(rt, "group")]
				g.Items = append(g.Items, "share a common vision")
				g.Items = rapid.Permutation(g.Items).Draw(rt, "order")
				if rapid.Bool().Draw(rt, "drop") {
					g.Items = g.Items[1:]
				}
				r.promises(next)
			}
		}
		checkEvaluation(rt, r)
	})
}

func checkEvaluation(t *rapid.T, r *room) {
	e := r.s.Evaluation(r.now, false)
	under, levels, loose := map[model.ID]map[model.ID]int{}, map[model.ID]map[model.Level]int{}, map[model.ID]int{}
	count := func(o model.EvaluatedOutcome) {
		for _, q := range o.Evidence {
			if under[q.Evidence] == nil {
				under[q.Evidence] = map[model.ID]int{}
			}
			under[q.Evidence][o.Outcome.ID()]++
		}
	}
	outcomes := 0
	for _, g := range e.Groups {
		outcomes += len(g.Outcomes)
		for _, o := range g.Outcomes {
			count(o)
		}
	}
	if outcomes != len(r.s.Outcomes()) {
		t.Fatalf("%d outcomes of %d stand in it", outcomes, len(r.s.Outcomes()))
	}
	for _, o := range e.Gone {
		count(o)
	}
	for _, q := range e.Loose {
		loose[q.Evidence]++
	}
	for _, l := range e.Levels {
		for _, q := range l.Evidence {
			if levels[q.Evidence] == nil {
				levels[q.Evidence] = map[model.Level]int{}
			}
			levels[q.Evidence][l.Level]++
		}
	}
	for _, x := range r.s.Evidence {
		want := map[model.ID]bool{}
		for _, link := range x.Outcomes {
			now, _ := r.s.OutcomeNow(link)
			want[now.ID()] = true
		}
		if len(under[x.ID]) != len(want) || len(want) == 0 && loose[x.ID] != 1 || len(want) > 0 && loose[x.ID] != 0 {
			t.Fatalf("%v is under %v, loose %d; want %v", x.ID, under[x.ID], loose[x.ID], want)
		}
		for id, n := range under[x.ID] {
			if n != 1 || !want[id] {
				t.Fatalf("%v stands %d times under %v", x.ID, n, id)
			}
		}
		if len(levels[x.ID]) != len(x.Levels()) {
			t.Fatalf("%v is of levels %v, want %v", x.ID, levels[x.ID], x.Levels())
		}
		for l, n := range levels[x.ID] {
			if n != 1 {
				t.Fatalf("%v stands %d times under level %s", x.ID, n, l)
			}
		}
	}
}

func TestEvaluationWithoutNames(t *testing.T) {
	r := outcomeRoom(t)
	r.note("Imran Khan and Siân O'Connor-Price said that Khan's department plans; García too, in a car park", "Khan", 2)
	r.do(model.Rate{Rating: model.Rating{Outcome: r.s.Outcomes()[2], Person: r.person("Khan"), Grade: model.Beginning, Day: model.MakeDay(2021, time.November, 3)}})
	r.do(model.Rate{Rating: model.Rating{Outcome: r.s.Outcomes()[2], Person: r.person("Khan"), Grade: model.Embedded, Note: "seen"}})
	bare := r.s.Evaluation(r.now, false).Groups[1].Outcomes[0]
	if q := bare.Evidence[0]; q.Text != "[name] and [name] said that [name]'s department plans; [name] too, in a car park" || q.Who != "a participant" {
		t.Errorf("without names: %+v", q)
	}
	if want := []string{"First rated Wed 3 Nov 2021: 1 beginning.", "Last rated Wed 17 Nov 2021: 1 embedded."}; !slices.Equal(bare.Ratings, want) {
		t.Errorf("ratings %q", bare.Ratings)
	}
	named := r.s.Evaluation(r.now, true).Groups[1].Outcomes[0]
	if q := named.Evidence[0]; !strings.HasPrefix(q.Text, "Imran Khan and") || q.Who != "Imran Khan, Cedar Park" {
		t.Errorf("with names: %+v", q)
	}
	if want := []string{"Imran Khan, Cedar Park: beginning on Wed 3 Nov 2021, embedded on Wed 17 Nov 2021 (seen)."}; !slices.Equal(named.Ratings, want) {
		t.Errorf("ratings %q", named.Ratings)
	}
}
