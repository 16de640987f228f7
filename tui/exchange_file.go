package tui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
)

// mounted are where sticks and drives are put by the system.
func mounted() []string {
	var out []string
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*", "/Volumes/*"} {
		found, _ := filepath.Glob(pattern)
		for _, path := range found {
			if info, err := os.Lstat(path); err == nil && info.IsDir() {
				out = append(out, path)
			}
		}
	}
	if filepath.Separator == '\\' {
		for drive := 'D'; drive <= 'Z'; drive++ {
			if path := string(drive) + `:\`; isFolder(path) {
				out = append(out, path)
			}
		}
	}
	return out
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// carriers are the folders in which files of other leads are looked for: the one that is
// shared, sticks, downloads.
func (r *Root) carriers() []string {
	var out []string
	if path := r.book.Setting(SettingFolder); path != "" {
		out = append(out, path)
	}
	out = append(out, mounted()...)
	if r.cfg.Home != "" {
		out = append(out, filepath.Join(r.cfg.Home, "Downloads"), r.cfg.Home)
	}
	return slices.DeleteFunc(out, func(path string) bool { return !isFolder(path) })
}

// newestFile is the newest file of a kind in those folders that this laptop did not make, ""
// where there is none.
func newestFile(folders []string, ending, not string) (path string) {
	var newest time.Time
	for _, dir := range folders {
		found, _ := filepath.Glob(filepath.Join(dir, "*"+ending))
		for _, one := range found {
			info, err := os.Stat(one)
			if err == nil && (not == "" || !strings.Contains(one, not)) && info.ModTime().After(newest) {
				path, newest = one, info.ModTime()
			}
		}
	}
	return path
}

func first(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	return paths[0]
}

// askPath asks for a folder or a file, one being proposed.
func (r *Root) askPath(title, label, does, proposed string, then func(path string) tea.Cmd) {
	r.question(dialog.NewText(dialog.TextOptions{
		Title: title, Label: label, Does: does, Proposed: proposed, Limit: maxPassphrase,
		Judge: func(s string) (string, bool) {
			if strings.TrimSpace(s) == "" {
				return "Type a path; most terminals write it here if you drag it onto the window. ~ is your home folder.", false
			}
			return "", true
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		path, err := whole(a.Text)
		if err != nil {
			r.said, r.warning = err.Error(), true
			return nil
		}
		return then(path)
	})
}
