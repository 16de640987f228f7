package programme

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// The letters of the questions.
const (
	toHub    = "h"
	toCohort = "t"

	fromFile = "i"
	fromPage = "p"
	fromText = "f"
	anEmpty  = "e"
)

// longestPath is the most characters of a path that is typed.
const longestPath = 1000

// add asks where a new programme comes from.
func (p *Pane) add(d pane.Desk) pane.Effect {
	return pane.Question(dialog.Menu{
		Title: "A new programme", Sentence: "Where does it come from?", No: "back",
		Choices: []dialog.Hint{
			{Key: fromPage, Does: "the text of a hub's page, to be pasted"},
			{Key: fromText, Does: "the text of a hub's page, in a file (.txt)"},
			{Key: fromFile, Does: "a programme file, as a colleague exported it"},
			{Key: anEmpty, Does: "empty, to be filled in part by part"},
		},
	}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		switch {
		case !a.Done:
			return pane.Taken()
		case a.Text == fromFile:
			return p.askImport(d)
		case a.Text == fromText:
			return p.askText()
		case a.Text == fromPage:
			d.Say("Copy the text of the page in your browser, and paste it here now, as you paste into any window of this kind.")
			return pane.Taken()
		}
		return p.askTitle()
	})
}

// askTitle asks what an empty programme is called.
func (p *Pane) askTitle() pane.Effect {
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "A new programme", Label: "What is its title, as the page has it?", Does: "go on", Limit: model.MaxName,
		Judge: func(s string) (string, bool) { return "", model.Tidy(s, model.MaxName) != "" },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		title := model.Tidy(a.Text, model.MaxName)
		t := programmes.Template{CohortTitle: title, Programme: model.Programme{Title: title}}
		if s := d.Snapshot(); s != nil {
			t.Programme.Year = s.Cohort.Year
		}
		return p.place(d, t, "", false)
	})
}

// askImport asks for the path of a programme file, and reads it.
func (p *Pane) askImport(pane.Desk) pane.Effect {
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Import a programme", Label: "Where is the file? Type or paste its path.", Does: "read it", Limit: longestPath,
		Judge: func(s string) (string, bool) { return "", strings.TrimSpace(s) != "" },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		path := bare(a.Text)
		var t programmes.Template
		var unknown []string
		return pane.Sent(func(papers pane.Papers) (err error) {
			t, unknown, err = papers.Programme(path)
			return err
		}, func(d pane.Desk, err error) pane.Effect {
			if err != nil {
				d.Warn(err.Error())
				return pane.Taken()
			}
			return p.place(d, t, left(unknown), false)
		})
	})
}

// askText asks for the path of a page's text, and reads it.
func (p *Pane) askText() pane.Effect {
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "The text of a page", Label: "Where is the file? Type or paste its path.", Does: "read it", Limit: longestPath,
		Judge: func(s string) (string, bool) { return "", strings.TrimSpace(s) != "" },
	}), func(_ pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		path, text := bare(a.Text), ""
		return pane.Sent(func(papers pane.Papers) (err error) {
			text, err = papers.Text(path)
			return err
		}, func(d pane.Desk, err error) pane.Effect {
			if err != nil {
				d.Warn(err.Error())
				return pane.Taken()
			}
			return p.sortOut(d, text)
		})
	})
}

// bare is a path as it is meant: terminals put quotes round a file that is dropped.
func bare(path string) string {
	path = strings.TrimSpace(path)
	for _, q := range []string{`"`, `'`} {
		if rest, ok := strings.CutPrefix(path, q); ok {
			return strings.TrimSuffix(rest, q)
		}
	}
	return path
}

// left says what of a file was kept out, "" where nothing was.
func left(unknown []string) string {
	const most = 4
	if len(unknown) == 0 {
		return ""
	}
	names := strings.Join(unknown[:min(len(unknown), most)], ", ")
	if n := len(unknown) - most; n > 0 {
		names += fmt.Sprintf(" and %d more", n)
	}
	return "Not known here, and left out: " + names + "."
}

// copy asks where the programme that is shown is copied to.
func (p *Pane) copy(d pane.Desk) pane.Effect {
	x, ok := p.item(d)
	if !ok {
		return pane.Taken()
	}
	return p.place(d, x.template(d), "", true)
}

// place asks where a programme is to be kept, and keeps it there. What is said of it
// stands in the question.
func (p *Pane) place(d pane.Desk, t programmes.Template, said string, copied bool) pane.Effect {
	s, hub := d.Snapshot(), d.Hub()
	if s == nil {
		d.Warn("There is no cohort yet that could take it: n among the cohorts (1) makes one.")
		return pane.Taken()
	}
	var choices []dialog.Hint
	if hub != nil {
		choices = append(choices, dialog.Hint{Key: toHub, Does: "kept by " + hub.Hub.Name + ", for cohorts to begin with"})
	}
	if x, _ := p.item(d); !copied || x.where != own {
		does := "this cohort runs it from now on"
		if s.Programme.Title != "" {
			does += ", instead of " + s.Programme.Title
		}
		choices = append(choices, dialog.Hint{Key: toCohort, Does: does})
	}
	if t.Hub.Name != "" && t.Hub.Name != s.Cohort.HubName {
		said = strings.TrimSpace(said + " What its page says of " + t.Hub.Name + " alone (fee rule, places, how to take part) stays behind.")
	}
	if len(choices) == 0 {
		d.Warn("This is the cohort's own copy already, and it has no hub that could keep another.")
		return pane.Taken()
	}
	return pane.Question(dialog.Menu{
		Title: t.Programme.Title, Sentence: strings.TrimSpace(said + " " + contents(t)), No: "back", Choices: choices,
	}, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return p.keep(d, t, a.Text == toHub, copied)
	})
}

// contents says what a programme has.
func contents(t programmes.Template) string {
	said := outcomesWords(t.Programme.Outcomes)
	if n := len(t.Programme.Foci); n > 0 {
		said += fmt.Sprintf(" Foci: %d.", n)
	}
	return said + " " + count(len(t.Sessions), "session") + ". Where is it kept?"
}

// keep keeps a programme with the hub, or makes it that of the open cohort, and shows it.
func (p *Pane) keep(d pane.Desk, t programmes.Template, hub, copied bool) pane.Effect {
	s := d.Snapshot()
	if s == nil {
		return pane.Taken()
	}
	if !hub {
		if d.Do(t.Use(s)) == nil {
			p.sorting = nil
			p.show(item{where: own, id: d.Snapshot().Programme.ID})
		}
		return pane.Taken()
	}
	h := d.Hub()
	if h == nil {
		d.Warn("The hub is not there any more.")
		return pane.Taken()
	}
	x := t.At(h.Hub).Programme
	x.ID, x.Hub = 0, h.Hub.Name
	var a model.Action = model.NewProgramme{Programme: x}
	if copied {
		a = model.CopyProgramme{Programme: x}
	}
	before := map[model.ID]bool{}
	for _, o := range h.Programmes {
		before[o.ID] = true
	}
	if d.Do(model.InSpace{Space: h, Action: a}) == nil {
		p.sorting = nil
		for _, o := range d.Hub().Programmes {
			if !before[o.ID] {
				p.show(item{where: atHub, id: o.ID})
			}
		}
	}
	return pane.Taken()
}

// remove takes a programme out of the hub, or the session with the cursor out of its cycle.
func (p *Pane) remove(d pane.Desk) pane.Effect {
	x, ok := p.item(d)
	if !ok {
		return pane.Taken()
	}
	if at := p.stageAt(d, &x); at >= 0 && x.where != builtIn {
		return p.removeStage(x, at)
	}
	if x.where != atHub {
		d.Warn("Only what the hub keeps can be removed: this is " + x.keeper(d) + ".")
		return pane.Taken()
	}
	return pane.Confirmed(dialog.Confirm{
		Title: "Remove", Yes: "remove", OpenedBy: "d",
		Sentence: x.is.Title + " is removed from the programmes of " + d.Hub().Hub.Name + ". Cohorts that run it keep their own copy. Undo (u) brings it back.",
	}, func(d pane.Desk) pane.Effect {
		if d.Hub() != nil {
			_ = d.Do(in(d, atHub, model.RemoveProgramme{Programme: x.id})) // a refusal stands at the foot
		}
		return pane.Taken()
	})
}

// export asks where the programme is written to, and writes it.
func (p *Pane) export(d pane.Desk) pane.Effect {
	x, ok := p.item(d)
	if !ok {
		return pane.Taken()
	}
	t := x.template(d)
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Export a programme", Label: "To which file? No people and no marks are in it.", Does: "write it", Limit: longestPath, Proposed: fileName(t),
		Judge: func(s string) (string, bool) { return "", strings.TrimSpace(s) != "" },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return save(t, bare(a.Text), false)
	})
}

// fileName proposes a name: the key of a built-in one, else the letters of the title.
func fileName(t programmes.Template) string {
	name := t.Key
	if name == "" {
		name = strings.ReplaceAll(model.Fold(model.Tidy(t.Programme.Title, 40)), " ", "-")
	}
	if name == "" {
		name = "programme"
	}
	return name + ".json"
}

// save writes a programme; where a file is there it asks before that is replaced.
func save(t programmes.Template, path string, over bool) pane.Effect {
	return pane.Sent(func(papers pane.Papers) error { return papers.SaveProgramme(path, t, over) }, func(d pane.Desk, err error) pane.Effect {
		switch {
		case errors.Is(err, fs.ErrExist):
			return pane.Confirmed(dialog.Confirm{Title: "Export a programme", Sentence: path + " is there already. Replace it?", Yes: "replace", OpenedBy: "x"}, func(pane.Desk) pane.Effect {
				return save(t, path, true)
			})
		case err != nil:
			d.Warn(err.Error())
		default:
			d.Say(t.Programme.Title + " written to " + path + ".")
		}
		return pane.Taken()
	})
}
