package tui_test

import (
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui"
)

// newcomerWith is the program where there is no file yet, with other files at hand.
func newcomerWith(t *testing.T, papers shelf) *sim {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.files.book.Book.Close()
	s.path = filepath.Join(t.TempDir(), "own.db")
	s.run(tui.Config{
		Files: s.files, Path: s.path, New: true, NewID: s.newID, Rand: s.files.rand, Theme: looks()[0].Options, Papers: papers,
		Clock: tui.Clock{Real: func() time.Time { return s.now }, Started: s.now},
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	}, 80, 24)
	return s.begun()
}

func TestANewFileBeginsWithAnotherProgramme(t *testing.T) {
	years := []model.Session{{Number: 1, Kind: model.Workshop, Title: "Beginning", Credit: 4, Mode: model.InRoom}}
	papers := shelf{"/a b/ours.json": {Programme: model.Programme{Title: "Our own work group", Year: 2023}, Sessions: years}}
	s := newcomerWith(t, papers)
	s.sees("another one, from a programme file", "another one, empty").press("i").sees("Where is the programme file")
	s.typeText("nowhere.json").press("enter").reads(fs.ErrNotExist.Error()).sees("nowhere.json")
	s.press("ctrl+u").typeText("'/a b/ours.json'").press("enter").sees("Which hub runs it?").press("esc").sees("Which programme").press("i", "enter").sees("Which hub runs it?")
	s.typeText("orig").press("enter")
	s.press("esc").reads("Our own work group", "Beginning")
}

func TestANewFileBeginsWithAnEmptyProgramme(t *testing.T) {
	s := newcomerWith(t, shelf{})
	s.press("n").sees("What is its title").press("enter").sees("What is its title").typeText("MAT Leads North").press("enter").sees("Which hub runs it?")
	s.press("esc", "n").sees("MAT Leads North").press("enter").typeText("national").press("enter").press("esc")
	s.reads("MAT Leads North", model.AcademicYearWords(model.DayOf(s.now).AcademicYear()))
	s.press("1", "p").sees("MAT Leads North", "this cohort's own copy")
}

// TestTheLettersOfTheProgrammes are each one programme's.
func TestTheLettersOfTheProgrammes(t *testing.T) {
	if n := len(programmes.BuiltIn()); n > 8 {
		t.Errorf("%d built-in programmes have the letters a to %c, and i is a file's", n, 'a'+n-1)
	}
}
