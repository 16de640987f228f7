package programme_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/programme"
	"workgroup/tui/theme"
)

var _ pane.Pane = (*programme.Pane)(nil)

// desk is a cohort of the pairs work group, at a hub that keeps a programme.
func desk() *panetest.Desk {
	tfm, _ := programmes.Find("tfm-2025")
	slc, _ := programmes.Find("slc-2025")
	own, kept := tfm.Programme, slc.Programme
	own.ID, kept.ID = 40, 41
	return &panetest.Desk{
		Clock: panetest.At("1 Dec 2025 09:00"), Look: panetest.Plain(), Lead: 1, IDs: 1 << 50, List: []model.Facts{},
		Snap: panetest.Written(7, func(d *model.Draft) {
			d.Cohort(model.Cohort{ID: 7, Code: "tfm-2025", Title: "Teaching for Mastery", Year: 2025, Hub: 3, HubName: "Origin Maths Hub", Programme: 40})
			d.Programme(own)
		}),
		HubSpace: panetest.Written(3, func(d *model.Draft) {
			d.Hub(model.Hub{ID: 3, Name: "Origin Maths Hub"})
			d.Programme(kept)
		}),
	}
}

func TestShownWhole(t *testing.T) {
	d, p := desk(), programme.New()
	all := strings.Join(strings.Fields(panetest.Shown(p, d, 120, 400)), " ")
	for _, want := range []string{
		"Secondary Maths Subject Leaders Community 1 of 7", "NCP code none", "Takes part a pair from each school", "Pair rule A pair of participants from each school",
		"ideally: a warning, never a bar.", "(warns where the school has no earlier engagement)", "Expects NCP25-15", "Expected days 3.0", "B Developing collaborative planning/observation",
		"STUDENT OUTCOMES", "Fee none", "4. have a positive attitude to maths", "nothing said: e edits it, or paste the hub's page",
	} {
		if !strings.Contains(strings.ToUpper(all), strings.ToUpper(want)) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
	if p.Title(d) != "Programme   this cohort's own copy" {
		t.Errorf("the title is %q", p.Title(d))
	}
	own := d.Snap.Programme
	for _, g := range own.Outcomes {
		for _, item := range g.Items {
			if !strings.Contains(all, item) {
				t.Errorf("the outcome %q is not shown", item)
			}
		}
	}
	panetest.Type(t, p, d, `o "ncp25-15" enter`)
	all = strings.Join(strings.Fields(panetest.Shown(p, d, 120, 400)), " ")
	for _, want := range []string{"NCP code NCP25-15", "Project year 4", "Work in school is counted apart", "Terms 2 at least", "Led by Secondary Assistant Maths Hub Lead, and local leader of maths education"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
}

// TestEdit edits each part of the cohort's own copy, and reads what became of it.
func TestEdit(t *testing.T) {
	for keys, c := range map[string]struct {
		says string
		is   func(p *model.Programme) bool
	}{
		`e tab "ncp 25-14b" ctrl+s`:                         {"code", func(p *model.Programme) bool { return p.Code == "NCP25-14b" && p.Title != "" }},
		`right e tab "To grow." ctrl+s`:                     {"aims", func(p *model.Programme) bool { return p.Aims == "To grow." }},
		`right right e left tab tab tab tab ctrl+s`:         {"who takes part", func(p *model.Programme) bool { return p.Unit == model.UnitPerson && p.Pair != "" }},
		`right right right e tab tab tab ctrl+u "4" ctrl+s`: {"expected days", func(p *model.Programme) bool { return *p.Quarters == 16 }},
		`right right right right e "6" tab "14" tab "North, 8 to 20" ctrl+s`: {"numbers, regions", func(p *model.Programme) bool {
			return p.Places == model.Places{Lowest: 6, Highest: 14} && p.Regions[0] == model.Region{Name: "North", Places: model.Places{Lowest: 8, Highest: 20}}
		}},
		`end left left left left e tab home "* " ctrl+s`: {"foci", func(p *model.Programme) bool {
			f, _ := p.Focus("a")
			return len(p.Foci) == 4 && (f.Offered || p.Foci[3].Offered)
		}},
		`end left left left e "Free." ctrl+s`:  {"cost", func(p *model.Programme) bool { return p.Cost == "Free." && p.Fee == nil }},
		`end left left e ctrl+s`:               {"", func(p *model.Programme) bool { return len(p.Outcomes) == 4 && len(p.Outcomes[3].Items) == 5 }},
		`end left e "To be confirmed." ctrl+s`: {"dates and venue", func(p *model.Programme) bool { return p.VenueNote == "To be confirmed." }},
	} {
		d, p := desk(), programme.New()
		p.View(d, 80, 24, true)
		before := d.Snap.Programme
		if asked := panetest.Type(t, p, d, keys); asked != nil {
			t.Errorf("%s: something is asked still:\n%s", keys, strings.Join(asked.Dialog.Sized(76, 30).View(panetest.Plain()), "\n"))
			continue
		}
		after := d.Snap.Programme
		if !c.is(&after) || c.says != "" && !strings.HasSuffix(d.Foot, "changed: "+c.says+".") {
			t.Errorf("%s: %q\n%+v", keys, d.Foot, after)
		}
		if len(d.HubSpace.Programmes) != 1 || c.says == "" && len(d.Done(1)) > 0 {
			t.Errorf("%s: %d programmes of the hub, and %q is as it was", keys, len(d.HubSpace.Programmes), before.Title)
		}
	}
}

func TestEditAtTheHub(t *testing.T) {
	d, p := desk(), programme.New()
	panetest.Type(t, p, d, `o "ncp25-15" enter e ctrl+u "Renamed" ctrl+s`)
	if d.HubSpace.Programmes[0].Title != "Renamed" || d.Snap.Programme.Title == "Renamed" {
		t.Errorf("the hub has %q, the cohort %q, and the foot says %q", d.HubSpace.Programmes[0].Title, d.Snap.Programme.Title, d.Foot)
	}
	panetest.Type(t, p, d, "d enter")
	if len(d.HubSpace.Programmes) != 0 || !strings.Contains(d.Foot, "Renamed removed") {
		t.Errorf("%d programmes, %q", len(d.HubSpace.Programmes), d.Foot)
	}
}

func TestBadEntries(t *testing.T) {
	for keys, want := range map[string]string{
		`e tab "focus b" ctrl+s`:                                        "is no NCP code",
		`e ctrl+u ctrl+s`:                                               "A programme needs a title.",
		`right right right right e "0" tab "10000" ctrl+s`:              `"10000" is no Highest number: type 1 to 500`,
		`right right right right e "9" tab "8" ctrl+s`:                  "The highest number, 8, is under the lowest, 9.",
		`right right right right e tab tab "North, many" ctrl+s`:        "is no number of people",
		`end left left left left e tab ctrl+u "no letter" enter ctrl+s`: "A letter is missing before",
	} {
		d, p := desk(), programme.New()
		p.View(d, 80, 24, true)
		asked := panetest.Type(t, p, d, keys)
		if asked == nil {
			t.Errorf("%s: it was saved: %q", keys, d.Foot)
			continue
		}
		view := strings.Join(strings.Fields(strings.Join(asked.Dialog.Sized(110, 40).View(panetest.Plain()), " ")), " ")
		if !strings.Contains(view, want) || len(d.Done(1)) > 0 {
			t.Errorf("%s: no %q in\n%s", keys, want, view)
		}
	}
	for keys, want := range map[string]string{
		`o "ncp21" enter e`: "Built-in programmes stay as they are", `d`: "this is this cohort's own copy", `+`: "The cursor is on no session of the cycle",
		`o "ncp21" enter a`: "Built-in programmes stay as they are", `o "ncp21" enter end up -`: "Built-in programmes stay as they are",
	} {
		d, p := desk(), programme.New()
		p.View(d, 80, 24, true)
		if asked := panetest.Type(t, p, d, keys); asked != nil || !strings.Contains(d.Foot, want) {
			t.Errorf("%s: %q", keys, d.Foot)
		}
	}
}

func TestCopies(t *testing.T) {
	d, p := desk(), programme.New()
	panetest.Type(t, p, d, "c h")
	if len(d.HubSpace.Programmes) != 2 || !strings.HasPrefix(d.Foot, "Programme copied: Secondary Maths Subject Leaders Community (copy), at Origin") || p.Title(d) != "Programme   kept by Origin Maths Hub" {
		t.Errorf("%q, %q: %d programmes", d.Foot, p.Title(d), len(d.HubSpace.Programmes))
	}
	d, p = desk(), programme.New()
	panetest.Type(t, p, d, `o "ncp21" enter c t`)
	got := d.Snap.Programme
	if got.Code != "NCP21-15" || got.ID != 40 || got.Fee != nil || got.Interest != "" || len(d.Snap.Sessions) != 3 || d.Snap.Sessions[0].Venue != "" || d.Snap.Sessions[0].Date.Known() {
		t.Errorf("another hub's programme came as %+v with %d sessions: %q", got, len(d.Snap.Sessions), d.Foot)
	}
	d.HubSpace, d.Snap = nil, nil
	panetest.Type(t, p, d, "c")
	if !strings.Contains(d.Foot, "There is no cohort yet") {
		t.Errorf("without a cohort: %q", d.Foot)
	}
}

// papers are made-up files.
type papers struct {
	pane.Papers
	files   map[string]programmes.Template
	unknown []string
	page    string
	fail    error
}

func (f *papers) Text(string) (string, error) {
	if f.fail != nil {
		return "", f.fail
	}
	return f.page, nil
}

func (f *papers) Programme(path string) (programmes.Template, []string, error) {
	t, there := f.files[path]
	if !there {
		return t, nil, fs.ErrNotExist
	}
	return t, f.unknown, f.fail
}

func (f *papers) SaveProgramme(path string, t programmes.Template, over bool) error {
	if _, there := f.files[path]; there && !over {
		return fmt.Errorf("it is there: %w", fs.ErrExist)
	}
	if f.fail != nil {
		return f.fail
	}
	f.files[path] = t
	return nil
}

// run types a script whose last key sends for files, and follows what comes of it.
func run(t *testing.T, p *programme.Pane, d *panetest.Desk, f *papers, script, last string) *pane.Ask {
	t.Helper()
	ask := panetest.Type(t, p, d, script)
	if ask == nil {
		t.Fatalf("%s asks nothing: %q", script, d.Foot)
	}
	_, answer := ask.Dialog.Sized(76, 30).Key(panetest.Key(t, last))
	e := ask.Then(d, answer)
	for e.Errand != nil {
		err := e.Errand.Run(pane.Job{Papers: f})
		e = e.Errand.Then(d, err)
	}
	return e.Ask
}

func TestExport(t *testing.T) {
	d, p, f := desk(), programme.New(), &papers{files: map[string]programmes.Template{}}
	run(t, p, d, f, "x", "enter")
	const name = "tfm-2025.json"
	if got := f.files[name]; got.Programme.Title == "" || !strings.HasSuffix(d.Foot, "written to "+name+".") {
		t.Errorf("%q: %v", d.Foot, f.files)
	}
	ask := run(t, p, d, f, "x", "enter")
	if ask == nil || !strings.Contains(strings.Join(ask.Dialog.Sized(76, 20).View(panetest.Plain()), " "), "there already") {
		t.Fatal("a file that is there is replaced unasked")
	}
	_, answer := ask.Dialog.Sized(76, 30).Key(panetest.Key(t, "enter"))
	e := ask.Then(d, answer)
	f.fail = errors.New("the disk is full")
	e.Errand.Then(d, e.Errand.Run(pane.Job{Papers: f}))
	if !d.Warned || d.Foot != "the disk is full" {
		t.Errorf("a disk that is full: %q", d.Foot)
	}
}

func TestImport(t *testing.T) {
	mat, _ := programmes.Find("mat-2021")
	d, p, f := desk(), programme.New(), &papers{files: map[string]programmes.Template{"/a b/mat.json": mat}, unknown: []string{"mascot", "x.y"}}
	ask := run(t, p, d, f, `n i "'/a b/mat.json'"`, "enter")
	if ask == nil {
		t.Fatalf("nothing is asked: %q", d.Foot)
	}
	view := strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(ask.Dialog.Sized(76, 30).View(panetest.Plain()), " "), "|", "")), " ")
	if !strings.Contains(view, "Not known here, and left out: mascot, x.y.") || !strings.Contains(view, "5 outcomes in 1 group. 3 sessions.") {
		t.Errorf("asked is\n%s", view)
	}
	_, answer := ask.Dialog.Sized(76, 30).Key(panetest.Key(t, "t"))
	ask.Then(d, answer)
	if got := d.Snap.Programme; got.Unit != model.UnitSchools || len(got.Regions) != 3 || len(d.Snap.Sessions) != 3 {
		t.Errorf("%q: %+v", d.Foot, got)
	}
	if ask := run(t, p, d, f, `n i "none.json"`, "enter"); ask != nil || !d.Warned {
		t.Errorf("no file: %q", d.Foot)
	}
	panetest.Type(t, p, d, `n e "My own" enter h`)
	if len(d.HubSpace.Programmes) != 2 || p.Title(d) != "Programme   kept by Origin Maths Hub" {
		t.Errorf("an empty one: %q", d.Foot)
	}
}

func TestKeys(t *testing.T) {
	panetest.Named(t, desk(), func() pane.Pane { return programme.New() })
	d, p := desk(), programme.New()
	d.Hide = pane.Nothing
	if panetest.Press(t, p, d, "e").Handled || panetest.Shown(p, d, 80, 5) != "" {
		t.Error("what may not be seen is shown or edited")
	}
}

func TestGoldens(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"80x24": {80, 21}, "120x30": {120, 27}, "120x36": {120, 33}}, func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
		d, p := desk(), programme.New()
		d.Look = look
		p.View(d, w, h, focused)
		panetest.Press(t, p, d, "right right down")
		return p.View(d, w, h, focused)
	})
}

func TestDialogs(t *testing.T) {
	for name, keys := range map[string]string{"new": "n", "copy": "c", "others": "o", "who": "right right e", "foci": "end left left left left e tab", "outcomes": "end left left e"} {
		t.Run(name, func(t *testing.T) {
			d, p := desk(), programme.New()
			p.View(d, 80, 24, true)
			panetest.Dialogs(t, panetest.Type(t, p, d, keys))
		})
	}
}

func TestFitsAtEverySize(t *testing.T) {
	d := desk()
	names := panetest.Named(t, d, func() pane.Pane { return programme.New() })
	r := rand.New(rand.NewPCG(1, 1))
	p := programme.New()
	for range 20 {
		for _, size := range panetest.Sizes() {
			panetest.Fits(t, p.View(d, size[0], size[1], true), size[0], size[1])
			panetest.Press(t, p, d, names[r.IntN(len(names))])
		}
	}
}
