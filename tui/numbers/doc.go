// Package numbers is the screen of numbers: for one day, today's or any other, how many
// asked, were enrolled, engaged, withdrawn and completed, by school and person, with the
// rule of each in words. The table is copied or kept as a file for a spreadsheet.
//
// It reads the facts of a snapshot and changes nothing. It must not know how a file is
// written, nor the other panes.
package numbers
