package guard_test

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"

	"workgroup/model"
	"workgroup/store/files/guard"
)

// formulas are pieces of what spreadsheets run, and of what hides it.
var formulas = []string{
	"=", "+", "-", "@", "＝", "＋", "﹦", "'", "\"", ",", ";", "\t", "\r", "\n", "\r\n", " ", "\u00a0", "\u200b", "\ufeff", "\u202e", "\x00", "\x1b[31m",
	"=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "@SUM(1+1)", "+44 7700", "-3", "0", "Siân", "O'Connor-Price", "=1+1\",=2", "DDE(\"x\")", "|",
}

// TestWhateverIsTypedNoSpreadsheetRuns makes strings of such pieces and writes them as tables:
// no cell that comes out begins a formula, and nothing of a cell is lost. A million of them
// where WORKGROUP_LONG=1.
func TestWhateverIsTypedNoSpreadsheetRuns(t *testing.T) {
	n := 4000
	if os.Getenv("WORKGROUP_LONG") == "1" {
		n = 1_000_000
	}
	r := rand.New(rand.NewPCG(23, 24))
	for done := 0; done < n; done += 10 {
		row := make([]string, 10)
		for i := range row {
			for range 1 + r.IntN(5) {
				row[i] += formulas[r.IntN(len(formulas))]
			}
			if g := guard.Guard(row[i]); runs(g) || guard.Unguard(g) != row[i] {
				t.Fatalf("%q is guarded as %q", row[i], g)
			}
		}
		text := model.CSV([][]string{row})
		cells, err := csv.NewReader(strings.NewReader(text)).Read()
		if err != nil || len(cells) != len(row) {
			t.Fatalf("%q: %d cells of %d, %v", text, len(cells), len(row), err)
		}
		for i, c := range cells {
			if runs(c) {
				t.Fatalf("%q is written as %q", row[i], c)
			}
		}
	}
}

// runs tells whether a spreadsheet runs a cell: what is seen of it first is one of its signs.
func runs(cell string) bool {
	seen := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) })
	return seen != "" && strings.ContainsRune("=+-@＝＋－＠﹦﹢﹣﹫", []rune(seen)[0]) ||
		cell != "" && strings.ContainsRune("\t\r\n", rune(cell[0]))
}
