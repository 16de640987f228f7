package export_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
)

func TestOrderOfSpacesDoesNotShow(t *testing.T) {
	f := append(theFile(), demoFile(t)...)
	want := write(t, f...)
	for i := range f {
		f = append(f[1:], f[0])
		if i%2 == 0 {
			f[0], f[1] = f[1], f[0]
		}
		if !bytes.Equal(write(t, f...), want) {
			t.Fatalf("turn %d gives other bytes", i)
		}
	}
	slices.Reverse(f)
	for i, s := range f {
		records := s.Records()
		slices.Reverse(records)
		f[i] = model.NewSnapshot(s.Space, records)
	}
	if !bytes.Equal(write(t, f...), want) {
		t.Error("snapshots read from records in another order give other bytes")
	}
}

func TestTheNewestCardIsTaken(t *testing.T) {
	d := doc(t, theFile()...)
	p := one(t, d, "people", "id", shared.String())
	if p["name"] != "Sarah Jones-Hall" || p["label"] != nil || p["phone"] != nil || !slices.Equal(p["emails"].([]any), []any{"new@example.org"}) {
		t.Errorf("the card is %v", p)
	}
	old := one(t, d, "cohorts", "code", "ssl-2021")
	if e := one(t, old, "enrolments", "id", "0000000000007200"); e["person"] != "Sarah Jones-Hall" || e["school"] != "Ash Green Academy" {
		t.Errorf("in the older cohort: %v at %v", e["person"], e["school"])
	}
	if x := one(t, d, "schools", "id", theSchool.String()); x["urn"] != nil || x["name"] != "Ash Green Academy" {
		t.Errorf("the school is %v", x)
	}
	if p := one(t, doc(t, theHub()), "people", "id", shared.String()); p["family"] != "As the hub knows her" {
		t.Errorf("with the hub alone: %v", p)
	}
	if p := one(t, d, "people", "id", thePerson.String()); !slices.Equal(p["emails"].([]any), []any{"a@example.org", "b@example.org"}) {
		t.Errorf("e-mails %v", p["emails"])
	}
	if p := one(t, d, "people", "id", (thePerson + 2).String()); p["same_as"] != "0000000000005301" || one(t, d, "people", "id", p["same_as"])["name"] != "" {
		t.Errorf("same as %v", p["same_as"])
	}
}

func TestWhichCohortIsNewest(t *testing.T) {
	at := func(id model.ID, year int, code string) *model.Snapshot {
		b := newBuilder(100 - id)
		b.do(func(d *model.Draft) {
			d.Cohort(model.Cohort{ID: id, Year: year, Code: code})
			d.Person(model.Person{ID: shared, Family: code + " " + id.String()})
		})
		return b.s
	}
	for _, c := range []struct {
		name     string
		old, new *model.Snapshot
	}{
		{"year before code", at(9, 2021, "z"), at(1, 2022, "a")},
		{"code before ID", at(9, 2021, "a"), at(1, 2021, "b")},
		{"ID at last", at(1, 2021, "a"), at(9, 2021, "a")},
		{"a hub gives way", theHub(), at(1, 0, "a")},
	} {
		want := c.new.Person(shared).Name()
		for _, f := range [][]*model.Snapshot{{c.old, c.new}, {c.new, c.old}} {
			d := doc(t, f...)
			if got := one(t, d, "people", "id", shared.String())["name"]; got != want {
				t.Errorf("%s: %v, not %v", c.name, got, want)
			}
			if ids := column(d["cohorts"], "id"); ids[len(ids)-1] != c.new.Cohort.ID.String() {
				t.Errorf("%s: cohorts stand as %v", c.name, ids)
			}
		}
	}
}

func TestProgrammesOnceEach(t *testing.T) {
	d := doc(t, theFile()...)
	plain, apart := theProg.String(), theProg.String()+"."+cohort23.String()
	if got := column(d["programmes"], "id"); !slices.Equal(got, []any{plain, apart}) {
		t.Fatalf("programmes %v", got)
	}
	for id, code := range map[string]string{plain: "NCP21-15", apart: "NCP23-15"} {
		if got := one(t, d, "programmes", "id", id)["code"]; got != code {
			t.Errorf("%s has the code %v", id, got)
		}
	}
	for code, want := range map[string]string{"ssl-2021": plain, "ssl-2023": apart} {
		if got := one(t, d, "cohorts", "code", code)["programme"]; got != want {
			t.Errorf("%s is of %v, not %s", code, got, want)
		}
	}
	if got := one(t, d, "hubs", "id", hubSpace.String()); !slices.Equal(got["programmes"].([]any), []any{plain}) || got["name"] != "London" || len(got["leads"].([]any)) != 1 {
		t.Errorf("the hub: %v", got)
	}
	if got := one(t, d, "hubs", "id", model.ID(0x11).String()); got["name"] != "Origin" || got["contact"] != nil {
		t.Errorf("a hub that is only named: %v", got)
	}

	without := doc(t, cohort2021().s, cohort2023().s)
	if got := one(t, without, "cohorts", "code", "ssl-2023")["programme"]; got != plain {
		t.Errorf("without the hub the newest cohort's copy is %v", got)
	}
	if got := one(t, without, "cohorts", "code", "ssl-2021")["programme"]; got != theProg.String()+"."+cohort21.String() {
		t.Errorf("without the hub the older cohort's copy is %v", got)
	}

	b := newBuilder(0x50)
	b.do(func(d *model.Draft) { d.Cohort(model.Cohort{ID: 0x50, Code: "bare", Programme: 0x77}) })
	b.do(func(d *model.Draft) { d.Hub(model.Hub{ID: 0x12, Contact: "came along"}) })
	bare := doc(t, b.s)
	if h := one(t, bare, "hubs", "id", model.ID(0x12).String()); h["contact"] != "came along" {
		t.Errorf("a hub that came with a cohort: %v", h)
	}
	if p := one(t, bare, "programmes", "id", model.ID(0x77).String()); p["title"] != nil {
		t.Errorf("a programme that nobody has: %v", p)
	}
}

func TestNastyTextBreaksNothing(t *testing.T) {
	b := write(t, theFile()...)
	for _, bad := range []string{"\x00", "\x1b", "\x7f", "\u009b", "\u202e", "\u2028", "\ufeff", "\xff"} {
		if bytes.Contains(b, []byte(bad)) {
			t.Errorf("%q stands in the document", bad)
		}
	}
	if !bytes.Contains(b, []byte(`</script>&`)) {
		t.Error("HTML is escaped")
	}
	want := strings.ToValidUTF8(nastyString, "\ufffd")
	p := one(t, decode(t, b), "people", "id", "0000000000005200")
	if p["given"] != want || p["name"] != want+" José" {
		t.Errorf("%q, not %q", p["given"], want)
	}
	long := newBuilder(0x60)
	name := strings.Repeat("a\u0301\u0085\U0001F469\u200d\U0001F52C", 3000)
	long.do(func(d *model.Draft) { d.Person(model.Person{ID: 1, Given: name, Family: "\\\u0080\"\\\\\u202a\u202a"}) })
	got := doc(t, long.s)
	if p := one(t, got, "people", "id", model.ID(1).String()); p["given"] != name || p["family"] != "\\\u0080\"\\\\\u202a\u202a" {
		t.Errorf("a long name came back as %d bytes, family %q", len(p["given"].(string)), p["family"])
	}
}

func TestTakenBackIsAsNeverDone(t *testing.T) {
	sheet := model.SheetID{Session: online}
	for _, c := range []struct {
		name   string
		action model.Action
	}{
		{"a mark", model.Stroke{Sheet: sheet, Enrolment: enrolmentAt(0), Verb: model.VerbLate, Digits: "25"}},
		{"a substitute", model.Stroke{Sheet: sheet, Enrolment: enrolmentAt(0), Verb: model.VerbSubstitute, Substitute: "Somebody New"}},
		{"somebody not on the list", model.WalkIn{Sheet: sheet, Name: "Dupont, Marie", School: "Kestrel"}},
		{"the rest", model.MarkRest{Sheet: sheet, Kind: model.Absent}},
		{"a note", model.SetNote{Sheet: sheet, Enrolment: enrolmentAt(4), Text: "left a coat"}},
		{"a task", model.TaskBack{Sheet: sheet, Enrolment: enrolmentAt(4)}},
		{"opening a register", model.OpenRegister{Sheet: model.SheetID{Session: workshop}}},
	} {
		b := cohort2021()
		b.now = b.now.AddDate(0, 3, 0)
		before := write(t, theHub(), b.s)
		changes := b.act(t, c.action)
		if bytes.Equal(write(t, theHub(), b.s), before) {
			t.Errorf("%s does not show", c.name)
		}
		b.act(t, model.Undo{Changes: changes})
		if !bytes.Equal(write(t, theHub(), b.s), before) {
			t.Errorf("%s was taken back and still shows", c.name)
		}
	}
}

func TestSpacesThatAreNotWhole(t *testing.T) {
	b := newBuilder(0x70)
	made := b.draft(func(d *model.Draft) {
		d.Hub(model.Hub{ID: 0x70, Name: "Gone"})
		d.Lead(model.Lead{ID: 2, Name: "Lead"})
	})
	b.s = b.s.Apply(made)
	b.act(t, model.Undo{Changes: []*change.Change{made}})
	if got, nothing := write(t, b.s), write(t); !bytes.Equal(got, nothing) {
		t.Errorf("a hub that was taken back is still there:\n%s", got)
	}

	// Emptied is gone; erased is there, without what was said.
	card := newBuilder(0x72)
	card.do(func(d *model.Draft) {
		d.Person(model.Person{ID: 5, Family: "Typed"})
		d.Person(model.Person{ID: 6, Family: "Stays"})
	})
	card.do(func(d *model.Draft) { d.Person(model.Person{ID: 5}) })
	card.s = card.s.Apply(&change.Change{ID: card.id(), Space: 0x72, Entries: []change.Entry{{
		Field: change.Field{Kind: model.KindPerson, Record: 7, Name: personFamily}, Secrecy: change.Who, Subject: 7, Erased: true,
	}}})
	if got := column(doc(t, card.s)["people"], "name"); !slices.Equal(got, []any{"Stays", "(erased)"}) {
		t.Errorf("people %v", got)
	}

	// The marks of a cohort have come, its beginning is still on its way.
	holes := newBuilder(0x71)
	holes.do(func(d *model.Draft) {
		d.Session(model.Session{ID: 3, Number: 1, Credit: 4})
		d.MarkAs(&model.Enrolment{ID: 4}, 3, model.Mark{Kind: model.Present})
	})
	got := write(t, holes.s)
	walk(t, got)
	c := one(t, decode(t, got), "cohorts", "id", model.ID(0x71).String())
	if m := firstOf(firstOf(c["sessions"])["marks"]); m["mark"] != "present" || m["person"] != nil || m["credit_quarters"] != 4.0 {
		t.Errorf("the mark is %v", m)
	}
}
