// Package outcomes is the screen of the outcomes of the cohort's programme, word for word:
// beside each how much evidence was noted of it and how it was rated over the year. Enter
// on one lists its evidence and ratings. Behind a key stand the plans, the initiatives and
// what schools did with their departments.
//
// It must not know how a register is taken, how the evaluation is written into a file, nor
// the other panes.
package outcomes
