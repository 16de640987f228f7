package programmes

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
)

var (
	saysDays    = regexp.MustCompile(`(?i)equivalen(?:t|ce) of ([a-z0-9.]+) days|\b([a-z]+|\d+) one-day\b`)
	saysTerms   = regexp.MustCompile(`(?i)across (two|three|2|3) terms`)
	saysPair    = regexp.MustCompile(`(?i)\bpair of participants|\bpair of teachers`)
	saysIdeally = regexp.MustCompile(`(?i)ideally[^.]*mastery (specialist|advocate)`)
	saysNCP     = regexp.MustCompile(`(?i)\bNCP ?\d\d-\d\d[a-z]?\b`)
	saysLeads   = regexp.MustCompile(`(?i)\bled by an? (.+?) together with an? (.+?)(?: whose| who|[.,])`)
	saysRegions = regexp.MustCompile(`(?i)regional locations in the ([^.]+)`)
	saysPounds  = regexp.MustCompile(`£(\d[\d,]*(?:\.\d\d)?)`)
	saysNotice  = regexp.MustCompile(`(?i)(\d+|one|two|three|four|five|six|seven) (working )?(day|week)s?\b`)
	sentenceEnd = regexp.MustCompile(`[.!?]\)?\s+`)
	label       = regexp.MustCompile(`(?i)\b(phase|project year|strategic goal|professional development type)\b`)
)

// sentences cuts a text into sentences, each with its end.
func sentences(text string) []string {
	var out []string
	for {
		at := sentenceEnd.FindStringIndex(text)
		if at == nil {
			break
		}
		out = append(out, strings.TrimSpace(text[:at[1]]))
		text = text[at[1]:]
	}
	if text = strings.TrimSpace(text); text != "" {
		out = append(out, text)
	}
	return out
}

// Template is what the page says as its lines are taken: a programme, and sessions where
// dates and places are given. What it does not say stays open. A date without a year is of
// the academic year that the page names, else of the one given.
func (p Page) Template(year int) Template {
	a := &assembler{}
	if a.t.Programme.Year = p.Year(); a.t.Programme.Year == 0 {
		a.t.Programme.Year = year
	}
	for _, l := range p.joined() {
		a.line(l)
	}
	a.finish()
	a.t.CohortTitle = a.t.Programme.Title
	return a.t
}

// joined are the lines with those that go on put to the one above.
func (p Page) joined() []PageLine {
	var out []PageLine
	for _, l := range p.Lines {
		if l.Kind == LineJoined && len(out) > 0 {
			out[len(out)-1].Text += " " + l.Text
			continue
		}
		out = append(out, l)
	}
	return out
}

// assembler puts a programme together.
type assembler struct {
	t     Template
	dates []string
	body  []string // what says of which type it is
}

func add(to *string, paragraph string) {
	if *to != "" {
		*to += "\n\n"
	}
	*to += paragraph
}

func (a *assembler) line(l PageLine) {
	p := &a.t.Programme
	switch l.Kind {
	case LineTitle:
		add(&p.Title, l.Text)
		p.Title = model.Tidy(p.Title, model.MaxName)
	case LineCode:
		a.labels(l.Text)
	case LinePurpose:
		add(&p.Purpose, l.Text)
	case LineAims:
		add(&p.Aims, l.Text)
	case LineWho, LineInvolved, LineCommitment:
		a.body = append(a.body, l.Text)
		a.sentences(l)
	case LineCost:
		a.cost(l.Text)
	case LineFee:
		a.fee(l.Text)
	case LineDates:
		a.dates = append(a.dates, l.Text)
	case LineHeading:
		a.heading(l.Text)
	case LineItem:
		if len(p.Outcomes) == 0 {
			p.Outcomes = append(p.Outcomes, model.OutcomeGroup{})
		}
		g := &p.Outcomes[len(p.Outcomes)-1]
		g.Items = append(g.Items, l.Text)
	case LineFocus:
		if m := likeFocus.FindStringSubmatch(l.Text); m != nil {
			p.Foci = append(p.Foci, model.Focus{Letter: strings.ToUpper(m[1]), Wording: m[2]})
		} else {
			add(&p.FociNote, l.Text)
		}
	case LineHow:
		add(&p.Interest, l.Text)
	}
}

// Year is the academic year that the page names over its dates, else in its title, else in
// its purpose; 0 for none.
func (p Page) Year() int {
	for _, kind := range []LineKind{LineDates, LineTitle, LinePurpose} {
		for _, l := range p.Lines {
			m := likeYears.FindStringSubmatch(l.Text)
			if _, _, heads := section(l.Text); l.Kind != kind || m == nil || kind == LineDates && !heads {
				continue
			}
			if from := century(m[1]); century(m[2]) == from+1 && from >= model.FirstYear && from <= model.LastYear {
				return from
			}
		}
	}
	return 0
}

func century(digits string) int {
	n, _ := strconv.Atoi(digits)
	if n < 100 {
		n += 2000
	}
	return n
}

// labels reads the code, or labels with their values.
func (a *assembler) labels(text string) {
	p := &a.t.Programme
	if code, wrong := model.ReadNCP(text); wrong == "" {
		p.Code = code
		return
	}
	at := label.FindAllStringIndex(text, -1)
	for i, x := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		value := strings.Trim(text[x[1]:end], " :;,|")
		switch strings.ToLower(text[x[0]:x[1]]) {
		case "phase":
			p.Phase = value
		case "project year":
			p.ProjectYear, _ = strconv.Atoi(value)
		case "strategic goal":
			p.Goal = value
		default:
			if slices.Contains(model.ProgrammeTypes(), value) {
				p.Type = value
			}
		}
	}
}

// sentences puts each sentence of a line where it belongs, and reads what it states.
func (a *assembler) sentences(l PageLine) {
	p := &a.t.Programme
	for _, s := range sentences(l.Text) {
		a.states(s)
		switch {
		case l.Kind == LineCommitment:
			if strings.Contains(model.Fold(s), "subsequent years") || strings.Contains(model.Fold(s), "beyond the first year") {
				add(&p.FollowOn, s)
			} else {
				add(&p.Commitment, s)
			}
		case saysPair.MatchString(s):
			add(&p.Pair, s)
			p.Unit, p.PairIdeally = model.UnitPair, saysIdeally.MatchString(s)
		case saysNCP.MatchString(s) && strings.Contains(s, "expect"):
			code, _ := model.ReadNCP(saysNCP.FindString(s))
			p.Expects = append(p.Expects, model.Expectation{Code: code, Sentence: s})
		case saysTerms.MatchString(s):
			add(&p.Commitment, s)
		case saysDays.MatchString(s) && strings.Contains(s, "days"):
			add(&p.Length, s)
		case l.Kind == LineWho && (likeWho.MatchString(s) || strings.HasPrefix(s, "(")):
			p.Eligibility = append(p.Eligibility, model.Eligibility{Rule: ruleOf(s), Sentence: s})
			if ruleOf(s) == model.RuleTrust {
				p.Unit = model.UnitSchools
			}
		default:
			add(&p.Involved, s)
		}
	}
}

// states reads the numbers and names in a sentence.
func (a *assembler) states(s string) {
	p := &a.t.Programme
	if m := saysDays.FindStringSubmatch(s); m != nil && p.Quarters == nil {
		if q, wrong := model.ReadQuarters(m[1] + m[2]); wrong == "" {
			p.Quarters = q
		}
	}
	if m := saysTerms.FindStringSubmatch(s); m != nil {
		p.Terms = map[string]int{"two": 2, "2": 2, "three": 3, "3": 3}[strings.ToLower(m[1])]
	}
	if strings.Contains(s, "plus additional work in school") {
		p.InSchool = true
	}
	if m := saysLeads.FindStringSubmatch(s); m != nil {
		p.LedBy = []string{m[1], m[2]}
	}
	if m := saysRegions.FindStringSubmatch(s); m != nil {
		for _, name := range regexp.MustCompile(`,| and `).Split(m[1], -1) {
			if name = strings.TrimSpace(name); name != "" {
				p.Regions = append(p.Regions, model.Region{Name: name})
			}
		}
		p.IfNumbers = strings.Contains(s, "if numbers permit")
	}
}

// ruleOf proposes what a sentence of eligibility asks for.
func ruleOf(s string) model.Rule {
	f := model.Fold(s)
	for _, r := range []struct {
		words string
		rule  model.Rule
	}{
		{"not eligible", model.RuleBars}, {"should also participate", model.RuleShould}, {"should participate", model.RuleShould}, {"not yet involved", model.RuleEveryone},
		{"previously engaged", model.RuleEngaged}, {"multiple schools", model.RuleTrust}, {"state funded", model.RuleState},
	} {
		if strings.Contains(f, r.words) {
			return r.rule
		}
	}
	return model.RuleWarns
}

// cost keeps what it costs; who it is free for may be a rule too.
func (a *assembler) cost(text string) {
	p := &a.t.Programme
	add(&p.Cost, text)
	if f := model.Fold(text); strings.Contains(f, "state funded") {
		p.StateFunded, p.England = true, strings.Contains(f, "in england")
		p.Eligibility = append(p.Eligibility, model.Eligibility{Rule: model.RuleState, Sentence: text})
	}
}

// fee reads a hub's rule; what it leaves unsaid is as for most: calendar days, each person.
func (a *assembler) fee(text string) {
	f := model.Fold(text)
	rule := &model.FeeRule{
		Text: text, May: strings.Contains(f, "reserves the right") || strings.Contains(f, " may "),
		NonAttendance: strings.Contains(f, "non attendance") || strings.Contains(f, "not attend"), LateCancellation: strings.Contains(f, "cancel"),
		PerSchool: strings.Contains(f, "per school"),
	}
	if m := saysPounds.FindStringSubmatch(text); m != nil {
		rule.Pence, _ = model.ReadMoney(m[1])
	}
	if m := saysNotice.FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			n = 1 + slices.Index([]string{"one", "two", "three", "four", "five", "six", "seven"}, strings.ToLower(m[1]))
		}
		if strings.EqualFold(m[3], "week") {
			n *= 7
		}
		rule.NoticeDays, rule.WorkingDays = n, m[2] != ""
	}
	a.t.Programme.Fee = rule
}

// heading begins a group of outcomes, or leads into the one that has begun.
func (a *assembler) heading(text string) {
	p := &a.t.Programme
	if n := len(p.Outcomes); likeWill.MatchString(text) {
		if n == 0 || p.Outcomes[n-1].LeadIn != "" || len(p.Outcomes[n-1].Items) > 0 {
			p.Outcomes = append(p.Outcomes, model.OutcomeGroup{})
		}
		p.Outcomes[len(p.Outcomes)-1].LeadIn = text
		return
	}
	p.Outcomes = append(p.Outcomes, model.OutcomeGroup{Heading: text})
}

// finish reads what follows from all lines together.
func (a *assembler) finish() {
	p := &a.t.Programme
	body := strings.Join(a.body, "\n")
	if p.Type == "" {
		most := 0
		for _, t := range model.ProgrammeTypes()[:2] {
			if n := strings.Count(body+p.Cost+p.Purpose+p.Interest, t); n > most {
				p.Type, most = t, n
			}
		}
	}
	if p.Phase == "" {
		who := model.Fold(body)
		for _, e := range p.Eligibility {
			who += " " + model.Fold(e.Sentence)
		}
		for _, phase := range []string{"Secondary", "Primary"} {
			if strings.Contains(who, strings.ToLower(phase)) && p.Phase == "" {
				p.Phase = phase
			}
		}
	}
	a.sessions(strings.Contains(model.Fold(body), "school based task"))
	p.Cycle = Stages(a.t.Sessions, a.t.Tasks)
}
