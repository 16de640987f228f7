package model

import (
	"fmt"
	"testing"
)

func TestHideSmall(t *testing.T) {
	for _, x := range []struct {
		counts []int
		want   string
	}{
		{[]int{9, 7, 5}, "9 7 5"},
		{nil, ""},
		{[]int{9, 7, 3}, ". 7 ."},      // 3 would follow from the total
		{[]int{9, 7, 0}, ". 7 ."},      // that it is nobody, too
		{[]int{9, 2, 1, 7}, ". . . ."}, // 2 and 1 have a sum that can only be small
		{[]int{9, 4, 4, 7}, ". . . 7"}, // both are the largest that is hidden
		{[]int{9, 4, 3, 7}, "9 . . 7"}, // could be 3 and 4
		{[]int{9, 1, 1, 1, 2}, "9 . . . ."},
		{[]int{9, 6, 1, 1, 1}, ". 6 . . ."},
		{[]int{3, 2}, ". ."},
		{[]int{4}, "."},
	} {
		got := ""
		for i, hidden := range hideSmall(x.counts) {
			if i > 0 {
				got += " "
			}
			if hidden {
				got += "."
			} else {
				got += fmt.Sprint(x.counts[i])
			}
		}
		if got != x.want {
			t.Errorf("%v is shown as %s, want %s", x.counts, got, x.want)
		}
	}
}

// TestNothingHiddenFollows tries every table of up to four groups of at most ten people:
// whoever sees it with its total, and knows how it was hidden, is left with two values at
// least for each small number of somebody.
func TestNothingHiddenFollows(t *testing.T) {
	for groups := 2; groups <= 4; groups++ {
		could := map[string][]map[int]bool{}
		each(groups, 15, func(counts []int) {
			sum := 0
			for _, c := range counts {
				sum += c
			}
			if sum < FewestShown {
				return // nothing is shown of so few
			}
			shown := published(counts, sum)
			if could[shown] == nil {
				could[shown] = make([]map[int]bool, groups)
			}
			for i, c := range counts {
				if could[shown][i] == nil {
					could[shown][i] = map[int]bool{}
				}
				could[shown][i][c] = true
			}
		})
		each(groups, 10, func(counts []int) {
			sum := 0
			for _, c := range counts {
				sum += c
			}
			if sum < FewestShown {
				return
			}
			for i, hidden := range hideSmall(counts) {
				if hidden && counts[i] > 0 && counts[i] < FewestShown && len(could[published(counts, sum)][i]) < 2 {
					t.Fatalf("of %v the number %d follows from %s", counts, counts[i], published(counts, sum))
				}
			}
		})
	}
}

func published(counts []int, sum int) string {
	shown := fmt.Sprint(sum, ":")
	for i, hidden := range hideSmall(counts) {
		if hidden {
			shown += " ."
		} else {
			shown += fmt.Sprint(" ", counts[i])
		}
	}
	return shown
}

// each calls fn with all tables of so many groups.
func each(groups, most int, fn func([]int)) {
	counts := make([]int, groups)
	for {
		fn(counts)
		i := 0
		for ; i < groups && counts[i] == most; i++ {
			counts[i] = 0
		}
		if i == groups {
			return
		}
		counts[i]++
	}
}
