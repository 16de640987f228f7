package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

func TestExamine(t *testing.T) {
	b, space, copy, _ := keptCopy(t)
	found, wrong, err := b.Examine()
	if err != nil || len(wrong) > 0 || !strings.Contains(strings.Join(found, "\n"), " changes of 1 groups and hubs carry on") || found[len(found)-1] != "1 of 1 copies that are kept beside it are whole." {
		t.Fatalf("%q %q %v", found, wrong, err)
	}
	if err := os.Truncate(copy, 5000); err != nil {
		t.Fatal(err)
	}
	if found, wrong, err = b.Examine(); err != nil || len(wrong) != 1 || !strings.Contains(wrong[0], "damaged") {
		t.Errorf("%q %q %v", found, wrong, err)
	}
	if err := b.file.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketJournal).Delete(keyLine(space, b.device.id, 1))
	}); err != nil {
		t.Fatal(err)
	}
	if _, _, err = b.Examine(); !errors.Is(err, ErrDamaged) {
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
	out, err := Rehearse(path, o, times)
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

func TestWhatARehearsalSays(t *testing.T) {
	found, silent := Rehearsed{Tried: 9, Opened: 4, Whole: 2, Said: 1, Nothing: 2, Silent: []string{"a flipped bit"}}.Words()
	all := strings.Join(found, " ")
	for _, want := range []string{"9 copies were damaged on purpose", "4 of them opened", "2 came back with everything", "1 came back and said", "Of 2 nothing could be read"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said: %s", want, all)
		}
	}
	if len(silent) != 1 || silent[0] != "After a flipped bit something was lost, and nothing said so." {
		t.Errorf("%q", silent)
	}
	words := Salvaged{Changes: 7, FromCopies: 3, FromRecords: 2}.Words()
	if len(words) != 3 || !strings.Contains(words[1], "3 of them only the copies") || !strings.Contains(words[2], "2 values more") {
		t.Errorf("%q", words)
	}
}

// A bucket that is not there is damage, said with its name, whichever it is.
func TestAMissingPartIsDamage(t *testing.T) {
	for _, name := range buckets() {
		if string(name) == string(bucketShelf) {
			continue // files of before have none
		}
		b, _ := ownFile(t)
		if err := b.file.Update(func(tx *bbolt.Tx) error { return tx.DeleteBucket(name) }); err != nil {
			t.Fatal(err)
		}
		if err := b.Prove(); err == nil {
			t.Errorf("%s is missing, and all is said to be well", name)
		}
		path := b.Path()
		b.Close()
		if _, err := Open(path, Options{Passphrase: []byte("four words of old")}); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotOurs) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
