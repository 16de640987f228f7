// Package line is the command line: the same jobs as in the program, one file for
// each command. It reaches the file through the interfaces of package tui.
package line
