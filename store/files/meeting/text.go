package meeting

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// plain is a file as text: of UTF-16 of either byte order, UTF-8, or Windows-1252. Its error
// is a sentence.
func plain(b []byte) (string, error) {
	switch {
	case len(b) > MaxBytes:
		return "", fmt.Errorf("this file has %d MB, and at most %d MB are read: is it the right file?", len(b)>>20, MaxBytes>>20)
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return "", errors.New("this is a workbook or another packed file: open it and save it as CSV UTF-8, or download the report again")
	case bytes.HasPrefix(b, []byte("%PDF")):
		return "", errors.New("this is a PDF: download the report as a CSV file")
	}
	text, err := decode(b)
	if err != nil {
		return "", err
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	switch head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 512)])); {
	case head == "" && strings.TrimSpace(text) == "":
		return "", errors.New("this file is empty: download the report again")
	case strings.HasPrefix(head, "<"):
		return "", errors.New("this is a web page that was saved under the name of a report: download the report itself")
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", fmt.Errorf("row %d has a sign in it that no text has (NUL): the file is damaged, download the report again", rowAt(text, at))
	}
	return text, nil
}

func rowAt(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

func decode(b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return wide(b[2:], 0)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return wide(b[2:], 1)
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	default:
		if high, ok := unmarked(b); ok {
			return wide(b, high)
		}
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	return oneByte(b)
}

// unmarked tells whether bytes without a mark are UTF-16 all the same, and at which of two
// bytes the high one stands: of text in Latin letters it is nearly always nothing.
func unmarked(b []byte) (high int, ok bool) {
	head := b[:min(len(b), 200)&^1]
	var none [2]int
	for i, c := range head {
		if c == 0 {
			none[i%2]++
		}
	}
	for high, n := range none {
		if len(head) >= 8 && n*4 > len(head) && none[1-high] == 0 {
			return 1 - high, true
		}
	}
	return 0, false
}

// wide decodes UTF-16; low is the place of the low byte of two.
func wide(b []byte, low int) (string, error) {
	var out strings.Builder
	out.Grow(len(b)/2 + len(b)/8)
	broken := func() error {
		return fmt.Errorf("row %d has a sign that is cut in two: the file is damaged, download the report again", rowAt(out.String(), out.Len()))
	}
	unit := func(i int) rune { return rune(b[i+low]) | rune(b[i+1-low])<<8 }
	for i := 0; i+1 < len(b); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= len(b) {
				return "", broken()
			}
			if r = utf16.DecodeRune(r, unit(i+2)); r == utf8.RuneError {
				return "", broken()
			}
			i += 2
		}
		out.WriteRune(r)
	}
	if len(b)%2 != 0 {
		return "", broken()
	}
	return out.String(), nil
}

// oneByte decodes what is no UTF-8: Windows-1252, as a spreadsheet saves "CSV". Where some
// of it is UTF-8 beyond plain letters, two encodings were mixed.
func oneByte(b []byte) (string, error) {
	first, mixed := -1, false
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1 && first < 0:
			first = i
		case n > 1:
			mixed = true
		}
		i += n
	}
	row := 1 + bytes.Count(b[:first], []byte("\n"))
	if mixed {
		return "", fmt.Errorf("row %d is in another encoding than the rest: download the report again, or save it as CSV UTF-8", row)
	}
	high := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	var out strings.Builder
	out.Grow(len(b) + 2*high)
	for _, c := range b {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			return "", fmt.Errorf("row %d is in an encoding that is not known: download the report again, or save it as CSV UTF-8", row)
		}
		out.WriteRune(r)
	}
	return out.String(), nil
}
