package store_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store"
)

const lockedWith = "four green words here"

// locked is a desk with a file under a passphrase.
func locked(t *testing.T, seed byte) (d *desk, space model.ID) {
	d = newDesk(t, folder(t), seed)
	d.o.Passphrase, d.o.Cost = []byte(lockedWith), 10
	space, begin := d.cohort("ssl-2021", 2)
	d.create(begin)
	return d, space
}

// opens tells what opening with that does.
func (d *desk) opens(typed string) error {
	o := d.o
	o.Passphrase = []byte(typed)
	b, err := store.Open(d.path, o)
	if err == nil {
		err = b.Close()
	}
	return err
}

func TestRecoveryCode(t *testing.T) {
	d, space := locked(t, 1)
	if d.book.HasRecovery() {
		t.Error("a new file has a recovery code")
	}
	words, keep, err := d.book.NewRecovery()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(strings.Fields(words)); n != 12 {
		t.Fatalf("%d words", n)
	}
	d.close()
	if err := d.opens(words); !errors.Is(err, store.ErrWrongPassphrase) || d.opens(lockedWith) != nil {
		t.Errorf("a code that was not kept: %v", err)
	}
	if err := keep(); err == nil {
		t.Error("a code was kept in a file that is closed")
	}
	d.open()
	if words, keep, err = d.book.NewRecovery(); err != nil {
		t.Fatal(err)
	}
	if err := keep(); err != nil {
		t.Fatal(err)
	}
	if err := keep(); err != nil || !d.book.HasRecovery() { // twice is once
		t.Fatal(err)
	}
	d.mark(space, 0, model.VerbPresent)
	d.close()

	o := d.o
	o.Passphrase = []byte("1. " + strings.ToUpper(strings.ReplaceAll(words, " ", ", ")))
	b, err := store.Open(d.path, o)
	if err != nil {
		t.Fatal(err)
	}
	if !b.HasRecovery() || b.CapsLock() {
		t.Error("the code opens the file as something else")
	}
	if s, err := b.Load(space); err != nil || s.Enrolments[0].Mark(s.Sessions[0].ID).Kind != model.Present {
		t.Errorf("what was marked is not there: %v", err)
	}
	if err := b.Check(space); err != nil {
		t.Error(err)
	}
	b.Close()
	if err := d.opens(lockedWith); err != nil {
		t.Errorf("the passphrase opens it no more: %v", err)
	}
}

func TestWrongRecoveryCodesAreSaid(t *testing.T) {
	d, _ := locked(t, 2)
	words, keep, err := d.book.NewRecovery()
	if err != nil || keep() != nil {
		t.Fatal(err)
	}
	other, _, err := d.book.NewRecovery() // never kept
	if err != nil {
		t.Fatal(err)
	}
	d.close()
	w := strings.Fields(words)
	for _, c := range []struct{ typed, says string }{
		{other, "This recovery code does not open work.db."},
		{strings.Join(w[:11], " "), "has 12 words and these are 11"},
		{"qqqqqq " + strings.Join(w[1:], " "), "Word 1 of the recovery code is not in the list"},
		{strings.Join(append([]string{w[1], w[0]}, w[2:]...), " "), " "},
		{"qqqqqq qqqqqq", "This passphrase does not open work.db."},
	} {
		if err := d.opens(c.typed); !errors.Is(err, store.ErrWrongPassphrase) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, want %q", c.typed, err, c.says)
		}
	}
	slip := append([]string{w[0][:len(w[0])-1] + "q"}, w[1:]...)
	if err := d.opens(strings.Join(slip, " ")); err != nil {
		t.Errorf("one slip: %v", err)
	}
}

// A passphrase that happens to be made of words of the list stays a passphrase.
func TestPassphraseOfTwelveWords(t *testing.T) {
	d := newDesk(t, folder(t), 3)
	long := strings.Repeat("acorn zoo ", 6)
	d.o.Passphrase, d.o.Cost = []byte(long), 10
	_, begin := d.cohort("ssl-2021", 1)
	d.create(begin)
	_, keep, err := d.book.NewRecovery()
	if err != nil || keep() != nil {
		t.Fatal(err)
	}
	d.close()
	if err := d.opens(long); err != nil {
		t.Error(err)
	}
}

func TestNewRecoveryCodeReplacesTheOld(t *testing.T) {
	d, _ := locked(t, 4)
	var all []string
	for range 10 { // more than a file can have locks
		words, keep, err := d.book.NewRecovery()
		if err != nil {
			t.Fatal(err)
		}
		if err := keep(); err != nil {
			t.Fatal(err)
		}
		all = append(all, words)
	}
	d.close()
	for i, words := range all {
		if err := d.opens(words); (err == nil) != (i == len(all)-1) {
			t.Errorf("code %d: %v", i, err)
		}
	}
}

func TestDemoHasNoRecoveryCode(t *testing.T) {
	d := newDesk(t, folder(t), 5)
	_, begin := d.cohort("ssl-2021", 1)
	d.create(begin)
	defer d.close()
	if _, _, err := d.book.NewRecovery(); err == nil || !strings.Contains(err.Error(), "demo") {
		t.Errorf("%v", err)
	}
}

// recoverForEver makes one recovery code after the other: it prints each before it is
// kept, and a word when it is.
func (d *desk) recoverForEver() {
	for {
		words, keep, err := d.book.NewRecovery()
		if err != nil {
			d.t.Fatal(err)
		}
		fmt.Println(words)
		if err := keep(); err != nil {
			d.t.Fatal(err)
		}
		fmt.Println("kept")
	}
}

// TestKillWhileTheCodeIsReplaced kills a process that replaces the recovery code: the file
// opens with the last code that was kept, or with the one that was being kept, never with
// none and never with both, and always with its passphrase.
func TestKillWhileTheCodeIsReplaced(t *testing.T) {
	t.Parallel()
	d, _ := locked(t, 6)
	d.close()
	was := mustRead(t, d.path)
	kills := 6
	if long() {
		kills = 200
	}
	random, kept := rand.New(rand.NewPCG(7, 8)), ""
	for range kills {
		c := start(t, "recover", d.path)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines, last := bufio.NewScanner(out), ""
		if !lines.Scan() {
			t.Fatal("the process says nothing")
		}
		last = lines.Text()
		left := 1 + random.IntN(12)
		for lines.Scan() {
			if lines.Text() == "kept" {
				kept, last = last, ""
			} else {
				last = lines.Text()
			}
			if left--; left == 0 {
				c.Process.Kill()
			}
		}
		c.Process.Kill()
		c.Wait() // it was killed
		old, fresh := kept != "" && d.opens(kept) == nil, last != "" && d.opens(last) == nil
		if kept != "" && old == fresh || kept == "" && old {
			t.Fatalf("the file opens with the code before: %v, with the newest: %v", old, fresh)
		}
		if err := d.opens(string(d.o.Passphrase)); err != nil {
			t.Fatal(err)
		}
		if fresh {
			kept = last
		}
	}
	if kept == "" {
		t.Error("no code was kept before a kill: the test proves nothing")
	}
	if bytes.Equal(was, mustRead(t, d.path)) {
		t.Error("nothing was written")
	}
}

func TestSettings(t *testing.T) {
	d, space := locked(t, 7)
	if got := d.book.Setting("lead"); got != "" {
		t.Errorf("a new file has the setting %q", got)
	}
	const word = "Zoë Featherstonehaugh"
	for name, text := range map[string]string{"lead": "0011223344556677", "seen register": word, "idle minutes": "10"} {
		if err := d.book.Set(name, text); err != nil {
			t.Fatal(err)
		}
	}
	d.mark(space, 0, model.VerbPresent)
	if err := d.book.Set("idle minutes", ""); err != nil {
		t.Fatal(err)
	}
	if err := d.book.Set("lead", "7766554433221100"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for name, want := range map[string]string{"lead": "7766554433221100", "seen register": word, "idle minutes": "", "cohort": ""} {
			if got := d.book.Setting(name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		d.holds(space)
		d.close()
		d.open()
	}
	d.close()
	if strings.Contains(string(mustRead(t, d.path)), "Featherstone") {
		t.Error("a setting stands readable in the file")
	}
	d.open()
	defer d.close()
	for name, text := range map[string]string{"": "x", "Lead": "x", "lead\x00": "x", strings.Repeat("a", 61): "x", "lead": strings.Repeat("x", 1001)} {
		if err := d.book.Set(name, text); err == nil {
			t.Errorf("%q was set", name)
		}
	}
	// A setting is no action: undo does not see it, nor do others.
	if n := d.trail().Steps(); n != 1 {
		t.Errorf("%d steps", n)
	}
	j := d.journal(space)
	if len(j.Lines) != 2 {
		t.Errorf("the journal has %d lines", len(j.Lines))
	}
}

// What is set while the file is away is refused, and goes once it is back.
func TestSettingsOfAFileThatIsAway(t *testing.T) {
	d, _ := locked(t, 8)
	defer d.close()
	away := filepath.Join(filepath.Dir(d.path), "away.db")
	if err := os.Rename(d.path, away); err != nil {
		t.Fatal(err)
	}
	_, keep, err := d.book.NewRecovery()
	if err != nil {
		t.Fatal(err)
	}
	if err := keep(); !errors.Is(err, store.ErrNotWritten) || d.book.HasRecovery() {
		t.Errorf("%v", err)
	}
	if err := d.book.Set("lead", "7"); !errors.Is(err, store.ErrNotWritten) || d.book.Setting("lead") != "" {
		t.Errorf("%v", err)
	}
	if err := os.Rename(away, d.path); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(keep(), d.book.Set("lead", "7")); err != nil || !d.book.HasRecovery() || d.book.Setting("lead") != "7" {
		t.Errorf("%v", err)
	}
}
