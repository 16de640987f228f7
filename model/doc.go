// Package model is what is true about work groups: the records, the marks, the
// rules of the register, and what an action changes. It is pure: no clock, no
// files, no randomness; time, fresh IDs and the author come in with an Env.
//
// An Action is one thing that a lead did. Planned against a Snapshot it gives
// Changes (package change); Apply gives the Snapshot after them. The pane that
// shows, the store that keeps and the command line that exports all go through
// these two steps, so they cannot disagree.
//
// The package must not know how anything is shown, stored or sent.
package model
