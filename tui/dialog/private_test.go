package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"workgroup/tui/dialog"
	"workgroup/tui/theme"
)

func seen(d dialog.Dialog, others bool) string {
	view := dialog.ForOthers(d.Sized(60, 16), others).View(theme.New(theme.Options{Dumb: true}))
	return ansi.Strip(strings.Join(view, "\n"))
}

// forOthers gives keys to a dialog while others can read it.
func forOthers(t *testing.T, d dialog.Dialog, keys ...string) (dialog.Dialog, dialog.Answer) {
	t.Helper()
	var a dialog.Answer
	for _, k := range keys {
		d, a = dialog.ForOthers(d.Sized(60, 16), true).Key(press(k))
	}
	return d, a
}

const hidden = "(hidden: ctrl+o shows it)"

func TestAPrivateFieldIsKeptAndNotSeen(t *testing.T) {
	var d dialog.Dialog = dialog.NewForm(dialog.FormOptions{Title: "Card", Fields: []dialog.Field{
		{Name: "name", Label: "Name", Value: "Asha"},
		{Name: "mail", Label: "E-mail", Value: "asha@school.example", Private: true, Suggest: func(string) []string { return []string{"offered@school.example"} }},
		{Name: "note", Label: "Note", Value: "rings\non Mondays", Lines: 3, Private: true},
		{Name: "fee", Label: "Fee", Value: "75 pounds", Choices: []string{"none", "75 pounds"}, Private: true},
		{Name: "for", Label: "For", Value: "absence", Choices: []string{"absence", "cancelling"}, Many: true, Private: true},
	}})
	if got := seen(d, false); !strings.Contains(got, "asha@school.example") || strings.Contains(got, hidden) {
		t.Errorf("for the lead alone:\n%s", got)
	}
	d, _ = forOthers(t, d, "down")
	for range 4 {
		got := seen(d, true)
		for _, secret := range []string{"school.example", "rings", "Mondays", "75", "absence", "cancelling", "[x]"} {
			if strings.Contains(got, secret) {
				t.Fatalf("%q is seen:\n%s", secret, got)
			}
		}
		if !strings.Contains(got, "Asha") || strings.Count(got, hidden) != 4 || !strings.Contains(got, "ctrl+o shows it") {
			t.Fatalf("others see\n%s", got)
		}
		d, _ = forOthers(t, d, "x", "backspace", "left", "space")
		d = dialog.ForOthers(d, true).Paste("pasted")
		d, _ = forOthers(t, d, "tab")
	}
	d, a := forOthers(t, d, "ctrl+s")
	want := dialog.Values{"name": "Asha", "mail": "asha@school.example", "note": "rings\non Mondays", "fee": "75 pounds", "for": "absence"}
	for name, value := range want {
		if a.Values[name] != value {
			t.Errorf("%s became %q", name, a.Values[name])
		}
	}
	if got := seen(d, false); !strings.Contains(got, "asha@school.example") {
		t.Errorf("it does not come back:\n%s", got)
	}
}

func TestWhatIsWrongWithAPrivateFieldIsNotSaid(t *testing.T) {
	var d dialog.Dialog = dialog.NewForm(dialog.FormOptions{Fields: []dialog.Field{
		{Name: "mail", Label: "E-mail", Value: "asha", Private: true, Judge: func(v dialog.Values) (string, dialog.Verdict) {
			return v["mail"] + " has no @.", dialog.Wrong
		}},
	}})
	d, a := forOthers(t, d, "enter")
	if got := seen(d, true); a.Done || strings.Contains(got, "asha") || !strings.Contains(got, "! This cannot be saved as it is") {
		t.Errorf("%+v:\n%s", a, got)
	}
}

func TestASuggestionOfAPrivateFieldIsNotTakenUnseen(t *testing.T) {
	var d dialog.Dialog = dialog.NewForm(dialog.FormOptions{Fields: []dialog.Field{
		{Name: "phone", Label: "Telephone", Value: "02", Private: true, Suggest: func(string) []string { return []string{"024 7600 0001"} }},
	}})
	d, _ = d.Sized(60, 16).Key(press("down"))
	if _, a := forOthers(t, d, "enter"); a.Values["phone"] != "02" {
		t.Errorf("enter saved %q", a.Values["phone"])
	}
}

func TestAPrivateTextIsNotSeen(t *testing.T) {
	var d dialog.Dialog = dialog.NewText(dialog.TextOptions{
		Title: "Wish", Label: "Which date?", Proposed: "January", Private: true,
		Judge: func(s string) (string, bool) { return "enter keeps " + s, true }, Suggest: func(string) []string { return []string{"July"} },
	})
	got := seen(d, true)
	if strings.Contains(got, "January") || strings.Contains(got, "July") || !strings.Contains(got, "Which date?") || !strings.Contains(got, hidden) {
		t.Errorf("others see\n%s", got)
	}
	d, a := forOthers(t, d, "x", "down", "enter")
	if d = dialog.ForOthers(d, true).Paste("pasted"); a.Closed() || d.(dialog.Text).Value() != "January" {
		t.Errorf("unseen it became %q, %+v", d.(dialog.Text).Value(), a)
	}
	if _, a := forOthers(t, d, "esc"); !a.Cancelled {
		t.Error("esc does not leave")
	}
	if _, a := dialog.ForOthers(d, false).Key(press("enter")); a.Text != "January" {
		t.Errorf("it is %q afterwards", a.Text)
	}
}

func TestWhatIsPrivateBesideARowIsNotSeen(t *testing.T) {
	d := dialog.NewPick(dialog.PickOptions{Label: "Who?", Private: "(wants May)", Rows: []dialog.Row{
		{Text: "Asha", Beside: "on 12 Dec", Private: "wants January"}, {Text: "Bilal", Private: "wants July"},
	}})
	if got := seen(d, false); !strings.Contains(got, "on 12 Dec, wants January") || !strings.Contains(got, "wants July") || !strings.Contains(got, "Who? (wants May)") {
		t.Errorf("for the lead alone:\n%s", got)
	}
	if got := seen(d, true); strings.Contains(got, "wants") || !strings.Contains(got, "on 12 Dec") || !strings.Contains(got, "Bilal") {
		t.Errorf("others see\n%s", got)
	}
}

func TestAPrivateDialogShowsNothing(t *testing.T) {
	var d dialog.Dialog = dialog.Private{Dialog: dialog.NewText(dialog.TextOptions{Title: "Two records", Label: "asha@school.example"})}
	if got := seen(d, false); !strings.Contains(got, "asha@school.example") {
		t.Errorf("for the lead alone:\n%s", got)
	}
	if got := seen(d, true); strings.Contains(got, "asha") || strings.Contains(got, "Two records") || !strings.Contains(got, "not shown at names only") {
		t.Errorf("others see\n%s", got)
	}
	d, a := forOthers(t, d, "x", "enter")
	if d = dialog.ForOthers(d, true).Paste("pasted"); a.Closed() {
		t.Error("enter acts unseen")
	}
	if _, a := dialog.ForOthers(d, false).Key(press("enter")); a.Text != "" {
		t.Errorf("unseen %q was typed", a.Text)
	}
	if _, a := forOthers(t, d, "esc"); !a.Cancelled {
		t.Error("esc does not leave")
	}
}

// Words that are typed from a voice can be typed also while others see the screen, like a
// passphrase: nobody reads them, and what was typed is kept.
func TestVeiledWordsAreTypedUnseen(t *testing.T) {
	var d dialog.Dialog = dialog.NewText(dialog.TextOptions{
		Title: "Join", Label: "The twelve words", Veiled: true,
		Judge: func(s string) (string, bool) {
			return fmt.Sprintf("%d of 2 words.", len(strings.Fields(s))), len(strings.Fields(s)) == 2
		},
	})
	d, _ = d.Sized(60, 16).Key(press("a"))
	if got := seen(d, false); !strings.Contains(got, " a") {
		t.Errorf("the lead alone does not see it:\n%s", got)
	}
	d, _ = forOthers(t, d, "b", "left", "space", "x")
	if got := seen(d, true); strings.Contains(got, "ab") || strings.Contains(got, hidden) || !strings.Contains(got, "2 of 2 words.") {
		t.Errorf("others see\n%s", got)
	}
	if _, a := forOthers(t, d, "enter"); !a.Done || a.Text != "ab x" {
		t.Errorf("enter takes %+v", a)
	}
}
