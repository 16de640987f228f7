package model

import "strings"

// lineEnds is a text whose lines end in LF. Windows ends them in CR LF; a terminal that
// pastes each of the two as a CR (tmux does) makes two ends of one, which is told from
// empty lines by every end outside the quotes of a cell being double.
func lineEnds(text string) string {
	text = strings.NewReplacer("\r\r\n", "\n", "\r\n", "\n").Replace(text)
	if !strings.Contains(text, "\n") && doubled(text) {
		text = strings.ReplaceAll(text, "\r\r", "\n")
	}
	return strings.ReplaceAll(text, "\r", "\n")
}

// doubled tells whether each run of CRs outside of quotes is of an even number of them.
func doubled(text string) bool {
	run, quoted, any := 0, false, false
	for i := range len(text) + 1 {
		switch {
		case i < len(text) && text[i] == '\r' && !quoted:
			run++
			any = true
			continue
		case run%2 != 0:
			return false
		case i < len(text) && text[i] == '"':
			quoted = !quoted
		}
		run = 0
	}
	return any
}

// cutCells cuts a pasted text into rows and cells, the quotes of cells taken off.
func cutCells(text string, tabs bool) [][]string {
	text = strings.TrimPrefix(text, "\ufeff")
	switch {
	case tabs:
		return cutRows(text, '\t')
	case namesOnly(text):
		return cutRows(text, 0)
	}
	return cutRows(text, ',')
}

// cutRows reads until the text ends; with separator 0 a line is one cell.
func cutRows(text string, separator byte) (rows [][]string) {
	for text != "" {
		var row []string
		for more := true; more; {
			var cell string
			cell, text, more = cutCell(text, separator)
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// cutCell takes the first cell; more tells that another follows in its row.
func cutCell(text string, separator byte) (cell, rest string, more bool) {
	end := func(b byte) bool { return b == '\n' || separator != 0 && b == separator }
	cell, n, ok := cutQuoted(text, end)
	if !ok {
		for n = 0; n < len(text) && !end(text[n]); n++ {
		}
		cell = text[:n]
	}
	if n == len(text) {
		return cell, "", false
	}
	return cell, text[n+1:], text[n] != '\n'
}

// cutQuoted takes a cell in quotes, those within it doubled, and its length with
// them. A quote that does not close at a cell's end is a sign like any other.
func cutQuoted(text string, end func(byte) bool) (cell string, n int, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", 0, false
	}
	for n = 1; n < len(text); n++ {
		if text[n] != '"' {
			continue
		}
		if n+1 < len(text) && text[n+1] == '"' {
			n++
			continue
		}
		n++
		return strings.ReplaceAll(text[1:n-1], `""`, `"`), n, n == len(text) || end(text[n])
	}
	return "", 0, false
}

// namesOnly tells whether a text without tabs is one column of names, "Sarah Jones"
// or "Jones, Sarah", and not columns cut by commas: each line has one comma at most,
// a space behind it, and what most have before and behind it people are called.
func namesOnly(text string) bool {
	commas, names := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		before, after, comma := strings.Cut(strings.TrimSpace(line), ",")
		if !comma {
			continue
		}
		if !strings.HasPrefix(after, " ") || strings.ContainsAny(line, `@"`) || strings.Contains(after, ",") {
			return false
		}
		if commas == 0 && isHeader([]string{Tidy(before, MaxName), Tidy(after, MaxName)}) {
			return false
		}
		commas++
		if likeName(before) && likeName(after) {
			names++
		}
	}
	return commas == 0 || 2*names > commas
}
