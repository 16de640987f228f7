// Package rows reads row numbers of a printed sheet from a small text file: its code on the
// first line, then who was absent and who was present.
//
//	K7M-4XP
//	absent: 3 7 12
//	present: 1 2 4-6
//
// It takes text and gives a model.PaperMarks; it knows no files and no database.
package rows

import (
	"fmt"
	"strings"

	"workgroup/model"
)

// mostLines is the largest number of lines that are read.
const mostLines = 200

// Read reads such a text. At is the register that is meant where there is no code. The error
// is a sentence with the line.
func Read(text string, at model.SheetID) (model.PaperMarks, error) {
	m := model.PaperMarks{At: at}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	if len(lines) > mostLines {
		return m, fmt.Errorf("it has %d lines: this is no list of row numbers", len(lines))
	}
	said := false
	for i, l := range lines {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		word, rest, cut := strings.Cut(l, ":")
		word, rest = strings.ToLower(strings.TrimSpace(word)), strings.TrimSpace(rest)
		switch {
		case cut && word == "absent" && numbers(rest):
			m.Absent, said = strings.TrimSpace(m.Absent+" "+rest), true
		case cut && word == "present" && numbers(rest):
			m.Present, said = strings.TrimSpace(m.Present+" "+rest), true
		case !said && m.Code == "" && (!cut || word == "code" || word == "sheet"):
			if !cut {
				rest = l
			}
			code, ok := model.ReadCode(rest)
			if !ok {
				return m, fmt.Errorf("line %d: %q is no code of a sheet, such as K7M-4XP: is one of its letters misread?", i+1, model.Tidy(rest, 40))
			}
			m.Code = code
		default:
			return m, fmt.Errorf("line %d: write absent: or present: and the row numbers, as absent: 3 7 12", i+1)
		}
	}
	if !said {
		return m, fmt.Errorf("it names no rows: write absent: or present: and the row numbers, as absent: 3 7 12")
	}
	return m, nil
}

// numbers tells whether a text is row numbers and nothing else.
func numbers(text string) bool {
	return strings.Trim(text, "0123456789+-,; \t") == "" && strings.ContainsAny(text, "0123456789")
}
