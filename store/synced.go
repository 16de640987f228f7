package store

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A service that copies a folder to other computers copies a file while it is written, puts an
// older one back, or keeps two of them side by side: none of these is the file of this laptop.
type service struct {
	name string
	// part is what such a folder is called, anywhere in the path; marks are names of what the
	// service leaves in its own folder.
	part  *regexp.Regexp
	marks []string
}

func services() []service {
	return []service{
		{"OneDrive", regexp.MustCompile(`(?i)^onedrive([ -].*)?$`), []string{".849C9593-D756-4E56-8D6E-42412F2A707B"}},
		{"Dropbox", regexp.MustCompile(`(?i)^dropbox([ -].*)?$`), []string{".dropbox", ".dropbox.cache"}},
		{"Google Drive", regexp.MustCompile(`(?i)^(google ?drive([ -].*)?|my drive)$`), []string{".tmp.drivedownload", ".tmp.driveupload"}},
		{"iCloud", regexp.MustCompile(`(?i)^(icloud ?drive([ -].*)?|mobile documents|com~apple~clouddocs)$`), nil},
	}
}

// SyncedBy names the service that copies the folder of a path to other computers, "" where
// none is recognised: by the names of the folders above it, and by what a service leaves there.
func SyncedBy(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(real, filepath.Base(path))
	}
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		for _, s := range services() {
			if s.part.MatchString(filepath.Base(dir)) || marked(dir, s.marks) {
				return s.name
			}
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

func marked(dir string, marks []string) bool {
	for _, m := range marks {
		if _, err := os.Lstat(filepath.Join(dir, m)); err == nil && !strings.EqualFold(dir, home()) {
			return true
		}
	}
	return false
}

// home is the user's own folder, in which Dropbox keeps a folder of its settings under the
// name that marks the synced folder elsewhere.
func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return dir
}

// Synced names the service that copies the folder of the file to other computers, "" where
// none is recognised.
func (b *Book) Synced() string { return SyncedBy(b.path) }
