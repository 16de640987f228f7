package programme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// The fields of the form of a session of the cycle.
const (
	fieldMode = "mode"
	fieldTask = "task"
)

// The modes as the form has them.
const (
	inRoom     = "in the room"
	online     = "online"
	notDecided = "not decided"
)

// A workshop counts a day at first, a visit half a day.
const (
	wholeDay = 4
	halfDay  = 2
)

// stageAt is the session of the cycle that the cursor rests on, by its place; -1 where it
// rests on none.
func (p *Pane) stageAt(d pane.Desk, x *item) int {
	lines := page(d.Theme(), &x.is, p.w)
	return lines[min(p.line, len(lines)-1)].stage
}

// editable is the programme that is shown, if it may be changed; else it says why not.
func (p *Pane) editable(d pane.Desk) (x item, ok bool) {
	if x, ok = p.item(d); ok && x.where == builtIn {
		d.Warn("Built-in programmes stay as they are: c copies this one, and the copy is edited.")
		return x, false
	}
	return x, ok
}

// addStage asks for another session of the cycle.
func (p *Pane) addStage(d pane.Desk) pane.Effect {
	x, ok := p.editable(d)
	if !ok {
		return pane.Taken()
	}
	number := 1
	for _, s := range x.is.Cycle {
		number = max(number, s.Number+1)
	}
	return p.stageForm(d, x, -1, model.Stage{Number: min(number, model.MaxSession), Kind: model.Workshop, Mode: model.InRoom, Credit: wholeDay})
}

// stageForm asks for everything about a session of the cycle; at is its place, -1 for a
// new one.
func (p *Pane) stageForm(d pane.Desk, x item, at int, was model.Stage) pane.Effect {
	title, credit := "Another session of the cycle", ""
	if at >= 0 {
		title, credit = fmt.Sprintf("Session %d of the cycle", was.Number), model.Quarters(was.Credit)
	}
	read := func(v dialog.Values) model.Stage {
		to := was
		to.Number, _ = model.ReadSessionNumber(v[model.FieldNumber])
		to.Kind, to.Mode = kindOf(v[model.FieldKind]), modeOf(v[fieldMode])
		to.Title, to.Task = v[model.FieldTitle], v[fieldTask]
		to.Credit = creditOf(v)
		return to
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: title, Intro: stageIntro(d, x), Fields: []dialog.Field{
			{Name: model.FieldNumber, Label: "Number", Value: strconv.Itoa(was.Number), Limit: 5, Judge: func(v dialog.Values) (string, dialog.Verdict) {
				_, wrong := model.ReadSessionNumber(v[model.FieldNumber])
				return forms.Of("", "", wrong)
			}},
			{Name: model.FieldKind, Label: "Kind", Value: was.Kind.String(), Choices: []string{model.Workshop.String(), model.Meeting.String(), model.Visit.String()}},
			{Name: fieldMode, Label: "Where", Value: modeWords(was.Mode), Choices: []string{inRoom, online, notDecided}},
			{Name: model.FieldCredit, Label: "Counts (days)", Value: credit, Limit: 30, Hint: "Days as 0.5 or 1. Empty: half a day for a visit, else one.", Judge: judgeCredit},
			{Name: model.FieldTitle, Label: "Title", Value: was.Title, Limit: model.MaxName, Hint: "May stay empty."},
			{Name: fieldTask, Label: "Task after it", Value: was.Task, Limit: model.MaxName, Hint: "What is done in school before the next one. Empty: none."},
		}},
		Fields: map[string]string{model.FieldCycle: model.FieldNumber},
		Action: func(v dialog.Values) model.Action {
			all := slices.Clone(x.is.Cycle)
			if at >= 0 {
				all = slices.Delete(all, at, at+1)
			}
			return withCycle(d, x, append(all, read(v)))
		},
		Then: func(d pane.Desk, v dialog.Values) pane.Effect {
			p.toStage(d, read(v).Number)
			return pane.Taken()
		},
	}.Ask(d)
}

func stageIntro(d pane.Desk, x item) string {
	if x.where == atHub {
		return "Cohorts that are made of it from now on begin with this. Those of " + d.Hub().Hub.Name + " that run it keep their sessions."
	}
	return "In this cohort's own copy of the programme. The sessions of the cohort itself stand in its cycle (2), and stay as they are."
}

// withCycle is the edit of a programme that gives it those sessions, in the order of
// their numbers.
func withCycle(d pane.Desk, x item, all []model.Stage) model.Action {
	slices.SortStableFunc(all, func(a, b model.Stage) int { return a.Number - b.Number })
	to := x.is
	to.Cycle = all
	return in(d, x.where, model.EditProgramme{Programme: to})
}

// toStage puts the cursor on the session of that number.
func (p *Pane) toStage(d pane.Desk, number int) {
	x, ok := p.item(d)
	if !ok {
		return
	}
	at := slices.IndexFunc(x.is.Cycle, func(s model.Stage) bool { return s.Number == number })
	if line := slices.IndexFunc(page(d.Theme(), &x.is, p.w), func(l line) bool { return at >= 0 && l.stage == at }); line >= 0 {
		p.line = line
	}
}

// moveStage moves the session with the cursor a place earlier or later: it and the one
// beside it change numbers.
func (p *Pane) moveStage(d pane.Desk, step int) pane.Effect {
	x, ok := p.editable(d)
	if !ok {
		return pane.Taken()
	}
	at := p.stageAt(d, &x)
	to := at + step
	switch {
	case at < 0:
		d.Warn("The cursor is on no session of the cycle, which stands last on the page.")
		return pane.Taken()
	case to < 0:
		d.Warn(fmt.Sprintf("Session %d is the first already.", x.is.Cycle[at].Number))
		return pane.Taken()
	case to >= len(x.is.Cycle):
		d.Warn(fmt.Sprintf("Session %d is the last already.", x.is.Cycle[at].Number))
		return pane.Taken()
	}
	all := slices.Clone(x.is.Cycle)
	number := all[to].Number
	all[at].Number, all[to].Number = number, all[at].Number
	if d.Do(withCycle(d, x, all)) == nil {
		p.toStage(d, number)
	}
	return pane.Taken()
}

// removeStage takes the session with the cursor out of the cycle; those after it close up,
// for nobody was told their numbers yet.
func (p *Pane) removeStage(x item, at int) pane.Effect {
	was := x.is.Cycle[at]
	sentence := fmt.Sprintf("Session %d, %s, is taken out of the cycle", was.Number, was.Kind)
	if was.Task != "" {
		sentence += ", with its task “" + was.Task + "”"
	}
	if at < len(x.is.Cycle)-1 {
		sentence += "; those after it close up"
	}
	return pane.Confirmed(dialog.Confirm{Title: "Remove", Yes: "remove", OpenedBy: "d", Sentence: sentence + ". Undo (u) brings it back."}, func(d pane.Desk) pane.Effect {
		all := slices.Delete(slices.Clone(x.is.Cycle), at, at+1)
		for i := at; i < len(all); i++ {
			all[i].Number--
		}
		_ = d.Do(withCycle(d, x, all)) // a refusal stands at the foot
		return pane.Taken()
	})
}

func judgeCredit(v dialog.Values) (string, dialog.Verdict) {
	_, wrong := model.ReadQuarters(v[model.FieldCredit])
	return forms.Of("Counts "+model.Quarters(creditOf(v))+" of a day.", "", wrong)
}

// creditOf is what is typed, else what its kind counts mostly.
func creditOf(v dialog.Values) int {
	quarters, _ := model.ReadQuarters(v[model.FieldCredit])
	switch {
	case quarters != nil:
		return *quarters
	case kindOf(v[model.FieldKind]) == model.Visit:
		return halfDay
	}
	return wholeDay
}

func kindOf(word string) model.SessionKind {
	for _, k := range []model.SessionKind{model.Meeting, model.Visit} {
		if strings.EqualFold(k.String(), word) {
			return k
		}
	}
	return model.Workshop
}

func modeWords(m model.Mode) string {
	switch m {
	case model.InRoom:
		return inRoom
	case model.Online:
		return online
	}
	return notDecided
}

func modeOf(word string) model.Mode {
	switch word {
	case inRoom:
		return model.InRoom
	case online:
		return model.Online
	}
	return 0
}
