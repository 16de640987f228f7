package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// PaperMarks are marks that were made on a printed sheet, by its row numbers: who was absent,
// who was present. It is an Intake.
type PaperMarks struct {
	// Code is the code on the sheet, "" where none was typed.
	Code string
	// At is the register that is meant where the code does not say so; zero for none.
	At SheetID
	// Absent and Present are row numbers as they are typed: "3 7 11", "12-14", "+1".
	Absent, Present string

	// session is the register that the lead chose, as it is named among the options; "" for
	// none. AsNow says that the numbers are those of today's register, whatever the code says,
	// and rest that everybody else was present.
	session     string
	asNow, rest bool
}

// The keys of what can be decided about marks on paper, and their values.
const (
	paperSession = "session"
	paperNumbers = "numbers"
	paperOthers  = "others"

	paperAsPrinted = "printed"
	paperAsNow     = "now"
	paperLeft      = "left"
	paperPresent   = "present"
)

// Decide takes one decision.
func (m PaperMarks) Decide(key, value string) Intake {
	switch key {
	case paperSession:
		m.session = value
	case paperNumbers:
		m.asNow = value == paperAsNow
	case paperOthers:
		m.rest = value == paperPresent
	}
	return m
}

// sheet is the register that is meant: the one that was chosen, else that of the code, else
// the one that was looked at.
func (m PaperMarks) sheet(s *Snapshot) SheetID {
	if m.session != "" {
		names := s.registerNames()
		for id, name := range names {
			if name == m.session {
				return id
			}
		}
	}
	if m.Code != "" {
		if id, ok := s.SheetCoded(m.Code, m.At); ok {
			return id
		}
	}
	return m.At
}

// SheetCoded is the register whose sheet has a code, as it is now or as it was once; the one
// that is looked at first is tried first.
func (s *Snapshot) SheetCoded(code string, first SheetID) (SheetID, bool) {
	for _, id := range append([]SheetID{first}, s.Registers()...) {
		if _, wrong := s.Printed(code, id); wrong == "" {
			return id, true
		}
	}
	return SheetID{}, false
}

// Propose works out whom the numbers mark.
func (m PaperMarks) Propose(s *Snapshot, today Day) Proposal {
	id := m.sheet(s)
	p := Proposal{Title: "Marks on paper, no register chosen yet", Settings: []Choice{registerChoice(s, id)}}
	h, ok := s.Sheet(id)
	if !ok {
		p.Stop = "Choose the session whose sheet it is."
		return p
	}
	p.Title = "Marks on paper, " + h.Name() + orNothing(h.Date)
	if m.Code != "" {
		as := Choice{Key: paperNumbers, Asks: "row numbers as", Options: []Option{{paperAsPrinted, "on the sheet with the code " + m.Code}, {paperAsNow, "in the register now"}}}
		if m.asNow {
			as.Chosen = 1
		}
		p.Settings = append(p.Settings, as)
	}
	others := Choice{Key: paperOthers, Asks: "everybody else", Options: []Option{{paperLeft, "are left as they are"}, {paperPresent, "are present, if not marked yet"}}}
	if m.rest {
		others.Chosen = 1
	}
	p.Settings = append(p.Settings, others)
	switch {
	case m.Code == "":
		p.Notes = append(p.Notes, "No code of the sheet was given: the numbers are those of the register now. Check each name.")
	case !m.asNow:
		printed, wrong := s.Printed(m.Code, id)
		if wrong != "" {
			p.Stop = wrong + " If it is this one's all the same, read the row numbers as in the register now, and check each name."
			return p
		}
		h = printed.Sheet
		if words := printed.Words(); words != "" {
			p.Notes = append(p.Notes, words)
		}
	}
	m.lines(s, &h, &p)
	if p.Stop == "" && p.Action != nil {
		_, err := s.openSheet(id)
		switch {
		case err != nil:
			p.Stop = err.Error()
		case h.Date > today || !h.Date.Known():
			p.Stop = "The session is still to come: nobody can be marked before the day."
		}
	}
	return p
}

// registerNames name the registers as a person can type them: "3", and of the dates of a
// visit "2.2023-12-12", with a letter where several are on one day.
func (s *Snapshot) registerNames() map[SheetID]string {
	out, taken := map[SheetID]string{}, map[string]bool{}
	for _, id := range s.Registers() {
		h, ok := s.Sheet(id)
		if !ok {
			continue
		}
		name := fmt.Sprint(h.Session.Number)
		if h.Slot != nil {
			name += "." + h.Date.ISO()
		}
		for letter, base := 'b', name; taken[name]; letter++ {
			name = base + string(letter)
		}
		taken[name], out[id] = true, name
	}
	return out
}

// registerChoice is the setting for which register it is.
func registerChoice(s *Snapshot, id SheetID) Choice {
	c, names := Choice{Key: paperSession, Asks: "sheet of", Chosen: -1}, s.registerNames()
	for _, other := range s.Registers() {
		h, ok := s.Sheet(other)
		if !ok {
			continue
		}
		if other == id {
			c.Chosen = len(c.Options)
		}
		c.Options = append(c.Options, Option{names[other], h.Name() + orNothing(h.Date)})
	}
	return c
}

// lines are the people whose numbers were given.
func (m PaperMarks) lines(s *Snapshot, h *Sheet, p *Proposal) {
	a := MarkPaper{Sheet: h.ID}
	seen := map[int]MarkKind{}
	for _, part := range []struct {
		typed string
		kind  MarkKind
	}{{m.Absent, Absent}, {m.Present, Present}} {
		rows, wrong := h.RowNumbers(part.typed)
		for number := range strings.FieldsSeq(strings.TrimPrefix(wrong, "No such row:")) {
			p.Lines = append(p.Lines, ProposalLine{Name: "row " + number, Words: "no such row on the sheet", Verdict: IsWrong})
		}
		for _, i := range rows {
			row := h.Rows[i]
			l := ProposalLine{Row: i + 1, Name: numbered(row), Words: "is " + (Mark{Kind: part.kind}).Words(), Verdict: WouldChange}
			switch is := row.Mark; {
			case seen[i] != 0:
				l.Words, l.Verdict = "is among the absent and among the present: say which", IsWrong
			case is.Kind == part.kind:
				l.Words, l.Verdict = "is "+is.Words()+" already", IsThere
			case !row.Open():
				l.Words += ", was " + is.Words()
			}
			seen[i] = part.kind
			p.Lines = append(p.Lines, l)
			if l.Verdict == WouldChange {
				a.add(row.Enrolment.ID, part.kind)
			}
		}
	}
	if m.rest {
		for i, row := range h.Rows {
			if seen[i] == 0 && row.Open() {
				p.Lines = append(p.Lines, ProposalLine{Row: i + 1, Name: numbered(row), Words: "is present, as everybody else", Verdict: WouldChange})
				a.add(row.Enrolment.ID, Present)
			}
		}
	}
	slices.SortStableFunc(p.Lines, func(x, y ProposalLine) int {
		if wrong := x.Verdict == IsWrong; wrong != (y.Verdict == IsWrong) {
			if wrong {
				return -1
			}
			return 1
		}
		return cmp.Compare(x.Row, y.Row)
	})
	for i := range p.Lines {
		p.Lines[i].Row = 0 // the file has no row for each
	}
	if p.Counts()[IsWrong] > 0 {
		p.Stop = "Not every number is a row of the sheet, once: correct them and read it again."
		return
	}
	if len(a.Absent)+len(a.Present) > 0 {
		p.Action = a
	}
}

// numbered is a row with its number on the sheet.
func numbered(r Row) string { return fmt.Sprintf("%2s  %s", r.Number, r.Person.Listed()) }

// MarkPaper marks the rows of a printed sheet.
type MarkPaper struct {
	Sheet           SheetID
	Absent, Present []ID
}

func (a *MarkPaper) add(place ID, kind MarkKind) {
	if kind == Absent {
		a.Absent = append(a.Absent, place)
	} else {
		a.Present = append(a.Present, place)
	}
}

// Plan marks them, all in one change.
func (a MarkPaper) Plan(s *Snapshot, env Env) (Plan, error) {
	sheet, err := s.openToday(a.Sheet, env)
	if err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbRows, 0, a.Sheet.Session, a.Sheet.Slot)
	var said []string
	for _, part := range []struct {
		places []ID
		kind   MarkKind
	}{{a.Absent, Absent}, {a.Present, Present}} {
		n := 0
		for _, r := range sheet.Rows {
			if slices.Contains(part.places, r.Enrolment.ID) {
				d.mark(r.Enrolment, a.Sheet.Session, Mark{Kind: part.kind, Amended: sheet.Finish.Was})
				n++
			}
		}
		if n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, strings.ToUpper(Mark{Kind: part.kind}.Words())))
		}
	}
	return d.planned("By row number: %s.", strings.Join(said, ", ")), nil
}
