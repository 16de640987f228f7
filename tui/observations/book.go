package observations

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// book asks who is to be booked on a date, or, on somebody without one, on which date.
func (p *Pane) book(d pane.Desk, at spot) pane.Effect {
	s := d.Snapshot()
	slot := at.date(s)
	switch {
	case at.enrolment != 0 && slot == nil:
		return p.onDate(d, at)
	case slot == nil:
		return noDate(d)
	case slot.State != model.Planned:
		d.Warn(fmt.Sprintf("%s is called off. Choose another date; o puts this one on again.", dateName(slot)))
		return pane.Taken()
	}
	c, t := bookable(d, slot), tried(d)
	if len(c.ids) == 0 {
		d.Warn("Everybody who could come is on " + dateName(slot) + " already.")
		return pane.Taken()
	}
	action := func(rows []int, reason string) model.Book {
		b := model.Book{Session: slot.Session, Slot: slot.ID, Reason: reason}
		for _, i := range rows {
			b.Enrolments = append(b.Enrolments, c.ids[i])
		}
		return b
	}
	return pane.Question(dialog.NewPick(dialog.PickOptions{
		Title: "Book on " + dateName(slot), Label: "Who goes? Taken: " + places(s, slot) + ". Type letters of a name; space picks several.",
		Rows: c.rows, Many: true, Does: "book", Find: finder(c.texts),
		Judge: func(rows []int) (string, dialog.Verdict) { return t.verdict(action(rows, "")) },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return do(d, action(a.Picked, a.Values[dialog.ReasonName]))
	})
}

// onDate asks on which date somebody is to be booked, or to which they move.
func (p *Pane) onDate(d pane.Desk, at spot) pane.Effect {
	s := d.Snapshot()
	e := s.Enrolment(at.enrolment)
	from := s.Slot(e.Booking(at.visit))
	action := func(to *model.Slot, reason string) model.Action {
		if from != nil {
			return model.MoveBooking{Enrolment: e.ID, To: to.ID, Reason: reason}
		}
		return model.Book{Session: at.visit, Slot: to.ID, Enrolments: []model.ID{e.ID}, Reason: reason}
	}
	who := s.Person(e.Person).Apart()
	label, title, verb := fmt.Sprintf("On which date does %s go?", who), "Book "+who, "book"
	if from != nil {
		label, title, verb = fmt.Sprintf("%s is on %s. Which date instead?", who, dateName(from)), "Move "+who, "move"
		if from.State != model.Planned {
			label = fmt.Sprintf("%s was on %s, which is called off. Which date instead?", who, dateName(from))
		}
	}
	wish := wishOf(d, e, at.visit)
	if wish != "" {
		wish = "(" + wish + ")"
	}
	all := datesBut(d, at.visit, e.Booking(at.visit), nil)
	if len(all.rows) == 0 {
		d.Warn("There is no other date to choose. n offers a new one.")
		return pane.Taken()
	}
	t := tried(d)
	return all.pick(title, label, wish, verb,
		func(to *model.Slot) (string, dialog.Verdict) { return t.verdict(action(to, "")) },
		func(d pane.Desk, to *model.Slot, reason string) pane.Effect { return do(d, action(to, reason)) })
}

// moveTo moves somebody of a date to another.
func (p *Pane) moveTo(d pane.Desk, at spot) pane.Effect {
	return p.oneOf(d, at, "Move", "Who moves to another date?", "choose the date", p.onDate)
}

// oneOf goes on with the person of the spot; on a date it asks who of it is meant.
func (p *Pane) oneOf(d pane.Desk, at spot, title, label, verb string, then func(pane.Desk, spot) pane.Effect) pane.Effect {
	if at.enrolment != 0 && !at.waits {
		return then(d, at)
	}
	slot := at.date(d.Snapshot())
	if slot == nil {
		return noDate(d)
	}
	c := booked(d, slot)
	if len(c.ids) == 0 {
		d.Warn(fmt.Sprintf("Nobody on %s can be changed: nobody is booked there without a mark.", dateName(slot)))
		return pane.Taken()
	}
	return c.pickOne(title+": "+dateName(slot), label, verb, nil, func(d pane.Desk, id model.ID, _ string) pane.Effect {
		return then(d, spot{visit: at.visit, slot: at.slot, enrolment: id})
	})
}

// takeOff takes somebody off a date, or off its waiting list.
func (p *Pane) takeOff(d pane.Desk, at spot) pane.Effect {
	if at.waits {
		return do(d, model.StopWaiting{Slot: at.slot, Enrolment: at.enrolment})
	}
	return p.oneOf(d, at, "Take off", "Who has no date then?", "take off", func(d pane.Desk, at spot) pane.Effect {
		return do(d, model.Unbook{Session: at.visit, Enrolment: at.enrolment})
	})
}

// swap lets two people of different dates change places.
func (p *Pane) swap(d pane.Desk, at spot) pane.Effect {
	return p.oneOf(d, at, "Swap", "Who changes places with somebody of another date?", "choose the other", func(d pane.Desk, at spot) pane.Effect {
		s := d.Snapshot()
		e, t := s.Enrolment(at.enrolment), tried(d)
		who := s.Person(e.Person).Apart()
		from := s.Slot(e.Booking(at.visit))
		if from == nil {
			d.Warn(who + " has no date to swap: b books one.")
			return pane.Taken()
		}
		c := &crowd{}
		for _, o := range s.Enrolments {
			if slot := s.Slot(o.Booking(at.visit)); slot != nil && slot.ID != from.ID && slot.State == model.Planned && o.Counts() && !marked(o, at.visit) {
				c.add(s, o, "", wishOf(d, o, at.visit), "on "+dateName(slot))
			}
		}
		if len(c.ids) == 0 {
			d.Warn("Nobody is booked on another date to swap with.")
			return pane.Taken()
		}
		return c.pickOne("Swap", fmt.Sprintf("%s is on %s. Who takes that place?", who, dateName(from)), "swap",
			func(id model.ID) (string, dialog.Verdict) {
				return t.verdict(model.Swap{Session: at.visit, A: e.ID, B: id})
			},
			func(d pane.Desk, id model.ID, _ string) pane.Effect {
				return do(d, model.Swap{Session: at.visit, A: e.ID, B: id})
			})
	})
}

// attended notes who came on a date though booked on another, or on which other date
// somebody came.
func (p *Pane) attended(d pane.Desk, at spot) pane.Effect {
	s, t := d.Snapshot(), tried(d)
	today := model.DayOf(d.Now())
	if at.enrolment != 0 {
		e := s.Enrolment(at.enrolment)
		held := func(x *model.Slot) bool { return x.Date.Known() && x.Date <= today }
		all := datesBut(d, at.visit, e.Booking(at.visit), held)
		who := s.Person(e.Person).Apart()
		if len(all.rows) == 0 {
			d.Warn(fmt.Sprintf("No other date has been held that %s could have come to.", who))
			return pane.Taken()
		}
		return all.pick("Came on another date", "On which date did "+who+" come?", "", "mark present",
			func(x *model.Slot) (string, dialog.Verdict) {
				return t.verdict(model.AttendedAt{Enrolment: e.ID, Slot: x.ID})
			},
			func(d pane.Desk, x *model.Slot, _ string) pane.Effect {
				return do(d, model.AttendedAt{Enrolment: e.ID, Slot: x.ID})
			})
	}
	slot := at.date(s)
	switch {
	case slot == nil:
		return noDate(d)
	case !slot.Date.Known() || slot.Date > today:
		d.Warn(dateName(slot) + " is still to come: nobody has been there. m moves somebody.")
		return pane.Taken()
	}
	c := bookable(d, slot)
	for _, e := range s.Enrolments {
		if from := s.Slot(e.Booking(at.visit)); from != nil && from.ID != slot.ID && e.Counts() && marked(e, at.visit) && !e.Mark(at.visit).Here() {
			c.add(s, e, "Marked on another date", "", e.Mark(at.visit).Words()+", "+dateName(from))
		}
	}
	if len(c.ids) == 0 {
		d.Warn("Everybody is on " + dateName(slot) + " already: enter opens its register.")
		return pane.Taken()
	}
	return c.pickOne("Came on "+dateName(slot), "Who came, though not booked on this date?", "mark present",
		func(id model.ID) (string, dialog.Verdict) {
			return t.verdict(model.AttendedAt{Enrolment: id, Slot: slot.ID})
		},
		func(d pane.Desk, id model.ID, _ string) pane.Effect {
			return do(d, model.AttendedAt{Enrolment: id, Slot: slot.ID})
		})
}
