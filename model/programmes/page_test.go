package programmes_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/programmes"
)

// pasted is a page as it is pasted, with what a lead corrects: the beginning of a line, and
// the letter of what it is.
func pasted(t *testing.T, key string, corrections map[string]string) programmes.Page {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", key+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	p, wrong := programmes.ReadPage(string(b))
	if wrong != "" {
		t.Fatal(wrong)
	}
	if len(corrections) > 6 {
		t.Errorf("%s: %d corrections, and six are few enough", key, len(corrections))
	}
	for begins, letter := range corrections {
		at := slices.IndexFunc(p.Lines, func(l programmes.PageLine) bool { return strings.HasPrefix(l.Text, begins) })
		kind, ok := programmes.KindOf(letter)
		if at < 0 || !ok {
			t.Fatalf("%s: no line %q, or no letter %s", key, begins, letter)
		}
		if p.Lines[at].Kind == kind {
			t.Errorf("%s: %q is %s already", key, begins, kind)
		}
		p = p.With(at, kind)
	}
	return p
}

// corrections are what a lead corrects on each page.
func corrections() map[string]map[string]string {
	return map[string]map[string]string{
		"ssl-2021": {"Many positive lessons": "d", "As the impact": "d"}, "ssl-2023": {"If you are interested": "m", "Register your": "r"}, "tfm-2025": {}, "slc-2025": {},
		"mat-2021": {"The ongoing impact": "d"},
	}
}

// facts are those of a programme that its page states, without its running text.
func facts(p model.Programme) model.Programme {
	for _, words := range []*string{&p.Purpose, &p.Aims, &p.Involved, &p.Contents, &p.Length, &p.Commitment, &p.FollowOn, &p.Interest, &p.VenueNote, &p.Hub} {
		*words = ""
	}
	return p
}

func TestPastedPages(t *testing.T) {
	for key, letters := range corrections() {
		want := find(t, key)
		page := pasted(t, key, letters)
		got := page.Template(want.Programme.Year)
		a, b := facts(got.Programme), facts(want.Programme)
		if !reflect.DeepEqual(a, b) {
			for i := range reflect.TypeFor[model.Programme]().NumField() {
				x, y := reflect.ValueOf(a).Field(i).Interface(), reflect.ValueOf(b).Field(i).Interface()
				if !reflect.DeepEqual(x, y) {
					t.Errorf("%s: %s is\n%+v\nnot\n%+v", key, reflect.TypeFor[model.Programme]().Field(i).Name, x, y)
				}
			}
		}
		if !reflect.DeepEqual(got.Sessions, want.Sessions) {
			t.Errorf("%s: sessions\n%+v\nnot\n%+v", key, got.Sessions, want.Sessions)
		}
		if !slices.Equal(got.Tasks, want.Tasks) {
			t.Errorf("%s: tasks %v, not %v", key, got.Tasks, want.Tasks)
		}
		for i, text := range running(want.Programme) {
			for _, s := range strings.Split(text, "\n\n") {
				if !slices.ContainsFunc(running(got.Programme), func(o string) bool { return strings.Contains(fold(o), fold(s)) }) && !inTwo(s, running(got.Programme)) {
					t.Errorf("%s: the text %d %q is lost", key, i, s)
				}
			}
		}
	}
}

// running are the running texts of a programme.
func running(p model.Programme) []string {
	all := []string{p.Purpose, p.Aims, p.Involved, p.Contents, p.Length, p.Commitment, p.FollowOn, p.Interest, p.VenueNote, p.Pair, p.FociNote}
	for _, e := range p.Eligibility {
		all = append(all, e.Sentence)
	}
	return all
}

// inTwo tells whether a text is kept sentence by sentence in different places.
func inTwo(text string, all []string) bool {
	for s := range strings.SplitSeq(strings.ReplaceAll(text, ". ", ".\n"), "\n") {
		if !slices.ContainsFunc(all, func(o string) bool { return strings.Contains(fold(o), fold(s)) }) {
			return false
		}
	}
	return true
}

// TestWhatIsCorrected takes a line for something else, and the rest stays.
func TestWhatIsCorrected(t *testing.T) {
	before := pasted(t, "tfm-2025", nil)
	after := before.With(2, programmes.LineWho)
	p, q := before.Template(2025).Programme, after.Template(2025).Programme
	if p.Purpose == "" || q.Purpose != "" || len(q.Eligibility) != len(p.Eligibility)+2 || q.Eligibility[0].Rule != model.RuleShould || q.Eligibility[1].Rule != model.RuleEveryone {
		t.Errorf("purpose %q, eligibility %+v", q.Purpose, q.Eligibility)
	}
	if before.Lines[2].Kind != programmes.LinePurpose || reflect.DeepEqual(before, after.With(99, programmes.LineCost)) || p.Title != q.Title {
		t.Error("another page was changed")
	}
}

func TestEveryKindHasItsLetter(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range programmes.LineKinds() {
		if got, ok := programmes.KindOf(k.Letter()); !ok || got != k || seen[k.Letter()] || k.String() == "" {
			t.Errorf("%s: letter %s", k, k.Letter())
		}
		seen[k.Letter()] = true
	}
	if _, ok := programmes.KindOf("z"); ok {
		t.Error("z is a kind")
	}
}

func TestNoPage(t *testing.T) {
	for text, want := range map[string]string{
		"": "There is nothing to read", " \n\t-\n*": "There is nothing to read", strings.Repeat("x\n", 1001): "There are 1001 lines, and 1000 are read",
		strings.Repeat("x", 2<<20): "more than the text of one page",
	} {
		if p, wrong := programmes.ReadPage(text); !strings.Contains(wrong, want) || len(p.Lines) != 0 {
			t.Errorf("%.20q: %q", text, wrong)
		}
	}
}

// TestDatesAsPagesWriteThem reads lines of dates and venues of other pages.
func TestDatesAsPagesWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"T\nDates\nSession 1: 13 November\n9.30am - 3pm\nRoom 2":                "1 2023-11-13 09:30 15:00 Room 2  4",
		"T\nDates\n8th Feb 24 (Online) 13:00-15:30":                             "1 2024-02-08 13:00 15:30 Online  2",
		"T\nDates\nTuesday 5th March\nThe Hub\nDene Rd, Ely, CB7 4AA\n12 March": "1 2024-03-05   The Hub Dene Rd, Ely, CB7 4AA 4|2 2024-03-12     4",
		"T\nDates\nTo be confirmed.":                                            "",
	} {
		p, wrong := programmes.ReadPage(text)
		if wrong != "" {
			t.Fatal(wrong)
		}
		var got []string
		for _, x := range p.Template(2023).Sessions {
			got = append(got, fmt.Sprintf("%d %s %s %s %s %s %d", x.Number, x.Date.ISO(), x.Start, x.End, x.Venue, x.Address, x.Credit))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q gives %q", text, strings.Join(got, "|"))
		}
	}
}

// FuzzReadPage reads anything: it never fails, and what comes of it can be written.
func FuzzReadPage(f *testing.F) {
	for _, t := range programmes.BuiltIn() {
		b, err := os.ReadFile(filepath.Join("testdata", t.Key+".txt"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b), uint8(3), uint8(5))
	}
	f.Fuzz(func(t *testing.T, text string, line, kind uint8) {
		p, wrong := programmes.ReadPage(text)
		if wrong != "" {
			return
		}
		got := p.With(int(line), programmes.LineKind(kind)%(programmes.LineJoined+1)).Template(2025)
		if _, unknown, err := programmes.Decode(programmes.Encode(got)); err != nil && !strings.Contains(err.Error(), "twice") || len(unknown) > 0 {
			t.Errorf("what was read cannot be written: %v %v", err, unknown)
		}
	})
}
