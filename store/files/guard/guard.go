// Package guard keeps the cells of tables from being read as formulas by a spreadsheet, and
// takes exactly its own guard off again. It knows cells and nothing of what they mean.
package guard

import (
	"strings"

	"workgroup/model"
)

// mark stands before a cell that would start a formula: spreadsheets take what follows for
// text.
const mark = "'"

// Guard is a cell of text as it may stand in a table: with an apostrophe before it if a
// spreadsheet could take it for a formula. That is = + - @ or a tab or line break at its
// beginning, after spaces and signs that are not seen too, and in their wide and small forms.
// So is one that looks guarded already, so that Unguard gives back what was there. Numbers
// and dates are no text: they need none.
func Guard(cell string) string {
	if guarded(cell) {
		return mark + cell
	}
	return cell
}

// Unguard takes off what Guard put before a cell, and nothing else.
func Unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, mark); ok && guarded(rest) {
		return rest
	}
	return cell
}

// guarded tells whether Guard guards a cell: it starts a formula, perhaps behind apostrophes.
func guarded(cell string) bool { return model.IsFormula(strings.TrimLeft(cell, mark)) }
