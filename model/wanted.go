package model

import "strings"

// PaperKind is a kind of document that is made of a cohort, by its word on the command line.
type PaperKind string

// The kinds of documents.
const (
	PaperCalendar    PaperKind = "ics"
	PaperSheet       PaperKind = "sheet"       // to sign in on, PDF
	PaperCertificate PaperKind = "certificate" // of who has completed, PDF
	PaperStatement   PaperKind = "statement"   // of attendance so far, PDF
	PaperBadges      PaperKind = "badges"      // PDF
	PaperEvaluation  PaperKind = "evaluation"  // Markdown or PDF
	PaperGrid        PaperKind = "grid"        // attendance as a picture, SVG or PDF
	PaperCSV         PaperKind = "csv"         // one table
	PaperWorkbook    PaperKind = "xlsx"        // all tables, or one
	PaperAnonymous   PaperKind = "anonymous"   // counts, small numbers hidden
)

// PaperKinds are all kinds of documents, in the order in which they are offered.
func PaperKinds() []PaperKind {
	return []PaperKind{
		PaperSheet, PaperCalendar, PaperCertificate, PaperStatement, PaperBadges, PaperEvaluation, PaperGrid, PaperWorkbook, PaperCSV, PaperAnonymous,
	}
}

// String is the kind as a lead knows it.
func (k PaperKind) String() string {
	switch k {
	case PaperCalendar:
		return "calendar of the dates (.ics)"
	case PaperSheet:
		return "sign-in sheet of a session (PDF)"
	case PaperCertificate:
		return "certificate of who has completed (PDF)"
	case PaperStatement:
		return "statement of attendance so far (PDF)"
	case PaperBadges:
		return "badges (PDF)"
	case PaperEvaluation:
		return "evaluation, outcome by outcome"
	case PaperGrid:
		return "attendance of the year as a picture"
	case PaperCSV:
		return "one table for a spreadsheet (CSV)"
	case PaperWorkbook:
		return "workbook with all tables, or one (XLSX)"
	case PaperAnonymous:
		return "counts without names, small ones hidden"
	}
	return string(k)
}

// Formats are the endings that a kind of document can have, the first where nobody chooses;
// nil where it has only one.
func (k PaperKind) Formats() []string {
	switch k {
	case PaperEvaluation:
		return []string{"md", "pdf"}
	case PaperGrid:
		return []string{"svg", "pdf"}
	}
	return nil
}

// Asked is what is to be said of a kind of document before it is made.
type Asked struct {
	// Session: which register. People: whom, nobody for all. Table: which table, with which
	// columns. Needed says that the first of these that is asked must be said.
	Session, People, Table, Needed bool
	// Names: whether people are named. All: whether lateness, absence and charges are in it.
	Names, All bool
}

// Asks is what is to be said of a document of this kind.
func (k PaperKind) Asks() Asked {
	switch k {
	case PaperSheet:
		return Asked{Session: true, Needed: true}
	case PaperBadges:
		return Asked{Session: true}
	case PaperCalendar:
		return Asked{People: true}
	case PaperCertificate, PaperStatement:
		return Asked{People: true, All: true}
	case PaperEvaluation, PaperGrid:
		return Asked{Names: true}
	case PaperCSV:
		return Asked{Table: true, Needed: true}
	case PaperWorkbook:
		return Asked{Table: true}
	}
	return Asked{}
}

// TableKinds are all tables, in the order in which they are offered.
func TableKinds() []TableKind {
	return []TableKind{TableRoster, TableRegister, TableGrid, TableTasks, TableSlots, TableFees, TableReturn}
}

// String is the table as a lead knows it.
func (k TableKind) String() string {
	switch k {
	case TableRoster:
		return "people"
	case TableRegister:
		return "register of a session"
	case TableGrid:
		return "people by sessions, the whole year"
	case TableTasks:
		return "tasks"
	case TableSlots:
		return "dates of visits, and who is on them"
	case TableFees:
		return "charges"
	case TableReturn:
		return "what the hub is told"
	}
	return string(k)
}

// TableKind is a table of a cohort, for spreadsheets.
type TableKind string

// The tables.
const (
	TableRoster   TableKind = "roster"
	TableRegister TableKind = "register"
	TableGrid     TableKind = "grid" // people by sessions
	TableTasks    TableKind = "tasks"
	TableSlots    TableKind = "slots" // dates of visits, and who is on them
	TableFees     TableKind = "fees"
	TableReturn   TableKind = "return" // what the hub is told
)

// Wanted is a document as it is asked for.
type Wanted struct {
	Kind PaperKind
	// Format is the ending of the file where the kind has several: "md", "pdf", "svg"; ""
	// for the first of them.
	Format string
	// Sheet is the register that it is about; zero where it is about the cohort.
	Sheet SheetID
	// Places are those whom it is about; nil for everybody.
	Places []ID
	// Table is which table, Columns which of its columns, by their headings; none for all.
	Table   TableKind
	Columns []string
	// Names: people and schools are named where the kind leaves it open. All: lateness,
	// absence and charges too, in what is handed to a head teacher.
	Names, All bool
}

// ReadColumns are the headings that were typed with commas between them; nil for none.
func ReadColumns(typed string) []string {
	var out []string
	for c := range strings.SplitSeq(typed, ",") {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// Registers are all registers of the cohort: of each session, and of each date of a visit,
// in the order of the sessions.
func (s *Snapshot) Registers() []SheetID {
	var out []SheetID
	for _, x := range s.Sessions {
		if x.Kind != Visit {
			out = append(out, SheetID{Session: x.ID})
			continue
		}
		for _, slot := range s.SlotsOf(x.ID) {
			out = append(out, SheetID{Session: x.ID, Slot: slot.ID})
		}
	}
	return out
}

// PlaceNamed is the place of the one person who answers to a name as it was typed, "Khan,
// Imran" or "imran". The sentence says why nobody was found, or who could be meant.
func (s *Snapshot) PlaceNamed(typed string) (place ID, wrong string) {
	if strings.TrimSpace(typed) == "" {
		return 0, "Type a name."
	}
	var found []*Enrolment
	for _, f := range s.FindPeople(strings.ReplaceAll(typed, ",", " ")) {
		if !f.Enrolment.Counts() || f.Person == nil {
			continue
		}
		if Fold(f.Person.Listed()) == Fold(typed) || Fold(f.Person.Name()) == Fold(typed) && f.Person.Label == "" {
			return f.Enrolment.ID, ""
		}
		found = append(found, f.Enrolment)
	}
	switch len(found) {
	case 0:
		return 0, "Nobody here answers to " + typed + "."
	case 1:
		return found[0].ID, ""
	}
	names := make([]string, 0, 4)
	for _, e := range found[:min(len(found), 4)] {
		names = append(names, s.Person(e.Person).Listed())
	}
	return 0, "Several people answer to " + typed + ": " + strings.Join(names, "; ") + ". Type more of the name."
}

// Paper is a document that was made: a name to keep it under, and what stands in it. Notes
// are sentences for whoever keeps it: what was left out.
type Paper struct {
	Name  string
	Bytes []byte
	Notes []string
}
