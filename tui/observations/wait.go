package observations

import (
	"fmt"
	"slices"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// waiting shows who waits for a date, who asked first first; others can be put on the
// list, and these be taken off it.
func (p *Pane) waiting(d pane.Desk, at spot) pane.Effect {
	s := d.Snapshot()
	slot := at.date(s)
	switch {
	case slot == nil:
		return noDate(d)
	case slot.State != model.Planned:
		d.Warn(fmt.Sprintf("%s is called off: nobody can wait for it.", dateName(slot)))
		return pane.Taken()
	}
	now := s.Waiting(slot.ID)
	c, rest := &crowd{}, bookable(d, slot)
	for i, e := range now {
		c.add(s, e, "Waiting", "", fmt.Sprintf("number %d", i+1))
		c.rows[i].Picked = true
	}
	for i, id := range rest.ids {
		if !slices.Contains(c.ids, id) {
			c.ids, c.texts = append(c.ids, id), append(c.texts, rest.texts[i])
			c.rows = append(c.rows, rest.rows[i])
		}
	}
	actions := func(rows []int) []model.Action {
		var out []model.Action
		for i, e := range now {
			if !slices.Contains(rows, i) {
				out = append(out, model.StopWaiting{Slot: slot.ID, Enrolment: e.ID})
			}
		}
		for _, i := range rows {
			if i >= len(now) {
				out = append(out, model.Wait{Slot: slot.ID, Enrolment: c.ids[i]})
			}
		}
		return out
	}
	t := tried(d)
	label := fmt.Sprintf("Taken: %s. %s", places(s, slot), waitingWords(len(now)))
	return pane.Question(dialog.NewPick(dialog.PickOptions{
		Title: "Waiting list of " + dateName(slot), Label: label + " Space puts somebody on the list or takes them off.",
		Rows: c.rows, Many: true, None: true, Does: "keep the list", Find: finder(c.texts),
		Judge: func(rows []int) (string, dialog.Verdict) {
			todo := actions(rows)
			if len(todo) == 0 {
				return "The list stays as it is.", dialog.Fine
			}
			return t.verdict(todo...)
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if todo := actions(a.Picked); a.Done && len(todo) > 0 {
			return do(d, todo...)
		}
		return pane.Taken()
	})
}

// waitsAt moves who waits for a date a number earlier or later on its list.
func waitsAt(step int) does {
	return func(_ *Pane, d pane.Desk, at spot) pane.Effect {
		if !at.waits {
			d.Warn("Choose who waits for a date first, with the arrows.")
			return pane.Taken()
		}
		number := 1 + step + slices.IndexFunc(d.Snapshot().Waiting(at.slot), func(e *model.Enrolment) bool { return e.ID == at.enrolment })
		return do(d, model.MoveInWaiting{Slot: at.slot, Enrolment: at.enrolment, Number: number})
	}
}

func waitingWords(n int) string {
	switch n {
	case 0:
		return "Nobody waits."
	case 1:
		return "1 person waits."
	}
	return fmt.Sprintf("%d people wait, who asked first first.", n)
}
