package outcomes_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/outcomes"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

var _ pane.Aware = (*outcomes.Pane)(nil)

// desk is a community of three in the middle of its year, of whom much was noted.
func desk() *panetest.Desk {
	groups := []model.OutcomeGroup{
		{Heading: "Student outcomes", LeadIn: "In almost all classes within the department, students will:", Items: []string{
			"develop a deep, secure and connected understanding of the maths they are learning",
		}},
		{Heading: "Whole-school/departmental policies and approaches", LeadIn: "Subject leaders will:", Items: []string{
			"promote and develop a shared vision, culture and set of principles for teaching and learning in maths",
			"ensure that there are structures in place which support the work of all members of the department and allow dedicated time for collaboration and development with shared responsibility for developing pedagogy.",
		}},
		{Heading: "Community culture", LeadIn: "Subject leaders will:", Items: []string{
			"have opportunities to work collaboratively with their peers, building an ongoing learning culture and fostering wider professional relationships.",
		}},
	}
	link := func(g, i int) model.Outcome {
		return model.Outcome{Heading: groups[g].Heading, LeadIn: groups[g].LeadIn, Sentence: groups[g].Items[i], Group: g, Item: i}
	}
	rating := func(id model.ID, day string, o model.Outcome, person model.ID, g model.Grade) model.Rating {
		return model.Rating{ID: id, Day: panetest.Day(day), Outcome: o, Person: person, Grade: g}
	}
	s := panetest.Written(7, func(d *model.Draft) {
		d.Programme(model.Programme{ID: 70, Title: "Secondary Maths Subject Leaders Community", Outcomes: groups})
		d.Cohort(model.Cohort{ID: 7, Code: "slc", Title: "Subject Leaders Community", Year: 2023, Programme: 70})
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Credit: 4})
		d.School(model.School{ID: 90, Name: "Ash Green", Members: 9})
		for i, p := range []model.Person{{Given: "Tomás", Family: "García Simón"}, {Given: "Minh", Family: "Nguyễn"}, {Given: "Asha", Family: "Begum"}} {
			p.ID = panetest.Place(i).Person
			d.Person(p)
			e := panetest.Place(i)
			e.School = 90
			d.Enrol(*e)
		}
	}, func(d *model.Draft) {
		d.Evidence(model.Evidence{ID: 201, Day: panetest.Day("13 Nov 2023"), Text: "We have one vision on one page now", Person: 400, Quote: true, Outcomes: []model.Outcome{link(1, 0), link(2, 0)}})
		d.Evidence(model.Evidence{ID: 202, Day: panetest.Day("8 Feb 2024"), Text: "A calculation policy hangs in each room", School: 90, Outcomes: []model.Outcome{link(1, 0)}})
		d.Evidence(model.Evidence{ID: 203, Day: panetest.Day("8 Feb 2024"), Text: "The room was cold"})
		d.Rating(rating(301, "13 Nov 2023", link(1, 0), 400, model.NotYet))
		d.Rating(rating(302, "8 Feb 2024", link(1, 0), 400, model.Beginning))
		d.Rating(rating(303, "8 Feb 2024", link(1, 0), 401, model.Developing))
		d.Rating(model.Rating{ID: 304, Day: panetest.Day("8 Feb 2024"), Outcome: link(0, 0), School: 90, Grade: model.Developing, Classes: 6, Of: 8, Note: "book look"})
		d.ActionPlan(model.ActionPlan{ID: 551, Person: 400, Vision: "Everybody plans together", Aims: "Weekly planning", Need: "Results in Year 9", Review: panetest.Day("20 Feb 2024")})
		d.PlanAction(model.KindPlan, 551, 400, model.PlanAction{ID: 511, Text: "Meet every Tuesday", Due: panetest.Day("1 Feb 2024"), State: model.Doing})
		d.PlanAction(model.KindPlan, 551, 400, model.PlanAction{ID: 512, Text: "Write the policy", State: model.Done})
		d.Initiative(model.Initiative{ID: 552, Person: 401, Title: "Transition", Aim: "One way of writing fractions", Schools: []model.ID{90}})
		d.Policy(90, model.Policy{ID: 521, Day: panetest.Day("10 Jan 2024"), Text: "Calculation policy"})
		d.Sharing(90, model.Sharing{ID: 522, Day: panetest.Day("11 Jan 2024"), Person: 400, What: "the audit", With: "the department"})
		d.Reached(90, model.Reached{Day: panetest.Day("12 Jan 2024"), Number: 6})
		d.Online(panetest.Place(1), panetest.Day("1 Feb 2024"), "asked about bar models")
	})
	return &panetest.Desk{Snap: s, Clock: panetest.At("1 Mar 2024 09:00"), Look: panetest.Plain(), Lead: 1, IDs: 9000}
}

func shown(t *testing.T, p *outcomes.Pane, d *panetest.Desk, want ...string) {
	t.Helper()
	got := panetest.Shown(p, d, 100, 30)
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("no %q in\n%s", w, got)
		}
	}
}

func TestOutcomesWordForWord(t *testing.T) {
	d, p := desk(), outcomes.New()
	shown(t, p, d,
		" Student outcomes", "   In almost all classes within the department, students will:", "> 1.1  develop a deep, secure and connected",
		" Whole-school/departmental policies and approaches", "SONDJFMAMJJA", "developing (1)", "not rated", " Of no outcome",
	)
	got := strings.Join(strings.Fields(panetest.Shown(p, d, 300, 40)), " ")
	for _, o := range d.Snap.Outcomes() {
		if !strings.Contains(got, o.Sentence) || !strings.Contains(got, o.Heading) || !strings.Contains(got, o.LeadIn) {
			t.Errorf("%q does not stand word for word in\n%s", o.Sentence, got)
		}
	}
	if line := panetest.Shown(p, d, 300, 40); !strings.Contains(line, "2 ..1..2...... beginning (2)") {
		t.Errorf("no chart of the year in\n%s", line)
	}
}

func TestAnOutcomeOpens(t *testing.T) {
	d, p := desk(), outcomes.New()
	panetest.Press(t, p, d, "down enter")
	shown(t, p, d, "Guskey's level 3 organisation support and change. Rated last: 1 beginning, 1 developing.",
		"8 Feb note  Ash Green: A calculation policy hangs in each room", "13 Nov note  Tomás García Simón: “We have one vision on one page now”", "rated Minh Nguyễn: developing")
	if at := p.About(d); at.Enrolment != 0 {
		t.Errorf("a note about a school is about %v", at)
	}
	panetest.Press(t, p, d, "end")
	if at := p.About(d); at.Enrolment != panetest.Place(0).ID {
		t.Errorf("a rating is about %v", at)
	}
	panetest.Press(t, p, d, "esc")
	shown(t, p, d, "> 2.1")
	panetest.Press(t, p, d, "end enter")
	shown(t, p, d, "Evidence that is of no outcome yet", "The room was cold")
}

// typed answers what a key asks, with keys by their names and a word for each typed text.
func typed(t *testing.T, p *outcomes.Pane, d *panetest.Desk, asked *pane.Ask, keys string) {
	t.Helper()
	for _, k := range strings.Fields(keys) {
		if len(k) > 1 && k[0] == '"' {
			for _, r := range strings.Trim(k, `"`) {
				name := string(r)
				if r == '_' {
					name = "space"
				}
				asked = panetest.Answered(t, p, d, asked, name)
			}
			continue
		}
		asked = panetest.Answered(t, p, d, asked, k)
	}
	if asked != nil {
		t.Fatalf("it still asks:\n%s", strings.Join(asked.Dialog.Sized(76, 30).View(d.Look), "\n"))
	}
}

func TestEvidenceIsNotedEditedAndRemoved(t *testing.T) {
	d, p := desk(), outcomes.New()
	ask := panetest.Press(t, p, d, "n").Ask
	typed(t, p, d, ask, `"Pupils_explain" tab tab "beg" tab tab tab ctrl+s`)
	e := d.Snap.Evidence[len(d.Snap.Evidence)-1]
	if e.Text != "Pupils explain" || len(e.Outcomes) != 1 || e.Outcomes[0].Number() != "1.1" || e.Person != panetest.Place(2).Person || e.Day != panetest.Day("1 Mar 2024") {
		t.Fatalf("noted %+v, %s", e, d.Foot)
	}
	panetest.Press(t, p, d, "enter")
	typed(t, p, d, panetest.Press(t, p, d, "home e").Ask, `"_more" ctrl+s`)
	if got := d.Snap.EvidenceOf(e.ID).Text; got != "Pupils explain more" {
		t.Errorf("edited: %q, %s", got, d.Foot)
	}
	typed(t, p, d, panetest.Press(t, p, d, "home d").Ask, "enter")
	if d.Snap.EvidenceOf(e.ID) != nil {
		t.Errorf("it is still there: %s", d.Foot)
	}
}

// A note that looks as if it named a pupil is asked about, and kept with a reason.
func TestAPupilIsAskedAbout(t *testing.T) {
	d, p := desk(), outcomes.New()
	ask := panetest.Press(t, p, d, "n").Ask
	for _, k := range strings.Split("Year 9 pupil Tom", "") {
		if k == " " {
			k = "space"
		}
		ask = panetest.Answered(t, p, d, ask, k)
	}
	ask = panetest.Answered(t, p, d, ask, "ctrl+s")
	view := strings.Join(strings.Fields(strings.Join(ask.Dialog.Sized(76, 30).View(d.Look), " ")), " ")
	if !strings.Contains(view, "looks like the name of a pupil") || !strings.Contains(view, "Reason") {
		t.Fatalf("it does not ask:\n%s", view)
	}
	typed(t, p, d, ask, `"a_teacher" ctrl+s`)
	if e := d.Snap.Evidence[len(d.Snap.Evidence)-1]; e.Text != "Year 9 pupil Tom" || e.Anyway != "a teacher" {
		t.Errorf("noted %+v", e)
	}
}

func TestRatings(t *testing.T) {
	d, p := desk(), outcomes.New()
	typed(t, p, d, panetest.Press(t, p, d, "r").Ask, `"7_of_8" tab "ash_green" ctrl+s`)
	r := d.Snap.Ratings[len(d.Snap.Ratings)-1]
	if d.Foot != "Rated embedded, in 7 of 8 classes on 1 Mar: Ash Green." && r.School != 90 {
		t.Errorf("%+v, %s", r, d.Foot)
	}
	typed(t, p, d, panetest.Press(t, p, d, "down r").Ask, `right right tab "minh" ctrl+s`)
	if d.Foot != "Rated developing on 1 Mar: Minh Nguyễn." {
		t.Errorf("says %q", d.Foot)
	}
}

func TestPlans(t *testing.T) {
	d, p := desk(), outcomes.New()
	panetest.Press(t, p, d, "p")
	shown(t, p, d, "Action plans", "Tomás García Simón", "vision: Everybody plans together", "REVIEW DUE since Tue 20 Feb 2024", "under way: Meet every Tuesday, OVERDUE since Thu 1 Feb 24",
		"done: Write the policy", "Improvement initiatives", "Minh Nguyễn: Transition", "schools: Ash Green", "10 Jan  policy: Calculation policy",
		"11 Jan  shared by Tomás García Simón with the department: the audit", "12 Jan  6 of the department reached, of 9", "Online community, last seen", "1 Feb  Minh Nguyễn")
	panetest.Press(t, p, d, "down s")
	if a := d.Snap.ActionPlan(551).Actions[0]; a.State != model.Done {
		t.Errorf("its state is %s: %s", a.State, d.Foot)
	}
	typed(t, p, d, panetest.Press(t, p, d, "a").Ask, `"Invite_all" tab "1_May" ctrl+s`)
	if n := len(d.Snap.ActionPlan(551).Actions); n != 3 {
		t.Errorf("%d actions: %s", n, d.Foot)
	}
	for key, filled := range map[string]string{
		"p": `"begum" tab "A_vision" ctrl+s`, "i": `"begum" tab "A_title" ctrl+s`, "l": `"ash" tab "Homework" ctrl+s`, "s": `"ash" tab "begum" tab "slides" ctrl+s`,
		"m": `"ash" tab "7" ctrl+s`, "o": `"begum" tab "today" ctrl+s`,
	} {
		before := len(d.Done(99))
		ask := panetest.Press(t, p, d, "n").Ask
		typed(t, p, d, ask, key+" "+filled)
		if len(d.Done(99)) != before+1 || d.Warned {
			t.Errorf("n %s: %s", key, d.Foot)
		}
	}
	// Everything in the list can be edited and removed.
	for n := 0; ; n++ {
		panetest.Press(t, p, d, "home")
		before := len(d.Done(99))
		e := panetest.Press(t, p, d, "d")
		if e.Ask == nil {
			break
		}
		if edit := panetest.Press(t, p, d, "e"); edit.Ask == nil {
			t.Fatalf("nothing is asked: %s", d.Foot)
		}
		typed(t, p, d, e.Ask, "enter")
		if len(d.Done(99)) != before+1 || n > 30 {
			t.Fatalf("it is not removed: %s", d.Foot)
		}
	}
	shown(t, p, d, "No plan, no initiative and nothing of a department was noted yet.")
}

func TestOnlyNames(t *testing.T) {
	d, p := desk(), outcomes.New()
	d.Hide = pane.NamesOnly
	got := panetest.Shown(p, d, 100, 40)
	if !strings.Contains(got, "promote and develop a shared vision") {
		t.Errorf("the outcomes themselves are no secret:\n%s", got)
	}
	for _, no := range []string{"notes", "developing (", "not rated", "Of no outcome"} {
		if strings.Contains(got, no) {
			t.Errorf("%q is shown at names only:\n%s", no, got)
		}
	}
	for _, key := range []string{"enter", "n", "r", "p"} {
		if e := panetest.Press(t, p, d, key); !e.Handled || e.Ask != nil || !strings.Contains(d.Foot, "names only") {
			t.Errorf("%s: %+v, %s", key, e, d.Foot)
		}
	}
	d.Hide = pane.Everything
	panetest.Press(t, p, d, "enter")
	d.Hide = pane.NamesOnly
	panetest.Same(t, panetest.Shown(p, d, 110, 5), "Evidence, ratings and plans are hidden while only names are shown. Press ctrl+o until names only is gone.")
	if e := panetest.Press(t, p, d, "d"); e.Ask != nil {
		t.Error("what is hidden can be removed")
	}
}

func TestAProgrammeWithoutOutcomes(t *testing.T) {
	d := desk()
	d.Snap = panetest.Also(d.Snap, func(draft *model.Draft) {
		draft.Cohort(model.Cohort{ID: 7, Code: "slc", Title: "Community", Year: 2023})
	})
	p := outcomes.New()
	shown(t, p, d, "The programme of this cohort states no outcomes.", "No longer in the programme", "promote and develop a shared vision")
	d.Snap = panetest.Written(7, func(draft *model.Draft) { draft.Cohort(model.Cohort{ID: 7, Code: "slc"}) })
	shown(t, p, d, "The programme of this cohort states no outcomes.")
	if panetest.Press(t, p, d, "enter"); !strings.Contains(d.Foot, "nothing to open") {
		t.Errorf("says %q", d.Foot)
	}
	if panetest.Press(t, p, d, "r"); !strings.Contains(d.Foot, "Choose an outcome") {
		t.Errorf("says %q", d.Foot)
	}
	d.Snap = nil
	panetest.Same(t, panetest.Shown(p, d, 60, 3), "No cohort is open.")
}

func TestKeys(t *testing.T) {
	for keys, want := range map[string]pane.Effect{
		"w": pane.To(pane.Place{Screen: pane.MakePaper, Paper: model.PaperEvaluation}), "q": {}, "esc": {}, "t": {}, "enter esc esc": {}, "p p w": pane.To(pane.Place{Screen: pane.MakePaper, Paper: model.PaperEvaluation}),
	} {
		d, p := desk(), outcomes.New()
		p.View(d, 80, 20, true)
		if got := panetest.Press(t, p, d, keys); got != want {
			t.Errorf("%s: %+v, want %+v", keys, got, want)
		}
	}
	for _, first := range []string{"", "enter", "p"} {
		panetest.Named(t, desk(), func() pane.Pane {
			p := outcomes.New()
			panetest.Press(t, p, desk(), first)
			return p
		})
	}
	d, p := desk(), outcomes.New()
	p.ShowPlan(552)
	if shown(t, p, d, "> Minh Nguyễn: Transition"); p.About(d).Enrolment != panetest.Place(1).ID {
		t.Errorf("the initiative is about %v", p.About(d))
	}
}

func TestGoldens(t *testing.T) {
	sizes := map[string][2]int{"80x24": {80, 21}, "120x30": {120, 27}, "120x36": {120, 33}}
	for view, keys := range map[string]string{"outcomes": "down", "outcome": "down enter", "plans": "p down"} {
		t.Run(view, func(t *testing.T) {
			panetest.Goldens(t, sizes, func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
				d, p := desk(), outcomes.New()
				d.Look = look
				panetest.Press(t, p, d, keys)
				return p.View(d, w, h, focused)
			})
		})
	}
}

func TestFitsAtEverySize(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	d, p := desk(), outcomes.New()
	for _, nasty := range panetest.Nasty() {
		d.Snap = panetest.Also(d.Snap, func(draft *model.Draft) {
			draft.Evidence(model.Evidence{ID: 600 + model.ID(len(d.Snap.Evidence)), Text: nasty, Day: 1, Outcomes: d.Snap.Outcomes()[:1]})
			draft.Policy(90, model.Policy{ID: 700 + model.ID(len(d.Snap.Evidence)), Text: nasty, Day: 1})
		})
	}
	for range 30 {
		for _, size := range panetest.Sizes() {
			panetest.Fits(t, p.View(d, size[0], size[1], true), size[0], size[1])
			keys := strings.Fields("down up end home pgdown enter esc p j k")
			panetest.Press(t, p, d, keys[r.IntN(len(keys))])
		}
	}
}
