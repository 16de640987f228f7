package seal

// Agree tells whether two sets say the same of every key that both have. Honest ones do: to
// merge others would put another key in the place of one with which something is sealed.
func (k Keys) Agree(other Keys) bool {
	for _, e := range other.entries {
		if at, found := k.search(e.named.ID); found && k.entries[at] != e {
			return false
		}
	}
	return true
}

// Ahead is how many turns the newest of other keys is above the newest of these.
func (k Keys) Ahead(other Keys) uint32 {
	highest := func(k Keys) (turn uint32) {
		for _, e := range k.entries {
			turn = max(turn, e.turn)
		}
		return turn
	}
	own, others := highest(k), highest(other)
	return max(own, others) - own
}

// Agree tells whether two rings say the same of every key that both have, but that it was
// destroyed.
func (r Ring) Agree(other Ring) bool {
	for _, e := range other.entries {
		at, found := r.search(e.Named.ID)
		if !found {
			continue
		}
		own := r.entries[at]
		if own.Person != e.Person || own.Kind != e.Kind || !own.Destroyed && !e.Destroyed && own.Named != e.Named {
			return false
		}
	}
	return true
}
