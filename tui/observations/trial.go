package observations

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// trial is a snapshot on which actions are tried, so that a question says in the words
// of the action what enter would do.
type trial struct {
	s   *model.Snapshot
	now time.Time
}

func tried(d pane.Desk) trial { return trial{d.Snapshot(), d.Now()} }

// say is the sentence of the actions done one after the other, or why one of them is
// refused.
func (t trial) say(actions ...model.Action) (string, error) {
	id := model.ID(1) << 62
	env := model.Env{Now: t.now, NewID: func() model.ID { id++; return id }}
	s := t.s
	var all []string
	for _, a := range actions {
		p, err := a.Plan(s, env)
		if err != nil {
			return "", err
		}
		for _, c := range p.Changes {
			s = s.Apply(c)
		}
		all = append(all, p.Say)
	}
	return strings.Join(all, " "), nil
}

// verdict is how the actions stand for a question: what lacks a reason alone can be
// done with one.
func (t trial) verdict(actions ...model.Action) (string, dialog.Verdict) {
	said, err := t.say(actions...)
	var wrong model.Wrong
	switch {
	case err == nil:
		return "enter: " + said, dialog.Fine
	case errors.As(err, &wrong) && wrong.Field == model.FieldReason:
		return err.Error(), dialog.Reason
	}
	return err.Error(), dialog.Wrong
}

// offered is a free place on a date, and who waits for it first.
type offered struct {
	slot *model.Slot
	who  *model.Enrolment
}

// offers are the free places for which somebody waits, on dates that are to come.
func offers(s *model.Snapshot, today model.Day) []offered {
	var out []offered
	for _, x := range s.Slots {
		visit := s.Session(x.Session)
		if visit == nil || visit.State != model.Planned || x.State != model.Planned || x.Finish.Is || x.Date.Known() && x.Date < today {
			continue
		}
		if free, limited := s.FreePlaces(x); !limited || free > 0 {
			if waiting := s.Waiting(x.ID); len(waiting) > 0 {
				out = append(out, offered{x, waiting[0]})
			}
		}
	}
	return out
}

// text is how the actions stand for a line of text.
func (t trial) text(a model.Action) (string, bool) {
	said, err := t.say(a)
	if err != nil {
		return err.Error(), false
	}
	return "enter: " + said, true
}

// do does the actions; where a place that somebody waits for is free since, the foot
// first says which key gives it.
func do(d pane.Desk, actions ...model.Action) pane.Effect {
	today := model.DayOf(d.Now())
	before := offers(d.Snapshot(), today)
	if d.Do(actions...) != nil {
		return pane.Taken()
	}
	s := d.Snapshot()
	for _, o := range offers(s, today) {
		if !slices.ContainsFunc(before, func(b offered) bool { return b.slot.ID == o.slot.ID && b.who.ID == o.who.ID }) {
			said, _ := d.Said()
			d.Say(fmt.Sprintf("Free on %s: f books %s. %s", dateName(o.slot), s.Person(o.who.Person).Apart(), said))
			break
		}
	}
	return pane.Taken()
}

// giveFree books who waits first for the date, or for another that has a place free.
func (p *Pane) giveFree(d pane.Desk, at spot) pane.Effect {
	all := offers(d.Snapshot(), model.DayOf(d.Now()))
	if len(all) == 0 {
		d.Warn("Nobody waits for a date that has a place free. w: waiting list.")
		return pane.Taken()
	}
	o := all[0]
	if i := slices.IndexFunc(all, func(o offered) bool { return o.slot.ID == at.slot }); i >= 0 {
		o = all[i]
	}
	return do(d, model.Book{Session: o.slot.Session, Slot: o.slot.ID, Enrolments: []model.ID{o.who.ID}})
}
