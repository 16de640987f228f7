package seal

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
)

// Letter is a kind of small file that is sealed with a code of twelve words: the file is
// given away, the words are read aloud. It is
//
//	magic | format (1) | envelope under a key that follows from the code (HKDF-SHA256)
//
// The code has 128 random bits, so guessing it is hopeless; whoever has file and words can
// read it, so the two travel apart.
type Letter struct {
	// Magic is how such files begin, Info what the key is for: both stand in files for ever.
	Magic, Info string
	Format      byte
}

// highestLetter is the highest format that is taken for one of the future.
const highestLetter = 15

// What can be wrong with a letter. ErrCode: the words are those of a code, and not of this
// letter, or the file was changed on its way.
var (
	ErrNoLetter    = errors.New("it is a file of another kind")
	ErrNewerLetter = errors.New("it was written by a newer version of the program")
	ErrCode        = errors.New("these words do not open it")
)

// Begins tells whether bytes begin as such a letter does.
func (l Letter) Begins(b []byte) bool { return bytes.HasPrefix(b, []byte(l.Magic)) }

// Seal seals plain with a code that it draws.
func (l Letter) Seal(rand io.Reader, plain []byte) (words string, sealed []byte, err error) {
	var code [16]byte
	if err := draw(rand, code[:]); err != nil {
		return "", nil, err
	}
	key, err := l.key(code)
	if err != nil {
		return "", nil, err
	}
	defer key.Wipe()
	sealed, err = AppendSeal(append([]byte(l.Magic), l.Format), rand, &key, []byte(l.Magic), plain)
	return Words(code), sealed, err
}

// Open opens a letter with the words as they were typed. A slip in a word is said in a
// sentence, with ErrWords.
func (l Letter) Open(b []byte, words string) ([]byte, error) {
	n := len(l.Magic)
	switch {
	case !l.Begins(b):
		return nil, ErrNoLetter
	case len(b) > n && b[n] > l.Format && b[n] <= highestLetter:
		return nil, ErrNewerLetter
	case len(b) <= n || b[n] != l.Format:
		return nil, ErrCode
	}
	code, err := ParseWords(words)
	if err != nil {
		return nil, err
	}
	key, err := l.key(code)
	if err != nil {
		return nil, err
	}
	defer key.Wipe()
	plain, err := Open(&key, []byte(l.Magic), b[n+1:])
	if err != nil {
		return nil, ErrCode
	}
	return plain, nil
}

func (l Letter) key(code [16]byte) (Named, error) {
	raw, err := hkdf.Key(sha256.New, code[:], nil, l.Info, 40)
	if err != nil {
		return Named{}, err
	}
	return Named{ID: KeyID(binary.BigEndian.Uint64(raw) | 1), Key: Key(raw[8:])}, nil
}
