package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// sheetOf is a table of lines, its cells between bars; an empty line is an empty row.
func sheetOf(lines string) []model.Table {
	var t model.Table
	for i, line := range strings.Split(strings.Trim(lines, "\n"), "\n") {
		if strings.TrimSpace(line) != "" {
			cells := strings.Split(line, "|")
			for j := range cells {
				cells[j] = strings.TrimSpace(cells[j])
			}
			t.Rows = append(t.Rows, model.PastedRow{Number: i + 1, Cells: cells})
		}
	}
	return []model.Table{t}
}

func (r *room) todayIs() model.Day { return model.DayOf(r.now) }

// proposed are the lines of a proposal: row, name, verdict and words.
func (r *room) proposed(x model.Intake) []string {
	var out []string
	for _, l := range x.Propose(r.s, r.todayIs()).Lines {
		out = append(out, fmt.Sprintf("%d %s: %s, %s", l.Row, l.Name, l.Verdict, l.Words))
	}
	return out
}

// takes does what a proposal says, and gives the sentence.
func (r *room) takes(x model.Intake) string {
	r.t.Helper()
	p := x.Propose(r.s, r.todayIs())
	if p.Stop != "" || p.Action == nil {
		r.t.Fatalf("nothing can be taken: %q, %+v", p.Stop, p.Lines)
	}
	return r.do(p.Action).Say
}

// again checks that the same table changes nothing any more.
func (r *room) again(x model.Intake) {
	r.t.Helper()
	if p := x.Propose(r.s, r.todayIs()); p.Action != nil || p.Stop != "" {
		plan, _ := p.Action.Plan(r.s, r.env())
		r.t.Errorf("the same again: %q %+v %q", p.Stop, p.Lines, plan.Say)
	}
}

// setting is one of a proposal.
func setting(t testing.TB, p model.Proposal, key string) model.Choice {
	t.Helper()
	for _, c := range p.Settings {
		if c.Key == key {
			return c
		}
	}
	t.Fatalf("no setting %s in %+v", key, p.Settings)
	return model.Choice{}
}

func chosen(c model.Choice) string {
	if c.Chosen < 0 {
		return ""
	}
	return c.Options[c.Chosen].Value
}

func saysLines(t testing.TB, what string, got []string, want string) {
	t.Helper()
	var trimmed []string
	for _, l := range strings.Split(strings.TrimSpace(want), "\n") {
		trimmed = append(trimmed, strings.TrimSpace(l))
	}
	if strings.Join(got, "\n") != strings.Join(trimmed, "\n") {
		t.Errorf("%s:\n%s\nnot\n%s", what, strings.Join(got, "\n"), strings.Join(trimmed, "\n"))
	}
}

// microsoft are answers as Microsoft Forms writes them.
const microsoft = `
ID|Start time|Completion time|Email|Name|Last modified time|Your full name|School name|School URN (if known)|Your role|Are you a Mastery Specialist or Mastery Advocate?|What is your TRN?|Any dietary requirements?|Name of your headteacher|Previous name, if any|Best email address|Has your school taken part in a Work Group before?
1|9/30/21 18:01:22|9/30/21 18:04:10|anonymous|||Akosua Mensah|Elm Road|123456|Head of Department;|Mastery Advocate|1234567|nuts|Ann Lewis|Akosua Boateng|akosua@elmroad.example|Development Work Group 2019/20;
2|10/1/21 8:00:00|10/1/21 8:04:10|anonymous|||Sian O'Connor Price|Gorse Hill||Subject leader|Neither|||||sian@gorsehill.example|No
3|10/2/21 8:00:00|10/2/21 8:04:10|anonymous|||Imran Khan|Fern Bank||||||||imran.khan@fernbank.example|
4|10/4/21 8:00:00|10/4/21 8:04:10|anonymous|||Akosua Mensah|Elm Road||||||||a.mensah@home.example|
`

func TestAnswersOfAForm(t *testing.T) {
	r := newRoom(t)
	before := r.standing()
	x := model.NewForms(sheetOf(microsoft))
	p := x.Propose(r.s, r.todayIs())
	if p.Title != "Answers of a form, 4 rows" || p.Stop != "" {
		t.Errorf("%q %q", p.Title, p.Stop)
	}
	saysLines(t, "proposed", r.proposed(x), `
		4 Imran Khan, Fern Bank: who is it?, the same as Imran Khan of Cedar Park?
		3 Sian O'Connor Price, Gorse Hill: changes, role Subject leader (was Head of department), Mastery role neither, took part before: No
		2 Akosua Mensah, Elm Road: new, applied on Thu 30 Sep 21, Head of Department
		5 Akosua Mensah, Elm Road: there already, the same as row 2: the two count together, the later answers`)
	for column, want := range map[string]string{
		"column.A": "leave-out", "column.C": "asked-on", "column.D": "leave-out", "column.G": "name", "column.I": "urn", "column.K": "mastery-role", "column.L": "leave-out",
		"column.N": "leave-out", "column.O": "name-before", "column.P": "e-mail", "column.Q": "took-part-in", "come-as": "applied", "dates": "month-first",
	} {
		if got := chosen(setting(t, p, column)); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	notes := strings.Join(p.Notes, "\n")
	for _, want := range []string{"Column L is left out: this program does not keep the teacher reference number.", "Column M is left out", "Column N is left out: this program does not keep the head teacher's details.", "1 row is left alone"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q: %s", want, notes)
		}
	}
	sure := x.Decide("row.4", "new")
	if say := r.takes(sure); say != "2 people added. 1 person changed." {
		t.Error(say)
	}
	e := r.found("mensah")
	person, school := r.s.Person(e.Person), r.s.School(e.School)
	if e.Status != model.Applied || e.Since(model.Applied).Day != model.MakeDay(2021, time.September, 30) || e.Designation != model.Advocate || e.Role != "Head of Department" {
		t.Errorf("%+v", e)
	}
	if len(person.Emails) != 2 || strings.Join(person.Before, "") != "Akosua Boateng" || school.URN != "123456" || school.Involved != model.Yes || len(school.Engagements) != 1 || school.Engagements[0].Year != 2019 {
		t.Errorf("%+v %+v", person, school)
	}
	if sian := r.place("O'Connor-Price"); sian.Designation != model.Neither || r.s.Person(sian.Person).Family != "O'Connor-Price" || r.s.School(sian.School).Involved != model.No {
		t.Errorf("%+v", sian)
	}
	for _, rec := range r.standing() {
		for _, v := range rec {
			if strings.Contains(v, "Ann Lewis") || strings.Contains(v, "1234567") || strings.Contains(v, "nuts") {
				t.Errorf("%q is kept", v)
			}
		}
	}
	r.again(x)
	r.undo()
	if !same(before, r.standing()) {
		t.Error("one undo does not take it back")
	}
}

// TestWhoItIs: a possible double is a decision, and what was decided holds for the same file.
func TestWhoItIs(t *testing.T) {
	r := newRoom(t)
	table := sheetOf("Timestamp|Email Address|Full name|School\n2021/11/02 10:00:00 AM GMT|imran@home.example|Imran Khan|Fern Bank")
	x := model.NewForms(table)
	khan := r.place("Khan")
	choice := x.Propose(r.s, r.todayIs()).Lines[0].Choice
	if choice.Chosen != -1 || len(choice.Options) != 4 || choice.Options[0].Words != "the same as Imran Khan of Cedar Park" {
		t.Errorf("%+v", choice)
	}
	if p := x.Propose(r.s, r.todayIs()); p.Action != nil {
		t.Error("a row without an answer is taken")
	}
	is := x.Decide("row.2", "same."+khan.ID.String())
	saysLines(t, "the same", r.proposed(is), "2 Imran Khan, Fern Bank: changes, is Imran Khan of Cedar Park, e-mail imran@home.example; school: Cedar Park here, Fern Bank there, left as it is")
	moved := x.Decide("row.2", "same."+khan.ID.String()+".moved")
	if say := r.takes(moved); say != "0 people added. 1 person changed." {
		t.Error(say)
	}
	if at := r.s.School(r.place("Khan").School); at.Name != "Fern Bank" || r.s.School(r.place("Khan").SchoolOn(model.MakeDay(2021, time.October, 1))).Name != "Cedar Park" {
		t.Errorf("%+v", at)
	}
	r.again(x)
	if out := x.Decide("row.2", "leave-out").Propose(r.s, r.todayIs()); out.Action != nil {
		t.Errorf("left out, and yet: %+v", out.Lines)
	}
}

// TestALeadKeepsWhatIsThere: what the file says otherwise is not taken, now and the next time.
func TestALeadKeepsWhatIsThere(t *testing.T) {
	r := newRoom(t)
	x := model.NewPeople(sheetOf("Name|School|Telephone|E-mail\nImran Khan|Cedar Park|01234 567890|imran@cedarpark.example\nJo Bell|Elm Road||jo@elm.example"))
	saysLines(t, "proposed", r.proposed(x), `
		2 Imran Khan, Cedar Park: changes, telephone 01234 567890
		3 Jo Bell, Elm Road: new, enrolled`)
	r.takes(x.Decide("row.2", "keep"))
	if phone := r.s.Person(r.place("Khan").Person).Phone; phone != "" {
		t.Errorf("telephone %q", phone)
	}
	r.again(x)
	if got := r.s.Tables(); len(got) != 1 || len(got[0].Set) != 1 {
		t.Errorf("remembered %+v", got)
	}
}

// TestColumnsAreRemembered: what a lead sets for a form holds for the next file of it.
func TestColumnsAreRemembered(t *testing.T) {
	r := newRoom(t)
	first := model.NewForms(sheetOf("Timestamp|Who|Where\n2021-10-02 10:00|Jo Bell|Elm Road"))
	if stop := first.Propose(r.s, r.todayIs()).Stop; stop != "No column holds names: say which one does." && stop != "" {
		t.Error(stop)
	}
	var x model.Intake = first
	for key, value := range map[string]string{"column.B": "name", "column.C": "school", "come-as": "interested", "column.Z": "name", "nonsense": "x", "column.A": "nonsense"} {
		x = x.Decide(key, value)
	}
	r.takes(x)
	second := model.NewForms(sheetOf("timestamp|WHO|where\n2021-10-02 10:00|Jo Bell|Elm Road\n2021-10-03 10:00|Rhys Lewis|Dene Court"))
	saysLines(t, "the next file", r.proposed(second), `
		3 Rhys Lewis, Dene Court: new, interested on Sun 3 Oct 21
		2 Jo Bell, Elm Road: there already, interested`)
}

// TestQuestionsThatAreNoColumns: a question that only sounds like a day, a status or a head
// teacher's name is none, and "not sure" is nothing.
func TestQuestionsThatAreNoColumns(t *testing.T) {
	r := newRoom(t)
	x := model.NewForms(sheetOf("Timestamp|Your name|Your school|Your role, e.g. head of department, assistant principal|Have you asked your headteacher?|Status|School URN|Phone number\n" +
		"2021-11-02 10:00|Jo Bell|Elm Road|Head of department|Yes|active|not sure|N/A"))
	lines := r.proposed(x)
	saysLines(t, "proposed", lines, "2 Jo Bell, Elm Road: new, applied on Tue 2 Nov 21, Head of department")
	p := x.Propose(r.s, r.todayIs())
	for key, want := range map[string]string{"column.D": "role", "column.E": "leave-out", "column.F": "leave-out", "column.G": "urn"} {
		if got := chosen(setting(t, p, key)); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

// TestOrderOfDayAndMonth: days that there cannot be, the year and the order of answers settle
// it; else it is asked.
func TestOrderOfDayAndMonth(t *testing.T) {
	r := newRoom(t)
	for _, x := range []struct{ about, dates, want string }{
		{"no 13th month", "13/10/2021|01/11/2021", "Wed 13 Oct 21|Mon 1 Nov 21"},
		{"no 13th month, of America", "10/13/21 9:00|11/1/21 9:00", "Wed 13 Oct 21|Mon 1 Nov 21"},
		{"still to come", "01/12/2020|02/12/2020 10:00:00", "Tue 1 Dec 20|Wed 2 Dec 20"},
		{"after today the other way round", "11/12/2021|10/11/2021", "Fri 12 Nov 21|Mon 11 Oct 21"},
		{"the answers follow each other", "10/02/2021|10/03/2021|11/01/2021|11/02/2021", "Sat 2 Oct 21|Sun 3 Oct 21|Mon 1 Nov 21|Tue 2 Nov 21"},
		{"the same either way", "9/9/21 18:01", "Thu 9 Sep 21"},
		{"the year first", "2021/09/20 10:00:00 AM GMT+1|2021-09-21T08:00", "Mon 20 Sep 21|Tue 21 Sep 21"},
		{"words", "4 Oct 2021|5 October 2021 09:30", "Mon 4 Oct 21|Tue 5 Oct 21"},
		{"either", "9/10/2021|10/9/2021", "?"},
	} {
		text := "Timestamp|Name"
		for i, d := range strings.Split(x.dates, "|") {
			text += fmt.Sprintf("\n%s|Jo Bell%c", d, 'a'+i)
		}
		p := model.NewForms(sheetOf(text)).Propose(r.s, r.todayIs())
		var got []string
		for _, l := range p.Lines {
			_, day, _ := strings.Cut(l.Words, " on ")
			got = append(got, day)
		}
		if s := strings.Join(got, "|"); s != x.want && (x.want != "?" || chosen(setting(t, p, "dates")) != "" || !strings.Contains(p.Stop, "9/10/2021")) {
			t.Errorf("%s: %s %q, want %s", x.about, s, p.Stop, x.want)
		}
	}
	asked := model.NewForms(sheetOf("Timestamp|Name\n9/10/2021|Jo Bell\n10/9/2021|Rhys Lewis")).Decide("dates", "month-first")
	saysLines(t, "asked and answered", r.proposed(asked), "2 Jo Bell: new, applied on Fri 10 Sep 21\n3 Rhys Lewis: new, applied on Sat 9 Oct 21")
}

// TestAWrongRow: it says row and column, and stops all until it is left out.
func TestAWrongRow(t *testing.T) {
	r := newRoom(t)
	x := model.NewPeople(sheetOf("The group of 2021/22\n\nName|E-mail|School|Status|URN\nJo Bell|jo.elm.example|Elm Road||\nRhys Lewis|||completed|\nAnn Ford|||waiting|12\nAsha Begum||Elm Road|waiting|"))
	saysLines(t, "proposed", r.proposed(x), `
		4 Jo Bell, Elm Road: WRONG, Row 4, column B: "jo.elm.example" has no @, so it is no e-mail address: type it as name@school.uk.
		5 Rhys Lewis: WRONG, Row 5, column D: "completed" is no status of somebody new: interested, dates sent, applied, waiting, declined or enrolled. What happened later is noted in the program.
		6 Ann Ford: WRONG, Row 6, column E: "12" is no URN: type its six digits, or nothing where it is not known.
		7 Asha Begum, Elm Road: new, waiting`)
	if p := x.Propose(r.s, r.todayIs()); p.Action != nil || p.Stop != "3 rows are wrong: put them right in the file, or leave them out." {
		t.Errorf("%q", p.Stop)
	}
	one := x.Decide("row.4", "leave-out")
	if p := one.Propose(r.s, r.todayIs()); p.Action != nil || !strings.HasPrefix(p.Stop, "2 rows are wrong") {
		t.Errorf("%q", p.Stop)
	}
	if say := r.takes(x.Decide("wrong-rows", "leave-out")); say != "1 person added." {
		t.Error(say)
	}
	if r.found("begum").Status != model.Waiting {
		t.Error("not waiting")
	}
}

// TestCellsThatArePasted are the same list: the pane's rows and the intake's say the same.
func TestCellsThatArePasted(t *testing.T) {
	const text = "Name\tSchool\tMastery Specialist or Advocate?\tStatus\tApplied on\nJo Bell\tElm Road\tAdvocate\twaiting\t2 Nov 2021\n"
	r := newRoom(t)
	x, wrong := model.NewPasted(text)
	if wrong != "" {
		t.Fatal(wrong)
	}
	r.takes(x)
	taken := card(r, r.found("bell"))
	r.undo()
	table, _ := model.ReadPasted(text)
	p := table.People(table.Columns)[0]
	r.do(model.PastePeople{People: []model.Pasted{p.Pasted()}})
	e := r.found("bell")
	if got := card(r, e); got != taken || e.Designation != model.Advocate || e.Since(model.Waiting).Day != november(2) {
		t.Errorf("%s and %s, %+v", got, taken, e)
	}
	r.again(x)
	if bad := (model.PastedTable{Rows: []model.PastedRow{{Number: 3, Cells: []string{"Jo Bell", "completed"}}}}).People([]model.ColumnKind{model.ColumnName, model.ColumnStatus}); !strings.HasPrefix(bad[0].Wrong, "Row 3, Jo Bell: \"completed\" is no status") {
		t.Errorf("%q", bad[0].Wrong)
	}
}

func TestMoreThanThePlaces(t *testing.T) {
	r := newRoom(t)
	r.limit(8)
	x := model.NewPeople(sheetOf("Name|School\nJo Bell|Elm Road\nRhys Lewis|Elm Road"))
	if p := x.Propose(r.s, r.todayIs()); p.Action != nil || !strings.HasPrefix(p.Stop, "This cohort has 8 places, 7 of them taken, and 2 more would be enrolled") {
		t.Errorf("%q", p.Stop)
	}
	if say := r.takes(x.Decide("come-as", "waiting")); say != "2 people added." {
		t.Error(say)
	}
	r.undo()
	r.takes(x.Decide("more-than-places", "taken-all-the-same"))
	if e := r.found("lewis"); e.Override(model.RulePlaces) == "" {
		t.Error("no reason is kept")
	}
}

// TestADecisionLeavesTheIntakeAsItIs, and what is not known changes nothing.
func TestADecisionLeavesTheIntakeAsItIs(t *testing.T) {
	r := newRoom(t)
	var x model.Intake = model.NewPeople(sheetOf("Name|School\nJo Bell|Elm Road"))
	was := r.proposed(x)
	x.Decide("row.2", "leave-out")
	saysLines(t, "after a decision", r.proposed(x), strings.Join(was, "\n"))
	saysLines(t, "nonsense", r.proposed(x.Decide("row.99", "x").Decide("row.2", "zzz").Decide("", "")), strings.Join(was, "\n"))
}
