package calendar_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"workgroup/model"
	"workgroup/store/files/calendar"
)

// cohort is that of Origin in 2023/24, as its page gives it: a session with times, sessions
// without, a visit with a date, and a session whose words are hard to write.
func cohort(t *testing.T) *model.Snapshot {
	t.Helper()
	next := model.ID(100)
	env := model.Env{Now: time.Date(2023, 9, 1, 9, 0, 0, 0, time.UTC), NewID: func() model.ID { next++; return next }}
	d := model.NewDraft(model.NewSnapshot(9, nil), env, model.VerbFilled, 9)
	d.Cohort(model.Cohort{ID: 9, Code: "ssl-2023", Title: "Secondary Subject Leadership", Year: 2023})
	d.Session(model.Session{ID: 1, Number: 1, Kind: model.Workshop, Date: model.MakeDay(2023, 11, 13), Mode: model.InRoom, Venue: "Higham Lane School", Address: "Shanklin Dr, Nuneaton, CV10 0BJ"})
	d.Session(model.Session{ID: 2, Number: 2, Kind: model.Visit})
	d.Session(model.Session{ID: 3, Number: 3, Kind: model.Workshop, Date: model.MakeDay(2024, 2, 8), State: model.CalledOff, Reason: "Robin is ill"})
	d.Session(model.Session{
		ID: 4, Number: 4, Kind: model.Workshop, Date: model.MakeDay(2024, 4, 24), Start: model.MakeClock(8, 45), End: model.MakeClock(12, 45), Mode: model.InRoom,
		Venue: "The Nuneaton Academy", Address: "Radnor Dr, Nuneaton, CV10 7PD",
	})
	d.Session(model.Session{
		ID: 5, Number: 5, Kind: model.Workshop, Date: model.MakeDay(2024, 7, 2), Start: model.MakeClock(9, 0), Mode: model.Online, Title: `Déjà vu; "vision", C:\new`,
		Notes: "Lunch:\nbring your own, or\n\ngo to the shops; " + strings.Repeat("Nguyễn ", 30), Link: "https://meet.example/j/1,2;x=" + strings.Repeat("ễ", 60),
	})
	d.Session(model.Session{ID: 6, Number: 6, Kind: model.Meeting})
	d.Slot(model.Slot{ID: 21, Session: 2, Date: model.MakeDay(2023, 12, 12), Start: model.MakeClock(9, 0), End: model.MakeClock(12, 0), Host: "PRU", Teacher: "Ms Ford"})
	d.Slot(model.Slot{ID: 22, Session: 2, Date: model.MakeDay(2023, 12, 14), Host: "Hospital School", State: model.CalledOff})
	d.Person(model.Person{ID: 31, Given: "Siân", Family: "O'Connor-Price"})
	d.Enrol(model.Enrolment{ID: 41, Person: 31, Status: model.Enrolled})
	s := model.NewSnapshot(9, nil).Apply(d.Change())
	d = model.NewDraft(s, env, model.VerbBooked, 41)
	d.Book(s.Enrolment(41), 2, 21)
	return s.Apply(d.Change())
}

var now = time.Date(2023, 9, 2, 10, 0, 0, 0, time.FixedZone("BST", 3600))

func made(t *testing.T, w model.Wanted) string {
	t.Helper()
	p, err := calendar.Make(cohort(t), w, now)
	if err != nil {
		t.Fatal(err)
	}
	return string(p.Bytes)
}

// TestAsTheStandardHasIt: the session of 24 Apr 2024, 8.45am - 12.45pm, The Nuneaton Academy.
func TestAsTheStandardHasIt(t *testing.T) {
	got := made(t, model.Wanted{})
	for _, want := range []string{
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//workgroup//EN\r\nMETHOD:PUBLISH\r\n",
		"BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T010000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n" +
			"BEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
		"BEGIN:VEVENT\r\nUID:0000000000000004@workgroup.local\r\nSEQUENCE:0\r\nDTSTAMP:20230902T090000Z\r\nDTSTART;TZID=Europe/London:20240424T084500\r\nDTEND;TZID=Europe/London:20240424T124500\r\n" +
			"SUMMARY:Secondary Subject Leadership: session 4\r\nLOCATION:The Nuneaton Academy\\, Radnor Dr\\, Nuneaton\\, CV10 7PD\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n",
		"DTSTART;VALUE=DATE:20231113\r\n", "SUMMARY:Secondary Subject Leadership: session 3\r\nDESCRIPTION:The time is not set yet.\r\nSTATUS:CANCELLED\r\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, never := range []string{"O'Connor", "Ms Ford", "is ill", "ATTENDEE", "ORGANIZER"} {
		if strings.Contains(got, never) {
			t.Errorf("%q is in\n%s", never, got)
		}
	}
}

// TestReadBack reads it with the library and with the strict reader below: both find what
// the cohort has.
func TestReadBack(t *testing.T) {
	for name, w := range map[string]model.Wanted{"all": {}, "own": {Places: []model.ID{41}}, "one": {Sheet: model.SheetID{Session: 5}}} {
		text := made(t, w)
		strict, err := parse(text)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		lib, err := ics.ParseCalendar(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		all := cohort(t).Calendar(w.Places, w.Sheet, model.DayOf(now)).Appointments
		want := map[string]int{"all": 6, "own": 5, "one": 1}[name]
		if len(all) != want || len(strict) != want || len(lib.Events()) != want {
			t.Fatalf("%s: %d in the cohort, %d and %d in the file", name, len(all), len(strict), len(lib.Events()))
		}
		for i, a := range all {
			e, l := strict[i], lib.Events()[i]
			for prop, value := range map[string]string{
				"UID": a.UID, "SUMMARY": a.Title, "LOCATION": a.Place, "DESCRIPTION": model.TidyLines(a.Text, 1<<20), "URL": a.Link, "SEQUENCE": fmt.Sprint(a.Revision), "DTSTAMP": "20230902T090000Z",
				"STATUS": map[bool]string{false: "CONFIRMED", true: "CANCELLED"}[a.Off],
			} {
				read := ""
				if p := l.GetProperty(ics.ComponentProperty(prop)); p != nil {
					read = p.Value
				}
				if e[prop] != value || read != value {
					t.Errorf("%s, %s of %s: %q and by the library %q, want %q", name, prop, a.Title, e[prop], read, value)
				}
			}
			start, err := l.GetStartAt()
			if !a.Start.Known() {
				start, err = l.GetAllDayStartAt()
			}
			if minutes := max(0, a.Start.Minutes()); err != nil || model.DayOf(start) != a.Date || start.Hour()*60+start.Minute() != minutes {
				t.Errorf("%v: %v, %v", a, start, err)
			}
		}
	}
}

// Clocks: 13 Nov and 8 Feb are winter time, 24 Apr and 2 Jul summer time.
func TestTimesOfLondon(t *testing.T) {
	lib, err := ics.ParseCalendar(bytes.NewReader([]byte(made(t, model.Wanted{}))))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range lib.Events() {
		if start, err := e.GetStartAt(); err == nil {
			got[start.Format("2 Jan 15:04")] = start.UTC().Format("15:04")
		}
	}
	for local, utc := range map[string]string{"12 Dec 09:00": "09:00", "24 Apr 08:45": "07:45", "2 Jul 09:00": "08:00"} {
		if got[local] != utc {
			t.Errorf("%s is %q, want %s: %v", local, got[local], utc, got)
		}
	}
}

func TestLeftOut(t *testing.T) {
	p, err := calendar.Make(cohort(t), model.Wanted{}, now)
	if err != nil || p.Name != "calendar-ssl-2023.ics" || len(p.Notes) != 1 || p.Notes[0] != "Left out, as there is no date yet: session 6." {
		t.Errorf("%s %q %v", p.Name, p.Notes, err)
	}
	if _, err := calendar.Make(model.NewSnapshot(9, nil), model.Wanted{}, now); err == nil {
		t.Error("a calendar of nothing was made")
	}
	if p, err = calendar.Make(cohort(t), model.Wanted{Places: []model.ID{41}}, now); err != nil || p.Name != "calendar-ssl-2023-personal.ics" {
		t.Errorf("%s %v", p.Name, err)
	}
}

// parse reads a calendar as RFC 5545 has it and no other: lines end in CRLF and have at most
// 75 octets, none is cut within a character, components are closed, each event has what it
// must have, and only what is a text is escaped.
func parse(text string) (events []map[string]string, err error) {
	if !strings.HasSuffix(text, "\r\n") {
		return nil, fmt.Errorf("the last line is not ended")
	}
	var lines []string
	for i, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		rest, folded := strings.CutPrefix(line, " ")
		switch {
		case len(line) > 75, line == "", strings.ContainsAny(line, "\r\n"), !utf8.ValidString(line):
			return nil, fmt.Errorf("line %d: %q", i+1, line)
		case folded && len(lines) == 0:
			return nil, fmt.Errorf("the first line goes on")
		case folded:
			lines[len(lines)-1] += rest
		default:
			lines = append(lines, line)
		}
	}
	var open []string
	zones := map[string]bool{}
	var event map[string]string
	for _, line := range lines {
		head, value, ok := strings.Cut(line, ":")
		name, params, _ := strings.Cut(head, ";")
		switch {
		case !ok, strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "":
			return nil, fmt.Errorf("%q is no property", line)
		case name == "BEGIN":
			open = append(open, value)
			if value == "VEVENT" {
				event = map[string]string{}
			}
			continue
		case name == "END":
			if len(open) == 0 || open[len(open)-1] != value {
				return nil, fmt.Errorf("%q ends in %q", value, open)
			}
			open = open[:len(open)-1]
			if value == "VEVENT" {
				for _, must := range []string{"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "STATUS"} {
					if event[must] == "" {
						return nil, fmt.Errorf("no %s in %q", must, event)
					}
				}
				events, event = append(events, event), nil
			}
			continue
		case name == "TZID" && open[len(open)-1] == "VTIMEZONE":
			zones[value] = true
		}
		if tz, is := strings.CutPrefix(params, "TZID="); is && !zones[tz] {
			return nil, fmt.Errorf("%q: no such zone", line)
		}
		switch name {
		case "SUMMARY", "LOCATION", "DESCRIPTION", "UID":
			if value, err = unescape(value); err != nil {
				return nil, err
			}
		}
		if event != nil {
			if _, twice := event[name]; twice {
				return nil, fmt.Errorf("%s stands twice", name)
			}
			event[name] = value
		}
	}
	if len(open) > 0 {
		return nil, fmt.Errorf("%q is not ended", open)
	}
	return events, nil
}

func unescape(v string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		switch {
		case v[i] == ',' || v[i] == ';':
			return "", fmt.Errorf("%q is not escaped in %q", v[i], v)
		case v[i] != '\\':
			b.WriteByte(v[i])
			continue
		case i+1 == len(v):
			return "", fmt.Errorf("%q ends in a backslash", v)
		}
		i++
		switch v[i] {
		case 'n', 'N':
			b.WriteByte('\n')
		case ',', ';', '\\':
			b.WriteByte(v[i])
		default:
			return "", fmt.Errorf(`\%c in %q`, v[i], v)
		}
	}
	return b.String(), nil
}
