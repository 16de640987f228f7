package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// WalkLaterFrom is the size in bytes of the used part of a file from which Open does
// not wait for the walk: it goes on behind, and until it is done Reach walks the way
// to what is read.
const WalkLaterFrom = 64 << 20

// later is a walk that goes on behind an open file.
type later struct {
	path string
	file *os.File
	end  uint64
	// roots are the root pages of the buckets, 0 for those that stand in the page
	// of buckets.
	roots map[string]uint64

	now  func() // begins the walk if it has not begun yet
	stop atomic.Bool
	over atomic.Bool
	done chan struct{}
	err  error // once done is closed
}

var errStopped = errors.New("the file was closed before it was walked")

// glance reads what Open itself relies on: both meta pages, the page of buckets and the
// list of free pages. It returns nil where the file is small enough to be walked at
// once.
func glance(path string, file *os.File, from uint64) (l *later, tx uint64, err error) {
	err = guard(path, func() error {
		err := func() error {
			info, err := file.Stat()
			if err != nil {
				return unusable(path, "cannot be read", err)
			}
			if info.Size() < 2*PageSize || uint64(info.Size()) < from {
				return nil
			}
			m, err := newest(path, file)
			if err != nil {
				return err
			}
			if m.end*PageSize < from {
				return nil
			}
			if length := uint64(info.Size()); m.end > length/PageSize {
				return illf("it is cut short, %d bytes are left of %d", length, m.end*PageSize)
			}
			w := &walk{end: m.end, known: newPageSet(m.end)}
			if w.pages, err = openSource(file, 0); err != nil {
				return unusable(path, "cannot be read", err)
			}
			roots, err := w.roots(m)
			if roots == nil || err != nil {
				return err
			}
			if _, err := w.freelist(m.freelist, m.page); err != nil {
				return err
			}
			l, tx = &later{path: path, file: file, end: m.end, roots: roots, done: make(chan struct{}), now: func() {}}, m.tx
			return nil
		}()
		if reason, ok := err.(ill); ok {
			return damaged(path, string(reason), nil)
		}
		return err
	})
	return l, tx, err
}

// roots are the root pages of the buckets; nil where the buckets take more than a page.
func (w *walk) roots(m meta) (map[string]uint64, error) {
	p, err := w.page(m.root, m.page, 0)
	if err != nil || p.flags != flagLeaf {
		return nil, err
	}
	out := map[string]uint64{}
	count := int(p.count)
	off := headerSize + elementSize*count
	if off > len(p.bytes) {
		return nil, illf("leaf page %d has an impossible count, %d", p.id, count)
	}
	for i := range count {
		at := headerSize + elementSize*i
		e := p.bytes[at:]
		pos, ksize, vsize := binary.NativeEndian.Uint32(e[4:]), binary.NativeEndian.Uint32(e[8:]), binary.NativeEndian.Uint32(e[12:])
		stop := uint64(off) + uint64(ksize) + uint64(vsize)
		if uint64(at)+uint64(pos) != uint64(off) || ksize == 0 || ksize > maxKey || stop > uint64(len(p.bytes)) || vsize < bucketSize {
			return nil, illf("element %d of leaf page %d is out of place", i, p.id)
		}
		out[string(p.bytes[off:off+int(ksize)])] = binary.NativeEndian.Uint64(p.bytes[off+int(ksize):])
		off = int(stop)
	}
	return out, nil
}

// walkAfter is how long the walk leaves the machine to whoever opened the file and wants
// to see the first of it.
const walkAfter = 300 * time.Millisecond

// soon begins the walk after a while, or as soon as somebody waits for it.
func soon(l *later, walk func()) {
	begin := make(chan struct{})
	l.now = sync.OnceFunc(func() { close(begin) })
	go func() {
		select {
		case <-time.After(walkAfter):
		case <-begin:
		}
		walk()
	}()
}

// walk walks the whole file, as Open does with smaller ones.
func (l *later) walk(fullBelow uint64) {
	defer close(l.done)
	_, l.err = checkUntil(l.path, l.file, fullBelow, &l.stop)
	l.over.Store(true)
}

// wait waits for the walk and says what it found.
func (l *later) wait() error {
	if l == nil {
		return nil
	}
	l.now()
	<-l.done
	return l.err
}

func (l *later) cancel() {
	if l != nil {
		l.stop.Store(true)
		l.now()
		<-l.done
	}
}

// Walked waits until the whole file has been walked, which in a large file goes on
// after Open, and returns ErrDamaged where something was found.
func (f *File) Walked() error { return f.later.wait() }

// Reach makes sure that the keys of a bucket from from to to (nil for the last one) can
// be read, with those beside them: in a large file whose walk is not done yet it walks
// the way to them, so that no damage can send bbolt round in circles. It is to be
// called before each read in View; in a file that was walked it costs nothing.
func (f *File) Reach(bucket, from, to []byte) error {
	l := f.later
	if l == nil {
		return nil
	}
	if l.over.Load() {
		return l.wait()
	}
	root := l.roots[string(bucket)]
	if root == 0 {
		return nil
	}
	return guard(l.path, func() error {
		w := &way{walk: &walk{end: l.end, pages: &source{file: l.file}}, from: from, to: to}
		err := w.node(root, 0, allOf)
		if reason, ok := err.(ill); ok {
			return damaged(l.path, string(reason), nil)
		}
		return err
	})
}

// way is the walk to a range of keys.
type way struct {
	*walk
	from, to []byte
}

// part is which children of a page belong to the way.
type part uint8

const (
	allOf   part = iota // those in the range, and the edges beside it
	firstOf             // the first: the edge behind the range
	lastOf              // the last: the edge before it
)

// node walks the way through one page and those below it. The pages of leaves are only
// known by their headings: what is in them is sealed.
func (w *way) node(id uint64, depth int, which part) error {
	if id < firstPage || id >= w.end {
		return illf("page %d is not there", id)
	}
	if depth >= maxDepth {
		return illf("page %d is at the wrong depth", id)
	}
	p, err := w.heading(id, depth)
	if err != nil {
		return err
	}
	switch p.flags {
	case flagLeaf:
		return nil
	case flagBranch:
	default:
		return illf("page %d is neither branch nor leaf", id)
	}
	if uint64(p.overflow) >= w.end-id {
		return illf("page %d is longer than the file", id)
	}
	if p.overflow > 0 {
		if p.bytes, err = w.pages.span(depth, id, 1+uint64(p.overflow)); err != nil {
			return illf("page %d cannot be read (%v)", id, err)
		}
	}
	if err := layout(p, keys{}); err != nil {
		return err
	}
	first, last := 0, int(p.count)-1
	switch which {
	case firstOf:
		last = 0
	case lastOf:
		first = last
	case allOf:
		for last > 0 && w.to != nil && bytes.Compare(p.key(last), w.to) > 0 {
			last--
		}
		for first < last && bytes.Compare(p.key(first+1), w.from) <= 0 {
			first++
		}
		if first > 0 {
			if err := w.node(p.child(first-1), depth+1, lastOf); err != nil {
				return err
			}
		}
		if last+1 < int(p.count) {
			if err := w.node(p.child(last+1), depth+1, firstOf); err != nil {
				return err
			}
		}
	}
	for i := first; i <= last; i++ {
		if err := w.node(p.child(i), depth+1, which); err != nil {
			return err
		}
	}
	return nil
}
