package panetest

import (
	"time"

	"workgroup/model"
)

// At is a moment in London: "4 Dec 2023 15:42". It panics where that is none.
func At(moment string) time.Time {
	t, err := time.ParseInLocation("2 Jan 2006 15:04", moment, model.London())
	if err != nil {
		panic(err)
	}
	return t
}

// Day is a day: "4 Dec 2023". It panics where that is none.
func Day(day string) model.Day { return model.DayOf(At(day + " 00:00")) }

// Written is a snapshot of one space after each of the drafts.
func Written(space model.ID, drafts ...func(d *model.Draft)) *model.Snapshot {
	return Also(&model.Snapshot{Space: space}, drafts...)
}

// Also is a snapshot after each of the drafts, which lead 1 made on 1 Sep 2023.
func Also(s *model.Snapshot, drafts ...func(d *model.Draft)) *model.Snapshot {
	next := model.ID(1 << 40)
	for _, write := range drafts {
		next += 1 << 20
		env := model.Env{Now: At("1 Sep 2023 09:00"), NewID: func() model.ID { next++; return next }, Lead: 1}
		d := model.NewDraft(s, env, model.VerbFilled)
		write(d)
		if c := d.Change(); c != nil {
			s = s.Apply(c)
		}
	}
	return s
}

// Place is the enrolment of a person by its number, from 0.
func Place(i int) *model.Enrolment {
	return &model.Enrolment{ID: 500 + model.ID(i), Person: 400 + model.ID(i), Status: model.Enrolled}
}
