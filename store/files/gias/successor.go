package gias

import (
	"slices"
	"strings"
)

// soonAfter is within how many days of a closing the school opens that goes on in its place.
const soonAfter = 31

// succeed finds of each closed school the one as which it goes on: that of the file of links
// where that names one, else the one school that opened as it closed and has its number, or,
// where none has, its postcode. Of closed schools those stay that lead to an open one.
func (x *reading) succeed() {
	byURN, by := map[string]int{}, map[string][]int{}
	kept := x.all[:0]
	for _, r := range x.all {
		if _, twice := byURN[r.URN]; twice {
			continue
		}
		byURN[r.URN] = len(kept)
		kept = append(kept, r)
	}
	x.all = kept
	place := func(r *row) string { return "at " + strings.ToUpper(strings.ReplaceAll(r.Postcode, " ", "")) }
	for i := range x.all {
		r := &x.all[i]
		if !r.opened.Known() {
			continue
		}
		if r.number != "" {
			by[r.number] = append(by[r.number], i)
		}
		if r.Postcode != "" {
			by[place(r)] = append(by[place(r)], i)
		}
	}
	only := func(r *row, at []int) string {
		found := ""
		for _, i := range at {
			o := &x.all[i]
			if o.URN == r.URN || o.opened < r.closed || o.opened > r.closed+soonAfter {
				continue
			}
			if found != "" {
				return ""
			}
			found = o.URN
		}
		return found
	}
	for i := range x.all {
		r := &x.all[i]
		next, linked := x.links[r.URN]
		switch {
		case r.open:
		case linked:
			r.Successor = next
		case r.closed.Known():
			if r.number != "" {
				r.Successor = only(r, by[r.number])
			}
			if r.Successor == "" && r.Postcode != "" {
				r.Successor = only(r, by[place(r)])
			}
		}
	}
	leads := func(r row) bool {
		for range 20 {
			if r.open {
				return true
			}
			i, there := byURN[r.Successor]
			if !there {
				return false
			}
			r = x.all[i]
		}
		return false
	}
	all := slices.Clone(x.all)
	x.all = slices.DeleteFunc(all, func(r row) bool { return !leads(r) })
}
