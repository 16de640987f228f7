package lost

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

func TestTheCard(t *testing.T) {
	c := model.LostCard{
		Made: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), File: "workgroup.db", Protected: true, Copies: 3, NewestCopy: time.Date(2026, 11, 23, 8, 2, 0, 0, time.UTC),
		Groups: []model.LostGroup{{Title: "Subject Leadership <2023/24> (ssl-2023)", People: 14, Holding: model.Holding{Who: 15, Reach: 14, Notes: 6}}},
	}
	b, err := Make(c, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`\<2023/24\> (ssl-2023): 14 people on the list. Names of 15, e-mail addresses or telephone numbers of 14, notes, evidence or plans of 6`,
		"XChaCha20-Poly1305", "scrypt", "on the same laptop: 3, the newest of Mon 23 Nov 2026 08:02", "Last copied elsewhere with backup: never", "72 hours",
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the card does not say %q:\n%s", want, b)
		}
	}
	c.Protected = false
	if b, _ = Make(c, "md"); !strings.Contains(string(b), "made up") || strings.Contains(string(b), "scrypt") {
		t.Error("a demo is said to be sealed")
	}
	p, err := Make(c, "pdf")
	if err != nil || !bytes.HasPrefix(p, []byte("%PDF-")) {
		t.Error(err)
	}
	if _, err := Make(c, "doc"); err == nil {
		t.Error("a kind that there is not")
	}
}
