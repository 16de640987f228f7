package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"time"

	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// Salvaged is what came of reading a damaged file.
type Salvaged struct {
	// Path is the whole file that was made of what still opens, beside the damaged one,
	// which stays as it is.
	Path string
	// Changes are how many changes it holds, of them FromCopies that only the copies had, and
	// FromRecords fields of which the change is lost and the value was still there.
	Changes, FromCopies, FromRecords int
	// Missing are sentences: what is surely lost, of which group and of which time. Empty
	// where all that was ever written is there.
	Missing []string
}

// Words are what it holds, in sentences.
func (s Salvaged) Words() []string {
	out := []string{fmt.Sprintf("%d changes could be read.", s.Changes)}
	if s.FromCopies > 0 {
		out = append(out, fmt.Sprintf("%d of them only the copies still had.", s.FromCopies))
	}
	if s.FromRecords > 0 {
		out = append(out, fmt.Sprintf("%d values more were still there, without the change that wrote them.", s.FromRecords))
	}
	return out
}

// Salvage reads whatever still opens of a damaged file, page by page, and of the copies that
// are kept of it, and makes a new file of it beside it. The journal is a set of sealed lines,
// so what the copies have and what the file has complete each other; records are made anew
// from it. A value is either what was written or it is not taken: nothing is guessed. The file
// itself and the copies are only read.
//
// The errors are those of Open: a wrong passphrase, or ErrDamaged where neither the file nor
// a copy shows how to open it.
func Salvage(path string, o Options, at time.Time) (Salvaged, error) {
	kept, err := Copies(path)
	if err != nil {
		return Salvaged{}, err
	}
	return salvageWith(path, kept, o, at)
}

func salvageWith(path string, kept []Kept, o Options, at time.Time) (Salvaged, error) {
	s := &salvage{o: o, path: path, devices: map[change.ID][]byte{}, actions: map[change.ID]uint64{}, settings: map[string][]byte{}, spaces: map[change.ID]*rest{}}
	s.sources = []string{path}
	for _, k := range kept {
		s.sources = append(s.sources, k.Path)
	}
	if err := s.unlock(); err != nil {
		return Salvaged{}, err
	}
	s.m = readMark(o.Marks, s.header.id)
	if err := s.read(); err != nil {
		return Salvaged{}, err
	}
	return s.build(freeName(path, " salvaged", at))
}

// salvage is a damaged file on its way to a whole one.
type salvage struct {
	o       Options
	path    string
	sources []string // the file, then its copies, the newest first
	header  header
	slots   []seal.Slot // the one that opened first
	key     seal.Named
	m       mark

	devices  map[change.ID][]byte
	actions  map[change.ID]uint64 // the highest number of an action of each device
	settings map[string][]byte
	spaces   map[change.ID]*rest
}

// rest is what is left of a space.
type rest struct {
	keys    seal.Keys
	ring    seal.Ring
	ringed  bool
	lines   map[journal.Place][]byte // in their canonical form
	copied  int                      // lines that only a copy has
	newest  map[change.ID]uint64     // of each device, as any head says
	forks   map[change.ID]bool       // devices that stand for one line of another, whose number two had
	records map[change.Key]*change.Record
}

// maxTries is how many locks are tried: each is a second's work, and a file made to keep a
// computer busy may hold any number. The newest copies come first.
const maxTries = 16

// unlock finds the header and a slot that opens with the passphrase.
func (s *salvage) unlock() error {
	found := map[string]bool{}
	var slots []seal.Slot
	for _, source := range s.sources {
		if err := pages.Scan(source, func(key, value []byte) {
			switch {
			case bytes.Equal(key, keyHeader):
				if h, err := decodeHeader(value); err == nil && s.header.id == 0 {
					s.header = h
				}
			case bytes.HasPrefix(key, prefixSlot) && !found[string(value)]:
				if slot, err := seal.DecodeSlot(bytes.Clone(value)); err == nil {
					found[string(value)] = true
					slots = append(slots, slot)
				}
			}
		}); err != nil && source == s.path && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if s.header.id == 0 || len(slots) == 0 {
		return damaged(s.path, "nothing in it shows how it is opened, nor in its copies", nil)
	}
	var last error = ErrLocked
	for _, slot := range slots[:min(len(slots), maxTries)] {
		key, _, err := (locks{header: s.header, slots: []seal.Slot{slot}, places: []int{0}}).unlock(s.o.Passphrase)
		if err != nil {
			if !errors.Is(last, ErrWrongPassphrase) {
				last = err
			}
			continue
		}
		s.key, s.slots = key, []seal.Slot{slot}
		break
	}
	if len(s.slots) == 0 {
		if errors.Is(last, ErrWrongPassphrase) || errors.Is(last, seal.ErrWrongRecovery) || errors.Is(last, seal.ErrWords) {
			return &fault{ErrWrongPassphrase, last, "This passphrase does not open what is left of the file. Look at Caps Lock and type it again."}
		}
		return &fault{ErrLocked, last, "The file is locked: give its passphrase."}
	}
	s.keepSlots(slots)
	return nil
}

// keepSlots keeps the way in that is beside the one that opened: a passphrase or a recovery
// code, where only one of its kind was ever there. Of several, older ones may be among them
// that were changed because somebody knew them.
func (s *salvage) keepSlots(slots []seal.Slot) {
	opened := s.slots[0].Kind()
	for _, kind := range []seal.SlotKind{seal.SlotPassphrase, seal.SlotRecovery} {
		var of []seal.Slot
		for _, slot := range slots {
			if slot.Kind() == kind && slot.KeyID() == s.key.ID {
				of = append(of, slot)
			}
		}
		if kind != opened && len(of) == 1 {
			s.slots = append(s.slots, of[0])
		}
	}
}

// read takes in everything that opens: first what the key of the file opens, among it the
// keys of the spaces, then what these open.
func (s *salvage) read() error {
	for _, source := range s.sources {
		if err := pages.Scan(source, s.fileValue); err != nil && source == s.path && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	for n, source := range s.sources {
		_ = pages.Scan(source, func(key, value []byte) { s.spaceValue(key, value, n > 0) })
	}
	return nil
}

func (s *salvage) opened(bucket, key, value []byte) ([]byte, bool) {
	if id, err := seal.KeyOf(value); err != nil || id != s.key.ID {
		return nil, false
	}
	plain, err := seal.Open(&s.key, aad(bucket, key), value)
	return plain, err == nil
}

func (s *salvage) space(id change.ID) *rest {
	if s.spaces[id] == nil {
		s.spaces[id] = &rest{lines: map[journal.Place][]byte{}, newest: map[change.ID]uint64{}, forks: map[change.ID]bool{}, records: map[change.Key]*change.Record{}}
	}
	return s.spaces[id]
}

func (s *salvage) fileValue(key, value []byte) {
	if bytes.HasPrefix(key, prefixSetting) {
		if plain, ok := s.opened(bucketFile, key, value); ok && s.settings[string(key)] == nil {
			s.settings[string(key)] = plain
		}
		return
	}
	if len(key) == 16 {
		s.actionValue(key, value)
	}
	if len(key) != 8 {
		return
	}
	id := change.ID(binary.BigEndian.Uint64(key))
	if plain, ok := s.opened(bucketSpaces, key, value); ok {
		if keys, err := seal.DecodeKeys(plain); err == nil {
			x := s.space(id)
			x.keys = x.keys.Merge(keys)
		}
	} else if plain, ok := s.opened(bucketHeads, key, value); ok {
		if h, err := decodeHead(plain); err == nil {
			x := s.space(id)
			for _, n := range h.devices {
				x.newest[n.device] = max(x.newest[n.device], n.number)
			}
		}
	} else if plain, ok := s.opened(bucketDevices, key, value); ok {
		s.devices[id] = plain
	}
}

// actionValue learns from the list of actions which lines there were.
func (s *salvage) actionValue(key, value []byte) {
	plain, ok := s.opened(bucketActions, key, value)
	if !ok {
		return
	}
	device, number := change.ID(binary.BigEndian.Uint64(key)), binary.BigEndian.Uint64(key[8:])
	s.actions[device] = max(s.actions[device], number)
	lines, err := decodeAction(plain)
	if err != nil {
		return
	}
	for _, at := range lines {
		x := s.space(at.space)
		x.newest[device] = max(x.newest[device], at.number)
	}
}

func (s *salvage) spaceValue(key, value []byte, copied bool) {
	if len(key) < 8 {
		return
	}
	id := change.ID(binary.BigEndian.Uint64(key))
	x := s.spaces[id]
	if x == nil {
		return
	}
	own := space{id: id, keys: x.keys}
	switch len(key) {
	case 8:
		if plain, err := own.open(bucketRings, key, value); err == nil {
			if ring, err := seal.DecodeRing(plain); err == nil {
				x.ring, x.ringed = x.ring.Merge(ring), true
			}
		}
	case 24:
		p := journal.Place{Device: change.ID(binary.BigEndian.Uint64(key[8:])), Number: binary.BigEndian.Uint64(key[16:])}
		if x.lines[p] != nil || len(x.lines) >= MaxChanges {
			return
		}
		if l, canonical, err := own.readLine(key, value); err == nil {
			x.lines[p] = canonical
			x.forks[p.Device] = l.Device != p.Device
			if copied {
				x.copied++
			}
		}
	case 17:
		rec, err := own.readRecord(key, value)
		if err != nil {
			return
		}
		all := x.records[rec.Key]
		for i, c := range rec.Cells {
			for _, h := range c {
				all = all.With(rec.Key, rec.Slots[i], h)
			}
		}
		x.records[rec.Key] = all
	}
}
