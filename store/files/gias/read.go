package gias

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"workgroup/model"
)

// Source is a file by its name, to be read from its beginning.
type Source struct {
	Name string
	io.Reader
}

// Wanted is what is kept of the register.
type Wanted struct {
	// Authorities are the local authorities, by name, however they are styled; none for all.
	Authorities []string
	// Say is told how many rows were read, now and then; may be nil.
	Say func(rows int)
}

// Read reads the register of schools, and the file of links between schools where that is
// among the sources, in any order. It ends early with the context. The error is a sentence
// that names the file. Nothing is kept of a file that breaks in the middle.
func Read(ctx context.Context, w Wanted, sources ...Source) (model.ShelfFound, error) {
	x := &reading{ctx: ctx, w: w, kept: map[string]bool{}, texts: map[string]string{}, links: map[string]string{}, out: model.ShelfFound{All: map[string]int{}}}
	type table struct {
		*rows
		columns
		name string
		wide int
	}
	var tables []table
	for _, src := range sources {
		s := newRows(src, MaxBytes)
		c, wide, err := header(s)
		if err == nil && !c.links() {
			err = c.check()
		}
		if err == nil && c.links() {
			err = x.readLinks(s, c, wide)
		}
		if err != nil {
			return model.ShelfFound{}, x.named(src.Name, err)
		}
		if !c.links() {
			tables = append(tables, table{s, c, src.Name, wide})
		}
	}
	if len(tables) == 0 {
		return model.ShelfFound{}, errors.New("this says only which schools became which: give the file of all establishments (edubasealldata) too")
	}
	for _, t := range tables {
		if err := x.readSchools(t.rows, t.columns, t.wide); err != nil {
			return model.ShelfFound{}, x.named(t.name, err)
		}
		x.out.Of = max(x.out.Of, dayOfName(t.name))
	}
	x.settle()
	return x.out, nil
}

func (x *reading) named(name string, err error) error {
	if x.ctx.Err() != nil {
		return x.ctx.Err()
	}
	return fmt.Errorf("%s: %w", name, err)
}

// reading is what is known so far.
type reading struct {
	ctx   context.Context
	w     Wanted
	out   model.ShelfFound
	all   []row
	links map[string]string // by URN; "" where there are several
	// kept tells of each local authority met so far whether it is wanted, texts are those that
	// stand in many rows.
	kept    map[string]bool
	texts   map[string]string
	changed model.Day
}

// row is a school as it was read, with what its successor is found by.
type row struct {
	model.Listed
	open   bool
	number string // of the local authority and the school
	// opened and closed are the days, where they are known.
	opened, closed model.Day
}

// every is after how many rows it is said how far the reading is.
const every = 2048

// each calls fn for every row, which must have as many cells as the header.
func (x *reading) each(s *rows, wide int, fn func(cells [][]byte)) error {
	for {
		cells, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(cells) == 1 && len(bytes.TrimSpace(cells[0])) == 0 {
			continue
		}
		if len(cells) != wide {
			return fmt.Errorf("row %d has %d columns, and the heading %d: the file is cut short or damaged, download it again", s.at, len(cells), wide)
		}
		fn(cells)
		if x.out.Rows++; x.out.Rows%every == 0 {
			if x.ctx.Err() != nil {
				return x.ctx.Err()
			}
			if x.w.Say != nil {
				x.w.Say(x.out.Rows)
			}
		}
	}
}

func (x *reading) readLinks(s *rows, c columns, wide int) error {
	if _, there := c[colURN]; !there {
		return errors.New("this is no file of links between schools: it has no column URN")
	}
	return x.each(s, wide, func(cells [][]byte) {
		if !strings.HasPrefix(strings.ToLower(string(c.of(cells, colLinkType))), "successor") {
			return
		}
		urn, next := text(c.of(cells, colURN)), text(c.of(cells, colLinkURN))
		if was, there := x.links[urn]; there && was != next {
			next = "" // it became several
		}
		x.links[urn] = next
	})
}

func (x *reading) readSchools(s *rows, c columns, wide int) error {
	return x.each(s, wide, func(cells [][]byte) {
		status := strings.ToLower(x.shared(c.of(cells, colStatus)))
		open := status == "open" || status == "open, but proposed to close"
		la := x.shared(c.of(cells, colLA))
		if open {
			x.out.All[la]++
		}
		if day := readDate(c.of(cells, colChanged)); day > x.changed {
			x.changed = day
		}
		if !open && status != "closed" || !x.wants(la) {
			return
		}
		urn, name := number(c.of(cells, colURN)), text(c.of(cells, colName))
		if urn == "" || name == "" {
			return
		}
		kind, group := strings.ToLower(x.shared(c.of(cells, colType))), strings.ToLower(x.shared(c.of(cells, colGroup)))
		r := row{open: open, opened: readDate(c.of(cells, colOpened)), Listed: model.Listed{
			URN: urn, Name: name, LA: la, Phase: x.phase(c.of(cells, colPhase), kind, group), Trust: x.trust(c.of(cells, colTrust)),
			Town: x.shared(c.of(cells, colTown)), Postcode: text(c.of(cells, colPostcode)), State: stateFunded(kind, group),
		}}
		if !open {
			r.Closed, r.closed = true, readDate(c.of(cells, colClosed))
		}
		if number := text(c.of(cells, colNumber)); number != "" {
			r.number = string(c.of(cells, colLACode)) + "/" + number
		}
		x.all = append(x.all, r)
	})
}

// wants tells whether a local authority is one of those wanted.
func (x *reading) wants(la string) bool {
	if len(x.w.Authorities) == 0 {
		return true
	}
	is, known := x.kept[la]
	if !known {
		is = slices.ContainsFunc(x.w.Authorities, func(w string) bool { return model.SameAuthority(w, la) })
		x.kept[la] = is
	}
	return is
}

// shared is the text of a cell that many rows have, kept once.
func (x *reading) shared(cell []byte) string {
	if s, there := x.texts[string(cell)]; there {
		return s
	}
	s := text(cell)
	x.texts[string(cell)] = s
	return s
}

// phase is that of the register; of special schools and pupil referral units, of which it says
// "Not applicable", what they are.
func (x *reading) phase(cell []byte, kind, group string) string {
	switch s := x.shared(cell); {
	case s != "" && s != "Not applicable":
		return s
	case strings.Contains(kind, "special") || strings.Contains(group, "special"):
		return "Special"
	case strings.Contains(kind, "pupil referral") || strings.Contains(kind, "alternative provision"):
		return "PRU"
	}
	return ""
}

// trust is the name of a trust: the register has "-" where there is none.
func (x *reading) trust(cell []byte) string {
	if s := x.shared(cell); s != "-" && s != "Not applicable" {
		return s
	}
	return ""
}

// stateFunded tells by the kind of a school and its group, in small letters, whether it is
// state-funded and in England. Of colleges, universities and non-maintained special schools
// it says nothing.
func stateFunded(kind, group string) model.Answer {
	has := func(s string, parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
	}
	switch {
	case has(group, "welsh") || has(kind, "welsh", "offshore", "overseas", "service children"):
		return model.No
	case has(kind, "non-maintained"):
		return model.AnswerUnknown
	case has(kind, "city technology college"), has(group, "maintained", "academies", "free school"), has(kind, "academy", "free school", "community special", "foundation special"):
		return model.Yes
	case has(group, "independent", "online provider") || has(kind, "independent"):
		return model.No
	}
	return model.AnswerUnknown
}

// text is a cell as text: UTF-8 where it is that, else Windows-1252.
func text(cell []byte) string {
	if isPlain(cell) {
		return string(cell)
	}
	if !utf8.Valid(cell) {
		if b, err := charmap.Windows1252.NewDecoder().Bytes(cell); err == nil {
			cell = b
		}
	}
	return model.Tidy(string(cell), model.MaxName)
}

// isPlain tells whether a cell is as it would be kept: letters and signs of ASCII, with single
// blanks between them, as nearly all are.
func isPlain(cell []byte) bool {
	before := byte(' ')
	for _, c := range cell {
		if c < ' ' || c > '~' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return len(cell) <= model.MaxName && (before != ' ' || len(cell) == 0)
}

// number is a URN; "" for what is none.
func number(cell []byte) string {
	if len(cell) == 6 && digits(cell) > 0 {
		return string(cell)
	}
	urn, _ := model.ReadURN(text(cell))
	return urn
}

// readDate reads dd-mm-yyyy, or dd/mm/yyyy as a spreadsheet makes of it; else no day is known.
func readDate(cell []byte) model.Day {
	if len(cell) != 10 || cell[2] != cell[5] || cell[2] != '-' && cell[2] != '/' {
		return 0
	}
	return dayAt(cell[6:], cell[3:5], cell[:2])
}

// dayAt is the day of those digits, unknown where there is none.
func dayAt(year, month, day []byte) model.Day {
	y, m, d := digits(year), digits(month), digits(day)
	at := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1800 || m < 1 || d < 1 || at.Day() != d {
		return 0
	}
	return model.MakeDay(y, time.Month(m), d)
}

func digits(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// dated finds the day in the name of the file: edubasealldata20240718.csv.
var dated = regexp.MustCompile(`(20\d\d)(\d\d)(\d\d)`)

func dayOfName(name string) model.Day {
	if m := dated.FindStringSubmatch(name); m != nil {
		return dayAt([]byte(m[1]), []byte(m[2]), []byte(m[3]))
	}
	return 0
}

// settle finds the successors, and keeps the open schools and those that go on as one.
func (x *reading) settle() {
	o := &x.out
	x.succeed()
	for i := range x.all {
		r := &x.all[i]
		if r.open {
			o.Open++
		} else {
			o.Closed++
		}
		o.Schools = append(o.Schools, r.Listed)
	}
	if !o.Of.Known() {
		o.Of = x.changed
	}
	for _, w := range x.w.Authorities {
		at := ""
		for la := range o.All {
			if model.SameAuthority(w, la) {
				at = la
			}
		}
		if at == "" {
			o.Unknown = append(o.Unknown, w)
		} else {
			o.Authorities = append(o.Authorities, at)
		}
	}
	slices.Sort(o.Authorities)
	o.Authorities = slices.Compact(o.Authorities)
	slices.SortFunc(o.Schools, func(a, b model.Listed) int {
		return cmp.Or(cmp.Compare(a.LA, b.LA), cmp.Compare(a.Name, b.Name), cmp.Compare(a.URN, b.URN))
	})
}
