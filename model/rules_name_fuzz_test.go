package model_test

import (
	"testing"
	"unicode/utf8"

	"workgroup/model"
)

// FuzzReadName: whatever is typed as a name is a name, or one sentence says what is wrong.
func FuzzReadName(f *testing.F) {
	for _, s := range []string{"", "Asha Begum", "BEGUM, Asha", "García Simón, Tomás", "Mr O'Connor-Price", "\x1b[31m", "\u202e", "李小龙", ",", " , "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		given, family, wrong := model.ReadName(typed)
		if wrong == "" && given == "" && family == "" {
			t.Errorf("%q is the name of nobody", typed)
		}
		if utf8.ValidString(typed) && (!utf8.ValidString(given) || !utf8.ValidString(family)) {
			t.Errorf("%q gives %q %q", typed, given, family)
		}
		model.SplitName(typed)
	})
}
