package cohorts_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/tui/cohorts"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

var _ pane.Pane = (*cohorts.Pane)(nil)

// facts are those of a cohort with so many people, and sessions of which so many
// were held.
func facts(space model.ID, title string, year, people, held, sessions int) model.Facts {
	f := model.Facts{Space: space, Hub: 1, HubName: "Origin Maths Hub", Title: title, Year: year, Code: fmt.Sprintf("c-%d", space)}
	for i := range people {
		f.People = append(f.People, model.PersonFacts{Enrolment: model.ID(i + 1), Status: model.Enrolled})
		f.Listed++
	}
	for i := range sessions {
		x := model.SessionFacts{Number: i + 1, Total: people}
		if i < held {
			x.Here = people
		}
		f.Sessions = append(f.Sessions, x)
	}
	return f
}

// seven is the cohort of the first facts, with one lead.
func seven() *model.Snapshot {
	return panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "c-7", Title: "Subject Leadership", Year: 2023, Hub: 1, HubName: "Origin Maths Hub"})
		d.Lead(model.Lead{ID: 1, Name: "Robin Hale", Role: "Work Group Lead"})
	})
}

func threeDesk() *panetest.Desk {
	closed := facts(8, "Subject Leadership 2021/22", 2021, 18, 3, 3)
	closed.Closed = true
	return &panetest.Desk{
		Snap: seven(), Look: panetest.Plain(), Clock: panetest.At("4 Dec 2023 15:42"), Lead: 1, IDs: 1 << 50,
		List: []model.Facts{facts(7, "Subject Leadership", 2023, 14, 1, 5), closed, facts(9, "Secondary Teaching for Mastery", 2025, 1, 0, 0)},
	}
}

// many are cohorts of forty hubs and ten years.
func many(n int) []model.Facts {
	all := make([]model.Facts, n)
	for i := range all {
		all[i] = facts(model.ID(i+1), fmt.Sprintf("Work Group %05d", i), 2015+i*10/n, 20, 3, 6)
		all[i].Hub = model.ID(i * 400 / n % 40)
		all[i].HubName = fmt.Sprintf("Hub %02d", all[i].Hub)
	}
	return all
}

func TestAsDrawn(t *testing.T) {
	d, p := threeDesk(), cohorts.New()
	panetest.Same(t, panetest.Shown(p, d, 29, 17), strings.TrimPrefix(`
>*Subject Leadership 2023/24
    14 people, 1 of 5 held
  Subject Leadership 2021/22
    18 people, archived
  Secondary Teaching~ 2025/26
    1 person, no sessions`, "\n"))
	if x, y, ok := p.Cursor(); x != 0 || y != 0 || !ok {
		t.Errorf("the cursor is at %d, %d, %v", x, y, ok)
	}
	panetest.Press(t, p, d, "down")
	panetest.Same(t, panetest.Shown(p, d, 60, 17), strings.TrimPrefix(`
 *Subject Leadership 2023/24
    14 people, 1 of 5 held, shown
> Subject Leadership 2021/22
    18 people, 3 of 3 held, archived
  Secondary Teaching for Mastery 2025/26
    1 person, no sessions`, "\n"))
	if _, y, _ := p.Cursor(); y != 2 {
		t.Errorf("the cursor is on line %d", y)
	}
	if got := p.Title(d); got != "1 Cohorts" {
		t.Errorf("the title is %q", got)
	}
}

func TestWhoAndWhatCounts(t *testing.T) {
	f := facts(7, "TfM pairs 23-24", 2023, 4, 0, 3)
	f.Listed -= 2
	f.Sessions[0].State, f.Sessions[1].Finished = model.CalledOff, true
	d := &panetest.Desk{Look: panetest.Plain(), List: []model.Facts{f, {Space: 8, Hub: 1, Code: "old"}, {Space: 9, Hub: 1}}}
	panetest.Same(t, panetest.Shown(cohorts.New(), d, 40, 9), strings.TrimPrefix(`
> TfM pairs 23-24
    2 people, 1 of 2 held
  old
    0 people, no sessions
  (no title)
    0 people, no sessions`, "\n"))
}

func TestSeveralHubsHaveHeadings(t *testing.T) {
	d := threeDesk()
	d.List[1].Hub, d.List[1].HubName = 2, "London Central and West"
	d.List[2].Hub, d.List[2].HubName = 0, ""
	panetest.Same(t, panetest.Shown(cohorts.New(), d, 34, 17), strings.TrimPrefix(`
Origin Maths Hub 2023/24
>*Subject Leadership
    14 people, 1 of 5 held, shown
London Central and West 2021/22
  Subject Leadership 2021/22
    18 people, 3 of 3, archived
National 2025/26
  Secondary Teaching for Mastery
    1 person, no sessions`, "\n"))
	if got := panetest.Shown(cohorts.New(), d, 24, 4); !strings.HasPrefix(got, "Origin Maths Hub 2023/24\n") {
		t.Errorf("shown is\n%s", got)
	}
	if got := panetest.Shown(cohorts.New(), d, 20, 4); !strings.HasPrefix(got, "Origin Math~ 2023/24\n") {
		t.Errorf("the hub does not give way to the year:\n%s", got)
	}
	p := cohorts.New()
	p.View(d, 34, 5, true)
	panetest.Press(t, p, d, "down")
	panetest.Same(t, panetest.Shown(p, d, 34, 7), strings.TrimPrefix(`
Origin Maths Hub 2023/24
 *Subject Leadership
    14 people, 1 of 5 held, shown
London Central and West 2021/22
> Subject Leadership 2021/22
    18 people, 3 of 3, archived
1 more below`, "\n"))
}

func TestKeys(t *testing.T) {
	open := func(space model.ID) pane.Effect {
		return pane.To(pane.Place{Screen: pane.Cycle, Space: space})
	}
	for _, c := range []struct {
		keys string
		want pane.Effect
	}{
		{"enter", open(7)}, {"down enter", open(8)}, {"j j enter", open(9)}, {"j j k enter", open(8)}, {"up enter", open(7)},
		{"end enter", open(9)}, {"end down enter", open(9)}, {"end home enter", open(7)}, {"pgdown enter", open(9)}, {"end pgup enter", open(7)},
		{"down", pane.Taken()},
		{"down right", open(0)}, {"l", open(0)},
		{"a", pane.Effect{}}, {"d", pane.Effect{}}, {"2", pane.Effect{}}, {"left", pane.Effect{}}, {"esc", pane.Effect{}},
	} {
		d, p := threeDesk(), cohorts.New()
		p.View(d, 29, 17, true)
		if got := panetest.Press(t, p, d, c.keys); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.keys, got, c.want)
		}
	}
	d, p := threeDesk(), cohorts.New()
	if p.Asking() || p.Paste(d, "abc").Handled {
		t.Error("text is taken")
	}
	d.Snap = nil
	if got := panetest.Press(t, p, d, "right"); got != pane.Taken() {
		t.Errorf("there is no cycle to go to, but right gives %+v", got)
	}
	d.List = []model.Facts{}
	if got := panetest.Press(t, p, d, "down end enter"); got != pane.Taken() {
		t.Errorf("there is no cohort to open, but enter gives %+v", got)
	}
	d.Hide = pane.Nothing
	if panetest.Press(t, p, d, "enter").Handled || panetest.Shown(p, d, 29, 5) != "" {
		t.Error("what may not be seen is shown or opened")
	}
}

// TestEveryKeyIsNamedAndDoesSomething reads the help: each key in it is the pane's,
// none means two things, and none is promised that is not there yet.
func TestEveryKeyIsNamedAndDoesSomething(t *testing.T) {
	if n := len(panetest.Named(t, threeDesk(), func() pane.Pane { return cohorts.New() })); n != 18 {
		t.Errorf("%d keys are named", n)
	}
}

func TestCursorStaysOnItsCohortWhileOthersAreRead(t *testing.T) {
	d, p := threeDesk(), cohorts.New()
	all := d.List
	d.More = true
	d.List = []model.Facts{}
	panetest.Same(t, panetest.Shown(p, d, 29, 5), "reading ...")
	d.List = all[1:]
	panetest.Same(t, panetest.Shown(p, d, 29, 5), strings.TrimPrefix(`
> Subject Leadership 2021/22
    18 people, archived
  Secondary Teaching~ 2025/26
    1 person, no sessions
reading ... 2 so far`, "\n"))
	d.List, d.More = all, false
	if got := panetest.Press(t, p, d, "enter").Go.Space; got != 7 {
		t.Errorf("the open cohort has been read, but the cursor rests on %d", got)
	}
	panetest.Press(t, p, d, "down")
	d.List = append([]model.Facts{facts(1, "A", 2020, 1, 1, 1), facts(2, "B", 2020, 1, 1, 1)}, all...)
	if got := panetest.Press(t, p, d, "enter").Go.Space; got != 8 {
		t.Errorf("others were read before it, and the cursor rests on %d", got)
	}
	d.Snap = &model.Snapshot{Space: 2}
	if got := panetest.Press(t, p, d, "enter").Go.Space; got != 2 {
		t.Errorf("cohort 2 was opened, and the cursor rests on %d", got)
	}
	d.List = []model.Facts{}
	d.More = false
	panetest.Same(t, panetest.Shown(p, d, 29, 5), "No cohort yet.")
}

func TestTwelveThousandCohorts(t *testing.T) {
	d, p := &panetest.Desk{Snap: &model.Snapshot{Space: 6001}, List: many(12000), Look: panetest.Plain()}, cohorts.New()
	got := panetest.Shown(p, d, 40, 12)
	if !strings.Contains(got, ">*Work Group 06000") || !strings.Contains(got, " above, ") {
		t.Errorf("shown is\n%s", got)
	}
	panetest.Press(t, p, d, "end")
	if got := panetest.Shown(p, d, 40, 12); !strings.Contains(got, "> Work Group 11999") || !strings.HasSuffix(got, "more above") {
		t.Errorf("at the end shown is\n%s", got)
	}
	panetest.Press(t, p, d, "home")
	if got := panetest.Shown(p, d, 40, 12); !strings.HasPrefix(got, "Hub 00 2015/16\n> Work Group 00000") || !strings.HasSuffix(got, "more below") {
		t.Errorf("at the top shown is\n%s", got)
	}
	last := ""
	for range 40 {
		panetest.Press(t, p, d, "pgdown")
		if got := panetest.Shown(p, d, 40, 12); got == last {
			t.Fatalf("a page down changes nothing:\n%s", got)
		} else {
			last = got
		}
	}
}

// TestRoomIsUsed looks at every height: as many cohorts are seen as fit, and the room
// below the last one is filled from above.
func TestRoomIsUsed(t *testing.T) {
	d := &panetest.Desk{Snap: &model.Snapshot{Space: 1}, List: many(12000)[:40], Look: panetest.Plain()}
	used := func(p pane.Pane, h int) int {
		n := 0
		for _, l := range strings.Split(panetest.Shown(p, d, 40, h), "\n") {
			if l != "" {
				n++
			}
		}
		return n
	}
	for h := 5; h < 60; h++ {
		p := cohorts.New()
		p.View(d, 40, h, true)
		panetest.Press(t, p, d, "end")
		p.View(d, 40, 5, true)
		for i := range h {
			if n := used(p, h); n < h-2 {
				t.Fatalf("%d above the end %d of %d lines are used:\n%s", i, n, h, panetest.Shown(p, d, 40, h))
			}
			panetest.Press(t, p, d, "up")
		}
	}
	for i := range d.List {
		d.List[i].Hub = model.ID(i%2 + 1)
	}
	p := cohorts.New()
	p.View(d, 40, 20, true)
	panetest.Press(t, p, d, "end")
	if got := strings.Count(panetest.Shown(p, d, 40, 19), "Work Group"); got != 6 {
		t.Errorf("with a heading each %d cohorts are seen on 18 lines", got)
	}
	for i := range d.List {
		d.List[i].Hub = model.ID(i/39 + 1)
	}
	if got := strings.Count(panetest.Shown(p, d, 40, 14), "Work Group"); got != 5 {
		t.Errorf("with two headings %d cohorts are seen on 13 lines", got)
	}
}

func TestViews(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"120x36": {29, 14}, "120x30": {29, 11}, "80x24": {78, 8}}, func(t *testing.T, th *theme.Theme, w, h int, focused bool) []string {
		d := threeDesk()
		d.Look = th
		lines := cohorts.New().View(d, w, h, focused)
		d.List, d.More = many(1200), true
		return append(append(lines, ""), cohorts.New().View(d, w, h, false)...)
	})
}

func TestEverySizeWithNastyTexts(t *testing.T) {
	var all []model.Facts
	for i, text := range panetest.Nasty() {
		f := facts(model.ID(i+1), text, 1990+i*10, i, i/2, i)
		f.Hub, f.HubName, f.Code, f.Closed = model.ID(i/3), text, text, i%2 == 0
		all = append(all, f)
	}
	for look, th := range panetest.Looks() {
		for _, size := range panetest.Sizes() {
			for _, hubs := range []bool{true, false} {
				d, p := &panetest.Desk{Snap: &model.Snapshot{Space: 5}, List: all, Look: th, More: hubs}, cohorts.New()
				if !hubs {
					d.List = all[:3]
				}
				for range len(all) + 1 {
					panetest.Fits(t, p.View(d, size[0], size[1], look == "dark"), size[0], size[1])
					if _, y, ok := p.Cursor(); ok != (size[0] > 0 && size[1] > 0) || y < 0 || ok && y >= size[1] {
						t.Fatalf("the cursor is on line %d, %v, at %v", y, ok, size)
					}
					panetest.Press(t, p, d, "down")
				}
			}
		}
	}
	panetest.Fits(t, cohorts.New().View(threeDesk(), -4, 3, true), -4, 3)
}

func TestAnyKeys(t *testing.T) {
	names := strings.Fields("up down left right home end pgup pgdown enter esc tab backspace h j k l q 1 2 ü n e w x d ctrl+s")
	all := many(300)
	rapid.Check(t, func(t *rapid.T) {
		d, p := threeDesk(), cohorts.New()
		d.List, d.Snap = all[:0], nil
		var asked *pane.Ask
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			if rapid.IntRange(0, 5).Draw(t, "read") == 0 {
				from := rapid.IntRange(0, len(all)).Draw(t, "from")
				d.List = all[from : from+rapid.IntRange(0, len(all)-from).Draw(t, "count")]
				d.More = rapid.Bool().Draw(t, "reading")
			}
			if rapid.IntRange(0, 5).Draw(t, "open") == 0 {
				d.Snap, asked = &model.Snapshot{Space: model.ID(rapid.IntRange(1, 310).Draw(t, "space"))}, nil
			}
			asked = panetest.Answered(t, p, d, asked, rapid.SampledFrom(names).Draw(t, "key"))
			w, h := rapid.IntRange(0, 60).Draw(t, "w"), rapid.IntRange(0, 20).Draw(t, "h")
			lines := p.View(d, w, h, true)
			panetest.Fits(t, lines, w, h)
			_, y, ok := p.Cursor()
			if ok != (w > 0 && h > 0 && len(d.List) > 0) || ok && (y >= h || w > 1 && !strings.HasPrefix(lines[y], ">")) {
				t.Fatalf("the cursor is on line %d, %v, of\n%s", y, ok, strings.Join(lines, "\n"))
			}
		}
	})
}

func BenchmarkView(b *testing.B) {
	for name, hub := range map[string]bool{"forty hubs": false, "one hub": true} {
		b.Run(name, func(b *testing.B) {
			d, p := &panetest.Desk{Snap: &model.Snapshot{Space: 6001}, List: many(12000), Look: panetest.Looks()["dark"], More: true}, cohorts.New()
			if hub {
				for i := range d.List {
					d.List[i].Hub, d.List[i].HubName = 1, "Origin Maths Hub"
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				panetest.Press(b, p, d, "down")
				p.View(d, 29, 17, true)
			}
		})
	}
}
