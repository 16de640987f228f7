package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store"
)

func still() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

func TestSmallFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "small.db")
	var out, errs bytes.Buffer
	args := strings.Fields("-hubs 2 -cohorts 3 -people 4 -sessions 5 -years 8 -out " + path)
	if code := run(args, &out, &errs, still); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	if !strings.Contains(out.String(), "2 hubs, 48 cohorts, 960 marks") {
		t.Errorf("it says %q", out.String())
	}
	b, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if !b.Demo() {
		t.Error("it is no demo file")
	}
	codes := map[string]bool{}
	marks, closed := 0, 0
	for f, err := range b.Cohorts() {
		if err != nil {
			t.Fatal(err)
		}
		codes[f.Code] = true
		if len(f.Sessions) != 5 || f.Listed != 4 {
			t.Errorf("%s has %d sessions and %d people", f.Code, len(f.Sessions), f.Listed)
		}
		for _, x := range f.Sessions {
			marks += x.Total - x.Open
			if x.Finished != f.Closed {
				t.Errorf("%s: session %d finished %v, the cohort closed %v", f.Code, x.Number, x.Finished, f.Closed)
			}
		}
		if f.Closed {
			closed++
		}
	}
	if len(codes) != 48 || marks != 960 || closed != 42 {
		t.Errorf("%d codes, %d marks, %d closed", len(codes), marks, closed)
	}
	ids, err := b.Spaces()
	if err != nil || len(ids) != 50 {
		t.Fatalf("%d spaces, %v", len(ids), err)
	}
	for _, id := range ids {
		if err := b.Check(id); err != nil {
			t.Fatal(err)
		}
	}
	newest, err := b.Newest()
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Load(newest)
	if err != nil || s.Cohort.Code != "sl-2025-02-03" {
		t.Fatalf("it opens with %q, %v", s.Cohort.Code, err)
	}
	last := s.Sessions[len(s.Sessions)-1]
	if model.DayOf(s.Cohort.DemoNow.In(model.London())) != last.Date {
		t.Errorf("today is %v, the last session on %v", s.Cohort.DemoNow, last.Date)
	}
}

func TestTheSameNumbersGiveTheSameCohort(t *testing.T) {
	s := size{hubs: 2, cohorts: 2, people: 3, sessions: 2, years: 1, last: 2025, seed: 5}
	var made [2]string
	for i := range made {
		actions, _, err := newMaker(s, 3).cohort(1, 0, 2025, 1, 2)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range actions {
			for _, c := range a {
				made[i] += fmt.Sprintf("%+v\n", *c)
			}
		}
	}
	if made[0] != made[1] || len(made[0]) < 1000 {
		t.Error("two cohorts differ")
	}
}

func TestWrongUse(t *testing.T) {
	there := filepath.Join(t.TempDir(), "there")
	if err := os.WriteFile(there, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		args string
		code int
		says string
	}{
		{"", 2, "-out"}, {"-out x more", 2, "more"}, {"-out x -hubs 0", 2, "-hubs"}, {"-out x -sessions 10", 2, "-sessions"}, {"-nonsense", 2, "nonsense"},
		{"-out " + there + " -hubs 1 -cohorts 1 -people 1 -sessions 1 -years 1", 1, there}, {"-h", 0, "-hubs"},
	} {
		var out, errs bytes.Buffer
		if code := run(strings.Fields(x.args), &out, &errs, still); code != x.code || !strings.Contains(errs.String(), x.says) {
			t.Errorf("%q: exit %d, %s", x.args, code, errs.String())
		}
	}
	if b, err := os.ReadFile(there); err != nil || string(b) != "mine" {
		t.Error("a file that was there was replaced")
	}
}
