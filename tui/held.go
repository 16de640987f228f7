package tui

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// lawKeys are what the law asks for, in the palette and the help.
type lawKeys struct{ held, erase, purge, kept, lost, left pane.Key }

func newLawKeys() lawKeys {
	to := func(does string, s pane.Screen) pane.Key {
		return pane.Key{Does: does, Run: func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: s}) }}
	}
	return lawKeys{
		held:  to("what is held about a person: all of it, to hand over", pane.Held),
		erase: to("erase a person for good, and keep the totals", pane.Erase),
		purge: to("purge the open cohort for good, and keep its counts", pane.Purge),
		kept:  to("how long it is kept: what is about people, and what is due to go", pane.Kept),
		lost:  to("lost laptop: a card about it, to print now", pane.Lost),
		left:  to("what left the file: documents, backups, addresses", pane.Left),
	}
}

func (k lawKeys) group() pane.Group {
	return pane.Group{Heading: "What the law asks", Keys: []pane.Key{k.held, k.erase, k.purge, k.kept, k.lost, k.left}}
}

// discreet says that what would be shown is hidden while others can read the screen.
func (r *Root) discreet() bool {
	if r.privacy != pane.Everything {
		r.said, r.warning = "That is hidden while only names are shown. ctrl+o shows everything.", true
		return true
	}
	return r.book == nil
}

// person is whom something is about, with the cohorts and hubs that hold anything of them.
type person struct {
	in  []*model.Snapshot
	one model.Called
}

// askPerson asks about whom: whom the cursor rests on, else whoever is named.
func (r *Root) askPerson(title string, then func(person) tea.Cmd) tea.Cmd {
	if r.discreet() {
		return nil
	}
	if a, ok := r.active().(pane.Aware); ok && r.snap != nil {
		if e := r.snap.Enrolment(a.About(r.desk()).Enrolment); e != nil {
			return r.findPerson(title, e.Person.String(), then)
		}
	}
	r.question(dialog.NewText(dialog.TextOptions{
		Title: title, Label: "About whom? Any words of the name, or an e-mail address. All cohorts of this file are looked through.", Does: "look", Limit: model.MaxName,
		Judge: func(s string) (string, bool) {
			if strings.TrimSpace(s) == "" {
				return "Type a name.", false
			}
			return "", true
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return r.findPerson(title, strings.TrimSpace(a.Text), then)
	})
	return nil
}

// foundPersonMsg brings whoever answers to what was typed.
type foundPersonMsg struct {
	book         Book
	title, typed string
	in           []*model.Snapshot
	err          error
	then         func(person) tea.Cmd
}

func (r *Root) findPerson(title, typed string, then func(person) tea.Cmd) tea.Cmd {
	if !r.queue.empty() {
		r.said, r.warning = "Something is not saved yet. Wait for \"saved\", then once more.", true
		return nil
	}
	b := r.book
	r.said, r.warning = "Looking through all cohorts ...", false
	return func() tea.Msg {
		in, err := Holders(b, typed)
		return foundPersonMsg{b, title, typed, in, err, then}
	}
}

func (msg foundPersonMsg) arrive(r *Root) tea.Cmd {
	if msg.book != r.book || r.ask != nil {
		return nil
	}
	r.said = ""
	all := model.WhoIsCalled(msg.in, msg.typed)
	switch {
	case msg.err != nil:
		r.said, r.warning = msg.err.Error(), true
		return nil
	case len(all) == 0:
		r.said, r.warning = "Nobody in this file is called that.", true
		return nil
	case len(all) == 1:
		return msg.then(person{msg.in, all[0]})
	}
	rows := make([]dialog.Row, len(all))
	for i, c := range all {
		rows[i] = dialog.Row{Text: c.Words}
	}
	r.question(dialog.NewPick(dialog.PickOptions{
		Title: msg.title, Label: "Several people answer to that. Who is it?", Rows: rows,
		Find: func(typed string) (out []int) {
			for i, row := range rows {
				if ok, _ := model.Answers(row.Text, typed); ok {
					out = append(out, i)
				}
			}
			return out
		},
		Judge: func(picked []int) (string, dialog.Verdict) { return "", dialog.Fine },
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done || a.Index < 0 || a.Index >= len(all) {
			return nil
		}
		return msg.then(person{msg.in, all[a.Index]})
	})
	return nil
}

// showHeld shows all that is held about a person, and writes it into a file.
func (r *Root) showHeld(p person) tea.Cmd {
	d := model.Disclose(p.in, p.one.Records, r.clock.Real())
	var rows []dialog.Row
	n := 0
	for _, g := range d.Groups {
		for _, s := range g.Summary {
			rows = append(rows, dialog.Row{Group: g.Title, Text: s})
		}
		for _, e := range g.Entries {
			at := ""
			if e.At != 0 {
				at = time.Unix(e.At, 0).In(model.London()).Format("2 Jan 2006")
			}
			rows = append(rows, dialog.Row{Group: g.Title + ": " + e.Part, Text: e.Field + ": " + e.Words, Beside: strings.TrimSpace(at + " " + e.Fate.String())})
			n++
		}
	}
	for _, m := range d.Mentions {
		rows = append(rows, dialog.Row{Group: "Texts about others in which they seem to be named", Text: m.Line()})
	}
	r.question(dialog.Review{
		Title: "What is held about " + d.Name, Sentence: fmt.Sprintf("%d things in %d places, those that were replaced since too, and %d texts about others.", n, len(d.Groups), len(d.Mentions)),
		Rows: rows, Does: "write it into a file, to hand over", No: "back",
	}, func(a dialog.Answer) tea.Cmd {
		if !a.Done || r.cfg.Law.Held == nil {
			return nil
		}
		r.askFile("What is held", "held-"+p.one.Records[0].String()+".md", model.Export{What: LeftHeld, People: 1}, func(string) ([]byte, error) {
			return r.cfg.Law.Held(d), nil
		})
		return nil
	})
	return nil
}

// askFile asks into which file a document goes, and notes that it left.
func (r *Root) askFile(title, name string, x model.Export, content func(path string) ([]byte, error)) {
	r.question(dialog.NewText(dialog.TextOptions{
		Title: title, Label: "Into which file?", Proposed: filepath.Join(r.cfg.Home, name), Does: "writes it", Limit: maxPassphrase,
		Judge: func(typed string) (string, bool) {
			if len(pane.Paths(typed, r.cfg.Home)) != 1 {
				return "Type the name of a file: " + name + ".", false
			}
			return "A readable copy, not encrypted: keep it where only those look who may.", true
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		path := pane.Paths(a.Text, r.cfg.Home)[0]
		b, err := content(path)
		if err != nil {
			r.said, r.warning = err.Error(), true
			return nil
		}
		doc := &document{home: r.cfg.Home, own: r.book.Path(), leaves: x}
		return r.effect(doc.save(path, b, false))
	})
}

// note notes that something left the file, and says where that could not be.
func (r *Root) note(x model.Export) tea.Cmd {
	b := r.book
	if b == nil || r.fixed || x.What == "" {
		return nil
	}
	x.At, x.Lead = r.clock.Real(), r.lead()
	return func() tea.Msg { return notedMsg{b, b.Log(x)} }
}

type notedMsg struct {
	book Book
	err  error
}

func (msg notedMsg) arrive(r *Root) tea.Cmd {
	if msg.book == r.book && msg.err != nil {
		r.said, r.warning = "This could not be noted in the list of what left the file: "+msg.err.Error(), true
	}
	return nil
}

// showLeft lists what left the file.
func (r *Root) showLeft() {
	if r.discreet() {
		return
	}
	lines, err := LogLines(r.book)
	if err != nil {
		r.said, r.warning = err.Error(), true
		return
	}
	r.question(dialog.Note{Title: "What left the file", Text: strings.Join(lines, "\n")}, func(dialog.Answer) tea.Cmd { return nil })
}

// makeLost writes the card for a lost laptop.
func (r *Root) makeLost() {
	if r.book == nil || r.cfg.Law.Lost == nil {
		return
	}
	card, err := LostCard(r.book, r.cfg.Files, r.clock.Real())
	if err != nil {
		r.said, r.warning = err.Error(), true
		return
	}
	r.askFile("A card to print", "lost-laptop.pdf", model.Export{What: LeftLost}, func(path string) ([]byte, error) {
		format := "md"
		if strings.EqualFold(filepath.Ext(path), ".pdf") {
			format = "pdf"
		}
		return r.cfg.Law.Lost(card, format)
	})
}
