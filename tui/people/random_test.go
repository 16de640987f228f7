package people_test

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
)

// nasty is a cohort whose texts a terminal would obey, or measure in two ways.
func nasty() *model.Snapshot {
	return panetest.Written(7, func(d *model.Draft) {
		for i, text := range panetest.Nasty() {
			id := model.ID(i + 1)
			d.Session(model.Session{ID: id, Number: i + 1, Kind: model.Workshop, Venue: text, Date: model.Day(i * 1500), Mode: model.Online})
			d.School(model.School{ID: 200 + id, Name: text, Town: text})
			d.Person(model.Person{ID: 600 + model.ID(i), Given: text, Family: text, Label: text, Phone: text, Emails: []string{text}, Before: []string{text}, Aliases: []string{text}})
			d.Enrol(model.Enrolment{ID: place(i), Person: 600 + model.ID(i), School: 200 + id, Role: text, Remark: text, Status: model.Status(i%10 + 1), Year: i * i * 99})
			d.MarkAs(&model.Enrolment{ID: place(i)}, id, model.Mark{Kind: model.Elsewhere, Place: text})
		}
	})
}

func TestEverySizeWithNastyTexts(t *testing.T) {
	snap, look := nasty(), panetest.Looks()["dark"]
	lists, cards, over := map[string]*room{}, []*room{}, []*room{}
	for _, keys := range []string{"", "/", "n", "e", "s", "m", "w"} {
		r := list(t)
		r.Snap, r.Look = snap, look
		lists[keys] = r.keys("down down " + keys)
	}
	for i := range panetest.Nasty() {
		r := card(t, i, model.SheetID{})
		r.Snap, r.Look = snap, look
		cards = append(cards, r)
	}
	merge, hidden := list(t).keys("down down m down enter"), list(t).paste(pasted)
	hidden.Hide = pane.NamesOnly
	over = append(over, list(t).paste(pasted), merge, hidden)
	for _, size := range panetest.Sizes() {
		w, h := size[0], size[1]
		for _, r := range lists {
			panetest.Fits(t, r.pane.View(r.Desk, w, h, true), w, h)
			fitsOver(t, r, w, h)
		}
		for _, r := range cards {
			panetest.Fits(t, r.pane.View(r.Desk, w, h, true), w, h)
		}
		for _, r := range over {
			fitsOver(t, r, w, h)
		}
	}
}

// fitsOver fails unless the question has w cells a line and at most h lines.
func fitsOver(t *testing.T, r *room, w, h int) {
	t.Helper()
	if r.ask == nil {
		return
	}
	lines := panetest.Sized(r.Desk, r.ask.Dialog, w, h).View(r.Look)
	if len(lines) > max(0, h) {
		t.Fatalf("%d lines at %dx%d", len(lines), w, h)
	}
	panetest.Fits(t, lines, w, len(lines))
}

// TestRandomKeys presses keys as a cat would: no panic, every view fits, and undo brings
// back the beginning.
func TestRandomKeys(t *testing.T) {
	names := []string{
		"n", "e", "d", "t", "y", "s", "p", "w", "r", "a", "l", "m", "c", "o", "h", "x", "b", "backspace", "/", "j", "k", "up", "down", "left", "right", "home", "end",
		"pgup", "pgdown", "enter", "enter", "enter", "tab", "shift+tab", "ctrl+s", "esc", "1", "2", "5", "space", "ctrl+u", "<", ">", "paste", "hide", "undo", "size",
	}
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		rnd := rand.New(rand.NewPCG(seed, 1))
		panes := []*room{list(t), card(t, rnd.IntN(8), model.SheetID{})}
		r := panes[rnd.IntN(2)]
		all := func() string {
			return panetest.Shown(people.New(false), &panetest.Desk{Snap: r.Snap, Clock: r.Clock, Look: r.Look}, 200, 40)
		}
		before := all()
		for range 120 {
			switch name := names[rnd.IntN(len(names))]; name {
			case "paste":
				r.paste(pasted)
			case "hide":
				r.Hide = pane.Privacy(rnd.IntN(2))
			case "undo":
				r.undo()
			case "size":
				w, h := rnd.IntN(130), rnd.IntN(40)
				panetest.Fits(rt, r.pane.View(r.Desk, w, h, true), w, h)
			default:
				r.press(name)
			}
			r.screen()
		}
		for {
			if _, ok := r.Trail.Undo(); !ok {
				break
			}
			r.undo()
		}
		if got := all(); got != before {
			rt.Fatalf("undo leaves\n%s\nof\n%s", got, before)
		}
	})
}
