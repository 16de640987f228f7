package tui

import (
	"time"

	"workgroup/model"
)

// Clock is the time as the program has it.
type Clock struct {
	// Real is the machine's clock; times between keys are always real.
	Real func() time.Time
	// Fixed is where the clock of all cohorts starts instead, zero for nowhere; it runs
	// on from Started.
	Fixed, Started time.Time
	// Demo: each cohort of a demo file has a today of its own.
	Demo bool
}

// Now is the moment of a cohort, in London.
func (c Clock) Now(f model.Facts) time.Time { return c.now(f) }

// now is the moment of a cohort, in London.
func (c Clock) now(f model.Facts) time.Time {
	real := c.Real()
	since := real.Sub(c.Started)
	switch {
	case !c.Fixed.IsZero():
		return c.Fixed.Add(since).In(model.London())
	case c.Demo && !f.DemoNow.IsZero():
		return f.DemoNow.Add(since).In(model.London())
	}
	return real.In(model.London())
}
