package gias

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Limits of what is read.
const (
	// MaxBytes is the largest file, in bytes.
	MaxBytes = 200 << 20
	// maxRow is the longest row, maxCells the most cells of one.
	maxRow   = 1 << 20
	maxCells = 2000
)

// rows cuts a file into its rows, one at a time.
type rows struct {
	r *bufio.Reader
	// read are the bytes so far, most how many there may be.
	read, most int64
	// at is the line of the file on which the row begins, lines those that were read.
	at, lines int
	// long is a row that is put together of several lines.
	long  []byte
	cells [][]byte
	cut   []span
}

// span is where a cell stands in its row; twice says that it has quotes written twice.
type span struct {
	from, to int
	twice    bool
}

func newRows(r io.Reader, most int64) *rows {
	return &rows{r: bufio.NewReaderSize(r, 256<<10), most: most}
}

// line is the next line with its end, io.EOF after the last. It holds until the next.
func (s *rows) line() ([]byte, error) {
	line, err := s.r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		whole := bytes.Clone(line)
		for errors.Is(err, bufio.ErrBufferFull) && len(whole) <= maxRow {
			line, err = s.r.ReadSlice('\n')
			whole = append(whole, line...)
		}
		line = whole
	}
	s.read += int64(len(line))
	s.lines++
	switch {
	case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull):
		return nil, err
	case s.read > s.most:
		return nil, fmt.Errorf("this file has more than %d MB, and no more are read: is it the right file?", s.most>>20)
	case len(line) > maxRow:
		return nil, fmt.Errorf("row %d is longer than any row of a register of schools: is it the right file?", s.lines)
	case len(line) == 0:
		return nil, io.EOF
	case bytes.IndexByte(line, 0) >= 0:
		return nil, fmt.Errorf("row %d has a sign in it that no text has (NUL): download the file again, or save it as CSV UTF-8", s.lines)
	}
	return line, nil
}

// next are the cells of the next row, io.EOF after the last. They hold until the next.
func (s *rows) next() ([][]byte, error) {
	s.at = s.lines + 1
	row, err := s.line()
	if err != nil {
		return nil, err
	}
	s.cut, s.long = s.cut[:0], s.long[:0]
	end := len(ended(row))
	for at := 0; ; {
		if len(s.cut) == maxCells {
			return nil, fmt.Errorf("row %d has more than %d columns: is it the right file?", s.at, maxCells)
		}
		if at < len(row) && row[at] == '"' {
			row, at, err = s.quoted(row, at)
			if err != nil {
				return nil, err
			}
			end = len(ended(row))
		} else {
			from := at
			for at < end && row[at] != ',' {
				if row[at] == '"' {
					return nil, s.stray(len(s.cut) + 1)
				}
				at++
			}
			s.cut = append(s.cut, span{from, at, false})
		}
		if at >= end {
			break
		}
		at++ // the comma
	}
	s.cells = s.cells[:0]
	for _, c := range s.cut {
		cell := row[c.from:c.to]
		if c.twice {
			cell = bytes.ReplaceAll(cell, []byte(`""`), []byte(`"`))
		}
		s.cells = append(s.cells, cell)
	}
	return s.cells, nil
}

// quoted reads a cell that begins with a quote, on the following lines too where it has line
// breaks, and gives the row as far as it was read and the place after the cell.
func (s *rows) quoted(row []byte, at int) ([]byte, int, error) {
	from, twice := at+1, false
	for at = from; ; {
		n := bytes.IndexByte(row[at:], '"')
		switch {
		case n < 0:
			s.long = append(s.long, row[len(s.long):]...)
			if len(s.long) > maxRow {
				return nil, 0, fmt.Errorf("row %d, column %d: a quote that is not closed. Download the file again", s.at, len(s.cut)+1)
			}
			more, err := s.line()
			if errors.Is(err, io.EOF) {
				return nil, 0, fmt.Errorf("row %d, column %d: the file ends in the middle of a cell: download it again", s.at, len(s.cut)+1)
			}
			if err != nil {
				return nil, 0, err
			}
			at = len(s.long)
			s.long = append(s.long, more...)
			row = s.long
		case at+n+1 < len(row) && row[at+n+1] == '"':
			twice = true
			at += n + 2
		default:
			end := at + n
			s.cut = append(s.cut, span{from, end, twice})
			if after := end + 1; after >= len(ended(row)) || row[after] == ',' {
				return row, after, nil
			}
			return nil, 0, s.stray(len(s.cut))
		}
	}
}

func (s *rows) stray(column int) error {
	return fmt.Errorf("row %d, column %d has a quote where none can be: download the file again", s.at, column)
}

// ended is a line without its end.
func ended(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}
