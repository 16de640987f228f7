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

func startsWord(text, w string) bool {
	return strings.HasPrefix(text, w) || strings.Contains(text, " "+w)
}
