package store

import (
	"errors"
	"fmt"

	"workgroup/store/journal"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// What can be wrong, to be asked for with errors.Is. Each comes in a sentence that
// says where and what to do. A file that is not there is fs.ErrNotExist.
var (
	// ErrWrongPassphrase: the file is sound, the passphrase is another one.
	ErrWrongPassphrase = seal.ErrWrongPassphrase
	// ErrInUse: the file is open in another window.
	ErrInUse = pages.ErrInUse
	// ErrDamaged: part of the file is not what was written.
	ErrDamaged = pages.ErrDamaged
	// ErrNotOurs: it is a file of something else.
	ErrNotOurs = pages.ErrNotOurs
	// ErrNotWritten: the action is not in the file.
	ErrNotWritten = pages.ErrNotWritten
	// ErrNewer: the file was written by a newer version of this program.
	ErrNewer = errors.New("the file was written by a newer version of Workgroup")
	// ErrNoCopy: the file is as it was, and no copy of it could be made.
	ErrNoCopy = errors.New("no copy could be made")
	// ErrLocked: the file wants a passphrase and none was given.
	ErrLocked = errors.New("the file is locked with a passphrase")
	// ErrUnsound: what came from another copy cannot be taken in; nothing of it was.
	ErrUnsound = errors.New("what came from the other copy is not whole")
	// ErrTooLong: the action is too large for one change; nothing of it was written.
	ErrTooLong = journal.ErrTooLong
	// ErrNoSpace: there is no such cohort or hub in the file.
	ErrNoSpace = errors.New("there is no such cohort in the file")
)

// fault is an error with its own sentence.
type fault struct {
	kind  error
	cause error
	text  string
}

func (f *fault) Error() string { return f.text }

func (f *fault) Unwrap() []error {
	if f.cause == nil {
		return []error{f.kind}
	}
	return []error{f.kind, f.cause}
}

func damaged(path, what string, cause error) error {
	return &fault{ErrDamaged, cause, fmt.Sprintf("The file %s is damaged: %s. Leave it as it is and open a backup copy of it.", path, what)}
}

func newer(path string) error {
	return &fault{ErrNewer, nil, fmt.Sprintf("The file %s was written by a newer version of Workgroup. Update the program to open it.", path)}
}

func notOurs(path string) error {
	return &fault{ErrNotOurs, nil, fmt.Sprintf("%s is not a Workgroup file. Choose another file, or a new name.", path)}
}

func anotherFile(path string) error {
	return &fault{ErrNotWritten, nil, fmt.Sprintf("Another file stands at %s now, and nothing was written into it. Put the right one back, then try again.", path)}
}

// unsound puts into words why what came cannot be taken in.
func unsound(cause error) error {
	if errors.Is(cause, journal.ErrForm) || errors.Is(cause, seal.ErrFormat) {
		return &fault{ErrNewer, cause, "What came from the other copy was written by a newer version of Workgroup. Update the program to take it in."}
	}
	return &fault{ErrUnsound, cause, fmt.Sprintf("What came from the other copy is not whole (%v), and nothing of it was taken in. Ask for it again.", cause)}
}

func errNoBucket(bucket []byte) error { return fmt.Errorf("its part %q is missing", bucket) }

// explain turns what reading a value said into a sentence about the file.
func (b *Book) explain(err error) error {
	var own *fault
	switch {
	case err == nil, errors.As(err, &own):
		return err
	case errors.Is(err, seal.ErrFormat), errors.Is(err, journal.ErrForm), errors.Is(err, errNewer):
		return newer(b.path)
	case errors.Is(err, ErrTooLong):
		return &fault{ErrTooLong, err, "This is too much for one step, and nothing of it was written. Do it in parts, or with less text."}
	case errors.Is(err, pages.ErrProgram), errors.Is(err, pages.ErrDamaged), errors.Is(err, pages.ErrNotWritten), errors.Is(err, pages.ErrInUse), errors.Is(err, ErrNoSpace), errors.Is(err, pages.ErrClosed):
		return err
	}
	return damaged(b.path, err.Error(), err)
}
