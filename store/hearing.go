package store

import (
	"sync"
	"time"

	"workgroup/model/change"
)

// hearing is somebody who wants to know at once which spaces change in the file.
type hearing struct {
	// there is something to take.
	there chan struct{}

	mu     sync.Mutex
	spaces map[change.ID]bool
}

// listen begins to hear, until stop is called.
func (b *Book) listen() (h *hearing, stop func()) {
	h = &hearing{there: make(chan struct{}, 1), spaces: map[change.ID]bool{}}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hearing[h] = true
	return h, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.hearing, h)
	}
}

func (h *hearing) hear(spaces []change.ID) {
	if len(spaces) == 0 {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, id := range spaces {
		h.spaces[id] = true
	}
	select {
	case h.there <- struct{}{}:
	default: // one that was not taken yet says the same
	}
}

// take adds what changed since it was last taken.
func (h *hearing) take(to map[change.ID]bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for id := range h.spaces {
		to[id] = true
	}
	clear(h.spaces)
}

// pace is how those go about it who meet through a carrier.
type pace struct {
	// first is how long a carrier that failed is left alone, longest the longest of the pauses,
	// which grow.
	first, longest time.Duration
	// quiet is how long what came may wait before the others are told that it came.
	quiet time.Duration
	// drops are how many drops of lines may lie at a carrier before they are made one.
	drops int
	// keep is after how many drops that came it is noted in the file how far they were read.
	keep int
	// done is called after each thing that was done; nil but in tests.
	done func()
}

var usualPace = pace{first: 200 * time.Millisecond, longest: 10 * time.Second, quiet: 3 * time.Second, drops: 64, keep: 100}
