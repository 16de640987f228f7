package tui_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the parts of the house; each may import itself and those after it.
var rooms = []string{"", "tui", "store", "model"}

// leaves every pane may use; panes import neither each other nor the store.
var (
	leaves = []string{"tui/pane", "tui/theme", "tui/grid", "tui/dialog", "tui/status", "tui/forms", "tui/pane/strokes"}
	panes  = []string{
		"tui/cohorts", "tui/cycle", "tui/observations", "tui/register", "tui/todo", "tui/behind", "tui/people", "tui/tasks",
		"tui/charges",
		"tui/numbers",
		"tui/outcomes",
		"tui/programme",
		"tui/intake",
	}
)

func TestArrowsPointOneWay(t *testing.T) {
	seen := 0
	for file, imports := range house(t) {
		dir := filepath.ToSlash(filepath.Dir(file))
		seen++
		for _, path := range imports {
			own, inside := strings.CutPrefix(path, "workgroup/")
			if path == "go.etcd.io/bbolt" && !within(dir, "store") && !within(dir, "tui/drive/floor") {
				t.Errorf("%s opens bbolt outside store", file)
			}
			if own == "tui/pane/panetest" && dir != own {
				t.Errorf("%s: panetest is for tests only", file)
			}
			if !inside {
				if within(dir, "model") && strings.Contains(strings.Split(path, "/")[0], ".") && !strings.HasPrefix(path, "golang.org/x/text") {
					t.Errorf("%s: the model imports %s", file, path)
				}
				continue
			}
			if room(own) < room(dir) {
				t.Errorf("%s imports %s: the arrow points back", file, path)
			}
			for _, p := range panes {
				if !within(dir, p) {
					continue
				}
				if within(own, "store") {
					t.Errorf("%s: a pane imports the store", file)
				}
				if within(own, "tui") && !within(own, p) && !slices.Contains(leaves, own) {
					t.Errorf("%s: a pane imports %s", file, own)
				}
			}
			if dir == "tui" && within(own, "store") {
				t.Errorf("%s: the root reaches the store other than through its interface", file)
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d files were read: is this the house?", seen)
	}
}

func within(dir, room string) bool { return dir == room || strings.HasPrefix(dir, room+"/") }

func room(dir string) int {
	first, _, _ := strings.Cut(dir, "/")
	if first == "." {
		first = ""
	}
	return slices.Index(rooms, first)
}

// house are the imports of every file that is no test.
func house(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != "." {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", path), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out[path] = append(out[path], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestMainIsShort(t *testing.T) {
	b, err := os.ReadFile("../main.go")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(b), "\n"); n > 150 {
		t.Errorf("main.go has %d lines: it is wiring, under 150", n)
	}
}
