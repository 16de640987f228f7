package model

import "time"

// Arrival is what came together from another laptop: in one file, or in several that were
// made within minutes of each other.
type Arrival struct {
	// From is the laptop that sent it, and Name what it is called. At is when its newest file
	// was made, by its clock. From is 0 and At zero for all that came before this was noted.
	From ID
	Name string
	At   time.Time
	// Unseen: nobody has looked at the list since.
	Unseen bool
	// Changes are the newest first. Those of third laptops that it passed on are among them.
	Changes []Came
}

// Of is the arrival with those changes alone that were made on one laptop.
func (a Arrival) Of(device ID) Arrival {
	var kept []Came
	for _, c := range a.Changes {
		if c.Device == device {
			kept = append(kept, c)
		}
	}
	a.Changes = kept
	return a
}

// OfRegister tells whether a change is one of the marks, and of what else the register shows
// while only names are.
func (v Verb) OfRegister() bool {
	switch v {
	case VerbTold, VerbTaskBack, VerbTaskNotBack, VerbNote:
		return false
	}
	return v >= VerbPresent && v <= VerbOpened || v == VerbSettled
}
