package tui

import (
	"context"
	"iter"
	"time"

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
	// People are the facts of some cohorts with their people.
	People([]model.ID) ([]model.Facts, error)
	// Seek finds the people of a cohort in all others that are not in the archive.
	Seek(*model.Facts) ([]model.OtherCard, error)
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
	// Shelf is the public register of schools as far as it was taken in, nil for none; PutShelf
	// puts another one in its place.
	Shelf() (*model.Shelf, error)
	PutShelf(*model.Shelf) error
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
	// Backup writes a copy of the file to a place where nothing stands yet, or into a folder,
	// and says where it is.
	Backup(path string, at time.Time) (string, error)
	// Keep makes a copy beside the file where something has changed since the newest one, and
	// says when that was made, zero for never. ReadKept reads copies of large files through.
	Keep(at time.Time) (last time.Time, err error)
	ReadKept() error
	// Examine reads everything of the file and of the copies that are kept: found are sentences
	// about what is right, wrong about copies that are not whole. Damage of the file is the error.
	Examine() (found, wrong []string, err error)
	// Synced names the service that copies the folder of the file to other computers, "" where
	// none is recognised.
	Synced() string
	// Spaces are all cohorts and hubs of the file.
	Spaces() ([]model.ID, error)
	// Erase destroys all keys of people, in all cohorts and hubs, Fade those of some kinds in
	// one, and Purge takes a whole cohort out of the file and keeps what is said of it. All
	// are for good. Actions that say so are written in the same step. Clear takes what is gone
	// out of the bytes of the file and of its copies; where it is cut short, Doomed says so
	// and the next opening goes on. Cleared is what the last one came to, Purged what was said.
	Erase(people []model.ID, actions ...[]*change.Change) error
	Fade(space model.ID, kinds []change.Secrecy, people []model.ID, actions ...[]*change.Change) error
	Purge(space model.ID, said string) error
	Purged() []string
	Doomed() bool
	Clear() (model.Cleared, error)
	Cleared() model.Cleared
	// Holds is of how many people a cohort or hub has something, by kind.
	Holds(model.ID) (model.Holding, error)
	// Log notes that something left the file, Exports is what did, the newest first.
	Log(model.Export) error
	Exports() []model.Export
	// Tidy gives room in the file back to the disk, where there is much of it.
	Tidy() error
	Close() error
	Together
	Served
}

// Together is what an open file does together with the laptops of other leads.
type Together interface {
	// Share makes an invitation to cohorts and hubs, name being what this laptop is called
	// where it has no name yet. JoinWith takes one in, opened with the words that were read
	// aloud; env is asked, of each group, who joins.
	Share(ids []model.ID, env model.Env, name string) (model.Invited, error)
	JoinWith(path, words string, env func(*model.Snapshot) model.Env, name string) (model.Joined, error)
	// Ready writes this laptop into the list of what is shared, where it is not in it.
	Ready(env model.Env, name string) error
	// Send makes a file with all that a laptop has not, 0 for all of them. TakeIn takes one
	// in; preview only tells what it would change. ExchangeFolder does both through a folder.
	Send(to model.ID, at time.Time) (model.Sent, error)
	// Sweep removes from a folder what this laptop sent there before the file of that name,
	// which is for all, and says how many files that were.
	Sweep(dir, name string) (removed int, err error)
	TakeIn(path string, preview bool) (model.Received, error)
	ExchangeFolder(path string, at time.Time) (model.Exchanged, error)
	// Laptops are those that share a group. ShutOut shuts one out for good, of
	// everything that is shared with it where space is 0, and says so;
	// SetAside are its changes that do not count since, upto the number of the last.
	Laptops(space model.ID) ([]model.Laptop, error)
	ShutOut(space, device model.ID, env model.Env) (say string, err error)
	SetAside(space, device model.ID) (changes []*change.Change, upto uint64, err error)
	// Authors tells of the changes of a group on which laptop each was made.
	Authors(space model.ID) (map[model.ID]model.ID, error)
	// Arrived is what came into a group from other laptops, by the file with which it came, the
	// newest first. Unseen is how much of it came since Seen was called last.
	Arrived(space model.ID) ([]model.Arrival, error)
	Unseen(space model.ID) int
	Seen(space model.ID) error
	// Made tells by its name whether a file for other laptops was made on this one.
	Made(name string) bool
}

// Live is a book that exchanges through a server too.
type Live interface {
	// Server names the server through which the file exchanges; ok is false where there is none.
	Server() (name string, ok bool)
	// Live exchanges through it until ctx is done, and tells, from another goroutine, how the
	// file stands with it. At is the moment.
	Live(ctx context.Context, at func() time.Time, tell func(model.Contact)) error
}

// Kept is a copy of a file that the program keeps by itself.
type Kept struct {
	Path  string
	At    time.Time
	Bytes int64
}

// Files makes and opens files.
type Files interface {
	// Locked tells whether the file wants a passphrase, and whether it is a demo. A file
	// that is not there is fs.ErrNotExist.
	Locked(path string) (locked, demo bool, err error)
	Open(path string, passphrase []byte) (Book, error)
	// Create makes a file with what it begins with: a demo where passphrase is nil.
	Create(path string, passphrase []byte, begin [][]*change.Change) error
	// Copies are the copies that are kept of the file at path, the newest first.
	Copies(path string) ([]Kept, error)
	// Compare tells what would be missing if a copy took the place of the file at path: a
	// sentence for each change, oldest first. Whole is false where the file itself cannot be
	// read, so that nobody knows. The error says why the copy cannot be read.
	Compare(copy, path string, passphrase []byte) (gone []string, whole bool, err error)
	// Restore puts a copy in the place of the file, which must not be open, and says under
	// which name that stays: "" where nothing stood there.
	Restore(copy, path string, passphrase []byte, at time.Time) (replaced string, err error)
	// Salvage makes a new file, beside it, of whatever still opens of a damaged one and of its
	// copies, and says what it holds and what is surely lost.
	Salvage(path string, passphrase []byte, at time.Time) (made string, found, missing []string, err error)
	// Rehearse damages copies of a file in so many ways and brings back what can be. Silent
	// are ways after which something was lost and nothing said so.
	Rehearse(path string, passphrase []byte, times int) (found, silent []string, err error)
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
	WhyForeign // it is no file of ours, or one of a newer version
)
