package store

import (
	"slices"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// fades tells whether keys of people are destroyed in the ring that were not before.
func (w *writer) fades(s *space) (bool, error) {
	raw, err := w.b.get(w.tx, bucketRings, keyID(s.id))
	if err != nil || raw == nil {
		return s.ring.Gone() > 0, err
	}
	plain, err := s.open(bucketRings, keyID(s.id), raw)
	if err != nil {
		return false, err
	}
	was, err := seal.DecodeRing(plain)
	return s.ring.Gone() > was.Gone(), err
}

// readAnew is the space as it is read with the keys that are left, once its records are
// written.
func (w *writer) readAnew(s *space) (*model.Snapshot, error) {
	var records []*change.Record
	err := w.b.stretch(w.tx, bucketRecords, keyID(s.id), func(k, v []byte) error {
		rec, err := s.readRecord(k, v)
		if err != nil {
			return err
		}
		records = append(records, s.reveal(rec))
		return nil
	})
	return model.NewSnapshot(s.id, records), err
}

// replay makes the records of a space anew from the lines that count.
func (w *writer) replay(s *space) error {
	var lines []journal.Line
	if err := w.b.stretch(w.tx, bucketJournal, keyID(s.id), func(k, v []byte) error {
		l, _, err := s.readLine(k, v)
		lines = append(lines, l)
		return err
	}); err != nil {
		return err
	}
	var old [][]byte
	if err := w.b.stretch(w.tx, bucketRecords, keyID(s.id), func(k, _ []byte) error {
		old = append(old, slices.Clone(k))
		return nil
	}); err != nil {
		return err
	}
	for _, k := range old {
		if err := w.tx.Bucket(bucketRecords).Delete(k); err != nil {
			return err
		}
	}
	s.head.records = print{}
	w.records[s.id] = map[change.Key]*cached{}
	var shown []*change.Record
	for key, rec := range journal.Replay(counted(lines)) {
		w.records[s.id][key] = &cached{rec: rec}
		own, err := journal.DecodeRecord(key, journal.EncodeRecord(rec))
		if err != nil {
			return err
		}
		shown = append(shown, s.reveal(own))
	}
	s.snap = model.NewSnapshot(s.id, shown)
	return nil
}
