package seal

import "slices"

// DestroyIf returns the ring with tombstones in place of the live keys that gone names, and
// whether there were any. The bytes of the keys are in older copies of the ring until those
// are gone.
func (r Ring) DestroyIf(gone func(person uint64, kind Kind) bool) (Ring, bool) {
	entries, some := slices.Clone(r.entries), false
	for i, e := range entries {
		if !e.Destroyed && gone(e.Person, e.Kind) {
			entries[i], some = tombstone(e), true
		}
	}
	if !some {
		return r, false
	}
	return newRing(entries), true
}

// Live calls fn for each live key, by person and kind.
func (r Ring) Live(fn func(person uint64, kind Kind)) {
	for _, i := range r.live {
		fn(r.entries[i].Person, r.entries[i].Kind)
	}
}
