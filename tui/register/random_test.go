package register

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// state is all of a register that a person would miss.
func state(r *room) string {
	var b strings.Builder
	h := r.sheet()
	fmt.Fprintln(&b, h.Finish)
	for _, row := range h.Rows {
		fmt.Fprintln(&b, row.Number, row.Person.Name(), row.Mark, row.Told, row.Enrolment.Note(h.ID.Session), row.Enrolment.Task(30))
	}
	return b.String()
}

// TestRandomKeys presses keys as a cat would. Nothing breaks, the cursor is on a row
// or on nobody, and undo of all steps restores the beginning.
func TestRandomKeys(t *testing.T) {
	keys := append(strings.Split("abcdefghijklmnopqrstuvwxyzABHLU0123456789=/?:+-<>", ""),
		"space", "space", "enter", "enter", "enter", "esc", "esc", "up", "down", "down", "home", "end", "pgup", "pgdown", "tab", "backspace", "delete", "left", "ctrl+z", "ctrl+u", "ctrl+o", "é")
	for seed := range uint64(4) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		r := newRoom(t, 14, during)
		if seed == 3 {
			r.open(12, 0)
		}
		start := state(r)
		for i := range 5000 / 4 {
			r.gap = time.Duration(rnd.IntN(600)) * time.Millisecond
			if rnd.IntN(60) == 0 {
				r.Clock = r.Clock.Add(time.Duration(rnd.IntN(120)) * time.Minute)
			}
			switch rnd.IntN(80) {
			case 0:
				r.Paste(r.Desk, "Jones\x1b[2J\n")
			case 1:
				r.Hide = pane.Privacy(rnd.IntN(2))
			case 2:
				r.View(rnd.IntN(130), rnd.IntN(40))
			default:
				r.press(keys[rnd.IntN(len(keys))])
			}
			if r.at != 0 && r.row(r.at) < 0 {
				t.Fatalf("seed %d, key %d: the cursor is on nobody who is there", seed, i)
			}
			if h := r.sheet(); r.at == 0 && len(h.UnmarkedAt(r.mine)) > 0 {
				t.Fatalf("seed %d, key %d: the cursor rests on nobody while somebody of this door is unmarked", seed, i)
			}
		}
		for r.undo() {
		}
		r.View(80, 23)
		if got := state(r); got != start {
			t.Errorf("seed %d: after undo of all steps the register is\n%s\nit was\n%s", seed, got, start)
		}
	}
}

// TestEveryKeyIsInTheHelp: what the pane takes is in its help, or is a letter or a
// digit, of which the help speaks as such.
func TestEveryKeyIsInTheHelp(t *testing.T) {
	named := []string{"space", "enter", "esc", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "tab", "backspace", "delete"}
	var all []string
	for c := rune(33); c < 127; c++ {
		all = append(all, string(c))
		if c >= 'a' && c <= 'z' {
			all = append(all, "ctrl+"+string(c))
		}
	}
	all = append(all, named...)
	for _, state := range []string{"", "/", "/ down", "= p f"} {
		for _, k := range all {
			r := newRoom(t, 5, during)
			r.keys("p").keys(state)
			help := map[string]bool{}
			for _, g := range r.Keys(r.Desk) {
				for _, b := range g.Keys {
					for _, n := range b.Keys {
						help[n] = true
					}
					if b.Shown() == "" || b.Does == "" || g.Heading == "" {
						t.Fatalf("the help has an empty line: %+v in %q", b, g.Heading)
					}
				}
			}
			text := state == "/" && len(k) == 1
			plain := len(k) == 1 && (k >= "0" && k <= "9" || strings.ToLower(k) >= "a" && strings.ToLower(k) <= "z")
			name := k
			if plain && k != "U" {
				name = strings.ToLower(k)
			}
			if e := r.press(k); e.Handled && !help[name] && !plain && !text {
				t.Errorf("%q acts (%q) and is not in the help", k, state)
			}
		}
	}
}

// TestNoKeyTwice: in one place no key means two things.
func TestNoKeyTwice(t *testing.T) {
	for name, keys := range map[string]table{"rows": rowKeys(), "door": doorKeys()} {
		for _, line := range []bool{true, false} {
			seen := map[string]bool{}
			for _, b := range keys {
				if b.line != b.rows && b.line != line {
					continue
				}
				for _, k := range b.keys {
					if seen[k] {
						t.Errorf("%s: %s means two things", name, k)
					}
					seen[k] = true
				}
			}
		}
	}
}

func BenchmarkView(b *testing.B) {
	for _, size := range [][2]int{{80, 23}, {120, 40}} {
		for _, privacy := range []pane.Privacy{pane.Everything, pane.NamesOnly} {
			b.Run(fmt.Sprintf("%dx%d-%s", size[0], size[1], privacy), func(b *testing.B) {
				r := newRoom(b, 30, during)
				r.Look, r.Hide = panetest.Looks()["dark"], privacy
				r.keys("p p l a p p p c enter p p")
				b.ReportAllocs()
				for b.Loop() {
					r.Pane.View(r.Desk, size[0], size[1], true)
				}
			})
		}
	}
}

// BenchmarkKey is a mark with its view; the model's part of it is measured apart.
func BenchmarkKey(b *testing.B) {
	r := newRoom(b, 30, during)
	r.Look = panetest.Looks()["dark"]
	start, trail := r.Snap, r.Trail
	var keys []tea.KeyPressMsg
	for _, name := range []string{"p", "a", "l", "down"} {
		keys = append(keys, panetest.Key(b, name))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%24 == 0 {
			r.Snap, r.Trail = start, trail
			r.Pane = New(model.SheetID{Session: 11})
			r.Pane.View(r.Desk, 80, 23, true)
		}
		r.Real = r.Real.Add(time.Second)
		r.Key(r.Desk, keys[i%len(keys)])
	}
}
