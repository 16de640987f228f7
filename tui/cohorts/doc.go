// Package cohorts is the pane of all cohorts: what each is called, how many
// people it has, how many of its sessions have been held, and which one is open.
//
// It draws only the cohorts that are seen, so that thousands cost no more than
// ten. It knows the facts of a cohort, not its people or marks; it must not
// know how cohorts are read, nor the other panes.
package cohorts
