// Package dialog asks small questions over or under a pane: a line of text, a
// yes or no, one of a few letters, or a note to be read.
//
// A dialog is a value. The host gives it its size, hands it key presses and
// pasted text, draws what View returns and looks at the Answer. esc cancels
// every dialog. A dialog acts on nothing by itself: it must not know what is
// done with the answer, nor panes, files, clocks or the programs' data.
package dialog
