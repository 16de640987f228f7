// Package page draws pages of paper: words, lines, boxes and dots at places in millimetres
// from the upper left corner, in greys, so that a printer without colours shows all. A
// Document measures words by the letters of DejaVu Sans, which it carries into the PDF; the
// same pages are written as PDF or as SVG. The fonts are read when a document is begun, never
// before.
//
// The same pages and the same moment give the same bytes. Whatever people typed is cleaned
// before it is drawn: one line, no control characters, no marks of writing direction.
//
// The package must not know what a work group is.
package page
