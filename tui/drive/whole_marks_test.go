//go:build linux || darwin

package drive_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"workgroup/tui/drive"
	"workgroup/tui/drive/screen"
)

// firstRegister takes the demo's first register, with the plug pulled in the middle of its story.
func firstRegister(t *testing.T, h home) {
	path := h.file("try.db")
	r := h.start("demo", "--file", path)
	r.Wait(" 1 Cohorts ", " 2 Cycle", " 3 ", " To do ", "Subject Leadership 2021/22", "1 Wed 17 Nov 21  Twyford", "18 people", "demo, not protected")
	r.WaitFor("to have its cursor on session 1", func(s *screen.Screen) bool {
		at := s.Cursor()
		return at.Visible && strings.Contains(s.Line(at.Y), "1 Wed 17 Nov 21") && strings.HasSuffix(cells(s, at.Y, 0, at.X), "│")
	})
	r.Press("enter")
	st := saved(r, "18 of 18")
	if len(st.names) != 18 || st.names[0] != "Ahmed, Zainab" || st.names[17] != "Zhang, Yuhan" || !r.Contains(" >  1  Ahmed, Zainab") {
		t.Fatalf("the register shows %q", st.names)
	}
	r.Hold("p", 18)
	st = saved(r, "0 of 18")
	if wrong := differ(st.marks, all(18, "present 09:24")); wrong != "" {
		t.Error(wrong)
	}
	r.Kill()

	again := h.start("demo", "--file", path)
	again.Wait("18/18", "3 Wed 25 May 22", "LAST: ")
	again.Press("enter")
	if wrong := differ(saved(again, "0 of 18").marks, st.marks); wrong != "" {
		t.Errorf("after the plug: %s", wrong)
	}
	again.Press("u")
	if wrong := differ(saved(again, "1 of 18").marks, append(all(17, "present 09:24"), "unmarked")); wrong != "" {
		t.Errorf("after undo: %s", wrong)
	}
	again.Wait("Taken back", " > 18  Zhang, Yuhan")
	again.Press("f")
	again.Wait("1 person still unmarked: Zhang, Yuhan")
	again.Press("enter", "a")
	saved(again, "0 of 18")
	again.Press("f")
	again.Wait("FINISHED 17 Nov 09:24", "  saved  ")
	quit(t, again)

	out := h.command(nil, "export", "json", "--file", path)
	if out.code != 0 || out.err != "" {
		t.Fatalf("export ends with %d: %s", out.code, out.err)
	}
	session := exported(t, out.out, "ssl-2021").Sessions[0]
	if session.Number != 1 || session.State != "finished" || len(session.Marks) != 18 {
		t.Fatalf("exported is %+v", session)
	}
	for _, m := range session.Marks {
		want := markEntry{Person: m.Person, Mark: "present", Way: "room", Arrived: "09:24", CreditQuarters: 4}
		if m.Person == "Yuhan Zhang" {
			want = markEntry{Person: m.Person, Mark: "absent"}
		}
		if m != want {
			t.Errorf("exported is %+v, want %+v", m, want)
		}
	}
}

// The parts of the export that these tests read; null reads as "".
type cohortEntry struct {
	Code     string
	Sessions []struct {
		Number int
		State  string
		Marks  []markEntry
	}
}

type markEntry struct {
	Person, Mark, Way, Arrived string
	CreditQuarters             int `json:"credit_quarters"`
}

func exported(t *testing.T, text, code string) cohortEntry {
	t.Helper()
	var doc struct {
		Format  any
		Cohorts []cohortEntry
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("the export is no JSON: %v", err)
	}
	i := slices.IndexFunc(doc.Cohorts, func(c cohortEntry) bool { return c.Code == code })
	if i < 0 || doc.Format == nil {
		t.Fatalf("no cohort %s in the export", code)
	}
	c := doc.Cohorts[i]
	for i := range c.Sessions {
		marks := &c.Sessions[i].Marks
		*marks = slices.DeleteFunc(*marks, func(m markEntry) bool { return m.Mark == "not-enrolled" })
	}
	return c
}

// fewKeys takes a register with two absent and one late: one by one, and with the rest.
func fewKeys(t *testing.T, h home) {
	want := all(18, "present 09:24")
	want[3], want[9], want[5] = "absent", "absent", "late"
	one := h.register(h.file("one.db"))
	one.Type("pppaplpppapppppppp")
	if wrong := differ(saved(one, "0 of 18").marks, want); wrong != "" {
		t.Error(wrong)
	}
	rest := h.register(h.file("rest.db"))
	rest.Press("down", "down", "down", "a", "down", "l", "down", "down", "down", "a", "=")
	rest.Wait("The 15 still unmarked:", "esc nobody")
	rest.Press("p")
	got := saved(rest, "0 of 18").marks
	for i := range got {
		if i != 5 && want[i] != "absent" {
			want[i] = "present rest" // without a time of arrival
		}
		if got[i] != want[i] && (i != 5 || got[i] != "late 09:24") {
			t.Errorf("with the rest row %d is %q, want %q", i+1, got[i], want[i])
		}
	}
}

// plugAtAnyMoment pulls the plug while keys come in. What the screen called saved must be there, and nothing that was not typed.
func plugAtAnyMoment(t *testing.T, h home) {
	words := map[byte]string{'p': "present 09:24", 'a': "absent", 'x': "excused", 'h': "part", 'l': "late", 'o': "online"}
	random := rand.New(rand.NewPCG(2021, 11))
	for round := range 8 {
		path := h.file(fmt.Sprintf("plug%d.db", round))
		r := h.register(path)
		letters := make([]byte, 18)
		for i := range letters {
			letters[i] = "paxhlo"[random.IntN(6)]
		}
		at, burst := random.IntN(19), random.IntN(18)
		r.Burst(string(letters[:burst]))
		r.Type(string(letters[burst:]))
		var kept state
		r.WaitFor("to have saved some", func(s *screen.Screen) bool {
			kept = lookAt(s)
			return kept.saved && marked(kept) >= at
		})
		r.Kill()
		after := see(h.register(path))
		for i, m := range after.marks {
			typed := words[letters[i]]
			if m != "unmarked" && m != typed {
				t.Errorf("round %d: row %d is %q, typed was %q", round, i+1, m, typed)
			}
			if was := kept.marks[i]; was != "unmarked" && m != was {
				t.Errorf("round %d: row %d was saved as %q and is %q", round, i+1, was, m)
			}
		}
		if len(after.marks) != 18 {
			t.Errorf("round %d: %d rows", round, len(after.marks))
		}
	}
}

func marked(s state) int {
	n := 0
	for _, m := range s.marks {
		if m != "unmarked" {
			n++
		}
	}
	return n
}

func heldKeys(t *testing.T, h home) {
	r := h.register(h.file("try.db"))
	// Those that mark come in one piece: a busy machine must not pause between two of them.
	r.Burst(strings.Repeat("p", 18))
	r.Hold("p", 22)
	r.Wait("18 people marked very fast: Ahmed, Zainab; Begum, Nasima", "They stay; z")
	if wrong := differ(saved(r, "0 of 18").marks, all(18, "present 09:24")); wrong != "" {
		t.Error(wrong)
	}
	r.Press("z")
	if wrong := differ(saved(r, "18 of 18").marks, all(18, "unmarked")); wrong != "" {
		t.Error(wrong)
	}
	r.Press("U")
	if n := marked(until(r, "to have done it again", func(s state) bool { return s.saved && marked(s) > 0 })); n != 18 {
		t.Errorf("redo of what z took back marks %d", n)
	}
}

func pastedNames(t *testing.T, h home) {
	r := h.register(h.file("try.db"))
	r.Paste("Khan, Imran\nAhmed, Zainab\nppp\n")
	r.Wait("What was pasted is not read as keys: nobody was marked")
	saved(r, "18 of 18")
	r.Press("/")
	r.Wait("DOOR:")
	r.Paste("khan\n")
	r.Wait("Khan, Imran", "enter: IN")
	r.WaitGone("Ahmed, Zainab")
	r.Press("enter")
	until(r, "to have marked one", func(s state) bool { return s.saved && s.unmarked == "17 of 18" })
	r.Press("esc")
	r.Wait("Ahmed, Zainab", "MARKING:")
	want := all(18, "unmarked")
	want[6] = "present 09:24"
	if got := see(r).marks; !strings.HasPrefix(got[6], "present") || marked(state{marks: got}) != 1 {
		t.Error(differ(got, want))
	}
}

// nameOutsideDoor types a name whose letters mark people until one marks nobody; z moves what was typed to the door.
func nameOutsideDoor(t *testing.T, h home) {
	r := h.register(h.file("try.db"))
	r.Burst("pai") // in one piece: a name is what comes within two seconds
	saved(r, "16 of 18")
	r.Wait("To type a name press / first. z takes back Ahmed, Zainab; Begum, Nasima", `types "pai" there`)
	r.Press("z")
	saved(r, "18 of 18")
	r.Wait("DOOR:", "no match")
}

func capsLock(t *testing.T, h home) {
	r := h.register(h.file("try.db"))
	r.Press("P", "L", "A")
	st := saved(r, "15 of 18")
	if wrong := differ(st.marks[:3], []string{"present 09:24", "late", "absent"}); wrong != "" {
		t.Error(wrong)
	}
	r.Press("U")
	r.Wait("Nothing to redo. Undo is u: is Caps Lock on?")
	if wrong := differ(see(r).marks, st.marks); wrong != "" {
		t.Error(wrong)
	}
	r.Press("u")
	saved(r, "16 of 18")
	r.Press("U")
	if wrong := differ(saved(r, "15 of 18").marks, st.marks); wrong != "" {
		t.Error(wrong)
	}
}

func resizedWhileTyping(t *testing.T, h home) {
	path := h.file("try.db")
	r := h.register(path)
	r.Type("ppp")
	saved(r, "15 of 18")
	r.Resize(20, 5)
	r.Wait("Workgroup needs a", "one larger; q q")
	r.Type("ppp ")
	r.Press("ctrl+c")
	r.Wait("q again leaves")
	r.Press("p")
	r.Wait("Workgroup needs a")
	r.Resize(120, 36)
	if wrong := differ(saved(r, "15 of 18").marks[:4], append(all(3, "present 09:24"), "unmarked")); wrong != "" {
		t.Errorf("keys that nobody saw act: %s", wrong)
	}
	for _, size := range [][2]int{{0, 0}, {20, 5}, {500, 200}, {1, 1}, {39, 12}, {40, 12}, {80, 24}} {
		r.Type("a")
		r.Resize(size[0], size[1])
		r.Type("l")
	}
	r.Wait("esc back", "unmarked")
	narrow(t, r)
	r.Resize(500, 200)
	r.WaitFor("to draw all", func(s *screen.Screen) bool {
		return strings.Contains(s.Text(), "Zhang, Yuhan") && strings.Contains(s.Line(197), "esc back")
	})
	r.Press("esc")
	r.Wait(" 1 Cohorts ", " 2 Cycle")
	r.Resize(80, 24)
	r.Wait("enter open", "╰")
	narrow(t, r)
	quit(t, r)
}

// narrow checks that the head and the foot of a screen of 80 by 24 stand where they belong.
func narrow(t *testing.T, r *drive.Run) {
	t.Helper()
	r.WaitFor("to fill 80 by 24", func(s *screen.Screen) bool {
		return strings.HasSuffix(s.Line(0), "Wed 09:24") && len([]rune(s.Line(0))) == 79 && s.Line(23) != "" && s.Line(22) != ""
	})
	nothingUnknown(t, r)
}

func straight(t *testing.T, h home) {
	path := h.demo("try.db")
	r := h.start("--file", path, "--cohort", "SSL-2021", "--session", "2")
	r.Wait(" 2  Thu 3 Feb 2022", "demo, not protected")
	r.Press("esc")
	r.Wait("Cohorts", "enter open")
	quit(t, r)
	r = h.start("--file", path, "--cohort", "ssl-2023")
	r.Wait("Origin Maths Hub", "Mon 4 Dec 2023 15:42", "Not finished: register 1")
	quit(t, r)
	r = h.start("--file", path, "--cohort", "nobody")
	r.Wait("There is no cohort nobody in this file")
	quit(t, r)
	r = h.start("--file", path, "--cohort", "ssl-2021", "--session", "9")
	r.Wait("no such session")
	quit(t, r)
}

func clock(t *testing.T, h home) {
	path := h.demo("try.db")
	args := []string{"--file", path, "--cohort", "ssl-2021", "--session", "1"}
	r := h.startAs(drive.Options{Args: args, Env: []string{"WORKGROUP_NOW=2021-11-17T09:55"}})
	r.Wait("Wed 09:55", "MARKING:")
	r.Press("l", "p")
	if wrong := differ(saved(r, "16 of 18").marks[:2], []string{"late 25 09:55", "present 09:55"}); wrong != "" {
		t.Error(wrong)
	}
	quit(t, r)
	r = h.startAs(drive.Options{Args: args, Env: []string{"WORKGROUP_NOW=2021-11-24T10:00"}})
	r.Wait("Wed 10:00", "MARKING:")
	r.Press("p")
	r.Wait("This register is of Wed 17 Nov 2021, 7 days ago. Mark it?")
	r.Press("enter")
	if wrong := differ(saved(r, "15 of 18").marks[2:3], []string{"present"}); wrong != "" {
		t.Error(wrong)
	}
	quit(t, r)
	h.startAs(drive.Options{Args: args, Env: []string{"WORKGROUP_NOW=tomorrow"}}).Wait(`WORKGROUP_NOW is "tomorrow": write it as 2021-11-17T09:24.`)
}

// finishedRegister presses mark keys in a finished register, the cursor on nobody and on somebody.
func finishedRegister(t *testing.T, h home) {
	r := h.register(h.file("try.db"))
	r.Type("=p")
	saved(r, "0 of 18")
	r.Press("f")
	r.Wait("FINISHED 17 Nov 09:24", "  saved  ")
	before := see(r).marks
	r.Press("down", "a")
	r.Wait("finished 17 Nov 09:24; f opens it")
	r.Press("esc")
	r.Wait("Cohorts")
	r.Press("enter")
	r.Wait("FINISHED 17 Nov 09:24")
	r.Press("a")
	r.Wait("finished 17 Nov 09:24; f opens it")
	if wrong := differ(see(r).marks, before); wrong != "" {
		t.Error(wrong)
	}
	r.Press("f", "up", "a")
	r.Wait("IN THE ROOM 17   absent 1", "  saved  ")
	r.WaitGone("FINISHED")
}

// seenToQuit asks for leaving where something else holds the foot of the screen: it must be seen that the next key leaves.
func seenToQuit(t *testing.T, h home) {
	path := h.demo("try.db")
	for name, keys := range map[string][]string{
		"a question": {"w"}, "the rest": {"="}, "a card": {"enter"}, "the door": {"/"}, "the keys": {"?"}, "minutes": {"l"},
	} {
		t.Run(name, func(t *testing.T) {
			r := h.of(t).register(path)
			r.Press(keys...)
			r.Press("ctrl+c")
			r.Wait("leave (q too)")
			r.Kill()
		})
	}
	t.Run("another day", func(t *testing.T) {
		r := h.of(t).start("--file", path, "--cohort", "ssl-2021", "--session", "2")
		r.Wait("It is Wed 17 Nov 2021; session 2 is on Thu 3 Feb 2022")
		r.Press("ctrl+c")
		r.Wait("leave (q too)")
		r.Kill()
	})
}

// undoElsewhere takes back from the panes what was marked in the register: it is named and wants enter.
func undoElsewhere(t *testing.T, h home) {
	r := h.register(h.file("try.db"))
	r.Press("p")
	saved(r, "17 of 18")
	r.Press("esc")
	r.Wait("LAST:", "1/18")
	r.Press("u")
	r.Wait("Zainab Ahmed", "on another screen")
	r.Press("u")
	r.Press("enter")
	r.Wait("Taken back: ", "0/18", "  saved  ")
	quit(t, r)
}
