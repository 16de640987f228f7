package store

import (
	"fmt"
	"strings"

	"go.etcd.io/bbolt"
)

// Settings are small texts by their names that hold for this file on this laptop: who
// works here, which cohort was open last. They are no part of the journal: they are
// neither merged nor undone, and an older text may come back with an older copy.
const (
	longestSettingName = 60
	longestSetting     = 1000
)

// Setting is the text of a setting, "" where it was never set.
func (b *Book) Setting(name string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.settings[name]
}

// Set writes a setting; "" removes it. A name is small letters and spaces, such as
// "lead": it stands readable in the file. When Set returns nil the text is on the disk.
func (b *Book) Set(name, text string) error {
	if !settingName(name) || len(text) > longestSetting {
		return fmt.Errorf("the setting %q cannot be kept: its name is no name, or its text too long", name)
	}
	return b.set(name, text)
}

// set is Set of a text of any length.
func (b *Book) set(name, text string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.settings[name] == text && b.file != nil {
		return nil
	}
	key := keySetting(name)
	return b.write(func(tx *bbolt.Tx) error {
		if text == "" {
			return tx.Bucket(bucketFile).Delete(key)
		}
		w := writer{b: b, tx: tx}
		return w.put(bucketFile, key, &b.key, []byte(text), nil)
	}, func(tx *bbolt.Tx) bool {
		now, err := b.readSettings(tx)
		return err == nil && now[name] == text
	}, func() {
		if b.settings[name] = text; text == "" {
			delete(b.settings, name)
		}
	})
}

func settingName(s string) bool {
	return s != "" && len(s) <= longestSettingName && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz ") == ""
}

// readSettings are all settings of the file; one from before there were any has none.
func (b *Book) readSettings(tx *bbolt.Tx) (map[string]string, error) {
	out := map[string]string{}
	err := b.stretch(tx, bucketFile, prefixSetting, func(k, v []byte) error {
		name := string(k[len(prefixSetting):])
		plain, err := b.openFileKey(bucketFile, k, v)
		if err != nil {
			return err
		}
		out[name] = string(plain)
		return nil
	})
	return out, err
}
