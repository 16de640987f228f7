package pages

import (
	"os"
	"path/filepath"
	"strings"
)

// otherEnd is what a file is called while it is made: its name, this, and digits.
const otherEnd = ".new"

// Unfinished says for which name a file was being made, by what it is called: "work.db" for
// "work.db.new123". It is false for all that this package does not call so.
func Unfinished(name string) (of string, ok bool) {
	at := strings.LastIndex(name, otherEnd)
	if at <= 0 {
		return "", false
	}
	digits := name[at+len(otherEnd):]
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	return name[:at], true
}

// RemoveUnused removes those files of a folder that a name is picked for, and that nobody has
// open as a database. It is for what a killed program left behind; what cannot be removed stays
// until the next time.
func (d Disk) RemoveUnused(folder string, picked func(name string) bool) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !picked(e.Name()) {
			continue
		}
		path := filepath.Join(folder, e.Name())
		held, err := d.Hold(path)
		if err != nil {
			continue
		}
		if !replacesOpen {
			held.Close()
		}
		_ = d.Remove(path)
		held.Close()
	}
}
