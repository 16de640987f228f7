package model

// peopleFindings are what a lead should look at of the people: walk-ins whose details are
// missing, places without a school, the path to a place, and records that may be of one
// person.
func (s *Snapshot) peopleFindings(l *spells) {
	x := s.steadily()
	*l = append(*l, x.people...)
	s.pathFindings(l, x)
	*l = append(*l, x.twins...)
}
