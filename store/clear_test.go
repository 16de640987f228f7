package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/seal"
)

// ringKeys are the keys under which the ring of a space may be sealed.
func ringKeys(t *testing.T, b *Book, space model.ID) seal.Keys {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.spaces[space]
	if s == nil {
		t.Fatal("the space is not held")
	}
	return s.keys
}

// rings counts the rings in all bytes of all files below a folder, in use or not, in which a
// person still has a key; whoever has the keys of the space can look for them anywhere.
func rings(t *testing.T, folder string, keys seal.Keys, space, person model.ID) (found int) {
	t.Helper()
	newest, _ := keys.Newest()
	id := binary.BigEndian.AppendUint64(nil, uint64(newest.ID))
	var lengths []int
	for n := range 10 {
		for live := range n + 1 {
			lengths = append(lengths, seal.Overhead+5+18*n+32*live)
		}
	}
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for at := 0; ; at++ {
			next := bytes.Index(raw[at:], id)
			if next < 0 {
				return nil
			}
			at += next
			for _, n := range lengths {
				if at < 1 || at-1+n > len(raw) {
					continue
				}
				plain, err := seal.Open(newest, aad(bucketRings, keyID(space)), raw[at-1:at-1+n])
				if err != nil {
					continue
				}
				ring, err := seal.DecodeRing(plain)
				if err != nil {
					continue
				}
				if _, some := ring.DestroyIf(func(p uint64, _ seal.Kind) bool { return p == uint64(person) }); some {
					found++
				}
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// littered is a file with copies of all sorts beside it, and what killed programs left.
func littered(t *testing.T) (b *Book, space model.ID) {
	t.Helper()
	b, space = ownFile(t)
	for n := range 3 {
		noted(t, b, space, fmt.Sprint("note ", n))
		if _, err := b.Keep(monday.AddDate(0, 0, n)); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{freeName(b.path, " replaced", monday), freeName(b.path, " salvaged", monday), b.path + ".new123", b.path + ".making.new9"} {
		if err := b.copyTo(path, false); err != nil {
			t.Fatal(err)
		}
	}
	all, err := Copies(b.path)
	if err != nil || len(all) != 3 {
		t.Fatal(len(all), err)
	}
	raw, err := os.ReadFile(all[1].Path)
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{
		all[1].Path + ".damaged": raw, all[1].Path + ".new77": raw[:len(raw)/2],
		filepath.Join(copiesFolder(b.path), "00002 2026-11-24 0802 0123456789abcdef.db"): raw[:3*4096],
	} {
		if err := os.WriteFile(name, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lost := filepath.Join(filepath.Dir(b.path), rehearsal+"1")
	if err := os.Mkdir(lost, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(lost, filepath.Base(b.path)), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return b, space
}

// kill copies all that stands at a moment, which is what a program leaves that is killed then.
func kill(t *testing.T, folder string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestErasingIsGoneOnWithAfterAKillAtAnyStep(t *testing.T) {
	b, space := littered(t)
	s, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	gone, stays := s.Enrolments[0], s.Enrolments[1]
	keys, folder, before := ringKeys(t, b, space), filepath.Dir(b.path), s.Facts()
	if n := rings(t, folder, keys, space, gone.Person); n < 8 {
		t.Fatalf("%d rings with the keys were found before anything was erased", n)
	}
	env := model.Env{Now: monday, NewID: func() model.ID { return NewID(b.rand) }}
	p, err := model.NoteErased{Person: gone.Person}.Plan(s, env)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Erase([]model.ID{gone.Person}, p.Changes); err != nil {
		t.Fatal(err)
	}
	states := map[string]string{"erased": kill(t, folder)}
	b.steps = func(what string) { states[fmt.Sprint(len(states), " ", what)] = kill(t, folder) }
	out, err := b.Clear()
	if err != nil || !out.Done || b.Doomed() || len(out.Left) != 0 || out.Rewritten != 5 || out.Removed != 3 {
		t.Fatalf("%+v, %v", out, err)
	}
	if len(states) < 12 {
		t.Fatalf("only %d steps", len(states))
	}
	states["all of it"] = folder
	b.Close()
	for name, dir := range states {
		o := Options{Rand: b.rand, Passphrase: []byte("four words of old"), Cost: 10}
		c, err := Open(filepath.Join(dir, filepath.Base(b.path)), o)
		if err != nil {
			t.Fatal(name, err)
		}
		if c.Doomed() {
			t.Errorf("killed at %q: it was not gone on with: %+v", name, c.Cleared())
		}
		if n := rings(t, dir, keys, space, gone.Person); n != 0 {
			t.Errorf("killed at %q: %d rings still have the keys", name, n)
		}
		if n := rings(t, dir, keys, space, stays.Person); n < 5 {
			t.Errorf("killed at %q: only %d rings have the keys of the other", name, n)
		}
		if _, _, err := c.Examine(); err != nil {
			t.Errorf("killed at %q: %v", name, err)
		}
		erasedThere(t, c, space, gone, stays)
		if now, err := c.Load(space); err != nil || now.Facts().Listed != before.Listed || now.Cohort.Erased[0].Person != gone.Person {
			t.Errorf("killed at %q: the totals changed, %v", name, err)
		}
		all, err := Copies(c.path)
		if err != nil || len(all) != 3 {
			t.Errorf("killed at %q: %d copies, %v", name, len(all), err)
		}
		for _, k := range all {
			x, err := OpenCopy(k.Path, o)
			if err != nil {
				t.Fatal(name, err)
			}
			erasedThere(t, x, space, gone, stays)
			x.Close()
		}
		left, _ := os.ReadDir(dir)
		if names := fmt.Sprint(left); strings.Contains(names, ".new") || strings.Contains(names, "rehearsal") {
			t.Errorf("killed at %q: there is still %v", name, names)
		}
		c.Close()
	}
}

// erasedThere fails unless one person has no name any more and all marks, and another all.
func erasedThere(t *testing.T, b *Book, space model.ID, gone, stays *model.Enrolment) {
	t.Helper()
	s, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	x := s.Sessions[0].ID
	if p := s.Person(gone.Person); p.Family != "(erased)" || s.Enrolment(gone.ID).Mark(x) != gone.Mark(x) {
		t.Errorf("%s is %v", filepath.Base(b.path), p)
	}
	if p := s.Person(stays.Person); p.Family == "(erased)" || s.Enrolment(stays.ID).Mark(x) != stays.Mark(x) {
		t.Error("the other lost something")
	}
}

// Copies from before new keys do not open with those of the file: they cannot be written anew.
func TestErasingRemovesCopiesThatCannotBeRead(t *testing.T) {
	b, space := littered(t)
	if err := b.NewKeys([]byte("four other words here")); err != nil {
		t.Fatal(err)
	}
	s, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Erase([]model.ID{s.Enrolments[0].Person}); err != nil {
		t.Fatal(err)
	}
	out, err := b.Clear()
	if err != nil || !out.Done || out.Rewritten != 0 || out.Removed != 6 || len(out.Left) != 2 {
		t.Fatalf("%+v %v", out, err)
	}
	if all, _ := Copies(b.path); len(all) != 0 {
		t.Errorf("%d copies are left", len(all))
	}
}

func TestPurgingTakesACohortOutOfEveryCopy(t *testing.T) {
	b, space := littered(t)
	if _, err := b.Load(space); err != nil {
		t.Fatal(err)
	}
	keys, folder := ringKeys(t, b, space), filepath.Dir(b.path)
	s, _ := b.Load(space)
	person := s.Enrolments[0].Person
	if err := b.Purge(NewID(b.rand), "nothing"); !errors.Is(err, ErrNoSpace) {
		t.Error(err)
	}
	if err := b.Purge(space, "2 people"); err != nil {
		t.Fatal(err)
	}
	var states []string
	b.steps = func(string) { states = append(states, kill(t, folder)) }
	if out, err := b.Clear(); err != nil || !out.Done {
		t.Fatal(out, err)
	}
	b.Close()
	for i, dir := range append(states, folder) {
		o := Options{Rand: b.rand, Passphrase: []byte("four words of old"), Cost: 10}
		c, err := Open(filepath.Join(dir, filepath.Base(b.path)), o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Load(space); !errors.Is(err, ErrNoSpace) || c.Doomed() || !slices.Equal(c.Purged(), []string{"2 people"}) {
			t.Errorf("state %d: %v %v %v", i, err, c.Doomed(), c.Purged())
		}
		if n := rings(t, dir, keys, space, person); n != 0 {
			t.Errorf("state %d: %d rings are left", i, n)
		}
		if err := c.Prove(); err != nil {
			t.Error(err)
		}
		if trail, err := c.Trail(100); err != nil || len(trail) != 0 {
			t.Errorf("state %d: a trail of %d, %v", i, len(trail), err)
		}
		if _, err := c.Newest(); err != nil {
			t.Error(err)
		}
		c.Close()
	}
}

// What fades is of a kind, in one cohort: names stay where only notes go.
func TestFadingTakesOneKind(t *testing.T) {
	b, space := ownFile(t)
	s, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	e := s.Enrolments[0]
	if err := b.Fade(space, []change.Secrecy{change.Notes, change.Reach}, []model.ID{e.Person}); err != nil {
		t.Fatal(err)
	}
	if out, err := b.Clear(); err != nil || !out.Done {
		t.Fatal(out, err)
	}
	s, err = b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	p := s.Person(e.Person)
	if p.Family != "Begum" || p.Phone != "(erased)" || s.Enrolment(e.ID).Note(s.Sessions[0].ID) != "(erased)" {
		t.Errorf("%+v, %q", p, s.Enrolment(e.ID).Note(s.Sessions[0].ID))
	}
	if h, err := b.Holds(space); err != nil || h != (model.Holding{Who: 2, Reach: 1, Notes: 1}) {
		t.Errorf("%+v %v", h, err)
	}
	if err := b.Fade(space, []change.Secrecy{9}, []model.ID{e.Person}); err == nil {
		t.Error("a kind that there is not")
	}
}

func TestDoomedReadsWhatItWrote(t *testing.T) {
	d := doomed{keys: []doomedKeys{{1, 2, allKinds()}, {0, 3, [3]bool{false, false, true}}}, spaces: []change.ID{7, 9}}
	got, err := readDoomed(d.text())
	if err != nil || got.text() != d.text() || len(got.keys) != 2 || got.keys[1] != d.keys[1] || !slices.Equal(got.spaces, d.spaces) {
		t.Errorf("%+v %v", got, err)
	}
	for _, bad := range []string{"space 1", "keys 1 2 3", "burn"} {
		if _, err := readDoomed(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
