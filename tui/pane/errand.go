package pane

import (
	"context"
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
	// Takes are the kinds that Intake reads, Makes those that Make makes.
	Takes() []model.IntakeKind
	Makes() []model.PaperKind
	// Intake reads files of one kind to be taken in: several are parts of one report. At is
	// the register that is meant where they do not say so themselves, zero for none.
	Intake(kind model.IntakeKind, at model.SheetID, paths ...string) (model.Intake, error)
	// Recognise finds out as which kinds files can be read, the likeliest first: one at
	// least, else the error says what is wrong with them. It ends early with the context.
	Recognise(ctx context.Context, at model.SheetID, paths ...string) ([]model.Readable, error)
	// Make makes a document; Save writes one, whole or not at all. A file that is there is
	// replaced only if over says so: else the error is fs.ErrExist.
	Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error)
	Save(path string, content []byte, over bool) error
}

// ErrStopped is what became of an errand that the lead stopped.
var ErrStopped error = model.Refusal("Stopped: nothing was taken in, and nothing written.")

// Errand is something that a pane has done with papers, while keys are still read.
type Errand struct {
	// Doing says what is done, for the foot of one that takes its time: "reading answers.csv".
	Doing string
	// Run does it, away from the screen: it must touch nothing that the pane reads.
	Run func(Job) error
	// Then is called once it is done or stopped, and followed like the effect of a key.
	Then func(Desk, error) Effect
}

// Job is what an errand has while it runs.
type Job struct {
	Papers
	// Context ends when the lead stops it. An errand that goes on all the same is left to
	// itself, and nobody hears of it again.
	Context context.Context
	// Say says how far it is: "12,000 rows".
	Say func(progress string)
	// Env is what an action may know, for one that takes its time to be planned.
	Env model.Env
}

// Sent says that the key was the pane's and sends it on an errand.
func Sent(run func(Papers) error, then func(Desk, error) Effect) Effect {
	return SentOn("working", func(j Job) error { return run(j.Papers) }, then)
}

// SentOn sends on an errand that may take its time.
func SentOn(doing string, run func(Job) error, then func(Desk, error) Effect) Effect {
	return Effect{Handled: true, Errand: &Errand{doing, run, then}}
}
