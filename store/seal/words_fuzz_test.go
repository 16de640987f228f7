package seal

import "testing"

// FuzzParseWords: whatever is typed as a recovery code is one sentence, or a code whose words
// read back as the same.
func FuzzParseWords(f *testing.F) {
	f.Add("")
	f.Add(Words([16]byte{1, 2, 3}))
	f.Add("1. acorn 2. acorn\n3. acorn")
	f.Fuzz(func(t *testing.T, typed string) {
		LooksLikeWords(typed)
		code, err := ParseWords(typed)
		if err != nil {
			return
		}
		if again, err := ParseWords(Words(code)); err != nil || again != code {
			t.Errorf("%q: %v", typed, err)
		}
	})
}
