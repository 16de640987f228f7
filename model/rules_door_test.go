package model

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestReadDoor(t *testing.T) {
	for typed, want := range map[string]string{
		"A-M": "A-M", "a–m": "A-M", " a — m ": "A-M", "É-ł": "E-L", "a to m": "A-M", "A M": "A-M", "m": "M", "-M": "A-M", "N-": "N-Z", "m-a": "A-M", "m-m": "M",
		"": "everybody", "  ": "everybody", "all": "everybody", "Everybody": "everybody", "A-Z": "everybody", "-": "everybody",
	} {
		if d, wrong := ReadDoor(typed); wrong != "" || d.String() != want {
			t.Errorf("%q is read as %s (%s), want %s", typed, d, wrong, want)
		}
	}
	for _, typed := range []string{"5", "AM", "A-M-Z", "A-5", "æ", "a b c", "?-m", "a-李"} {
		if d, wrong := ReadDoor(typed); wrong == "" {
			t.Errorf("%q is read as %s", typed, d)
		}
	}
	for door, want := range map[string]string{"A-M": "N-Z", "N-Z": "A-M", "H-M": "A-G and N-Z", "A": "B-Z", "B-Y": "A and Z", "all": ""} {
		if d, _ := ReadDoor(door); d.Others() != want {
			t.Errorf("the other door of %s is %q, want %q", door, d.Others(), want)
		}
	}
}

func TestDoorTakes(t *testing.T) {
	first, _ := ReadDoor("A-M")
	for family, want := range map[string]bool{
		"Ahmed": true, "Éluard": true, "Łoś": true, "Ångström": true, "Ægir": true, "mensah": true, "Nguyễn": false, "O'Connor-Price": false, "Zając": false,
		"李": false, "": false, "3rd": false, "'t Hooft": false, "Øster": false,
	} {
		if got := first.Takes(&Person{Family: family}); got != want {
			t.Errorf("%q comes to A-M: %v", family, got)
		}
	}
	if !first.Takes(&Person{Given: "Bono"}) || first.Takes(nil) {
		t.Error("who has no family name is not listed under the given one, or nobody is somebody")
	}
}

// TestEverybodyHasOneDoor: two doors that share the letters take everybody once.
func TestEverybodyHasOneDoor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := rapid.ByteRange('A', 'Y').Draw(t, "last")
		p := &Person{Family: rapid.String().Draw(t, "family"), Given: rapid.String().Draw(t, "given")}
		mine := Door{'A', last}
		other, wrong := ReadDoor(mine.Others())
		if wrong != "" || mine.Takes(p) == other.Takes(p) {
			t.Fatalf("%q comes to %s: %v, and to %s: %v (%s)", p.Family, mine, mine.Takes(p), other, other.Takes(p), wrong)
		}
	})
}

func TestDoorsAreKept(t *testing.T) {
	door := Door{'A', 'M'}
	var d Doors
	for i := range ID(40) {
		d = d.With(SheetID{Session: i + 1, Slot: i % 2}, door)
	}
	if text := d.String(); len(text) > 1000 || ReadDoors(text).String() != text || len(d) != mostDoors {
		t.Errorf("%d doors make %d bytes: %q", len(d), len(text), text)
	}
	if d.Of(SheetID{Session: 40, Slot: 1}) != door || !d.Of(SheetID{Session: 40}).Everybody() || !d.Of(SheetID{Session: 1}).Everybody() {
		t.Error("the newest is not kept, or the oldest is")
	}
	if d = d.With(SheetID{Session: 40, Slot: 1}, Door{}); !d.Of(SheetID{Session: 40, Slot: 1}).Everybody() {
		t.Error("a door that was given up is kept")
	}
	for _, text := range []string{"", "x\n", strings.Repeat("0", 34) + "\n", strings.Repeat("0", 32) + "?M\n"} {
		if got := ReadDoors(text); len(got) != 0 {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func TestColeads(t *testing.T) {
	day := MakeDay(2021, 11, 17)
	at := func(clock string) time.Time {
		m, err := time.ParseInLocation("2006-01-02T15:04", "2021-11-"+clock, London())
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	s := NewSnapshot(7, nil)
	next := ID(1000)
	env := Env{Now: at("17T09:30"), NewID: func() ID { next++; return next }, Lead: 1}
	d := NewDraft(s, env, VerbFilled)
	d.Cohort(Cohort{ID: 7, Code: "c", Year: 2021})
	for i, name := range []string{"Asha Begum", "Ben Price", "Ben Dale"} {
		d.Lead(Lead{ID: ID(i + 1), Name: name})
	}
	d.Session(Session{ID: 11, Number: 1, Kind: Workshop, Date: day, Start: MakeClock(9, 30), Credit: 4})
	for i := range ID(3) {
		d.Person(Person{ID: 200 + i, Family: string(rune('A' + i))})
		d.Enrol(Enrolment{ID: 300 + i, Person: 200 + i, Status: Enrolled, From: day - 9})
	}
	s = s.Apply(d.Change())
	laptops := []Laptop{
		{Device: Device{ID: 91, Name: "Asha's laptop", Lead: 1}, Own: true}, {Device: Device{ID: 92, Lead: 2}, Heard: at("17T09:40")},
		{Device: Device{ID: 93, Lead: 3}, Heard: at("16T12:00")}, {Device: Device{ID: 94, Lead: 3}}, {Device: Device{ID: 95, Name: "Asha's old laptop", Lead: 1}}, {Device: Device{ID: 96, Lead: 2, Out: true}},
	}
	authors := map[ID]ID{}
	mark := func(device, lead, enrolment ID, m Mark, clock string) {
		e := env
		e.Now, e.Lead = at(clock), lead
		d := NewDraft(s, e, VerbPresent)
		d.MarkAs(s.Enrolment(enrolment), 11, m)
		c := d.Change()
		if s = s.Apply(c); device != 0 {
			authors[c.ID] = device
		}
	}
	words := func(now string) string {
		h, _ := s.Sheet(SheetID{Session: 11})
		var out []string
		for _, c := range s.Coleads(&h, laptops, authors) {
			full, _ := c.Words(&h, at(now))
			out = append(out, full)
		}
		return strings.Join(out, "; ") + " | " + RestUnheard(&h, s.Coleads(&h, laptops, authors), at(now))
	}
	ask := " marks of today are not here yet: whoever was marked there would have two answers. Mark the rest all the same?"
	if got, want := words("17T10:00"), "Asha's old laptop's marks: not here yet; Ben Dale's marks: not here yet; Ben Price's marks: none by 09:40 | Asha's old laptop's and Ben Dale's"+ask; got != want {
		t.Errorf("first it says\n%s\nwant\n%s", got, want)
	}
	// Whose marks they are follows from the laptop, where that is known: Asha marked at both.
	mark(95, 1, 300, Mark{Kind: Present}, "17T09:41")
	mark(94, 3, 300, Mark{Kind: Absent}, "17T09:50")
	mark(94, 3, 300, Mark{Kind: Present}, "17T09:45")
	mark(91, 1, 301, Mark{Kind: Present}, "17T10:00")
	mark(0, 2, 302, Mark{Kind: Present}, "18T07:05")
	if got, want := words("17T10:00"), "Asha's old laptop's marks: 1 here, the newest made 09:41; Ben Dale's marks: 1 here, the newest made 09:50; Ben Price's marks: 1 here, the newest made 18 Nov 07:05 | "; got != want {
		t.Errorf("then it says\n%s\nwant\n%s", got, want)
	}
	if h, _ := s.Sheet(SheetID{Session: 11}); s.Coleads(&h, laptops[:1], authors) != nil {
		t.Error("a lead alone has others")
	}
}

// TestDisputedIsNothingElse: until a person decides, two answers are in no other count.
func TestDisputedIsNothingElse(t *testing.T) {
	h := Sheet{Rows: []Row{
		{Enrolment: &Enrolment{}, Mark: Mark{Kind: Present, Late: true}, Claims: []Claimed{{Mark: Mark{Kind: Present, Late: true}}, {Mark: Mark{Kind: Absent}}}},
		{Enrolment: &Enrolment{}, Mark: Mark{Kind: Present}, Claims: []Claimed{{Mark: Mark{Kind: Present}}}},
	}}
	if got, want := h.Count(), (Count{Total: 2, Disputed: 1, InRoom: 1}); got != want {
		t.Errorf("they are counted as %+v, want %+v", got, want)
	}
}
