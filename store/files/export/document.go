package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// document writes a JSON object of lists, element by element, indented as if it had
// been encoded in one go. After the first error it writes nothing more.
type document struct {
	out *bufio.Writer
	one bytes.Buffer
	enc *json.Encoder
	err error
}

func newDocument(w io.Writer) *document {
	d := &document{out: bufio.NewWriterSize(w, 1<<16)}
	d.enc = json.NewEncoder(&d.one)
	d.enc.SetEscapeHTML(false)
	d.enc.SetIndent("    ", "  ")
	return d
}

func (d *document) begin(format string) {
	d.put("{\n  \"format\": ")
	d.encode(format)
}

func (d *document) end() error {
	d.put("\n}\n")
	if d.err == nil {
		d.failed(d.out.Flush())
	}
	return d.err
}

func (d *document) put(s string) {
	if d.err == nil {
		_, err := d.out.WriteString(s)
		d.failed(err)
	}
}

func (d *document) failed(err error) {
	if err != nil {
		d.err = fmt.Errorf("the export could not be written to its end; make room or choose another place, and export again: %w", err)
	}
}

func (d *document) encode(v any) {
	if d.err != nil {
		return
	}
	d.one.Reset()
	if err := d.enc.Encode(v); err != nil {
		d.failed(err)
		return
	}
	_, err := d.out.Write(harmless(bytes.TrimSuffix(d.one.Bytes(), []byte("\n"))))
	d.failed(err)
}

// each writes one list, an element for each of from; an error of element ends the
// document as it is.
func each[T any](d *document, name string, from []T, element func(T) (any, error)) {
	d.put(",\n  \"" + name + "\": [")
	for i, x := range from {
		if d.err != nil {
			return
		}
		v, err := element(x)
		if err != nil {
			d.err = err
			return
		}
		if i > 0 {
			d.put(",")
		}
		d.put("\n    ")
		d.encode(v)
	}
	if len(from) > 0 {
		d.put("\n  ")
	}
	d.put("]")
}

// harmless is JSON in which the characters that a terminal obeys, and that
// encoding/json leaves as they are, are escaped too. They stand only inside strings.
func harmless(b []byte) []byte {
	var out []byte
	done := 0
	for i := 0; i < len(b); {
		if b[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if obeyed(r) {
			out = append(out, b[done:i]...)
			out = fmt.Appendf(out, `\u%04x`, r)
			done = i + n
		}
		i += n
	}
	if out == nil {
		return b
	}
	return append(out, b[done:]...)
}

func obeyed(r rune) bool {
	return r >= 0x7f && r <= 0x9f || r == '\ufeff' || unicode.Is(unicode.Bidi_Control, r)
}
