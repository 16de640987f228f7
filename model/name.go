package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"workgroup/model/change"
)

// Fold is text as it is searched and sorted: accents off, lower case, apostrophes
// dropped, hyphens and other signs as single spaces. It is never stored.
func Fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if !ascii {
		s = norm.NFD.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´':
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '@':
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			flat := ""
			if r >= utf8.RuneSelf {
				flat = flatLetters[r]
			}
			if flat != "" {
				b.WriteString(flat)
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
		default:
			space = true
		}
	}
	return b.String()
}

// flatLetters are the letters that decomposition leaves alone, as people type them.
var flatLetters = map[rune]string{
	'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th",
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ı': "i", 'ħ': "h", 'Ħ': "h",
}

// Tidy is typed or pasted text made fit to keep: composed (NFC), control
// characters and direction marks out, runs of white space one space, at most max
// runes.
func Tidy(s string, max int) string {
	if tidied(s, max) {
		return s
	}
	s = norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !hidden(r) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "")))
	var b strings.Builder
	space, n := false, 0
	for _, r := range s {
		if unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
			n++
		}
		space = false
		if n++; n > max {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

// tidied tells of most texts that are typed that Tidy would give them back: words of the
// English alphabet and its signs, with single spaces between them.
func tidied(s string, max int) bool {
	if len(s) > max || s != "" && (s[0] == ' ' || s[len(s)-1] == ' ') {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' || s[i] == ' ' && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// TidyLines is Tidy of a text of several lines: each line is tidied, empty lines stand one
// at a time and never at the ends.
func TidyLines(s string, max int) string {
	if tidied(s, max) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n").Replace(s)
	var b strings.Builder
	left, gap := max, false
	for line := range strings.SplitSeq(s, "\n") {
		if line = Tidy(line, left); line == "" {
			gap = b.Len() > 0
			continue
		}
		breaks := 0
		if b.Len() > 0 {
			breaks = 1
			if gap {
				breaks = 2
			}
		}
		if left -= breaks; left <= 0 {
			break
		}
		line = Tidy(line, left)
		b.WriteString("\n\n"[:breaks] + line)
		left -= utf8.RuneCountInString(line)
		gap = false
	}
	return b.String()
}

// hidden tells whether a rune is a control character, a direction mark or one that
// shows nothing of its own.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Co, r) || r == '\ufeff' || r == '\u200b' || r == '\u00ad'
}

// Text limits in runes.
const (
	MaxName = 200
	MaxNote = 2000
)

// SplitName reads a name as people type it: "Marie Dupont" or "Dupont, Marie".
func SplitName(s string) (given, family string) {
	s = Tidy(s, MaxName)
	if f, g, ok := strings.Cut(s, ","); ok {
		return strings.TrimSpace(g), strings.TrimSpace(f)
	}
	at := strings.LastIndexByte(s, ' ')
	if at < 0 {
		return "", s
	}
	return s[:at], s[at+1:]
}

// Name is the name as it is spoken: "Siân O'Connor-Price".
func (p *Person) Name() string {
	if p == nil {
		return ""
	}
	return strings.TrimSpace(p.Given + " " + p.Family)
}

// ListedName is the name of a person's record as a list has it, without looking whether the
// record turned out to be another's.
func ListedName(rec *change.Record) string {
	r := reader{rec}
	p := Person{Given: r.text(personGiven), Family: r.text(personFamily), Label: r.text(personLabel)}
	return p.Listed()
}

// Apart is the name as a sentence has it where two may bear it: "Sarah Jones (Brent)".
func (p *Person) Apart() string {
	if p == nil || p.Label == "" {
		return p.Name()
	}
	return p.Name() + " (" + p.Label + ")"
}

// Listed is the name as it stands on a sheet: "Jones, Sarah (Brent)".
func (p *Person) Listed() string {
	if p == nil {
		return ""
	}
	name := p.Family
	if p.Given != "" {
		name += ", " + p.Given
	}
	if p.Label != "" {
		name += " (" + p.Label + ")"
	}
	return name
}

// Slip tells whether two words differ by one slip of typing: a letter too many,
// too few, another, or two that changed places. Words under four letters never do.
func Slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 4 || len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return string(x[i:]) == string(y[i+1:])
	}
	if i == len(x) || string(x[i+1:]) == string(y[i+1:]) {
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
}
