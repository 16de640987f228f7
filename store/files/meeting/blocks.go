package meeting

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"workgroup/model"
)

// block is a run of rows about people.
type block struct {
	header []string
	rows   []row
}

// about are the rows of two cells before the people: what they say of the meeting.
type about []row

// sections tells the rows that are about the meeting from those about people.
func sections(rows []row) (about, []*block) {
	var said about
	var blocks []*block
	var now *block
	var before []row // of three cells or more, since the last that was none
	last := 0
	for _, r := range rows {
		gap := r.n != last+1
		last = r.n
		if gap {
			now, before = nil, nil
		}
		switch {
		case len(r.cells) < 3:
			if now, before = nil, nil; len(r.cells) == 2 && len(blocks) == 0 {
				said = append(said, r)
			}
		case hasTime(r.cells):
			if now == nil {
				now = &block{}
				for i, b := range before {
					if i == 0 && !personal(b.cells) {
						now.header = b.cells
						continue
					}
					now.rows = append(now.rows, b)
				}
				blocks, before = append(blocks, now), nil
			}
			now.rows = append(now.rows, r)
		case now != nil && personal(r.cells):
			now.rows = append(now.rows, r)
		case personal(r.cells):
			before = append(before, r)
		default:
			now, before = nil, []row{r}
		}
	}
	return said, blocks
}

func hasTime(cells []string) bool {
	return slices.ContainsFunc(cells, isTime)
}

func isTime(cell string) bool {
	_, ok := readWhen(cell)
	return ok
}

// personal tells whether cells are of somebody rather than headings: they hold an address
// or a number.
func personal(cells []string) bool {
	return slices.ContainsFunc(cells, func(c string) bool { return strings.ContainsAny(c, "@0123456789") })
}

// facts are title, start, end and number as they stand in order: the first text, the first
// and second time, the first number.
func (a about) facts() facts {
	var f facts
	for _, r := range a {
		value := r.cells[1]
		if w, ok := readWhen(value); ok {
			w.row, w.column = r.n, 2
			switch {
			case f.start == nil:
				f.start = &w
			case f.end == nil:
				f.end = &w
			}
			continue
		}
		n, err := strconv.Atoi(value)
		switch {
		case err == nil && f.said == 0 && n > 0 && n <= maxRows:
			f.said = n
		case err != nil && f.title == "" && readLength(value) == model.TotalUnknown:
			f.title = model.Tidy(value, model.MaxName)
		}
	}
	return f
}

func (b *block) width() int {
	width := 0
	for i := range b.rows {
		width = max(width, len(b.rows[i].cells))
	}
	return width
}

// times are the columns that hold dates with times in at least half of the rows in which
// they hold anything.
func (b *block) times() []int {
	var full, timed [maxColumns]int
	for i := range b.rows {
		for j, cell := range b.rows[i].cells {
			if cell == "" {
				continue
			}
			full[j]++
			if isTime(cell) {
				timed[j]++
			}
		}
	}
	var out []int
	for j := range full {
		if timed[j] > 0 && 2*timed[j] >= full[j] {
			out = append(out, j)
		}
	}
	return out
}

// columns are those of a block of people, -1 where there is none.
type columns struct {
	from, to, length, role int
	mails                  []int
}

func (b *block) columns() columns {
	c := columns{from: -1, to: -1, length: -1, role: -1}
	times := b.times()
	if len(times) > 0 {
		c.from = times[0]
	}
	if len(times) > 1 {
		c.to = times[1]
	}
	var mail, number, text [maxColumns]int
	for i := range b.rows {
		for j, cell := range b.rows[i].cells {
			switch {
			case cell == "" || j == 0:
			case strings.Contains(cell, "@"):
				mail[j]++
			case strings.ContainsAny(cell, "0123456789"):
				number[j]++
			default:
				text[j]++
			}
		}
	}
	for j := 1; j < b.width(); j++ {
		switch {
		case slices.Contains(times, j):
		case mail[j] > 0:
			c.mails = append(c.mails, j)
		case number[j] > 0 && j > max(c.from, c.to) && c.length < 0:
			c.length = j
		case text[j] > 0 && number[j] == 0:
			c.role = j
		}
	}
	for j, h := range b.header {
		if model.Fold(h) == "role" {
			c.role = j
		}
	}
	return c
}

// people are the rows of a block, each by itself.
func (b *block) people() []attendee {
	c := b.columns()
	var out []attendee
	for i := range b.rows {
		r := &b.rows[i]
		p := attendee{MeetingRow: model.MeetingRow{Row: r.n, Name: tidyName(r.cell(0)), Total: readLength(r.cell(c.length)), Role: model.Tidy(r.cell(c.role), model.MaxName)}}
		for _, j := range c.mails {
			p.addMail(r.cell(j))
		}
		p.Guest = len(c.mails) > 0 && len(p.Emails) == 0
		st := stay{r.when(c.from), r.when(c.to)}
		if st.from != nil || st.to != nil {
			p.stays = []stay{st}
		}
		if p.Name == "" && len(p.Emails) == 0 {
			continue
		}
		out = append(out, p)
	}
	return out
}

func tidyName(cell string) string { return model.Tidy(cell, model.MaxName) }

// when is the time in a column, or nil.
func (r *row) when(column int) *written {
	w, ok := readWhen(r.cell(column))
	if !ok {
		return nil
	}
	w.row, w.column = r.n, column+1
	return &w
}

// addMail adds an address. That of a guest in another organisation stands inside that
// organisation's: a.bell_school.example#EXT#@hub.example.
func (p *attendee) addMail(cell string) {
	if at := strings.Index(strings.ToUpper(cell), "#EXT#"); at > 0 {
		cell = cell[:at]
		if i := strings.LastIndexByte(cell, '_'); i > 0 {
			cell = cell[:i] + "@" + cell[i+1:]
		}
	}
	mail, wrong := model.ReadEmail(cell)
	if wrong != "" || mail == "" || slices.ContainsFunc(p.Emails, func(o string) bool { return strings.EqualFold(o, mail) }) {
		return
	}
	p.Emails = append(p.Emails, mail)
}

// once tells whether each row is a person with their first joining and last leaving, and
// not one joining.
func (b *block) once(people []attendee) bool {
	for _, h := range b.header {
		if words := strings.Fields(model.Fold(h)); len(words) > 0 && (words[0] == "first" || words[0] == "last") {
			return true
		}
	}
	for i := range people {
		p := &people[i]
		if len(p.stays) != 1 || p.stays[0].from == nil || p.stays[0].to == nil || p.Total == model.TotalUnknown {
			continue
		}
		from, _ := p.stays[0].from.moment(dayFirst)
		to, _ := p.stays[0].to.moment(dayFirst)
		if from.Known() && to.Known() && int(to-from) > p.Total+60 {
			return true
		}
	}
	return false
}

// addUp makes one of those who joined more than once.
func addUp(people []attendee) []attendee {
	at := map[string]int{}
	var out []attendee
	for _, p := range people {
		key := whose(p.Name, p.Emails)
		i, there := at[key]
		if !there {
			at[key] = len(out)
			out = append(out, p)
			continue
		}
		was := &out[i]
		was.stays = append(was.stays, p.stays...)
		if was.Total != model.TotalUnknown && p.Total != model.TotalUnknown {
			was.Total += p.Total
		} else {
			was.Total = model.TotalUnknown
		}
		was.Waited = was.Waited && p.Waited
	}
	return out
}

func whose(name string, mails []string) string {
	key := name
	if len(mails) > 0 {
		key += "\x00" + strings.ToLower(mails[0])
	}
	return key
}

// joins gives each person the single joins of the block that follows. Those of two people
// who cannot be told apart are nobody's: their first joining and last leaving stay.
func joins(people, each []attendee) []attendee {
	byMail, byName := map[string][]int{}, map[string][]int{}
	for i := range people {
		for _, m := range people[i].Emails {
			byMail[strings.ToLower(m)] = append(byMail[strings.ToLower(m)], i)
		}
		byName[people[i].Name] = append(byName[people[i].Name], i)
	}
	stays, totals := map[int][]stay{}, map[int]int{}
	var strangers []attendee
	for _, j := range each {
		named := byName[j.Name]
		var fits []int
		for _, m := range j.Emails {
			for _, i := range byMail[strings.ToLower(m)] {
				if !slices.Contains(fits, i) {
					fits = append(fits, i)
				}
			}
		}
		if both := slices.DeleteFunc(slices.Clone(fits), func(i int) bool { return !slices.Contains(named, i) }); len(both) > 0 {
			fits = both
		} else if len(fits) == 0 {
			fits = named
		}
		switch {
		case len(fits) == 0:
			strangers = append(strangers, j)
		case len(fits) == 1:
			i := fits[0]
			if total, there := totals[i]; !there {
				totals[i] = j.Total
			} else if total != model.TotalUnknown && j.Total != model.TotalUnknown {
				totals[i] += j.Total
			} else {
				totals[i] = model.TotalUnknown
			}
			stays[i] = append(stays[i], j.stays...)
		}
	}
	for i, found := range stays {
		if len(found) > 0 {
			people[i].stays = found
		}
		if people[i].Total == model.TotalUnknown {
			people[i].Total = totals[i]
		}
	}
	return append(people, addUp(strangers)...)
}

// log reads rows of who joined and who left, in order.
func (b *block) log(column int) []attendee {
	action := 1
	if column == 1 {
		action = 2
	}
	at := map[string]int{}
	var out []attendee
	joined := b.joined(action)
	for i := range b.rows {
		r := &b.rows[i]
		name := tidyName(r.cell(0))
		if name == "" {
			continue
		}
		k, there := at[name]
		if !there {
			k = len(out)
			at[name] = k
			out = append(out, attendee{MeetingRow: model.MeetingRow{Row: r.n, Name: name, Total: model.TotalUnknown}})
		}
		p, when := &out[k], r.when(column)
		open := len(p.stays) > 0 && p.stays[len(p.stays)-1].to == nil
		switch in := joined(r.cell(action)); {
		case when == nil, in && open:
		case in:
			p.stays = append(p.stays, stay{from: when})
		case open:
			p.stays[len(p.stays)-1].to = when
		default:
			p.stays = append(p.stays, stay{to: when})
		}
	}
	return out
}

// joined tells which words of a column are for joining: those in English, and where none
// are, those that somebody's first row has.
func (b *block) joined(action int) func(string) bool {
	english, first := false, map[string]bool{}
	seen := map[string]bool{}
	for i := range b.rows {
		word := model.Fold(b.rows[i].cell(action))
		english = english || strings.HasPrefix(word, "join")
		if name := b.rows[i].cell(0); !seen[name] {
			seen[name] = true
			first[word] = true
		}
	}
	return func(cell string) bool {
		word := model.Fold(cell)
		if english {
			return strings.HasPrefix(word, "join")
		}
		return first[word] && strings.ContainsFunc(word, unicode.IsLetter)
	}
}
