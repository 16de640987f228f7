package tui_test

import (
	"strings"
	"testing"
)

// another is what the form for another passphrase is filled with.
func (s *sim) another(now, fresh, again string, keys ...string) *sim {
	s.t.Helper()
	s.press(":").typeText("passphrase").press("enter").sees("Another passphrase", "The one now")
	return s.typeText(now).press("tab").typeText(fresh).press("tab").typeText(again).press(keys...)
}

func TestAnotherPassphrase(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	s.press("enter", "enter", "esc")
	const fresh = "walrus tulip granite spoon"
	s.another(good, fresh, fresh).misses("walrus", "granite").press("ctrl+s").sees("The new passphrase holds")
	s.press("ctrl+l").typeText(good).press("enter").sees("does not open").typeText(fresh).press("enter").sees("2 Cycle")
}

func TestAnotherPassphraseIsJudged(t *testing.T) {
	s := newcomer(t, 80, 24, looks()[0].Options).begun()
	s.press("enter", "enter", "esc")
	s.another(good, "password", "password", "ctrl+s").sees("Another passphrase").misses("holds")
	s.press("esc").press("esc")
	const fresh = "walrus tulip granite spoon"
	s.another("not that one", fresh, fresh, "ctrl+s").reads("does not open the file")
	s.press("esc").press("ctrl+l").typeText(good).press("enter").sees("2 Cycle")
}

// TestNewKeysBringANewRecoveryCode: the old code goes with the old keys.
func TestNewKeysBringANewRecoveryCode(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	s.press("enter", "enter").sees("these twelve words").twelve()
	s.press("enter").typeText("x").press("esc", "esc")
	const fresh = "walrus tulip granite spoon"
	s.another(good, fresh, fresh).press("tab", "right", "ctrl+s").sees("Recovery code")
	s.press("esc").sees("Write down a recovery code")
	s.press("ctrl+l").typeText(good).press("enter").sees("does not open").typeText(fresh).press("enter").sees("2 Cycle")
}

// TestWrongPassphrasesWait: after three the next try comes later, and later still; the right
// one ends it.
func TestWrongPassphrasesWait(t *testing.T) {
	s := newcomer(t, 80, 24, looks()[0].Options).begun()
	s.press("enter", "enter", "esc", "ctrl+l")
	for range 3 {
		s.typeText("not that one").press("enter").sees("does not open")
	}
	for _, wait := range []string{"waits 1 s", "waits 2 s", "waits 4 s"} {
		s.typeText("not that one").press("enter").sees(wait)
		s.later = later(s, "guessMsg")
		s.sees("does not open")
	}
	s.typeText(good).press("enter").sees("waits 8 s")
	s.later = later(s, "guessMsg")
	s.sees("2 Cycle")
	s.press("ctrl+l").typeText("not that one").press("enter").sees("does not open")
}

func TestADemoHasNoPassphrase(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.press(":").typeText("passphrase").press("enter").sees("it has no passphrase to change")
	if strings.Contains(s.screen(), "The one now") {
		t.Error("the form opened")
	}
}
