package register

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// shared is a room of two leads, Ann on this laptop and Bea on another, of which nothing was
// heard yet.
func shared(t testing.TB, n int, now string) *room {
	r := newRoom(t, n, now)
	for i, name := range []string{"Ann's laptop", "Bea's laptop"} {
		if err := r.Do(model.NameDevice{Device: model.ID(901 + i), Lead: model.ID(1 + i), Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	r.Say("")
	r.heard(time.Time{})
	return r
}

// heard is that the newest file of Bea's laptop was made then.
func (r *room) heard(at time.Time) {
	r.Others = pane.Company{Laptops: []model.Laptop{
		{Device: *r.Snap.Device(901), Own: true}, {Device: *r.Snap.Device(902), Heard: at},
	}}
}

// elsewhere marks on Bea's laptop, which stands where before says, and brings it here.
func (r *room) elsewhere(before *model.Snapshot, at string, actions ...model.Action) {
	r.t.Helper()
	r.IDs += 5000
	env := model.Env{Now: london(r.t, at), NewID: func() model.ID { r.IDs++; return r.IDs }, Lead: 2}
	for _, a := range actions {
		p, err := a.Plan(before, env)
		if err != nil {
			r.t.Fatal(err)
		}
		for _, c := range p.Changes {
			before, r.Snap = before.Apply(c), r.Snap.Apply(c)
		}
	}
	r.View(80, 23)
}

func (r *room) count() model.Count {
	h := r.sheet()
	return h.Count()
}

func (r *room) stroke(row int, verb model.Verb) model.Action {
	return model.Stroke{Sheet: r.id, Enrolment: r.sheet().Rows[row].Enrolment.ID, Verb: verb}
}

// disputed is a room in which Ann swept the rest and Bea had marked three of them, and each
// had marked Ahmed for himself.
func disputed(t testing.TB) *room {
	r := shared(t, 12, during)
	before := r.Snap
	r.keys("p down down down = enter a")
	r.elsewhere(before, "2021-11-17T09:41", r.stroke(0, model.VerbLate), r.stroke(1, model.VerbPresent), r.stroke(2, model.VerbPresent), r.stroke(4, model.VerbPresent))
	r.heard(london(t, "2021-11-17T09:45"))
	return r
}

func TestBothAnswersInTheRow(t *testing.T) {
	r := disputed(t)
	wide := strings.Join(r.View(120, 35), "\n")
	for _, want := range []string{
		"present 09:12 Ann / late 11 09:41 Bea", "absent Ann (rest) / present 09:41 Bea", "two answers 4", "Bea's marks: 4 here, the newest made 09:41",
		"* take Bea's 3 single marks over 3 of the rest",
	} {
		if !strings.Contains(wide, want) {
			t.Errorf("at 120 columns it does not say %q:\n%s", want, wide)
		}
	}
	r.mustShow("present Ann / late Bea", "Bea's marks: 4 here", "* take Bea's 3 single marks over 3 of the rest", "rest   ")
	c := r.count()
	if c.Disputed != 4 || c.InRoom != 0 || c.Absent != 8 {
		t.Errorf("two answers are counted as something else: %+v", c)
	}
	if got := fmt.Sprint(r.marks()); strings.Contains(got, "unmarked") {
		t.Errorf("somebody is unmarked: %s", got)
	}
}

func TestOneKeyTakesAnAnswer(t *testing.T) {
	r := disputed(t)
	r.keys("f")
	r.mustSay("4 with two answers: decide them first.")
	r.mustOn("1")
	r.keys("end <")
	r.mustSay("Ahmed, Bilal has two answers.")
	r.mustShow("TWO ANSWERS: < present 09:12 Ann   > late 11 09:41 Bea")
	r.keys(">")
	if m := r.sheet().Rows[0].Mark; !m.Late || r.sheet().Rows[0].Disputed() {
		t.Errorf("> left %v", m)
	}
	r.mustOn("2")
	r.keys("<")
	if m := r.sheet().Rows[1].Mark; m.Kind != model.Absent || !m.ByRest {
		t.Errorf("< left %v", m)
	}
	r.keys("u")
	if !r.sheet().Rows[1].Disputed() {
		t.Error("undo did not bring the two answers back")
	}
	r.keys("* esc")
	if n := r.count().Disputed; n != 3 {
		t.Fatalf("a no settled something: %d", n)
	}
	r.keys("*")
	r.mustShow("Take Bea's 3 single marks over 3 of the rest?")
	r.keys("enter")
	if n := r.count().Disputed; n != 0 || r.sheet().Rows[2].Mark.Kind != model.Present {
		t.Errorf("%d are left", n)
	}
	if id, ok := model.SheetOf(r.Done(1)[0].First().Label); !ok || id != r.id {
		t.Error("undo does not know that it was done on this screen")
	}
	if got := r.Snap.Describe(r.Done(1)[0].First().Label); got != "single marks taken over the rest, session 2" {
		t.Errorf("it is described as %q", got)
	}
	r.keys("*")
	r.mustSay("No single mark stands here")
	r.keys("<")
	r.mustSay("Nobody on this register has two answers.")
}

func TestOthersMarks(t *testing.T) {
	r := shared(t, 12, during)
	r.mustShow("Bea's marks: not here yet", "- my door")
	r.heard(london(t, "2021-11-17T08:00"))
	r.mustShow("Bea's marks: not here yet")
	r.heard(london(t, "2021-11-17T12:40"))
	r.mustShow("Bea's marks: none by 12:40")
	r.elsewhere(r.Snap, "2021-11-17T12:41", r.stroke(3, model.VerbPresent))
	r.mustShow("Bea's marks: 1 here, the newest made 12:41")
	if narrow := strings.Join(r.View(44, 20), "\n"); !strings.Contains(narrow, "Bea's marks: here 12:41") {
		t.Errorf("in short:\n%s", narrow)
	}
	r.elsewhere(r.Snap, "2021-11-18T08:05", r.stroke(3, model.VerbAbsent))
	r.mustShow("made 18 Nov 08:05")
	// A lead who works alone is told nothing.
	newRoom(t, 12, during).mustNotShow("marks:", "my door")
}

func TestTheRestWarns(t *testing.T) {
	r := shared(t, 12, during)
	r.keys("p =")
	r.mustShow("Bea's marks of today are not here yet", "Mark the rest all the same?")
	r.keys("esc")
	if n := r.count().Unmarked; n != 11 {
		t.Fatalf("a no marked somebody: %d", n)
	}
	r.keys("= =")
	r.mustShow("Bea's marks of today")
	r.keys("enter")
	r.mustShow("The 11 still unmarked:")
	r.keys("esc")
	r.elsewhere(r.Snap, "2021-11-17T09:41", r.stroke(3, model.VerbPresent))
	r.keys("=")
	r.mustShow("The 10 still unmarked:")
	r.keys("a")
	if n := r.count().Unmarked; n != 0 {
		t.Errorf("%d are unmarked", n)
	}
}

// splits chooses a door with keys.
func (r *room) splits(letters string) *room { return r.keys("-").types(letters).keys("enter") }

func TestMyDoor(t *testing.T) {
	r := shared(t, 20, during)
	r.keys("-").types("m-a")
	r.mustShow("My door A-M: 10 of 20. Bea takes N-Z: tell Bea.")
	r.keys("enter")
	r.mustSay("Bea takes N-Z: tell Bea.")
	r.mustShow("my door A-M", "my door 0 of 10, all 0 of 20", "other door N-Z: 0 of 10 marked")
	r.keys("p p p p p p p p p p")
	r.mustShow("My door is done; 10 of the other door are unmarked.")
	r.mustOn("")
	// The rest are those of my door: nobody, and nobody is warned of marks that are not mine.
	r.keys("=")
	r.mustSay("Nobody at my door A-M is unmarked.")
	r.keys("f")
	r.mustShow("10 people still unmarked, 0 at my door A-M")
	r.keys("enter")
	r.mustOn("11")
	r.keys("p")
	r.mustShow("Of the other door.", "my door 10 of 10, all 11 of 20")
	r.mustOn("12")
	// Whoever comes to the wrong door is found.
	r.keys("/").types("zaj")
	r.mustShow("(other door)")
	r.keys("enter")
	if m := r.sheet().Rows[19].Mark; !m.Here() {
		t.Errorf("Zając is %v", m)
	}
	r.keys("esc -").types("all").keys("enter")
	r.mustNotShow("my door A-M")
	r.mustShow("unmarked 8 of 20")
}

func TestTheRestOfMyDoor(t *testing.T) {
	r := shared(t, 20, during).splits("A-C")
	r.keys("p =")
	r.mustShow("The 2 still unmarked at my door A-C:")
	r.keys("a")
	c := r.count()
	if c.Absent != 2 || c.Unmarked != 17 {
		t.Errorf("the rest of the door are %+v", c)
	}
	r.mustSay("at my door A-C, 2 people: ABSENT")
}

func TestDoorIsAsked(t *testing.T) {
	r := shared(t, 12, during)
	for typed, want := range map[string]string{"5": "Type the first and the last letter", "x": "Nobody on this register has a family name of X.", "": "Type the first and the last letter"} {
		r.keys("-").types(typed).keys("enter")
		r.mustShow(want)
		r.keys("esc")
	}
	if len(r.Split) != 0 {
		t.Errorf("a door was kept: %v", r.Split)
	}
	r.splits("A-D").open(12, 0).open(11, 0)
	r.mustShow("my door A-D")
}

// TestNobodyIsOutOfReach: with whatever door, everybody is listed once, the arrows reach
// everybody, and so does the name.
func TestNobodyIsOutOfReach(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		r := shared(outer, 20, during)
		from, to := rapid.ByteRange('A', 'Z').Draw(t, "from"), rapid.ByteRange('A', 'Z').Draw(t, "to")
		door, _ := model.ReadDoor(string([]byte{from, '-', to}))
		r.Split = r.Split.With(r.id, door)
		r.View(80, rapid.IntRange(11, 30).Draw(t, "lines"))
		for range rapid.IntRange(0, 20).Draw(t, "marks") {
			r.press(rapid.SampledFrom([]string{"p", "a", "down", "up", "end", "home", "pgdown"}).Draw(t, "key"))
		}
		r.keys("home")
		seen := map[model.ID]bool{}
		for range r.h.Rows {
			seen[r.at] = true
			r.mustHaveCursor(t)
			r.keys("down")
		}
		for i, row := range r.h.Rows {
			if !seen[row.Enrolment.ID] {
				t.Fatalf("the arrows do not reach %s with the door %s", row.Person.Listed(), door)
			}
			r.keys("/").types(row.Person.Family)
			found := false
			for _, at := range r.shown {
				found = found || at == i
			}
			if !found {
				t.Fatalf("%s is not found", row.Person.Listed())
			}
			r.keys("esc")
		}
	})
}

// mustHaveCursor fails unless the row with the cursor is on the screen.
func (r *room) mustHaveCursor(t *rapid.T) {
	lines := r.View(80, 23)
	x, y, ok := r.Cursor()
	if i := r.row(r.at); !ok || !strings.Contains(lines[y], r.h.Rows[i].Person.Family[:3]) {
		t.Fatalf("the cursor is at %d,%d, not on %s:\n%s", x, y, r.h.Rows[i].Person.Listed(), strings.Join(lines, "\n"))
	}
}

func TestViewsOfTwo(t *testing.T) {
	for _, size := range [][2]int{{80, 23}, {120, 35}} {
		for name, make := range map[string]func(testing.TB) *room{
			"two-answers": func(t testing.TB) *room { return disputed(t).keys("<") },
			"my-door": func(t testing.TB) *room {
				return shared(t, 20, during).splits("A-G").keys("p p").keys("/").types("usm").keys("enter esc")
			},
			"everything": func(t testing.TB) *room { r := disputed(t); r.Hide = pane.Everything; return r },
		} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				r := make(t)
				panetest.Golden(t, r.Pane.View(r.Desk, size[0], size[1], true))
			})
		}
	}
}
