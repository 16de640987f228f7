package pages

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
)

// PageSize is the size in bytes of a page, the same on every machine, so that
// a file made on one opens on all.
const PageSize = 4096

// The layout of bbolt's pages, all numbers in the machine's own byte order:
//
//	page:    id 8, flags 2, count 2, overflow 4, then the body
//	meta:    magic 4, version 4, page size 4, flags 4, root 8, sequence 8,
//	         free list 8, high water mark 8, transaction 8, checksum 8
//	branch:  count x (position 4, key size 4, page 8), then the keys
//	leaf:    count x (flags 4, position 4, key size 4, value size 4), then keys and values
//	bucket:  root 8, sequence 8; with root 0 a leaf page of its own follows
const (
	headerSize  = 16
	elementSize = 16
	bucketSize  = 16
	metaSummed  = 56 // bytes of a meta that its checksum covers

	flagBranch = 0x01
	flagLeaf   = 0x02
	flagMeta   = 0x04
	flagFree   = 0x10

	flagBucket = 0x01 // of a leaf's element

	metaMagic   = 0xED0CDAED
	metaVersion = 2

	maxKey      = 32768 // bytes; bbolt refuses longer keys
	countInBody = 0xFFFF
	noFreelist  = ^uint64(0)
	firstPage   = 2 // pages 0 and 1 are the metas
)

type meta struct {
	page, root, freelist, tx uint64
	end                      uint64 // the high water mark: the first page that was never used
}

// A verdict is what a meta page looks like.
type verdict int

const (
	sound   verdict = iota
	broken          // a meta page that cannot be trusted
	noMeta          // nothing that looks like a meta page
	foreign         // whole, and made by something that is not this program
)

// readMeta returns the meta on page id (0 or 1), and a reason if it is not sound.
func readMeta(page []byte, id uint64) (m meta, v verdict, reason string) {
	u32, u64 := binary.NativeEndian.Uint32, binary.NativeEndian.Uint64
	start := metaStart()
	b := page[headerSize:]
	if u32(b) != metaMagic {
		return m, noMeta, fmt.Sprintf("meta page %d is lost", id)
	}
	sum := fnv.New64a()
	sum.Write(b[:metaSummed])
	if sum.Sum64() != u64(b[metaSummed:]) {
		return m, broken, fmt.Sprintf("meta page %d does not match its checksum", id)
	}
	if u32(b[4:]) != metaVersion || u32(b[8:]) != PageSize {
		return m, foreign, fmt.Sprintf("meta page %d has another format", id)
	}
	if u64(page) != id || u64(page[8:]) != u64(start[8:]) {
		return m, broken, fmt.Sprintf("meta page %d has the heading of another page", id)
	}
	m = meta{page: id, root: u64(b[16:]), freelist: u64(b[32:]), end: u64(b[40:]), tx: u64(b[48:])}
	return m, sound, ""
}

// cutStart says whether b could be the start of a file of ours that was cut
// before its two meta pages were complete.
func cutStart(b []byte) bool {
	start := metaStart()
	n := min(len(b), len(start))
	return bytes.Equal(b[:n], start[:n])
}

// metaStart is how page 0 begins: its heading and the magic number.
func metaStart() (start [headerSize + 4]byte) {
	binary.NativeEndian.PutUint16(start[8:], flagMeta)
	binary.NativeEndian.PutUint32(start[headerSize:], metaMagic)
	return start
}
