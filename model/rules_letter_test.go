package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// letters are those of a kind, as title, addresses and body.
func (r *room) letters(about model.LetterAbout, kind model.LetterKind) (out []model.Letter) {
	for _, l := range r.s.Letters(about, r.now) {
		if l.Kind == kind {
			out = append(out, l)
		}
	}
	return out
}

func (r *room) letter(about model.LetterAbout, kind model.LetterKind) model.Letter {
	r.t.Helper()
	all := r.letters(about, kind)
	if len(all) != 1 {
		r.t.Fatalf("%d letters of the kind %q: %+v", len(all), kind, all)
	}
	return all[0]
}

func kinds(all []model.Letter) string {
	var out []string
	for _, l := range all {
		out = append(out, l.Title)
	}
	return strings.Join(out, " | ")
}

// writing is a room whose session 2 is told about in full.
func writing(t testing.TB) *room {
	r := newRoom(t)
	x := *r.s.Session(r.today)
	x.Title, x.Venue, x.Address, x.Notes = "Vision", "Twyford", "Twyford Cres, London W3 9PP", "Lunch will not be provided but you will have time to go to the local shops or bring your own."
	r.write(func(d *model.Draft) { d.Session(x) })
	r.on(time.November, 1)
	return r
}

// Source of the lunch note and of the venue: London Central and West, 2021/22.
func TestJoiningInstructions(t *testing.T) {
	r := writing(t)
	r.told("Khan", november(1))
	l := r.letter(model.LetterAbout{Session: r.today}, model.LetterJoining)
	want := `Dear colleague,

Here is what you need for session 2 (Vision) of A cohort to try.

When: Wednesday 17 November 2021, 09:30 to 14:30
Where: Twyford, Twyford Cres, London W3 9PP

Lunch will not be provided but you will have time to go to the local shops or bring your own.

Please bring: Audit
Please bring: Plan

If you cannot come, please tell us as soon as you can.

Robin Hale`
	if l.Body != want || l.Subject != "A cohort to try: session 2, Wed 17 Nov 2021" {
		t.Errorf("%s\n%s", l.Subject, l.Body)
	}
	if slices.Contains(l.To, "imran@cedarpark.example") || len(l.To) != 6 || l.Title != "joining instructions, session 2: 6 people" {
		t.Errorf("%s to %q: one told us that he cannot come", l.Title, l.To)
	}
	rule := london(t)
	r.rule(&rule)
	if l := r.letter(model.LetterAbout{Session: r.today}, model.LetterJoining); !strings.Contains(l.Body, "Telling us by Wednesday 10 November 2021 costs nothing.\nThe rule is: “"+rule.Text+"”") {
		t.Error(l.Body)
	}
	// To one person alone, by name, and not at all to one who cannot come.
	one := r.s.Letters(model.LetterAbout{Session: r.today, Enrolment: r.places["Nguyễn"]}, r.now)
	if one[0].Title != "joining instructions, session 2: Hồng Nguyễn" || !strings.HasPrefix(one[0].Body, "Dear Hồng Nguyễn,\n\n") || !slices.Equal(one[0].To, []string{"hong@denecourt.example"}) {
		t.Errorf("%+v", one[0])
	}
	for _, l := range r.s.Letters(model.LetterAbout{Session: r.today, Enrolment: r.places["Khan"]}, r.now) {
		if l.Kind == model.LetterJoining && strings.Contains(l.Title, "Khan") {
			t.Errorf("%+v", l)
		}
	}
}

func TestLettersOfWhatChanges(t *testing.T) {
	about := func(r *room) model.LetterAbout { return model.LetterAbout{Session: r.today} }
	for _, x := range []struct {
		what string
		do   model.Action
		kind model.LetterKind
		want []string
		not  []string
	}{
		{"moved", model.MoveSession{Date: november(24), Start: model.MakeClock(13, 0), Venue: "Ealing"}, model.LetterMoved,
			[]string{"Session 2 (Vision) moves from Wednesday 17 November 2021 to Wednesday 24 November 2021.", "When: Wednesday 24 November 2021, from 13:00\nWhere: Ealing", "also if you told us about the old one"}, nil},
		{"without a date for now", model.MoveSession{}, model.LetterMoved, []string{"Session 2 (Vision) does not take place on Wednesday 17 November 2021. We will write as soon as there is a new date."}, []string{"When:"}},
		{"called off", model.CallOffSession{Reason: "Robin is ill"}, model.LetterOff,
			[]string{"Session 2 (Vision), planned for Wednesday 17 November 2021, does not take place.", "nobody counts as absent"}, []string{"is ill"}},
		{"not held", model.SessionNotHeld{Reason: "snow"}, model.LetterOff, []string{"was not held."}, []string{"snow", "does not take place"}},
		{"online instead", model.OnlineInstead{Reason: "strike"}, model.LetterOnline,
			[]string{"Session 2 (Vision) is online instead. Please do not come to Twyford.", "Where: online\nJoin: the link will follow"}, []string{"strike"}},
	} {
		r := writing(t)
		r.told("Khan", november(1))
		switch a := x.do.(type) {
		case model.MoveSession:
			a.Session = r.today
			r.do(a)
		case model.CallOffSession:
			a.Session = r.today
			r.do(a)
		case model.SessionNotHeld:
			a.Session = r.today
			r.do(a)
		case model.OnlineInstead:
			a.Session = r.today
			r.do(a)
		}
		l := r.letter(about(r), x.kind)
		for _, want := range x.want {
			if !strings.Contains(l.Body, want) {
				t.Errorf("%s: no %q in\n%s", x.what, want, l.Body)
			}
		}
		for _, not := range x.not {
			if strings.Contains(l.Body, not) {
				t.Errorf("%s: %q in\n%s", x.what, not, l.Body)
			}
		}
		if len(l.To) != 7 {
			t.Errorf("%s goes to %q: also to one who told us about the old date", x.what, l.To)
		}
	}
}

func TestThankYouAndWhatTheHubIsTold(t *testing.T) {
	r := writing(t)
	r.write(func(d *model.Draft) {
		d.Task(model.Task{ID: r.id(), Session: r.today, Title: "One unit", Due: november(30), Wording: map[model.ID]string{0: "Plan one unit."}})
	})
	r.marked("Khan", model.Mark{Kind: model.Absent})
	r.marked("Nguyễn", model.Mark{Kind: model.Present, Late: true, MinutesLate: 25})
	r.marked("O'Connor-Price", model.Mark{Kind: model.Part, Online: true})
	r.marked("JonesBrent", model.Mark{Kind: model.Substitute})
	r.marked("JonesEaling", model.Mark{Kind: model.Cancelled, ToldOn: november(9)})
	about := model.LetterAbout{Session: r.today}
	r.clock(9, 0)
	if got := kinds(r.s.Letters(about, r.now)); !strings.HasPrefix(got, "joining instructions") {
		t.Errorf("before it begins: %s", got)
	}
	r.clock(15, 0)
	want := `Dear colleague,

Thank you for taking part in session 2 (Vision) on Wednesday 17 November 2021.

Task: One unit
Plan one unit.
It is due on Tuesday 30 November 2021.

Session 3 is a visit, on a date that you choose.
Session 4 is next; its date will follow.

Robin Hale`
	if l := r.letter(about, model.LetterThanks); l.Body != want || !slices.Equal(l.To, []string{"hong@denecourt.example", "sian@gorsehill.example"}) {
		t.Errorf("to %q:\n%s", l.To, l.Body)
	}
	want = `Session 2 (Vision) of A cohort to try was held on Wednesday 17 November 2021, 09:30 to 14:30.

Took part: 3 (2 in the room, 1 online)
On the list: 7
Substitutes among them: 1
Not on the list among them: 0
Cancelled before: 1
Absent without notice: 1
Excused, or caught up elsewhere: 0
Schools: 3

2 people are still to be marked, so these numbers may change.

The schools: Beech Hill, Dene Court, Gorse Hill

Robin Hale`
	if l := r.letter(about, model.LetterHub); l.Body != want || len(l.To) != 0 {
		t.Errorf("to %q:\n%s", l.To, l.Body)
	}
}

func TestLettersAboutAVisit(t *testing.T) {
	r := yearOf(t)
	about := model.LetterAbout{Session: r.visit, Slot: r.slot}
	if got := r.s.Letters(about, r.now); len(got) != 0 {
		t.Errorf("nobody is booked: %s", kinds(got))
	}
	r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{r.places["Khan"], r.places["Nguyễn"]}})
	if l := r.letter(about, model.LetterVisit); len(l.To) != 2 || !strings.Contains(l.Body, "You are booked on this date of session 3, the visit.\n\nWhen: Sunday 12 December 2021, 09:00 to 12:00\nWhere: PRU") {
		t.Errorf("%+v", l)
	}
	r.write(func(d *model.Draft) {
		d.ToldAs(r.place("Khan"), r.visit, model.Told{Kind: model.WillSend, On: november(16)})
	})
	if l := r.letter(about, model.LetterReception); !strings.Contains(l.Body, "For the reception of PRU\n\nOn Sunday 12 December 2021, 09:00 to 12:00 we expect 2 people for session 3 of A cohort to try:\n\nsomebody, Cedar Park\nHồng Nguyễn, Dene Court\n\n") || strings.Contains(l.Body, "@") || len(l.To) != 0 {
		t.Error(l.Body)
	}
	r.do(model.CallOffDate{Slot: r.slot, Reason: "host closed"})
	if l := r.letter(about, model.LetterVisitOff); len(l.To) != 2 || !strings.Contains(l.Body, "The visit on Sunday 12 December 2021 at PRU does not take place.\n\nPlease tell us which of these dates would suit you; more than one helps:\n- "+"Wednesday 4 May 2022, PRU") {
		t.Errorf("%+v", l)
	}
	if got := kinds(r.s.Letters(model.LetterAbout{Enrolment: r.places["Khan"]}, r.now)); !strings.Contains(got, "visit date called off, session 3, Sun 12 Dec: Imran Khan") {
		t.Error(got)
	}
}

func TestReminderOfATask(t *testing.T) {
	r := newRoom(t)
	task := *r.s.TasksOf(r.before)[0]
	task.Due, task.Wording = november(10), map[model.ID]string{0: "Note what works.", r.place("Khan").School: "Note what works in Year 7."}
	r.do(model.EditTask{Task: task})
	r.do(model.SetProgress{Enrolment: r.places["Nguyễn"], Task: task.ID, Progress: model.Back})
	r.do(model.SetProgress{Enrolment: r.places["Işık"], Task: task.ID, Progress: model.NotRequired})
	all := r.letters(model.LetterAbout{Session: r.before, Task: task.ID}, model.LetterTask)
	if len(all) != 2 || len(all[0].To)+len(all[1].To) != 5 {
		t.Fatalf("%+v", all)
	}
	for _, l := range all {
		own := strings.Contains(l.Title, "wording of their school")
		if own != slices.Contains(l.To, "imran@cedarpark.example") || own != strings.Contains(l.Body, "in Year 7.") || !strings.Contains(l.Body, "It was due on Wednesday 10 November 2021.") {
			t.Errorf("%+v", l)
		}
	}
	if got := r.s.Letters(model.LetterAbout{Task: task.ID}, time.Date(2021, 11, 1, 9, 0, 0, 0, time.UTC)); len(got) != 0 {
		t.Errorf("before the session: %s", kinds(got))
	}
}

// Source: "Participants and their schools must be able to commit to the full academic year's
// programme" (London Central and West, 2021/22).
func TestLettersAboutAPlace(t *testing.T) {
	r := writing(t)
	const must = "Participants and their schools must be able to commit to the full academic year's programme."
	rule := london(t)
	r.write(func(d *model.Draft) {
		d.Programme(model.Programme{ID: 77, Title: "Secondary Subject Leadership", Commitment: must, Cost: "Free to participating schools."})
		c := r.s.Cohort
		c.Programme, c.Fee = 77, &rule
		d.Cohort(c)
	})
	r.do(model.NewPerson{Person: model.Person{Given: "Marie", Family: "Dupont", Emails: []string{"m@kestrel.example"}}, SchoolName: "Kestrel", Status: model.Waiting})
	marie := r.s.Enrolments[slices.IndexFunc(r.s.Enrolments, func(e *model.Enrolment) bool { return e.Status == model.Waiting })].ID
	if got := r.letters(model.LetterAbout{Enrolment: marie}, model.LetterOffer); len(got) != 0 {
		t.Errorf("nothing was offered: %+v", got)
	}
	r.do(model.OfferPlace{Enrolment: marie})
	l := r.letter(model.LetterAbout{Enrolment: marie}, model.LetterOffer)
	for _, want := range []string{
		"Dear Marie Dupont,\n\nWe can offer you a place in A cohort to try.\n\nThe dates:\n- session 1: Wednesday 3 November 2021, 09:30 to 14:30\n- session 2: Wednesday 17 November 2021, 09:30 to 14:30, Twyford, Twyford Cres, London W3 9PP\n- session 3: a visit, on a date that you choose\n- session 4: the date will follow\n",
		must, "Free to participating schools.", rule.Text,
	} {
		if !strings.Contains(l.Body, want) {
			t.Errorf("no %q in\n%s", want, l.Body)
		}
	}
	about := model.LetterAbout{Enrolment: r.places["Khan"]}
	chase := r.letters(about, model.LetterCommitment)
	if len(chase) != 2 || !slices.Equal(chase[0].To, []string{"imran@cedarpark.example"}) || len(chase[1].To) != 7 || !strings.Contains(chase[0].Body, "“"+must+"”") {
		t.Fatalf("%+v", chase)
	}
	r.do(model.ConfirmCommitment{Enrolment: r.places["Khan"], Of: model.BySchool, Day: november(1)})
	if got := r.letters(about, model.LetterCommitment); len(got) != 0 {
		t.Errorf("after the school's word: %+v", got)
	}
	r.clock(15, 0)
	r.marked("Khan", model.Mark{Kind: model.Absent})
	if l := r.letter(about, model.LetterCharge); !strings.HasPrefix(l.Body, "Dear Imran Khan,") || l.Subject != "A cohort to try: session 2, fee" {
		t.Errorf("%+v", l)
	}
}

func TestWhoHasNoAddress(t *testing.T) {
	r := writing(t)
	p := *r.s.Person(r.place("Khan").Person)
	p.Emails = nil
	r.do(model.EditPerson{Person: p})
	if l := r.letter(model.LetterAbout{Session: r.today}, model.LetterJoining); len(l.To) != 6 || !slices.Equal(l.Without, []string{"Imran Khan"}) {
		t.Errorf("%+v", l)
	}
}

// TestLettersNameNobodyElse does anything to a year: no letter names anybody but the one to
// whom it is, or the list for a reception, and none is to somebody who has left.
func TestLettersNameNobodyElse(t *testing.T) {
	base := yearOf(t)
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		for range rapid.IntRange(1, 12).Draw(t, "actions") {
			if rapid.Bool().Draw(t, "in the register") {
				_, _ = anyAction(t, &r)()
			} else {
				_, _ = r.try(yearAction(t, &r, true))
			}
		}
		r.on(time.Month(rapid.IntRange(1, 12).Draw(t, "month")), 17)
		var abouts []model.LetterAbout
		for _, x := range r.s.Sessions {
			abouts = append(abouts, model.LetterAbout{Session: x.ID, Enrolment: r.places["Khan"]}, model.LetterAbout{Session: x.ID})
		}
		for _, x := range r.s.Slots {
			abouts = append(abouts, model.LetterAbout{Session: x.Session, Slot: x.ID})
		}
		for _, x := range r.s.Tasks {
			abouts = append(abouts, model.LetterAbout{Session: x.Session, Task: x.ID})
		}
		for _, e := range r.s.Enrolments {
			abouts = append(abouts, model.LetterAbout{Enrolment: e.ID})
		}
		for _, about := range abouts {
			for _, l := range r.s.Letters(about, r.now) {
				for _, e := range r.s.Enrolments {
					name := r.s.Person(e.Person).Name()
					if l.Kind != model.LetterReception && strings.Contains(l.Body, name) && !strings.HasPrefix(l.Body, "Dear "+name+",") {
						t.Fatalf("%s is named in\n%s", name, l.Body)
					}
				}
				if strings.Contains(l.Body, "@") || l.Subject == "" || strings.Contains(l.Body, "\n\n\n") || strings.Contains(l.Body, "  ") {
					t.Fatalf("%q\n%s", l.Subject, l.Body)
				}
			}
		}
	})
}

// TestALetterOfASessionWithoutADay: what was to be in a room is online instead before anybody
// knows when.
func TestALetterOfASessionWithoutADay(t *testing.T) {
	r := writing(t)
	r.do(model.NewSession{Session: model.Session{Number: 9, Kind: model.Workshop, Mode: model.InRoom, Credit: 4}})
	x := r.s.Sessions[len(r.s.Sessions)-1]
	r.do(model.OnlineInstead{Session: x.ID, Reason: "snow"})
	l := r.letter(model.LetterAbout{Session: x.ID}, model.LetterOnline)
	if !strings.Contains(l.Body, "When: the day will follow\nWhere: online\n") {
		t.Error(l.Body)
	}
}
