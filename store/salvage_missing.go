package store

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
)

// missing says which lines of a space are surely lost: the lines of a device have numbers
// without gaps, and the heads say how many there were.
func (x *rest) missing(snap *model.Snapshot) (out []string) {
	last := maps.Clone(x.newest)
	for p := range x.lines {
		last[p.Device] = max(last[p.Device], p.Number)
	}
	name := "A hub"
	if snap.Cohort.ID != 0 {
		name = snap.Cohort.Title + " (" + snap.Cohort.Code + ")"
	}
	for _, device := range slices.Sorted(maps.Keys(last)) {
		for _, g := range x.gaps(device, last[device]) {
			out = append(out, fmt.Sprintf("%s: %s lost, made %s.", name, lost(g.to-g.from+1), x.between(device, g.from, g.to)))
		}
	}
	return out
}

// gap are numbers that are missing, both ends among them.
type gap struct{ from, to uint64 }

// gaps are the numbers of a device, from 1 to last, of which there is no line. However high a
// number a damaged or made-up file claims, this takes no longer than there are lines.
func (x *rest) gaps(device change.ID, last uint64) (out []gap) {
	if x.forks[device] {
		return nil
	}
	var there []uint64
	for p := range x.lines {
		if p.Device == device && p.Number <= last {
			there = append(there, p.Number)
		}
	}
	slices.Sort(there)
	next := uint64(1)
	for _, n := range there {
		if n > next {
			out = append(out, gap{next, n - 1})
		}
		next = n + 1
	}
	if next <= last && next > 0 {
		out = append(out, gap{next, last})
	}
	return out
}

func lost(n uint64) string {
	if n == 1 {
		return "one change is"
	}
	return fmt.Sprintf("%d changes are", n)
}

// between says when lines of those numbers were written, as far as those beside them know.
func (x *rest) between(device change.ID, from, to uint64) string {
	at := func(n uint64) (string, bool) {
		l, err := journal.Decode(x.lines[journal.Place{Device: device, Number: n}])
		return time.Unix(l.Change.At, 0).In(model.London()).Format("Mon 2 Jan 2006 15:04"), err == nil
	}
	before, known := at(from - 1)
	after, end := at(to + 1)
	switch {
	case known && end:
		return "between " + before + " and " + after
	case known:
		return "after " + before
	case end:
		return "before " + after
	}
	return "at a time that nobody knows"
}

// missingActions says what no group knows: everything that a laptop of this file did has a
// number without gaps over all groups, and the mark of this machine outside the file knows
// how far that went.
func (s *salvage) missingActions(out *Salvaged) {
	last, seen := maps.Clone(s.actions), map[change.ID]map[uint64]bool{}
	gaps := map[change.ID]uint64{}
	for _, x := range s.spaces {
		for p, canonical := range x.lines {
			l, err := journal.Decode(canonical)
			if err != nil || s.devices[l.Device] == nil || p.Device != l.Device {
				continue
			}
			if seen[l.Device] == nil {
				seen[l.Device] = map[uint64]bool{}
			}
			seen[l.Device][l.Action] = true
			last[l.Device] = max(last[l.Device], l.Action)
		}
		for device, most := range x.newest {
			for _, g := range x.gaps(device, most) {
				gaps[device] += g.to - g.from + 1
			}
		}
	}
	tail := uint64(0)
	if s.m.known && s.m.action > last[s.m.device] {
		tail = s.m.action - last[s.m.device]
	}
	unknown := uint64(0)
	for device, most := range last {
		if n := most - min(most, uint64(len(seen[device]))); n > gaps[device] {
			unknown += n - gaps[device]
		}
	}
	if unknown > 0 {
		out.Missing = append(out.Missing, fmt.Sprintf("Of a group that cannot be told any more %s lost.", lost(unknown)))
	}
	if !s.m.known {
		out.Missing = append(out.Missing, "Whether anything was done after "+s.newest()+" cannot be told: this laptop has not worked in this file.")
	}
	if tail > 0 {
		out.Missing = append(out.Missing, fmt.Sprintf("Of the last things done on this laptop %s lost.", lost(tail)))
	}
}

// newest says when the newest change that was found was made.
func (s *salvage) newest() string {
	at := int64(0)
	for _, x := range s.spaces {
		for _, canonical := range x.lines {
			if l, err := journal.Decode(canonical); err == nil {
				at = max(at, l.Change.At)
			}
		}
	}
	return time.Unix(at, 0).In(model.London()).Format("Mon 2 Jan 2006 15:04")
}
