package journal_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model/change"
	"workgroup/store/journal"
)

// form is one of the two forms, read and written again.
type form struct {
	name  string
	again func(b []byte) ([]byte, error)
}

var key = change.Key{Kind: 8, Record: 1}

func lineForm() form {
	return form{"line", func(b []byte) ([]byte, error) {
		l, err := journal.Decode(b)
		if err != nil {
			return nil, err
		}
		return l.Encode()
	}}
}

func recordForm() form {
	return form{"record", func(b []byte) ([]byte, error) {
		rec, err := journal.DecodeRecord(key, b)
		if err != nil {
			return nil, err
		}
		return journal.EncodeRecord(rec), nil
	}}
}

// refusedOrSame says what is wrong with how bytes are read: they are to be refused,
// or to be the one form of what they say.
func (f form) refusedOrSame(b []byte) string {
	again, err := f.again(b)
	switch {
	case err == nil && !bytes.Equal(again, b):
		return "was read, and is not the form of what was read"
	case err == nil, errors.Is(err, journal.ErrNotLine), errors.Is(err, journal.ErrForm), errors.Is(err, journal.ErrTooLong):
		return ""
	}
	return "was refused with " + err.Error()
}

// changed calls fn with every cut of b, with bytes appended and with every bit flipped.
func changed(b []byte, fn func(what string, at int, b []byte)) {
	for n := range b {
		fn("cut to", n, b[:n])
	}
	for _, x := range []byte{0, 1, 0x80, 0xff} {
		fn("with a byte appended", int(x), append(slices.Clone(b), x))
	}
	for bit := range 8 * len(b) {
		c := slices.Clone(b)
		c[bit/8] ^= 1 << (bit % 8)
		fn("with a bit flipped", bit, c)
	}
}

func TestLineHasOneForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLine(t)
		b, err := l.Encode()
		if err != nil {
			t.Fatal(err)
		}
		got, err := journal.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, l) {
			t.Fatalf("%+v was read as %+v", l, got)
		}
		changed(b, func(what string, at int, b []byte) {
			if wrong := lineForm().refusedOrSame(b); wrong != "" {
				t.Fatalf("a line %s %d %s", what, at, wrong)
			}
		})
		for n := range b {
			if _, err := journal.Decode(b[:n]); err == nil {
				t.Fatalf("a line was read of which only %d bytes are left", n)
			}
		}
	})
}

func TestRecordHasOneForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rec := drawRecord(t)
		b := journal.EncodeRecord(rec)
		got, err := journal.DecodeRecord(key, b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, rec) {
			t.Fatalf("%+v was read as %+v", rec, got)
		}
		changed(b, func(what string, at int, b []byte) {
			if wrong := recordForm().refusedOrSame(b); wrong != "" {
				t.Fatalf("a record %s %d %s", what, at, wrong)
			}
		})
	})
}

func TestFormOfTheFuture(t *testing.T) {
	l := journal.Line{Device: 1, Number: 1, Change: change.Change{ID: 1, Space: 1}}
	b, err := l.Encode()
	if err != nil {
		t.Fatal(err)
	}
	b[0]++
	if _, err := journal.Decode(b); !errors.Is(err, journal.ErrForm) {
		t.Errorf("a line of the future: %v", err)
	}
	if _, err := journal.DecodeRecord(key, []byte{2, 0, 0}); !errors.Is(err, journal.ErrForm) {
		t.Errorf("a record of the future: %v", err)
	}
	for _, b := range [][]byte{nil, {}, {0}} {
		if _, err := journal.Decode(b); !errors.Is(err, journal.ErrNotLine) {
			t.Errorf("%v: %v", b, err)
		}
		if _, err := journal.DecodeRecord(key, b); !errors.Is(err, journal.ErrNotLine) {
			t.Errorf("%v: %v", b, err)
		}
	}
}

func TestLineOverTheLimit(t *testing.T) {
	l := journal.Line{Change: change.Change{Entries: []change.Entry{{Value: strings.Repeat("x", journal.MaxLine)}}}}
	if _, err := l.Encode(); !errors.Is(err, journal.ErrTooLong) {
		t.Errorf("written: %v", err)
	}
	if _, err := journal.Decode(make([]byte, journal.MaxLine+1)); !errors.Is(err, journal.ErrTooLong) {
		t.Errorf("read: %v", err)
	}
}

// greedy are bytes that promise much more than they hold.
func greedy() map[string][]byte {
	head := append([]byte{1}, make([]byte, 24)...)
	head = binary.AppendUvarint(head, 1)
	head = append(head, make([]byte, 32)...)
	head = append(head, 1, 0)
	lead := append(slices.Clone(head), make([]byte, 8)...)
	many := func(b []byte, n uint64, fill int) []byte {
		return append(binary.AppendUvarint(slices.Clone(b), n), make([]byte, fill)...)
	}
	entries := append(append(slices.Clone(lead), 0, 0), make([]byte, 9)...)
	out := map[string][]byte{}
	for _, n := range []uint64{1 << 10, 1 << 16, 1 << 20, 1 << 31, 1 << 40, 1<<64 - 1} {
		for _, fill := range []int{0, 100, 60_000} {
			name := string(binary.AppendUvarint(nil, n)) + string(rune(fill))
			out["ids "+name] = many(append(slices.Clone(lead), 0), n, fill)
			out["entries "+name] = many(entries, n, fill)
			out["names "+name] = many(many(entries, uint64(fill/19+1), 19), n, fill)
			out["origins "+name] = many([]byte{1}, n, fill)
			out["cells "+name] = many([]byte{1, 0}, n, fill)
			out["cell "+name] = many(append([]byte{1, 0, 1, 1}, make([]byte, 8)...), n, fill)
		}
	}
	return out
}

func TestReadingTakesNoMoreMemoryThanItsBytesDeserve(t *testing.T) {
	for name, b := range greedy() {
		for _, f := range []form{lineForm(), recordForm()} {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			wrong := f.refusedOrSame(b)
			runtime.ReadMemStats(&after)
			if wrong != "" {
				t.Errorf("%s: %q %s", f.name, name, wrong)
			}
			if took, most := after.TotalAlloc-before.TotalAlloc, uint64(64*len(b)+16<<10); took > most {
				t.Errorf("%s: %q of %d bytes took %d bytes of memory", f.name, name, len(b), took)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, b := range seedLines() {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if wrong := lineForm().refusedOrSame(b); wrong != "" {
			t.Error(wrong)
		}
	})
}

func FuzzDecodeRecord(f *testing.F) {
	for _, b := range seedRecords() {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if wrong := recordForm().refusedOrSame(b); wrong != "" {
			t.Error(wrong)
		}
	})
}

func seedLines() [][]byte {
	out := [][]byte{nil, {1}, {2}}
	for i := range 20 {
		l := rapid.Custom(drawLine).Example(i)
		if b, err := l.Encode(); err == nil {
			out = append(out, b)
		}
	}
	for _, b := range greedy() {
		if len(b) < 1000 {
			out = append(out, b)
		}
	}
	return out
}

func seedRecords() [][]byte {
	out := [][]byte{nil, {1, 0, 0}, {2}}
	for i := range 20 {
		out = append(out, journal.EncodeRecord(rapid.Custom(drawRecord).Example(i)))
	}
	return out
}
