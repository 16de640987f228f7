package meeting

import (
	"strings"
	"unicode"

	"workgroup/model"
)

// readLength reads how long somebody was there, in seconds: "4h 51m 2s", "1 godz. 5 min",
// "00:45:12". What cannot be read is model.TotalUnknown, never nothing.
func readLength(cell string) int {
	s := strings.ToLower(strings.TrimSpace(cell))
	if s == "" || len(s) > 60 {
		return model.TotalUnknown
	}
	if n, ok := readClock(s); ok {
		return n
	}
	total, smallest := 0, 1<<30
	for s != "" {
		n, width, rest := digits(s)
		if width == 0 || width > 5 {
			return model.TotalUnknown
		}
		rest = strings.TrimLeft(rest, " \u00a0\u202f")
		end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		if end < 0 {
			end = len(rest)
		}
		unit := secondsOf(rest[:end])
		// Each unit stands once, the larger one first.
		if unit == 0 || unit >= smallest {
			return model.TotalUnknown
		}
		smallest = unit
		total += n * unit
		s = strings.TrimLeft(rest[end:], " .,\u00a0\u202f")
	}
	return total
}

// readClock reads 0:45:12, hours, minutes and seconds.
func readClock(s string) (seconds int, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) != 3 {
		return 0, false
	}
	for i, p := range parts {
		n, width, rest := digits(p)
		if width == 0 || width > 3 || rest != "" || i > 0 && n > 59 {
			return 0, false
		}
		seconds = seconds*60 + n
	}
	return seconds, true
}

// secondsOf is how many seconds a unit has, by its word in English, French, German, Polish,
// Spanish, Italian, Portuguese, Dutch, Romanian, Scandinavian languages and Welsh; 0 where
// it is not known.
func secondsOf(unit string) int {
	switch unit {
	case "h", "hr", "hrs", "hour", "hours", "heure", "heures", "std", "stunde", "stunden", "godz", "godzina", "godziny", "g",
		"hora", "horas", "ora", "ore", "u", "uur", "uren", "t", "tim", "timme", "timmar", "time", "timer", "awr", "oriau":
		return 3600
	case "m", "min", "mins", "minute", "minutes", "minuten", "minuta", "minuty", "minut", "minuto", "minutos", "minuti", "minuter", "minutter",
		"munud", "munudau":
		return 60
	case "s", "sec", "secs", "second", "seconds", "seconde", "secondes", "seconden", "sek", "sekunde", "sekunden", "sekunda", "sekundy", "sekund",
		"seg", "segundo", "segundos", "secondi", "secondo", "sekunder", "eiliad", "eiliadau":
		return 1
	}
	return 0
}
