package tui

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/together"
)

// Company is what is known of those who share the open cohort.
func (d desk) Company() pane.Company { return d.company }

// openTogether shows the screen of what leads do together.
func (r *Root) openTogether() tea.Cmd {
	if _, there := r.active().(*together.Pane); there {
		return r.readCompany()
	}
	return tea.Batch(r.push(together.New()), r.readCompany())
}

// companyMsg brings what is known of the laptops of a cohort.
type companyMsg struct {
	book    Book
	space   model.ID
	company pane.Company
	err     error
}

// readCompany reads the laptops of the open cohort.
func (r *Root) readCompany() tea.Cmd {
	if r.book == nil || r.snap == nil {
		return nil
	}
	b, space := r.book, r.snap.Space
	return func() tea.Msg {
		c := pane.Company{Folder: b.Setting(SettingFolder)}
		var err error
		if c.Laptops, err = b.Laptops(space); err == nil {
			c.Authors, err = b.Authors(space)
		}
		return companyMsg{b, space, c, err}
	}
}

func (m companyMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.snap == nil || r.snap.Space != m.space || m.err != nil {
		return nil
	}
	r.company = m.company
	return nil
}

// cameMsg says that the file changed by another way than the screen, and what to say of it.
type cameMsg struct {
	book   Book
	say    string
	warn   bool
	err    error
	open   model.ID // the cohort to open, 0 for none
	worker model.ID
	then   func(r *Root) tea.Cmd
}

func (m cameMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.book == nil {
		return nil
	}
	if m.err != nil {
		r.said, r.warning = m.err.Error(), true
		return r.readCompany()
	}
	if m.worker != 0 {
		r.worker = m.worker
	}
	if m.say != "" {
		r.said, r.warning = m.say, m.warn
	}
	cmds := []tea.Cmd{r.refresh(m.open)}
	if m.then != nil {
		cmds = append(cmds, m.then(r))
	}
	return tea.Batch(cmds...)
}

// refresh brings the screen in step with the file, with what the file has not taken yet.
func (r *Root) refresh(open model.ID) tea.Cmd {
	space := open
	if space == 0 && r.snap != nil {
		space = r.snap.Space
	}
	if space != 0 && r.unwritten(space) == nil {
		snap, err := r.book.Load(space)
		switch {
		case err != nil:
			r.said, r.warning = err.Error(), true
		case r.snap == nil || r.snap.Space != space:
			r.show(r.withPending(snap))
		default:
			r.shows(r.withPending(snap))
		}
	}
	r.listed, r.reading = nil, true
	return tea.Batch(r.readCohorts(), r.readHub(), r.readCompany())
}

// mounted are where sticks and drives are put by the system.
func mounted() []string {
	var out []string
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*", "/Volumes/*"} {
		found, _ := filepath.Glob(pattern)
		for _, path := range found {
			if info, err := os.Lstat(path); err == nil && info.IsDir() {
				out = append(out, path)
			}
		}
	}
	if filepath.Separator == '\\' {
		for drive := 'D'; drive <= 'Z'; drive++ {
			if path := string(drive) + `:\`; isFolder(path) {
				out = append(out, path)
			}
		}
	}
	return out
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// carriers are the folders in which files of other leads are looked for: the one that is
// shared, sticks, downloads.
func (r *Root) carriers() []string {
	var out []string
	if path := r.book.Setting(SettingFolder); path != "" {
		out = append(out, path)
	}
	out = append(out, mounted()...)
	if r.cfg.Home != "" {
		out = append(out, filepath.Join(r.cfg.Home, "Downloads"), r.cfg.Home)
	}
	return slices.DeleteFunc(out, func(path string) bool { return !isFolder(path) })
}

// newestFile is the newest file of a kind in those folders that this laptop did not make, ""
// where there is none.
func newestFile(folders []string, ending, not string) (path string) {
	var newest time.Time
	for _, dir := range folders {
		found, _ := filepath.Glob(filepath.Join(dir, "*"+ending))
		for _, one := range found {
			info, err := os.Stat(one)
			if err == nil && (not == "" || !strings.Contains(one, not)) && info.ModTime().After(newest) {
				path, newest = one, info.ModTime()
			}
		}
	}
	return path
}

func first(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	return paths[0]
}

// askPath asks for a folder or a file, one being proposed.
func (r *Root) askPath(title, label, does, proposed string, then func(path string) tea.Cmd) {
	r.question(dialog.NewText(dialog.TextOptions{
		Title: title, Label: label, Does: does, Proposed: proposed, Limit: maxPassphrase,
		Judge: func(s string) (string, bool) {
			if strings.TrimSpace(s) == "" {
				return "Type a path; most terminals write it here if you drag it onto the window. ~ is your home folder.", false
			}
			return "", true
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		path, err := whole(a.Text)
		if err != nil {
			r.said, r.warning = err.Error(), true
			return nil
		}
		return then(path)
	})
}

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
func (r *Root) share() {
	if !r.mayExchange() {
		return
	}
	if r.snap == nil {
		r.said, r.warning = "No cohort is open: open the one that is to be shared.", true
		return
	}
	choices := []dialog.Hint{{Key: "c", Does: "this cohort alone"}}
	if r.hub != nil {
		choices = append(choices, dialog.Hint{Key: "h", Does: "this cohort, and its hub: programmes, leads, who is interested"})
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
		r.askPath("Invite another lead", "Into which folder does the invitation go? It is sealed with twelve words that you then read aloud.", "make it", first(r.carriers()), func(dir string) tea.Cmd {
			b, env, papers := r.book, r.env(), r.cfg.Papers
			if r.worker == 0 {
				r.worker = env.Lead
			}
			return func() tea.Msg {
				err := WorksHere(b, env.Lead)
				var v model.Invited
				if err == nil {
					v, err = b.Share(ids, env, LaptopName(b, ids[0], ""))
				}
				path := filepath.Join(dir, v.Name)
				if err == nil {
					err = papers.Save(path, v.Content, false)
				}
				return cameMsg{book: b, err: err, then: func(r *Root) tea.Cmd {
					r.showInvitation(path, v.Words)
					return nil
				}}
			}
		})
		return nil
	})
}

// showInvitation shows the words that are to be read aloud.
func (r *Root) showInvitation(path, words string) {
	w, _ := r.dialogSize()
	r.question(dialog.Note{
		Title: "Invitation",
		Text: "The invitation is " + path + "\n\nRead these twelve words to the other lead. Never send them with the file: both together open it.\n\n" +
			recovery{words: strings.Fields(words)}.table(w-4) + "\n\nThe other lead starts Workgroup, presses : and types join.",
	}, func(dialog.Answer) tea.Cmd { return nil })
}

const endingInvitation = ".workgroup-invitation"

// join asks for an invitation, the words, and who joins.
func (r *Root) join() {
	if !r.mayExchange() {
		return
	}
	r.askPath("Join", "Which file is the invitation?", "go on", newestFile(r.carriers(), endingInvitation, ""), func(path string) tea.Cmd {
		r.question(dialog.NewText(dialog.TextOptions{
			Title: "Join", Label: "The twelve words that were read to you, with a space after each.", Does: "go on", Limit: maxPassphrase, Private: true,
			Judge: func(s string) (string, bool) { return "", len(strings.Fields(s)) > 0 },
		}), func(a dialog.Answer) tea.Cmd {
			if a.Done {
				r.askWho(path, a.Text)
			}
			return nil
		})
		return nil
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
			return cameMsg{book: b, err: err, worker: lead, open: cohortAmong(b, j.Spaces), say: "You share with " + j.From + " now: " + strings.Join(j.Titles, ", ") + "."}
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

// send asks where the file for the other leads goes, and writes it.
func (r *Root) send() {
	if !r.mayExchange() {
		return
	}
	r.askPath("Send", "Into which folder does the file for the other leads go? A stick, for example.", "write it", first(r.carriers()), func(dir string) tea.Cmd {
		b, env, papers := r.book, r.env(), r.cfg.Papers
		return func() tea.Msg {
			err := b.Ready(env, LaptopName(b, 0, ""))
			var s model.Sent
			if err == nil {
				s, err = b.Send(0, env.Now)
			}
			path := filepath.Join(dir, s.Name)
			if err == nil {
				err = papers.Save(path, s.Content, true)
			}
			return cameMsg{book: b, err: err, say: "Sent: " + path + ". " + SentWords(s)}
		}
	})
}

// receive asks for a file of another lead, shows what it would change, and takes it in.
func (r *Root) receive() {
	if !r.mayExchange() {
		return
	}
	r.askPath("Receive", "Which file came from another lead?", "look at it", newestFile(r.carriers(), ".workgroup", ""), func(path string) tea.Cmd {
		b := r.book
		return func() tea.Msg {
			got, err := b.TakeIn(path, true)
			return previewMsg{b, path, got, err}
		}
	})
}

// previewMsg brings what a file would change.
type previewMsg struct {
	book Book
	path string
	got  model.Received
	err  error
}

func (m previewMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.book == nil:
		return nil
	case m.err != nil:
		r.said, r.warning = m.err.Error(), true
		return nil
	case r.ask != nil:
		return r.after(askedMeanwhile, m)
	}
	take := func() tea.Msg {
		got, err := m.book.TakeIn(m.path, false)
		return cameMsg{book: m.book, err: err, say: took(got), warn: got.Two > 0}
	}
	if len(m.got.New)+m.got.Aside == 0 {
		return take // it still says what the other has
	}
	var rows []dialog.Row
	for _, line := range m.got.Sentences() {
		rows = append(rows, dialog.Row{Text: grid.Clean(line)})
	}
	r.question(dialog.Review{Title: "Receive", Sentence: grid.Clean(ReceivedWords(m.got)), Rows: rows, Does: "take them in"}, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return take
	})
	return nil
}

// took says what was taken in, and where a person is to decide.
func took(got model.Received) string {
	say := fmt.Sprintf("%d new from %s.", len(got.New), cmp.Or(got.From, "another laptop"))
	if len(got.New) == 0 {
		say = ReceivedWords(got)
	}
	switch {
	case got.Two == 1:
		say += " A question has two answers: decide it (: together)."
	case got.Two > 1:
		say += fmt.Sprintf(" %d questions have two answers: decide them (: together).", got.Two)
	}
	return grid.Clean(say)
}

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
