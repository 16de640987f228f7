package grid

import (
	"strings"
	"unicode/utf8"
)

// MaxLines is the highest that a Frame is drawn; more lines count as this.
const MaxLines = 2048

// reset ends every style.
const reset = "\x1b[m"

// maxSGR is the longest SGR sequence that is let through, in bytes.
const maxSGR = 64

// Line returns a styled line of exactly w cells: cut with an Ellipsis or
// padded with unstyled spaces, and with every style ended. Of escape sequences
// only SGR (colour, bold and the like) is let through; everything else is
// cleaned. It returns "" for w <= 0.
func Line(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if m := measure(s); m.sound && m.cells == min(w, MaxCells) && !m.open {
		return s
	}
	return string(AppendLine(make([]byte, 0, len(s)+w), s, w))
}

// AppendLine appends Line(s, w) to b.
func AppendLine(b []byte, s string, w int) []byte {
	if w <= 0 {
		return b
	}
	w = min(w, MaxCells)
	m := measure(s)
	if !m.sound {
		s = tidy(s)
		m = measure(s)
	}
	if m.cells > w {
		return appendCut(b, s, w)
	}
	b = append(b, s...)
	if m.open {
		b = append(b, reset...)
	}
	return appendSpaces(b, w-m.cells)
}

// Frame returns a screen of exactly h lines of exactly w cells, whatever the
// lines are: missing ones are blank, those beyond h are left out. Sizes below
// zero count as zero, larger ones than MaxCells and MaxLines as these. With no
// lines it returns "".
func Frame(lines []string, w, h int) string {
	w, h = min(max(w, 0), MaxCells), min(max(h, 0), MaxLines)
	size := h * (w + 1)
	for _, l := range lines[:min(len(lines), h)] {
		size += min(len(l), 8*w)
	}
	b := make([]byte, 0, size)
	for i := range h {
		if i > 0 {
			b = append(b, '\n')
		}
		if i < len(lines) {
			b = AppendLine(b, lines[i], w)
		} else {
			b = appendSpaces(b, w)
		}
	}
	return string(b)
}

func appendSpaces(b []byte, n int) []byte {
	for n > 0 {
		k := min(n, len(blanks))
		b = append(b, blanks[:k]...)
		n -= k
	}
	return b
}

// measured is what is known of a styled line.
type measured struct {
	cells int
	open  bool // a style is still on at the end
	sound bool // nothing in it but simple text and SGR, or it went through tidy
}

// measure counts the cells of a line. A line with runes that are neither
// simple nor the marks of tidied text is not sound, and so is one with other
// sequences than SGR.
func measure(s string) measured {
	m := measured{sound: true}
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < 0x7F {
			m.cells++
			i++
			continue
		}
		if c == 0x1B {
			n, off := sgr(s[i:])
			if n == 0 {
				m.sound = false
				return m
			}
			m.open = !off
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		w := simple(r)
		if w == 0 {
			m.sound = false
			w = cells(r)
		}
		m.cells += w
		i += size
	}
	return m
}

// sgr returns the length of the SGR sequence at the start of s, 0 if there is
// none, and whether it switches every style off.
func sgr(s string) (n int, off bool) {
	if len(s) < 3 || s[0] != 0x1B || s[1] != '[' {
		return 0, false
	}
	for i := 2; i < len(s) && i < maxSGR; i++ {
		switch c := s[i]; {
		case c == 'm':
			p := s[2:i]
			return i + 1, p == "" || p == "0" || strings.HasSuffix(p, ";0") && !strings.Contains(p, "8;")
		case c >= '0' && c <= '9', c == ';', c == ':':
		default:
			return 0, false
		}
	}
	return 0, false
}

// tidy cleans the text of a line and keeps its SGR sequences.
func tidy(s string) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(s); {
		n := 0
		if s[i] == 0x1B {
			n, _ = sgr(s[i:])
		}
		if n == 0 {
			i++
			continue
		}
		b.WriteString(Clean(s[from:i]))
		b.WriteString(s[i : i+n])
		i += n
		from = i
	}
	b.WriteString(Clean(s[from:]))
	return b.String()
}

// appendCut appends sound or tidied s, which is wider than w, cut to w cells.
func appendCut(b []byte, s string, w int) []byte {
	have, open := 0, false
	end, kept, openAtEnd := 0, 0, false
	for i := 0; i < len(s); {
		if s[i] == 0x1B {
			n, off := sgr(s[i:])
			open = !off
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		c := cells(r)
		if c > 0 {
			if have > w-1 {
				break
			}
			end, kept, openAtEnd = i, have, open
		}
		have += c
		i += size
	}
	b = append(b, s[:end]...)
	b = appendSpaces(b, w-1-kept)
	b = append(b, Ellipsis...)
	if openAtEnd {
		b = append(b, reset...)
	}
	return b
}

// Lines returns lines as exactly h lines of exactly w cells, as Frame does.
func Lines(lines []string, w, h int) []string {
	if h <= 0 {
		return nil
	}
	return strings.Split(Frame(lines, w, h), "\n")
}
