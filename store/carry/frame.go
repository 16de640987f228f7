package carry

import (
	"encoding/binary"
	"io"
	"strings"
)

// ReadWhole reads what begins with a magic word to its end, and no more than its beginning of
// what begins otherwise: that is the error none. What has more than so many bytes is large.
func ReadWhole(r io.Reader, magic string, most int64, none, large error) ([]byte, error) {
	head := make([]byte, len(magic))
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, err
	}
	if !strings.HasPrefix(string(head[:n]), magic) {
		return nil, none
	}
	rest, err := io.ReadAll(io.LimitReader(r, most-int64(len(head))+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(rest)+len(head)) > most:
		return nil, large
	}
	return append(head, rest...), nil
}

// AppendSized appends bytes with their number before them (4, big-endian).
func AppendSized(b, x []byte) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(x))), x...)
}
