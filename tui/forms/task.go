package forms

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// The fields of the form of a task, as the model names them.
const (
	taskTitle   = model.FieldTitle
	taskDue     = model.FieldDue
	taskWording = model.FieldWording
)

// NewTask asks for a task that is set after a session.
func NewTask(d pane.Desk, session *model.Session, then func(pane.Desk, dialog.Values) pane.Effect) pane.Effect {
	return task(d, fmt.Sprintf("New task after session %d", session.Number), model.Task{Session: session.ID}, "", then)
}

// EditTask asks for everything about a task but the wordings of single schools; the
// cursor is at the field named, model.FieldDue for one.
func EditTask(d pane.Desk, t *model.Task, at string) pane.Effect {
	return task(d, "Task: "+t.Title, *t, at, nil)
}

func task(d pane.Desk, title string, t model.Task, at string, then func(pane.Desk, dialog.Values) pane.Effect) pane.Effect {
	s, days := Open(d), Days(d)
	fill := func(v dialog.Values) model.Task {
		x := t
		x.Title = v[taskTitle]
		x.Due, x.Before, _ = due(s, v[taskDue], days)
		x.Wording = reworded(t.Wording, 0, v[taskWording])
		return x
	}
	return Edit{
		FormOptions: dialog.FormOptions{Title: title, At: at, Fields: []dialog.Field{
			{Name: taskTitle, Label: "Task", Value: t.Title, Hint: "In a few words, as it stands in the list: department audit.", Limit: model.MaxName},
			{
				Name: taskDue, Label: "Due", Value: dueTyped(s, &t), Hint: "A day, as 8 Feb or next friday, or: before session 3. Empty: no day.",
				Suggest: beforeSessions(s, t.Session), Judge: judgeDue(s, days),
			},
			{
				Name: taskWording, Label: "Wording", Value: t.Wording[0], Lines: 5, Limit: model.MaxNote,
				Hint: "The words in which it was set, for all schools. A school may have its own: t on the task.",
			},
		}},
		Action: func(v dialog.Values) model.Action {
			if t.ID == 0 {
				return model.NewTask{Task: fill(v)}
			}
			return model.EditTask{Task: fill(v)}
		},
		Then: then,
	}.Ask(d)
}

// reworded are the wordings with another one for a school.
func reworded(all map[model.ID]string, school model.ID, wording string) map[model.ID]string {
	out := maps.Clone(all)
	if out == nil {
		out = map[model.ID]string{}
	}
	out[school] = wording
	return out
}

// dueTyped is when a task is due, as somebody would type it.
func dueTyped(s *model.Snapshot, t *model.Task) string {
	if x := s.Session(t.Before); x != nil && !t.Due.Known() {
		return beforeWords(x)
	}
	return t.Due.Long()
}

func beforeWords(x *model.Session) string { return fmt.Sprintf("before session %d", x.Number) }

// due reads a day or "before session 3".
func due(s *model.Snapshot, typed string, c model.DayContext) (day model.Day, before model.ID, wrong string) {
	words := strings.Fields(model.Fold(typed))
	if len(words) == 0 || words[0] != "before" {
		read, wrong := model.ReadDay(typed, c)
		return read.Day, 0, wrong
	}
	n, err := strconv.Atoi(words[len(words)-1])
	if err != nil {
		return 0, 0, "The number of the session is missing: type it as before session 3."
	}
	x := s.SessionNumbered(n)
	if x == nil {
		return 0, 0, fmt.Sprintf("There is no session %d: type a day, or the number of another session.", n)
	}
	return 0, x.ID, ""
}

func judgeDue(s *model.Snapshot, c model.DayContext) Judge {
	onDay := Day(taskDue, "No day by which it is due.", c)
	return func(v dialog.Values) (string, dialog.Verdict) {
		_, before, wrong := due(s, v[taskDue], c)
		x := s.Session(before)
		switch {
		case wrong != "":
			return wrong, dialog.Wrong
		case x == nil:
			return onDay(v)
		case x.Kind == model.Visit:
			return "Due before the date of the visit that each person chose.", dialog.Fine
		case !x.Date.Known():
			return fmt.Sprintf("Due before session %d, which has no date yet.", x.Number), dialog.Fine
		}
		return fmt.Sprintf("Due before session %d, %s; it moves with it.", x.Number, x.Date.Long()), dialog.Fine
	}
}

// beforeSessions suggests the sessions after the one at which a task is set.
func beforeSessions(s *model.Snapshot, session model.ID) func(string) []string {
	var all []string
	set := s.Session(session)
	for _, x := range s.Sessions {
		if set != nil && x.Number > set.Number {
			all = append(all, beforeWords(x))
		}
	}
	return func(typed string) []string {
		if typed == "" || !strings.HasPrefix("before session", model.Fold(typed)) && !strings.HasPrefix(model.Fold(typed), "before") {
			return nil
		}
		return Among(all)(typed)
	}
}

const allSchools = "all schools"

// Wording asks for which school a task is to be worded, then for its words: those of
// all schools hold where a school has none of its own.
func Wording(d pane.Desk, t *model.Task) pane.Effect {
	s := Open(d)
	if len(s.Schools) == 0 {
		return WordingOf(d, t, 0)
	}
	names, ids := []string{allSchools}, []model.ID{0}
	schools := slices.SortedFunc(slices.Values(s.Schools), func(a, b *model.School) int {
		return cmp.Or(cmp.Compare(model.Fold(a.Name), model.Fold(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	for _, x := range schools {
		name := x.Name
		if t.Wording[x.ID] != "" {
			name += ", has its own"
		}
		names, ids = append(names, name), append(ids, x.ID)
	}
	find := Among(names)
	chosen := func(text string) int {
		for i, n := range names {
			if n == text {
				return i
			}
		}
		if found := find(text); len(found) > 0 && text != "" {
			for i, n := range names {
				if n == found[0] {
					return i
				}
			}
		}
		return -1
	}
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Wording of “" + t.Title + "”", Label: "For which school? Letters find one, arrows choose.", Proposed: allSchools, Does: "go on", Suggest: find,
		Judge: func(text string) (string, bool) {
			i := chosen(text)
			if i < 0 {
				return "No school of this cohort has that name.", false
			}
			return "enter: the wording for " + names[i], true
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		i := chosen(a.Text)
		t := Open(d).Task(t.ID)
		if !a.Done || i < 0 || t == nil {
			return pane.Taken()
		}
		return WordingOf(d, t, ids[i])
	})
}

// WordingOf asks for the wording of a task for one school, 0 for all.
func WordingOf(d pane.Desk, t *model.Task, school model.ID) pane.Effect {
	whose, hint := "all schools", "Empty: none."
	if x := Open(d).School(school); x != nil {
		whose, hint = x.Name, "Empty: the wording for all schools."
	}
	return Edit{
		FormOptions: dialog.FormOptions{Title: "Wording of “" + t.Title + "” for " + whose, Fields: []dialog.Field{
			{Name: taskWording, Label: "Wording", Value: t.Wording[school], Hint: hint, Lines: 6, Limit: model.MaxNote},
		}},
		Action: func(v dialog.Values) model.Action {
			x := *t
			x.Wording = reworded(t.Wording, school, v[taskWording])
			return model.EditTask{Task: x}
		},
	}.Ask(d)
}
