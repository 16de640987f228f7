package programme_test

import (
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/programme"
)

// mat are the three one-day workshops of the MAT leads, typed: "three one-day
// national/regional workshops".
const mat = `a tab tab tab tab "First workshop" ctrl+s a tab tab right tab tab "Second workshop" tab "Begin an initiative" ctrl+s a tab tab tab tab "Third workshop" ctrl+s`

func titles(p *model.Programme) (out []string) {
	for _, x := range p.Cycle {
		out = append(out, string(rune('0'+x.Number))+" "+x.Title)
	}
	return out
}

func TestTheCycleOfAProgramme(t *testing.T) {
	for name, where := range map[string]struct {
		to string
		is func(*panetest.Desk) *model.Programme
	}{
		"the cohort's own": {"", func(d *panetest.Desk) *model.Programme { return &d.Snap.Programme }},
		"the hub's":        {`o "ncp25-15" enter `, func(d *panetest.Desk) *model.Programme { return d.HubSpace.Programmes[0] }},
	} {
		t.Run(name, func(t *testing.T) {
			d, p := desk(), programme.New()
			p.View(d, 80, 24, true)
			check := func(what string, want ...string) {
				t.Helper()
				if got := titles(where.is(d)); !slices.Equal(got, want) {
					t.Errorf("%s: %q, want %q; the foot says %q", what, got, want, d.Foot)
				}
			}
			panetest.Type(t, p, d, where.to+mat)
			check("three are added", "1 First workshop", "2 Second workshop", "3 Third workshop")
			want := model.Stage{Number: 2, Kind: model.Workshop, Mode: model.Online, Credit: 4, Title: "Second workshop", Task: "Begin an initiative"}
			if got := where.is(d).Cycle[1]; got != want {
				t.Errorf("the second is %+v, want %+v", got, want)
			}
			panetest.Type(t, p, d, "-")
			check("the third stands before the second", "1 First workshop", "2 Third workshop", "3 Second workshop")
			panetest.Type(t, p, d, "- - +")
			check("first, and back again", "1 First workshop", "2 Third workshop", "3 Second workshop")
			panetest.Type(t, p, d, `e tab right right tab tab ctrl+u "0.5" ctrl+s`)
			if got := where.is(d).Cycle[1]; got.Kind != model.Visit || got.Credit != 2 {
				t.Errorf("the second is %+v, and was made a visit of half a day: %q", got, d.Foot)
			}
			panetest.Type(t, p, d, "d enter")
			check("the second is removed, the last closes up", "1 First workshop", "2 Second workshop")
			asked := panetest.Type(t, p, d, `a ctrl+u "1" ctrl+s`)
			if asked == nil || !strings.Contains(strings.Join(asked.Dialog.Sized(100, 30).View(panetest.Plain()), " "), "Two sessions of the cycle have the number 1.") {
				t.Errorf("a number that is taken was saved: %q", d.Foot)
			}
			if len(d.Snap.Sessions) != 0 {
				t.Errorf("%d sessions came into the cohort", len(d.Snap.Sessions))
			}
		})
	}
}

// TestFromNothing makes a programme with its cycle where none was.
func TestFromNothing(t *testing.T) {
	d, p := desk(), programme.New()
	p.View(d, 80, 24, true)
	panetest.Type(t, p, d, `n e "MAT leads, our own" enter h `+mat)
	made := slices.IndexFunc(d.HubSpace.Programmes, func(x *model.Programme) bool { return x.Title == "MAT leads, our own" })
	if made < 0 || len(titles(d.HubSpace.Programmes[made])) != 3 {
		t.Fatalf("%d programmes: %q", len(d.HubSpace.Programmes), d.Foot)
	}
	panetest.Type(t, p, d, "c t")
	if len(d.Snap.Sessions) != 3 || d.Snap.Sessions[1].Mode != model.Online || len(d.Snap.Tasks) != 1 {
		t.Errorf("the cohort has %d sessions and %d tasks: %q", len(d.Snap.Sessions), len(d.Snap.Tasks), d.Foot)
	}
}
