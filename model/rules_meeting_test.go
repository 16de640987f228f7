package model_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// seen is somebody in a report of 17 November: a name, perhaps with "<an address>", and times
// as "09:31-14:29", of which either end may be missing.
func seen(name string, times ...string) model.MeetingRow {
	return seenOn(november(17), name, times...)
}

func seenOn(day model.Day, name string, times ...string) model.MeetingRow {
	r := model.MeetingRow{Total: model.TotalUnknown}
	name, mail, _ := strings.Cut(strings.TrimSuffix(name, ">"), " <")
	if r.Name = name; mail != "" {
		r.Emails = []string{mail}
	}
	at := func(s string) model.Moment {
		var hour, minute int
		if n, _ := fmt.Sscanf(s, "%d:%d", &hour, &minute); n != 2 {
			return 0
		}
		return model.MakeMoment(day, hour, minute, 0)
	}
	for _, s := range times {
		from, to, _ := strings.Cut(s, "-")
		r.Stays = append(r.Stays, model.Stay{From: at(from), To: at(to)})
	}
	return r
}

func report(rows ...model.MeetingRow) model.MeetingReport {
	for i := range rows {
		rows[i].Row = i + 9
	}
	return model.MeetingReport{
		Kind: model.IntakeTeams, Title: "Session 2", Rows: rows,
		Start: model.MakeMoment(november(17), 9, 20, 0), End: model.MakeMoment(november(17), 14, 35, 0),
	}
}

// takeIn is a report as an intake, after the session, with decisions as "key=value".
func takeIn(r *room, rs []model.MeetingReport, decisions ...string) model.MeetingIntake {
	r.clock(16, 0)
	a := model.Intake(model.NewMeetingIntake(model.IntakeTeams, model.SheetID{}, rs...))
	for _, d := range decisions {
		key, value, _ := strings.Cut(d, "=")
		a = a.Decide(key, value)
	}
	return a.(model.MeetingIntake)
}

func (r *room) proposal(a model.MeetingIntake) model.Proposal {
	return a.Propose(r.s, model.DayOf(r.now))
}

// lines are those of a proposal in words.
func lines(p model.Proposal) []string {
	var out []string
	for _, l := range p.Lines {
		out = append(out, fmt.Sprintf("%s: %s: %s", l.Verdict, l.Name, l.Words))
	}
	return out
}

func (r *room) is(who string) string { return "is." + r.places[who].String() }

func checkLines(t *testing.T, p model.Proposal, want ...string) {
	t.Helper()
	if p.Stop != "" {
		t.Fatalf("stopped: %s", p.Stop)
	}
	got := lines(p)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("no line %q in\n%s", w, strings.Join(got, "\n"))
		}
	}
}

// TestMarksFromTimes: late, left early and part go by the session's times, 09:30 to 14:30,
// and the report's rejoins are added up.
func TestMarksFromTimes(t *testing.T) {
	for times, want := range map[string]string{
		"09:31-14:29":             "present, came 09:31, ONLINE",
		"09:00-15:00":             "present, came 09:00, ONLINE",
		"09:39-14:21":             "present, came 09:39, ONLINE",
		"09:40-14:30":             "LATE, came 09:40, 10 minutes, ONLINE",
		"09:30-14:20":             "present, came 09:30, ONLINE, LEFT EARLY 14:20, 10 minutes before the end",
		"09:55-12:30":             "LATE, came 09:55, 25 minutes, ONLINE, LEFT EARLY 12:30, 120 minutes before the end",
		"09:30-11:00":             "part (half), came 09:30, ONLINE, LEFT EARLY 11:00, 210 minutes before the end",
		"09:30-10:00 14:00-14:30": "part (half), came 09:30, ONLINE",
		"09:30-12:00 12:30-14:30": "present, came 09:30, ONLINE",
		"09:31-":                  "present, came 09:31, ONLINE",
		"-14:30":                  "present, ONLINE",
		"09:30-13:00 10:00-14:30": "present, came 09:30, ONLINE",
	} {
		r := newRoom(t)
		r.do(model.TakeMeeting{Intake: takeIn(r, []model.MeetingReport{report(seen("Imran Khan", strings.Fields(times)...))})})
		want = strings.Replace(strings.Replace(want, "present", "PRESENT", 1), "part", "PART", 1) + "."
		if got := r.mark("Khan").Sentence(r.s); got != want {
			t.Errorf("%s is %s, not %s", times, got, want)
		}
	}
}

// TestWithoutTimes: Zoom's list of people has no times, so late and early are not known.
func TestWithoutTimes(t *testing.T) {
	for minutes, want := range map[int]string{298: "PRESENT, ONLINE.", 149: "PART (half), ONLINE.", 150: "PRESENT, ONLINE."} {
		r := newRoom(t)
		row := seen("Imran Khan")
		row.Total = minutes * 60
		a := takeIn(r, []model.MeetingReport{{Kind: model.IntakeZoom, Rows: []model.MeetingRow{row}}})
		if p := r.proposal(a); !strings.Contains(p.Stop, "has no date: choose which session") {
			t.Errorf("no date: %q", p.Stop)
		}
		a = a.Decide("session", r.today.String()).(model.MeetingIntake)
		if p := r.proposal(a); !slices.ContainsFunc(p.Notes, func(n string) bool { return strings.Contains(n, "no times") }) {
			t.Errorf("notes: %q", p.Notes)
		}
		r.do(model.TakeMeeting{Intake: a})
		if got := r.mark("Khan").Sentence(r.s); got != want {
			t.Errorf("%d minutes are %s, not %s", minutes, got, want)
		}
	}
	r := newRoom(t)
	r.do(model.TakeMeeting{Intake: takeIn(r, []model.MeetingReport{{Rows: []model.MeetingRow{seen("Imran Khan")}}}, "session="+r.today.String())})
	if got := r.mark("Khan").Sentence(r.s); got != "PRESENT, ONLINE." {
		t.Errorf("a length that cannot be read is %s", got)
	}
}

// TestWhoIsWho: by e-mail, alias, name in any order, previous name; of two nobody is taken.
func TestWhoIsWho(t *testing.T) {
	r := newRoom(t)
	khan := *r.s.Person(r.place("Khan").Person)
	khan.Before = []string{"Imran Ali"}
	r.do(model.EditPerson{Person: khan})
	for name, want := range map[string]string{
		"Somebody <T.Garcia@ashgreen.example>":    "García Simón",
		"García Simón, Tomás":                     "García Simón",
		"GARCIA SIMON TOMAS (EXT)":                "García Simón",
		"tomas garcia simon (Guest)":              "García Simón",
		"Tomás García Simón (Unverified)":         "García Simón",
		"Tomás (García Simón)":                    "García Simón",
		"Imran Ali":                               "Khan",
		"iPhone (Imran Khan)":                     "Khan",
		"Imran Khan (Host, me)":                   "Khan",
		"Nguyễn Hồng <hong@personal.example>":     "Nguyễn",
		"Sian O’Connor Price":                     "O'Connor-Price",
		"Sarah Jones (Brent)":                     "JonesBrent",
		"Sarah Jones <sarah@cedarpark.example>":   "JonesEaling",
		"Sarah Jones":                             "",
		"S Jones":                                 "",
		"Tomás García":                            "",
		"Imran":                                   "",
		"Imran Khan <sarah@cedarpark.example>":    "", // the name of one, the address of another
		"Imran Khan <imran@cedarpark.example>":    "Khan",
		"Maths office <imran@cedarpark.example>":  "Khan",
		"(Guest)":                                 "",
		"Gülşen Işık <not an address>":            "Işık",
		"ISIK GULSEN":                             "Işık",
		"iPad":                                    "",
		"Imran Khan [External]":                   "Khan",
		"Khan (maths) Imran <x@elsewhere.example": "",
	} {
		p := r.proposal(takeIn(r, []model.MeetingReport{report(seen(name, "09:31-14:29"))}))
		l := p.Lines[0]
		if got := l.Verdict == model.WouldChange; got != (want != "") || got && l.Choice.Options[l.Choice.Chosen].Value != r.is(want) {
			t.Errorf("%s is not %q: %s %s", name, want, l.Verdict, l.Words)
		}
		if want == "" && (l.Verdict != model.NeedsAnswer || l.Choice.Chosen != -1) {
			t.Errorf("%s: %s %+v", name, l.Verdict, l.Choice)
		}
	}
}

// TestTwoOfOneNameInAReport: two rows of a name that one person bears are put to the lead, unless an
// address says which.
func TestTwoOfOneNameInAReport(t *testing.T) {
	r := newRoom(t)
	rows := []model.MeetingRow{seen("Imran Khan", "09:31-14:29"), seen("Imran Khan", "10:31-14:29")}
	checkLines(t, r.proposal(takeIn(r, []model.MeetingReport{report(rows...)})),
		"who is it?: Imran Khan: more than one in the report bears this name; 09:31 to 14:29", "who is it?: Imran Khan: more than one in the report bears this name; 10:31 to 14:29")
	rows[1] = seen("Imran Khan <imran@cedarpark.example>", "10:31-14:29")
	p := r.proposal(takeIn(r, []model.MeetingReport{report(rows...)}))
	checkLines(t, p, "who is it?: Imran Khan: more than one in the report bears this name; 09:31 to 14:29", "changes: Imran Khan: late 61, online; 10:31 to 14:29")
	if first := p.Lines[0].Choice.Options[0]; first.Value != r.is("Khan") {
		t.Errorf("the first that is offered is %s", first.Words)
	}
	r.do(model.TakeMeeting{Intake: takeIn(r, []model.MeetingReport{report(rows...)}, "who.1="+r.is("Khan"))})
	if got := r.mark("Khan").Words(); got != "online" {
		t.Errorf("both joins are %q", got)
	}
}

// TestWhatIsDecidedIsRemembered: the next report matches by itself (a personal e-mail or a
// telephone's name in the report).
func TestWhatIsDecidedIsRemembered(t *testing.T) {
	r := newRoom(t)
	first := report(seen("iPhone (Siân)", "09:31-14:29"), seen("Imo K <imo@personal.example>", "09:31-14:29"), seen("iPad", "09:31-14:29"), seen("Sarah Jones <sj@home.example>", "09:31-14:29"))
	decided := []string{"who.1=" + r.is("O'Connor-Price"), "who.2=" + r.is("Khan"), "who.3=" + r.is("Nguyễn"), "who.4=" + r.is("JonesBrent")}
	p := r.proposal(takeIn(r, []model.MeetingReport{first}, decided...))
	checkLines(t, p, "changes: iPhone (Siân): is Siân O'Connor-Price: online; 09:31 to 14:29", "changes: iPad: is Hồng Nguyễn: online; 09:31 to 14:29", "changes: Sarah Jones: is Sarah Jones (Brent): online; 09:31 to 14:29")
	if plan := r.do(p.Action); !strings.HasPrefix(plan.Say, "Teams report, session 2: 4 marks, 3 names remembered") || len(plan.Changes) != 1 {
		t.Errorf("%q, %d changes", plan.Say, len(plan.Changes))
	}
	if got := r.s.Person(r.place("Khan").Person); !slices.Equal(got.Aliases, []string{"Imo K"}) || !slices.Contains(got.Emails, "imo@personal.example") {
		t.Errorf("remembered of Imran: %q %q", got.Aliases, got.Emails)
	}
	if got := r.s.Person(r.place("Nguyễn").Person).Aliases; len(got) > 0 {
		t.Errorf("a machine's name is remembered: %q", got)
	}
	if got := r.s.Person(r.place("JonesBrent").Person); len(got.Aliases) > 0 || !slices.Contains(got.Emails, "sj@home.example") {
		t.Errorf("of two of one name the address is remembered, not the name: %q %q", got.Aliases, got.Emails)
	}
	// The same report again changes nothing, and asks nothing.
	again := r.proposal(takeIn(r, []model.MeetingReport{first}))
	if again.Action != nil || again.Counts()[model.IsThere] != 4+3 || again.Counts()[model.NeedsAnswer] > 0 {
		t.Errorf("again: %v", lines(again))
	}
	// Another report of these people needs no answer, but for the machine.
	r.undoMarks()
	next := report(seen("iPhone (Siân) (Guest)", "09:32-14:29"), seen("Imo K", "09:31-14:29"), seen("iPad", "09:31-14:29"), seen("Sarah J <SJ@home.example>", "09:31-14:29"))
	checkLines(t, r.proposal(takeIn(r, []model.MeetingReport{next})), "who is it?: iPad: 09:31 to 14:29")
	if n := r.proposal(takeIn(r, []model.MeetingReport{next})).Counts()[model.NeedsAnswer]; n != 1 {
		t.Errorf("%d answers are needed", n)
	}
	// A lead says that the name is another's: it goes from one card to the other.
	r.do(model.TakeMeeting{Intake: takeIn(r, []model.MeetingReport{next}, "who.2="+r.is("Işık"))})
	if a, b := r.s.Person(r.place("Khan").Person).Aliases, r.s.Person(r.place("Işık").Person).Aliases; len(a) > 0 || !slices.Equal(b, []string{"Imo K"}) {
		t.Errorf("the name stands at %q and %q", a, b)
	}
}

// undoMarks clears the register.
func (r *room) undoMarks() {
	for who := range r.places {
		r.do(r.stroke(who, model.VerbCleared, ""))
	}
}

// TestReportOfAnotherSession is refused, unless it is said to be of this one (a date check;
// the dates of a report may be read two ways).
func TestReportOfAnotherSession(t *testing.T) {
	r := newRoom(t)
	other := report(seenOn(november(3), "Imran Khan", "09:31-14:29"))
	other.Start, other.End = 0, 0
	r.clock(16, 0)
	a := model.NewMeetingIntake(model.IntakeTeams, r.sheetID(), other)
	if p := r.proposal(a); !strings.HasPrefix(p.Stop, "This report is of Wed 3 Nov 2021, and session 2 is on Wed 17 Nov 2021, 09:30 to 14:30: choose") || p.Action != nil || len(p.Lines) > 0 {
		t.Errorf("stopped: %q", p.Stop)
	}
	if say := r.refused(model.TakeMeeting{Intake: a}); !strings.HasPrefix(say, "This report is of") {
		t.Errorf("refused: %q", say)
	}
	same := a.Decide("same", "yes").(model.MeetingIntake)
	checkLines(t, r.proposal(same), "changes: Imran Khan: online; 09:31 to 14:29")
	if p := r.proposal(same.Decide("session", r.before.String()).(model.MeetingIntake)); p.Stop != "" || slices.ContainsFunc(p.Settings, func(c model.Choice) bool { return c.Key == "same" }) {
		t.Errorf("of the other session: %q %+v", p.Stop, p.Settings)
	}
	// Without a register that was meant it is of the only session on its day.
	if p := r.proposal(takeIn(r, []model.MeetingReport{other})); p.Stop != "" || p.Settings[0].Options[p.Settings[0].Chosen].Value != r.before.String() {
		t.Errorf("by its day: %q %+v", p.Stop, p.Settings[0])
	}
	// On the day, at another time.
	evening := report(seen("Imran Khan", "18:00-19:00"))
	evening.Start, evening.End = 0, 0
	if p := r.proposal(takeIn(r, []model.MeetingReport{evening})); !strings.HasPrefix(p.Stop, "This report is of 18:00 to 19:00 that day") {
		t.Errorf("in the evening: %q", p.Stop)
	}
	// No session on that day.
	none := report(seenOn(november(20), "Imran Khan", "09:31-14:29"))
	none.Start, none.End = 0, 0
	if p := r.proposal(takeIn(r, []model.MeetingReport{none})); !strings.HasPrefix(p.Stop, "No session, or more than one, is on Sat 20 Nov 2021") {
		t.Errorf("no session: %q", p.Stop)
	}
	// 11/3 may be 3 November.
	march := report(seenOn(model.MakeDay(2021, time.March, 11), "Imran Khan", "09:31-14:29"))
	march.Start, march.End, march.Other = 0, 0, &other
	if p := r.proposal(takeIn(r, []model.MeetingReport{march})); p.Stop != "" || p.Settings[0].Options[p.Settings[0].Chosen].Value != r.before.String() {
		t.Errorf("the other reading: %q", p.Stop)
	}
}

// TestRegistersThatAreShut: nothing is marked before the day, in a finished register, or in
// one that was called off.
func TestRegistersThatAreShut(t *testing.T) {
	r := newRoom(t)
	one := []model.MeetingReport{report(seen("Imran Khan", "09:31-14:29"))}
	for key, want := range map[model.ID]string{r.later: "Session 4 has no date yet", r.visit: ""} {
		if p := r.proposal(takeIn(r, one, "session="+key.String())); !strings.HasPrefix(p.Stop, want) {
			t.Errorf("%q", p.Stop)
		}
	}
	a := takeIn(r, one, "session="+r.visit.String()+"."+r.slot.String())
	if p := r.proposal(a); !strings.HasPrefix(p.Stop, "Session 3, the visit is on Sun 12 Dec 2021: nobody") {
		t.Errorf("to come: %q", p.Stop)
	}
	r.do(model.MarkRest{Sheet: r.sheetID(), Kind: model.Excused})
	r.do(model.FinishRegister{Sheet: r.sheetID()})
	if p := r.proposal(takeIn(r, one)); !strings.HasPrefix(p.Stop, "The register of session 2 was finished 17 Nov 16:00: open it") {
		t.Errorf("finished: %q", p.Stop)
	}
	r.do(model.OpenRegister{Sheet: r.sheetID()})
	r.key("Khan", model.VerbCleared, "")
	r.do(r.proposal(takeIn(r, one)).Action)
	if !r.mark("Khan").Amended {
		t.Error("what is marked after finishing shows as changed")
	}
	if p := r.proposal(takeIn(r, one)); p.Action != nil {
		t.Errorf("again: %v", lines(p))
	}
	if p := r.proposal(takeIn(r, nil)); !strings.HasPrefix(p.Stop, "There is nobody") {
		t.Errorf("nothing: %q", p.Stop)
	}
}

// TestMeetingBegunAgain: Teams makes a report each time that a meeting is begun again;
// together, or one after the other in either order, they come to the same, and none of them
// again changes anything.
func TestMeetingBegunAgain(t *testing.T) {
	morning := report(seen("Imran Khan", "09:31-10:40"), seen("Tomás García Simón", "09:30-10:40"), seen("Gülşen Işık", "09:30-10:00", "10:20-10:40"))
	midday := report(seen("Imran Khan", "10:45-14:29"), seen("Hồng Nguyễn", "10:45-14:29"), seen("Gülşen Işık", "14:20-14:30"))
	midday.Start = model.MakeMoment(november(17), 10, 44, 0)
	want := map[string]string{"Khan": "online", "García Simón": "part, left 10:40, online", "Nguyễn": "late 75, online", "Işık": "part, online"}
	for name, batches := range map[string][][]model.MeetingReport{
		"together": {{morning, midday}}, "in order": {{morning}, {midday}}, "the other way": {{midday}, {morning}}, "twice in one": {{morning, morning, midday}},
	} {
		r := newRoom(t)
		for _, b := range batches {
			r.do(r.proposal(takeIn(r, b)).Action)
		}
		for who, words := range want {
			if got := r.mark(who).Words(); got != words {
				t.Errorf("%s: %s is %q, not %q", name, who, got, words)
			}
		}
		for _, b := range [][]model.MeetingReport{{morning}, {midday}, {morning, midday}, {midday, morning}} {
			if p := r.proposal(takeIn(r, b)); p.Action != nil {
				t.Errorf("%s, and again: %v", name, lines(p))
			}
		}
		before := r.standing()
		r.undo()
		r.redo()
		if !same(before, r.standing()) {
			t.Errorf("%s: undone and done again is not the same", name)
		}
	}
}

// TestMarksThatAPersonMade stay: they are said, and changed only where a lead says so.
func TestMarksThatAPersonMade(t *testing.T) {
	r := newRoom(t)
	r.clock(9, 45)
	r.key("Khan", model.VerbAbsent, "")
	r.key("Işık", model.VerbOnline, "")
	rows := []model.MeetingReport{report(seen("Imran Khan", "09:55-14:29"), seen("Gülşen Işık", "09:31-14:29"))}
	p := r.proposal(takeIn(r, rows))
	checkLines(t, p, "left out: Imran Khan: marked absent already, which stays: the report says late 25, online; 09:55 to 14:29", "there already: Gülşen Işık: online already; 09:31 to 14:29")
	if p.Action != nil {
		t.Errorf("changed: %+v", p.Action)
	}
	take := takeIn(r, rows, "who.1=take."+r.places["Khan"].String())
	p = r.proposal(take)
	checkLines(t, p, "changes: Imran Khan: late 25, online instead of absent; 09:55 to 14:29")
	if c := p.Lines[0].Choice; c.Options[c.Chosen].Words != "Imran Khan, Cedar Park: late 25, online instead" || c.Options[0].Words != "Imran Khan, Cedar Park: stays absent" {
		t.Errorf("%+v", c)
	}
	r.do(p.Action)
	if got := r.mark("Khan").Words(); got != "late 25, online" {
		t.Errorf("taken: %s", got)
	}
	if p := r.proposal(takeIn(r, rows)); p.Action != nil {
		t.Errorf("again: %v", lines(p))
	}
	r.undo()
	if r.mark("Khan").Kind != model.Absent {
		t.Error("one undo gives the mark back")
	}
}

// TestBothAtOneScreen: both of a pair on one login are one row; the lead adds the second.
func TestBothAtOneScreen(t *testing.T) {
	r := newRoom(t)
	one := []model.MeetingReport{report(seen("Imran Khan", "09:55-14:29"))}
	ealing := "not." + r.places["JonesEaling"].String()
	p := r.proposal(takeIn(r, one))
	at := slices.IndexFunc(p.Lines, func(l model.ProposalLine) bool { return l.Choice.Key == ealing })
	if l := p.Lines[at]; l.Verdict != model.IsThere || l.Words != "not in the report: stays unmarked" || l.Choice.Options[1].Words != "with Imran Khan, Cedar Park, at one screen" {
		t.Errorf("%+v %+v", l, l.Choice)
	}
	p = r.proposal(takeIn(r, one, ealing+"=beside.1"))
	checkLines(t, p, "changes: Sarah Jones (Ealing): with Imran Khan: late 25, online; 09:55 to 14:29")
	r.do(p.Action)
	if a, b := r.mark("Khan"), r.mark("JonesEaling"); a != b || !a.Late {
		t.Errorf("%+v and %+v", a, b)
	}
	if p := r.proposal(takeIn(r, one)); p.Action != nil {
		t.Errorf("again: %v", lines(p))
	}
	r.undo()
	if r.mark("Khan").Kind != model.Unmarked || r.mark("JonesEaling").Kind != model.Unmarked {
		t.Error("one undo takes both back")
	}
}

// TestWhoIsNotInIt: stays unmarked, or is absent where the lead says so; who told us that
// they cannot come is cancelled then, and who sends somebody is left to the lead.
func TestWhoIsNotInIt(t *testing.T) {
	r := newRoom(t)
	r.on(time.November, 9)
	r.do(r.stroke("Işık", model.VerbCancelled, ""))
	sends := r.stroke("Nguyễn", model.VerbSubstitute, "")
	sends.Substitute = "Joe Bell"
	r.do(sends)
	one := []model.MeetingReport{report(seen("Imran Khan", "09:55-14:29"))}
	r.do(r.proposal(takeIn(r, one)).Action)
	h := r.sheet()
	if got := h.Unmarked(); len(got) != 6 {
		t.Errorf("%d are unmarked", len(got))
	}
	p := r.proposal(takeIn(r, one, "others=absent", "not."+r.places["JonesBrent"].String()+"=unmarked"))
	checkLines(t, p, "changes: Gülşen Işık: not in the report: cancelled, told 9 Nov", "changes: Tomás García Simón: not in the report: absent", "there already: Hồng Nguyễn: not in the report: stays unmarked")
	r.do(p.Action)
	for who, want := range map[string]string{"Işık": "cancelled", "García Simón": "absent", "Nguyễn": "unmarked", "JonesBrent": "unmarked", "Khan": "late 25, online"} {
		if got := r.mark(who).Words(); got != want {
			t.Errorf("%s is %s, not %s", who, got, want)
		}
	}
}

// TestWhoIsNobodyHere: leads, the organiser and programs that take notes are proposed as
// left out; others can be added, as at the door.
func TestWhoIsNobodyHere(t *testing.T) {
	r := newRoom(t)
	organiser := seen("Grace Okafor", "09:20-14:35")
	organiser.Role = "Organizer"
	waited := seen("Imran Khan")
	waited.Waited, waited.Total = true, 0
	one := []model.MeetingReport{report(seen("Hale, Robin", "09:20-14:35"), organiser, seen("Fireflies.ai Notetaker", "09:20-14:35"), waited, seen("Marie Dupont (Guest) <marie@kestrel.example>", "09:40-14:30"))}
	p := r.proposal(takeIn(r, one))
	checkLines(t, p, "left out: Hale, Robin: a lead; 09:20 to 14:35", "left out: Grace Okafor: the organiser; 09:20 to 14:35", "left out: Fireflies.ai Notetaker: a program that takes notes; 09:20 to 14:35",
		"left out: Imran Khan: was in the waiting room only", "who is it?: Marie Dupont (Guest): marie@kestrel.example; 09:40 to 14:30")
	if !p.Lines[0].Private || p.Action != nil {
		t.Errorf("an address is private: %+v; %v", p.Lines[0], p.Action)
	}
	p = r.proposal(takeIn(r, one, "who.5=add"))
	checkLines(t, p, "new: Marie Dupont (Guest): not on the list: late 10, online; 09:40 to 14:30")
	if say := r.do(p.Action).Say; say != "Teams report, session 2: 0 marks, 1 added who was not on the list." {
		t.Errorf("%q", say)
	}
	h := r.sheet()
	last := h.Rows[len(h.Rows)-1]
	if last.Number != "+1" || last.Person.Name() != "Marie Dupont" || last.Person.Emails[0] != "marie@kestrel.example" || last.Mark.Words() != "late 10, online" {
		t.Errorf("%+v %+v", last, last.Person)
	}
	if p := r.proposal(takeIn(r, one)); p.Action != nil || p.Counts()[model.NeedsAnswer] > 0 {
		t.Errorf("again: %v", lines(p))
	}
	// In a later report she is known.
	if p := r.proposal(takeIn(r, []model.MeetingReport{report(seen("DUPONT Marie", "09:30-14:30"))})); p.Lines[0].Verdict == model.NeedsAnswer {
		t.Errorf("she is not known: %v", lines(p))
	}
}

// TestRuleIsKept: from when somebody is late is a setting, and is remembered in the cohort.
func TestRuleIsKept(t *testing.T) {
	r := newRoom(t)
	one := []model.MeetingReport{report(seen("Imran Khan", "09:55-14:15"))}
	p := r.proposal(takeIn(r, one, "late=30", "early=0", "part=nonsense"))
	checkLines(t, p, "changes: Imran Khan: online; 09:55 to 14:15")
	r.do(p.Action)
	if got := r.s.Cohort.Meetings; got != (model.MeetingRule{Late: 30, Early: 0, Part: 50}) {
		t.Errorf("kept: %+v", got)
	}
	p = r.proposal(takeIn(r, one))
	if p.Action != nil {
		t.Errorf("again: %v", lines(p))
	}
	for i, want := range map[int]string{1: "30 minutes", 2: "never", 3: "50 % of the session"} {
		if c := p.Settings[i]; c.Options[c.Chosen].Words != want {
			t.Errorf("%s is %+v", c.Asks, c)
		}
	}
	// What the report made is made anew by another rule.
	checkLines(t, r.proposal(takeIn(r, one, "late=12", "early=10")), "changes: Imran Khan: late 25, left 14:15, online instead of online; 09:55 to 14:15")
}

// TestOneReportAtAllTimes: any report with any decisions is one change that one undo takes
// back whole; again it changes nothing; no mark of those who are not in it is touched, none
// that a person made without a word; and every decision that is offered can be taken.
func TestOneReportAtAllTimes(t *testing.T) {
	base := newRoom(t)
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		r.t = base.t
		r.trail, r.log = model.Trail{}, nil
		r.clock(9, 40)
		for who := range map[string]bool{"Khan": true, "Işık": true} {
			if rapid.Bool().Draw(t, "marked") {
				r.key(who, rapid.SampledFrom([]model.Verb{model.VerbPresent, model.VerbAbsent, model.VerbLate}).Draw(t, "key"), "")
			}
		}
		names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
			"Imran Khan", "KHAN Imran", "García Simón, Tomás", "Sarah Jones", "Sarah Jones <sarah@cedarpark.example>", "iPhone (Siân)", "iPad", "Robin Hale", "Otter.ai", "Marie Dupont <m@k.example>", "ISIK Gülşen (EXT)",
		}), 1, 8, rapid.ID).Draw(t, "names")
		var reports []model.MeetingReport
		for range rapid.IntRange(1, 2).Draw(t, "reports") {
			var rows []model.MeetingRow
			for _, name := range names {
				from := rapid.IntRange(8*60, 13*60).Draw(t, "from")
				to := from + rapid.IntRange(1, 400).Draw(t, "long")
				rows = append(rows, seen(name, fmt.Sprintf("%02d:%02d-%02d:%02d", from/60, from%60, to/60, to%60)))
			}
			reports = append(reports, report(rows...))
		}
		a := takeIn(&r, reports)
		for range rapid.IntRange(0, 6).Draw(t, "decisions") {
			p := r.proposal(a)
			choices := slices.Clone(p.Settings[1:])
			for _, l := range p.Lines {
				choices = append(choices, *l.Choice)
			}
			c := rapid.SampledFrom(choices).Draw(t, "choice")
			o := rapid.SampledFrom(c.Options).Draw(t, "option")
			a = a.Decide(c.Key, o.Value).(model.MeetingIntake)
			now := r.proposal(a)
			for _, l := range now.Lines {
				if l.Choice.Key == c.Key && (l.Choice.Chosen < 0 || l.Choice.Options[l.Choice.Chosen].Value != o.Value) {
					t.Fatalf("%s was chosen of %+v, and %+v holds", o.Value, c, l.Choice)
				}
			}
		}
		before, marks := r.standing(), map[string]model.Mark{}
		for who := range r.places {
			marks[who] = r.mark(who)
		}
		p := r.proposal(a)
		if twice := r.proposal(a); !reflect.DeepEqual(p, twice) {
			t.Fatalf("proposed twice:\n%+v\n%+v", p, twice)
		}
		if p.Action == nil {
			if plan := r.do(model.TakeMeeting{Intake: a}); len(plan.Changes) > 0 {
				t.Fatal("it changes something, and has no action")
			}
			return
		}
		taken := map[string]bool{}
		for _, l := range p.Lines {
			if l.Verdict == model.WouldChange && l.Choice.Chosen >= 0 {
				_, id, _ := strings.Cut(l.Choice.Options[l.Choice.Chosen].Value, ".")
				taken[id] = true
				if _, id, ok := strings.Cut(l.Choice.Key, "not."); ok {
					taken[id] = true
				}
			}
		}
		plan := r.do(p.Action)
		if len(plan.Changes) != 1 {
			t.Fatalf("%d changes", len(plan.Changes))
		}
		for who, was := range marks {
			if now := r.mark(who); now != was && !taken[r.places[who].String()] {
				t.Fatalf("%s: %+v became %+v without a line\n%s", who, was, now, strings.Join(lines(p), "\n"))
			}
		}
		if again := r.proposal(takeIn(&r, reports)); again.Action != nil {
			if plan, _ := again.Action.Plan(r.s, r.env()); len(plan.Changes) > 0 {
				t.Fatalf("again: %s\n%s\nfirst: %s", plan.Say, strings.Join(lines(again), "\n"), strings.Join(lines(p), "\n"))
			}
		}
		r.undo()
		if !same(before, r.standing()) {
			t.Fatal("one undo does not take it back")
		}
	})
}
