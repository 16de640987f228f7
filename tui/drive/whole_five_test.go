//go:build linux || darwin

package drive_test

import (
	"strings"
	"testing"

	"workgroup/model/programmes"
	"workgroup/tui/drive"
	"workgroup/tui/drive/screen"
)

// shown is what a demo cohort shows on four of its screens.
type shown struct {
	// outcomes are of each the notes and the last rating, todo the sentences in their order.
	outcomes, todo []string
	// total is the line of all of the numbers: interested, enrolled, engaged, withdrawn,
	// completed, days; behind is the line at the top and the person who stands first.
	total, behind, first string
}

// five are the demo cohorts.
func five() map[string]shown {
	return map[string]shown{
		"ssl-2021": {
			outcomes: []string{"1 beginning (1)", "1 beginning (1)", "1 beginning (1)", "2 developing (1)", "2 developing (1)"},
			todo: []string{
				"Session 1 is today: register not begun", "1 place free: Oliver Tanaka is next on the waiting list", "1 charge to decide",
				"Farida Haidari: place offered on 11 Nov, no answer yet", "1 not eligible by the page: reason kept",
			},
			total: "4 18 0 0 0 0.0", behind: "0 cannot reach 3.0 here | 18 only if they come to what is left | 0 on course", first: "Ahmed, Zainab",
		},
		"ssl-2023": {
			outcomes: []string{"1 developing (1)", "1 developing (1)", "1 developing (1)", "1 beginning (1)"},
			todo: []string{
				"Session 1: 2 still unmarked", "Session 2: date called off, 3 people need a new one", "Session 2: 4 people have no visit date",
				"Session 3: time not set", "Session 5: time not set",
			},
			total: "0 14 9 0 0 9.0", behind: "0 cannot reach 3.0 here | 3 only if they come to what is left | 11 on course", first: "Ahmed, Bilal",
		},
		"tfm-2025": {
			outcomes: []string{
				"1 developing (1)", "1 beginning (1)", "1 developing (1)", "1 embedded (1)", "1 developing (1)", "1 developing (1)", "1 developing (1)", "1 embedded (1)",
				"1 developing (1)", "1 beginning (1)", "1 developing (1)", "1 developing (1)", "1 developing (1)", "1 embedded (1)", "1 developing (1)",
			},
			todo: []string{
				"Task One lesson, planned together: 6 of 13 not back", "Session 3: 2 people have no visit date",
				"1 school has one person, not a pair: Larkspur College", "1 pair without a Mastery Specialist or Advocate: Bramble Down",
				"NCP25-15: 2 subject leaders take no part, invite them: Bramble Down, Wren's Nest",
				"NCP25-15: not known of 2 schools whether the subject leader takes part: Hornbeam High, Larkspur College",
				"Plan of Hornbeam High: 1 action overdue",
			},
			total: "0 13 12 2 0 21.75", behind: "5 cannot reach 3.0 here | 8 only if they come to what is left | 0 on course", first: "Nwosu, Adaeze",
		},
		"slc-2025": {
			outcomes: []string{
				"1 developing (1)", "1 beginning (1)", "1 developing (1)", "1 developing (1)", "1 developing (1)", "1 beginning (1)", "1 beginning (1)", "1 embedded (1)",
				"1 developing (1)", "1 beginning (1)", "1 developing (1)", "1 developing (1)", "1 developing (1)",
			},
			todo: []string{
				"Session 2: 2 still unmarked", "Task Vision, on one page: 3 of 9 not back", "Plan of Priyanka Iyer: 1 action overdue",
				"Plan of Priyanka Iyer: review was due 5 Dec",
			},
			total: "0 10 10 0 0 8.0", behind: "3 cannot reach 3.0 here | 7 only if they come to what is left | 0 on course", first: "Nowicka, Ewa",
		},
		"mat-2021": {
			outcomes: []string{"1 beginning (1)", "1 developing (1)", "1 beginning (1)", "1 beginning (1)", "1 developing (1)"},
			todo: []string{
				"Session 1: no date yet", "Session 2: no date yet", "Session 3: no date yet", "2 with fewer than two schools, or none that is secondary",
				"Initiative of Vikram Desai: 1 action overdue",
			},
			total: "1 8 0 0 0 0.0", behind: "0 cannot reach 3.0 here | 8 only if they come to what is left | 0 on course", first: "Desai, Vikram",
		},
	}
}

// fiveCohorts opens each demo cohort and reads its outcomes, what there is to do, its numbers
// and who is behind, in a window in which a sentence stands on one line; then each writes its
// evaluation.
func fiveCohorts(t *testing.T, h home) {
	path := h.demo("try.db")
	for code, want := range five() {
		r := h.startAs(drive.Options{Args: []string{"demo", "--file", path, "--cohort", code}, Width: 320, Height: 60})
		template, _ := programmes.Find(code)
		everything(r, template.CohortTitle, code == "ssl-2021")
		r.Press("8")
		for i, o := range template.Programme.AllOutcomes() {
			line := "the outcome " + o.Number() + " " + o.Sentence + " with " + want.outcomes[i]
			r.WaitFor(line, func(s *screen.Screen) bool { return outcomeShown(s, o.Number(), o.Sentence, want.outcomes[i]) })
		}
		r.Press("7")
		for _, sentence := range want.todo {
			r.WaitFor("to do: "+sentence, func(s *screen.Screen) bool { return strings.Contains(toDo(s), sentence) })
		}
		r.Press("0")
		r.WaitFor("the numbers "+want.total, func(s *screen.Screen) bool { return fields(s, "> All") == "> All "+want.total })
		r.Press("6")
		r.Wait("6 Who is behind", want.behind)
		r.WaitFor("first "+want.first, func(s *screen.Screen) bool { return strings.HasPrefix(fields(s, ">"), "> "+want.first) })
		nothingUnknown(t, r)
		quit(t, r)
		evaluated(t, h, path, code)
	}
}

// everything waits for the cohort and shows everything, where only names are shown because it
// meets today.
func everything(r *drive.Run, title string, today bool) {
	r.WaitFor("to open "+title, func(s *screen.Screen) bool {
		return strings.Contains(s.Line(0), title) && strings.Contains(s.Line(0), "names only") == today && strings.Contains(s.Text(), "2 Cycle")
	})
	if !today {
		return
	}
	r.Press("ctrl+o")
	r.Wait("The screen is covered")
	r.Press("ctrl+o")
	r.Wait("names only", "2 Cycle")
	r.Press("ctrl+o")
	r.WaitGone("names only")
}

// outcomeShown tells whether a line has an outcome word for word, then its notes, its chart
// over the months and its rating.
func outcomeShown(s *screen.Screen, number, sentence, notes string) bool {
	n, grade, _ := strings.Cut(notes, " ")
	for y := range strings.Count(s.Text(), "\n") + 1 {
		line := strings.TrimPrefix(strings.Join(strings.Fields(s.Line(y)), " "), "> ")
		if strings.HasPrefix(line, number+" "+sentence+" "+n+" ") && strings.HasSuffix(line, " "+grade) {
			return true
		}
	}
	return false
}

// toDo is what stands in the pane of what there is to do, as one line.
func toDo(s *screen.Screen) string {
	_, after, _ := strings.Cut(s.Text(), "7 To do (")
	var words []string
	for _, line := range strings.Split(after, "\n")[1:] {
		in, _, _ := strings.Cut(strings.TrimPrefix(line, "│"), "│")
		words = append(words, strings.Fields(strings.TrimLeft(in, "!> "))...)
	}
	return strings.Join(words, " ")
}

// fields are the words of the first line that begins with a text.
func fields(s *screen.Screen, begins string) string {
	for y := range strings.Count(s.Text(), "\n") + 1 {
		if strings.HasPrefix(s.Line(y), begins) {
			return strings.Join(strings.Fields(s.Line(y)), " ")
		}
	}
	return ""
}

// evaluated checks that the evaluation has each outcome of the programme word for word under
// its heading, with evidence below it that is no rating.
func evaluated(t *testing.T, h home, path, code string) {
	t.Helper()
	out := h.command(nil, "export", "evaluation", "--cohort", code, "--file", path)
	if out.code != 0 || out.err != "" {
		t.Fatalf("%s: the evaluation ends with %d: %s", code, out.code, out.err)
	}
	template, _ := programmes.Find(code)
	rest := out.out
	for g, group := range template.Programme.Outcomes {
		if group.Heading != "" {
			if _, after, found := strings.Cut(rest, "\n### "+group.Heading+"\n"); found {
				rest = after
			} else {
				t.Errorf("%s: no heading %q after the one before it", code, group.Heading)
			}
		}
		for _, o := range template.Programme.AllOutcomes() {
			if o.Group != g {
				continue
			}
			_, after, found := strings.Cut(rest, "\n- **"+o.Number()+"** "+o.Sentence+"\n")
			if !found {
				t.Errorf("%s: the outcome %s %q is not there word for word", code, o.Number(), o.Sentence)
				continue
			}
			rest = "\n" + after
			if !evidenceFirst(after) {
				t.Errorf("%s: the outcome %s has no evidence:\n%.300s", code, o.Number(), after)
			}
		}
	}
}

// evidenceFirst tells whether among the lines below an outcome one is evidence.
func evidenceFirst(below string) bool {
	for _, line := range strings.Split(below, "\n") {
		text, under := strings.CutPrefix(line, "  - ")
		if !under {
			return false
		}
		if !strings.HasPrefix(text, "First rated ") && !strings.HasPrefix(text, "Last rated ") {
			return true
		}
	}
	return false
}
