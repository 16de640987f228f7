package store

import (
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/store/pages"
	"workgroup/store/seal"
)

// Copies of the file stand in a folder beside it, sealed as the file is. Each has a number
// above those before it, and they are kept by number: a clock that goes back, or forward by
// years, takes none away.
//
//	workgroup.db copies/00017 2026-11-24 0802 5b1d0c7e93a2f604.db
//
// are the number, the day and time on which it was made, and the state of the file in it. A
// large one whose values were not read yet has "unread" behind that.
const (
	copiesEnd = " copies"
	unread    = " unread"
)

// What is kept: the newest copies; the last of each of the newest days; the last of each of
// the newest months.
const (
	keepNewest = 10
	keepDays   = 31
	keepMonths = 12
)

// Kept is a copy that the program keeps by itself.
type Kept struct {
	Path   string
	Number int
	// At is when it was made, in local time, by the clock of that moment.
	At    time.Time
	Bytes int64
	// Unread: its values were not read yet; that is done after the next start.
	Unread bool
	state  string
}

func copiesFolder(path string) string { return path + copiesEnd }

var keptName = regexp.MustCompile(`^(\d{5,9}) (\d{4}-\d{2}-\d{2} \d{4}) ([0-9a-f]{16})( unread)?\.db$`)

// Copies are the copies that are kept of the file at path, the newest first. No passphrase
// is needed to list them.
func Copies(path string) ([]Kept, error) {
	entries, err := os.ReadDir(copiesFolder(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Kept
	for _, e := range entries {
		m := keptName.FindStringSubmatch(e.Name())
		info, err := e.Info()
		if m == nil || err != nil || !info.Mode().IsRegular() {
			continue
		}
		k := Kept{Path: filepath.Join(copiesFolder(path), e.Name()), Bytes: info.Size(), Unread: m[4] != "", state: m[3]}
		k.Number, _ = strconv.Atoi(m[1])
		if k.At, err = time.ParseInLocation("2006-01-02 1504", m[2], time.Local); err == nil {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b Kept) int { return cmp.Compare(b.Number, a.Number) })
	return out, nil
}

// superfluous are the copies that are not kept any longer, of all, the newest first.
func superfluous(all []Kept) (gone []Kept) {
	days, months := map[string]bool{}, map[string]bool{}
	for i, k := range all {
		day, month := k.At.Format("2006-01-02"), k.At.Format("2006-01")
		stays := i < keepNewest
		if !days[day] && len(days) < keepDays {
			days[day], stays = true, true
		}
		if !months[month] && len(months) < keepMonths {
			months[month], stays = true, true
		}
		if !stays {
			gone = append(gone, k)
		}
	}
	return gone
}

// Backup writes a copy of the file to a path where nothing stands yet: in a folder, under
// the name of the file and the day. The copy is proven, value by value, before it gets its
// name. Others may go on writing meanwhile.
func (b *Book) Backup(path string, at time.Time) (string, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		name := filepath.Base(b.path)
		ext := filepath.Ext(name)
		path = filepath.Join(path, strings.TrimSuffix(name, ext)+" "+at.Format("2006-01-02 1504")+ext)
	}
	return path, b.copyTo(path, true)
}

// copyTo copies the file as it stands.
func (b *Book) copyTo(path string, proven bool) error {
	b.mu.Lock()
	f, key := b.file, b.key
	b.mu.Unlock()
	if f == nil {
		return b.isClosed()
	}
	var prove func(string) error
	if proven {
		prove = func(other string) error { return b.proveCopy(other, key) }
	}
	return b.explain(f.Copy(path, prove))
}

// Keep makes a copy of the file beside it, unless the newest one holds the same, and lets
// those go that are too many. Last is when the newest copy was made, zero where there is
// none: a demo is not copied, nor a file that can only be read.
func (b *Book) Keep(at time.Time) (last time.Time, err error) {
	b.copying.Lock()
	defer b.copying.Unlock()
	if b.Demo() || b.ReadOnly() {
		return time.Time{}, nil
	}
	all, err := Copies(b.path)
	if err != nil {
		return time.Time{}, cannotKeep(b.path, err)
	}
	state, size, err := b.state()
	switch {
	case err != nil:
		return time.Time{}, err
	case len(all) > 0 && all[0].state == state:
		return all[0].At, nil
	}
	kept := Kept{Number: 1, At: at, state: state}
	if len(all) > 0 {
		last, kept.Number = all[0].At, all[0].Number+1
	}
	name := fmt.Sprintf("%05d %s %s", kept.Number, at.Format("2006-01-02 1504"), state)
	if kept.Unread = size >= pages.WalkLaterFrom; kept.Unread {
		name += unread
	}
	kept.Path = filepath.Join(copiesFolder(b.path), name+".db")
	if err := b.copyTo(kept.Path, !kept.Unread); err != nil {
		return last, cannotKeep(b.path, err)
	}
	for _, k := range superfluous(append([]Kept{kept}, all...)) {
		_ = b.disk.Remove(k.Path) // one too many does no harm, and goes the next time
	}
	return at, nil
}

// ReadKept reads the values of the large copies whose values were not read yet. One that is
// not whole is set aside under a name that says so, and the error names it.
func (b *Book) ReadKept() error {
	b.copying.Lock()
	defer b.copying.Unlock()
	all, err := Copies(b.path)
	if err != nil || b.Demo() {
		return err
	}
	b.mu.Lock()
	key := b.key
	b.mu.Unlock()
	var wrong error
	for _, k := range all {
		if !k.Unread {
			continue
		}
		if err := b.proveCopy(k.Path, key); err != nil {
			if errors.Is(err, ErrDamaged) {
				_ = b.disk.Rename(k.Path, k.Path+".damaged")
			}
			wrong = errors.Join(wrong, err)
			continue
		}
		wrong = errors.Join(wrong, b.disk.Rename(k.Path, strings.TrimSuffix(k.Path, unread+".db")+".db"))
	}
	return wrong
}

// state names what the file holds now, and is its size in bytes: while no cohort and no hub
// changes it stays the same, whatever else is written.
func (b *Book) state() (name string, size int64, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var heads print
	err = b.view(func(tx *bbolt.Tx) error {
		return b.stretch(tx, bucketHeads, nil, func(_, v []byte) error {
			if _, err := seal.KeyOf(v); err != nil {
				return err
			}
			heads.turn(v)
			return nil
		})
	})
	if err == nil {
		size, err = b.file.Size()
	}
	return hex.EncodeToString(heads[:8]), size, b.explain(err)
}

func cannotKeep(path string, cause error) error {
	return &fault{ErrNoCopy, cause, fmt.Sprintf("No copy of %s could be made: %v. Nothing is lost in the file itself; make room on the disk, or a copy elsewhere.", filepath.Base(path), cause)}
}
