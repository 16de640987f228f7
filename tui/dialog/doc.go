// Package dialog asks questions over or under a pane: a line of text, a yes or
// no, one of a few letters, rows of a list found by letters, a note to be read, or a
// form of several fields.
//
// A dialog is a value. The host gives it its size, hands it key presses and
// pasted text, draws what View returns and looks at the Answer. esc cancels
// every dialog; a form in which something was typed asks once before it goes. A
// dialog acts on nothing by itself: it must not know what is done with the
// answer, nor panes, files, clocks or the programs' data.
//
// A form knows nothing of days, names or schools either. The functions of its
// fields say what a value means and how it stands, and what saving it all will
// do. Text and Form share one way of typing: see typing.
package dialog
