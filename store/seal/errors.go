package seal

import (
	"errors"
	"fmt"
)

// What can go wrong. Compare with errors.Is: some are wrapped in a sentence
// that says where.
var (
	// ErrDamaged: the bytes are not what was written, or belong elsewhere.
	ErrDamaged = errors.New("this part of the file is damaged and cannot be opened: use a backup copy")

	// ErrFormat: the bytes are of a form that this program does not know yet.
	ErrFormat = errors.New("this was written by a newer version of the program: update the program to open it")

	// ErrNoKey: the key given is empty: it was destroyed, wiped, or never set.
	ErrNoKey = errors.New("the key to this was destroyed or is not here: what it sealed cannot be read")

	// ErrWrongPassphrase: the slot is sound, the passphrase is another one.
	ErrWrongPassphrase = errors.New("this passphrase does not open the file: look at Caps Lock and the keyboard, and type it again")

	// ErrWrongRecovery: the slot is sound, the recovery code is another one.
	ErrWrongRecovery = errors.New("this recovery code does not open the file: compare it with the one you noted, and type it again")

	// ErrEmptyPassphrase: a file cannot be locked with nothing.
	ErrEmptyPassphrase = errors.New("the passphrase is empty: type at least one character, better four words")

	// ErrSlotKind: the slot is of another kind than the one asked for.
	ErrSlotKind = errors.New("this file is locked in another way than the one tried: open it the way it was locked")
)

func damaged(where string, args ...any) error {
	return fmt.Errorf(where+": %w", append(args, ErrDamaged)...)
}

// lastPlausibleFormat is the highest format byte that is taken for a newer
// form. What stands above it is more likely damage than the future.
const lastPlausibleFormat = 15

// checkFormat compares the first byte of an encoding with the one form that
// there is so far.
func checkFormat(got, known byte) error {
	switch {
	case got == known:
		return nil
	case got > known && got <= lastPlausibleFormat:
		return ErrFormat
	}
	return ErrDamaged
}
