package observations

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// dateName tells a date from others: "Tue 12 Dec".
func dateName(x *model.Slot) string {
	switch {
	case x.Date.Known():
		return x.Date.Date().Format("Mon 2 Jan")
	case x.Host != "":
		return "the date at " + x.Host
	}
	return "the date not known yet"
}

// finder finds texts by typed letters.
func finder(texts []string) func(typed string) []int {
	return func(typed string) []int { return model.Answering(texts, typed) }
}

// crowd are people to choose from, with their rows.
type crowd struct {
	ids   []model.ID
	rows  []dialog.Row
	texts []string
}

// add puts somebody into a group, with words beside the name. The wish is for the lead
// alone.
func (c *crowd) add(s *model.Snapshot, e *model.Enrolment, group, wish string, beside ...string) {
	var said []string
	for _, b := range beside {
		if b != "" {
			said = append(said, b)
		}
	}
	text := name(s, e)
	find := text
	if p := s.Person(e.Person); p != nil {
		find += " " + strings.Join(p.Emails, " ") + " " + strings.Join(p.Before, " ")
	}
	if school := s.School(e.School); school != nil {
		find += " " + school.Name
	}
	c.ids = append(c.ids, e.ID)
	c.rows = append(c.rows, dialog.Row{Group: group, Text: text, Beside: strings.Join(said, ", "), Private: wish})
	c.texts = append(c.texts, find)
}

// pickOne asks for one of them; judge says what choosing somebody would do.
func (c *crowd) pickOne(title, label, verb string, judge func(id model.ID) (string, dialog.Verdict), then func(pane.Desk, model.ID, string) pane.Effect) pane.Effect {
	o := dialog.PickOptions{Title: title, Label: label, Rows: c.rows, Does: verb, Find: finder(c.texts)}
	if judge != nil {
		o.Judge = func(rows []int) (string, dialog.Verdict) { return judge(c.ids[rows[0]]) }
	}
	ids := c.ids
	return pane.Question(dialog.NewPick(o), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return then(d, ids[a.Picked[0]], a.Values[dialog.ReasonName])
	})
}

// wishOf is what suits somebody, for the lead alone: "wants Jan; no 8 Jan".
func wishOf(d pane.Desk, e *model.Enrolment, visit model.ID) string {
	return suitWords(d.Snapshot(), e, visit, model.DayOf(d.Now()))
}

// marked tells whether somebody has a mark at a visit: then they were there, or not.
func marked(e *model.Enrolment, visit model.ID) bool { return len(e.Claims(visit)) > 0 }

// people of a visit who can be booked on a date: those without one first, then those
// whose date was called off, then those booked elsewhere.
func bookable(d pane.Desk, to *model.Slot) *crowd {
	s := d.Snapshot()
	c := &crowd{}
	waits := func(e *model.Enrolment) string {
		if _, w := e.Waits(to.ID); w {
			return "waits for this date"
		}
		return ""
	}
	without, freed := s.WithoutDate(to.Session)
	for _, e := range without {
		c.add(s, e, "No date yet", wishOf(d, e, to.Session), waits(e))
	}
	for _, e := range freed {
		if e.Booking(to.Session) != to.ID {
			c.add(s, e, "Date called off, needs new", wishOf(d, e, to.Session), "was on "+dateName(s.Slot(e.Booking(to.Session))), waits(e))
		}
	}
	for _, e := range s.Enrolments {
		if slot := s.Slot(e.Booking(to.Session)); slot != nil && slot.ID != to.ID && slot.State == model.Planned && e.Status != model.Withdrawn && e.Counts() && !marked(e, to.Session) {
			c.add(s, e, "Booked on another date", wishOf(d, e, to.Session), "on "+dateName(slot), waits(e))
		}
	}
	return c
}

// booked are the people of a date who have no mark there.
func booked(d pane.Desk, slot *model.Slot) *crowd {
	s := d.Snapshot()
	c := &crowd{}
	for _, e := range s.Booked(slot) {
		if !marked(e, slot.Session) {
			c.add(s, e, "", wishOf(d, e, slot.Session))
		}
	}
	return c
}

// dates are those of a visit to choose from: all that may be booked but one.
type dates struct {
	slots []*model.Slot
	rows  []dialog.Row
	at    int // the first that is to come and has a place
}

// datesBut are the dates of a visit on which people can be booked, but one.
func datesBut(d pane.Desk, visit, but model.ID, may func(*model.Slot) bool) dates {
	s, today := d.Snapshot(), model.DayOf(d.Now())
	out := dates{at: -1}
	for _, x := range s.SlotsOf(visit) {
		if x.ID == but || x.State != model.Planned || x.Finish.Is || may != nil && !may(x) {
			continue
		}
		text := dateName(x)
		if x.Start.Known() {
			text += " " + x.Start.String()
		}
		if h := host(x); h != "" && x.Date.Known() {
			text += "  " + h
		}
		free, limited := s.FreePlaces(x)
		if out.at < 0 && (!x.Date.Known() || x.Date >= today) && (free > 0 || !limited) {
			out.at = len(out.rows)
		}
		out.slots = append(out.slots, x)
		out.rows = append(out.rows, dialog.Row{Text: text, Beside: places(s, x)})
	}
	return out
}

// places says how full a date is: "3 of 5, 2 free".
func places(s *model.Snapshot, x *model.Slot) string {
	n := len(s.Coming(x))
	free, limited := s.FreePlaces(x)
	switch {
	case !limited:
		return fmt.Sprintf("%d booked, no limit", n)
	case free == 0:
		return fmt.Sprintf("%d of %d, full", n, x.Capacity)
	}
	return fmt.Sprintf("%d of %d, %d free", n, x.Capacity, free)
}

// pick asks for one of the dates; judge says what choosing it would do. The wish is for
// the lead alone.
func (o dates) pick(title, label, wish, verb string, judge func(*model.Slot) (string, dialog.Verdict), then func(pane.Desk, *model.Slot, string) pane.Effect) pane.Effect {
	texts := make([]string, len(o.rows))
	for i, r := range o.rows {
		texts[i] = r.Text
		if o.slots[i].Date.Known() {
			texts[i] += o.slots[i].Date.Date().Format(" Monday January")
		}
	}
	return pane.Question(dialog.NewPick(dialog.PickOptions{
		Title: title, Label: label, Private: wish, Rows: o.rows, At: o.at, Does: verb, Find: finder(texts),
		Judge: func(rows []int) (string, dialog.Verdict) { return judge(o.slots[rows[0]]) },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return then(d, o.slots[a.Picked[0]], a.Values[dialog.ReasonName])
	})
}
