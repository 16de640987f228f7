package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/store/files/guard"
)

// cut cuts text into rows and cells. Rows are counted as a spreadsheet counts them: a cell
// with line breaks stands in one row. Rows without anything in them are left out.
func cut(text string) ([]model.PastedRow, error) {
	separator, text := separatorOf(text)
	c := cutter{text: text, separator: separator}
	left := newBudget()
	var rows []model.PastedRow
	var cells []string
	for number := 1; c.at < len(c.text); number++ {
		cells = cells[:0]
		for more := true; more; {
			cell, again, err := c.cell()
			if err != nil {
				return nil, fmt.Errorf("row %d, column %s: %w", number, model.ColumnLetters(len(cells)), err)
			}
			switch {
			case len(cell) > MaxCell:
				return nil, cellTooLong(number, len(cells))
			case len(cells) > MaxColumns && cell != "":
				return nil, left.row(number, len(cells)+1)
			case len(cells) <= MaxColumns:
				cells = append(cells, guard.Unguard(cell))
			}
			more = again
		}
		full := len(cells)
		for full > 0 && cells[full-1] == "" {
			full--
		}
		if full == 0 {
			continue
		}
		if err := left.row(number, full); err != nil {
			return nil, err
		}
		rows = append(rows, model.PastedRow{Number: number, Cells: slices.Clone(cells[:full])})
	}
	return rows, nil
}

// cutter cuts cells off a text.
type cutter struct {
	text      string
	at        int
	separator byte
}

// What can be wrong with a quotation mark.
var (
	errOpen  = errors.New("a quotation mark is opened here and never closed. Close it, or take it out, and take the file in again")
	errStray = errors.New("a stray quotation mark. Take it out, or put the whole cell into quotation marks and double those within it, and take the file in again")
)

// cell takes the next cell; more tells that another follows in its row.
func (c *cutter) cell() (cell string, more bool, err error) {
	if c.at < len(c.text) && c.text[c.at] == '"' {
		return c.quoted()
	}
	start := c.at
	for ; c.at < len(c.text); c.at++ {
		switch b := c.text[c.at]; {
		case b == c.separator || b == '\n' || b == '\r':
			cell = c.text[start:c.at]
			return cell, c.end(), nil
		case b == '"':
			return "", false, errStray
		}
	}
	return c.text[start:], false, nil
}

// quoted takes a cell in quotation marks, those within it doubled.
func (c *cutter) quoted() (cell string, more bool, err error) {
	start, doubled := c.at+1, false
	for c.at = start; ; {
		n := strings.IndexByte(c.text[c.at:], '"')
		if n < 0 {
			return "", false, errOpen
		}
		c.at += n + 1
		if c.at < len(c.text) && c.text[c.at] == '"' {
			doubled = true
			c.at++
			continue
		}
		break
	}
	cell = c.text[start : c.at-1]
	if doubled {
		cell = strings.ReplaceAll(cell, `""`, `"`)
	}
	switch {
	case c.at == len(c.text):
		return cell, false, nil
	case c.text[c.at] != c.separator && c.text[c.at] != '\n' && c.text[c.at] != '\r':
		return "", false, errStray
	}
	return cell, c.end(), nil
}

// end steps over the end of a cell; more tells that it was not the end of its row.
func (c *cutter) end() (more bool) {
	b := c.text[c.at]
	c.at++
	if b == '\r' && c.at < len(c.text) && c.text[c.at] == '\n' {
		c.at++
	}
	return b == c.separator
}

// sample is how much of a text is looked at for what stands between its cells.
const sample = 64 << 10

// separatorOf is what stands between cells, and the text without the line in which a
// spreadsheet may say so ("sep=;"). It is what stands most often outside quotation marks in
// the first row that has any; what stands before a space, as within a sentence, counts less.
func separatorOf(text string) (separator byte, rest string) {
	if strings.HasPrefix(text, "sep=") && len(text) > 5 && strings.IndexByte(",;\t", text[4]) >= 0 {
		for _, end := range []string{"\r\n", "\n", "\r"} {
			if rest, ok := strings.CutPrefix(text[5:], end); ok {
				return text[4], rest
			}
		}
	}
	var count [256]int
	inside, most := false, byte(',')
	for i := 0; i < min(len(text), sample); i++ {
		switch b := text[i]; {
		case b == '"':
			inside = !inside
		case inside:
		case b == ',' || b == ';' || b == '\t':
			count[b]++
			if i+1 < len(text) && text[i+1] != ' ' {
				count[b]++
			}
		case b == '\n' || b == '\r':
			if count[','] > 0 || count[';'] > 0 || count['\t'] > 0 {
				i = len(text)
			}
		}
	}
	for _, b := range []byte(";\t") {
		if count[b] > count[most] {
			most = b
		}
	}
	return most, text
}
