// Package sqlite compares the file with a table of SQLite that holds the same data, for the
// questions that go over many cohorts: who in a hub is under three days, in one year and in
// ten, over one hub and over all of them, and by which names.
//
// It is a module of its own, so that nothing of SQLite is asked of the program. It is built
// with cgo.
package sqlite
