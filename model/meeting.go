package model

import (
	"hash/fnv"
	"slices"
	"strings"
)

// Moment is a second by the clock where a meeting was, counted from the beginning of 1970 as
// that clock goes. Zero is unknown.
type Moment int64

// MakeMoment is that time of day; values beyond an hour's or minute's end run on.
func MakeMoment(d Day, hour, minute, second int) Moment {
	return Moment(int64(d)*secondsOfDay + int64(hour)*3600 + int64(minute)*60 + int64(second))
}

const secondsOfDay = 86400

// Known tells whether the moment is known.
func (m Moment) Known() bool { return m != 0 }

// Day is its calendar day, unknown where the moment is.
func (m Moment) Day() Day {
	if !m.Known() {
		return 0
	}
	return Day((int64(m) - m.second()) / secondsOfDay)
}

// second is how many seconds of its day have gone.
func (m Moment) second() int64 { return (int64(m)%secondsOfDay + secondsOfDay) % secondsOfDay }

// Clock is its time of day, seconds dropped; unknown where the moment is.
func (m Moment) Clock() Clock {
	if !m.Known() {
		return 0
	}
	return MakeClock(0, int(m.second()/60))
}

// Stay is a time for which somebody was in a meeting. Either end may be unknown.
type Stay struct{ From, To Moment }

// TotalUnknown is a total that a report does not say, or not so that it can be read.
const TotalUnknown = -1

// MeetingRow is somebody in a report of a meeting: once, however often they joined.
type MeetingRow struct {
	// Row is the first that names them, counted from 1.
	Row  int
	Name string
	// Emails are addresses; none of a guest.
	Emails []string
	// Stays are in order; none where the report has no times.
	Stays []Stay
	// Total is how many seconds they were there as the report counts them, or TotalUnknown.
	Total int
	// Role is the report's own word: "Presenter".
	Role string
	// Guest says that they were not signed in.
	Guest bool
	// Waited says that they were in the waiting room and never let in.
	Waited bool
}

// MeetingReport is who was at a meeting, and when.
type MeetingReport struct {
	Kind  IntakeKind
	Title string
	// Start and End are those of the meeting, unknown where the report does not say.
	Start, End Moment
	// Said is how many took part as the report counts them; 0 where it does not.
	Said int
	Rows []MeetingRow
	// Other is the report with day and month the other way round, where its dates can be
	// read so too; nil where they cannot.
	Other *MeetingReport
}

// Day is that on which the meeting began, unknown where the report has no dates.
func (r *MeetingReport) Day() Day {
	if r.Start.Known() {
		return r.Start.Day()
	}
	first, _ := r.span()
	return first.Day()
}

// span are the first and the last moment that the report knows of.
func (r *MeetingReport) span() (first, last Moment) {
	take := func(m Moment) {
		if m.Known() && (!first.Known() || m < first) {
			first = m
		}
		last = max(last, m)
	}
	take(r.Start)
	take(r.End)
	for i := range r.Rows {
		for _, st := range r.Rows[i].Stays {
			take(st.From)
			take(st.To)
		}
	}
	return first, last
}

// key is the same for rows of two reports that are surely of one person: the same name and
// the same e-mail, or none.
func (r *MeetingRow) key() string {
	key := Fold(r.Name)
	if key == "" {
		key = r.Name
	}
	if len(r.Emails) > 0 {
		key += "\x00" + strings.ToLower(r.Emails[0])
	}
	return key
}

func addTotals(a, b int) int {
	if a == TotalUnknown || b == TotalUnknown {
		return TotalUnknown
	}
	return a + b
}

func hasMail(in []string, m string) bool {
	return slices.ContainsFunc(in, func(o string) bool { return strings.EqualFold(o, m) })
}

// digest tells a report from others by its times alone: no name goes into it.
func (r *MeetingReport) digest() ID {
	h := fnv.New64a()
	var p packer
	p.text(string(r.Kind))
	p.int(int64(r.Start))
	p.int(int64(r.End))
	p.int(int64(r.Said))
	for i := range r.Rows {
		p.int(int64(r.Rows[i].Total))
		p.uint(uint64(len(r.Rows[i].Stays)))
		for _, st := range r.Rows[i].Stays {
			p.int(int64(st.From))
			p.int(int64(st.To))
		}
	}
	_, _ = h.Write(p)
	return ID(h.Sum64())
}
