package sqlite_test

import (
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"workgroup/model"
	"workgroup/store"
)

// Each benchmark asks both in turn, on the same disk and with warm caches, and prints the
// median of each and their ratio, ours to SQLite's. A file of 400 cohorts is made for it;
// WORKGROUP_WHOLE=1 makes one of 12,000, which takes some minutes; WORKGROUP_BIG names one
// that tui/drive/generate made before.

// days is what is asked for: three days, in quarters.
const days = 12

// screenful is how many names a screen shows.
const screenful = 30

// both are the same data in a file of ours and in a table.
type both struct {
	book *store.Book
	db   *sql.DB
	hub  model.ID
	last int
	// cohorts and places are how many there are.
	cohorts, places int
}

// data makes them once for all benchmarks; the folder goes when the last is done.
var data = sync.OnceValues(func() (*both, error) {
	dir, err := os.MkdirTemp("", "workgroup-sqlite-")
	if err != nil {
		return nil, err
	}
	folder = dir
	path := os.Getenv("WORKGROUP_BIG")
	if path == "" {
		path = filepath.Join(dir, "work.db")
		args := []string{"run", "./tui/drive/generate", "-out", path, "-last", "2025", "-years", "10"}
		if os.Getenv("WORKGROUP_WHOLE") == "" {
			args = append(args, "-hubs", "8", "-cohorts", "5")
		}
		run := exec.Command("go", args...)
		run.Dir, run.Stderr = filepath.Join("..", ".."), os.Stderr
		if err := run.Run(); err != nil {
			return nil, err
		}
	}
	book, err := store.Open(path, store.Options{})
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite3", filepath.Join(dir, "table.sqlite")+"?_journal_mode=OFF&_sync=0&_cache_size=-262144")
	if err != nil {
		return nil, err
	}
	b := &both{book: book, db: db}
	return b, b.fill()
})

var folder string

func TestMain(m *testing.M) {
	code := m.Run()
	if folder != "" {
		os.RemoveAll(folder)
	}
	os.Exit(code)
}

const tables = `
CREATE TABLE cohort (id INTEGER PRIMARY KEY, hub INTEGER, year INTEGER);
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, cohort INTEGER, person INTEGER, first INTEGER, until INTEGER);
CREATE TABLE mark (place INTEGER, day INTEGER, quarters INTEGER);`

const indexes = `
CREATE INDEX cohort_hub ON cohort (hub, year);
CREATE INDEX place_cohort ON place (cohort, first, until, person);
CREATE INDEX mark_place ON mark (place, day, quarters);
ANALYZE;`

func (b *both) fill() error {
	if _, err := b.db.Exec(tables); err != nil {
		return err
	}
	tx, err := b.db.Begin()
	if err != nil {
		return err
	}
	insert := func(into string, values ...any) {
		if err == nil {
			_, err = tx.Exec(into, values...)
		}
	}
	var spaces []model.ID
	if err := b.book.Facts(store.Which{}, func(f *model.Facts) error {
		b.cohorts++
		b.hub, b.last = f.Hub, max(b.last, f.Year)
		spaces = append(spaces, f.Space)
		insert("INSERT INTO cohort VALUES (?, ?, ?)", int64(f.Space), int64(f.Hub), f.Year)
		for _, p := range f.People {
			b.places++
			var until any
			if p.Until.Known() {
				until = int64(p.Until)
			}
			insert("INSERT INTO place VALUES (?, ?, ?, ?, ?)", int64(p.Enrolment), int64(f.Space), int64(p.Person), int64(p.From), until)
			for _, e := range p.Earned {
				insert("INSERT INTO mark VALUES (?, ?, ?)", int64(p.Enrolment), int64(e.Day), e.Quarters)
			}
		}
		return err
	}); err != nil {
		return err
	}
	for _, id := range spaces {
		s, failed := b.book.Load(id)
		if failed != nil {
			return failed
		}
		for _, p := range s.People() {
			insert("INSERT OR IGNORE INTO person VALUES (?, ?)", int64(p.ID), p.Listed())
		}
	}
	if err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = b.db.Exec(indexes)
	return err
}

// question is who is under three days: of a hub or of all, in a year or in all, and how
// many of them by name.
type question struct {
	which store.Which
	names int
}

func (b *both) day() model.Day { return model.MakeDay(b.last+1, time.March, 1) }

// row is one answer.
type row struct {
	place, person int64
	earned        int
	name          string
}

func (b *both) ours(q question) ([]row, error) {
	under, err := b.book.Under(q.which, b.day(), days)
	if err != nil {
		return nil, err
	}
	names, err := b.book.Names(under[:min(q.names, len(under))])
	if err != nil {
		return nil, err
	}
	out := make([]row, len(under))
	for i, x := range under {
		out[i] = row{place: int64(x.Enrolment), person: int64(x.Person), earned: x.Earned}
		if i < len(names) {
			out[i].name = names[i]
		}
	}
	return out, nil
}

func (q question) sql() (text string, args []any) {
	name, join := "''", ""
	if q.names > screenful {
		name, join = "p.name", " JOIN person p ON p.id = e.person"
	}
	text = "SELECT e.id, e.person, COALESCE(SUM(m.quarters), 0) AS earned, " + name +
		" FROM cohort c JOIN place e ON e.cohort = c.id" + join + " LEFT JOIN mark m ON m.place = e.id AND m.day <= ?1" +
		" WHERE e.first <= ?1 AND (e.until IS NULL OR e.until > ?1)"
	if q.which.Hub != 0 {
		text += " AND c.hub = ?2"
	}
	if q.which.Year != 0 {
		text += " AND c.year = ?3"
	}
	return text + " GROUP BY e.id HAVING earned < ?4", nil
}

func (b *both) theirs(q question, ask, named *sql.Stmt) ([]row, error) {
	rows, err := ask.Query(int64(b.day()), int64(q.which.Hub), q.which.Year, days)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []row
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.place, &r.person, &r.earned, &r.name); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil || q.names > screenful {
		return out, err
	}
	for i := range out[:min(q.names, len(out))] {
		if err := named.QueryRow(out[i].person).Scan(&out[i].name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func BenchmarkWhoIsUnderThreeDays(b *testing.B) {
	d, err := data()
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d cohorts, %d places", d.cohorts, d.places)
	const all = 1 << 40
	for _, x := range []struct {
		name string
		q    question
	}{
		{"one hub/one year", question{store.Which{Hub: d.hub, Year: d.last}, screenful}},
		{"one hub/ten years", question{store.Which{Hub: d.hub}, screenful}},
		{"all hubs/one year", question{store.Which{Year: d.last}, screenful}},
		{"all hubs/ten years", question{store.Which{}, screenful}},
		{"all hubs, all names/one year", question{store.Which{Year: d.last}, all}},
		{"all hubs, all names/ten years", question{store.Which{}, all}},
	} {
		b.Run(x.name, func(b *testing.B) {
			text, _ := x.q.sql()
			ask, err := d.db.Prepare(text)
			if err != nil {
				b.Fatal(err)
			}
			defer ask.Close()
			named, err := d.db.Prepare("SELECT name FROM person WHERE id = ?")
			if err != nil {
				b.Fatal(err)
			}
			defer named.Close()
			d.same(b, x.q, ask, named)
			var ours, theirs []time.Duration
			for b.Loop() {
				begin := time.Now()
				if _, err := d.ours(x.q); err != nil {
					b.Fatal(err)
				}
				ours = append(ours, time.Since(begin))
				begin = time.Now()
				if _, err := d.theirs(x.q, ask, named); err != nil {
					b.Fatal(err)
				}
				theirs = append(theirs, time.Since(begin))
			}
			slices.Sort(ours)
			slices.Sort(theirs)
			us, sqlite := ours[len(ours)/2], theirs[len(theirs)/2]
			b.ReportMetric(float64(us.Microseconds()), "ours-us")
			b.ReportMetric(float64(sqlite.Microseconds()), "sqlite-us")
			b.ReportMetric(float64(us)/float64(sqlite), "ratio")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// same fails unless both give the same answer.
func (d *both) same(b *testing.B, q question, ask, named *sql.Stmt) {
	b.Helper()
	ours, err := d.ours(q)
	if err != nil {
		b.Fatal(err)
	}
	theirs, err := d.theirs(q, ask, named)
	if err != nil {
		b.Fatal(err)
	}
	if len(ours) == 0 || len(ours) != len(theirs) {
		b.Fatalf("%d answers, and %d of SQLite", len(ours), len(theirs))
	}
	known := map[string]bool{}
	line := func(r row) string { return strconv.FormatInt(r.place, 16) + " " + strconv.Itoa(r.earned) }
	for _, r := range ours {
		known[line(r)] = true
	}
	for i, r := range theirs {
		if !known[line(r)] {
			b.Fatalf("%+v is an answer of SQLite alone", r)
		}
		if i < q.names && r.name == "" {
			b.Fatalf("%+v has no name", r)
		}
	}
}
