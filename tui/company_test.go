package tui_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/demo"
	"workgroup/store"
	"workgroup/store/files/paper"
	"workgroup/tui"
)

// duo is the program of one lead, and the file of another who shares a cohort with her.
type duo struct {
	*sim
	space model.ID
	ben   *store.Book
	dir   string
	// in are the sticks that are in.
	in    []string
	live  *liveBook
	waits []func() tea.Msg
}

// liveBook is a file with a server that the test speaks for.
type liveBook struct {
	*book
	server bool
	on     chan struct{} // closed once somebody listens
	off    chan struct{} // closed once nobody does
	tell   func(model.Contact)
	// facts and cards are how often the cohorts were asked for them.
	facts, cards int
	// stands is how its server stands, refuse why that is not known, joined with what it was
	// joined, and synced how often it was exchanged through it once.
	stands model.Server
	refuse error
	joined string
	synced int
}

func (b *liveBook) Server() (string, bool) { return "hub.example", b.server }

func (b *liveBook) Live(ctx context.Context, _ func() time.Time, tell func(model.Contact)) error {
	b.tell = tell
	close(b.on)
	<-ctx.Done()
	close(b.off)
	return ctx.Err()
}

// newDuo has Asha, who works in the program, share the cohort of 2021 with Ben.
func newDuo(t *testing.T, w, h int, server bool) *duo {
	t.Helper()
	d := &duo{dir: t.TempDir()}
	f := &files{rand: rand.NewChaCha8([32]byte{9}), marks: filepath.Join(d.dir, "marks")}
	d.sim = &sim{t: t, files: f, path: filepath.Join(d.dir, "asha.db"), now: time.Date(2021, 11, 17, 9, 24, 0, 0, time.UTC), step: 5 * time.Second}
	begin, err := demo.Build(d.newID)
	if err != nil {
		t.Fatal(err)
	}
	pass := []byte("four words of ours")
	if err := f.Create(d.path, pass, begin); err != nil {
		t.Fatal(err)
	}
	opened, err := f.Open(d.path, pass)
	if err != nil {
		t.Fatal(err)
	}
	d.live = &liveBook{book: opened.(*book), server: server, on: make(chan struct{}), off: make(chan struct{})}
	d.invite(pass)
	d.begin(w, h)
	return d
}

func (d *duo) invite(pass []byte) {
	d.t.Helper()
	for f, err := range d.live.Cohorts() {
		if err != nil {
			d.t.Fatal(err)
		}
		if f.Code == "ssl-2021" {
			d.space = f.Space
		}
	}
	snap, err := d.live.Load(d.space)
	if err != nil {
		d.t.Fatal(err)
	}
	asha := snap.Leads[0].ID
	if err := d.live.Set("lead", asha.String()); err != nil {
		d.t.Fatal(err)
	}
	v, err := d.live.Share([]model.ID{d.space}, model.Env{Now: d.now, NewID: d.newID, Lead: asha}, "Asha's laptop")
	if err != nil {
		d.t.Fatal(err)
	}
	o := store.Options{Rand: d.files.rand, Marks: filepath.Join(d.dir, "other"), Passphrase: pass, Cost: 10}
	path := filepath.Join(d.dir, "ben.db")
	if err := store.Create(path, o, nil); err != nil {
		d.t.Fatal(err)
	}
	if d.ben, err = store.Open(path, o); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { d.ben.Close() })
	if _, err := d.ben.Join(v.Content, v.Words, func(*model.Snapshot) model.Env { return d.env() }, "Ben's laptop"); err != nil {
		d.t.Fatal(err)
	}
	d.take(d.bens())
}

// env is the moment for Ben.
func (d *duo) env() model.Env { return model.Env{Now: d.now, NewID: d.newID, Lead: 77} }

func (d *duo) bens() model.Sent {
	d.t.Helper()
	s, err := d.ben.Send(0, d.now)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

func (d *duo) take(s model.Sent) model.Received {
	d.t.Helper()
	got, err := d.live.Receive(s.Content)
	if err != nil {
		d.t.Fatal(err)
	}
	return got
}

// bensMark is a mark that Ben makes for the person of that place in the list.
func (d *duo) bensMark(place int, v model.Verb) (name string) {
	d.t.Helper()
	s, err := d.ben.Load(d.space)
	if err != nil {
		d.t.Fatal(err)
	}
	sheet := model.SheetID{Session: s.SessionNumbered(1).ID}
	full, _ := s.Sheet(sheet)
	row := full.Rows[place]
	p, err := (model.Stroke{Sheet: sheet, Enrolment: row.Enrolment.ID, Verb: v}).Plan(s, d.env())
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.ben.Commit(p.Changes); err != nil {
		d.t.Fatal(err)
	}
	return row.Person.Family
}

func (d *duo) begin(w, h int) {
	d.run(tui.Config{
		Files: d.files, Path: d.path, Book: d.live, NewID: d.newID, Rand: d.files.rand, Theme: looks()[2].Options, Papers: paper.Disk{},
		Clock: tui.Clock{Real: func() time.Time { return d.now }, Started: d.now}, Cohort: "ssl-2021", Home: filepath.Join(d.dir, "home"),
		After:  func(_ time.Duration, m tea.Msg) tea.Cmd { d.later = append(d.later, m); return nil },
		Wait:   func(wait func() tea.Msg) tea.Cmd { d.waits = append(d.waits, wait); return nil },
		Sticks: func() []string { return d.in },
	}, w, h)
	d.t.Cleanup(func() { d.live.Close() })
}

// told is what the server says, as it comes to the screen.
func (d *duo) told(c model.Contact) *duo {
	d.t.Helper()
	<-d.live.on
	d.live.tell(c)
	wait := d.waits[len(d.waits)-1]
	d.waits = nil
	d.send(wait())
	return d
}

// The corner says who is there and what is to be sent, in fewer words where there is less room,
// and the state of the file keeps its place.
func TestTheCornerSaysWhoIsThere(t *testing.T) {
	d := newDuo(t, 80, 24, true)
	d.sees(" alone ", "saved")
	d.told(model.Contact{Connected: true, With: []string{"Ben's laptop"}}).sees("with Ben  ", "saved").misses("alone")
	d.told(model.Contact{Connected: true, With: []string{"Ben's laptop"}, ToSend: 3}).sees("3 to send", "saved")
	d.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	d.sees("together with Ben, 3 to send")
	d.told(model.Contact{Why: "The server hub.example does not answer.", ToSend: 4}).sees("alone, 4 to send")
	d.press(":").typeText("together").press("enter").sees("Server: hub.example, not connected.", "does not answer.")
	d.press("ctrl+o").misses("to send", "Ben")
}

// A mark of the other laptop comes into the register that is open. The cursor stays on whom it
// rested, a question that is being answered stays, and what the last key said is not taken away.
func TestAMarkOfTheOtherLaptopComesByItself(t *testing.T) {
	d := newDuo(t, 80, 24, true)
	d.press("4").press("down", "down")
	at := rowWithCursor(d.sim)
	before := strings.Count(d.screen(), "absent")
	d.step = 0
	d.press("p").press("up").press("c").sees("Cancelled")
	d.bensMark(7, model.VerbAbsent)
	d.bensMark(8, model.VerbAbsent)
	got := d.take(d.bens())
	d.told(model.Contact{Connected: true, Came: []model.Received{got}}).sees("Cancelled")
	d.press("esc")
	if now := rowWithCursor(d.sim); now[:24] != at[:24] {
		t.Errorf("the cursor was on %q and is on %q", at, now)
	}
	if n := strings.Count(d.screen(), "absent"); n != before+3 { // the third is their count
		t.Errorf("%d of Ben's two marks and their count are shown:\n%s", n-before, d.screen())
	}
	d.now = d.now.Add(time.Minute)
	d.told(model.Contact{Connected: true}).sees("2 new from Ben's laptop.")
}

// rowWithCursor is the line of the register with the cursor.
func rowWithCursor(s *sim) string {
	for _, line := range strings.Split(s.screen(), "\n") {
		if strings.HasPrefix(line, " >") {
			return line
		}
	}
	s.t.Fatalf("no row has the cursor:\n%s", s.screen())
	return ""
}

// The exchange goes on while the screen is covered, and ends with the file.
func TestTheExchangeEndsWithTheFile(t *testing.T) {
	d := newDuo(t, 80, 24, true)
	<-d.live.on
	d.press("ctrl+o", "ctrl+o")
	select {
	case <-d.live.off:
		t.Fatal("a covered screen ends it")
	default:
	}
	d.press("ctrl+l")
	<-d.live.off
}

// In the register, what came says the keys that decide there.
func TestTwoAnswersAreDecidedWhereOneIs(t *testing.T) {
	d := newDuo(t, 80, 24, false)
	stick := filepath.Join(d.dir, "KINGSTON")
	if err := os.MkdirAll(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	d.in = []string{stick}
	d.press("enter", "p")
	d.bensMark(0, model.VerbAbsent)
	s := d.bens()
	if err := os.WriteFile(filepath.Join(stick, s.Name), s.Content, 0o600); err != nil {
		t.Fatal(err)
	}
	d.press(":").typeText("receive").press("enter").sees("1 question has two answers now").press("enter").reads("A question has two answers: < and > decide.")
}

// One stick: the file is written at once, and taken from it at once. Two: it is asked.
func TestTheStickIsFound(t *testing.T) {
	d := newDuo(t, 80, 24, false)
	stick, second := filepath.Join(d.dir, "KINGSTON"), filepath.Join(d.dir, "BLUE")
	for _, dir := range []string{stick, second, filepath.Join(d.dir, "home", "Downloads")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	d.in = []string{stick}
	d.press(":").typeText("send").press("enter").sees("Sent to the stick KINGSTON.", "Eject it")
	if all, _ := filepath.Glob(filepath.Join(stick, "*.workgroup")); len(all) != 1 {
		t.Fatalf("on the stick are %q", all)
	}
	d.press(":").typeText("receive").press("enter").sees("No file of another laptop lies")
	d.press("esc")
	for i := range 2 {
		d.bensMark(i, model.VerbPresent)
		s := d.bens()
		if err := os.WriteFile(filepath.Join(stick, s.Name), s.Content, 0o600); err != nil {
			t.Fatal(err)
		}
		at := d.now.Add(time.Duration(i) * time.Minute)
		if err := os.Chtimes(filepath.Join(stick, s.Name), at, at); err != nil {
			t.Fatal(err)
		}
		d.now = d.now.Add(time.Hour)
	}
	d.press(":").typeText("receive").press("enter").sees("2 changes from Ben's laptop").press("enter").sees("2 new from Ben's laptop.")
	d.press(":").typeText("receive").press("enter").sees("Nothing new lies", "Nothing in it is new here").press("esc")
	d.press(":").typeText("send").press("enter").reads("Sent to the stick KINGSTON. The older file of this laptop there was removed. Eject it")
	if all, _ := filepath.Glob(filepath.Join(stick, "*.workgroup")); len(all) != 3 {
		t.Fatalf("of two laptops, one with two files, are %q on the stick", all)
	}
	d.in = []string{stick, second}
	d.press(":").typeText("send").press("enter").sees("Several sticks are in", "KINGSTON", "BLUE").press("b").sees("Sent to the stick BLUE.")
	d.in = []string{filepath.Join(d.dir, "gone")}
	d.press(":").typeText("send").press("enter").sees("No stick is in").press("esc")
	d.press(":").typeText("changes").press("enter").sees("FROM Ben's laptop", "NEW", "present, session 1").press("esc")
	d.press(":").typeText("changes").press("enter").sees("FROM Ben's laptop").misses("NEW")
}

// While only names are shown, a file in which there is more than marks is not shown.
func TestWhatAFileBringsIsHiddenAtNamesOnly(t *testing.T) {
	d := newDuo(t, 80, 24, false)
	stick := filepath.Join(d.dir, "KINGSTON")
	if err := os.MkdirAll(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	d.in = []string{stick}
	s, err := d.ben.Load(d.space)
	if err != nil {
		t.Fatal(err)
	}
	note := model.SetNote{Sheet: model.SheetID{Session: s.SessionNumbered(1).ID}, Enrolment: s.Enrolments[0].ID, Text: "rings on Mondays"}
	p, err := note.Plan(s, d.env())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.ben.Commit(p.Changes); err != nil {
		t.Fatal(err)
	}
	sent := d.bens()
	if err := os.WriteFile(filepath.Join(stick, sent.Name), sent.Content, 0o600); err != nil {
		t.Fatal(err)
	}
	d.everything()
	d.press(":").typeText("receive").press("enter").sees("One change from Ben's laptop", "a note")
	d.press("ctrl+o").misses("One change from").press("enter").misses("1 new from")
	d.everything()
	d.sees("One change from").press("enter").sees("1 new from Ben's laptop.")
}
