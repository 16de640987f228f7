// Package tty runs a program in a pseudo-terminal of its own and knows what a terminal sends for each key.
//
// It must not know what the program's output means: that is package screen's part. The pseudo-terminal works on Linux and macOS;
// elsewhere only the keys are here.
package tty
