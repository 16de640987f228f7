package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// MarksIntake is a table of people by sessions, with a letter or a word in each cell. It is
// an Intake.
type MarksIntake struct {
	tableIntake
}

// NewMarks is such a table.
func NewMarks(sheets []Table) MarksIntake {
	return MarksIntake{tableIntake{kind: IntakeMarks, sheets: sheets}}
}

// Decide implements Intake.
func (x MarksIntake) Decide(key, value string) Intake { return MarksIntake{x.decide(key, value)} }

const (
	keyWord   = "word."
	keyDiffer = "where-marks-differ"
	// mostWords is how many different words may stand in the cells of sessions.
	mostWords = 40
)

// marksReading is a table of marks as it is being read.
type marksReading struct {
	*tableReading
	found finder
	// sessions are those of the columns, nil of others.
	sessions []*Session
	// means is what each word stands for, the words as wordOf gives them.
	means map[string]Mark
	taken []TakenMark
	// people are the rows of whom it is known who they are.
	people []markedRow
	// shut counts the cells of sessions that take no marks now, by why.
	shut   map[string]int
	absent int // rows of people who are not on the list
}

// markedRow is a row of somebody; sure says that nobody had to say who it is.
type markedRow struct {
	PastedRow
	e    *Enrolment
	sure bool
	line int
}

// Propose implements Intake.
func (x MarksIntake) Propose(s *Snapshot, today Day) Proposal {
	r := x.read(s, today, func(cells []string) bool {
		return slices.ContainsFunc(cells, func(cell string) bool { return s.sessionNamed(cell) != nil }) &&
			slices.ContainsFunc(cells, func(cell string) bool { k, is := kindOfHeading(cell); return is && slices.Contains(personKinds(), k) }) || likeHeader(cells)
	})
	m := marksReading{tableReading: r, found: newFinder(s), means: map[string]Mark{}, shut: map[string]int{}}
	m.chooseSessions()
	r.p.Title = fmt.Sprintf("Marks, %s", counted(len(r.rows), "row", "rows"))
	if r.p.Stop == "" {
		for _, row := range r.rows {
			m.row(row)
		}
		m.chooseWords()
		for _, row := range m.people {
			m.compare(row)
		}
	}
	for _, why := range slices.Sorted(maps.Keys(m.shut)) {
		r.note("%s: %s left alone.", why, counted(m.shut[why], "mark is", "marks are"))
	}
	if m.absent > 0 {
		r.note("%s not on the list. Who is new is taken in first, as a table of people.", counted(m.absent, "row is", "rows are"))
	}
	return r.finish(func(how Remembered) Action {
		if len(m.taken) == 0 {
			return nil
		}
		return TakeMarks{Marks: m.taken, Remember: how}
	})
}

// personKinds are the kinds of columns by which somebody is found.
func personKinds() []ColumnKind {
	return []ColumnKind{ColumnName, ColumnGiven, ColumnFamily, ColumnSchool, ColumnEmail}
}

// chooseSessions proposes which columns are of which session.
func (m *marksReading) chooseSessions() {
	kinds := append(personKinds(), ColumnLeftOut)
	for _, x := range m.s.Sessions {
		kinds = append(kinds, columnMarks+ColumnKind(x.Number))
	}
	proposed := make([]ColumnKind, m.width)
	for j, cell := range m.header {
		if k, is := kindOfHeading(cell); is && slices.Contains(personKinds(), k) {
			if !slices.Contains(proposed[:j], k) {
				proposed[j] = k
			}
		} else if x := m.s.sessionNamed(cell); x != nil {
			proposed[j] = columnMarks + ColumnKind(x.Number)
		} else if n := numberIn(cell); n > 0 {
			m.note("Column %s is left out: there is no session %d. Take in the sessions first, or make it.", ColumnLetters(j), n)
		} else if day, ok := readStamp(Tidy(cell, MaxName), dayFirst, m.s.Cohort.Year); ok {
			m.note("Column %s is left out: no session is on %s, and no date of a visit. Say which session it is, or take in its date first.", ColumnLetters(j), day.Long())
		}
	}
	if !slices.Contains(proposed, ColumnName) && !slices.Contains(proposed, ColumnFamily) && !slices.Contains(proposed, ColumnGiven) {
		for j := range m.width {
			if proposed[j] == ColumnLeftOut && kindOfColumn(m.rows, j) == ColumnName {
				proposed[j] = ColumnName
				break
			}
		}
	}
	m.chooseColumns(proposed, kinds)
	m.sessions = make([]*Session, m.width)
	any := false
	for j, k := range m.columns {
		if k > columnMarks {
			m.sessions[j], any = m.s.SessionNumbered(int(k-columnMarks)), true
		}
	}
	if !any {
		m.p.Stop = "No column is of a session: say which one is, or take in the sessions first."
	}
}

// isTotals tells whether a row counts those above it.
func isTotals(name string) bool {
	return slices.Contains([]string{"total", "totals", "average", "attendance", "attended", "number present", "present", "count", "sum"}, Fold(name))
}

// row finds out who one row is.
func (m *marksReading) row(row PastedRow) {
	any := false
	for j, x := range m.sessions {
		any = any || x != nil && row.Cells[j] != ""
	}
	who, at, wrong := personOf(row, m.columns)
	name := commaed(who.Name(), who.School)
	switch {
	case wrong != "" && !any:
		return // an empty row, or a remark below the table
	case isTotals(who.Name()):
		m.note("Row %d is left out: it counts the others.", row.Number)
		return
	case wrong != "":
		m.bad(row, name, m.at(row.Number, at)+": "+wrong)
		return
	}
	take := who.Pasted()
	if who.Email == "" {
		take.Emails = nil
	}
	e, sure, others := m.found.find(take)
	l := ProposalLine{Row: row.Number, Name: name}
	if !sure {
		e = m.ask(&l, row, others)
	}
	if e != nil {
		m.people = append(m.people, markedRow{row, e, sure, len(m.p.Lines)})
	}
	m.p.Lines = append(m.p.Lines, l)
}

// ask asks who a row is.
func (m *marksReading) ask(l *ProposalLine, row PastedRow, others []*Enrolment) *Enrolment {
	known := others
	if len(known) == 0 && len(m.s.Enrolments) <= mostAsked {
		known = m.s.Enrolments
	}
	var options []Option
	for _, e := range known {
		options = append(options, Option{rowSame + e.ID.String(), m.s.whoseSchool(e)})
	}
	options = append(options, Option{rowOut, "left out"})
	var value string
	l.Choice, value = m.choice(row, "who is it", options, "")
	l.Verdict, l.Words = NeedsAnswer, "not on the list"
	if len(others) > 0 {
		l.Words = "is it " + m.s.whoseSchool(others[0]) + "?"
	}
	if value == rowOut {
		l.Verdict, l.Words = IsLeftOut, "left out"
		return nil
	}
	for _, e := range known {
		if value == rowSame+e.ID.String() {
			return e
		}
	}
	if len(others) == 0 {
		m.absent++
	}
	return nil
}

// mostAsked is of how many people all are offered where a row is of none that is known.
const mostAsked = 60

// compare says what marks of a row are new, and which differ from those that are there.
func (m *marksReading) compare(row markedRow) {
	l, e := &m.p.Lines[row.line], row.e
	var news, differ []string
	var fill, all []TakenMark
	for j, x := range m.sessions {
		word, minutes := wordOf(row.Cells[j])
		mark := m.means[word]
		if x == nil || word == "" || mark.Kind == Unmarked {
			continue
		}
		mark.MinutesLate = minutes
		was := e.Mark(x.ID)
		if was.says(mark) {
			continue
		}
		if why := m.s.shut(x, e, m.today); why != "" {
			m.shut[why]++
			continue
		}
		if mark.Kind == Cancelled && e.Told(x.ID).Kind == CannotCome {
			mark.ToldOn = e.Told(x.ID).On
		}
		t := TakenMark{e.ID, x.ID, mark}
		all = append(all, t)
		if was.Kind == Unmarked {
			fill = append(fill, t)
			news = append(news, fmt.Sprintf("%d %s", x.Number, mark.Words()))
		} else {
			differ = append(differ, fmt.Sprintf("session %d: %s here, %s there", x.Number, was.Words(), mark.Words()))
		}
	}
	l.Verdict, l.Words = WouldChange, "session "+strings.Join(news, ", ")
	switch {
	case len(all) == 0:
		l.Verdict, l.Words = IsThere, "nothing new"
		return
	case len(differ) == 0:
		m.taken = append(m.taken, fill...)
		return
	}
	held := ""
	if value, is := m.set(keyDiffer); is {
		held = value
	}
	var value string
	if row.sure {
		l.Choice, value = m.choice(row.PastedRow, "which holds", []Option{{rowTake, "the marks of the file"}, {rowKeep, "those that are here; what is unmarked is filled"}, {rowOut, "left out"}}, held)
	} else {
		value = held
	}
	if !slices.ContainsFunc(m.p.Settings, func(c Choice) bool { return c.Key == keyDiffer }) {
		m.choose(keyDiffer, "where marks differ", []Option{{rowTake, "the file's hold"}, {rowKeep, "those here hold"}}, "")
	}
	l.Words = commaed(strings.Join(differ, ", "), strings.TrimSuffix("session "+strings.Join(news, ", "), "session "))
	switch value {
	case rowTake:
		m.taken = append(m.taken, all...)
	case rowKeep:
		m.taken = append(m.taken, fill...)
		l.Words = cmp.Or(strings.TrimSuffix("session "+strings.Join(news, ", "), "session "), "stays as it is")
		if len(fill) == 0 {
			l.Verdict = IsThere
		}
	case rowOut:
		l.Verdict, l.Words = IsLeftOut, "left out"
	default:
		l.Verdict = NeedsAnswer
	}
}

// says tells whether a mark says what a table says: more may be known of it.
func (m Mark) says(o Mark) bool {
	if m.Kind != o.Kind || m.Late != o.Late || m.Online != o.Online && o.Online || m.LeftEarly != o.LeftEarly && o.LeftEarly {
		return false
	}
	return o.MinutesLate == 0 || m.MinutesLate == o.MinutesLate
}

// shut says why a session takes no mark of somebody now; "" where it does.
func (s *Snapshot) shut(x *Session, e *Enrolment, today Day) string {
	day, finish, state := x.Date, x.Finish, x.State
	if x.Kind == Visit {
		slot := s.Slot(e.Booking(x.ID))
		if slot == nil {
			return fmt.Sprintf("Visit %d, who has no date of it", x.Number)
		}
		day, finish, state = slot.Date, slot.Finish, max(state, slot.State)
	}
	switch {
	case finish.Is:
		return fmt.Sprintf("Session %d is finished (open its register first)", x.Number)
	case state != Planned:
		return fmt.Sprintf("Session %d is called off, or was not held", x.Number)
	case !day.Known() || day > today:
		return fmt.Sprintf("Session %d is still to come, or has no date", x.Number)
	case len(e.Claims(x.ID)) > 1:
		return fmt.Sprintf("Session %d has two answers of somebody (decide between them first)", x.Number)
	}
	return ""
}

// TakenMark is a mark of one place at one session.
type TakenMark struct {
	Enrolment, Session ID
	Mark               Mark
}

// TakeMarks writes marks that were read from a table: those of sessions whose registers are
// open, and that are not to come.
type TakeMarks struct {
	Marks    []TakenMark
	Remember Remembered
}

// Plan writes them all or none.
func (a TakeMarks) Plan(s *Snapshot, env Env) (Plan, error) {
	d := NewDraft(s, env, VerbTookMarks, 0)
	people := map[ID]bool{}
	for _, t := range a.Marks {
		e, err := s.placeOf(t.Enrolment)
		if err != nil {
			return Plan{}, err
		}
		x := s.Session(t.Session)
		if x == nil {
			return Plan{}, goneSession
		}
		if why := s.shut(x, e, DayOf(env.Now)); why != "" {
			return Plan{}, refuse("%s.", why)
		}
		was := x.Finish.Was
		if slot := s.Slot(e.Booking(x.ID)); slot != nil && x.Kind == Visit {
			was = slot.Finish.Was
		}
		if m := t.Mark; m.Kind != Unmarked {
			m.Amended = was
			d.mark(e, x.ID, m)
			people[e.ID] = true
		}
	}
	if d.Change() == nil {
		return Plan{Say: "No mark is new."}, nil
	}
	d.remember(a.Remember)
	return d.planned("%s taken in, of %s.", counted(len(a.Marks), "mark", "marks"), persons(len(people))), nil
}
