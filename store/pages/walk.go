package pages

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"sync/atomic"
)

// everything has the leaf pages read too, of a file of any size: bbolt, given a leaf whose sizes
// are damaged, may take all the memory there is when it writes that leaf anew.
const everything = math.MaxUint64

// atOnceBelow is the size in bytes of the used part of a file below which it is read at once.
const atOnceBelow = 4 << 20

// maxDepth is far beyond any tree that fits a disk.
const maxDepth = 64

// ill is a reason why a file cannot be trusted: a clause without a full stop.
type ill string

func (i ill) Error() string { return string(i) }

func illf(format string, args ...any) error { return ill(fmt.Sprintf(format, args...)) }

// walk is one reading of a file before it is trusted.
type walk struct {
	pages *source
	end   uint64  // the high water mark: pages from here on were never used
	full  bool    // leaf pages are read too
	known pageSet // pages that are accounted for
	lazy  pageSet // leaf pages that were not read: what follows them is not known
	stop  *atomic.Bool
}

// check walks file and returns the number of its last transaction. Leaf pages
// are read if the used part is below fullBelow bytes. The caller holds the
// file's lock.
func check(path string, file *os.File, fullBelow uint64) (tx uint64, err error) {
	return checkUntil(path, file, fullBelow, nil)
}

// checkUntil is check, given up once stop is set.
func checkUntil(path string, file *os.File, fullBelow uint64, stop *atomic.Bool) (tx uint64, err error) {
	err = guard(path, func() error {
		var err error
		tx, err = walkFile(path, file, fullBelow, stop)
		if reason, ok := err.(ill); ok {
			return damaged(path, string(reason), nil)
		}
		return err
	})
	return tx, err
}

func walkFile(path string, file *os.File, fullBelow uint64, stop *atomic.Bool) (tx uint64, err error) {
	info, err := file.Stat()
	if err != nil {
		return 0, unusable(path, "cannot be read", err)
	}
	if info.Size() < 2*PageSize {
		return 0, tooShort(path, file, info.Size())
	}
	m, err := newest(path, file)
	if err != nil {
		return 0, err
	}
	if length := uint64(info.Size()); m.end > length/PageSize {
		return 0, illf("it is cut short, %d bytes are left of %d", length, m.end*PageSize)
	}
	w := &walk{end: m.end, full: m.end*PageSize < fullBelow, known: newPageSet(m.end), stop: stop}
	atOnce := uint64(0)
	if !w.full {
		w.lazy = newPageSet(m.end)
	} else if m.end*PageSize < atOnceBelow {
		atOnce = m.end * PageSize
	}
	if w.pages, err = openSource(file, atOnce); err != nil {
		return 0, unusable(path, "cannot be read", err)
	}
	if err := w.tree(m.root, m.page, true, 0); err != nil {
		return 0, err
	}
	if _, err := w.freelist(m.freelist, m.page); err != nil {
		return 0, err
	}
	return m.tx, w.account()
}

// tooShort tells a file of ours that was cut from something else.
func tooShort(path string, file *os.File, size int64) error {
	if size == 0 {
		return ill("it is empty")
	}
	start := make([]byte, min(size, headerSize+4))
	if _, err := file.ReadAt(start, 0); err != nil {
		return unusable(path, "cannot be read", err)
	}
	if !cutStart(start) {
		return notOurs(path, "its first bytes are those of another kind of file")
	}
	return illf("it is cut short, only %d bytes are left", size)
}

// newest reads both meta pages. bbolt is content with one; a file with one bad
// meta page may have lost its last transaction without a trace.
func newest(path string, file *os.File) (meta, error) {
	var metas [2]meta
	var seen [2]verdict
	var first string
	b := make([]byte, PageSize)
	for id := range metas {
		if _, err := file.ReadAt(b, int64(id)*PageSize); err != nil {
			return meta{}, unusable(path, "cannot be read", err)
		}
		var reason string
		metas[id], seen[id], reason = readMeta(b, uint64(id))
		if first == "" {
			first = reason
		}
	}
	switch {
	case seen[0] == noMeta && seen[1] == noMeta:
		return meta{}, notOurs(path, "its first pages are those of another kind of file, or overwritten")
	case seen[0] == foreign || seen[1] == foreign:
		return meta{}, notOurs(path, "another program made it")
	case first != "":
		return meta{}, ill(first)
	}
	m := metas[0]
	if metas[1].tx > m.tx {
		m = metas[1]
	}
	if m.end <= firstPage || m.end > 1<<40 || m.freelist == noFreelist {
		return meta{}, ill("its newest meta page is not one that this program writes")
	}
	return m, nil
}

// claim counts page id, to which page by refers, as accounted for.
func (w *walk) claim(id, by uint64) error {
	if id < firstPage || id >= w.end {
		return illf("page %d refers to page %d, which is not there", by, id)
	}
	if !w.known.add(id) {
		return illf("page %d refers to page %d, which is in use already", by, id)
	}
	return nil
}

// freelist checks the list of free pages and says how many there are.
func (w *walk) freelist(id, by uint64) (n uint64, err error) {
	p, err := w.page(id, by, 0)
	if err != nil {
		return 0, err
	}
	if p.flags != flagFree {
		return 0, illf("page %d should list the free pages and does not", id)
	}
	body := p.bytes[headerSize:]
	if n = uint64(p.count); n == countInBody {
		n, body = binary.NativeEndian.Uint64(body), body[8:]
	}
	if n > uint64(len(body)/8) {
		return 0, illf("the list of free pages on page %d is longer than its page", id)
	}
	before := uint64(0)
	for i := range n {
		free := binary.NativeEndian.Uint64(body[8*i:])
		if free <= before {
			return 0, illf("the list of free pages on page %d is out of order", id)
		}
		if err := w.claim(free, id); err != nil {
			return 0, err
		}
		before = free
	}
	return n, nil
}

// account sees that no page is left over. A leaf that was not read may be
// longer than a page; then the pages behind it are left over, and its heading
// must say so.
func (w *walk) account() error {
	for id := w.known.gap(firstPage, w.end); id < w.end; id = w.known.gap(id, w.end) {
		if w.full || !w.lazy.has(id-1) {
			return illf("page %d is lost: nothing refers to it", id)
		}
		p, err := w.heading(id-1, 0)
		if err != nil {
			return err
		}
		if p.flags != flagLeaf || p.overflow == 0 {
			return illf("page %d is lost: nothing refers to it", id)
		}
		for i := range uint64(p.overflow) {
			if err := w.claim(id+i, id-1); err != nil {
				return err
			}
		}
	}
	return nil
}

// pageSet is a set of page numbers, a bit each.
type pageSet []uint64

func newPageSet(end uint64) pageSet { return make(pageSet, (end+63)/64) }

func (s pageSet) has(id uint64) bool { return s[id/64]&(1<<(id%64)) != 0 }

// add says whether id is new in the set.
func (s pageSet) add(id uint64) bool {
	isNew := !s.has(id)
	s[id/64] |= 1 << (id % 64)
	return isNew
}

// gap returns the first number from id on that is not in the set, at most end.
func (s pageSet) gap(id, end uint64) uint64 {
	for id < end {
		switch {
		case id%64 == 0 && s[id/64] == ^uint64(0):
			id += 64
		case s.has(id):
			id++
		default:
			return id
		}
	}
	return end
}
