package calendar

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"workgroup/model"
)

const (
	zone     = "Europe/London"
	timeForm = "20060102T150405"
	// most is how many characters a line may have: more than any that the program takes.
	most = 2000
)

// Make is the calendar of a cohort: with places, the dates of a visit on which these people
// are booked, else all of them. The notes of the paper say what is left out, as it has no
// date. Its errors are sentences.
func Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	c := s.Calendar(w.Places, w.Sheet, model.DayOf(now))
	if len(c.Appointments) == 0 {
		return model.Paper{}, errors.New("there is nothing to put into a calendar: no session has a date yet")
	}
	b, err := write(c, now)
	if err != nil {
		return model.Paper{}, fmt.Errorf("the calendar was not made: %w", err)
	}
	name := "calendar"
	if s.Cohort.Code != "" {
		name += "-" + s.Cohort.Code
	}
	if len(w.Places) > 0 {
		name += "-personal"
	}
	p := model.Paper{Name: name + ".ics", Bytes: b}
	if len(c.Undated) > 0 {
		p.Notes = []string{"Left out, as there is no date yet: " + strings.Join(c.Undated, "; ") + "."}
	}
	return p, nil
}

func write(c model.Calendar, now time.Time) ([]byte, error) {
	cal := ics.NewCalendarFor("workgroup")
	cal.SetProductId("-//workgroup//EN")
	cal.SetMethod(ics.MethodPublish)
	if c.Title != "" {
		cal.SetXWRCalName(model.Tidy(c.Title, most))
	}
	cal.AddVTimezone(london())
	for _, a := range c.Appointments {
		cal.AddVEvent(event(a, now))
	}
	var b bytes.Buffer
	if err := cal.SerializeTo(&b, ics.WithNewLineWindows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// london is the zone with its rules, for programs that know no zones by name: summer time
// from the last Sunday of March to the last of October.
func london() *ics.VTimezone {
	z := ics.NewTimezone(zone)
	turn := func(c *ics.ComponentBase, start, from, to, name, month string) {
		c.AddProperty(ics.ComponentPropertyDtStart, start)
		c.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), from)
		c.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), to)
		c.AddProperty(ics.ComponentProperty(ics.PropertyTzname), name)
		c.AddProperty(ics.ComponentPropertyRrule, "FREQ=YEARLY;BYMONTH="+month+";BYDAY=-1SU")
	}
	summer := &ics.Daylight{}
	turn(&summer.ComponentBase, "19700329T010000", "+0000", "+0100", "BST", "3")
	z.Components = append(z.Components, summer)
	turn(&z.AddStandard().ComponentBase, "19701025T020000", "+0100", "+0000", "GMT", "10")
	return z
}

// event is one appointment: all day where the time at which it begins is not known.
func event(a model.Appointment, now time.Time) *ics.VEvent {
	e := ics.NewEvent(a.UID)
	e.SetSequence(a.Revision)
	e.SetDtStampTime(now)
	if a.Start.Known() {
		e.SetProperty(ics.ComponentPropertyDtStart, at(a.Date, a.Start), ics.WithTZID(zone))
		if a.End.Known() && a.End > a.Start {
			e.SetProperty(ics.ComponentPropertyDtEnd, at(a.Date, a.End), ics.WithTZID(zone))
		}
	} else {
		e.SetAllDayStartAt(a.Date.Date())
	}
	e.SetSummary(model.Tidy(a.Title, most))
	for _, p := range []struct {
		name  ics.ComponentProperty
		value string
	}{
		{ics.ComponentPropertyLocation, model.Tidy(a.Place, most)}, {ics.ComponentPropertyDescription, model.TidyLines(a.Text, 10*most)},
		{ics.ComponentPropertyUrl, model.Tidy(a.Link, most)},
	} {
		if p.value != "" {
			e.SetProperty(p.name, p.value)
		}
	}
	e.SetStatus(ics.ObjectStatusConfirmed)
	if a.Off {
		e.SetStatus(ics.ObjectStatusCancelled)
	}
	return e
}

// at is a time of London's clocks; the end of a day is the last minute that a Clock has.
func at(d model.Day, c model.Clock) string {
	return d.Date().Add(time.Duration(c.Minutes()) * time.Minute).Format(timeForm)
}
