package model_test

import (
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// visits are a room with three more dates of the visit: one for two, on Mon 10 Jan, one
// for anybody, on Fri 14 Jan, and the one of 12 Dec takes five.
type visits struct {
	*room
	small, open model.ID
}

func newVisits(t testing.TB) *visits {
	v := &visits{room: newRoom(t)}
	january := func(day int) model.Day { return model.MakeDay(2022, time.January, day) }
	offer := func(x model.Slot) model.ID {
		x.Session = v.visit
		return v.do(model.OfferDate{Slot: x}).Changes[0].Label.IDs[2]
	}
	v.small = offer(model.Slot{Date: january(10), Host: "Hospital School", Capacity: 2})
	v.open = offer(model.Slot{Date: january(14), Host: "PRU"})
	return v
}

func (v *visits) ids(who ...string) []model.ID {
	var out []model.ID
	for _, w := range who {
		v.place(w)
		out = append(out, v.places[w])
	}
	return out
}

func (v *visits) book(slot model.ID, who ...string) model.Book {
	return model.Book{Session: v.visit, Slot: slot, Enrolments: v.ids(who...)}
}

// booked are the family names of those on a date.
func (v *visits) booked(slot model.ID) []string {
	var out []string
	for _, e := range v.s.Booked(v.s.Slot(slot)) {
		out = append(out, v.s.Person(e.Person).Family)
	}
	return out
}

func (v *visits) waiting(slot model.ID) []string {
	var out []string
	for _, e := range v.s.Waiting(slot) {
		out = append(out, v.s.Person(e.Person).Family)
	}
	return out
}

func TestOfferDate(t *testing.T) {
	r := newRoom(t)
	x := model.Slot{
		Session: r.visit, Date: may(4), Start: model.MakeClock(9, 0), End: model.MakeClock(12, 0), Host: " Hospital\nSchool ", Setting: "PRU", Teacher: "A. Nother",
		Mastery: true, Focus: "talk", Capacity: 5, Kind: model.Provision, Address: "1 High Street", Facilitator: "Robin Hale", Briefing: "Ring the bell.",
		State: model.CalledOff, Reason: "not said here",
	}
	plan := r.do(model.OfferDate{Slot: x})
	got := *r.s.Slot(plan.Changes[0].Label.IDs[2])
	x.ID, x.Host, x.State, x.Reason = got.ID, "Hospital School", model.Planned, ""
	if got != x || plan.Say != "Wed 4 May offered, for 5 people." {
		t.Errorf("offered %+v, says %q", got, plan.Say)
	}
	free, limited := r.s.FreePlaces(&got)
	if free != 5 || !limited {
		t.Errorf("free: %d %v", free, limited)
	}
	// Without a date the host is enough; without a number anybody may come.
	undated := r.do(model.OfferDate{Slot: model.Slot{Session: r.visit, Host: "PRU"}})
	if undated.Say != "the date at PRU offered." {
		t.Errorf("says %q", undated.Say)
	}
	if _, limited := r.s.FreePlaces(r.s.Slot(undated.Changes[0].Label.IDs[2])); limited {
		t.Error("limited without a number")
	}
	got.Focus, got.Capacity = "", 6
	if say := r.do(model.EditDate{Slot: got}).Say; say != "Wed 4 May changed: capacity, focus." {
		t.Errorf("edited: %q", say)
	}
	if p := r.do(model.EditDate{Slot: got}); len(p.Changes) != 0 {
		t.Errorf("the same again: %+v", p)
	}
}

func TestDatesThatCannotBe(t *testing.T) {
	r := newRoom(t)
	for name, try := range map[string]struct {
		field string
		edit  func(x *model.Slot)
	}{
		"neither date nor host":   {model.FieldDate, func(x *model.Slot) { x.Date, x.Host = 0, " " }},
		"before the year begins":  {model.FieldDate, func(x *model.Slot) { x.Date = model.MakeDay(2021, time.August, 31) }},
		"room for 10,000":         {model.FieldCapacity, func(x *model.Slot) { x.Capacity = 10_000 }},
		"room for 501":            {model.FieldCapacity, func(x *model.Slot) { x.Capacity = 501 }},
		"room for less than none": {model.FieldCapacity, func(x *model.Slot) { x.Capacity = -1 }},
		"ends before it begins":   {model.FieldEnd, func(x *model.Slot) { x.Start, x.End = model.MakeClock(12, 0), model.MakeClock(9, 0) }},
		"another kind":            {model.FieldKind, func(x *model.Slot) { x.Kind = 4 }},
		"a briefing like a book":  {model.FieldBriefing, func(x *model.Slot) { x.Briefing = strings.Repeat("b", 2001) }},
		"a host like one":         {model.FieldHost, func(x *model.Slot) { x.Host = strings.Repeat("b", 201) }},
		"a teacher like one":      {model.FieldTeacher, func(x *model.Slot) { x.Teacher = strings.Repeat("b", 201) }},
		"a setting like one":      {model.FieldSetting, func(x *model.Slot) { x.Setting = strings.Repeat("b", 201) }},
		"a focus like one":        {model.FieldFocus, func(x *model.Slot) { x.Focus = strings.Repeat("b", 201) }},
		"an address like one":     {model.FieldAddress, func(x *model.Slot) { x.Address = strings.Repeat("b", 301) }},
		"a facilitator like one":  {model.FieldFacilitator, func(x *model.Slot) { x.Facilitator = strings.Repeat("b", 201) }},
	} {
		x := model.Slot{Session: r.visit, Date: may(4), Host: "PRU"}
		try.edit(&x)
		if got := field(r, model.OfferDate{Slot: x}); got != try.field {
			t.Errorf("%s: the sentence is at %q, not at %q", name, got, try.field)
		}
	}
	for _, a := range []model.Action{
		model.OfferDate{Slot: model.Slot{Session: r.today, Date: may(4)}}, model.OfferDate{Slot: model.Slot{Session: 99, Date: may(4)}},
		model.EditDate{Slot: model.Slot{ID: 99}}, model.CallOffDate{Slot: 99, Reason: "strike"}, model.OnAgain{Slot: 99}, model.RemoveDate{Slot: 99},
	} {
		r.refused(a)
	}
	if f := field(r, model.CallOffDate{Slot: r.slot}); f != model.FieldReason {
		t.Errorf("called off without a reason: at %q", f)
	}
}

// TestBook: several at once; a date over its capacity is refused, but for a reason,
// which stays with those who are too many.
func TestBook(t *testing.T) {
	v := newVisits(t)
	if say := v.do(v.book(v.slot, "Khan", "Işık", "Nguyễn")).Say; say != "Sun 12 Dec: 3 booked, 3 of 5." {
		t.Errorf("says %q", say)
	}
	if say := v.refused(v.book(v.slot, "JonesBrent", "JonesEaling", "García Simón", "O'Connor-Price")); say != "Sun 12 Dec is 3 of 5: 2 too many. Choose another date, or give a reason." {
		t.Errorf("refused with %q", say)
	}
	if f := field(v.room, v.book(v.slot, "JonesBrent", "JonesEaling", "García Simón")); f != model.FieldReason {
		t.Errorf("refused at %q", f)
	}
	// The fifth fits; one person named twice is one person.
	if say := v.do(v.book(v.slot, "JonesBrent", "JonesEaling", "JonesBrent")).Say; say != "Sun 12 Dec: 2 booked, 5 of 5." {
		t.Errorf("says %q", say)
	}
	if say := v.refused(v.book(v.slot, "García Simón")); !strings.HasPrefix(say, "Sun 12 Dec is 5 of 5: 1 too many.") {
		t.Errorf("a sixth: %q", say)
	}
	over := v.book(v.slot, "García Simón", "O'Connor-Price")
	over.Reason = " the host\nhas room "
	if say := v.do(over).Say; say != "Sun 12 Dec: 2 booked, 7 of 5, because: the host has room." {
		t.Errorf("overbooked: %q", say)
	}
	for who, want := range map[string]string{"Khan": "", "García Simón": "the host has room", "O'Connor-Price": "the host has room"} {
		if got := v.place(who).Overbooked(v.visit); got != want {
			t.Errorf("%s: reason %q", who, got)
		}
	}
	// Still full, also after one of five left.
	v.do(model.Unbook{Session: v.visit, Enrolment: v.places["Khan"]})
	if say := v.refused(v.book(v.slot, "Khan")); !strings.HasPrefix(say, "Sun 12 Dec is 6 of 5: 2 too many.") {
		t.Errorf("back again: %q", say)
	}
	// A reason is kept only where it is needed, and goes with the booking.
	needless := v.book(v.open, "Khan")
	needless.Reason = "just so"
	if say := v.do(needless).Say; say != "Imran Khan booked on Fri 14 Jan: 1 going." || v.place("Khan").Overbooked(v.visit) != "" {
		t.Errorf("says %q", say)
	}
	v.do(model.MoveBooking{Enrolment: v.places["García Simón"], To: v.open})
	if got := v.place("García Simón").Overbooked(v.visit); got != "" {
		t.Errorf("the reason moved too: %q", got)
	}
}

func TestBookingsThatCannotBe(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.slot, "Khan"))
	other := v.do(model.NewSession{Session: model.Session{Number: 5, Kind: model.Visit, Credit: half}}).Changes[0].Label.IDs[1]
	d := v.draft()
	leaves := *v.place("Işık")
	leaves.Until = model.MakeDay(2021, time.December, 1)
	d.Enrol(leaves)
	v.apply(d.Change())
	v.do(model.CallOffDate{Slot: v.small, Reason: "strike"})
	for name, try := range map[string]struct {
		a    model.Action
		says string
	}{
		"nobody":               {model.Book{Session: v.visit, Slot: v.slot}, "Nobody was chosen."},
		"booked twice":         {v.book(v.slot, "Khan"), "Imran Khan is booked on Sun 12 Dec already."},
		"moved to the same":    {model.MoveBooking{Enrolment: v.places["Khan"], To: v.slot}, "Imran Khan is booked on Sun 12 Dec already."},
		"moved from nowhere":   {model.MoveBooking{Enrolment: v.places["Nguyễn"], To: v.slot}, "Hồng Nguyễn has no date yet: book one."},
		"a date called off":    {v.book(v.small, "Nguyễn"), "Mon 10 Jan is called off: choose another date."},
		"moved to that":        {model.MoveBooking{Enrolment: v.places["Khan"], To: v.small}, "Mon 10 Jan is called off: choose another date."},
		"no date":              {model.Book{Session: v.visit, Slot: 99, Enrolments: v.ids("Khan")}, "This date is not there any more."},
		"another visit's":      {model.Book{Session: other, Slot: v.slot, Enrolments: v.ids("Nguyễn")}, "Sun 12 Dec is a date of another visit."},
		"nobody of that name":  {model.Book{Session: v.visit, Slot: v.slot, Enrolments: []model.ID{99}}, "This person is not there any more."},
		"who left before":      {v.book(v.slot, "Işık"), "Gülşen Işık has no place in the cohort on that day (Sun 12 Dec)."},
		"off without a date":   {model.Unbook{Session: v.visit, Enrolment: v.places["Nguyễn"]}, "Hồng Nguyễn has no date for this visit."},
		"swap without a date":  {model.Swap{Session: v.visit, A: v.places["Khan"], B: v.places["Nguyễn"]}, "Hồng Nguyễn has no date to swap: book one."},
		"swap with themselves": {model.Swap{Session: v.visit, A: v.places["Khan"], B: v.places["Khan"]}, "Both are booked on Sun 12 Dec: there is nothing to swap."},
		"wait where it is":     {model.Wait{Slot: v.slot, Enrolment: v.places["Nguyễn"]}, "Sun 12 Dec is 1 of 5: there is a place, book Hồng Nguyễn."},
		"wait with a place":    {model.Wait{Slot: v.slot, Enrolment: v.places["Khan"]}, "Imran Khan is booked on Sun 12 Dec already."},
		"wait for any number":  {model.Wait{Slot: v.open, Enrolment: v.places["Nguyễn"]}, "Fri 14 Jan takes any number: book Hồng Nguyễn."},
		"wait for one off":     {model.Wait{Slot: v.small, Enrolment: v.places["Nguyễn"]}, "Mon 10 Jan is called off: choose another date."},
		"wait no longer":       {model.StopWaiting{Slot: v.slot, Enrolment: v.places["Nguyễn"]}, "Hồng Nguyễn does not wait for Sun 12 Dec."},
		"a wish at a workshop": {model.Wish{Enrolment: v.places["Khan"], Session: v.today, Text: "May"}, "Session 2 is a workshop: there is no date to wish for."},
	} {
		if say := v.refused(try.a); say != try.says {
			t.Errorf("%s: %q, not %q", name, say, try.says)
		}
	}
	for _, a := range []model.Action{
		model.Unbook{Session: v.visit, Enrolment: 99}, model.Wait{Slot: 99, Enrolment: v.places["Khan"]}, model.StopWaiting{Slot: 99}, model.StopWaiting{Slot: v.slot, Enrolment: 99},
		model.Swap{Session: v.visit, A: 99, B: v.places["Khan"]}, model.AttendedAt{Slot: 99}, model.AttendedAt{Slot: v.slot, Enrolment: 99},
		model.Wish{Enrolment: 99, Session: v.visit}, model.Wish{Enrolment: v.places["Khan"], Session: 99}, model.MoveBooking{Enrolment: 99, To: v.slot},
	} {
		v.refused(a)
	}
	// A visit that is gone, and a register that is finished, take nobody.
	v.on(time.December, 12)
	sheet := model.SheetID{Session: v.visit, Slot: v.slot}
	v.do(model.MarkRest{Sheet: sheet, Kind: model.Present})
	if say := v.refused(v.book(v.open, "Khan")); say != "Imran Khan is marked at Sun 12 Dec: present. Clear the mark in its register first." {
		t.Errorf("who was there: %q", say)
	}
	v.do(model.FinishRegister{Sheet: sheet})
	if say := v.refused(v.book(v.slot, "Nguyễn")); !strings.Contains(say, "register finished 12 Dec") {
		t.Errorf("a finished register: %q", say)
	}
}

// TestDateCalledOffByHost: its bookings need a new date, visibly, and come back with it.
func TestDateCalledOffByHost(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.small, "Khan", "Işık"))
	v.do(model.Wait{Slot: v.small, Enrolment: v.places["Nguyễn"]})
	if say := v.do(model.CallOffDate{Slot: v.small, Reason: "strike"}).Say; say != "Mon 10 Jan called off: strike. 2 people need a new date. 1 person was waiting for it." {
		t.Errorf("says %q", say)
	}
	if _, freed := v.s.WithoutDate(v.visit); len(freed) != 2 || v.s.Slot(v.small).Reason != "strike" {
		t.Errorf("%d need a new date", len(freed))
	}
	v.do(model.MoveBooking{Enrolment: v.places["Khan"], To: v.slot})
	if say := v.do(model.OnAgain{Slot: v.small}).Say; say != "Mon 10 Jan is on again. 1 person is still booked on it." || v.s.Slot(v.small).Reason != "" {
		t.Errorf("says %q", say)
	}
	if p := v.do(model.OnAgain{Slot: v.small}); len(p.Changes) != 0 {
		t.Errorf("twice: %+v", p)
	}
	// Once somebody is marked there, it was held.
	v.on(time.December, 12)
	v.do(model.Stroke{Sheet: model.SheetID{Session: v.visit, Slot: v.slot}, Enrolment: v.places["Khan"], Verb: model.VerbPresent})
	if say := v.refused(model.CallOffDate{Slot: v.slot, Reason: "strike"}); say != "1 person is marked there: Sun 12 Dec cannot be called off." {
		t.Errorf("held: %q", say)
	}
	x := *v.s.Slot(v.slot)
	x.Date++
	if say := v.refused(model.EditDate{Slot: x}); say != "1 person is marked there: Sun 12 Dec cannot be moved." {
		t.Errorf("held: %q", say)
	}
	v.do(model.FinishRegister{Sheet: model.SheetID{Session: v.visit, Slot: v.slot}})
	if say := v.refused(model.EditDate{Slot: x}); !strings.Contains(say, "register finished 12 Dec") {
		t.Errorf("finished: %q", say)
	}
}

// TestEditDateWithBookings: who is booked is told, and a capacity below them is refused.
func TestEditDateWithBookings(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.slot, "Khan", "Işık", "Nguyễn"))
	x := *v.s.Slot(v.slot)
	x.Capacity = 2
	if say := v.refused(model.EditDate{Slot: x}); say != "Sun 12 Dec would be 3 of 2: 1 too many. Move somebody to another date first." {
		t.Errorf("says %q", say)
	}
	x.Capacity, x.Date = 3, x.Date+1
	if say := v.do(model.EditDate{Slot: x}).Say; say != "Mon 13 Dec changed: date, capacity. 3 people are booked: tell them." {
		t.Errorf("says %q", say)
	}
	// A pause that ends before the new date would bring back one too many.
	d := v.draft()
	pause := *v.place("JonesBrent")
	pause.Pauses = []model.Pause{{From: x.Date, Until: x.Date + 1}}
	d.Enrol(pause)
	d.Book(v.place("JonesBrent"), v.visit, v.slot)
	v.apply(d.Change())
	if free, _ := v.s.FreePlaces(v.s.Slot(v.slot)); free != 0 || len(v.s.Coming(v.s.Slot(v.slot))) != 3 {
		t.Errorf("%d come, %d free", len(v.s.Coming(v.s.Slot(v.slot))), free)
	}
	x.Date++
	if say := v.refused(model.EditDate{Slot: x}); !strings.Contains(say, "would be 4 of 3") {
		t.Errorf("says %q", say)
	}
}

// TestRemoveDate: only one on which nobody ever was booked; what undo took back never was.
func TestRemoveDate(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.small, "Khan"))
	v.undo()
	v.do(model.RemoveDate{Slot: v.small})
	if v.s.Slot(v.small) != nil || len(v.s.SlotsOf(v.visit)) != 2 {
		t.Error("the date is still there")
	}
	v.undo()
	v.do(v.book(v.small, "Khan"))
	v.do(v.book(v.open, "Khan"))
	if say := v.refused(model.RemoveDate{Slot: v.small}); say != "1 person was booked on Mon 10 Jan at some time: call it off, so that this stays known." {
		t.Errorf("says %q", say)
	}
}
