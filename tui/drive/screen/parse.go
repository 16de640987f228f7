package screen

import (
	"strconv"
	"unicode/utf8"
)

type state int

const (
	ground state = iota
	escape
	escapeMore // an intermediate byte of an escape sequence has come
	control    // inside CSI
	text       // inside OSC, DCS, APC, PM or SOS
	textEscape // an ESC inside text: its end if a backslash follows
)

const (
	maxControl = 256
	maxText    = 1 << 20
)

// input is how far into a sequence or a character the bytes have come.
type input struct {
	state state
	kind  byte // of a text: the byte after ESC
	bytes []byte
	over  bool // longer than is kept
	rune  []byte
}

// Write takes output of the program. It takes any bytes, cut anywhere, and never fails.
func (v *Screen) Write(p []byte) (int, error) {
	for _, b := range p {
		v.take(b)
	}
	return len(p), nil
}

func (v *Screen) take(b byte) {
	in := &v.in
	if len(in.rune) > 0 {
		if b&0xc0 == 0x80 {
			in.rune = append(in.rune, b)
			if utf8.FullRune(in.rune) {
				r, _ := utf8.DecodeRune(in.rune)
				in.rune = in.rune[:0]
				v.character(r)
			}
			return
		}
		in.rune = in.rune[:0]
		v.character(utf8.RuneError)
	}
	if b == 0x18 || b == 0x1a {
		in.state = ground
		return
	}
	switch in.state {
	case ground:
		v.plain(b)
	case escape, escapeMore:
		v.afterEscape(b)
	case control:
		v.inControl(b)
	case text:
		switch {
		case b == 0x1b:
			in.state = textEscape
		case b == 0x07 && in.kind == ']':
			in.state = ground
			v.string()
		default:
			in.keep(b, maxText)
		}
	case textEscape:
		in.state = ground
		v.string()
		if b != '\\' {
			v.startEscape()
			v.afterEscape(b)
		}
	}
}

func (in *input) keep(b byte, limit int) {
	if len(in.bytes) >= limit {
		in.over = true
		return
	}
	in.bytes = append(in.bytes, b)
}

func (v *Screen) startEscape() {
	v.in.state, v.in.bytes, v.in.over = escape, v.in.bytes[:0], false
}

func (v *Screen) plain(b byte) {
	switch {
	case b < 0x20:
		v.execute(b)
	case b < 0x7f:
		v.character(rune(b))
	case b == 0x7f:
	case b < 0xc2 || b > 0xf4:
		v.character(utf8.RuneError)
	default:
		v.in.rune = append(v.in.rune[:0], b)
	}
}

func (v *Screen) afterEscape(b byte) {
	in := &v.in
	switch {
	case b == 0x1b:
		v.startEscape()
	case b < 0x20:
		v.execute(b)
	case b < 0x30:
		in.state = escapeMore
		in.keep(b, maxControl)
	case b >= 0x7f:
		in.state = ground
		if b > 0x7f {
			v.plain(b)
		}
	case in.state == escape && b == '[':
		in.state = control
	case in.state == escape && (b == ']' || b == 'P' || b == '_' || b == '^' || b == 'X'):
		in.state, in.kind = text, b
	default:
		in.state = ground
		v.escape(string(in.bytes), b)
	}
}

func (v *Screen) inControl(b byte) {
	in := &v.in
	switch {
	case b == 0x1b:
		v.startEscape()
	case b < 0x20:
		v.execute(b)
	case b < 0x40:
		in.keep(b, maxControl)
	case b < 0x7f:
		in.state = ground
		if in.over {
			v.strange("CSI longer than 256 bytes")
			return
		}
		v.sequence(string(in.bytes), b)
	case b > 0x7f:
		in.state = ground
		v.strange("CSI cut short")
		v.plain(b)
	}
}

// param is one number of a control sequence: -1 where it is left out; sub where a colon stood before it.
type param struct {
	value int
	sub   bool
}

type params []param

const (
	maxParams = 64
	maxValue  = 1 << 20
)

// sequence takes a whole control sequence apart and carries it out.
func (v *Screen) sequence(body string, final byte) {
	start := 0
	for start < len(body) && body[start] >= '<' && body[start] <= '?' {
		start++
	}
	end := len(body)
	for end > start && body[end-1] < 0x30 {
		end--
	}
	p, ok := numbers(body[start:end])
	if !ok {
		v.strange("CSI " + brief(body) + string(final))
		return
	}
	v.carryOut(body[:start]+body[end:]+string(final), p, body)
}

func numbers(s string) (params, bool) {
	if s == "" {
		return nil, true
	}
	p := params{{value: -1}}
	for i := range len(s) {
		last := &p[len(p)-1]
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			last.value = min(max(last.value, 0)*10+int(c-'0'), maxValue)
		case c == ';' || c == ':':
			if len(p) == maxParams {
				return nil, false
			}
			p = append(p, param{value: -1, sub: c == ':'})
		default:
			return nil, false
		}
	}
	return p, true
}

// count is parameter i as a number of times or a place from 1: 1 where it is left out or 0.
func (p params) count(i int) int { return max(p.get(i, 1), 1) }

func (p params) get(i, otherwise int) int {
	if i >= len(p) || p[i].value < 0 {
		return otherwise
	}
	return p[i].value
}

func brief(s string) string {
	if len(s) > 12 {
		s = s[:12] + "..."
	}
	q := strconv.QuoteToASCII(s)
	return q[1 : len(q)-1]
}
