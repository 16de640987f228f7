package grid

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// MaxMarks is how many combining marks one character keeps.
const MaxMarks = 4

// unreadable stands for what cannot be shown: bytes that are not UTF-8,
// private and unassigned characters, signs whose width terminals disagree on.
const unreadable = '?'

// wideAmbiguous is true where the environment (RUNEWIDTH_EASTASIAN) makes the
// renderer count letters such as é as two cells. Then nothing above ASCII is
// measured by the short way.
var wideAmbiguous = ansi.StringWidthWc("é") != 1 || ansi.StringWidth("é") != 1

// Clean returns s as it may be drawn: one line, without control characters,
// escape sequences, direction overrides or hidden characters, with at most
// MaxMarks combining marks on a character, and of one width however it is
// measured. White space of any kind becomes a space, flags become their two
// letters, joined emoji stand side by side without skin tones, and what cannot
// be shown becomes a question mark. Clean(Clean(s)) == Clean(s). The work is
// linear in len(s); clean text is returned as it is, without allocation.
func Clean(s string) string {
	n, _ := simplePrefix(s, maxInt)
	if n == len(s) {
		return s
	}
	return scrub(s, n, drawn, maxInt)
}

// Plain returns s as it may be kept: on one line and harmless, like Clean, but
// with the letters of every script, joined emoji and flags as they were
// written. Text that a person typed or pasted is kept as Plain and drawn as
// Clean. Plain(Plain(s)) == Plain(s).
func Plain(s string) string {
	n, _ := simplePrefix(s, maxInt)
	if n == len(s) {
		return s
	}
	return scrub(s, n, kept, maxInt)
}

type purpose bool

const (
	drawn purpose = false
	kept  purpose = true
)

const maxInt = int(^uint(0) >> 1)

// simple returns the cells of a rune that is drawn as it is and joins nothing
// but combining marks after it, or 0 for a rune that needs a closer look.
func simple(r rune) int {
	if r < 0x7F {
		if r >= 0x20 {
			return 1
		}
		return 0
	}
	if wideAmbiguous {
		return 0
	}
	switch {
	case r >= 0xA1 && r <= 0x2FF:
		if r == 0xAD {
			return 0
		}
		return 1
	case r >= 0x3A3 && r <= 0x482, // Greek and Cyrillic
		r >= 0x1E00 && r <= 0x1EFF, // Vietnamese and other Latin
		r >= 0x2010 && r <= 0x2027, // dashes and quotation marks
		r >= 0x2500 && r <= 0x259F: // boxes
		return 1
	case r >= 0x4E00 && r <= 0x9FFC: // CJK ideographs
		return 2
	}
	return 0
}

// simplePrefix returns how many bytes of s are simple runes and their cells.
// It stops early once the cells exceed limit.
func simplePrefix(s string, limit int) (n, cells int) {
	for n < len(s) && cells <= limit {
		c := s[n]
		if c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7F {
				return n, cells
			}
			n++
			cells++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		w := simple(r)
		if w == 0 {
			return n, cells
		}
		n += size
		cells += w
	}
	return n, cells
}

// scrub cleans s, whose first from bytes are simple. It stops once more than
// limit cells have been written.
func scrub(s string, from int, why purpose, limit int) string {
	o := ink{why: why, base: -1}
	o.b = make([]byte, 0, min(len(s), from+256))
	if from > 0 {
		o.b = append(o.b, s[:from]...)
		_, size := utf8.DecodeLastRuneInString(s[:from])
		o.base = from - size
		if limit < maxInt {
			_, o.cells = simplePrefix(s[:from], maxInt)
		}
	}
	for i := from; i < len(s) && o.cells <= limit; {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			o.put(unreadable, 1)
		case r < 0x20 || r >= 0x7F && r < 0xA0:
			size = o.control(s[i:], r, size)
		default:
			o.rune(r)
		}
		i += size
	}
	return string(o.b)
}

// ink collects what is written and where its last character begins.
type ink struct {
	b     []byte
	why   purpose
	base  int // where the last character with a width begins, -1 for none
	marks int // combining marks on it
	hints int // signs on it that choose how it looks
	cells int
}

func (o *ink) put(r rune, cells int) {
	o.base, o.marks, o.hints = len(o.b), 0, 0
	o.b = utf8.AppendRune(o.b, r)
	o.cells += cells
}

// mark puts a sign without width on the last character, if there is one.
func (o *ink) mark(r rune) {
	if o.base < 0 || o.b[o.base] == ' ' || o.marks >= MaxMarks {
		return
	}
	o.b = utf8.AppendRune(o.b, r)
	o.marks++
}

// hint puts a sign that only chooses how its neighbours look on the last
// character, if there is one.
func (o *ink) hint(r rune) {
	if o.base < 0 || o.b[o.base] == ' ' || o.hints >= MaxMarks {
		return
	}
	o.b = utf8.AppendRune(o.b, r)
	o.hints++
}

// control handles a control character at the start of s and returns how many
// bytes it takes, with the rest of an escape sequence.
func (o *ink) control(s string, r rune, size int) int {
	switch r {
	case '\r':
		if len(s) > 1 && s[1] == '\n' {
			return 1
		}
		o.put(' ', 1)
	case '\t', '\n', '\v', '\f', 0x85:
		o.put(' ', 1)
	case 0x1B:
		if len(s) > 1 {
			return escape(s, 2, s[1])
		}
	case 0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F:
		return escape(s, size, byte(r)-0x40)
	}
	return size
}

// escape returns the length of the escape sequence at the start of s, whose
// introducer of the given kind ends at n. Of a sequence that never ends only
// the control character is taken, so that no text is lost with it.
func escape(s string, n int, kind byte) int {
	alone := 1
	if s[0] != 0x1B {
		alone = n
	}
	switch kind {
	case '[':
		for ; n < len(s); n++ {
			if c := s[n]; c >= 0x40 && c <= 0x7E {
				return n + 1
			} else if c < 0x20 || c > 0x3F {
				break
			}
		}
	case ']', 'P', 'X', '^', '_':
		for n < len(s) {
			r, size := utf8.DecodeRuneInString(s[n:])
			switch {
			case r == 0x07 || r == 0x9C:
				return n + size
			case r == 0x1B && n+1 < len(s) && s[n+1] == '\\':
				return n + 2
			case r < 0x20 || r >= 0x7F && r < 0xA0:
				return alone
			}
			n += size
		}
	}
	return alone
}

// rune writes a rune that is not a control character.
func (o *ink) rune(r rune) {
	if w := simple(r); w > 0 {
		o.put(r, w)
		return
	}
	switch {
	case unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp):
		o.put(' ', 1)
	case chooser(r):
		if o.why == kept {
			o.hint(r)
		}
	case hidden(r):
	case unicode.In(r, unicode.Mn, unicode.Me):
		o.mark(r)
	case !unicode.IsPrint(r):
		o.put(unreadable, 1)
	case o.why == kept:
		o.put(r, 1)
	default:
		o.draw(r)
	}
}

// chooser tells the characters that only choose how their neighbours look.
func chooser(r rune) bool {
	return r == 0x200C || r == 0x200D || // joiners
		r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF || // variation
		r >= 0x1F3FB && r <= 0x1F3FF // skin tones
}

// hidden tells the characters that take no room or look like nothing: format
// characters, fillers and inherent vowels.
func hidden(r rune) bool {
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// joins tells the characters with a width of their own that can melt into a
// neighbour, so that the two ways of measuring disagree.
func joins(r rune) bool {
	switch {
	case r >= 0x1100 && r <= 0x11FF, r >= 0xA960 && r <= 0xA97F, r >= 0xD7B0 && r <= 0xD7FF:
		return true // parts of Korean syllables
	case r == 0xFF9E, r == 0xFF9F:
		return true
	case r >= 0x11A84 && r <= 0x11A89:
		return true
	}
	switch r {
	case 0x0D4E, 0x111C2, 0x111C3, 0x1193F, 0x11941, 0x11D46, 0x11F02:
		return true // written before the letter that they belong to
	}
	return unicode.Is(unicode.Mc, r)
}

// draw writes a printable rune outside the simple ranges so that its width is
// beyond doubt.
func (o *ink) draw(r rune) {
	switch {
	case r >= 0x1F1E6 && r <= 0x1F1FF: // flags
		o.put('A'+r-0x1F1E6, 1)
		return
	case r == 0x0E33 || r == 0x0EB3: // Thai and Lao am: a sign and a letter
		o.mark(r + 0x1A) // U+0E4D, U+0ECD
		o.put(r-1, 1)
		return
	case joins(r):
		o.put(unreadable, 1)
		return
	}
	w := cells(r)
	if w == 0 {
		o.put(unreadable, 1)
		return
	}
	if o.marks > 0 && r >= 0x900 {
		// Some Indic signs tie the next consonant to the one before.
		_, base := utf8.DecodeRune(o.b[o.base:])
		tied, _ := ansi.FirstGraphemeCluster(utf8.AppendRune(slices.Clone(o.b[o.base:]), r), ansi.GraphemeWidth)
		if len(tied) > len(o.b)-o.base {
			o.b = o.b[:o.base+base]
		}
	}
	o.put(r, w)
}

// cells returns the width of a rune on which both ways of measuring agree, or
// 0 for combining marks and where they do not.
func cells(r rune) int {
	if w := simple(r); w > 0 {
		return w
	}
	var buf [utf8.UTFMax]byte
	s := string(buf[:utf8.EncodeRune(buf[:], r)])
	w := ansi.StringWidthWc(s)
	if w < 1 || w > 2 || ansi.StringWidth(s) != w {
		return 0
	}
	return w
}
