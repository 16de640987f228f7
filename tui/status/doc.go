// Package status draws the lines that every screen has: the head with the state of
// the file and the clock, what was done last, and the keys that matter here.
//
// It must not know what a screen shows, nor what its keys do.
package status
