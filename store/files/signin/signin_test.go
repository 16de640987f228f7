package signin_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store/files/page"
	"workgroup/store/files/page/pagetest"
	"workgroup/store/files/signin"
)

// others are what those who sign must not read of each other.
var others = regexp.MustCompile(`(?i)secret|late\b|absent|cancel|cannot|told|£|days|P\b.*present`)

func read(t *testing.T, s *model.Snapshot, id model.SheetID) []string {
	t.Helper()
	p, err := signin.Make(s, model.Wanted{Sheet: id}, pagetest.Now())
	if err != nil {
		t.Fatal(err)
	}
	pagetest.Tidy(t, p.Bytes, page.A4())
	for _, on := range pagetest.Places(t, p.Bytes, page.A4()) {
		for _, x := range on {
			if name := 14 + 11.0; x.Top > 51 && x.Left > name && x.Left < name+2 && x.Right > 14+68 && !strings.HasPrefix(x.Words, "Not on the list") {
				t.Errorf("%q runs out of its column: %+v", x.Words, x)
			}
		}
	}
	return pagetest.Words(t, p.Bytes)
}

func TestARegisterOnPaper(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	id := model.SheetID{Session: s.SessionNumbered(3).ID}
	pages := read(t, s, id)
	if len(pages) != 1 {
		t.Fatalf("twelve people take %d pages", len(pages))
	}
	lines := strings.Split(pages[0], "\n")
	for _, want := range []string{
		"Workshop 3", "Wed 25 May 2022, 09:30 to 14:30", "Signature", model.SheetCode(s, id), "García Simón, Lucía", "Nguyễn, Thị Hồng Nhung", "Işık, Gülşen",
		"Stavropoulou, Ana[31m", "London Central and West Maths Hub, led by Robin Hale", "+1", "+4", "page 1 of 1",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is not on it:\n%s", want, pages[0])
		}
	}
	if at := others.FindString(pages[0]); at != "" {
		t.Errorf("%q is on it:\n%s", at, pages[0])
	}
	h, _ := s.Sheet(id)
	for i, r := range h.Rows {
		at := slices.Index(lines, r.Number)
		if at < 0 || !strings.HasPrefix(page.New("").Clean(r.Person.Listed()), strings.TrimSuffix(lines[at+1], "…")) {
			t.Errorf("row %d, %s: %q", i, r.Number, lines[at+1])
		}
	}
}

func TestAVisitHasASheetForEachDate(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	pages := read(t, s, model.SheetID{Session: pagetest.Visit})
	if len(pages) != 2 || !strings.Contains(pages[0], "Tue 8 Mar 2022, 09:00\nQuince Hill\n") || !strings.Contains(pages[1], "Wed 9 Mar 2022\nOsier Bridge\n") {
		t.Fatalf("%d pages:\n%s", len(pages), strings.Join(pages, "\n---\n"))
	}
	for i, slot := range []model.ID{pagetest.First, pagetest.Second} {
		if code := model.SheetCode(s, model.SheetID{Session: pagetest.Visit, Slot: slot}); !strings.Contains(pages[i], code) || !strings.Contains(pages[i], "page 1 of 1") {
			t.Errorf("sheet %d has not the code %s, or is no sheet of its own", i, code)
		}
	}
	if alone := read(t, s, model.SheetID{Session: pagetest.Visit, Slot: pagetest.Second}); len(alone) != 1 || strings.Contains(alone[0], "Ahmed") {
		t.Errorf("the second date alone:\n%s", alone)
	}
}

func TestManyAndNone(t *testing.T) {
	for _, n := range []int{0, 1, 22, 23, 24, 500} {
		s := pagetest.Cohort(t, n)
		pages := read(t, s, model.SheetID{Session: s.SessionNumbered(1).ID})
		for i, p := range pages {
			if !strings.Contains(p, "Signature\n") || !strings.Contains(p, fmt.Sprintf("page %d of %d\n", i+1, len(pages))) {
				t.Errorf("%d people, page %d has no head or foot:\n%s", n, i+1, p)
			}
		}
		if all := strings.Join(pages, "\n"); strings.Count(all, "secret") > 0 || n > 0 && !strings.Contains(all, fmt.Sprintf("\n%d\n", n)) || !strings.Contains(all, "\n+4\n") {
			t.Errorf("%d people: somebody, or room for those not on the list, is missing", n)
		}
	}
}

func TestWhoIsNotThereThen(t *testing.T) {
	s := pagetest.Cohort(t, 3)
	d := model.NewDraft(s, pagetest.Env(), model.VerbFilled)
	e := *s.Enrolment(pagetest.Place(0))
	e.Status, e.Until = model.Withdrawn, model.MakeDay(2022, time.February, 1)
	d.Enrol(e)
	e = *s.Enrolment(pagetest.Place(2))
	e.Status, e.From = model.NotOnList, model.MakeDay(2021, time.November, 17)
	d.Enrol(e)
	s = s.Apply(d.Change())
	got := read(t, s, model.SheetID{Session: s.SessionNumbered(3).ID})[0]
	if strings.Contains(got, "Ahmed") || !strings.Contains(got, "\n2\nGarcía Simón, Lucía\n") || !strings.Contains(got, "\n+1\nIşık, Gülşen\n") || !strings.Contains(got, "\n+2\n+3\n") {
		t.Errorf("it reads\n%s", got)
	}
}

func TestNoSheet(t *testing.T) {
	s := pagetest.Cohort(t, 3)
	off := *s.SessionNumbered(2)
	off.State = model.CalledOff
	d := model.NewDraft(s, pagetest.Env(), model.VerbFilled)
	d.Session(off)
	d.Session(model.Session{ID: 99, Number: 5, Kind: model.Visit})
	s = s.Apply(d.Change())
	for id, want := range map[model.SheetID]string{
		{}: "say which", {Session: 12345}: "not there any more", {Session: off.ID}: "is called off", {Session: 99}: "Visit 5 has no date that is on",
		{Session: pagetest.Visit, Slot: 23}: "called off", {Session: pagetest.Visit, Slot: 24}: "This date is not there",
	} {
		if _, err := signin.Make(s, model.Wanted{Sheet: id}, pagetest.Now()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", id, err)
		}
	}
}

func TestTheSameSheet(t *testing.T) {
	s := pagetest.Cohort(t, 40)
	w := model.Wanted{Sheet: model.SheetID{Session: s.SessionNumbered(1).ID}}
	one, _ := signin.Make(s, w, pagetest.Now())
	two, _ := signin.Make(s, w, pagetest.Now())
	if !bytes.Equal(one.Bytes, two.Bytes) || one.Name != "sign-in-ssl-2021-1-2021-11-17.pdf" {
		t.Errorf("%s is not the same twice", one.Name)
	}
}
