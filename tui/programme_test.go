package tui_test

import (
	"context"
	"io/fs"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui"
	"workgroup/tui/pane"
)

// shelf are made-up papers.
type shelf map[string]programmes.Template

func (s shelf) Text(string) (string, error) { return "", fs.ErrNotExist }

func (s shelf) Programme(path string) (programmes.Template, []string, error) {
	t, there := s[path]
	if !there {
		return t, nil, fs.ErrNotExist
	}
	return t, nil, nil
}

func (s shelf) SaveProgramme(path string, t programmes.Template, _ bool) error {
	s[path] = t
	return nil
}

func (shelf) Intake(model.IntakeKind, model.SheetID, ...string) (model.Intake, error) {
	return nil, fs.ErrNotExist
}

func (shelf) Takes() []model.IntakeKind { return nil }

func (shelf) Makes() []model.PaperKind { return nil }

func (shelf) Recognise(context.Context, model.SheetID, ...string) ([]model.Readable, error) {
	return nil, fs.ErrNotExist
}

func (shelf) Make(*model.Snapshot, model.Wanted, time.Time) (model.Paper, error) {
	return model.Paper{}, fs.ErrNotExist
}

func (shelf) Save(string, []byte, bool) error { return fs.ErrPermission }

var _ pane.Papers = shelf{}

func TestTheProgrammeOfTheOpenCohort(t *testing.T) {
	s := openYear(t, 120, 36)
	s.press("1", "p").sees("Programme   this cohort's own copy", "Secondary Subject Leadership Work Group", "NCP code", "none")
	s.press("e", "tab").typeText("ncp 23-15").press("ctrl+s").sees("NCP23-15", "changed: code", "saved")
	s.press("u").sees("Taken back: programme Secondary Subject Leadership Work Group changed").misses("NCP23-15")
	s.press("U").sees("NCP23-15", "Done again")
	s.press("esc", "u").sees("Taken back")
}

// TestTheProgrammesOfTheHub keeps one with the hub, edits it there and takes it back, from
// this screen and from another.
func TestTheProgrammesOfTheHub(t *testing.T) {
	s := openYear(t, 120, 36)
	s.press("1", "p", "c").sees("kept by Origin Maths Hub").press("h").sees("Programme   kept by Origin Maths Hub", "(copy)", "Programme copied")
	s.press("e", "ctrl+u").typeText("Our own").press("ctrl+s").sees("Our own", "changed: title", "saved")
	s.press("u").sees("Taken back: programme", "(copy)").press("U").sees("Our own")
	s.press("esc", "n").sees("A new cohort").press("right", "right", "right", "right", "right").sees("kept by the hub: Our own").press("esc", "esc")
	s.press("u").sees("It is on another screen").press("enter").sees("Taken back").press("1", "p", "o").misses("Our own").press("esc")
	s.press("esc", "U").press("enter").sees("Done again")
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, nil)
	s.press("1", "p", "o").sees("KEPT BY Origin Maths Hub", "Our own")
}

func TestAProgrammeGoesToAFileAndBack(t *testing.T) {
	s := openYear(t, 120, 36)
	papers := shelf{}
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, func(c *tui.Config) { c.Papers = nil })
	s.press("1", "p", "x", "enter").sees("Other files cannot be reached here.").press("esc")
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, func(c *tui.Config) { c.Papers = papers })
	s.press("1", "p", "x", "enter").sees("written to ssl-2023.json")
	if len(papers) != 1 {
		t.Fatalf("written are %d files", len(papers))
	}
	s.press("n", "i").typeText("nowhere.json").press("enter").sees("file does not exist")
	s.press("n", "i").typeText("ssl-2023.json").press("enter").sees("4 outcomes in 1 group. 5 sessions.").press("t").sees("runs Secondary Subject Leadership Work Group")
}

// TestTheHubIsEdited from the pane of cohorts, that of another cohort too, and taken back.
func TestTheHubIsEdited(t *testing.T) {
	s := openYear(t, 120, 36)
	s.press("1", "m").sees("Maths Hub", "Origin Maths Hub", "stays as it is").press("tab").typeText("hub@example.org").press("ctrl+s").sees("Origin Maths Hub changed: contact", "saved")
	s.press("u").sees("It is on another screen, and of the whole hub.").press("enter").sees("Taken back: hub changed").press("m").misses("hub@example.org").press("esc")
	s.press("up", "m").sees("London Central and West Maths Hub", "Ealing").press("esc")
}
