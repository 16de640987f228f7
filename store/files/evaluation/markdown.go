package evaluation

import (
	"fmt"
	"strings"
	"unicode"

	"workgroup/model"
)

// Markdown is the document.
func Markdown(e model.Evaluation) []byte {
	var d document
	d.head(e)
	d.heading(2, "Numbers")
	for _, n := range e.Numbers {
		d.item(Text(n.What) + ": " + Text(n.Value))
	}
	for _, x := range e.Sessions {
		d.item(Text(session(x)) + ": " + took(x))
	}
	d.outcomes(e)
	d.levels(e)
	d.plans(e)
	d.departments(e)
	return []byte(d.String())
}

// document is Markdown in the making.
type document struct{ strings.Builder }

func (d *document) line(s string) { d.WriteString(s + "\n") }

// heading begins a part, with an empty line on both sides.
func (d *document) heading(level int, text string) {
	if d.Len() > 0 {
		d.line("")
	}
	d.line(strings.Repeat("#", level) + " " + text)
	d.line("")
}

func (d *document) paragraph(text string) {
	d.line(text)
	d.line("")
}

func (d *document) item(text string) { d.line("- " + text) }

func (d *document) head(e model.Evaluation) {
	d.heading(1, "Evaluation: "+or(Text(e.Title), "a cohort"))
	var about []string
	for _, s := range []string{e.Programme, e.Hub, e.Year} {
		if s != "" {
			about = append(about, Text(s))
		}
	}
	if len(about) > 0 {
		d.paragraph(strings.Join(about, ", ") + ".")
	}
	said := "No person and no school is named."
	if e.Names {
		said = "People and schools are named: keep it to those who may read that."
	}
	d.line("As of " + e.Day.Long() + ". " + said)
}

// session is a session that was held, as both forms name it.
func session(x model.EvaluatedSession) string {
	s := fmt.Sprintf("Session %d", x.Number)
	switch {
	case x.Visit:
		s += ", the visit"
	case x.Day.Known():
		s += ", " + x.Day.Long()
	}
	return s
}

// took is how many took part in it.
func took(x model.EvaluatedSession) string { return fmt.Sprintf("%d of %d took part", x.Here, x.Of) }

func (d *document) outcomes(e model.Evaluation) {
	d.heading(2, "Outcomes")
	if len(e.Groups) == 0 {
		d.line("The programme of this cohort states no outcomes.")
	}
	for i, g := range e.Groups {
		if i > 0 {
			d.line("")
		}
		d.group(g)
	}
	if len(e.Gone) > 0 {
		d.heading(3, "Outcomes that the programme no longer has")
		for _, o := range e.Gone {
			d.outcome(o)
		}
	}
	if len(e.Loose) > 0 {
		d.heading(3, "Of no outcome")
		d.evidence(e.Loose, "")
	}
}

func (d *document) group(g model.EvaluatedGroup) {
	if g.Heading != "" {
		d.line("### " + Text(g.Heading))
		d.line("")
	}
	if g.LeadIn != "" {
		d.paragraph(Text(g.LeadIn))
	}
	for _, o := range g.Outcomes {
		d.outcome(o)
	}
}

// outcome is one outcome with what was rated and noted of it.
func (d *document) outcome(o model.EvaluatedOutcome) {
	d.item("**" + o.Outcome.Number() + "** " + Text(o.Outcome.Sentence))
	for _, r := range o.Ratings {
		d.line("  - " + Text(r))
	}
	if len(o.Evidence) == 0 {
		d.line("  - No evidence was noted.")
		return
	}
	d.evidence(o.Evidence, "  ")
}

func (d *document) evidence(all []model.Quoted, indent string) {
	for _, q := range all {
		d.line(indent + "- " + quoted(q))
	}
}

// quoted is one piece of evidence in a line.
func quoted(q model.Quoted) string {
	text := Text(q.Text)
	if q.Words {
		text = "“" + text + "”"
	}
	who := q.Day.Long()
	if q.Who != "" {
		who = Text(q.Who) + ", " + who
	}
	return text + " (" + who + ")"
}

func (d *document) levels(e model.Evaluation) {
	d.heading(2, "By Guskey's levels")
	d.line("What the heading of an outcome proposes, or what was chosen for a note.")
	for _, l := range e.Levels {
		if l.Level == model.LevelUnsaid && len(l.Evidence) == 0 {
			continue
		}
		d.heading(3, levelHeading(l.Level))
		if len(l.Evidence)+len(l.Feedback) == 0 {
			d.line("No evidence was noted.")
		}
		for _, f := range l.Feedback {
			d.feedback(f)
		}
		d.evidence(l.Evidence, "")
	}
}

// feedback is what was answered about a session.
func (d *document) feedback(f model.EvaluatedFeedback) {
	d.item(Text(answered(f)))
	for _, s := range f.Scores {
		d.line("  - " + Text(s.Question) + ": " + Text(s.Words) + ".")
	}
	for _, c := range f.Comments {
		d.line("  - " + Text(c.Question) + ": “" + Text(c.Text) + "”")
	}
}

// answered says how many answered about a session.
func answered(f model.EvaluatedFeedback) string {
	if f.Answers == 1 {
		return f.Session + ": 1 answer about it"
	}
	return fmt.Sprintf("%s: %d answers about it", f.Session, f.Answers)
}

func levelHeading(l model.Level) string {
	if l == model.LevelUnsaid {
		return "Of no level"
	}
	return "Level " + l.String()
}

func (d *document) plans(e model.Evaluation) {
	if len(e.Plans) == 0 {
		return
	}
	d.heading(2, "Plans and initiatives")
	for i, p := range e.Plans {
		if i > 0 {
			d.line("")
		}
		d.paragraph("**" + Text(p.Title) + "**")
		for _, part := range p.Parts {
			d.item(fmt.Sprintf("%s: %s", part.What, Text(part.Value)))
		}
		for _, a := range p.Actions {
			d.item("Action: " + Text(a))
		}
	}
}

func (d *document) departments(e model.Evaluation) {
	if len(e.Departments) == 0 {
		return
	}
	d.heading(2, "Departments")
	for i, x := range e.Departments {
		if i > 0 {
			d.line("")
		}
		d.paragraph("**" + Text(x.Title) + "**")
		for _, l := range x.Lines {
			d.item(Text(l))
		}
	}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// Text is what people typed as Markdown that shows it and obeys nothing of it: in one
// line, without control characters and marks of writing direction, the signs that mean
// something escaped.
func Text(typed string) string {
	s := strings.TrimSpace(strings.Map(func(r rune) rune {
		if r != ' ' && !unicode.IsPrint(r) {
			return -1 // before anything is escaped: what is dropped stands at no beginning
		}
		return r
	}, model.Tidy(typed, len(typed)+1)))
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_[]<>|~&$", r), i == 0 && strings.ContainsRune("#+-=", r), r == ':' && strings.HasPrefix(s[i:], "://"):
			b.WriteByte('\\')
		case (r == '.' || r == ')') && i > 0 && leadingDigits(s[:i]) && (i+1 == len(s) || s[i+1] == ' '):
			b.WriteByte('\\')
		case r == '!' && strings.HasPrefix(s[i:], "!["):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func leadingDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}
