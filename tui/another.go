package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
)

// askOther asks for the path of another file.
func (g *gate) askOther() {
	g.step = gateOther
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "Open another file", Does: "open", No: "back", Limit: maxPassphrase, Proposed: g.other,
		Label: "Where is it? ~ is your home folder. Most terminals write the path here if you drag the file onto the window.",
		Judge: func(s string) (string, bool) {
			if strings.TrimSpace(s) == "" {
				return "Type the path of a file, such as ~/Documents/workgroup.db", false
			}
			return "", true
		},
	})
}

// foundMsg says what stands at the path of another file.
type foundMsg struct {
	path   string
	locked bool
	err    error
}

// look looks for another file where it was said to be.
func (g *gate) look(typed string) tea.Cmd {
	g.busy("Looking ...")
	files := g.r.cfg.Files
	return func() tea.Msg {
		path, err := whole(typed)
		if err != nil {
			return foundMsg{err: err}
		}
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return foundMsg{err: model.Refusal(fmt.Sprintf("%s is a folder. Name the file in it, such as %s.", path, filepath.Join(path, "workgroup.db")))}
		}
		locked, _, err := files.Locked(path)
		return foundMsg{path, locked, err}
	}
}

func (msg foundMsg) arrive(r *Root) tea.Cmd {
	g := &r.gate
	if msg.err != nil {
		g.notice = msg.err.Error()
		g.askOther()
		return nil
	}
	g.notice, g.own, r.cfg.Path = "", r.cfg.Path, msg.path
	if msg.locked {
		g.askPassphrase()
		return nil
	}
	return g.open(nil)
}

// notThis goes back from another file to the question where it is.
func (g *gate) notThis() {
	g.r.cfg.Path, g.own = g.own, ""
	g.askOther()
}

// whole is the path that was typed or dragged here: without the quotes around it, with
// the home folder for ~, and from the root.
func whole(typed string) (string, error) {
	path := strings.TrimSpace(typed)
	if n := len(path); n > 1 && (path[0] == '\'' || path[0] == '"') && path[n-1] == path[0] {
		path = path[1 : n-1]
	} else if filepath.Separator == '/' {
		path = strings.ReplaceAll(path, `\ `, " ")
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", model.Refusal("The home folder is not known here. Type the whole path instead of ~.")
		}
		path = filepath.Join(home, rest)
	}
	return filepath.Abs(path)
}
