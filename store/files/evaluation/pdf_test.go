package evaluation_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/evaluation"
	"workgroup/store/files/page"
	"workgroup/store/files/page/pagetest"
)

func TestPDF(t *testing.T) {
	s, now := cohort(t)
	for _, names := range []bool{false, true} {
		p, err := evaluation.Make(s, model.Wanted{Format: "pdf", Names: names}, now)
		if err != nil {
			t.Fatal(err)
		}
		pagetest.Tidy(t, p.Bytes, page.A4())
		pages := pagetest.Words(t, p.Bytes)
		all := strings.Join(pages, "")
		for _, o := range s.Outcomes() {
			if !strings.Contains(strings.ReplaceAll(all, "\n", " "), o.Sentence) {
				t.Errorf("%q does not stand word for word in\n%s", o.Sentence, all)
			}
		}
		for i, page := range pages {
			if !strings.Contains(page, fmt.Sprintf("page %d of %d\n", i+1, len(pages))) {
				t.Errorf("page %d is not numbered:\n%s", i+1, page)
			}
		}
		for _, want := range []string{"We wrote *one* vision_together # now", "embedded\n", "The charts show the middle one of each month's ratings.\n", "Nov\n", "By Guskey's levels\n", "Departments\n", "as of Thu 26 May 2022\n"} {
			if !strings.Contains(all, want) {
				t.Errorf("%q is not in\n%s", want, all)
			}
		}
		if named := strings.Contains(all, "Khan") || strings.Contains(all, "Ash Green"); named != names {
			t.Errorf("names asked for: %t, but it reads\n%s", names, all)
		}
		if again, _ := evaluation.Make(s, model.Wanted{Format: "pdf", Names: names}, now); !bytes.Equal(p.Bytes, again.Bytes) || p.Name != "evaluation-ssl-2021.pdf" {
			t.Errorf("%s is not the same twice", p.Name)
		}
	}
}

// TestWhoTookPart: both forms say how many took part in each session that was held.
func TestWhoTookPart(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	pdf, err := evaluation.Make(s, model.Wanted{Format: "pdf"}, pagetest.Now())
	if err != nil {
		t.Fatal(err)
	}
	md, err := evaluation.Make(s, model.Wanted{}, pagetest.Now())
	if err != nil || md.Name != "evaluation-ssl-2021.md" {
		t.Fatal(md.Name, err)
	}
	for session, took := range map[string]string{"Session 1, Wed 17 Nov 2021": "6 of 12 took part", "Session 2, Thu 3 Feb 2022": "12 of 12 took part"} {
		if text := pagetest.Text(t, pdf.Bytes); !strings.Contains(text, session+"\n"+took+"\n") {
			t.Errorf("%q is not in\n%s", session+": "+took, text)
		}
		if !strings.Contains(string(md.Bytes), "- "+session+": "+took+"\n") {
			t.Errorf("%q is not in\n%s", session+": "+took, md.Bytes)
		}
	}
	if strings.Contains(string(md.Bytes), "Session 3,") {
		t.Error("a session to come is told of")
	}
}

func TestAnotherFormat(t *testing.T) {
	if _, err := evaluation.Make(pagetest.Cohort(t, 0), model.Wanted{Format: "doc"}, pagetest.Now()); err == nil || !strings.Contains(err.Error(), "md") {
		t.Errorf("it is made: %v", err)
	}
	for _, format := range []string{"", "md", "pdf"} {
		if p, err := evaluation.Make(pagetest.Cohort(t, 0), model.Wanted{Format: format}, pagetest.Now()); err != nil || len(p.Bytes) == 0 {
			t.Errorf("of nobody, %q: %v", format, err)
		}
	}
}
