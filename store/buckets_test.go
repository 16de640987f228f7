package store

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/demo"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// TestTheFileIsAsItIsDrawn walks a filled file and compares it with the drawing at
// the head of buckets.go: the same buckets, keys as long as drawn, every value but
// those drawn as plain an envelope.
func TestTheFileIsAsItIsDrawn(t *testing.T) {
	src, err := os.ReadFile("buckets.go")
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]int{} // bytes of a key; 0 for keys of words
	words := map[string]int{} // the first words of keys of words, and how many there are
	size := map[string]int{"space": 8, "device": 8, "record": 8, "number": 8, "kind": 1}
	bucket := ""
	for _, line := range strings.Split(string(src), "\n") {
		if m := regexp.MustCompile(`^//\t(\w+)/$`).FindStringSubmatch(line); m != nil {
			bucket = m[1]
			drawn[bucket] = 0
		}
		if m := regexp.MustCompile(`^//\t  ([a-z]+)( (?:<\w+>)+)?\s`).FindStringSubmatch(line); m != nil {
			words[m[1]] = 0
		}
		if m := regexp.MustCompile(`^//\t  ((?:<\w+>)+)\s`).FindStringSubmatch(line); m != nil {
			for _, part := range regexp.MustCompile(`<(\w+)>`).FindAllStringSubmatch(m[1], -1) {
				drawn[bucket] += size[part[1]]
			}
		}
	}
	if len(drawn) != len(buckets()) {
		t.Fatalf("%d buckets are drawn, %d named", len(drawn), len(buckets()))
	}

	path := filepath.Join(t.TempDir(), "demo.db")
	begin, err := demo.Build(func() model.ID { return NewID(rand.Reader) })
	if err != nil {
		t.Fatal(err)
	}
	if err := Create(path, Options{}, begin); err != nil {
		t.Fatal(err)
	}
	book, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(book.Set("lead", "7"), book.Set("seen register", "yes"), book.PutShelf(schools(900)), book.Close()); err != nil {
		t.Fatal(err)
	}
	f, err := pages.Open(path, pages.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = f.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			want, ok := drawn[string(name)]
			if !ok {
				t.Errorf("the bucket %s is not drawn", name)
			}
			n := 0
			err := b.ForEach(func(k, v []byte) error {
				n++
				if want == 0 {
					word, _, _ := strings.Cut(string(k), " ")
					words[word]++
					if word == "header" || word == "slot" {
						return nil
					}
					if word != "setting" && word != "hub" && word != "hubs" {
						t.Errorf("%s holds the key %q, which is not drawn", name, k)
					}
				} else if len(k) != want {
					t.Errorf("%s has a key of %d bytes, drawn are %d", name, len(k), want)
				}
				if _, err := seal.KeyOf(v); err != nil || len(v) < seal.Overhead {
					t.Errorf("%s %x is no envelope: %v", name, k, err)
				}
				return nil
			})
			if n == 0 {
				t.Errorf("the bucket %s is empty in a filled file: the walk shows nothing of it", name)
			}
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(words) != 5 || words["hubs"] != 1 || words["hub"] != 5 || words["header"] != 1 || words["slot"] != 1 || words["setting"] != 2 {
		t.Errorf("keys of words: %v", words)
	}
}
