package programme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
)

// Lists of a programme are typed as lines. What cannot be read is a sentence, "" where
// nothing is wrong.

// typedLines are the lines that hold something, tidied.
func typedLines(typed string) []string {
	var out []string
	for l := range strings.SplitSeq(typed, "\n") {
		if l = model.Tidy(l, model.MaxPageText); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// ruleWords stand before a sentence of eligibility, by the numbers of the rules.
func ruleWords() []string {
	return []string{"shown", "warns", "bars", "open", "earlier", "trust", "state", "mastery"}
}

func eligibilityTyped(all []model.Eligibility) string {
	var out []string
	for _, e := range all {
		out = append(out, ruleWords()[min(e.Rule, model.RuleShould)]+": "+e.Sentence)
	}
	return strings.Join(out, "\n")
}

// readEligibility reads a sentence a line, its rule in a word before it; without one it is
// only shown.
func readEligibility(typed string) []model.Eligibility {
	var out []model.Eligibility
	for _, l := range typedLines(typed) {
		e := model.Eligibility{Sentence: l}
		if word, rest, ok := strings.Cut(l, ":"); ok {
			if i := slices.Index(ruleWords(), model.Fold(word)); i >= 0 {
				e = model.Eligibility{Rule: model.Rule(i), Sentence: model.Tidy(rest, model.MaxPageText)}
			}
		}
		out = append(out, e)
	}
	return out
}

func outcomesTyped(all []model.OutcomeGroup) string {
	var out []string
	for _, g := range all {
		out = append(out, "# "+g.Heading)
		if g.LeadIn != "" {
			out = append(out, "> "+g.LeadIn)
		}
		out = append(out, g.Items...)
		out = append(out, "")
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// readOutcomes reads an outcome a line; # begins a group with its heading, which may be
// empty, and > is the sentence that leads in.
func readOutcomes(typed string) []model.OutcomeGroup {
	var out []model.OutcomeGroup
	last := func() *model.OutcomeGroup {
		if len(out) == 0 {
			out = append(out, model.OutcomeGroup{})
		}
		return &out[len(out)-1]
	}
	for _, l := range typedLines(typed) {
		if rest, ok := strings.CutPrefix(l, "#"); ok {
			out = append(out, model.OutcomeGroup{Heading: strings.TrimSpace(rest)})
		} else if rest, ok := strings.CutPrefix(l, ">"); ok {
			g := last()
			if g.LeadIn != "" || len(g.Items) > 0 {
				out = append(out, model.OutcomeGroup{})
			}
			last().LeadIn = strings.TrimSpace(rest)
		} else {
			g := last()
			g.Items = append(g.Items, l)
		}
	}
	return out
}

func outcomesWords(all []model.OutcomeGroup) string {
	n := 0
	for _, g := range all {
		n += len(g.Items)
	}
	return fmt.Sprintf("%s in %s.", count(n, "outcome"), count(len(all), "group"))
}

func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

func fociTyped(all []model.Focus) string {
	var out []string
	for _, f := range all {
		l := f.Letter + ": " + f.Wording
		if f.Offered {
			l = "* " + l
		}
		out = append(out, l)
		if f.Resources != "" {
			out = append(out, "> "+f.Resources)
		}
	}
	return strings.Join(out, "\n")
}

// readFoci reads a focus a line, "A: wording", with * before it where the hub offers it
// this year; a line with > is what there is to work with for the focus above it.
func readFoci(typed string) (all []model.Focus, wrong string) {
	for _, l := range typedLines(typed) {
		if rest, ok := strings.CutPrefix(l, ">"); ok {
			if len(all) == 0 {
				return nil, "The resources stand above every focus: put the line below its focus."
			}
			f := &all[len(all)-1]
			f.Resources = strings.TrimSpace(f.Resources + " " + strings.TrimSpace(rest))
			continue
		}
		f := model.Focus{}
		if rest, ok := strings.CutPrefix(l, "*"); ok {
			f.Offered, l = true, strings.TrimSpace(rest)
		}
		letter, wording, ok := strings.Cut(l, ":")
		letter = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(letter), "Focus "))
		if !ok || len([]rune(letter)) > 3 {
			return nil, fmt.Sprintf("A letter is missing before %q: type the focus as A: its wording.", model.Tidy(l, 24))
		}
		f.Letter, f.Wording = letter, strings.TrimSpace(wording)
		all = append(all, f)
	}
	return all, ""
}

func regionsTyped(all []model.Region) string {
	var out []string
	for _, r := range all {
		l := r.Name
		if r.Places != (model.Places{}) {
			l += fmt.Sprintf(", %d to %d", r.Places.Lowest, r.Places.Highest)
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

// readRegions reads a region a line, perhaps with its lowest and highest number: "North, 8
// to 20".
func readRegions(typed string) (all []model.Region, wrong string) {
	for _, l := range typedLines(typed) {
		name, rest, numbered := strings.Cut(l, ",")
		r := model.Region{Name: strings.TrimSpace(name)}
		if numbered {
			var err1, err2 error
			low, high, _ := strings.Cut(strings.ReplaceAll(rest, "-", " to "), " to ")
			r.Places.Lowest, err1 = strconv.Atoi(strings.TrimSpace(low))
			r.Places.Highest, err2 = strconv.Atoi(strings.TrimSpace(high))
			if err1 != nil || err2 != nil {
				return nil, fmt.Sprintf("%q is no number of people: type the region as North, 8 to 20.", model.Tidy(rest, 24))
			}
		}
		all = append(all, r)
	}
	return all, ""
}

func expectsTyped(all []model.Expectation) string {
	var out []string
	for _, e := range all {
		out = append(out, strings.TrimSuffix(e.Code+": "+e.Sentence, ": "))
	}
	return strings.Join(out, "\n")
}

// readExpects reads a programme a line: its code, and the page's sentence after a colon.
func readExpects(typed string) (all []model.Expectation, wrong string) {
	for _, l := range typedLines(typed) {
		code, sentence, _ := strings.Cut(l, ":")
		code, wrong = model.ReadNCP(code)
		if wrong != "" {
			return nil, wrong
		}
		all = append(all, model.Expectation{Code: code, Sentence: strings.TrimSpace(sentence)})
	}
	return all, ""
}

// readNumber reads a whole number of one field, 0 where nothing is typed.
func readNumber(typed, what string, most int) (n int, wrong string) {
	s := model.Tidy(typed, model.MaxName)
	if s == "" {
		return 0, ""
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > most {
		return 0, fmt.Sprintf("%q is no %s: type 1 to %d, or nothing.", model.Tidy(s, 24), what, most)
	}
	return n, ""
}

func numberTyped(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
