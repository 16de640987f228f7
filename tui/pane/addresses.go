package pane

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
)

// Listing is a pane that shows people: y copies their e-mail addresses.
type Listing interface {
	// Listed are the places of those shown.
	Listed(d Desk) []model.ID
}

// Addresses copies the e-mail addresses of those who have these places, each once, without
// those who have left, and says how many there are. At names only it copies none.
func Addresses(d Desk, places []model.ID) Effect {
	if d.Privacy() != Everything {
		d.Warn("At names only no e-mail address leaves the program. Press ctrl+o until names only is gone, then y.")
		return Taken()
	}
	s := d.Snapshot()
	if s == nil {
		d.Warn("No cohort is open.")
		return Taken()
	}
	var all []string
	without, gone := 0, 0
	for _, id := range places {
		e := s.Enrolment(id)
		if e == nil {
			continue
		}
		switch p := s.Person(e.Person); {
		case e.Status == model.Withdrawn || e.Status == model.Declined:
			gone++
		case p == nil || len(p.Emails) == 0:
			without++
		default:
			all = append(all, p.Emails...)
		}
	}
	return CopyAddresses(d, all, without, gone)
}

// CopyAddresses copies addresses, each once. Without and gone are how many people had none,
// and how many had left.
func CopyAddresses(d Desk, all []string, without, gone int) Effect {
	slices.Sort(all)
	all = slices.Compact(all)
	var left []string
	if without > 0 {
		left = append(left, several(without, "person has", "people have")+" none")
	}
	if gone > 0 {
		left = append(left, several(gone, "who left is", "who left are")+" not among them")
	}
	why := ""
	if len(left) > 0 {
		why = "; " + strings.Join(left, "; ")
	}
	if len(all) == 0 {
		d.Warn("There is no e-mail address to copy" + why + ".")
		return Taken()
	}
	d.Say(several(len(all), "e-mail address", "e-mail addresses") + " copied" + why + ".")
	return Effect{Handled: true, Copy: strings.Join(all, "; ")}
}

// several is "1 person", "3 people".
func several(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
