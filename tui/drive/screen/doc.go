// Package screen is a model of the terminal that a program writes to: it takes the program's output bytes, keeps what a person
// would see in each cell, and answers the questions that programs ask a terminal when they start.
//
// It serves tests and measurements that run a whole program from outside. It must not know what the program is, how its bytes
// arrive or how keys are sent, and it must take any bytes at all without a panic: what it does not understand is counted in
// [Screen.Unknown] and otherwise passed over.
//
// It behaves as xterm does, with four things of newer terminals: synchronized output (mode 2026), bracketed paste, the kitty
// keyboard protocol's first flag and grapheme clusters (mode 2027); the last two only where [Settings] claims them. Lines are not
// reflowed when the width changes, there is no scrollback, and margins are lines only (no left and right margin).
//
// A Screen is not safe for use by several goroutines at once.
package screen
