package store_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store"
)

// tidyForEver marks, and between two marks keeps a copy of the file, compacts it, gives it
// its passphrase anew, or new keys. It prints the ID of each change once Commit has returned.
func (d *desk) tidyForEver(space model.ID) {
	d.randomly()
	at := time.Date(2026, 11, 24, 8, 0, 0, 0, time.Local)
	for i := 0; ; i++ {
		var err error
		switch i % 5 {
		case 0, 2:
			at = at.Add(time.Minute)
			_, err = d.book.Keep(at)
		case 1:
			err = d.book.Compact()
		case 3:
			err = d.book.NewKeys([]byte(lockedWith))
		case 4:
			err = d.book.NewPassphrase([]byte(lockedWith))
		}
		if err != nil {
			d.t.Fatal(err)
		}
		fmt.Println(d.turn(space, i%len(d.snap(space).Enrolments)).ID)
	}
}

// TestKillWhileCopying kills a process that writes and keeps copies, compacts, and changes
// keys in between: the file is the one of before or the one of after, every mark is there, each
// copy is whole, and what was being made is gone after the next opening. It kills 25 times;
// 1,000 times where WORKGROUP_LONG=1.
func TestKillWhileCopying(t *testing.T) {
	t.Parallel()
	kills := 25
	if long() {
		kills = 1000
	}
	random := rand.New(rand.NewPCG(3, 1))
	d, space := locked(t, 1)
	d.close()
	told, swept := changes{}, 0
	for range kills {
		for _, id := range killed(t, "tidy", d.path, random) {
			told[id] = true
		}
		swept += len(unfinished(t, d.path))
		d.open()
		if left := unfinished(t, d.path); len(left) > 0 {
			t.Fatalf("%v is left behind", left)
		}
		there := changesOf(t, d.journal(space))
		for id := range told {
			if !there[id] {
				t.Fatalf("the mark %v was acknowledged and is not there", id)
			}
		}
		if err := d.book.Prove(); err != nil {
			t.Fatal(err)
		}
		if err := d.book.Check(space); err != nil {
			t.Fatal(err)
		}
		d.close()
		kept, err := store.Copies(d.path)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range kept[:min(2, len(kept))] {
			changesAt(t, k.Path, d.o, space)
		}
	}
	if len(told) < kills || swept == 0 {
		t.Errorf("only %d marks were made, and %d files had to be swept up", len(told), swept)
	}
	t.Logf("%d kills, %d marks, %d unfinished files were removed", kills, len(told), swept)
}

// unfinished are the files that were being made of a file and of its copies.
func unfinished(t *testing.T, path string) (all []string) {
	t.Helper()
	for _, pattern := range []string{path + ".new*", filepath.Join(path+" copies", "*.new*")} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}
