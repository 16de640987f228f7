// Package pagetest reads the words of PDF files that the program made, and where they stand, for
// tests.
package pagetest

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// tester is what fails a test: testing.T, and rapid.T.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// Words are the words of each page, a line for each that was written by itself.
func Words(t tester, pdf []byte) []string {
	t.Helper()
	var pages []string
	for _, content := range contents(t, pdf) {
		var b strings.Builder
		for _, at := range shown.FindAllIndex(content, -1) {
			b.WriteString(text(content[at[1]:]) + "\n")
		}
		pages = append(pages, b.String())
	}
	if n := len(leaf.FindAll(pdf, -1)); n != len(pages) {
		t.Fatalf("%d pages, and the words of %d", n, len(pages))
	}
	return pages
}

// Text are the words of all pages together.
func Text(t tester, pdf []byte) string { return strings.Join(Words(t, pdf), "\n") }

var (
	leaf   = regexp.MustCompile(`/Type /Page\n`)
	stream = regexp.MustCompile(`<</Filter /FlateDecode /Length (\d+)>>\nstream\n`)
	shown  = regexp.MustCompile(`BT [-0-9.]+ [-0-9.]+ Td \(`)
)

// contents are what is drawn on each page.
func contents(t tester, pdf []byte) [][]byte {
	t.Helper()
	var out [][]byte
	for _, m := range stream.FindAllSubmatchIndex(pdf, -1) {
		n, err := strconv.Atoi(string(pdf[m[2]:m[3]]))
		if err != nil {
			t.Fatal(err)
		}
		r, err := zlib.NewReader(bytes.NewReader(pdf[m[1] : m[1]+n]))
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	return out
}

// text is a string of a PDF up to its closing bracket: UTF-16, some bytes after a backslash.
func text(b []byte) string {
	var raw []byte
	for i := 0; i < len(b) && b[i] != ')'; i++ {
		if b[i] == '\\' {
			i++
			if b[i] == 'r' {
				raw = append(raw, '\r')
				continue
			}
		}
		raw = append(raw, b[i])
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
