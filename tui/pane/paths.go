package pane

import (
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
)

// beginsPath finds where a path begins after a space, in a line of several.
var beginsPath = regexp.MustCompile(`\s+(?:/|~/|file://|[A-Za-z]:[\\/])`)

// Paths are the paths of files that were typed, pasted, or dragged onto the window, as
// terminals and file managers write them there: in quotes or not, with blanks escaped by
// backslashes, as file: addresses, several in one line. Home is put for ~, and before a path
// that does not begin at the root.
func Paths(typed, home string) []string {
	var out []string
	for _, part := range cutPaths(strings.TrimSpace(typed)) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, onePath(part, home))
		}
	}
	return out
}

// cutPaths cuts a line into its paths: at quotes, and where another path begins.
func cutPaths(line string) []string {
	var out []string
	for line != "" {
		if q := line[0]; q == '\'' || q == '"' {
			if end := strings.IndexByte(line[1:], q); end >= 0 {
				out = append(out, line[:end+2])
				line = strings.TrimSpace(line[end+2:])
				continue
			}
		}
		end := len(line)
		if at := beginsPath.FindStringIndex(line); at != nil && at[0] > 0 && line[at[0]-1] != '\\' {
			end = at[0]
		}
		if at := strings.Index(line, " \""); at > 0 && at < end {
			end = at
		}
		if at := strings.Index(line, " '"); at > 0 && at < end {
			end = at
		}
		out = append(out, line[:end])
		line = strings.TrimSpace(line[end:])
	}
	return out
}

func onePath(part, home string) string {
	n := len(part)
	switch {
	case n > 1 && (part[0] == '\'' || part[0] == '"') && part[n-1] == part[0]:
		part = part[1 : n-1]
	case strings.HasPrefix(part, "file:"):
		if u, err := url.Parse(part); err == nil && u.Path != "" {
			part = u.Path
			if filepath.Separator == '\\' {
				part = strings.TrimPrefix(part, "/")
			}
		}
	case filepath.Separator == '/':
		part = unescape(part)
	}
	if rest, cut := strings.CutPrefix(part, "~"); cut && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		return filepath.Join(home, rest)
	}
	if !filepath.IsAbs(part) {
		return filepath.Join(home, part)
	}
	return filepath.Clean(part)
}

// unescape takes the backslashes off that a terminal puts before blanks and signs.
func unescape(part string) string {
	var b strings.Builder
	for i := 0; i < len(part); i++ {
		if part[i] == '\\' && i+1 < len(part) {
			i++
		}
		b.WriteByte(part[i])
	}
	return b.String()
}
