package store

import (
	"testing"
	"time"

	"workgroup/model"
)

func TestWhatLeftTheFileIsNoted(t *testing.T) {
	b, space := openedWith(t, []byte("four words of old"))
	want := []model.Export{
		{At: time.Unix(1_700_000_100, 0), Lead: 7, Space: space, What: "addresses, copied", People: 2},
		{At: time.Unix(1_700_000_000, 0), What: "backup", People: 0},
	}
	for i := range want {
		if err := b.Log(want[len(want)-1-i]); err != nil {
			t.Fatal(err)
		}
	}
	o := Options{Rand: b.rand, Passphrase: []byte("four words of old"), Cost: 10}
	path := b.path
	b.Close()
	b, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	got := b.Exports()
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
	if err := b.Prove(); err != nil {
		t.Error(err)
	}
	if err := b.NewKeys([]byte("other four words now")); err != nil || len(b.Exports()) != 2 {
		t.Error(err, b.Exports())
	}
}
