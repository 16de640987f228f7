package tui_test

import (
	"fmt"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/tui/behind"
	"workgroup/tui/cycle"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
	"workgroup/tui/theme"
)

// crowd is a cohort of so many people and sessions, the first half of them held.
func crowd(places, sessions int) *model.Snapshot {
	expected := 12
	return panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "wide", Title: "Subject Leadership 2023/24", Year: 2023, Quarters: &expected, Places: places})
		d.School(model.School{ID: 200, Name: "Ash Green"})
		for i := range sessions {
			x := model.Session{ID: 100_000 + model.ID(i), Number: i + 1, Kind: model.Workshop, Date: panetest.Day("11 Sep 2023") + model.Day(7*i), Start: model.MakeClock(9, 30), End: model.MakeClock(14, 30), Credit: 4, Venue: "Higham Lane School"}
			d.Session(x)
			d.Task(model.Task{ID: 200_000 + model.ID(i), Session: x.ID, Title: "Department audit", Due: x.Date + 60})
		}
		for i := range places {
			e := panetest.Place(i)
			d.Person(model.Person{ID: e.Person, Given: "Given" + string(rune('a'+i%26)), Family: fmt.Sprintf("Family%03d", i), Emails: []string{fmt.Sprintf("p%d@school.example", i)}})
			e.School, e.Role, e.From = 200, "Head of department", panetest.Day("1 Sep 2023")
			d.Enrol(*e)
			for n := range sessions / 2 {
				d.MarkAs(e, 100_000+model.ID(n), model.Mark{Kind: model.Present})
			}
		}
	})
}

// listed draws a simple list of so many names: what any program of this kind does for a key
// at the very least.
type listed struct {
	list  grid.List
	names []string
}

func newListed(n, h int) *listed {
	l := &listed{list: grid.NewList(n, h)}
	for i := range n {
		l.names = append(l.names, fmt.Sprintf("Family%03d, Given", i))
	}
	return l
}

func (l *listed) draw(th *theme.Theme, w, h, by int) string {
	l.list = l.list.Move(by)
	first, end := l.list.Seen()
	var lines []string
	for i := first; i < end; i++ {
		if i == l.list.Cursor() {
			lines = append(lines, th.Row(grid.Fit("> "+l.names[i], w), w))
		} else {
			lines = append(lines, grid.Fit("  "+l.names[i], w))
		}
	}
	return grid.Frame(lines, w, h)
}

// BenchmarkWide is the widest view of a pane with very much in it, and a key on it, beside
// a simple list of as many names that is drawn in the same run: times-a-list is how many
// times as long it takes.
func BenchmarkWide(b *testing.B) {
	const w, h = 120, 36
	people500, sessions40 := crowd(500, 8), crowd(14, 40)
	for _, c := range []struct {
		name string
		snap *model.Snapshot
		pane pane.Pane
		rows int
	}{
		{"people", people500, people.New(false), 500}, {"behind", people500, behind.New(), 500}, {"cycle", sessions40, cycle.New(), 80},
	} {
		d := &panetest.Desk{Snap: c.snap, Clock: panetest.At("4 Dec 2023 15:42"), Real: panetest.At("1 Jan 2026 10:00"), Look: panetest.Looks()["dark"]}
		down, up := panetest.Key(b, "down"), panetest.Key(b, "up")
		for _, what := range []string{"view", "key"} {
			b.Run(c.name+"-"+what, func(b *testing.B) {
				simple := newListed(c.rows, h)
				grid.Frame(c.pane.View(d, w, h, true), w, h) // what is worked out once for a snapshot
				var ours, theirs time.Duration
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					start := time.Now()
					if what == "key" {
						key := down
						if i%200 >= 100 {
							key = up
						}
						c.pane.Key(d, key)
					}
					grid.Frame(c.pane.View(d, w, h, true), w, h)
					middle := time.Now()
					simple.draw(d.Look, w, h, 1-i%2*2)
					ours, theirs = ours+middle.Sub(start), theirs+time.Since(middle)
				}
				b.ReportMetric(float64(ours)/float64(theirs), "times-a-list")
			})
		}
	}
}
