package observations

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// wish asks which dates would suit somebody: in their words, and date by date.
func (p *Pane) wish(d pane.Desk, at spot) pane.Effect {
	if d.Privacy() != pane.Everything {
		return hidden(d, "Wishes")
	}
	if at.enrolment != 0 {
		return wishFor(d, at)
	}
	s := d.Snapshot()
	c := &crowd{}
	without, freed := s.WithoutDate(at.visit)
	for _, e := range append(without, freed...) {
		c.add(s, e, "Without a date", wishOf(d, e, at.visit))
	}
	if slot := at.date(s); slot != nil && slot.State == model.Planned {
		for _, e := range s.Booked(slot) {
			c.add(s, e, "On "+dateName(slot), wishOf(d, e, at.visit))
		}
	}
	if len(c.ids) == 0 {
		d.Warn("There is nobody here whose wish could be noted.")
		return pane.Taken()
	}
	return c.pickOne("Which date would suit", "Whose wish?", "note it", nil, func(d pane.Desk, id model.ID, _ string) pane.Effect {
		return wishFor(d, spot{visit: at.visit, enrolment: id})
	})
}

// fieldWish is the wish in words; the other fields of its form are named by their dates.
const fieldWish = "wish"

// suiting asks what suits one person.
type suiting struct {
	t     trial
	e     *model.Enrolment
	visit model.ID
	dates []*model.Slot
}

func wishFor(d pane.Desk, at spot) pane.Effect {
	s := d.Snapshot()
	f := suiting{t: tried(d), e: s.Enrolment(at.enrolment), visit: at.visit, dates: toCome(s, at.visit, model.DayOf(d.Now()))}
	fields := []dialog.Field{{
		Name: fieldWish, Label: "In words", Value: f.e.Wish(at.visit), Limit: model.MaxName,
		Hint: "In their words, such as: Jan, not a Monday. ctrl+s keeps it.",
	}}
	for _, x := range f.dates {
		hint := places(s, x)
		if h := host(x); h != "" {
			hint = h + ", " + hint
		}
		fields = append(fields, dialog.Field{Name: x.ID.String(), Label: dateName(x), Choices: model.Suits(), Value: f.e.Suit(x.ID).String(), Hint: hint + "."})
	}
	return pane.Question(dialog.Private{Dialog: dialog.NewForm(dialog.FormOptions{
		Title: "Which dates would suit", Intro: fmt.Sprintf("What suits %s? Proposals go by the answers.", s.Person(f.e.Person).Apart()),
		Fields: fields, Does: "keep it", Judge: f.judge,
	})}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if actions := f.actions(a.Values); a.Done && len(actions) > 0 {
			return do(d, actions...)
		}
		return pane.Taken()
	})
}

// toCome are the dates of a visit that can still be had.
func toCome(s *model.Snapshot, visit model.ID, today model.Day) []*model.Slot {
	return slices.DeleteFunc(s.SlotsOf(visit), func(x *model.Slot) bool {
		return x.State != model.Planned || x.Finish.Is || x.Date.Known() && x.Date < today
	})
}

// actions are what the values change: the wish, and the answers as one.
func (f suiting) actions(v dialog.Values) []model.Action {
	var out []model.Action
	if v[fieldWish] != f.e.Wish(f.visit) {
		out = append(out, model.Wish{Enrolment: f.e.ID, Session: f.visit, Text: v[fieldWish]})
	}
	a := model.Prefer{Enrolment: f.e.ID, Session: f.visit}
	for _, x := range f.dates {
		how := model.Suit(max(0, slices.Index(model.Suits(), v[x.ID.String()])))
		if how != f.e.Suit(x.ID) {
			a.Preferences = append(a.Preferences, model.Preference{Slot: x.ID, Answer: how})
		}
	}
	if len(a.Preferences) > 0 {
		out = append(out, a)
	}
	return out
}

func (f suiting) judge(v dialog.Values) (string, dialog.Verdict) {
	said, err := f.t.say(f.actions(v)...)
	switch {
	case err != nil:
		return err.Error(), dialog.Wrong
	case said != "":
		return "ctrl+s: " + said, dialog.Fine
	}
	return "", dialog.Fine
}

// suitWords are the wish and the answers of somebody about dates to come, in a line:
// "wants Jan; yes 8 Jan, no 12 Dec".
func suitWords(s *model.Snapshot, e *model.Enrolment, visit model.ID, today model.Day) string {
	var said []string
	if w := e.Wish(visit); w != "" {
		said = append(said, "wants "+w)
	}
	var dates []string
	for _, x := range toCome(s, visit, today) {
		if how := e.Suit(x.ID); how != model.SuitUnsaid {
			day := dateName(x)
			if x.Date.Known() {
				day = x.Date.Short()
			}
			dates = append(dates, how.String()+" "+day)
		}
	}
	if len(dates) > 0 {
		said = append(said, strings.Join(dates, ", "))
	}
	return strings.Join(said, "; ")
}
