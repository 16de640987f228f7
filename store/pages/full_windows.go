package pages

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// fullCodes are the ways in which the system says that there is no room.
func fullCodes() []syscall.Errno {
	return []syscall.Errno{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED, syscall.ENOSPC}
}
