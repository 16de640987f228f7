package store

import (
	"fmt"
	"strings"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
)

// ShutOut shuts a laptop out of a cohort or hub, space 0 being all that are shared with it, in
// one step: what it has sent so far counts, what it writes from then on is set aside
// everywhere, and a new key seals what is written from now on, which each laptop that stays is
// given with the next file. What it holds already stays readable to it. It cannot be taken
// back. It says where the laptop was shut out.
func (b *Book) ShutOut(space, device model.ID, env model.Env) (say string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if device == b.device.id {
		return "", &fault{ErrStranger, nil, "This is the laptop itself: it cannot shut itself out."}
	}
	spaces := []change.ID{space}
	if space == 0 {
		if spaces, err = b.sharedWith(device); err != nil {
			return "", err
		}
	}
	var name string
	var titles []string
	err = b.transact(func(w *writer) error {
		var action []*change.Change
		for _, id := range spaces {
			s, err := w.space(id)
			if err != nil {
				return err
			}
			p, err := (model.ShutOut{Device: device, After: s.head.of(device).number}).Plan(s.snap, env)
			if err != nil {
				return &fault{ErrStranger, err, err.Error()}
			}
			if err := w.turnKey(s); err != nil {
				return err
			}
			action = append(action, p.Changes...)
			name, titles = s.snap.DeviceName(device), append(titles, titleOf(s.snap))
		}
		return w.action(action)
	})
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s is shut out: what it does from now on does not count. What it holds it keeps, and can read. It was in: %s.", name, inWords(titles)), nil
}

// inWords are names as a sentence has them.
func inWords(names []string) string {
	n := len(names) - 1
	if n < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:n], ", ") + " and " + names[n]
}

// sharedWith are the spaces in which a device is and was not shut out.
func (b *Book) sharedWith(device change.ID) (out []change.ID, err error) {
	all, err := b.shared()
	if err != nil {
		return nil, err
	}
	listed := false
	err = b.view(func(tx *bbolt.Tx) error {
		for _, id := range all {
			s, err := b.lean(tx, id)
			if err != nil {
				return err
			}
			if s.snap.Device(device) == nil {
				continue
			}
			listed = true
			if _, gone := s.outs[device]; !gone {
				out = append(out, id)
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case !listed:
		return nil, &fault{ErrStranger, nil, "Nothing of this file is shared with such a laptop. Look at the list of laptops."}
	case len(out) == 0:
		return nil, &fault{ErrStranger, nil, "It is shut out of everything that was shared with it already."}
	}
	return out, nil
}

// turnKey has a new key seal what is written into a space from now on.
func (w *writer) turnKey(s *space) (err error) {
	if s.keys, _, err = s.keys.Add(w.b.rand); err != nil {
		return err
	}
	w.rings[s.id] = true
	return w.put(bucketSpaces, keyID(s.id), &w.b.key, s.keys.Encode(), nil)
}
