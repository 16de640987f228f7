package model_test

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

// room is a cohort in which rules are tried: a workshop that runs on 17 Nov 2021
// from 09:30 to 14:30, a visit with one date on 12 Dec, an undated workshop, and
// the one before them all, whose task is due.
type room struct {
	t     testing.TB
	s     *model.Snapshot
	now   time.Time
	lead  model.ID
	next  model.ID
	trail model.Trail
	// log are the changes that were done, in order.
	log []*change.Change
	// places by family name, with the label where there is one.
	places                      map[string]model.ID
	before, today, visit, later model.ID
	slot                        model.ID
}

const (
	credit = 4 // of the workshops, in quarter days
	half   = 2 // of the visit
)

func newRoom(t testing.TB) *room {
	r := &room{t: t, s: model.NewSnapshot(9, nil), lead: 7, next: 1000, places: map[string]model.ID{}}
	r.clock(9, 12)
	r.before, r.today, r.visit, r.later, r.slot = r.id(), r.id(), r.id(), r.id(), r.id()
	d := r.draft()
	quarters := 12
	d.Cohort(model.Cohort{ID: 9, Code: "try", Title: "A cohort to try", Year: 2021, Quarters: &quarters})
	d.Lead(model.Lead{ID: 7, Name: "Robin Hale"})
	start, end := model.MakeClock(9, 30), model.MakeClock(14, 30)
	november := func(day int) model.Day { return model.MakeDay(2021, time.November, day) }
	d.Session(model.Session{ID: r.before, Number: 1, Kind: model.Workshop, Date: november(3), Start: start, End: end, Mode: model.InRoom, Credit: credit})
	d.Session(model.Session{ID: r.today, Number: 2, Kind: model.Workshop, Date: november(17), Start: start, End: end, Mode: model.InRoom, Credit: credit})
	d.Session(model.Session{ID: r.visit, Number: 3, Kind: model.Visit, Credit: half})
	d.Session(model.Session{ID: r.later, Number: 4, Kind: model.Workshop, Mode: model.Online, Credit: credit})
	d.Slot(model.Slot{
		ID: r.slot, Session: r.visit, Date: model.MakeDay(2021, time.December, 12), Start: model.MakeClock(9, 0), End: model.MakeClock(12, 0),
		Host: "PRU", Capacity: 5,
	})
	for _, title := range []string{"Audit", "Plan"} {
		d.Task(model.Task{ID: r.id(), Session: r.before, Title: title})
	}
	for _, p := range []struct{ given, family, label, school, mail string }{
		{"Tomás", "García Simón", "", "Ash Green", "t.garcia@ashgreen.example"},
		{"Gülşen", "Işık", "", "Beech Hill", "g@beechhill.example"},
		{"Sarah", "Jones", "Brent", "Beech Hill", "sarah@beechhill.example"},
		{"Sarah", "Jones", "Ealing", "Cedar Park", "sarah@cedarpark.example"},
		{"Imran", "Khan", "", "Cedar Park", "imran@cedarpark.example"},
		{"Hồng", "Nguyễn", "", "Dene Court", "hong@denecourt.example"},
		{"Siân", "O'Connor-Price", "", "Gorse Hill", "sian@gorsehill.example"},
	} {
		r.enrol(d, p.given, p.family, p.label, p.school, p.mail)
	}
	r.apply(d.Change())
	return r
}

// enrol adds a place; a school of its own for each.
func (r *room) enrol(d *model.Draft, given, family, label, school, mail string) model.ID {
	person, at, place := r.id(), r.id(), r.id()
	d.Person(model.Person{ID: person, Given: given, Family: family, Label: label, Emails: []string{mail}})
	d.School(model.School{ID: at, Name: school})
	d.Enrol(model.Enrolment{ID: place, Person: person, School: at, Role: "Head of department", Status: model.Enrolled})
	r.places[family+label] = place
	return place
}

// id spreads the IDs, so that their order says nothing of what came first.
func (r *room) id() model.ID {
	r.next++
	return r.next * 0x9e3779b97f4a7c15
}

func (r *room) env() model.Env { return model.Env{Now: r.now, NewID: r.id, Lead: r.lead} }

func (r *room) draft() *model.Draft { return model.NewDraft(r.s, r.env(), model.VerbFilled, 9) }

func (r *room) apply(cs ...*change.Change) {
	for _, c := range cs {
		r.s = r.s.Apply(c)
	}
}

// clock sets the time on the day of today's session.
func (r *room) clock(hour, minute int) {
	r.now = time.Date(2021, time.November, 17, hour, minute, 0, 0, time.UTC)
}

// on sets the day, at nine.
func (r *room) on(month time.Month, day int) {
	r.now = time.Date(2021, month, day, 9, 0, 0, 0, time.UTC)
}

// try does an action, and gives its plan or its refusal.
func (r *room) try(a model.Action) (model.Plan, error) {
	p, err := a.Plan(r.s, r.env())
	if err == nil {
		r.apply(p.Changes...)
		r.toldApart(p.Say)
		r.trail.Add(p.Changes)
		r.log = append(r.log, p.Changes...)
	}
	return p, err
}

func (r *room) do(a model.Action) model.Plan {
	r.t.Helper()
	p, err := r.try(a)
	if err != nil {
		r.t.Fatalf("%#v: %v", a, err)
	}
	return p
}

// refused is the sentence with which an action is refused; it changes nothing.
func (r *room) refused(a model.Action) string {
	r.t.Helper()
	p, err := a.Plan(r.s, r.env())
	var why model.Refusal
	if !errors.As(err, &why) {
		r.t.Fatalf("%#v was not refused: %+v %v", a, p, err)
	}
	r.toldApart(err.Error())
	if len(p.Changes) != 0 {
		r.t.Errorf("%#v was refused, and changes something", a)
	}
	return err.Error()
}

func (r *room) sheetID() model.SheetID { return model.SheetID{Session: r.today} }

// stroke is a key on a row of today's register.
func (r *room) stroke(who string, v model.Verb, digits string) model.Stroke {
	return model.Stroke{Sheet: r.sheetID(), Enrolment: r.places[who], Verb: v, Digits: digits}
}

// key presses a key, and gives the mark that stands then.
func (r *room) key(who string, v model.Verb, digits string) model.Mark {
	r.t.Helper()
	r.do(r.stroke(who, v, digits))
	return r.mark(who)
}

// typed presses a key and then digits one by one, as a lead types them.
func (r *room) typed(who string, v model.Verb, digits string) model.Mark {
	r.t.Helper()
	first := r.do(r.stroke(who, v, ""))
	for i := range digits {
		var a model.Action = r.stroke(who, v, digits[:i+1])
		if len(first.Changes) > 0 {
			a = model.Group{Action: a, With: first.Changes[0].ID}
		}
		r.do(a)
	}
	return r.mark(who)
}

func (r *room) place(who string) *model.Enrolment {
	r.t.Helper()
	e := r.s.Enrolment(r.places[who])
	if e == nil {
		r.t.Fatalf("no place of %s", who)
	}
	return e
}

func (r *room) mark(who string) model.Mark {
	r.t.Helper()
	return r.place(who).Mark(r.today)
}

func (r *room) sheet() model.Sheet {
	r.t.Helper()
	h, ok := r.s.Sheet(r.sheetID())
	if !ok {
		r.t.Fatal("today's session has no register")
	}
	return h
}

func (r *room) undo() {
	r.t.Helper()
	step, ok := r.trail.Undo()
	if !ok {
		r.t.Fatal("nothing to undo")
	}
	r.do(model.Undo{Changes: step.Changes})
}

func (r *room) redo() {
	r.t.Helper()
	step, ok := r.trail.Redo()
	if !ok {
		r.t.Fatal("nothing to redo")
	}
	r.do(model.Undo{Changes: step.UndoneBy})
}

// standing is what stands in each field, whoever wrote it.
func (r *room) standing() map[change.Field][]string { return standing(r.s) }

func standing(s *model.Snapshot) map[change.Field][]string {
	out := map[change.Field][]string{}
	for _, rec := range s.Records() {
		for i, slot := range rec.Slots {
			var values []string
			for _, h := range rec.Cells[i].Standing() {
				values = append(values, h.Value)
			}
			if len(values) > 0 {
				slices.Sort(values)
				out[change.Field{Kind: rec.Key.Kind, Record: rec.Key.Record, Name: slot.Name, Elem: slot.Elem}] = values
			}
		}
	}
	return out
}

// alike tells whether two snapshots say the same, what is worked out from them too.
func alike(a, b *model.Snapshot) bool {
	a.Facts()
	b.Facts()
	return reflect.DeepEqual(a, b)
}

func same(a, b map[change.Field][]string) bool {
	return maps.EqualFunc(a, b, func(x, y []string) bool { return slices.Equal(x, y) })
}
