package pages

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// What can be wrong, to be asked for with errors.Is. A file that is not there
// is fs.ErrNotExist; one that stands in the way of Create is fs.ErrExist.
var (
	// ErrInUse: another process, or another File of this one, has the file open.
	ErrInUse = errors.New("the file is already open in another window")
	// ErrNotOurs: the file is something else; nothing in it looks like a meta page of ours.
	ErrNotOurs = errors.New("this is not a Workgroup file")
	// ErrDamaged: the file is ours, and part of it cannot be trusted.
	ErrDamaged = errors.New("the file is damaged")
	// ErrNotWritten: the transaction is not surely in the file. See Update.
	ErrNotWritten = errors.New("the change is not surely written")
	// ErrClosed: the File was closed before.
	ErrClosed = errors.New("the file is closed")
	// ErrProgram: the function that ran inside a transaction panicked by a mistake of its own.
	ErrProgram = errors.New("the program made a mistake")
)

// Error is what every failure of this package looks like. Its text is one or
// two sentences for a person, with the path and what to do.
type Error struct {
	Kind   error  // one of the Err values above, fs.ErrNotExist, fs.ErrExist, or nil
	Path   string // the file concerned
	Reason string // what is wrong, a clause without a full stop; may be empty
	Cause  error  // what the system or bbolt said; may be nil

	text string
}

func (e *Error) Error() string { return e.text }

// Unwrap makes both the kind and the cause visible to errors.Is and errors.As.
func (e *Error) Unwrap() []error {
	var all []error
	for _, err := range []error{e.Kind, e.Cause} {
		if err != nil {
			all = append(all, err)
		}
	}
	return all
}

func missing(path string, cause error) error {
	return &Error{Kind: fs.ErrNotExist, Path: path, Cause: cause,
		text: fmt.Sprintf("There is no file %s. Check the path, or make a new file there.", path)}
}

func exists(path string, cause error) error {
	return &Error{Kind: fs.ErrExist, Path: path, Cause: cause,
		text: fmt.Sprintf("There is a file %s already, and it was left as it is. Open it, or choose another name.", path)}
}

func inUse(path string, cause error) error {
	return &Error{Kind: ErrInUse, Path: path, Cause: cause,
		text: fmt.Sprintf("%s is already open in another window. Close it there, then try again.", path)}
}

func notOurs(path, reason string) error {
	return &Error{Kind: ErrNotOurs, Path: path, Reason: reason,
		text: fmt.Sprintf("%s is not a Workgroup file: %s. It was left as it is; choose another file.", path, reason)}
}

func damaged(path, reason string, cause error) error {
	return &Error{Kind: ErrDamaged, Path: path, Reason: reason, Cause: cause,
		text: fmt.Sprintf("%s is damaged: %s. Keep it as it is and open the latest copy of it.", path, reason)}
}

func closed(path string) error {
	return &Error{Kind: ErrClosed, Path: path,
		text: fmt.Sprintf("%s was closed before. Open it again first.", path)}
}

func mistake(path string, what any) error {
	cause, _ := what.(error)
	return &Error{Kind: ErrProgram, Path: path, Reason: fmt.Sprint(what), Cause: cause,
		text: fmt.Sprintf("The program made a mistake while it used %s, and changed nothing: %v. Start it again, and report this line if it comes back.", path, what)}
}

func notWritten(path, reason, advice string, cause error) error {
	return &Error{Kind: ErrNotWritten, Path: path, Reason: reason, Cause: cause,
		text: fmt.Sprintf("%s was not written: %s. %s", path, reason, advice)}
}

// unusable says that the system refused something other than a write.
func unusable(path, what string, cause error) error {
	return &Error{Path: path, Reason: what, Cause: cause,
		text: fmt.Sprintf("%s %s: %v. Check the disk and the permissions of the folder, then try again.", path, what, plain(cause))}
}

// plain leaves out the path that the system's errors repeat.
func plain(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// failedWrite puts a failed write into words. bbolt passes some errors on as
// text only, so the text is searched too.
func failedWrite(path string, cause error) error {
	is := func(codes ...syscall.Errno) bool {
		for _, code := range codes {
			if errors.Is(cause, code) || strings.Contains(cause.Error(), code.Error()) {
				return true
			}
		}
		return false
	}
	switch {
	case is(fullCodes()...):
		return notWritten(path, "the disk is full", "Make room on the disk, then try again.", cause)
	case is(syscall.EFBIG):
		return notWritten(path, "the file may not grow any larger here", "Raise the limit, or move the file to another disk.", cause)
	case is(syscall.EROFS):
		return notWritten(path, "the disk can only be read", "Make the disk writable, or move the file to another.", cause)
	case errors.Is(cause, fs.ErrPermission) || is(syscall.EACCES, syscall.EPERM):
		return notWritten(path, "the system did not permit it", "Check the permissions of the file and its folder.", cause)
	case is(syscall.EIO):
		return notWritten(path, "the disk reports a fault", "Copy the file to another disk before anything else.", cause)
	}
	return notWritten(path, plain(cause).Error(), "Check the disk, then try again.", cause)
}
