package journal

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"workgroup/model/change"
)

// MaxLine is the longest line, in bytes. An action that is larger is several
// changes.
const MaxLine = 1 << 20

// form is the canonical form that this program writes. Every form that was ever
// written is read for ever.
const form = 1

// What can be wrong with bytes that should be a line or a record.
var (
	ErrForm    = errors.New("it was written by a newer version of this program")
	ErrNotLine = errors.New("these bytes are no line of a journal")
	ErrTooLong = fmt.Errorf("one change is longer than %d bytes", MaxLine)
)

// Hash is the SHA-256 of a line's canonical form.
type Hash [sha256.Size]byte

// HashOf is the hash of a line's canonical form.
func HashOf(canonical []byte) Hash { return sha256.Sum256(canonical) }

// Line is one change as it stands in the journal.
type Line struct {
	// Device wrote it as its Number-th change of the space, counted from 1.
	Device change.ID
	Number uint64
	// Before is the hash of the device's line before it, zero for the first.
	Before Hash
	// Action is the device's number of the action, over all spaces, from 1.
	Action uint64
	// Change holds, where an entry is secret, the sealed value in place of the plain.
	Change change.Change
}

// Encode is the canonical form. The entries' names must be in order and without
// doubles, as drafts make them; a line over MaxLine is refused.
func (l *Line) Encode() ([]byte, error) {
	c := &l.Change
	b := make([]byte, 0, 160+80*len(c.Entries))
	b = append(b, form)
	for _, id := range []change.ID{c.Space, l.Device, c.ID} {
		b = binary.BigEndian.AppendUint64(b, uint64(id))
	}
	b = binary.AppendUvarint(b, l.Number)
	b = append(b, l.Before[:]...)
	b = binary.AppendUvarint(b, l.Action)
	b = binary.AppendVarint(b, c.At)
	b = binary.BigEndian.AppendUint64(b, uint64(c.Lead))
	b = binary.AppendUvarint(b, uint64(c.Label.Verb))
	b = appendIDs(b, c.Label.IDs)
	b = binary.BigEndian.AppendUint64(b, uint64(c.With))
	b = appendIDs(b, c.Undoes)
	b = binary.AppendUvarint(b, uint64(len(c.Entries)))
	for i := range c.Entries {
		e := &c.Entries[i]
		b = append(b, byte(e.Field.Kind))
		b = binary.BigEndian.AppendUint64(b, uint64(e.Field.Record))
		b = binary.AppendUvarint(b, uint64(e.Field.Name))
		b = binary.BigEndian.AppendUint64(b, uint64(e.Field.Elem))
		b = appendEntry(b, e.Take, e.Names, e.Secrecy, e.Subject, e.Value, func(b []byte, r change.Ref) []byte {
			b = binary.BigEndian.AppendUint64(b, uint64(r.Change))
			return binary.AppendUvarint(b, uint64(r.Index))
		})
	}
	if len(b) > MaxLine {
		return nil, ErrTooLong
	}
	return b, nil
}

const (
	bitTake = 1 << iota
	bitSecret
)

func appendEntry(b []byte, take bool, names []change.Ref, s change.Secrecy, subject change.ID, value string, ref func([]byte, change.Ref) []byte) []byte {
	var flags byte
	if take {
		flags |= bitTake
	}
	if s != change.Open {
		flags |= bitSecret
	}
	b = append(b, flags)
	b = binary.AppendUvarint(b, uint64(len(names)))
	for _, r := range names {
		b = ref(b, r)
	}
	if s != change.Open {
		b = append(b, byte(s))
		b = binary.BigEndian.AppendUint64(b, uint64(subject))
	}
	b = binary.AppendUvarint(b, uint64(len(value)))
	return append(b, value...)
}

func appendIDs(b []byte, ids []change.ID) []byte {
	b = binary.AppendUvarint(b, uint64(len(ids)))
	for _, id := range ids {
		b = binary.BigEndian.AppendUint64(b, uint64(id))
	}
	return b
}

// Decode reads a line. Bytes that are not the canonical form of one are ErrNotLine;
// a form of the future is ErrForm.
func Decode(b []byte) (Line, error) {
	if len(b) > MaxLine {
		return Line{}, ErrTooLong
	}
	if len(b) > 0 && b[0] > form {
		return Line{}, ErrForm
	}
	r := reader{b: b}
	if r.byte() != form {
		return Line{}, ErrNotLine
	}
	var l Line
	c := &l.Change
	c.Space, l.Device, c.ID = r.id(), r.id(), r.id()
	l.Number = r.uint()
	copy(l.Before[:], r.take(len(l.Before)))
	l.Action = r.uint()
	c.At = r.int()
	c.Lead = r.id()
	c.Label.Verb = uint16(r.uintUpTo(1<<16 - 1))
	c.Label.IDs = r.ids()
	c.With = r.id()
	c.Undoes = r.ids()
	n := r.count(19)
	if n > 0 {
		c.Entries = make([]change.Entry, 0, n)
	}
	for i := 0; i < n && !r.bad; i++ {
		e := change.Entry{Field: change.Field{
			Kind: change.Kind(r.byte()), Record: r.id(), Name: change.Name(r.uintUpTo(1<<16 - 1)), Elem: r.id(),
		}}
		e.Take, e.Names, e.Secrecy, e.Subject, e.Value = r.entry(func() change.Ref {
			return change.Ref{Change: r.id(), Index: uint32(r.uintUpTo(1<<32 - 1))}
		})
		c.Entries = append(c.Entries, e)
	}
	if r.bad || len(r.b) > 0 {
		return Line{}, ErrNotLine
	}
	if again, err := l.Encode(); err != nil || !slices.Equal(again, b) {
		return Line{}, ErrNotLine
	}
	return l, nil
}

// reader takes bytes off the front; what is not there sets bad and reads as zero.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return make([]byte, min(max(n, 0), 64))
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) byte() byte    { return r.take(1)[0] }
func (r *reader) id() change.ID { return change.ID(binary.BigEndian.Uint64(r.take(8))) }

func (r *reader) uint() uint64 {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || size > 1 && r.b[size-1] == 0 { // the same number, longer than need be
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[size:]
	return n
}

func (r *reader) uintUpTo(most uint64) uint64 {
	n := r.uint()
	if n > most {
		r.bad = true
		return 0
	}
	return n
}

func (r *reader) int() int64 {
	u := r.uint()
	return int64(u>>1) ^ -int64(u&1)
}

// count reads a number of things that take at least so many bytes each.
func (r *reader) count(each int) int {
	n := r.uint()
	if n > uint64(len(r.b)/each) {
		r.bad, r.b = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) ids() []change.ID {
	n := r.count(8)
	if n == 0 {
		return nil
	}
	out := make([]change.ID, n)
	for i := range out {
		out[i] = r.id()
	}
	return out
}

func (r *reader) entry(ref func() change.Ref) (take bool, names []change.Ref, s change.Secrecy, subject change.ID, value string) {
	flags := r.byte()
	if flags&^(bitTake|bitSecret) != 0 {
		r.bad = true
	}
	take = flags&bitTake != 0
	n := r.count(2)
	if n > 0 {
		names = make([]change.Ref, n)
		for i := range names {
			names[i] = ref()
			if i > 0 && names[i-1].Compare(names[i]) >= 0 {
				r.bad = true
			}
		}
	}
	if flags&bitSecret != 0 {
		if s = change.Secrecy(r.byte()); s == change.Open {
			r.bad = true
		}
		subject = r.id()
	}
	value = string(r.take(r.count(1)))
	return take, names, s, subject, value
}
