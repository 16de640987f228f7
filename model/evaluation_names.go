package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameless stands in the document where a name was taken out.
const nameless = "[name]"

// withoutNames takes the names of the people of the cohort out of what was said: given and
// family names, previous names too, where they are written as names are. A word that is
// a name and something else as well goes too: better one word too many than a person
// who did not agree.
func (s *Snapshot) withoutNames() func(string) string {
	names := map[string]bool{}
	add := func(text string) {
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !nameRune(r) }) {
			for _, part := range append(strings.FieldsFunc(w, func(r rune) bool { return r == '-' }), w) {
				if folded := Fold(part); utf8.RuneCountInString(folded) > 1 {
					names[folded] = true
				}
			}
		}
	}
	for _, p := range s.People() {
		add(p.Given)
		add(p.Family)
		for _, b := range p.Before {
			add(b)
		}
	}
	isName := func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && unicode.ToLower(first) != unicode.ToUpper(first) {
			return false
		}
		bare := strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		return names[Fold(bare)] || slices.ContainsFunc(strings.Split(bare, "-"), func(part string) bool { return names[Fold(part)] })
	}
	return func(text string) string { return replaceWords(text, isName, nameless) }
}

// nameRune tells whether a rune may stand within a name.
func nameRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '-'
}

// replaceWords puts another word in place of each that is so, one for several in a row.
func replaceWords(text string, is func(string) bool, by string) string {
	var b strings.Builder
	for text != "" {
		i := strings.IndexFunc(text, nameRune)
		if i < 0 {
			i = len(text)
		}
		b.WriteString(text[:i])
		text = text[i:]
		w := leading(text, nameRune)
		text = text[len(w):]
		switch bare := strings.Trim(w, "'’-"); {
		case bare == "" || !is(bare):
			b.WriteString(w)
		default:
			at := strings.Index(w, bare)
			mine := ""
			for _, s := range []string{"'s", "’s"} {
				if strings.HasSuffix(bare, s) {
					mine = s
				}
			}
			if said := b.String(); at == 0 && strings.HasSuffix(said, by+" ") {
				b.Reset()
				b.WriteString(strings.TrimSuffix(said, by+" "))
			}
			b.WriteString(w[:at] + by + mine + w[at+len(bare):])
		}
	}
	return b.String()
}
