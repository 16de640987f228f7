package pages

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// filled is a file with many keys, of which most were removed again.
func filled(t *testing.T, keep, gone int) *File {
	t.Helper()
	f, err := Open(create1(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	value := strings.Repeat("x", 400)
	if err := f.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("journal"))
		for n := range keep + gone {
			if err := b.Put(fmt.Appendf(nil, "%05d", n), []byte(value)); err != nil {
				return err
			}
		}
		_, err := tx.CreateBucket([]byte("empty"))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := f.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("journal"))
		for n := range gone {
			if err := b.Delete(fmt.Appendf(nil, "%05d", keep+n)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return f
}

// written is everything in a file.
func written(t *testing.T, f *File) (all string) {
	t.Helper()
	if err := f.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			all += "[" + string(name) + "]"
			return b.ForEach(func(k, v []byte) error { all += fmt.Sprintf("%s=%s;", k, v); return nil })
		})
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCopyIsTheSameAndProven(t *testing.T) {
	f := filled(t, 50, 500)
	to := filepath.Join(t.TempDir(), "deep", "copy.wg")
	seen := ""
	if err := f.Copy(to, func(path string) error { seen = path; return nil }); err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(seen) != filepath.Dir(to) || seen == to {
		t.Errorf("proven at %s", seen)
	}
	onlyFile(t, filepath.Dir(to), "copy.wg")
	info, _ := os.Stat(to)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the copy has mode %v", info.Mode())
	}
	c, err := Open(to, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if written(t, c) != written(t, f) {
		t.Error("the copy holds something else")
	}
	if err := f.Copy(to, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a copy over another: %v", err)
	}
	if err := set(f, "1", "still writable"); err != nil {
		t.Error(err)
	}
}

func TestACopyThatIsNotProvenIsNoCopy(t *testing.T) {
	f := filled(t, 10, 0)
	to, wrong := filepath.Join(t.TempDir(), "copy.wg"), errors.New("not whole")
	if err := f.Copy(to, func(string) error { return wrong }); !errors.Is(err, wrong) {
		t.Error(err)
	}
	onlyFile(t, filepath.Dir(to))
}

func TestRewrite(t *testing.T) {
	f := filled(t, 50, 2000)
	before := written(t, f)
	free, all, err := f.Room()
	if err != nil || free*4 < all {
		t.Fatalf("%d of %d pages are free, %v", free, all, err)
	}
	size, _ := f.Size()
	next, done, err := f.Rewrite([]Filling{{[]byte("journal"), 0.9}}, nil, nil)
	if err != nil || !done {
		t.Fatal(done, err)
	}
	defer next.Close()
	if written(t, next) != before {
		t.Error("the rewritten file holds something else")
	}
	if now, _ := next.Size(); now >= size/4 {
		t.Errorf("%d bytes, %d before", now, size)
	}
	if free, all, err := next.Room(); err != nil || free*4 > all {
		t.Errorf("%d of %d pages are free after it, %v", free, all, err)
	}
	onlyFile(t, filepath.Dir(next.Path()), "year.wg")
	if err := set(next, "1", "another"); err != nil {
		t.Error(err)
	}
	if err := set(f, "1", "the old one"); !errors.Is(err, ErrClosed) {
		t.Errorf("the old file takes a write: %v", err)
	}
}

func TestRewriteTurnsValues(t *testing.T) {
	f := filled(t, 3, 0)
	next, _, err := f.Rewrite(nil, func(bucket, key, value []byte) ([]byte, error) {
		if string(key) == "00001" {
			return nil, nil
		}
		return append(value[:1:1], bucket...), nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	if got := written(t, next); got != "[empty][journal]00000=xjournal;00002=xjournal;1=ojournal;" {
		t.Error(got)
	}
}

func TestWhatCannotBeRewrittenStaysAsItIs(t *testing.T) {
	f := filled(t, 10, 100)
	before, wrong := written(t, f), errors.New("not whole")
	for name, try := range map[string]func() (*File, bool, error){
		"turned": func() (*File, bool, error) {
			return f.Rewrite(nil, func(_, _, _ []byte) ([]byte, error) { return nil, wrong }, nil)
		},
		"proven": func() (*File, bool, error) { return f.Rewrite(nil, nil, func(string) error { return wrong }) },
	} {
		next, done, err := try()
		if next != f || done || !errors.Is(err, wrong) {
			t.Errorf("%s: %v %v", name, done, err)
		}
		onlyFile(t, filepath.Dir(f.Path()), "year.wg")
	}
	if written(t, f) != before {
		t.Error("the file changed")
	}
	if err := os.Rename(f.Path(), f.Path()+".away"); err != nil {
		t.Fatal(err)
	}
	if next, done, err := f.Rewrite(nil, nil, nil); next != f || done || !errors.Is(err, ErrNotWritten) {
		t.Errorf("moved away: %v %v", done, err)
	}
	onlyFile(t, filepath.Dir(f.Path()), "year.wg.away")
}
