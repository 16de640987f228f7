package tty

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Keyboard is what a program has asked of the terminal about keys.
type Keyboard struct {
	// Application is DEC mode 1: arrows, home and end in their application form.
	Application bool
	// Disambiguate is the first flag of the kitty keyboard protocol: escape, and letters with ctrl or alt, have
	// sequences of their own.
	Disambiguate bool
}

// Escape is what the escape key sends without [Keyboard.Disambiguate]. A program that reads more bytes shortly after it takes
// them for one key with alt, so whoever sends it should send nothing for a while.
const Escape = "\x1b"

// Key returns what a terminal sends for a key. A single character is itself; the others have names: enter, esc, space, tab,
// backspace, delete, insert, up, down, left, right, home, end, pgup, pgdown, f1 to f12. Before a name or a character may stand
// "shift+", "alt+" and "ctrl+", in any order, where terminals have a way to say it. Upper and lower case are the same in names.
func Key(name string, k Keyboard) (string, error) {
	if utf8.RuneCountInString(name) == 1 {
		return name, nil
	}
	rest, with := strings.ToLower(name), modifiers(0)
	for {
		before, after, found := strings.Cut(rest, "+")
		bit, known := modifierNamed(before)
		if !found || !known || after == "" {
			break
		}
		rest, with = after, with|bit
	}
	s := code(rest, name, with, k)
	if s == "" {
		return "", fmt.Errorf("there is no key %q; names are like enter, esc, f1, shift+tab, ctrl+z, or one character", name)
	}
	return s, nil
}

// modifiers is a set, with the bits that xterm and kitty use.
type modifiers int

const (
	shift modifiers = 1 << iota
	alt
	ctrl
)

func modifierNamed(s string) (modifiers, bool) {
	switch s {
	case "shift":
		return shift, true
	case "alt":
		return alt, true
	case "ctrl":
		return ctrl, true
	}
	return 0, false
}

func code(rest, name string, with modifiers, k Keyboard) string {
	if final, ok := finalOf(rest); ok {
		switch {
		case with != 0:
			return "\x1b[1;" + strconv.Itoa(int(with)+1) + final
		case rest[0] == 'f' || k.Application:
			return "\x1bO" + final
		}
		return "\x1b[" + final
	}
	if n := numberOf(rest); n != 0 {
		if with != 0 {
			return fmt.Sprintf("\x1b[%d;%d~", n, int(with)+1)
		}
		return fmt.Sprintf("\x1b[%d~", n)
	}
	r := characterOf(rest)
	if r == 0 {
		return ""
	}
	if with&shift != 0 && r >= 'a' && r <= 'z' && with&ctrl == 0 {
		r, with = r-'a'+'A', with&^shift
	} else if utf8.RuneCountInString(rest) == 1 && with == alt {
		r, _ = utf8.DecodeLastRuneInString(name) // alt+A is not alt+a
	}
	if k.Disambiguate && (r == 0x1b || with&^shift != 0 || with != 0 && r < 0x20) {
		if with == 0 {
			return fmt.Sprintf("\x1b[%du", r)
		}
		return fmt.Sprintf("\x1b[%d;%du", r, int(with)+1)
	}
	return legacy(r, with)
}

// legacy is how terminals have always sent it, "" where they have no way.
func legacy(r rune, with modifiers) string {
	s := string(r)
	switch {
	case with&ctrl == 0:
	case r >= 'a' && r <= 'z':
		s = string(r - 'a' + 1)
	case r == ' ' || r == '@':
		s = "\x00"
	case r >= '[' && r <= '_':
		s = string(r - '@')
	default:
		return ""
	}
	if with&shift != 0 {
		if r != '\t' || with&ctrl != 0 {
			return ""
		}
		s = "\x1b[Z"
	}
	if with&alt != 0 {
		s = "\x1b" + s
	}
	return s
}

// finalOf is the last byte of keys that send ESC O or CSI and one letter.
func finalOf(name string) (string, bool) {
	switch name {
	case "up":
		return "A", true
	case "down":
		return "B", true
	case "right":
		return "C", true
	case "left":
		return "D", true
	case "home":
		return "H", true
	case "end":
		return "F", true
	case "f1", "f2", "f3", "f4":
		return string(rune('P' + name[1] - '1')), true
	}
	return "", false
}

// numberOf is the number of keys that send CSI, a number and a tilde.
func numberOf(name string) int {
	switch name {
	case "insert":
		return 2
	case "delete":
		return 3
	case "pgup":
		return 5
	case "pgdown":
		return 6
	case "f5":
		return 15
	case "f6", "f7", "f8":
		return 17 + int(name[1]-'6')
	case "f9", "f10":
		return 20 + len(name) - 2
	case "f11", "f12":
		return 23 + int(name[2]-'1')
	}
	return 0
}

func characterOf(name string) rune {
	switch name {
	case "enter":
		return '\r'
	case "esc":
		return 0x1b
	case "space":
		return ' '
	case "tab":
		return '\t'
	case "backspace":
		return 0x7f
	}
	if r, n := utf8.DecodeRuneInString(name); n > 0 && n == len(name) {
		return r
	}
	return 0
}

// Paste returns what a terminal sends when text is pasted: newlines become carriage returns, and if the program has asked for
// bracketed paste the text stands in brackets and cannot close them itself.
func Paste(text string, bracketed bool) string {
	text = strings.NewReplacer("\r\n", "\r", "\n", "\r").Replace(text)
	if !bracketed {
		return text
	}
	return "\x1b[200~" + strings.ReplaceAll(text, "\x1b", "") + "\x1b[201~"
}
