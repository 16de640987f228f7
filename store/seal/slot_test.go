package seal

import (
	"bytes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/scrypt"
)

const testFile = 0x0102030405060708

func passphraseSlot(t testing.TB, passphrase string) (Slot, *Named) {
	t.Helper()
	k := newNamed(t, 1)
	return must[Slot](t)(NewPassphraseSlot(chance(2), testFile, k, []byte(passphrase), MinLogN)), k
}

func allSlots(t testing.TB) map[string]Slot {
	t.Helper()
	passphrase, k := passphraseSlot(t, "four words in it")
	unprotected := must[Slot](t)(NewUnprotectedSlot(testFile, k))
	_, recovery, err := NewRecoverySlot(chance(3), testFile, k)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]Slot{"passphrase": passphrase, "unprotected": unprotected, "recovery": recovery}
}

// resum gives the bytes of a slot the checksum that suits them.
func resum(b []byte) []byte {
	b = slices.Clone(b)
	sum := sha256.Sum256(b[:len(b)-checksumSize])
	copy(b[len(b)-checksumSize:], sum[:])
	return b
}

func TestSlotsOpen(t *testing.T) {
	s, k := passphraseSlot(t, "four words in it")
	if got, err := s.OpenPassphrase(testFile, []byte("four words in it")); err != nil || got != *k {
		t.Errorf("passphrase: %v", err)
	}
	_, err := s.OpenPassphrase(testFile, []byte("four words in it "))
	wantError(t, err, ErrWrongPassphrase)
	_, err = s.OpenPassphrase(testFile, nil)
	wantError(t, err, ErrWrongPassphrase)
	if s.Kind() != SlotPassphrase || s.KeyID() != k.ID || s.LogN() != MinLogN {
		t.Errorf("slot is %v of key %x at %d", s.Kind(), uint64(s.KeyID()), s.LogN())
	}

	s = must[Slot](t)(NewUnprotectedSlot(testFile, k))
	if got, err := s.OpenUnprotected(testFile); err != nil || got != *k {
		t.Errorf("unprotected: %v", err)
	}

	code, s, err := NewRecoverySlot(chance(3), testFile, k)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.OpenRecovery(testFile, code); err != nil || got != *k {
		t.Errorf("recovery: %v", err)
	}
	code[15] ^= 1
	_, err = s.OpenRecovery(testFile, code)
	wantError(t, err, ErrWrongRecovery)
}

func TestSlotsRefuseAnotherFileOrKind(t *testing.T) {
	for name, s := range allSlots(t) {
		open := map[SlotKind]func(uint64) error{
			SlotPassphrase: func(file uint64) error {
				_, err := s.OpenPassphrase(file, []byte("four words in it"))
				return err
			},
			SlotUnprotected: func(file uint64) error { _, err := s.OpenUnprotected(file); return err },
			SlotRecovery:    func(file uint64) error { _, err := s.OpenRecovery(file, [16]byte{}); return err },
		}
		for kind, open := range open {
			if kind == s.Kind() {
				if err := open(testFile + 1); !errors.Is(err, ErrDamaged) {
					t.Errorf("%s in another file: %v", name, err)
				}
			} else if err := open(testFile); !errors.Is(err, ErrSlotKind) {
				t.Errorf("%s opened as %v: %v", name, kind, err)
			}
		}
	}
	_, _, err := OpenTyped(Slot{}, 0, []byte("x"))
	wantError(t, err, ErrSlotKind)
}

// A slot moved to another file, with the number in it changed to suit, does
// not open: the number is sealed too.
func TestSlotIsBoundToItsFile(t *testing.T) {
	s, _ := passphraseSlot(t, "four words in it")
	b := s.Encode()
	binary.BigEndian.PutUint64(b[2:], testFile+1)
	moved := must[Slot](t)(DecodeSlot(resum(b)))
	_, err := moved.OpenPassphrase(testFile+1, []byte("four words in it"))
	wantError(t, err, ErrWrongPassphrase)
}

func TestSlotDamageIsNeverAWrongPassphrase(t *testing.T) {
	for name, s := range allSlots(t) {
		b := s.Encode()
		back, err := DecodeSlot(b)
		if err != nil || back != s {
			t.Fatalf("%s: read back %v, %v", name, back, err)
		}
		refuseDamage(t, b, func(b []byte) error { _, err := DecodeSlot(b); return err })
		for bit := range len(b) * 8 {
			hurt := slices.Clone(b)
			hurt[bit/8] ^= 1 << (bit % 8)
			if _, err := DecodeSlot(hurt); !errors.Is(err, ErrDamaged) {
				t.Fatalf("%s, bit %d flipped: %v", name, bit, err)
			}
		}
	}
}

func TestDecodeSlotRefusesWhatIsWellSummed(t *testing.T) {
	slots := allSlots(t)
	change := func(name string, at int, v byte) []byte {
		b := slots[name].Encode()
		b[at] = v
		return resum(b)
	}
	unkeyed := slots["unprotected"].Encode()
	clear(unkeyed[slotHeadSize : slotHeadSize+32])
	unnamed := slots["passphrase"].Encode()
	clear(unnamed[10:18])
	cases := map[string]struct {
		b    []byte
		want error
	}{
		"format 0":                 {change("passphrase", 0, 0), ErrDamaged},
		"format 2":                 {change("passphrase", 0, 2), ErrFormat},
		"format 200":               {change("passphrase", 0, 200), ErrDamaged},
		"kind 0":                   {change("passphrase", 1, 0), ErrDamaged},
		"kind 4":                   {change("passphrase", 1, 4), ErrFormat},
		"unprotected as recovery":  {change("unprotected", 1, 3), ErrDamaged},
		"recovery as unprotected":  {change("recovery", 1, 2), ErrDamaged},
		"work 9":                   {change("passphrase", 18, MinLogN-1), ErrDamaged},
		"work 18":                  {change("passphrase", 18, MaxLogN+1), ErrDamaged},
		"work 255":                 {change("passphrase", 18, 255), ErrDamaged},
		"no key number":            {resum(unnamed), ErrDamaged},
		"an empty key":             {resum(unkeyed), ErrDamaged},
		"a head and nothing else":  {resum(append(slots["passphrase"].Encode()[:slotHeadSize], make([]byte, checksumSize)...)), ErrDamaged},
		"a format and nothing":     {resum(append([]byte{1}, make([]byte, checksumSize)...)), ErrDamaged},
		"a newer format, nothing":  {resum(append([]byte{2}, make([]byte, checksumSize)...)), ErrFormat},
		"one byte more, well made": {resum(append(slots["recovery"].Encode(), 0)), ErrDamaged},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := DecodeSlot(c.b)
			wantError(t, err, c.want)
		})
	}
	if _, err := DecodeSlot(change("passphrase", 18, MaxLogN)); err != nil {
		t.Errorf("the dearest slot allowed is refused: %v", err)
	}
}

func TestNewSlotsRefuse(t *testing.T) {
	k := newNamed(t, 1)
	for _, logN := range []int{-1, 0, MinLogN - 1, MaxLogN + 1, 64, 256 + MinLogN} {
		if _, err := NewPassphraseSlot(chance(1), 1, k, []byte("x"), logN); err == nil {
			t.Errorf("work %d is allowed", logN)
		}
	}
	_, err := NewPassphraseSlot(chance(1), 1, k, nil, MinLogN)
	wantError(t, err, ErrEmptyPassphrase)
	_, err = NewPassphraseSlot(strings.NewReader("short"), 1, k, []byte("x"), MinLogN)
	wantError(t, err, io.ErrUnexpectedEOF)
	_, err = NewPassphraseSlot(chance(1), 1, &Named{ID: 1}, []byte("x"), MinLogN)
	wantError(t, err, ErrNoKey)
	_, err = NewUnprotectedSlot(1, &Named{})
	wantError(t, err, ErrNoKey)
	code, _, err := NewRecoverySlot(chance(1), 1, &Named{})
	wantError(t, err, ErrNoKey)
	if code != [16]byte{} {
		t.Error("a code was given for no slot")
	}
	_, _, err = NewRecoverySlot(strings.NewReader(strings.Repeat("r", 20)), 1, k)
	wantError(t, err, io.ErrUnexpectedEOF)
}

// Both wrapped kinds are opened here a second time, from the primitives.
func TestSlotsAreAsDescribed(t *testing.T) {
	unwrap := func(b, lock []byte, nonceAt int) []byte {
		aead := must[cipher.AEAD](t)(chacha20poly1305.NewX(lock))
		nonce, text := b[nonceAt:nonceAt+24], b[nonceAt+24:len(b)-8]
		return must[[]byte](t)(aead.Open(nil, nonce, text, b[:nonceAt]))
	}
	k := newNamed(t, 1)

	// Typed with a combining accent, kept in the composed form.
	s := must[Slot](t)(NewPassphraseSlot(chance(2), testFile, k, []byte("cafe\u0301"), 11))
	b := s.Encode()
	lock := must[[]byte](t)(scrypt.Key([]byte("caf\u00e9"), b[19:51], 1<<11, 8, 1, 32))
	if got := unwrap(b, lock, 51); !bytes.Equal(got, k.Key[:]) {
		t.Errorf("passphrase slot holds %x", got)
	}

	code, s, err := NewRecoverySlot(chance(3), testFile, k)
	if err != nil {
		t.Fatal(err)
	}
	b = s.Encode()
	lock = must[[]byte](t)(hkdf.Key(sha256.New, code[:], b[18:50], "workgroup recovery slot 1", 32))
	if got := unwrap(b, lock, 50); !bytes.Equal(got, k.Key[:]) {
		t.Errorf("recovery slot holds %x", got)
	}
}

func FuzzDecodeSlot(f *testing.F) {
	for _, s := range allSlots(f) {
		f.Add(s.Encode())
	}
	f.Add([]byte{})
	f.Add(make([]byte, 9))
	f.Fuzz(func(t *testing.T, b []byte) {
		// As it comes, and with a checksum that lets it pass further in.
		for _, b := range [][]byte{b, resum(append(slices.Clone(b), make([]byte, checksumSize)...))} {
			s, err := DecodeSlot(b)
			if !sound(err) {
				t.Fatal(err)
			}
			if err == nil && !bytes.Equal(s.Encode(), b) {
				t.Fatalf("%x is not canonical", b)
			}
		}
	})
}
