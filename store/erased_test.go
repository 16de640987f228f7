package store

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
)

// opened is a file of one cohort with one person, who is marked and noted.
func opened(t testing.TB) (b *Book, space model.ID) {
	t.Helper()
	return openedWith(t, nil)
}

// openedWith is the same under a passphrase.
func openedWith(t testing.TB, passphrase []byte) (b *Book, space model.ID) {
	t.Helper()
	r := rand.NewChaCha8([32]byte{9})
	env := model.Env{Now: time.Date(2021, 11, 17, 9, 24, 0, 0, time.UTC), NewID: func() model.ID { return NewID(r) }}
	space = env.NewID()
	f := model.NewDraft(model.NewSnapshot(space, nil), env, model.VerbNewCohort)
	f.Cohort(model.Cohort{ID: space, Code: "ssl-2021"})
	sheet := model.SheetID{Session: env.NewID()}
	f.Session(model.Session{ID: sheet.Session, Number: 1, Kind: model.Workshop, Date: model.DayOf(env.Now), Credit: 4})
	for _, family := range []string{"Begum", "Price"} {
		p := env.NewID()
		f.Person(model.Person{ID: p, Given: "Asha", Family: family, Emails: []string{"asha@example.org"}, Phone: "01234"})
		f.Enrol(model.Enrolment{ID: env.NewID(), Person: p, Status: model.Enrolled})
	}
	o := Options{Rand: r, Marks: filepath.Join(t.TempDir(), "marks"), Passphrase: passphrase, Cost: 10}
	path := filepath.Join(t.TempDir(), "a.db")
	if err := Create(path, o, [][]*change.Change{{f.Change()}}); err != nil {
		t.Fatal(err)
	}
	b, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	for range 2 {
		s, err := b.Load(space)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range s.Enrolments {
			for _, a := range []model.Action{
				model.Stroke{Sheet: sheet, Enrolment: e.ID, Verb: model.VerbLate},
				model.SetNote{Sheet: sheet, Enrolment: e.ID, Text: "note " + env.NewID().String()},
			} {
				if s, err = b.Load(space); err != nil {
					t.Fatal(err)
				}
				p, err := a.Plan(s, env)
				if err != nil {
					t.Fatal(err)
				}
				if err := b.Commit(p.Changes); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return b, space
}

// destroy puts a ring into the file in which the keys of a person are tombstones.
func destroy(t *testing.T, b *Book, space, person model.ID) {
	t.Helper()
	if err := b.file.Update(func(tx *bbolt.Tx) error {
		w := b.newWriter(tx)
		s, err := w.space(space)
		if err != nil {
			return err
		}
		s.ring = s.ring.Destroy(uint64(person))
		w.rings[space] = true
		return w.flush()
	}); err != nil {
		t.Fatal(err)
	}
	clear(b.spaces)
}

func TestDestroyedKeysReadAsErased(t *testing.T) {
	b, space := opened(t)
	before, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	gone, stays := before.Enrolments[0], before.Enrolments[1]
	full, err := b.Journal(space)
	if err != nil {
		t.Fatal(err)
	}
	destroy(t, b, space, gone.Person)
	read := func() {
		t.Helper()
		s, err := b.Load(space)
		if err != nil {
			t.Fatal(err)
		}
		p := s.Person(gone.Person)
		if p.Given != "(erased)" || p.Family != "(erased)" || p.Phone != "(erased)" || len(p.Emails) != 1 || p.Emails[0] != "(erased)" {
			t.Errorf("the person reads %+v", p)
		}
		x := s.Sessions[0].ID
		if got := s.Enrolment(gone.ID); got.Mark(x) != gone.Mark(x) || s.Person(stays.Person).Family != "Price" || s.Enrolment(stays.ID).Mark(x) != stays.Mark(x) {
			t.Error("more was erased than what named the person")
		}
		for _, f := range fieldsOf(s) {
			for _, h := range s.Cell(f) {
				if secret := h.Secrecy != change.Open && !h.Take; h.Erased != (secret && h.Subject == gone.Person) || h.Erased && h.Value != "" {
					t.Errorf("%+v: erased %v", f, h.Erased)
				}
			}
		}
		if err := b.Check(space); err != nil {
			t.Error(err)
		}
		j, err := b.Journal(space)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range j.Lines {
			if string(line) != string(full.Lines[i]) {
				t.Error("a line was rewritten")
			}
		}
		chained(t, j)
		if _, err := b.Trail(100); err != nil {
			t.Error(err)
		}
	}
	read()
	// A copy that still has the key cannot bring it back.
	if _, err := b.Merge(full); err != nil {
		t.Fatal(err)
	}
	read()
}

func fieldsOf(s *model.Snapshot) (out []change.Field) {
	for _, rec := range s.Records() {
		for _, slot := range rec.Slots {
			out = append(out, change.Field{Kind: rec.Key.Kind, Record: rec.Key.Record, Name: slot.Name, Elem: slot.Elem})
		}
	}
	return out
}

// chained fails unless each line carries the hash of its device's line before it.
func chained(t *testing.T, j Journal) {
	t.Helper()
	before := map[change.ID]journal.Hash{}
	for _, b := range j.Lines {
		l, err := journal.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if l.Before != before[l.Device] {
			t.Errorf("line %d does not carry the hash of the line before it", l.Number)
		}
		before[l.Device] = journal.HashOf(b)
	}
}

// What a newer version wrote into a file of this format is refused in its own words,
// not taken for damage: it stands in an envelope. An envelope of another form, or a lock, is
// damage.
func TestNewerFormsInside(t *testing.T) {
	for name, spoil := range map[string]func(w *writer, s *space) error{
		"line": func(w *writer, s *space) error {
			k, err := w.newestKey(s)
			if err != nil {
				return err
			}
			return w.put(bucketJournal, keyLine(s.id, w.device.id, 1), k, []byte{2, 0}, nil)
		},
		"record": func(w *writer, s *space) error {
			k, err := w.newestKey(s)
			if err != nil {
				return err
			}
			return w.put(bucketRecords, keyRecord(s.id, change.Key{Kind: 200, Record: 1}), k, []byte{2, 0}, nil)
		},
		"head": func(w *writer, s *space) error {
			return w.put(bucketHeads, keyID(s.id), &w.b.key, []byte{headForm + 1, 0}, nil)
		},
		"ring": func(w *writer, s *space) error {
			k, err := w.newestKey(s)
			if err != nil {
				return err
			}
			return w.put(bucketRings, keyID(s.id), k, []byte{2, 0}, nil)
		},
		"keys": func(w *writer, s *space) error {
			return w.put(bucketSpaces, keyID(s.id), &w.b.key, []byte{2, 0}, nil)
		},
	} {
		b, space := opened(t)
		if err := b.file.Update(func(tx *bbolt.Tx) error {
			w := b.newWriter(tx)
			s, err := w.space(space)
			if err != nil {
				return err
			}
			return spoil(w, s)
		}); err != nil {
			t.Fatal(err)
		}
		clear(b.spaces)
		if err := b.Check(space); !errors.Is(err, ErrNewer) || errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, spoil := range map[string]func(tx *bbolt.Tx, space model.ID) error{
		"envelope": func(tx *bbolt.Tx, space model.ID) error {
			return tx.Bucket(bucketHeads).Put(keyID(space), []byte{2, 0})
		},
		"lock": func(tx *bbolt.Tx, _ model.ID) error { return tx.Bucket(bucketFile).Put(keySlot(0), []byte{2, 0}) },
	} {
		b, space := opened(t)
		if err := b.file.Update(func(tx *bbolt.Tx) error { return spoil(tx, space) }); err != nil {
			t.Fatal(err)
		}
		clear(b.spaces)
		err := b.Check(space)
		if name == "lock" {
			err = b.explain(b.readLocks(b.file))
		}
		if !errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
