package certificate_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/certificate"
	"workgroup/store/files/page"
	"workgroup/store/files/page/pagetest"
)

// tooMuch is what a head teacher is not told unless somebody ticks it.
var tooMuch = regexp.MustCompile(`(?i)\blate\b|early|absent|cancel|substitut|excus|\bhalf\b|part,|£|unmarked|told|secret|fee`)

func words(t *testing.T, s *model.Snapshot, w model.Wanted) []string {
	t.Helper()
	p, err := certificate.Make(s, w, pagetest.Now())
	if err != nil {
		t.Fatal(err)
	}
	pagetest.Tidy(t, p.Bytes, page.Size{W: 210 - 22, H: 297})
	return pagetest.Words(t, p.Bytes)
}

func TestStatements(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	pages := words(t, s, model.Wanted{Kind: model.PaperStatement})
	if len(pages) != 12 {
		t.Fatalf("twelve people have %d pages", len(pages))
	}
	for i, p := range pages {
		if at := tooMuch.FindString(p); at != "" {
			t.Errorf("%q is on it:\n%s", at, p)
		}
		e := s.Enrolments[i]
		a, err := s.Attest(model.PaperStatement, e, model.DayOf(pagetest.Now()), false)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			"Statement of attendance\n", "Secondary Subject Leadership (NCP21-15)\n", "London Central and West Maths Hub\n", s.DaysOf(e) + " days so far\n",
			"Made on Fri 4 Feb 2022.\n", "Robin Hale, Work Group Lead\n", "Check code " + a.Check, "page 1 of 1\n", "\nThu 3 Feb 2022\n",
		} {
			if !strings.Contains(p, want) {
				t.Errorf("%q is not on the page of %s:\n%s", want, s.Person(e.Person).Name(), p)
			}
		}
	}
	if !strings.Contains(pages[0], "Zainab Ahmed\n") || strings.Contains(pages[0], "Simón") {
		t.Errorf("the first is not of Ahmed alone:\n%s", pages[0])
	}
}

// TestExactSessions: who came late is stated as having been there; who did not come is not
// stated at all; everything only where it was asked for.
func TestExactSessions(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	const first, both = "\nWed 17 Nov 2021\nTwyford\n1.0\n", "2.0 of 3.0 days so far"
	for i, want := range map[int][2]string{
		0: {first, ""}, 1: {first, "late 25"}, 2: {first, "left early"}, 3: {"\nTwyford\n0.5\n", "part"}, 4: {"\nonline\n1.0\n", "online"},
		5: {"1.0 of 3.0 days", "absent"}, 6: {"1.0 of 3.0 days", "cancelled"}, 7: {"1.0 of 3.0 days", "substitute"},
		9: {"\nWed 1 Dec 2021\nat Origin Maths Hub\n1.0\n", "elsewhere"},
	} {
		w := model.Wanted{Kind: model.PaperStatement, Places: []model.ID{pagetest.Place(i)}}
		p := words(t, s, w)[0]
		if !strings.Contains(p, want[0]) || i < 3 && !strings.Contains(p, both) {
			t.Errorf("%d: %q is not in\n%s", i, want[0], p)
		}
		w.All = true
		if p = words(t, s, w)[0]; !strings.Contains(p, want[1]) || !strings.Contains(p, "\nMark\n") {
			t.Errorf("%d, everything: %q is not in\n%s", i, want[1], p)
		}
		if wants := i == 5 || i == 6; strings.Contains(p, "Session 1, Wed 17 Nov 2021: £75 proposed") != wants {
			t.Errorf("%d, everything: the fee is stated %t\n%s", i, !wants, p)
		}
	}
}

func TestCertificates(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	for _, w := range []model.Wanted{{Kind: model.PaperCertificate}, {Kind: model.PaperCertificate, Places: []model.ID{pagetest.Place(0)}}} {
		if _, err := certificate.Make(s, w, pagetest.Now()); err == nil || !strings.Contains(err.Error(), "completed the programme") {
			t.Errorf("%v: %v", w, err)
		}
	}
	env := pagetest.Env()
	plan, err := model.Complete{Enrolments: []model.ID{pagetest.Place(1), pagetest.Place(7)}, Over: "secret"}.Plan(s, env)
	if err != nil {
		t.Fatal(err)
	}
	s = s.Apply(plan.Changes[0])
	p, err := certificate.Make(s, model.Wanted{Kind: model.PaperCertificate}, pagetest.Now())
	if err != nil {
		t.Fatal(err)
	}
	pages := pagetest.Words(t, p.Bytes)
	if p.Name != "certificates-ssl-2021.pdf" || len(pages) != 2 || tooMuch.MatchString(strings.Join(pages, "")) {
		t.Fatalf("%s has %d pages:\n%s", p.Name, len(pages), strings.Join(pages, "\n"))
	}
	for _, want := range []string{"Certificate of completion\n", "Lucía García Simón\n", "has completed\n", "2.0 of 3.0 days\n", "Completion confirmed on Fri 4 Feb 2022 by Robin Hale. Made on Fri 4 Feb 2022.\n"} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("%q is not in\n%s", want, pages[0])
		}
	}
	code := regexp.MustCompile(`Check code ([-0-9A-Z]+)`).FindStringSubmatch(pages[0])
	c, wrong := s.VerifyCertificate(code[1])
	if wrong != "" || c.Enrolment.ID != pagetest.Place(1) || !c.Same {
		t.Errorf("the code on paper says %+v %s", c, wrong)
	}
	one, err := certificate.Make(s, model.Wanted{Kind: model.PaperCertificate, Places: []model.ID{pagetest.Place(1)}}, pagetest.Now())
	if err != nil || one.Name != "certificate-ssl-2021-lucia-garcia-simon.pdf" {
		t.Errorf("%s: %v", one.Name, err)
	}
}

func TestManySessionsAndLeads(t *testing.T) {
	s := pagetest.Cohort(t, 1)
	d := model.NewDraft(s, pagetest.Env(), model.VerbFilled)
	for i := range 40 {
		d.Session(model.Session{ID: model.ID(500 + i), Number: 10 + i, Kind: model.Workshop, Title: strings.Repeat("A long title ", 8), Venue: pagetest.Long(), Credit: 1, Date: model.MakeDay(2022, 1, 1+i)})
		d.MarkAs(s.Enrolments[0], model.ID(500+i), model.Mark{Kind: model.Present})
	}
	for i := range 5 {
		d.Lead(model.Lead{ID: model.ID(70 + i), Name: fmt.Sprintf("Lead %d %s", i, pagetest.Long())})
	}
	pages := words(t, s.Apply(d.Change()), model.Wanted{Kind: model.PaperStatement})
	if len(pages) < 2 {
		t.Fatalf("42 sessions have room on %d page", len(pages))
	}
	for i, p := range pages {
		if !strings.Contains(p, "Zainab Ahmed\n") || !strings.Contains(p, fmt.Sprintf("page %d of %d\n", i+1, len(pages))) {
			t.Errorf("page %d has no head or foot:\n%s", i+1, p)
		}
	}
	if all := strings.Join(pages, ""); !strings.Contains(all, "\n49\n") || !strings.Contains(all, "\nLead 4 ") {
		t.Error("a session or a lead is missing")
	}
}

func TestManyAndNone(t *testing.T) {
	if _, err := certificate.Make(pagetest.Cohort(t, 0), model.Wanted{Kind: model.PaperStatement}, pagetest.Now()); err == nil || !strings.Contains(err.Error(), "Nobody is on the list") {
		t.Errorf("of nobody: %v", err)
	}
	if _, err := certificate.Make(pagetest.Cohort(t, 1), model.Wanted{Kind: model.PaperStatement, Places: []model.ID{77}}, pagetest.Now()); err == nil {
		t.Error("of somebody who is not there")
	}
	s := pagetest.Cohort(t, 500)
	one, err := certificate.Make(s, model.Wanted{Kind: model.PaperStatement}, pagetest.Now())
	if err != nil || len(pagetest.Words(t, one.Bytes)) != 500 {
		t.Fatalf("500 people: %v", err)
	}
	if two, _ := certificate.Make(s, model.Wanted{Kind: model.PaperStatement}, pagetest.Now()); !bytes.Equal(one.Bytes, two.Bytes) {
		t.Error("it is not the same twice")
	}
}
