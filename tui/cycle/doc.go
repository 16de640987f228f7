// Package cycle is the pane of the open cohort's cycle: its workshops, meetings
// and visits in the order of their numbers with the tasks set after each, and
// below them the details of the one with the cursor.
//
// It reads a snapshot and changes nothing. It must not know how a register is
// taken, nor the other panes.
package cycle
