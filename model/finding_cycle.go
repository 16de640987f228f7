package model

import "fmt"

// overdue says of how many a task is not back after the day on which it was due.
func (s *Snapshot) overdue(t *Task, today Day) (Finding, bool) {
	sheet, _ := s.TaskSheet(t.ID)
	late, of := sheet.Overdue(today)
	return Finding{Sentence: fmt.Sprintf("Task %s: %d of %d not back", t.Title, late, of), Session: t.Session, Task: t.ID}, late > 0
}

// fullness says where a date to come is fuller than it takes, or has a place free
// for which somebody waits.
func (s *Snapshot) fullness(slot *Slot) []Finding {
	var out []Finding
	name := "Visit " + slot.Date.Short()
	if _, unexplained := s.over(slot); unexplained > 0 {
		out = append(out, Finding{Urgent: true, Sentence: fmt.Sprintf("%s: %s, nobody said why", name, s.fill(slot)), Session: slot.Session, Slot: slot.ID})
	}
	free, limited := s.FreePlaces(slot)
	if n := len(s.Waiting(slot.ID)); n > 0 && (free > 0 || !limited) {
		say := fmt.Sprintf("%s: %s, %s", name, several(free, "place")+" free", count(n, "person", "waits", "wait"))
		if !limited {
			say = fmt.Sprintf("%s: any number may come, %s", name, count(n, "person", "waits", "wait"))
		}
		out = append(out, Finding{Urgent: true, Sentence: say, Session: slot.Session, Slot: slot.ID})
	}
	return out
}
