package main

import (
	"slices"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// batch is how many cohorts are written in one transaction.
const batch = 40

// done is what was made.
type done struct{ cohorts, marks int }

// made is a batch that waits to be written, or why it could not be made.
type made struct {
	actions [][]*change.Change
	done
	err error
}

// generate makes the file. While one batch is written the next ones are made.
func generate(path string, s size) (out done, err error) {
	m := newMaker(s, 0)
	hubs := make([]model.ID, s.hubs)
	var begin [][]*change.Change
	for n := range hubs {
		hubs[n] = m.newID()
		a, err := m.hub(n, hubs[n])
		if err != nil {
			return done{}, err
		}
		begin = append(begin, a)
	}
	if err := store.Create(path, store.Options{}, begin); err != nil {
		return done{}, err
	}
	b, err := store.Open(path, store.Options{})
	if err != nil {
		return done{}, err
	}
	defer func() {
		if closed := b.Close(); err == nil {
			err = closed
		}
	}()
	stop := make(chan struct{})
	defer close(stop)
	for w := range s.batches(m, hubs, stop) {
		if w.err != nil {
			return out, w.err
		}
		if err := b.Commit(w.actions...); err != nil {
			return out, err
		}
		out.cohorts += w.cohorts
		out.marks += w.marks
	}
	return out, nil
}

// batches makes all cohorts, year by year. Their IDs go up, so that each batch is
// written behind the one before.
func (s size) batches(m *maker, hubs []model.ID, stop <-chan struct{}) <-chan made {
	out := make(chan made, 1)
	ids := make([]model.ID, s.years*s.hubs*s.cohorts)
	for i := range ids {
		ids[i] = m.newID()
	}
	slices.Sort(ids)
	go func() {
		defer close(out)
		var w made
		for i, id := range ids {
			year, hub, n := i/(s.hubs*s.cohorts), i/s.cohorts%s.hubs, i%s.cohorts
			actions, marks, err := newMaker(s, uint64(i)+1).cohort(hub, n, s.last-s.years+1+year, hubs[hub], id)
			w.actions, w.err = append(w.actions, actions...), err
			w.cohorts++
			w.marks += marks
			if w.cohorts < batch && i < len(ids)-1 && err == nil {
				continue
			}
			select {
			case out <- w:
			case <-stop:
				return
			}
			if err != nil {
				return
			}
			w = made{}
		}
	}()
	return out
}
