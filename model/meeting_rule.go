package model

import (
	"cmp"
	"slices"
)

// MeetingRule is from when somebody in a report of a meeting counts as late, as having left
// early, or as having been there for part of it. It is proposed, and kept in the cohort once
// a lead has changed it.
type MeetingRule struct {
	// Late and Early are whole minutes; 0 is never.
	Late, Early int
	// Part is a share of the session in percent: who was there for less was there for part.
	// 0 is never.
	Part int
}

// UsualMeetingRule holds where no lead has changed it.
func UsualMeetingRule() MeetingRule { return MeetingRule{Late: 10, Early: 10, Part: 50} }

// The limits of a rule.
const (
	maxRuleMinutes = 600
	maxRulePart    = 100
)

func (r MeetingRule) pack() string {
	if r == UsualMeetingRule() {
		return ""
	}
	var p packer
	p.uint(uint64(r.Late))
	p.uint(uint64(r.Early))
	p.uint(uint64(r.Part))
	return string(p)
}

func unpackMeetingRule(v string) MeetingRule {
	if v == "" {
		return UsualMeetingRule()
	}
	u := unpacker{rest: v}
	return MeetingRule{
		Late: int(min(u.uint(), maxRuleMinutes)), Early: int(min(u.uint(), maxRuleMinutes)), Part: int(min(u.uint(), maxRulePart)),
	}
}

// Seconds is a time on the day of a register, in seconds since midnight; either end is -1
// where it is not known.
type Seconds struct{ From, To int }

// Joined and Left are its ends as times of day, unknown where they are.
func (x Seconds) Joined() Clock { return clockAt(x.From) }

// Left is the end.
func (x Seconds) Left() Clock { return clockAt(x.To) }

// Presence is when somebody was there, as reports of one register say.
type Presence struct {
	// Spans are in order; none where the report has no times.
	Spans []Seconds
	// Total is in seconds, or TotalUnknown.
	Total int
}

// and adds what another report says.
func (p Presence) and(o Presence) Presence {
	out := Presence{Spans: slices.Concat(p.Spans, o.Spans), Total: addTotals(p.Total, o.Total)}
	slices.SortFunc(out.Spans, Seconds.compare)
	out.Spans = slices.Compact(out.Spans)
	return out
}

func (x Seconds) compare(o Seconds) int {
	return cmp.Or(cmp.Compare(x.From, o.From), cmp.Compare(x.To, o.To))
}

// ends are the first joining and the last leaving, -1 where not known: who joined and was
// not seen to leave may have stayed.
func (p Presence) ends() (arrived, left int) {
	if len(p.Spans) == 0 {
		return -1, -1
	}
	arrived = p.Spans[0].From
	for _, x := range p.Spans {
		arrived = min(arrived, x.From)
	}
	for _, x := range p.Spans {
		if x.To < 0 {
			return arrived, -1
		}
		left = max(left, x.To)
	}
	return arrived, left
}

// within is how many seconds of a time somebody was there; an end that is not known is that
// of the time.
func (p Presence) within(from, to int) int {
	at, sum := from, 0
	for _, x := range p.Spans {
		a, b := x.From, x.To
		if a < 0 {
			a = from
		}
		if b < 0 {
			b = to
		}
		a, b = max(a, at), min(b, to)
		if b > a {
			sum += b - a
			at = b
		}
	}
	return sum
}

// words are the times, as "09:31 to 14:29".
func (p Presence) words() string {
	if len(p.Spans) == 0 {
		if p.Total > 0 {
			return counted((p.Total+30)/60, "minute", "minutes")
		}
		return ""
	}
	clock := func(second int) string { return cmp.Or(clockAt(second).String(), "?") }
	arrived, left := p.ends()
	return clock(arrived) + " to " + clock(left)
}

// clockAt is a second of a day as a time of day; -1 is unknown.
func clockAt(second int) Clock {
	if second < 0 {
		return 0
	}
	return MakeClock(0, min(second/60, 24*60-1))
}

// mark is what a presence makes of a register: present, late, left early, for part of it.
// There is none for who was there only before the session began or after it ended. Length is
// how long the meeting was, in seconds, for a session whose times are not known; 0 unknown.
func (r MeetingRule) mark(h *Sheet, p Presence, length int) (m Mark, there bool) {
	m = Mark{Kind: Present, Online: h.Mode != Online, Amended: h.Finish.Was}
	arrived, left := p.ends()
	stayed := p.Total
	if h.Start.Known() && h.End.Known() && h.End > h.Start {
		from, to := h.Start.Minutes()*60, h.End.Minutes()*60
		length = to - from
		if len(p.Spans) > 0 {
			in := p.within(from, to)
			if in == 0 {
				return Mark{}, false
			}
			if stayed == TotalUnknown || in < stayed {
				stayed = in
			}
		}
	} else if stayed == TotalUnknown && len(p.Spans) > 0 && length > 0 && arrived >= 0 {
		stayed = p.within(arrived, arrived+length)
	}
	if r.Part > 0 && length > 0 && stayed != TotalUnknown && stayed*100 < length*r.Part {
		m.Kind = Part
	}
	if arrived >= 0 {
		m.Arrived = clockAt(arrived)
		if late := m.Arrived.Minutes() - h.Start.Minutes(); h.Start.Known() && r.Late > 0 && late >= r.Late {
			m.Late, m.MinutesLate = true, late
		}
	}
	if left >= 0 && h.End.Known() {
		at := clockAt(left)
		if early := h.End.Minutes() - at.Minutes(); r.Early > 0 && early >= r.Early {
			m.LeftEarly, m.Left, m.MinutesEarly = true, at, early
		}
	}
	return m, true
}
