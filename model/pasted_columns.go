package model

import (
	"slices"
	"strings"
	"unicode"
)

// labelOf is what a heading calls its column. Heading means that all its words are
// words of headings; strong, that it is hardly anything else.
func labelOf(cell string) (kind ColumnKind, heading, strong bool) {
	words := headingWords(cell)
	if len(words) == 0 || len(words) > 12 {
		return ColumnLeftOut, false, false
	}
	named := false
	for _, w := range words {
		switch {
		case slices.Contains(fillers(), w):
		case wordsOf(w) != nil || slices.Contains(leftOutWords(), w):
			named = true
		default:
			return ColumnLeftOut, false, false
		}
	}
	if !named {
		return ColumnLeftOut, false, false
	}
	if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(leftOutWords(), w) }) {
		return ColumnLeftOut, true, false
	}
	for _, l := range labels() {
		for _, w := range words {
			if slices.Contains(l.words, w) {
				return l.kind, true, !l.weak
			}
		}
	}
	return ColumnLeftOut, true, false
}

func headingWords(cell string) []string {
	if len(cell) > MaxName {
		return nil
	}
	return strings.Fields(strings.NewReplacer(
		"e mail", "email", "first name", "forename", "last name", "surname", "job title", "job", "head teacher", "headteacher",
	).Replace(Fold(cell)))
}

// label are the words by which a heading names a kind. Weak words stand in cells
// too: "Teacher" may be a role.
type label struct {
	kind  ColumnKind
	weak  bool
	words []string
}

// labels in the order in which they count: a "school e-mail" is an e-mail.
func labels() []label {
	return []label{
		{ColumnEmail, false, []string{"email", "emails", "mail"}},
		{ColumnURN, false, []string{"urn"}},
		{ColumnPhone, false, []string{"telephone", "phone", "tel", "mobile", "mob"}},
		{ColumnRole, false, []string{"role", "job", "position", "post"}},
		{ColumnGiven, false, []string{"forename", "forenames", "given", "christian", "firstname"}},
		{ColumnFamily, false, []string{"surname", "family", "lastname"}},
		{ColumnSchool, false, []string{"school", "schools", "establishment", "institution", "organisation"}},
		{ColumnSchool, true, []string{"academy", "college", "setting"}},
		{ColumnName, false, []string{"name", "names", "fullname"}},
		{ColumnName, true, []string{"participant", "participants", "teacher", "teachers", "delegate", "delegates", "attendee", "attendees", "person"}},
	}
}

func wordsOf(w string) []string {
	for _, l := range labels() {
		if slices.Contains(l.words, w) {
			return l.words
		}
	}
	return nil
}

// leftOutWords name what is not taken, whatever else the heading says: a previous
// name, the e-mail of a headteacher, the times of a form.
func leftOutWords() []string {
	return []string{
		"id", "start", "completion", "modified", "time", "timestamp", "date", "note", "notes", "comments", "title", "previous",
		"headteacher", "headteachers", "trn", "trust", "la", "authority", "phase", "postcode", "code", "dietary", "status",
	}
}

// fillers stand in headings beside the words that count.
func fillers() []string {
	return []string{
		"the", "of", "your", "full", "my", "what", "is", "which", "please", "enter", "type", "if", "known", "optional", "required", "number", "address",
		"no", "contact", "work", "current", "main", "and", "or", "in", "at", "for", "a", "an", "s", "local", "last", "first",
	}
}

// manyHeadings is more cells than what is known of a person has that are surely headings.
const manyHeadings = 4

// isHeader tells whether a row is headings: at least half of its cells surely are, or
// several of a wide table's, and none is what only a person has.
func isHeader(cells []string) bool {
	full, strong, heading := 0, 0, 0
	for _, cell := range cells {
		if cell == "" {
			continue
		}
		full++
		if k := kindOfCell(cell); k == ColumnEmail || k == ColumnURN || k == ColumnPhone {
			return false
		}
		kind, is, sure := labelOf(cell)
		if is && sure {
			strong++
		}
		if is && kind != ColumnLeftOut {
			heading++
		}
	}
	return strong > 0 && 2*strong >= full || strong >= manyHeadings || full == 1 && heading == 1
}

// proposeColumns takes each column for what its heading says, else for what most of
// its cells look like; no kind twice.
func proposeColumns(header []string, rows []PastedRow, width int) []ColumnKind {
	columns := make([]ColumnKind, width)
	headed := make([]bool, width)
	for j := range header {
		columns[j], headed[j] = kindOfHeading(header[j])
	}
	for j, k := range columns {
		if k == ColumnLeftOut {
			continue
		}
		for i := range j {
			if columns[i] == k {
				columns[lesser(rows, i, j)] = ColumnLeftOut
			}
		}
	}
	var named []int
	for j := range columns {
		if headed[j] {
			continue
		}
		switch k := kindOfColumn(rows, j); {
		case k == ColumnName:
			named = append(named, j)
		case !slices.Contains(columns, k):
			columns[j] = k
		}
	}
	proposeNames(columns, named, rows)
	return columns
}

// proposeNames takes columns of words without a heading for names, then the school.
func proposeNames(columns []ColumnKind, named []int, rows []PastedRow) {
	has := func(k ColumnKind) bool { return slices.Contains(columns, k) }
	take := func(kinds ...ColumnKind) {
		for i, k := range kinds {
			columns[named[i]] = k
		}
		named = named[len(kinds):]
	}
	switch {
	case len(named) == 0 || has(ColumnName) || has(ColumnGiven) && has(ColumnFamily):
	case has(ColumnGiven):
		take(ColumnFamily)
	case has(ColumnFamily):
		take(ColumnGiven)
	case len(named) > 1 && oneWord(rows, named[0]) && oneWord(rows, named[1]):
		take(ColumnGiven, ColumnFamily)
	default:
		take(ColumnName)
	}
	if len(named) > 0 && !has(ColumnSchool) {
		columns[named[0]] = ColumnSchool
	}
}

// lesser is the one of two columns of one kind that says less; the later of equals.
func lesser(rows []PastedRow, i, j int) int {
	said := func(c int) (n int) {
		for _, row := range rows {
			if row.Cells[c] != "" && !isAnonymous(row.Cells[c]) {
				n++
			}
		}
		return n
	}
	if said(i) < said(j) {
		return i
	}
	return j
}

// looked is at how many rows it is looked for what a column holds.
const looked = 1000

// kindOfColumn is what more than half of the cells that hold something look like.
func kindOfColumn(rows []PastedRow, j int) ColumnKind {
	var count [ColumnURN + 1]int
	full := 0
	for _, row := range rows[:min(len(rows), looked)] {
		if row.Cells[j] != "" {
			full++
			count[kindOfCell(row.Cells[j])]++
		}
	}
	for k, n := range count {
		if 2*n > full {
			return ColumnKind(k)
		}
	}
	// Schools are often written without the word: Ash Green, Beech Hill School.
	if count[ColumnSchool] > 0 && 2*(count[ColumnSchool]+count[ColumnName]) > full {
		return ColumnSchool
	}
	return ColumnLeftOut
}

// kindOfCell is what a cell looks like.
func kindOfCell(cell string) ColumnKind {
	switch {
	case strings.Contains(cell, "@") && !strings.Contains(cell, "<"):
		return ColumnEmail
	case strings.Contains(cell, "@"):
		return ColumnName
	case shape(cell) == "999999":
		return ColumnURN
	case likePhone(cell):
		return ColumnPhone
	}
	words := strings.Fields(Fold(cell))
	switch {
	case anyOf(words, roleWords()) && !anyOf(words, schoolWords()):
		return ColumnRole
	case anyOf(words, schoolWords()):
		return ColumnSchool
	case likeName(cell):
		return ColumnName
	}
	return ColumnLeftOut
}

// likePhone tells a telephone number, its first 0 perhaps lost, from a date.
func likePhone(cell string) bool {
	n := strings.Count(shape(cell), "9")
	return n >= 9 && n <= 15 && strings.Trim(cell, "0123456789 +()-.") == ""
}

// likeName tells whether a cell may be a name: a few words of letters, none of which
// is a school's or a role's.
func likeName(cell string) bool {
	words := strings.Fields(Fold(cell))
	if len(words) == 0 || len(words) > 6 || anyOf(words, schoolWords()) || anyOf(words, roleWords()) {
		return false
	}
	return hasLetter(cell) && !strings.ContainsFunc(cell, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && !strings.ContainsRune(" ,.'’‘-–()", r)
	})
}

// oneWord tells whether most cells of a column are single words.
func oneWord(rows []PastedRow, j int) bool {
	full, single := 0, 0
	for _, row := range rows {
		if row.Cells[j] != "" {
			full++
			if !strings.ContainsAny(row.Cells[j], " ,") {
				single++
			}
		}
	}
	return 2*single > full
}

func anyOf(words, of []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(of, w) })
}

// schoolWords stand in the names of schools and hardly in those of people.
func schoolWords() []string {
	return []string{
		"school", "academy", "college", "high", "primary", "secondary", "grammar", "infant", "junior", "church", "catholic", "sixth", "pru", "campus",
		"annexe", "trust", "community", "comprehensive", "st", "saint",
	}
}

// roleWords stand in what people do.
func roleWords() []string {
	return []string{
		"head", "hod", "teacher", "lead", "leader", "subject", "maths", "mathematics", "deputy", "assistant", "slt", "coordinator", "director",
		"department", "faculty", "principal", "curriculum", "ks3", "ks4", "ks5", "specialist", "advocate",
	}
}
