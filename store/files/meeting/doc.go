// Package meeting reads the reports of who was at an online meeting, as Microsoft Teams and
// Zoom write them: bytes in, a model.MeetingReport out. It must not know where files are,
// which cohort a report is of, nor what becomes of it.
//
// Teams writes tabs in UTF-16; saved again by a spreadsheet it is UTF-8 or Windows-1252
// with commas or semicolons. Its layouts of the years and its section titles in other
// languages are told by their shape: a row of two cells says something of the meeting, a
// row of three or more with a date and a time in it is about somebody. Zoom's columns are
// found by their headings.
//
// Whether 03/02 is in February or in March a report does not say. Where its dates can be
// read both ways it comes with both; the day of the session settles it.
//
// What is not a report gets one sentence, with row and column where there is one. Rows are
// counted from 1 as a spreadsheet counts them, empty ones too.
package meeting

// Limits of a report, beside that of its bytes.
const (
	// MaxBytes is the largest report that is read.
	MaxBytes   = 20 << 20
	maxRows    = 50_000
	maxColumns = 50
	maxCell    = 4 << 10 // bytes
)
