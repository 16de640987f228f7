package forms

import (
	"cmp"
	"errors"
	"slices"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// Judge says how a value stands, given all values of the form.
type Judge = func(dialog.Values) (string, dialog.Verdict)

// Edit is a form that does one action.
type Edit struct {
	dialog.FormOptions
	// Action is what the values stand for. What could not be read may be anything in
	// it: then the form is not saved.
	Action func(dialog.Values) model.Action
	// Fields are the names of the model for what stands in a field of another name:
	// a start and an end that are typed as one time.
	Fields map[string]string
	// Tells says that the sentence of the action stands at the foot before it is done,
	// because it says what becomes of something.
	Tells bool
	// Then follows when it was done; nil for nothing more.
	Then func(pane.Desk, dialog.Values) pane.Effect
}

// Ask puts the form over the screen. What the model has against the action stands at
// the field that it is about, while it is typed. Should the action be refused all the
// same, the form is there again with what was typed.
func (e Edit) Ask(d pane.Desk) pane.Effect {
	return pane.Question(dialog.NewForm(e.judged(d)), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		if err := d.Do(e.Action(a.Values)); err != nil {
			return e.again(a.Values, err).Ask(d)
		}
		if e.Then == nil {
			return pane.Taken()
		}
		return e.Then(d, a.Values)
	})
}

// again is the form with what was typed, at the field that was refused.
func (e Edit) again(v dialog.Values, err error) Edit {
	e.FormOptions.Fields = slices.Clone(e.FormOptions.Fields)
	for i, f := range e.FormOptions.Fields {
		if value, there := v[f.Name]; there {
			e.FormOptions.Fields[i].Value = value
		}
	}
	if field, _, ok := e.wrong(err); ok {
		e.At = field
	}
	return e
}

// wrong is the field of the form that a refusal is about.
func (e Edit) wrong(err error) (field, why string, ok bool) {
	var w model.Wrong
	if !errors.As(err, &w) {
		return "", "", false
	}
	field = cmp.Or(e.Fields[w.Field], w.Field)
	there := slices.ContainsFunc(e.FormOptions.Fields, func(f dialog.Field) bool { return f.Name == field })
	return field, w.Error(), there
}

// judged are the options with what the model says of the action added to what each
// field and the whole say of themselves.
func (e Edit) judged(d pane.Desk) dialog.FormOptions {
	try := e.trial(d)
	o := e.FormOptions
	o.Fields = slices.Clone(o.Fields)
	for i, f := range o.Fields {
		o.Fields[i].Judge = func(v dialog.Values) (string, dialog.Verdict) {
			said, verdict := say(f.Judge, v)
			if verdict == dialog.Wrong {
				return said, verdict
			}
			if _, err := try(v); err != nil {
				if field, why, ok := e.wrong(err); ok && field == f.Name {
					return why, dialog.Wrong
				}
			}
			return said, verdict
		}
	}
	o.Judge = func(v dialog.Values) (string, dialog.Verdict) {
		said, verdict := say(e.FormOptions.Judge, v)
		if verdict == dialog.Wrong {
			return said, verdict
		}
		plan, err := try(v)
		if err != nil {
			if _, _, field := e.wrong(err); !field {
				return err.Error(), dialog.Wrong
			}
			return said, verdict
		}
		if e.Tells && said == "" {
			return "When saved: " + plan.Say, dialog.Fine
		}
		return said, verdict
	}
	return o
}

func say(judge Judge, v dialog.Values) (string, dialog.Verdict) {
	if judge == nil {
		return "", dialog.Fine
	}
	return judge(v)
}

// trial plans the action without doing it. Its IDs are those of nobody.
func (e Edit) trial(d pane.Desk) func(dialog.Values) (model.Plan, error) {
	s, now := Open(d), d.Now()
	lead := model.ID(0)
	if len(s.Leads) > 0 {
		lead = s.Leads[0].ID
	}
	return func(v dialog.Values) (model.Plan, error) {
		next := ^model.ID(0) >> 1
		env := model.Env{Now: now, NewID: func() model.ID { next++; return next }, Lead: lead}
		return e.Action(v).Plan(s, env)
	}
}

// Open is the open cohort, or an empty space where none is open.
func Open(d pane.Desk) *model.Snapshot {
	if s := d.Snapshot(); s != nil {
		return s
	}
	return model.NewSnapshot(0, nil)
}
