package line

import "testing"

func TestNoClipboard(t *testing.T) {
	for _, x := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"TERM": "xterm-256color"}, false},
		{map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, false},
		{map[string]string{"WT_SESSION": "1"}, false},
		{map[string]string{"TERM": "linux"}, true},
		{map[string]string{"TERM": "dumb"}, true},
		{map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, true},
		{map[string]string{"TERM": "xterm-256color", "VTE_VERSION": "7600"}, true},
	} {
		if got := noClipboard(func(k string) string { return x.env[k] }); got != x.want {
			t.Errorf("%v: %v", x.env, got)
		}
	}
}
