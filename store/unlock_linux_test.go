package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/store"
)

// memory is what the system says of this process, in MiB.
func memory(t *testing.T, what string) (mib int) {
	t.Helper()
	for line := range strings.Lines(string(mustRead(t, "/proc/self/status"))) {
		if rest, ok := strings.CutPrefix(line, what+":"); ok {
			kb := 0
			if _, err := fmt.Sscan(rest, &kb); err != nil {
				t.Fatal(err)
			}
			return kb >> 10
		}
	}
	t.Skip("this system does not tell")
	return 0
}

// TestUnlockGivesItsMemoryBack opens a file of the highest work there is, in a process of its
// own: it takes 160 MiB at most, also where the passphrase is wrong and tried twice, and none of
// it stays.
func TestUnlockGivesItsMemoryBack(t *testing.T) {
	if !alone(t) {
		return
	}
	d := newDesk(t, folder(t), 1)
	d.o.Passphrase, d.o.Cost = []byte(lockedWith), 17
	_, begin := d.cohort("ssl-2021", 2)
	if err := store.Create(d.path, d.o, begin); err != nil {
		t.Fatal(err)
	}
	before := memory(t, "VmRSS")
	for _, typed := range []string{"Another One", lockedWith} {
		start := time.Now()
		_ = d.opens(typed)
		t.Logf("%q: %v, %d MiB before, %d at most, %d afterwards", typed, time.Since(start).Round(time.Millisecond), before, memory(t, "VmHWM"), memory(t, "VmRSS"))
	}
	if most, after := memory(t, "VmHWM"), memory(t, "VmRSS"); most > before+160 || after > before+24 {
		t.Errorf("%d MiB before, %d at most, %d afterwards", before, most, after)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*.new*")); len(left) > 0 {
		t.Error(left)
	}
	_ = os.Remove(d.path)
}
