package model

import (
	"fmt"
	"strings"
)

// rosterTable is everybody with a place in the cohort, whatever its status, but for those who
// ask for next year.
func (s *Snapshot) rosterTable(today Day) Listing {
	t := Listing{Title: "people of " + s.Cohort.Title, Columns: nameColumns()}
	t.Columns = append(t.Columns, columnsOf(CellText, "URN", "Local authority", "Trust", "Phase", "Role", "Mastery role", "Status")...)
	t.Columns = append(t.Columns, columnsOf(CellDay, "Since", "From", "Until")...)
	t.Columns = append(t.Columns, Column{"Year of engagement", CellWhole}, Column{"E-mail", CellText}, Column{"Telephone", CellText},
		Column{"Days", CellDays}, Column{"Days expected", CellDays}, Column{"Tasks back", CellWhole}, Column{"Tasks", CellWhole})
	t.Rows = make([][]TableCell, 0, len(s.Enrolments))
	for _, e := range s.Enrolments {
		if e.For != 0 {
			continue
		}
		x, p := s.School(e.School), s.Person(e.Person)
		if x == nil {
			x = &School{}
		}
		if p == nil {
			p = &Person{}
		}
		status := e.StatusOn(today)
		back, of := s.TasksBack(e)
		row := append(s.nameCells(e, e.School), textCell(x.URN), textCell(x.LA), textCell(x.Trust), textCell(x.Phase), textCell(e.Role),
			textCell(e.Designation.String()), textCell(status.String()), dayCell(e.Since(status).Day), dayCell(e.From), dayCell(e.Until), numberIf(e.Year),
			textCell(strings.Join(p.Emails, "; ")), textCell(p.Phone), daysCell(s.Earned(e)), TableCell{Kind: CellDays}, wholeCell(back), wholeCell(of))
		if q := s.Cohort.Quarters; q != nil {
			row[len(row)-3] = daysCell(*q)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// registerTable is one register, as its rows stand.
func (s *Snapshot) registerTable(h *Sheet) Listing {
	t := Listing{Title: "register of " + h.Name(), Columns: append(columnsOf(CellText, "Number"), nameColumns()...)}
	if h.Date.Known() {
		t.Title += ", " + h.Date.Long()
	}
	t.Columns = append(t.Columns, Column{"Mark", CellText}, Column{"Arrived", CellClock}, Column{"Minutes late", CellWhole}, Column{"Left", CellClock},
		Column{"Minutes early", CellWhole}, Column{"Told on", CellDay}, Column{"Substitute", CellText}, Column{"Days", CellDays}, Column{"Told before", CellText}, Column{"Note", CellText})
	for _, r := range h.Rows {
		m, e := r.Mark, r.Enrolment
		words := m.Words()
		if r.Disputed() {
			words = "two answers"
		}
		school := ID(0)
		if r.School != nil {
			school = r.School.ID
		}
		row := append([]TableCell{textCell(r.Number)}, s.nameCells(e, school)...)
		t.Rows = append(t.Rows, append(row, textCell(words), clockCell(m.Arrived), numberIf(m.MinutesLate), clockCell(m.Left), numberIf(m.MinutesEarly), dayCell(m.ToldOn),
			textCell(s.Person(m.Substitute).Name()), daysCell(s.CreditOf(e, h.Session)), textCell(r.Told.Words()), textCell(e.Note(h.Session.ID))))
	}
	return t
}

// gridTable is the year: a row for each place on the list, a column for each session with the
// mark in a word; the registers have the rest. What is still to come is empty; what is over
// and not marked is "unmarked".
func (s *Snapshot) gridTable(today Day) Listing {
	t := Listing{Title: "the year of " + s.Cohort.Title, Columns: nameColumns()}
	for _, x := range s.Sessions {
		heading := fmt.Sprintf("Session %d", x.Number)
		if x.Date.Known() {
			heading += " " + x.Date.ISO()
		}
		t.Columns = append(t.Columns, Column{heading, CellText})
	}
	t.Columns = append(t.Columns, Column{"Days", CellDays}, Column{"Days expected", CellDays}, Column{"Tasks back", CellWhole})
	for _, e := range s.Enrolments {
		if !e.Counts() {
			continue
		}
		row := s.nameCells(e, e.School)
		for _, x := range s.Sessions {
			row = append(row, textCell(s.gridWords(e, x, today)))
		}
		expected := TableCell{Kind: CellDays}
		if q := s.Cohort.Quarters; q != nil {
			expected = daysCell(*q)
		}
		back, _ := s.TasksBack(e)
		t.Rows = append(t.Rows, append(row, daysCell(s.Earned(e)), expected, wholeCell(back)))
	}
	return t
}

func (s *Snapshot) gridWords(e *Enrolment, x *Session, today Day) string {
	if len(e.Claims(x.ID)) > 1 {
		return "two answers"
	}
	m := s.MarkOf(e, x)
	if day := s.dayOf(e, x); m.Kind == Unmarked && !(day.Known() && day <= today) {
		return ""
	}
	return strings.ReplaceAll(m.Name(), "-", " ")
}

// tasksTable is a row for each place on the list and each task.
func (s *Snapshot) tasksTable() Listing {
	t := Listing{Title: "tasks of " + s.Cohort.Title, Columns: append(nameColumns(), Column{"Session", CellWhole}, Column{"Task", CellText}, Column{"Due", CellDay},
		Column{"State", CellText}, Column{"Noted on", CellDay}, Column{"Note", CellText})}
	for _, x := range s.Sessions {
		for _, task := range s.TasksOf(x.ID) {
			for _, e := range s.Enrolments {
				if !e.Counts() {
					continue
				}
				state := e.Task(task.ID)
				t.Rows = append(t.Rows, append(s.nameCells(e, e.School), wholeCell(x.Number), textCell(task.Title), dayCell(s.dueFor(e, task)),
					textCell(state.Progress.String()), dayCell(state.Day), textCell(e.TaskNote(task.ID))))
			}
		}
	}
	return t
}

// feesTable is everybody who did not come to a session, or of whom a fee was decided.
func (s *Snapshot) feesTable() Listing {
	t := Listing{Title: "charges of " + s.Cohort.Title, Columns: append(nameColumns(), Column{"Session", CellWhole}, Column{"Date", CellDay}, Column{"Mark", CellText},
		Column{"Told on", CellDay}, Column{"Days of notice", CellWhole}, Column{"Fee", CellMoney}, Column{"State", CellText}, Column{"Decided on", CellDay}, Column{"By", CellText},
		Column{"Why", CellText})}
	for _, o := range s.Charges() {
		notice, fee, why := TableCell{Kind: CellWhole}, TableCell{Kind: CellMoney}, o.Why
		if o.Told.Known() && o.Against.Known() {
			notice = wholeCell(o.Notice)
		}
		if o.State != FeeNone {
			fee = moneyCell(o.Pence)
		}
		if o.Reason != "" {
			why = o.Reason
		}
		state := o.State.String()
		if len(o.Answers) > 0 {
			state = "two answers"
		}
		t.Rows = append(t.Rows, append(s.nameCells(o.Enrolment, o.School), wholeCell(o.Session.Number), dayCell(o.Day), textCell(o.Mark.Words()), dayCell(o.Told), notice,
			fee, textCell(state), dayCell(o.Decision.Since.Day), textCell(s.LeadName(o.Decision.Since.Lead)), textCell(why)))
	}
	return t
}
