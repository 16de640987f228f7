//go:build !linux && !darwin && !windows

package pages

import (
	"errors"
	"os"
)

// renameNew always fails here: the system has no step that renames and refuses
// to replace.
func renameNew(old, new string) error {
	return &os.LinkError{Op: "rename", Old: old, New: new, Err: errors.ErrUnsupported}
}

// replacesOpen tells whether a file that is open can be replaced by a rename.
const replacesOpen = true
