package forms_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

func TestReadYear(t *testing.T) {
	for typed, want := range map[string]int{
		"2023/24": 2023, "2023-24": 2023, "2023 – 2024": 2023, "23/24": 2023, "2023": 2023, "23": 2023, "academic year 2023/24": 2023,
		"": 0, "24/23": 0, "2023/25": 0, "1999/00": 0, "2023/24/25": 0, "x": 0, "20234": 0, "3": 0,
	} {
		year, wrong := forms.ReadYear(typed)
		if year != want || (wrong == "") != (want != 0) {
			t.Errorf("%q is %d, %q; want %d", typed, year, wrong, want)
		}
	}
}

func TestAmong(t *testing.T) {
	known := []string{"Higham Lane School", "The Nuneaton Academy"}
	for typed, want := range map[string]int{"": 2, "lane": 1, "zz": 0, "academy nun": 1} {
		if got := forms.Among(known)(typed); len(got) != want {
			t.Errorf("%q suggests %q", typed, got)
		}
	}
	if got := forms.Distinct("a", "", "b", "a"); len(got) != 2 {
		t.Errorf("distinct are %q", got)
	}
}

// cohort is one with two sessions and a school.
func cohort() *panetest.Desk {
	return &panetest.Desk{
		Clock: panetest.At("4 Dec 2023 15:42"), Look: panetest.Plain(), Lead: 1, IDs: 1 << 50,
		Snap: panetest.Written(7, func(d *model.Draft) {
			d.Cohort(model.Cohort{ID: 7, Code: "ssl-2023", Title: "Subject Leadership", Year: 2023})
			d.Lead(model.Lead{ID: 1, Name: "Robin Hale", Role: "Work Group Lead"})
			d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Credit: 4})
			d.Session(model.Session{ID: 102, Number: 2, Kind: model.Workshop, Credit: 4})
			d.School(model.School{ID: 301, Name: "Alder Vale"})
			d.School(model.School{ID: 302, Name: "Bracken Ford"})
			d.Task(model.Task{ID: 201, Session: 101, Title: "audit", Wording: map[model.ID]string{0: "All.", 302: "Own."}})
		}),
	}
}

// asker is a pane whose every key asks the same.
type asker struct {
	pane.Pane
	ask func(pane.Desk) pane.Effect
}

func (a asker) Key(d pane.Desk, _ tea.KeyPressMsg) pane.Effect { return a.ask(d) }

func TestWording(t *testing.T) {
	for _, c := range []struct {
		keys, school0, school1, school2 string
	}{
		{`x enter ctrl+u "New." ctrl+s`, "New.", "", "Own."},
		{`x "ald" enter "Theirs." ctrl+s`, "All.", "Theirs.", "Own."},
		{`x "brack" enter ctrl+u ctrl+s`, "All.", "", ""},
		{`x "nobody" enter esc`, "All.", "", "Own."},
		{`x down down down enter "!" ctrl+s`, "All.", "", "Own.!"},
	} {
		d := cohort()
		p := asker{ask: func(d pane.Desk) pane.Effect { return forms.Wording(d, forms.Open(d).Task(201)) }}
		if panetest.Type(t, p, d, c.keys) != nil {
			t.Errorf("%s: something is asked still", c.keys)
		}
		w := d.Snap.Task(201).Wording
		if w[0] != c.school0 || w[301] != c.school1 || w[302] != c.school2 {
			t.Errorf("%s: the wordings are %q", c.keys, w)
		}
	}
}

// TestARefusalLosesNothing has an action refused that the form could not foresee: the form
// is there again with what was typed.
func TestARefusalLosesNothing(t *testing.T) {
	d := cohort()
	p := asker{ask: func(d pane.Desk) pane.Effect {
		return forms.Edit{
			FormOptions: dialog.FormOptions{Title: "T", Fields: []dialog.Field{{Name: "other", Label: "Other"}, {Name: model.FieldTitle, Label: "Title"}}},
			Action:      func(dialog.Values) model.Action { return fickle{} },
		}.Ask(d)
	}}
	asked := panetest.Type(t, p, d, `x "one" tab "two" ctrl+s`)
	if asked == nil {
		t.Fatal("what was refused is not asked again")
	}
	view := strings.Join(asked.Dialog.Sized(60, 12).View(panetest.Plain()), "\n")
	if !strings.Contains(view, "one") || !strings.Contains(view, "> Title   two") || d.Foot != "No." {
		t.Errorf("shown is\n%s\nand the foot says %q", view, d.Foot)
	}
}

// fickle is refused when it is done, and not while it is tried.
type fickle struct{}

func (fickle) Plan(_ *model.Snapshot, env model.Env) (model.Plan, error) {
	if env.NewID() < 1<<60 {
		return model.Plan{}, model.Wrong{Field: model.FieldTitle, Why: "No."}
	}
	return model.Plan{Say: "Yes."}, nil
}
