// Package folder carries drops through a folder that several laptops see: a synchronised
// one, one on a network, a stick. Drops are files that a person can read the names of.
//
// Such folders hold files that are not whole yet and copies that a synchroniser made of two
// versions. The package gives the bytes as they are; who reads them sees that.
package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"workgroup/store/carry"
)

// Ending is how the names of drops end.
const Ending = ".workgroup"

// every is how often a folder is looked at while it is watched. Network drives and
// synchronised folders tell nobody when something came.
const every = 2 * time.Second

// Folder is a folder as one laptop uses it.
type Folder struct {
	path, own string
	every     time.Duration
}

var _ carry.Carrier = (*Folder)(nil)

// New is the folder at path, which need not be there now. The laptop's own drops have own,
// a mark that only it has, in their names.
func New(path, own string) *Folder { return &Folder{path, own, every} }

// There tells whether the folder can be reached now.
func (f *Folder) There() bool {
	info, err := os.Stat(f.path)
	return err == nil && info.IsDir()
}

// Put writes the drop beside its name and then gives it the name.
func (f *Folder) Put(_ context.Context, name string, content []byte) error {
	if err := f.allowed(name); err != nil {
		return err
	}
	path := filepath.Join(f.path, name)
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "put", Path: path, Err: fs.ErrExist}
	}
	t, err := os.CreateTemp(f.path, ".workgroup-*.part")
	if err != nil {
		return err
	}
	_, err = t.Write(content)
	err = errors.Join(err, t.Sync(), t.Close())
	if err == nil {
		err = os.Rename(t.Name(), path)
	}
	if err != nil {
		os.Remove(t.Name())
	}
	return err
}

// allowed says whether a name may be that of an own drop.
func (f *Folder) allowed(name string) error {
	if name != filepath.Base(name) || !strings.HasSuffix(name, Ending) || strings.HasPrefix(name, ".") {
		return fmt.Errorf("%q is no name of a drop", name)
	}
	if !strings.Contains(name, f.own) {
		return carry.ErrOther
	}
	return nil
}

// List gives the files whose names end as those of drops do. The mark says of each how long
// it was and of which time, so that one which has grown comes again.
func (f *Folder) List(_ context.Context, since string) (names []string, mark string, err error) {
	before := map[string]bool{}
	for _, one := range strings.Split(since, "\n") {
		before[one] = true
	}
	all, err := os.ReadDir(f.path)
	if err != nil {
		return nil, since, err
	}
	var now []string
	for _, e := range all {
		if !strings.HasSuffix(e.Name(), Ending) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		one := strconv.FormatInt(info.Size(), 10) + " " + strconv.FormatInt(info.ModTime().UnixNano(), 10) + " " + e.Name()
		now = append(now, one)
		if !before[one] {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names, strings.Join(now, "\n"), nil
}

// Get reads a file of the folder.
func (f *Folder) Get(_ context.Context, name string, most int64) ([]byte, error) {
	if name != filepath.Base(name) {
		return nil, fmt.Errorf("%q is no name of a drop", name)
	}
	in, err := os.Open(filepath.Join(f.path, name))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, most))
}

// Watch looks at the folder now and again.
func (f *Folder) Watch(ctx context.Context) <-chan struct{} {
	out := make(chan struct{})
	_, last, _ := f.List(ctx, "")
	go func() {
		defer close(out)
		tick := time.NewTicker(f.every)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			_, now, err := f.List(ctx, "")
			if err != nil || now == last {
				continue
			}
			last = now
			select {
			case out <- struct{}{}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Remove takes own drops away.
func (f *Folder) Remove(_ context.Context, names ...string) error {
	var others error
	for _, name := range names {
		if err := f.allowed(name); err != nil {
			others = err
			continue
		}
		if err := os.Remove(filepath.Join(f.path, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return others
}
