package pages

import (
	"os"

	"golang.org/x/sys/windows"
)

// renameNew renames old to new in one step, and fails if new exists.
func renameNew(old, new string) error {
	from, err := windows.UTF16PtrFromString(old)
	if err != nil {
		return err
	}
	to, err := windows.UTF16PtrFromString(new)
	if err != nil {
		return err
	}
	if err := windows.MoveFileEx(from, to, windows.MOVEFILE_WRITE_THROUGH); err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	return nil
}

// replacesOpen tells whether a file that is open can be replaced by a rename.
const replacesOpen = false
