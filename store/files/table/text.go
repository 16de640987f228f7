package table

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"workgroup/model"
)

// readText reads a table in text.
func readText(b []byte) ([]model.Table, error) {
	text, err := decode(b)
	if err != nil {
		return nil, err
	}
	rows, err := cut(text)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return []model.Table{{Rows: rows}}, nil
}

// decode is text in UTF-8, whatever it was.
func decode(b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return wide(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return wide(b[2:], binary.BigEndian)
	default:
		if order := unmarked(b); order != nil {
			return wide(b, order)
		}
	}
	if at := bytes.IndexByte(b, 0); at >= 0 {
		return "", fmt.Errorf("line %d holds signs that no text has: this is no table, or it is damaged", line(b, at))
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	return western(b)
}

// unmarked is the byte order of UTF-16 without a mark at its beginning: of the first signs,
// mostly of the English alphabet, every second byte is zero. Nil for other text.
func unmarked(b []byte) binary.ByteOrder {
	var zero [2]int
	n := min(len(b), 256) / 2 * 2
	for i := range n {
		if b[i] == 0 {
			zero[i%2]++
		}
	}
	switch {
	case n < 8:
	case zero[1] > n/4 && zero[0] == 0:
		return binary.LittleEndian
	case zero[0] > n/4 && zero[1] == 0:
		return binary.BigEndian
	}
	return nil
}

// wide reads UTF-16.
func wide(b []byte, order binary.ByteOrder) (string, error) {
	var out strings.Builder
	out.Grow(len(b) / 2)
	row := 1
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(order.Uint16(b[i:]))
		if utf16.IsSurrogate(r) && i+3 < len(b) {
			if r = utf16.DecodeRune(r, rune(order.Uint16(b[i+2:]))); r != utf8.RuneError {
				i += 2
			}
		}
		switch r {
		case 0:
			return "", fmt.Errorf("line %d holds signs that no text has: this is no table, or it is damaged", row)
		case '\n':
			row++
		}
		out.WriteRune(r)
	}
	return out.String(), nil
}

// western reads Windows-1252, as Excel saves CSV where nobody asks it for more. Text in which
// some letters are UTF-8 and others are not was put together from two files; of UTF-8 only
// what makes no sense in Windows-1252 is taken for it: "Ã©" is, "É’" is not.
func western(b []byte) (string, error) {
	strange, wide := -1, -1
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			strange = i
		case b[i] == 0xc3 && n == 2, b[i] == 0xe2 && n == 3 && b[i+1] == 0x80:
			wide = i
		}
		if strange >= 0 && wide >= 0 {
			return "", fmt.Errorf("line %d is in another encoding than those before it, so that accents cannot be read: open the file in a spreadsheet, look at the accents, and save it as CSV UTF-8", line(b, i))
		}
		i += n
	}
	size := 0
	for i, c := range b {
		r := westernRune(c)
		if r == utf8.RuneError {
			return "", fmt.Errorf("line %d holds signs that no text has: this is no table, or it is damaged", line(b, i))
		}
		size += utf8.RuneLen(r)
	}
	var out strings.Builder
	out.Grow(size)
	for _, c := range b {
		out.WriteRune(westernRune(c))
	}
	return out.String(), nil
}

// westernRune is a byte of Windows-1252, or RuneError where it means nothing.
func westernRune(c byte) rune {
	if c < 0x80 || c >= 0xa0 {
		return rune(c)
	}
	return [...]rune{
		'€', utf8.RuneError, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', utf8.RuneError, 'Ž', utf8.RuneError,
		utf8.RuneError, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', utf8.RuneError, 'ž', 'Ÿ',
	}[c-0x80]
}

// line is the number of the line in which a byte stands, from 1.
func line(b []byte, at int) int { return 1 + bytes.Count(b[:at], []byte("\n")) }
