package todo

import (
	"fmt"
	"slices"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// decide asks what only a person can decide, where the finding is of that sort: who moves off
// a date that two leads filled, and whether what was removed comes back.
func decide(d pane.Desk, f model.Finding) (e pane.Effect, asks bool) {
	switch f.Key.Kind {
	case model.FindUnseen:
		return moveOff(d, f)
	case model.FindRemoved:
		return bringBack(d, f), true
	}
	return pane.Effect{}, false
}

// moveOff asks who moves off a date, each to the nearest that has a place for them.
func moveOff(d pane.Desk, f model.Finding) (pane.Effect, bool) {
	s, today := d.Snapshot(), model.DayOf(d.Now())
	from := s.Slot(f.Slot)
	if from == nil {
		return pane.Effect{}, false
	}
	var rows []dialog.Row
	var moves []model.MoveBooking
	add := func(group string, e *model.Enrolment, among []*model.Enrolment) {
		m := model.MoveBooking{Enrolment: e.ID}
		to := "no other date has a place"
		if near := s.Nearest(e, from, today); len(near) > 0 {
			m.To, to = near[0].ID, "to "+dateWords(s, near[0])
		}
		rows = append(rows, dialog.Row{Group: group, Text: s.Person(e.Person).Apart(), Beside: s.BookedWords(e, from.Session, among) + "; " + to})
		moves = append(moves, m)
	}
	unseen := s.Unseen(from)
	for _, e := range unseen {
		add("Booked without seeing each other", e, unseen)
	}
	for _, e := range s.Coming(from) {
		if !slices.Contains(unseen, e) {
			add("On this date too", e, unseen)
		}
	}
	return pane.Question(dialog.NewPick(dialog.PickOptions{
		Title: "Too many on " + from.Date.Long(), Label: "Who moves? Nobody was first. Each goes to the nearest date with a place.", Rows: rows, Does: "move",
		Find: func(typed string) []int {
			texts := make([]string, len(rows))
			for i, r := range rows {
				texts[i] = r.Text
			}
			return model.Answering(texts, typed)
		},
		Judge: func(picked []int) (string, dialog.Verdict) {
			m := moves[picked[0]]
			if m.To == 0 {
				return "No other date of this visit has a place. Offer one with n in the observations, or give a reason there.", dialog.Wrong
			}
			p, err := m.Plan(s, model.Env{Now: d.Now(), NewID: func() model.ID { return 1 }})
			if err != nil {
				return err.Error(), dialog.Wrong
			}
			return "enter: " + p.Say, dialog.Fine
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			// A refusal is said at the foot.
			_ = d.Do(moves[a.Picked[0]])
		}
		return pane.Taken()
	}), true
}

// dateWords are a date with its host and how many places it has left: "Thu 13 Jan, Origin, 3
// free".
func dateWords(s *model.Snapshot, x *model.Slot) string {
	words := x.Date.Date().Format("Mon 2 Jan")
	if x.Host != "" {
		words += ", " + x.Host
	}
	if free, limited := s.FreePlaces(x); limited {
		return words + fmt.Sprintf(", %d free", free)
	}
	return words + ", any number"
}

// bringBack asks whether what was removed here and marked there comes back.
func bringBack(d pane.Desk, f model.Finding) pane.Effect {
	return pane.Question(dialog.Menu{
		Title: "Removed and marked", Sentence: f.Sentence + ".",
		Choices: []dialog.Hint{{Key: "b", Does: "bring it back, with all that stands there"}, {Key: "r", Does: "leave it removed; what stands there stays in the file"}},
	}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		switch {
		case a.Done && a.Index == 0:
			_ = d.Do(model.BringBack{Removed: f.Removed})
		case a.Done:
			_ = d.Do(model.LeaveRemoved{Removed: f.Removed})
		}
		return pane.Taken()
	})
}
