package tui

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/model/change"
)

// queue holds what is shown and not yet on the disk. One write is in flight; what
// waits meanwhile goes in one transaction after it.
type queue struct {
	waiting, flying [][]*change.Change
	// failed is why the last write failed; nil once it went through.
	failed error
	// resting: a write failed, and the next try waits for its moment.
	resting bool
}

// committed says how a write ended.
type committed struct {
	err error
}

// most is how many actions share a transaction.
const most = 400

func (q *queue) add(action []*change.Change) { q.waiting = append(q.waiting, action) }

func (q *queue) empty() bool { return len(q.waiting) == 0 && len(q.flying) == 0 }

// pending are all actions that are not on the disk, oldest first.
func (q *queue) pending() [][]*change.Change {
	return append(append([][]*change.Change{}, q.flying...), q.waiting...)
}

// send starts the next write, if there is one and none is in flight.
func (q *queue) send(b Book) tea.Cmd {
	if len(q.flying) > 0 || len(q.waiting) == 0 || b == nil || q.resting {
		return nil
	}
	n := min(len(q.waiting), most)
	q.flying, q.waiting = q.waiting[:n:n], q.waiting[n:]
	actions := q.flying
	return func() tea.Msg { return committed{b.Commit(actions...)} }
}

// landed takes note of how a write ended. After a failure the actions stand first
// again.
func (q *queue) landed(err error) {
	if err != nil {
		q.waiting = append(q.flying, q.waiting...)
		q.resting = true
	}
	q.flying, q.failed = nil, err
}
