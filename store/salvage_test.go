package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store"
)

var salvagedAt = time.Date(2026, 11, 24, 9, 0, 0, 0, time.Local)

// marksOf are the values of marks that stand in a cohort, in words, by place and session.
func marksOf(s *model.Snapshot) map[string]string {
	out := map[string]string{}
	for _, e := range s.Enrolments {
		for _, x := range s.Sessions {
			out[fmt.Sprint(e.ID, " ", x.Number)] = fmt.Sprintf("%+v", e.Mark(x.ID))
		}
	}
	return out
}

// salvaged is what the file made of a damaged one says of every cohort; nil where nothing
// could be read, and that was said.
func (d *desk) salvaged(t *testing.T, path, what string) (out store.Salvaged, marks map[string]map[string]string) {
	t.Helper()
	out, err := store.Salvage(path, d.o, salvagedAt)
	if err != nil {
		if !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNotOurs) && !errors.Is(err, store.ErrLocked) {
			t.Fatalf("%s: %v", what, err)
		}
		return out, nil
	}
	defer os.Remove(out.Path)
	b, err := store.Open(out.Path, d.o)
	if err != nil {
		t.Fatalf("%s: what was made does not open: %v", what, err)
	}
	defer b.Close()
	if err := b.Prove(); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	ids, err := b.Spaces()
	if err != nil {
		t.Fatal(err)
	}
	marks = map[string]map[string]string{}
	for _, id := range ids {
		if err := b.Check(id); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		s, err := b.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		marks[id.String()] = marksOf(s)
	}
	return out, marks
}

// TestSalvage damages a file in many ways: what is made of it opens and holds together; it is
// all that there was, or it says that something is lost.
func TestSalvage(t *testing.T) {
	t.Parallel()
	d, older := history(t, 120, 20)
	whole := mustRead(t, d.path)
	all, want := d.salvaged(t, d.path, "whole")
	if len(all.Missing) > 0 || all.FromRecords > 0 || all.Changes < 100 {
		t.Fatalf("of a whole file: %+v", all)
	}
	cases := 100
	if long() {
		cases = 5000
	}
	random := rand.New(rand.NewPCG(8, 9))
	path := filepath.Join(filepath.Dir(d.path), "hurt.db")
	complete, lost, nothing, records := 0, 0, 0, 0
	for i := range cases {
		h := hurts()[i%len(hurts())]
		what := fmt.Sprintf("case %d, %s", i, h.name)
		bad := h.do(random, bytes.Clone(whole), older)
		mustWrite(t, path, bad)
		out, got := d.salvaged(t, path, what)
		if !bytes.Equal(mustRead(t, path), bad) {
			t.Fatalf("%s: the damaged file was changed", what)
		}
		records += out.FromRecords
		same := true
		for space, marks := range want {
			for at, mark := range marks {
				same = same && got[space][at] == mark
			}
		}
		switch {
		case got == nil:
			nothing++
		case same:
			complete++
		case len(out.Missing) == 0:
			for space, marks := range want {
				for at, mark := range marks {
					if got[space][at] != mark {
						t.Logf("%s %s: %s, not %s", space, at, got[space][at], mark)
					}
				}
			}
			t.Fatalf("%s: something is lost in silence: %+v of %d", what, out, all.Changes)
		default:
			lost++
		}
	}
	t.Logf("%d files gave back every mark, %d said what is lost, of %d nothing could be read; %d values came from records", complete, lost, nothing, records)
	if complete == 0 || lost+nothing == 0 {
		t.Error("the damage proves nothing")
	}
}

// TestSalvageWithCopies: what the file has lost and a copy has, and the other way round, makes
// the whole again, however much of the file is gone.
func TestSalvageWithCopies(t *testing.T) {
	d, space := marked(t)
	if _, err := d.book.Keep(salvagedAt); err != nil {
		t.Fatal(err)
	}
	d.mark(space, 0, model.VerbAbsent)
	want := marksOf(d.snap(space))
	d.close()
	whole := mustRead(t, d.path)
	for name, bad := range map[string][]byte{
		"not there": nil, "empty": {}, "half of it": whole[:len(whole)/2], "noise": bytes.Repeat([]byte{7}, 40_000), "a bad meta page": append(make([]byte, 4096), whole[4096:]...),
	} {
		os.Remove(d.path)
		if bad != nil {
			mustWrite(t, d.path, bad)
		}
		out, got := d.salvaged(t, d.path, name)
		if out.Changes == 0 {
			t.Fatalf("%s: nothing came back", name)
		}
		if !mapsEqual(got[space.String()], want) && len(out.Missing) == 0 {
			t.Errorf("%s: a mark is lost in silence: %+v", name, out)
		}
		if name == "a bad meta page" && (len(out.Missing) > 0 || !mapsEqual(got[space.String()], want)) {
			t.Errorf("%s: %+v", name, out)
		}
		if name == "not there" && !slices.Contains(out.Missing, "Of the last things done on this laptop one change is lost.") {
			t.Errorf("%s: %+v", name, out)
		}
	}
}

func mapsEqual(a, b map[string]string) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

func TestSalvageWantsThePassphrase(t *testing.T) {
	d, _ := marked(t)
	d.close()
	for typed, want := range map[string]error{"another one": store.ErrWrongPassphrase, lockedWith: nil} {
		o := d.o
		o.Passphrase = []byte(typed)
		out, err := store.Salvage(d.path, o, salvagedAt)
		if !errors.Is(err, want) {
			t.Errorf("%q: %v", typed, err)
		}
		os.Remove(out.Path)
	}
	names, _ := os.ReadDir(filepath.Dir(d.path))
	for _, n := range names {
		if n.Name() != "work.db" && n.Name() != "marks" {
			t.Errorf("%s was left behind", n.Name())
		}
	}
}
