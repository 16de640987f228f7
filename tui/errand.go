package tui

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/pane"
)

// askedMeanwhile is how long what came of an errand waits while another question is open.
const askedMeanwhile = 100 * time.Millisecond

// slowAfter is how long an errand goes on before the foot says so, and how often it then
// says how far it is.
const slowAfter = 500 * time.Millisecond

// running is an errand that is not done yet.
type running struct {
	errand *pane.Errand
	stop   context.CancelFunc
	// progress is how far it is, as it said last.
	progress atomic.Pointer[string]
	slow     bool
}

// words say what is done, and how far it is.
func (b *running) words() string {
	said := b.errand.Doing
	if p := b.progress.Load(); p != nil && *p != "" {
		said += ", " + *p
	}
	return said + " ...   esc stops it"
}

// errandMsg says how an errand ended, or, where it is not over, that it has gone on for a
// while.
type errandMsg struct {
	run  *running
	over bool
	err  error
}

// errand does what a pane sent for, away from the screen.
func (r *Root) errand(e *pane.Errand) tea.Cmd {
	papers := r.cfg.Papers
	if papers == nil {
		return r.effect(e.Then(r.desk(), model.Refusal("Other files cannot be reached here.")))
	}
	ctx, stop := context.WithCancel(context.Background())
	run := &running{errand: e, stop: stop}
	r.errands = append(r.errands, run)
	job := pane.Job{Papers: papers, Context: ctx, Env: r.env(), Say: func(progress string) { run.progress.Store(&progress) }}
	return tea.Batch(func() tea.Msg {
		defer stop()
		return errandMsg{run, true, e.Run(job)}
	}, r.after(slowAfter, errandMsg{run: run}))
}

func (m errandMsg) arrive(r *Root) tea.Cmd {
	at := slices.Index(r.errands, m.run)
	switch {
	case at < 0:
		return nil // stopped, or over
	case !m.over:
		m.run.slow = true
		return r.after(slowAfter, m)
	case r.screen == atGate:
		r.errands = nil // locked meanwhile
		return nil
	case r.ask != nil:
		m.run.slow = false
		return r.after(askedMeanwhile, m)
	}
	r.errands = slices.Delete(r.errands, at, at+1)
	return r.effect(m.run.errand.Then(r.desk(), m.err))
}

// slowErrand is one that has gone on for a while, nil for none.
func (r *Root) slowErrand() *running {
	for _, run := range r.errands {
		if run.slow {
			return run
		}
	}
	return nil
}

// stopErrand stops the one that the foot names; whatever comes of it is not heard.
func (r *Root) stopErrand() tea.Cmd {
	run := r.slowErrand()
	run.stop()
	r.errands = slices.DeleteFunc(r.errands, func(o *running) bool { return o == run })
	return r.effect(run.errand.Then(r.desk(), pane.ErrStopped))
}
