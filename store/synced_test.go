package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSyncedFolders(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		"OneDrive/a.db": "OneDrive",
		"OneDrive - Gorse Hill School/Maths/a.db":           "OneDrive",
		"onedrive-personal/a.db":                            "OneDrive",
		"Dropbox/Hub/2021/a.db":                             "Dropbox",
		"Dropbox (Personal)/a.db":                           "Dropbox",
		"Google Drive/a.db":                                 "Google Drive",
		"GoogleDrive-lead@example.org/My Drive/a.db":        "Google Drive",
		"My Drive/a.db":                                     "Google Drive",
		"Library/Mobile Documents/com~apple~CloudDocs/a.db": "iCloud",
		"iCloudDrive/a.db":                                  "iCloud",
		"Documents/a.db":                                    "",
		"My Drives/a.db":                                    "",
		"Onedrives/a.db":                                    "",
		"Documents/OneDrive.db":                             "",
		"Workgroup/Dropboxes/a.db":                          "",
	} {
		if got := SyncedBy(filepath.Join(dir, filepath.FromSlash(path))); got != want {
			t.Errorf("%s: %q, not %q", path, got, want)
		}
	}
	for mark, want := range map[string]string{".dropbox": "Dropbox", ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive", ".tmp.driveupload": "Google Drive", "desktop.ini": ""} {
		top := t.TempDir()
		deep := filepath.Join(top, "Hub", "Maths")
		if err := os.MkdirAll(deep, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(top, mark), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := SyncedBy(filepath.Join(deep, "a.db")); got != want {
			t.Errorf("beside %s: %q, not %q", mark, got, want)
		}
		link := filepath.Join(dir, "link to "+mark)
		if err := os.Symlink(deep, link); err != nil {
			continue
		}
		if got := SyncedBy(filepath.Join(link, "a.db")); got != want {
			t.Errorf("through a link, beside %s: %q, not %q", mark, got, want)
		}
	}
}

func TestABookKnowsWhetherItIsSynced(t *testing.T) {
	b, _ := ownFile(t)
	if got := b.Synced(); got != "" {
		t.Errorf("it is said to be in %s", got)
	}
}
