package pane_test

import (
	"path/filepath"
	"slices"
	"testing"

	"workgroup/tui/pane"
)

func TestPaths(t *testing.T) {
	if filepath.Separator != '/' {
		t.Skip("the cases are written for paths with strokes")
	}
	for typed, want := range map[string][]string{
		"":                                  nil,
		"  ":                                nil,
		"answers.csv":                       {"/home/ada/answers.csv"},
		"my answers.csv":                    {"/home/ada/my answers.csv"},
		"~/Downloads/a.csv":                 {"/home/ada/Downloads/a.csv"},
		"/tmp/my answers.csv":               {"/tmp/my answers.csv"},
		`'/tmp/my answers.csv'`:             {"/tmp/my answers.csv"},
		`"/tmp/it's.csv"`:                   {"/tmp/it's.csv"},
		`/tmp/my\ answers\ \(2\).csv`:       {"/tmp/my answers (2).csv"},
		"file:///tmp/my%20answers.csv":      {"/tmp/my answers.csv"},
		"'/tmp/a b.csv' '/tmp/c.csv'":       {"/tmp/a b.csv", "/tmp/c.csv"},
		"/tmp/a.csv /tmp/c d.csv ~/e.csv":   {"/tmp/a.csv", "/tmp/c d.csv", "/home/ada/e.csv"},
		`/tmp/a\ /b.csv`:                    {"/tmp/a /b.csv"},
		"file:///tmp/a.csv file:///tmp/b.x": {"/tmp/a.csv", "/tmp/b.x"},
		"/tmp/a.csv '/tmp/b c.csv'":         {"/tmp/a.csv", "/tmp/b c.csv"},
		"'":                                 {"/home/ada/'"},
	} {
		if got := pane.Paths(typed, "/home/ada"); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}
