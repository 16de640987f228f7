package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store"
	"workgroup/store/carry/bundle"
	"workgroup/store/seal"
)

func TestTwoLeadsMeet(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	asha, ben := r.desks[0], r.desks[1]
	asha.mark(r.space, 0, model.VerbPresent)
	asha.mark(r.space, 2, model.VerbPresent)
	ben.mark(r.space, 1, model.VerbAbsent)
	ben.mark(r.space, 2, model.VerbAbsent)
	got := r.receive(ben, r.send(asha, 0))
	if len(got.New) != 2 || got.Two != 1 || got.From != "laptop of host" || !strings.Contains(got.New[0].Words, "present, session 1") {
		t.Errorf("came: %+v", got)
	}
	back := r.send(ben, 0)
	r.receive(asha, back)
	r.same()
	s := asha.snap(r.space)
	if n := len(s.Enrolments[2].Claims(s.Sessions[0].ID)); n != 2 || len(s.Disputes()) != 1 {
		t.Errorf("%d answers stand, %d disputes", n, len(s.Disputes()))
	}
	if sent, err := asha.book.Send(r.device(ben), asha.now); err != nil || sent.Changes != 0 {
		t.Errorf("Ben has all, and %d changes are sent to him, %v", sent.Changes, err)
	}
	if got := r.receive(asha, back); len(got.New) != 0 {
		t.Errorf("the same again brought %+v", got)
	}
	asha.do(r.space, model.Settle{Dispute: s.Disputes()[0], Answer: 0})
	r.agree()
	if n := len(ben.snap(r.space).Disputes()); n != 0 {
		t.Errorf("it was decided, and %d disputes are left", n)
	}
}

// A to B to C: what came from a third laptop is passed on, with its signature.
func TestThirdLaptop(t *testing.T) {
	r := newRoom(t, folder(t), 3, inARow)
	defer r.close()
	a, b, c := r.desks[0], r.desks[1], r.desks[2]
	m := a.mark(r.space, 0, model.VerbPresent)
	r.receive(b, r.send(a, 0))
	r.receive(c, r.send(b, 0))
	if !changesOf(t, c.journal(r.space))[m.ID] {
		t.Error("the mark of the first did not reach the third")
	}
	r.agree()
}

// newestFirst has a laptop take in a newer file before an older one, and heads that went down.
func TestOutOfOrder(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	r.agree()
	a.mark(r.space, 0, model.VerbPresent)
	first := r.send(a, 0)
	r.receive(a, r.send(b, 0))
	a.mark(r.space, 1, model.VerbPresent)
	second := r.send(a, 0)
	older := r.send(b, 0) // says that it has neither
	r.receive(b, second)
	r.receive(b, first)
	r.receive(a, r.send(b, 0))
	r.same()
	if s, _ := a.book.Send(r.device(b), a.now); s.Changes != 0 {
		t.Errorf("%d changes are sent to one who has all", s.Changes)
	}
	r.receive(a, older)
	if s, _ := a.book.Send(r.device(b), a.now); s.Changes != 2 {
		t.Errorf("he says that he lacks two, and %d are sent", s.Changes)
	}
}

// A file for all takes the place of what the laptop left in a folder before, and of nothing
// else: not of another's, and not where it is not there itself.
func TestOlderFilesAreSwept(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	r.receive(a, r.send(b, 0))
	dir := filepath.Join(r.dir, "stick")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	save := func(name string, content []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	gone := a.snap(r.space).Enrolments[0].Person
	for range 2 {
		s, err := a.book.Send(0, a.now)
		if err != nil {
			t.Fatal(err)
		}
		save(s.Name, s.Content)
		a.mark(r.space, 0, model.VerbPresent)
		a.now = a.now.Add(time.Hour)
	}
	bens, err := b.book.Send(0, b.now)
	if err != nil {
		t.Fatal(err)
	}
	save(bens.Name, bens.Content)
	save("notes.workgroup", []byte("mine"))
	if err := a.book.Erase([]model.ID{gone}); err != nil {
		t.Fatal(err)
	}
	last, err := a.book.Send(0, a.now)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := a.book.Sweep(dir, last.Name); n != 0 || err != nil {
		t.Errorf("%d files go before the new one is there: %v", n, err)
	}
	save(last.Name, last.Content)
	if n, err := a.book.Sweep(dir, bens.Name); n != 0 || err != nil {
		t.Errorf("%d files go for one of another laptop: %v", n, err)
	}
	if n, err := a.book.Sweep(dir, last.Name); n != 2 || err != nil {
		t.Errorf("%d files go, %v", n, err)
	}
	var left []string
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		left = append(left, e.Name())
	}
	if want := []string{bens.Name, last.Name, "notes.workgroup"}; !slices.Equal(sorted(left), sorted(want)) {
		t.Errorf("left are %q, want %q", left, want)
	}
}

func sorted(names []string) []string { slices.Sort(names); return names }

func TestWhatIsRefused(t *testing.T) {
	dir := folder(t)
	r := newRoom(t, dir, 3, byFirst)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	r.agree()
	if _, err := a.book.ShutOut(r.space, r.device(r.desks[2]), a.env()); err != nil { // so that keys are granted
		t.Fatal(err)
	}
	a.snaps = map[model.ID]*model.Snapshot{}
	a.mark(r.space, 0, model.VerbPresent)
	good := r.send(a, 0)
	if bu, err := bundle.Decode(good); err != nil || len(bu.Parts[0].Grants) == 0 {
		t.Fatalf("%+v, %v", bu, err)
	}
	before := b.journal(r.space)
	refused := func(what string, content []byte, kinds ...error) {
		t.Helper()
		_, err := b.book.Receive(content)
		if err == nil || !slices.ContainsFunc(kinds, func(k error) bool { return errors.Is(err, k) }) {
			t.Fatalf("%s: %v", what, err)
		}
	}
	// The first byte of the format is the one that may say that it is of the future.
	for i := range good {
		for bit := range 8 {
			c := slices.Clone(good)
			c[i] ^= 1 << bit
			refused(fmt.Sprintf("bit %d of byte %d changed", bit, i), c, store.ErrBundle, store.ErrNewer)
		}
		refused(fmt.Sprintf("cut to %d", i), good[:i], store.ErrBundle)
	}
	huge := filepath.Join(r.dir, "huge.workgroup")
	if err := errors.Join(os.WriteFile(huge, nil, 0o600), os.Truncate(huge, 1<<30)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.book.TakeIn(huge, false); !errors.Is(err, store.ErrBundle) {
		t.Errorf("a gigabyte of zeros: %v", err)
	}
	refused("longer by one", append(slices.Clone(good), 0), store.ErrBundle)
	if !reflect.DeepEqual(b.journal(r.space), before) {
		t.Fatal("something of it was taken in")
	}
	stranger := withPassphrase(newDesk(t, within(t, dir), 77))
	space, begin := stranger.cohort("tfm-2025", 2)
	stranger.create(begin)
	defer stranger.book.Close()
	if _, err := stranger.book.Send(0, stranger.now); !errors.Is(err, store.ErrAlone) {
		t.Errorf("nothing is shared, and %v", err)
	}
	if _, err := stranger.book.Share([]model.ID{space}, stranger.env(), "x"); err != nil {
		t.Fatal(err)
	}
	refused("of a group that is not here", r.send(stranger, 0), store.ErrStranger)
	r.receive(b, good)
}

// Who has the key of the group can make files; as another laptop than its own it cannot.
func TestNobodySpeaksForAnother(t *testing.T) {
	r := newRoom(t, folder(t), 3, byFirst)
	defer r.close()
	a, b, c := r.desks[0], r.desks[1], r.desks[2]
	r.agree()
	a.mark(r.space, 0, model.VerbPresent)
	bu, err := bundle.Decode(r.send(a, 0))
	if err != nil {
		t.Fatal(err)
	}
	forger, err := seal.NewDeviceKeys(a.r)
	if err != nil {
		t.Fatal(err)
	}
	as := func(sender model.ID) []byte {
		x := *bu
		x.Sender, x.Public = sender, forger.Public()
		return x.Encode(forger)
	}
	for what, content := range map[string][]byte{"as the third": as(r.device(c)), "as the reader": as(r.device(b)), "as somebody new": as(12345)} {
		if _, err := b.book.Receive(content); err == nil && what != "as the reader" || err != nil && !errors.Is(err, store.ErrStranger) && !errors.Is(err, store.ErrBundle) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if s := b.snap(r.space); s.Enrolments[0].Mark(s.Sessions[0].ID).Kind != model.Unmarked {
		t.Error("something of it was taken in")
	}
}

func TestDemoIsNotShared(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	space, begin := d.cohort("ssl-2021", 2)
	d.create(begin)
	defer d.book.Close()
	if _, err := d.book.Share([]model.ID{space}, d.env(), "x"); !errors.Is(err, store.ErrDemo) {
		t.Errorf("shared: %v", err)
	}
	if _, err := d.book.Join(nil, "", nil, "x"); !errors.Is(err, store.ErrDemo) {
		t.Errorf("joined: %v", err)
	}
}

func TestInvitationWantsItsWords(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	a := r.desks[0]
	env := func(*model.Snapshot) model.Env { return a.env() }
	one, err := a.book.Share([]model.ID{r.space}, a.env(), "x")
	if err != nil {
		t.Fatal(err)
	}
	two, err := a.book.Share([]model.ID{r.space}, a.env(), "x")
	if err != nil {
		t.Fatal(err)
	}
	changed := slices.Clone(one.Content)
	changed[len(changed)/2] ^= 1
	for name, try := range map[string]struct {
		content []byte
		words   string
		says    string
	}{
		"another's words": {one.Content, two.Words, "belong to another one"},
		"eleven words":    {one.Content, strings.Join(strings.Fields(one.Words)[:11], " "), "The code of an invitation has 12 words"},
		"changed":         {changed, one.Words, "was changed on its way"},
		"a bundle":        {r.send(a, 0), one.Words, "no invitation"},
		"nothing":         {nil, one.Words, "no invitation"},
		"its own":         {one.Content, one.Words, "was made on this laptop"},
	} {
		if _, err := a.book.Join(try.content, try.words, env, "x"); err == nil || !strings.Contains(err.Error(), try.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFolderOfAll(t *testing.T) {
	r := newRoom(t, folder(t), 3, byFirst)
	defer r.close()
	drive := within(t, r.dir)
	r.desks[0].mark(r.space, 0, model.VerbPresent)
	r.desks[1].mark(r.space, 1, model.VerbAbsent)
	r.desks[2].mark(r.space, 1, model.VerbLate)
	for round := 0; ; round++ {
		put := 0
		for _, d := range r.desks {
			x, err := d.book.ExchangeFolder(drive, d.now)
			if err != nil || len(x.Refused)+len(x.NotWhole) > 0 {
				t.Fatalf("%+v, %v", x, err)
			}
			if x.Put != "" {
				put++
			}
			d.snaps = map[model.ID]*model.Snapshot{}
		}
		if put == 0 {
			break
		}
		if round > 6 {
			t.Fatal("it does not come to rest")
		}
	}
	r.same()
	files, err := os.ReadDir(drive)
	if err != nil || len(files) != 3 {
		t.Fatalf("%d files lie there, one for each laptop: %v", len(files), err)
	}
	// A half-synced file and a conflict copy change nothing and stop nothing.
	whole, err := os.ReadFile(filepath.Join(drive, files[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"half.workgroup": whole[:len(whole)/2], "Workgroup from x (conflicted copy).workgroup": whole, "zeros.workgroup": make([]byte, 1000)} {
		if err := os.WriteFile(filepath.Join(drive, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := r.desks[2]
	x, err := d.book.ExchangeFolder(drive, d.now)
	if err != nil || len(x.NotWhole) != 2 || len(x.Came)+len(x.Refused) != 0 || x.Put != "" {
		t.Errorf("%+v, %v", x, err)
	}
	if _, err := d.book.ExchangeFolder(filepath.Join(drive, "not there"), d.now); !errors.Is(err, store.ErrNoFolder) {
		t.Errorf("a folder that is not there: %v", err)
	}
}
