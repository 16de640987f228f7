package line_test

import (
	"bytes"
	crand "crypto/rand"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/demo"
	"workgroup/store"
	"workgroup/store/carry/etcd/etcdtest"
	"workgroup/store/carry/etcd/keeper"
	"workgroup/store/files/paper"
	"workgroup/tui/line"
)

// laptop runs commands as one laptop does, in a folder of its own.
type laptop struct {
	t     *testing.T
	dir   string
	world line.World
	out   bytes.Buffer
	err   bytes.Buffer
}

const passphrase = "four words of ours"

func newLaptop(t *testing.T) *laptop {
	l := &laptop{t: t, dir: t.TempDir()}
	l.world = line.World{
		Files: disk{marks: filepath.Join(l.dir, "marks")}, Stdin: strings.NewReader(""), Stdout: &l.out, Stderr: &l.err, Papers: paper.Disk{},
		Getenv: func(name string) string { return map[string]string{"WORKGROUP_PASSPHRASE": passphrase}[name] },
		NewID:  func() model.ID { return store.NewID(crand.Reader) }, Keeper: keeper.Keeper{Rand: crand.Reader},
		Now: func() time.Time { return time.Date(2021, 11, 17, 9, 24, 0, 0, time.UTC) }, Default: filepath.Join(l.dir, "work.db"),
	}
	return l
}

// does runs a command that is to end with a code, and gives all that it said.
func (l *laptop) does(code int, args ...string) string {
	l.t.Helper()
	l.out.Reset()
	l.err.Reset()
	if got := l.world.Execute(args); got != code {
		l.t.Fatalf("workgroup %q ended with %d: %s%s", args, got, &l.out, &l.err)
	}
	return l.out.String() + l.err.String()
}

var twelve = regexp.MustCompile(`(?m)^  ((?:[a-z]+ ){11}[a-z]+)$`)

// words puts the twelve words that were said into a file.
func (l *laptop) words(said string) string {
	l.t.Helper()
	found := twelve.FindStringSubmatch(said)
	if found == nil {
		l.t.Fatalf("there are no twelve words in %s", said)
	}
	path := filepath.Join(l.t.TempDir(), "words")
	if err := os.WriteFile(path, []byte(found[1]), 0o600); err != nil {
		l.t.Fatal(err)
	}
	return path
}

// A keeper prepares a server, two leads join it, and a mark goes from one to the other.
func TestAHubFromItsKeeperToItsLeads(t *testing.T) {
	c := etcdtest.Bare(t, 1)
	asha, ben := newLaptop(t), newLaptop(t)
	begin, err := demo.Build(asha.world.NewID)
	if err != nil {
		t.Fatal(err)
	}
	if err := asha.world.Files.Create(asha.world.Default, []byte(passphrase), begin); err != nil {
		t.Fatal(err)
	}
	stick := t.TempDir()
	at := c.Addresses[0]
	if said := asha.does(line.Failed, "hub", "init", at, "--certificates", c.Dir, "--for", "Ben"); !strings.Contains(said, "not prepared yet") {
		t.Error(said)
	}
	asha.does(line.Done, "hub", "init", at, "--certificates", c.Dir)
	if said := asha.does(line.Done, "hub", "init", at, "--certificates", c.Dir); !strings.Contains(said, "prepared already") {
		t.Error(said)
	}
	invited := asha.does(line.Done, "share", "--cohort", "ssl-2021", "--out", stick)
	found, err := filepath.Glob(filepath.Join(stick, "*.workgroup-invitation"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%q, %v", found, err)
	}
	ben.does(line.Done, "join", found[0], "--name", "Ben Price", "--words-file", ben.words(invited))
	for name, l := range map[string]*laptop{"asha": asha, "ben": ben} {
		if said := l.does(line.Failed, "hub", "sync"); !strings.Contains(said, "uses no server") {
			t.Error(said)
		}
		words := l.words(asha.does(line.Done, "hub", "init", at, "--certificates", c.Dir, "--for", name, "--hub", "Origin", "--out", stick))
		l.does(line.Done, "hub", "join", filepath.Join(stick, "Workgroup ticket for origin."+name+".workgroup-ticket"), "--words-file", words)
	}
	rows := filepath.Join(stick, "rows.txt")
	if err := os.WriteFile(rows, []byte("present: 1 2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	asha.does(line.Done, "hub", "sync")
	ben.does(line.Done, "hub", "sync")
	asha.does(line.Done, "import", "paper", rows, "--cohort", "ssl-2021", "--session", "1", "--yes")
	asha.does(line.Done, "hub", "sync")
	if said := ben.does(line.Done, "hub", "sync"); !strings.Contains(said, "marks by row number, session 1") {
		t.Errorf("the marks did not come: %s", said)
	}
	status := ben.does(line.Done, "hub", "status")
	for _, want := range []string{"This laptop is origin.ben there", at, "etcd 3.", "Nobody else is there now", "has all that is here"} {
		if !strings.Contains(status, want) {
			t.Errorf("no %q in %s", want, status)
		}
	}
	asha.does(line.Done, "hub", "init", at, "--certificates", c.Dir, "--hub", "origin", "--withdraw", "ben")
	if said := ben.does(line.Failed, "hub", "sync"); !strings.Contains(said, "was withdrawn") {
		t.Error(said)
	}
	ben.does(line.Done, "hub", "join", "--off")
	ben.does(line.Failed, "hub", "status")
}

func TestWrongUsesOfHub(t *testing.T) {
	l := newLaptop(t)
	dir := filepath.Join(l.dir, "keeper")
	for _, args := range []string{
		"", "other", "init", "init --certificates " + dir, "init --for Ben --certificates " + dir, "init a --for Ben", "init a --host b --certificates " + dir,
		"init a --for Ben --withdraw Ben --certificates " + dir, "init a --with-files --certificates " + dir, "join", "join a b", "join a --off", "sync now",
	} {
		if said := l.does(line.WrongUse, append([]string{"hub"}, strings.Fields(args)...)...); strings.Count(said, "\n") != 1 {
			t.Errorf("hub %s says %q", args, said)
		}
	}
	l.does(line.Done, "hub", "init", "--certificates", dir, "--host", "etcd.example.org")
	if said := l.does(line.Failed, "hub", "init", "--certificates", dir, "--host", "etcd.example.org"); !strings.Contains(said, "is not replaced") {
		t.Error(said)
	}
	if said := l.does(line.Failed, "hub", "init", "a b", "--certificates", dir); !strings.Contains(said, "is no address") {
		t.Error(said)
	}
}
