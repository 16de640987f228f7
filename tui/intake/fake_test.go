package intake_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/intake"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// report is a made-up report: it marks people present, and those who came late enough late
// in words only.
type report struct {
	title string
	more  int // lines without end
	said  map[string]string
	// proposals counts how often it was worked out.
	proposals *int
}

func (r report) Decide(key, value string) model.Intake {
	r.said = maps.Clone(r.said)
	if r.said == nil {
		r.said = map[string]string{}
	}
	r.said[key] = value
	return r
}

func (r report) Propose(s *model.Snapshot, _ model.Day) model.Proposal {
	*r.proposals++
	p := model.Proposal{Title: r.title, Notes: []string{"2 guests who are not on the list were left out: robin@hub.example has them in the report, which does not say why."}}
	if r.title == "" {
		p.Title = "Teams report, 13 Nov 2023, 5 people"
	}
	late := model.Choice{Key: "late", Asks: "late from", Options: options("5", "5 minutes", "10", "10 minutes", "15", "15 minutes"), Chosen: 1}
	who := model.Choice{Key: "session", Asks: "which session", Options: options("1", "session 1", "2", "session 2"), Chosen: 0}
	for _, c := range []*model.Choice{&late, &who} {
		for n, o := range c.Options {
			if r.said[c.Key] == o.Value {
				c.Chosen = n
			}
		}
	}
	p.Settings = []model.Choice{who, late}
	ask := model.Choice{Key: "who.4", Asks: "Who is it", Chosen: -1, Options: options("503", "Nguyễn, Minh, Ash Green", "505", "Wu, Xinyi, Ash Green", model.LeaveOut, "nobody here: leave it out")}
	a := model.MarkPaper{Sheet: model.SheetID{Session: 101}}
	line := model.ProposalLine{Row: 4, Name: "minh", Words: "minh.n@school.example, 9:31 to 14:28", Verdict: model.NeedsAnswer, Choice: &ask, Private: true}
	switch r.said["who.4"] {
	case model.LeaveOut:
		line.Verdict, ask.Chosen = model.IsLeftOut, 2
	case "503", "505":
		ask.Chosen = int(r.said["who.4"][2]-'3') / 2
		line.Verdict, line.Words = model.WouldChange, "is present"
		a.Present = append(a.Present, 503)
	}
	lines := []model.ProposalLine{{Row: 5, Name: "Bell, Joe", Words: "joined at a time that is none: 25:61", Verdict: model.IsWrong}}
	for i := range 3 {
		e := s.Enrolment(model.ID(500 + i))
		l := model.ProposalLine{Row: i + 1, Name: s.Person(e.Person).Listed(), Words: "is present, 9:25 to 14:30, " + late.Options[late.Chosen].Words + " late counts", Verdict: model.WouldChange}
		if e.Mark(101).Kind == model.Present {
			l.Verdict, l.Words = model.IsThere, "is present already"
		} else {
			a.Present = append(a.Present, e.ID)
		}
		lines = append(lines, l)
	}
	for i := range r.more {
		lines = append(lines, model.ProposalLine{Row: 10 + i, Name: fmt.Sprintf("Person %d", i), Words: "is new", Verdict: model.WouldAdd})
	}
	if line.Verdict == model.NeedsAnswer {
		lines = slices.Insert(lines, 0, line)
	} else {
		lines = append(lines, line)
	}
	p.Lines = lines
	if r.said["session"] == "2" {
		p.Stop = "The report is of 13 Nov 2023, and session 2 is on 12 Dec 2023. Choose the session that it is of."
	} else if len(a.Present) > 0 {
		p.Action = a
	}
	return p
}

// options are values with their words.
func options(pairs ...string) []model.Option {
	var out []model.Option
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, model.Option{Value: pairs[i], Words: pairs[i+1]})
	}
	return out
}

// papers are made-up files: what each path holds.
type papers struct {
	pane.Papers
	holds map[string][]model.Readable
	asked []string
}

func (f *papers) Recognise(_ context.Context, at model.SheetID, paths ...string) ([]model.Readable, error) {
	f.asked = append(f.asked, strings.Join(paths, "|"))
	found := f.holds[paths[0]]
	if found == nil {
		return nil, errors.New("there is no file " + paths[0] + ": check the path")
	}
	return found, nil
}

// screen is the pane with what is asked over it, as the root has both.
type screen struct {
	t     panetest.TB
	d     *panetest.Desk
	p     *intake.Pane
	files *papers
	ask   *pane.Ask
	went  pane.Place
}

func newScreen(t panetest.TB) *screen {
	s := panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "ssl", Title: "Subject Leadership"})
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Venue: "Higham Lane School"})
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Workshop, Date: panetest.Day("12 Dec 2023")})
		for i, p := range []model.Person{
			{Given: "Bilal", Family: "Ahmed"}, {Given: "Tomás", Family: "García Simón"}, {Given: "Sarah", Family: "Jones"}, {Given: "Minh", Family: "Nguyễn"},
		} {
			p.ID = panetest.Place(i).Person
			d.Person(p)
			d.Enrol(*panetest.Place(i))
		}
	})
	n := 0
	x := &screen{
		t: t, p: intake.New(model.SheetID{}, "/home/ada"),
		d:     &panetest.Desk{Snap: s, Clock: panetest.At("13 Nov 2023 16:00"), Look: panetest.Plain(), Lead: 1, IDs: 1 << 50},
		files: &papers{holds: map[string][]model.Readable{"/home/ada/report.csv": {{Kind: model.IntakeTeams, Intake: report{proposals: &n}}}}},
	}
	x.follow(x.p.Begin(x.d))
	return x
}

// follow does what a key brought about.
func (x *screen) follow(e pane.Effect) {
	x.ask = e.Ask
	if e.Go.Screen != pane.Stay {
		x.went = e.Go
	}
	if e.Errand != nil {
		x.follow(e.Errand.Then(x.d, e.Errand.Run(pane.Job{Papers: x.files, Context: context.Background(), Env: x.d.Env(), Say: func(string) {}})))
	}
}

func (x *screen) press(names ...string) *screen {
	x.t.Helper()
	for _, name := range names {
		x.key(panetest.Key(x.t, name))
	}
	return x
}

func (x *screen) key(k tea.KeyPressMsg) {
	if x.ask == nil {
		if x.d.Warned {
			x.d.Foot, x.d.Warned = "", false
		}
		x.follow(x.p.Key(x.d, k))
		x.p.View(x.d, 80, 20, true)
		return
	}
	box, answer := panetest.Sized(x.d, x.ask.Dialog, 76, 18).Key(k)
	if !answer.Closed() {
		x.ask.Dialog = box
		return
	}
	then := x.ask.Then
	x.ask = nil
	x.follow(then(x.d, answer))
}

func (x *screen) types(text string) *screen {
	for _, r := range text {
		x.key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return x
}

// shown is what is seen: the question, else the pane.
func (x *screen) shown() string {
	if x.ask != nil {
		return strings.Join(panetest.Sized(x.d, x.ask.Dialog, 76, 18).View(panetest.Plain()), "\n")
	}
	return panetest.Shown(x.p, x.d, 80, 20)
}

func (x *screen) sees(texts ...string) *screen {
	x.t.Helper()
	for _, text := range texts {
		if !strings.Contains(x.shown(), text) {
			x.t.Fatalf("%q is not on the screen:\n%s\nfoot: %s", text, x.shown(), x.d.Foot)
		}
	}
	return x
}

func (x *screen) misses(texts ...string) *screen {
	x.t.Helper()
	for _, text := range texts {
		if strings.Contains(x.shown(), text) {
			x.t.Fatalf("%q is on the screen:\n%s", text, x.shown())
		}
	}
	return x
}

func (x *screen) says(text string) *screen {
	x.t.Helper()
	if !strings.Contains(x.d.Foot, text) {
		x.t.Fatalf("the foot says %q, want %q", x.d.Foot, text)
	}
	return x
}

// read reads the report.
func (x *screen) read() *screen { return x.types("report.csv").press("enter") }
