package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LongestPassphrase is the most characters that a new passphrase may have: more than that
// was pasted by mistake.
const LongestPassphrase = 1000

// passphraseBits is how hard a new passphrase has to be to guess. Each guess costs a
// computer about as long as opening the file, so that 2^40 of them take one thousands
// of years; four words drawn from a list of 2,048 have 44 bits.
const passphraseBits = 40

// JudgePassphrase says in a sentence whether a new passphrase is hard enough to guess:
// words are common words in order (those that are proposed), own the names that somebody
// who knows the lead would try first. The sentence shows neither letters of it nor how
// many there are.
//
// The rule is simple, and errs on the side of too weak. What is typed is taken apart into
// runs of letters, of digits, and other signs. A common word counts 11 bits, another run
// of four letters or more 13, as if drawn from a dictionary; shorter ones 2 bits a letter
// where they stand as words and 4 in a jumble; digits 3 bits each, at most 12 in a run;
// another sign 4. Whatever is tried first counts 1: what stood there before, a run on the
// keyboard or of one letter, "password" and its like, an own name. Upper case counts
// nothing.
func JudgePassphrase(text string, words []string, own ...string) (sentence string, ok bool) {
	switch {
	case strings.TrimSpace(text) == "":
		return "Four words that have nothing to do with each other are good.", false
	case utf8.RuneCountInString(text) > LongestPassphrase:
		return "A passphrase has no more than 1,000 characters. Was something else pasted? ctrl+u clears the line.", false
	}
	g := guess{words: words, own: ownWords(own), seen: map[string]bool{}}
	for token := range strings.FieldsSeq(strings.ToLower(text)) {
		g.token(token)
	}
	switch {
	case g.bits >= 3*passphraseBits/2:
		return "Very good: nobody will guess this one.", true
	case g.bits >= passphraseBits:
		return "Good: this is hard to guess.", true
	}
	return "Too easy to guess: " + g.why(), false
}

// SuggestPassphrase is four different words, each picked by chance, of which none is tried
// first: pick gives a number below n.
func SuggestPassphrase(words []string, pick func(n int) int) string {
	var out []string
	for len(out) < 4 {
		if w := words[pick(len(words))]; !slices.Contains(out, w) && !slices.Contains(triedFirst, w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// guess is what a guesser has to try, as far as a passphrase was read.
type guess struct {
	words []string
	own   []string
	seen  map[string]bool
	bits  int
	runs  int
	// name, known, keys, twice: what of it is tried first.
	name, known, keys, twice bool
}

// why names the weakness that is put right most easily.
func (g *guess) why() string {
	switch {
	case g.known:
		return "it has a word in it that everybody tries first. Take four other words."
	case g.name:
		return "it has a name in it that belongs to you or to the file. Take four other words."
	case g.keys:
		return "it has a run of keys or letters in it. Take four words instead."
	case g.twice:
		return "saying the same again adds nothing. Take four different words."
	case g.runs == 1:
		return "one word or number is not enough. Take four words."
	}
	return "it needs more. Four words that have nothing to do with each other are good."
}

// token reads what stands between two spaces.
func (g *guess) token(s string) {
	if g.first(strings.TrimFunc(s, notLetter)) || g.first(strings.TrimFunc(unleet.Replace(s), notLetter)) {
		return
	}
	alone := strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for s != "" {
		run := runOf(s)
		s = s[len(run):]
		g.run(run, run == alone)
	}
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// unleet reads signs as the letters that they stand for in "p4$$w0rd".
var unleet = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i")

// first tells whether a word is one that is tried first, and counts it so.
func (g *guess) first(word string) bool {
	folded := strings.ReplaceAll(Fold(word), " ", "")
	known := slices.Contains(triedFirst, folded)
	name := slices.ContainsFunc(g.own, func(o string) bool { return folded == o || len(o) > 3 && strings.Contains(folded, o) })
	if !known && !name {
		return false
	}
	g.known, g.name = g.known || known, g.name || name
	g.count(1)
	return true
}

func (g *guess) count(bits int) { g.bits, g.runs = g.bits+bits, g.runs+1 }

// runOf is the run of letters or of digits with which s begins, or its first sign.
func runOf(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	same := unicode.IsLetter
	switch {
	case unicode.IsDigit(first):
		same = unicode.IsDigit
	case !unicode.IsLetter(first):
		return s[:size]
	}
	if end := strings.IndexFunc(s, func(r rune) bool { return !same(r) && !unicode.Is(unicode.Mn, r) }); end >= 0 {
		return s[:max(end, size)]
	}
	return s
}

// run counts one run; alone tells whether it is all there is between two spaces.
func (g *guess) run(s string, alone bool) {
	first, _ := utf8.DecodeRuneInString(s)
	n := utf8.RuneCountInString(s)
	letter, digit := unicode.IsLetter(first), unicode.IsDigit(first)
	if n > 1 || !letter && !digit {
		if g.seen[s] {
			g.twice = true
			g.count(1)
			return
		}
		g.seen[s] = true
	}
	_, common := slices.BinarySearch(g.words, s)
	switch {
	case g.first(s):
	case n > 2 && inARow(s):
		g.keys = true
		g.count(1)
	case digit:
		g.count(min(3*n, 12))
	case !letter:
		g.count(4)
	case common:
		g.count(11)
	case n > 3:
		g.count(13)
	case alone:
		g.count(2 * n)
	default:
		g.count(4 * n)
	}
}

// rows are the keys as they stand beside each other, and letters and digits in order.
var rows = []string{"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qwertz"}

// inARow tells whether a run goes along a row, either way, or is one character over and
// over.
func inARow(s string) bool {
	letters := []rune(s)
	if strings.Count(s, string(letters[0])) == len(letters) {
		return true
	}
	back := slices.Clone(letters)
	slices.Reverse(back)
	return slices.ContainsFunc(rows, func(row string) bool { return strings.Contains(row, s) || strings.Contains(row, string(back)) })
}

// triedFirst are words that are tried before all others.
var triedFirst = []string{
	"password", "passwords", "passphrase", "passwort", "letmein", "welcome", "admin", "administrator", "login", "secret", "changeme", "default",
	"iloveyou", "sunshine", "princess", "monkey", "dragon", "football", "baseball", "liverpool", "arsenal", "chelsea", "superman", "batman",
	"computer", "internet", "laptop", "teacher", "school", "headteacher", "maths", "math", "mathematics", "mathshub", "mathshubs", "hub",
	"workgroup", "mastery", "ncetm", "register", "test", "testing", "hello", "qwertyuiop", "abcabc",
}

// ownWords are the parts of names that somebody would try, as they are compared.
func ownWords(own []string) (out []string) {
	for _, name := range own {
		for word := range strings.FieldsSeq(Fold(name)) {
			if utf8.RuneCountInString(word) > 2 {
				out = append(out, word)
			}
		}
	}
	return out
}
