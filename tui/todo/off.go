package todo

import (
	"fmt"
	"slices"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// deferred are the findings that are put off, those that come back first first.
func (p *Pane) deferred(d pane.Desk) []model.Deferred {
	p.read(d)
	return p.off
}

// offWords say how many are put off, and how to see them; "" where none is.
func (p *Pane) offWords(d pane.Desk) string {
	if n := len(p.deferred(d)); n > 0 {
		return fmt.Sprintf("  %d put off, %s shows", n, p.keys.shelf.Shown())
	}
	return ""
}

// shelved is what is put off as it is listed: until when, and why unless others may read
// along.
func (p *Pane) shelved(d pane.Desk) []model.Finding {
	var out []model.Finding
	for _, x := range p.deferred(d) {
		f := x.Finding
		f.Sentence += ". Until " + x.PutOff.Until.Long()
		if d.Privacy() == pane.Everything {
			f.Sentence += ": " + x.PutOff.Reason
		}
		out = append(out, f)
	}
	return out
}

// putOff asks until when and why the finding with the cursor is put off.
func (p *Pane) putOff(d pane.Desk, all []model.Finding) pane.Effect {
	if e, hidden := forms.Hidden(d, "Reasons"); hidden {
		return e
	}
	if len(all) == 0 {
		return pane.Taken()
	}
	f := p.on
	if f.Key == (model.FindingKey{}) {
		d.Warn("What is to be done about the file itself stays on the list.")
		return pane.Taken()
	}
	days := forms.Days(d)
	until, reason := days.Today+7, ""
	if i := slices.IndexFunc(p.off, func(x model.Deferred) bool { return x.Key == f.Key }); i >= 0 {
		f = p.off[i].Finding
		until, reason = p.off[i].PutOff.Until, p.off[i].PutOff.Reason
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: "Put off", Intro: f.Sentence, Does: "put off", Fields: []dialog.Field{
			{Name: model.FieldDate, Label: "Until", Value: until.Long(), Hint: "The day on which it is shown again.", Judge: forms.Day(model.FieldDate, "Type the day on which it is shown again.", days)},
			{Name: model.FieldReason, Label: "Why", Value: reason, Limit: model.MaxName, Private: true, Hint: forms.NoteHint},
		}},
		Action: func(v dialog.Values) model.Action {
			read, _ := model.ReadDay(v[model.FieldDate], days)
			return model.PutOffFinding{Key: f.Key, Until: read.Day, Reason: v[model.FieldReason]}
		},
	}.Ask(d)
}

// again takes back that the finding with the cursor is put off.
func (p *Pane) again(d pane.Desk, all []model.Finding) pane.Effect {
	if len(all) > 0 {
		// A refusal is said at the foot.
		_ = d.Do(model.ShowAgain{Key: p.on.Key})
	}
	return pane.Taken()
}

// turn shows what is put off, or what there is to do again.
func (p *Pane) turn(d pane.Desk) pane.Effect {
	if !p.shelf && len(p.deferred(d)) == 0 {
		d.Say("Nothing is put off.")
		return pane.Taken()
	}
	p.shelf = !p.shelf
	p.at, p.top, p.on = 0, 0, model.Finding{}
	return pane.Taken()
}

// foot is the last line of the list: how many are put off.
func (p *Pane) foot(d pane.Desk, w int) []string {
	if words := p.offWords(d); words != "" && !p.shelf {
		return []string{grid.Line(d.Theme().Faint.Render(grid.Cut(words, w)), w)}
	}
	return nil
}
