package store

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// TestFuzzForAMinute is each fuzz target of the file's own forms for a minute, where
// WORKGROUP_LONG=1.
func TestFuzzForAMinute(t *testing.T) {
	if os.Getenv("WORKGROUP_LONG") != "1" {
		t.Skip("WORKGROUP_LONG is not 1")
	}
	for dir, targets := range map[string][]string{
		".":              {"FuzzHeader", "FuzzHead", "FuzzAction", "FuzzMark", "FuzzRescue", "FuzzRecordKey", "FuzzLeftover", "FuzzPeer", "FuzzDoomed"},
		"./journal":      {"FuzzDecode", "FuzzDecodeRecord"},
		"./carry/bundle": {"FuzzDecode"},
		"./carry/invite": {"FuzzDecode"},
		"./seal":         {"FuzzOpen", "FuzzDecodeSlot", "FuzzDecodeKeys", "FuzzDecodeRing", "FuzzDecodeDeviceKeys", "FuzzDecodeDevicePublic", "FuzzParseWords"},
		"./pages":        {"FuzzScan"},
		"../model":       {"FuzzReadQuarters", "FuzzReadDay", "FuzzReadSpan", "FuzzReadName"},
		"../tui/grid":    {"FuzzClean"},
	} {
		for _, target := range targets {
			if out, err := exec.Command("go", "test", "-run", "^$", "-fuzz", "^"+target+"$", "-fuzztime", "1m", dir).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", target, err, out)
			}
		}
	}
}

func FuzzHeader(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte(magic))
	f.Add(header{id: 7}.encode())
	f.Add(header{id: 1<<63 + 9, demo: true}.encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		if h, err := decodeHeader(b); err == nil && len(h.encode()) != len(b) {
			t.Errorf("%x is read as %+v", b, h)
		}
	})
}

func FuzzHead(f *testing.F) {
	f.Add([]byte(nil))
	f.Add((&head{}).encode())
	f.Add((&head{devices: []newest{{device: 1, number: 2}, {device: 3, number: 4}}, facts: []byte("facts")}).encode())
	f.Add((&head{devices: []newest{{device: 1, number: 2}}, facts: []byte("facts"), loose: true}).encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := decodeHead(b)
		if err != nil {
			return
		}
		again, err := decodeHead(h.encode())
		if err != nil || !bytes.Equal(again.encode(), h.encode()) {
			t.Errorf("%x: %v", b, err)
		}
	})
}

func FuzzAction(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(append(make([]byte, 8), 1))
	f.Fuzz(func(t *testing.T, b []byte) {
		if lines, err := decodeAction(b); err == nil && len(lines) > len(b)/9 {
			t.Errorf("%d lines of %d bytes", len(lines), len(b))
		}
	})
}

func FuzzMark(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(make([]byte, markSize))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, _, ok := decodeMark(b); ok && len(b) != markSize {
			t.Errorf("%x is a mark", b)
		}
	})
}

// FuzzRescue reads what a rescue file holds once it is unsealed.
func FuzzRescue(f *testing.F) {
	key := seal.Named{ID: 1, Key: seal.Key{1}}
	b := &Book{key: key, rand: bytes.NewReader(nil)}
	l := journal.Line{Device: 1, Number: 1, Change: change.Change{ID: 2, Space: 3}}
	line, err := l.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{rescueForm, 0})
	f.Add(append([]byte{rescueForm, 1, 1, byte(len(line))}, line...))
	f.Add([]byte{rescueForm, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, plain []byte) {
		k := keyID(b.locks.id)
		env, err := seal.Seal(bytes.NewReader(make([]byte, 64)), &key, aad(bucketRescue, k), plain)
		if err != nil {
			t.Skip()
		}
		actions, err := b.readRescue(env)
		if err == nil && len(actions) > len(plain) {
			t.Errorf("%d actions of %d bytes", len(actions), len(plain))
		}
	})
}

func FuzzRecordKey(f *testing.F) {
	f.Add(keyRecord(1, change.Key{Kind: 2, Record: 3}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if k, ok := readKeyRecord(b); ok && !bytes.Equal(keyRecord(0, k)[8:], b[8:]) {
			t.Errorf("%x is read as %v", b, k)
		}
	})
}

// FuzzLeftover: what is removed is never the file itself, nor anything that has the end of
// a name that a person gave it.
func FuzzLeftover(f *testing.F) {
	for _, n := range []string{"a.db", "a.db.new12", "a.db.new", "a salvaged 2026-11-24 0900.db.making", "a 2026-11-24 0900.db", "a copy.db", "b.db.new1", "a replaced 2026-11-24 0900.db"} {
		f.Add("a.db", n)
	}
	f.Fuzz(func(t *testing.T, base, name string) {
		if leftover(base, name) && (name == base || filepath.Ext(name) == filepath.Ext(base) && filepath.Ext(base) != makingEnd && filepath.Ext(base) != "" && len(filepath.Ext(base)) < 5) {
			t.Errorf("%q would be removed beside %q", name, base)
		}
	})
}

// FuzzPeer reads what a file keeps of other laptops among its settings.
func FuzzPeer(f *testing.F) {
	keys, err := seal.NewDeviceKeys(chance{})
	if err != nil {
		f.Fatal(err)
	}
	p := &peer{device: 5, public: keys.Public(), at: -1}
	head := bundle.Head{Device: 5, Number: 3}
	k := &known{said: true, heads: []bundle.Head{head}, tips: []bundle.Tip{{Head: head}}}
	f.Add(p.encode())
	f.Add(k.encode())
	f.Add("\x01" + p.encode()[1:] + "12345678\x01\x00\x00\x00\x01\x01")
	f.Fuzz(func(t *testing.T, text string) {
		if got, err := decodePeer(5, text); err == nil && text[0] == peerForm && got.encode() != text {
			t.Errorf("what is known of a laptop has two forms: %+v", got)
		}
		_, _ = decodeKnown(text)
		decodeOuts(text)
	})
}

func FuzzDoomed(f *testing.F) {
	f.Add(doomed{keys: []doomedKeys{{space: 1, person: 2, kinds: [3]bool{true, false, true}}}, spaces: []change.ID{3}}.text())
	f.Add("keys 0000000000000000 0000000000000001 123\n")
	f.Add("keys 0000000000000000 0000000000000001 0\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := readDoomed(text)
		if err != nil {
			return
		}
		if again, err := readDoomed(got.text()); err != nil || again.text() != got.text() {
			t.Errorf("%q: %v", got.text(), err)
		}
	})
}
