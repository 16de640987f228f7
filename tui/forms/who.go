package forms

import (
	"workgroup/model"
	"workgroup/tui/dialog"
)

// Who are the people and the schools of a cohort as a field names them, each once.
type Who struct {
	names []string
	ids   []whoID
}

type whoID struct{ person, school model.ID }

// People are those with a place, as "Asha Begum, Ash Green".
func People(s *model.Snapshot) *Who {
	w := &Who{}
	for _, e := range s.Enrolments {
		name := s.Person(e.Person).Apart()
		if x := s.School(e.School); x != nil {
			name += ", " + x.Name
		}
		w.add(name, whoID{person: e.Person})
	}
	return w
}

// Everybody are the people, then the schools.
func Everybody(s *model.Snapshot) *Who { return People(s).schools(s) }

// Schools are the schools alone.
func Schools(s *model.Snapshot) *Who { return (&Who{}).schools(s) }

func (w *Who) schools(s *model.Snapshot) *Who {
	for _, x := range s.Schools {
		w.add(x.Name, whoID{school: x.ID})
	}
	return w
}

func (w *Who) add(name string, id whoID) {
	for _, n := range w.names {
		if n == name {
			return // one who cannot be told apart from another by anything that is known
		}
	}
	w.names, w.ids = append(w.names, name), append(w.ids, id)
}

// Named is how the field names a person or a school, "" for nobody.
func (w *Who) Named(person, school model.ID) string {
	for i, id := range w.ids {
		if id == (whoID{person, school}) {
			return w.names[i]
		}
	}
	return ""
}

// Read is whom typed letters mean: nobody typed is nobody. The sentence says what is wrong.
func (w *Who) Read(typed string) (person, school model.ID, wrong string) {
	if model.Tidy(typed, 1) == "" {
		return 0, 0, ""
	}
	var found []int
	for i, n := range w.names {
		if model.Fold(n) == model.Fold(typed) {
			return w.ids[i].person, w.ids[i].school, ""
		}
		if ok, slip := model.Answers(n, typed); ok && !slip {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 0:
		return 0, 0, "Nobody here answers to these letters. Fewer letters find more."
	case 1:
		return w.ids[found[0]].person, w.ids[found[0]].school, ""
	}
	return 0, 0, "Several answer to these letters: choose one with the arrows, or type more."
}

// Field asks whom something is about; none is what is said where nobody is named, "" where
// somebody must be.
func (w *Who) Field(name, label, value, hint, none string) dialog.Field {
	return dialog.Field{
		Name: name, Label: label, Value: value, Hint: hint, Limit: 2 * model.MaxName, Suggest: Among(w.names),
		Judge: func(v dialog.Values) (string, dialog.Verdict) {
			person, school, wrong := w.Read(v[name])
			switch {
			case wrong != "":
				return wrong, dialog.Wrong
			case person == 0 && school == 0:
				return none, dialog.Fine
			}
			return w.Named(person, school) + ".", dialog.Fine
		},
	}
}
