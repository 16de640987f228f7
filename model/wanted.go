package model

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

// Paper is a document that was made: a name to keep it under, and what stands in it. Notes
// are sentences for whoever keeps it: what was left out.
type Paper struct {
	Name  string
	Bytes []byte
	Notes []string
}
