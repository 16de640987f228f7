package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/grid"
)

// chooseFolder asks for the shared folder, and exchanges through it.
func (r *Root) chooseFolder() {
	if !r.mayExchange() {
		return
	}
	r.askPath("Folder", "Which folder do you share with the other leads? From now on what is new goes there and comes from there by itself, whenever it is there.", "use it", first(r.carriers()), func(path string) tea.Cmd {
		b, env := r.book, r.env()
		return func() tea.Msg {
			err := b.Ready(env, LaptopName(b, 0, ""))
			var x model.Exchanged
			if err == nil {
				x, err = b.ExchangeFolder(path, env.Now)
			}
			if err == nil {
				err = b.Set(SettingFolder, path)
			}
			return cameMsg{book: b, err: err, say: grid.Clean(ExchangedWords(x)), then: func(r *Root) tea.Cmd { return r.lookAgain() }}
		}
	})
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
	if path == "" || !r.queue.empty() || !isFolder(path) {
		return r.lookAgain()
	}
	r.looking = true
	b, env := r.book, r.env()
	return func() tea.Msg {
		x, err := b.ExchangeFolder(path, env.Now)
		if err != nil && b.Ready(env, LaptopName(b, 0, "")) == nil {
			// An older copy of the file goes on as another laptop, which is in no list yet.
			x, err = b.ExchangeFolder(path, env.Now)
		}
		return lookedAtMsg{b, x, err}
	}
}

// lookedAtMsg says what an exchange through the folder brought by itself.
type lookedAtMsg struct {
	book Book
	x    model.Exchanged
	err  error
}

func (m lookedAtMsg) arrive(r *Root) tea.Cmd {
	r.looking = false
	if m.book != r.book || r.book == nil || r.quitting.on {
		return r.lookAgain()
	}
	next := r.lookAgain()
	if m.err != nil || len(m.x.Came) == 0 {
		if m.x.Put != "" {
			return tea.Batch(next, r.readCompany())
		}
		return next
	}
	var words []string
	for _, got := range m.x.Came {
		words = append(words, took(got))
	}
	if !r.warning {
		r.said = strings.Join(words, " ")
	}
	return tea.Batch(next, r.refresh(0))
}

// shutOut shuts a laptop out of the open cohort.
func (r *Root) shutOut(device model.ID) tea.Cmd {
	if !r.mayExchange() || r.snap == nil {
		return nil
	}
	b, space, env := r.book, r.snap.Space, r.env()
	return func() tea.Msg {
		say, err := b.ShutOut(space, device, env)
		return cameMsg{book: b, err: err, say: say}
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
