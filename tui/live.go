package tui

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/together"
)

// live is the exchange through a server while a file is open. It goes on while the screen is
// covered; locking closes the file, and ends it.
type live struct {
	server string
	cancel context.CancelFunc
	// more has something in it while what was told is not taken; ended is closed when the
	// exchange has ended, because of err.
	more  chan struct{}
	ended chan struct{}
	err   error

	mu      sync.Mutex
	contact model.Contact
}

// patienceLive is how long closing a file waits for its exchange to end.
const patienceLive = 2 * time.Second

// goLive sees that a file which exchanges through a server does so.
func (r *Root) goLive() tea.Cmd {
	if r.book == nil || r.live != nil || r.fixed || r.quitting.on || r.book.Demo() {
		return nil
	}
	b, can := r.book.(Live)
	if !can {
		return nil
	}
	server, has := b.Server()
	if !has {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	l := &live{server: server, cancel: cancel, more: make(chan struct{}, 1), ended: make(chan struct{})}
	clock := r.clock
	r.live = l
	return tea.Batch(func() tea.Msg {
		go func() {
			defer close(l.ended)
			l.err = b.Live(ctx, func() time.Time { return clock.now(model.Facts{}) }, l.tell)
		}()
		return nil
	}, r.listen(l))
}

// endLive ends the exchange; wait waits until it has ended, for a while.
func (r *Root) endLive() (wait func()) {
	l := r.live
	r.live, r.passage.contact = nil, model.Contact{}
	if l == nil {
		return func() {}
	}
	l.cancel()
	return func() {
		select {
		case <-l.ended:
		case <-time.After(patienceLive):
		}
	}
}

// tell keeps what is told until it is taken. It never waits: whoever tells may hold what the
// screen needs.
func (l *live) tell(c model.Contact) {
	l.mu.Lock()
	c.Came = append(slices.Clip(l.contact.Came), c.Came...)
	l.contact = c
	l.mu.Unlock()
	select {
	case l.more <- struct{}{}:
	default:
	}
}

func (l *live) take() model.Contact {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.contact
	l.contact.Came = nil
	return c
}

// contactMsg says how the file stands with the server now.
type contactMsg struct {
	live    *live
	contact model.Contact
}

// partedMsg says that an exchange ended.
type partedMsg struct {
	live *live
	err  error
}

// listen waits for the next thing that is told.
func (r *Root) listen(l *live) tea.Cmd {
	wait := func() tea.Msg {
		select {
		case <-l.more:
			return contactMsg{l, l.take()}
		case <-l.ended:
			return partedMsg{l, l.err}
		}
	}
	if r.cfg.Wait != nil {
		return r.cfg.Wait(wait)
	}
	return wait
}

func (m contactMsg) arrive(r *Root) tea.Cmd {
	if r.live != m.live {
		return nil
	}
	r.passage.contact = m.contact
	return tea.Batch(r.listen(m.live), r.came(m.contact.Came))
}

// arrive takes note that an exchange ended by itself: the next minute tries again.
func (m partedMsg) arrive(r *Root) tea.Cmd {
	if r.live != m.live {
		return nil
	}
	r.live, r.passage.contact = nil, model.Contact{}
	if m.err != nil && r.book != nil {
		r.passage.contact.Why = m.err.Error()
	}
	return nil
}

// came shows what others did, as soon as it is here, and says so. What is being asked, and
// where the cursor rests, stays as it is.
func (r *Root) came(all []model.Received) tea.Cmd {
	var cmds []tea.Cmd
	for _, id := range (model.Exchanged{Came: all}).Changed() {
		switch {
		case r.snap != nil && id == r.snap.Space:
			if snap, err := r.book.Load(id); err == nil {
				r.shows(r.withPending(snap))
			}
			cmds = append(cmds, r.readAnew(id))
			r.company.Unseen = r.book.Unseen(id)
			switch r.active().(type) {
			case *together.Pane:
				cmds = append(cmds, r.readCompany())
			case *together.Changes:
				cmds = append(cmds, r.readArrivals())
			}
		case r.hub != nil && id == r.hub.Space:
			cmds = append(cmds, r.readHub())
		default:
			cmds = append(cmds, r.readAnew(id))
		}
	}
	for _, got := range all {
		if len(got.New)+got.Aside+got.Two > 0 {
			r.passage.unsaid = append(r.passage.unsaid, got)
		}
	}
	return tea.Batch(append(cmds, r.sayArrived())...)
}

// quietFor is how long the foot keeps what the last key said before what came takes its place.
const quietFor = 4 * time.Second

// sayArrived says what came, unless that would take from the foot what was said a moment ago.
func (r *Root) sayArrived() tea.Cmd {
	busy := r.said != "" && r.said != r.passage.said && r.clock.Real().Sub(r.pressed) < quietFor
	if len(r.passage.unsaid) == 0 || r.warning || busy || r.ask != nil {
		return nil
	}
	var words []string
	for _, got := range joinedByLaptop(r.passage.unsaid) {
		words = append(words, took(got, r.whereDecided()))
	}
	r.said, r.passage.unsaid = strings.Join(words, " "), nil
	r.passage.said = r.said
	return nil
}

// joinedByLaptop are what came with what is of one laptop as one.
func joinedByLaptop(all []model.Received) (out []model.Received) {
	for _, got := range all {
		at := slices.IndexFunc(out, func(x model.Received) bool { return x.From == got.From })
		if at < 0 {
			out = append(out, got)
			continue
		}
		out[at].New = append(slices.Clip(out[at].New), got.New...)
		out[at].Two += got.Two
		out[at].Aside += got.Aside
	}
	return out
}
