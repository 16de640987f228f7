package cohorts

import "workgroup/model"

// lines is what a cohort takes without a heading.
const lines = 2

// listing is the cohorts as lines. The first that is seen always has its heading,
// so nothing needs to be known of those above it.
type listing struct {
	all    []model.Facts
	headed bool
}

// several tells whether the cohorts belong to more than one hub.
func several(all []model.Facts) bool {
	for i := range all {
		if !sameHub(&all[i], &all[0]) {
			return true
		}
	}
	return false
}

// begins tells whether a heading stands above cohort i when top is the first seen.
func (l listing) begins(i, top int) bool {
	return l.headed && (i == top || !grouped(&l.all[i], &l.all[i-1]))
}

func (l listing) lines(i, top int) int {
	if l.begins(i, top) {
		return lines + 1
	}
	return lines
}

// count is how many lines there are from a cohort on; it stops beyond most.
func (l listing) count(top, most int) int {
	sum := 0
	for i := top; i < len(l.all) && sum <= most; i++ {
		sum += l.lines(i, top)
	}
	return sum
}

// top is the first cohort to show in h lines, nearest to the one that was, so that
// cohort at is seen whole and no room is left empty below the last one.
func (l listing) top(was, at, h int) int {
	top := max(0, min(was, at))
	sum := 0
	for i := top; i <= at && sum <= h; i++ {
		sum += l.lines(i, top)
	}
	if sum > h {
		top = l.back(at, l.lines(at, at), h)
	}
	if rest := l.count(top, h); rest < h {
		top = l.back(top, rest, h)
	}
	return top
}

// back is the highest cohort from which the lines up to the same end still fit,
// where they are sum lines from top.
func (l listing) back(top, sum, h int) int {
	for top > 0 {
		next := sum + l.lines(top-1, top-1)
		if l.headed && !l.begins(top, top-1) {
			next--
		}
		if next > h {
			break
		}
		top, sum = top-1, next
	}
	return top
}
