package pages

import (
	"bytes"
	"encoding/binary"
)

// page is a page with its overflow, as it stands in the file.
type page struct {
	id       uint64
	flags    uint16
	count    uint16
	overflow uint32
	bytes    []byte
}

// keys is the range that a page's parent gives it: its first key is first, and
// all are below next. Either is nil if there is no such bound.
type keys struct{ first, next []byte }

func parse(b []byte) page {
	return page{
		id:       binary.NativeEndian.Uint64(b),
		flags:    binary.NativeEndian.Uint16(b[8:]),
		count:    binary.NativeEndian.Uint16(b[10:]),
		overflow: binary.NativeEndian.Uint32(b[12:]),
		bytes:    b,
	}
}

// heading reads the first page of id, which must be inside the file. The page
// stays readable until another is read at this level.
func (w *walk) heading(id uint64, level int) (page, error) {
	if w.stop != nil && w.stop.Load() {
		return page{}, errStopped
	}
	b, err := w.pages.span(level, id, 1)
	if err != nil {
		return page{}, illf("page %d cannot be read (%v)", id, err)
	}
	p := parse(b)
	if p.id != id {
		return page{}, illf("page %d is overwritten", id)
	}
	return p, nil
}

// page reads page id, to which page by refers, whole, and counts it and its overflow.
func (w *walk) page(id, by uint64, level int) (page, error) {
	if err := w.claim(id, by); err != nil {
		return page{}, err
	}
	p, err := w.heading(id, level)
	if err != nil || p.overflow == 0 {
		return p, err
	}
	if uint64(p.overflow) >= w.end-id {
		return page{}, illf("page %d is longer than the file", id)
	}
	for i := range uint64(p.overflow) {
		if err := w.claim(id+1+i, id); err != nil {
			return page{}, err
		}
	}
	p.bytes, err = w.pages.span(level, id, 1+uint64(p.overflow))
	if err != nil {
		return page{}, illf("page %d cannot be read (%v)", id, err)
	}
	return p, nil
}

// tree is a tree of pages: that of the buckets, or of one bucket.
type tree struct {
	*walk
	ofBuckets bool
	level     int // of its root
	// leaves is the depth at which the leaves stand, the same for all of
	// them; -1 until the first one was met.
	leaves int
}

// tree checks the tree under page root, to which page by refers.
func (w *walk) tree(root, by uint64, ofBuckets bool, level int) error {
	p, err := w.page(root, by, level)
	if err != nil {
		return err
	}
	t := &tree{walk: w, ofBuckets: ofBuckets, level: level, leaves: -1}
	return t.node(p, keys{}, 0)
}

// node checks a page of the tree that was read, and all below it.
func (t *tree) node(p page, in keys, depth int) error {
	switch p.flags {
	case flagLeaf:
		if t.leaves < 0 {
			t.leaves = depth
		}
	case flagBranch:
	default:
		return illf("page %d is neither branch nor leaf", p.id)
	}
	if (p.flags == flagLeaf) != (depth == t.leaves) || depth >= maxDepth {
		return illf("page %d is at the wrong depth", p.id)
	}
	if p.flags == flagLeaf {
		return t.leafPage(p, in, depth)
	}
	return t.branch(p, in, depth)
}

// branch checks a branch page and all below it.
func (t *tree) branch(p page, in keys, depth int) error {
	if err := layout(p, in); err != nil {
		return err
	}
	return t.children(p, in, depth)
}

// layout checks a branch page by itself. bbolt packs pages without gaps, and writes
// into a branch page the first key of every child; so a changed count, position or
// size shows, and a changed key shows as soon as the child is read.
func layout(p page, in keys) error {
	count := int(p.count)
	off := headerSize + elementSize*count
	if count == 0 || off > len(p.bytes) {
		return illf("branch page %d has an impossible count, %d", p.id, count)
	}
	var before []byte
	for i := range count {
		at := headerSize + elementSize*i
		pos := binary.NativeEndian.Uint32(p.bytes[at:])
		size := binary.NativeEndian.Uint32(p.bytes[at+4:])
		if uint64(at)+uint64(pos) != uint64(off) || size == 0 || size > maxKey || off+int(size) > len(p.bytes) {
			return illf("element %d of branch page %d is out of place", i, p.id)
		}
		key := p.bytes[off : off+int(size)]
		if !follows(before, key, i, in) {
			return illf("key %d of branch page %d is out of order", i, p.id)
		}
		before = key
		off += int(size)
	}
	if pagesFor(off) != 1+uint64(p.overflow) {
		return illf("branch page %d has an impossible length", p.id)
	}
	return nil
}

// key is the key of element i of a branch page whose layout was checked.
func (p page) key(i int) []byte {
	at := headerSize + elementSize*i
	from := at + int(binary.NativeEndian.Uint32(p.bytes[at:]))
	return p.bytes[from : from+int(binary.NativeEndian.Uint32(p.bytes[at+4:]))]
}

// child is the page that element i of a branch page refers to.
func (p page) child(i int) uint64 {
	return binary.NativeEndian.Uint64(p.bytes[headerSize+elementSize*i+8:])
}

// children checks what a branch page, itself already checked, refers to. Leaves
// are counted without being read if the walk is not a full one; that they are
// leaves shows in the depth, which the first of all showed.
func (t *tree) children(p page, in keys, depth int) error {
	for i := range int(p.count) {
		child := p.child(i)
		if depth+1 == t.leaves && !t.full && !t.ofBuckets {
			if err := t.claim(child, p.id); err != nil {
				return err
			}
			t.lazy.add(child)
			continue
		}
		c, err := t.page(child, p.id, t.level+depth+1)
		if err != nil {
			return err
		}
		bounds := keys{first: p.key(i), next: in.next}
		if i+1 < int(p.count) {
			bounds.next = p.key(i + 1)
		}
		if err := t.node(c, bounds, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// leafPage checks a leaf that stands in pages of its own.
func (t *tree) leafPage(p page, in keys, depth int) error {
	if p.count == 0 {
		// Only a root may be empty. One that was emptied by damage still
		// has its content.
		if depth > 0 || p.overflow != 0 || !zero(p.bytes[headerSize:]) {
			return illf("leaf page %d has an impossible count, 0", p.id)
		}
		return nil
	}
	end, err := t.leaf(p, in, t.ofBuckets, t.level+depth)
	if err != nil {
		return err
	}
	if pagesFor(end) != 1+uint64(p.overflow) {
		return illf("leaf page %d has an impossible length", p.id)
	}
	return nil
}

// leaf checks the elements of a leaf that was read at level, and returns where
// the last one ends.
func (w *walk) leaf(p page, in keys, ofBuckets bool, level int) (end int, err error) {
	count := int(p.count)
	off := headerSize + elementSize*count
	if off > len(p.bytes) {
		return 0, illf("leaf page %d has an impossible count, %d", p.id, count)
	}
	wanted := uint32(0)
	if ofBuckets {
		wanted = flagBucket
	}
	var before []byte
	for i := range count {
		e := p.bytes[headerSize+elementSize*i:]
		flags, pos := binary.NativeEndian.Uint32(e), binary.NativeEndian.Uint32(e[4:])
		ksize, vsize := binary.NativeEndian.Uint32(e[8:]), binary.NativeEndian.Uint32(e[12:])
		stop := uint64(off) + uint64(ksize) + uint64(vsize)
		if uint64(headerSize+elementSize*i)+uint64(pos) != uint64(off) ||
			ksize == 0 || ksize > maxKey || stop > uint64(len(p.bytes)) {
			return 0, illf("element %d of leaf page %d is out of place", i, p.id)
		}
		if flags != wanted {
			return 0, illf("element %d of leaf page %d is of the wrong kind", i, p.id)
		}
		key := p.bytes[off : off+int(ksize)]
		if !follows(before, key, i, in) {
			return 0, illf("key %d of leaf page %d is out of order", i, p.id)
		}
		if ofBuckets {
			if err := w.bucket(p.bytes[off+int(ksize):stop], p.id, level+1); err != nil {
				return 0, err
			}
		}
		before = key
		off = int(stop)
	}
	return off, nil
}

// bucket checks the value that stands for a bucket on page by, and what is in
// the bucket, at level and below.
func (w *walk) bucket(value []byte, by uint64, level int) error {
	if len(value) < bucketSize {
		return ill("a bucket has lost its heading")
	}
	root := binary.NativeEndian.Uint64(value)
	if root != 0 {
		if len(value) != bucketSize {
			return ill("a bucket has the wrong length")
		}
		return w.tree(root, by, false, level)
	}
	inline := value[bucketSize:]
	if len(inline) < headerSize {
		return ill("a bucket is cut short")
	}
	p := parse(inline)
	if p.id != 0 || p.flags != flagLeaf || p.overflow != 0 {
		return ill("a small bucket has lost its heading")
	}
	end, err := w.leaf(p, keys{}, false, level)
	if err != nil {
		return err
	}
	if end != len(inline) {
		return ill("a small bucket has the wrong length")
	}
	return nil
}

// follows says whether key may stand at place i behind the key before it.
func follows(before, key []byte, i int, in keys) bool {
	if i > 0 && bytes.Compare(before, key) >= 0 {
		return false
	}
	if i == 0 && in.first != nil && !bytes.Equal(in.first, key) {
		return false
	}
	return in.next == nil || bytes.Compare(key, in.next) < 0
}

func pagesFor(size int) uint64 { return uint64(size+PageSize-1) / PageSize }

func zero(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}
