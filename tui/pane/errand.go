package pane

import (
	"time"

	"workgroup/model"
	"workgroup/model/programmes"
)

// Papers are the files beside the program's own: those that a lead has from elsewhere, and
// those that are written for others. Each error is a sentence for people.
type Papers interface {
	// Text reads a file of plain text.
	Text(path string) (string, error)
	// Programme reads a programme; what it does not know of it is kept out, and named.
	Programme(path string) (t programmes.Template, unknown []string, err error)
	// SaveProgramme writes one, whole or not at all. A file that is there is replaced only
	// if over says so: else the error is fs.ErrExist.
	SaveProgramme(path string, t programmes.Template, over bool) error
	// Intake reads files of one kind to be taken in: several are parts of one report. At is
	// the register that is meant where they do not say so themselves, zero for none.
	Intake(kind model.IntakeKind, at model.SheetID, paths ...string) (model.Intake, error)
	// Make makes a document; Save writes one, whole or not at all. A file that is there is
	// replaced only if over says so: else the error is fs.ErrExist.
	Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error)
	Save(path string, content []byte, over bool) error
}

// Errand is something that a pane has done with papers, while keys are still read.
type Errand struct {
	// Run does it, away from the screen: it must touch nothing that the pane reads.
	Run func(Papers) error
	// Then is called once it is done, and followed like the effect of a key.
	Then func(Desk, error) Effect
}

// Sent says that the key was the pane's and sends it on an errand.
func Sent(run func(Papers) error, then func(Desk, error) Effect) Effect {
	return Effect{Handled: true, Errand: &Errand{run, then}}
}
