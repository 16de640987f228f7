// Package people is the people of a cohort: the list of all who have a place, in the
// order of the register, and the card of one of them. People are added here, one by one
// or as cells of a spreadsheet, found, changed, paused, withdrawn and replaced; on the
// card the letters of the register act for one session.
//
// What may be done the model decides. The package must not know the store, the other
// panes, or the terminal; it reads no clock of its own.
package people
