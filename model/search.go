package model

import (
	"cmp"
	"slices"
	"strings"
)

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

// Answering are the texts that answer to all typed words, by their places: those that do so
// exactly, else those that do with a slip.
func Answering(texts []string, typed string) []int {
	var exact, slips []int
	for i, text := range texts {
		switch ok, slip := Answers(text, typed); {
		case ok && !slip:
			exact = append(exact, i)
		case ok:
			slips = append(slips, i)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return slips
}

func startsWord(text, w string) bool {
	return strings.HasPrefix(text, w) || strings.Contains(text, " "+w)
}

// textsOf are the texts under which somebody is looked for: name, names they had before,
// e-mails, school.
func textsOf(p *Person, school *School) []string {
	var texts []string
	if p != nil {
		texts = append(texts, Fold(p.Name()+" "+p.Label))
		for _, before := range p.Before {
			texts = append(texts, Fold(before))
		}
		for _, m := range p.Emails {
			texts = append(texts, Fold(m))
		}
	}
	if school != nil {
		texts = append(texts, Fold(school.Name))
	}
	return texts
}

// begins ranks those first whose name has a word that begins as typed.
func begins(p *Person, w string) int {
	if p != nil && startsWord(Fold(p.Name()), w) {
		return 0
	}
	return 1
}

// Found is somebody who answers to typed letters.
type Found struct {
	Enrolment *Enrolment
	Person    *Person
	School    *School
	// Slip says that they answer only if one slip of typing is forgiven.
	Slip bool
}

// FindPeople are all who have a place of any status and answer to typed letters of name,
// previous name, school or e-mail, accents and order ignored; best first. Those found by a
// slip come only where nobody answers exactly. Nothing typed finds all, in the order of
// the register.
func (s *Snapshot) FindPeople(typed string) []Found {
	words := splitWords(Fold(typed))
	var exact, slips []Found
	for _, e := range s.Enrolments {
		f := Found{Enrolment: e, Person: s.Person(e.Person), School: s.School(e.School)}
		ok, slip := answers(textsOf(f.Person, f.School), words)
		switch {
		case ok && !slip:
			exact = append(exact, f)
		case ok:
			f.Slip = true
			slips = append(slips, f)
		}
	}
	if len(exact) == 0 {
		return slips
	}
	if len(words) > 0 {
		slices.SortStableFunc(exact, func(a, b Found) int {
			return cmp.Compare(begins(a.Person, words[0]), begins(b.Person, words[0]))
		})
	}
	return exact
}
