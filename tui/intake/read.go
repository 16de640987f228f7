package intake

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// longestPaths is the most characters of the paths that are typed.
const longestPaths = 4000

// Begin asks for files.
func (p *Pane) Begin(d pane.Desk) pane.Effect {
	if d.Snapshot() == nil {
		d.Warn("No cohort is open.")
		return pane.Taken()
	}
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Take in a file", Does: "read it", No: "back", Limit: longestPaths,
		Label: "Answers of a form, a report of Teams or Zoom, a table (CSV, XLSX), row numbers of a sheet. Drag it onto this window, or type its path; several parts of one report after each other.",
		Judge: func(typed string) (string, bool) {
			paths := pane.Paths(typed, p.home)
			switch len(paths) {
			case 0:
				return "Type the path of a file, such as ~/Downloads/answers.csv", false
			case 1:
				return "enter reads " + paths[0] + ". Nothing is taken in yet.", true
			}
			return fmt.Sprintf("enter reads %d files as one. Nothing is taken in yet.", len(paths)), true
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		switch {
		case a.Done:
			return p.read(d, pane.Paths(a.Text, p.home))
		case p.in == nil:
			return p.back(d)
		}
		return pane.Taken()
	})
}

// Paste takes the paths of files that are dragged onto the window.
func (p *Pane) Paste(d pane.Desk, text string) pane.Effect {
	paths := pane.Paths(strings.ReplaceAll(text, "\n", " "), p.home)
	if d.Privacy() == pane.Nothing || d.Snapshot() == nil || len(paths) == 0 {
		return pane.Effect{}
	}
	return p.read(d, paths)
}

// fit is a kind as which files can be read, with what would become of them.
type fit struct {
	model.Readable
	proposed model.Proposal
}

// sense tells whether files make sense as a kind: there are lines, and no more are wrong or
// left out than others.
func (f fit) sense() bool {
	counts := f.proposed.Counts()
	lost := counts[model.IsWrong] + counts[model.IsLeftOut]
	return len(f.proposed.Lines) > 0 && 2*lost <= len(f.proposed.Lines)
}

// asks tells whether most lines need an answer first: marks of people who are not here yet.
func (f fit) asks() bool {
	return 2*f.proposed.Counts()[model.NeedsAnswer] > len(f.proposed.Lines)
}

// fits are the kinds as which files can be read. One that makes no sense of them is not meant
// where another does, and one that would ask about most lines is offered after those that
// would not.
func fits(found []model.Readable, s *model.Snapshot, today model.Day) []fit {
	var out, rest []fit
	for _, r := range found {
		f := fit{r, r.Intake.Propose(s, today)}
		if f.sense() {
			out = append(out, f)
		} else {
			rest = append(rest, f)
		}
	}
	if len(out) == 0 {
		return rest
	}
	slices.SortStableFunc(out, func(a, b fit) int {
		switch {
		case a.asks() == b.asks():
			return 0
		case b.asks():
			return -1
		}
		return 1
	})
	return out
}

// read finds out what the files are, and what would become of them, away from the screen.
func (p *Pane) read(d pane.Desk, paths []string) pane.Effect {
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = filepath.Base(path)
	}
	s, today, at := d.Snapshot(), model.DayOf(d.Now()), p.at
	var found []fit
	return pane.SentOn("reading "+strings.Join(names, ", "), func(j pane.Job) error {
		all, err := j.Recognise(j.Context, at, paths...)
		if err == nil {
			found = fits(all, s, today)
		}
		return err
	}, func(d pane.Desk, err error) pane.Effect {
		switch {
		case p.gone:
			return pane.Taken()
		case errors.Is(err, pane.ErrStopped):
			d.Say(err.Error())
			return pane.Taken()
		case err != nil:
			d.Warn(sentence(err))
			return pane.Taken()
		case len(found) == 1:
			p.show(d, found[0], s)
			return pane.Taken()
		}
		return p.which(strings.Join(names, ", "), found, s)
	})
}

// sentence is an error with a beginning and an end.
func sentence(err error) string {
	text := strings.TrimSuffix(err.Error(), ".")
	return "NOT READ: " + text + "."
}

// which asks what the files are where they could be several things.
func (p *Pane) which(name string, found []fit, s *model.Snapshot) pane.Effect {
	m := dialog.Menu{Title: "Take in a file", Sentence: name + " can be read as several things. Which is it?", No: "none of them"}
	for i, f := range found {
		does := f.Kind.String()
		if sum := f.proposed.Summary(); sum != "" {
			does += ": " + sum
		}
		m.Choices = append(m.Choices, dialog.Hint{Key: string(rune('a' + i)), Does: does})
	}
	return pane.Question(m, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done {
			p.show(d, found[a.Index], s)
		}
		return pane.Taken()
	})
}

// show shows files as one of the kinds, as it was worked out for a state of the cohort.
func (p *Pane) show(d pane.Desk, f fit, s *model.Snapshot) {
	p.in, p.settled, p.of, p.proposed, p.decided, p.top = f.Intake, f.Intake, s, f.proposed, false, 0
	p.turn, p.working = p.turn+1, false
	p.lay()
	p.begin(d)
}

// begin puts the cursor on the first setting where nothing can be taken in as it is read, on
// the first line that needs an answer, else on the yes.
func (p *Pane) begin(d pane.Desk) {
	if !p.shown(d) {
		return
	}
	p.cursor = len(p.rows) - 1
	for i, r := range p.rows {
		if r.part == setting && p.proposed.Stop != "" {
			p.cursor = i
			return
		}
		if r.part == line && p.proposed.Lines[r.i].Verdict == model.NeedsAnswer {
			p.cursor = i
			return
		}
	}
}
