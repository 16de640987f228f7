package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func commonWords() []string {
	return strings.Fields("acorn amber dragon horse lemon monday orbit river sofa tulip window zebra")
}

func TestJudgePassphrase(t *testing.T) {
	for _, c := range []struct {
		typed string
		ok    bool
		says  string
	}{
		{"", false, "Four words"}, {"  \t ", false, "Four words"}, {strings.Repeat("a", 4000), false, "no more than 1,000 characters"},
		{"w", false, "one word"}, {"horse", false, "one word"}, {"antidisestablishmentarianism", false, "one word"}, {"17112021", false, "one word"}, {"07700900123", false, "one word"},
		{"password", false, "everybody tries first"}, {"Password1!", false, "everybody"}, {"p4$$w0rd", false, "everybody"}, {"password password password password", false, "everybody"},
		{"letmein 2024", false, "everybody"}, {"maths teacher", false, "everybody"},
		{"Grace Okafor", false, "a name"}, {"okafor2024!", false, "a name"}, {"workshops.db", false, "a name"},
		{"qwerty", false, "run of keys"}, {"asdfgh 12345 zxcvb 98765", false, "run of keys"}, {"aaaaaaaaaaaaaaaaaaaaaaa", false, "run of keys"}, {"poiuytrewq", false, "run of keys"},
		{"horse horse horse horse horse", false, "the same again"}, {"tulip river", false, "needs more"}, {"tulip river orbit", false, "needs more"},
		{"we are in it now", false, "needs more"}, {"Summer2021!", false, "needs more"},
		{"Correct horse 7 battery", true, "Good"}, {"four green words here", true, "Good"}, {"tulip river orbit sofa", true, "Good"}, {"TULIP-River.orbit_sofa", true, "Good"},
		{"x7$Kq9!mZ2pL", true, "Good"}, {"amber lemon orbit sofa tulip zebra", true, "Very good"}, {"Straße Überall grüne Vögel", true, "Good"},
		{"Okafor tulip river orbit sofa", true, "Good"}, // the name adds nothing, the words are enough
	} {
		said, ok := JudgePassphrase(c.typed, commonWords(), "Grace Okafor", "workshops")
		if ok != c.ok || !strings.Contains(said, c.says) {
			t.Errorf("%q: %v, %q, want %v, %q", c.typed, ok, said, c.ok, c.says)
		}
	}
}

// What is said of a passphrase never shows any of it, nor how long it is.
func TestJudgementShowsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.String().Draw(t, "typed")
		said, ok := JudgePassphrase(typed, commonWords(), "Grace Okafor")
		if said == "" || strings.ContainsAny(strings.ReplaceAll(said, "1,000", ""), "0123456789") {
			t.Fatalf("it says %q", said)
		}
		// More of it never makes it weaker, as long as it is no longer than it may be.
		if more, still := JudgePassphrase(typed+" tulip", commonWords(), "Grace Okafor"); ok && !still && len(typed) < 900 {
			t.Fatalf("with one word more it says %q", more)
		}
	})
}

func TestSuggestPassphrase(t *testing.T) {
	at := 0
	picks := []int{3, 3, 2, 0, 3, 9, 11}
	got := SuggestPassphrase(commonWords(), func(n int) int {
		if n != 12 {
			t.Fatalf("one of %d", n)
		}
		at++
		return picks[at-1]
	})
	if got != "horse acorn tulip zebra" {
		t.Errorf("it proposes %q", got)
	}
	if said, ok := JudgePassphrase(got, commonWords()); !ok {
		t.Errorf("it proposes what it finds weak: %s", said)
	}
}
