package tui

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
)

// endingTicket is how the files of tickets end.
const endingTicket = ".workgroup-ticket"

// chooseServer joins a server with a ticket, or shows how the one stands that was joined.
func (r *Root) chooseServer() tea.Cmd {
	if !r.mayExchange() {
		return nil
	}
	if !r.hasServer() {
		return r.askTicket()
	}
	r.said, r.warning = "The server is asked how it stands.", false
	b := r.book
	return func() tea.Msg {
		s, err := b.ServerState(context.Background())
		return serverMsg{b, s, err}
	}
}

func (r *Root) hasServer() bool {
	b, can := r.book.(Live)
	if !can {
		return false
	}
	_, has := b.Server()
	return has
}

// askTicket asks for a ticket and its words, the newest that lies there being proposed.
func (r *Root) askTicket() tea.Cmd {
	return r.look(func(spots []spot) tea.Cmd {
		r.askPath("Server", "Which file is the ticket that the keeper of the server gave you?", "go on", newestIn(spots, endingTicket), func(path string) tea.Cmd {
			r.askTwelve("Server", "ask the server", func(words string) tea.Cmd { return r.joinServer(path, words) })
			return nil
		})
		return nil
	})
}

// joinServer tries a ticket and keeps it. The server is then used at once.
func (r *Root) joinServer(path, words string) tea.Cmd {
	r.said, r.warning = "The server is asked whether it lets this laptop in.", false
	b := r.book
	return func() tea.Msg {
		s, err := b.JoinServerWith(path, words)
		say := "The server lets this laptop in, as " + s.Name + ". The ticket is kept in the file now: delete " + filepath.Base(path) + "."
		return cameMsg{book: b, err: err, say: grid.Clean(say), then: (*Root).liveAnew}
	}
}

// liveAnew ends the exchange through a server, and begins that through the one of now.
func (r *Root) liveAnew() tea.Cmd {
	r.endLive()
	return r.goLive()
}

// serverMsg says how the server stands, or why that is not known.
type serverMsg struct {
	book  Book
	state model.Server
	err   error
}

// What can be done with a server that was joined.
const (
	serverOther = "o"
	serverLeave = "x"
)

func (m serverMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.book == nil:
		return nil
	case r.ask != nil:
		return r.after(askedMeanwhile, m)
	}
	r.said, r.warning = "", false
	var rows []dialog.Row
	sentence := "What is new goes and comes by itself while the program is open."
	switch why := r.passage.contact.Why; {
	case m.err != nil:
		sentence = m.err.Error()
	case r.live == nil && why != "":
		sentence = why // the exchange ended by itself, as where nothing is shared
	}
	if m.err == nil {
		for _, line := range ServerWords(m.state) {
			rows = append(rows, dialog.Row{Text: grid.Clean(line)})
		}
	}
	r.question(dialog.Review{
		Title: "Server", Sentence: grid.Clean(sentence), Rows: rows, Does: "exchange now", No: "close",
		Others: []dialog.Hint{{Key: serverOther, Does: "another ticket"}, {Key: serverLeave, Does: "leave"}},
	}, func(a dialog.Answer) tea.Cmd {
		switch {
		case !a.Done:
			return nil
		case a.Text == serverOther:
			return r.askTicket()
		case a.Text == serverLeave:
			return r.askLeave()
		}
		return r.exchangeNow()
	})
	return nil
}

func (r *Root) askLeave() tea.Cmd {
	r.question(dialog.Confirm{
		Title: "Leave the server", OpenedBy: serverLeave, Yes: "leave it",
		Sentence: "Use this server no more? What this laptop left there stays for the others. To come back you need a new ticket.",
	}, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		b, ended := r.book, r.endLive()
		return func() tea.Msg {
			ended()
			return cameMsg{book: b, err: b.LeaveServer(), say: "No server is used any more. Tell its keeper, who can withdraw the ticket.", then: (*Root).liveAnew}
		}
	})
	return nil
}

// exchangeNow exchanges through the server once and says what came of it. What goes by itself
// waits so long.
func (r *Root) exchangeNow() tea.Cmd {
	if !r.mayExchange() {
		return nil
	}
	if r.passage.contact.Connected && r.passage.contact.ToSend == 0 {
		r.said, r.warning = "The server is connected: nothing waits to be sent, and what is new there comes by itself.", false
		return nil
	}
	b, env, ended := r.book, r.env(), r.endLive()
	r.said, r.warning = "Exchanging through the server.", false
	return func() tea.Msg {
		ended()
		err := b.Ready(env, LaptopName(b, 0, ""))
		var x model.Exchanged
		if err == nil {
			x, err = b.Sync(context.Background(), env.Now)
		}
		return exchangedMsg{b, x, err}
	}
}

// exchangedMsg says what an exchange through the server did.
type exchangedMsg struct {
	book Book
	x    model.Exchanged
	err  error
}

// arrive goes on exchanging by itself, whatever came of it.
func (m exchangedMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.book == nil {
		return nil
	}
	say := cameMsg{book: m.book, err: m.err, say: grid.Clean(ExchangedWords(m.x)), warn: len(m.x.Refused) > 0}
	return tea.Batch(say.arrive(r), r.goLive())
}

// mostLaptops is of how many other laptops it is said how they stand.
const mostLaptops = 20

// ServerWords say how a server stands, a line each.
func ServerWords(s model.Server) []string {
	out := []string{"This laptop is " + s.Name + " there."}
	for _, m := range s.Members {
		out = append(out, memberWords(m, len(s.Members) > 1))
	}
	out = append(out, fmt.Sprintf("Revision %d. This laptop's files there: %d, %d bytes.", s.Revision, s.Drops, s.Bytes))
	who := "Nobody else is there now."
	if len(s.With) > 0 {
		who = "There now: " + strings.Join(s.With, ", ") + "."
	}
	out = append(out, who)
	for i, l := range s.Waiting {
		if i == mostLaptops {
			out = append(out, fmt.Sprintf("And %d laptops more.", len(s.Waiting)-i))
			break
		}
		heard := "not heard of yet"
		if !l.Heard.IsZero() {
			heard = "last heard of " + l.Heard.In(model.London()).Format("Mon 2 Jan 2006 15:04")
		}
		has := "has all that is here"
		if l.Waiting > 0 {
			has = fmt.Sprintf("is not known to have %d of the changes here", l.Waiting)
		}
		out = append(out, cmp.Or(l.Name, "A laptop")+": "+heard+", "+has+".")
	}
	return out
}

// memberWords say how one computer of a server stands.
func memberWords(m model.Member, several bool) string {
	if m.Why != "" {
		return m.Address + "  " + m.Why
	}
	line := fmt.Sprintf("%s  etcd %s, %s used, its file %s", m.Address, m.Version, megabytes(m.Used), megabytes(m.Size))
	if m.Quota > 0 {
		line += ", full at " + megabytes(m.Quota)
	}
	if m.Leader && several {
		line += ", leads the others"
	}
	return line
}

// megabytes are bytes as a person reads them.
func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d MB", n>>20)
}
