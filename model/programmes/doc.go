// Package programmes holds the built-in programmes: what a hub's page says of a
// Maths Hub programme and its cycle, as data files beside the code, word for word
// where the page is quoted. Start makes a hub and a cohort of one of them.
//
// The package must not know files outside itself, nor what a cohort does once it
// has begun. A programme is data: nothing here may decide by its key or code.
package programmes
