package store

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"workgroup/model"
)

// TestALargeActionIsOne: thousands of people taken in at once are several lines of one action,
// which are there after opening again, and are taken back in one.
func TestALargeActionIsOne(t *testing.T) {
	b, space := opened(t)
	r := rand.NewChaCha8([32]byte{8})
	env := model.Env{Now: time.Date(2021, 11, 17, 9, 24, 0, 0, time.UTC), NewID: func() model.ID { return NewID(r) }}
	var people []model.Pasted
	for i := range 2500 {
		people = append(people, model.Pasted{
			Given: "Given", Family: fmt.Sprintf("Family%d", i), School: fmt.Sprintf("School %d", i/2), Emails: []string{fmt.Sprintf("person%d@school.example", i)}, Phone: "01234 567890",
			Role: "Head of Department",
		})
	}
	load := func() *model.Snapshot {
		t.Helper()
		s, err := b.Load(space)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	before := len(load().Enrolments)
	plan, err := model.PastePeople{People: people}.Plan(load(), env)
	if err != nil || len(plan.Changes) < 2 {
		t.Fatalf("%d changes, %v", len(plan.Changes), err)
	}
	if err := b.Commit(plan.Changes); err != nil {
		t.Fatal(err)
	}
	if n := len(load().Enrolments); n != before+len(people) {
		t.Errorf("%d people", n)
	}
	steps, err := b.Trail(1)
	if err != nil || len(steps) != 1 || len(steps[0]) != len(plan.Changes) {
		t.Fatalf("%d steps, %v", len(steps), err)
	}
	undo, err := model.Undo{Changes: steps[0]}.Plan(load(), env)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(undo.Changes); err != nil {
		t.Fatal(err)
	}
	if n := len(load().Enrolments); n != before {
		t.Errorf("%d people after the undo", n)
	}
}
