package seal

import (
	"testing"
	"time"
)

func TestOpenTyped(t *testing.T) {
	cases := []struct {
		made, typed string
		capsLock    bool
		want        error
	}{
		{made: "Four Words in it 7", typed: "Four Words in it 7"},
		{made: "Four Words in it 7", typed: "fOUR wORDS IN IT 7", capsLock: true},
		{made: "Four Words in it 7", typed: "four words in it 7", want: ErrWrongPassphrase},
		{made: "Four Words in it 7", typed: "FOUR WORDS IN IT 7", want: ErrWrongPassphrase},
		{made: "1234-5678", typed: "1234-5679", want: ErrWrongPassphrase},
		{made: "caf\u00e9", typed: "cafe\u0301"},
		{made: "cafe\u0301", typed: "caf\u00e9"},
		{made: "caf\u00e9", typed: "CAFE\u0301", capsLock: true},
		{made: "Nguy\u1ec5n", typed: "nGUY\u1ec4N", capsLock: true},
		{made: "stra\u00dfe", typed: "STRA\u00dfE", capsLock: true},
		{made: "\xff\xfe raw", typed: "\xff\xfe RAW", capsLock: true},
		{made: "\xff\xfe raw", typed: "\ufffd\ufffd raw", want: ErrWrongPassphrase},
		{made: "x", typed: "", want: ErrWrongPassphrase},
	}
	for _, c := range cases {
		t.Run(c.made+" typed "+c.typed, func(t *testing.T) {
			s, k := passphraseSlot(t, c.made)
			got, capsLock, err := OpenTyped(s, testFile, []byte(c.typed))
			if c.want != nil {
				wantError(t, err, c.want)
				if got != (Named{}) || capsLock {
					t.Error("an error, and a key or Caps Lock with it")
				}
				return
			}
			if err != nil || got != *k || capsLock != c.capsLock {
				t.Errorf("Caps Lock %t, %v", capsLock, err)
			}
		})
	}

	s, _ := passphraseSlot(t, "x")
	_, _, err := OpenTyped(s, testFile+1, []byte("x"))
	wantError(t, err, ErrDamaged)
}

func TestOpenTypedLeavesWhatWasTyped(t *testing.T) {
	s, _ := passphraseSlot(t, "x")
	typed := []byte("Ab cafe\u0301")
	if _, _, err := OpenTyped(s, testFile, typed); err == nil || string(typed) != "Ab cafe\u0301" {
		t.Errorf("typed is now %q, %v", typed, err)
	}
}

func TestSwapCaseIsItsOwnReverse(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		if back := otherCase(otherCase(r)); back != r {
			t.Fatalf("%U becomes %U", r, back)
		}
	}
	if out, differs := swapCase([]byte("12 -")); differs || string(out) != "12 -" {
		t.Errorf("no letters, yet %q", out)
	}
}

func TestCost(t *testing.T) {
	// Each trial looks at the clock twice.
	clock := func(steps ...time.Duration) func() time.Time {
		now := time.Date(2021, 11, 17, 9, 24, 0, 0, time.UTC)
		return func() time.Time {
			if len(steps) == 0 {
				t.Fatal("the clock was asked too often")
			}
			now = now.Add(steps[0])
			steps = steps[1:]
			return now
		}
	}
	cases := []struct {
		name          string
		first, second time.Duration
		want          int
	}{
		{"quick", 20 * time.Millisecond, 21 * time.Millisecond, 17},
		{"slow", 90 * time.Millisecond, 80 * time.Millisecond, 16},
		{"one hiccup, first", 300 * time.Millisecond, 20 * time.Millisecond, 17},
		{"one hiccup, second", 20 * time.Millisecond, 300 * time.Millisecond, 17},
		{"just", trialLimit, trialLimit, 17},
		{"just not", trialLimit + 1, trialLimit + 1, 16},
	}
	for _, c := range cases {
		if got := Cost(clock(0, c.first, 0, c.second)); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
