// Package observations is the pane of the visits of the open cohort: the dates
// that are offered with who is booked on each and who waits, and the people who
// have none, as one list. Over its rows dates are offered, edited, called off and
// removed, and people booked, moved, swapped and put on waiting lists. Where a
// cohort has no visits, it holds what was told before the chosen session and who
// has not brought the last task.
//
// Each question says what enter would do in the words of the action itself, which
// is tried on the snapshot first. The package must not know how a register is
// taken, nor the other panes.
package observations
