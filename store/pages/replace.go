package pages

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Held is a file that is held so that nobody opens it meanwhile, whatever is in it.
type Held struct {
	path string
	disk *os.File // nil where nothing stands there
	on   Disk
}

// Hold holds the file at path, which may be damaged or no database at all, or not there: then
// there is nothing to hold. It fails with ErrInUse where another window has it open.
func Hold(path string) (*Held, error) { return Disk{}.Hold(path) }

// Hold is what the function Hold does.
func (d Disk) Hold(path string) (*Held, error) {
	disk, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) {
		disk, err = os.Open(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Held{path: path, on: d}, nil
	case err != nil:
		return nil, cannotOpen(path, err)
	}
	if err := lock(path, disk, true, 0); err != nil {
		disk.Close()
		return nil, err
	}
	return &Held{path, disk, d}, nil
}

// Close lets it go.
func (h *Held) Close() error {
	if h.disk == nil {
		return nil
	}
	unlock(h.disk)
	err := h.disk.Close()
	h.disk = nil
	return err
}

// Replace gives the file fresh the name of the one that is held. That gets the name old
// first, as a second one where the disk knows that, so that at no moment there is no file; old
// is returned, "" where nothing stood there. Nothing is ever written over.
func (h *Held) Replace(fresh, old string) (replaced string, err error) {
	if h.disk == nil {
		old = ""
	} else if !replacesOpen {
		h.Close()
	}
	linked := old != "" && h.on.link(h.path, old) == nil
	if old != "" && !linked {
		if err := h.on.Rename(h.path, old); err != nil {
			return "", failedWrite(h.path, err)
		}
	}
	if err := h.on.Rename(fresh, h.path); err != nil {
		switch {
		case linked:
			_ = h.on.Remove(old) // one name is enough
		case old != "":
			if _, gone := os.Lstat(h.path); errors.Is(gone, fs.ErrNotExist) {
				_ = h.on.Rename(old, h.path)
			}
		}
		return "", failedWrite(h.path, err)
	}
	return old, h.on.syncFolder(filepath.Dir(h.path))
}
