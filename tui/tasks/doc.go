// Package tasks is the sheet of one task over the full window: everybody of whom it is
// required, with how far they are, since when, and what was noted.
//
// It knows nothing of the store and nothing of the other panes.
package tasks
