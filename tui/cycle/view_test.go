package cycle_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/tui/cycle"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

func TestViews(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"120x36": {53, 30}, "120x30": {53, 24}, "80x24": {78, 18}}, func(t *testing.T, th *theme.Theme, w, h int, focused bool) []string {
		d := originDesk()
		d.Look = th
		return cycle.New().View(d, w, h, focused)
	})
}

func TestEverySizeWithNastyTexts(t *testing.T) {
	texts := panetest.Nasty()
	s := panetest.Written(7, func(d *model.Draft) {
		for i, text := range texts {
			kind := []model.SessionKind{model.Workshop, model.Visit, model.Meeting, 9}[i%4]
			x := model.Session{
				ID: model.ID(i + 1), Number: i * i * 37, Kind: kind, Title: text, Venue: text, Address: text, Notes: text, Date: panetest.Day("13 Nov 2023") + model.Day(i*20),
				Mode: model.Mode(i % 3), Credit: i - 2, State: model.State(i % 3), Start: model.Clock(i * 40),
			}
			d.Session(x)
			d.Task(model.Task{ID: model.ID(200 + i), Session: x.ID, Title: text, Due: model.Day(i)})
		}
	})
	for look, th := range panetest.Looks() {
		for _, size := range panetest.Sizes() {
			for _, privacy := range []pane.Privacy{pane.Everything, pane.NamesOnly, pane.Nothing} {
				d, p := &panetest.Desk{Snap: s, Clock: panetest.At("4 Dec 2023 15:42"), Look: th, Hide: privacy}, cycle.New()
				for range 2*len(texts) + 1 {
					panetest.Fits(t, p.View(d, size[0], size[1], look == "dark"), size[0], size[1])
					if _, y, ok := p.Cursor(); ok && (y < 0 || y >= size[1]) {
						t.Fatalf("the cursor is on line %d at %v", y, size)
					}
					panetest.Press(t, p, d, "down")
				}
			}
		}
	}
	for _, size := range [][2]int{{-1, 4}, {4, -1}, {-3, -3}} {
		panetest.Fits(t, cycle.New().View(originDesk(), size[0], size[1], true), size[0], size[1])
	}
	panetest.Fits(t, cycle.New().View(&panetest.Desk{Look: panetest.Plain()}, 20, 5, true), 20, 5)
}

func TestAnyKeys(t *testing.T) {
	names := strings.Fields("up down left right home end pgup pgdown enter esc tab backspace h j k l p q 1 2 ü n e m o a - + t d w v i c ctrl+s")
	rapid.Check(t, func(t *rapid.T) {
		d, p := originDesk(), cycle.New()
		if rapid.Bool().Draw(t, "none") {
			d.Snap = nil
		}
		var asked *pane.Ask
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			w, h := rapid.IntRange(0, 90).Draw(t, "w"), rapid.IntRange(0, 20).Draw(t, "h")
			asked = panetest.Answered(t, p, d, asked, rapid.SampledFrom(names).Draw(t, "key"))
			panetest.Fits(t, p.View(d, w, h, true), w, h)
			_, y, ok := p.Cursor()
			if chosen := d.Snap != nil && len(d.Snap.Sessions) > 0 && w > 0 && h > 0; ok != chosen || ok && y >= h {
				t.Fatalf("the cursor is on line %d of %d, %v", y, h, ok)
			}
		}
	})
}

func BenchmarkView(b *testing.B) {
	d, p := originDesk(), cycle.New()
	d.Look = panetest.Looks()["dark"]
	b.ReportAllocs()
	for b.Loop() {
		p.View(d, 53, 30, true)
	}
}
