package screen

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
)

const maxKeyboards = 32

func (v *Screen) reply(format string, values ...any) {
	if v.settings.Reply != nil {
		v.settings.Reply(fmt.Appendf(nil, format, values...))
	}
}

// answer carries out the control sequences by which a program asks the terminal something or sets its keyboard, and tells
// whether this was one.
func (v *Screen) answer(key string, p params) bool {
	n := p.get(0, 0)
	switch key {
	case "c":
		v.reply("\x1b[?62;22c")
	case ">c":
		v.reply("\x1b[>1;10;0c")
	case "=c":
		v.reply("\x1bP!|00000000\x1b\\")
	case ">q":
		v.reply("\x1bP>|workgroup-drive(1)\x1b\\")
	case "n", "?n":
		return v.report(key, n)
	case "$p":
		state := 0
		if n == 4 {
			state = setOrNot(v.insert)
		}
		v.reply("\x1b[%d;%d$y", n, state)
	case "?$p":
		state := 0
		if v.offered(n) {
			state = setOrNot(v.modes[n])
		}
		v.reply("\x1b[?%d;%d$y", n, state)
	case "?m":
		v.reply("\x1b[>%d;0m", n)
	case "t":
		return v.window(n)
	case "?u", ">u", "<u", "=u":
		if v.settings.Kitty {
			v.setKeyboard(key, p)
		}
	default:
		return false
	}
	return true
}

func setOrNot(on bool) int {
	if on {
		return 1
	}
	return 2
}

func (v *Screen) report(key string, n int) bool {
	at := v.now.at
	row := at.Y + 1
	if v.modes[6] {
		row -= v.now.top
	}
	switch {
	case key == "n" && n == 5:
		v.reply("\x1b[0n")
	case key == "n" && n == 6:
		v.reply("\x1b[%d;%dR", row, at.X+1)
	case key == "?n" && n == 6:
		v.reply("\x1b[?%d;%dR", row, at.X+1)
	case key == "?n" && n == 996:
		scheme := 1
		if v.settings.Light {
			scheme = 2
		}
		v.reply("\x1b[?997;%dn", scheme)
	default:
		return false
	}
	return true
}

// Cells are taken to be 10 pixels wide and 20 high.
func (v *Screen) window(n int) bool {
	switch n {
	case 14:
		v.reply("\x1b[4;%d;%dt", v.height*20, v.width*10)
	case 16:
		v.reply("\x1b[6;20;10t")
	case 18:
		v.reply("\x1b[8;%d;%dt", v.height, v.width)
	case 22, 23: // the stack of titles
	default:
		return false
	}
	return true
}

// setKeyboard carries out the kitty keyboard protocol. Only its first flag is ever in force.
func (v *Screen) setKeyboard(key string, p params) {
	top := len(v.keyboard) - 1
	flags := p.get(0, 0) & 1
	switch key {
	case "?u":
		v.reply("\x1b[?%du", v.keyboard[top])
	case ">u":
		if len(v.keyboard) < maxKeyboards {
			v.keyboard = append(v.keyboard, flags)
		}
	case "<u":
		v.keyboard = v.keyboard[:max(1, len(v.keyboard)-p.count(0))]
		if len(v.keyboard) == 1 {
			v.keyboard[0] = 0
		}
	case "=u":
		switch p.get(1, 1) {
		case 1:
			v.keyboard[top] = flags
		case 2:
			v.keyboard[top] |= flags
		case 3:
			v.keyboard[top] &^= flags
		}
	}
}

// string carries out a text that has ended: OSC, DCS, APC, PM or SOS.
func (v *Screen) string() {
	body := v.in.bytes
	switch v.in.kind {
	case ']':
		v.command(string(body))
	case 'P':
		switch {
		case bytes.HasPrefix(body, []byte("$q")):
			v.reply("\x1bP0$r\x1b\\")
		case bytes.HasPrefix(body, []byte("+q")):
			v.reply("\x1bP0+r\x1b\\")
		default:
			v.strange("DCS " + brief(string(body)))
		}
	default:
		v.strange("string ESC " + string(v.in.kind))
	}
}

func (v *Screen) command(body string) {
	number, rest, _ := strings.Cut(body, ";")
	n, err := strconv.Atoi(number)
	if err != nil || v.in.over {
		v.strange("OSC " + brief(number))
		return
	}
	switch n {
	case 0, 2:
		v.title = rest
	case 10, 11, 12:
		if rest == "?" {
			level := 0xffff
			if v.settings.Light == (n != 11) {
				level = 0
			}
			v.reply("\x1b]%d;rgb:%04x/%04x/%04x\x1b\\", n, level, level, level)
		}
	case 52:
		_, coded, _ := strings.Cut(rest, ";")
		if coded == "?" {
			return // a terminal does not give its clipboard away
		}
		if plain, err := base64.StdEncoding.DecodeString(coded); err == nil {
			v.clipboard = string(plain)
		}
	case 1, 4, 7, 8, 9, 22, 104, 110, 111, 112, 133:
	default:
		v.strange("OSC " + strconv.Itoa(n))
	}
}
