package guard_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"workgroup/store/files/guard"
)

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		"Siân O'Connor-Price":            "Siân O'Connor-Price",
		"'Oasis' Academy":                "'Oasis' Academy",
		"KS3 + KS4":                      "KS3 + KS4",
		"– a dash":                       "– a dash",
		"=1+1":                           "'=1+1",
		"+44 7700 900123":                "'+44 7700 900123",
		"-3":                             "'-3",
		"@SUM(A1)":                       "'@SUM(A1)",
		"\tx":                            "'\tx",
		"\r=1":                           "'\r=1",
		"\n=1":                           "'\n=1",
		"  =1":                           "'  =1",
		"\u00a0=1":                       "'\u00a0=1",
		"\u200b=1":                       "'\u200b=1",
		"\ufeff=1":                       "'\ufeff=1",
		"＝1＋1":                           "'＝1＋1",
		"　＠x":                            "'　＠x",
		"﹣1":                             "'﹣1",
		"'=1":                            "''=1",
		"''=1":                           "'''=1",
		"'":                              "'",
		"=HYPERLINK(\"http://x\",\"y\")": "'=HYPERLINK(\"http://x\",\"y\")",
	} {
		if got := guard.Guard(in); got != want {
			t.Errorf("%q is guarded as %q, not %q", in, got, want)
		}
		if got := guard.Unguard(want); got != in {
			t.Errorf("%q comes back as %q, not %q", want, got, in)
		}
	}
	for _, in := range []string{"'Oasis' Academy", "'", "''", "'x=1", "=1"} {
		if got := guard.Unguard(in); got != in {
			t.Errorf("%q, which was never guarded, becomes %q", in, got)
		}
	}
}

// formula is what a spreadsheet may take for one, said another way: what is left of the cell
// in its plain form begins with a sign of a formula.
func formula(cell string) bool {
	plain := strings.TrimLeftFunc(norm.NFKC.String(cell), func(r rune) bool {
		return r != '\t' && r != '\r' && r != '\n' && (unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
	})
	return strings.IndexAny(plain, "=+-@\t\r\n") == 0
}

func cells() *rapid.Generator[string] {
	sign := rapid.SampledFrom([]string{"=", "+", "-", "@", "'", "\"", "\t", "\r", "\n", " ", "\u00a0", "\u200b", "\u202e", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "1", "é", "\xff", "\x00"})
	return rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(sign, 0, 8).Draw(t, "signs"), "")
	}))
}

func TestWhatWasGuardedComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := cells().Draw(t, "cell")
		if got := guard.Unguard(guard.Guard(cell)); got != cell {
			t.Fatalf("%q came back as %q", cell, got)
		}
	})
}

func TestNoGuardedCellStartsAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := cells().Draw(t, "cell")
		if got := guard.Guard(cell); formula(got) {
			t.Fatalf("%q is guarded as %q, a formula", cell, got)
		}
	})
}
