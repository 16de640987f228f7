package tui

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

// Law makes the documents that the law asks for.
type Law struct {
	// Held is all that is held about a person.
	Held func(model.Disclosure) []byte
	// Lost is the card for a laptop that is lost, "md" or "pdf".
	Lost func(card model.LostCard, format string) ([]byte, error)
}

// What is noted of what leaves the file: it names nobody.
const (
	LeftBackup     = "backup, sealed"
	LeftHeld       = "what is held about a person"
	LeftJSON       = "export, JSON"
	LeftEvaluation = "evaluation"
	LeftClipboard  = "addresses, copied"
	LeftText       = "text, copied"
	LeftLost       = "card for a lost laptop"
)

// Holders are the cohorts and hubs of a file that hold anything of people who answer to what
// was typed: a name, an e-mail address, an ID. They are read one by one, and only those are
// kept in memory.
func Holders(b Book, typed string) ([]*model.Snapshot, error) {
	ids, err := b.Spaces()
	if err != nil {
		return nil, err
	}
	var kept []*model.Snapshot
	read := func(fits func(*model.Snapshot) bool) (grown bool, err error) {
		for _, id := range ids {
			if slices.ContainsFunc(kept, func(s *model.Snapshot) bool { return s.Space == id }) {
				continue
			}
			s, err := b.Load(id)
			if err != nil {
				return false, err
			}
			if fits(s) {
				kept, grown = append(kept, s), true
			}
		}
		return grown, nil
	}
	grown, err := read(func(s *model.Snapshot) bool { return len(model.WhoIsCalled([]*model.Snapshot{s}, typed)) > 0 })
	for grown && err == nil {
		var people []model.ID
		for _, c := range model.WhoIsCalled(kept, typed) {
			people = append(people, c.Records...)
		}
		grown, err = read(func(s *model.Snapshot) bool { return s.Knows(people) })
	}
	slices.SortFunc(kept, func(a, c *model.Snapshot) int { return slices.Index(ids, a.Space) - slices.Index(ids, c.Space) })
	return kept, err
}

// EraseFrom erases a person, given by all records, and takes it out of the bytes of the file
// and its copies. In are the cohorts and hubs that hold anything of them.
func EraseFrom(b Book, in []*model.Snapshot, person []model.ID, env model.Env) (model.Cleared, error) {
	var action []*change.Change
	for _, s := range in {
		for _, id := range person {
			p, err := model.NoteErased{Person: id}.Plan(s, env)
			if err != nil {
				return model.Cleared{}, err
			}
			for _, c := range p.Changes {
				s = s.Apply(c)
			}
			action = append(action, p.Changes...)
		}
	}
	if err := b.Erase(person, action); err != nil {
		return model.Cleared{}, err
	}
	return b.Clear()
}

// FadeFrom lets go kinds of what is about the people of a cohort.
func FadeFrom(b Book, s *model.Snapshot, kinds []change.Secrecy, env model.Env) (model.Cleared, error) {
	p, err := model.NoteFaded{Kinds: kinds}.Plan(s, env)
	if err != nil {
		return model.Cleared{}, err
	}
	var people []model.ID
	for _, k := range kinds {
		people = append(people, s.Subjects(k)...)
	}
	slices.Sort(people)
	if err := b.Fade(s.Space, kinds, slices.Compact(people), p.Changes); err != nil {
		return model.Cleared{}, err
	}
	return b.Clear()
}

// LostCard gathers the card for a lost laptop.
func LostCard(b Book, files Files, now time.Time) (model.LostCard, error) {
	card := model.LostCard{Made: now, File: filepath.Base(b.Path()), Protected: !b.Demo()}
	for f, err := range b.Cohorts() {
		if err != nil {
			return card, err
		}
		if f.TakenBack() {
			continue
		}
		h, err := b.Holds(f.Space)
		if err != nil {
			return card, err
		}
		card.Groups = append(card.Groups, model.LostGroup{Title: f.Title + " (" + f.Code + ")", People: f.Listed, Holding: h})
	}
	copies, err := files.Copies(b.Path())
	if err != nil {
		return card, err
	}
	if card.Copies = len(copies); card.Copies > 0 {
		card.NewestCopy = copies[0].At
	}
	for _, x := range b.Exports() {
		if x.What == LeftBackup {
			card.Backup = x.At
			break
		}
	}
	return card, nil
}

// LogLines are what left the file, a line for each, the newest first.
func LogLines(b Book) ([]string, error) {
	codes := map[model.ID]string{}
	for f, err := range b.Cohorts() {
		if err != nil {
			return nil, err
		}
		codes[f.Space] = f.Code
	}
	var out []string
	for _, x := range b.Exports() {
		of := "the whole file"
		if x.Space != 0 {
			if of = codes[x.Space]; of == "" {
				of = "a cohort that is gone"
			}
		}
		who := ""
		if x.Lead != 0 {
			if s, err := b.Load(x.Space); err == nil {
				who = s.LeadName(x.Lead)
			}
		}
		if who != "" {
			who = ", by " + who
		}
		of += who
		if x.People > 0 {
			of += fmt.Sprintf(", %d people", x.People)
		}
		out = append(out, x.At.In(model.London()).Format("2006-01-02 15:04")+"  "+x.What+": "+of)
	}
	if len(out) == 0 {
		out = []string{"Nothing has left this file by this program yet."}
	}
	return out, nil
}
