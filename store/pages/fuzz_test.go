package pages

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzScan lays any bytes where pages may be: whatever opens, opens without a panic, and
// keys and values lie within the file.
func FuzzScan(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(make([]byte, 3*PageSize))
	page := make([]byte, 3*PageSize)
	copy(page[2*PageSize:], []byte{2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 'k', 'e', 'y', 'v', 'a', 'l'})
	f.Add(page)
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "any.wg")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Scan(path, func(key, value []byte) {
			if len(key) == 0 || len(key) > scanKey || len(value) == 0 || len(value) > scanValue || len(key)+len(value) > len(b) {
				t.Errorf("a key of %d and a value of %d bytes in %d", len(key), len(value), len(b))
			}
		}); err != nil {
			t.Error(err)
		}
		if g, err := Open(path, Options{}); err == nil {
			g.Close()
		}
	})
}
