package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
)

// mayExchange says why nothing can be exchanged, or that it can. What is shown is to be in
// the file before it is given away.
func (r *Root) mayExchange() bool {
	switch {
	case r.book == nil:
	case r.cfg.Papers == nil:
		r.said, r.warning = "Other files cannot be reached here.", true
	case r.book.Demo():
		r.said, r.warning = "A demo file cannot be shared: its key is inside it. Start a file of your own first.", true
	case r.fixed:
		r.said, r.warning = "This file is read only: nothing can be exchanged with it.", true
	case !r.queue.empty():
		r.said, r.warning = "Something is still being saved. Try again in a moment.", true
	default:
		return true
	}
	return false
}

// share asks where the invitation to the open cohort goes, and makes it.
func (r *Root) share() tea.Cmd {
	if !r.mayExchange() {
		return nil
	}
	if r.snap == nil {
		r.said, r.warning = "No cohort is open: open the one that is to be shared.", true
		return nil
	}
	choices := []dialog.Hint{{Key: "c", Does: "this cohort alone"}}
	if r.hub != nil {
		choices = append(choices, dialog.Hint{Key: "h", Does: "this cohort, and its hub: programmes, contact, fee rule, leads"})
	}
	r.question(dialog.Menu{
		Title: "Invite another lead", Sentence: "What is to be shared? The other lead reads and changes all of it, on a laptop of their own.", Choices: choices,
	}, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		ids := []model.ID{r.snap.Space}
		if a.Text == "h" {
			ids = append(ids, r.snap.Cohort.Hub)
		}
		return r.look(func(spots []spot) tea.Cmd {
			r.askPath("Invite another lead", "Into which folder does the invitation go? It is sealed with twelve words that you then read aloud.", "make it", proposed(spots), func(dir string) tea.Cmd {
				return r.invite(ids, dir)
			})
			return nil
		})
	})
	return nil
}

// invite writes the invitation into a folder, and shows its words.
func (r *Root) invite(ids []model.ID, dir string) tea.Cmd {
	b, env, papers := r.book, r.env(), r.cfg.Papers
	if r.worker == 0 {
		r.worker = env.Lead
	}
	return func() tea.Msg {
		if !isFolder(dir) {
			return cameMsg{book: b, err: noFolder(dir)}
		}
		err := WorksHere(b, env.Lead)
		var v model.Invited
		if err == nil {
			v, err = b.Share(ids, env, LaptopName(b, ids[0], ""))
		}
		path := ""
		if err == nil {
			path, err = SaveInvitation(papers, dir, v)
		}
		return cameMsg{book: b, err: err, then: func(r *Root) tea.Cmd {
			r.showInvitation(path, v.Words)
			return r.goLive()
		}}
	}
}

func noFolder(path string) error {
	return model.Refusal("There is no folder " + path + ". Is the stick in, and the path right?")
}

// showInvitation shows the words that are to be read aloud.
func (r *Root) showInvitation(path, words string) {
	w, _ := r.dialogSize()
	r.question(dialog.Confirm{
		Title: "Invitation", Yes: "the words are read or written down", No: "close",
		Sentence: "The invitation is " + path + "\n\nRead these twelve words to the other lead. Never send them with the file: both together open it.\n\n" +
			recovery{words: strings.Fields(words)}.table(w-4) + "\n\nThe other lead presses : and types join; or, without a file of their own yet, types in a terminal: workgroup join FILE",
	}, func(dialog.Answer) tea.Cmd {
		r.said, r.warning = "The words are shown nowhere again: if they are lost, invite anew.", false
		return nil
	})
}

// wordsToRead are how many words open an invitation.
const wordsToRead = 12

const endingInvitation = ".workgroup-invitation"

// join asks for an invitation, the words, and who joins.
func (r *Root) join() tea.Cmd {
	if !r.mayExchange() {
		return nil
	}
	return r.look(func(spots []spot) tea.Cmd {
		r.askInvitation(newestIn(spots, endingInvitation))
		return nil
	})
}

func (r *Root) askInvitation(proposed string) {
	r.askPath("Join", "Which file is the invitation?", "go on", proposed, func(path string) tea.Cmd {
		r.askTwelve("Join", "go on", func(words string) tea.Cmd {
			r.askWho(path, words)
			return nil
		})
		return nil
	})
}

// askTwelve asks for the words that were read aloud.
func (r *Root) askTwelve(title, does string, then func(words string) tea.Cmd) {
	r.question(dialog.NewText(dialog.TextOptions{
		Title: title, Label: "The twelve words that were read to you, with a space after each.", Does: does, Limit: maxPassphrase, Veiled: true,
		Judge: func(s string) (string, bool) {
			n := len(strings.Fields(s))
			return fmt.Sprintf("%d of %d words.", n, wordsToRead), n == wordsToRead
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return then(a.Text)
	})
}

func (r *Root) askWho(path, words string) {
	proposed := ""
	if r.snap != nil {
		proposed = r.snap.LeadName(r.lead())
	}
	r.question(dialog.NewText(dialog.TextOptions{
		Title: "Join", Label: "Your name, as the other lead knows it.", Does: "join", Proposed: proposed, Limit: longestName,
		Judge: func(s string) (string, bool) { return "", model.Tidy(s, longestName) != "" },
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		name := model.Tidy(a.Text, longestName)
		b, now, newID := r.book, r.now(), r.cfg.NewID
		own := r.worker
		if own == 0 {
			own = newID()
		}
		return func() tea.Msg {
			env := func(s *model.Snapshot) model.Env {
				return model.Env{Now: now, NewID: newID, Lead: LeadNamed(s, name, own)}
			}
			j, err := b.JoinWith(path, words, env, NameOfLaptop(name))
			if err != nil {
				return cameMsg{book: b, err: err}
			}
			lead, err := JoinAs(b, j.Spaces, name, own, env)
			if err == nil {
				err = b.Set(settingLead, lead.String())
			}
			return cameMsg{book: b, err: err, worker: lead, open: cohortAmong(b, j.Spaces), say: "You share with " + j.From + " now: " + strings.Join(j.Titles, ", ") + ".", then: (*Root).goLive}
		}
	})
}

// cohortAmong is the first of those spaces that is a cohort, 0 where none is.
func cohortAmong(b Book, ids []model.ID) model.ID {
	for _, id := range ids {
		if s, err := b.Load(id); err == nil && s.Cohort.ID != 0 {
			return id
		}
	}
	return 0
}
