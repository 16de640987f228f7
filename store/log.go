package store

import (
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"workgroup/model"
)

// What left the file stands in it, sealed, as settings of its own: "log 0000001" and so on. It
// names nobody, and is neither merged nor undone.
const (
	settingLog = "log "
	// mostLogged is how many exports are kept; the oldest go.
	mostLogged = 5000
)

// Log notes that something left the file. When it returns nil that is on the disk.
func (b *Book) Log(x model.Export) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	names := b.logged()
	number := 1
	if n := len(names); n > 0 {
		_, _ = fmt.Sscanf(names[n-1], settingLog+"%d", &number)
		number++
	}
	name, line := fmt.Sprintf("%s%07d", settingLog, number), x.Pack()
	gone := names[:max(0, len(names)+1-mostLogged)]
	return b.write(func(tx *bbolt.Tx) error {
		in := tx.Bucket(bucketFile)
		for _, n := range gone {
			if err := in.Delete(keySetting(n)); err != nil {
				return err
			}
		}
		w := writer{b: b, tx: tx}
		return w.put(bucketFile, keySetting(name), &b.key, []byte(line), nil)
	}, func(tx *bbolt.Tx) bool {
		now, err := b.readSettings(tx)
		return err == nil && now[name] == line
	}, func() {
		for _, n := range gone {
			delete(b.settings, n)
		}
		b.settings[name] = line
	})
}

// logged are the names of what was noted, the oldest first.
func (b *Book) logged() (names []string) {
	for n := range b.settings {
		if strings.HasPrefix(n, settingLog) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names
}

// Exports is what left the file, the newest first.
func (b *Book) Exports() (out []model.Export) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, n := range slices.Backward(b.logged()) {
		if x, ok := model.ReadExport(b.settings[n]); ok {
			out = append(out, x)
		}
	}
	return out
}
