package tui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui/dialog"
)

// The choices of a programme that is not built in, by their letters.
const (
	programmeFile  = "i"
	programmeEmpty = "n"
)

// longestPath is the most characters of a path that is typed.
const longestPath = 1000

// askProgrammeFile asks for the file of a programme.
func (g *gate) askProgrammeFile() {
	g.step = gateProgrammeFile
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "A new file: 3 of 3, programme", Label: "Where is the programme file, as a colleague exported it? Type or paste its path.", Does: "read it", No: "back",
		Limit: longestPath, Proposed: g.begin.file,
		Judge: func(s string) (string, bool) { return "", strings.TrimSpace(s) != "" },
	})
}

// askProgrammeTitle asks what a programme is called that begins empty.
func (g *gate) askProgrammeTitle() {
	g.step = gateProgrammeTitle
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "A new file: 3 of 3, programme", Label: "What is its title, as its page has it? All else of it is filled in later: p on the cohort.", Does: "go on", No: "back",
		Limit: longestName, Proposed: g.begin.title,
		Judge: func(s string) (string, bool) { return "", model.Tidy(s, longestName) != "" },
	})
}

// answerProgramme follows which programme was chosen, or the path or title of another one.
func (g *gate) answerProgramme(a dialog.Answer) tea.Cmd {
	b := &g.begin
	switch {
	case a.Cancelled && g.step == gateProgramme:
		g.askName()
	case a.Cancelled:
		g.askProgramme()
	case g.step == gateProgrammeFile:
		b.file = a.Text
		return g.readProgramme(a.Text)
	case g.step == gateProgrammeTitle:
		b.title = model.Tidy(a.Text, longestName)
		g.begins(programmes.Template{Programme: model.Programme{Title: b.title}})
	case a.Text == programmeFile:
		b.at = a.Index
		g.askProgrammeFile()
	case a.Text == programmeEmpty:
		b.at = a.Index
		g.askProgrammeTitle()
	default:
		b.at, b.template = a.Index, programmes.BuiltIn()[a.Index]
		g.askHub()
	}
	return nil
}

// begins takes a programme that is not built in; a cohort of it begins this year where it
// names none.
func (g *gate) begins(t programmes.Template) {
	if t.Programme.Year == 0 {
		t.Programme.Year = model.DayOf(g.r.cfg.Clock.Real()).AcademicYear()
	}
	t.CohortTitle = cmp.Or(t.CohortTitle, t.Programme.Title)
	t.Key = cmp.Or(t.Key, t.Code(t.Programme.Year, nil))
	g.begin.template = t
	g.askHub()
}

// programmeMsg brings the programme of a file.
type programmeMsg struct {
	template programmes.Template
	unknown  []string
	err      error
}

// readProgramme reads the file of a programme, away from the screen.
func (g *gate) readProgramme(typed string) tea.Cmd {
	papers := g.r.cfg.Papers
	path, err := whole(typed)
	if papers == nil {
		err = model.Refusal("Other files cannot be reached here.")
	}
	if err != nil {
		g.notice = err.Error()
		g.askProgrammeFile()
		return nil
	}
	g.busy("Reading the programme ...")
	return func() tea.Msg {
		t, unknown, err := papers.Programme(path)
		return programmeMsg{t, unknown, err}
	}
}

func (msg programmeMsg) arrive(r *Root) tea.Cmd {
	g := &r.gate
	switch {
	case r.screen != atGate || g.step != gateBusy:
		return nil
	case msg.err != nil:
		g.notice = msg.err.Error()
		g.askProgrammeFile()
		return nil
	case len(msg.unknown) > 0:
		g.notice = "Not known here, and left out of it: " + strings.Join(msg.unknown[:min(len(msg.unknown), 4)], ", ") + "."
	}
	g.begins(msg.template)
	return nil
}
