// Package register is the register of a session, or of one date of a visit: the
// screen on which a lead marks a room full of people, one key a person.
//
// It draws the rows, reads the keys, asks what a mark needs to know, and keeps the
// door line. What a mark is, and whether it may be made, the model decides: every
// key becomes an action that is handed to the desk, and the rows are read again
// from the snapshot that comes of it.
//
// The package must not know the store, the other panes, the root's keys beyond
// their names, or the terminal. It reads no clock of its own.
package register
