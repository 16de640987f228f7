// Package hubs holds the Maths Hubs as a list to choose from, as a data file beside the
// code: their names, and their areas as far as they are known. It is a proposal: what a
// lead types counts, and a hub in the lead's file is changed there.
//
// The package must not know programmes or cohorts.
package hubs

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
)

//go:embed hubs.json
var list []byte

// All are the hubs by their names, in the order of the alphabet. Each call reads them
// anew, so that nobody can change what another sees.
func All() []model.Hub {
	var read []struct {
		Name string   `json:"name"`
		Area []string `json:"area"`
	}
	if err := json.Unmarshal(list, &read); err != nil {
		panic(fmt.Sprintf("the list of hubs is not well formed: %v", err))
	}
	out := make([]model.Hub, len(read))
	for i, h := range read {
		out[i] = model.Hub{Name: h.Name, Area: h.Area}
	}
	return out
}

// Matching are the hubs whose name or area has a word that begins with each of the words
// typed; those that match by name come first.
func Matching(typed string) []model.Hub {
	var named, other []model.Hub
	for _, h := range All() {
		switch {
		case begins(h.Name, typed):
			named = append(named, h)
		case begins(h.Name+" "+strings.Join(h.Area, " "), typed):
			other = append(other, h)
		}
	}
	return append(named, other...)
}

func begins(text, typed string) bool {
	words := strings.Fields(model.Fold(text))
	for part := range strings.FieldsSeq(model.Fold(typed)) {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, part) }) {
			return false
		}
	}
	return true
}

// Named is the hub of that name, whatever the case and with or without "Maths Hub" at
// its end; a hub of another name has that name alone.
func Named(name string) model.Hub {
	for _, h := range All() {
		if short(h.Name) == short(name) {
			return h
		}
	}
	return model.Hub{Name: model.Tidy(name, 200)}
}

func short(name string) string { return strings.TrimSuffix(model.Fold(name), " maths hub") }
