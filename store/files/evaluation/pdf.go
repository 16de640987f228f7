package evaluation

import (
	"slices"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/store/files/page"
)

// sizes are those of letters.
type sizes struct{ title, part, heading, plain, strong, quiet page.Font }

func letters() sizes {
	return sizes{
		title: page.Font{Points: 18, Bold: true}, part: page.Font{Points: 13, Bold: true}, heading: page.Font{Points: 11, Bold: true},
		plain: page.Font{Points: 9.5}, strong: page.Font{Points: 9.5, Bold: true}, quiet: page.Font{Points: 9, Grey: 70},
	}
}

// PDF is the document as pages of A4. The error is a sentence.
func PDF(e model.Evaluation, now time.Time) ([]byte, error) {
	doc := page.New("Evaluation: " + or(e.Title, "a cohort"))
	d := paper{page.Flow{Doc: doc, Size: page.A4(), Margin: 18}, letters()}
	d.Foot = "Evaluation: " + or(e.Title, "a cohort") + ", as of " + e.Day.Long()
	d.Next()
	d.first(e)
	d.numbers(e)
	d.outcomes(e)
	d.levels(e)
	d.plans(e)
	d.departments(e)
	d.Close()
	return doc.PDF(now)
}

// paper is the document in the making.
type paper struct {
	page.Flow
	sizes
}

func (d *paper) first(e model.Evaluation) {
	d.Text(0, "Evaluation: "+or(e.Title, "a cohort"), d.title)
	var about []string
	for _, s := range []string{e.Programme, e.Hub, e.Year} {
		if s != "" {
			about = append(about, s)
		}
	}
	if len(about) > 0 {
		d.Text(0, strings.Join(about, ", ")+".", d.plain)
	}
	said := "No person and no school is named."
	if e.Names {
		said = "People and schools are named: keep it to those who may read that."
	}
	d.Text(0, "As of "+e.Day.Long()+". "+said, d.plain)
}

// begin begins a part of the document, with room for some of what follows it.
func (d *paper) begin(text string) {
	d.Need(45)
	d.Gap(6)
	d.Text(0, text, d.part)
	d.Page.Line(d.Margin, d.Y+0.5, d.Size.W-d.Margin, d.Y+0.5, 0.2, 120)
	d.Gap(2.5)
}

func (d *paper) under(text string) {
	d.Need(20)
	d.Gap(3)
	d.Text(0, text, d.heading)
	d.Gap(1)
}

func (d *paper) bullet(indent float64, text string) { d.Item(indent, 4, "•", text, d.plain) }

func (d *paper) numbers(e model.Evaluation) {
	d.begin("Numbers")
	for _, n := range e.Numbers {
		d.Need(d.plain.Line())
		value, f := d.Doc.Fit(n.Value, 40, d.strong, 6)
		d.Page.Text(d.Margin+22, d.Y+d.plain.Line()*0.78, value, f, page.Right)
		d.Text(26, n.What, d.plain)
	}
	d.attendance(e.Sessions)
}

func (d *paper) outcomes(e model.Evaluation) {
	d.begin("Outcomes")
	if len(e.Groups) == 0 {
		d.Text(0, "The programme of this cohort states no outcomes.", d.plain)
	}
	if rated(e) {
		d.Text(0, "The charts show the middle one of each month's ratings.", d.quiet)
	}
	for _, g := range e.Groups {
		if g.Heading != "" {
			d.under(g.Heading)
		}
		d.Text(0, g.LeadIn, d.quiet)
		for _, o := range g.Outcomes {
			d.outcome(o)
		}
	}
	if len(e.Gone) > 0 {
		d.under("Outcomes that the programme no longer has")
		for _, o := range e.Gone {
			d.outcome(o)
		}
	}
	if len(e.Loose) > 0 {
		d.under("Of no outcome")
		d.evidence(0, e.Loose)
	}
}

// rated tells whether any outcome of the programme was rated in a month of the year.
func rated(e model.Evaluation) bool {
	return slices.ContainsFunc(e.Groups, func(g model.EvaluatedGroup) bool {
		return slices.ContainsFunc(g.Outcomes, func(o model.EvaluatedOutcome) bool { return o.Months != [12]model.Grade{} })
	})
}

// outcome is one outcome word for word, with its chart and what was rated and noted of it.
func (d *paper) outcome(o model.EvaluatedOutcome) {
	d.Need(14)
	d.Gap(1.5)
	d.Item(0, 9, o.Outcome.Number(), o.Outcome.Sentence, d.strong)
	d.months(o.Months)
	for _, r := range o.Ratings {
		d.bullet(9, r)
	}
	if len(o.Evidence) == 0 {
		d.bullet(9, "No evidence was noted.")
		return
	}
	d.evidence(9, o.Evidence)
}

func (d *paper) evidence(indent float64, all []model.Quoted) {
	for _, q := range all {
		text, who := q.Text, q.Day.Long()
		if q.Words {
			text = "“" + text + "”"
		}
		if q.Who != "" {
			who = q.Who + ", " + who
		}
		d.bullet(indent, text+" ("+who+")")
	}
}

func (d *paper) levels(e model.Evaluation) {
	d.begin("By Guskey's levels")
	d.Text(0, "What the heading of an outcome proposes, or what was chosen for a note.", d.quiet)
	for _, l := range e.Levels {
		if l.Level == model.LevelUnsaid && len(l.Evidence) == 0 {
			continue
		}
		d.under(levelHeading(l.Level))
		if len(l.Evidence)+len(l.Feedback) == 0 {
			d.Text(0, "No evidence was noted.", d.plain)
		}
		for _, f := range l.Feedback {
			d.feedback(f)
		}
		d.evidence(0, l.Evidence)
	}
}

// feedback is what was answered about a session, with a chart of each question's scores.
func (d *paper) feedback(f model.EvaluatedFeedback) {
	d.bullet(0, answered(f)+".")
	for _, s := range f.Scores {
		d.Need(16)
		d.bullet(4, s.Question+": "+s.Words+".")
		d.scores(s)
	}
	for _, c := range f.Comments {
		d.bullet(4, c.Question+": “"+c.Text+"”")
	}
}

func (d *paper) plans(e model.Evaluation) {
	if len(e.Plans) == 0 {
		return
	}
	d.begin("Plans and initiatives")
	for _, p := range e.Plans {
		d.under(p.Title)
		for _, x := range p.Parts {
			d.bullet(0, x.What+": "+x.Value)
		}
		for _, a := range p.Actions {
			d.bullet(0, "Action: "+a)
		}
	}
}

func (d *paper) departments(e model.Evaluation) {
	if len(e.Departments) == 0 {
		return
	}
	d.begin("Departments")
	for _, x := range e.Departments {
		d.under(x.Title)
		for _, l := range x.Lines {
			d.bullet(0, l)
		}
	}
}
