package together_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/together"
)

var _ pane.Pane = (*together.Changes)(nil)

// came are n changes of one laptop, the newest first.
func came(d *panetest.Desk, device model.ID, n int, v model.Verb, unseen bool) model.Arrival {
	a := model.Arrival{From: device, Name: d.Snap.DeviceName(device), At: panetest.At("17 Nov 2021 12:40"), Unseen: unseen}
	for i := range n {
		a.Changes = append(a.Changes, model.Came{
			Device: device, Verb: v, Words: fmt.Sprintf("change %d", n-i), Lead: "Ben Price", At: panetest.At("17 Nov 2021 12:00").Add(time.Duration(n-i) * time.Second),
		})
	}
	return a
}

func TestWhatCameIsRead(t *testing.T) {
	d := desk()
	d.Others.Arrivals = []model.Arrival{came(d, 902, 2, model.VerbPresent, true), came(d, 903, 1, model.VerbRemark, false)}
	all := together.NewChanges(0)
	text := panetest.Shown(all, d, 80, 20)
	for _, want := range []string{"3 changes, the newest first. 2 not seen yet: NEW.", "FROM Ben's laptop, Wed 17 Nov 2021 12:40   NEW   2", "17 Nov 21 12:00  change 2, by Ben Price"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	one := panetest.Shown(together.NewChanges(902), d, 80, 20)
	if !strings.Contains(one, "2 changes") || strings.Contains(one, "by Ben Price") {
		t.Errorf("of one laptop it says:\n%s", one)
	}
	d.Hide = pane.NamesOnly
	if text := panetest.Shown(all, d, 80, 20); !strings.Contains(text, "1 hidden") || !strings.Contains(text, "change 2") {
		t.Errorf("while only names are shown:\n%s", text)
	}
	d.Hide, d.Others.Arrivals = pane.Everything, nil
	if text := panetest.Shown(all, d, 80, 20); !strings.Contains(text, "Nothing came yet.") {
		t.Errorf("of nothing it says:\n%s", text)
	}
}

func TestAThousandChangesArePaged(t *testing.T) {
	d := desk()
	d.Others.Arrivals = []model.Arrival{came(d, 902, 1000, model.VerbPresent, false)}
	p := together.NewChanges(0)
	panetest.Shown(p, d, 80, 21)
	for _, step := range []struct{ key, want string }{{"pgdown", "change 981"}, {"end", "change 1"}, {"pgup", "change 21"}, {"home", "FROM Ben's laptop"}} {
		k, _ := pane.Press(step.key)
		p.Key(d, k)
		text := panetest.Shown(p, d, 80, 21)
		if !strings.Contains(text, "> ") || !strings.Contains(lineWith(text, ">"), step.want) {
			t.Errorf("after %s the cursor is on %q, not on %q", step.key, lineWith(text, ">"), step.want)
		}
	}
}

func lineWith(text, mark string) string {
	for _, l := range strings.Split(text, "\n") {
		if strings.Contains(l, mark) {
			return l
		}
	}
	return ""
}

func TestANoteOnADispute(t *testing.T) {
	p, d := together.New(), desk()
	panetest.Shown(p, d, 80, 20)
	if e := press(t, p, d, "t"); e.Ask == nil {
		t.Fatalf("nothing is asked: %s", d.Foot)
	}
	d.Hide = pane.NamesOnly
	if e := press(t, p, d, "t"); e.Ask != nil || !strings.Contains(d.Foot, "not shown at names only") {
		t.Errorf("others can read the note: %s", d.Foot)
	}
	d.Hide = pane.Everything
	press(t, p, d, "end")
	if e := press(t, p, d, "t"); e.Ask != nil {
		t.Error("a laptop has a note")
	}
}

// Every view holds in any window.
func TestChangesFit(t *testing.T) {
	d := desk()
	d.Others.Arrivals = []model.Arrival{came(d, 902, 30, model.VerbPresent, true)}
	for _, text := range panetest.Nasty() {
		d.Others.Arrivals[0].Changes[1].Words, d.Others.Arrivals[0].Name, d.Others.Folder = text, text, text
		for _, size := range panetest.Sizes() {
			panetest.Fits(t, together.NewChanges(0).View(d, size[0], size[1], true), size[0], size[1])
			panetest.Fits(t, together.New().View(d, size[0], size[1], true), size[0], size[1])
		}
	}
}
