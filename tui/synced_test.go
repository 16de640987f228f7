package tui_test

import (
	"path/filepath"
	"testing"
)

func TestAFileInASyncedFolderIsAdvisedAgainst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "OneDrive - Gorse Hill School", "Maths", "own.db")
	s := newcomerAt(t, path, 80, 24, looks()[0].Options).begun()
	s.press("enter", "enter", "esc").press("7").sees("Move the file out of the OneDrive folder")
	s.press("home", "enter").sees("OneDrive folder", "put an older one back")
	s.press("esc").sees("Move the file out of the OneDrive folder")
	s.press("home", "enter").press("enter").sees("Nothing more is said of the folder.").misses("Move the file out")
	if got := s.files.book.Setting("synced"); got != "known" {
		t.Errorf("the setting is %q", got)
	}
}
