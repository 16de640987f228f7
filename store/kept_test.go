package store_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/journal"
)

// unknown is a change as a newer version may make it: a kind of record and fields that
// this one does not know, and a value with more parts than it reads.
func unknown(d *desk, space model.ID) *change.Change {
	s := d.snap(space)
	return &change.Change{
		ID: d.env().NewID(), Space: space, At: 1, Lead: 2, Label: change.Label{Verb: 60_000, IDs: []change.ID{3}},
		Entries: []change.Entry{
			{Field: change.Field{Kind: 200, Record: 5, Name: 60_000, Elem: 6}, Value: "a kind of the future"},
			{Field: change.Field{Kind: model.KindEnrolment, Record: s.Enrolments[0].ID, Name: 50_000, Elem: 9}, Value: "a field of the future"},
			{Field: change.Field{Kind: model.KindPerson, Record: s.Enrolments[0].Person, Name: 50_001}, Value: "a secret field", Secrecy: change.Notes, Subject: s.Enrolments[0].Person},
		},
	}
}

func TestWhatIsNotKnownIsKeptAndPassedOn(t *testing.T) {
	a, b, space := twoCopies(t)
	a.open()
	b.open()
	defer a.book.Close()
	defer b.book.Close()
	c := unknown(a, space)
	a.commit(c)
	a.mark(space, 0, model.VerbAbsent)
	a.holds(space)
	swap(a, b, space, 0)
	for _, e := range c.Entries {
		standing := b.snap(space).Cell(e.Field).Standing()
		if len(standing) != 1 || standing[0].Value != e.Value {
			t.Errorf("%+v came as %+v", e, standing)
		}
	}
	if !slices.EqualFunc(a.journal(space).Lines, b.journal(space).Lines, slices.Equal) {
		t.Error("lines were changed on their way")
	}
	b.mark(space, 0, model.VerbLate)
	b.holds(space)
}

func TestWhatCannotBeTakenIn(t *testing.T) {
	a, b, space := twoCopies(t)
	a.open()
	a.mark(space, 2, model.VerbPresent)
	whole := a.journal(space)
	a.close()
	last := len(whole.Lines) - 1
	for _, x := range []struct {
		name  string
		spoil func(j *store.Journal)
		want  error
		says  string
	}{
		{"a line of a newer form", func(j *store.Journal) { j.Lines[last][0] = 2 }, store.ErrNewer, "newer version"},
		{"a ring of a newer form", func(j *store.Journal) { j.Ring[0] = 2 }, store.ErrNewer, "newer version"},
		{"a line cut short", func(j *store.Journal) { j.Lines[last] = j.Lines[last][:40] }, store.ErrUnsound, "not whole"},
		{"an empty line", func(j *store.Journal) { j.Lines[last] = nil }, store.ErrUnsound, "not whole"},
		{"a ring cut short", func(j *store.Journal) { j.Ring = j.Ring[:7] }, store.ErrUnsound, "not whole"},
		{"no ring", func(j *store.Journal) { j.Ring = nil }, store.ErrUnsound, "not whole"},
		{"a line of another cohort", func(j *store.Journal) { j.Lines[last][5] ^= 1 }, store.ErrUnsound, "not whole"},
		{"a line without an author", func(j *store.Journal) { clear(j.Lines[last][9:17]) }, store.ErrUnsound, "not whole"},
		{"another cohort", func(j *store.Journal) { *j = store.Journal{Space: 5, Ring: j.Ring} }, store.ErrNoSpace, ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			j := store.Journal{Space: whole.Space, Ring: slices.Clone(whole.Ring)}
			for _, l := range whole.Lines {
				j.Lines = append(j.Lines, slices.Clone(l))
			}
			x.spoil(&j)
			b.open()
			before := mustRead(t, b.path)
			_, err := b.book.Merge(j)
			if !errors.Is(err, x.want) || errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), x.says) {
				t.Errorf("%v", err)
			}
			b.close()
			if !bytes.Equal(before, mustRead(t, b.path)) {
				t.Error("the file was changed")
			}
		})
	}
	b.open()
	defer b.book.Close()
	if m, err := b.book.Merge(whole); err != nil || m.New != 1 {
		t.Errorf("the whole journal: %+v, %v", m, err)
	}
}

func TestFileOfANewerFormat(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	_, begin := d.cohort("ssl-2021", 1)
	d.create(begin)
	d.close()
	header := func(b []byte) []byte {
		b = slices.Clone(b)
		b[len("workgroup file\n")]++
		return b
	}
	for name, spoil := range map[string]func(b []byte) []byte{
		"as long as ours": func(b []byte) []byte {
			b = header(b)
			sum := sha256.Sum256(b[:len(b)-8])
			return append(b[:len(b)-8], sum[:8]...)
		},
		"longer": func(b []byte) []byte { return append(header(b), "more"...) },
	} {
		path := filepath.Join(folder(t), "newer.db")
		copyFile(t, d.path, path)
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: 4096})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Update(func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte("file"))
			return b.Put([]byte("header"), spoil(b.Get([]byte("header"))))
		}); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		before := mustRead(t, path)
		if _, err := store.Open(path, d.o); !errors.Is(err, store.ErrNewer) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, err := store.Locked(path); !errors.Is(err, store.ErrNewer) {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(before, mustRead(t, path)) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

var writeForms = flag.Bool("write-forms", false, "write testdata/forms-1.db anew; only before the form is in use anywhere")

const formsPassphrase = "Four words, or five: Straße"

// TestEveryFormIsReadForEver opens a file that the first version wrote. It is never
// written again: where this test fails, the program is wrong, not the file.
func TestEveryFormIsReadForEver(t *testing.T) {
	kept := filepath.Join("testdata", "forms-1.db")
	d := newDesk(t, folder(t), 77)
	d.o.Passphrase, d.o.Cost = []byte(formsPassphrase), 10
	hub, begin := d.hub()
	space, cohort := d.cohort("ssl-2021", 3)
	if *writeForms {
		d.create(append(begin, cohort...))
		d.fillForms(space)
		d.close()
		copyFile(t, d.path, kept)
	}
	copyFile(t, kept, d.path)
	d.open()
	defer d.book.Close()
	ids, err := d.book.Spaces()
	if err != nil || len(ids) != 2 || !slices.Contains(ids, hub) || !slices.Contains(ids, space) {
		t.Fatalf("spaces %v, %v", ids, err)
	}
	if got := d.snap(hub).Hub; got.Name != "Origin" || got.Contact != "hub@origin.example" || !slices.Equal(got.Area, []string{"Brent", "Ealing"}) {
		t.Errorf("the hub is %+v", got)
	}
	s := d.snap(space)
	if s.Cohort.Code != "ssl-2021" || len(s.Enrolments) != 4 || len(s.Sessions) != 3 || len(s.Slots) != 2 || len(s.Tasks) != 1 || s.Leads[0].Name != "Grace Okafor" {
		t.Fatalf("the cohort is %+v", s)
	}
	first := s.Sessions[0]
	want := []string{"late 25", "absent", "unmarked", "present"}
	for i, e := range s.Enrolments {
		if got := e.Mark(first.ID).Words(); got != want[i] {
			t.Errorf("row %d is %q, not %q", i, got, want[i])
		}
	}
	if p := s.Person(s.Enrolments[0].Person); p.Name() != "Siân O'Connor-Price 0" || !slices.Equal(p.Emails, []string{"sian0@gorsehill.example"}) {
		t.Errorf("the first person is %+v", p)
	}
	if got := s.Enrolments[1].Note(first.ID); got != "rang at nine" {
		t.Errorf("the note is %q", got)
	}
	if held := s.Cell(change.Field{Kind: 200, Record: 5, Name: 60_000, Elem: 6}).Standing(); len(held) != 1 || held[0].Value != "a kind of the future" {
		t.Errorf("what was not known then is %+v", held)
	}
	for _, id := range ids {
		if err := d.book.Check(id); err != nil {
			t.Error(err)
		}
		verifyChain(t, d.journal(id))
	}
	for f, err := range d.book.Cohorts() {
		if err != nil || !reflect.DeepEqual(f, listed(s)) {
			t.Errorf("facts %+v, %v", f, err)
		}
	}
	d.mark(space, 2, model.VerbPresent)
	d.holds(hub, space)
}

// fillForms does one of everything, an undo and a redo too.
func (d *desk) fillForms(space model.ID) {
	s := d.snap(space)
	sheet := model.SheetID{Session: s.Sessions[0].ID}
	d.do(space, model.Stroke{Sheet: sheet, Enrolment: s.Enrolments[0].ID, Verb: model.VerbLate, Digits: "25"})
	d.do(space, model.WalkIn{Sheet: sheet, Name: "Marie Dupont", School: "Kestrel School"})
	d.mark(space, 1, model.VerbAbsent)
	d.do(space, model.SetNote{Sheet: sheet, Enrolment: s.Enrolments[1].ID, Text: "rang at nine"})
	d.mark(space, 2, model.VerbCancelled)
	d.undo()
	d.redo()
	d.undo()
	d.commit(unknown(d, space))
}

func TestTooLongIsNotDamage(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	space, begin := d.cohort("ssl-2021", 1)
	d.create(begin)
	defer d.book.Close()
	f := model.NewDraft(d.snap(space), d.env(), model.VerbFilled)
	f.Lead(model.Lead{ID: 1, Name: strings.Repeat("x", journal.MaxLine)})
	err := d.book.Commit([]*change.Change{f.Change()})
	if !errors.Is(err, store.ErrTooLong) || errors.Is(err, store.ErrDamaged) {
		t.Errorf("%v", err)
	}
	d.mark(space, 0, model.VerbPresent)
	d.holds(space)
}

func TestNothingGoesIntoAClosedFile(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	space, begin := d.cohort("ssl-2021", 2)
	d.create(begin)
	c := d.mark(space, 0, model.VerbPresent)
	j := d.journal(space)
	d.close()
	before := mustRead(t, d.path)
	for name, err := range map[string]error{
		"commit": d.book.Commit([]*change.Change{c}),
		"merge":  func() error { _, err := d.book.Merge(j); return err }(),
		"load":   func() error { _, err := d.book.Load(space); return err }(),
		"close":  func() error { return d.book.Close() }(),
	} {
		if name != "close" && (!errors.Is(err, os.ErrClosed) || !strings.Contains(err.Error(), d.path)) || name == "close" && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !bytes.Equal(before, mustRead(t, d.path)) {
		t.Error("the file was changed")
	}
	d.open() // and it is nobody's
	d.close()
}
