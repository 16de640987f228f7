package screen

import (
	"fmt"
	"strconv"
)

// execute carries out a control character.
func (v *Screen) execute(b byte) {
	switch b {
	case '\b':
		v.move(v.now.at.X-1, v.now.at.Y)
	case '\t':
		v.nextTab(1)
	case '\n', '\v', '\f':
		v.lineFeed()
	case '\r':
		v.move(0, v.now.at.Y)
	case 0x0e, 0x0f:
		v.lineSets.inUse = int(0x0f - b)
	case 0x1b:
		v.startEscape()
	case 0x00, 0x05, 0x07:
	default:
		v.strange(fmt.Sprintf("control character %#02x", b))
	}
}

// escape carries out an escape sequence that is not the start of a longer one.
func (v *Screen) escape(more string, final byte) {
	switch key := more + string(final); {
	case key == "7":
		v.saveCursor()
	case key == "8":
		v.restoreCursor()
	case key == "D":
		v.lineFeed()
	case key == "E":
		v.lineFeed()
		v.now.at.X = 0
	case key == "H":
		v.tabs[v.now.at.X] = true
	case key == "M":
		v.reverseLineFeed()
	case key == "c":
		v.reset()
	case key == "#8":
		v.alignmentTest()
	case more == "(":
		v.lineSets.drawing[0] = final == '0'
	case more == ")":
		v.lineSets.drawing[1] = final == '0'
	case key == "=", key == ">", key == "\\", more == "*", more == "+", more == "%", more == " ":
	default:
		v.strange("ESC " + brief(key))
	}
}

// carryOut carries out a control sequence. The key is what stands around the numbers: prefix, intermediates, final byte.
func (v *Screen) carryOut(key string, p params, body string) {
	g := v.now
	n := p.count(0)
	switch key {
	case "A":
		v.moveRows(-n)
	case "B", "e":
		v.moveRows(n)
	case "C", "a":
		v.move(g.at.X+n, g.at.Y)
	case "D":
		v.move(g.at.X-n, g.at.Y)
	case "E":
		v.moveRows(n)
		g.at.X = 0
	case "F":
		v.moveRows(-n)
		g.at.X = 0
	case "G", "`":
		v.move(n-1, g.at.Y)
	case "H", "f":
		v.moveTo(p.count(1)-1, n-1)
	case "d":
		v.moveTo(g.at.X, n-1)
	case "I":
		v.nextTab(n)
	case "Z":
		v.nextTab(-n)
	case "s":
		v.saveCursor()
	case "u":
		v.restoreCursor()
	case "g":
		v.clearTabs(p.get(0, 0))
	case "?W":
		v.tabs = everyEight(v.width)
	case "m":
		v.restyle(p)
	case "r":
		v.setMargins(n-1, p.get(1, v.height)-1)
	case "@", "J", "?J", "K", "?K", "L", "M", "P", "S", "T", "X", "b":
		v.edit(key, p, n)
	case "h", "l", "?h", "?l":
		v.setModes(key, p)
	case " q", "!p", ">m", "\"p", "\"q", "?s", "?r":
		if key == "!p" {
			v.softReset()
		}
	default:
		if !v.answer(key, p) {
			v.strange("CSI " + brief(body) + key[len(key)-1:])
		}
	}
}

// edit carries out what erases, inserts, deletes or repeats.
func (v *Screen) edit(key string, p params, n int) {
	g := v.now
	pending := g.wrapPending
	g.wrapPending = false
	x, y := g.at.X, g.at.Y
	inside := y >= g.top && y <= g.bottom
	switch key {
	case "@":
		v.insertCells(n)
	case "P":
		v.deleteCells(n)
	case "X":
		v.erase(y, x, x+n)
	case "J", "?J":
		v.eraseScreen(p.get(0, 0))
	case "K", "?K":
		from, end := v.span(p.get(0, 0))
		v.erase(y, from, end)
	case "L":
		if inside {
			v.scrollUp(y, -n)
			g.at.X = 0
		}
	case "M":
		if inside {
			v.scrollUp(y, n)
			g.at.X = 0
		}
	case "S":
		v.scrollUp(g.top, n)
	case "T":
		v.scrollUp(g.top, -n)
	case "b":
		g.wrapPending = pending
		if v.last != 0 {
			for range min(n, v.width*v.height) {
				v.print(v.last)
			}
		}
	}
}

// span is the part of the cursor's row that EL and ED with this parameter reach.
func (v *Screen) span(which int) (from, end int) {
	switch x := v.now.at.X; which {
	case 0:
		return x, v.width
	case 1:
		return 0, x + 1
	case 2:
		return 0, v.width
	default:
		v.strange("erase " + strconv.Itoa(which))
		return 0, 0
	}
}

func (v *Screen) eraseScreen(which int) {
	if which == 3 {
		return // the scrollback, of which there is none
	}
	y := v.now.at.Y
	from, end := v.span(which)
	v.erase(y, from, end)
	if which == 0 || which == 2 {
		v.eraseRows(y+1, v.height)
	}
	if which == 1 || which == 2 {
		v.eraseRows(0, y)
	}
}

func (v *Screen) clearTabs(which int) {
	switch which {
	case 0:
		v.tabs[v.now.at.X] = false
	case 3:
		clear(v.tabs)
	}
}

func (v *Screen) setMargins(top, bottom int) {
	bottom = min(bottom, v.height-1)
	if bottom < 0 {
		bottom = v.height - 1
	}
	if top >= bottom {
		return
	}
	v.now.top, v.now.bottom = top, bottom
	v.moveTo(0, 0)
}

func (v *Screen) softReset() {
	g := v.now
	g.top, g.bottom, g.style, g.saved, g.wrapPending = 0, v.height-1, Style{}, savedCursor{}, false
	v.insert, v.lineSets = false, charsets{}
	v.modes[6], v.modes[7], v.modes[25], v.modes[1] = false, true, true, false
}

// setModes carries out SM, RM, DECSET and DECRST.
func (v *Screen) setModes(key string, p params) {
	on := key[len(key)-1] == 'h'
	for _, m := range p {
		name := "CSI " + key[:len(key)-1] + strconv.Itoa(max(m.value, 0)) + key[len(key)-1:]
		switch {
		case key[0] == '?' && v.offered(m.value):
			v.setMode(m.value, on)
		case key[0] != '?' && m.value == 4:
			v.insert = on
		default:
			v.strange(name)
		}
	}
}

// offered tells whether this terminal knows DEC private mode n.
func (v *Screen) offered(n int) bool {
	switch n {
	case 2026:
		return !v.settings.NoSync
	case 2027:
		return v.settings.Clusters
	case 1, 5, 6, 7, 8, 9, 12, 25, 45, 47, 66, 1047, 1048, 1049,
		1000, 1002, 1003, 1004, 1005, 1006, 1007, 1015, 1016, 1034, 1036, 1039, 2004, 2031:
		return true
	}
	return false
}

func (v *Screen) setMode(n int, on bool) {
	switch n {
	case 6:
		v.modes[n] = on
		v.moveTo(0, 0)
		return
	case 47:
		v.switchTo(on)
	case 1047:
		if !on && v.Alternate() {
			v.eraseRows(0, v.height)
		}
		v.switchTo(on)
	case 1048:
		v.keepCursor(on)
	case 1049:
		if on == v.Alternate() {
			break
		}
		if on {
			v.keepCursor(true)
			v.switchTo(true)
			v.eraseRows(0, v.height)
		} else {
			v.switchTo(false)
			v.keepCursor(false)
		}
	case 2026:
		v.hold(on)
	}
	v.modes[n] = on
}

func (v *Screen) keepCursor(on bool) {
	if on {
		v.saveCursor()
	} else {
		v.restoreCursor()
	}
}
