package seal

import (
	"crypto/rand"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
)

// benchSize is about that of one sealed mark.
const benchSize = 120

// BenchmarkSeal seals as the store does; bare is the cipher alone, with its
// key set up and one nonce for all.
func BenchmarkSeal(b *testing.B) {
	k, aad, plain := newNamed(b, 1), make([]byte, 24), make([]byte, benchSize)
	dst := make([]byte, 0, Overhead+benchSize)
	b.Run("bare", func(b *testing.B) {
		aead, err := chacha20poly1305.NewX(k.Key[:])
		if err != nil {
			b.Fatal(err)
		}
		nonce := make([]byte, nonceSize)
		b.ReportAllocs()
		for b.Loop() {
			aead.Seal(dst, nonce, plain, aad)
		}
	})
	b.Run("envelope", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := AppendSeal(dst, rand.Reader, k, aad, plain); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	k, aad := newNamed(b, 1), make([]byte, 24)
	env := must[[]byte](b)(Seal(chance(2), k, aad, make([]byte, benchSize)))
	dst := make([]byte, 0, benchSize)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := AppendOpen(dst, k, aad, env); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRing is a ring for a cohort of 24 people, with three keys each.
func BenchmarkRing(b *testing.B) {
	source := chance(1)
	var r Ring
	for person := range uint64(24) {
		for kind := Who; kind <= Notes; kind++ {
			var err error
			if r, _, err = r.Add(source, person, kind); err != nil {
				b.Fatal(err)
			}
		}
	}
	k := newNamed(b, 2)
	env := must[[]byte](b)(Seal(source, k, nil, r.Encode()))
	b.Run("open and decode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			plain, err := Open(k, nil, env)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := DecodeRing(plain); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("find", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, ok := r.Find(17, Reach); !ok {
				b.Fatal("not found")
			}
		}
	})
	b.Run("add", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, _, err := r.Add(source, 99, Who); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkUnlock(b *testing.B) {
	k := newNamed(b, 1)
	for _, logN := range []int{lightLogN, strongLogN} {
		s := must[Slot](b)(NewPassphraseSlot(chance(2), 1, k, []byte("four words"), logN))
		b.Run(map[int]string{lightLogN: "16", strongLogN: "17"}[logN], func(b *testing.B) {
			for b.Loop() {
				if _, err := s.OpenPassphrase(1, []byte("four words")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
