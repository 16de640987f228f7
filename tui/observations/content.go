package observations

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// line is one line of the pane; slot is the date that it belongs to, or 0.
type line struct {
	text string
	slot model.ID
}

// visit is one visit of the cohort with its dates.
type visit struct {
	session *model.Session
	dates   []date
}

// visits are those of the cohort in the order of their numbers.
func visits(s *model.Snapshot) []visit {
	var out []visit
	for _, x := range s.Sessions {
		if x.Kind == model.Visit {
			out = append(out, visit{x, datesOf(s, x)})
		}
	}
	return out
}

// slots are the dates of all visits in the order in which they are shown.
func slots(vs []visit) []date {
	var out []date
	for _, v := range vs {
		out = append(out, v.dates...)
	}
	return out
}

// timetable is all dates of the visits with the people who have none. Where there
// are several visits each has its heading.
func timetable(th *theme.Theme, s *model.Snapshot, vs []visit, today model.Day, cursor model.ID, w int) []line {
	var out []line
	for i, v := range vs {
		if i > 0 {
			out = append(out, line{})
		}
		if len(vs) > 1 {
			heading := fmt.Sprintf("Session %d", v.session.Number)
			if v.session.Title != "" {
				heading += ": " + v.session.Title
			}
			out = append(out, line{text: th.Title.Render(grid.Cut(heading, w))})
		}
		out = append(out, v.lines(th, s, today, cursor, w)...)
	}
	return out
}

func (v visit) lines(th *theme.Theme, s *model.Snapshot, today model.Day, cursor model.ID, w int) []line {
	var out []line
	switch v.session.State {
	case model.CalledOff:
		out = words(fmt.Sprintf("Session %d is called off.", v.session.Number), w)
	case model.NotHeldAt:
		out = words(fmt.Sprintf("Session %d was not held.", v.session.Number), w)
	}
	hosts := 0
	for _, o := range v.dates {
		hosts = max(hosts, grid.Width(host(o.slot)))
	}
	for _, o := range v.dates {
		for _, text := range o.lines(th, today, w, hosts, o.slot.ID == cursor) {
			out = append(out, line{text, o.slot.ID})
		}
	}
	if v.session.State != model.Planned {
		return out
	}
	if len(v.dates) == 0 {
		out = append(out, words("No dates are offered yet.", w)...)
	}
	without, freed := s.WithoutDate(v.session.ID)
	out = append(out, group(th, s, "No date yet (%d):", without, w)...)
	out = append(out, group(th, s, "Date called off, needs new (%d):", freed, w)...)
	if len(without)+len(freed) == 0 && len(v.dates) > 0 {
		out = append(out, line{})
		out = append(out, words("Nobody is without a date.", w)...)
	}
	return out
}

func group(th *theme.Theme, s *model.Snapshot, heading string, es []*model.Enrolment, w int) []line {
	if len(es) == 0 {
		return nil
	}
	names := make([]string, len(es))
	for i, e := range es {
		names[i] = name(s, e)
	}
	out := append([]line{{}}, titled(th, fmt.Sprintf(heading, len(es)), w)...)
	return append(out, listed(names, w)...)
}
