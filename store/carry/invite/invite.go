// Package invite is the form of an invitation: the keys of the spaces that a lead shares,
// and what is in them, sealed with a code of twelve words that are read aloud.
//
// An invitation is
//
//	magic | format (1, =1) | envelope under a key that follows from the code
//
// and in it, all numbers big-endian,
//
//	when, seconds since 1970 (8) | size (4) | from whom
//	| count (4) | spaces, ascending: space (8), size (4), title, size (4), keys
//	| size (4) | a bundle
//
// The code has 128 random bits, so guessing it is hopeless; whoever has file and code can
// read what is shared, so the two travel apart.
package invite

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"workgroup/model/change"
	"workgroup/store/carry"
	"workgroup/store/carry/bundle"
	"workgroup/store/seal"
)

// letter is an invitation as a file that twelve words open.
var letter = seal.Letter{Magic: magic, Info: "workgroup invitation", Format: 1}

const magic = "workgroup invitation\n"

// MaxBytes is the largest invitation that is read.
const MaxBytes = bundle.MaxBytes + 1<<20

// What can be wrong with an invitation. ErrCode: the words are those of a code, and not of
// this one, or the file was changed on its way.
var (
	ErrNotInvitation = errors.New("it is no invitation")
	ErrNewer         = seal.ErrNewerLetter
	ErrCode          = seal.ErrCode
	ErrTooLarge      = fmt.Errorf("it is larger than %d MB", MaxBytes>>20)
)

// Invitation is what one lead gives another.
type Invitation struct {
	At     int64
	From   string
	Spaces []Space
	// Bundle is what is in those spaces.
	Bundle []byte
}

// Space is one that is shared.
type Space struct {
	ID    change.ID
	Title string
	Keys  seal.Keys
}

// Seal seals the invitation with a code that it draws.
func (v *Invitation) Seal(rand io.Reader) (words string, sealed []byte, err error) {
	return letter.Seal(rand, v.encode())
}

func (v *Invitation) encode() []byte {
	b := binary.BigEndian.AppendUint64(nil, uint64(v.At))
	b = carry.AppendSized(b, []byte(v.From))
	b = binary.BigEndian.AppendUint32(b, uint32(len(v.Spaces)))
	for _, s := range v.Spaces {
		b = binary.BigEndian.AppendUint64(b, uint64(s.ID))
		b = carry.AppendSized(b, []byte(s.Title))
		b = carry.AppendSized(b, s.Keys.Encode())
	}
	return carry.AppendSized(b, v.Bundle)
}

// Begins tells whether bytes begin as an invitation does.
func Begins(b []byte) bool { return letter.Begins(b) }

// Read reads an invitation to its end, and no more than its beginning of what is none.
func Read(r io.Reader) ([]byte, error) {
	return carry.ReadWhole(r, magic, MaxBytes, ErrNotInvitation, ErrTooLarge)
}

// Open opens an invitation with the words as they were typed. A slip in a word is said in a
// sentence, with seal.ErrWords.
func Open(b []byte, words string) (*Invitation, error) {
	plain, err := letter.Open(b, words)
	if errors.Is(err, seal.ErrNoLetter) {
		return nil, ErrNotInvitation
	}
	if err != nil {
		return nil, err
	}
	return decode(plain)
}

func decode(plain []byte) (*Invitation, error) {
	r := reader{b: plain}
	v := &Invitation{At: int64(r.number()), From: string(r.bytes())}
	for range r.count(8 + 4 + 4) {
		s := Space{ID: change.ID(r.number()), Title: string(r.bytes())}
		keys, err := seal.DecodeKeys(r.bytes())
		if err != nil {
			return nil, ErrCode
		}
		s.Keys = keys
		v.Spaces = append(v.Spaces, s)
	}
	v.Bundle = r.bytes()
	if r.bad || len(r.b) > 0 {
		return nil, ErrCode
	}
	return v, nil
}

// reader takes bytes off the front; what is not there sets bad and reads as zero.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return make([]byte, min(n, 8))
	}
	out := r.b[:n:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) number() uint64 { return binary.BigEndian.Uint64(r.take(8)) }

func (r *reader) count(each int) int {
	n := binary.BigEndian.Uint32(r.take(4))
	if uint64(n) > uint64(len(r.b)/each) {
		r.bad, r.b = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) bytes() []byte {
	n := r.count(1)
	return r.take(n)
}
