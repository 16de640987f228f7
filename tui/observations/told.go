package observations

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// told is what the pane holds where there are no visits: who told what before the
// session, and, unless bare, who has not brought the last task.
func told(th *theme.Theme, s *model.Snapshot, x *model.Session, w int, bare bool) []line {
	if x == nil {
		return words("This cohort has no visits.", w)
	}
	var before []line
	n := 0
	for _, e := range s.Enrolments {
		if t := e.Told(x.ID); t.Kind != model.ToldNothing && e.Counts() {
			n++
			before = append(before, toldBy(th, name(s, e), toldWords(s, t), w)...)
		}
	}
	var out []line
	if n > 0 {
		out = append(out, line{text: th.Title.Render(grid.Cut(fmt.Sprintf("Told before session %d (%d):", x.Number, n), w))})
		out = append(out, before...)
	}
	if !bare {
		for _, task := range s.LastTask(x.ID) {
			names := owing(s, task)
			if len(names) == 0 {
				continue
			}
			if len(out) > 0 {
				out = append(out, line{})
			}
			out = append(out, titled(th, fmt.Sprintf("Not brought (%d): %s", len(names), task.Title), w)...)
			out = append(out, listed(names, w)...)
		}
	}
	if len(out) > 0 {
		return out
	}
	said := fmt.Sprintf("Nobody has told us anything before session %d.", x.Number)
	if !bare {
		said = fmt.Sprintf("Nobody has told us anything before session %d, and nobody has a task to bring.", x.Number)
	}
	return words(said, w)
}

// owing are those enrolled who have not brought a task that they should.
func owing(s *model.Snapshot, task *model.Task) []string {
	var names []string
	for _, e := range s.Enrolments {
		progress := e.Task(task.ID).Progress
		if e.Status == model.Enrolled && progress != model.Back && progress != model.NotRequired {
			names = append(names, name(s, e))
		}
	}
	return names
}

// toldWords are what was told, with who comes instead and the day.
func toldWords(s *model.Snapshot, t model.Told) string {
	said := t.Words()
	if p := s.Person(t.Substitute); t.Kind == model.WillSend && p != nil {
		said = "sends " + p.Apart()
	}
	if t.On.Known() {
		said += ", told " + t.On.Short()
	}
	return said
}

// toldBy is a name with what was told, on one line or, where that is too long, two.
func toldBy(th *theme.Theme, name, said string, w int) []line {
	if 2+grid.Width(name)+2+grid.Width(said) <= w {
		return []line{{text: "  " + grid.Clean(name) + "  " + th.Info.Render(grid.Clean(said))}}
	}
	return []line{{text: "  " + grid.Cut(name, w-2)}, {text: "    " + th.Info.Render(grid.Cut(said, w-4))}}
}

// name is a person as on a sheet.
func name(s *model.Snapshot, e *model.Enrolment) string {
	if listed := strings.TrimSpace(s.Person(e.Person).Listed()); listed != "" {
		return listed
	}
	return "(no name)"
}

// titled is a heading, wrapped.
func titled(th *theme.Theme, heading string, w int) []line {
	var out []line
	for _, l := range grid.Wrap(heading, w) {
		out = append(out, line{text: th.Title.Render(l)})
	}
	return out
}

// listed are names below a heading.
func listed(names []string, w int) []line {
	out := make([]line, len(names))
	for i, n := range names {
		out[i].text = "  " + grid.Cut(n, w-2)
	}
	return out
}

// words is a sentence, wrapped.
func words(sentence string, w int) []line {
	var out []line
	for _, l := range grid.Wrap(sentence, w) {
		out = append(out, line{text: l})
	}
	return out
}
