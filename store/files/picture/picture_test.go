package picture_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/page"
	"workgroup/store/files/page/pagetest"
	"workgroup/store/files/picture"
)

var update = flag.Bool("update", false, "write the golden files anew")

func draw(t *testing.T, s *model.Snapshot, w model.Wanted) model.Paper {
	t.Helper()
	p, err := picture.Make(s, w, pagetest.Now())
	if err != nil {
		t.Fatal(err)
	}
	if w.Format == "pdf" {
		pagetest.Tidy(t, p.Bytes, page.A4Wide())
	}
	return p
}

func TestGolden(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	for name, names := range map[string]bool{"testdata/named.svg": true, "testdata/bare.svg": false} {
		got := draw(t, s, model.Wanted{Names: names})
		if *update {
			if err := os.WriteFile(name, got.Bytes, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes, want) {
			t.Errorf("%s is not as it was: look at it, then -update", name)
		}
		if got.Name != "attendance-ssl-2021.svg" {
			t.Errorf("it is called %s", got.Name)
		}
		if text := texts(t, got.Bytes); !names && (strings.Contains(text, "Ahmed") || strings.Contains(text, "School of")) {
			t.Errorf("somebody is named:\n%s", text)
		}
	}
}

// texts are the words of an SVG picture, which must be XML.
func texts(t *testing.T, svg []byte) string {
	t.Helper()
	d, in := xml.NewDecoder(bytes.NewReader(svg)), false
	var b strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			in = x.Name.Local == "text"
		case xml.EndElement:
			in = false
		case xml.CharData:
			if in {
				b.WriteString(string(x) + "\n")
			}
		}
	}
}

// TestEveryMarkHasItsLetter: no mark is told by a grey alone, and each letter that is there is
// in the legend.
func TestEveryMarkHasItsLetter(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	for _, format := range []string{"svg", "pdf"} {
		p := draw(t, s, model.Wanted{Names: true, Format: format})
		text := ""
		if format == "svg" {
			text = texts(t, p.Bytes)
		} else {
			text = pagetest.Text(t, p.Bytes)
		}
		for _, e := range s.Enrolments {
			want := ""
			for _, x := range s.Sessions {
				want += s.LetterOf(e, x, model.DayOf(pagetest.Now())) + "\n"
			}
			if want += s.DaysOf(e) + "\n"; !strings.Contains(text, want) {
				t.Errorf("%s: the row of %s is not\n%s", format, s.Person(e.Person).Name(), want)
			}
		}
		for _, want := range []string{
			"P\npresent\n", "L\nlate\n", "E\nleft early\n", "H\nhalf\n", "O\nonline\n", "M\ncaught up elsewhere\n", "A\nabsent, no notice\n", "C\ncancelled\n",
			"S\nsubstitute sent\n", "X\nexcused\n", ".\nnot marked yet\n", "?\nover and not marked\n", "1\n17 Nov\n", "4\nvisit\n", "took part\n6\n12\n",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in\n%s", format, want, text)
			}
		}
		if strings.Contains(text, "not held") {
			t.Errorf("%s: the legend tells of letters that are not there", format)
		}
	}
}

func TestManyAndNone(t *testing.T) {
	for _, n := range []int{0, 1, 500} {
		s := pagetest.Cohort(t, n)
		pages := pagetest.Words(t, draw(t, s, model.Wanted{Names: true, Format: "pdf"}).Bytes)
		for i, p := range pages {
			if !strings.Contains(p, "Attendance: Subject Leadership 2021/22\n") || !strings.Contains(p, "\nDays\n") || !strings.Contains(p, fmt.Sprintf("page %d of %d\n", i+1, len(pages))) {
				t.Errorf("%d people, page %d has no head or foot:\n%s", n, i+1, p)
			}
		}
		all := strings.Join(pages, "")
		if n == 0 != strings.Contains(all, "Nobody is on the register.") || n > 0 && !strings.Contains(all, fmt.Sprintf("\n%d\n", n)) {
			t.Errorf("%d people:\n%s", n, all)
		}
		if svg := draw(t, s, model.Wanted{}); n > 0 && !strings.Contains(texts(t, svg.Bytes), fmt.Sprintf("\n%d\n", n)) {
			t.Errorf("%d people are not in one picture", n)
		}
	}
	if _, err := picture.Make(pagetest.Cohort(t, 1), model.Wanted{Format: "png"}, pagetest.Now()); err == nil || !strings.Contains(err.Error(), "svg or pdf") {
		t.Errorf("of another format: %v", err)
	}
}

func TestManySessions(t *testing.T) {
	s := pagetest.Cohort(t, 3)
	d := model.NewDraft(s, pagetest.Env(), model.VerbFilled)
	for i := range 60 {
		d.Session(model.Session{ID: model.ID(500 + i), Number: 10 + i, Kind: model.Workshop, Credit: 1, Date: model.MakeDay(2022, 2, 10+i)})
	}
	s = s.Apply(d.Change())
	pages := pagetest.Words(t, draw(t, s, model.Wanted{Names: true, Format: "pdf"}).Bytes)
	for _, p := range pages {
		if !strings.Contains(p, "Ahmed, Zainab\n") {
			t.Errorf("a page does not say whose marks these are:\n%s", p)
		}
	}
	if all := strings.Join(pages, ""); len(pages) < 3 || !strings.Contains(all, "\n69\n") || strings.Count(all, "\n42\n14 Mar") != 1 {
		t.Errorf("%d pages for 64 sessions", len(pages))
	}
}
