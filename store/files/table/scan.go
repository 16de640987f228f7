package table

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner walks over the XML of a workbook: the little of it that workbooks have. Package
// encoding/xml is not used because it is slow over many cells and keeps no limit.
type scanner struct {
	text string
	at   int
	// name is that of the element whose beginning or end was found last, without a prefix;
	// attrs is what stands behind it.
	name, attrs string
	// end tells that it is the end of an element; empty, that it begins and ends at once.
	end, empty bool
}

var errXML = errors.New("this workbook is damaged: open it in a spreadsheet, save it again as .xlsx, and take that in")

// next goes to the next beginning or end of an element, and gives the text before it as it is
// written. Ok is false at the end of the document.
func (x *scanner) next() (before string, ok bool, err error) {
	from := x.at
	for {
		n := strings.IndexByte(x.text[x.at:], '<')
		if n < 0 {
			x.at = len(x.text)
			return "", false, nil
		}
		before = x.text[from : x.at+n]
		rest := x.text[x.at+n:]
		skip := ""
		switch {
		case strings.HasPrefix(rest, "<?"):
			skip = "?>"
		case strings.HasPrefix(rest, "<!--"):
			skip = "-->"
		case strings.HasPrefix(rest, "<!"):
			return "", false, errXML // a document type, or text that is not written as usual
		}
		if skip == "" {
			return before, true, x.element(x.at + n + 1)
		}
		stop := strings.Index(rest, skip)
		if stop < 0 {
			return "", false, errXML
		}
		x.at += n + stop + len(skip)
		from = x.at
	}
}

// element reads a beginning or an end from behind its "<".
func (x *scanner) element(from int) error {
	i, quote := from, byte(0)
	for ; i < min(len(x.text), from+MaxCell); i++ {
		switch b := x.text[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			x.at = i + 1
			tag := x.text[from:i]
			tag, x.end = strings.CutPrefix(tag, "/")
			tag, x.empty = strings.CutSuffix(tag, "/")
			x.name, x.attrs = tag, ""
			if n := strings.IndexAny(tag, " \t\r\n"); n >= 0 {
				x.name, x.attrs = tag[:n], tag[n:]
			}
			if n := strings.IndexByte(x.name, ':'); n >= 0 {
				x.name = x.name[n+1:]
			}
			return nil
		}
	}
	return errXML
}

// attr is an attribute of the element, whatever prefix it has, or "".
func (x *scanner) attr(name string) string {
	for rest := x.attrs; ; {
		n := strings.IndexByte(rest, '=')
		if n < 0 || n+1 >= len(rest) {
			return ""
		}
		key := strings.TrimSpace(rest[:n])
		if c := strings.IndexByte(key, ':'); c >= 0 {
			key = key[c+1:]
		}
		rest = strings.TrimLeft(rest[n+1:], " \t\r\n")
		if rest == "" {
			return ""
		}
		stop := strings.IndexByte(rest[1:], rest[0])
		if stop < 0 {
			return ""
		}
		if key == name {
			return plain(rest[1 : 1+stop])
		}
		rest = rest[stop+2:]
	}
}

// longestText is how long the text of a cell may be as it is written: a sign takes ten bytes
// at most.
const longestText = 10 * MaxCell

var errLong = fmt.Errorf("a cell holds more than %d KiB: shorten it and save the workbook again", MaxCell>>10)

// inside gives all text up to the end of the element that was just found, without what some
// elements in it hold.
func (x *scanner) inside(but string) (string, error) {
	if x.empty {
		return "", nil
	}
	of, depth, skipped := x.name, 1, 0
	first := ""
	var all strings.Builder // where there is more than one piece
	for depth > 0 {
		before, ok, err := x.next()
		if err != nil || !ok {
			return "", errXML
		}
		switch said := skipped == 0 && before != "" && (x.name == "t" && x.end || of == "v"); {
		case !said:
		case len(first)+all.Len()+len(before) > longestText:
			return "", errLong
		case first == "":
			first = before
		default:
			all.WriteString(before)
		}
		step := 1
		switch {
		case x.empty:
			continue
		case x.end:
			step = -1
		}
		if x.name == of {
			depth += step
		}
		if x.name == but {
			skipped += step
		}
	}
	return plain(first + all.String()), nil
}

// plain is text as it is meant: references to signs are those signs. A workbook writes
// control characters as _x000D_, which means nothing here.
func plain(s string) string {
	if strings.Contains(s, "_x") {
		s = strings.NewReplacer("_x000D_", "\r", "_x000d_", "\r", "_x0009_", "\t", "_x000A_", "\n", "_x000a_", "\n", "_x005F_", "_", "_x005f_", "_").Replace(s)
	}
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for s != "" {
		n := strings.IndexByte(s, '&')
		if n < 0 {
			n = len(s)
		}
		b.WriteString(s[:n])
		if s = s[n:]; s == "" {
			break
		}
		stop := strings.IndexByte(s[:min(len(s), 12)], ';')
		if stop < 0 {
			b.WriteByte('&')
			s = s[1:]
			continue
		}
		b.WriteString(reference(s[1:stop]))
		s = s[stop+1:]
	}
	return b.String()
}

func reference(name string) string {
	switch name {
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return `"`
	case "apos":
		return "'"
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if strings.HasPrefix(digits, "x") {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	if err != nil || !strings.HasPrefix(name, "#") || !utf8.ValidRune(rune(n)) {
		return ""
	}
	return string(rune(n))
}
