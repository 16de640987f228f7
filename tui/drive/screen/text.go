package screen

import "strings"

// Line returns the text of row y, from 0, without the blanks at its end; "" outside the screen. What is hidden (SGR 8) is there
// too.
func (v *Screen) Line(y int) string {
	if y < 0 || y >= v.height {
		return ""
	}
	var b strings.Builder
	for _, c := range v.visible().cells[y*v.width : (y+1)*v.width] {
		b.WriteString(c.Content)
	}
	return strings.TrimRight(b.String(), " ")
}

// Text returns all rows, each as [Screen.Line] with a newline after it, without the empty rows at the end.
func (v *Screen) Text() string {
	lines := make([]string, v.height)
	for y := range lines {
		lines[y] = v.Line(y)
	}
	s := strings.TrimRight(strings.Join(lines, "\n"), "\n")
	if s == "" {
		return ""
	}
	return s + "\n"
}

// ANSI returns all rows with SGR sequences, so that printing them draws the same picture. Every row ends in the default style
// and a newline; coloured blanks at the end of a row are kept.
func (v *Screen) ANSI() string {
	var b strings.Builder
	cells := v.visible().cells
	for y := range v.height {
		row := cells[y*v.width : (y+1)*v.width]
		end := len(row)
		for end > 0 && row[end-1] == blank(Style{}) {
			end--
		}
		var style Style
		for _, c := range row[:end] {
			if c.Style != style && c.Width > 0 {
				style = c.Style
				b.WriteString("\x1b[0")
				if s := style.sequence(); s != "" {
					b.WriteString(";" + s)
				}
				b.WriteByte('m')
			}
			b.WriteString(c.Content)
		}
		if style != (Style{}) {
			b.WriteString("\x1b[0m")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
