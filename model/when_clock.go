package model

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Span is the time of a session as somebody typed it: its start, and its end
// where that was typed.
type Span struct {
	// Start and End are unknown where nothing was typed; a known End is after Start.
	Start, End Clock
	// Notice says which time was taken for one after noon; "" where none was.
	Notice string
}

// String is "09:30-14:30", "09:30", or "" where unknown.
func (s Span) String() string {
	if !s.End.Known() {
		return s.Start.String()
	}
	return s.Start.String() + "-" + s.End.String()
}

// Sentence is what a form shows under the time: "09:30 to 14:30.", then the notice.
func (s Span) Sentence() string {
	words := "No time yet."
	switch {
	case s.End.Known():
		words = s.Start.String() + " to " + s.End.String() + "."
	case s.Start.Known():
		words = s.Start.String() + ", no end."
	}
	return joinSentences(words, s.Notice)
}

// ReadClock reads one time of day: "9", "9am", "9.30", "0930", "14:30", "noon".
// A time from 1 to 6:59 without am or pm or a leading zero is after noon, and the
// notice says so. Nothing typed is an unknown time. The sentence says what is
// wrong, and is "" where nothing is.
func ReadClock(typed string) (at Clock, notice, wrong string) {
	t, typedAny, wrong := clockOf(typed)
	if wrong != "" || !typedAny {
		return 0, "", wrong
	}
	at = t.start(timeTyped{})[0]
	if t.turned(at) {
		notice = afterNoon("This is", at.String())
	}
	return at, notice, ""
}

// ReadSpan reads start and end as hubs' pages write them ("8.45am – 12.45pm",
// "9:30am-2:30pm") and as people type them ("9.30-2.30", "9-12", "0930 to 1430",
// "9:30 until 2:30pm"); a start alone, or nothing, is fine.
//
// A start without am or pm takes the pm of its end where it still comes before
// it, else is read as ReadClock does; an end without them that would not come
// after its start is after noon. The notice says what was taken for after noon.
// The sentence says what is wrong, and is "" where nothing is.
func ReadSpan(typed string) (span Span, wrong string) {
	from, to, two, wrong := cutSpan(typed)
	if wrong != "" {
		return Span{}, wrong
	}
	if !two {
		span.Start, span.Notice, wrong = ReadClock(from)
		if span.Notice != "" {
			span.Notice = afterNoon("The start is", span.Start.String())
		}
		return span, wrong
	}
	start, known, wrong := clockOf(from)
	switch {
	case wrong != "":
		return Span{}, wrong
	case !known:
		return Span{}, "The start is missing: type the time as 9:30-2:30pm."
	}
	end, known, wrong := clockOf(to)
	switch {
	case wrong != "":
		return Span{}, wrong
	case !known:
		return Span{}, "The end is missing: type the time as 9:30-2:30pm, or 9:30 alone."
	}
	return pair(start, end)
}

// pair is the first pair of readings in which the end comes after the start.
func pair(start, end timeTyped) (Span, string) {
	for _, s := range start.start(end) {
		for _, e := range end.end() {
			if s < e {
				return Span{Start: s, End: e, Notice: pairNotice(start.turned(s) && end.half != pm, end.turned(e), s, e)}, ""
			}
		}
	}
	s, e := start.start(end)[0], end.end()[0]
	return Span{}, fmt.Sprintf("The end, %s, does not come after the start, %s: type the time as 9:30-2:30pm.", e, s)
}

func pairNotice(startTurned, endTurned bool, s, e Clock) string {
	switch {
	case startTurned && endTurned:
		return afterNoon("Both are", s.String()+" and "+e.String())
	case startTurned:
		return afterNoon("The start is", s.String())
	case endTurned:
		return afterNoon("The end is", e.String())
	}
	return ""
}

func afterNoon(what, at string) string {
	return what + " read as after noon, " + at + ": type am or pm if that is not meant."
}

// longestSpan is more than start and end have, in characters.
const longestSpan = 60

// cutSpan cuts at the dash or at to, until and till.
func cutSpan(typed string) (from, to string, two bool, wrong string) {
	s := strings.ToLower(plainDashes(Tidy(typed, longestSpan+1)))
	if utf8.RuneCountInString(s) > longestSpan {
		return "", "", false, clockWrong("This is too long for a time")
	}
	words := strings.Fields(strings.ReplaceAll(s, "-", " - "))
	for i, w := range words {
		if w == "to" || w == "until" || w == "till" || w == "til" {
			words[i] = "-"
		}
	}
	if len(words) > 0 && words[0] == "from" {
		words = words[1:]
	}
	from, to, two = strings.Cut(strings.Join(words, " "), "-")
	if strings.Contains(to, "-") {
		return "", "", false, "This has more than a start and an end: type the time as 9:30-2:30pm."
	}
	return from, to, two, ""
}

func clockWrong(format string, args ...any) string {
	return fmt.Sprintf(format, args...) + ": type the time as 9:30, 2.30pm or 14:30."
}

// timeTyped is a time of day as it was typed.
type timeTyped struct {
	hour, minute int
	half         half
	// exact: as the clock of 24 hours has it, 09:30 or 14:30.
	exact bool
}

type half uint8

const (
	unsaid half = iota
	am
	pm
)

// clockOf reads one time; typedAny is false where nothing was typed.
func clockOf(typed string) (t timeTyped, typedAny bool, wrong string) {
	s := strings.ToLower(Tidy(typed, longestSpan))
	if s == "" {
		return timeTyped{}, false, ""
	}
	if s == "noon" || s == "midday" || s == "12 noon" || s == "12noon" || s == "12 midday" {
		return timeTyped{hour: 12, half: pm}, true, ""
	}
	digits, half := cutHalf(s)
	t, ok := digitsOf(digits)
	t.half = half
	if !ok || !t.fits() {
		return timeTyped{}, true, clockWrong("%s is no time of day", quoted(typed))
	}
	return t, true, ""
}

// cutHalf takes am, pm or o'clock off the end.
func cutHalf(s string) (digits string, h half) {
	for _, x := range [...]struct {
		end string
		h   half
	}{{"a.m.", am}, {"p.m.", pm}, {"a.m", am}, {"p.m", pm}, {"am", am}, {"pm", pm}, {"a", am}, {"p", pm}, {"o'clock", unsaid}, {"o’clock", unsaid}} {
		if rest, ok := strings.CutSuffix(s, x.end); ok {
			return strings.TrimSpace(rest), x.h
		}
	}
	return s, unsaid
}

// digitsOf reads "9", "930", "0930", "9:30", "9.30", "9 30" and "09:30:00".
func digitsOf(s string) (t timeTyped, ok bool) {
	hour, minute := s, "00"
	switch i := strings.IndexAny(s, ":. "); {
	case i >= 0:
		hour, minute = s[:i], s[i+1:]
		if len(minute) == 5 && minute[2] == s[i] && allDigits(minute[3:]) && minute[3] < '6' {
			minute = minute[:2] // seconds, as spreadsheets have them
		}
	case len(s) == 3 || len(s) == 4:
		hour, minute = s[:len(s)-2], s[len(s)-2:]
	}
	if !allDigits(hour) || !allDigits(minute) || len(hour) > 2 || len(minute) != 2 {
		return timeTyped{}, false
	}
	t = timeTyped{hour: atoi(hour), minute: atoi(minute)}
	t.exact = hour[0] == '0' || t.hour > 12
	return t, true
}

// fits tells whether there is such a time of day.
func (t timeTyped) fits() bool {
	switch {
	case t.hour > 23 || t.minute > 59:
		return false
	case t.half == am:
		return t.hour <= 12
	case t.half == pm:
		return t.hour > 0
	}
	return true
}

// plain is the time with its am or pm; without them as it stands.
func (t timeTyped) plain() Clock {
	switch {
	case t.half == am && t.hour == 12:
		return MakeClock(0, t.minute)
	case t.half == pm && t.hour < 12:
		return MakeClock(t.hour+12, t.minute)
	}
	return MakeClock(t.hour, t.minute)
}

// start are the readings of a start, the likeliest first: no session begins
// between 1 and 7 at night unless somebody says so.
func (t timeTyped) start(end timeTyped) []Clock {
	switch {
	case t.half != unsaid || t.exact || t.hour == 12:
		return []Clock{t.plain()}
	case end.half == pm && t.hour >= 7:
		return []Clock{t.afternoon(), t.plain()}
	case t.hour < 7 && end.half != am:
		return []Clock{t.afternoon()}
	}
	return []Clock{t.plain()}
}

// end are the readings of an end.
func (t timeTyped) end() []Clock {
	if t.half != unsaid || t.hour == 0 || t.hour >= 12 {
		return []Clock{t.plain()}
	}
	return []Clock{t.plain(), t.afternoon()}
}

func (t timeTyped) afternoon() Clock { return MakeClock(t.hour+12, t.minute) }

// turned tells whether at is twelve hours after what was typed, unasked.
func (t timeTyped) turned(at Clock) bool { return t.half == unsaid && at != t.plain() }
