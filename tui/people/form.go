package people

import (
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
)

// trial are the actions that the answers of a form make. anyway: also where they look like
// somebody who is here; over is why a rule is set aside: all places are taken, or the page
// of the programme bars them.
type trial func(v dialog.Values, anyway bool, over string) []model.Action

// plain is a trial to which neither matters.
func plain(does func(v dialog.Values) model.Action) trial {
	return func(v dialog.Values, _ bool, _ string) []model.Action { return []model.Action{does(v)} }
}

// try plans actions one upon the other without doing them, and keeps those that would
// change something.
func try(d pane.Desk, actions []model.Action) (changing []model.Action, err error) {
	changing, _, err = tryAll(d, actions)
	return changing, err
}

// tryAll is try with the cohort as it would be.
func tryAll(d pane.Desk, actions []model.Action) (changing []model.Action, s *model.Snapshot, err error) {
	s = d.Snapshot()
	id := model.ID(1) << 62
	env := model.Env{Now: d.Now(), NewID: func() model.ID { id++; return id }}
	for _, a := range actions {
		p, err := a.Plan(s, env)
		if err != nil {
			return nil, nil, err
		}
		for _, c := range p.Changes {
			if c.Space == s.Space {
				s = s.Apply(c)
			}
		}
		if len(p.Changes) > 0 {
			changing = append(changing, a)
		}
	}
	if len(changing) == 0 {
		changing = actions[:min(1, len(actions))]
	}
	return changing, s, nil
}

// do does actions that one undo takes back.
func do(d pane.Desk, actions []model.Action) {
	if changing, err := try(d, actions); err == nil {
		actions = changing
	}
	var with model.ID
	for _, a := range actions {
		if with != 0 {
			a = model.Group{Action: a, With: with}
		}
		step, ok := strokes.Do(d, a)
		if !ok {
			return
		}
		if with == 0 {
			with = step
		}
	}
}

// judge says how the answers of a form stand together: what the model refuses is wrong,
// somebody who looks alike is noticed, a full cohort and a page that bars them want a
// reason, and what else does not fit the page is noticed with its own sentence.
func (t trial) judge(d pane.Desk) func(dialog.Values) (string, dialog.Verdict) {
	refused := func(v dialog.Values, anyway bool, over string) error {
		_, err := try(d, t(v, anyway, over))
		return err
	}
	return func(v dialog.Values) (string, dialog.Verdict) {
		_, after, err := tryAll(d, t(v, false, ""))
		switch {
		case err == nil:
			return misfits(d.Snapshot(), after)
		case refused(v, true, "") == nil:
			return err.Error(), dialog.Notice
		case refused(v, true, "more") == nil:
			return refused(v, true, "").Error(), dialog.Reason
		}
		return refused(v, true, "more").Error(), dialog.Wrong
	}
}

// misfits notice what does not fit the page after a change, and did not before it. Of a
// role its field says so.
func misfits(before, after *model.Snapshot) (string, dialog.Verdict) {
	for _, e := range after.Enrolments {
		var had []model.Misfit
		if was := before.Enrolment(e.ID); was != nil {
			had = before.Misfits(was)
		}
		for _, m := range after.Misfits(e) {
			if m.Rule != model.RuleRole && m.Reason == "" && !slices.ContainsFunc(had, func(o model.Misfit) bool { return o.Rule == m.Rule && o.Bars == m.Bars }) {
				return m.Words(), dialog.Notice
			}
		}
	}
	return "", dialog.Fine
}

// ask puts a form and does what its answers make.
func (t trial) ask(d pane.Desk, o dialog.FormOptions) pane.Effect {
	return pane.Question(t.form(d, o), t.then)
}

// form is the form, judged as it is typed. While a field says what is wrong with it, nothing
// is said of the whole: it would be the same in other words.
func (t trial) form(d pane.Desk, o dialog.FormOptions) dialog.Form {
	whole, fields := t.judge(d), o.Fields
	o.Judge = func(v dialog.Values) (string, dialog.Verdict) {
		for _, f := range fields {
			if _, there := v[f.Name]; there && f.Judge != nil {
				if _, verdict := f.Judge(v); verdict == dialog.Wrong {
					return "", dialog.Fine
				}
			}
		}
		return whole(v)
	}
	return dialog.NewForm(o)
}

// then does what the answers make; who looks like somebody who is here wants a yes.
func (t trial) then(d pane.Desk, a dialog.Answer) pane.Effect {
	if !a.Done {
		return pane.Taken()
	}
	over := a.Values[dialog.ReasonName]
	actions := t(a.Values, false, over)
	_, err := try(d, actions)
	alike := t(a.Values, true, over)
	if _, also := try(d, alike); err == nil || also != nil {
		do(d, actions)
		return pane.Taken()
	}
	return pane.Confirmed(dialog.Confirm{
		Title: "The same person?", Sentence: err.Error(), Yes: "this is somebody else: go on", No: "leave it",
	}, func(d pane.Desk) pane.Effect {
		do(d, alike)
		return pane.Taken()
	})
}

// dayField asks for a day as people type it.
func dayField(d pane.Desk, name, label string, value model.Day, hint string) dialog.Field {
	return dialog.Field{Name: name, Label: label, Value: dayText(value), Hint: hint, Judge: func(v dialog.Values) (string, dialog.Verdict) {
		if strings.TrimSpace(v[name]) == "" {
			return "", dialog.Fine
		}
		read, wrong := model.ReadDay(v[name], dayContext(d))
		switch {
		case wrong != "":
			return wrong, dialog.Wrong
		case read.Notice != "":
			return read.Sentence(), dialog.Notice
		}
		return read.Sentence(), dialog.Fine
	}}
}

func dayContext(d pane.Desk) model.DayContext {
	return model.DayContext{Year: d.Snapshot().Cohort.Year, Today: model.DayOf(d.Now())}
}

// dayText is a day as it can be typed.
func dayText(day model.Day) string {
	if !day.Known() {
		return ""
	}
	return day.Date().Format("2 Jan 2006")
}

// readDay is the day that was typed, unknown where none was.
func readDay(d pane.Desk, typed string) model.Day {
	read, _ := model.ReadDay(typed, dayContext(d))
	return read.Day
}

// reads is a judge of one field by one of the model's readers.
func reads(name string, read func(string) (string, string)) func(dialog.Values) (string, dialog.Verdict) {
	return func(v dialog.Values) (string, dialog.Verdict) {
		if _, wrong := read(v[name]); wrong != "" {
			return wrong, dialog.Wrong
		}
		return "", dialog.Fine
	}
}

// answering are those of all that answer to what was typed, at most five, those first
// that begin with it.
func answering(all []string, typed string) []string {
	want := model.Fold(typed)
	if want == "" {
		return nil
	}
	var first, rest []string
	for _, s := range all {
		switch folded := model.Fold(s); {
		case folded == want:
			return nil
		case strings.HasPrefix(folded, want):
			first = append(first, s)
		default:
			if ok, _ := model.Answers(s, typed); ok {
				rest = append(rest, s)
			}
		}
	}
	slices.Sort(first)
	slices.Sort(rest)
	all = append(first, rest...)
	return all[:min(len(all), 5)]
}

// schools are the names of the schools known.
func schools(s *model.Snapshot) []string {
	var out []string
	for _, x := range s.Schools {
		out = append(out, x.Name)
	}
	return out
}

// roles are those that people here have.
func roles(s *model.Snapshot) []string {
	var out []string
	for _, e := range s.Enrolments {
		if e.Role != "" && !slices.Contains(out, e.Role) {
			out = append(out, e.Role)
		}
	}
	return out
}

// listed are the parts of a text that are cut by commas, semicolons or line breaks.
func listed(typed string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// addresses are e-mail addresses as people type several: cut by commas, semicolons or
// spaces. The sentence says what is wrong with one of them.
func addresses(typed string) (all []string, wrong string) {
	for _, part := range listed(typed) {
		parts := []string{part}
		if strings.Count(part, "@") > 1 && !strings.Contains(part, "<") {
			parts = strings.Fields(part)
		}
		for _, one := range parts {
			mail, why := model.ReadEmail(one)
			if why != "" && wrong == "" {
				wrong = why
			}
			if mail != "" {
				all = append(all, mail)
			}
		}
	}
	return all, wrong
}
