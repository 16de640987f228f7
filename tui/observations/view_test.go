package observations_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/tui/observations"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

func TestViews(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"120x36": {32, 30}, "120x30": {32, 24}, "80x24": {78, 18}}, func(t *testing.T, th *theme.Theme, w, h int, focused bool) []string {
		d, p := visitsDesk(), observations.New()
		d.Look = th
		lines := p.View(d, w, h, focused)
		d.Snap = online()
		p.Show(102)
		return append(append(lines, ""), p.View(d, w, h, false)...)
	})
}

// strange is a cohort whose every text is one that a terminal would obey.
func strange(kind model.SessionKind) *model.Snapshot {
	return panetest.Written(7, func(d *model.Draft) {
		for i, text := range panetest.Nasty() {
			id := model.ID(i + 1)
			d.Session(model.Session{ID: id, Number: i, Kind: kind, Title: text, State: model.State(i % 4 % 3)})
			d.Task(model.Task{ID: 200 + id, Session: id, Title: text})
			d.Slot(model.Slot{ID: 300 + id, Session: id, Host: text, Setting: text, Date: panetest.Day("1 Nov 2023") + model.Day(i*9%70), Start: model.Clock(i * 50), Capacity: i % 3, State: model.State(i % 5 % 3)})
			d.Person(model.Person{ID: panetest.Place(i).Person, Given: text, Family: text, Label: text})
			d.Enrol(*panetest.Place(i))
		}
	}, func(d *model.Draft) {
		for i := range panetest.Nasty() {
			d.Book(panetest.Place(i), model.ID(i/2+1), model.ID(i/2+301))
			d.ToldAs(panetest.Place(i), 3, model.Told{Kind: model.ToldKind(i%5 + 1), Substitute: panetest.Place(0).Person, On: model.Day(i)})
		}
	})
}

func TestEverySizeWithNastyTexts(t *testing.T) {
	for _, s := range []*model.Snapshot{strange(model.Visit), strange(model.Workshop)} {
		for look, th := range panetest.Looks() {
			for _, size := range panetest.Sizes() {
				for _, privacy := range []pane.Privacy{pane.Everything, pane.NamesOnly, pane.Nothing} {
					d, p := &panetest.Desk{Snap: s, Clock: panetest.At("4 Dec 2023 15:42"), Look: th, Hide: privacy}, observations.New()
					p.Show(3)
					for _, keys := range []string{"", "down", "down", "end", "up", "pgup", "home"} {
						panetest.Press(t, p, d, keys)
						panetest.Fits(t, p.View(d, size[0], size[1], look == "dark"), size[0], size[1])
						if _, y, ok := p.Cursor(); ok && (y < 0 || y >= size[1]) {
							t.Fatalf("the cursor is on line %d at %v", y, size)
						}
					}
				}
			}
		}
	}
	panetest.Fits(t, observations.New().View(visitsDesk(), -4, 3, true), -4, 3)
	panetest.Fits(t, observations.New().View(&panetest.Desk{Look: panetest.Plain()}, 20, 5, true), 20, 5)
}

// questions are each question of the pane by the keys that lead to it.
func questions() map[string][]string {
	return map[string][]string{
		"book":     {"space", "space", "b", "space", "'garcia", "space", "'be"},
		"too-many": {"b", "space", "down", "space", "enter", "'two cars"},
		"offer":    {"n", "'tue 1 feb", "tab", "'9-12", "tab"},
		"edit":     {"e", "tab", "tab", "tab", "'0"},
		"move":     {"down", "m"},
		"suits":    {"end", "t", "'Jan, no Monday", "down", "right", "down", "left"},
		"fill":     {"g"},
		"together": {"g", "p", "m"},
		"repair":   {"end", "r"},
		"waiting":  {"w", "'price", "space", "'ahmed", "space"},
	}
}

func TestQuestionViews(t *testing.T) {
	for name, keys := range questions() {
		for look, th := range panetest.Looks() {
			t.Run(look+"/"+name, func(t *testing.T) {
				x := newTable(t)
				x.d.Snap = panetest.Also(x.d.Snap, func(w *model.Draft) { w.Cohort(model.Cohort{ID: 1, Year: 2023}) })
				x.press(keys...)
				var lines []string
				for _, size := range [][2]int{{76, 30}, {76, 24}, {72, 18}} {
					lines = append(lines, panetest.Sized(x.d, x.ask.Dialog, size[0], size[1]).View(th)...)
				}
				panetest.Golden(t, lines)
			})
		}
	}
}

func TestQuestionsAtEverySize(t *testing.T) {
	for name, keys := range questions() {
		for _, size := range panetest.Sizes() {
			x := newTable(t).press(keys...)
			lines := panetest.Sized(x.d, x.ask.Dialog, size[0], size[1]).View(x.d.Look)
			if len(lines) > max(0, size[1]) {
				t.Errorf("%s: %d lines at %v", name, len(lines), size)
			}
			panetest.Fits(t, lines, size[0], len(lines))
		}
	}
}

func TestAnyKeys(t *testing.T) {
	names := strings.Fields("up down down left right home end pgup pgdown space space enter enter esc tab backspace h j k l n e o d b b m w x t a f g g r p q 1 2 ü ctrl+s")
	cohorts := []*model.Snapshot{visits(), online(), strange(model.Visit), nil}
	rapid.Check(t, func(t *rapid.T) {
		x := newTable(t)
		d, p := x.d, x.p
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch what := rapid.IntRange(0, 11).Draw(t, "what"); {
			case what == 0 && x.ask == nil:
				d.Snap, d.Trail = rapid.SampledFrom(cohorts).Draw(t, "cohort"), model.Trail{}
			case what == 1:
				p.Show(model.ID(rapid.IntRange(0, 110).Draw(t, "session")))
			case what == 2:
				p.Focus(d, model.ID(rapid.IntRange(0, 110).Draw(t, "session")), model.ID(rapid.IntRange(300, 310).Draw(t, "slot")))
			case what == 3:
				d.Clock = panetest.At("12 Dec 2023 09:00").AddDate(0, 0, rapid.IntRange(-60, 60).Draw(t, "days"))
			case what == 4 && x.ask == nil:
				d.Hide = pane.Privacy(rapid.IntRange(0, 2).Draw(t, "privacy"))
			default:
				x.press(rapid.SampledFrom(names).Draw(t, "key"))
			}
			if rapid.Bool().Draw(t, "drawn") {
				w, h := rapid.IntRange(0, 90).Draw(t, "w"), rapid.IntRange(0, 20).Draw(t, "h")
				panetest.Fits(t, p.View(d, w, h, true), w, h)
				if _, y, ok := p.Cursor(); ok && y >= h {
					t.Fatalf("the cursor is on line %d of %d", y, h)
				}
				if x.ask != nil {
					lines := panetest.Sized(x.d, x.ask.Dialog, w, h).View(d.Look)
					panetest.Fits(t, lines, w, len(lines))
				}
			}
		}
	})
}
