package tui

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
)

// The choices where a file is damaged, by their letters.
const (
	readWhatIs  = "r"
	goToCopy    = "c"
	leaveDamage = "l"
)

// damage is a file that cannot be read as it is, on its way to one that can.
type damage struct {
	err error
	// copies are those that are kept, the newest first.
	copies []Kept
	// restoring: the passphrase is asked for going back to the newest copy, else for reading
	// what is left.
	restoring  bool
	passphrase []byte
	made       string
}

// damaged asks what is to become of a file that cannot be read as it is. Until the lead
// chooses nothing is changed.
func (g *gate) damaged(err error) {
	g.hurt = damage{err: err}
	if files := g.r.cfg.Files; files != nil {
		g.hurt.copies, _ = files.Copies(g.r.cfg.Path)
	}
	g.askDamage()
}

func (g *gate) askDamage() {
	g.step = gateDamaged
	choices := []dialog.Hint{{Key: readWhatIs, Does: "Read what still opens, of the file and of its copies, and make a whole file of it"}}
	if len(g.hurt.copies) > 0 {
		choices = append(choices, dialog.Hint{Key: goToCopy, Does: "Go back to the newest copy, of " + g.hurt.copies[0].At.Format("Mon 2 Jan 15:04")})
	}
	g.ask = dialog.Menu{
		Title: "The file is damaged", No: "leave everything as it is",
		Sentence: g.hurt.err.Error() + "\nNothing was changed. What do you want to do first?",
		Choices:  append(choices, dialog.Hint{Key: leaveDamage, Does: "Leave the program, everything as it is"}),
	}
}

func (g *gate) answerDamage(a dialog.Answer) tea.Cmd {
	if a.Cancelled || a.Text == leaveDamage {
		g.r.failure = g.hurt.err
		return tea.Quit
	}
	g.hurt.restoring = a.Text == goToCopy
	if g.hurt.passphrase != nil {
		return g.mend(g.hurt.passphrase)
	}
	g.step = gateDamagedPassphrase
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "The file is damaged", Label: "Its passphrase, or the twelve words of the recovery code. A demo has none: enter.", Masked: true, Does: "go on", No: "back", Limit: maxPassphrase,
	})
	return nil
}

// mendedMsg says what came of reading a damaged file, or of going back to a copy.
type mendedMsg struct {
	restored       bool
	made           string
	found, missing []string
	err            error
}

// mend reads what is left, or goes back to the newest copy.
func (g *gate) mend(passphrase []byte) tea.Cmd {
	files, path, now, hurt := g.r.cfg.Files, g.r.cfg.Path, g.r.clock.Real(), &g.hurt
	if len(passphrase) == 0 {
		passphrase = nil
	}
	hurt.passphrase = passphrase
	if hurt.restoring {
		g.busy("Going back to the copy ...")
		copy := hurt.copies[0].Path
		return g.r.guess(func() tea.Msg {
			_, err := files.Restore(copy, path, passphrase, now)
			return mendedMsg{restored: true, err: err}
		})
	}
	g.busy("Reading what still opens ...")
	return g.r.guess(func() tea.Msg {
		made, found, missing, err := files.Salvage(path, passphrase, now)
		return mendedMsg{made: made, found: found, missing: missing, err: err}
	})
}

func (msg mendedMsg) arrive(r *Root) tea.Cmd {
	g := &r.gate
	switch {
	case msg.err != nil:
		g.hurt.passphrase = nil
		if r.cfg.Files.Why(msg.err) == WhyPassphrase {
			r.guesses++
		}
		g.notice = msg.err.Error()
		g.askDamage()
		return nil
	case msg.restored:
		return g.mended()
	}
	g.hurt.made, g.step, g.notice = msg.made, gateMended, ""
	review := dialog.Review{
		Title: "What could be read", Does: "put it in the place of the damaged file, which stays beside it", No: "leave both as they are",
		Sentence: "Nothing that was ever saved is missing.",
	}
	for _, s := range msg.found {
		review.Rows = append(review.Rows, dialog.Row{Text: s})
	}
	if len(msg.missing) > 0 {
		review.Sentence = "This is lost, and everything else is there:"
		review.Rows = nil
		for _, s := range append(msg.missing, msg.found...) {
			review.Rows = append(review.Rows, dialog.Row{Text: s})
		}
	}
	g.ask = review
	return nil
}

// answerMended puts what was read in the place of the file.
func (g *gate) answerMended(a dialog.Answer) tea.Cmd {
	if a.Cancelled {
		g.notice = fmt.Sprintf("What could be read is in %s.", g.hurt.made)
		g.askDamage()
		return nil
	}
	g.busy("Putting it in place ...")
	files, path, now, made, passphrase := g.r.cfg.Files, g.r.cfg.Path, g.r.clock.Real(), g.hurt.made, g.hurt.passphrase
	return func() tea.Msg {
		_, err := files.Restore(made, path, passphrase, now)
		if err == nil {
			_ = os.Remove(made) // it stands in its place now; a second one does no harm
		}
		return mendedMsg{restored: true, err: err}
	}
}

// mended opens the file again.
func (g *gate) mended() tea.Cmd {
	passphrase := g.hurt.passphrase
	g.hurt = damage{}
	g.closed = true
	return g.open(passphrase)
}
