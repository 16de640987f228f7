// Package pane is the contract between the root and its panes: what a pane is
// given (a Desk), what it gives back (an Effect), and how it names its keys.
//
// A pane knows the model and the leaves beside it (theme, grid, dialog). It does
// not know the store, the other panes, or the terminal.
package pane
