//go:build unix

package pages

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock takes the lock that bbolt takes, without waiting, and says whether
// it got it. bbolt asks for it once more on the same open file, which the
// system grants at once, so the file is never without a lock in between.
func tryLock(file *os.File, exclusive bool) (bool, error) {
	how := unix.LOCK_SH | unix.LOCK_NB
	if exclusive {
		how = unix.LOCK_EX | unix.LOCK_NB
	}
	err := unix.Flock(int(file.Fd()), how)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

// handOver readies the locked file for bbolt, which takes its own lock.
func handOver(*os.File) error { return nil }

// unlock gives the lock back. Closing the file is not enough where a map of it
// is left behind.
func unlock(file *os.File) error { return unix.Flock(int(file.Fd()), unix.LOCK_UN) }
