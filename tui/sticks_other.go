//go:build !windows

package tui

import (
	"os"
	"path/filepath"
	"syscall"
)

// sticks are the folders at which the system puts sticks and drives when they are plugged in.
// One that is empty because its stick was pulled out is on the disk of the folder above it.
func sticks() (out []string) {
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*", "/Volumes/*"} {
		found, _ := filepath.Glob(pattern)
		for _, path := range found {
			if disk, is := diskOf(path); is {
				if above, _ := diskOf(filepath.Dir(path)); disk != above {
					out = append(out, path)
				}
			}
		}
	}
	return out
}

// diskOf is the number of the disk on which a folder is; is is false where it is none, or a
// link to one.
func diskOf(path string) (disk uint64, is bool) {
	info, err := os.Lstat(path)
	if err != nil || !info.IsDir() {
		return 0, false
	}
	at, is := info.Sys().(*syscall.Stat_t)
	if !is {
		return 0, false
	}
	return uint64(at.Dev), true
}
