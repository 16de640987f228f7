//go:build !linux && !darwin

package pages

import "errors"

// fillDisk and noRoom need a limit on the size of files, which this system has not.
func fillDisk(string) error { return errors.ErrUnsupported }
func noRoom(string) error   { return errors.ErrUnsupported }
