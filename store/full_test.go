//go:build linux || darwin

package store_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// limit lets no file of this process grow beyond so many bytes; 0 takes it away.
func limit(t tester, bytes int64) {
	t.Helper()
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
		t.Fatal(err)
	}
	l.Cur = l.Max
	if bytes > 0 {
		l.Cur = uint64(bytes)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
		t.Fatal(err)
	}
}

// alone has a test run in a process of its own, where a limit harms nobody else. It
// tells whether this is that process.
func alone(t *testing.T) bool {
	t.Helper()
	const env = "WORKGROUP_STORE_ALONE"
	if os.Getenv(env) != "" {
		return true
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), env+"=1")
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "PASS: "+t.Name()) {
		t.Errorf("%v\n%s", err, out)
	}
	return false
}

// TestDiskFull has a process of its own meet a full disk, again and again, in the
// middle of its work.
func TestDiskFull(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	space, begin := d.cohort("ssl-2021", 5)
	d.create(begin)
	d.close()
	out, err := start(t, "fill", d.path).Output()
	if err != nil || !strings.HasPrefix(string(out), "filled ") {
		t.Fatalf("%q, %v", out, err)
	}
	d.open()
	d.holds(space)
	if got := fmt.Sprintf("filled %d\n", len(d.trail().Newest(1000))); got != string(out) {
		t.Errorf("there are %s where the process said %s", got, out)
	}
	d.close()
}

// fillDisk is that process. It says how many actions were written.
func (d *desk) fillDisk(space model.ID) int {
	signal.Ignore(syscall.SIGXFSZ)
	d.randomly()
	t := d.t
	written := 0
	for round := range 6 {
		info, err := os.Stat(d.path)
		if err != nil {
			t.Fatal(err)
		}
		// Some rounds leave room for a page or two, so that the disk is full half-way.
		limit(t, info.Size()+int64(round%3)*pageSize+1)
		refused := 0
		for refused == 0 {
			c := d.long(space)
			err := d.book.Commit([]*change.Change{c})
			if err == nil {
				written++
				d.snaps[space] = d.snap(space).Apply(c)
				continue
			}
			// A page that became free may let it through before there is more room.
			for ; err != nil && refused < 3; err = d.book.Commit([]*change.Change{c}) {
				if refused++; !errors.Is(err, store.ErrNotWritten) {
					t.Fatal(err)
				}
				got, err := d.book.Load(space)
				if err != nil || !alike(got, d.snap(space)) {
					t.Fatal("after a refused write another snapshot is read", err)
				}
				if err := d.book.Check(space); err != nil {
					t.Fatal(err)
				}
			}
			limit(t, 0)
			if err != nil {
				if err := d.book.Commit([]*change.Change{c}); err != nil {
					t.Fatal("there is room again: ", err)
				}
			}
			written++
			d.snaps[space] = d.snap(space).Apply(c)
		}
		d.holds(space)
	}
	if j := d.journal(space); len(j.Lines) != len(changesOf(t, j)) {
		t.Fatal("a change was written twice")
	}
	if d.trail().Steps() != written {
		t.Fatalf("%d steps, %d were written: another device went on", d.trail().Steps(), written)
	}
	fmt.Println("filled", written)
	return 0
}

// long is a change that needs some pages.
func (d *desk) long(space model.ID) *change.Change {
	f := model.NewDraft(d.snap(space), d.env(), model.VerbFilled)
	f.Lead(model.Lead{ID: d.env().NewID(), Name: strings.Repeat("x", 20_000)})
	return f.Change()
}

// failAway has a Commit fail while the file is not in its place, so that it cannot be
// opened again.
func failAway(d *desk, space model.ID, away string) *change.Change {
	d.t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	for {
		c := d.long(space)
		info, err := os.Stat(d.path)
		if err != nil {
			d.t.Fatal(err)
		}
		if err := os.Rename(d.path, away); err != nil {
			d.t.Fatal(err)
		}
		limit(d.t, info.Size()+1)
		err = d.book.Commit([]*change.Change{c})
		limit(d.t, 0)
		if errors.Is(err, store.ErrNotWritten) {
			return c
		}
		if err != nil {
			d.t.Fatal(err)
		}
		if err := os.Rename(away, d.path); err != nil {
			d.t.Fatal(err)
		}
		delete(d.snaps, space)
	}
}

// After a failed write the file is asked again. What then stands in its place may be
// the file, nothing, an older copy or another file.
func TestWhatStandsThereAfterAFailedWrite(t *testing.T) {
	if !alone(t) {
		return
	}
	dir := folder(t)
	other := newDesk(t, within(t, dir), 8)
	_, begin := other.cohort("other", 1)
	other.create(begin)
	other.close()
	for _, x := range []struct {
		name   string
		place  func(d *desk, away, older string)
		want   error
		author bool // the same device goes on
	}{
		{"the file", func(d *desk, away, _ string) { copyFile(t, away, d.path) }, nil, true},
		{"an older copy, and no marks", func(d *desk, _, older string) { copyFile(t, older, d.path) }, nil, false},
		{"an older copy", func(d *desk, _, older string) { copyFile(t, older, d.path) }, nil, false},
		{"nothing", func(*desk, string, string) {}, os.ErrNotExist, false},
		{"another file", func(d *desk, _, _ string) { copyFile(t, other.path, d.path) }, store.ErrNotWritten, false},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := newDesk(t, within(t, dir), 1)
			if strings.Contains(x.name, "no marks") {
				d.o.Marks = ""
			}
			space, begin := d.cohort("ssl-2021", 4)
			d.create(begin)
			defer d.book.Close()
			first := d.author(space, d.mark(space, 0, model.VerbPresent))
			older := d.path + ".older"
			copyFile(t, d.path, older)
			d.mark(space, 1, model.VerbPresent)
			away := d.path + ".away"
			c := failAway(d, space, away)
			x.place(d, away, older)
			before, _ := os.ReadFile(d.path)
			for range 2 {
				if err := d.book.Commit([]*change.Change{c}); !errors.Is(err, x.want) || err != nil && !strings.Contains(err.Error(), d.path) {
					t.Fatalf("%v", err)
				}
				if x.want == nil {
					break
				}
			}
			if x.want != nil {
				if after, _ := os.ReadFile(d.path); string(after) != string(before) {
					t.Fatal("something was written there")
				}
				copyFile(t, away, d.path)
				if err := d.book.Commit([]*change.Change{c}); err != nil {
					t.Fatalf("the file is back: %v", err)
				}
				x.author = true
			}
			if now := d.author(space, c); (now == first) != x.author {
				t.Errorf("device %v goes on, device %v wrote before", now, first)
			}
			clear(d.snaps)
			d.holds(space)
		})
	}
}

func TestMergeWhenTheDiskIsFull(t *testing.T) {
	if !alone(t) {
		return
	}
	a, b, space := twoCopies(t)
	a.open()
	defer a.book.Close()
	for range 20 {
		a.commit(a.long(space))
	}
	j := a.journal(space)
	b.open()
	defer b.book.Close()
	before := b.snap(space)
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	info, err := os.Stat(b.path)
	if err != nil {
		t.Fatal(err)
	}
	limit(t, info.Size()+1)
	_, err = b.book.Merge(j)
	limit(t, 0)
	if !errors.Is(err, store.ErrNotWritten) {
		t.Fatalf("%v", err)
	}
	if got, err := b.book.Load(space); err != nil || !alike(got, before) {
		t.Fatalf("after a refused merge another snapshot is read, %v", err)
	}
	if m, err := b.book.Merge(j); err != nil || m.New != 20 {
		t.Fatalf("there is room again: %+v, %v", m, err)
	}
	swap(a, b, space, 0)
}

// TestReadOnlyFile has a process that may only read a file open it, and try to write.
func TestReadOnlyFile(t *testing.T) {
	dir := folder(t)
	d := newDesk(t, dir, 1)
	space, begin := d.cohort("ssl-2021", 2)
	d.create(begin)
	d.mark(space, 0, model.VerbPresent)
	d.close()
	before := mustRead(t, d.path)
	for path, mode := range map[string]os.FileMode{d.path: 0o444, dir: 0o755, d.o.Marks: 0o755, d.markFile(): 0o644} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	out, err := start(t, "read", d.path).Output()
	if err != nil || string(out) != "read\n" {
		t.Errorf("%q, %v", out, err)
	}
	if string(mustRead(t, d.path)) != string(before) {
		t.Error("the file was changed")
	}
}

// becomeNobody gives up the right to write to everything.
func (d *desk) becomeNobody() {
	if os.Getuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			d.t.Fatal(err)
		}
	}
}

// readOnly is that process.
func (d *desk) readOnly(space model.ID) int {
	if !d.book.ReadOnly() {
		d.t.Fatal("it is said to be writable")
	}
	c := d.long(space)
	for range 2 {
		if err := d.book.Commit([]*change.Change{c}); !errors.Is(err, store.ErrNotWritten) || !strings.Contains(err.Error(), d.path) {
			d.t.Fatal(err)
		}
		got, err := d.book.Load(space)
		if err != nil || !alike(got, d.snap(space)) || d.trail().Steps() != 1 {
			d.t.Fatal("after a refused write it reads otherwise", err)
		}
	}
	d.close()
	fmt.Println("read")
	return 0
}

// What is in a rescue file waits while the disk is still full: the file opens all the
// same, and takes it once there is room.
func TestRescueWaitsForRoom(t *testing.T) {
	if !alone(t) {
		return
	}
	d := newDesk(t, folder(t), 1)
	space, begin := d.cohort("ssl-2021", 4)
	d.create(begin)
	var actions [][]*change.Change
	for range 20 {
		actions = append(actions, []*change.Change{d.long(space)})
	}
	path, err := d.book.Rescue(actions...)
	if err != nil {
		t.Fatal(err)
	}
	d.close()
	info, err := os.Stat(d.path)
	if err != nil {
		t.Fatal(err)
	}
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	limit(t, info.Size()+1)
	book, err := store.Open(d.path, d.o)
	limit(t, 0)
	if err != nil {
		t.Fatalf("the file does not open: %v", err)
	}
	if len(book.Waiting()) != len(actions) || book.Rescued() != 0 {
		t.Fatalf("%d wait, %d were taken in", len(book.Waiting()), book.Rescued())
	}
	if err := book.Commit(book.Waiting()...); err != nil {
		t.Fatal(err)
	}
	s, err := book.Load(space)
	if err != nil || len(s.Leads) != len(actions)+1 {
		t.Fatalf("%d leads are there, %v", len(s.Leads), err)
	}
	book.Close()
	if book, err = store.Open(d.path, d.o); err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) || book.Rescued() != 0 {
		t.Errorf("the rescue file is still there (%v), %d were taken in again", err, book.Rescued())
	}
}
