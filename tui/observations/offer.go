package observations

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// The fields of the form of a date that have no name in the model.
const (
	fieldVisit   = "visit"
	fieldTimes   = "times"
	fieldMastery = "mastery"
)

// form asks for everything about a date: a new one, or one that is there.
type form struct {
	t      trial
	was    model.Slot
	visits []*model.Session
	year   model.DayContext
}

// offer asks for a new date of a visit. The kind is that of the date before it.
func (p *Pane) offer(d pane.Desk, at spot) pane.Effect {
	f := newForm(d)
	if len(f.visits) == 0 {
		d.Warn("No visit can be offered a date: each is called off or was not held.")
		return pane.Taken()
	}
	f.was.Session = f.visits[0].ID
	for _, visit := range []model.ID{p.session, at.visit} {
		if slices.ContainsFunc(f.visits, func(x *model.Session) bool { return x.ID == visit }) {
			f.was.Session = visit
		}
	}
	if before := f.t.s.SlotsOf(f.was.Session); len(before) > 0 {
		f.was.Kind = before[len(before)-1].Kind
	}
	return f.ask(d, "Offer a date", "offer it", func(d pane.Desk, x model.Slot) pane.Effect {
		before := d.Snapshot().Slots
		if do(d, model.OfferDate{Slot: x}); len(d.Snapshot().Slots) == len(before) {
			return pane.Taken()
		}
		for _, o := range d.Snapshot().Slots {
			if !slices.ContainsFunc(before, func(b *model.Slot) bool { return b.ID == o.ID }) {
				p.at = spot{visit: o.Session, slot: o.ID}
			}
		}
		return pane.Taken()
	})
}

// edit asks for everything about the date.
func (p *Pane) edit(d pane.Desk, at spot) pane.Effect {
	slot := at.date(d.Snapshot())
	if slot == nil {
		return noDate(d)
	}
	f := newForm(d)
	f.was = *slot
	return f.ask(d, "Edit "+dateName(slot), "save", func(d pane.Desk, x model.Slot) pane.Effect {
		return do(d, model.EditDate{Slot: x})
	})
}

func newForm(d pane.Desk) form {
	f := form{t: tried(d)}
	f.year = model.DayContext{Year: f.t.s.Cohort.Year, Today: model.DayOf(d.Now())}
	for _, x := range f.t.s.Sessions {
		if x.Kind == model.Visit && x.State == model.Planned {
			f.visits = append(f.visits, x)
		}
	}
	return f
}

func (f form) ask(d pane.Desk, title, does string, then func(pane.Desk, model.Slot) pane.Effect) pane.Effect {
	return pane.Question(dialog.NewForm(dialog.FormOptions{
		Title: title, Does: does, Fields: f.fields(), Judge: f.whole, At: model.FieldDate,
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		x, _ := f.slot(a.Values)
		return then(d, x)
	})
}

// fields are those of the form: what people need to know first, the rest after it.
func (f form) fields() []dialog.Field {
	x := f.was
	text := func(name, label, value, hint string, of func(*model.Slot) string) dialog.Field {
		field := dialog.Field{Name: name, Label: label, Value: value, Hint: hint, Judge: f.at(name), Limit: model.MaxName + 1}
		if of != nil {
			field.Suggest = f.before(of)
		}
		return field
	}
	date, capacity := "", ""
	if x.Date.Known() {
		date = x.Date.Date().Format("Mon 2 Jan 2006")
	}
	if x.Capacity > 0 {
		capacity = fmt.Sprint(x.Capacity)
	}
	out := []dialog.Field{
		{Name: model.FieldDate, Label: "Date", Value: date, Hint: "As 12 Dec, 12/12/23 or next Tuesday; empty while it is not known.", Judge: f.date},
		{Name: fieldTimes, Label: "Time", Value: model.Span{Start: x.Start, End: x.End}.String(), Hint: "As 9-12 or 9:00 to 12:30; a start alone is enough.", Judge: f.times},
		text(model.FieldHost, "Host", x.Host, "The school that is visited.", func(x *model.Slot) string { return x.Host }),
		{Name: model.FieldCapacity, Label: "Places", Value: capacity, Hint: "How many can come; empty where that is not limited.", Limit: 6, Judge: f.capacity},
		text(model.FieldAddress, "Address", x.Address, "In one line, with the postcode.", func(x *model.Slot) string { return x.Address }),
		{Name: model.FieldKind, Label: "Kind", Choices: model.ObservationKinds(), Value: x.Kind.String()},
		{Name: model.FieldDistance, Label: "Distance", Choices: model.Distances(), Value: x.Distance.String(), Hint: "Of the host, for most: proposals like near better than far."},
		text(model.FieldSetting, "Setting", x.Setting, "Such as PRU, hospital school, Year 9 set 3.", func(x *model.Slot) string { return x.Setting }),
		text(model.FieldTeacher, "Who teaches", x.Teacher, "Who teaches the lesson that is watched.", func(x *model.Slot) string { return x.Teacher }),
		{Name: fieldMastery, Label: "Specialist", Choices: []string{"not known or no", "a Mastery Specialist teaches"}, Value: specialist(x.Mastery)},
		text(model.FieldFocus, "Focus", x.Focus, "What is watched for, such as variation.", func(x *model.Slot) string { return x.Focus }),
		text(model.FieldFacilitator, "Talk led by", x.Facilitator, "Who leads the talk before and after the lesson.", func(x *model.Slot) string { return x.Facilitator }),
		{
			Name: model.FieldBriefing, Label: "Briefing", Value: x.Briefing, Lines: 3, Limit: model.MaxNote, Judge: f.at(model.FieldBriefing), Private: true,
			Hint: "What people need to know before they come: parking, reception. Name no pupil.",
		},
	}
	if x.ID == 0 && len(f.visits) > 1 {
		visit := dialog.Field{Name: fieldVisit, Label: "Visit", Value: visitName(f.t.s.Session(x.Session))}
		for _, v := range f.visits {
			visit.Choices = append(visit.Choices, visitName(v))
		}
		out = append([]dialog.Field{visit}, out...)
	}
	return out
}

func specialist(is bool) string {
	if is {
		return "a Mastery Specialist teaches"
	}
	return "not known or no"
}

// before suggests what other dates have, that of the newest first.
func (f form) before(of func(*model.Slot) string) func(string) []string {
	var all []string
	for i := len(f.t.s.Slots) - 1; i >= 0; i-- {
		if v := of(f.t.s.Slots[i]); v != "" && !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return func(typed string) []string {
		var out []string
		for _, v := range all {
			if ok, _ := model.Answers(v, typed); ok && v != typed {
				out = append(out, v)
			}
		}
		return out
	}
}

// slot is the date as it is typed; wrong is the first thing that cannot be read.
func (f form) slot(v dialog.Values) (x model.Slot, wrong string) {
	x = f.was
	for _, visit := range f.visits {
		if visitName(visit) == v[fieldVisit] {
			x.Session = visit.ID
		}
	}
	day, no := model.ReadDay(v[model.FieldDate], f.year)
	if x.Date = day.Day; no != "" {
		wrong = no
	}
	span, no := model.ReadSpan(v[fieldTimes])
	if x.Start, x.End = span.Start, span.End; no != "" && wrong == "" {
		wrong = no
	}
	if x.Capacity, no = model.ReadCapacity(v[model.FieldCapacity]); no != "" && wrong == "" {
		wrong = no
	}
	x.Kind = model.ObservationKind(max(0, slices.Index(model.ObservationKinds(), v[model.FieldKind])))
	x.Distance = model.Distance(max(0, slices.Index(model.Distances(), v[model.FieldDistance])))
	x.Mastery = v[fieldMastery] == specialist(true)
	x.Host, x.Address, x.Setting, x.Teacher = v[model.FieldHost], v[model.FieldAddress], v[model.FieldSetting], v[model.FieldTeacher]
	x.Focus, x.Facilitator = v[model.FieldFocus], v[model.FieldFacilitator]
	if b, there := v[model.FieldBriefing]; there {
		x.Briefing = strings.ReplaceAll(b, "\n", " ")
	}
	return x, wrong
}

// plan is what offering or editing the date as typed says.
func (f form) plan(x model.Slot) (string, error) {
	if x.ID == 0 {
		return f.t.say(model.OfferDate{Slot: x})
	}
	return f.t.say(model.EditDate{Slot: x})
}

// whole says what saving will do. What is wrong at one field is said there.
func (f form) whole(v dialog.Values) (string, dialog.Verdict) {
	x, wrong := f.slot(v)
	if wrong != "" {
		return "", dialog.Fine
	}
	said, err := f.plan(x)
	var at model.Wrong
	switch {
	case errors.As(err, &at):
		return "", dialog.Fine
	case err != nil:
		return err.Error(), dialog.Wrong
	}
	return "ctrl+s: " + said, dialog.Fine
}

// at says at a field what the action finds wrong there.
func (f form) at(fields ...string) func(v dialog.Values) (string, dialog.Verdict) {
	return func(v dialog.Values) (string, dialog.Verdict) {
		x, wrong := f.slot(v)
		if wrong != "" {
			return "", dialog.Fine
		}
		_, err := f.plan(x)
		if at := (model.Wrong{}); errors.As(err, &at) && slices.Contains(fields, at.Field) {
			return err.Error(), dialog.Wrong
		}
		return "", dialog.Fine
	}
}

// date says how the date is read.
func (f form) date(v dialog.Values) (string, dialog.Verdict) {
	read, wrong := model.ReadDay(v[model.FieldDate], f.year)
	if wrong != "" {
		return wrong, dialog.Wrong
	}
	if said, verdict := f.at(model.FieldDate)(v); verdict == dialog.Wrong {
		return said, verdict
	}
	if read.Notice != "" {
		return read.Sentence(), dialog.Notice
	}
	return read.Sentence(), dialog.Fine
}

// times says how the time is read.
func (f form) times(v dialog.Values) (string, dialog.Verdict) {
	span, wrong := model.ReadSpan(v[fieldTimes])
	if wrong != "" {
		return wrong, dialog.Wrong
	}
	if said, verdict := f.at(model.FieldStart, model.FieldEnd)(v); verdict == dialog.Wrong {
		return said, verdict
	}
	if span.Notice != "" {
		return span.Sentence(), dialog.Notice
	}
	return span.Sentence(), dialog.Fine
}

// capacity says how many places there are.
func (f form) capacity(v dialog.Values) (string, dialog.Verdict) {
	n, wrong := model.ReadCapacity(v[model.FieldCapacity])
	if wrong != "" {
		return wrong, dialog.Wrong
	}
	if said, verdict := f.at(model.FieldCapacity)(v); verdict == dialog.Wrong {
		return said, verdict
	}
	return model.LimitWords(n), dialog.Fine
}

// callOff asks why a date is called off; one that is is put on again.
func (p *Pane) callOff(d pane.Desk, at spot) pane.Effect {
	s := d.Snapshot()
	slot := at.date(s)
	switch {
	case slot == nil:
		return noDate(d)
	case slot.State != model.Planned:
		return pane.Confirmed(dialog.Confirm{
			Title: "On again", OpenedBy: "o", Yes: "put it on again",
			Sentence: fmt.Sprintf("%s was called off: %s. Put it on again?", dateName(slot), cmp.Or(slot.Reason, "no reason was noted")),
		}, func(d pane.Desk) pane.Effect { return do(d, model.OnAgain{Slot: slot.ID}) })
	}
	t := tried(d)
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Call off " + dateName(slot), Label: "Why is it called off? Who is booked keeps the place visibly and needs a new date.", Does: "call it off", Limit: model.MaxName,
		Judge: func(text string) (string, bool) { return t.text(model.CallOffDate{Slot: slot.ID, Reason: text}) },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			return do(d, model.CallOffDate{Slot: slot.ID, Reason: a.Text})
		}
		return pane.Taken()
	})
}

// remove names what goes with a date and wants enter.
func (p *Pane) remove(d pane.Desk, at spot) pane.Effect {
	slot := at.date(d.Snapshot())
	if slot == nil {
		return noDate(d)
	}
	said, err := tried(d).say(model.RemoveDate{Slot: slot.ID})
	if err != nil {
		d.Warn(err.Error())
		return pane.Taken()
	}
	return pane.Confirmed(dialog.Confirm{Title: "Remove the date", OpenedBy: "d", Yes: "remove it", No: "keep it", Sentence: said + " Undo brings it back."},
		func(d pane.Desk) pane.Effect { return do(d, model.RemoveDate{Slot: slot.ID}) })
}
