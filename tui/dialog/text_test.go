package dialog_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"workgroup/tui/dialog"
	"workgroup/tui/theme"
)

func TestTextEditing(t *testing.T) {
	for _, c := range []struct {
		name     string
		proposed string
		keys     []string
		want     string
	}{
		{"typing", "", []string{"'Joe Bell"}, "Joe Bell"},
		{"nothing", "", nil, ""},
		{"the proposal", "9 Nov", nil, "9 Nov"},
		{"typing replaces the proposal", "9 Nov", []string{"'8"}, "8"},
		{"the end takes it in", "9 Nov", []string{"end", "'!"}, "9 Nov!"},
		{"home takes it in", "9 Nov", []string{"home", "'1"}, "19 Nov"},
		{"left takes it in", "9 Nov", []string{"left", "'-"}, "9 No-v"},
		{"backspace clears it", "9 Nov", []string{"backspace"}, ""},
		{"ctrl+u clears it", "9 Nov", []string{"ctrl+u"}, ""},
		{"and it stays cleared", "9 Nov", []string{"'a", "backspace"}, ""},
		{"backspace", "", []string{"'abc", "backspace"}, "ab"},
		{"backspace by ctrl+h", "", []string{"'abc", "ctrl+h"}, "ab"},
		{"backspace at the start", "", []string{"'ab", "home", "backspace"}, "ab"},
		{"backspace in the middle", "", []string{"'abc", "left", "backspace"}, "ac"},
		{"delete", "", []string{"'abc", "home", "delete"}, "bc"},
		{"delete at the end", "", []string{"'abc", "delete"}, "abc"},
		{"insert in the middle", "", []string{"'ac", "left", "'b", "right", "'d"}, "abcd"},
		{"ctrl+u to the start", "", []string{"'one two", "left", "ctrl+u"}, "o"},
		{"ctrl+w a word", "", []string{"'one two  ", "ctrl+w"}, "one "},
		{"ctrl+w the only word", "", []string{"'one", "ctrl+w", "ctrl+w"}, ""},
		{"a decomposed letter goes whole", "", []string{"'aé", "backspace"}, "a"},
		{"a joined emoji goes whole", "", []string{"'a👨\u200d👩", "backspace"}, "a"},
		{"Hindi is kept", "", []string{"'काम"}, "काम"},
		{"control keys type nothing", "", []string{"a", "ctrl+x", "alt+x", "f5", "pgup"}, "a"},
		{"upper case", "", []string{"'É"}, "É"},
	} {
		d, _ := keys(dialog.NewText(dialog.TextOptions{Proposed: c.proposed}).Sized(40, 5), c.keys...)
		if _, a := keys(d, "enter"); !a.Done || a.Text != c.want || a.Index != -1 {
			t.Errorf("%s: %+v, want %q", c.name, a, c.want)
		}
	}
	altGr := tea.KeyPressMsg{Code: 'q', Text: "@", Mod: tea.ModCtrl | tea.ModAlt}
	if d, _ := dialog.NewText(dialog.TextOptions{}).Key(altGr); d.(dialog.Text).Value() != "@" {
		t.Error("AltGr types nothing")
	}
}

func TestTextPaste(t *testing.T) {
	for in, want := range map[string]string{
		"Asha Begum\n":              "Asha Begum",
		"Asha\r\nBegum":             "Asha Begum",
		"\x1b[31mAsha\x1b[m\x07":    "Asha",
		"\u202eAsha\u200b":          "Asha",
		strings.Repeat("x", 10_000): strings.Repeat("x", dialog.DefaultLimit),
		"":                          "",
	} {
		if got := dialog.NewText(dialog.TextOptions{}).Paste(in).(dialog.Text).Value(); got != want {
			t.Errorf("%.40q becomes %.40q, want %.40q", in, got, want)
		}
	}
	d, _ := keys(dialog.NewText(dialog.TextOptions{Limit: 5}).Sized(60, 5), "'ab", "left")
	d = d.Paste("12345")
	if got := d.(dialog.Text).Value(); got != "a123b" {
		t.Errorf("at the limit the text is %q", got)
	}
	if got := view(d); !strings.Contains(got, "No more than 5 characters fit here") {
		t.Errorf("nothing says that the text was cut:\n%s", got)
	}
	if d, _ = keys(d, "backspace"); strings.Contains(view(d), "No more than") {
		t.Error("the sentence on the limit stays")
	}
}

func view(d dialog.Dialog) string {
	return ansi.Strip(strings.Join(d.View(theme.New(theme.Options{Dumb: true})), "\n"))
}

func TestTextJudge(t *testing.T) {
	d, a := keys(samples()["text"].Sized(60, 10), "backspace", "enter")
	if a.Closed() || !strings.Contains(view(d), "A day is needed") || strings.Contains(view(d), "enter") {
		t.Errorf("enter takes what was judged wrong: %+v\n%s", a, view(d))
	}
	if d, a = keys(d, "'7", "enter"); !a.Done || a.Text != "7" || !strings.Contains(view(d), "Told on 7") {
		t.Errorf("the judged text gives %+v\n%s", a, view(d))
	}
}

func TestTextSuggestions(t *testing.T) {
	fresh := samples()["text-offers"].Sized(60, 12)
	for _, c := range []struct {
		keys  []string
		text  string
		index int
	}{
		{nil, "Jones, Sarah (Brent)", 1},
		{[]string{"down"}, "Jones-Lewis, Rhys", 2},
		{[]string{"down", "down", "down"}, "Jones-Lewis, Rhys", 2},
		{[]string{"up"}, "Jones, Sarah (Ealing)", 0},
		{[]string{"up", "up", "up"}, "jo", -1},
		{[]string{"'n"}, "jon", -1},
		{[]string{"'zz", "down"}, "jozz", -1},
	} {
		if _, a := keys(fresh, append(c.keys, "enter")...); !a.Done || a.Text != c.text || a.Index != c.index {
			t.Errorf("%v: %+v, want %q, %d", c.keys, a, c.text, c.index)
		}
	}
	if got := view(fresh); !strings.Contains(got, "> Jones, Sarah (Brent)") || strings.Contains(got, "> jo ") || !strings.Contains(got, "  jo ") {
		t.Errorf("the chosen one is not marked:\n%s", got)
	}
	if got := view(fresh.Sized(40, 1)); !strings.HasPrefix(got, "> Jones, Sarah (Brent)") {
		t.Errorf("in one line the chosen one is not seen: %q", got)
	}
	if x, y, ok := fresh.Cursor(); !ok || x != 2 || y != 4 {
		t.Errorf("the cursor is at %d, %d, %v", x, y, ok)
	}
}

func TestTextMasked(t *testing.T) {
	masked := dialog.NewText(dialog.TextOptions{Masked: true, Label: "Passphrase"}).Sized(50, 6)
	seen := map[string]bool{}
	for _, typed := range []string{"'a", "'correct horse battery staple", "'李"} {
		d, _ := keys(masked, typed, "left", "home")
		x, y, _ := d.Cursor()
		seen[view(d)+string(rune('0'+x))+string(rune('0'+y))] = true
		if _, a := keys(d, "enter"); "'"+a.Text != typed {
			t.Errorf("%q is taken as %q", typed, a.Text)
		}
	}
	if len(seen) != 1 {
		t.Errorf("the view tells what was typed: %v", seen)
	}
	if d, _ := keys(masked, "'ab", "left", "backspace"); d.(dialog.Text).Value() != "a" {
		t.Error("backspace does not take the last letter")
	}
	if d := masked.Paste("four words in here\n"); d.(dialog.Text).Value() != "four words in here" {
		t.Error("a pasted passphrase changes")
	}
}

// The place for typing is seen and lies where the terminal's cursor is put.
func TestTextCursor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`[a-z李é ]{0,40}`).Draw(t, "typed")
		w := rapid.IntRange(4, 30).Draw(t, "w")
		d, _ := keys(dialog.NewText(dialog.TextOptions{}).Sized(w, 3), "'"+typed)
		back := rapid.IntRange(0, utf8.RuneCountInString(typed)).Draw(t, "back")
		for range back {
			d, _ = keys(d, "left")
		}
		x, y, ok := d.Cursor()
		if !ok || y != 0 {
			t.Fatalf("no cursor: %d, %d, %v", x, y, ok)
		}
		line := strings.Split(view(d), "\n")[0]
		runes := []rune(typed)
		before := ansi.Cut(line, 2, x)
		if !strings.HasSuffix(string(runes[:len(runes)-back]), before) {
			t.Fatalf("%q stands before the cursor, typed was %q less %d", before, typed, back)
		}
		if under := ansi.Cut(line, x, x+2); back > 0 && !strings.HasPrefix(under, string(runes[len(runes)-back])) {
			t.Fatalf("%q stands under the cursor in %q, typed was %q less %d", under, line, typed, back)
		}
	})
}
