package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// forGood asks that a word is typed before something is done that cannot be taken back.
func (r *Root) forGood(word, sentence string, do func() tea.Cmd) {
	r.question(dialog.NewText(dialog.TextOptions{
		Title: "This cannot be taken back", Label: sentence + " Type " + word + " to do it.", Does: word + " for good", No: "nothing", Limit: 20,
		Judge: func(s string) (string, bool) {
			if strings.EqualFold(strings.TrimSpace(s), word) {
				return "enter: " + word + " for good.", true
			}
			return "Type " + word + ", or esc.", false
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		if !r.queue.empty() {
			r.said, r.warning = "Not done: something is not saved yet. Wait for \"saved\", then once more.", true
			return nil
		}
		r.said, r.warning = "Taking it out of the file and of every copy beside it ...", false
		return do()
	})
}

// unlocked tells whether something can be written, and says so where nothing can.
func (r *Root) unlocked() bool {
	if r.fixed {
		r.said, r.warning = "This file is read only: nothing can be taken out of it.", true
	}
	return !r.fixed && r.book != nil
}

// askErase shows what goes with a person, and what names them elsewhere.
func (r *Root) askErase(p person) tea.Cmd {
	if !r.unlocked() {
		return nil
	}
	var rows []dialog.Row
	for _, m := range model.MentionsOf(p.in, p.one.Records) {
		rows = append(rows, dialog.Row{Group: "Not theirs, and not erased: look at each first", Text: m.Line()})
	}
	rows = append(rows, dialog.Row{Group: "Goes, in all cohorts", Text: model.ErasedGoes}, dialog.Row{Group: "Stays, of somebody without a name", Text: model.ErasedStays},
		dialog.Row{Group: "Beyond this file", Text: model.BeyondReach})
	r.question(dialog.Review{Title: "Erase a person", Sentence: p.one.Words, Rows: rows, Does: "go on", No: "nothing"}, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		r.forGood("erase", p.one.Words+".", func() tea.Cmd {
			b, env := r.book, r.env()
			env.Now = r.clock.Real()
			return func() tea.Msg {
				out, err := EraseFrom(b, p.in, p.one.Records, env)
				return goneMsg{book: b, what: "Erased.", out: out, err: err}
			}
		})
		return nil
	})
	return nil
}

// goneMsg says how erasing, purging or letting go ended.
type goneMsg struct {
	book   Book
	what   string
	out    model.Cleared
	purged model.ID
	err    error
}

// arrive shows the file as it is now: nothing of what is gone stays in memory.
func (msg goneMsg) arrive(r *Root) tea.Cmd {
	if msg.book != r.book {
		return nil
	}
	r.copied, r.alone, r.hub = "", nil, nil
	r.trail, r.early = &model.Trail{}, [][]*change.Change{}
	if msg.purged != 0 {
		r.cohorts = slices.DeleteFunc(r.cohorts, func(f model.Facts) bool { return f.Space == msg.purged })
		r.snap = nil
		r.main(inCohorts)
		r.final = "A cohort that was purged cannot come back: its keys are gone."
	} else if r.snap != nil {
		snap, err := r.book.Load(r.snap.Space)
		if err != nil {
			r.said, r.warning = err.Error(), true
			return nil
		}
		r.snap, r.stale = r.withPending(snap), true
	}
	text := msg.what + " " + msg.out.Words() + "\n\n" + model.BeyondReach
	if msg.err != nil {
		text = msg.err.Error() + "\n\nWhat is not done yet is gone on with when the file is opened next."
	}
	r.said = ""
	b := r.book
	r.question(dialog.Note{Title: "For good", Text: text}, func(dialog.Answer) tea.Cmd {
		if r.snap == nil && len(r.cohorts) > 0 {
			return r.load(pane.Place{Screen: pane.Cohorts, Space: r.cohorts[0].Space})
		}
		return nil
	})
	return tea.Batch(r.readHub(), func() tea.Msg {
		actions, err := b.Trail(trailLength)
		return trailMsg{b, actions, err}
	})
}

// askPurge shows what would stay of the open cohort.
func (r *Root) askPurge() {
	if r.discreet() || !r.unlocked() || r.snap == nil {
		return
	}
	if !r.snap.Cohort.Closed {
		r.said, r.warning = "Put the cohort into the archive first, in the list of cohorts: so nobody purges the year that is running.", true
		return
	}
	said := r.snap.Counts(model.DayOf(r.clock.Real()))
	space := r.snap.Space
	r.question(dialog.Review{
		Title: "Purge a cohort", Sentence: "All of it goes for good: people, marks, notes, history. Its counts stay.", Does: "go on", No: "nothing",
		Rows: []dialog.Row{{Group: "Stays", Text: said}, {Group: "Beyond this file", Text: model.BeyondReach}},
	}, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		r.forGood("purge", "The whole cohort goes, and its counts stay.", func() tea.Cmd {
			b := r.book
			return func() tea.Msg {
				msg := goneMsg{book: b, what: "Purged. This stays: " + said, purged: space}
				if msg.err = b.Purge(space, said); msg.err != nil {
					msg.purged = 0
					return msg
				}
				msg.out, msg.err = b.Clear()
				return msg
			}
		})
		return nil
	})
}

// The letters of the question how long what is about people is kept.
const (
	keepLonger = "k"
	keepTimes  = "m"
)

// showKept lists what is about the people of the open cohort, until when, and lets go what is
// due.
func (r *Root) showKept() {
	if r.book == nil || r.snap == nil {
		return
	}
	today := model.DayOf(r.now())
	var rows []dialog.Row
	var due []change.Secrecy
	for _, d := range r.snap.Dues() {
		row := dialog.Row{Group: "Kept", Text: fmt.Sprintf("%s of %d", model.KindWords(d.Kind), d.People), Beside: "until " + d.Day.Long()}
		if d.Day <= today {
			due = append(due, d.Kind)
			row.Group, row.Beside = "Due to go", "since "+d.Day.Long()
		}
		rows = append(rows, row)
	}
	for _, f := range r.snap.Cohort.Faded {
		rows = append(rows, dialog.Row{Group: "Let go", Text: model.KindWords(f.Kind), Beside: f.Day.Long()})
	}
	for _, line := range r.book.Purged() {
		rows = append(rows, dialog.Row{Group: "Cohorts that were purged", Text: line})
	}
	q := dialog.Review{
		Title: "How long it is kept", Rows: rows, No: "back",
		Sentence: "Marks, days and statuses stay, of people without a name. The cohort ends on " + r.snap.Ends().Long() + ".",
		Others:   []dialog.Hint{{Key: keepLonger, Does: "keep all of it for a year more"}, {Key: keepTimes, Does: "how many months"}},
	}
	if len(due) > 0 && !r.fixed {
		q.Does = "let go what is due"
	}
	r.question(q, func(a dialog.Answer) tea.Cmd {
		switch {
		case !a.Done:
		case a.Text == keepLonger:
			now := r.now()
			_ = r.do(model.KeepOn{Until: model.DayOf(now.AddDate(1, 0, 0))})
		case a.Text == keepTimes:
			r.askMonths()
		default:
			r.letGo(due)
		}
		return nil
	})
}

func (r *Root) letGo(due []change.Secrecy) {
	var words []string
	for _, k := range due {
		words = append(words, model.KindWords(k))
	}
	r.forGood("let go", strings.Join(words, ", ")+" of all people of this cohort go for good.", func() tea.Cmd {
		b, s, env := r.book, r.snap, r.env()
		return func() tea.Msg {
			out, err := FadeFrom(b, s, due, env)
			return goneMsg{book: b, what: "Let go: " + strings.Join(words, ", ") + ".", out: out, err: err}
		}
	})
}

// askMonths asks how long each kind is kept.
func (r *Root) askMonths() {
	is := r.snap.Cohort.Retention
	field := func(k change.Secrecy) dialog.Field {
		return dialog.Field{Name: model.KindWords(k), Label: model.KindWords(k), Value: strconv.Itoa(is.Of(k)), Limit: 3, Judge: func(v dialog.Values) (string, dialog.Verdict) {
			if n, err := strconv.Atoi(v[model.KindWords(k)]); err != nil || n < 1 || n > model.MaxMonths {
				return fmt.Sprintf("A number of months, 1 to %d.", model.MaxMonths), dialog.Wrong
			}
			return "", dialog.Fine
		}}
	}
	r.question(dialog.NewForm(dialog.FormOptions{
		Title: "For how many months", Intro: "After the end of the cohort, " + r.snap.Ends().Long() + ". Then you are asked, and nothing goes by itself.",
		Fields: []dialog.Field{field(change.Who), field(change.Reach), field(change.Notes)},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		of := func(k change.Secrecy) int {
			n, _ := strconv.Atoi(a.Values[model.KindWords(k)])
			return n
		}
		_ = r.do(model.SetRetention{Retention: model.Retention{Who: of(change.Who), Reach: of(change.Reach), Notes: of(change.Notes)}})
		return nil
	})
}
