package pages

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedByte is where bbolt puts its lock: one byte far behind the end of the file.
func lockedByte() *windows.Overlapped {
	const last = 1<<32 - 1
	return &windows.Overlapped{Offset: last, OffsetHigh: last}
}

// tryLock takes the lock that bbolt takes, without waiting, and says whether
// it got it.
func tryLock(file *os.File, exclusive bool) (bool, error) {
	var how uint32 = windows.LOCKFILE_FAIL_IMMEDIATELY
	if exclusive {
		how |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	err := windows.LockFileEx(windows.Handle(file.Fd()), how, 0, 1, 0, lockedByte())
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// handOver readies the locked file for bbolt, which takes its own lock. Windows
// does not grant a lock twice to one handle, so this one is given back; should
// another process write in the moment between, Open walks again.
func handOver(file *os.File) error { return unlock(file) }

// unlock gives the lock back.
func unlock(file *os.File) error {
	return windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, lockedByte())
}
