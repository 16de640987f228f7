// Package evaluation writes the evaluation of a cohort as a document that people read and
// edit. It is pure: a model.Evaluation in, bytes out. It must not know the file, its
// keys, the screen or the time of day.
//
// # The Markdown document
//
// UTF-8, a line feed at the end of each line. Headings: the cohort's title; Numbers; Outcomes,
// with each group and each outcome word for word; By Guskey's levels; Plans and
// initiatives; Departments. A heading without anything under it is left out, but for the
// outcomes: each of the programme stands there, and says so where it has no evidence.
//
// # The PDF
//
// The same in the same order, on A4, with charts: how many took part in each session, and of
// each outcome the middle one of each month's ratings.
//
// # In both
//
// Whatever people typed is text in it and nothing else: signs that Markdown obeys are
// escaped, control characters and line breaks are gone.
package evaluation
