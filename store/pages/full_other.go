//go:build !windows

package pages

import "syscall"

// fullCodes are the ways in which the system says that there is no room.
func fullCodes() []syscall.Errno { return []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT} }
