package status

import (
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// Item is a key of a legend of several lines. Where there is no room for all, those of the
// highest Rank stay out.
type Item struct {
	Key, Does string
	Rank      int
}

// Lines shares keys out among exactly n lines of at most w cells.
func Lines(th *theme.Theme, items []Item, w, n int) []string {
	rows := flow(items, w)
	for len(rows) > n && len(items) > 1 {
		worst := 0
		for i, it := range items {
			if it.Rank >= items[worst].Rank {
				worst = i
			}
		}
		items = append(items[:worst:worst], items[worst+1:]...)
		rows = flow(items, w)
	}
	lines := make([]string, max(0, n))
	for i, row := range rows[:min(len(lines), len(rows))] {
		var b []byte
		for k, it := range row {
			if k == 0 {
				b = append(b, ' ')
			} else {
				b = append(b, "  "...)
			}
			b = th.Key.Append(b, it.Key)
			b = append(b, ' ')
			b = append(b, it.Does...)
		}
		lines[i] = string(b)
	}
	return lines
}

// flow puts the keys into lines of w cells.
func flow(items []Item, w int) [][]Item {
	var rows [][]Item
	used := 0
	for i, it := range items {
		n := grid.Width(it.Key) + 1 + grid.Width(it.Does)
		if i == 0 || used+2+n > w {
			rows, used = append(rows, nil), 1-2
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], it)
		used += 2 + n
	}
	return rows
}
