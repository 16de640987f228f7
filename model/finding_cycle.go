package model

import (
	"fmt"
	"slices"
	"time"
)

// sessionFindings are what a lead should look at of one session: its day, its register,
// the dates of a visit and who has none.
func (s *Snapshot) sessionFindings(l *spells, x *Session) {
	name := fmt.Sprintf("Session %d", x.Number)
	if x.State == CalledOff {
		f := Finding{Key: key(FindCalledOff, x.ID), Sentence: name + ": called off, no new date yet", Session: x.ID}
		if s.Cohort.Year == 0 {
			l.always(f)
		} else {
			l.until(yearEnd(s.Cohort.Year), f)
		}
	}
	switch {
	case x.State != Planned:
	case x.Kind == Visit:
		s.visitFindings(l, x, name)
	case !x.Date.Known():
		l.always(Finding{Key: key(FindNoDate, x.ID), Sentence: name + ": no date yet", Session: x.ID})
	default:
		s.registerFindings(l, SheetID{x.ID, 0}, name)
		if !x.Start.Known() {
			l.until(x.Date+1, Finding{Key: key(FindNoTime, x.ID), Sentence: name + ": time not set", Session: x.ID})
		}
	}
}

// yearEnd is the day after the last of an academic year.
func yearEnd(year int) Day { return MakeDay(year+1, time.September, 1) }

func (s *Snapshot) visitFindings(l *spells, x *Session, name string) {
	slots := s.SlotsOf(x.ID)
	if len(slots) == 0 {
		l.always(Finding{Key: key(FindNoDates, x.ID), Sentence: name + ": no dates offered yet", Session: x.ID})
	}
	open, last := false, Day(0)
	for _, slot := range slots {
		if slot.State != Planned {
			continue
		}
		if !slot.Date.Known() {
			open = true
			l.always(Finding{Key: key(FindNoDate, slot.ID), Sentence: fmt.Sprintf("%s, %s: no date yet", name, slot.Host), Session: x.ID, Slot: slot.ID})
			continue
		}
		last = max(last, slot.Date)
		s.registerFindings(l, SheetID{x.ID, slot.ID}, "Visit "+slot.Date.Short())
		s.fullness(l, slot)
	}
	without, freed := s.WithoutDate(x.ID)
	if n := len(freed); n > 0 {
		l.always(Finding{Key: key(FindFreed, x.ID), Urgent: true, Sentence: fmt.Sprintf("%s: date called off, %s a new one", name, need(n)), Session: x.ID})
	}
	if n := len(without); n > 0 {
		l.always(Finding{Key: key(FindWithoutDate, x.ID), Sentence: fmt.Sprintf("%s: %s no visit date", name, have(n)), Session: x.ID})
	}
	if last.Known() && !open && len(without)+len(freed) > 0 {
		l.from(last+1, Finding{
			Key: key(FindDatesPast, x.ID), Sentence: fmt.Sprintf("%s: the last date offered was %s", name, last.Short()), Session: x.ID,
		})
	}
}

// registerFindings say what a register that is not finished waits for: from its day on.
func (s *Snapshot) registerFindings(l *spells, id SheetID, name string) {
	day, finished, c := s.openRows(id)
	if finished {
		return
	}
	f := Finding{Session: id.Session, Slot: id.Slot}
	of := func(k FindingKind, urgent bool, sentence string) Finding {
		f.Key, f.Urgent, f.Sentence = FindingKey{k, id.Session, id.Slot}, urgent, name+sentence
		return f
	}
	again := s.Session(id.Session).Finish.Again
	if slot := s.Slot(id.Slot); slot != nil {
		again = slot.Finish.Again
	}
	if again {
		s.againFinding(l, id, day, name, f, c)
	}
	if c.Disputed > 0 {
		l.from(day, of(FindTwoAnswers, true, fmt.Sprintf(": %d with two answers", c.Disputed)))
	}
	unmarked := func() Finding { return of(FindUnmarked, true, fmt.Sprintf(": %d still unmarked", c.Unmarked)) }
	switch {
	case c.Total == 0:
	case c.Unmarked == c.Total:
		*l = append(*l, spell{Finding: of(FindNotBegun, true, " is today: register not begun"), from: day, until: day + 1})
		l.from(day+1, unmarked())
	case c.Unmarked > 0:
		l.from(day, unmarked())
	case c.Disputed > 0, again:
	default:
		l.from(day, of(FindAllMarked, false, ": all marked, finish it with f"))
	}
}

// openRows counts what a register has: rows, those unmarked and those with two answers; of
// a session that is planned, and that has a day.
func (s *Snapshot) openRows(id SheetID) (day Day, finished bool, c Count) {
	x, slot := s.Session(id.Session), s.Slot(id.Slot)
	day, finished = x.Date, x.Finish.Is
	if slot != nil {
		day, finished = slot.Date, slot.Finish.Is
	}
	if finished {
		return day, true, c
	}
	for _, e := range s.Enrolments {
		if !e.Counts() || slot != nil && e.Booking(x.ID) != slot.ID {
			continue
		}
		c.Total++
		switch {
		case len(e.Claims(x.ID)) > 1:
			c.Disputed++
		case s.MarkOf(e, x).Kind == Unmarked:
			c.Unmarked++
		}
	}
	return day, false, c
}

// pastFindings say how many sessions have a day that is past while nobody has a place: dates
// that were taken over from an earlier year.
func (s *Snapshot) pastFindings(l *spells) {
	var first *Session
	for _, x := range s.Sessions {
		if x.State != Planned || x.Kind == Visit || !x.Date.Known() || x.Finish.Is {
			continue
		}
		if first == nil || x.Date < first.Date {
			first = x
		}
	}
	if first == nil || slices.ContainsFunc(s.Enrolments, (*Enrolment).Counts) {
		return
	}
	*l = append(*l, spell{
		Finding: Finding{Key: key(FindDatePast, 0), Session: first.ID}, from: first.Date + 1,
		says: func(today Day) string {
			n := 0
			for _, x := range s.Sessions {
				if x.State == Planned && x.Kind != Visit && x.Date.Known() && x.Date < today && !x.Finish.Is {
					n++
				}
			}
			return count(n, "date", "is past", "are past") + ", and nobody is on the list"
		},
	})
}

// overdue says of how many a task is not back after the day on which it was due.
func (s *Snapshot) overdue(l *spells, t *Task) {
	first := Day(0)
	for _, e := range s.Enrolments {
		if e.Status != Enrolled && e.Status != Completed {
			continue
		}
		if p := e.Task(t.ID).Progress; p == Back || p == NotRequired {
			continue
		}
		if due := s.dueFor(e, t); due.Known() && (first == 0 || due < first) {
			first = due
		}
	}
	if first == 0 {
		return
	}
	*l = append(*l, spell{
		Finding: Finding{Key: key(FindOverdue, t.ID), Session: t.Session, Task: t.ID}, from: first + 1,
		says: func(today Day) string {
			sheet, _ := s.TaskSheet(t.ID)
			late, of := sheet.Overdue(today)
			return fmt.Sprintf("Task %s: %d of %d not back", t.Title, late, of)
		},
	})
}

// fullness says where a date to come is fuller than it takes, or has a place free
// for which somebody waits.
func (s *Snapshot) fullness(l *spells, slot *Slot) {
	name := "Visit " + slot.Date.Short()
	f := Finding{Urgent: true, Session: slot.Session, Slot: slot.ID}
	switch _, unexplained := s.over(slot); {
	case unexplained == 0:
	case len(s.Unseen(slot)) > 1:
		f.Key, f.Sentence = key(FindUnseen, slot.ID), s.unseenWords(slot, s.Unseen(slot))
		l.until(slot.Date+1, f)
	default:
		f.Key, f.Sentence = key(FindOver, slot.ID), fmt.Sprintf("%s: %s, nobody said why", name, s.fill(slot))
		l.until(slot.Date+1, f)
	}
	n := len(s.Waiting(slot.ID))
	if n == 0 {
		return
	}
	if free, limited := s.FreePlaces(slot); free > 0 || !limited {
		f.Key = key(FindFreeDate, slot.ID)
		f.Sentence = fmt.Sprintf("%s: %s, %s", name, several(free, "place")+" free", count(n, "person", "waits", "wait"))
		if !limited {
			f.Sentence = fmt.Sprintf("%s: any number may come, %s", name, count(n, "person", "waits", "wait"))
		}
		l.until(slot.Date+1, f)
	}
}
