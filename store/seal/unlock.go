package seal

import (
	"errors"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/scrypt"
	"golang.org/x/text/unicode/norm"
)

const (
	strongLogN = 17
	lightLogN  = 16
	trialLogN  = 13

	// trialLimit is how long the trial may take for the strong setting: it is
	// 16 times as much work, on memory that no longer fits any cache, and the
	// whole should stay under a second.
	trialLimit = 45 * time.Millisecond
)

// Cost picks the work of a new passphrase slot for this computer: 17 (128 MiB)
// if an unlock then stays under about a second, 16 (64 MiB) if not. It takes
// the quicker of two short trials of 8 MiB, so that one hiccup decides nothing.
func Cost(now func() time.Time) int {
	var best time.Duration
	for trial := range 2 {
		begin := now()
		if _, err := scrypt.Key(nil, nil, 1<<trialLogN, scryptR, scryptP, len(Key{})); err != nil {
			return lightLogN
		}
		if took := now().Sub(begin); trial == 0 || took < best {
			best = took
		}
	}
	if best > trialLimit {
		return lightLogN
	}
	return strongLogN
}

// OpenTyped opens a passphrase slot with what was typed; if that fails, with
// upper and lower case swapped, and then says that Caps Lock was on. Neither:
// ErrWrongPassphrase, after twice the time of one unlock. The other errors are
// those of OpenPassphrase.
func OpenTyped(s Slot, fileID uint64, typed []byte) (key Named, capsLock bool, err error) {
	key, err = s.OpenPassphrase(fileID, typed)
	if !errors.Is(err, ErrWrongPassphrase) {
		return key, false, err
	}
	swapped, differs := swapCase(typed)
	defer clear(swapped)
	if !differs {
		return Named{}, false, err
	}
	if key, err = s.OpenPassphrase(fileID, swapped); err != nil {
		return Named{}, false, err
	}
	return key, true, nil
}

// swapCase gives a composed copy with upper case for lower and the reverse,
// for letters where the way back is the same letter. Other bytes stay, also
// those that are no UTF-8. It says whether any letter changed.
func swapCase(typed []byte) (swapped []byte, differs bool) {
	composed := norm.NFC.Append(nil, typed...)
	defer clear(composed)
	swapped = make([]byte, 0, 2*len(composed))
	for rest := composed; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if other := otherCase(r); other != r {
			swapped, differs = utf8.AppendRune(swapped, other), true
		} else {
			swapped = append(swapped, rest[:size]...)
		}
		rest = rest[size:]
	}
	return swapped, differs
}

func otherCase(r rune) rune {
	if up := unicode.ToUpper(r); up != r && unicode.ToLower(up) == r {
		return up
	}
	if low := unicode.ToLower(r); low != r && unicode.ToUpper(low) == r {
		return low
	}
	return r
}
