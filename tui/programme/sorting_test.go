package programme_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/programme"
	"workgroup/tui/theme"
)

// text is a page as the built-in programmes were made of it.
func text(t *testing.T, key string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "model", "programmes", "testdata", key+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// pasting is the pane with the lines of a page.
func pasting(t *testing.T, key string) (*panetest.Desk, *programme.Pane) {
	t.Helper()
	d, p := desk(), programme.New()
	if !p.Paste(d, text(t, key)).Handled || !p.Asking() {
		t.Fatalf("the page was not taken: %q", d.Foot)
	}
	p.View(d, 120, 36, true)
	return d, p
}

func TestAPageIsPasted(t *testing.T) {
	d, p := pasting(t, "slc-2025")
	shown := panetest.Shown(p, d, 120, 40)
	for _, want := range []string{"Line 1 of 30: a letter says what it is", ">t title", " x left out           What are the intended outcomes?", " j goes on from above these", " n NCP code, labels   NCP25-15"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown)
		}
	}
	panetest.Type(t, p, d, "enter t")
	want, _ := programmes.Find("slc-2025")
	got := d.Snap.Programme
	if got.Code != "NCP25-15" || got.ProjectYear != 4 || len(got.Outcomes) != 4 || got.Outcomes[1].Items[3] != want.Programme.Outcomes[1].Items[3] || p.Asking() || p.Title(d) != "Programme   this cohort's own copy" {
		t.Errorf("the cohort runs %+v, and the foot says %q", got, d.Foot)
	}
	d, p = pasting(t, "slc-2025")
	panetest.Type(t, p, d, "enter h")
	if len(d.HubSpace.Programmes) != 2 || p.Title(d) != "Programme   kept by Origin Maths Hub" {
		t.Errorf("kept with the hub: %d programmes, %q", len(d.HubSpace.Programmes), p.Title(d))
	}
}

// TestSessionsComeWithAPage takes the page of 2023/24 into an empty cohort of that year.
func TestSessionsComeWithAPage(t *testing.T) {
	d, p := pasting(t, "ssl-2023")
	d.Snap = panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "new", Title: "New", Year: 2023, Hub: 3, HubName: "Origin Maths Hub"})
	})
	panetest.Type(t, p, d, "enter t")
	want, _ := programmes.Find("ssl-2023")
	if len(d.Snap.Sessions) != 5 {
		t.Fatalf("%d sessions, and the foot says %q", len(d.Snap.Sessions), d.Foot)
	}
	for i, x := range d.Snap.Sessions {
		y := want.Sessions[i]
		y.ID = x.ID
		if x.Date != y.Date || x.Start != y.Start || x.Venue != y.Venue || x.Address != y.Address || x.Credit != y.Credit || x.Kind != y.Kind {
			t.Errorf("session %d is %+v, not %+v", i+1, *x, y)
		}
	}
	d, p = pasting(t, "ssl-2023")
	ask := panetest.Type(t, p, d, "enter")
	if view := strings.Join(ask.Dialog.Sized(76, 30).View(panetest.Plain()), " "); !strings.Contains(view, "The page is of 2023/24") {
		t.Errorf("another year is not said:\n%s", view)
	}
}

func TestLinesAreSorted(t *testing.T) {
	d, p := pasting(t, "tfm-2025")
	panetest.Type(t, p, d, "down down w")
	if shown := panetest.Shown(p, d, 120, 40); !strings.Contains(shown, " w who                This community is designed") || !strings.Contains(shown, ">x left out           What are the intended outcomes?") {
		t.Errorf("w did not take the line:\n%s", shown)
	}
	if ask := panetest.Type(t, p, d, "esc"); ask == nil || !p.Asking() {
		t.Error("what was sorted is put away unasked")
	}
	panetest.Type(t, p, d, "esc enter")
	if p.Asking() || len(d.Done(1)) > 0 {
		t.Error("esc and enter leave the page there, or something was written")
	}
	d, p = pasting(t, "tfm-2025")
	panetest.Type(t, p, d, "x enter")
	if !strings.Contains(d.Foot, "No line is the title") || !p.Asking() {
		t.Errorf("without a title: %q", d.Foot)
	}
	panetest.Type(t, p, d, "esc enter")
	p.Paste(d, " \n\t\n")
	if p.Asking() || !strings.Contains(d.Foot, "There is nothing to read") {
		t.Errorf("nothing was pasted: %q", d.Foot)
	}
}

func TestAPageComesFromAFile(t *testing.T) {
	d, p, f := desk(), programme.New(), &papers{page: text(t, "mat-2021")}
	run(t, p, d, f, `n f "mat.txt"`, "enter")
	if !p.Asking() || !strings.Contains(panetest.Shown(p, d, 120, 30), "MAT Leads") {
		t.Errorf("the file was not read: %q", d.Foot)
	}
	d, p = desk(), programme.New()
	f.fail = errors.New("mat.pdf is no plain text")
	run(t, p, d, f, `n f "mat.pdf"`, "enter")
	if p.Asking() || d.Foot != "mat.pdf is no plain text" {
		t.Errorf("no text: %q", d.Foot)
	}
	panetest.Type(t, p, d, "n p")
	if !strings.Contains(d.Foot, "paste it here now") {
		t.Errorf("how a page is pasted: %q", d.Foot)
	}
}

func TestSortingLooks(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"80x24": {80, 21}, "120x36": {120, 33}}, func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
		d, p := pasting(t, "tfm-2025")
		d.Look = look
		panetest.Press(t, p, d, "down down")
		return p.View(d, w, h, focused)
	})
	d, p := pasting(t, "ssl-2021")
	for _, size := range panetest.Sizes() {
		panetest.Fits(t, p.View(d, size[0], size[1], true), size[0], size[1])
		panetest.Press(t, p, d, "down")
	}
	for _, g := range p.Keys(d) {
		for _, k := range g.Keys {
			if k.Does == "" || len(k.Keys) == 0 {
				t.Errorf("a key without a name: %+v", k)
			}
		}
	}
	var _ pane.Pane = p
}
