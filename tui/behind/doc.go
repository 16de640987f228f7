// Package behind is the screen of who is behind: every person of the cohort by what they
// have earned, what they can still earn and what to do next, with the year as a grid of
// people by sessions and as bars of days against those expected.
//
// It reads a snapshot and changes nothing. It must not know how a register is taken, nor
// the other panes.
package behind
