package screen

import (
	"encoding/binary"
	"hash/maphash"
	"maps"
	"slices"
)

// MaxSide is the largest width or height in cells; a larger size is cut to it, one below 1 is taken as 1.
const MaxSide = 1000

// Settings say what kind of terminal a [Screen] is.
type Settings struct {
	Width, Height int

	// Light makes the questions for the default colours (OSC 10 and 11) be answered with dark text on white;
	// otherwise light text on black.
	Light bool

	// NoSync denies synchronized output (mode 2026), which is otherwise offered.
	NoSync bool

	// Clusters offers mode 2027: once the program sets it, a grapheme cluster fills one or two cells as a whole.
	Clusters bool

	// Kitty offers the kitty keyboard protocol, its first flag only. Without it the protocol's question gets no
	// answer, as in a terminal that never heard of it.
	Kitty bool

	// Reply gets each answer to the program's questions, to be written to its input. It is called inside
	// [Screen.Write] and must not call the Screen. Nil: nothing is answered.
	Reply func(answer []byte)
}

// Cell is one place on the screen.
type Cell struct {
	// Content is a character with what combines with it, " " where nothing is, and "" in the right half of a wide
	// character.
	Content string
	// Width is 1, 2 for the left half of a wide character, or 0 for its right half.
	Width int
	Style Style
}

// Cursor is where the next character goes; column and row count from 0.
type Cursor struct {
	X, Y    int
	Visible bool
}

type grid struct {
	cells       []Cell
	at          Cursor
	wrapPending bool
	style       Style
	saved       savedCursor
	top, bottom int
}

type savedCursor struct {
	x, y        int
	wrapPending bool
	style       Style
	origin      bool
	line        charsets
}

// charsets tells which of the two sets G0 and G1 are line drawing and which of them is in use.
type charsets struct {
	drawing [2]bool
	inUse   int
}

type shown struct {
	cells []Cell
	at    Cursor
}

// Screen is a terminal's picture and state. [New] makes one.
type Screen struct {
	settings      Settings
	width, height int
	primary       grid
	alternate     grid
	now           *grid // primary or alternate
	modes         map[int]bool
	insert        bool
	lineSets      charsets
	tabs          []bool
	last          rune // for REP; 0: none yet
	held          *shown
	keyboard      []int
	title         string
	clipboard     string
	unknown       map[string]int
	in            input
	seed          maphash.Seed
}

// New returns an empty screen with the cursor shown at the top left.
func New(s Settings) *Screen {
	v := &Screen{settings: s, seed: maphash.MakeSeed(), unknown: map[string]int{}}
	v.width, v.height = side(s.Width), side(s.Height)
	v.reset()
	return v
}

func side(n int) int { return min(max(n, 1), MaxSide) }

func (v *Screen) reset() {
	v.modes = map[int]bool{7: true, 25: true}
	v.primary, v.alternate = v.blankGrid(), v.blankGrid()
	v.now = &v.primary
	v.insert, v.lineSets, v.last, v.held, v.title = false, charsets{}, 0, nil, ""
	v.keyboard = []int{0}
	v.tabs = everyEight(v.width)
}

func (v *Screen) blankGrid() grid {
	g := grid{cells: make([]Cell, v.width*v.height), bottom: v.height - 1}
	for i := range g.cells {
		g.cells[i] = blank(Style{})
	}
	return g
}

func blank(s Style) Cell { return Cell{Content: " ", Width: 1, Style: Style{Background: s.Background}} }

func everyEight(width int) []bool {
	tabs := make([]bool, width)
	for x := 8; x < width; x += 8 {
		tabs[x] = true
	}
	return tabs
}

// Resize gives the screen another size. What no longer fits is cut off, at the right and at the bottom; where the cursor of the
// primary screen would be cut off, at the top instead. The program is told by the pseudo-terminal, not from here.
func (v *Screen) Resize(width, height int) {
	width, height = side(width), side(height)
	if width == v.width && height == v.height {
		return
	}
	oldWidth, oldHeight := v.width, v.height
	v.width, v.height = width, height
	for _, g := range []*grid{&v.primary, &v.alternate} {
		drop := 0
		if g == &v.primary {
			drop = max(0, g.at.Y-height+1)
		}
		fresh := v.blankGrid()
		for y := range min(height, oldHeight-drop) {
			copy(fresh.cells[y*width:(y+1)*width], g.cells[(y+drop)*oldWidth:(y+drop+1)*oldWidth])
			if end := &fresh.cells[(y+1)*width-1]; end.Width == 2 {
				*end = blank(end.Style)
			}
		}
		g.cells, g.top, g.bottom, g.wrapPending = fresh.cells, 0, height-1, false
		g.at.X, g.at.Y = min(g.at.X, width-1), min(g.at.Y-drop, height-1)
		g.saved.x, g.saved.y = min(g.saved.x, width-1), min(max(g.saved.y-drop, 0), height-1)
	}
	tabs := everyEight(width)
	copy(tabs, v.tabs)
	v.tabs = tabs
	v.held = nil
}

// Size returns width and height in cells.
func (v *Screen) Size() (width, height int) { return v.width, v.height }

// visible is what a person sees: the picture from before a synchronized update that has not ended yet.
func (v *Screen) visible() shown {
	if v.held != nil {
		return *v.held
	}
	at := v.now.at
	at.Visible = v.modes[25]
	return shown{cells: v.now.cells, at: at}
}

// hold begins or ends a synchronized update.
func (v *Screen) hold(on bool) {
	switch {
	case on && v.held == nil:
		s := v.visible()
		s.cells = slices.Clone(s.cells)
		v.held = &s
	case !on:
		v.held = nil
	}
}

// EndUpdate shows what is drawn so far even if a synchronized update never ended, as a terminal does after a while, for
// example because the program was killed.
func (v *Screen) EndUpdate() {
	v.hold(false)
	delete(v.modes, 2026)
}

// Updating tells whether a synchronized update has begun and not ended: what was drawn since is not shown yet.
func (v *Screen) Updating() bool { return v.held != nil }

// Cell returns what is shown at column x and row y, from 0; outside the screen a blank.
func (v *Screen) Cell(x, y int) Cell {
	if x < 0 || y < 0 || x >= v.width || y >= v.height {
		return blank(Style{})
	}
	return v.visible().cells[y*v.width+x]
}

// Cursor returns where the cursor is shown.
func (v *Screen) Cursor() Cursor { return v.visible().at }

// Alternate tells whether the alternate screen is in use.
func (v *Screen) Alternate() bool { return v.now == &v.alternate }

// Mode tells whether the program has set DEC private mode n, such as 1 (application cursor keys) or 2004 (bracketed paste).
func (v *Screen) Mode(n int) bool { return v.modes[n] }

// Keyboard returns the flags of the kitty keyboard protocol in force, 0 where it is not offered or not asked for.
func (v *Screen) Keyboard() int { return v.keyboard[len(v.keyboard)-1] }

// Title returns the window title that the program set last.
func (v *Screen) Title() string { return v.title }

// Clipboard returns the text that the program last put on the clipboard (OSC 52).
func (v *Screen) Clipboard() string { return v.clipboard }

// Unknown returns how often each sequence came that this model does not understand. The names are made to be read
// ("CSI ?1234h", "OSC 777"); they are few even after random bytes.
func (v *Screen) Unknown() map[string]int { return maps.Clone(v.unknown) }

const maxUnknown = 200

func (v *Screen) strange(name string) {
	if _, seen := v.unknown[name]; !seen && len(v.unknown) >= maxUnknown {
		name = "others"
	}
	v.unknown[name]++
}

// Sum returns a number that is the same for two moments of this Screen only if all that is shown is the same: characters,
// styles, the place of a visible cursor, and the size. It is comparable only with other sums of the same Screen.
func (v *Screen) Sum() uint64 {
	s := v.visible()
	b := make([]byte, 0, 16*len(s.cells))
	b = binary.AppendUvarint(b, uint64(v.width))
	b = binary.AppendUvarint(b, uint64(v.height))
	if s.at.Visible {
		b = binary.AppendUvarint(b, uint64(1+s.at.Y*v.width+s.at.X))
	}
	for _, c := range s.cells {
		b = append(b, 0xff)
		b = append(b, c.Content...)
		b = binary.LittleEndian.AppendUint32(b, uint32(c.Style.Foreground))
		b = binary.LittleEndian.AppendUint32(b, uint32(c.Style.Background))
		b = binary.LittleEndian.AppendUint16(b, uint16(c.Style.Attributes))
	}
	return maphash.Bytes(v.seed, b)
}
