package tui

import (
	"encoding/binary"
	"io"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/hubs"
	"workgroup/model/programmes"
	"workgroup/tui/dialog"
)

// beginning is what a new file is to begin with, as far as it was typed.
type beginning struct {
	passphrase string
	// proposed: the passphrase is the four words that were offered.
	proposed bool
	offered  string
	lead     model.Lead
	template programmes.Template
	at       int // the choice that it was
	// file is the path of its file, title what an empty one is called, where typed.
	file, title string
	hub         string
}

// The choices of the welcome, by their letters.
const (
	lookAround  = "l"
	newFile     = "s"
	anotherFile = "o"
)

// askWelcome is the first screen of whoever has no file yet.
func (g *gate) askWelcome() {
	g.step = gateWelcome
	var choices []dialog.Hint
	if g.r.cfg.LookAround != nil {
		choices = append(choices, dialog.Hint{Key: lookAround, Does: "Look around first (made-up people, nothing to lose)"})
	}
	g.ask = dialog.Menu{
		Title: "Welcome", No: "quit",
		Sentence: "Arrows move, enter opens or takes what the cursor is on.\nEsc goes one step back; q twice leaves the program.\n? shows all keys of where you are, u takes back what you did.\nInvited by another lead? Press esc, and type: workgroup join FILE",
		Choices: append(choices,
			dialog.Hint{Key: newFile, Does: "Start a new file"},
			dialog.Hint{Key: anotherFile, Does: "Open another file"}),
	}
}

// longestTyped is the most characters that the line for a new passphrase takes: enough to
// say that it is too much, rather than to cut it.
const longestTyped = 20_000

func (g *gate) askNew() {
	g.step = gateNew
	words := g.r.cfg.Files.Words()
	if g.begin.offered == "" {
		g.begin.offered = model.SuggestPassphrase(words, g.r.pick)
	}
	offered := g.begin.offered
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "A new file: 1 of 3, passphrase", Masked: true, Does: "go on", No: "back", Limit: longestTyped, Proposed: g.begin.passphrase,
		Label: "Choose a passphrase (a long password, four words). Without it, or the recovery code that comes later, nobody can read the file, not even you.",
		Judge: func(s string) (string, bool) {
			said, ok := g.judge(s)
			if !ok {
				said += "\nTab takes these four words: " + offered
			}
			return said, ok
		},
	})
}

// judge says whether a passphrase will do. The four words that were offered always do.
func (g *gate) judge(s string) (string, bool) {
	if g.begin.proposed && s == g.begin.passphrase {
		return "The four words.", true
	}
	file := filepath.Base(g.r.cfg.Path)
	return model.JudgePassphrase(s, g.r.cfg.Files.Words(), strings.TrimSuffix(file, filepath.Ext(file)), g.begin.lead.Name)
}

func (g *gate) askAgain() {
	g.step = gateAgain
	label := "Type the same passphrase once more."
	if g.begin.proposed {
		label = "Your passphrase: " + g.begin.passphrase + "\nRead it until you know it, then type it here. This is the last time that it is shown."
	}
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "A new file: 1 of 3, passphrase", Label: label, Masked: true, Does: "go on", No: "back", Limit: longestTyped,
		Judge: func(s string) (string, bool) { return "", s != "" },
	})
}

const longestName = 100

func (g *gate) askName() {
	g.step = gateName
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "A new file: 2 of 3, your name", Does: "go on", No: "back", Limit: longestName, Proposed: g.begin.lead.Name,
		Label: "Your name, as it is to stand beside what you do.",
		Judge: func(s string) (string, bool) {
			if model.Tidy(s, longestName) == "" {
				return "A name is needed, such as Grace Okafor.", false
			}
			return "", true
		},
	})
}

func (g *gate) askProgramme() {
	g.step = gateProgramme
	var choices []dialog.Hint
	for i, t := range programmes.BuiltIn() {
		choices = append(choices, dialog.Hint{
			Key:  string(rune('a' + i)),
			Does: t.Listed(),
		})
	}
	choices = append(choices,
		dialog.Hint{Key: programmeFile, Does: "another one, from a programme file"},
		dialog.Hint{Key: programmeEmpty, Does: "another one, empty: paste its page, or fill it in part by part"})
	g.ask = dialog.Menu{Title: "A new file: 3 of 3, programme", Sentence: "Which programme does the first cohort run?", Choices: choices, At: g.begin.at}
}

// noHub is what is chosen for a group that is no hub's.
const noHub = "No hub: national"

func (g *gate) askHub() {
	g.step = gateHub
	proposed := g.begin.hub
	if proposed == "" {
		proposed = g.begin.template.Hub.Name
	}
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "A new file: 3 of 3, hub", Does: "make the file", No: "back", Limit: longestName, Proposed: proposed,
		Label: "Which hub runs it? Type a part of its name or area to find it; any other name will do too.",
		Judge: func(s string) (string, bool) {
			h, ok := hubOf(s)
			switch {
			case !ok && s != "":
				return "Several hubs have that in their name or area: type more of it, or choose with the arrows.", false
			case !ok:
				return "Type a hub, or choose \"" + noHub + "\" with the arrows.", false
			case h.Name == "":
				return "A national group: it belongs to no hub.", true
			case !inList(h):
				return "Enter takes \"" + h.Name + "\", which is not in the list.", true
			case h.Name != g.begin.template.Hub.Name:
				return "Enter takes " + h.Name + ". Days, places and the fee rule are yours to fill in.", true
			}
			return "Enter takes " + h.Name + ", with the days and places of its page.", true
		},
		Suggest: func(typed string) []string {
			var out []string
			for _, h := range hubs.Matching(typed) {
				out = append(out, h.Name)
			}
			if strings.Contains(model.Fold(noHub), model.Fold(typed)) {
				out = append(out, noHub)
			}
			return out
		},
	})
}

// hubOf is the hub of what was typed, without a name for none; ok is false for nothing.
func hubOf(typed string) (h model.Hub, ok bool) {
	switch model.Fold(typed) {
	case "":
		return model.Hub{}, false
	case model.Fold(noHub), "none", "no hub", "national":
		return model.Hub{}, true
	}
	if h = hubs.Named(typed); inList(h) {
		return h, true
	}
	// Whoever types a part of a name means the hub that has it; where several have, nothing is
	// taken for them.
	switch found := hubs.Matching(typed); len(found) {
	case 0:
		return h, true
	case 1:
		return found[0], true
	}
	return model.Hub{}, false
}

// inList tells whether a hub is one of the forty.
func inList(h model.Hub) bool {
	return slices.ContainsFunc(hubs.All(), func(x model.Hub) bool { return x.Name == h.Name })
}

// answerNew follows one answer on the way to a new file; esc is one step back, and what
// was typed stays.
func (g *gate) answerNew(a dialog.Answer) tea.Cmd {
	b := &g.begin
	notice := g.notice
	g.notice = ""
	switch g.step {
	case gateNew:
		switch {
		case a.Cancelled:
			g.askWelcome()
		case a.Text == b.passphrase: // kept as it is
			g.askName()
		default:
			b.passphrase, b.proposed = a.Text, false
			g.askAgain()
		}
	case gateAgain:
		switch {
		case a.Cancelled || a.Text != b.passphrase:
			if b.passphrase, b.proposed = "", false; !a.Cancelled {
				g.notice = "The two were not the same. Choose one again."
			}
			g.askNew()
		default:
			g.askName()
		}
	case gateName:
		if a.Cancelled {
			g.askNew()
			return nil
		}
		b.lead.Name = model.Tidy(a.Text, longestName)
		if said, ok := g.judge(b.passphrase); !ok {
			g.notice, b.passphrase = "The passphrase. "+said, ""
			g.askNew()
			return nil
		}
		g.askProgramme()
	case gateProgramme, gateProgrammeFile, gateProgrammeTitle:
		return g.answerProgramme(a)
	case gateHub:
		if a.Cancelled {
			g.askProgramme()
			return nil
		}
		b.hub = a.Text
		return g.make()
	default:
		g.notice = notice
	}
	return nil
}

// takeOffered takes the four words that are offered.
func (g *gate) takeOffered() {
	g.begin.passphrase, g.begin.proposed, g.notice = g.begin.offered, true, ""
	g.askAgain()
}

// madeMsg says how making a file ended.
type madeMsg struct {
	passphrase []byte
	err        error
}

// make makes the file: a cohort of the programme, with the lead who works here.
func (g *gate) make() tea.Cmd {
	g.busy("Making the file ...")
	g.begin.lead.ID, g.begin.lead.Role = g.r.cfg.NewID(), "Work Group Lead"
	b, cfg := g.begin, g.r.cfg
	env := model.Env{Now: cfg.Clock.Real(), NewID: cfg.NewID, Lead: b.lead.ID}
	return func() tea.Msg {
		hub, _ := hubOf(b.hub)
		changes, _, err := programmes.Start(b.template.At(hub), env, b.lead, cfg.NewID(), cfg.NewID(), nil)
		if err == nil {
			err = cfg.Files.Create(cfg.Path, []byte(b.passphrase), [][]*change.Change{changes})
		}
		return madeMsg{[]byte(b.passphrase), err}
	}
}

func (msg madeMsg) arrive(r *Root) tea.Cmd {
	r.gate.begin.passphrase, r.gate.begin.offered = "", ""
	if msg.err != nil {
		r.gate.stuck(msg.err)
		return nil
	}
	return r.gate.open(msg.passphrase)
}

// lookedMsg brings a throw-away demo to look around in.
type lookedMsg struct {
	files Files
	path  string
	book  Book
	err   error
}

func (g *gate) lookAround() tea.Cmd {
	g.busy("Making a file to look around in ...")
	around := g.r.cfg.LookAround
	return func() tea.Msg {
		files, path, book, err := around()
		return lookedMsg{files, path, book, err}
	}
}

func (msg lookedMsg) arrive(r *Root) tea.Cmd {
	if msg.err != nil {
		r.gate.notice = msg.err.Error()
		r.gate.askWelcome()
		return nil
	}
	r.cfg.Files, r.cfg.Path = msg.files, msg.path
	cmd := r.gate.opened(openedMsg{msg.book, nil})
	r.said = "Throw-away file. For one of your own: leave with q q, start again."
	return cmd
}

// pick is a number below n, by chance.
func (r *Root) pick(n int) int {
	var b [8]byte
	if _, err := io.ReadFull(r.cfg.Rand, b[:]); err != nil {
		panic("no randomness: " + err.Error())
	}
	return int(binary.BigEndian.Uint64(b[:]) % uint64(n))
}
