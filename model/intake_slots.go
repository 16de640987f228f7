package model

import (
	"cmp"
	"fmt"
	"strings"
)

// SlotsIntake is a table of the dates of a visit, with who is booked on each. It is an Intake.
type SlotsIntake struct {
	tableIntake
	visit ID
}

// NewSlots is such a table, of a visit; 0 is the only one, or asked.
func NewSlots(sheets []Table, visit ID) SlotsIntake {
	return SlotsIntake{tableIntake{kind: IntakeSlots, sheets: sheets}, visit}
}

// Decide implements Intake.
func (x SlotsIntake) Decide(key, value string) Intake {
	return SlotsIntake{x.decide(key, value), x.visit}
}

const keyVisit = "visit"

func slotHeadings() []headingOf {
	return []headingOf{
		{ColumnBooked, []string{"booked", "who", "who is booked", "participants", "attendees", "names", "coming"}},
		{ColumnCapacity, []string{"capacity", "places", "spaces", "max", "limit"}},
		{ColumnTeaches, []string{"teacher", "teaches", "taught"}},
		{ColumnSetting, []string{"setting", "phase", "kind of school"}},
		{ColumnFocus, []string{"focus", "topic", "class", "year group"}},
		{ColumnPostcode, []string{"postcode", "address", "post code"}},
		{ColumnStart, []string{"start", "starts", "from", "begins"}},
		{ColumnEnd, []string{"end", "ends", "finish", "finishes", "until", "to"}},
		{ColumnDate, []string{"date", "when", "day"}},
		{ColumnTimes, []string{"time", "times"}},
		{ColumnHost, []string{"host", "school", "venue", "where", "location", "place"}},
	}
}

func slotKinds() []ColumnKind {
	return []ColumnKind{
		ColumnDate, ColumnStart, ColumnEnd, ColumnTimes, ColumnHost, ColumnSetting, ColumnCapacity, ColumnBooked, ColumnTeaches, ColumnFocus, ColumnPostcode, ColumnLeftOut,
	}
}

// slotsReading is a table of dates as it is being read.
type slotsReading struct {
	*tableReading
	visit *Session
	found finder
	// where is the row in which somebody is booked already, taken the dates of rows before.
	where map[ID]int
	taken map[ID]bool
}

// Propose implements Intake.
func (x SlotsIntake) Propose(s *Snapshot, today Day) Proposal {
	r := x.read(s, today, func(cells []string) bool { return likeWhen(cells, slotHeadings()) })
	var options []Option
	proposed := ""
	for _, v := range s.Sessions {
		if v.Kind == Visit && v.State == Planned {
			options = append(options, Option{itoa(v.Number), strings.TrimSuffix("visit "+itoa(v.Number)+", "+v.Title, ", ")})
			if v.ID == x.visit {
				proposed = itoa(v.Number)
			}
		}
	}
	if len(options) == 1 {
		proposed = options[0].Value
	}
	p := slotsReading{tableReading: r, found: newFinder(s), where: map[ID]int{}, taken: map[ID]bool{}}
	p.visit = s.SessionNumbered(atoi(r.choose(keyVisit, "dates of", options, proposed)))
	r.chooseColumns(r.proposeWhen(slotHeadings(), ColumnHost, ColumnBooked), slotKinds())
	order := r.dateOrder(ColumnDate)
	r.p.Title = fmt.Sprintf("Dates of a visit, %s", counted(len(r.rows), "row", "rows"))
	switch {
	case len(options) == 0:
		r.p.Stop = "The cycle has no visit: make one first, or take one in with the sessions."
	case p.visit == nil:
		r.p.Stop = "Say of which visit these dates are."
	}
	if r.p.Stop != "" {
		return r.p
	}
	var dates []TakenDate
	for _, row := range r.rows {
		if t, taken := p.row(row, order); taken {
			dates = append(dates, t)
		}
	}
	return r.finish(func(how Remembered) Action {
		if len(dates) == 0 {
			return nil
		}
		return TakeDates{Visit: p.visit.ID, Dates: dates, Remember: how}
	})
}

// row reads a row, says what becomes of it, and whether it is taken.
func (p *slotsReading) row(row PastedRow, order string) (t TakenDate, taken bool) {
	day, span, why := p.when(row, order)
	host := p.cell(row, ColumnHost)
	name := strings.Trim(day.Medium()+" "+host, " ")
	if p.leftOut(row, name) {
		return t, false
	}
	if why == "" {
		t, why = p.date(row, day, span)
	}
	var booked []string
	if why == "" {
		booked, why = p.book(row, &t)
	}
	if why == "" {
		if err := t.put(&together{s: p.s, env: tryEnv(p.today)}, p.visit.ID); err != nil {
			why = "Row " + itoa(row.Number) + ": " + err.Error()
		}
	}
	if why != "" {
		p.bad(row, name, why)
		return t, false
	}
	p.taken[t.Slot.ID] = true
	l := ProposalLine{Row: row.Number, Name: name, Private: true}
	defer func() { p.p.Lines = append(p.p.Lines, l) }()
	was := p.s.Slot(t.Slot.ID)
	if was == nil {
		l.Words = strings.Trim(t.Slot.times()+", "+strings.Join(booked, ", "), ", ")
		if l.Words == "" {
			l.Words = "offered"
		}
		if t.Slot.Capacity > 0 {
			l.Words = commaed("for "+persons(t.Slot.Capacity), l.Words)
		}
		var value string
		l.Choice, value = p.choice(row, "what becomes of it", []Option{{rowTake, "offered"}, {rowOut, "left out"}}, rowTake)
		if value == rowOut {
			l.Verdict, l.Words = IsLeftOut, "left out"
		}
		return t, value != rowOut
	}
	l.Words = commaed(was.differs(&t.Slot), strings.Join(booked, ", "))
	if l.Words == "" {
		l.Verdict, l.Words = IsThere, "as it is"
		return t, false
	}
	c, value := p.choice(row, "which holds", []Option{{rowTake, "what the file says"}, {rowKeep, "what is here"}}, rowTake)
	if l.Choice, l.Verdict = c, WouldChange; value == rowKeep {
		l.Verdict, l.Words = IsThere, "stays as it is ("+l.Words+")"
	}
	return t, value != rowKeep
}

func (x *Slot) times() string { return Span{Start: x.Start, End: x.End}.String() }

// date is a row as a date of the visit: what it leaves empty is as it was.
func (p *slotsReading) date(row PastedRow, day Day, span Span) (t TakenDate, why string) {
	host := p.cell(row, ColumnHost)
	if !day.Known() && host == "" {
		return t, "Row " + itoa(row.Number) + ": a date of a visit needs its day, or its host."
	}
	t.Slot = Slot{Session: p.visit.ID}
	best := 0
	for _, x := range p.s.SlotsOf(p.visit.ID) {
		if p.taken[x.ID] {
			continue
		}
		fits := 2 * x.fits(day, host, span.Start)
		if fits > 0 && p.comes(row, x) {
			fits++
		}
		if same := *x; fits > 0 {
			if p.fill(&same, row, day, span); x.differs(&same) == "" {
				fits += asItIs
			}
		}
		if fits > best {
			best, t.Slot = fits, *x
		}
	}
	p.fill(&t.Slot, row, day, span)
	if named := PupilNamed(t.Slot.Focus); named != "" {
		p.note("Row %d: %s", row.Number, named)
	}
	n, wrong := ReadCapacity(strings.TrimSpace(strings.TrimPrefix(strings.ToLower(p.cell(row, ColumnCapacity)), "max")))
	if wrong != "" {
		return t, p.at(row.Number, ColumnCapacity) + ": " + wrong
	}
	t.Slot.Capacity = cmp.Or(n, t.Slot.Capacity)
	return t, ""
}

// asItIs outweighs all else by which a row is taken for a date: that it changes nothing of it.
const asItIs = 1000

// fill writes into a date what a row says of it.
func (p *slotsReading) fill(x *Slot, row PastedRow, day Day, span Span) {
	x.Date = cmp.Or(day, x.Date)
	if span.Start.Known() {
		x.Start, x.End = span.Start, span.End
	}
	for _, f := range []struct {
		to   *string
		kind ColumnKind
	}{
		{&x.Host, ColumnHost}, {&x.Setting, ColumnSetting}, {&x.Teacher, ColumnTeaches}, {&x.Focus, ColumnFocus}, {&x.Address, ColumnPostcode},
	} {
		*f.to = cmp.Or(p.cell(row, f.kind), *f.to)
	}
}

// fits says how well a row is this date: 0 for not at all, most where day, host and start are
// the same; what either leaves open stands against nothing.
func (x *Slot) fits(day Day, host string, start Clock) int {
	sameHost, sameStart := Fold(x.Host) == Fold(host), x.Start == start
	switch {
	case x.Date != day, !sameHost && host != "" && x.Host != "", !sameStart && host == "" && start.Known() && x.Start.Known():
		return 0
	case sameHost && sameStart:
		return 4
	case sameHost:
		return 3
	case sameStart:
		return 2
	}
	return 1
}

// book finds who is booked on a date. Who is not found is noted, and not booked.
func (p *slotsReading) book(row PastedRow, t *TakenDate) (words []string, why string) {
	coming := 0
	if was := p.s.Slot(t.Slot.ID); was != nil {
		coming = len(p.s.Coming(was))
	}
	for _, name := range cutNames(p.cell(row, ColumnBooked)) {
		e, sure, others, wrong := p.called(name)
		if wrong != "" {
			return nil, p.at(row.Number, ColumnBooked) + ": " + wrong
		}
		if !sure {
			is := "is not on the list"
			if len(others) > 1 {
				is = "is the name of several"
			}
			p.note("Row %d: %s %s, and is not booked.", row.Number, OneLine(name, 40), is)
			continue
		}
		if first := p.where[e.ID]; first > 0 {
			return nil, p.at(row.Number, ColumnBooked) + ": " + p.s.Person(e.Person).Apart() + " is booked in row " + itoa(first) + " already."
		}
		p.where[e.ID] = row.Number
		was := p.s.Slot(e.Booking(p.visit.ID))
		switch {
		case was != nil && was.ID == t.Slot.ID:
			continue
		case len(e.Claims(p.visit.ID)) > 0:
			p.note("Row %d: %s is marked at this visit already, and stays where they are.", row.Number, p.s.Person(e.Person).Apart())
			continue
		case was != nil:
			words = append(words, p.s.Person(e.Person).Apart()+" moves here from "+was.name())
		default:
			words = append(words, "books "+p.s.Person(e.Person).Apart())
		}
		t.Booked = append(t.Booked, e.ID)
	}
	if t.Slot.Capacity > 0 && coming+len(t.Booked) > t.Slot.Capacity {
		return nil, p.at(row.Number, ColumnBooked) + ": " + persons(coming+len(t.Booked)) + " for " + counted(t.Slot.Capacity, "place", "places") + ": raise the capacity, or take somebody out."
	}
	return words, ""
}

// called is who has a name, as it stands in a table.
func (p *slotsReading) called(name string) (e *Enrolment, sure bool, others []*Enrolment, wrong string) {
	given, family, wrong := ReadName(name)
	if wrong != "" {
		return nil, false, nil, wrong
	}
	e, sure, others = p.found.find(Pasted{Given: given, Family: family})
	if !sure && len(others) == 0 {
		e, sure = p.oneCalled(name)
	}
	return e, sure, others, ""
}

// comes tells whether somebody whom the row names is booked on a date already, or nobody is
// where it names nobody: of two dates that are the same otherwise it is then the one.
func (p *slotsReading) comes(row PastedRow, x *Slot) bool {
	named := false
	for _, name := range cutNames(p.cell(row, ColumnBooked)) {
		if e, sure, _, _ := p.called(name); sure {
			if named = true; e.Booking(p.visit.ID) == x.ID {
				return true
			}
		}
	}
	return !named && len(p.s.Coming(x)) == 0
}

// oneCalled is the one who has a family name alone.
func (p *slotsReading) oneCalled(family string) (e *Enrolment, alone bool) {
	for _, x := range p.s.Enrolments {
		if who := p.s.Person(x.Person); who != nil && Fold(who.Family) == Fold(family) {
			if e != nil {
				return nil, false
			}
			e = x
		}
	}
	return e, e != nil
}

// cutNames cuts a cell with several names: at semicolons or line breaks, else at commas.
func cutNames(cell string) []string {
	sign := ","
	if strings.ContainsAny(cell, ";\n") {
		cell, sign = strings.ReplaceAll(cell, "\n", ";"), ";"
	}
	var out []string
	for part := range strings.SplitSeq(cell, sign) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// differs says what of a date is another in a table.
func (x *Slot) differs(o *Slot) string {
	var parts []string
	for _, f := range []struct{ what, was, now string }{
		{"date", x.Date.Medium(), o.Date.Medium()}, {"time", x.times(), o.times()}, {"host", x.Host, o.Host}, {"setting", x.Setting, o.Setting},
		{"who teaches", x.Teacher, o.Teacher}, {"focus", x.Focus, o.Focus}, {"address", x.Address, o.Address}, {"capacity", itoa(x.Capacity), itoa(o.Capacity)},
	} {
		if f.was == f.now {
			continue
		}
		if f.was != "" && f.was != "0" {
			f.now += " (was " + f.was + ")"
		}
		parts = append(parts, f.what+" "+f.now)
	}
	return strings.Join(parts, ", ")
}

// TakenDate is a date of a visit as a table has it, and who is to be booked on it. One
// without an ID is new.
type TakenDate struct {
	Slot   Slot
	Booked []ID
}

// put offers it, or changes what is there, and books who is named.
func (t TakenDate) put(to *together, visit ID) error {
	x := t.Slot
	var err error
	if to.s.Slot(x.ID) == nil {
		x.ID = to.env.NewID()
		err = to.do(OfferDate{Slot: x})
	} else {
		err = to.do(EditDate{Slot: x})
	}
	if err != nil || len(t.Booked) == 0 {
		return err
	}
	return to.do(Book{Session: visit, Slot: x.ID, Enrolments: t.Booked})
}

// TakeDates offers the dates of a visit that were read from a table, changes those that are
// there, and books who is named.
type TakeDates struct {
	Visit    ID
	Dates    []TakenDate
	Remember Remembered
}

// Plan does it all, or nothing.
func (a TakeDates) Plan(s *Snapshot, env Env) (Plan, error) {
	t := together{s: s, env: env, verb: VerbTookDates}
	added, booked := 0, 0
	for _, x := range a.Dates {
		if s.Slot(x.Slot.ID) == nil {
			added++
		}
		booked += len(x.Booked)
		if err := x.put(&t, a.Visit); err != nil {
			return Plan{}, refuse("%s: %v", x.Slot.name(), err)
		}
	}
	t.remember(a.Remember)
	t.plan.Say = fmt.Sprintf("%s offered, %s booked.", counted(added, "date", "dates"), persons(booked))
	if n := len(a.Dates) - added; n > 0 {
		t.plan.Say += " " + counted(n, "date", "dates") + " changed."
	}
	return t.plan, nil
}
