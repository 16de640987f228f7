package tty

import "testing"

func TestKey(t *testing.T) {
	plain, application, kitty := Keyboard{}, Keyboard{Application: true}, Keyboard{Disambiguate: true}
	for _, c := range []struct {
		name  string
		board Keyboard
		want  string
	}{
		{"a", plain, "a"}, {"F", plain, "F"}, {"+", plain, "+"}, {"é", plain, "é"}, {" ", plain, " "},
		{"enter", plain, "\r"}, {"Enter", plain, "\r"}, {"esc", plain, "\x1b"}, {"space", plain, " "}, {"tab", plain, "\t"},
		{"backspace", plain, "\x7f"}, {"shift+tab", plain, "\x1b[Z"}, {"shift+a", plain, "A"}, {"ctrl+z", plain, "\x1a"},
		{"ctrl+o", plain, "\x0f"}, {"ctrl+space", plain, "\x00"}, {"ctrl+\\", plain, "\x1c"}, {"alt+x", plain, "\x1bx"},
		{"alt+X", plain, "\x1bX"}, {"ctrl+alt+x", plain, "\x1b\x18"}, {"alt+enter", plain, "\x1b\r"},
		{"up", plain, "\x1b[A"}, {"down", application, "\x1bOB"}, {"shift+left", application, "\x1b[1;2D"}, {"ctrl+right", plain, "\x1b[1;5C"},
		{"home", plain, "\x1b[H"}, {"end", application, "\x1bOF"}, {"pgup", plain, "\x1b[5~"}, {"ctrl+pgdown", plain, "\x1b[6;5~"},
		{"delete", plain, "\x1b[3~"}, {"insert", plain, "\x1b[2~"}, {"f1", plain, "\x1bOP"}, {"F4", application, "\x1bOS"},
		{"shift+f1", plain, "\x1b[1;2P"}, {"f5", plain, "\x1b[15~"}, {"f6", plain, "\x1b[17~"}, {"f8", plain, "\x1b[19~"},
		{"f9", plain, "\x1b[20~"}, {"f10", plain, "\x1b[21~"}, {"f11", plain, "\x1b[23~"}, {"f12", plain, "\x1b[24~"},
		{"esc", kitty, "\x1b[27u"}, {"ctrl+z", kitty, "\x1b[122;5u"}, {"alt+x", kitty, "\x1b[120;3u"}, {"shift+tab", kitty, "\x1b[9;2u"},
		{"enter", kitty, "\r"}, {"tab", kitty, "\t"}, {"A", kitty, "A"}, {"up", kitty, "\x1b[A"},
	} {
		if got, err := Key(c.name, c.board); err != nil || got != c.want {
			t.Errorf("%s with %+v: %q, %v; want %q", c.name, c.board, got, err, c.want)
		}
	}
	for _, name := range []string{"", "entre", "ctrl+", "ctrl+1", "ctrl+é", "shift+enter", "f13", "f0", "hyper+a"} {
		if got, err := Key(name, plain); err == nil {
			t.Errorf("%q is taken as a key: %q", name, got)
		}
	}
}

func TestPaste(t *testing.T) {
	if got := Paste("a\nb\r\nc", false); got != "a\rb\rc" {
		t.Errorf("%q", got)
	}
	if got := Paste("a\x1b[201~q\n", true); got != "\x1b[200~a[201~q\r\x1b[201~" {
		t.Errorf("%q", got)
	}
}
