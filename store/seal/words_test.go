package seal

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestListIsFitForPaper(t *testing.T) {
	list := List()
	if len(list) != 2048 || !slices.IsSorted(list) {
		t.Fatalf("%d words, in order: %v", len(list), slices.IsSorted(list))
	}
	begins := map[string]string{}
	for i, w := range list {
		if len(w) < 3 || len(w) > 6 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q is no word of three to six letters", w)
		}
		head := w[:min(4, len(w))]
		if was, twice := begins[head]; twice {
			t.Errorf("%q and %q begin alike", was, w)
		}
		begins[head] = w
		for _, other := range list[:i] {
			if slipped(w, other) {
				t.Errorf("%q and %q are one slip apart", w, other)
			}
		}
	}
}

// The order of the list stands on paper: a code of today reads the same for ever.
func TestWordsStay(t *testing.T) {
	for words, code := range map[string][16]byte{
		"abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus about": {},
		"zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zebu":                                   [16]byte(slices.Repeat([]byte{0xff}, 16)),
	} {
		if got := Words(code); got != words {
			t.Errorf("%x is %q, want %q", code, got, words)
		}
	}
	list := List()
	if list[0] != "abacus" || list[1024] != "lounge" || list[2047] != "zoo" {
		t.Errorf("the list is %q ... %q ... %q", list[0], list[1024], list[2047])
	}
}

func TestWordsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := [16]byte(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "code"))
		words := Words(code)
		if n := len(strings.Fields(words)); n != CodeWords {
			t.Fatalf("%d words", n)
		}
		if got, err := ParseWords(words); err != nil || got != code {
			t.Fatalf("%q: %x, %v", words, got, err)
		}
	})
}

func TestReadingForgives(t *testing.T) {
	code := [16]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}
	w := strings.Fields(Words(code))
	numbered := ""
	for i, x := range w {
		numbered += " " + []string{"1.", "2)", "3 ", "4.", "5:", "6", "7.", "8", "9", "10.", "11.", "12."}[i] + x + ",\n"
	}
	slip := slices.Clone(w)
	slip[2] = slip[2][:len(slip[2])-1] + "q"
	slip[7] = slip[7][1:]
	slip[11] = slip[11][:1] + slip[11]
	for name, typed := range map[string]string{
		"as it is": strings.Join(w, " "), "capitals": strings.ToUpper(strings.Join(w, " ")), "spaces": "  " + strings.Join(w, "   ") + "\t",
		"commas": strings.Join(w, ", "), "numbers": numbered, "slips": strings.Join(slip, " "),
	} {
		if got, err := ParseWords(typed); err != nil || got != code {
			t.Errorf("%s: %q: %x, %v", name, typed, got, err)
		}
		if !LooksLikeWords(typed) {
			t.Errorf("%s: %q does not look like words", name, typed)
		}
	}
}

func TestReadingSaysWhatIsWrong(t *testing.T) {
	code := [16]byte{9, 9, 9}
	w := strings.Fields(Words(code))
	with := func(i int, word string) string {
		out := slices.Clone(w)
		out[i] = word
		return strings.Join(out, " ")
	}
	swapped := slices.Clone(w)
	swapped[0], swapped[11] = swapped[11], swapped[0]
	for _, c := range []struct{ typed, says string }{
		{"", "has 12 words and these are 0"},
		{strings.Join(w[:11], " "), "has 12 words and these are 11"},
		{strings.Join(w, " ") + " zoo", "has 12 words and these are 13"},
		{with(4, "xyzzyx"), "Word 5 of the recovery code is not in the list of words. "},
		{strings.Join(swapped, " "), "changed places"},
	} {
		got, err := ParseWords(c.typed)
		if !errors.Is(err, ErrWords) || !strings.Contains(err.Error(), c.says) || got != [16]byte{} {
			t.Errorf("%q: %x, %v, want %q", c.typed, got, err, c.says)
		}
	}
	// A slip that can be two words asks which.
	list := List()
	for _, a := range list {
		for i := range a {
			typed := a[:i] + a[i+1:]
			if near := oneSlip(list, typed); len(near) > 1 && !slices.Contains(list, typed) {
				if _, err := ParseWords(with(0, typed)); err == nil || !strings.Contains(err.Error(), " or ") {
					t.Errorf("%q for %v: %v", typed, near, err)
				}
				return
			}
		}
	}
	t.Error("no slip of the list can be two words")
}

// Of words that are drawn by chance one in sixteen is a code: the checksum catches the
// others.
func TestChecksumCatches(t *testing.T) {
	r, list, passed := rand.New(rand.NewPCG(1, 2)), List(), 0
	const tries = 4000
	for range tries {
		var w []string
		for range CodeWords {
			w = append(w, list[r.IntN(len(list))])
		}
		if _, err := ParseWords(strings.Join(w, " ")); err == nil {
			passed++
		}
	}
	if passed < tries/24 || passed > tries/11 {
		t.Errorf("%d of %d pass", passed, tries)
	}
}

func TestSlipped(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"apple", "apple", false}, {"apple", "aple", true}, {"apple", "appple", true}, {"apple", "appla", true}, {"apple", "appel", true},
		{"apple", "paple", true}, {"apple", "bapple", true}, {"apple", "appl", true}, {"apple", "appll", true}, {"apple", "ample", true}, {"apple", "elppa", false}, {"apple", "ape", false}, {"", "a", true}, {"", "", false}, {"ab", "ba", true},
	} {
		if slipped(c.a, c.b) != c.want || slipped(c.b, c.a) != c.want {
			t.Errorf("%q and %q: not %v", c.a, c.b, c.want)
		}
	}
}

func TestWhatLooksLikeWords(t *testing.T) {
	for typed, want := range map[string]bool{
		"": false, "Correct horse 7 battery": false, "acorn": false, strings.Repeat("acorn ", 9): false, strings.Repeat("acorn ", 10): true,
		strings.Repeat("acorn ", 11): true, strings.Repeat("acorn ", 15): false, strings.Repeat("qqqqq ", 12): false,
	} {
		if LooksLikeWords(typed) != want {
			t.Errorf("%q: not %v", typed, want)
		}
	}
}
