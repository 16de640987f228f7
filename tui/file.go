package tui

import (
	"iter"

	"workgroup/model"
	"workgroup/model/change"
)

// Book is an open file.
type Book interface {
	// Load reads a cohort; Cohorts the facts of all of them; Newest is the cohort that
	// was worked in last, 0 where there is none.
	Load(model.ID) (*model.Snapshot, error)
	Cohorts() iter.Seq2[model.Facts, error]
	Newest() (model.ID, error)
	// Commit writes actions, each as its changes: when it returns nil they are on the
	// disk. After an error they may be given again.
	Commit(actions ...[]*change.Change) error
	// Trail are the newest actions of this laptop, oldest first.
	Trail(most int) ([][]*change.Change, error)
	// Rescue writes actions that the file did not take into a sealed file elsewhere,
	// which the next opening takes in, and says where it is.
	Rescue(actions ...[]*change.Change) (path string, err error)
	// Rescued is how many actions of a rescue file this opening took in, Waiting those that
	// the disk does not take yet.
	Rescued() int
	Waiting() [][]*change.Change
	Path() string
	Demo() bool
	CapsLock() bool
	ReadOnly() bool
	// Setting is a small text that holds for this file on this laptop, "" where it was
	// never set; Set writes it.
	Setting(name string) string
	Set(name, text string) error
	// HasRecovery tells whether a recovery code opens the file. NewRecovery draws one, as
	// words, which opens nothing until keep has written it in place of an older one.
	HasRecovery() bool
	NewRecovery() (words string, keep func() error, err error)
	// Opens tells whether what was typed opens the file, as a passphrase or as a recovery code.
	// NewPassphrase makes another one that of the file; NewKeys seals everything anew besides,
	// and leaves no recovery code. Opens and NewPassphrase take as long as opening the file.
	Opens(typed []byte) bool
	NewPassphrase(passphrase []byte) error
	NewKeys(passphrase []byte) error
	// Tidy gives room in the file back to the disk, where there is much of it.
	Tidy() error
	Close() error
}

// Files makes and opens files.
type Files interface {
	// Locked tells whether the file wants a passphrase, and whether it is a demo. A file
	// that is not there is fs.ErrNotExist.
	Locked(path string) (locked, demo bool, err error)
	Open(path string, passphrase []byte) (Book, error)
	// Create makes a file with what it begins with: a demo where passphrase is nil.
	Create(path string, passphrase []byte, begin [][]*change.Change) error
	// Words are the words of recovery codes, in the order of the alphabet: passphrases are
	// proposed of them too.
	Words() []string
	// Why sorts an error.
	Why(error) Why
}

// Why is the sort of an error, as far as anybody acts on it.
type Why uint8

// The sorts of errors.
const (
	WhyOther Why = iota
	WhyMissing
	WhyPassphrase
	WhyInUse
	WhyDamaged
)
