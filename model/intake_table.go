package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// tableIntake is what the intakes of tables have in common: the sheets of a file, and what
// the lead has decided, by key. A key that begins with "row." is about one row, all others
// are settings, which are remembered for the next table with the same headings.
type tableIntake struct {
	kind    IntakeKind
	sheets  []Table
	decided map[string]string // never changed in place
}

// decide is the intake with one more decision.
func (t tableIntake) decide(key, value string) tableIntake {
	if key == "" || t.decided[key] == value {
		return t
	}
	next := maps.Clone(t.decided)
	if next == nil {
		next = map[string]string{}
	}
	if key == keyTab || key == keyHeader { // another table: what was decided of that one is not of this
		maps.DeleteFunc(next, func(k, _ string) bool { return k != keyTab })
	}
	next[key] = value
	t.decided = next
	return t
}

// The keys of settings that several intakes have.
const (
	keyTab    = "sheet"
	keyHeader = "headings"
	keyDates  = "dates"
	keyWrong  = "wrong-rows"
	keyRow    = "row."
	keyColumn = "column."
)

// What can be decided of a row.
const (
	rowTake = "take"
	rowOut  = "leave-out"
	rowKeep = "keep"
	rowSame = "same."
	rowNew  = "new"
)

// tableReading is a table as it is being read for a proposal.
type tableReading struct {
	t     tableIntake
	s     *Snapshot
	today Day
	p     Proposal
	// form names the table; was is what is remembered of it.
	form ID
	was  map[string]string
	// header are the headings, rows what stands under them, width how many columns there are.
	header []string
	rows   []PastedRow
	width  int
	// columns are what they are taken for.
	columns []ColumnKind
	wrong   int // rows that are wrong and not left out
	open    int // rows that need an answer
}

// read finds the headings: a row of the first ones that looks like them. Without any, row 1
// is what it is taken for.
func (t tableIntake) read(s *Snapshot, today Day, like func(cells []string) bool) *tableReading {
	r := &tableReading{t: t, s: s, today: today}
	sheet := t.sheets[0]
	if len(t.sheets) > 1 {
		var options []Option
		at := 0
		for i, x := range t.sheets {
			value := itoa(i + 1)
			options = append(options, Option{value, cmp.Or(OneLine(x.Sheet, 40), value)})
			if t.decided[keyTab] == value {
				at = i
			}
		}
		r.p.Settings = append(r.p.Settings, Choice{Key: keyTab, Asks: "sheet", Options: options, Chosen: at})
		sheet = t.sheets[at]
	}
	first := sheet.Rows[:min(len(sheet.Rows), mostAbove+1)]
	head := slices.IndexFunc(first, func(row PastedRow) bool { return like(row.Cells) })
	r.cutHeader(sheet, r.choose(keyHeader, "headings are in", headerOptions(first), headerValue(first, head)))
	r.form = formOf(t.kind, r.header)
	r.was = s.settings(r.form)
	return r
}

// mostAbove is how many rows may stand over the headings: a title, a date.
const mostAbove = 5

func headerOptions(first []PastedRow) []Option {
	options := []Option{{"none", "no row"}}
	for _, row := range first {
		options = append(options, Option{itoa(row.Number), "row " + itoa(row.Number)})
	}
	return options
}

func headerValue(first []PastedRow, at int) string {
	if at < 0 {
		return "none"
	}
	return itoa(first[at].Number)
}

// cutHeader takes the headings, and what stands under them.
func (r *tableReading) cutHeader(sheet Table, value string) {
	rows := sheet.Rows
	for i, row := range rows[:min(len(rows), mostAbove+1)] {
		if itoa(row.Number) == value {
			r.header = row.Cells
			rows = rows[i+1:]
			break
		}
	}
	r.width = len(r.header)
	for _, row := range rows {
		r.width = max(r.width, len(row.Cells))
	}
	r.header = append(slices.Clone(r.header), make([]string, r.width-len(r.header))...)
	r.rows = make([]PastedRow, len(rows))
	cells := make([]string, r.width*len(rows))
	for i, row := range rows {
		own := cells[i*r.width : (i+1)*r.width : (i+1)*r.width]
		for j, cell := range row.Cells {
			own[j] = Tidy(cell, MaxNote)
		}
		r.rows[i] = PastedRow{row.Number, own}
	}
}

// set is what holds for a key: what was decided now, else what is remembered.
func (r *tableReading) set(key string) (value string, is bool) {
	if value, is = r.t.decided[key]; !is {
		value, is = r.was[key]
	}
	return value, is
}

// choose adds a setting, and gives the value that holds: what the lead set, where it is an
// option, else what is proposed; "" where neither is.
func (r *tableReading) choose(key, asks string, options []Option, proposed string) string {
	c := Choice{Key: key, Asks: asks, Options: options, Chosen: -1}
	index := func(value string) int {
		return slices.IndexFunc(options, func(o Option) bool { return o.Value == value })
	}
	if value, is := r.set(key); is {
		c.Chosen = index(value)
	}
	if c.Chosen < 0 {
		c.Chosen = index(proposed)
	}
	r.p.Settings = append(r.p.Settings, c)
	if c.Chosen < 0 {
		return ""
	}
	return options[c.Chosen].Value
}

// chooseColumns adds a setting for each column that holds something.
func (r *tableReading) chooseColumns(proposed, kinds []ColumnKind) {
	options := make([]Option, len(kinds))
	for i, k := range kinds {
		options[i] = Option{k.value(), k.String()}
	}
	r.columns = make([]ColumnKind, r.width)
	for j := range r.width {
		if r.header[j] == "" && !slices.ContainsFunc(r.rows, func(row PastedRow) bool { return row.Cells[j] != "" }) {
			continue
		}
		asks := "column " + ColumnLetters(j)
		if r.header[j] != "" {
			asks += ", " + OneLine(r.header[j], 60)
		}
		value := r.choose(keyColumn+ColumnLetters(j), asks, options, proposed[j].value())
		r.columns[j] = kinds[max(0, slices.IndexFunc(kinds, func(k ColumnKind) bool { return k.value() == value }))]
	}
	r.unkeptNotes()
}

// unkeptNotes say which columns are left out because nobody should keep what is in them.
func (r *tableReading) unkeptNotes() {
	for j, k := range r.columns {
		why := unkept(r.header[j])
		if why != "" && k == ColumnLeftOut && slices.ContainsFunc(r.rows, func(row PastedRow) bool { return row.Cells[j] != "" }) {
			r.note("Column %s is left out: this program does not keep %s.", ColumnLetters(j), why)
		}
	}
}

func (r *tableReading) note(format string, args ...any) {
	r.p.Notes = append(r.p.Notes, fmt.Sprintf(format, args...))
}

// column is the first that holds a kind, or -1.
func (r *tableReading) column(k ColumnKind) int { return slices.Index(r.columns, k) }

// cell is what a row has in the column of a kind: of the first that has something.
func (r *tableReading) cell(row PastedRow, k ColumnKind) string {
	for j, kind := range r.columns {
		if kind == k && row.Cells[j] != "" {
			return row.Cells[j]
		}
	}
	return ""
}

// at says where something is wrong: "Row 5, column C".
func (r *tableReading) at(row int, k ColumnKind) string {
	if j := r.column(k); j >= 0 {
		return "Row " + itoa(row) + ", column " + ColumnLetters(j)
	}
	return "Row " + itoa(row)
}

// decidedOf is what was decided of a row, now or of the same row before.
func (r *tableReading) decidedOf(row PastedRow) string {
	if value, is := r.t.decided[keyRow+itoa(row.Number)]; is {
		return value
	}
	if len(r.was) > 0 {
		return r.was[rowKey(row.Cells)]
	}
	return ""
}

// choice is what can be decided of a row; proposed holds where the lead decided nothing.
func (r *tableReading) choice(row PastedRow, asks string, options []Option, proposed string) (*Choice, string) {
	c := &Choice{Key: keyRow + itoa(row.Number), Asks: asks, Options: options, Chosen: -1}
	for _, value := range []string{r.decidedOf(row), proposed} {
		if c.Chosen = slices.IndexFunc(options, func(o Option) bool { return o.Value == value }); c.Chosen >= 0 {
			return c, value
		}
	}
	return c, ""
}

// leftOut adds a row that the lead leaves out before anything is made of it.
func (r *tableReading) leftOut(row PastedRow, name string) bool {
	if r.decidedOf(row) != rowOut {
		return false
	}
	c, _ := r.choice(row, "what becomes of it", []Option{{rowTake, "taken"}, {rowOut, "left out"}}, "")
	r.p.Lines = append(r.p.Lines, ProposalLine{Row: row.Number, Name: name, Words: "left out", Verdict: IsLeftOut, Choice: c})
	return true
}

// bad adds a row that cannot be taken: until the lead leaves it out nothing can be.
func (r *tableReading) bad(row PastedRow, name, why string) {
	l := ProposalLine{Row: row.Number, Name: name, Words: why, Verdict: IsWrong, Private: true}
	all := ""
	if value, _ := r.set(keyWrong); value == rowOut {
		all = rowOut
	}
	c, value := r.choice(row, "what becomes of it", []Option{{rowOut, "left out"}}, all)
	if l.Choice = c; value == rowOut {
		l.Verdict = IsLeftOut
	} else {
		r.wrong++
	}
	r.p.Lines = append(r.p.Lines, l)
}

// finish closes a proposal: lines that need something first, what stops it, and the action,
// which is tried, so that it is never refused after a yes.
func (r *tableReading) finish(action func(Remembered) Action) Proposal {
	if slices.ContainsFunc(r.p.Lines, func(l ProposalLine) bool { return l.Verdict == IsWrong || l.Verdict == IsLeftOut }) {
		r.choose(keyWrong, "rows that are wrong", []Option{{"stop", "are to be put right first"}, {rowOut, "are left out"}}, "stop")
	}
	slices.SortStableFunc(r.p.Lines, func(a, b ProposalLine) int { return cmp.Compare(a.Verdict.first(), b.Verdict.first()) })
	if r.wrong > 0 && r.p.Stop == "" {
		r.p.Stop = counted(r.wrong, "row is wrong: put it", "rows are wrong: put them") + " right in the file, or leave " + map[bool]string{true: "it", false: "them"}[r.wrong == 1] + " out."
	}
	if r.p.Stop != "" {
		return r.p
	}
	a := action(remembered(r.form, r.settings()))
	if a == nil {
		return r.p
	}
	id := ID(1) << 62
	plan, err := a.Plan(r.s, Env{Now: r.today.Date(), NewID: func() ID { id++; return id }})
	switch {
	case err != nil:
		r.p.Stop = err.Error()
	case len(plan.Changes) > 0:
		r.p.Action = a
	}
	return r.p
}

// settings are all that the lead has set for such a table, and of the rows of this one that
// they are left as they are.
func (r *tableReading) settings() map[string]string {
	set := maps.Clone(r.was)
	for key, value := range r.t.decided {
		if !strings.HasPrefix(key, keyRow) && key != keyTab && key != keyHeader {
			set[key] = value
		}
	}
	for _, row := range r.rows {
		if value := r.t.decided[keyRow+itoa(row.Number)]; value == rowKeep || value == rowOut || strings.HasPrefix(value, rowSame) {
			set[rowKey(row.Cells)] = value
		}
	}
	return set
}

// first orders lines: those that need something before those that do not.
func (v Verdict) first() int {
	return map[Verdict]int{IsWrong: 0, NeedsAnswer: 1, WouldChange: 2, WouldAdd: 3, IsLeftOut: 4, IsThere: 5}[v]
}
