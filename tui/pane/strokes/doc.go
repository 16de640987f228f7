// Package strokes is what the letters of a register are, ask and say: p for present, c
// for cancelled, with the day on which it was told. The register and the card of a person
// share it, so that a letter means the same on both.
//
// It makes dialogs and hands strokes to the desk. It draws nothing of its own, keeps no
// cursor, and knows no pane.
package strokes
