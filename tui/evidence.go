package tui

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// noteEvidence asks for a note for the evaluation: about whom and of which session the
// cursor rests on, where the pane knows and nobody said.
func (r *Root) noteEvidence(p pane.Place) tea.Cmd {
	if here, aware := r.active().(pane.Aware); aware && p.Enrolment == 0 && p.Session == 0 {
		at := here.About(r.desk())
		p.Enrolment, p.Session = at.Enrolment, at.Session
	}
	return r.effect(forms.Evidence(r.desk(), p, nil))
}

// Who the document is for, as the question has it.
const (
	forAnybody   = "a"
	forOurselves = "n"
)

// askEvaluation asks whether people are named, then where the evaluation is to be written.
func (r *Root) askEvaluation() tea.Cmd {
	switch {
	case r.snap == nil:
		r.said, r.warning = "No cohort is open.", true
		return nil
	case r.cfg.Evaluation == nil || r.cfg.Save == nil:
		r.said, r.warning = "Nothing can be written here. On the command line: workgroup export evaluation.", true
		return nil
	case r.privacy != pane.Everything:
		r.said, r.warning = "Notes are not shown at names only. Press ctrl+o until names only is gone.", true
		return nil
	}
	r.question(dialog.Menu{Title: "Evaluation", Sentence: "All that was noted is put together, outcome by outcome.", Choices: []dialog.Hint{
		{Key: forAnybody, Does: "anonymous: nobody is named, nor any school"}, {Key: forOurselves, Does: "named: with people and schools, for your own use"},
	}}, func(a dialog.Answer) tea.Cmd {
		if a.Done {
			r.askWhere(a.Text == forOurselves)
		}
		return nil
	})
	return nil
}

// askWhere asks for the file.
func (r *Root) askWhere(names bool) {
	name := "evaluation.md"
	if code := r.snap.Cohort.Code; code != "" {
		name = "evaluation-" + code + ".md"
	}
	r.question(dialog.NewText(dialog.TextOptions{
		Title: "Evaluation", Label: "Into which file?", Proposed: filepath.Join(r.cfg.Home, name), Does: "writes it", Limit: 1000,
		Judge: func(typed string) (string, bool) {
			if strings.TrimSpace(typed) == "" {
				return "Type the name of a file: evaluation.md.", false
			}
			return "A readable copy, not encrypted: keep it where only those look who may.", true
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return r.save(strings.TrimSpace(a.Text), r.cfg.Evaluation(r.snap.Evaluation(r.now(), names)), false)
	})
}

// save writes a document, never over a file that is there but after a yes.
func (r *Root) save(path string, content []byte, replace bool) tea.Cmd {
	if rest, home := strings.CutPrefix(path, "~"+string(filepath.Separator)); home {
		path = rest
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(r.cfg.Home, path)
	}
	b, write := r.book, r.cfg.Save
	return func() tea.Msg { return savedMsg{b, path, content, write(path, b.Path(), content, replace)} }
}

// savedMsg brings what came of writing a document.
type savedMsg struct {
	book    Book
	path    string
	content []byte
	err     error
}

func (msg savedMsg) arrive(r *Root) tea.Cmd {
	switch {
	case msg.book != r.book:
		return nil
	case msg.err == nil:
		r.said, r.warning = "Written: "+msg.path, false
	case errors.Is(msg.err, fs.ErrExist):
		r.question(dialog.Confirm{Title: "Replace", Sentence: msg.path + " is there already. Replace it?", Yes: "replaces it", No: "leaves it"}, func(a dialog.Answer) tea.Cmd {
			if !a.Done {
				return nil
			}
			return r.save(msg.path, msg.content, true)
		})
	default:
		r.said, r.warning = "NOT written: "+msg.err.Error()+". It was to be "+msg.path, true
	}
	return nil
}
