package tui

import (
	"fmt"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
)

// chooseFolder asks for the shared folder, and exchanges through it; or no longer.
func (r *Root) chooseFolder() tea.Cmd {
	if !r.mayExchange() {
		return nil
	}
	path := r.book.Setting(SettingFolder)
	if path == "" {
		return r.askFolder()
	}
	r.question(dialog.Menu{
		Title: "Folder", Sentence: grid.Clean("What is new goes to and comes from " + path + " by itself."),
		Choices: []dialog.Hint{{Key: "a", Does: "another folder"}, {Key: "x", Does: "no folder any more"}},
	}, func(a dialog.Answer) tea.Cmd {
		switch {
		case !a.Done:
			return nil
		case a.Text == "a":
			return r.askFolder()
		}
		b := r.book
		r.passage.there, r.passage.used, r.passage.trouble = false, false, nil
		return func() tea.Msg {
			return cameMsg{book: b, err: b.Set(SettingFolder, ""), say: "No folder is used any more. What lies in it stays there."}
		}
	})
	return nil
}

func (r *Root) askFolder() tea.Cmd {
	return r.look(func(spots []spot) tea.Cmd {
		named := append(ofKind(spots, inShared), ofKind(spots, onStick)...)
		r.askPath("Folder", "Which folder do you share with the other leads? From now on what is new goes there and comes from there by itself, whenever it is there.", "use it", proposed(append(named, spots...)), r.useFolder)
		return nil
	})
}

// useFolder exchanges through a folder, from then on.
func (r *Root) useFolder(path string) tea.Cmd {
	b, env, wrote := r.book, r.env(), maps.Clone(r.passage.wrote)
	return func() tea.Msg {
		err := b.Ready(env, LaptopName(b, 0, ""))
		var x model.Exchanged
		if err == nil {
			x, err = b.ExchangeFolder(path, env.Now)
		}
		if err == nil {
			err = b.Set(SettingFolder, path)
		}
		return cameMsg{book: b, err: err, say: grid.Clean(ExchangedWords(x)), then: func(r *Root) tea.Cmd {
			r.passage.there, r.passage.used, r.passage.put = true, true, wrote
			return r.lookAgain()
		}}
	}
}

// lookEvery is how long the shared folder is left alone between two looks at it.
const lookEvery = 3 * time.Second

// lookMsg is the moment to look at the shared folder.
type lookMsg struct{ book Book }

// lookAgain sees that the folder is looked at, once.
func (r *Root) lookAgain() tea.Cmd {
	if r.looking || r.book == nil || r.fixed || r.book.Setting(SettingFolder) == "" {
		return nil
	}
	r.looking = true
	return r.after(lookEvery, lookMsg{r.book})
}

func (m lookMsg) arrive(r *Root) tea.Cmd {
	r.looking = false
	if m.book != r.book || r.book == nil || r.quitting.on {
		return r.lookAgain()
	}
	path := r.book.Setting(SettingFolder)
	if path == "" || !r.queue.empty() {
		r.passage.there = r.passage.there && path != ""
		return r.lookAgain()
	}
	r.looking = true
	b, env, wrote := r.book, r.env(), maps.Clone(r.passage.wrote)
	return func() tea.Msg {
		if !isFolder(path) {
			return lookedAtMsg{book: b, away: true}
		}
		x, err := b.ExchangeFolder(path, env.Now)
		if err != nil && b.Ready(env, LaptopName(b, 0, "")) == nil {
			// An older copy of the file goes on as another laptop, which is in no list yet.
			x, err = b.ExchangeFolder(path, env.Now)
		}
		return lookedAtMsg{book: b, x: x, err: err, wrote: wrote}
	}
}

// lookedAtMsg says what an exchange through the folder brought by itself.
type lookedAtMsg struct {
	book Book
	x    model.Exchanged
	err  error
	// away: the folder is not there. Wrote are how many changes of each group were in the file.
	away  bool
	wrote map[model.ID]int
}

func (m lookedAtMsg) arrive(r *Root) tea.Cmd {
	r.looking = false
	if m.book != r.book || r.book == nil || r.quitting.on {
		return r.lookAgain()
	}
	r.passage.there, r.passage.trouble = !m.away && m.err == nil, m.trouble()
	if r.passage.there {
		r.passage.used, r.passage.put = true, m.wrote
	}
	next := r.lookAgain()
	if m.err != nil || len(m.x.Came) == 0 {
		if m.x.Put != "" {
			return tea.Batch(next, r.readCompany())
		}
		return next
	}
	return tea.Batch(next, r.came(m.x.Came), r.readCompany())
}

// trouble are sentences about what of the folder was not taken in.
func (m lookedAtMsg) trouble() (out []string) {
	if m.err != nil {
		out = append(out, m.err.Error())
	}
	for _, name := range m.x.NotWhole {
		out = append(out, "Not whole yet: "+name+". It is looked at again by itself.")
	}
	out = append(out, m.x.Refused...)
	if n := len(out) - mostTrouble; n > 0 {
		out = append(out[:mostTrouble], fmt.Sprintf("And %d files more that were not taken in.", n))
	}
	return out
}

// mostTrouble is of how many files of the folder it is said that they were not taken in.
const mostTrouble = 6

// shutOut shuts a laptop out of a cohort, or of everything that is shared with it: space 0.
func (r *Root) shutOut(space, device model.ID) tea.Cmd {
	if !r.mayExchange() {
		return nil
	}
	b, env := r.book, r.env()
	return func() tea.Msg {
		say, err := b.ShutOut(space, device, env)
		return cameMsg{book: b, err: err, say: grid.Clean(say)}
	}
}

// takeInAside makes what a laptop did after it was shut out the lead's own.
func (r *Root) takeInAside(device model.ID) tea.Cmd {
	if !r.mayExchange() || r.snap == nil {
		return nil
	}
	changes, upto, err := r.book.SetAside(r.snap.Space, device)
	if err != nil {
		r.said, r.warning = err.Error(), true
		return nil
	}
	_ = r.do(model.TakeIn{Device: device, Upto: upto, Changes: changes})
	return r.readCompany()
}
