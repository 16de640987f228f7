package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/store/pages"
)

// noted writes a note into the file.
func noted(t *testing.T, b *Book, space model.ID, text string) {
	t.Helper()
	s, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	env := model.Env{Now: time.Date(2021, 11, 17, 9, 24, 0, 0, time.UTC), NewID: func() model.ID { return NewID(b.rand) }}
	p, err := model.SetNote{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: s.Enrolments[0].ID, Text: text}.Plan(s, env)
	if err == nil {
		err = b.Commit(p.Changes)
	}
	if err != nil {
		t.Fatal(err)
	}
}

var monday = time.Date(2026, 11, 23, 8, 2, 0, 0, time.Local)

// ownFile is a file under a passphrase: a demo keeps no copies.
func ownFile(t *testing.T) (*Book, model.ID) { return openedWith(t, []byte("four words of old")) }

func TestACopyIsKeptWhereSomethingChanged(t *testing.T) {
	b, space := ownFile(t)
	keep := func(at, want time.Time, copies int) {
		t.Helper()
		last, err := b.Keep(at)
		all, _ := Copies(b.Path())
		if err != nil || !last.Equal(want) || len(all) != copies {
			t.Errorf("the last copy is of %v, %d in all, %v", last, len(all), err)
		}
	}
	keep(monday, monday, 1)
	keep(monday.Add(time.Hour), monday, 1)
	if err := b.Set("cohort", "7"); err != nil {
		t.Fatal(err)
	}
	keep(monday.Add(time.Hour), monday, 1)
	noted(t, b, space, "another")
	before := monday.Add(-1000 * time.Hour) // the clock went back
	keep(before, before, 2)
	all, err := Copies(b.Path())
	if err != nil || len(all) != 2 || all[0].Number != 2 || !all[1].At.Equal(monday) {
		t.Fatalf("%+v %v", all, err)
	}
	for _, k := range all {
		o := Options{Rand: b.rand, Passphrase: []byte("four words of old")}
		c, err := Open(k.Path, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Prove(); err != nil {
			t.Error(err)
		}
		c.Close()
		if info, _ := os.Stat(k.Path); info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", k.Path, info.Mode())
		}
	}
}

func TestADemoKeepsNoCopies(t *testing.T) {
	b, _ := opened(t)
	if last, err := b.Keep(monday); !last.IsZero() || err != nil {
		t.Error(last, err)
	}
}

func TestABackupStandsWhereItIsWanted(t *testing.T) {
	b, _ := ownFile(t)
	stick := t.TempDir()
	path, err := b.Backup(stick, monday)
	if err != nil || path != filepath.Join(stick, "a 2026-11-23 0802.db") {
		t.Fatal(path, err)
	}
	if _, err := b.Backup(stick, monday); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("over another backup: %v", err)
	}
	if path, err := b.Backup(filepath.Join(stick, "own.db"), monday); err != nil || path != filepath.Join(stick, "own.db") {
		t.Error(path, err)
	}
}

func TestACopyThatCannotBeMadeSaysSo(t *testing.T) {
	b, _ := ownFile(t)
	if err := os.WriteFile(copiesFolder(b.Path()), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Keep(monday); err == nil || !strings.Contains(err.Error(), "No copy of a.db could be made") {
		t.Error(err)
	}
}

func TestLargeCopiesAreReadLater(t *testing.T) {
	b, _ := ownFile(t)
	if _, err := b.Keep(monday); err != nil {
		t.Fatal(err)
	}
	all, _ := Copies(b.Path())
	whole := all[0].Path
	late := strings.TrimSuffix(whole, ".db") + unread + ".db"
	if err := os.Rename(whole, late); err != nil {
		t.Fatal(err)
	}
	if all, _ := Copies(b.Path()); len(all) != 1 || !all[0].Unread {
		t.Fatalf("%+v", all)
	}
	if err := b.ReadKept(); err != nil {
		t.Fatal(err)
	}
	if all, _ := Copies(b.Path()); len(all) != 1 || all[0].Unread || all[0].Path != whole {
		t.Fatalf("%+v", all)
	}
	content, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for i := 2 * pages.PageSize; i < len(content); i += 64 {
		content[i+40] ^= 0x40 // wherever values stand
	}
	if err := os.WriteFile(late, content, 0o600); err != nil {
		t.Fatal(err)
	}
	os.Remove(whole)
	if err := b.ReadKept(); err == nil {
		t.Fatal("a damaged copy is called whole")
	}
	if all, _ := Copies(b.Path()); len(all) != 0 {
		t.Errorf("it is still in the list: %+v", all)
	}
}

// TestWhichCopiesStay: whatever the clock does, the newest ten stay, and at most fifty-odd in
// all; of one that goes, a newer one of the same day and the same month stays.
func TestWhichCopiesStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Kept
		at := monday
		for n := rapid.IntRange(0, 200).Draw(t, "copies"); n > 0; n-- {
			at = at.Add(time.Duration(rapid.IntRange(-100, 400).Draw(t, "hours")) * time.Hour)
			all = append([]Kept{{Path: fmt.Sprint(n), Number: len(all) + 1, At: at}}, all...)
		}
		gone := map[int]bool{}
		for _, k := range superfluous(all) {
			gone[k.Number] = true
		}
		if left := len(all) - len(gone); left > keepNewest+keepDays+keepMonths {
			t.Fatalf("%d stay", left)
		}
		days := map[string]bool{}
		for i, k := range all {
			day := k.At.Format("2006-01-02")
			if gone[k.Number] && (i < keepNewest || !days[day] && len(days) < keepDays) {
				t.Fatalf("copy %d of %s goes", k.Number, day)
			}
			days[day] = true
		}
	})
}
