package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// PupilNamed questions a note that looks as if it named a pupil: a name straight after
// pupil, student, child, boy or girl ("Year 9 pupil Tom", "a girl called Amy"), or straight
// before ("Tom, a Year 9 student"). It is a sentence, or "". It can be wrong, so it asks and
// never forbids.
func PupilNamed(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if !pupilWord(w) {
			continue
		}
		if next := i + 1; ends(w) {
			// Another sentence begins after it.
		} else {
			for next < len(words) && slices.Contains([]string{"called", "named", "is", "and"}, Fold(words[next])) && next < i+2 {
				next++
			}
			if next < len(words) && namelike(words[next]) {
				return pupilSentence(strings.Join(words[i:next+1], " "))
			}
		}
		for j := i - 1; j >= 1 && j >= i-4; j-- {
			if strings.HasSuffix(words[j-1], ",") && (words[j] == "a" || words[j] == "an" || words[j] == "one") && namelike(words[j-1]) {
				return pupilSentence(strings.Join(words[j-1:i+1], " "))
			}
		}
	}
	return ""
}

func pupilSentence(seen string) string {
	return "“" + strings.TrimRight(clipped(seen), ".,;:!?)") + "” looks like the name of a pupil. Pupils are never named: write “a pupil”, or say why this is none."
}

// pupilWord tells whether a word is one for somebody at school.
func pupilWord(w string) bool {
	switch Fold(w) {
	case "pupil", "pupils", "student", "students", "child", "children", "boy", "boys", "girl", "girls", "learner", "learners":
		return true
	}
	return false
}

// ends tells whether a sentence or a clause ends with a word.
func ends(w string) bool { return strings.ContainsAny(w[len(w)-1:], ".;!?") }

// namelike tells whether a word is written as a name is: a capital, then small letters. Words
// that are written so and stand after pupil or student in schools are none.
func namelike(w string) bool {
	w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
	first, n := utf8.DecodeRuneInString(w)
	if len(w) == n || !unicode.IsUpper(first) || !strings.ContainsFunc(w[n:], unicode.IsLower) {
		return false
	}
	switch Fold(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")) {
	case "premium", "referral", "voice", "progress", "council", "outcomes", "outcome", "support", "services", "leadership", "leaders", "panel", "survey",
		"year", "key", "stage", "set", "sets", "work", "books", "book", "numbers", "achievement", "attainment", "wellbeing", "conference", "passport",
		"maths", "mathematics", "english", "science", "send", "in", "at", "of", "the", "they", "we", "it", "this", "these", "now", "ofsted", "ncetm",
		"monday", "tuesday", "wednesday", "thursday", "friday", "autumn", "spring", "summer", "january", "february", "march", "april", "may", "june",
		"july", "september", "october", "november", "december", "mastery", "mr", "mrs", "ms", "miss", "dr":
		return false
	}
	return true
}
