package line_test

import (
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/demo"
	"workgroup/store"
	"workgroup/store/files/disclosure"
	"workgroup/store/files/lost"
	"workgroup/tui"
	"workgroup/tui/line"
)

// real are files on the disk, in which nothing is made up.
type real struct {
	tui.Files
	marks string
}

func (r real) options(pass []byte) store.Options {
	return store.Options{Marks: r.marks, Passphrase: pass, Cost: 10}
}

func (real) Locked(path string) (bool, bool, error) { return store.Locked(path) }

func (r real) Create(path string, pass []byte, begin [][]*change.Change) error {
	return store.Create(path, r.options(pass), begin)
}

func (r real) Open(path string, pass []byte) (tui.Book, error) {
	b, err := store.Open(path, r.options(pass))
	if err != nil {
		return nil, err
	}
	return b, nil
}

func (real) Copies(path string) (out []tui.Kept, err error) {
	all, err := store.Copies(path)
	for _, k := range all {
		out = append(out, tui.Kept{Path: k.Path, At: k.At, Bytes: k.Bytes})
	}
	return out, err
}

func (real) Why(err error) tui.Why {
	if errors.Is(err, store.ErrWrongPassphrase) {
		return tui.WhyPassphrase
	}
	return tui.WhyOther
}

// lawful is the command line over a real file with the demo's cohorts under a passphrase.
func lawful(t *testing.T) (d *desk, path string) {
	t.Helper()
	d = newDesk(t)
	path = filepath.Join(t.TempDir(), "year.db")
	files := real{marks: filepath.Join(t.TempDir(), "marks")}
	newID := func() model.ID { return store.NewID(rand.Reader) }
	begin, err := demo.Build(newID)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Create(path, files.options([]byte("secret")), begin); err != nil {
		t.Fatal(err)
	}
	d.world.Files, d.world.NewID = files, newID
	d.env["WORKGROUP_PASSPHRASE"] = "secret"
	d.world.Law = tui.Law{Held: disclosure.Markdown, Lost: lost.Make}
	d.world.Export = func(w io.Writer, b tui.Book) error { _, err := io.WriteString(w, "{}"); return err }
	return d, path
}

func (d *desk) tells(words ...string) {
	d.t.Helper()
	for _, w := range words {
		if !strings.Contains(d.out.String(), w) {
			d.t.Errorf("it does not say %q:\n%s", w, d.out.String())
		}
	}
}

func TestTheLawsQuestions(t *testing.T) {
	d, path := lawful(t)
	law := func(code int, args ...string) {
		t.Helper()
		d.do(code, append(args, "--file", path)...)
	}
	law(line.Done, "log")
	d.tells("Nothing has left this file")
	law(line.WrongUse, "held", "jones")
	if !strings.Contains(d.err.String(), "Say which, by the ID") {
		t.Error(d.err.String())
	}
	law(line.Failed, "held", "Nobody At All")
	law(line.Done, "held", "Begum, Asha")
	d.tells("# What is held about Asha Begum", "### Card", "- family name: Begum", "### Place", "mark: ")
	out := filepath.Join(t.TempDir(), "lost.pdf")
	law(line.Done, "backup", t.TempDir())
	law(line.Done, "lost", "--out", out)
	if raw, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
		t.Error(err)
	}
	law(line.Done, "lost")
	d.tells("on the list. Names of", "XChaCha20-Poly1305", "Last copied elsewhere with backup: Mon 5 Jan 2026")
	law(line.Done, "export", "json")
	law(line.Done, "log")
	d.tells("what is held about a person: the whole file, 1 people", "backup, sealed", "export, JSON", "card for a lost laptop")

	law(line.Done, "erase", "Begum, Asha")
	d.tells("Nothing was erased yet", "Staying, of somebody without a name")
	law(line.Done, "held", "Begum, Asha")
	law(line.Done, "erase", "Begum, Asha", "--yes")
	d.tells("Erased. It is out of the file", "Not reached: copies on sticks")
	law(line.Failed, "held", "Begum, Asha")

	law(line.Failed, "purge", "--cohort", "ssl-2021")
	archive(t, path, d.world.Files.(real), "ssl-2021")
	law(line.Done, "purge", "--cohort", "ssl-2021")
	d.tells("This would stay: ", "ssl-2021", "days credited", "Nothing was purged yet")
	law(line.Done, "purge", "--cohort", "ssl-2021", "--yes")
	d.tells("Purged. This stays: ")
	law(line.WrongUse, "purge", "--cohort", "ssl-2021")
	law(line.Done, "purge")
	d.tells("ssl-2021", "Purged on Mon 5 Jan 2026")
	law(line.Done, "log")

	law(line.WrongUse, "retention", "--yes")
	law(line.Done, "retention")
	d.tells("ssl-2023: names of ", "DUE to go since Sun 31 Aug 2025", "until ")
	law(line.Done, "retention", "--cohort", "ssl-2023", "--yes")
	d.tells("Let go. It is out of the file")
	law(line.Done, "retention", "--cohort", "ssl-2023", "--yes")
	d.tells("Nothing is due to go")
}

// archive puts a cohort into the archive.
func archive(t *testing.T, path string, files real, code string) {
	t.Helper()
	b, err := files.Open(path, []byte("secret"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for f, err := range b.Cohorts() {
		if err != nil {
			t.Fatal(err)
		}
		if f.Code != code {
			continue
		}
		s, err := b.Load(f.Space)
		if err != nil {
			t.Fatal(err)
		}
		p, err := model.Archive{}.Plan(s, model.Env{Now: time.Unix(1_700_000_000, 0), NewID: func() model.ID { return store.NewID(rand.Reader) }})
		if err == nil {
			err = b.Commit(p.Changes)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
