package meeting

import (
	"fmt"
	"strings"
)

// row is a row that holds something: its number, and its cells without the empty ones at
// its end.
type row struct {
	n     int
	cells []string
}

func (r *row) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}

// table cuts a file into rows. Its error is a sentence.
func table(b []byte) ([]row, error) {
	text, err := plain(b)
	if err != nil {
		return nil, err
	}
	c := cutter{rest: text, separator: separator(text)}
	if head, rest, _ := strings.Cut(text, "\n"); len(head) == 5 && strings.HasPrefix(head, "sep=") {
		c.separator, c.rest, c.n = head[4], rest, 1
	}
	var rows []row
	for c.rest != "" {
		r, err := c.row()
		if err != nil {
			return nil, err
		}
		if len(r.cells) == 0 {
			continue
		}
		if rows = append(rows, r); len(rows) > maxRows {
			return nil, fmt.Errorf("this file has more than %d rows: is it the right file?", maxRows)
		}
	}
	return rows, nil
}

// separator is what cuts the cells: the sign that stands on the most lines of the
// beginning; of equals the tab, then the semicolon.
func separator(text string) byte {
	best, most := byte('\t'), 0
	for _, sep := range []byte{'\t', ';', ','} {
		n, lines := 0, 0
		for line := range strings.SplitSeq(text, "\n") {
			if lines++; lines > 60 {
				break
			}
			if strings.IndexByte(line[:min(len(line), maxCell)], sep) >= 0 {
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}

// cutter takes rows from the beginning of a text.
type cutter struct {
	rest      string
	separator byte
	n         int
}

func (c *cutter) row() (row, error) {
	c.n++
	out := row{n: c.n}
	full := 0
	for more := true; more; {
		if len(out.cells) == maxColumns {
			if c.onlyEmpty() {
				break
			}
			return row{}, fmt.Errorf("row %d has more than %d columns: is it the right file?", c.n, maxColumns)
		}
		cell, follows, err := c.cell(len(out.cells) + 1)
		if err != nil {
			return row{}, err
		}
		cell = strings.TrimSpace(cell)
		if out.cells = append(out.cells, cell); cell != "" {
			full = len(out.cells)
		}
		more = follows
	}
	out.cells = out.cells[:full:full]
	return out, nil
}

// onlyEmpty tells whether the rest of the row is separators alone, and skips them.
func (c *cutter) onlyEmpty() bool {
	line, rest, _ := strings.Cut(c.rest, "\n")
	if strings.Trim(line, string(c.separator)) != "" {
		return false
	}
	c.rest = rest
	return true
}

// cell takes the first cell; follows tells that another is in its row.
func (c *cutter) cell(column int) (cell string, follows bool, err error) {
	end := -1
	if strings.HasPrefix(c.rest, `"`) {
		end = c.quoted()
		switch {
		case end > maxCell:
			return "", false, c.tooLong(column)
		case end >= 0:
			cell = strings.ReplaceAll(c.rest[1:end-1], `""`, `"`)
		case c.separator != '\t':
			return "", false, fmt.Errorf("row %d, column %d: a quotation mark stands alone. Open the file, mend that cell and save it as CSV UTF-8, or download the report again", c.n, column)
		}
	}
	if end < 0 {
		for end = 0; end < len(c.rest) && c.rest[end] != '\n' && c.rest[end] != c.separator; end++ {
		}
		cell = c.rest[:end]
	}
	if end > maxCell {
		return "", false, c.tooLong(column)
	}
	if end == len(c.rest) {
		c.rest = ""
		return cell, false, nil
	}
	follows = c.rest[end] != '\n'
	c.rest = c.rest[end+1:]
	return cell, follows, nil
}

func (c *cutter) tooLong(column int) error {
	return fmt.Errorf("row %d, column %d holds more than %d KiB: is it the right file?", c.n, column, maxCell>>10)
}

// quoted is the length of the cell in quotation marks with which the rest begins, those
// within it doubled; -1 where it does not close at the end of a cell.
func (c *cutter) quoted() int {
	for i := 1; i < len(c.rest); i++ {
		if c.rest[i] != '"' {
			if i > maxCell {
				return -1
			}
			continue
		}
		if i+1 < len(c.rest) && c.rest[i+1] == '"' {
			i++
			continue
		}
		if i+1 == len(c.rest) || c.rest[i+1] == '\n' || c.rest[i+1] == c.separator {
			return i + 1
		}
		return -1
	}
	return -1
}
