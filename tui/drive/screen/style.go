package screen

import (
	"fmt"
	"strconv"
	"strings"
)

// Attribute is a set of the ways in which a character can stand out.
type Attribute uint16

// The attributes, one bit each.
const (
	Bold Attribute = 1 << iota
	Faint
	Italic
	Underline
	Blink
	Reverse
	Hidden
	Struck
	Overline
)

// Colour is a colour as the program named it. The zero value is the terminal's default.
type Colour uint32

const (
	indexedColour Colour = 1 << 24
	directColour  Colour = 2 << 24
)

// Indexed returns the colour with number n of the palette, 0 to 255; 0 to 15 are the sixteen named ones.
func Indexed(n uint8) Colour { return indexedColour | Colour(n) }

// Direct returns a colour by its parts.
func Direct(red, green, blue uint8) Colour {
	return directColour | Colour(red)<<16 | Colour(green)<<8 | Colour(blue)
}

// String says the colour in words: "default", "colour 5" or "#rrggbb".
func (c Colour) String() string {
	switch {
	case c == 0:
		return "default"
	case c&indexedColour != 0:
		return fmt.Sprintf("colour %d", uint8(c))
	default:
		return fmt.Sprintf("#%06x", uint32(c&0xffffff))
	}
}

// Style is how a character is drawn.
type Style struct {
	Foreground, Background Colour
	Attributes             Attribute
}

// sequence is the SGR parameters that make the style from the default, "" for the default itself.
func (s Style) sequence() string {
	var p []string
	for i, code := range []string{"1", "2", "3", "4", "5", "7", "8", "9", "53"} {
		if s.Attributes&(1<<i) != 0 {
			p = append(p, code)
		}
	}
	colour := func(c Colour, base, bright, extended int) {
		n := int(c & 0xff)
		switch {
		case c == 0:
		case c&directColour != 0:
			p = append(p, fmt.Sprintf("%d;2;%d;%d;%d", extended, c>>16&0xff, c>>8&0xff, n))
		case n < 8:
			p = append(p, strconv.Itoa(base+n))
		case n < 16:
			p = append(p, strconv.Itoa(bright+n-8))
		default:
			p = append(p, fmt.Sprintf("%d;5;%d", extended, n))
		}
	}
	colour(s.Foreground, 30, 90, 38)
	colour(s.Background, 40, 100, 48)
	return strings.Join(p, ";")
}

// restyle carries out SGR.
func (v *Screen) restyle(p params) {
	s := &v.now.style
	if len(p) == 0 {
		p = params{{value: 0}}
	}
	for i := 0; i < len(p); i++ {
		n := max(p[i].value, 0)
		switch {
		case n == 0:
			*s = Style{}
		case n == 4 && i+1 < len(p) && p[i+1].sub:
			s.Attributes &^= Underline
			if p[i+1].value != 0 {
				s.Attributes |= Underline
			}
		case n == 21:
			s.Attributes |= Underline
		case n == 6:
			s.Attributes |= Blink
		case n <= 5:
			s.Attributes |= 1 << (n - 1)
		case n <= 9:
			s.Attributes |= 1 << (n - 2)
		case n == 22:
			s.Attributes &^= Bold | Faint
		case n <= 25 && n >= 23:
			s.Attributes &^= 1 << (n - 21)
		case n <= 29 && n >= 27:
			s.Attributes &^= 1 << (n - 22)
		case n >= 30 && n <= 37:
			s.Foreground = Indexed(uint8(n - 30))
		case n >= 40 && n <= 47:
			s.Background = Indexed(uint8(n - 40))
		case n >= 90 && n <= 97:
			s.Foreground = Indexed(uint8(n - 90 + 8))
		case n >= 100 && n <= 107:
			s.Background = Indexed(uint8(n - 100 + 8))
		case n == 39:
			s.Foreground = 0
		case n == 49:
			s.Background = 0
		case n == 53:
			s.Attributes |= Overline
		case n == 55:
			s.Attributes &^= Overline
		case n == 59:
		case n == 38 || n == 48 || n == 58:
			c, used, ok := extended(p[i+1:])
			i += used
			switch {
			case !ok:
				v.strange("SGR " + strconv.Itoa(n))
			case n == 38:
				s.Foreground = c
			case n == 48:
				s.Background = c
			}
		default:
			v.strange("SGR " + strconv.Itoa(n))
		}
		for i+1 < len(p) && p[i+1].sub {
			i++
		}
	}
}

// extended reads what follows 38, 48 or 58: "5;n", "2;r;g;b", or the same with colons, where a colour space may stand before
// red. It returns how many parameters it took.
func extended(p params) (c Colour, used int, ok bool) {
	if len(p) == 0 {
		return 0, 0, false
	}
	colons := p[0].sub
	end := 0
	for end < len(p) && p[end].sub {
		end++
	}
	part := func(i int) uint8 { return uint8(min(max(p[i].value, 0), 255)) }
	switch {
	case p[0].value == 5 && len(p) >= 2:
		return Indexed(part(1)), 2, true
	case p[0].value == 2 && colons && end >= 5:
		return Direct(part(2), part(3), part(4)), end, true
	case p[0].value == 2 && len(p) >= 4:
		return Direct(part(1), part(2), part(3)), 4, true
	}
	return 0, len(p), false
}
