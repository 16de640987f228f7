package store

import (
	"errors"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
)

// A value that opens proves that it is ours, not that it is the newest, nor that none is
// missing beside it: the fingerprints in the head show that.
func TestMissingAndOlderValuesShow(t *testing.T) {
	reads := func(b *Book, space model.ID) map[string]error {
		_, load := b.Load(space)
		_, journal := b.Journal(space)
		_, trail := b.Trail(100)
		var cohorts error
		for _, err := range b.Cohorts() {
			cohorts = errors.Join(cohorts, err)
		}
		_, spaces := b.Spaces()
		return map[string]error{"load": load, "journal": journal, "trail": trail, "check": b.Check(space), "cohorts": cohorts, "spaces": spaces}
	}
	last := func(tx *bbolt.Tx, bucket []byte, prefix []byte) (k, v []byte) {
		c := tx.Bucket(bucket).Cursor()
		for at, value := c.Seek(prefix); at != nil && string(at[:len(prefix)]) == string(prefix); at, value = c.Next() {
			k, v = slices.Clone(at), slices.Clone(value)
		}
		return k, v
	}
	whole := func(_ *Book, space model.ID) []byte { return keyID(space) }
	enrolment := func(_ *Book, space model.ID) []byte {
		return keyRecord(space, change.Key{Kind: model.KindEnrolment})[:9]
	}
	for _, x := range []struct {
		name   string
		bucket []byte
		prefix func(b *Book, space model.ID) []byte // the last key that begins so is lost
		says   []string
	}{
		{"a record is missing", bucketRecords, enrolment, []string{"load", "check"}},
		{"a line is missing", bucketJournal, func(b *Book, space model.ID) []byte { return keyLine(space, b.device.id, 0)[:16] }, []string{"journal", "trail", "check"}},
		{"a head is missing", bucketHeads, whole, []string{"load", "journal", "trail", "check", "cohorts", "spaces"}},
		{"the keys of a cohort are missing", bucketSpaces, whole, []string{"load", "journal", "trail", "check", "cohorts", "spaces"}},
		{"the keys of its people are missing", bucketRings, whole, []string{"load", "journal", "trail", "check"}},
		{"an action is missing", bucketActions, func(b *Book, _ model.ID) []byte { return keyAction(b.device.id, 1) }, []string{"trail"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			b, space := opened(t)
			if err := b.file.Update(func(tx *bbolt.Tx) error {
				k, _ := last(tx, x.bucket, x.prefix(b, space))
				return tx.Bucket(x.bucket).Delete(k)
			}); err != nil {
				t.Fatal(err)
			}
			clear(b.spaces)
			for name, err := range reads(b, space) {
				if want := slices.Contains(x.says, name); want != errors.Is(err, ErrDamaged) || !want && err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
	for bucket, prefix := range map[string]func(*Book, model.ID) []byte{"records": enrolment, "heads": whole} {
		t.Run("older "+bucket, func(t *testing.T) {
			b, space := opened(t)
			var key, older []byte
			if err := b.file.View(func(tx *bbolt.Tx) error {
				key, older = last(tx, []byte(bucket), prefix(b, space))
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			s, err := b.Load(space)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range s.Enrolments { // one of them is the last record
				f := model.NewDraft(s, model.Env{Now: s.Sessions[0].Date.Date(), NewID: func() model.ID { return NewID(b.rand) }}, model.VerbAbsent)
				f.MarkAs(e, s.Sessions[0].ID, model.Mark{Kind: model.Absent})
				if err := b.Commit([]*change.Change{f.Change()}); err != nil {
					t.Fatal(err)
				}
			}
			if err := b.file.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte(bucket)).Put(key, older) }); err != nil {
				t.Fatal(err)
			}
			clear(b.spaces)
			if _, err := b.Load(space); !errors.Is(err, ErrDamaged) {
				t.Errorf("it was read: %v", err)
			}
		})
	}
}
