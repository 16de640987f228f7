//go:build linux || darwin

package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for in, want := range map[string][]string{
		"a b":                  {"a", "b"},
		"  a\t'b c'  \"d'e\" ": {"a", "b c", "d'e"},
		"a'b'c ''":             {"abc", ""},
	} {
		if got, err := words(in); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "  ", "a 'b"} {
		if got, err := words(in); err == nil {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestSpread(t *testing.T) {
	var many []float64
	for i := range 200 {
		many = append(many, float64(200-i))
	}
	for _, c := range []struct {
		in   []float64
		want spread
	}{
		{[]float64{3}, spread{1, 3, 3, 3, 3}},
		{[]float64{4, 1}, spread{2, 1, 2.5, 4, 4}},
		{[]float64{9, 1, 2}, spread{3, 1, 2, 9, 9}},
		{many, spread{200, 1, 100.5, 198, 200}},
	} {
		if got := spreadOf(c.in); got != c.want {
			t.Errorf("%v: %+v, want %+v", c.in, got, c.want)
		}
	}
	r := ratioOf(spread{P50: 3, P99: 1}, spread{P50: 2})
	if short(r.P50) != "1.50" || short(r.P99) != "-" {
		t.Errorf("%s, %s", short(r.P50), short(r.P99))
	}
}

func TestWrongUse(t *testing.T) {
	for want, args := range map[string][]string{
		"no program":                    {},
		"not both":                      {"-a", "x", "--", "y"},
		"not columns x rows":            {"-size", "80", "--", "x"},
		"there is no key \"entre\"":     {"-keys", "j entre", "--", "x"},
		"quote":                         {"-a", "x 'y"},
		"-dump shows one":               {"-dump", "-a", "x", "-b", "y"},
		"-ansi needs -dump":             {"-ansi", "--", "x"},
		"-burst needs -keys":            {"-burst", "3", "--", "x"},
		"cannot have esc":               {"-burst", "3", "-keys", "esc", "--", "x"},
		"1 or more":                     {"-starts", "0", "--", "x"},
		"flag provided but not defined": {"-nonsense"},
	} {
		var out, errs bytes.Buffer
		if code := run(args, &out, &errs); code != 2 || !strings.Contains(errs.String(), want) {
			t.Errorf("%q: code %d, %q; want %q in it", args, code, errs.String(), want)
		}
	}
	var out, errs bytes.Buffer
	if code := run([]string{"-h"}, &out, &errs); code != 0 || !strings.Contains(errs.String(), "-bwait") {
		t.Errorf("-h: code %d, %q", code, errs.String())
	}
}

// TestFloors measures the two floor programs, built once.
func TestFloors(t *testing.T) {
	folder := t.TempDir()
	if text, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", folder+string(filepath.Separator), "../floor/min", "../floor/list").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	min, list := filepath.Join(folder, "min"), filepath.Join(folder, "list")
	t.Run("side by side", func(t *testing.T) { t.Parallel(); sideBySide(t, min, list) })
	t.Run("one alone", func(t *testing.T) { t.Parallel(); oneAlone(t, list) })
	t.Run("picture", func(t *testing.T) { t.Parallel(); pictures(t, list) })
	t.Run("failure", func(t *testing.T) { t.Parallel(); failures(t, min) })
}

func sideBySide(t *testing.T, min, list string) {
	got, table := measured(t, min, list)
	for try := 0; try < 2 && slices.ContainsFunc(got.Sides, wroteIdle); try++ {
		// A busy machine can hold back the last picture of a burst until the idling has begun.
		got, table = measured(t, min, list)
	}
	if len(got.Sides) != 2 || got.Sides[0].Name != "durable" || len(got.Ratios) != 1 || got.Ratios[0].To != "b" {
		t.Fatalf("%+v", got)
	}
	counts := map[string]int{
		goalStart: 2, goalFirstByte: 2, goalStartBytes: 2, goalKey: 6, goalSettled: 6, goalKeyBytes: 6, goalBurst: 2, goalBurstBytes: 2, goalIdleBytes: 1,
	}
	if runtime.GOOS == "linux" {
		for goal, n := range map[string]int{
			goalStartCPU: 2, goalStartPeak: 2, goalStartAnon: 2, goalKeyCPU: 6, goalBurstCPU: 2, goalIdleCPU: 1, goalEndPeak: 1, goalEndAnon: 1,
		} {
			counts[goal] = n
		}
	}
	for _, s := range got.Sides {
		if s.Missed != 0 || len(s.Unknown) != 0 {
			t.Errorf("%s: missed %d, unknown %v", s.Name, s.Missed, s.Unknown)
		}
		for goal, n := range counts {
			v := s.Goals[goal]
			if v.N != n || v.Min > v.P50 || v.P50 > v.P99 || v.P99 > v.Max {
				t.Errorf("%s, %s: %+v, want %d of it", s.Name, goal, v, n)
			}
			if goal != goalIdleBytes && goal != goalIdleCPU && goal != goalKeyCPU && v.Min <= 0 {
				t.Errorf("%s, %s: %+v", s.Name, goal, v)
			}
		}
		if first, start := s.Goals[goalFirstByte], s.Goals[goalStart]; first.Min > start.Min {
			t.Errorf("%s: the first byte %+v after the start %+v", s.Name, first, start)
		}
		if wroteIdle(s) {
			t.Errorf("%s wrote while idle", s.Name)
		}
	}
	for _, want := range []string{"durable: " + list, "burst of 20, ms", "A ratio in the rows of b is durable divided by b."} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, table)
		}
	}
}

// measured runs the two side by side and gives the report, as JSON and as it is read.
func measured(t *testing.T, min, list string) (report wholeReport, table string) {
	t.Helper()
	db := filepath.Join(t.TempDir(), "marks.db")
	var out, errs bytes.Buffer
	code := run([]string{
		"-a", list + " -db " + db, "-aname", "durable", "-await", "Marks made: 0", "-akeys", "p l j",
		"-b", min, "-bwait", "ready", "-keys", "x", "-bsetup", "a b esc c",
		"-prep", "true", "-quit", "q", "-starts", "2", "-n", "6", "-burst", "20", "-rounds", "2", "-idle", "20ms", "-quiet", "30ms", "-jitter", "5ms", "-json",
	}, &out, &errs)
	if code != 0 {
		t.Fatalf("code %d: %s", code, errs.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &report); err != nil {
		t.Fatal(err)
	}
	return report, out.String()
}

func wroteIdle(s sideReport) bool { return s.Goals[goalIdleBytes].Max != 0 }

func oneAlone(t *testing.T, list string) {
	var out, errs bytes.Buffer
	code := run([]string{"-wait", "Marks", "-starts", "1", "-warm", "0", "-n", "2", "-keys", "j z", "-quiet", "20ms", "--", list, "-rows", "3"}, &out, &errs)
	if code != 0 {
		t.Fatalf("code %d: %s", code, errs.String())
	}
	if got := out.String(); !strings.Contains(got, "a: 1 keys changed nothing") || strings.Contains(got, "ratio in") || strings.Contains(got, "not understood") {
		t.Error(got)
	}
}

func pictures(t *testing.T, list string) {
	var plain, coloured, errs bytes.Buffer
	args := []string{"-dump", "-size", "80x24", "-wait", "Marks", "-setup", "down up", "-keys", "j p down", "-quiet", "30ms"}
	if code := run(append(args, "--", list), &plain, &errs); code != 0 || errs.Len() > 0 {
		t.Fatalf("code %d: %s", code, errs.String())
	}
	lines := strings.Split(plain.String(), "\n")
	if lines[0] != "People: 24. Marks made: 1" || !strings.HasSuffix(lines[2], "present") || !strings.HasPrefix(lines[4], ">     4") {
		t.Error(plain.String())
	}
	if code := run(append(args, "-ansi", "--", list), &coloured, &errs); code != 0 {
		t.Fatalf("code %d: %s", code, errs.String())
	}
	if !strings.Contains(coloured.String(), "\n\x1b[0;1;7m>     4") {
		t.Errorf("%q", coloured.String())
	}
}

func failures(t *testing.T, min string) {
	for want, args := range map[string][]string{
		"did not show \"never\" in 50ms":   {"-wait", "never", "-patience", "50ms", "--", min},
		"does not start":                   {"--", "/no/such/program"},
		"before it ended with code 3":      {"-wait", "x", "--", "sh", "-c", "exit 3"},
		"the command before a failed":      {"-prep", "exit 1", "--", min},
		"ended with code 0 before the key": {"-wait", "ready", "-starts", "1", "-n", "2", "-keys", "q", "--", min},
		"did not end at its keys":          {"-wait", "ready", "-starts", "1", "-quit", "x", "-patience", "4s", "--", min},
	} {
		var out, errs bytes.Buffer
		if code := run(args, &out, &errs); code != 1 || !strings.Contains(errs.String(), want) {
			t.Errorf("%q: code %d, %q; want %q in it", args, code, errs.String(), want)
		}
	}
}
