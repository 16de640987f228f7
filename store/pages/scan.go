package pages

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
)

// The longest key and value that a scan hands out, in bytes: a line of a journal takes a
// megabyte at most.
const (
	scanKey   = 80
	scanValue = 2 << 20
)

// Scan hands out every key and value that still stands somewhere in a file, whatever else is
// wrong with it: of pages in use, of pages that are free again, of pages that nothing refers
// to any more. Nothing of it is promised: a value may be an old one, torn, or no value at all, and
// the same may come several times. What is sealed says by itself whether it is whole. The file
// is only read, and neither bbolt nor a map of it is used, so no damage can do more harm than
// bytes that mean nothing. Key and value are only valid within fn.
func Scan(path string, fn func(key, value []byte)) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return missing(path, err)
	}
	if err != nil {
		return unusable(path, "cannot be opened", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return notOurs(path, "it is not a plain file")
	}
	s := &scan{file: f, size: info.Size(), fn: fn, page: make([]byte, PageSize)}
	for at := int64(firstPage * PageSize); at < s.size; at += PageSize {
		n, err := f.ReadAt(s.page, at)
		if n < headerSize+elementSize && err != nil {
			continue // a part of the disk that cannot be read: the rest may
		}
		s.leaf(at, s.page[:n])
	}
	return nil
}

type scan struct {
	file       *os.File
	size       int64
	fn         func(key, value []byte)
	page       []byte
	key, value []byte
}

// leaf reads a page as if it were a leaf. A count that cannot be is not believed: then the
// elements are read for as long as they make sense.
func (s *scan) leaf(at int64, page []byte) {
	count := int(binary.NativeEndian.Uint16(page[10:]))
	if most := (len(page) - headerSize) / elementSize; count == 0 || count > most {
		count = most
	}
	for i := range count {
		start := headerSize + elementSize*i
		e := page[start : start+elementSize]
		flags := binary.NativeEndian.Uint32(e)
		pos, ksize, vsize := binary.NativeEndian.Uint32(e[4:]), binary.NativeEndian.Uint32(e[8:]), binary.NativeEndian.Uint32(e[12:])
		if flags > flagBucket || ksize == 0 || ksize > scanKey || vsize == 0 || vsize > scanValue || pos < elementSize {
			continue
		}
		from := at + int64(start) + int64(pos)
		if from+int64(ksize)+int64(vsize) > s.size {
			continue
		}
		key, ok := s.bytes(&s.key, page, at, from, int(ksize))
		if !ok {
			continue
		}
		if flags == flagBucket && s.file == nil {
			continue // buckets stand at the top level only
		}
		if flags == flagBucket {
			s.small(page, start+int(pos)+int(ksize), int(vsize))
			continue
		}
		if value, ok := s.bytes(&s.value, page, at, from+int64(ksize), int(vsize)); ok {
			s.fn(key, value)
		}
	}
}

// small reads a bucket that is so small that it stands in the page of buckets, as a page of
// its own behind its heading.
func (s *scan) small(page []byte, from, n int) {
	if n < bucketSize+headerSize+elementSize || from+n > len(page) || binary.NativeEndian.Uint64(page[from:]) != 0 {
		return
	}
	in := &scan{fn: s.fn, size: int64(n - bucketSize)}
	in.leaf(0, page[from+bucketSize:from+n])
}

// bytes are n bytes from a place in the file: of the page, where they stand in it.
func (s *scan) bytes(into *[]byte, page []byte, at, from int64, n int) ([]byte, bool) {
	if off := from - at; off+int64(n) <= int64(len(page)) {
		return page[off : off+int64(n)], true
	}
	if s.file == nil {
		return nil, false
	}
	if cap(*into) < n {
		*into = make([]byte, n)
	}
	b := (*into)[:n]
	_, err := s.file.ReadAt(b, from)
	return b, err == nil
}
