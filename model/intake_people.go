package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// PeopleIntake is a table of people: answers of a form, or a list of them. It is an Intake.
type PeopleIntake struct {
	tableIntake
}

// NewForms are the answers of a form, of Microsoft or Google, one person a row.
func NewForms(sheets []Table) PeopleIntake {
	return PeopleIntake{tableIntake{kind: IntakeForms, sheets: sheets}}
}

// NewPeople is a plain table of people.
func NewPeople(sheets []Table) PeopleIntake {
	return PeopleIntake{tableIntake{kind: IntakePeople, sheets: sheets}}
}

// Decide implements Intake.
func (x PeopleIntake) Decide(key, value string) Intake {
	return PeopleIntake{x.decide(key, value)}
}

const (
	keyStatus = "come-as"
	keyPlaces = "more-than-places"
	rowMoves  = "take-with-school"
	rowAnyway = "take-anyway"
	sameMoved = ".moved"
	allSame   = "taken-all-the-same"
)

// whyOver is the reason that is kept where a lead takes somebody though a rule says no.
const whyOver = "taken in from a table, all the same"

// Propose implements Intake.
func (x PeopleIntake) Propose(s *Snapshot, today Day) Proposal {
	like := likeHeader
	if x.kind == IntakeForms {
		like = func([]string) bool { return true }
	}
	r := x.read(s, today, like)
	header := r.header
	if !slices.ContainsFunc(header, func(cell string) bool { return cell != "" }) {
		header = nil
	}
	r.chooseColumns(r.sure(proposeColumns(header, r.rows, r.width)), ColumnKinds())
	proposed := "applied"
	if x.kind == IntakePeople {
		proposed = "enrolled"
	}
	var statuses []Option
	for _, status := range []Status{Enrolled, Applied, Interested, Waiting} {
		statuses = append(statuses, Option{status.String(), status.String()})
	}
	status := statusNamed(r.choose(keyStatus, "who is new comes as", statuses, proposed))
	p := peopleReading{tableReading: r, status: status, order: r.dateOrder(ColumnAsked), where: map[string]int{}, found: newFinder(s)}
	for _, row := range r.rows {
		p.person(row)
	}
	for i := range p.people {
		p.judge(&p.people[i])
	}
	p.title(x.kind)
	p.crowd()
	over := ""
	if p.full {
		over = whyOver
	}
	return r.finish(func(how Remembered) Action {
		var people []Pasted
		for _, row := range p.people {
			if !row.out {
				people = append(people, row.Pasted)
			}
		}
		if len(people) == 0 {
			return nil
		}
		return PastePeople{People: people, Status: status, Over: over, Remember: how}
	})
}

// peopleReading is a table of people as it is being read.
type peopleReading struct {
	*tableReading
	status Status
	order  string
	found  finder
	people []takenRow
	// where is the row of people in which somebody stands already, by e-mail or by name and
	// school.
	where map[string]int
	full  bool // more than the places are taken all the same
}

// takenRow is a row that can be read, with the later ones of the same person. Out: it is left
// out after all.
type takenRow struct {
	Pasted
	row  PastedRow
	name string
	out  bool
}

// person reads one row.
func (p *peopleReading) person(row PastedRow) {
	who, at, wrong := personOf(row, p.columns)
	name := who.Name()
	if who.School != "" && name != "" {
		name += ", " + who.School
	}
	if wrong != "" {
		p.bad(row, name, p.at(row.Number, at)+": "+wrong)
		return
	}
	take := who.Pasted()
	if who.Email == "" {
		take.Emails = nil
	}
	if why := p.stands(&take, who); why != "" {
		p.bad(row, name, why)
		return
	}
	if first, again := p.again(take); again {
		p.merge(row, name, first, take)
		return
	}
	p.people = append(p.people, takenRow{Pasted: take, row: row, name: name})
	p.keep(len(p.people) - 1)
}

// stands reads where somebody stands and since when; why says what is wrong.
func (p *peopleReading) stands(take *Pasted, who PastedPerson) (why string) {
	if said := (PastedPerson{Status: who.Status}); said.standing() != "" {
		return p.at(who.Row, ColumnStatus) + ": " + said.standing()
	}
	take.Status = cmp.Or(take.Status, p.status)
	if who.Asked == "" {
		return ""
	}
	day, ok := readStamp(who.Asked, p.order, p.s.Cohort.Year)
	switch {
	case !ok:
		return p.at(who.Row, ColumnAsked) + ": " + quoted(who.Asked) + " is no date: write it as 9 Sep 2025."
	case day > p.today:
		return p.at(who.Row, ColumnAsked) + ": " + day.Long() + " is still to come: is the day before the month?"
	}
	if p.s.checkDay(day) != nil {
		return p.at(who.Row, ColumnAsked) + ": " + p.s.checkDay(day).Error()
	}
	take.Since = day
	return ""
}

// statusNamed is the status of that name, or 0.
func statusNamed(word string) Status {
	for status := Interested; status <= Completed; status++ {
		if Fold(status.String()) == Fold(word) {
			return status
		}
	}
	return 0
}

// keysOf are by what a row is known again within the table.
func keysOf(take Pasted) (keys []string) {
	for _, m := range take.Emails {
		keys = append(keys, strings.ToLower(m))
	}
	return append(keys, Fold(take.Given+" "+take.Family)+"\x00"+Fold(take.School))
}

// again is the row before in which the same person stands.
func (p *peopleReading) again(take Pasted) (first int, is bool) {
	for _, key := range keysOf(take) {
		if first, is = p.where[key]; is {
			return first, true
		}
	}
	return 0, false
}

// merge adds what a later row says of somebody to what an earlier one said: the later one
// counts where both say something, and the day is the earlier one.
func (p *peopleReading) merge(row PastedRow, name string, first int, take Pasted) {
	was := &p.people[first]
	c, value := p.choice(row, "the same person as in row "+itoa(was.Row), []Option{{rowTake, "the two count together"}, {rowOut, "this row is left out"}}, rowTake)
	l := ProposalLine{Row: row.Number, Name: name, Verdict: IsThere, Choice: c, Words: "the same as row " + itoa(was.Row) + ": the two count together, the later answers"}
	if value == rowOut {
		l.Verdict, l.Words = IsLeftOut, "left out"
		p.p.Lines = append(p.p.Lines, l)
		return
	}
	for _, m := range take.Emails {
		if !slices.ContainsFunc(was.Emails, func(o string) bool { return strings.EqualFold(o, m) }) {
			was.Emails = append(slices.Clone(was.Emails), m)
		}
	}
	for _, f := range []struct{ was, now *string }{
		{&was.School, &take.School}, {&was.URN, &take.URN}, {&was.Phone, &take.Phone}, {&was.Role, &take.Role}, {&was.Before, &take.Before}, {&was.Prior, &take.Prior},
	} {
		*f.was = cmp.Or(*f.now, *f.was)
	}
	was.Designation = cmp.Or(take.Designation, was.Designation)
	p.p.Lines = append(p.p.Lines, l)
	p.keep(first)
}

// keep notes by what a row that is taken is known again.
func (p *peopleReading) keep(i int) {
	for _, key := range keysOf(p.people[i].Pasted) {
		if _, there := p.where[key]; !there {
			p.where[key] = i
		}
	}
}

// title says what it is.
func (p *peopleReading) title(kind IntakeKind) {
	what := "List of people"
	if kind == IntakeForms {
		what = "Answers of a form"
	}
	p.p.Title = fmt.Sprintf("%s, %s", what, counted(len(p.rows), "row", "rows"))
	if p.column(ColumnName) < 0 && p.column(ColumnFamily) < 0 && p.column(ColumnGiven) < 0 && p.p.Stop == "" {
		p.p.Stop = "No column holds names: say which one does."
	}
	p.marksNote()
	if p.open > 0 {
		p.note("%s until you say who it is.", counted(p.open, "row is left alone", "rows are left alone"))
	}
}

// marksNote says how the marks come in that stand beside the people.
func (p *peopleReading) marksNote() {
	n := 0
	for j, heading := range p.header {
		if p.columns[j] == ColumnLeftOut && headsSession(heading) {
			n++
		}
	}
	if n > 0 {
		p.note("%s of sessions: take the same file in again as a table of marks, once the people are here.", counted(n, "column is", "columns are"))
	}
}

// crowd asks where more would be enrolled than there are places.
func (p *peopleReading) crowd() {
	places, more := p.s.Cohort.Places, 0
	for _, row := range p.people {
		if !row.out && row.Same == 0 && row.Status == Enrolled {
			more++
		}
	}
	if places == 0 || more == 0 || p.s.Listed()+more <= places {
		return
	}
	value := p.choose(keyPlaces, fmt.Sprintf("%d places, %d taken, %d more", places, p.s.Listed(), more), []Option{{"stop", "no more are taken"}, {allSame, "they are taken all the same"}}, "stop")
	if p.full = value == allSame; !p.full && p.p.Stop == "" {
		p.p.Stop = fmt.Sprintf("This cohort has %d places, %d of them taken, and %d more would be enrolled: let them come as waiting, leave some out, or take them all the same.", places, p.s.Listed(), more)
	}
}
