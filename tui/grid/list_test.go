package grid_test

import (
	"testing"

	"pgregory.net/rapid"

	"workgroup/tui/grid"
)

func TestList(t *testing.T) {
	l := grid.NewList(10, 4)
	for _, step := range []struct {
		name        string
		do          func(grid.List) grid.List
		cursor, top int
		hint        string
	}{
		{"new", func(l grid.List) grid.List { return l }, 0, 0, "6 more below"},
		{"up at the top", func(l grid.List) grid.List { return l.Move(-1) }, 0, 0, "6 more below"},
		{"down three", func(l grid.List) grid.List { return l.Move(3) }, 3, 0, "6 more below"},
		{"down one more scrolls", func(l grid.List) grid.List { return l.Move(1) }, 4, 1, "1 above, 5 below"},
		{"a page", func(l grid.List) grid.List { return l.Page(1) }, 8, 5, "5 above, 1 below"},
		{"the end", grid.List.End, 9, 6, "6 more above"},
		{"past the end", func(l grid.List) grid.List { return l.Move(99) }, 9, 6, "6 more above"},
		{"a page back", func(l grid.List) grid.List { return l.Page(-1) }, 5, 5, "5 above, 1 below"},
		{"nobody", grid.List.Nobody, -1, 5, "5 above, 1 below"},
		{"down from nobody", func(l grid.List) grid.List { return l.Move(1) }, 5, 5, "5 above, 1 below"},
		{"up from nobody", func(l grid.List) grid.List { return l.Nobody().Move(-1) }, 8, 5, "5 above, 1 below"},
		{"fewer rows", func(l grid.List) grid.List { return l.Resize(7, 4) }, 6, 3, "3 more above"},
		{"more room", func(l grid.List) grid.List { return l.Resize(7, 20) }, 6, 0, ""},
		{"no room", func(l grid.List) grid.List { return l.Resize(7, 0) }, 6, 6, "6 above, 1 below"},
		{"no rows", func(l grid.List) grid.List { return l.Resize(0, 4) }, -1, 0, ""},
		{"down in an empty list", func(l grid.List) grid.List { return l.Move(1).Page(2).End().Home() }, -1, 0, ""},
		{"rows again", func(l grid.List) grid.List { return l.Resize(3, 4) }, -1, 0, ""},
	} {
		l = step.do(l)
		if l.Cursor() != step.cursor || l.Top() != step.top || l.Hint() != step.hint {
			t.Fatalf("%s: cursor %d, top %d, hint %q; want %d, %d, %q", step.name, l.Cursor(), l.Top(), l.Hint(), step.cursor, step.top, step.hint)
		}
	}
	if zero := (grid.List{}); zero.Cursor() != -1 || zero.Move(1) != zero {
		t.Error("the zero list has somebody in it")
	}
}

func TestListAnyMoves(t *testing.T) {
	number := rapid.OneOf(rapid.IntRange(-3, 30), rapid.Int())
	rapid.Check(t, func(t *rapid.T) {
		l := grid.NewList(number.Draw(t, "rows"), rapid.IntRange(0, 12).Draw(t, "height"))
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			n := number.Draw(t, "n")
			before := l
			switch rapid.SampledFrom([]string{"move", "to", "home", "end", "page", "resize", "nobody"}).Draw(t, "step") {
			case "move":
				l = l.Move(n)
				if before.Cursor() >= 0 && n > 0 && l.Cursor() < before.Cursor() {
					t.Fatalf("down %d moves from %d up to %d", n, before.Cursor(), l.Cursor())
				}
			case "to":
				if l = l.To(n); n >= 0 && n < l.Rows() && l.Cursor() != n {
					t.Fatalf("To(%d) rests on %d", n, l.Cursor())
				}
			case "home":
				l = l.Home()
			case "end":
				l = l.End()
			case "page":
				l = l.Page(n)
			case "resize":
				l = l.Resize(n, number.Draw(t, "height"))
			case "nobody":
				l = l.Nobody()
			}
			first, end := l.Seen()
			switch {
			case l.Cursor() < -1 || l.Cursor() >= l.Rows():
				t.Fatalf("the cursor rests on %d of %d", l.Cursor(), l.Rows())
			case l.Cursor() >= 0 && l.Height() > 0 && (l.Cursor() < first || l.Cursor() >= end):
				t.Fatalf("the cursor on %d is not seen in %d to %d", l.Cursor(), first, end)
			case first < 0 || end < first || end > l.Rows() || end-first > l.Height():
				t.Fatalf("seen are %d to %d of %d at height %d", first, end, l.Rows(), l.Height())
			case l.Rows() >= l.Height() && end-first < l.Height():
				t.Fatalf("seen are %d rows though there is room for %d", end-first, l.Height())
			case l.Above()+l.Below()+end-first != l.Rows():
				t.Fatalf("%d above, %d below and %d seen are not %d", l.Above(), l.Below(), end-first, l.Rows())
			}
		}
	})
}

func TestScroll(t *testing.T) {
	for _, c := range []struct{ top, height, first, end, want int }{
		{0, 5, 2, 3, 0}, {0, 5, 5, 6, 1}, {0, 5, 4, 6, 1}, {3, 5, 1, 2, 1}, {3, 5, 0, 9, 0}, {-2, 5, 0, 1, 0}, {0, 0, 4, 5, 4},
	} {
		if got := grid.Scroll(c.top, c.height, c.first, c.end); got != c.want {
			t.Errorf("Scroll(%d, %d, %d, %d) = %d, want %d", c.top, c.height, c.first, c.end, got, c.want)
		}
	}
}
