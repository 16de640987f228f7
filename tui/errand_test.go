package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"workgroup/store/files/paper"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// TestALongErrandIsStopped: the foot says how far it is, esc stops it, and whatever comes of
// it afterwards is not heard.
func TestALongErrandIsStopped(t *testing.T) {
	r := atPlace(t, inCycle, false)
	r.cfg.Papers = paper.Disk{}
	r.w, r.h = 80, 24
	foot := func() string { return ansi.Strip(strings.Join(r.foot(), " ")) }
	var came []error
	var job pane.Job
	e := pane.SentOn("reading answers.csv", func(j pane.Job) error {
		job = j
		j.Say("12,000 rows")
		return nil
	}, func(d pane.Desk, err error) pane.Effect {
		came = append(came, err)
		return pane.Taken()
	})
	r.effect(e)
	run := r.errands[0]
	if strings.Contains(foot(), "reading") {
		t.Error("what is quick is said to be slow")
	}
	r.key(panetest.Key(t, "esc")) // not slow yet: esc is the root's
	if len(r.errands) != 1 {
		t.Fatal("esc stops what nobody was told of")
	}
	r.message(errandMsg{run: run})
	if !strings.Contains(foot(), "reading answers.csv ...   esc stops it") {
		t.Errorf("the foot says %q", foot())
	}
	ctx, stop := context.WithCancel(t.Context())
	run.stop = stop
	_ = run.errand.Run(pane.Job{Context: ctx, Say: func(s string) { run.progress.Store(&s) }})
	if !strings.Contains(foot(), "reading answers.csv, 12,000 rows ...   esc stops it") {
		t.Errorf("the foot says %q", foot())
	}
	r.key(panetest.Key(t, "esc"))
	if len(came) != 1 || !errors.Is(came[0], pane.ErrStopped) || job.Context.Err() == nil || strings.Contains(foot(), "reading") {
		t.Errorf("after esc: %v, %q", came, foot())
	}
	r.message(errandMsg{run, true, nil})
	r.message(errandMsg{run: run})
	if len(came) != 1 || len(r.errands) != 0 {
		t.Error("what was stopped is heard of again")
	}
}
