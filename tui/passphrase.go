package tui

import (
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

func anotherPassphrase(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Passphrase}) }

// The fields of the question for another passphrase.
const (
	fieldNow   = "now"
	fieldNew   = "new"
	fieldAgain = "again"
	fieldKeys  = "keys"
)

// What another passphrase is for.
const (
	keysStay = "no, only the passphrase"
	keysAnew = "yes, seal everything anew"
)

// askPassphrase asks for the passphrase that holds and for another one. Notice is what went
// wrong before.
func (r *Root) askPassphrase(notice string) {
	switch {
	case r.book == nil:
		return
	case r.clock.Demo:
		r.said, r.warning = "A demo file has no lock, so it has no passphrase to change.", true
		return
	case r.fixed:
		r.said, r.warning = "This file is read only: its passphrase stays as it is.", true
		return
	}
	words := r.cfg.Files.Words()
	offered := model.SuggestPassphrase(words, r.pick)
	file := filepath.Base(r.cfg.Path)
	intro := "Copies made before still open with the old one. Four words that nobody guesses: " + offered
	if notice != "" {
		intro = notice + "\n" + intro
	}
	unless := func(ok bool, sentence string) (string, dialog.Verdict) {
		if ok {
			return "", dialog.Fine
		}
		return sentence, dialog.Wrong
	}
	r.question(dialog.NewForm(dialog.FormOptions{
		Title: "Another passphrase", Intro: intro, Does: "change it",
		Fields: []dialog.Field{
			{Name: fieldNow, Label: "The one now", Masked: true, Limit: longestTyped, Hint: "The passphrase that opens the file, or the words of the recovery code.", Judge: func(v dialog.Values) (string, dialog.Verdict) {
				return unless(v[fieldNow] != "", "Type what opens the file now.")
			}},
			{Name: fieldNew, Label: "The new one", Masked: true, Limit: longestTyped, Hint: "A long password, four words.", Judge: func(v dialog.Values) (string, dialog.Verdict) {
				if v[fieldNew] == offered {
					return "The four words.", dialog.Fine
				}
				sentence, ok := model.JudgePassphrase(v[fieldNew], words, strings.TrimSuffix(file, filepath.Ext(file)), r.workerName())
				if !ok {
					return sentence, dialog.Wrong
				}
				return sentence, dialog.Fine
			}},
			{Name: fieldAgain, Label: "Once more", Masked: true, Limit: longestTyped, Judge: func(v dialog.Values) (string, dialog.Verdict) {
				return unless(v[fieldAgain] == v[fieldNew], "The two are not the same yet.")
			}},
			{Name: fieldKeys, Label: "New keys too?", Choices: []string{keysStay, keysAnew}, Value: keysStay, Hint: "Where somebody may have a copy and its passphrase: what is written from now on stays closed to them. A new recovery code comes with it."},
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return r.changePassphrase([]byte(a.Values[fieldNow]), []byte(a.Values[fieldNew]), a.Values[fieldKeys] == keysAnew)
	})
}

func (r *Root) workerName() string {
	if r.snap == nil {
		return ""
	}
	return r.snap.LeadName(r.worker)
}

// passphraseMsg says how changing the passphrase ended.
type passphraseMsg struct {
	book  Book
	wrong bool // what was typed does not open the file
	anew  bool
	err   error
}

// changePassphrase looks whether what was typed opens the file, and changes what opens it.
func (r *Root) changePassphrase(now, fresh []byte, anew bool) tea.Cmd {
	if !r.queue.empty() {
		r.said, r.warning = "Not changed: something is not saved yet. Wait for \"saved\", then once more.", true
		return nil
	}
	b := r.book
	r.said, r.warning = "Changing the passphrase ...", false
	return r.guess(func() tea.Msg {
		defer clear(now)
		defer clear(fresh)
		if !b.Opens(now) {
			return passphraseMsg{book: b, wrong: true}
		}
		if anew {
			return passphraseMsg{book: b, anew: true, err: b.NewKeys(fresh)}
		}
		return passphraseMsg{book: b, err: b.NewPassphrase(fresh)}
	})
}

func (msg passphraseMsg) arrive(r *Root) tea.Cmd {
	switch {
	case msg.book != r.book:
		return nil
	case msg.wrong:
		r.guesses++
		r.said = ""
		r.askPassphrase("What you typed as the one now does not open the file. Look at Caps Lock.")
		return nil
	case msg.err != nil:
		r.said, r.warning = "The passphrase is as it was: "+msg.err.Error(), true
		return nil
	}
	r.guesses = 0
	r.said, r.warning = "The new passphrase holds from now on.", false
	if !msg.anew {
		return nil
	}
	r.recovery = false
	return r.offerRecovery()
}

// freeGuesses is how many wrong passphrases cost no waiting; after them each doubles it, up
// to longestWait.
const (
	freeGuesses = 3
	longestWait = 30 * time.Second
)

// wait is how long the next try at a passphrase waits.
func (r *Root) wait() time.Duration {
	if r.guesses < freeGuesses {
		return 0
	}
	return min(time.Second<<min(r.guesses-freeGuesses, 10), longestWait)
}

// guessMsg comes when a try at a passphrase has waited.
type guessMsg struct{ try func() tea.Msg }

func (msg guessMsg) arrive(*Root) tea.Cmd { return msg.try }

// guess tries a passphrase, after a while where several were wrong: whoever sits at a laptop
// that was left is not to try a list of them. Nothing of it is written.
func (r *Root) guess(try func() tea.Msg) tea.Cmd {
	if d := r.wait(); d > 0 {
		return r.after(d, guessMsg{try})
	}
	return try
}
