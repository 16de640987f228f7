package dialog_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"workgroup/tui/dialog"
	"workgroup/tui/theme"
)

// booking picks people for a date that has two places left.
func booking() dialog.PickOptions {
	rows := []dialog.Row{
		{Group: "No date yet", Text: "Ahmed, Bilal"}, {Group: "No date yet", Text: "García Simón, Tomás", Beside: "wants Jan"},
		{Group: "Date called off", Text: "Begum, Asha", Beside: "was on Thu 14 Dec"},
		{Group: "On another date", Text: "Jones, Sarah (Brent)", Beside: "on Mon 8 Jan"}, {Group: "On another date", Text: "Price, Dan", Beside: "on Mon 8 Jan"},
	}
	return dialog.PickOptions{
		Title: "Book on Tue 12 Dec", Label: "Who goes? 3 of 5 places are taken.", Rows: rows, Many: true, Does: "book",
		Find: func(typed string) []int {
			var found []int
			for i, r := range rows {
				if strings.Contains(strings.ToLower(r.Text), strings.ToLower(typed)) {
					found = append(found, i)
				}
			}
			return found
		},
		Judge: func(picked []int) (string, dialog.Verdict) {
			if len(picked) > 2 {
				return "3 of 5: too many.", dialog.Reason
			}
			var names []string
			for _, i := range picked {
				names = append(names, rows[i].Text)
			}
			return "Books " + strings.Join(names, " and ") + ".", dialog.Fine
		},
	}
}

func TestPickKeys(t *testing.T) {
	wrong := booking()
	wrong.Judge = func([]int) (string, dialog.Verdict) { return "Not today.", dialog.Wrong }
	single := booking()
	single.Many, single.At = false, 2
	list := booking()
	list.None = true
	list.Rows[1].Picked, list.Rows[4].Picked = true, true
	none := booking()
	none.Rows = nil
	nobody := none
	nobody.None = true
	for _, c := range []struct {
		name   string
		o      dialog.PickOptions
		keys   []string
		picked []int // nil where it is still open
		reason string
	}{
		{"enter takes the row with the cursor", booking(), []string{"down", "enter"}, []int{1}, ""},
		{"number pad too", booking(), []string{"kpenter"}, []int{0}, ""},
		{"letters find", booking(), []string{"'beg", "enter"}, []int{2}, ""},
		{"space picks", booking(), []string{"down", "space", "up", "space", "enter"}, []int{1, 0}, ""},
		{"the cursor adds nothing once something is picked", booking(), []string{"down", "space", "down", "enter"}, []int{1}, ""},
		{"space again takes off", booking(), []string{"space", "down", "space", "up", "space", "enter"}, []int{1}, ""},
		{"letters go once one was picked", booking(), []string{"'beg", "space", "'pri", "space", "enter"}, []int{2, 4}, ""},
		{"letters that wait for enter count", booking(), []string{"'beg", "space", "'pri", "enter"}, []int{2, 4}, ""},
		{"nothing found is nothing taken", booking(), []string{"'zz", "enter"}, nil, ""},
		{"backspace finds more", booking(), []string{"'begx", "backspace", "enter"}, []int{2}, ""},
		{"esc takes the letters away first", booking(), []string{"'pri", "esc", "home", "enter"}, []int{0}, ""},
		{"the last", booking(), []string{"end", "enter"}, []int{4}, ""},
		{"a page", booking(), []string{"pgdown", "pgdown", "enter"}, []int{4}, ""},
		{"past both ends", booking(), []string{"up", "up", "enter"}, []int{0}, ""},
		{"wrong is not taken", wrong, []string{"enter", "enter"}, nil, ""},
		{"too many want a reason", booking(), []string{"space", "down", "space", "down", "space", "enter"}, nil, ""},
		{"which is not empty", booking(), []string{"space", "down", "space", "down", "space", "enter", "enter", "'  ", "enter"}, nil, ""},
		{"and is kept", booking(), []string{"space", "down", "space", "down", "space", "enter", "'two cars", "enter"}, []int{0, 1, 2}, "two cars"},
		{"or fewer are taken", booking(), []string{"space", "down", "space", "down", "space", "enter", "'x", "esc", "space", "enter"}, []int{0, 1}, ""},
		{"one of several begins where it should", single, []string{"enter"}, []int{2}, ""},
		{"and space is a letter there", single, []string{"'jones, sarah", "enter"}, []int{3}, ""},
		{"what was picked stays", list, []string{"enter"}, []int{1, 4}, ""},
		{"all may be taken off", list, []string{"down", "space", "end", "space", "enter"}, []int{}, ""},
		{"letters add to what was picked", list, []string{"'ahm", "enter"}, []int{1, 4, 0}, ""},
		{"no rows", none, []string{"space", "enter"}, nil, ""},
		{"no rows, where nobody may be taken", nobody, []string{"enter"}, []int{}, ""},
	} {
		if c.o.None && len(c.picked) > 2 {
			c.o.Judge = nil
		}
		d, a := keys(dialog.NewPick(c.o).Sized(60, 16), c.keys...)
		switch {
		case c.picked == nil:
			if a.Closed() {
				t.Errorf("%s: %+v though it is open", c.name, a)
			}
		case !a.Done || len(a.Picked) != len(c.picked) || len(c.picked) > 0 && !reflect.DeepEqual(a.Picked, c.picked) || a.Values[dialog.ReasonName] != c.reason:
			t.Errorf("%s: %+v, want %v for %q\n%s", c.name, a, c.picked, c.reason, view(d))
		}
	}
}

func TestPickIsLeft(t *testing.T) {
	fresh := dialog.NewPick(booking()).Sized(60, 16)
	if _, a := keys(fresh, "down", "esc"); !a.Cancelled || a.Done {
		t.Errorf("esc gives %+v", a)
	}
	d, a := keys(fresh, "space", "esc")
	if a.Closed() || !strings.Contains(view(d), "esc again throws away") {
		t.Fatalf("what was picked goes with one esc: %+v\n%s", a, view(d))
	}
	if _, a := keys(d, "esc"); !a.Cancelled {
		t.Errorf("the second esc gives %+v", a)
	}
	if d, a := keys(d, "enter"); a.Closed() || strings.Contains(view(d), "throws away") {
		t.Errorf("enter is no answer to that: %+v", a)
	}
	if _, a := keys(d, "down", "space", "enter"); !reflect.DeepEqual(a.Picked, []int{0, 1}) {
		t.Errorf("going on gives %+v", a)
	}
}

func TestPickSays(t *testing.T) {
	fresh := dialog.NewPick(booking()).Sized(60, 18)
	for _, c := range []struct {
		keys []string
		want []string
	}{
		{nil, []string{"No date yet", "Date called off", "wants Jan", "Books Ahmed, Bilal.", "space pick"}},
		{[]string{"space"}, []string{"[x] Ahmed, Bilal", "space take off"}},
		{[]string{"'zz"}, []string{"Nothing here answers", "esc all rows"}},
		{[]string{"space", "down", "space", "down", "space"}, []string{"? 3 of 5: too many.", "enter all the same"}},
		{[]string{"space", "down", "space", "down", "space", "enter"}, []string{"Reason", "back to the list"}},
		{[]string{"space", "down", "space", "down", "space", "enter", "enter"}, []string{"Say why in a few words"}},
	} {
		d, _ := keys(fresh, c.keys...)
		for _, want := range c.want {
			if got := view(d); !strings.Contains(got, want) {
				t.Errorf("%v: no %q in\n%s", c.keys, want, got)
			}
		}
	}
	if d := fresh.Paste("pri\nce"); !strings.Contains(view(d), "Nothing here answers") {
		t.Errorf("a paste finds\n%s", view(d))
	}
}

// What is seen does not move while one goes through it.
func TestPickKeepsItsHeight(t *testing.T) {
	fresh := dialog.NewPick(booking()).Sized(60, 24)
	want := len(strings.Split(view(fresh), "\n"))
	for _, pressed := range [][]string{{"down"}, {"space"}, {"'beg"}, {"'zz"}, {"'p", "esc"}} {
		d, _ := keys(fresh, pressed...)
		if got := len(strings.Split(view(d), "\n")); got != want {
			t.Errorf("%v: %d lines, before %d\n%s", pressed, got, want, view(d))
		}
	}
}

func TestPickViews(t *testing.T) {
	reason, _ := keys(dialog.NewPick(booking()), "space", "down", "space", "down", "space", "enter", "'two cars")
	found, _ := keys(dialog.NewPick(booking()), "space", "'jo")
	for look, o := range map[string]theme.Options{
		"colour":   {Dark: true, Profile: colorprofile.TrueColor},
		"no-color": {NoColor: true},
		"ascii":    {ASCII: true, Dumb: true},
	} {
		for name, d := range map[string]dialog.Dialog{"all": dialog.NewPick(booking()), "found": found, "reason": reason} {
			t.Run(look+"/"+name, func(t *testing.T) {
				var b strings.Builder
				for _, size := range [][2]int{{60, 18}, {36, 11}, {18, 4}} {
					b.WriteString(strings.Join(d.Sized(size[0], size[1]).View(theme.New(o)), "\n") + "\n")
				}
				golden.RequireEqual(t, b.String())
			})
		}
	}
}

// Whatever is pressed or pasted at whatever size, nothing panics, every line has its
// cells, the cursor is inside, the old value stays as it was, and esc leaves.
func TestPickRandomKeys(t *testing.T) {
	names := []string{
		"enter", "enter", "space", "space", "space", "up", "down", "down", "left", "right", "home", "end", "backspace", "delete", "ctrl+u", "esc", "pgup", "pgdown",
		"f5", "alt+x", "a", "b", "é", "李", "\u0301", "👍", "\u200d", "한",
	}
	th := theme.New(theme.Options{Dark: true, Profile: colorprofile.TrueColor})
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 5))
		o := nastyPick(r)
		var d dialog.Dialog = dialog.NewPick(o)
		for step := range 60 {
			w, h := r.IntN(80)-1, r.IntN(24)-1
			d = d.Sized(w, h)
			lines, taken := mustFit(t, d, th, w, h), d.(dialog.Pick).Taken()
			var next dialog.Dialog
			var a dialog.Answer
			if r.IntN(8) == 0 {
				next = d.Paste(nasty[r.IntN(len(nasty))])
			} else {
				next, a = d.Key(press(names[r.IntN(len(names))]))
			}
			if !reflect.DeepEqual(d.View(th), lines) || !reflect.DeepEqual(d.(dialog.Pick).Taken(), taken) {
				t.Fatalf("seed %d, step %d: the old value has changed", seed, step)
			}
			for _, i := range a.Picked {
				if i < 0 || i >= len(o.Rows) {
					t.Fatalf("seed %d, step %d: row %d of %d was picked", seed, step, i, len(o.Rows))
				}
			}
			if d = next; a.Closed() {
				o = nastyPick(r)
				d = dialog.NewPick(o)
			}
		}
		var a dialog.Answer
		for n := 0; n < 5 && !a.Cancelled; n++ {
			d, a = d.Key(press("esc"))
		}
		if !a.Cancelled {
			t.Fatalf("seed %d: esc does not leave:\n%s", seed, view(d))
		}
	}
}

// nastyPick asks for rows of texts that a terminal would obey, and finds rows that
// are not there.
func nastyPick(r *rand.Rand) dialog.PickOptions {
	text := func() string { return nasty[r.IntN(len(nasty))] }
	o := dialog.PickOptions{Title: text(), Label: text(), Many: r.IntN(3) > 0, None: r.IntN(3) == 0, Does: text(), At: r.IntN(9) - 2}
	for range r.IntN(12) {
		o.Rows = append(o.Rows, dialog.Row{Group: text(), Text: text(), Beside: text(), Picked: r.IntN(4) == 0})
	}
	if r.IntN(3) > 0 {
		o.Find = func(typed string) []int { return []int{len(typed) - 2, len(typed), len(typed), 1} }
	}
	sentence := text()
	if r.IntN(3) > 0 {
		o.Judge = func(picked []int) (string, dialog.Verdict) { return sentence, dialog.Verdict((len(picked) + 1) % 4) }
	}
	return o
}
