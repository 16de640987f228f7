package seal

import (
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
	"io"
	"runtime/debug"

	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/scrypt"
	"golang.org/x/text/unicode/norm"
)

// SlotKind is the way in which a slot locks the key of a file.
type SlotKind byte

// The kinds of slot. The numbers stand in files.
const (
	// SlotPassphrase: scrypt (r = 8, p = 1) of a passphrase wraps the key.
	SlotPassphrase SlotKind = 1

	// SlotUnprotected: the key itself stands in the slot, for whoever has the
	// file. For demonstrations only.
	SlotUnprotected SlotKind = 2

	// SlotRecovery: HKDF-SHA256 of 128 random bits wraps the key.
	SlotRecovery SlotKind = 3
)

func (k SlotKind) String() string {
	switch k {
	case SlotPassphrase:
		return "passphrase"
	case SlotUnprotected:
		return "not protected"
	case SlotRecovery:
		return "recovery code"
	}
	return fmt.Sprintf("slot kind %d", byte(k))
}

// The work of an unlock is 2^LogN rounds of scrypt, which take 2^LogN KiB of
// memory: from 1 MiB to 128 MiB. Slots outside are refused before any memory
// is taken; no file of ours was ever written with more work than that.
const (
	MinLogN = 10
	MaxLogN = 17
)

// givenBackFrom is the work from which memory goes back to the system at once: 16 MiB.
const givenBackFrom = 14

const (
	saltSize     = 32
	wrappedSize  = len(Key{}) + tagSize
	scryptR      = 8
	scryptP      = 1
	recoverySize = 16
	recoveryInfo = "workgroup recovery slot 1"
)

// Slot is one way into a file: the key of the file, wrapped. A file may have
// several. It is bound to the number of its file: put into another file it is
// damage. Make one with NewPassphraseSlot, NewUnprotectedSlot, NewRecoverySlot
// or DecodeSlot; the zero Slot opens nothing.
type Slot struct {
	kind   SlotKind
	fileID uint64
	keyID  KeyID
	logN   byte // passphrase only
	salt   [saltSize]byte
	nonce  [nonceSize]byte
	// wrapped is the key and its tag; in an unprotected slot the key, bare.
	wrapped [wrappedSize]byte
}

// Kind says how the slot is locked.
func (s Slot) Kind() SlotKind { return s.kind }

// KeyID is the number of the key inside.
func (s Slot) KeyID() KeyID { return s.keyID }

// LogN is the work of a passphrase slot, from MinLogN to MaxLogN, 0 in slots of
// other kinds.
func (s Slot) LogN() int { return int(s.logN) }

// Format prints the kind of the slot and nothing of its bytes.
func (s Slot) Format(f fmt.State, _ rune) { hide(f, "key slot, "+s.kind.String()) }

// NewPassphraseSlot wraps the key of a file by a passphrase, which counts in
// its composed form (NFC), so that an é is one and the same from any keyboard.
// It reads 56 bytes from rand and takes as long as an unlock: Cost finds a good
// logN.
func NewPassphraseSlot(rand io.Reader, fileID uint64, fileKey *Named, passphrase []byte, logN int) (Slot, error) {
	if logN < MinLogN || logN > MaxLogN {
		return Slot{}, fmt.Errorf("the work of a passphrase slot is from %d to %d, not %d", MinLogN, MaxLogN, logN)
	}
	if len(passphrase) == 0 {
		return Slot{}, ErrEmptyPassphrase
	}
	s := Slot{kind: SlotPassphrase, fileID: fileID, keyID: fileKey.ID, logN: byte(logN)}
	if err := s.drawSalt(rand); err != nil {
		return Slot{}, err
	}
	lock, err := s.passphraseKey(passphrase)
	if err != nil {
		return Slot{}, err
	}
	defer lock.Wipe()
	return s.wrap(&lock, fileKey)
}

// OpenPassphrase takes the key of the file out of a passphrase slot. It takes
// as long as Cost allowed. A sound slot that does not open gives
// ErrWrongPassphrase; a slot of another file gives ErrDamaged, at once; one of
// another kind gives ErrSlotKind.
func (s Slot) OpenPassphrase(fileID uint64, passphrase []byte) (Named, error) {
	if err := s.check(SlotPassphrase, fileID); err != nil {
		return Named{}, err
	}
	if len(passphrase) == 0 {
		return Named{}, ErrWrongPassphrase
	}
	lock, err := s.passphraseKey(passphrase)
	if err != nil {
		return Named{}, err
	}
	defer lock.Wipe()
	return s.unwrap(&lock, ErrWrongPassphrase)
}

// NewUnprotectedSlot puts the key of a file into a slot as it is. Whoever has
// the file can read it.
func NewUnprotectedSlot(fileID uint64, fileKey *Named) (Slot, error) {
	if fileKey.empty() {
		return Slot{}, ErrNoKey
	}
	s := Slot{kind: SlotUnprotected, fileID: fileID, keyID: fileKey.ID}
	copy(s.wrapped[:], fileKey.Key[:])
	return s, nil
}

// OpenUnprotected takes the key of the file out of an unprotected slot.
func (s Slot) OpenUnprotected(fileID uint64) (Named, error) {
	if err := s.check(SlotUnprotected, fileID); err != nil {
		return Named{}, err
	}
	return Named{ID: s.keyID, Key: Key(s.wrapped[:])}, nil
}

// NewRecoverySlot wraps the key of a file by a new recovery code of 128 random
// bits, which it returns: the code stands nowhere else. It reads 72 bytes.
func NewRecoverySlot(rand io.Reader, fileID uint64, fileKey *Named) (code [16]byte, s Slot, err error) {
	if err := draw(rand, code[:]); err != nil {
		return [recoverySize]byte{}, Slot{}, err
	}
	s = Slot{kind: SlotRecovery, fileID: fileID, keyID: fileKey.ID}
	if err = s.drawSalt(rand); err == nil {
		var lock Key
		if lock, err = s.recoveryKey(code); err == nil {
			s, err = s.wrap(&lock, fileKey)
			lock.Wipe()
		}
	}
	if err != nil {
		return [recoverySize]byte{}, Slot{}, err
	}
	return code, s, nil
}

// OpenRecovery takes the key of the file out of a recovery slot. A sound slot
// that does not open gives ErrWrongRecovery; a slot of another file ErrDamaged;
// one of another kind ErrSlotKind.
func (s Slot) OpenRecovery(fileID uint64, code [16]byte) (Named, error) {
	if err := s.check(SlotRecovery, fileID); err != nil {
		return Named{}, err
	}
	lock, err := s.recoveryKey(code)
	if err != nil {
		return Named{}, err
	}
	defer lock.Wipe()
	return s.unwrap(&lock, ErrWrongRecovery)
}

func (s Slot) check(kind SlotKind, fileID uint64) error {
	if s.kind != kind {
		return ErrSlotKind
	}
	if s.fileID != fileID {
		return damaged("the key slot belongs to file %016x, not %016x", s.fileID, fileID)
	}
	return nil
}

func (s *Slot) drawSalt(rand io.Reader) error {
	if err := draw(rand, s.salt[:]); err != nil {
		return err
	}
	return draw(rand, s.nonce[:])
}

func (s Slot) passphraseKey(passphrase []byte) (Key, error) {
	typed := norm.NFC.Append(nil, passphrase...)
	defer clear(typed)
	if s.logN >= givenBackFrom {
		// Else the system would wait for it for minutes, and a second try take as much again.
		defer debug.FreeOSMemory()
	}
	return asKey(scrypt.Key(typed, s.salt[:], 1<<s.logN, scryptR, scryptP, len(Key{})))
}

func (s Slot) recoveryKey(code [16]byte) (Key, error) {
	return asKey(hkdf.Key(sha256.New, code[:], s.salt[:], recoveryInfo, len(Key{})))
}

func asKey(b []byte, err error) (Key, error) {
	if err != nil {
		return Key{}, err
	}
	defer clear(b)
	return Key(b), nil
}

// wrap seals the key of the file under lock. All that stands before the nonce
// in the encoding is bound to it.
func (s Slot) wrap(lock *Key, fileKey *Named) (Slot, error) {
	if fileKey.empty() {
		return Slot{}, ErrNoKey
	}
	aead, err := chacha20poly1305.NewX(lock[:])
	if err != nil {
		return Slot{}, err
	}
	aead.Seal(s.wrapped[:0], s.nonce[:], fileKey.Key[:], s.appendHead(nil))
	return s, nil
}

func (s Slot) unwrap(lock *Key, wrong error) (Named, error) {
	aead, err := chacha20poly1305.NewX(lock[:])
	if err != nil {
		return Named{}, err
	}
	var key Key
	if _, err := aead.Open(key[:0], s.nonce[:], s.wrapped[:], s.appendHead(nil)); err != nil {
		return Named{}, wrong
	}
	return Named{ID: s.keyID, Key: key}, nil
}
