package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"workgroup/model/change"
)

// MentionsOf are texts in which a person seems to be named, and which are not sealed under
// that person's keys: notes on others, evidence about a school, what a session says, texts that
// were replaced since too. Erasing the person does not reach them: a lead looks at each.
func MentionsOf(in []*Snapshot, person []ID) []Mention {
	var names []string
	for _, s := range in {
		for _, id := range person {
			if p := find[Person](s, KindPerson, id); p != nil {
				names = append(names, p.calledBy()...)
			}
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) == 0 {
		return nil
	}
	var out []Mention
	for _, s := range in {
		for _, rec := range s.Records() {
			if rec.Key.Kind == KindPerson && slices.Contains(person, rec.Key.Record) {
				continue
			}
			for i, slot := range rec.Slots {
				if rec.Key.Kind == KindPerson && slot.Name != personNote && slot.Name != personAlias {
					continue
				}
				out = append(out, s.mentionsIn(rec, rec.Slots[i], rec.Cells[i], person, names)...)
			}
		}
	}
	return out
}

func (s *Snapshot) mentionsIn(rec *change.Record, slot change.Slot, c change.Cell, person []ID, names []string) (out []Mention) {
	for _, h := range c {
		if h.Take || h.Erased || len(h.Value) < 3 || h.Secrecy != change.Open && slices.Contains(person, h.Subject) {
			continue
		}
		text := readable(h.Value)
		folded := " " + Fold(text) + " "
		if !slices.ContainsFunc(names, func(n string) bool {
			return strings.Contains(folded, " "+n+" ") || strings.Contains(folded, " "+n+"s ")
		}) {
			continue
		}
		m := Mention{Group: s.groupTitle(), Where: s.whereWritten(rec, slot), Text: text}
		switch {
		case !c.Alive(h.Ref):
			m.Fate = TakenBack
		case !c.Stands(h.Ref):
			m.Fate = Replaced
		}
		out = append(out, m)
	}
	return out
}

// calledBy are the words by which a person may be named in a text, folded: first and family
// names, those of before, addresses.
func (p *Person) calledBy() []string {
	var out []string
	add := func(words ...string) {
		for _, w := range words {
			if w = Fold(w); utf8.RuneCountInString(w) > 1 && w != Fold(erasedText) && w != "erased" {
				out = append(out, w)
			}
		}
	}
	add(p.Given, p.Family)
	add(p.Emails...)
	add(p.Aliases...)
	for _, b := range p.Before {
		words := strings.Fields(b)
		add(b)
		if len(words) > 1 {
			add(words[len(words)-1])
		}
	}
	return out
}

// readable is what of a value can be read: values of several parts have lengths and numbers
// between their texts.
func readable(v string) string {
	var parts []string
	part := strings.Builder{}
	end := func() {
		if utf8.RuneCountInString(part.String()) >= 3 {
			parts = append(parts, strings.TrimSpace(part.String()))
		}
		part.Reset()
	}
	for _, r := range v {
		if r == utf8.RuneError || r != '\n' && !unicode.IsPrint(r) {
			end()
			continue
		}
		part.WriteRune(r)
	}
	end()
	return strings.Join(parts, " ... ")
}

// whereWritten says in which text of which record.
func (s *Snapshot) whereWritten(rec *change.Record, slot change.Slot) string {
	r := reader{rec}
	g := &disclosing{s: s}
	switch rec.Key.Kind {
	case KindHub:
		return "The hub"
	case KindProgramme:
		return "The programme " + r.text(programmeTitle)
	case KindLead:
		return "The lead " + r.text(leadName)
	case KindCohort:
		return "The cohort"
	case KindSchool:
		return "The school " + r.text(schoolName)
	case KindSession:
		return g.session(rec.Key.Record)
	case KindTask:
		return "The task " + r.text(taskTitle)
	case KindSlot:
		return strings.TrimSpace("A date of a visit " + r.day(slotDate).Medium())
	case KindPerson:
		return "The card of " + s.Person(rec.Key.Record).Apart() + ": " + g.cardWording(slot.Name).field
	case KindEnrolment:
		return strings.TrimSuffix("The place of "+s.nameOf(rec.Key.Record), " ") + ": " + g.placeWording(slot).field
	case KindEvidence:
		return strings.TrimSpace("Evidence of " + r.day(evidenceDay).Medium())
	case KindRating:
		return strings.TrimSpace("A rating of " + r.day(ratingDay).Medium())
	case KindPlan:
		return "An action plan"
	case KindInitiative:
		return "An initiative"
	}
	return "Another text"
}

// Line is the mention in one line.
func (m Mention) Line() string {
	words := m.Group + ", " + m.Where
	if m.Fate != Stands {
		words += " (" + m.Fate.String() + ")"
	}
	return words + ": " + strings.ReplaceAll(m.Text, "\n", " / ")
}
