package model

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// codeLetters are the letters and digits of a code: none looks like another, and their
// number is prime, so that the last one of a code shows any one wrong and any two swapped.
const codeLetters = "34679ACDEFGHJKMNPRTVWXY"

// codeLength is how many letters and digits a code has, with the one that checks the others.
const codeLength = 6

// SheetCode is the code on the printed sheet of a register: K7M-4XP. It is made of the
// session, or the date of a visit, and of who stands in which row; so a sheet that was printed
// before somebody joined has another. Those who are not on the list do not count. "" where
// there is no such register.
func SheetCode(s *Snapshot, sheet SheetID) string {
	h, ok := s.Sheet(sheet)
	if !ok {
		return ""
	}
	return code(sheet, printedRows(h.Rows))
}

// printedRow is a row of a printed sheet: its number, and whose it is.
type printedRow struct {
	number int
	whose  ID
}

// printedRows are those with a number of the list.
func printedRows(rows []Row) []printedRow {
	out := make([]printedRow, 0, len(rows))
	for _, r := range rows {
		if n, err := strconv.Atoi(r.Number); err == nil && r.Enrolment.Status != NotOnList {
			out = append(out, printedRow{n, r.Enrolment.ID})
		}
	}
	return out
}

func code(id SheetID, rows []printedRow) string {
	sum := fnv.New64a()
	add := func(n uint64) {
		var b [8]byte
		for i := range b {
			b[i] = byte(n >> (8 * i))
		}
		sum.Write(b[:])
	}
	add(uint64(id.Session))
	add(uint64(id.Slot))
	for _, r := range rows {
		add(uint64(r.number))
		add(uint64(r.whose))
	}
	out, rest := make([]byte, 0, codeLength+1), sum.Sum64()
	for range codeLength - 1 {
		out = append(out, codeLetters[rest%uint64(len(codeLetters))])
		rest /= uint64(len(codeLetters))
	}
	out = append(out, checkLetter(out))
	return string(slices.Insert(out, codeLength/2, '-'))
}

// checkLetter is the last of a code, made of those before it.
func checkLetter(first []byte) byte {
	sum := 0
	for i, c := range first {
		sum += (i + 1) * strings.IndexByte(codeLetters, c)
	}
	return codeLetters[sum%len(codeLetters)]
}

// ReadCode is a code as it was typed, in whichever case, with or without its dash; ok is
// false where it is no code, most often for a slip of the hand.
func ReadCode(typed string) (code string, ok bool) {
	var b []byte
	for _, r := range strings.ToUpper(typed) {
		switch {
		case r == ' ' || r == '-':
		case r > 127 || strings.IndexByte(codeLetters, byte(r)) < 0 || len(b) == codeLength:
			return "", false
		default:
			b = append(b, byte(r))
		}
	}
	if len(b) != codeLength || checkLetter(b[:codeLength-1]) != b[codeLength-1] {
		return "", false
	}
	return string(slices.Insert(b, codeLength/2, '-')), true
}

// Printed is a register with the row numbers of a sheet that was printed of it.
type Printed struct {
	// Sheet is the register as it is now. Its rows have the numbers that they had on the
	// paper; who was not on it, and on an older one who is not on the list, has none.
	Sheet Sheet
	// Since are those who have come to the list since it was printed.
	Since []Row
}

// Words say what is to be known of the sheet, "" where it is as the register is now.
func (p *Printed) Words() string {
	if len(p.Since) == 0 {
		return ""
	}
	names := make([]string, 0, len(p.Since))
	for _, r := range p.Since {
		names = append(names, r.Person.Listed())
	}
	return "Printed before " + strings.Join(names, "; ") + " came to the list: its numbers are read as on the paper."
}

// Printed finds out which sheet of a register has a code. What cannot be is said in wrong:
// that it is no code, or the sheet of another session, or of a roster that is not known here.
// Of an older roster those are known that lack up to three of today's people, whoever they
// are, or all who joined after some day.
func (s *Snapshot) Printed(typed string, id SheetID) (p Printed, wrong string) {
	want, ok := ReadCode(typed)
	if !ok {
		return p, "This is no code of a sheet: six letters and digits stand at its head, such as K7M-4XP. Is one of them misread?"
	}
	h, ok := s.Sheet(id)
	if !ok {
		return p, "This register is not there any more."
	}
	if code(id, printedRows(h.Rows)) == want {
		return Printed{Sheet: h}, ""
	}
	for _, other := range s.Registers() {
		if o, ok := s.Sheet(other); ok && other != id && code(other, printedRows(o.Rows)) == want {
			return p, "This is the sheet of " + o.Name() + orNothing(o.Date) + ", not of this one."
		}
	}
	var list []*Enrolment
	for _, e := range s.Enrolments {
		if e.Counts() && e.Status != NotOnList {
			list = append(list, e)
		}
	}
	on := map[ID]bool{}
	for _, r := range h.Rows {
		on[r.Enrolment.ID] = true
	}
	older := &olderSheet{id: id, want: want, list: list, on: on}
	if !older.find() {
		return p, "This sheet was printed from another roster than today's, and it is not known who was on it."
	}
	return s.printedWithout(h, older.left), ""
}

func orNothing(d Day) string {
	if !d.Known() {
		return ""
	}
	return ", " + d.Long()
}

// printedWithout is a register with its numbers before those places were there.
func (s *Snapshot) printedWithout(h Sheet, left map[ID]bool) Printed {
	numbers, n := map[ID]string{}, 0
	for _, e := range s.Enrolments {
		if e.Counts() && e.Status != NotOnList && !left[e.ID] {
			n++
			numbers[e.ID] = strconv.Itoa(n)
		}
	}
	p := Printed{Sheet: h}
	p.Sheet.Rows = slices.Clone(h.Rows)
	for i, r := range p.Sheet.Rows {
		p.Sheet.Rows[i].Number = numbers[r.Enrolment.ID]
		if left[r.Enrolment.ID] {
			p.Since = append(p.Since, r)
		}
	}
	return p
}

// olderSheet looks for the roster that a code was made of.
type olderSheet struct {
	id   SheetID
	want string
	list []*Enrolment
	// on are those on this register: of a date of a visit, not all.
	on map[ID]bool
	// left are those who were not there yet, once it is found.
	left map[ID]bool
	rows []printedRow
}

// The largest rosters of which any two, and any three, are left out on trial: the work grows
// with the third and the fourth power.
const (
	mostForTwo   = 150
	mostForThree = 60
)

func (o *olderSheet) find() bool {
	byAge := slices.Clone(o.list)
	slices.SortStableFunc(byAge, func(a, b *Enrolment) int { return cmp.Compare(b.since, a.since) })
	left := map[ID]bool{}
	for _, e := range byAge[:max(0, min(len(byAge)-1, 1000))] {
		left[e.ID] = true
		if o.is(left) {
			return true
		}
	}
	return o.anyOf(0, 1, map[ID]bool{}) || len(o.list) <= mostForTwo && o.anyOf(0, 2, map[ID]bool{}) ||
		len(o.list) <= mostForThree && o.anyOf(0, 3, map[ID]bool{})
}

// anyOf tries to leave out so many from a place of the list on.
func (o *olderSheet) anyOf(from, n int, left map[ID]bool) bool {
	if n == 0 {
		return o.is(left)
	}
	for i := from; i < len(o.list); i++ {
		left[o.list[i].ID] = true
		if o.anyOf(i+1, n-1, left) {
			return true
		}
		delete(left, o.list[i].ID)
	}
	return false
}

// is tells whether the sheet without those has the code.
func (o *olderSheet) is(left map[ID]bool) bool {
	o.rows = o.rows[:0]
	n := 0
	for _, e := range o.list {
		if left[e.ID] {
			continue
		}
		n++
		if o.on[e.ID] {
			o.rows = append(o.rows, printedRow{n, e.ID})
		}
	}
	if code(o.id, o.rows) != o.want {
		return false
	}
	o.left = left
	return true
}
