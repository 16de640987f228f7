// Package tui is the program on the screen: a thin root that routes keys to the
// panes, shows what they did at once, and hands it to the file, one write in flight.
//
// It reaches the file through the small interfaces in file.go, which it declares.
// It must not know how anything is stored.
package tui
