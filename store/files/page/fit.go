package page

import (
	"strings"
	"unicode/utf8"
)

// step is by how many points words are made smaller until they fit.
const step = 0.5

// Fit is words made smaller until they are no wider than w, but never below so many points:
// then the end is cut off.
func (d *Document) Fit(s string, w float64, f Font, least float64) (string, Font) {
	lines, f, _ := d.FitLines(s, w, 1, f, least)
	if len(lines) == 0 {
		return "", f
	}
	return lines[0], f
}

// FitLines is words on at most so many lines, each no wider than w: made smaller until they
// fit, but never below so many points; then a word is broken or the end cut off, and whole
// is false.
func (d *Document) FitLines(s string, w float64, most int, f Font, least float64) (lines []string, as Font, whole bool) {
	s = d.Clean(s)
	for ; ; f.Points -= step {
		lines, whole := d.wrap(s, w, f)
		if len(lines) <= most && whole {
			return lines, f, true
		}
		if f.Points-step < least {
			if len(lines) > most {
				lines = append(lines[:most-1], d.cut(after(s, lines[:most-1]), w, f))
			}
			return lines, f, false
		}
	}
}

// after is what follows the first lines of a text.
func after(s string, lines []string) string {
	for _, l := range lines {
		_, s, _ = strings.Cut(s, l)
	}
	return strings.TrimSpace(s)
}

// Wrap is words on as many lines as they need, each no wider than w.
func (d *Document) Wrap(s string, w float64, f Font) []string {
	lines, _ := d.wrap(d.Clean(s), w, f)
	return lines
}

// wrap breaks words at spaces and after hyphens; whole is false where a word had to be
// broken within.
func (d *Document) wrap(s string, w float64, f Font) (lines []string, whole bool) {
	whole = true
	at := ""
	for _, part := range pieces(s) {
		switch {
		case d.pen.width(at+part, f) <= w:
			at += part
			continue
		case strings.TrimSpace(at) != "":
			lines = append(lines, strings.TrimSpace(at))
		}
		at = part
		for d.pen.width(at, f) > w {
			n := d.holds(at, w, f)
			lines, at, whole = append(lines, at[:n]), at[n:], false
		}
	}
	if at = strings.TrimSpace(at); at != "" {
		lines = append(lines, at)
	}
	return lines, whole
}

// pieces are the parts of a text that stay together, each with the space or hyphen after it.
// A hyphen before a digit parts nothing: NCP25-15.
func pieces(s string) []string {
	var out []string
	from := 0
	for i := range max(0, len(s)-1) {
		if s[i] == ' ' || s[i] == '-' && (s[i+1] < '0' || s[i+1] > '9') {
			out = append(out, s[from:i+1])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// holds is how many bytes of s go into w: at least one letter.
func (d *Document) holds(s string, w float64, f Font) int {
	sum, n := 0, 0
	for i, r := range s {
		if sum += d.pen.letter(r, f.Bold); i > 0 && float64(sum)/1000*f.millimetre() > w {
			return n
		}
		n = i + utf8.RuneLen(r)
	}
	return n
}

// cut is words with their end cut off, and a sign that it was.
func (d *Document) cut(s string, w float64, f Font) string {
	if d.pen.width(s, f) <= w {
		return s
	}
	const more = "…"
	return strings.TrimSpace(s[:d.holds(s, w-d.pen.width(more, f), f)]) + more
}
