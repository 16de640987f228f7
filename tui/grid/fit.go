package grid

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Ellipsis stands in the last cell of text that was cut.
const Ellipsis = "~"

// MaxCells is the widest that anything is drawn; a larger width counts as
// this one, so that an absurd window size costs no memory.
const MaxCells = 4096

const blanks = "                                                                                "

// Width returns the cells that Clean(s) takes.
func Width(s string) int {
	n, w := simplePrefix(s, maxInt)
	if n == len(s) {
		return w
	}
	return ansi.StringWidth(scrub(s, n, drawn, maxInt))
}

// Fit returns s cleaned, cut to w cells with an Ellipsis in the last one if it
// is longer, and padded on the right to exactly w. It returns "" for w <= 0.
// No character is ever cut in two. Only as much of s is read as is drawn.
func Fit(s string, w int) string {
	s, n := fit(s, w)
	return s + spaces(min(w, MaxCells)-n)
}

// FitRight is Fit with the padding on the left.
func FitRight(s string, w int) string {
	s, n := fit(s, w)
	return spaces(min(w, MaxCells)-n) + s
}

// Cut is Fit without the padding.
func Cut(s string, w int) string {
	s, _ = fit(s, w)
	return s
}

// fit cleans and cuts s and returns it with its cells, at most w.
func fit(s string, w int) (string, int) {
	if w <= 0 {
		return "", 0
	}
	w = min(w, MaxCells)
	n, have := simplePrefix(s, w)
	if n == len(s) && have <= w {
		return s, have
	}
	if have <= w {
		s = scrub(s, n, drawn, w)
	}
	end, kept, have := 0, 0, 0
	for i, r := range s {
		c := cells(r)
		if c > 0 && have <= w-1 {
			end, kept = i, have
		}
		have += c
		if have > w {
			break
		}
	}
	if have <= w {
		return s, have
	}
	return s[:end] + spaces(w-1-kept) + Ellipsis, w
}

// spaces returns n spaces, none for n <= 0, without allocation up to a length
// that is usual for a cell.
func spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// Next returns where the character of s after the one at byte i begins, at
// most len(s). i must be where a character begins.
func Next(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	if i+1 < len(s) && s[i] < utf8.RuneSelf && s[i+1] < utf8.RuneSelf && s[i] != '\r' {
		return i + 1
	}
	c, _ := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
	return i + max(1, len(c))
}

// Prev returns where the character of s before byte i begins, at least 0.
func Prev(s string, i int) int {
	at := 0
	for {
		next := Next(s, at)
		if next >= i || next >= len(s) {
			return at
		}
		at = next
	}
}

// Wrap returns s as lines of at most w cells, broken between words where that
// is possible. Line feeds in s begin a new line; an empty line stays. Spaces
// at a break are dropped. It returns nil for w <= 0 or an empty s.
func Wrap(s string, w int) []string {
	if w <= 0 || s == "" {
		return nil
	}
	w = min(w, MaxCells)
	var lines []string
	for part := range strings.SplitSeq(s, "\n") {
		lines = wrapLine(lines, Clean(strings.TrimSuffix(part, "\r")), w)
	}
	return lines
}

func wrapLine(lines []string, s string, w int) []string {
	s = strings.TrimRight(s, " ")
	for {
		end, next := breakAt(s, w)
		lines = append(lines, strings.TrimRight(s[:end], " "))
		s = strings.TrimLeft(s[next:], " ")
		if s == "" {
			return lines
		}
	}
}

// breakAt returns where the first line of clean text ends and the next begins.
func breakAt(s string, w int) (end, next int) {
	have, space := 0, -1
	for i, r := range s {
		c := cells(r)
		if r == ' ' && have <= w {
			space = i
		}
		if have+c > w && r != ' ' {
			switch {
			case space > 0 && strings.TrimLeft(s[:space], " ") != "":
				return space, space
			case i == 0: // one wide character in a single cell: leave it out
				return 0, Next(s, 0)
			default:
				return i, i
			}
		}
		have += c
	}
	return len(s), len(s)
}
