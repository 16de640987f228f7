package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// faulty is a disk that fails at one operation, or from it on for good.
type faulty struct {
	at, n   int // the n-th operation is at; 0 for none
	forGood bool
	err     error
	failed  string
}

func (f *faulty) before(op, path string) error {
	f.n++
	if f.at == 0 || f.n < f.at || f.n > f.at && !f.forGood {
		return nil
	}
	if f.failed == "" {
		f.failed = op + " " + filepath.Base(path)
	}
	return &os.PathError{Op: op, Path: path, Err: f.err}
}

// trying is a session of a lead on a disk that fails: what was told to be written, and what
// may have been.
type trying struct {
	*desk
	t     *testing.T
	disk  *faulty
	stick string
	space model.ID
	told  changes // by this file
	saved string  // a rescue file
	at    time.Time
	pass  []string // one of these opens it
}

var faultsAt = time.Date(2026, 11, 24, 8, 0, 0, 0, time.Local)

// session does everything once that writes, and goes on whatever fails, as a lead would.
func (s *trying) session() {
	s.o.Passphrase, s.o.Cost, s.o.Disk.Before = []byte(lockedWith), 10, s.disk.before
	s.pass = []string{lockedWith}
	var begin [][]*change.Change
	s.space, begin = s.cohort("ssl-2021", 2)
	for range 3 {
		err := store.Create(s.path, s.o, begin)
		if err == nil {
			break
		}
		if _, there := os.Lstat(s.path); there == nil && !s.disk.forGood {
			s.t.Errorf("%s: a file that is said not to be made is there", s.disk.failed)
		}
	}
	if !s.reopen() {
		return
	}
	s.told[begin[0][0].ID] = true
	s.write()
	s.write()
	s.keep()
	s.write()
	_, _ = s.book.Backup(s.stick, s.next())
	_ = s.book.Compact()
	s.write()
	s.pass = append(s.pass, "four red words here")
	if s.book.NewPassphrase([]byte("four red words here")) == nil {
		s.pass = s.pass[1:]
	}
	s.write()
	s.keep()
	s.pass = append(s.pass, "four blue words here")
	if s.book.NewKeys([]byte("four blue words here")) == nil {
		s.pass = s.pass[len(s.pass)-1:]
	}
	s.write()
	s.keep()
	if _, keep, err := s.book.NewRecovery(); err == nil {
		_ = keep()
	}
	s.rescue()
	s.book.Close()
	if !s.reopen() {
		return
	}
	s.write()
	s.book.Close()
	s.salvage()
	s.restore()
}

// reopen opens the file with one of the passphrases that may be its own.
func (s *trying) reopen() bool {
	for range 2 {
		for _, p := range s.pass {
			s.o.Passphrase = []byte(p)
			b, err := store.Open(s.path, s.o)
			if err == nil {
				s.book, s.snaps = b, map[model.ID]*model.Snapshot{}
				return true
			}
			if errors.Is(err, store.ErrDamaged) {
				s.t.Fatalf("%s: %v", s.disk.failed, err)
			}
		}
	}
	return false
}

func (s *trying) next() time.Time { s.at = s.at.Add(time.Minute); return s.at }

func (s *trying) keep() { _, _ = s.book.Keep(s.next()) }

// plan is another mark.
func (s *trying) plan() *change.Change {
	s.t.Helper()
	snap, err := s.book.Load(s.space)
	if err != nil {
		s.t.Fatalf("%s: %v", s.disk.failed, err)
	}
	v := model.VerbPresent
	if snap.Enrolments[0].Mark(snap.Sessions[0].ID).Kind == model.Present {
		v = model.VerbAbsent
	}
	p, err := model.Stroke{Sheet: model.SheetID{Session: snap.Sessions[0].ID}, Enrolment: snap.Enrolments[0].ID, Verb: v}.Plan(snap, s.env())
	if err != nil {
		s.t.Fatal(err)
	}
	return p.Changes[0]
}

func (s *trying) write() {
	s.t.Helper()
	c := s.plan()
	// bbolt's own writes do not fail here, so the file takes every mark, whatever became of the
	// copies, of compacting it or of new keys.
	if err := s.book.Commit([]*change.Change{c}); err != nil {
		s.t.Fatalf("%s: the file takes no mark any more: %v", s.disk.failed, err)
	}
	s.told[c.ID] = true
}

func (s *trying) rescue() {
	c := s.plan()
	if path, err := s.book.Rescue([]*change.Change{c}); err == nil {
		s.told[c.ID], s.saved = true, path
	}
}

// salvage makes a new file of what can be read, which is everything, or none.
func (s *trying) salvage() {
	out, err := store.Salvage(s.path, s.o, s.next())
	if err != nil {
		return
	}
	there := changesAt(s.t, out.Path, s.o, s.space)
	for id := range s.told {
		if !there[id] {
			s.t.Fatalf("%s: a mark is not salvaged", s.disk.failed)
		}
	}
}

// restore puts the newest copy in the place of the file, which stays beside it.
func (s *trying) restore() {
	kept, err := store.Copies(s.path)
	if err != nil || len(kept) == 0 {
		return
	}
	before := changesAt(s.t, s.path, s.o, s.space)
	o := s.o
	replaced := ""
	for _, p := range []string{"four blue words here", "four red words here", lockedWith} {
		o.Passphrase = []byte(p)
		if replaced, err = store.Restore(kept[0].Path, s.path, o, s.next()); !errors.Is(err, store.ErrWrongPassphrase) {
			break
		}
	}
	if err != nil && replaced == "" {
		if after := changesAt(s.t, s.path, s.o, s.space); len(after) != len(before) {
			s.t.Errorf("%s: what could not be replaced changed: %d changes, %d before", s.disk.failed, len(after), len(before))
		}
		return
	}
	for id := range before {
		if !changesAt(s.t, replaced, s.o, s.space)[id] {
			s.t.Fatalf("%s: what was replaced is not whole", s.disk.failed)
		}
	}
	// For the account at the end the one that was replaced is put back.
	if err := os.Rename(replaced, s.path); err != nil {
		s.t.Fatal(err)
	}
}

// changesAt are the changes of a file as it stands, read on a disk that works.
func changesAt(t *testing.T, path string, o store.Options, space model.ID) changes {
	t.Helper()
	o.Disk.Before = nil
	b, err := store.OpenCopy(path, o)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	defer b.Close()
	if err := b.Prove(); err != nil {
		t.Fatal(err)
	}
	j, err := b.Journal(space)
	if err != nil {
		t.Fatal(err)
	}
	return changesOf(t, j)
}

// whatStays are the names that may be in the folder of a file: what the README names.
var whatStays = regexp.MustCompile(`^(work\.db|work\.db copies(/\d{5} \d{4}-\d\d-\d\d \d{4} [0-9a-f]{16}\.db)?|marks(/[0-9a-f]{16}\.mark)?|stick(/work \d{4}-\d\d-\d\d \d{4}\.db)?|work (restored|replaced|salvaged) \d{4}-\d\d-\d\d \d{4}\.db)$`)

// TestEveryFault has the disk fail at each operation of a session, once and for good, in one
// of four ways: no mark that was told to be written is lost, nothing is half written, and
// nothing is left behind but what the program says that it leaves.
func TestEveryFault(t *testing.T) {
	t.Parallel()
	all := faultyRun(t, 0, false, nil)
	if all < 40 {
		t.Fatalf("a session has %d operations only", all)
	}
	ways := []error{syscall.ENOSPC, syscall.EIO, syscall.EROFS, syscall.EACCES}
	runs := 0
	for n := 1; n <= all; n++ {
		for i, way := range ways {
			// Each operation fails in one way each time, in all of them in the long run.
			if i == n%len(ways) || long() {
				faultyRun(t, n, false, way)
				runs++
				if n%4 == 0 || long() {
					faultyRun(t, n, true, way)
					runs++
				}
			}
		}
	}
	t.Logf("%d operations, %d sessions in which one failed, or all from one on", all, runs)
}

func faultyRun(t *testing.T, at int, forGood bool, way error) int {
	t.Helper()
	dir := folder(t)
	defer os.RemoveAll(dir)
	s := &trying{desk: newDesk(t, dir, 1), t: t, disk: &faulty{at: at, forGood: forGood, err: way}, stick: filepath.Join(dir, "stick"), told: changes{}, at: faultsAt}
	if err := os.Mkdir(s.stick, 0o700); err != nil {
		t.Fatal(err)
	}
	s.session()
	s.account()
	return s.disk.n
}

// account looks at what is there once the disk works again.
func (s *trying) account() {
	s.t.Helper()
	what := fmt.Sprintf("operation %d (%s), for good: %v", s.disk.at, s.disk.failed, s.disk.forGood)
	s.o.Disk.Before = nil
	if len(s.told) == 0 {
		if _, err := os.Lstat(s.path); err == nil && !s.disk.forGood {
			s.t.Errorf("%s: a file that nobody could open", what)
		}
		return
	}
	if !s.reopen() {
		s.t.Fatalf("%s: the file does not open any more", what)
	}
	defer s.book.Close()
	if err := s.book.Prove(); err != nil {
		s.t.Fatalf("%s: %v", what, err)
	}
	if err := s.book.Check(s.space); err != nil {
		s.t.Fatalf("%s: %v", what, err)
	}
	there := changesOf(s.t, s.journal(s.space))
	for id := range s.told {
		if !there[id] {
			s.t.Fatalf("%s: a mark that was told to be written is lost", what)
		}
	}
	if x, err := s.book.Keep(s.next()); err != nil || x.IsZero() {
		s.t.Errorf("%s: no copy is kept any more: %v", what, err)
	}
	dir := filepath.Dir(s.path)
	_ = filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		name, _ := filepath.Rel(dir, path)
		if name = filepath.ToSlash(name); name != "." && !whatStays.MatchString(name) {
			// What was made elsewhere, on a stick, stays if the stick went: nobody opens a file there.
			if !(s.disk.forGood || strings.HasPrefix(s.disk.failed, "remove ")) || !strings.HasPrefix(name, "stick/") {
				s.t.Errorf("%s: %s is left behind", what, name)
			}
		}
		return nil
	})
	if _, err := os.Lstat(s.saved); s.saved != "" && err == nil {
		s.t.Errorf("%s: the rescue file %s is left behind", what, s.saved)
	}
}
