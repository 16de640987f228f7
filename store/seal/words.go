package seal

import (
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

//go:embed words.txt
var wordText string

// A recovery code in words: its 128 bits and the first 4 bits of their SHA-256, which
// are twelve groups of 11 bits, each the number of a word in the list.
const (
	CodeWords = 12
	wordBits  = 11
	wordCount = 1 << wordBits
)

// List are the words of recovery codes, in the order of the alphabet: 2,048, of three to
// six letters. No two begin with the same four letters, and no two are one slip of
// typing apart. Their order stands in codes on paper and never changes.
func List() []string { return strings.Fields(wordText) }

// Words puts a recovery code into twelve words.
func Words(code [16]byte) string {
	list := List()
	sum := sha256.Sum256(code[:])
	bits := append(code[:], sum[0])
	out := make([]string, CodeWords)
	for i := range out {
		n := 0
		for at := i * wordBits; at < (i+1)*wordBits; at++ {
			n = n<<1 | int(bits[at/8]>>(7-at%8)&1)
		}
		out[i] = list[n]
	}
	return strings.Join(out, " ")
}

// ErrWords: what was typed is no recovery code. It comes in a sentence that names the
// word at fault.
var ErrWords = errors.New("these are not the twelve words of a recovery code")

type wordFault string

func (f wordFault) Error() string { return string(f) }

func (wordFault) Is(target error) bool { return target == ErrWords }

func wordsFault(form string, args ...any) error { return wordFault(fmt.Sprintf(form, args...)) }

// SplitWords takes apart what was typed for a recovery code: small letters, without the
// numbers, commas and full stops around them.
func SplitWords(typed string) []string {
	return strings.FieldsFunc(strings.ToLower(typed), func(r rune) bool { return !unicode.IsLetter(r) })
}

// LooksLikeWords tells whether somebody who typed this meant a recovery code: ten words or
// more, most of them from the list.
func LooksLikeWords(typed string) bool {
	words, list, known := SplitWords(typed), List(), 0
	for _, w := range words {
		if _, ok := slices.BinarySearch(list, w); ok {
			known++
		}
	}
	return len(words) >= CodeWords-2 && len(words) <= CodeWords+2 && 3*known > 2*len(words)
}

// ParseWords reads twelve words. Case does not count, nor do spaces, commas and numbers
// around them; a word with one slip of typing is read as the word of the list that it
// can only be. What is wrong is said in a sentence, with ErrWords.
func ParseWords(typed string) (code [16]byte, err error) {
	list, words := List(), SplitWords(typed)
	if len(words) != CodeWords {
		return code, wordsFault("A recovery code has %d words and these are %d. Type all %d, with a space after each.", CodeWords, len(words), CodeWords)
	}
	var bits [CodeWords * wordBits]byte
	slips := ""
	for i, w := range words {
		n, ok := slices.BinarySearch(list, w)
		if !ok {
			near := oneSlip(list, w)
			if len(near) != 1 {
				return code, wordsFault("Word %d of the recovery code is not in the list of words.%s Compare it with the paper.", i+1, meant(near))
			}
			n, _ = slices.BinarySearch(list, near[0])
			slips += fmt.Sprintf(" Word %d was read as %q.", i+1, near[0])
		}
		for b := range wordBits {
			bits[i*wordBits+b] = byte(n >> (wordBits - 1 - b) & 1)
		}
	}
	var all [len(code) + 1]byte
	for at, bit := range bits {
		all[at/8] |= bit << (7 - at%8)
	}
	code = [16]byte(all[:len(code)])
	if sum := sha256.Sum256(code[:]); sum[0]>>4 != all[len(code)]>>4 {
		return [16]byte{}, wordsFault("All twelve are words of recovery codes, but together they are none: one is another word, or two have changed places. Compare them with the paper.%s", slips)
	}
	return code, nil
}

// meant names the words that were perhaps meant.
func meant(near []string) string {
	if len(near) == 0 {
		return ""
	}
	return " Was it " + strings.Join(near, " or ") + "?"
}

// oneSlip are the words that differ from what was typed by one letter more, less or
// other, or by two that changed places.
func oneSlip(list []string, typed string) (near []string) {
	for _, w := range list {
		if slipped(w, typed) {
			near = append(near, w)
		}
	}
	return near
}

// slipped tells whether one slip of typing makes b of a.
func slipped(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(b) > len(a) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
