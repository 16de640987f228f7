package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"workgroup/tui/dialog"
	"workgroup/tui/pane/panetest"
)

func review() dialog.Review {
	v := dialog.Review{Title: "A proposal", Sentence: "2 of 3 can go.", Does: "books all 2", Others: []dialog.Hint{{Key: "p", Does: "other pairs"}}}
	for i := range 40 {
		v.Rows = append(v.Rows, dialog.Row{Group: fmt.Sprintf("Group %d", i/20), Text: fmt.Sprintf("Person %d", i), Beside: "Mon 8 Jan"})
	}
	return v
}

func reviewSeen(v dialog.Dialog) string {
	return ansi.Strip(strings.Join(v.View(panetest.Plain()), "\n"))
}

func TestReviewScrolls(t *testing.T) {
	v := review().Sized(60, 16)
	for _, c := range []struct{ keys, sees, not string }{
		{"", "Person 0 ", "Person 39"}, {"up", "Person 0 ", "Person 39"}, {"end", "Person 39", "Person 0 "}, {"pgdown", "Person 39", "Person 0 "},
		{"pgup", "Person 29", "Person 39"}, {"home", "Group 0", "Person 39"}, {"down down", "Person 1 ", "Group 0"},
	} {
		for _, k := range strings.Fields(c.keys) {
			var a dialog.Answer
			if v, a = v.Key(panetest.Key(t, k)); a.Closed() {
				t.Fatalf("%s closes it", k)
			}
		}
		if got := reviewSeen(v); !strings.Contains(got, c.sees) || strings.Contains(got, c.not) || !strings.Contains(got, "enter books all 2") {
			t.Errorf("after %q is\n%s", c.keys, got)
		}
	}
}

func TestReviewAnswers(t *testing.T) {
	for key, want := range map[string]dialog.Answer{
		"enter": {Done: true, Index: -1}, "p": {Done: true, Text: "p"}, "P": {Done: true, Text: "p"}, "esc": {Cancelled: true, Index: -1}, "x": {}, "space": {},
	} {
		if _, got := review().Sized(60, 16).Key(panetest.Key(t, key)); got.Done != want.Done || got.Cancelled != want.Cancelled || got.Text != want.Text || got.Index != want.Index {
			t.Errorf("%s answers %+v", key, got)
		}
	}
	nothing := review()
	nothing.Does = ""
	if _, got := nothing.Sized(60, 16).Key(panetest.Key(t, "enter")); got.Closed() {
		t.Error("enter does something where there is nothing to do")
	}
	if got := reviewSeen(review().Sized(60, 16).Paste("p\n")); got != reviewSeen(review().Sized(60, 16)) {
		t.Error("a paste does something")
	}
}

// What is for the lead alone is not seen by others, and stands there again after.
func TestReviewForOthers(t *testing.T) {
	v := review()
	v.Rows = []dialog.Row{{Text: "Price, Dan", Beside: "Mon 8 Jan", Private: "rather not"}, {Text: "Khan, Imran", Private: "cannot come: Mon 8 Jan"}}
	all, bare := reviewSeen(v.Sized(60, 16)), reviewSeen(dialog.ForOthers(v, true).Sized(60, 16))
	for _, what := range []string{"Mon 8 Jan  rather not", "Khan, Imran  cannot come: Mon 8 Jan"} {
		if !strings.Contains(all, what) {
			t.Errorf("no %q in\n%s", what, all)
		}
	}
	if !strings.Contains(bare, "Price, Dan   Mon 8 Jan") || strings.Contains(bare, "rather") || strings.Contains(bare, "cannot") {
		t.Errorf("others see\n%s", bare)
	}
	if back := reviewSeen(dialog.ForOthers(dialog.ForOthers(v, true), false).Sized(60, 16)); back != all {
		t.Errorf("after that is seen\n%s", back)
	}
}

// Long words stand below a name, and nothing is cut out of a reason.
func TestReviewAtEverySize(t *testing.T) {
	for _, text := range append(panetest.Nasty(), strings.Repeat("full: Mon 8 Jan, ", 12)) {
		v := review()
		v.Sentence += text
		v.Rows = append(v.Rows, dialog.Row{Group: text, Text: text, Beside: text})
		for _, size := range panetest.Sizes() {
			d := v.Sized(size[0], size[1])
			d, _ = d.Key(panetest.Key(t, "end"))
			lines := d.View(panetest.Plain())
			if len(lines) > max(0, size[1]) {
				t.Errorf("%d lines at %v", len(lines), size)
			}
			panetest.Fits(t, lines, size[0], len(lines))
		}
	}
}
