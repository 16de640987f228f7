// Package todo is the pane of what there is to do in the open cohort: registers not
// finished, dates unknown, people without a date, two answers, each a sentence that
// leads to its place.
//
// What there is to do is worked out by the model; the pane must not know how, nor
// the other panes.
package todo
