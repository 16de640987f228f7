// Package together is the screen of what several leads do together: the questions with two
// answers of the open cohort, side by side with who gave them, and the laptops that share
// it. It sends for what happens outside the cohort (inviting, sending, taking in) by its
// place; it must not know how a file travels, nor the other panes.
package together
