package store

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

func TestExamine(t *testing.T) {
	b, space, copy, _ := keptCopy(t)
	x, err := b.Examine()
	if err != nil || x.Groups != 1 || x.Changes < 5 || x.Records < 4 || x.Copies != 1 || len(x.Bad) > 0 || x.Bytes < x.Free {
		t.Fatalf("%+v %v", x, err)
	}
	if err := os.Truncate(copy, 5000); err != nil {
		t.Fatal(err)
	}
	if x, err = b.Examine(); err != nil || len(x.Bad) != 1 || !strings.Contains(x.Bad[0], "damaged") {
		t.Errorf("%+v %v", x, err)
	}
	if err := b.file.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketJournal).Delete(keyLine(space, b.device.id, 1))
	}); err != nil {
		t.Fatal(err)
	}
	if _, err = b.Examine(); !errors.Is(err, ErrDamaged) {
		t.Errorf("a line is missing: %v", err)
	}
}

// TestRehearse: after whatever happens to the file, nothing is lost in silence; and of the
// copy that is kept, nothing at all.
func TestRehearse(t *testing.T) {
	b, _, _, o := keptCopy(t)
	path := b.Path()
	b.Close()
	times := 40
	if os.Getenv("WORKGROUP_LONG") == "1" {
		times = 10_000
	}
	out, err := Rehearse(path, o, rand.New(rand.NewPCG(1, 2)), times)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Silent) > 0 || out.Nothing > 0 || out.Tried != times || out.Opened+out.Whole+out.Said != times || out.Whole == 0 {
		t.Errorf("%+v", out)
	}
	t.Logf("%+v", out)
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	hidden, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if len(left) != 2 || len(hidden) != 0 {
		t.Errorf("left behind: %v %v", left, hidden)
	}
}
