package gias_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/gias"
)

func readAll(name string) ([]byte, error) { return os.ReadFile(filepath.Join("testdata", name)) }

func source(t testing.TB, name string) gias.Source {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return gias.Source{Name: name, Reader: bytes.NewReader(b)}
}

func read(t testing.TB, w gias.Wanted, sources ...gias.Source) model.ShelfFound {
	t.Helper()
	f, err := gias.Read(context.Background(), w, sources...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Two years of the register have other columns at other places, and name the same one
// otherwise; both were written for this test, of made-up schools.
func TestTwoYears(t *testing.T) {
	old := read(t, gias.Wanted{Authorities: []string{"coventry", "Bristol"}}, source(t, "edubasealldata20180401.csv"))
	want := []model.Listed{
		{URN: "200002", Name: "St Brigid’s Académie", LA: "Bristol, City of", Phase: "All-through", Town: "Bristol", Postcode: "BS99 9AA", State: model.Yes},
		{URN: "200001", Name: `Ash "Green" School – Upper`, LA: "Coventry", Phase: "Secondary", Town: "Coventry", Postcode: "CV99 9AA", State: model.Yes},
		{URN: "200003", Name: "Elm Bank School", LA: "Coventry", Phase: "Special", Town: "Coventry", Postcode: "CV99 9AB", State: model.Yes},
		{URN: "200006", Name: "Fir House School", LA: "Coventry", Phase: "", Town: "Coventry", Postcode: "CV99 9AE", State: model.No},
	}
	if !reflect.DeepEqual(old.Schools, want) {
		t.Errorf("2018:\n%+v", old.Schools)
	}
	if old.Rows != 8 || old.Of.ISO() != "2018-04-01" || old.Open != 4 || old.Closed != 0 || old.All["Coventry"] != 3 || old.All["Ashshire"] != 1 ||
		!slices.Equal(old.Authorities, []string{"Bristol, City of", "Coventry"}) || len(old.Unknown) > 0 {
		t.Errorf("2018: %+v", old.ShelfInfo)
	}
	later := read(t, gias.Wanted{Authorities: []string{"Coventry", "Narnia"}}, source(t, "edubasealldata20240718.csv"))
	want = []model.Listed{
		{URN: "300001", Name: "Ash Green Academy", LA: "Coventry", Phase: "Secondary", Trust: "ASH TREE TRUST", Town: "Coventry", Postcode: "CV99 9AA", State: model.Yes},
		{URN: "200001", Name: "Ash Green School", LA: "Coventry", Phase: "Secondary", Town: "Coventry", Postcode: "CV99 9AA", State: model.Yes, Closed: true, Successor: "300001"},
		{URN: "200003", Name: "Elm Bank School", LA: "Coventry", Phase: "Special", Town: "Coventry", Postcode: "CV99 9AB", State: model.Yes},
	}
	if !reflect.DeepEqual(later.Schools, want) || later.Closed != 1 || later.Open != 2 || !slices.Equal(later.Unknown, []string{"Narnia"}) {
		t.Errorf("2024:\n%+v\n%+v", later.Schools, later)
	}
}

// The file of links says which school became which where the register leaves it open.
func TestLinks(t *testing.T) {
	for _, order := range [][]string{{"edubasealldata20240718.csv", "links.csv"}, {"links.csv", "edubasealldata20240718.csv"}} {
		f := read(t, gias.Wanted{Authorities: []string{"Coventry"}}, source(t, order[0]), source(t, order[1]))
		s := model.NewShelf(f.ShelfInfo, f.Schools)
		if x, ok := s.Successor("200004"); !ok || x.URN != "300001" {
			t.Errorf("%v: the twice closed goes on as %+v %v", order, x, ok)
		}
		if _, ok := s.URN("200005"); ok {
			t.Error("one that became several is kept, as if it were known as what it goes on")
		}
	}
	if _, err := gias.Read(context.Background(), gias.Wanted{}, source(t, "links.csv")); err == nil || !strings.Contains(err.Error(), "edubasealldata") {
		t.Errorf("links alone: %v", err)
	}
}

// Nothing of who heads a school, nor its telephone number, is in what is kept.
func TestHeadTeachersAreNotKept(t *testing.T) {
	for _, name := range []string{"edubasealldata20180401.csv", "edubasealldata20240718.csv"} {
		raw, _ := os.ReadFile(filepath.Join("testdata", name))
		for _, secret := range []string{"Notstored", "02000000000", "Headteacher"} {
			if !bytes.Contains(raw, []byte(secret)) {
				t.Fatalf("%s has no %s: the test shows nothing", name, secret)
			}
			if kept := fmt.Sprintf("%+v", read(t, gias.Wanted{}, source(t, name))); strings.Contains(kept, secret) {
				t.Errorf("%s: %s is kept", name, secret)
			}
		}
	}
}

const head = "URN,LA (name),EstablishmentName,EstablishmentStatus (name)\r\n"

// What is no register, or a damaged one, is said in a sentence with row and column.
func TestBadFiles(t *testing.T) {
	row := "200001,Coventry,Ash Green School,Open\r\n"
	for in, want := range map[string]string{
		"":                           "is empty",
		"\xef\xbb\xbf":               "is empty",
		"<!DOCTYPE html><html>":      "a web page",
		"  <html>":                   "a web page",
		"PK\x03\x04zip":              "packed file",
		"\xff\xfeU\x00R\x00N\x00":    "Unicode text",
		"Name,School\nA,B\n":         "it has no column URN, EstablishmentName",
		head + row + "200002,Cov":    "row 3 has 2 columns, and the heading 4: the file is cut short",
		head + "200002,\"Cov":        "row 2, column 2: the file ends in the middle of a cell",
		head + "200002,Cov\"x,A,B\n": "row 2, column 2 has a quote",
		head + "1,\"Cov\"x,A,B\n":    "row 2, column 2 has a quote",
		head + row + "2000\x0002,Coventry,Ash,Open\n": "row 3 has a sign in it that no text has",
		head + strings.Repeat(",", 3000) + "\n":       "row 2 has more than 2000 columns",
		head + strings.Repeat("x", 2<<20) + "\n":      "row 2 is longer",
		head + "\"" + strings.Repeat("x\n", 1<<20):    "row 2, column 1: a quote that is not closed",
	} {
		_, err := gias.Read(context.Background(), gias.Wanted{}, gias.Source{Name: "schools.csv", Reader: strings.NewReader(in)})
		if err == nil || !strings.HasPrefix(err.Error(), "schools.csv: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %s", in, err, want)
		}
	}
	endless := io.MultiReader(strings.NewReader(head), &repeat{text: "200001,Coventry,\"" + strings.Repeat("Ash ", 200_000) + "\",Open\n"})
	if _, err := gias.Read(context.Background(), gias.Wanted{Authorities: []string{"Brent"}}, gias.Source{Name: "x.csv", Reader: endless}); err == nil || !strings.Contains(err.Error(), "more than 200 MB") {
		t.Errorf("without an end: %v", err)
	}
}

// repeat is a text without an end.
type repeat struct {
	text string
	at   int
}

func (r *repeat) Read(b []byte) (n int, err error) {
	for n < len(b) {
		c := copy(b[n:], r.text[r.at:])
		n, r.at = n+c, (r.at+c)%len(r.text)
	}
	return n, nil
}

// A reading that is stopped keeps nothing.
func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	said := 0
	_, err := gias.Read(ctx, gias.Wanted{Say: func(int) { said++; stop() }}, gias.Source{Name: "x.csv", Reader: strings.NewReader(head + strings.Repeat("200001,Coventry,Ash,Open\n", 9000))})
	if !errors.Is(err, context.Canceled) || said != 1 {
		t.Errorf("%v after %d", err, said)
	}
}

// Rows are cut as the standard library cuts them, where it takes them at all.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"edubasealldata20180401.csv", "edubasealldata20240718.csv", "links.csv"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
		f.Add(b[:len(b)*2/3])
	}
	for _, s := range []string{"", head, head + "1,2,\"3\n\"\"4\",5\n", head + "200001,Coventry,\"Ash\", Open\n\n", "\"" + head, head + "\x00", "<html>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		found, err := gias.Read(context.Background(), gias.Wanted{}, gias.Source{Name: "x", Reader: bytes.NewReader(b)})
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x00") {
				t.Errorf("no sentence: %q", err)
			}
			return
		}
		for _, x := range found.Schools {
			if x.Name == "" || len(x.URN) != 6 || x.Name != model.Tidy(x.Name, model.MaxName) {
				t.Errorf("%+v", x)
			}
		}
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
		all, err := r.ReadAll()
		if err != nil {
			return
		}
		n := -1
		for _, row := range all {
			if len(row) > 1 || strings.TrimSpace(row[0]) != "" {
				n++
			}
		}
		if found.Rows != n {
			t.Errorf("%d rows, by the standard library %d", found.Rows, n)
		}
	})
}
