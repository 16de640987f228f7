package register

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

// taken is a register in the middle of a morning, as it stands in a room.
func taken(t testing.TB) *room {
	r := newRoom(t, 20, before)
	d := model.NewDraft(r.Snap, r.Env(), model.VerbTold, 0, 11, 0)
	rows := r.sheet().Rows
	d.ToldAs(rows[6].Enrolment, 11, model.Told{Kind: model.CannotCome, On: model.MakeDay(2021, 11, 9)})
	d.ToldAs(rows[7].Enrolment, 11, model.Told{Kind: model.WillLeave, At: clock(t, "12:30"), On: model.MakeDay(2021, 11, 9)})
	r.Snap = r.Snap.Apply(d.Change())
	r.keys("p p p").types("a").keys("p down c enter")
	r.Clock = london(t, during)
	r.keys("p s").types("Joe Bell").keys("enter w").types("Marie Dupont").keys("enter").types("Kestrel School").keys("enter")
	r.Clock = london(t, late)
	r.keys("l")
	return r
}

func TestViews(t *testing.T) {
	states := []struct {
		name string
		do   func(*room)
	}{
		{"taken", func(*room) {}},
		{"everything", func(r *room) { r.Hide = pane.Everything }},
		{"door", func(r *room) { r.keys("/").types("o") }},
		{"asked", func(r *room) { r.keys("c").types("9 n") }},
		{"name-typed", func(r *room) { r.gap /= 30; r.types("hak") }},
		{"finished", func(r *room) { r.keys("= a f") }},
		{"before-the-day", func(r *room) { r.open(12, 0).keys("c enter l 2 0") }},
		{"another-day", func(r *room) { r.Clock = london(r.t, "2021-11-22T10:00"); r.open(11, 0) }},
	}
	for _, size := range [][2]int{{80, 23}, {120, 29}, {120, 35}} {
		for _, s := range states {
			looks := []string{"plain", "light", "dark"}
			if s.name != "taken" && s.name != "everything" {
				looks = looks[:1]
			}
			for _, look := range looks {
				t.Run(fmt.Sprintf("%s/%s-%dx%d", s.name, look, size[0], size[1]), func(t *testing.T) {
					r := taken(t)
					if look == "plain" {
						look = "no-color"
					}
					r.Look = panetest.Looks()[look]
					s.do(r)
					panetest.Golden(t, r.Pane.View(r.Desk, size[0], size[1], true))
				})
			}
		}
	}
}

var sizes = [][2]int{{1, 1}, {2, 40}, {5, 3}, {12, 12}, {20, 9}, {40, 11}, {60, 17}, {80, 23}, {81, 10}, {120, 29}, {200, 60}, {500, 200}}

// mustFit fails unless the view has exactly that size however it is measured, and
// nothing in it that a terminal would obey but colours.
func mustFit(t *testing.T, r *room, w, h int) {
	t.Helper()
	lines := r.Pane.View(r.Desk, w, h, true)
	panetest.Fits(t, lines, w, h)
	for y, l := range lines {
		if plain := ansi.Strip(l); strings.ContainsAny(plain, "\x1b\n\r\t\x07\u202e\u200b") {
			t.Fatalf("line %d at %dx%d lets through %q", y, w, h, plain)
		}
	}
	if x, y, ok := r.Cursor(); ok && (x < 0 || x >= w || y < 0 || y >= h) {
		t.Fatalf("the cursor is at %d,%d at %dx%d", x, y, w, h)
	}
}

func TestAnySize(t *testing.T) {
	for _, th := range []*theme.Theme{panetest.Looks()["dark"], panetest.Plain()} {
		for _, words := range []string{"", "p l 2", "/ o", "/ o down", "c", "s", "m", "=", "r a 1", "w M enter", "f", "enter", "k", "end", "p p p k", "u"} {
			r := taken(t)
			r.Look = th
			for i, size := range sizes {
				r.Hide = pane.Privacy(i % 2)
				mustFit(t, r, size[0], size[1])
			}
			r.Hide = pane.Everything
			r.keys(words)
			for _, size := range sizes {
				mustFit(t, r, size[0], size[1])
			}
			mustFit(t, r, 0, 0)
		}
	}
}

// TestNastyNames: names of every kind, in every place where they are drawn.
func TestNastyNames(t *testing.T) {
	nasty := []string{
		"\x1b[31mred\x1b[m", "\u202eabc", strings.Repeat("long ", 2000), "李小龙", "👨‍👩‍👧‍👦", "e\u0301\u0302\u0303\u0304\u0305", "a\nb\tc", "\x00\x07", "\u200b\u200d", "น้ำใจ",
		"", " ", "Nguyễn", "\xff\xfe", "\u009b2J", "ﷺ", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", strings.Repeat("\u0301", 300),
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for round := range 12 {
		r := newRoom(t, len(nasty), late)
		d := model.NewDraft(r.Snap, r.Env(), model.VerbFilled)
		for i := range nasty {
			pick := func() string { return nasty[rnd.IntN(len(nasty))] + nasty[rnd.IntN(len(nasty))] }
			d.Person(model.Person{ID: model.ID(200 + i), Given: pick(), Family: nasty[i], Label: pick()})
			if i < 7 {
				d.School(model.School{ID: model.ID(100 + i), Name: pick()})
			}
			e := r.Snap.Enrolment(model.ID(300 + i))
			d.ToldAs(e, 11, model.Told{Kind: model.WillSend, Substitute: model.ID(200 + (i+3)%len(nasty))})
			d.Enrol(model.Enrolment{ID: e.ID, Person: e.Person, School: e.School, Role: pick(), Status: e.Status, Year: 3})
		}
		x := *r.sessions[1]
		x.Venue = nasty[round%len(nasty)]
		d.Session(x)
		r.Snap = r.Snap.Apply(d.Change())
		r.Look = panetest.Looks()[[]string{"dark", "light"}[round%2]]
		for _, words := range []string{"", "l 2", "s", "esc c", "esc enter", "esc t", "esc m", "esc f", "esc r a 1 - 9", "esc esc / a", "down", "esc w a", "esc esc h a k"} {
			r.gap, r.Hide = 1, pane.Privacy(rnd.IntN(2))
			r.keys(words)
			size := sizes[rnd.IntN(len(sizes))]
			mustFit(t, r, size[0], size[1])
			mustFit(t, r, 80, 23)
			if title := r.Title(r.Desk); strings.ContainsAny(title, "\x1b\n\u202e\x00") {
				t.Fatalf("the title lets through %q", title)
			}
		}
	}
}

// TestCursorRests: those who read the screen by ear find the row, or the line.
func TestCursorRests(t *testing.T) {
	r := newRoom(t, 30, during)
	at := func(want string) {
		t.Helper()
		lines := r.View(80, 23)
		x, y, ok := r.Cursor()
		if !ok || !strings.HasPrefix(string([]rune(lines[y])[x:]), want) {
			t.Fatalf("the cursor rests at %d,%d (%v), not on %q:\n%s", x, y, ok, want, strings.Join(lines, "\n"))
		}
	}
	at(">  1  Ahmed")
	r.keys("p p end")
	at("> 30  Zając")
	r.keys("/").types("kha")
	at("_  enter")
	r.keys("down")
	at(">  8  Khan")
	r.keys("esc c").types("9")
	lines := r.View(80, 23)
	if x, y, ok := r.Cursor(); !ok || string([]rune(lines[y])[x-1]) != "9" {
		t.Errorf("while a day is typed the cursor is at %d,%d", x, y)
	}
	r.keys("esc = p")
	if _, _, ok := r.Cursor(); ok {
		t.Error("the cursor rests on somebody when everybody is marked")
	}
}

// TestFewBytes: a mark changes few lines.
func TestFewBytes(t *testing.T) {
	r := newRoom(t, 12, during)
	r.Look = panetest.Looks()["dark"]
	r.keys("p p")
	was := r.Pane.View(r.Desk, 80, 23, true)
	r.keys("p")
	now := r.Pane.View(r.Desk, 80, 23, true)
	changed := 0
	for i := range now {
		if now[i] != was[i] {
			changed++
		}
	}
	if changed > 5 {
		t.Errorf("a mark changes %d lines: counts, three rows and the foot would do", changed)
	}
}

func TestLegend(t *testing.T) {
	r := newRoom(t, 3, during)
	r.mustShow(
		" p/space present  l late  a absent  c cancelled  s substitute  o online  h half \n",
		" e left early  b brought the task  backspace clears  = the rest  f finish       \n",
		" / door  w not on the list  enter more  ctrl+o hide  u undo  esc back  ? keys",
	)
	wide := strings.Join(r.View(120, 35), "\n")
	for _, text := range []string{"x excused", "m elsewhere", "r row numbers", "t note", "? keys"} {
		if !strings.Contains(wide, text) {
			t.Errorf("the wide legend does not say %q:\n%s", text, wide)
		}
	}
	if small := strings.Join(r.View(40, 11), "\n"); !strings.Contains(small, "? keys") || !strings.Contains(small, "u undo") || !strings.Contains(small, "l late") || !strings.Contains(small, "Ahmed") {
		t.Errorf("the small legend is:\n%s", small)
	}
}
