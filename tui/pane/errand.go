package pane

import "workgroup/model/programmes"

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
