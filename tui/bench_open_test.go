package tui_test

import (
	"slices"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/demo"
	"workgroup/tui/behind"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
	"workgroup/tui/todo"
)

// refresh is how long a screen shows one picture.
const refresh = 16 * time.Millisecond

// BenchmarkOpening is opening a pane on each demo cohort that was just read, so that nothing
// is worked out yet, beside drawing a plain list of as many lines. It prints the median, its
// ratio to the list, and which part of one refresh of the screen it takes.
func BenchmarkOpening(b *testing.B) {
	next := model.ID(0)
	actions, err := demo.Build(func() model.ID { next++; return next * 0x9e3779b97f4a7c15 })
	if err != nil {
		b.Fatal(err)
	}
	spaces := map[model.ID]*model.Snapshot{}
	for _, a := range actions {
		for _, c := range a {
			if spaces[c.Space] == nil {
				spaces[c.Space] = model.NewSnapshot(c.Space, nil)
			}
			spaces[c.Space] = spaces[c.Space].Apply(c)
		}
	}
	look := theme.New(theme.Options{Dark: true})
	for name, fresh := range map[string]func() pane.Pane{"who is behind": func() pane.Pane { return behind.New() }, "to do": func() pane.Pane { return todo.New() }} {
		for _, s := range spaces {
			if s.Cohort.ID == 0 {
				continue
			}
			b.Run(name+"/"+s.Cohort.Code, func(b *testing.B) {
				var opens, lists []time.Duration
				for b.Loop() {
					read := model.NewSnapshot(s.Space, s.Records())
					d := &panetest.Desk{Snap: read, Clock: s.Cohort.DemoNow.AddDate(0, 6, 0).In(model.London()), Look: look, List: []model.Facts{}, Lead: 1}
					begin := time.Now()
					lines := fresh().View(d, 118, 30, true)
					opens = append(opens, time.Since(begin))
					begin = time.Now()
					grid.Lines(lines, 118, 30)
					lists = append(lists, time.Since(begin))
				}
				slices.Sort(opens)
				slices.Sort(lists)
				open, list := opens[len(opens)/2], lists[len(lists)/2]
				b.ReportMetric(float64(open.Microseconds()), "open-us")
				b.ReportMetric(float64(open)/float64(list), "list-x")
				b.ReportMetric(float64(open)/float64(refresh), "of-a-refresh")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}
