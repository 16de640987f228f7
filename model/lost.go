package model

import "time"

// LostCard is what a hub asks after a laptop was lost or stolen: what was on it, of how many
// people, and how it was sealed. It names nobody, and is printed beforehand.
type LostCard struct {
	Made time.Time
	// File is the name of the file, Protected that it has a passphrase.
	File      string
	Protected bool
	Groups    []LostGroup
	// Copies are how many stand beside it, NewestCopy when the newest was made, zero for never;
	// Backup is when the file was last copied elsewhere, zero for never.
	Copies     int
	NewestCopy time.Time
	Backup     time.Time
}

// LostGroup is what is held of one cohort or hub.
type LostGroup struct {
	Title  string
	People int
	Holding
}

// SealedHow says how a file is sealed, in sentences for those who write a report.
func SealedHow() []string {
	return []string{
		"Every value in the file, and in every copy of it that the program makes, is encrypted and authenticated with XChaCha20-Poly1305 under random 256-bit keys. The encryption cannot be switched off.",
		"The key of the file is sealed under the passphrase with scrypt (N = 2^16 or 2^17, r = 8, p = 1), and under a recovery code of 128 random bits (HKDF-SHA256), of which the laptop keeps nothing. A passphrase that can be guessed is refused.",
		"Without the passphrase or the code nothing in the file can be read: no name, no school, no mark, no count.",
		"Never in it: health details, pupils' names, head teachers' contact details, bank details.",
	}
}

// LostAdvice is what is to be done when it is lost.
func LostAdvice() []string {
	return []string{
		"Tell the hub and its data protection officer today, with this card. A breach that is likely to be a risk to people is reported within 72 hours.",
		"Say whether the laptop was locked or the program open when it was last seen, and whether the passphrase was written down with it.",
		"Where cohorts were shared with it, shut it out on another laptop, at once: workgroup shut-out with its name, or d on the screen together.",
		"Go on from the newest backup: workgroup restore. If the passphrase may be known to others, change it there with new keys.",
		"Documents that were written out of the program are not sealed: workgroup log says which, on the file that is gone on with.",
	}
}
