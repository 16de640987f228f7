package pages

import (
	"os"

	"golang.org/x/sys/unix"
)

// renameNew renames old to new in one step, and fails if new exists. It fails
// too, changing nothing, where the system or the disk has no such step.
func renameNew(old, new string) error {
	if err := unix.RenamexNp(old, new, unix.RENAME_EXCL); err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	return nil
}

// replacesOpen tells whether a file that is open can be replaced by a rename.
const replacesOpen = true
