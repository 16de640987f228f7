package model

import "strings"

// slotsTable is a row for each date of a visit.
func (s *Snapshot) slotsTable() Listing {
	t := Listing{Title: "dates of visits of " + s.Cohort.Title, Columns: []Column{
		{"Session", CellWhole}, {"Date", CellDay}, {"Start", CellClock}, {"End", CellClock}, {"Host", CellText}, {"Address", CellText}, {"Setting", CellText}, {"Kind", CellText},
		{"Teacher", CellText}, {"Focus", CellText}, {"Capacity", CellWhole}, {"State", CellText}, {"Taken", CellWhole}, {"Waiting", CellWhole}, {"Booked", CellText},
	}}
	for _, x := range s.Sessions {
		for _, slot := range s.SlotsOf(x.ID) {
			var names []string
			for _, e := range s.Booked(slot) {
				names = append(names, s.Person(e.Person).Apart())
			}
			state := "offered"
			switch {
			case x.State != Planned || slot.State == CalledOff:
				state = "called off"
			case slot.State == NotHeldAt:
				state = "not held"
			case slot.Finish.Is:
				state = "held"
			}
			t.Rows = append(t.Rows, []TableCell{
				wholeCell(x.Number), dayCell(slot.Date), clockCell(slot.Start), clockCell(slot.End), textCell(slot.Host), textCell(slot.Address), textCell(slot.Setting),
				textCell(slot.Kind.String()), textCell(slot.Teacher), textCell(slot.Focus), numberIf(slot.Capacity), textCell(state), wholeCell(len(names)),
				wholeCell(len(s.Waiting(slot.ID))), textCell(strings.Join(names, "; ")),
			})
		}
	}
	return t
}

// returnTable is what the hub is told: each session, and each date of a visit, in numbers. Of
// what is still to come there are none.
func (s *Snapshot) returnTable(today Day) Listing {
	t := Listing{Title: "sessions of " + s.Cohort.Title, Columns: []Column{
		{"Session", CellWhole}, {"Kind", CellText}, {"Title", CellText}, {"Date", CellDay}, {"Start", CellClock}, {"End", CellClock}, {"Way", CellText}, {"Venue", CellText},
		{"State", CellText}, {"On the list", CellWhole}, {"Took part", CellWhole}, {"In the room", CellWhole}, {"Online", CellWhole}, {"Substitutes", CellWhole},
		{"Not on the list", CellWhole}, {"Cancelled", CellWhole}, {"Absent", CellWhole}, {"Excused", CellWhole}, {"Unmarked", CellWhole}, {"Schools", CellWhole},
		{"Days each", CellDays}, {"Days in all", CellDays},
	}}
	for _, id := range s.SheetIDs() {
		if h, ok := s.Sheet(id); ok {
			t.Rows = append(t.Rows, s.returnRow(&h, today))
		}
	}
	return t
}

// SheetIDs name all registers in the order of the sessions: of a visit, one for each of its
// dates.
func (s *Snapshot) SheetIDs() []SheetID {
	var out []SheetID
	for _, x := range s.Sessions {
		if x.Kind != Visit {
			out = append(out, SheetID{Session: x.ID})
			continue
		}
		for _, slot := range s.SlotsOf(x.ID) {
			out = append(out, SheetID{x.ID, slot.ID})
		}
	}
	return out
}

func (s *Snapshot) returnRow(h *Sheet, today Day) []TableCell {
	way := "in the room"
	if h.Mode == Online {
		way = "online"
	}
	held := h.State == Planned && (h.Finish.Is || h.Date.Known() && h.Date <= today)
	state := "to come"
	switch {
	case h.State == CalledOff:
		state = "called off"
	case h.State == NotHeldAt:
		state = "not held"
	case h.Finish.Is:
		state = "held"
	case held:
		state = "not finished"
	}
	row := []TableCell{
		wholeCell(h.Session.Number), textCell(h.Session.Kind.String()), textCell(h.Session.Title), dayCell(h.Date), clockCell(h.Start), clockCell(h.End), textCell(way), textCell(h.Place),
		textCell(state),
	}
	c, days := h.Count(), 0
	schools := map[ID]bool{}
	for _, r := range h.Rows {
		if held {
			days += s.CreditOf(r.Enrolment, h.Session)
		}
		if (r.Mark.Here() || r.Mark.Kind == Substitute) && r.School != nil {
			schools[r.School.ID] = true
		}
	}
	for _, n := range []int{
		c.Total - c.NotOnList, c.InRoom + c.Online, c.InRoom, c.Online, c.Substitutes, c.NotOnList, c.Cancelled, c.Absent, c.Excused, c.Unmarked + c.Disputed, len(schools),
	} {
		cell := wholeCell(n)
		cell.Known = held
		row = append(row, cell)
	}
	all := daysCell(days)
	all.Known = held
	return append(row, daysCell(h.Session.Credit), all)
}
