package badge_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/badge"
	"workgroup/store/files/page"
	"workgroup/store/files/page/pagetest"
)

func words(t *testing.T, s *model.Snapshot, w model.Wanted) []string {
	t.Helper()
	p, err := badge.Make(s, w, pagetest.Now())
	if err != nil {
		t.Fatal(err)
	}
	pagetest.Tidy(t, p.Bytes, page.A4())
	return pagetest.Words(t, p.Bytes)
}

func TestBadges(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	pages := words(t, s, model.Wanted{})
	if len(pages) != 2 {
		t.Fatalf("twelve badges take %d pages", len(pages))
	}
	all := strings.Join(pages, "")
	for _, want := range []string{"Zainab Ahmed\n", "Gülşen Işık\n", "Thị Hồng Nhung\nNguyễn\n", "Siân\nO'Connor-Price\n", "Lucía García Simón\n"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
	if at := regexp.MustCompile(`(?i)secret|late|absent|£|\x1b`).FindString(all); at != "" {
		t.Errorf("%q is on it", at)
	}
	p, err := badge.Make(s, model.Wanted{}, pagetest.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, on := range pagetest.Places(t, p.Bytes, page.A4()) {
		for _, x := range on {
			if x.Left < 15+5.9 || x.Right > 195-5.9 || x.Left < 105 && x.Right > 105-5.9 || x.Left >= 105 && x.Left < 105+5.9 {
				t.Errorf("%q runs over its card: %+v", x.Words, x)
			}
		}
	}
	if n := strings.Count(all, "Subject Leadership 2021/22\n"); n != 20 {
		t.Errorf("%d cards on two pages", n)
	}
}

func TestWhoHasABadge(t *testing.T) {
	s := pagetest.Cohort(t, 12)
	if all := words(t, s, model.Wanted{Sheet: model.SheetID{Session: pagetest.Visit, Slot: pagetest.First}}); len(all) != 1 || !strings.Contains(all[0], "Zainab") || strings.Contains(all[0], "Wiśniewska") {
		t.Errorf("of a date of the visit:\n%s", all)
	}
	if all := words(t, s, model.Wanted{Places: []model.ID{pagetest.Place(3)}}); len(all) != 1 || !strings.Contains(all[0], "Nguyễn") || strings.Contains(all[0], "Ahmed") {
		t.Errorf("of one person:\n%s", all)
	}
	for _, w := range []model.Wanted{{Sheet: model.SheetID{Session: pagetest.Visit, Slot: pagetest.Second}}, {Places: []model.ID{}}, {Sheet: model.SheetID{Session: 4242}}} {
		if _, err := badge.Make(s, w, pagetest.Now()); err == nil {
			t.Errorf("%+v: badges of nobody", w)
		}
	}
}

func TestManyBadges(t *testing.T) {
	if _, err := badge.Make(pagetest.Cohort(t, 0), model.Wanted{}, pagetest.Now()); err == nil || !strings.Contains(err.Error(), "Nobody is on this list") {
		t.Errorf("of nobody: %v", err)
	}
	for n, want := range map[int]int{1: 1, 10: 1, 11: 2, 500: 50} {
		s := pagetest.Cohort(t, n)
		p, err := badge.Make(s, model.Wanted{}, pagetest.Now())
		if err != nil || len(pagetest.Words(t, p.Bytes)) != want {
			t.Errorf("%d people: %v", n, err)
		}
		if again, _ := badge.Make(s, model.Wanted{}, pagetest.Now()); !bytes.Equal(p.Bytes, again.Bytes) {
			t.Errorf("%d people: not the same twice", n)
		}
	}
}
