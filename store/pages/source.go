package pages

import "os"

// source reads pages: all at once, or as they are asked for with a buffer for
// each level of the tree, so that a page stays readable while those below it
// are looked at. On a large file that is quicker than a map: a map costs as much
// for the first touch of a page, and again to be taken down.
type source struct {
	file  *os.File
	whole []byte
	level [][]byte
}

// openSource reads from file; where whole is above 0, that many bytes at once.
func openSource(file *os.File, whole uint64) (*source, error) {
	s := &source{file: file}
	if whole == 0 {
		return s, nil
	}
	s.whole = make([]byte, whole)
	_, err := file.ReadAt(s.whole, 0)
	return s, err
}

// span returns n pages from page id on. They stay as they are until the next
// call with the same level.
func (s *source) span(level int, id, n uint64) ([]byte, error) {
	if s.whole != nil {
		return s.whole[id*PageSize : (id+n)*PageSize], nil
	}
	for len(s.level) <= level {
		s.level = append(s.level, nil)
	}
	size := int(n * PageSize)
	if cap(s.level[level]) < size {
		s.level[level] = make([]byte, size)
	}
	b := s.level[level][:size]
	_, err := s.file.ReadAt(b, int64(id*PageSize))
	return b, err
}
