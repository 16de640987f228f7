package people

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// noRegister says how a lead comes by a register of schools.
const noRegister = "No register of schools was taken in yet. Type : and register of schools."

// matchSchool shows what the public register says of a school of a place, and takes it over:
// under another number where the school goes on as another one. Of a school whose number is not
// known, or not there, it asks which one it is. Of several schools it is the first that is not
// as the register has it.
func matchSchool(d pane.Desk, e *model.Enrolment) pane.Effect {
	s, shelf := d.Snapshot(), d.Shelf()
	all := s.SchoolsOf(e)
	switch {
	case shelf == nil:
		return warned(d, noRegister)
	case len(all) == 0:
		return warned(d, listedName(d, e)+" has no school yet. e names it.")
	}
	for _, x := range all {
		if next, ok := shelf.Successor(x.URN); ok {
			return compareSchool(d, x, next, "URN "+x.URN+" closed. It goes on as URN "+next.URN+", "+next.Name+".")
		}
		l, ok := shelf.URN(x.URN)
		switch {
		case !ok:
			return findSchool(d, x)
		case len(l.Differs(*x)) > 0:
			return compareSchool(d, x, l, "What the register of schools says of URN "+x.URN+":")
		}
	}
	d.Say(all[0].Name + ": here as the register of schools has it.")
	return pane.Taken()
}

// compareSchool shows where the register differs, and takes it over after a yes.
func compareSchool(d pane.Desk, x *model.School, l model.Listed, sentence string) pane.Effect {
	v := dialog.Review{Title: "School: " + x.Name, Sentence: sentence, Does: "takes it over", No: "leaves it"}
	for _, line := range l.Differs(*x) {
		v.Rows = append(v.Rows, dialog.Row{Text: line})
	}
	if x.Name != l.Name {
		v.Others = []dialog.Hint{{Key: "n", Does: "all but the name"}}
	}
	return pane.Question(v, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			do(d, []model.Action{model.TakeSchool{Listed: l, School: x.ID, Renamed: a.Text == ""}})
		}
		return pane.Taken()
	})
}

// findSchool asks which school of the register it is. What is on no list stays as it was typed.
func findSchool(d pane.Desk, x *model.School) pane.Effect {
	label := "Which one is it? Name, town, postcode or URN."
	if x.URN != "" {
		label = "URN " + x.URN + " is not in the register that is kept. " + label
	}
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "School: " + x.Name, Label: label, Does: "goes on", No: "leaves it as it is", Limit: 2 * model.MaxName,
		Suggest: func(typed string) []string {
			if strings.TrimSpace(typed) == "" {
				typed = likely(d.Shelf(), x)
			}
			return forms.SchoolsFor(d, typed, nil)
		},
		Judge: func(typed string) (string, bool) {
			if l, ok := forms.Offered(d, typed); ok {
				return forms.ListedWords(d.Snapshot(), l), true
			}
			return "The arrows choose. Where it is on no list: esc.", false
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		l, ok := forms.Offered(d, a.Text)
		if !a.Done || !ok {
			return pane.Taken()
		}
		return compareSchool(d, x, l, "The register of schools: "+l.Offer()+".")
	})
}

// likely are as many of the first words of a school's name as the register answers to.
func likely(shelf *model.Shelf, x *model.School) string {
	words := strings.Fields(x.Name)
	for n := len(words); n > 0; n-- {
		if typed := strings.Join(words[:n], " "); len(shelf.Find(typed, 1)) > 0 {
			return typed
		}
	}
	return ""
}

// matchAll takes over what the register says of all schools of the cohort whose number, or
// whose name alone, it knows: as one action, shown first.
func matchAll(d pane.Desk) pane.Effect {
	s, shelf := d.Snapshot(), d.Shelf()
	switch {
	case s == nil:
		return warned(d, "No cohort is open.")
	case shelf == nil:
		return warned(d, noRegister)
	}
	found, open := shelf.Matches(s)
	v := dialog.Review{Title: "Schools", Sentence: fmt.Sprintf("Of %s the register of schools says more than is here; names stay.", count(len(found), "school", "schools")), Does: "takes it over", No: "leaves it"}
	var actions []model.Action
	for _, m := range found {
		v.Rows = append(v.Rows, dialog.Row{Group: "FOUND", Text: m.School.Name, Beside: m.Listed.Offer()})
		actions = append(actions, model.TakeSchool{Listed: m.Listed, School: m.School.ID})
	}
	for _, x := range open {
		v.Rows = append(v.Rows, dialog.Row{Group: "NOT FOUND: g on one of their people asks which it is", Text: x.Name})
	}
	if len(actions) == 0 {
		if len(open) == 0 {
			d.Say("0 changes: all schools are here as the register has them.")
			return pane.Taken()
		}
		v.Does = ""
	}
	return pane.Question(v, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			do(d, actions)
		}
		return pane.Taken()
	})
}
