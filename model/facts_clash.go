package model

// ClashFact is a day on which somebody has two sessions at once.
type ClashFact struct {
	Enrolment, Session ID
	Day                Day
}

// meeting is a session of a place with its day and hours.
type meeting struct {
	session    ID
	day        Day
	start, end Clock
}

// meetings are those of a place from a day on.
func (f *Facts) meetings(p *PersonFacts, from Day) []meeting {
	var out []meeting
	for _, x := range f.Sessions {
		if x.State == Planned && x.Kind != Visit && x.Date.Known() && x.Date >= from && p.On(x.Date) {
			out = append(out, meeting{x.ID, x.Date, x.Start, x.End})
		}
	}
	for _, x := range p.Visits {
		if x.Day >= from && p.On(x.Day) {
			out = append(out, meeting{x.Session, x.Day, x.Start, x.End})
		}
	}
	return out
}

// ClashesWith are the days from today on which somebody of this cohort has a session here
// and in the other one at once. Without times two sessions of one day may be at once.
func (f *Facts) ClashesWith(g *Facts, today Day) []ClashFact {
	if f.Space == g.Space || g.Closed {
		return nil
	}
	var out []ClashFact
	for i := range g.People {
		q := &g.People[i]
		if q.Status != Enrolled && q.Status != Paused {
			continue
		}
		for j := range f.People {
			p := &f.People[j]
			if p.Status != Enrolled || !p.Is(q) {
				continue
			}
			there := g.meetings(q, today)
			for _, x := range f.meetings(p, today) {
				for _, y := range there {
					apart := x.end.Known() && y.start.Known() && x.end <= y.start || y.end.Known() && x.start.Known() && y.end <= x.start
					if x.day == y.day && !apart {
						out = append(out, ClashFact{p.Enrolment, x.session, x.day})
						break
					}
				}
			}
		}
	}
	return out
}
