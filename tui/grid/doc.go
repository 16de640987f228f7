// Package grid puts text into cells.
//
// It makes text from outside harmless for a terminal, measures it, cuts and
// pads it to a number of cells, wraps it, lays out the columns of a row, keeps
// a cursor within the rows that are seen, and makes sure that a whole screen
// has exactly the size that it should have.
//
// A cell is one character of the terminal's grid; wide characters take two.
// Terminals and Bubble Tea's renderer measure text in one of two ways, rune by
// rune or by grapheme cluster; text that has been through Clean has the same
// width in both.
//
// The package must not know about work groups, colours, keys or files. The
// only styling that it understands is SGR sequences, which it lets through in
// Line and Frame and nowhere else.
package grid
