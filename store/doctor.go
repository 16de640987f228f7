package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/pages"
)

// examined is what an examination found of a file that is whole.
type examined struct {
	groups, changes, records int
	// free are the bytes in the file that hold nothing any more, of bytes in all.
	free, bytes int64
	// copies are how many copies are kept, bad sentences about those that are not whole.
	copies int
	bad    []string
}

// Examine reads everything of the file: each page, each value, the numbers and the chain of
// each journal, and whether the records are what the journals say; then the copies that are
// kept of it. Found are sentences about what is right, wrong about copies that are not whole.
// Damage of the file itself is the error, ErrDamaged.
func (b *Book) Examine() (found, wrong []string, err error) {
	x, err := b.examine()
	if err != nil {
		return nil, nil, err
	}
	found = []string{
		"Every page and every value of the file is whole.",
		fmt.Sprintf("%d changes of %d groups and hubs carry on from each other.", x.changes, x.groups),
		fmt.Sprintf("%d records are what the changes say.", x.records),
		fmt.Sprintf("%d KB of %d KB are room that is free again.", x.free>>10, x.bytes>>10),
	}
	switch {
	case b.Demo():
	case x.copies == 0:
		wrong = append(wrong, "No copy is kept beside the file yet.")
	default:
		found = append(found, fmt.Sprintf("%d of %d copies that are kept beside it are whole.", x.copies-len(x.bad), x.copies))
	}
	return found, append(wrong, x.bad...), nil
}

func (b *Book) examine() (x examined, err error) {
	if err := b.Prove(); err != nil {
		return x, err
	}
	ids, err := b.Spaces()
	if err != nil {
		return x, err
	}
	for _, id := range ids {
		if err := b.Check(id); err != nil {
			return x, err
		}
		n, err := b.chained(id)
		if err != nil {
			return x, b.explain(err)
		}
		x.groups++
		x.changes += n
	}
	b.mu.Lock()
	err = b.view(func(tx *bbolt.Tx) error {
		x.records = tx.Bucket(bucketRecords).Stats().KeyN
		return nil
	})
	b.mu.Unlock()
	if err != nil {
		return x, err
	}
	free, all, err := b.file.Room()
	if err != nil {
		return x, b.explain(err)
	}
	x.free, x.bytes = int64(free)*pages.PageSize, int64(all)*pages.PageSize
	kept, err := Copies(b.path)
	if err != nil {
		return x, err
	}
	for _, k := range kept {
		x.copies++
		if err := b.proveCopy(k.Path, b.key); err != nil {
			x.bad = append(x.bad, err.Error())
		}
	}
	return x, nil
}

// chained sees that the lines of each device of a space have numbers without gaps, where they
// began here, and that each carries the hash of the one before it. It says how many there are.
func (b *Book) chained(id change.ID) (n int, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		s, err := b.readKeys(tx, id)
		if err != nil {
			return err
		}
		var device change.ID
		var number uint64
		var before journal.Hash
		return b.lines(tx, id, func(k, v []byte) error {
			l, canonical, err := s.readLine(k, v)
			if err != nil {
				return err
			}
			n++
			if l.Device == device && l.Number == number+1 && l.Before != before {
				return errors.New("a change does not carry on from the one before it")
			}
			device, number, before = l.Device, l.Number, journal.HashOf(canonical)
			return nil
		})
	})
	return n, err
}

// Rehearsed is what came of damaging copies of a file on purpose.
type Rehearsed struct {
	// Tried are how many copies were damaged; Opened opened as if nothing had been, with
	// everything in them; Whole came back whole by salvage; Said came back with sentences about
	// what is lost; Nothing could be read of the others, which said so.
	Tried, Opened, Whole, Said, Nothing int
	// Silent are ways of damage after which something was lost and nothing said so: there
	// should be none.
	Silent []string
}

// Words are the result in sentences; silent those that should not be.
func (r Rehearsed) Words() (found, silent []string) {
	found = []string{
		fmt.Sprintf("%d copies were damaged on purpose: by power cuts in the middle of a write, flipped bits, pages of noise or zeros, files cut short.", r.Tried),
		fmt.Sprintf("%d of them opened with everything in them: what was hit held nothing.", r.Opened),
		fmt.Sprintf("%d came back with everything that was ever saved.", r.Whole),
		fmt.Sprintf("%d came back and said what is lost.", r.Said),
	}
	if r.Nothing > 0 {
		found = append(found, fmt.Sprintf("Of %d nothing could be read any more, and they said so: keep copies.", r.Nothing))
	}
	for _, name := range r.Silent {
		silent = append(silent, "After "+name+" something was lost, and nothing said so.")
	}
	return found, silent
}

// Rehearse damages copies of the file in many ways (a power cut in the middle of a write, a
// flipped bit, a page of noise, a file cut short) in a folder for the time being, and brings
// back from each what can be: with the copies that are kept of the file, as it would be if
// that happened to the file itself. The file itself is only read.
func Rehearse(path string, o Options, times int) (out Rehearsed, err error) {
	var seed [32]byte
	if _, err := io.ReadFull(o.rand(), seed[:]); err != nil {
		return out, err
	}
	r := rand.New(rand.NewChaCha8(seed))
	dir, err := os.MkdirTemp(filepath.Dir(path), ".workgroup-rehearsal-")
	if err != nil {
		return out, err
	}
	defer os.RemoveAll(dir)
	whole, err := os.ReadFile(path)
	if err != nil {
		return out, err
	}
	want, err := changesIn(path, o)
	if err != nil {
		return out, err
	}
	kept, err := Copies(path)
	if err != nil {
		return out, err
	}
	hurt := filepath.Join(dir, filepath.Base(path))
	for n := range times {
		way := ways[n%len(ways)]
		if err := os.WriteFile(hurt, way.hurt(r, bytes.Clone(whole)), 0o600); err != nil {
			return out, err
		}
		out.Tried++
		if err := rehearseOne(&out, hurt, kept, o, want, way.name); err != nil {
			return out, err
		}
	}
	return out, nil
}

func rehearseOne(out *Rehearsed, hurt string, kept []Kept, o Options, want map[change.ID]bool, name string) error {
	lost := func(got map[change.ID]bool) (n int) {
		for id := range want {
			if !got[id] {
				n++
			}
		}
		return n
	}
	if got, err := changesIn(hurt, o); err == nil {
		if out.Opened++; lost(got) > 0 {
			out.Silent = append(out.Silent, name)
		}
		return nil
	}
	back, err := salvageWith(hurt, kept, o, time.Unix(0, 0))
	if err != nil {
		out.Nothing++
		return nil
	}
	defer os.Remove(back.Path)
	got, err := changesIn(back.Path, o)
	if err != nil {
		return err
	}
	switch {
	case lost(got) == 0:
		out.Whole++
	case len(back.Missing) > 0:
		out.Said++
	default:
		out.Silent = append(out.Silent, name)
	}
	return nil
}

// changesIn are all changes of a file that is whole.
func changesIn(path string, o Options) (map[change.ID]bool, error) {
	b, err := openAlone(path, o)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	if err := b.Prove(); err != nil {
		return nil, err
	}
	ids, err := b.Spaces()
	if err != nil {
		return nil, err
	}
	all := map[change.ID]bool{}
	for _, id := range ids {
		if err := b.Check(id); err != nil {
			return nil, err
		}
		if err := b.eachChange(id, func(c *change.Change) { all[c.ID] = true }); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// way is a way in which a file is damaged.
type way struct {
	name string
	hurt func(r *rand.Rand, b []byte) []byte
}

var ways = []way{
	{"a power cut in the middle of a write", func(r *rand.Rand, b []byte) []byte {
		// Some pages were written, the last of them in part, and a meta page was not.
		for range 1 + r.IntN(4) {
			at := pages.PageSize * (2 + r.IntN(max(1, len(b)/pages.PageSize-2)))
			if at+pages.PageSize <= len(b) {
				noise(r, b[at+512*r.IntN(8):at+pages.PageSize])
			}
		}
		at := pages.PageSize * r.IntN(2)
		noise(r, b[at+512*r.IntN(8):at+pages.PageSize])
		return b
	}},
	{"a flipped bit", func(r *rand.Rand, b []byte) []byte { b[r.IntN(len(b))] ^= 1 << r.IntN(8); return b }},
	{"a file that is cut short", func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] }},
	{"a page of noise", func(r *rand.Rand, b []byte) []byte {
		at := pages.PageSize * r.IntN(len(b)/pages.PageSize)
		noise(r, b[at:at+pages.PageSize])
		return b
	}},
	{"a page of zeros", func(r *rand.Rand, b []byte) []byte {
		at := pages.PageSize * r.IntN(len(b)/pages.PageSize)
		clear(b[at : at+pages.PageSize])
		return b
	}},
}

func noise(r *rand.Rand, b []byte) {
	for i := range b {
		b[i] = byte(r.Uint32())
	}
}
