package invite

import (
	"bytes"
	"crypto/rand"
	"testing"

	"workgroup/store/seal"
)

// FuzzDecode reads what was sealed: whoever has the words of an invitation can seal anything.
func FuzzDecode(f *testing.F) {
	keys, _, err := seal.Keys{}.Add(rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	v := Invitation{At: 1, From: "Asha's laptop", Spaces: []Space{{ID: 3, Title: "Subject Leadership", Keys: keys}}, Bundle: []byte("bundle")}
	f.Add(v.encode())
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, plain []byte) {
		if got, err := decode(plain); err == nil && !bytes.Equal(got.encode(), plain) {
			t.Error("an invitation has two forms")
		}
	})
}
