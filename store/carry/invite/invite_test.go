package invite_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"workgroup/store/carry/invite"
	"workgroup/store/seal"
)

func sealed(t *testing.T) (v invite.Invitation, words string, raw []byte) {
	t.Helper()
	keys, _, err := seal.Keys{}.Add(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	v = invite.Invitation{At: 1, From: "Asha's laptop", Spaces: []invite.Space{{ID: 3, Title: "Subject Leadership", Keys: keys}}, Bundle: []byte("bundle")}
	if words, raw, err = v.Seal(rand.Reader); err != nil {
		t.Fatal(err)
	}
	return v, words, raw
}

func TestInvitationOpensWithItsWords(t *testing.T) {
	v, words, raw := sealed(t)
	got, err := invite.Open(raw, " 1. "+strings.ToUpper(words)+".")
	if err != nil || !reflect.DeepEqual(*got, v) {
		t.Fatalf("%+v, %v", got, err)
	}
	if strings.Contains(string(raw), "Asha") || strings.Contains(string(raw), "Subject") {
		t.Error("names stand readable in it")
	}
}

func TestInvitationIsRefused(t *testing.T) {
	_, words, raw := sealed(t)
	_, others, _ := sealed(t)
	if _, err := invite.Open(raw, others); !errors.Is(err, invite.ErrCode) {
		t.Errorf("another's words: %v", err)
	}
	if _, err := invite.Open(raw, "three short words"); !errors.Is(err, seal.ErrWords) {
		t.Errorf("three words: %v", err)
	}
	for i := range raw {
		for bit := range 8 {
			raw[i] ^= 1 << bit
			if _, err := invite.Open(raw, words); err == nil {
				t.Fatalf("bit %d of byte %d changed, and it opens", bit, i)
			}
			raw[i] ^= 1 << bit
		}
		if _, err := invite.Open(raw[:i], words); err == nil {
			t.Fatalf("cut to %d, and it opens", i)
		}
	}
}

func TestWhatIsNoInvitation(t *testing.T) {
	_, words, raw := sealed(t)
	future := bytes.Clone(raw)
	future[len("workgroup invitation\n")] = 2
	for what, c := range map[string]struct {
		in   io.Reader
		want error
	}{
		"a gigabyte of zeros": {io.LimitReader(zeros{}, 1<<30), invite.ErrNotInvitation},
		"nothing":             {bytes.NewReader(nil), invite.ErrNotInvitation},
		"of the future":       {bytes.NewReader(future), invite.ErrNewer},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got, err := invite.Read(c.in)
		if err == nil {
			_, err = invite.Open(got, words)
		}
		runtime.ReadMemStats(&after)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", what, err)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
			t.Errorf("%s took %d bytes of memory", what, took)
		}
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }
