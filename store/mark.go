package store

import (
	"crypto/sha256"
	"encoding/binary"
	"os"
	"path/filepath"

	"workgroup/model/change"
	"workgroup/store/pages"
)

// The mark is what the machine keeps outside the file: which device writes it here,
// and its last action. A file that lies behind its mark, or has none, is an older
// copy or somebody else's: it is written on as a new device, so that two histories
// never share a number. A file ahead of its mark is what a kill leaves.
type mark struct {
	dir    string
	id     change.ID
	device change.ID
	action uint64
	known  bool
	file   *os.File
	disk   pages.Disk
}

func (m *mark) path() string { return filepath.Join(m.dir, m.id.String()+".mark") }

// markSize is device, action and eight bytes of their hash.
const markSize = 8 + 8 + 8

func readMark(dir string, id change.ID) mark {
	m := mark{dir: dir, id: id}
	if dir == "" {
		return m
	}
	b, err := os.ReadFile(m.path())
	if err == nil {
		m.device, m.action, m.known = decodeMark(b)
	}
	return m
}

func decodeMark(b []byte) (device change.ID, action uint64, ok bool) {
	if len(b) != markSize {
		return 0, 0, false
	}
	if sum := sha256.Sum256(b[:16]); string(sum[:8]) != string(b[16:]) {
		return 0, 0, false
	}
	return change.ID(binary.BigEndian.Uint64(b)), binary.BigEndian.Uint64(b[8:]), true
}

// overtaken tells whether somebody wrote on as this device since it was last looked:
// another copy of the file, in another window.
func (m *mark) overtaken(d device) bool {
	if m.dir == "" {
		return false
	}
	if m.file == nil {
		now := readMark(m.dir, m.id)
		return now.known && now.device == d.id && now.action > d.action
	}
	var b [markSize]byte
	if _, err := m.file.ReadAt(b[:], 0); err != nil {
		return false
	}
	device, action, known := decodeMark(b[:])
	return known && device == d.id && action > d.action
}

// write sets the mark, without a sync: a power cut that loses it costs a new
// device, no more. Where it cannot be written there is to be none, with the same
// cost: an old one would say of an older copy of the file that nothing is missing.
func (m *mark) write(device change.ID, action uint64) {
	if m.dir == "" {
		return
	}
	b := binary.BigEndian.AppendUint64(nil, uint64(device))
	b = binary.BigEndian.AppendUint64(b, action)
	sum := sha256.Sum256(b)
	err := m.ready()
	if err == nil {
		err = m.disk.WriteAt(m.file, append(b, sum[:8]...), 0)
	}
	if err == nil {
		m.device, m.action, m.known = device, action, true
		return
	}
	m.close()
	_ = m.disk.Remove(m.path())
}

// ready opens the file of the mark, which is made where there is none.
func (m *mark) ready() error {
	if m.file != nil {
		return nil
	}
	if err := m.disk.MakeFolder(m.dir); err != nil {
		return err
	}
	f, err := m.disk.Make(m.path())
	if err != nil {
		return err
	}
	if err := m.disk.Cut(f, markSize); err != nil {
		f.Close()
		return err
	}
	m.file = f
	return nil
}

func (m *mark) close() {
	if m.file != nil {
		m.file.Close()
		m.file = nil
	}
}
