package dialog_test

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"workgroup/tui/dialog"
	"workgroup/tui/theme"
)

// press is the message of a key by its name, or of a character.
func press(key string) tea.KeyPressMsg {
	switch key {
	case "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case "kpenter":
		return tea.KeyPressMsg{Code: tea.KeyKpEnter}
	case "esc":
		return tea.KeyPressMsg{Code: tea.KeyEscape}
	case "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case "backspace":
		return tea.KeyPressMsg{Code: tea.KeyBackspace}
	case "delete":
		return tea.KeyPressMsg{Code: tea.KeyDelete}
	case "left":
		return tea.KeyPressMsg{Code: tea.KeyLeft}
	case "right":
		return tea.KeyPressMsg{Code: tea.KeyRight}
	case "home":
		return tea.KeyPressMsg{Code: tea.KeyHome}
	case "end":
		return tea.KeyPressMsg{Code: tea.KeyEnd}
	case "up":
		return tea.KeyPressMsg{Code: tea.KeyUp}
	case "down":
		return tea.KeyPressMsg{Code: tea.KeyDown}
	case "pgup":
		return tea.KeyPressMsg{Code: tea.KeyPgUp}
	case "pgdown":
		return tea.KeyPressMsg{Code: tea.KeyPgDown}
	case "f5":
		return tea.KeyPressMsg{Code: tea.KeyF5}
	case "tab":
		return tea.KeyPressMsg{Code: tea.KeyTab}
	case "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case "ctrl+u", "ctrl+w", "ctrl+h", "ctrl+x", "ctrl+s", "ctrl+j":
		return tea.KeyPressMsg{Code: rune(key[5]), Mod: tea.ModCtrl}
	case "alt+x":
		return tea.KeyPressMsg{Code: 'x', Mod: tea.ModAlt}
	}
	r := []rune(key)
	return tea.KeyPressMsg{Code: r[0], Text: key}
}

// keys presses each of the named keys; words in quotes are typed.
func keys(d dialog.Dialog, names ...string) (dialog.Dialog, dialog.Answer) {
	var a dialog.Answer
	for _, name := range names {
		if text, ok := strings.CutPrefix(name, "'"); ok {
			for _, r := range text {
				if r == ' ' {
					d, a = d.Key(press("space"))
				} else {
					d, a = d.Key(press(string(r)))
				}
			}
			continue
		}
		d, a = d.Key(press(name))
	}
	return d, a
}

func TestKeyNames(t *testing.T) {
	for _, name := range []string{"enter", "esc", "space", "backspace", "delete", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "ctrl+u", "ctrl+w", "ctrl+h", "ctrl+s", "ctrl+j", "tab", "shift+tab", "alt+x", "a", "É"} {
		if got := press(name).String(); got != name {
			t.Errorf("the key %q calls itself %q", name, got)
		}
	}
}

func TestConfirm(t *testing.T) {
	for _, c := range []struct {
		name   string
		d      dialog.Confirm
		keys   []string
		answer dialog.Answer
	}{
		{"enter is yes", dialog.Confirm{}, []string{"enter"}, dialog.Answer{Done: true, Index: -1}},
		{"number pad too", dialog.Confirm{}, []string{"kpenter"}, dialog.Answer{Done: true, Index: -1}},
		{"esc is no", dialog.Confirm{}, []string{"esc"}, dialog.Answer{Cancelled: true, Index: -1}},
		{"y is nothing", dialog.Confirm{}, []string{"y", "space", "d", "f5"}, dialog.Answer{}},
		{"the opening key is nothing", dialog.Confirm{OpenedBy: "q"}, []string{"q", "q"}, dialog.Answer{}},
		{"a key of its own", dialog.Confirm{Accept: "z", OpenedBy: "q"}, []string{"z"}, dialog.Answer{Done: true, Index: -1}},
		{"enter is not that key", dialog.Confirm{Accept: "z"}, []string{"enter"}, dialog.Answer{}},
		{"opened by enter", dialog.Confirm{OpenedBy: "enter"}, []string{"enter", "kpenter"}, dialog.Answer{}},
		{"opened by enter, y is yes", dialog.Confirm{OpenedBy: "enter"}, []string{"enter", "y"}, dialog.Answer{Done: true, Index: -1}},
		{"opened by its own key", dialog.Confirm{OpenedBy: "z", Accept: "z"}, []string{"z", "enter"}, dialog.Answer{Done: true, Index: -1}},
	} {
		if _, a := keys(c.d.Sized(60, 10), c.keys...); !reflect.DeepEqual(a, c.answer) {
			t.Errorf("%s: %+v, want %+v", c.name, a, c.answer)
		}
		if first := c.d.Legend()[0].Key; len(c.keys) > 0 && c.answer.Done && first != strings.TrimPrefix(c.keys[len(c.keys)-1], "kp") {
			t.Errorf("%s: the legend names %s", c.name, first)
		}
	}
	if d, a := keys(dialog.Confirm{}.Paste("y\n"), "a"); a.Closed() || d == nil {
		t.Error("pasted text confirms")
	}
}

func TestChoice(t *testing.T) {
	rest := dialog.Choice{Sentence: "The 14 still unmarked:", No: "nobody", Choices: []dialog.Hint{{"p", "present"}, {"a", "absent"}, {"x", "excused"}, {"X", "all excused"}}}
	for _, c := range []struct {
		keys   []string
		answer dialog.Answer
	}{
		{[]string{"p"}, dialog.Answer{Done: true, Text: "p", Index: 0}},
		{[]string{"A"}, dialog.Answer{Done: true, Text: "a", Index: 1}},
		{[]string{"x"}, dialog.Answer{Done: true, Text: "x", Index: 2}},
		{[]string{"X"}, dialog.Answer{Done: true, Text: "X", Index: 3}},
		{[]string{"enter", "space", "q", "up", "f5", "="}, dialog.Answer{}},
		{[]string{"q", "esc"}, dialog.Answer{Cancelled: true, Index: -1}},
	} {
		if _, a := keys(rest.Sized(80, 3), c.keys...); !reflect.DeepEqual(a, c.answer) {
			t.Errorf("%v: %+v, want %+v", c.keys, a, c.answer)
		}
	}
	if _, a := rest.Paste("p").Key(press("q")); a.Closed() {
		t.Error("pasted text chooses")
	}
	if got := ansi.Strip(strings.Join(rest.Sized(30, 1).View(theme.New(theme.Options{})), "\n")); !strings.HasPrefix(got, "p present") {
		t.Errorf("in one line the choices are %q", got)
	}
}

func TestMenu(t *testing.T) {
	three := dialog.Menu{Sentence: "What first?", Choices: []dialog.Hint{{"l", "look around"}, {"s", "start"}, {"o", "open"}}}
	for _, c := range []struct {
		keys   []string
		answer dialog.Answer
	}{
		{[]string{"enter"}, dialog.Answer{Done: true, Text: "l", Index: 0}},
		{[]string{"up", "kpenter"}, dialog.Answer{Done: true, Text: "l", Index: 0}},
		{[]string{"down", "enter"}, dialog.Answer{Done: true, Text: "s", Index: 1}},
		{[]string{"down", "down", "down", "up", "enter"}, dialog.Answer{Done: true, Text: "s", Index: 1}},
		{[]string{"end", "enter"}, dialog.Answer{Done: true, Text: "o", Index: 2}},
		{[]string{"end", "home", "enter"}, dialog.Answer{Done: true, Text: "l", Index: 0}},
		{[]string{"O"}, dialog.Answer{Done: true, Text: "o", Index: 2}},
		{[]string{"x", "space", "f5"}, dialog.Answer{}},
		{[]string{"down", "esc"}, dialog.Answer{Cancelled: true, Index: -1}},
	} {
		if _, a := keys(three.Sized(40, 10), c.keys...); !reflect.DeepEqual(a, c.answer) {
			t.Errorf("%v: %+v, want %+v", c.keys, a, c.answer)
		}
	}
	if _, a := three.Paste("s").Key(press("f5")); a.Closed() {
		t.Error("pasted text chooses")
	}
	if _, a := keys(dialog.Menu{}.Sized(40, 10), "down", "enter"); a.Closed() {
		t.Errorf("of nothing something is taken: %+v", a)
	}
	// Where there is no room for all, the one with the cursor is seen, and the cursor on it.
	th := theme.New(theme.Options{Dumb: true})
	d, _ := keys(three.Sized(30, 2), "down", "down")
	if got := strings.TrimRight(d.View(th)[0], " "); got != "> o  open" {
		t.Errorf("in two lines it shows %q", got)
	}
	d, _ = keys(three.Sized(40, 10), "down")
	if x, y, ok := d.Cursor(); !ok || x != 0 || !strings.HasPrefix(d.View(th)[y], "> s  start") {
		t.Errorf("the cursor is at %d, %d", x, y)
	}
}

func TestNote(t *testing.T) {
	th := theme.New(theme.Options{Dumb: true})
	long := dialog.Note{Text: "one\ntwo\nthree\nfour\nfive\nsix"}.Sized(20, 4)
	first := func(d dialog.Dialog) string { return strings.TrimSpace(d.View(th)[0]) }
	for _, step := range []struct{ key, first string }{
		{"up", "one"}, {"down", "two"}, {"pgdown", "four"}, {"down", "five"}, {"down", "five"}, {"up", "four"}, {"home", "one"}, {"end", "five"}, {"pgup", "three"},
	} {
		var a dialog.Answer
		if long, a = keys(long, step.key); a.Closed() || first(long) != step.first {
			t.Fatalf("%s: %+v, first line %q, want %q", step.key, a, first(long), step.first)
		}
	}
	if got := strings.TrimSpace(long.View(th)[2]); got != "2 above, 2 below" {
		t.Errorf("the hint says %q", got)
	}
	for key, want := range map[string]dialog.Answer{"x": {Done: true, Index: -1}, "enter": {Done: true, Index: -1}, "esc": {Cancelled: true, Index: -1}} {
		if _, a := keys(long, key); !reflect.DeepEqual(a, want) {
			t.Errorf("%s: %+v", key, a)
		}
	}
	if _, a := keys(dialog.Note{Text: "short"}.Sized(20, 4), "down"); !a.Done {
		t.Error("down does not close a note that is seen whole")
	}
	if d := long.Paste("x"); first(d) != first(long) {
		t.Error("a paste moves the note")
	}
}

func samples() map[string]dialog.Dialog {
	judged := dialog.NewText(dialog.TextOptions{
		Title: "Cancelled", Label: "Which day did Imran Khan tell you?", Proposed: "9 Nov 2021", Does: "mark cancelled",
		Judge: func(s string) (string, bool) {
			if s == "" {
				return "A day is needed, such as 9 Nov.", false
			}
			return "Told on " + s + ", 8 days before.", true
		},
	})
	names := []string{"Jones, Sarah (Ealing)", "Jones, Sarah (Brent)", "Jones-Lewis, Rhys", "O'Connor-Price, Siân", "García Simón, Tomás", "Nguyễn, Bảo", "Mensah, Akosua"}
	find := dialog.NewText(dialog.TextOptions{Title: "Door", Label: "Name, school or e-mail", Suggest: func(s string) []string {
		var found []string
		for _, n := range names {
			if strings.Contains(strings.ToLower(n), strings.ToLower(s)) {
				found = append(found, n)
			}
		}
		return found
	}})
	typed, _ := keys(find, "'jo", "down", "down")
	cleared, _ := keys(judged, "backspace")
	secret, _ := keys(dialog.NewText(dialog.TextOptions{Title: "Passphrase", Label: "A long password, four words.", Masked: true, Does: "open"}), "'correct horse")
	paragraph := "This removes session 3 (Thu 8 Feb 2024, Higham Lane School), with 14 marks, 2 notes and 1 task.\n\nIt can be taken back with u."
	return map[string]dialog.Dialog{
		"text": judged, "text-wrong": cleared, "text-offers": typed, "text-masked": secret,
		"confirm": dialog.Confirm{Title: "Remove session 3?", Sentence: paragraph, Yes: "remove it", No: "keep it", OpenedBy: "d"},
		"choice":  dialog.Choice{Sentence: "The 14 still unmarked:", No: "nobody", Choices: []dialog.Hint{{"p", "present"}, {"a", "absent"}, {"x", "excused"}}},
		"menu":    dialog.Menu{Title: "Welcome", Sentence: paragraph, At: 1, No: "quit", Choices: []dialog.Hint{{"l", "Look around first (made-up people, nothing to lose)"}, {"s", "Start a new file"}, {"o", "Open another file"}}},
		"note":    dialog.Note{Title: "Not saved", Text: "The disk is full. " + paragraph},
	}
}

func TestViews(t *testing.T) {
	for look, o := range map[string]theme.Options{
		"colour":   {Dark: true, Profile: colorprofile.TrueColor},
		"no-color": {NoColor: true},
		"ascii":    {ASCII: true, Dumb: true},
	} {
		th := theme.New(o)
		for name, d := range samples() {
			t.Run(look+"/"+name, func(t *testing.T) {
				var b strings.Builder
				for _, size := range [][2]int{{60, 12}, {34, 6}, {18, 3}} {
					b.WriteString(strings.Join(d.Sized(size[0], size[1]).View(th), "\n") + "\n")
				}
				golden.RequireEqual(t, b.String())
			})
		}
	}
}

func TestAnySizeAndKeys(t *testing.T) {
	th := theme.New(theme.Options{Dark: true, Profile: colorprofile.TrueColor})
	all := samples()
	names := []string{"text", "text-wrong", "text-offers", "text-masked", "confirm", "choice", "menu", "note"}
	key := rapid.OneOf(
		rapid.SampledFrom([]string{"enter", "space", "backspace", "delete", "left", "right", "home", "end", "up", "down", "pgup", "pgdown", "ctrl+u", "ctrl+w", "ctrl+h", "alt+x", "f5"}),
		rapid.SampledFrom([]string{"a", "é", "李", "\u0301", "👍", "\u200d", "क", "\u094d", "한", "🇬"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		d := all[rapid.SampledFrom(names).Draw(t, "dialog")]
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			w, h := rapid.IntRange(-1, 70).Draw(t, "w"), rapid.IntRange(-1, 14).Draw(t, "h")
			d = d.Sized(w, h)
			if rapid.IntRange(0, 5).Draw(t, "paste") == 0 {
				d = d.Paste(rapid.String().Draw(t, "text"))
			} else {
				d, _ = d.Key(press(key.Draw(t, "key")))
			}
			lines := d.View(th)
			if len(lines) > max(0, h) {
				t.Fatalf("%d lines, room for %d", len(lines), h)
			}
			for _, l := range lines {
				if g, c := ansi.StringWidth(l), ansi.StringWidthWc(l); g != max(0, w) || c != g {
					t.Fatalf("%q has %d cells by cluster and %d by rune, want %d", l, g, c, w)
				}
			}
			if x, y, ok := d.Cursor(); ok && (x < 0 || x >= w || y < 0 || y >= len(lines)) {
				t.Fatalf("the cursor is at %d, %d of %d by %d", x, y, w, len(lines))
			}
			if len(d.Legend()) == 0 {
				t.Fatalf("no key is named")
			}
		}
		if _, a := d.Key(press("esc")); !a.Cancelled || a.Done {
			t.Fatalf("esc gives %+v", a)
		}
	})
}
