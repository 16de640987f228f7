// Package programme is the screen of programmes: the one that the open cohort runs, those
// that its hub keeps and the built-in ones, each whole, part by part. A part is edited with
// a form; a programme is copied, made, taken from a file or written to one.
//
// It must not know how files are read, nor what a cohort does with its programme.
package programme
