package model_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"workgroup/model"
)

func TestFold(t *testing.T) {
	for typed, want := range map[string]string{
		"":                        "",
		"García Simón":            "garcia simon",
		"O'Connor-Price":          "oconnor price",
		"O’Connor–Price":          "oconnor price",
		"Siân":                    "sian",
		"Sia\u0302n":              "sian",
		"Nguyễn Thị Hồng":         "nguyen thi hong",
		"Işık":                    "isik",
		"İpek":                    "ipek",
		"Łukasz Wójcik":           "lukasz wojcik",
		"Þórunn":                  "thorunn",
		"Đặng":                    "dang",
		"Groß":                    "gross",
		"GROẞ":                    "gross",
		"Ærø":                     "aero",
		"  St. Mary's --  C of E": "st marys c of e",
		"t.garcia@ash.example":    "t garcia@ash example",
		"王小明":                     "王小明",
		"Παπαδόπουλος":            "παπαδοπουλος",
		"!?":                      "",
	} {
		if got := model.Fold(typed); got != want {
			t.Errorf("%q folds to %q, want %q", typed, got, want)
		}
	}
}

func TestFoldTwiceIsFoldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		once := model.Fold(s)
		if twice := model.Fold(once); twice != once {
			t.Fatalf("%q folds to %q, and that to %q", s, once, twice)
		}
		// Beyond the first plane package norm takes some signs for letters.
		letters := strings.Map(func(r rune) rune {
			if r > 0xffff {
				return -1
			}
			return r
		}, s)
		if other := model.Fold(norm.NFD.String(letters)); other != model.Fold(norm.NFC.String(letters)) {
			t.Fatalf("%q folds differently decomposed", letters)
		}
		if strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Fatalf("%q folds to %q", s, once)
		}
	})
}

func TestTidy(t *testing.T) {
	for _, x := range []struct {
		typed string
		max   int
		want  string
	}{
		{"  Marie\t Dupont\r\n", 200, "Marie Dupont"},
		{"\x1b[31mRed\x1b[0m", 200, "[31mRed[0m"},
		{"a\u202eb\u2066c\u200ed", 200, "abcd"},
		{"Sia\u0302n", 200, "Siân"},
		{"e\u200b\u0301", 200, "é"},
		{"soft\u00adhyphen \ufeff\ue000 private", 200, "softhyphen private"},
		{"bad \xff\xfe bytes", 200, "bad bytes"},
		{"one\u2028two\u0085three\u00a0four", 200, "one two three four"},
		{"abcdef", 3, "abc"},
		{"ab cdef", 3, "ab"},
		{"👩‍🏫 teacher", 200, "👩‍🏫 teacher"},
		{strings.Repeat("x", 10000), 200, strings.Repeat("x", 200)},
	} {
		if got := model.Tidy(x.typed, x.max); got != x.want {
			t.Errorf("%q to %d runes: %q, want %q", x.typed, x.max, got, x.want)
		}
	}
}

func TestTidyIsHarmless(t *testing.T) {
	awkward := rapid.SampledFrom([]string{"\u0301", "\u200b", "\u00ad", "\u202e", "\x1b", "\n", " ", "e", "\u1100", "\u1161", "\ufeff", "n\u0303"})
	text := rapid.Map(rapid.SliceOf(rapid.OneOf(awkward, rapid.StringN(0, 5, -1))), func(p []string) string { return strings.Join(p, "") })
	rapid.Check(t, func(t *rapid.T) {
		s, limit := text.Draw(t, "text"), rapid.IntRange(0, 20).Draw(t, "runes")
		got := model.Tidy(s, limit)
		if again := model.Tidy(got, limit); again != got {
			t.Fatalf("%q: tidied %q, tidied again %q", s, got, again)
		}
		if n := len([]rune(got)); n > limit {
			t.Fatalf("%q: %d runes of at most %d", s, n, limit)
		}
		if !norm.NFC.IsNormalString(got) {
			t.Fatalf("%q: %q is not composed", s, got)
		}
		for _, r := range got {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("%q: %q has the control character %U", s, got, r)
			}
		}
	})
}

func TestSplitName(t *testing.T) {
	for typed, want := range map[string][2]string{
		"Marie Dupont":             {"Marie", "Dupont"},
		"Dupont, Marie":            {"Marie", "Dupont"},
		"García Simón, Tomás":      {"Tomás", "García Simón"},
		"Thị Hồng Nhung Nguyễn":    {"Thị Hồng Nhung", "Nguyễn"},
		"  Siân   O'Connor-Price ": {"Siân", "O'Connor-Price"},
		"Cher":                     {"", "Cher"},
		"":                         {"", ""},
	} {
		given, family := model.SplitName(typed)
		if given != want[0] || family != want[1] {
			t.Errorf("%q is %q, %q; want %q", typed, given, family, want)
		}
	}
}

func TestNamesAsShown(t *testing.T) {
	p := &model.Person{Given: "Sarah", Family: "Jones", Label: "Brent"}
	if p.Name() != "Sarah Jones" || p.Listed() != "Jones, Sarah (Brent)" {
		t.Errorf("%q, %q", p.Name(), p.Listed())
	}
	one := &model.Person{Family: "Cher"}
	if one.Name() != "Cher" || one.Listed() != "Cher" {
		t.Errorf("%q, %q", one.Name(), one.Listed())
	}
	var nobody *model.Person
	if nobody.Name() != "" || nobody.Listed() != "" {
		t.Error("nobody has a name")
	}
}

func TestSlip(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want bool
	}{
		{"jones", "jonse", true}, {"jones", "jone", true}, {"jones", "joness", true}, {"jones", "jomes", true}, {"jones", "ojnes", true},
		{"nguyen", "ngyuen", true}, {"jones", "jnoess", false}, {"jones", "james", false}, {"khan", "kahn", true}, {"ana", "anna", false},
		{"wu", "wo", false}, {"price", "prices", true}, {"price", "pric", true}, {"price", "princess", false}, {"işık", "ışık", true},
	} {
		if got := model.Slip(x.a, x.b); got != x.want || model.Slip(x.b, x.a) != got {
			t.Errorf("%q and %q: %v, turned round %v; want %v", x.a, x.b, got, model.Slip(x.b, x.a), x.want)
		}
	}
}

// TestOneSlipIsForgiven makes any one slip in any word of four letters or more.
func TestOneSlipIsForgiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := []rune(rapid.StringMatching(`[a-z]{5,12}`).Draw(t, "word"))
		at := rapid.IntRange(0, len(word)-2).Draw(t, "at")
		letter := rapid.RuneFrom([]rune("abcxyz")).Draw(t, "letter")
		slip := append([]rune{}, word...)
		switch rapid.IntRange(0, 3).Draw(t, "slip") {
		case 0:
			slip[at] = letter
		case 1:
			slip = append(slip[:at], slip[at+1:]...)
		case 2:
			slip = append(slip[:at], append([]rune{letter}, slip[at:]...)...)
		case 3:
			slip[at], slip[at+1] = slip[at+1], slip[at]
		}
		if !model.Slip(string(word), string(slip)) {
			t.Fatalf("%q and %q differ by one slip", string(word), string(slip))
		}
	})
}

func TestFind(t *testing.T) {
	r := newRoom(t)
	h := r.sheet()
	for _, x := range []struct {
		typed string
		want  string // the family names and labels found, in order
		slip  bool
	}{
		{"", "", false},
		{"  ' ", "", false},
		{"garcia", "García Simón", false},
		{"GARCÍA", "García Simón", false},
		{"simon tomas", "García Simón", false},
		{"nguyen", "Nguyễn", false},
		{"isik", "Işık", false},
		{"oconnor", "O'Connor-Price", false},
		{"o’connor", "O'Connor-Price", false},
		{"sian price", "O'Connor-Price", false},
		{"connorprice", "O'Connor-Price", false},
		{"jones", "JonesBrent JonesEaling", false},
		{"sarah j", "JonesBrent JonesEaling", false},
		{"jones brent", "JonesBrent", false},
		{"jones cedar", "JonesEaling", false},
		{"sarah@beech", "JonesBrent", false},
		{"cedar park", "JonesEaling Khan", false},
		{"kahn", "Khan", true},
		{"jonse", "JonesBrent JonesEaling", true},
		{"ngyuen", "Nguyễn", true},
		{"xyzzy", "", false},
		{"jones xyzzy", "", false},
	} {
		var got []string
		for _, m := range h.Find(x.typed) {
			p := h.Rows[m.Row].Person
			got = append(got, p.Family+p.Label)
			if m.Slip != x.slip {
				t.Errorf("%q finds %s, by a slip: %v", x.typed, p.Name(), m.Slip)
			}
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%q finds %q, want %q", x.typed, s, x.want)
		}
	}
}

// TestFindPutsNamesFirst: who is called so stands before whose school is.
func TestFindPutsNamesFirst(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	r.enrol(d, "Gita", "Zadeh", "", "Khan Academy of Elm", "gita@elm.example")
	r.enrol(d, "Adam", "Aaronson", "", "Khan Academy of Elm", "adam@elm.example")
	r.apply(d.Change())
	h := r.sheet()
	got := h.Find("khan")
	if len(got) != 3 || h.Rows[got[0].Row].Person.Family != "Khan" {
		t.Errorf("found %+v", got)
	}
}

func TestTidyLinesKeepsLines(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", " \n \n": "", "one": "one", "Lunch:  bring your own.\r\nPark at\tthe back.": "Lunch: bring your own.\nPark at the back.",
		"a\n\n\n\nb\n": "a\n\nb", "\n\na\u2028b\x1b[31m": "a\nb[31m", "a\rb": "a\nb",
	} {
		got := model.TidyLines(typed, 200)
		if got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
		if again := model.TidyLines(got, 200); again != got {
			t.Errorf("%q is not stable: %q", got, again)
		}
	}
	if got := model.TidyLines("abc\ndef", 5); got != "abc\nd" {
		t.Errorf("cut to %q", got)
	}
}
