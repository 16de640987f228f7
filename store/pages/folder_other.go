//go:build !unix

package pages

// syncFolder does nothing: this system cannot sync a folder.
func syncFolder(string) error { return nil }
