package panetest

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// Answered gives a key to the question that is asked, nil for none, else to the pane, as
// the root does, and returns what is asked then.
func Answered(t TB, p pane.Pane, d pane.Desk, asked *pane.Ask, key string) *pane.Ask {
	t.Helper()
	return given(p, d, asked, Key(t, key))
}

// Sized is a question as the root has it when it draws it or hands it a key: so large, and
// as others may read it where they can see the screen.
func Sized(d pane.Desk, q dialog.Dialog, w, h int) dialog.Dialog {
	return dialog.ForOthers(q.Sized(w, h), d.Privacy() != pane.Everything)
}

func given(p pane.Pane, d pane.Desk, asked *pane.Ask, k tea.KeyPressMsg) *pane.Ask {
	if asked == nil {
		return p.Key(d, k).Ask
	}
	box, answer := Sized(d, asked.Dialog, 76, 30).Key(k)
	if !answer.Closed() {
		return &pane.Ask{Dialog: box, Then: asked.Then}
	}
	return asked.Then(d, answer).Ask
}

// Type gives a pane and what it asks keys by their names, and after each name that is in
// quotes the letters within: `n w tab "8 Feb" ctrl+s`. It returns what is asked at the
// end, nil for nothing.
func Type(t TB, p pane.Pane, d pane.Desk, script string) *pane.Ask {
	t.Helper()
	var asked *pane.Ask
	for _, word := range words(script) {
		if text, quoted := word[1:], word[0] == '"'; quoted {
			for _, r := range text {
				asked = given(p, d, asked, tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			continue
		}
		asked = Answered(t, p, d, asked, word)
	}
	return asked
}

// words are the words of a script; one that was in quotes begins with a quote.
func words(script string) []string {
	var out []string
	word, quoted := "", false
	for _, r := range script + " " {
		switch {
		case r == '"' && !quoted:
			word, quoted = "\"", true
		case r == '"':
			out, word, quoted = append(out, word), "", false
		case r == ' ' && !quoted:
			if word != "" {
				out = append(out, word)
			}
			word = ""
		default:
			word += string(r)
		}
	}
	return out
}

// Dialogs compares what is asked with its golden files: in every look at the sizes that
// it has in windows of 80x24 and 120x36.
func Dialogs(t *testing.T, asked *pane.Ask) {
	t.Helper()
	if asked == nil {
		t.Fatal("nothing is asked")
	}
	for name, look := range Looks() {
		for window, size := range map[string][2]int{"80x24": {72, 18}, "120x36": {76, 30}} {
			t.Run(name+"-"+window, func(t *testing.T) { Golden(t, asked.Dialog.Sized(size[0], size[1]).View(look)) })
		}
	}
	for _, size := range Sizes() {
		view := asked.Dialog.Sized(size[0], size[1]).View(Plain())
		Fits(t, view, size[0], min(len(view), size[1]))
	}
}
