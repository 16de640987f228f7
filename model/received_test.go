package model_test

import (
	"slices"
	"testing"
	"time"

	"workgroup/model"
)

// What a person has to decide stands first; the three keys of one "l25" are one line.
func TestWhatAFileBringsIsShort(t *testing.T) {
	at := time.Date(2021, time.November, 17, 9, 24, 0, 0, model.London())
	late := model.Came{Words: "Nia Nash: late, session 1", Lead: "Ben", At: at}
	got := model.Received{New: []model.Came{late, late, late, {Words: "Ravi Rao: present, session 1", Lead: "Ben", At: at}}, Two: 1}.Sentences()
	want := []string{
		"1 question has two answers now: a person decides.",
		"Wed 17 Nov 2021 09:24  Nia Nash: late, session 1, by Ben",
		"Wed 17 Nov 2021 09:24  Ravi Rao: present, session 1, by Ben",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
