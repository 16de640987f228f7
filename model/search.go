package model

import "strings"

func splitWords(folded string) []string { return strings.Fields(folded) }

// answers tells whether every typed word is found in the texts: inside a word, or,
// where that fails, as a word with one slip.
func answers(texts, words []string) (ok, slip bool) {
	for _, w := range words {
		found := false
		for _, t := range texts {
			if strings.Contains(t, w) || strings.Contains(strings.ReplaceAll(t, " ", ""), w) {
				found = true
				break
			}
		}
		if found {
			continue
		}
		for _, t := range texts {
			for _, own := range strings.Fields(t) {
				if Slip(w, own) || len([]rune(own)) > len([]rune(w)) && Slip(w, string([]rune(own)[:len([]rune(w))])) {
					found = true
				}
			}
		}
		if !found {
			return false, false
		}
		slip = true
	}
	return true, slip
}

// Answers tells whether a text answers to all typed words: found inside a word of it, or,
// where that fails, as a word with one slip of typing. Accents and case are ignored;
// nothing typed is answered by everything.
func Answers(text, typed string) (ok, slip bool) {
	return answers([]string{Fold(text)}, splitWords(Fold(typed)))
}

func startsWord(text, w string) bool {
	return strings.HasPrefix(text, w) || strings.Contains(text, " "+w)
}
