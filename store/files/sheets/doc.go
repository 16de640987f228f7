// Package sheets writes the tables of a cohort for spreadsheets: one as CSV, one or all as an
// Excel workbook with real dates and numbers, frozen headings and a chart, and the counts for
// somebody who is not to know who is who.
//
// What stands in a table package model decides. No cell starts a formula: see package guard,
// by which what is taken in again loses that guard.
package sheets
