package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store"
)

// whole sees that a file holds what was written into it, and that every value opens.
func whole(t *testing.T, d *desk, space model.ID) {
	t.Helper()
	if err := d.book.Prove(); err != nil {
		t.Fatal(err)
	}
	if err := d.book.Check(space); err != nil {
		t.Fatal(err)
	}
	d.holds(space)
}

// marked is a locked desk with some marks.
func marked(t *testing.T) (d *desk, space model.ID) {
	t.Helper()
	d, space = locked(t, 3)
	for _, v := range []model.Verb{model.VerbLate, model.VerbAbsent, model.VerbPresent} {
		d.mark(space, 0, v)
		d.mark(space, 1, v)
	}
	return d, space
}

// newCode gives the file a recovery code.
func (d *desk) newCode() (words string) {
	d.t.Helper()
	words, keep, err := d.book.NewRecovery()
	if err == nil {
		err = keep()
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return words
}

func TestACompactedFileIsTheSame(t *testing.T) {
	d, space := marked(t)
	defer func() { d.book.Close() }()
	before := d.journal(space)
	if err := d.book.Set("lead", "7"); err != nil {
		t.Fatal(err)
	}
	if err := d.book.Compact(); err != nil {
		t.Fatal(err)
	}
	whole(t, d, space)
	after := d.journal(space)
	if !bytes.Equal(bytes.Join(before.Lines, nil), bytes.Join(after.Lines, nil)) || d.book.Setting("lead") != "7" {
		t.Error("the compacted file says something else")
	}
	d.mark(space, 1, model.VerbAbsent)
	if !d.undo() {
		t.Error("nothing to undo after compacting")
	}
	d.close()
	d.open()
	whole(t, d, space)
	names, _ := os.ReadDir(filepath.Dir(d.path))
	for _, n := range names {
		if n.Name() != "work.db" && n.Name() != "marks" {
			t.Errorf("%s was left behind", n.Name())
		}
	}
}

// TestRoomIsGivenBack: most of the file goes, and before it is closed the room does too.
func TestRoomIsGivenBack(t *testing.T) {
	d, space := marked(t)
	defer func() { d.book.Close() }()
	size := func() int64 {
		info, err := os.Stat(d.path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	// Each of these notes replaces the record of the one before it, page by page.
	s := d.snap(space)
	for n := range 200 {
		d.do(space, model.SetNote{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: s.Enrolments[0].ID, Text: string(bytes.Repeat([]byte{byte('a' + n%26)}, 1900))})
	}
	before := size()
	if err := d.book.Tidy(); err != nil {
		t.Fatal(err)
	}
	whole(t, d, space)
	if after := size(); after >= before {
		t.Errorf("%d bytes before, %d after", before, after)
	}
	once := size()
	if err := d.book.Tidy(); err != nil || size() != once {
		t.Errorf("tidied again: %d bytes, then %d, %v", once, size(), err)
	}
}

func TestAnotherPassphrase(t *testing.T) {
	d, space := marked(t)
	words := d.newCode()
	if !d.book.Opens([]byte(lockedWith)) || !d.book.Opens([]byte(words)) || d.book.Opens([]byte("another one")) {
		t.Error("what opens the file is not known")
	}
	if err := d.book.NewPassphrase([]byte("four blue words here")); err != nil {
		t.Fatal(err)
	}
	d.mark(space, 1, model.VerbAbsent)
	d.close()
	if err := d.opens(lockedWith); !errors.Is(err, store.ErrWrongPassphrase) {
		t.Errorf("the old passphrase: %v", err)
	}
	if err := d.opens(words); err != nil {
		t.Errorf("the recovery code: %v", err)
	}
	d.o.Passphrase = []byte("four blue words here")
	d.open()
	whole(t, d, space)
	d.close()
}

func TestNewKeys(t *testing.T) {
	d, space := marked(t)
	words := d.newCode()
	if err := d.book.NewKeys([]byte("four blue words here")); err != nil {
		t.Fatal(err)
	}
	d.o.Passphrase = []byte("four blue words here")
	if d.book.HasRecovery() {
		t.Error("the old recovery code is still there")
	}
	whole(t, d, space)
	d.mark(space, 1, model.VerbAbsent)
	if !d.undo() {
		t.Error("nothing to undo")
	}
	d.close()
	for _, typed := range []string{lockedWith, words} {
		if err := d.opens(typed); !errors.Is(err, store.ErrWrongPassphrase) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	d.open()
	whole(t, d, space)
	words = d.newCode()
	d.close()
	if err := d.opens(words); err != nil {
		t.Errorf("the new recovery code: %v", err)
	}
}

func TestADemoHasNoPassphraseToChange(t *testing.T) {
	d := newDesk(t, folder(t), 4)
	_, begin := d.cohort("ssl-2021", 1)
	d.create(begin)
	defer d.close()
	for _, err := range []error{d.book.NewPassphrase([]byte("four blue words")), d.book.NewKeys([]byte("four blue words"))} {
		if err == nil || !strings.Contains(err.Error(), "A demo file has no lock") {
			t.Error(err)
		}
	}
}
