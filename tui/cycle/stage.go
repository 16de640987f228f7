package cycle

import (
	"workgroup/model"
)

// stage is where a session stands, in the word that the pane shows.
type stage string

// The stages.
const (
	held      stage = "held"
	now       stage = "now"
	toCome    stage = "to come"
	calledOff stage = "called off"
	notHeld   stage = "not held"
	noDate    stage = "no date"
)

// stageOf is the stage of a session on a day. A visit is now from the day on which
// all that stands before it has come until nobody is left without a date and the
// last date is over.
func stageOf(s *model.Snapshot, x *model.Session, today model.Day) stage {
	switch x.State {
	case model.CalledOff:
		return calledOff
	case model.NotHeldAt:
		return notHeld
	}
	if x.Kind == model.Visit {
		return visitStage(s, x, today)
	}
	switch {
	case !x.Date.Known():
		return noDate
	case x.Date > today:
		return toCome
	case x.Date == today:
		return now
	}
	return held
}

func visitStage(s *model.Snapshot, x *model.Session, today model.Day) stage {
	dated, begun, over := false, false, true
	for _, slot := range s.SlotsOf(x.ID) {
		if slot.State != model.Planned || !slot.Date.Known() {
			continue
		}
		dated = true
		begun = begun || slot.Date <= today
		over = over && slot.Date < today
	}
	if !dated {
		return noDate
	}
	without, freed := s.WithoutDate(x.ID)
	if over && len(without)+len(freed) == 0 {
		return held
	}
	if begun || cameBefore(s, x, today) {
		return now
	}
	return toCome
}

// cameBefore tells whether every dated session with a lower number has come.
func cameBefore(s *model.Snapshot, x *model.Session, today model.Day) bool {
	for _, o := range s.Sessions {
		if o.Number < x.Number && o.Kind != model.Visit && o.State == model.Planned && o.Date > today {
			return false
		}
	}
	return true
}

// sheets are the registers of a session: one, or one for each date of a visit.
// Those that were called off have none.
func sheets(s *model.Snapshot, x *model.Session) []occasion {
	if x.State != model.Planned {
		return nil
	}
	if x.Kind != model.Visit {
		return []occasion{{x.Date, x.Finish.Is}}
	}
	var out []occasion
	for _, slot := range s.SlotsOf(x.ID) {
		if slot.State == model.Planned {
			out = append(out, occasion{slot.Date, slot.Finish.Is})
		}
	}
	return out
}

// occasion is a day with a register, and whether that is finished.
type occasion struct {
	day      model.Day
	finished bool
}

// initial is the session on which the cursor rests at first: that of today, else
// the first that is not finished though its date has come, else the next to come,
// else the first without a date, else the last.
func initial(s *model.Snapshot, today model.Day) model.ID {
	var open, next, undated model.ID
	var soonest model.Day
	for _, x := range s.Sessions {
		for _, o := range sheets(s, x) {
			switch {
			case !o.day.Known():
			case o.day == today:
				return x.ID
			case o.day < today && !o.finished && open == 0:
				open = x.ID
			case o.day > today && (next == 0 || o.day < soonest):
				next, soonest = x.ID, o.day
			}
		}
		if undated == 0 && stageOf(s, x, today) == noDate {
			undated = x.ID
		}
	}
	for _, id := range []model.ID{open, next, undated} {
		if id != 0 {
			return id
		}
	}
	if n := len(s.Sessions); n > 0 {
		return s.Sessions[n-1].ID
	}
	return 0
}

// tally is how many of how many: marked here, booked, or back with a task.
type tally struct{ done, of int }

// marked counts a workshop's register: those here, of those whose place stood.
func marked(s *model.Snapshot, x *model.Session) tally {
	var t tally
	for _, e := range s.Enrolments {
		if !e.Counts() {
			continue
		}
		m := s.MarkOf(e, x)
		if m.Kind == model.NotEnrolled {
			continue
		}
		t.of++
		if m.Here() {
			t.done++
		}
	}
	return t
}

// visited counts a visit: those who have a date that stands, or have been.
func visited(s *model.Snapshot, x *model.Session) tally {
	var t tally
	for _, e := range s.Enrolments {
		m := e.Mark(x.ID)
		slot := s.Slot(e.Booking(x.ID))
		booked := slot != nil && slot.State == model.Planned
		switch {
		case !e.Counts(), e.Status == model.Withdrawn && m.Kind == model.Unmarked:
			continue
		case e.Status == model.NotOnList && m.Kind == model.Unmarked && !booked:
			continue
		}
		t.of++
		if m.Here() || m.Kind == model.Elsewhere || m.Kind == model.Unmarked && booked {
			t.done++
		}
	}
	return t
}

// returned counts a task: those who brought it, of those enrolled from whom it is
// required.
func returned(s *model.Snapshot, task *model.Task) tally {
	var t tally
	for _, e := range s.Enrolments {
		progress := e.Task(task.ID).Progress
		if e.Status != model.Enrolled && e.Status != model.Completed || progress == model.NotRequired {
			continue
		}
		t.of++
		if progress == model.Back {
			t.done++
		}
	}
	return t
}
