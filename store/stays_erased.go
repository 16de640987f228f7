package store

import (
	"slices"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/seal"
)

// stayErased destroys the keys of all whom a space says to be erased, once lines came: a laptop
// that had not heard of it may have drawn new ones. Keys that were alive here before, and are
// not now, are noted, so that Clear takes them out of the bytes of the file and its copies.
// Hubs say nothing of anybody who can be erased, and so need no record of it.
func (w *writer) stayErased(s *space, before seal.Ring) error {
	ring, some := s.ring.DestroyIf(func(person uint64, _ seal.Kind) bool {
		return slices.ContainsFunc(s.snap.Cohort.Erased, func(x model.Erasure) bool { return uint64(x.Person) == person })
	})
	if some {
		s.ring = ring
		w.rings[s.id] = true
	}
	var d doomed
	before.Live(func(person uint64, kind seal.Kind) {
		if _, alive := s.ring.Find(person, kind); !alive && !d.takes(s.id, person, kind) {
			k := doomedKeys{space: s.id, person: change.ID(person)}
			k.kinds[kind-1] = true
			d.keys = append(d.keys, k)
		}
	})
	if len(d.keys) == 0 {
		return nil
	}
	text, pending := w.settings[settingDoomed]
	if !pending {
		text = w.b.settings[settingDoomed]
	}
	old, err := readDoomed(text)
	if err != nil {
		return err
	}
	w.settings[settingDoomed] = old.with(d).text()
	return nil
}
