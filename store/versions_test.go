package store_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// The first file that was ever written is shared, joined to, sends and takes in; what it sends
// and what it had sent before are taken in by files of now.
func TestAFileFromBeforeTakesPart(t *testing.T) {
	old := newDesk(t, folder(t), 77)
	old.o.Passphrase, old.o.Cost = []byte(formsPassphrase), 10
	copyFile(t, filepath.Join("testdata", "forms-1.db"), old.path)
	old.open()
	ids, err := old.book.Spaces()
	if err != nil {
		t.Fatal(err)
	}
	space := ids[slices.IndexFunc(ids, func(id model.ID) bool { return old.snap(id).Cohort.ID != 0 })]
	r := &room{t: t, dir: folder(t), space: space, desks: []*desk{old}}
	defer r.close()
	now := owned(newDesk(t, within(t, r.dir), 2))
	now.create(nil)
	r.join(old, now)
	r.desks = append(r.desks, now)
	old.mark(space, 2, model.VerbPresent)
	early := r.send(old, 0)
	now.mark(space, 2, model.VerbAbsent)
	if n := len(r.receive(old, r.send(now, 0)).New); n == 0 {
		t.Error("the older file took nothing in")
	}
	if err := old.book.Compact(); err != nil {
		t.Fatal(err)
	}
	r.receive(now, early) // made before the file was written anew
	r.agree()
	if n := len(now.snap(space).Disputes()); n != 1 {
		t.Errorf("%d questions are open", n)
	}
	if held := now.snap(space).Cell(change.Field{Kind: 200, Record: 5, Name: 60_000, Elem: 6}).Standing(); len(held) != 1 {
		t.Error("what was not known was not passed on")
	}
}

// Of a form of the future nothing is taken in, wherever it begins, and the sentence says what
// to do.
func TestFormsOfTheFuture(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	r.agree()
	reader, writer := r.desks[0], r.desks[1]
	whole := func(spoil func(m *store.Member)) []byte {
		m := store.NewMember(t, writer.book, r.space)
		m.Write(change.Change{ID: 5, Entries: []change.Entry{entry(model.KindEnrolment, 1, 1, 1, "x")}})
		spoil(m)
		return m.Send(t)
	}
	bundle := whole(func(*store.Member) {})
	bundle[len("workgroup bundle\n")]++
	for name, content := range map[string][]byte{
		"bundle":  bundle,
		"content": whole(func(m *store.Member) { m.Future = true }),
		"line": whole(func(m *store.Member) {
			line := m.Content.Lines[0]
			line[0]++
			m.Content.Tips = nil
		}),
		"ring": whole(func(m *store.Member) { m.Content.Ring = slices.Clone(m.Content.Ring); m.Content.Ring[0]++ }),
	} {
		before := reader.journal(r.space)
		_, err := reader.book.Receive(content)
		if !errors.Is(err, store.ErrNewer) || !strings.Contains(err.Error(), "Update the program") {
			t.Errorf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(reader.journal(r.space), before) {
			t.Errorf("%s: something was taken in", name)
		}
	}
	// Beside it goes on what both know.
	writer.mark(r.space, 0, model.VerbPresent)
	r.agree()
}

// What a newer program noted of another laptop is not damage.
func TestALaptopInAFormOfTheFuture(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	d := r.desks[0]
	content := r.send(r.desks[1], 0)
	r.receive(d, content)
	if err := d.book.Set("peer aaaaaaaaaaaaaaab", "\x03 and more"); err != nil {
		t.Fatal(err)
	}
	before := d.journal(r.space)
	_, sent := d.book.Send(0, d.now)
	_, took := d.book.Receive(content)
	_, listed := d.book.Laptops(r.space)
	for _, err := range []error{sent, took, listed} {
		if !errors.Is(err, store.ErrNewer) || errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "Update the program") {
			t.Errorf("it says %v", err)
		}
	}
	if !reflect.DeepEqual(d.journal(r.space), before) {
		t.Error("something was written")
	}
}
