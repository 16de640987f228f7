package screen

import (
	"math/rand/v2"
	"strings"
	"testing"
)

const esc = "\x1b"

// csi joins control sequences, which stand without their introducer.
func csi(bodies ...string) string { return esc + "[" + strings.Join(bodies, esc+"[") }

func TestPicture(t *testing.T) {
	letters := "abcdef\r\nghijkl\r\nmnopqr\r\nstuvwx"
	for name, c := range map[string]struct {
		in    string
		lines string // joined by |; 6 columns, 4 rows
		x, y  int
	}{
		"plain":                    {"hi\r\nyou", "hi|you", 3, 1},
		"wraps late":               {"abcdef", "abcdef", 5, 0},
		"wraps":                    {"abcdefg", "abcdef|g", 1, 1},
		"no wrap":                  {csi("?7l") + "abcdefg", "abcdeg", 5, 0},
		"move cancels the wrap":    {"abcdef" + csi("D") + "X", "abcdXf", 5, 0},
		"scrolls":                  {letters + "\r\nyz", "ghijkl|mnopqr|stuvwx|yz", 2, 3},
		"place":                    {csi("2;3H") + "x", "|  x", 3, 1},
		"place beyond the edge":    {csi("99;99H") + "x", "|||     x", 5, 3},
		"up down left right":       {csi("3;3H", "A", "C", "2D", "B") + "x", "|| x", 2, 2},
		"next and previous line":   {csi("2;3H", "E") + "a" + csi("2F") + "b", "b||a", 1, 0},
		"column and row":           {csi("4G", "3d") + "x", "||   x", 4, 2},
		"tab goes to the edge":     {"a\tb", "a    b", 5, 0},
		"tab stop set":             {csi("3G") + esc + "H" + "\r\tx", "  x", 3, 0},
		"tab stops cleared":        {csi("3G") + esc + "H" + csi("3g") + "\r\tx", "     x", 5, 0},
		"back tab":                 {csi("3G") + esc + "H" + csi("6G", "Z") + "x", "  x", 3, 0},
		"forward tab":              {csi("3G") + esc + "H\r" + csi("I") + "x", "  x", 3, 0},
		"erase right":              {letters + csi("2;3H", "K"), "abcdef|gh|mnopqr|stuvwx", 2, 1},
		"erase left":               {letters + csi("2;3H", "1K"), "abcdef|   jkl|mnopqr|stuvwx", 2, 1},
		"erase line":               {letters + csi("2;3H", "2K"), "abcdef||mnopqr|stuvwx", 2, 1},
		"erase below":              {letters + csi("2;3H", "J"), "abcdef|gh", 2, 1},
		"erase above":              {letters + csi("2;3H", "1J"), "|   jkl|mnopqr|stuvwx", 2, 1},
		"erase all":                {letters + csi("2;3H", "2J"), "", 2, 1},
		"erase characters":         {"abcdef" + csi("2G", "3X"), "a   ef", 1, 0},
		"insert characters":        {"abcdef" + csi("2G", "2@"), "a  bcd", 1, 0},
		"delete characters":        {"abcdef" + csi("2G", "2P"), "adef", 1, 0},
		"insert mode":              {"abcd\r" + csi("4h") + "X" + csi("4l") + "Y", "XYbcd", 2, 0},
		"insert lines":             {letters + csi("2H", "2L"), "abcdef|||ghijkl", 0, 1},
		"delete lines":             {letters + csi("2H", "2M"), "abcdef|stuvwx", 0, 1},
		"scroll up":                {letters + csi("2S"), "mnopqr|stuvwx", 5, 3},
		"scroll down":              {letters + csi("T"), "|abcdef|ghijkl|mnopqr", 5, 3},
		"margins scroll":           {letters + csi("2;3r", "3H") + "\n", "abcdef|mnopqr||stuvwx", 0, 2},
		"margins scroll back":      {letters + csi("2;3r", "2H") + esc + "M", "abcdef||ghijkl|stuvwx", 0, 1},
		"margins keep the rest":    {letters + csi("2;3r", "4H") + "\n", "abcdef|ghijkl|mnopqr|stuvwx", 0, 3},
		"lines outside margins":    {letters + csi("2;3r", "4H", "L"), "abcdef|ghijkl|mnopqr|stuvwx", 0, 3},
		"wrong margins":            {letters + csi("3;2r", "4H") + "\n", "ghijkl|mnopqr|stuvwx", 0, 3},
		"up stops at the margin":   {csi("2;4r", "3H", "9A") + "x", "|x", 1, 1},
		"down stops at the margin": {csi("1;2r", "9B") + "x", "|x", 1, 1},
		"origin mode":              {csi("2;3r", "?6h", "2;2H") + "x" + csi("9;1H") + "y", "||yx", 1, 2},
		"repeat":                   {"ab" + csi("3b"), "abbbb", 5, 0},
		"repeat nothing":           {csi("3b"), "", 0, 0},
		"save and restore":         {csi("2;2H") + esc + "7" + csi("H") + "a" + esc + "8b", "a| b", 2, 1},
		"save in the other way":    {csi("2;2H", "s", "H") + "a" + csi("u") + "b", "a| b", 2, 1},
		"index and next line":      {"a" + esc + "Db" + esc + "Ec", "a| b|c", 1, 2},
		"wide":                     {"a日b", "a日b", 4, 0},
		"wide wraps as a whole":    {"abcde日", "abcde|日", 2, 1},
		"wide cut in the left":     {"a日b\r" + csi("2G") + "x", "ax b", 2, 0},
		"wide cut in the right":    {"a日b\r" + csi("3G") + "x", "a xb", 3, 0},
		"wide cut by erasing":      {"a日b" + csi("3G", "X"), "a  b", 2, 0},
		"wide cut by deleting":     {"a日b" + csi("2G", "P"), "a b", 1, 0},
		"wide pushed off the edge": {"abcd日\r" + csi("@"), " abcd", 0, 0},
		"combining":                {"e\u0301a", "e\u0301a", 2, 0},
		"combining at the edge":    {"abcdee\u0301x", "abcdee\u0301|x", 1, 1},
		"combining on wide":        {"日\u0301x", "日\u0301x", 3, 0},
		"combining on nothing":     {"\u0301x", "x", 1, 0},
		"zero width joiner":        {"a\u200db", "a\u200db", 2, 0},
		"broken text":              {"a\xffb\xe6\x97c", "a\ufffdb\ufffdc", 5, 0},
		"cut text and a sequence":  {"a\xe6\x97" + csi("H") + "b", "b\ufffd", 1, 0},
		"backspace":                {"ab\bc", "ac", 2, 0},
		"control in a sequence":    {"ab" + esc + "[\r2C" + "x", "abx", 3, 0},
		"sequence given up":        {esc + "[3\x18x", "x", 1, 0},
		"sequence begun anew":      {esc + "[3" + csi("2C") + "x", "  x", 3, 0},
		"line drawing":             {esc + "(0qx" + esc + "(Bq", "─│q", 3, 0},
		"line drawing shifted":     {esc + ")0" + "\x0eq\x0fq", "─q", 2, 0},
		"text is not shown":        {esc + "]0;title\x07" + esc + "]8;;http://x" + esc + "\\a" + esc + "P$qm" + esc + "\\b", "ab", 2, 0},
		"text ended by a sequence": {esc + "]0;title" + csi("2C") + "x", "  x", 3, 0},
		"reset":                    {csi("2;2H", "31m", "2;3r", "?25l") + "x" + esc + "c" + "y", "y", 1, 0},
		"soft reset":               {csi("2;3r", "4h", "!p", "4H") + "x", "|||x", 1, 3},
		"alignment":                {esc + "#8", "EEEEEE|EEEEEE|EEEEEE|EEEEEE", 0, 0},
		"alternate":                {"ab" + csi("?1049h", "H") + "x", "x", 1, 0},
		"alternate and back":       {"ab" + csi("?1049h", "3;3H") + "x" + csi("?1049l") + "c", "abc", 3, 0},
		"alternate is emptied":     {csi("?1049h") + "x" + csi("?1049l", "?1049h", "?1049h"), "", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			for _, piece := range []int{1 << 20, 1} { // whole, and byte by byte
				v := New(Settings{Width: 6, Height: 4})
				for in := c.in; in != ""; {
					n := min(piece, len(in))
					if _, err := v.Write([]byte(in[:n])); err != nil {
						t.Fatal(err)
					}
					in = in[n:]
				}
				got := strings.ReplaceAll(strings.TrimSuffix(v.Text(), "\n"), "\n", "|")
				if at := v.Cursor(); got != c.lines || at.X != c.x || at.Y != c.y {
					t.Errorf("in pieces of %d: %q at %d,%d; want %q at %d,%d", piece, got, at.X, at.Y, c.lines, c.x, c.y)
				}
				if u := v.Unknown(); len(u) > 0 {
					t.Errorf("unknown: %v", u)
				}
			}
		})
	}
}

func TestStyles(t *testing.T) {
	for in, want := range map[string]Style{
		"1":               {Attributes: Bold},
		"1;2;3;4;5;7;8;9": {Attributes: Bold | Faint | Italic | Underline | Blink | Reverse | Hidden | Struck},
		"1;2;3;22":        {Attributes: Italic},
		"4;7;24":          {Attributes: Reverse},
		"7;9;27":          {Attributes: Struck},
		"4:3":             {Attributes: Underline},
		"4;4:0":           {},
		"31;104":          {Foreground: Indexed(1), Background: Indexed(12)},
		"38;5;200;1":      {Foreground: Indexed(200), Attributes: Bold},
		"48;2;1;2;3":      {Background: Direct(1, 2, 3)},
		"38:2::1:2:3;3":   {Foreground: Direct(1, 2, 3), Attributes: Italic},
		"38:5:7":          {Foreground: Indexed(7)},
		"58;5;1;4":        {Attributes: Underline},
		"31;42;39":        {Background: Indexed(2)},
		"31;1;0":          {},
		"31;1;":           {},
	} {
		v := New(Settings{Width: 6, Height: 4})
		_, _ = v.Write([]byte(csi(in+"m") + "x" + csi("K")))
		if got := v.Cell(0, 0).Style; got != want {
			t.Errorf("SGR %s: %+v, want %+v", in, got, want)
		}
		if got := v.Cell(3, 0).Style; got != (Style{Background: want.Background}) {
			t.Errorf("SGR %s, erased: %+v", in, got)
		}
		again := New(Settings{Width: 6, Height: 4})
		_, _ = again.Write([]byte(strings.ReplaceAll(strings.TrimSuffix(v.ANSI(), "\n"), "\n", "\r\n")))
		if again.Cell(0, 0) != v.Cell(0, 0) || again.Cell(5, 0) != v.Cell(5, 0) {
			t.Errorf("SGR %s is not the same after ANSI: %q", in, v.ANSI())
		}
		if u := v.Unknown(); len(u) > 0 {
			t.Errorf("SGR %s: unknown %v", in, u)
		}
	}
	if got := []string{Indexed(5).String(), Direct(1, 2, 255).String(), Colour(0).String()}; strings.Join(got, ", ") != "colour 5, #0102ff, default" {
		t.Error(got)
	}
}

func TestAnswers(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"DA1":                 {csi("c"), csi("?62;22c")},
		"DA2":                 {csi(">c"), csi(">1;10;0c")},
		"DSR":                 {csi("5n"), csi("0n")},
		"CPR":                 {"ab\r\n" + csi("6n"), csi("2;1R")},
		"DECXCPR":             {csi("2;3H", "?6n"), csi("?2;3R")},
		"CPR in margins":      {csi("2;3r", "?6h", "6n"), csi("1;1R")},
		"synchronized output": {csi("?2026$p"), csi("?2026;2$y")},
		"clusters denied":     {csi("?2027$p"), csi("?2027;0$y")},
		"cursor shown":        {csi("?25$p"), csi("?25;1$y")},
		"unheard-of mode":     {csi("?31337$p"), csi("?31337;0$y")},
		"insert mode":         {csi("4h", "4$p"), csi("4;1$y")},
		"foreground":          {esc + "]10;?\x07", esc + "]10;rgb:ffff/ffff/ffff" + esc + "\\"},
		"background":          {esc + "]11;?" + esc + "\\", esc + "]11;rgb:0000/0000/0000" + esc + "\\"},
		"kitty not there":     {csi("?u"), ""},
		"version":             {csi(">q"), esc + "P>|workgroup-drive(1)" + esc + "\\"},
		"scheme":              {csi("?996n"), csi("?997;1n")},
		"size":                {csi("18t"), csi("8;4;6t")},
		"capability":          {esc + "P+q544e" + esc + "\\", esc + "P0+r" + esc + "\\"},
		"clipboard is private": {
			esc + "]52;c;?\x07", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			v := New(Settings{Width: 6, Height: 4, Reply: func(b []byte) { got.Write(b) }})
			_, _ = v.Write([]byte(c.in))
			if got.String() != c.want {
				t.Errorf("%q, want %q", got.String(), c.want)
			}
			if u := v.Unknown(); len(u) > 0 {
				t.Errorf("unknown: %v", u)
			}
		})
	}
}

func TestOtherKindsOfTerminal(t *testing.T) {
	var got strings.Builder
	v := New(Settings{Width: 6, Height: 4, Light: true, NoSync: true, Clusters: true, Kitty: true, Reply: func(b []byte) { got.Write(b) }})
	_, _ = v.Write([]byte(esc + "]11;?\x07" + csi("?2026$p", "?2027h", "?2027$p", "?u", ">3u", "?u", "<u", "?u")))
	want := esc + "]11;rgb:ffff/ffff/ffff" + esc + "\\" + csi("?2026;0$y", "?2027;1$y", "?0u", "?1u", "?0u")
	if got.String() != want {
		t.Errorf("%q, want %q", got.String(), want)
	}
	_, _ = v.Write([]byte("👩\u200d🚀x🇬🇧y"))
	if v.Line(0) != "👩\u200d🚀x🇬🇧y" || v.Cell(0, 0).Width != 2 || v.Cell(3, 0).Content != "🇬🇧" || v.Cell(3, 0).Width != 2 {
		t.Errorf("clusters: %q, %+v", v.Line(0), v.Cell(3, 0))
	}
	_, _ = v.Write([]byte(csi("?2026h")))
	if v.Updating() || v.Unknown()["CSI ?2026h"] != 1 {
		t.Errorf("a mode that was denied holds: %v", v.Unknown())
	}
}

func TestSynchronizedUpdateIsSeenWhenItEnds(t *testing.T) {
	v := New(Settings{Width: 6, Height: 4})
	_, _ = v.Write([]byte("old" + csi("?2026h", "H", "31m") + "new"))
	before := v.Sum()
	if v.Text() != "old\n" || v.Cursor().X != 3 || !v.Updating() {
		t.Errorf("seen inside the update: %q", v.Text())
	}
	_, _ = v.Write([]byte("!" + csi("?25l")))
	if v.Sum() != before {
		t.Error("the sum changed inside the update")
	}
	_, _ = v.Write([]byte(csi("?2026l")))
	if v.Text() != "new!\n" || v.Sum() == before || v.Cursor().Visible {
		t.Errorf("after the update: %q", v.Text())
	}
	_, _ = v.Write([]byte(csi("?2026h", "2J")))
	v.EndUpdate()
	if v.Text() != "" || v.Updating() {
		t.Errorf("after an update that was ended from outside: %q", v.Text())
	}
}

func TestSumSeesWhatAPersonSees(t *testing.T) {
	v := New(Settings{Width: 6, Height: 4})
	last := v.Sum()
	for _, c := range []struct {
		in   string
		seen bool
	}{
		{"a", true}, {"\ra", false}, {csi("7m"), false}, {"\ra", true}, {csi("C"), true}, {csi("?25l"), true}, {csi("C"), false},
		{esc + "]0;title\x07", false}, {csi("?1049h"), true}, {csi("?1049l"), true},
	} {
		_, _ = v.Write([]byte(c.in))
		if now := v.Sum(); (now != last) != c.seen {
			t.Errorf("after %q the sum changed: %v, want %v", c.in, now != last, c.seen)
		} else {
			last = now
		}
	}
}

func TestUnknownIsCounted(t *testing.T) {
	v := New(Settings{Width: 6, Height: 4})
	_, _ = v.Write([]byte(csi("5y", "5y", "?1234h", "99m") + esc + "]777;x\x07" + esc + "Pzz" + esc + "\\" + esc + "_Gx" + esc + "\\" + "\u009b" + esc + "!x\x01"))
	for _, want := range []string{
		"CSI 5y", "CSI ?1234h", "SGR 99", "OSC 777", "DCS zz", "string ESC _", "C1 control character", "ESC !x", "control character 0x01",
	} {
		if v.Unknown()[want] == 0 {
			t.Errorf("%s was not counted: %v", want, v.Unknown())
		}
	}
	if v.Unknown()["CSI 5y"] != 2 || v.Text() != "" {
		t.Errorf("%v, %q", v.Unknown(), v.Text())
	}
}

func TestTitleAndClipboard(t *testing.T) {
	v := New(Settings{Width: 6, Height: 4})
	_, _ = v.Write([]byte(esc + "]2;Übung; zwei\x07" + esc + "]52;c;YUBiLmM=\x07"))
	if v.Title() != "Übung; zwei" || v.Clipboard() != "a@b.c" {
		t.Errorf("%q, %q", v.Title(), v.Clipboard())
	}
}

func TestResize(t *testing.T) {
	v := New(Settings{Width: 6, Height: 4})
	_, _ = v.Write([]byte("abcd日\r\nx\r\ny\r\nz"))
	v.Resize(5, 2)
	if v.Text() != "y\nz\n" || v.Cursor().Y != 1 {
		t.Errorf("the primary screen lost the cursor's line: %q", v.Text())
	}
	_, _ = v.Write([]byte(csi("?1049h", "H") + "abcd" + csi("2H") + "日"))
	v.Resize(1, 1)
	v.Resize(4, 3)
	if v.Text() != "a\n" {
		t.Errorf("the alternate screen: %q", v.Text())
	}
	v.Resize(0, -1)
	if w, h := v.Size(); w != 1 || h != 1 {
		t.Errorf("size %d, %d", w, h)
	}
	_, _ = v.Write([]byte("日" + csi("2J", "L", "M", "@", "P", "X", "S", "T", "5b") + "日x"))
	v.Resize(MaxSide+1, 2)
	if w, _ := v.Size(); w != MaxSide {
		t.Errorf("width %d", w)
	}
}

// whole checks what must hold of every screen, whatever was written.
func whole(t *testing.T, v *Screen) {
	t.Helper()
	w, h := v.Size()
	if at := v.Cursor(); at.X < 0 || at.Y < 0 || at.X >= w || at.Y >= h {
		t.Fatalf("the cursor is at %d,%d on a screen of %dx%d", at.X, at.Y, w, h)
	}
	for y := range h {
		for x := 0; x < w; x++ {
			c := v.Cell(x, y)
			switch {
			case c.Width == 2 && x+1 < w && v.Cell(x+1, y).Width == 0 && v.Cell(x+1, y).Content == "":
				x++
			case c.Width != 1 || c.Content == "":
				t.Fatalf("half a wide character at %d,%d: %+v", x, y, c)
			}
		}
	}
	_, _, _ = v.ANSI(), v.Text(), v.Sum()
}

func feed(t *testing.T, b []byte) {
	t.Helper()
	for _, s := range []Settings{
		{Width: 9, Height: 5, Reply: func([]byte) {}},
		{Width: 7, Height: 3, Clusters: true, Kitty: true, Reply: func([]byte) {}},
		{Width: 1, Height: 1},
	} {
		v := New(s)
		half := len(b) / 2
		_, _ = v.Write([]byte(csi("?2027h")))
		_, _ = v.Write(b[:half])
		v.Resize(s.Width+2, max(1, s.Height-1))
		whole(t, v)
		_, _ = v.Write(b[half:])
		whole(t, v)
		v.EndUpdate()
		v.Resize(3, 3)
		whole(t, v)
	}
}

func FuzzScreen(f *testing.F) {
	for _, s := range []string{
		"", "plain", csi("999999999999;9999999999H", "9999999b", ":;:;m", "38;5m", "48;2;1m", "38:2:1m", "<>?=u", "1;2;3;4r"),
		"a日e\u0301👩\u200d🚀" + csi("2D", "3@", "2P", "4X"), esc + "]52;c;!!!\x07" + esc + "]10", esc + esc + "[[" + esc + "P",
		csi(strings.Repeat("1;", 200)+"m", strings.Repeat("9", 400)+"A"), "\xff\xfe\xe6\x97" + esc + "\xe6[\xe6",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(feed)
}

func TestAnyBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	bits := []string{
		esc, "[", esc + "[", "?", ";", ":", "0", "7", "12", "999", "h", "l", "m", "H", "r", "L", "M", "P", "@", "X", "b", "J", "K", "S", "T", "日", "\u0301",
		"\u200d", "🚀", "🇬", "x", "\n", "\r", "\t", "\b", esc + "7", esc + "8", esc + "M", esc + "c", "\xe6", "\x18", "\x07",
		csi("?1049h"), csi("?1049l"), csi("?2026h"), csi("?2026l"), csi("?6h"), csi("4h"), csi("?7l"), csi("?2027h"), csi("?2027l"), esc + "]", esc + "P",
	}
	for range 1500 {
		var b []byte
		for range random.IntN(120) {
			if random.IntN(8) == 0 {
				b = append(b, byte(random.IntN(256)))
			} else {
				b = append(b, bits[random.IntN(len(bits))]...)
			}
		}
		feed(t, b)
		if t.Failed() {
			t.Fatalf("after %q", b)
		}
	}
}

func BenchmarkSum(b *testing.B) {
	v := New(Settings{Width: 120, Height: 36})
	for b.Loop() {
		v.Sum()
	}
}
