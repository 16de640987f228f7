package dialog_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// judge judges the field of that name by what it holds.
func judge(name string, sentences map[string]string, verdicts map[string]dialog.Verdict) func(dialog.Values) (string, dialog.Verdict) {
	return func(v dialog.Values) (string, dialog.Verdict) { return sentences[v[name]], verdicts[v[name]] }
}

// visit is a form with a field of every kind.
func visit() dialog.FormOptions {
	venues := []string{"Ash Green", "Beech Hill", "Cedar Park", "Dene Court", "Elm Road", "Fir Tree", "Gorse Hill"}
	return dialog.FormOptions{
		Title: "A date to visit", Intro: "Session 2 is met by any one of several dates.", Does: "offer the date",
		Fields: []dialog.Field{
			{Name: "kind", Label: "Kind", Choices: []string{"Workshop", "Visit", "Meeting"}},
			{
				Name: "date", Label: "Date", Hint: "As 17 Nov, 8/2/24 or tomorrow.",
				Judge: judge("date", map[string]string{"": "A day is needed, such as 17 Nov.", "17 nov": "Wed 17 Nov 2021, in 9 weeks.", "Tue 17 Nov": "17 Nov 2021 is a Wednesday."},
					map[string]dialog.Verdict{"": dialog.Wrong, "Tue 17 Nov": dialog.Notice}),
			},
			{Name: "venue", Label: "Venue", Suggest: func(typed string) []string {
				var found []string
				for _, v := range venues {
					if strings.Contains(strings.ToLower(v), strings.ToLower(typed)) {
						found = append(found, v)
					}
				}
				return found
			}},
			{
				Name: "places", Label: "Places", Value: "5", Limit: 4,
				Judge: judge("places", map[string]string{"50": "50 is more than a lesson holds. Why so many?"}, map[string]dialog.Verdict{"50": dialog.Reason}),
			},
			{Name: "who", Label: "Who comes", Choices: []string{"Ahmed, Bilal", "Begum, Asha", "Jones, Sarah"}, Many: true, When: func(v dialog.Values) bool { return v["kind"] == "Visit" }},
			{Name: "note", Label: "Parking and lunch", Lines: 3},
		},
		Judge: func(v dialog.Values) (string, dialog.Verdict) {
			if v["venue"] == "" {
				return "People need to know where to go.", dialog.Wrong
			}
			return "Offers a date at " + v["venue"] + ".", dialog.Fine
		},
	}
}

// one is a form of a single field, "x", and one after it.
func one(x dialog.Field) dialog.Dialog {
	x.Name, x.Label = "x", "X"
	return dialog.NewForm(dialog.FormOptions{Fields: []dialog.Field{x, {Name: "y", Label: "Y"}}}).Sized(60, 16)
}

func held(d dialog.Dialog, name string) string { return d.(dialog.Form).Values()[name] }

func TestFormKeys(t *testing.T) {
	choices := []string{"Workshop", "Visit", "Meeting", "Visit online"}
	people := []string{"Ahmed, Bilal", "Begum, Asha", "Jones, Sarah"}
	offers := func(string) []string { return []string{"Ash Green", "Beech Hill"} }
	for _, c := range []struct {
		name  string
		field dialog.Field
		keys  []string
		x, y  string // what the fields hold
	}{
		{"typing goes to the end", dialog.Field{Value: "5"}, []string{"'0"}, "50", ""},
		{"a space is typed", dialog.Field{}, []string{"'a b"}, "a b", ""},
		{"home", dialog.Field{Value: "5"}, []string{"home", "'1"}, "15", ""},
		{"left and delete", dialog.Field{Value: "abc"}, []string{"left", "left", "delete"}, "ac", ""},
		{"right", dialog.Field{Value: "ab"}, []string{"home", "right", "'-"}, "a-b", ""},
		{"backspace", dialog.Field{Value: "aé"}, []string{"backspace", "ctrl+h"}, "", ""},
		{"ctrl+u", dialog.Field{Value: "one two"}, []string{"left", "ctrl+u"}, "o", ""},
		{"ctrl+w", dialog.Field{Value: "one two "}, []string{"ctrl+w"}, "one ", ""},
		{"other keys type nothing", dialog.Field{}, []string{"f5", "alt+x", "ctrl+x", "pgup", "ctrl+j"}, "", ""},
		{"the limit", dialog.Field{Limit: 3}, []string{"'abcd"}, "abc", ""},
		{"a longer value stays", dialog.Field{Value: "abcd", Limit: 3}, []string{"'e"}, "abcd", ""},
		{"enter goes on", dialog.Field{}, []string{"'a", "enter", "'b"}, "a", "b"},
		{"so does that of the number pad", dialog.Field{}, []string{"'a", "kpenter", "'b"}, "a", "b"},
		{"tab goes on", dialog.Field{}, []string{"tab", "'b"}, "", "b"},
		{"down goes on", dialog.Field{}, []string{"down", "'b"}, "", "b"},
		{"down stops", dialog.Field{}, []string{"down", "down", "'b"}, "", "b"},
		{"tab goes round", dialog.Field{}, []string{"tab", "tab", "'a"}, "a", ""},
		{"shift+tab goes back", dialog.Field{}, []string{"tab", "shift+tab", "'a"}, "a", ""},
		{"shift+tab goes round", dialog.Field{}, []string{"shift+tab", "'b"}, "", "b"},
		{"up goes back", dialog.Field{}, []string{"tab", "up", "'a"}, "a", ""},
		{"up stops", dialog.Field{}, []string{"up", "'a"}, "a", ""},

		{"the first choice", dialog.Field{Choices: choices}, nil, "Workshop", ""},
		{"its own choice", dialog.Field{Choices: choices, Value: "Visit"}, nil, "Visit", ""},
		{"a value that is no longer a choice", dialog.Field{Choices: choices, Value: "Lesson"}, nil, "Lesson", ""},
		{"no choice yet is a choice", dialog.Field{Choices: []string{"", "yes", "no"}}, []string{"right"}, "yes", ""},
		{"right chooses", dialog.Field{Choices: choices}, []string{"right"}, "Visit", ""},
		{"left goes round", dialog.Field{Choices: choices}, []string{"left"}, "Visit online", ""},
		{"right goes round", dialog.Field{Choices: choices}, []string{"end", "right"}, "Workshop", ""},
		{"space chooses", dialog.Field{Choices: choices}, []string{"space", "space"}, "Meeting", ""},
		{"home and end", dialog.Field{Choices: choices}, []string{"end", "home"}, "Workshop", ""},
		{"a letter", dialog.Field{Choices: choices}, []string{"m"}, "Meeting", ""},
		{"a letter again", dialog.Field{Choices: choices}, []string{"V", "v"}, "Visit online", ""},
		{"a letter of none", dialog.Field{Choices: choices}, []string{"q", "=", "backspace"}, "Workshop", ""},
		{"down leaves a choice", dialog.Field{Choices: choices}, []string{"down", "'b"}, "Workshop", "b"},

		{"none of many", dialog.Field{Choices: people, Many: true}, nil, "", ""},
		{"some of many", dialog.Field{Choices: people, Many: true, Value: "Jones, Sarah\nAhmed, Bilal"}, nil, "Ahmed, Bilal\nJones, Sarah", ""},
		{"one that is no longer a choice", dialog.Field{Choices: people, Many: true, Value: "Price, Dan"}, []string{"space"}, "Ahmed, Bilal\nPrice, Dan", ""},
		{"space chooses one of many", dialog.Field{Choices: people, Many: true}, []string{"down", "space"}, "Begum, Asha", ""},
		{"and takes it off", dialog.Field{Choices: people, Many: true}, []string{"space", "right", "space", "left", "space"}, "Begum, Asha", ""},
		{"a letter goes to one", dialog.Field{Choices: people, Many: true}, []string{"j", "space"}, "Jones, Sarah", ""},
		{"down leaves at the end", dialog.Field{Choices: people, Many: true}, []string{"end", "down", "'b"}, "", "b"},
		{"up comes in at the end", dialog.Field{Choices: people, Many: true}, []string{"tab", "up", "space"}, "Jones, Sarah", ""},
		{"none to choose from", dialog.Field{Many: true}, []string{"space", "right", "j", "down", "'b"}, "", "b"},

		{"a suggestion is taken", dialog.Field{Suggest: offers}, []string{"'a", "down", "down", "enter"}, "Beech Hill", ""},
		{"and typed on", dialog.Field{Suggest: offers}, []string{"down", "enter", "'!"}, "Ash Green!", ""},
		{"then enter goes on", dialog.Field{Suggest: offers}, []string{"down", "enter", "enter", "'b"}, "Ash Green", "b"},
		{"tab takes it and goes on", dialog.Field{Suggest: offers}, []string{"down", "tab", "'b"}, "Ash Green", "b"},
		{"up is the text again", dialog.Field{Suggest: offers}, []string{"'a", "down", "up", "enter", "'b"}, "a", "b"},
		{"esc is the text again", dialog.Field{Suggest: offers}, []string{"'a", "down", "esc", "'c"}, "ac", ""},
		{"down past the last takes none", dialog.Field{Suggest: offers}, []string{"'a", "down", "down", "down", "'b"}, "a", "b"},
		{"typing goes on in the text", dialog.Field{Suggest: offers}, []string{"'a", "down", "'c"}, "ac", ""},
		{"what is there already is no suggestion", dialog.Field{Value: "Ash", Suggest: func(string) []string { return []string{"Ash"} }}, []string{"down", "'b"}, "Ash", "b"},

		{"a new line", dialog.Field{Lines: 3}, []string{"'a", "ctrl+j", "'b"}, "a\nb", ""},
		{"up in the text", dialog.Field{Lines: 3, Value: "abc\nde"}, []string{"up", "'-"}, "ab-c\nde", ""},
		{"up to a shorter line", dialog.Field{Lines: 3, Value: "a\nbcd"}, []string{"up", "'-"}, "a-\nbcd", ""},
		{"down in the text", dialog.Field{Lines: 3, Value: "abc\nde"}, []string{"home", "up", "down", "'-"}, "abc\n-de", ""},
		{"down leaves at the last line", dialog.Field{Lines: 3, Value: "abc\nde"}, []string{"down", "'b"}, "abc\nde", "b"},
		{"home and end of the line", dialog.Field{Lines: 3, Value: "abc\nde"}, []string{"up", "home", "'<", "end", "'>"}, "<abc>\nde", ""},
		{"backspace joins lines", dialog.Field{Lines: 3, Value: "abc\nde"}, []string{"home", "backspace"}, "abcde", ""},
		{"ctrl+u of the line", dialog.Field{Lines: 3, Value: "abc\nde"}, []string{"ctrl+u"}, "abc\n", ""},
		{"ctrl+u of the break", dialog.Field{Lines: 3, Value: "abc\nde"}, []string{"ctrl+u", "ctrl+u"}, "abc", ""},
		{"ctrl+w of the line", dialog.Field{Lines: 3, Value: "abc\nde"}, []string{"ctrl+w", "ctrl+w"}, "", ""},
		{"enter leaves the text", dialog.Field{Lines: 3, Value: "a"}, []string{"enter", "'b"}, "a", "b"},

		{"a passphrase stays", dialog.Field{Value: "four words", Masked: true}, []string{"left", "f5", "tab"}, "four words", ""},
		{"typing replaces it", dialog.Field{Value: "four words", Masked: true}, []string{"'ab", "left", "home", "'c"}, "abc", ""},
		{"backspace clears it", dialog.Field{Value: "four words", Masked: true}, []string{"backspace"}, "", ""},
		{"a passphrase has no suggestions", dialog.Field{Masked: true, Suggest: offers}, []string{"down", "'b"}, "", "b"},
	} {
		d, a := keys(one(c.field), c.keys...)
		if a.Closed() || held(d, "x") != c.x || held(d, "y") != c.y {
			t.Errorf("%s: %+v, %q, want %q and %q", c.name, a, d.(dialog.Form).Values(), c.x, c.y)
		}
	}
}

func TestFormSaves(t *testing.T) {
	done := dialog.Answer{Done: true, Index: -1, Values: dialog.Values{"x": "a", "y": "b"}}
	offers := func(string) []string { return []string{"b"} }
	for _, c := range []struct {
		name string
		keys []string
		want dialog.Answer
	}{
		{"enter on the last", []string{"'a", "enter", "'b", "enter"}, done},
		{"ctrl+s anywhere", []string{"tab", "'b", "tab", "'a", "ctrl+s"}, done},
		{"a letter saves nothing", []string{"s", "y"}, dialog.Answer{}},
		{"a suggestion with the cursor is taken", []string{"'a", "tab", "down", "ctrl+s"}, done},
		{"enter takes it, then saves", []string{"'a", "tab", "down", "enter", "enter"}, done},
		{"esc of an empty form", []string{"esc"}, dialog.Answer{Cancelled: true, Index: -1}},
		{"esc of a form as it was", []string{"'a", "backspace", "tab", "esc"}, dialog.Answer{Cancelled: true, Index: -1}},
		{"esc asks once", []string{"'a", "esc"}, dialog.Answer{}},
		{"esc again leaves", []string{"'a", "esc", "esc"}, dialog.Answer{Cancelled: true, Index: -1}},
		{"another key goes on", []string{"'a", "esc", "left", "esc"}, dialog.Answer{}},
		{"enter goes on and saves nothing", []string{"tab", "'b", "esc", "enter"}, dialog.Answer{}},
		{"ctrl+s goes on and saves nothing", []string{"'a", "esc", "ctrl+s"}, dialog.Answer{}},
		{"typing goes on", []string{"tab", "'b", "tab", "esc", "esc", "'a"}, dialog.Answer{}},
	} {
		d := dialog.NewForm(dialog.FormOptions{Fields: []dialog.Field{{Name: "x"}, {Name: "y", Suggest: offers}}}).Sized(60, 16)
		if _, a := keys(d, c.keys...); !reflect.DeepEqual(a, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, a, c.want)
		}
	}
	if d, _ := keys(one(dialog.Field{}), "'a", "esc"); !strings.Contains(view(d), "esc again throws away what you typed; any other key goes on.") {
		t.Errorf("nothing asks:\n%s", view(d))
	} else if d, a := keys(d, "'b"); a.Closed() || held(d, "x") != "ab" || strings.Contains(view(d), "throws away") {
		t.Errorf("the key that goes on is lost: %+v\n%s", a, view(d))
	} else if d = d.Paste("c"); held(d, "x") != "abc" {
		t.Error("a paste is lost")
	}
	if _, a := keys(dialog.NewForm(dialog.FormOptions{}).Sized(40, 5), "tab", "down", "'x", "space", "enter"); !a.Done || len(a.Values) != 0 {
		t.Errorf("a form of nothing gives %+v", a)
	}
}

func TestFormPaste(t *testing.T) {
	for _, c := range []struct {
		name     string
		field    dialog.Field
		in, want string
	}{
		{"line breaks become spaces", dialog.Field{}, "\nAsh Green\r\nOrigin\n", "Ash Green Origin"},
		{"line breaks stay", dialog.Field{Lines: 4}, "one\r\ntwo\rthree\n\nfour\n", "one\ntwo\nthree\n\nfour"},
		{"escape sequences go", dialog.Field{}, "\x1b[31mAsha\x1b[m\x07", "Asha"},
		{"escape sequences go from lines", dialog.Field{Lines: 4}, "\x1b]0;t\x07one\n\x1b[2Jtwo\u202e", "one\ntwo"},
		{"nothing is read as a key", dialog.Field{}, "\x13\x1b\ty\x03", " y"},
		{"a choice takes none", dialog.Field{Choices: []string{"a", "b"}}, "b", "a"},
		{"nor do many", dialog.Field{Choices: []string{"a", "b"}, Many: true}, " ", ""},
		{"the limit", dialog.Field{Limit: 5}, strings.Repeat("x", 10_000), "xxxxx"},
		{"a passphrase is replaced", dialog.Field{Masked: true, Value: "old"}, "new words", "new words"},
	} {
		d := one(c.field).Paste(c.in)
		if got := held(d, "x"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	d := one(dialog.Field{Limit: 5}).Paste("1234567")
	if !strings.Contains(view(d), "! No more than 5 characters fit here") {
		t.Errorf("nothing says that the text was cut:\n%s", view(d))
	}
	if d, _ = keys(d, "tab"); strings.Contains(view(d), "No more than") {
		t.Error("the sentence on the limit stays")
	}
}

// What is wrong is said once a field was touched or left, or saving was asked for.
func TestFormSentences(t *testing.T) {
	fresh := dialog.NewForm(visit()).Sized(72, 18)
	for _, c := range []struct {
		name     string
		keys     []string
		said     []string
		not      []string
		finished bool
	}{
		{"an empty form does not shout", nil, nil, []string{"!", "A day is needed", "where to go"}, false},
		{"the hint", []string{"tab"}, []string{"As 17 Nov, 8/2/24 or tomorrow."}, []string{"A day is needed"}, false},
		{"left", []string{"tab", "tab"}, []string{"! A day is needed, such as 17 Nov."}, []string{"As 17 Nov"}, false},
		{"touched", []string{"tab", "'1", "backspace"}, []string{"! A day is needed, such as 17 Nov."}, []string{"As 17 Nov", "where to go"}, false},
		{"fine", []string{"tab", "'17 nov"}, []string{"  Wed 17 Nov 2021, in 9 weeks."}, []string{"! "}, false},
		{"fine, and left", []string{"tab", "'17 nov", "tab"}, []string{"17 nov  Wed 17 Nov 2021, in 9 weeks."}, nil, false},
		{"to be noticed", []string{"tab", "'Tue 17 Nov", "tab"}, []string{"* 17 Nov 2021 is a Wednesday."}, nil, false},
		{"the whole, once all was seen", []string{"tab", "'17 nov", "tab", "tab", "tab", "tab"}, []string{"! People need to know where to go."}, nil, false},
		{"saving goes to the first wrong one", []string{"tab", "tab", "ctrl+s", "'17 nov"}, []string{"> Date", "! People need"}, []string{"A day is needed"}, false},
		{"saving says what is wrong with the whole", []string{"tab", "'17 nov", "ctrl+s"}, []string{"! People need to know where to go."}, nil, false},
		{"what saving will do", []string{"tab", "'17 nov", "tab", "'ash"}, []string{"Offers a date at ash."}, []string{"! "}, false},
		{"and it is done", []string{"tab", "'17 nov", "tab", "'ash", "ctrl+s"}, nil, nil, true},
	} {
		d, a := keys(fresh, c.keys...)
		got := view(d)
		for _, s := range c.said {
			if !strings.Contains(got, s) {
				t.Errorf("%s: %q is not said:\n%s", c.name, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%s: %q is said:\n%s", c.name, s, got)
			}
		}
		if a.Done != c.finished {
			t.Errorf("%s: %+v", c.name, a)
		}
	}
	silent := one(dialog.Field{Judge: func(dialog.Values) (string, dialog.Verdict) { return "", dialog.Wrong }})
	if d, a := keys(silent, "ctrl+s"); a.Closed() || !strings.Contains(view(d), "! This cannot be saved as it is.") {
		t.Errorf("a form cannot be saved and does not say so: %+v\n%s", a, view(d))
	}
}

func TestFormReason(t *testing.T) {
	filled, _ := keys(dialog.NewForm(visit()).Sized(72, 18), "tab", "'17 nov", "tab", "'ash", "tab", "'0")
	d, a := keys(filled, "ctrl+s")
	if got := view(d); a.Closed() || !strings.Contains(got, "> Reason") || strings.Count(got, "? 50 is more than a lesson holds. Why so many?") != 2 {
		t.Fatalf("no reason is asked for: %+v\n%s", a, got)
	}
	if _, a = keys(d, "enter"); a.Closed() {
		t.Error("saved without a reason")
	}
	if _, a = keys(d, "space", "enter"); a.Closed() {
		t.Error("a space is a reason")
	}
	given, a := keys(d, "'Two rooms", "enter")
	if !a.Done || a.Values["reason"] != "Two rooms" || a.Values["places"] != "50" {
		t.Errorf("with a reason it gives %+v", a)
	}
	if got := view(given); strings.Count(got, "? 50 is more") != 1 || !strings.Contains(got, "  50 is more") {
		t.Errorf("with a reason it still asks:\n%s", got)
	}
	back, a := keys(given, "up", "up", "backspace")
	if _, there := back.(dialog.Form).Values()["reason"]; a.Closed() || there || strings.Contains(view(back), "Reason") {
		t.Errorf("the reason is still there:\n%s", view(back))
	}
	if _, a = keys(back, "ctrl+s"); !a.Done || a.Values["reason"] != "" || a.Values["places"] != "5" {
		t.Errorf("without a need for a reason it gives %+v", a)
	}

	why := func(dialog.Values) (string, dialog.Verdict) { return "Full: 5 of 5. Why one more?", dialog.Reason }
	o := dialog.FormOptions{Judge: why, Fields: []dialog.Field{{Name: "x", Judge: why}, {Name: "reason", Label: "Because", When: func(dialog.Values) bool { return false }}, {Name: "y"}}}
	d, a = keys(dialog.NewForm(o).Sized(60, 12), "ctrl+s")
	if got := view(d); a.Closed() || !strings.Contains(got, "> Because") || strings.Contains(got, "Reason") || strings.Count(got, "Full") != 2 {
		t.Errorf("the form's own field does not take the reason: %+v\n%s", a, got)
	}
	if _, a = keys(d, "'two", "ctrl+s"); !a.Done || a.Values["reason"] != "two" {
		t.Errorf("the form's own field gives %+v", a)
	}
}

func TestFormWhen(t *testing.T) {
	holds := func(name, value string) func(dialog.Values) bool {
		return func(v dialog.Values) bool { return v[name] == value }
	}
	fields := []dialog.Field{
		{Name: "kind", Label: "Kind", Choices: []string{"workshop", "visit"}},
		{Name: "host", Label: "Host", When: holds("kind", "visit")},
		{Name: "why", Label: "Why there", When: holds("host", "x")},
		{Name: "note", Label: "Note"},
	}
	d, _ := keys(dialog.NewForm(dialog.FormOptions{Fields: fields, At: "kind"}).Sized(60, 12), "right", "tab", "'x")
	if v := d.(dialog.Form).Values(); !reflect.DeepEqual(v, dialog.Values{"kind": "visit", "host": "x", "why": "", "note": ""}) {
		t.Errorf("the fields hold %q", v)
	}
	d, _ = keys(d, "up", "left")
	if v := d.(dialog.Form).Values(); !reflect.DeepEqual(v, dialog.Values{"kind": "workshop", "note": ""}) || strings.Contains(view(d), "Host") || strings.Contains(view(d), "Why there") {
		t.Errorf("fields that are not there hold %q\n%s", v, view(d))
	}
	if d, _ = keys(d, "down", "'n"); held(d, "note") != "n" {
		t.Errorf("the cursor goes to a field that is not there:\n%s", view(d))
	}
	// A field that takes itself away leaves the cursor on the nearest one.
	d = one(dialog.Field{When: func(v dialog.Values) bool { return v["x"] != "ab" }})
	if d, _ = keys(d, "'abc"); held(d, "y") != "c" {
		t.Errorf("after the field has gone they hold %q", d.(dialog.Form).Values())
	}
	d = dialog.NewForm(dialog.FormOptions{Fields: fields, At: "note"}).Sized(60, 12)
	if !strings.Contains(view(d), "> Note") {
		t.Errorf("the cursor is not where it was wanted:\n%s", view(d))
	}
	if d = dialog.NewForm(dialog.FormOptions{Fields: fields, At: "host"}).Sized(60, 12); !strings.Contains(view(d), "> Note") {
		t.Errorf("the cursor is on a field that is not there:\n%s", view(d))
	}
}

func TestFormMasked(t *testing.T) {
	seen := map[string]bool{}
	for _, typed := range []string{"'a", "'correct horse battery staple", "'李"} {
		d, _ := keys(one(dialog.Field{Masked: true}), typed, "left")
		x, y, _ := d.Cursor()
		seen[fmt.Sprint(view(d), x, y)] = true
		d, _ = keys(d, "tab")
		seen[view(d)] = true
	}
	if len(seen) != 2 {
		t.Errorf("the view tells what was typed: %v", seen)
	}
	if got := view(one(dialog.Field{Masked: true, Value: "secret"})); strings.Contains(got, "secret") || !strings.Contains(got, "(kept as it is)") {
		t.Errorf("the passphrase is shown:\n%s", got)
	}
}

func TestFormLegend(t *testing.T) {
	fresh := dialog.NewForm(visit()).Sized(72, 18)
	for _, c := range []struct {
		keys []string
		want string
	}{
		{nil, "left/right choose, enter next field, up/down other fields, ctrl+s offer the date, esc cancel"},
		{[]string{"tab"}, "enter next field, up/down other fields, ctrl+s offer the date, esc cancel"},
		{[]string{"tab", "tab"}, "down suggestions, enter next field, tab/shift+tab other fields, ctrl+s offer the date, esc cancel"},
		{[]string{"tab", "tab", "down"}, "enter take it, up/down choose, esc back to typing"},
		{[]string{"v", "tab", "tab", "tab", "tab"}, "space choose, enter next field, tab/shift+tab other fields, ctrl+s offer the date, esc cancel"},
		{[]string{"v", "tab", "tab", "tab", "tab", "space"}, "space take off, enter next field, tab/shift+tab other fields, ctrl+s offer the date, esc cancel"},
		{[]string{"shift+tab"}, "ctrl+j new line, enter offer the date, tab/shift+tab other fields, esc cancel"},
		{[]string{"v", "esc"}, "esc throws away what you typed, any other key goes on"},
	} {
		d, _ := keys(fresh, c.keys...)
		var got []string
		for _, h := range d.Legend() {
			got = append(got, h.Key+" "+h.Does)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%v: %s, want %s", c.keys, s, c.want)
		}
	}
}

// The dialog keeps its height while one goes through it, where there is room.
func TestFormSteady(t *testing.T) {
	d := dialog.NewForm(visit()).Sized(76, 30)
	height := len(d.View(theme.New(theme.Options{})))
	for _, key := range []string{"v", "left", "tab", "'1", "tab", "down", "enter", "tab", "tab", "tab", "ctrl+s", "esc"} {
		d, _ = keys(d, key)
		if got := len(d.View(theme.New(theme.Options{}))); got != height {
			t.Errorf("after %s it has %d lines, before %d:\n%s", key, got, height, view(d))
		}
	}
}

// The field with the cursor is seen at every height, and what is not is counted.
func TestFormScrolls(t *testing.T) {
	var fields []dialog.Field
	for i := range 20 {
		fields = append(fields, dialog.Field{Name: fmt.Sprint(i), Label: fmt.Sprintf("Field %02d.", i)})
	}
	for h := 1; h < 30; h++ {
		d := dialog.NewForm(dialog.FormOptions{Intro: "Twenty.", Fields: fields}).Sized(40, h)
		for i := range fields {
			got := view(d)
			if !strings.Contains(got, fmt.Sprintf("> Field %02d.", i)) {
				t.Fatalf("in %d lines field %d is not seen:\n%s", h, i, got)
			}
			seen := strings.Count(got, "Field ")
			var above int
			fmt.Sscanf(got[strings.Index(got, "Field "):], "Field %d.", &above)
			want := grid.Hint(above, len(fields)-seen-above)
			if seen > 1 && want != "" && !strings.Contains(got, "fields: "+want) {
				t.Fatalf("in %d lines it does not say %s:\n%s", h, want, got)
			}
			d, _ = keys(d, "down")
		}
	}
}

// The place for typing is seen and lies where the terminal's cursor is put, in
// one line and in several.
func TestFormCursor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.IntRange(1, 4).Draw(t, "lines")
		value := rapid.StringMatching(`[a-z李é ]{0,30}(\n[a-z李é ]{0,60}){0,4}`).Draw(t, "value")
		if lines == 1 {
			value = strings.ReplaceAll(value, "\n", "")
		}
		w := rapid.IntRange(24, 60).Draw(t, "w")
		d := dialog.NewForm(dialog.FormOptions{Fields: []dialog.Field{{Name: "x", Label: "Surname", Value: value, Lines: lines}}}).Sized(w, 14)
		back := rapid.IntRange(0, utf8.RuneCountInString(value)).Draw(t, "back")
		for range back {
			d, _ = keys(d, "left")
		}
		x, y, ok := d.Cursor()
		if !ok || y >= lines {
			t.Fatalf("no cursor: %d, %d, %v", x, y, ok)
		}
		line := strings.Split(view(d), "\n")[y]
		runes := []rune(value)
		at := len(runes) - back
		before := strings.TrimRight(ansi.Cut(line, 11, x), " ")
		if all := strings.TrimRight(string(runes[:at]), " \n"); before != "" && !strings.HasSuffix(all, before) {
			t.Fatalf("%q stands before the cursor, it should be the end of %q", before, all)
		}
		if back > 0 && runes[at] != ' ' && runes[at] != '\n' && !strings.HasPrefix(ansi.Cut(line, x, x+2), string(runes[at])) {
			t.Fatalf("%q stands under the cursor in %q, not %q", ansi.Cut(line, x, x+2), line, runes[at])
		}
		d, _ = keys(d, "'X")
		if got := held(d, "x"); got != string(runes[:at])+"X"+string(runes[at:]) {
			t.Fatalf("typed into %q it is %q", value, got)
		}
	})
}

// Every place in a text of several lines is reached by up and down, and they
// leave it at its ends.
func TestFormLinesUpAndDown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringMatching(`[a-z é]{0,30}(\n[a-z 李]{0,60}){0,5}`).Draw(t, "value")
		d := dialog.NewForm(dialog.FormOptions{Fields: []dialog.Field{{Name: "a"}, {Name: "x", Value: value, Lines: 3}, {Name: "b"}}, At: "x"}).
			Sized(rapid.IntRange(0, 40).Draw(t, "w"), 20)
		for range rapid.IntRange(0, 20).Draw(t, "left") {
			d, _ = keys(d, "left")
		}
		for range utf8.RuneCountInString(value) + 1 {
			d, _ = keys(d, rapid.SampledFrom([]string{"up", "up", "up", "home", "end"}).Draw(t, "key"))
		}
		for range utf8.RuneCountInString(value) + 1 {
			d, _ = keys(d, "up")
		}
		if d, _ = keys(d, "'A"); held(d, "a") != "A" {
			t.Fatalf("up does not leave %q", value)
		}
		for range utf8.RuneCountInString(value) + 3 {
			d, _ = keys(d, "down")
		}
		if d, _ = keys(d, "'B"); held(d, "b") != "B" || held(d, "x") != value {
			t.Fatalf("down does not leave %q", value)
		}
	})
}

// forms are a form in each of its states.
func forms() map[string]dialog.Dialog {
	begin := func(names ...string) dialog.Dialog {
		d, _ := keys(dialog.NewForm(visit()).Sized(72, 18), names...)
		return d
	}
	note := "Park behind the school; the gate opens at eight.\nLunch is provided: say so if you eat no fish, and come hungry.\nThe code of the door is 1234.\nAsk for Siân."
	full := begin("v", "tab", "'17 nov", "tab", "'ash", "tab", "'0", "tab", "space", "tab")
	return map[string]dialog.Dialog{
		"form":         begin(),
		"form-wrong":   begin("tab", "'17", "backspace", "backspace", "tab", "tab", "ctrl+s"),
		"form-notice":  begin("tab", "'Tue 17 Nov", "tab", "tab"),
		"form-offers":  begin("tab", "'17 nov", "tab", "'h", "down", "down"),
		"form-many":    begin("v", "tab", "tab", "tab", "tab", "space", "down"),
		"form-lines":   full.Paste(note),
		"form-reason":  func() dialog.Dialog { d, _ := keys(full.Paste(note), "ctrl+s"); return d }(),
		"form-leaving": begin("v", "esc"),
		"form-masked": dialog.NewForm(dialog.FormOptions{Title: "A new file", Does: "make the file", Fields: []dialog.Field{
			{Name: "pass", Label: "Passphrase", Masked: true, Value: "x"}, {Name: "name", Label: "Your name", Value: strings.Repeat("Roberts-Featherstonehaugh, ", 4)},
		}}),
	}
}

func TestFormViews(t *testing.T) {
	for look, o := range map[string]theme.Options{
		"colour":   {Dark: true, Profile: colorprofile.TrueColor},
		"no-color": {NoColor: true},
		"ascii":    {ASCII: true, Dumb: true},
	} {
		th := theme.New(o)
		for name, d := range forms() {
			t.Run(look+"/"+name, func(t *testing.T) {
				var b strings.Builder
				for _, size := range [][2]int{{76, 30}, {72, 18}, {60, 12}, {34, 6}, {18, 3}} {
					b.WriteString(strings.Join(d.Sized(size[0], size[1]).View(th), "\n") + "\n")
				}
				golden.RequireEqual(t, b.String())
			})
		}
	}
}

// nasty are pieces of text that terminals and renderers disagree on or obey.
var nasty = []string{
	"O'Connor-Price, Siân", "Sia\u0302n", "李小龙", "ｱｲｳﾞ", "한", "ᄀ가", "\u1161", "น้ำใจ", "स्ते", "क्ष", "ൎക", "👍🏽", "👨‍👩‍👧‍👦", "🇬🇧", "🇬", "❤️", "1️⃣",
	"\x1b[31mred", "\x1b[2J", "\x1b]0;title\x07", "\x1b]never ends", "\x1b", "\u009b31m", "\x00", "\x7f", "\t", "\n", "\r\n", "\r", "\u202eabc", "\u200b", "\u200d", "\u2028",
	"\U0010ffff", "\xff", "\u0301", "e\u0301\u0302\u0303\u0304\u0305", "\u3000", "\u094d", "\u0e33", "🏻", "ﷺ", "  ", "word ",
}

// nastyForm is a form in which everything that is shown is nasty.
func nastyForm(r *rand.Rand) dialog.FormOptions {
	text := func(most int) string {
		var b strings.Builder
		for range r.IntN(most + 1) {
			b.WriteString(nasty[r.IntN(len(nasty))])
		}
		return b.String()
	}
	texts := func(most int) []string {
		var all []string
		for range r.IntN(most + 1) {
			all = append(all, text(6))
		}
		return all
	}
	said := func(dialog.Values) (string, dialog.Verdict) { return "", dialog.Fine }
	var o dialog.FormOptions
	o.Title, o.Intro, o.Does = text(3), text(12), text(2)
	for i := range r.IntN(9) {
		f := dialog.Field{
			Name: fmt.Sprint(i), Label: text(4), Value: text(8), Hint: text(8), Masked: r.IntN(6) == 0, Limit: r.IntN(40), Lines: r.IntN(6),
			Many: r.IntN(5) == 0, Judge: said,
		}
		if r.IntN(3) == 0 {
			f.Choices = texts(9)
		}
		if offers := texts(9); r.IntN(3) == 0 {
			f.Suggest = func(typed string) []string { return offers[min(len(offers), len(typed)/8):] }
		}
		sentence, verdict, name := text(6), dialog.Verdict(r.IntN(6)), f.Name
		if r.IntN(2) == 0 {
			f.Judge = func(v dialog.Values) (string, dialog.Verdict) {
				if len(v[name])%2 == 0 {
					return sentence, dialog.Fine
				}
				return sentence, verdict
			}
		}
		if r.IntN(4) == 0 {
			other := fmt.Sprint(r.IntN(9))
			f.When = func(v dialog.Values) bool { return len(v[other])%3 != 1 }
		}
		o.Fields = append(o.Fields, f)
	}
	if sentence, verdict := text(8), dialog.Verdict(r.IntN(4)); r.IntN(2) == 0 {
		o.Judge = func(v dialog.Values) (string, dialog.Verdict) {
			return sentence, verdict * dialog.Verdict(len(v["0"])%2)
		}
	}
	o.At = fmt.Sprint(r.IntN(9))
	return o
}

// Whatever is pressed or pasted at whatever size, nothing panics, every line has
// its cells, the cursor is inside, the old value stays as it was, and esc leaves.
func TestFormRandomKeys(t *testing.T) {
	names := []string{
		"enter", "enter", "tab", "tab", "shift+tab", "up", "down", "down", "down", "left", "right", "home", "end", "space", "backspace", "delete", "ctrl+u", "ctrl+w", "ctrl+h",
		"ctrl+j", "ctrl+s", "esc", "pgup", "f5", "alt+x", "a", "b", "é", "李", "\u0301", "👍", "\u200d", "क", "\u094d", "한", "🇬",
	}
	th := theme.New(theme.Options{Dark: true, Profile: colorprofile.TrueColor})
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 3))
		o := nastyForm(r)
		var d dialog.Dialog = dialog.NewForm(o)
		for step := range 60 {
			w, h := r.IntN(80)-1, r.IntN(24)-1
			d = d.Sized(w, h)
			lines := mustFit(t, d, th, w, h)
			values := d.(dialog.Form).Values()
			var next dialog.Dialog
			var a dialog.Answer
			if r.IntN(6) == 0 {
				next = d.Paste(nasty[r.IntN(len(nasty))] + nasty[r.IntN(len(nasty))])
			} else {
				next, a = d.Key(press(names[r.IntN(len(names))]))
			}
			if !reflect.DeepEqual(d.View(th), lines) || !reflect.DeepEqual(d.(dialog.Form).Values(), values) {
				t.Fatalf("seed %d, step %d: the old value has changed", seed, step)
			}
			held := next.(dialog.Form).Values()
			for _, f := range o.Fields {
				if v := held[f.Name]; !f.Many && f.Choices == nil && strings.ContainsAny(v, "\x00\x07\x1b\x7f\r\t\u009b\u202e") {
					t.Fatalf("seed %d, step %d: %s holds %q", seed, step, f.Name, v)
				}
			}
			if d = next; a.Closed() {
				o = nastyForm(r)
				d = dialog.NewForm(o)
			}
		}
		var a dialog.Answer
		for n := 0; n < 3 && !a.Cancelled; n++ {
			d, a = d.Key(press("esc"))
		}
		if !a.Cancelled {
			t.Fatalf("seed %d: esc does not leave:\n%s", seed, view(d))
		}
	}
}

// mustFit fails unless the dialog has the size that it should have.
func mustFit(t *testing.T, d dialog.Dialog, th *theme.Theme, w, h int) []string {
	t.Helper()
	lines := d.View(th)
	if len(lines) > max(0, h) {
		t.Fatalf("%d lines, room for %d", len(lines), h)
	}
	for _, l := range lines {
		if g, c := ansi.StringWidth(l), ansi.StringWidthWc(l); g != max(0, w) || c != g {
			t.Fatalf("%q has %d cells by cluster and %d by rune, want %d", l, g, c, w)
		}
	}
	if x, y, ok := d.Cursor(); ok && (x < 0 || x >= w || y < 0 || y >= len(lines)) {
		t.Fatalf("the cursor is at %d, %d of %d by %d", x, y, w, len(lines))
	}
	if len(d.Legend()) == 0 {
		t.Fatal("no key is named")
	}
	return lines
}
