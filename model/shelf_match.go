package model

import "fmt"

// SchoolMatch is a school of the cohort, and the one of the register that it is.
type SchoolMatch struct {
	School *School
	Listed Listed
}

// Matches are the schools of the cohort of which the register says more than is known, names
// left aside: by their number, or, where none is known, by a name that one school alone has.
// Those with neither are open: it asks which they are.
func (s *Shelf) Matches(snap *Snapshot) (found []SchoolMatch, open []*School) {
	if s == nil {
		return nil, nil
	}
	for _, x := range snap.Schools {
		l, ok := s.URN(x.URN)
		if x.URN == "" {
			l, ok = s.named(x.Name)
		}
		if ok && l.Closed {
			l, ok = s.Successor(l.URN)
		}
		switch other := snap.SchoolOfURN(l.URN); {
		case !ok || other != nil && other != x:
			open = append(open, x)
		case l.on(*x).differs(x):
			found = append(found, SchoolMatch{x, l})
		}
	}
	return found, open
}

// differs tells whether the register would change something of a school.
func (x School) differs(was *School) bool {
	return x.URN != was.URN || x.Phase != was.Phase || x.LA != was.LA || x.Trust != was.Trust || x.Town != was.Town || x.Postcode != was.Postcode || x.State != was.State
}

// named is the one open school that has a name, or that goes on for one that had it; ok is
// false where several do.
func (s *Shelf) named(name string) (x Listed, ok bool) {
	folded := Fold(name)
	for i, n := range s.index().names {
		if n != folded {
			continue
		}
		l, open := s.schools[i], true
		if l.Closed {
			l, open = s.Successor(l.URN)
		}
		switch {
		case !open || l.URN == x.URN:
		case ok:
			return Listed{}, false
		default:
			x, ok = l, true
		}
	}
	return x, ok
}

// Findings are that schools of people here are not matched with the register, or go on under
// another number: one at most, put off where a lead said so, and none without a register.
func (s *Shelf) Findings(snap *Snapshot, today Day) (shown []Finding, off []Deferred) {
	if s == nil {
		return nil, nil
	}
	f := Finding{Key: key(FindNoDetails, 0)}
	missing, moved := map[ID]bool{}, map[ID]bool{}
	for _, e := range snap.Enrolments {
		if e.Status == Withdrawn || e.Status == Declined {
			continue
		}
		for _, x := range snap.SchoolsOf(e) {
			_, next := s.Successor(x.URN)
			switch {
			case x.URN == "":
				missing[x.ID] = true
			case next:
				moved[x.ID] = true
			default:
				continue
			}
			if f.Enrolment == 0 {
				f.Enrolment = e.ID
			}
		}
	}
	switch {
	case len(missing) > 0 && len(moved) > 0:
		f.Sentence = fmt.Sprintf("%s: details missing; %s under another number: g", counted(len(missing), "school", "schools"), counted(len(moved), "goes on", "go on"))
	case len(missing) > 0:
		f.Sentence = fmt.Sprintf("%s: details missing, g finds them in the register", counted(len(missing), "school", "schools"))
	case len(moved) > 0:
		f.Sentence = fmt.Sprintf("%s under another number: g takes it over", counted(len(moved), "school goes on", "schools go on"))
	}
	switch p, is := snap.putOff(f.Key); {
	case f.Sentence == "":
		return nil, nil
	case is && today < p.Until:
		return nil, []Deferred{{f, p}}
	}
	return []Finding{f}, nil
}
