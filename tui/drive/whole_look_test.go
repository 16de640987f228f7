//go:build linux || darwin

package drive_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"workgroup/tui/drive"
	"workgroup/tui/drive/screen"
	"workgroup/tui/drive/tty"
)

// tape is a run of which every byte is kept.
type tape struct {
	t       *testing.T
	program *tty.Program
	screen  *screen.Screen
	bytes   strings.Builder
}

// record runs the program in a terminal of 120 by 36 and keeps what it writes.
func (h home) record(term string, env []string, args ...string) *tape {
	h.t.Helper()
	program, err := tty.Start(tty.Command{Path: h.binary, Args: args, Env: h.env(env...), Dir: h.folder, Term: term, Width: 120, Height: 36})
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(program.Close)
	var answers []byte
	p := &tape{t: h.t, program: program}
	p.screen = screen.New(screen.Settings{Width: 120, Height: 36, Reply: func(b []byte) {
		answers = append(answers[:0], b...)
		_, _ = program.Write(answers)
	}})
	return p
}

// wait reads until the texts are shown, or, where there are none, to the end.
func (p *tape) wait(texts ...string) {
	p.t.Helper()
	limit := time.NewTimer(time.Minute)
	defer limit.Stop()
	for {
		missing := len(texts) == 0
		for _, want := range texts {
			missing = missing || !strings.Contains(p.screen.Text(), want)
		}
		if !missing {
			return
		}
		select {
		case chunk, more := <-p.program.Output():
			if !more {
				if len(texts) > 0 {
					p.t.Fatalf("it ended without %q:\n%s", texts, p.screen.Text())
				}
				return
			}
			p.bytes.Write(chunk.Bytes)
			_, _ = p.screen.Write(chunk.Bytes)
		case <-limit.C:
			p.t.Fatalf("waited in vain for %q:\n%s", texts, p.screen.Text())
		}
	}
}

func (p *tape) send(keys string) {
	if _, err := p.program.Write([]byte(keys)); err != nil {
		p.t.Fatal(err)
	}
}

// tour goes through panes, help, register, a question, a warning and the covered screen, and leaves.
func (p *tape) tour() string {
	p.t.Helper()
	p.wait("Cohorts", "Cycle", "enter open")
	p.send("?")
	p.wait("Keys:", "closes")
	p.send("x")
	p.wait("enter open")
	p.send("4")
	p.wait("MARKING:")
	p.send("pal")
	p.wait("unmarked 15 of 18", "saved")
	p.send("=")
	p.wait("The 15 still unmarked:")
	p.send("x")
	p.wait("unmarked 0 of 18", "saved")
	p.send("\x0f")
	p.wait("The screen is covered")
	p.send("\x0f")
	p.wait("MARKING:", "names only")
	p.send("\x0f")
	p.wait("Days")
	p.send("\x03")
	p.wait("leave (q too)")
	p.send("\x03")
	p.wait()
	if code := p.program.Code(); code != 0 {
		p.t.Errorf("exit code %d", code)
	}
	if u := p.screen.Unknown(); len(u) > 0 {
		p.t.Errorf("sequences that the screen does not understand: %v", u)
	}
	return p.bytes.String()
}

// looks reads all bytes of a tour for colours and box characters where none may be.
func looks(t *testing.T, h home) {
	for _, c := range []struct {
		name, term     string
		env, args      []string
		boxes          bool
		colours, style bool
	}{
		{name: "colour", env: []string{"COLORTERM=truecolor"}, boxes: true, colours: true, style: true},
		{name: "ascii", args: []string{"--ascii"}, colours: true, style: true},
		{name: "nocolor", env: []string{"NO_COLOR=1"}, boxes: true, style: true},
		{name: "dumb", term: "dumb"},
		{name: "dumbcolor", term: "dumb", env: []string{"COLORTERM=truecolor"}},
		{name: "linux", term: "linux", boxes: true, colours: true, style: true},
	} {
		args := append([]string{"demo", "--file", h.file(c.name + ".db")}, c.args...)
		text := h.record(c.term, c.env, args...).tour()
		if boxes := strings.ContainsFunc(text, box); boxes != c.boxes {
			t.Errorf("%s: box characters: %v", c.name, boxes)
		}
		colours, style := rendition(text)
		if (len(colours) > 0) != c.colours {
			t.Errorf("%s: colours: %q", c.name, colours)
		}
		if (len(style) > 0) != c.style {
			t.Errorf("%s: styles: %q", c.name, style)
		}
	}
}

// box tells whether a character is drawn, not written: boxes, blocks, arrows, shapes, Braille.
func box(r rune) bool { return r >= 0x2190 && r <= 0x2bff }

// rendition returns the different sequences for colours, and for anything but plain text, in bytes for a terminal.
func rendition(text string) (colours, style []string) {
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`\x1b\[([0-9:;]*)m`).FindAllStringSubmatch(text, -1) {
		if seen[m[1]] {
			continue
		}
		seen[m[1]] = true
		for _, part := range strings.FieldsFunc(m[1], func(r rune) bool { return r == ';' || r == ':' }) {
			n, _ := strconv.Atoi(part)
			if n != 0 {
				style = append(style, m[1])
			}
			if n >= 30 && n <= 49 && n != 39 && n != 49 || n >= 90 && n <= 107 {
				colours = append(colours, m[1])
				break
			}
		}
	}
	return colours, style
}

// nasty are names that would harm a terminal, or a table, if they reached it as they are.
func nasty() []string {
	return []string{
		strings.Repeat("Long ", 60),
		"Red \x1b[31mname\x1b[0m\x1b[2J\x1b]0;title\x07",
		"Eight\u009b31mbit\u009d0;t\u009c",
		"Right\u202eto left\u202c \u2067mark\u2069",
		"Family 👨‍👩‍👧‍👦 Flag 🇬🇧 Thumb 👍🏽",
		"Z" + strings.Repeat("\u0300\u0301\u0489", 20) + "algo",
		"漢字 山田太郎 Wide",
		"Line\u2028one\u0085two\vthree\ttab",
		"Zero\u200b\u200d\ufeffwidth\u00ad",
		"\u0301\u0302 only marks",
	}
}

// nastyNames puts such people on the register and looks at every line of what is drawn.
func nastyNames(t *testing.T, h home) {
	path := h.file("try.db")
	for round, clusters := range []bool{false, true} {
		r := h.startAs(drive.Options{Args: []string{"demo", "--file", path, "--cohort", "ssl-2021", "--session", "1"}, Clusters: clusters})
		r.Wait("MARKING:")
		for _, name := range nasty() {
			r.Press("w")
			r.Wait("Not on the list", "Name?")
			r.Burst("\x1b[200~" + name + "\x1b[201~")
			r.WaitFor("to take the name", func(s *screen.Screen) bool { return !strings.Contains(s.Text(), "Type the name: Marie Dupont.") })
			unharmed(t, r, name)
			r.Press("enter")
			r.Wait("School? Nothing typed: not known.")
			r.Burst("\x1b[200~" + name + "\x1b[201~")
			unharmed(t, r, name)
			r.Press("enter")
			r.WaitGone("School? Nothing typed: not known.")
		}
		n := (round + 1) * len(nasty())
		r.Press("end")
		r.Wait(">+"+strconv.Itoa(n)+" ", "  saved  ")
		unharmed(t, r, "the register")
		r.Press("enter")
		r.Wait("School ", "Place ")
		unharmed(t, r, "a card")
		r.Press("esc")
		r.WaitGone("Place ")
		r.Press("/")
		r.Wait("DOOR:")
		r.Burst("\x1b[200~" + nasty()[1] + nasty()[3] + "\x1b[201~")
		unharmed(t, r, "the door")
		r.Resize(80, 24)
		r.WaitFor("to fit 80 by 24", func(s *screen.Screen) bool { return strings.HasSuffix(s.Line(0), "09:24") })
		unharmed(t, r, "80 by 24")
		nothingUnknown(t, r)
		r.Kill()
	}
	out := h.command(nil, "export", "json", "--file", path)
	marks := exported(t, out.out, "ssl-2021").Sessions[0].Marks
	if out.code != 0 || len(marks) != 18+2*len(nasty()) {
		t.Errorf("the export ends with %d and has %d marks", out.code, len(marks))
	}
	if strings.ContainsFunc(out.out, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
		t.Error("there are control characters in the export")
	}
}

// unharmed checks that nothing on the screen is what it should not be, and that the frame is whole.
func unharmed(t *testing.T, r *drive.Run, where string) {
	t.Helper()
	r.Look(func(s *screen.Screen) {
		width, height := s.Size()
		if s.Title() != "Workgroup" {
			t.Errorf("%q: the window's title is %q", where, s.Title())
		}
		for y := range height {
			line, n := s.Line(y), 0
			for x := range width {
				n += s.Cell(x, y).Width
				if strings.ContainsFunc(s.Cell(x, y).Content, harmful) {
					t.Errorf("%q: line %d has %q", where, y, line)
				}
			}
			if n != width {
				t.Errorf("%q: line %d has %d cells: %q", where, y, n, line)
			}
			frame(t, s, where, y)
		}
		if !strings.HasSuffix(s.Line(0), "09:24") {
			t.Errorf("%q: the first line is %q", where, s.Line(0))
		}
	})
}

// frame checks that a box closes on each line where it opens.
func frame(t *testing.T, s *screen.Screen, where string, y int) {
	t.Helper()
	width, _ := s.Size()
	var at []int
	for x := range width {
		if strings.ContainsAny(s.Cell(x, y).Content, "│╭╮╰╯") {
			at = append(at, x)
		}
	}
	if len(at) != 0 && (len(at) != 2 || at[0]+at[1] != width-1) {
		t.Errorf("%q: the box of line %d stands at %v: %q", where, y, at, s.Line(y))
	}
}

// harmful tells whether a character may not reach a terminal as part of a name.
func harmful(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 || r == 0x200e || r == 0x200f
}

// nastyBytes looks at the bytes: what a name brings must not be among them.
func nastyBytes(t *testing.T, h home) {
	p := h.record("", nil, "demo", "--file", h.file("try.db"), "--cohort", "ssl-2021", "--session", "1")
	p.wait("MARKING:")
	for i, name := range nasty() {
		p.send("w")
		p.wait("Name?")
		p.send("\x1b[200~" + name + "\x1b[201~")
		p.send("\r")
		p.wait("School? Nothing")
		p.send("\r")
		p.wait("unmarked 18 of "+strconv.Itoa(19+i), "saved")
	}
	p.send("\x03")
	p.wait("leave (q too)")
	p.send("\x03")
	p.wait()
	text := p.bytes.String()
	for _, bad := range []string{"\x1b[31m", "\x1b[2J\x1b]0;title", "\x1b]0;title", "\u009b", "\u009d", "\u202e", "\u2067", "\u2028", "\u0085", "\v"} {
		if i := strings.Index(text, bad); i >= 0 {
			t.Errorf("%q reaches the terminal: %q", bad, text[max(0, i-40):min(len(text), i+40)])
		}
	}
	if !strings.Contains(text, "Right") || !strings.Contains(text, "漢字") {
		t.Error("the names are not on the tape")
	}
}
