package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

func TestSheetCode(t *testing.T) {
	r := newRoom(t)
	before := model.SheetCode(r.s, r.sheetID())
	if got, ok := model.ReadCode(" " + strings.ToLower(strings.ReplaceAll(before, "-", " "))); !ok || got != before {
		t.Fatalf("%q is read as %q, %v", before, got, ok)
	}
	if model.SheetCode(r.s, model.SheetID{Session: 9999}) != "" {
		t.Error("what is no register has a code")
	}
	older := r.sheet()
	p, wrong := r.s.Printed(before, r.sheetID())
	if wrong != "" || p.Words() != "" {
		t.Errorf("the sheet of today: %q %q", wrong, p.Words())
	}
	r.key("Khan", model.VerbPresent, "")
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont"})
	if got := model.SheetCode(r.s, r.sheetID()); got != before {
		t.Errorf("a mark and a walk-in change the code to %s", got)
	}
	r.now = r.now.Add(24 * time.Hour)
	r.do(r.add("Ada", "Adams", "Oak School"))
	r.do(r.add("Ben", "Baker", "Oak School"))
	if got := model.SheetCode(r.s, r.sheetID()); got == before {
		t.Error("another roster has the same code")
	}
	p, wrong = r.s.Printed(before, r.sheetID())
	if wrong != "" || p.Words() != "Printed before Adams, Ada; Baker, Ben came to the list: its numbers are read as on the paper." {
		t.Errorf("the older sheet: %q %q", wrong, p.Words())
	}
	for _, was := range older.Rows {
		i := slices.IndexFunc(p.Sheet.Rows, func(x model.Row) bool { return x.Enrolment.ID == was.Enrolment.ID })
		if got := p.Sheet.Rows[i].Number; got != was.Number {
			t.Errorf("%s was in row %s of the sheet, read as %s", was.Person.Listed(), was.Number, got)
		}
	}
	for typed, want := range map[string]string{
		"": "no code", "K7M": "no code", "K7M-4XQ": "no code", "K7MMMM4XP": "no code",
		model.SheetCode(model.NewSnapshot(5, r.s.Records()), otherSheet(r)): "the sheet of session",
	} {
		if _, wrong := r.s.Printed(typed, r.sheetID()); !strings.Contains(wrong, want) {
			t.Errorf("%q: %q, want %q", typed, wrong, want)
		}
	}
}

// otherSheet is the register of another session.
func otherSheet(r *room) model.SheetID {
	for _, x := range r.s.Sessions {
		if x.ID != r.sheetID().Session && x.Kind != model.Visit {
			return model.SheetID{Session: x.ID}
		}
	}
	panic("there is one session only")
}

// TestCodeShowsSlips: one letter misread, or two swapped, is no code any more.
func TestCodeShowsSlips(t *testing.T) {
	r := newRoom(t)
	code := strings.ReplaceAll(model.SheetCode(r.s, r.sheetID()), "-", "")
	const letters = "34679ACDEFGHJKMNPRTVWXY"
	rapid.Check(t, func(t *rapid.T) {
		b := []byte(code)
		if i := rapid.IntRange(0, 5).Draw(t, "at"); rapid.Bool().Draw(t, "swapped") && i < 5 {
			b[i], b[i+1] = b[i+1], b[i]
		} else {
			b[i] = rapid.SampledFrom([]byte(letters)).Draw(t, "letter")
		}
		if _, ok := model.ReadCode(string(b)); ok != (string(b) == code) {
			t.Fatalf("%s of %s: %v", b, code, ok)
		}
	})
}
