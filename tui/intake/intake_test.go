package intake_test

import (
	"errors"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/intake"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

var _ pane.Pane = (*intake.Pane)(nil)

func TestAReportIsTakenIn(t *testing.T) {
	x := newScreen(t)
	x.sees("Drag it onto this window").read()
	x.sees("Teams report, 13 Nov 2023, 5 people", "3 changes, 1 to be decided, 1 WRONG", "which session", "late from", "< 10 minutes >", "who is it?     minh", "9:31 to 14:28", "1 not decided are left alone")
	if x.d.Snap.Enrolment(500).Mark(101).Kind != model.Unmarked {
		t.Fatal("something is written before a yes")
	}
	x.press("enter").sees("Who is it", "Nguyễn, Minh").types("ngu").press("enter")
	x.sees("4 changes, 1 WRONG").misses("to be decided")
	x.press("y").says("y or enter takes it in: 4 changes").sees("> y take it in").press("y").says("By row number: 4 PRESENT.")
	if x.d.Snap.Enrolment(503).Mark(101).Kind != model.Present {
		t.Error("it is not taken in")
	}
	if n := len(x.d.Done(9)); n != 1 || !x.p.Took(x.d.Done(1)[0].First().ID) {
		t.Errorf("%d actions", n)
	}
	x.sees("3 there already")
	x.press("esc")
	if x.went.Screen != pane.Back {
		t.Errorf("esc leads to %+v", x.went)
	}
}

func TestSettingsAndLines(t *testing.T) {
	x := newScreen(t)
	x.read()
	x.press("tab", "tab").sees("> late from", "one of 3; enter lists them").press("right").sees("< 15 minutes >", "15 minutes lat~").press("right").sees("< 5 minutes >").press("left", "left").sees("< 10 minutes >")
	x.press("tab").sees("> which session").press("right").sees("NOT LIKE THIS: The report is of 13 Nov 2023", "nothing can be taken in like this")
	x.press("y", "y").says("Choose the session that it is of")
	if !x.d.Warned || len(x.d.Done(9)) != 0 {
		t.Error("what is stopped is taken in")
	}
	x.press("shift+tab").sees("> late from").press("shift+tab").sees("> which session").press("enter").sees("session 1", "session 2").press("up", "enter").misses("NOT LIKE THIS")
	x.press("home").sees("> which session").press("down", "down").sees("> who is it?").press("x").sees("1 left out").misses("to be decided")
	x.press("up", "x").says("cannot be left out by itself").press("enter").says("nothing to decide")
	x.press("end", "up").sees("2 guests who are not")
	x.press("esc").sees("what you decided about it would be").press("esc")
	if x.went.Screen != pane.Stay {
		t.Error("decisions are thrown away unasked")
	}
}

func TestTheSameAgain(t *testing.T) {
	x := newScreen(t)
	x.read().press("x", "y", "y").says("3 PRESENT").press("f").read().press("x", "y").sees("nothing would change: 0 changes").press("enter").says("0 changes")
	if len(x.d.Done(9)) != 1 {
		t.Error("something is written")
	}
}

func TestOthersSeeNoAddress(t *testing.T) {
	x := newScreen(t)
	x.d.Hide = pane.NamesOnly
	x.read().sees("hidden at names only", "minh", "(e-mail) has them").misses("@", "9:31")
	x.d.Hide = pane.Everything
	x.sees("robin@hub.example", "minh.n@school.example")
	x.d.Hide = pane.Nothing
	x.misses("minh")
}

func TestWhatCannotBeRead(t *testing.T) {
	x := newScreen(t)
	x.press("enter").sees("Type the path of a file").types("/tmp/none.csv").press("enter").says("NOT READ: there is no file /tmp/none.csv: check the path.").sees("Nothing is read yet")
	x.press("f").types("a.csv /tmp/b.csv").sees("enter reads 2 files as one").press("enter")
	if got := x.files.asked[1]; got != "/home/ada/a.csv|/tmp/b.csv" {
		t.Errorf("read is %q", got)
	}
	x.press("y", "x", "enter", "tab", "right", "down").press("f", "esc")
	if x.went.Screen != pane.Back {
		t.Error("esc stays on an empty screen")
	}
	x = newScreen(t)
	x.press("esc")
	e := x.p.Paste(x.d, "file:///home/ada/report.csv\n")
	x.follow(e)
	if strings.Contains(x.shown(), "Teams report") {
		t.Error("a pane that was left hears of what was read")
	}
	x = newScreen(t)
	x.ask = nil
	e = x.p.Paste(x.d, "'/home/ada/report.csv'")
	x.follow(e.Errand.Then(x.d, pane.ErrStopped))
	x.says("Stopped: nothing was taken in").sees("Nothing is read yet")
	x.follow(e.Errand.Then(x.d, errors.New("the disk is gone.")))
	x.says("NOT READ: the disk is gone.")
}

func TestSeveralKinds(t *testing.T) {
	x, n := newScreen(t), 0
	x.files.holds["/home/ada/x.csv"] = []model.Readable{{Kind: model.IntakeForms, Intake: report{title: "Forms", proposals: &n}}, {Kind: model.IntakePeople, Intake: report{title: "People", proposals: &n}}}
	x.types("x.csv").press("enter").sees("x.csv can be read as several things", "a  answers of a form (Microsoft or Google): 3 changes", "b  a table of people: 3 changes").press("b").sees("People")
}

// TestManyLines: a proposal is worked out once for a decision, and drawing does not go
// through its lines.
func TestManyLines(t *testing.T) {
	x, n := newScreen(t), 0
	x.files.holds["/home/ada/big.csv"] = []model.Readable{{Kind: model.IntakePeople, Intake: report{more: 24_000, proposals: &n}}}
	x.types("big.csv").press("enter")
	before := n
	for range 200 {
		x.press("down")
	}
	x.press("pgdown", "end", "home", "pgdown").sees("above,")
	if n != before || before > 2 {
		t.Errorf("worked out %d times, then %d", before, n)
	}
	x.press("home", "right").sees("NOT LIKE THIS").press("left").misses("NOT LIKE THIS", "worked out").press("y", "y").says("3 PRESENT").sees("3 there already", "> nothing would change yet")
	if steps := x.d.Done(9); len(steps) != 1 {
		t.Errorf("%d actions", len(steps))
	}
	e := x.p.Key(x.d, panetest.Key(t, "tab"))
	e = x.p.Key(x.d, panetest.Key(t, "right"))
	x.sees("being worked out").press("y", "y").says("still being worked out")
	x.follow(e.Errand.Then(x.d, pane.ErrStopped))
	x.says("as it was").misses("being worked out")
	if allocs := testing.AllocsPerRun(5, func() { x.p.View(x.d, 80, 20, true) }); allocs > 2000 {
		t.Errorf("one view takes %v allocations", allocs)
	}
}

func TestLooks(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"80x24": {80, 20}, "120x36": {120, 32}}, func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
		x := newScreen(t)
		x.d.Look = look
		x.read()
		return x.p.View(x.d, w, h, focused)
	})
	for _, size := range panetest.Sizes() {
		x := newScreen(t)
		panetest.Fits(t, x.p.View(x.d, size[0], size[1], true), size[0], size[1])
		x.read()
		panetest.Fits(t, x.p.View(x.d, size[0], size[1], true), size[0], size[1])
		x.press("y")
		panetest.Fits(t, x.p.View(x.d, size[0], size[1], true), size[0], size[1])
	}
}
