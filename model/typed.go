package model

import (
	"strconv"
	"strings"
	"unicode"
)

// What the readers of typed text have in common.

// plainDashes makes every dash a hyphen: pages and word processors write others.
func plainDashes(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Pd, r) || r == '\u2212' {
			return '-'
		}
		return r
	}, s)
}

// quoted is what somebody typed in a sentence, short and harmless.
func quoted(s string) string { return `"` + clipped(s) + `"` }

// clipped is at most the beginning of a text, short enough for a sentence.
func clipped(s string) string {
	const most = 24
	s = Tidy(s, most+1)
	if r := []rune(s); len(r) > most {
		s = strings.TrimSpace(string(r[:most])) + "..."
	}
	return s
}

// titled is an English word, of a letter at least, that begins with a capital.
func titled(word string) string {
	return Capital(word)
}

// leading is the longest beginning of s whose runes all are so.
func leading(s string, is func(rune) bool) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !is(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func allDigits(s string) bool { return s != "" && leading(s, isDigit) == s }

// manyDigits is more than any number of the fields that read one.
const manyDigits = 100_000_000

// atoi reads ASCII digits; what is beyond any field's limit is manyDigits.
func atoi(digits string) int {
	n := 0
	for _, r := range digits {
		if n = n*10 + int(r-'0'); n >= manyDigits {
			return manyDigits
		}
	}
	return n
}

func itoa(n int) string { return strconv.Itoa(n) }

// shape is s with A for every capital of the English alphabet and 9 for every digit.
func shape(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return 'A'
		case isDigit(r):
			return '9'
		}
		return r
	}, s)
}
