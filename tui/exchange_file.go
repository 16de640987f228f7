package tui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
)

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// spot is a folder in which files for other leads are left and looked for.
type spot struct {
	path string
	// what it is to people: "the stick KINGSTON".
	what string
	kind spotKind
}

// where is "on the stick KINGSTON", with a capital letter.
func (s spot) where() string {
	if s.kind == onStick {
		return "On " + s.what
	}
	return "In " + s.what
}

type spotKind uint8

const (
	onStick spotKind = iota
	inShared
	atHome
)

// ejected is what is said of a stick that was written to.
const ejected = " Eject it before you pull it out."

// spotsMsg brings the folders that are there now.
type spotsMsg struct {
	book  Book
	spots []spot
	then  func([]spot) tea.Cmd
}

func (m spotsMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.book == nil:
		return nil
	case r.ask != nil:
		return r.after(askedMeanwhile, m)
	}
	return m.then(m.spots)
}

// look finds the sticks, the shared folder and the folders of the home that are there, in this
// order, away from the screen: a drive can take its time.
func (r *Root) look(then func([]spot) tea.Cmd) tea.Cmd {
	b, in, home := r.book, r.cfg.Sticks, r.cfg.Home
	if in == nil {
		in = sticks
	}
	return func() tea.Msg { return spotsMsg{b, spotsOf(in(), b.Setting(SettingFolder), home), then} }
}

func spotsOf(in []string, shared, home string) (out []spot) {
	add := func(path, what string, kind spotKind) {
		if !slices.ContainsFunc(out, func(x spot) bool { return x.path == path }) && isFolder(path) {
			out = append(out, spot{path, what, kind})
		}
	}
	for _, path := range in {
		add(path, "the stick "+nameOfStick(path), onStick)
	}
	if shared != "" {
		add(shared, "the shared folder", inShared)
	}
	if home != "" {
		add(filepath.Join(home, "Downloads"), "Downloads", atHome)
		add(home, "the home folder", atHome)
	}
	return out
}

// nameOfStick is what a stick is called: its folder, or the letter of its drive.
func nameOfStick(path string) string {
	if name := filepath.Base(path); name != "" && name != string(filepath.Separator) && name != "." {
		return name
	}
	return filepath.VolumeName(path)
}

// ofKind are the spots of one kind.
func ofKind(spots []spot, kind spotKind) []spot {
	return slices.DeleteFunc(slices.Clone(spots), func(x spot) bool { return x.kind != kind })
}

// proposed is the first of the spots, "" where there is none.
func proposed(spots []spot) string {
	if len(spots) == 0 {
		return ""
	}
	return spots[0].path
}

// file is a file with when it was written.
type file struct {
	path string
	in   spot
	at   int64
}

// filesIn are the files of an ending in those folders, the newest first.
func filesIn(spots []spot, ending string) (out []file) {
	for _, in := range spots {
		all, err := os.ReadDir(in.path)
		if err != nil {
			continue
		}
		for _, e := range all {
			info, err := e.Info()
			if err != nil || !info.Mode().IsRegular() || !strings.HasSuffix(e.Name(), ending) || strings.HasPrefix(e.Name(), ".") {
				continue
			}
			out = append(out, file{filepath.Join(in.path, e.Name()), in, info.ModTime().UnixNano()})
		}
	}
	slices.SortStableFunc(out, func(a, b file) int { return int(max(-1, min(1, b.at-a.at))) })
	return out
}

// newestIn is the newest of them, "" where there is none.
func newestIn(spots []spot, ending string) string {
	for _, f := range filesIn(spots, ending) {
		return f.path
	}
	return ""
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
