package seal

import (
	"encoding/binary"
	"fmt"
)

// listHeadSize is format (1) | count (4), before the entries of a set of keys.
const listHeadSize = 1 + 4

// decodeHead reads format and count. The count is believed only as far as the
// rest has room for that many entries of the smallest size.
func decodeHead(b []byte, what string, format byte, smallest int) (count int, rest []byte, err error) {
	if len(b) == 0 {
		return 0, nil, damaged("%s is empty", what)
	}
	if err := checkFormat(b[0], format); err != nil {
		return 0, nil, fmt.Errorf("%s: %w", what, err)
	}
	if len(b) < listHeadSize {
		return 0, nil, damaged("%s is cut short", what)
	}
	n, rest := uint64(binary.BigEndian.Uint32(b[1:])), b[listHeadSize:]
	if n > uint64(len(rest)/smallest) {
		return 0, nil, damaged("%s is cut short", what)
	}
	return int(n), rest, nil
}

// mergeSorted unites two lists without repeats, ascending by order; pick
// decides between two that are level.
func mergeSorted[T any](a, b []T, order func(a, b T) int, pick func(a, b T) T) []T {
	out := make([]T, 0, max(len(a), len(b)))
	for len(a) > 0 && len(b) > 0 {
		switch c := order(a[0], b[0]); {
		case c < 0:
			out, a = append(out, a[0]), a[1:]
		case c > 0:
			out, b = append(out, b[0]), b[1:]
		default:
			out, a, b = append(out, pick(a[0], b[0])), a[1:], b[1:]
		}
	}
	return append(append(out, a...), b...)
}
