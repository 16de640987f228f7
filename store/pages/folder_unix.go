//go:build unix

package pages

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder has the names in a folder on the disk. Disks that cannot do that
// (some over a network) are let off.
func syncFolder(folder string) error {
	dir, err := os.Open(folder)
	if err != nil {
		return nil // a folder that may be written and not read: nothing to be done
	}
	defer dir.Close()
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) ||
		errors.Is(err, syscall.ENOSYS) || errors.Is(err, os.ErrPermission) {
		return nil
	}
	return err
}
