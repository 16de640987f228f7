// Package observations is the pane of the visits of the open cohort: the dates
// that are offered with who is booked on each, and the people who have none.
// Where a cohort has no visits, it holds what was told before the chosen session
// and who has not brought the last task.
//
// It reads a snapshot and changes nothing. It must not know how a register is
// taken, nor the other panes.
package observations
