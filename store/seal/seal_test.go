package seal

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// chance is a source of bytes that is the same in every run.
func chance(seed byte) *rand.ChaCha8 { return rand.NewChaCha8([32]byte{seed}) }

func newNamed(t testing.TB, seed byte) *Named {
	t.Helper()
	n, err := NewNamed(chance(seed))
	if err != nil {
		t.Fatal(err)
	}
	return &n
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wantError(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error %v, want %v", err, want)
	}
}

// refuseDamage checks that a decoder takes b, and takes no b that is cut or
// longer, with an error that a caller can tell apart.
func refuseDamage(t *testing.T, b []byte, decode func([]byte) error) {
	t.Helper()
	if err := decode(b); err != nil {
		t.Fatalf("sound bytes: %v", err)
	}
	for n := range b {
		wantError(t, decode(b[:n]), ErrDamaged)
	}
	wantError(t, decode(append(slices.Clone(b), 0)), ErrDamaged)
	wantError(t, decode(append(slices.Clone(b), b...)), ErrDamaged)
}

func sound(err error) bool {
	return err == nil || errors.Is(err, ErrDamaged) || errors.Is(err, ErrFormat)
}

// TestForms holds the bytes of every form that was ever written: they are read
// for ever. A line is never changed; a new form gets a new line.
func TestForms(t *testing.T) {
	const fileID = 0x1122334455667788
	kept := keptForms(t)
	key := &Named{ID: 0x6ae6783f4fbde91b, Key: Key(kept["key"])}
	ring := sampleRing(t)
	forms := map[string]func() ([]byte, error){
		"envelope-1": func() ([]byte, error) {
			return Seal(chance(2), key, []byte("mark 7"), []byte("present"))
		},
		"slot-passphrase-1": func() ([]byte, error) {
			s, err := NewPassphraseSlot(chance(3), fileID, key, []byte("Zoë likes 4 words"), MinLogN)
			return s.Encode(), err
		},
		"slot-unprotected-1": func() ([]byte, error) {
			s, err := NewUnprotectedSlot(fileID, key)
			return s.Encode(), err
		},
		"slot-recovery-1": func() ([]byte, error) {
			code, s, err := NewRecoverySlot(chance(4), fileID, key)
			return append(code[:], s.Encode()...), err
		},
		"ring-1": func() ([]byte, error) { return ring.Encode(), nil },
		"keys-1": func() ([]byte, error) {
			k, _, err := Keys{}.Add(chance(5))
			if err == nil {
				k, _, err = k.Add(chance(6))
			}
			return k.Encode(), err
		},
		"device-1": func() ([]byte, error) {
			d, err := NewDeviceKeys(chance(7))
			return d.Encode(), err
		},
		"device-public-1": func() ([]byte, error) {
			d, err := NewDeviceKeys(chance(7))
			return d.Public().Encode(), err
		},
	}
	for name, write := range forms {
		got, err := write()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if want, ok := kept[name]; !ok || string(got) != string(want) {
			t.Errorf("%s is\n%x, in testdata/forms.txt\n%x", name, got, want)
		}
	}

	if back, err := DecodeRing(kept["ring-1"]); err != nil || back.Len() != 6 {
		t.Errorf("ring: %d keys, %v", back.Len(), err)
	} else if _, ok := back.Find(101, Notes); !ok {
		t.Error("ring: a live key is missing")
	} else if _, ok := back.Find(100, Notes); ok {
		t.Error("ring: a destroyed key is back")
	}
	if back, err := DecodeKeys(kept["keys-1"]); err != nil || back.Len() != 2 {
		t.Errorf("keys: %d, %v", back.Len(), err)
	} else if newest, _ := back.Newest(); newest.ID != 0x08290403be1edbf5 {
		t.Errorf("keys: newest %016x", uint64(newest.ID))
	}
	device, err := DecodeDeviceKeys(kept["device-1"])
	if err != nil {
		t.Fatal(err)
	}
	if public, err := DecodeDevicePublic(kept["device-public-1"]); err != nil || public != device.Public() {
		t.Errorf("device: %v", err)
	}
	if plain, err := Open(key, []byte("mark 7"), kept["envelope-1"]); err != nil || string(plain) != "present" {
		t.Errorf("envelope: %q, %v", plain, err)
	}
	opens := func(name string, b []byte, open func(Slot) (Named, error)) {
		s, err := DecodeSlot(b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got, err := open(s); err != nil || got != *key {
			t.Errorf("%s: key %016x, %v", name, uint64(got.ID), err)
		}
	}
	opens("passphrase", kept["slot-passphrase-1"], func(s Slot) (Named, error) {
		return s.OpenPassphrase(fileID, []byte("Zoë likes 4 words"))
	})
	opens("unprotected", kept["slot-unprotected-1"], func(s Slot) (Named, error) { return s.OpenUnprotected(fileID) })
	recovery := kept["slot-recovery-1"]
	opens("recovery", recovery[recoverySize:], func(s Slot) (Named, error) {
		return s.OpenRecovery(fileID, [recoverySize]byte(recovery[:recoverySize]))
	})
}

func keptForms(t testing.TB) map[string][]byte {
	t.Helper()
	text, err := os.ReadFile("testdata/forms.txt")
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string][]byte{}
	for line := range strings.Lines(string(text)) {
		name, digits, _ := strings.Cut(strings.TrimSpace(line), " ")
		kept[name] = must[[]byte](t)(hex.DecodeString(digits))
	}
	return kept
}

func TestNothingSecretIsPrinted(t *testing.T) {
	key := Named{ID: 5, Key: Key{0: 0xa7, 1: 0xa7, 2: 0xa7, 31: 0xa7}}
	slot := must[Slot](t)(NewUnprotectedSlot(1, &key))
	ring := newRing([]Entry{{Named: key, Person: 1, Kind: Who}})
	keys := Keys{[]spaceKey{{key, 1}}}
	var secret [deviceSize]byte
	for i := range secret {
		secret[i] = 0xa7
	}
	secret[0] = deviceFormat
	device := must[DeviceKeys](t)(DecodeDeviceKeys(secret[:]))
	entry, _ := ring.ByID(5)
	for _, v := range []any{key.Key, &key.Key, key, &key, slot, &slot, ring, &ring, entry, keys, &keys, device, &device} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
			text := strings.ToLower(fmt.Sprintf(verb, v))
			for _, leak := range []string{"a7a7", "a7 a7", "a7, 0xa7", "167 167", "167, 167", "\xa7\xa7", `\xa7\xa7`} {
				if strings.Contains(text, leak) {
					t.Errorf("%T with %s prints %q", v, verb, text)
				}
			}
		}
	}
}

func TestNewNamedNeedsChance(t *testing.T) {
	if _, err := NewNamed(strings.NewReader("too short")); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a short source: %v", err)
	}
	if _, err := NewNamed(zeros{}); err == nil {
		t.Error("zeros made a key")
	}
	// A number of zero, though the key is none.
	if _, err := NewNamed(strings.NewReader(strings.Repeat("\x00", 8) + strings.Repeat("k", 32))); err == nil {
		t.Error("the number 0 was given to a key")
	}
	if a, b := newNamed(t, 1), newNamed(t, 2); a.ID == b.ID || a.Key == b.Key {
		t.Error("two keys are alike")
	}
	k := newNamed(t, 1)
	id := k.ID
	k.Wipe()
	if k.Key != (Key{}) || k.ID != id {
		t.Error("a wiped key keeps bytes or loses its number")
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func TestKindsHaveWords(t *testing.T) {
	words := map[fmt.Stringer]string{
		Who: "who", Reach: "reach", Notes: "notes", Kind(9): "kind 9",
		SlotPassphrase: "passphrase", SlotUnprotected: "not protected",
		SlotRecovery: "recovery code", SlotKind(9): "slot kind 9",
	}
	for kind, want := range words {
		if got := kind.String(); got != want {
			t.Errorf("%d is %q, want %q", kind, got, want)
		}
	}
}
