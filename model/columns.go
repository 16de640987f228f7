package model

import (
	"slices"
	"strings"
)

// The kinds of columns of other tables than those of people. Those of a session's marks begin
// at columnMarks, with its number.
const (
	ColumnNumber    ColumnKind = 20 // of a session
	ColumnTitle     ColumnKind = 21
	ColumnDate      ColumnKind = 22
	ColumnStart     ColumnKind = 23
	ColumnEnd       ColumnKind = 24
	ColumnTimes     ColumnKind = 25 // start and end in one cell
	ColumnVenue     ColumnKind = 26
	ColumnPostcode  ColumnKind = 27
	ColumnMode      ColumnKind = 28
	ColumnCredit    ColumnKind = 29 // days
	ColumnSort      ColumnKind = 30 // workshop, visit, meeting
	ColumnHost      ColumnKind = 31
	ColumnSetting   ColumnKind = 32
	ColumnCapacity  ColumnKind = 33
	ColumnBooked    ColumnKind = 34
	ColumnTeaches   ColumnKind = 35
	ColumnFocus     ColumnKind = 36
	ColumnScore     ColumnKind = 37
	ColumnComment   ColumnKind = 38
	ColumnSendsNote ColumnKind = 39 // what people need to know before they come

	columnMarks ColumnKind = 100
)

// String is the kind as it is shown.
func (k ColumnKind) String() string {
	if k > columnMarks {
		return "Session " + itoa(int(k-columnMarks))
	}
	if w := columnWords()[k]; w != "" {
		return w
	}
	return "Leave out"
}

func columnWords() map[ColumnKind]string {
	return map[ColumnKind]string{
		ColumnName: "Name", ColumnGiven: "Given", ColumnFamily: "Family", ColumnSchool: "School", ColumnEmail: "E-mail", ColumnPhone: "Telephone",
		ColumnRole: "Role", ColumnURN: "URN", ColumnDesignation: "Mastery role", ColumnBefore: "Name before", ColumnPrior: "Took part in",
		ColumnAsked: "Asked on", ColumnStatus: "Status",
		ColumnNumber: "Number", ColumnTitle: "Title", ColumnDate: "Date", ColumnStart: "Start", ColumnEnd: "End", ColumnTimes: "Start and end",
		ColumnVenue: "Venue", ColumnPostcode: "Address", ColumnMode: "Room or online", ColumnCredit: "Days", ColumnSort: "Kind", ColumnHost: "Host",
		ColumnSetting: "Setting", ColumnCapacity: "Capacity", ColumnBooked: "Who is booked", ColumnTeaches: "Who teaches", ColumnFocus: "Focus",
		ColumnScore: "Score", ColumnComment: "Comment", ColumnSendsNote: "Joining note",
	}
}

// value names a kind for Decide: "e-mail", "leave-out", "session-3".
func (k ColumnKind) value() string {
	return strings.ReplaceAll(strings.ToLower(k.String()), " ", "-")
}

// unkept is why a column is never kept, by its heading: "" of others. Whoever must know it
// asks for it when it is needed.
func unkept(heading string) string {
	words := strings.Fields(Fold(heading))
	has := func(any ...string) bool { return anyOf(words, any) }
	switch {
	case has("trn") || has("reference") && has("teacher"):
		return "the teacher reference number"
	case has("dietary", "diet", "allergy", "allergies", "access", "accessibility", "disability", "medical", "health", "adjustments"):
		return "what somebody needs (food, access): ask before the session, and keep it nowhere longer"
	case has("role", "job", "position", "post"):
	case has("headteacher", "headteachers") || has("principal", "principals") && has("name", "email", "mail") || has("head") && has("teacher", "teachers") && !has("department", "maths"):
		return "the head teacher's details"
	}
	return ""
}

// kindOfHeading is what a heading calls its column: a few words as spreadsheets have them, or
// the question of a form. Heading is false where it says nothing of it.
func kindOfHeading(cell string) (kind ColumnKind, heading bool) {
	words := headingWords(OneLine(cell, MaxName-10))
	has := func(any ...string) bool { return anyOf(words, any) }
	switch {
	case len(words) == 0:
		return ColumnLeftOut, false
	case unkept(cell) != "":
		return ColumnLeftOut, true
	case has("previous", "former", "maiden") && has("name", "names", "surname", "email") || slices.Equal(words, []string{"maiden", "name"}):
		return ColumnBefore, true
	case has("start") && has("time"), has("modified"):
		return ColumnLeftOut, true
	case has("timestamp", "completion", "submitted", "applied", "asked", "received") && !has("email"):
		return ColumnAsked, true
	case has("specialist", "advocate", "designation"):
		return ColumnDesignation, true
	case has("previously", "previous", "prior", "before", "earlier") && has("group", "programme", "engaged", "engagement", "involved", "part", "worked", "participated"):
		return ColumnPrior, true
	case has("status") && len(words) < 4:
		return ColumnStatus, true
	}
	if kind, heading, _ = labelOf(cell); heading {
		return kind, true
	}
	if has("confirm", "commit", "agree", "consent", "release", "why", "how", "colleague", "department") && !has("email", "role") {
		return ColumnLeftOut, true
	}
	for _, l := range labels() {
		if !l.weak && anyOf(words, l.words) {
			return l.kind, true
		}
	}
	return ColumnLeftOut, len(words) > 6
}

// sure leaves out columns of days and of statuses whose cells hold none: "Have you asked your
// school?" is no day, and words of a lead's own are no status.
func (r *tableReading) sure(columns []ColumnKind) []ColumnKind {
	for j, k := range columns {
		full, is := 0, 0
		for _, row := range r.rows[:min(len(r.rows), looked)] {
			cell := row.Cells[j]
			if cell == "" {
				continue
			}
			full++
			_, dated := cutStamp(cell)
			if _, typed := readStamp(cell, dayFirst, r.s.Cohort.Year); k == ColumnAsked && (dated || typed) || k == ColumnStatus && statusNamed(cell) != 0 {
				is++
			}
		}
		if (k == ColumnAsked || k == ColumnStatus) && 2*is <= full {
			columns[j] = ColumnLeftOut
		}
	}
	return columns
}

// likeHeader tells whether a row looks like headings: half of its cells and two at least, or
// the only one, say what is under them, and none is what only a person has.
func likeHeader(cells []string) bool {
	full, named := 0, 0
	for _, cell := range cells {
		cell = Tidy(cell, MaxNote)
		if cell == "" || headsSession(cell) {
			continue
		}
		full++
		if k := kindOfCell(cell); k == ColumnEmail || k == ColumnURN || k == ColumnPhone {
			return false
		}
		if kind, is := kindOfHeading(cell); is && kind != ColumnLeftOut {
			named++
		}
	}
	return isHeader(cells) || named > 1 && 2*named >= full
}
