package change

import (
	"cmp"
	"fmt"
	"strconv"
)

// ID names a record, a space, a device, a lead or a change: 64 random bits.
// Zero names nothing.
type ID uint64

// String is the ID in sixteen hexadecimal digits, as exports and messages show it.
func (id ID) String() string { return fmt.Sprintf("%016x", uint64(id)) }

// ParseID reads what String wrote.
func ParseID(s string) (ID, error) {
	n, err := strconv.ParseUint(s, 16, 64)
	if err != nil || len(s) != 16 {
		return 0, fmt.Errorf("%q is not an ID of sixteen hexadecimal digits", s)
	}
	return ID(n), nil
}

// Kind is the kind of a record; package model names them.
type Kind uint8

// Name is the name of a field within its kind; package model names them.
type Name uint16

// Field is the unit of merging: one value of one record, or one element of a
// set in it. Elem is zero where the field is no set.
type Field struct {
	Kind   Kind
	Record ID
	Name   Name
	Elem   ID
}

// Key names a record.
type Key struct {
	Kind   Kind
	Record ID
}

// Key is the record that the field belongs to.
func (f Field) Key() Key { return Key{f.Kind, f.Record} }

// Slot is a field's place within its record.
type Slot struct {
	Name Name
	Elem ID
}

// Slot is the field's place within its record.
func (f Field) Slot() Slot { return Slot{f.Name, f.Elem} }

// Compare orders places: by name, then element.
func (s Slot) Compare(o Slot) int {
	if c := cmp.Compare(s.Name, o.Name); c != 0 {
		return c
	}
	return cmp.Compare(s.Elem, o.Elem)
}

// Compare orders keys: by kind, then record.
func (k Key) Compare(o Key) int {
	if c := cmp.Compare(k.Kind, o.Kind); c != 0 {
		return c
	}
	return cmp.Compare(k.Record, o.Record)
}

// Ref names an entry: its change, and its place in that change from 0.
type Ref struct {
	Change ID
	Index  uint32
}

// Compare orders refs: by change, then place.
func (r Ref) Compare(o Ref) int {
	if c := cmp.Compare(r.Change, o.Change); c != 0 {
		return c
	}
	return cmp.Compare(r.Index, o.Index)
}

// Secrecy says under which key of a person a value is sealed. Values that name
// or describe nobody are Open; they are sealed with the file all the same.
type Secrecy uint8

// The kinds of keys that a person has; destroying one erases all that was ever
// written under it.
const (
	Open  Secrecy = 0
	Who   Secrecy = 1 // names, labels
	Reach Secrecy = 2 // e-mails, telephone
	Notes Secrecy = 3 // what was noted about the person
)

// Entry is one write of a field, or one taking back.
type Entry struct {
	Field Field
	// Take says that the entry takes back those it names; else it writes Value.
	Take bool
	// Value in the canonical form of package model; "" is the value of a field
	// that was emptied. Always "" where Take holds, or where Erased does.
	Value string
	// Names are the writes that this one replaces (those its author was shown
	// there), or the entries that it takes back; in order, without doubles.
	Names []Ref
	// Secrecy and Subject: whose key the value is sealed under.
	Secrecy Secrecy
	Subject ID
	// Erased says that the key of the value was destroyed.
	Erased bool
}

// Label says in a verb and record IDs what a change did; it is put into words
// when it is read.
type Label struct {
	Verb uint16
	IDs  []ID
}

// Change is all that one action did in one space.
type Change struct {
	ID    ID
	Space ID
	// At is when it was done, in seconds since 1970, by the author's clock: for
	// reading, never for deciding.
	At int64
	// Lead is who did it.
	Lead  ID
	Label Label
	// With is the first change of the group that this one continues (digits typed
	// after "late"), or zero: one undo takes back the group.
	With ID
	// Undoes are the changes of this space that this one takes back.
	Undoes  []ID
	Entries []Entry
}
