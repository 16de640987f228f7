package grid_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"workgroup/tui/grid"
)

func sheet() []grid.Column {
	return []grid.Column{
		{Title: "#", Width: 3, Right: true},
		{Title: "Name", Width: 12, Grow: 2, Most: 24},
		{Title: "School", Width: 8, Grow: 1, Drop: 1},
		{Title: "Mark", Width: 9},
		{Title: "Told us before", Width: 14, Drop: 2},
	}
}

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		w      int
		widths []int
		row    string
	}{
		{80, []int{3, 24, 26, 9, 14}, " 11 O'Connor-Price, Siân     Gorse Hill                 late 25                 "},
		{60, []int{3, 18, 12, 9, 14}, " 11 O'Connor-Price, S~ Gorse Hill   late 25                 "},
		{46, []int{3, 19, 12, 9, 0}, " 11 O'Connor-Price, Si~ Gorse Hill   late 25  "},
		{30, []int{3, 16, 0, 9, 0}, " 11 O'Connor-Price,~ late 25  "},
		{26, []int{3, 12, 0, 9, 0}, " 11 O'Connor-Pr~ late 25  "},
		{20, []int{3, 12, 0, 3, 0}, " 11 O'Connor-Pr~ la~"},
		{5, []int{3, 1, 0, 0, 0}, " 11 ~"},
		{2, []int{2, 0, 0, 0, 0}, "11"},
		{0, []int{0, 0, 0, 0, 0}, ""},
		{-1, []int{0, 0, 0, 0, 0}, ""},
	} {
		if wideRun() {
			break
		}
		l := grid.Lay(sheet(), c.w, 1)
		var widths []int
		for i := range sheet() {
			widths = append(widths, l.Width(i))
		}
		if !slices.Equal(widths, c.widths) {
			t.Errorf("at %d the widths are %v, want %v", c.w, widths, c.widths)
		}
		if got := l.Row("11", "O'Connor-Price, Siân", "Gorse Hill", "late 25"); got != c.row {
			t.Errorf("at %d the row is %q, want %q", c.w, got, c.row)
		}
	}
	l := grid.Lay(sheet(), 30, 1)
	if got := l.Heading(); got != "  # Name             Mark     " {
		t.Errorf("the heading is %q", got)
	}
	if l.At(0) != 0 || l.At(1) != 4 || l.At(3) != 21 || l.At(99) != 31 || l.Shown(2) || !l.Shown(3) || l.Width(-1) != 0 {
		t.Errorf("columns begin at %d, %d, %d", l.At(0), l.At(1), l.At(3))
	}
	if got := l.Join("abc", "\x1b[1m"+l.Fit(1, "x")+"\x1b[m"); got != "abc \x1b[1mx               \x1b[m          " {
		t.Errorf("joined to %q", got)
	}
}

func TestColumnsAnySize(t *testing.T) {
	column := rapid.Custom(func(t *rapid.T) grid.Column {
		return grid.Column{
			Width: rapid.IntRange(-1, 30).Draw(t, "width"), Grow: rapid.IntRange(-1, 3).Draw(t, "grow"), Most: rapid.IntRange(0, 40).Draw(t, "most"),
			Drop: rapid.IntRange(0, 3).Draw(t, "drop"), Right: rapid.Bool().Draw(t, "right"), Title: anyText().Draw(t, "title"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.SliceOfN(column, 0, 7).Draw(t, "columns")
		w, gap := rapid.IntRange(-1, 130).Draw(t, "w"), rapid.IntRange(-1, 3).Draw(t, "gap")
		l := grid.Lay(columns, w, gap)
		mustMeasure(t, l.Heading(), max(0, w))
		mustMeasure(t, l.Row(rapid.SliceOfN(anyText(), 0, 8).Draw(t, "texts")...), max(0, w))
		room := w
		for i, c := range columns {
			if l.Shown(i) {
				room -= l.Width(i)
				if c.Grow <= 0 && l.Width(i) > c.Width || c.Grow > 0 && c.Most > 0 && l.Width(i) > max(c.Most, c.Width, 1) {
					t.Fatalf("column %d of %+v has %d cells", i, c, l.Width(i))
				}
			}
		}
		if room < 0 && w > 0 {
			t.Fatalf("%d cells too many", -room)
		}
	})
}

func BenchmarkRow(b *testing.B) {
	l := grid.Lay(sheet(), 118, 2)
	b.ReportAllocs()
	for b.Loop() {
		l.Row("11", "O'Connor-Price, Siân", "Gorse Hill", "late 25", "leaves 12:30")
	}
}
