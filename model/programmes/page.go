package programmes

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"workgroup/model"
)

// LineKind is what a line of a hub's page is taken for.
type LineKind uint8

// The kinds of lines.
const (
	LineLeftOut LineKind = iota
	LineTitle
	LineCode // the code, and labels: phase, project year, strategic goal, type
	LinePurpose
	LineAims
	LineWho
	LineInvolved
	LineCommitment
	LineCost
	LineFee
	LineDates
	LineHeading // of outcomes: a heading, or the sentence that leads in
	LineItem
	LineFocus
	LineHow    // how to take part
	LineJoined // it goes on from the line above
)

// lineKinds are the letter and the words of each kind, by their numbers.
func lineKinds() []struct{ letter, words string } {
	return []struct{ letter, words string }{
		{"x", "left out"}, {"t", "title"}, {"n", "NCP code, labels"}, {"p", "purpose"}, {"a", "aims"}, {"w", "who"}, {"i", "what is involved"}, {"m", "commitment"},
		{"c", "cost"}, {"f", "fee"}, {"d", "dates, venue"}, {"h", "outcome heading"}, {"o", "outcome"}, {"g", "focus"}, {"r", "how to take part"}, {"j", "goes on from above"},
	}
}

// LineKinds are all kinds.
func LineKinds() []LineKind {
	var out []LineKind
	for k := range lineKinds() {
		out = append(out, LineKind(k))
	}
	return out
}

// Letter is the key that stands for the kind.
func (k LineKind) Letter() string { return lineKinds()[min(k, LineJoined)].letter }

// String is the kind in words.
func (k LineKind) String() string { return lineKinds()[min(k, LineJoined)].words }

// KindOf is the kind of a letter.
func KindOf(letter string) (k LineKind, ok bool) {
	i := slices.IndexFunc(lineKinds(), func(x struct{ letter, words string }) bool { return x.letter == letter })
	return LineKind(max(0, i)), i >= 0
}

// PageLine is a line of the page that says something.
type PageLine struct {
	// Text is tidied, without the sign of a list and with links as their words.
	Text string
	// Listed: it stood in a list.
	Listed bool
	Kind   LineKind
}

// Page is the text of a hub's page, line by line, with what each is taken for: a proposal
// that a lead corrects.
type Page struct{ Lines []PageLine }

// Limits of a page.
const (
	MaxPageLines = 1000
	MaxPageBytes = 1 << 20
)

var (
	likeLink   = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	likeSign   = regexp.MustCompile(`^(?:[-–—*•·▪●◦✓✔‣]\s*)+`)
	likeCode   = regexp.MustCompile(`(?i)^NCP ?\d\d-\d\d[a-z]?$`)
	likeLabels = regexp.MustCompile(`(?i)\b(phase|project year|strategic goal|professional development type)\b.*\b(phase|project year|strategic goal|professional development type)\b`)
	likeFocus  = regexp.MustCompile(`(?i)^focus ([A-Z]{1,2})\s*[:.–-]\s*(.+)$`)
	likeYears  = regexp.MustCompile(`\b(20\d\d|\d\d)\s*[-–/]\s*(20\d\d|\d\d)\b`)
	likeWill   = regexp.MustCompile(`(?i)\bwill:$`)
	// who tells a sentence of who can take part.
	likeWho = regexp.MustCompile(`(?i)\beligible\b|\bdesigned for existing|intended participants|(project|programme|community) is for\b|open to (heads|subject|all|those|schools|teachers)|should (also )?participate|^This includes all schools|an expectation that the`)
	likeHow = regexp.MustCompile(`(?i)register your interest|fill out the application|sign up|expression of interest|apply (here|below|now)`)
)

// ReadPage reads the text of a page: pasted, or of a file. The sentence says what is wrong,
// and is "" where nothing is; then there is a line at least.
func ReadPage(text string) (p Page, wrong string) {
	if len(text) > MaxPageBytes {
		return Page{}, "This is more than the text of one page: copy only what describes the programme."
	}
	for _, raw := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		s := model.Tidy(likeLink.ReplaceAllString(raw, "$1"), model.MaxPageText)
		bare := model.Tidy(likeSign.ReplaceAllString(s, ""), model.MaxPageText)
		if bare == "" || !strings.ContainsFunc(bare, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			continue
		}
		p.Lines = append(p.Lines, PageLine{Text: bare, Listed: bare != s})
	}
	switch {
	case len(p.Lines) == 0:
		return Page{}, "There is nothing to read: copy the text of the page and paste it here."
	case len(p.Lines) > MaxPageLines:
		return Page{}, fmt.Sprintf("There are %d lines, and %d are read: copy only what describes the programme.", len(p.Lines), MaxPageLines)
	}
	p.propose()
	return p, ""
}

// With is the page with a line taken for something else.
func (p Page) With(line int, kind LineKind) Page {
	p.Lines = slices.Clone(p.Lines)
	if line >= 0 && line < len(p.Lines) {
		p.Lines[line].Kind = kind
	}
	return p
}

// section is what the headings of a page are taken to begin, where their words are known.
func section(line string) (k LineKind, keeps, ok bool) {
	if len(line) > 160 {
		return 0, false, false
	}
	for _, s := range []struct {
		words string
		kind  LineKind
	}{
		{"why is this project needed", LinePurpose}, {"outline", LinePurpose}, {"what is the cost", LineCost}, {"cost", LineCost}, {"who can take part", LineWho},
		{"who are the intended participants", LineWho}, {"participant information", LineWho}, {"what are the intended outcomes", LineItem}, {"intended outcomes", LineItem},
		{"what are the benefits", LineItem}, {"what is involved", LineInvolved}, {"details", LineInvolved}, {"dates", LineDates}, {"further details", LineDates},
		{"expectations of participants", LineCommitment}, {"the wider context", LineAims}, {"what are my next steps", LineHow}, {"or would you like to", LineLeftOut},
		{"covid 19", LineLeftOut}, {"about the hub", LineLeftOut}, {"about us", LineLeftOut},
	} {
		folded := model.Fold(line)
		long := len(strings.Fields(s.words)) > 2
		if folded == s.words || long && strings.HasPrefix(folded, s.words) || strings.HasPrefix(s.words, "covid") && strings.HasPrefix(folded, s.words) {
			return s.kind, s.words == "what are the benefits", true
		}
	}
	if strings.Contains(model.Fold(line), "dates and venues") {
		return LineDates, true, true
	}
	return 0, false, false
}

// propose takes each line for something.
func (p *Page) propose() {
	at, items := LinePurpose, false
	for i := range p.Lines {
		l := &p.Lines[i]
		next := PageLine{}
		if i+1 < len(p.Lines) {
			next = p.Lines[i+1]
		}
		kind, keeps, heads := section(l.Text)
		switch {
		case i == 0:
			l.Kind = LineTitle
		case likeCode.MatchString(l.Text) || likeLabels.MatchString(l.Text):
			l.Kind = LineCode
		case likeFocus.MatchString(l.Text):
			l.Kind = LineFocus
		case heads:
			at, items = kind, false
			switch {
			case kind == LineDates && keeps:
				l.Kind = LineDates
			case keeps && likeWill.MatchString(next.Text):
				l.Kind = LineHeading
			default:
				l.Kind = LineLeftOut
			}
		case likeWill.MatchString(l.Text) || p.headsList(i):
			l.Kind, at, items = LineHeading, LineItem, true
		case l.Listed && items:
			l.Kind = LineItem
		case items && p.goesOn(i):
			l.Kind = LineJoined
		default:
			if items {
				items, at = false, LineInvolved
			}
			if l.Kind = plain(l.Text, at); l.Kind == LineWho && at == LinePurpose {
				at = LineInvolved // a page without headings says what it is for, then for whom, then what
			}
		}
	}
}

// headsList tells whether a line is a short heading over a list, or over the sentence that
// leads into one.
func (p *Page) headsList(i int) bool {
	l := p.Lines[i]
	if i+1 >= len(p.Lines) || l.Listed || len(l.Text) > 60 || unicode.IsLower([]rune(l.Text)[0]) || strings.HasSuffix(l.Text, ".") {
		return false
	}
	next := p.Lines[i+1]
	return next.Listed && !likeFocus.MatchString(next.Text) || likeWill.MatchString(next.Text)
}

// goesOn tells whether a line goes on with the one above: it begins small, and that one has
// no end.
func (p *Page) goesOn(i int) bool {
	first := []rune(p.Lines[i].Text)[0]
	return i > 0 && !p.Lines[i].Listed && unicode.IsLower(first) && !strings.HasSuffix(p.Lines[i-1].Text, ".")
}

// plain is what a line of text is taken for within a section.
func plain(text string, at LineKind) LineKind {
	folded := model.Fold(text)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(folded, w) })
	}
	switch {
	case at == LineLeftOut && !likeHow.MatchString(text), folded == "register your interest", has("coronavirus", "pandemic", "we would love", "additional questions"), text == strings.ToUpper(text):
		return LineLeftOut
	case at == LineDates && !likeHow.MatchString(text):
		return LineDates
	case likeHow.MatchString(text):
		return LineHow
	case strings.Contains(text, "£"):
		return LineFee
	case has("fully funded", "offered free", "free to participating", "free of charge"):
		return LineCost
	case has("to be confirmed"):
		return LineDates
	case strings.Contains(folded, "work group aims to") || strings.Contains(folded, "programme aims to"):
		return LineAims
	case has("foci"):
		return LineFocus
	case at == LinePurpose && !strings.HasPrefix(folded, "the project is for"):
		return LinePurpose
	case likeWho.MatchString(text):
		return LineWho
	case at == LineWho, at == LineItem, at == LineHow:
		return LineInvolved
	}
	return at
}
