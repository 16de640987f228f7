package export

import (
	"cmp"
	"maps"
	"slices"

	"workgroup/model"
)

// reader is a snapshot of a cohort without the records in which nothing stands.
type reader struct {
	*model.Snapshot
	there      standing
	enrolments []*model.Enrolment
	sessions   []*model.Session
	tasks      []*model.Task
	slots      []*model.Slot
}

func newReader(s *model.Snapshot, there standing) *reader {
	return &reader{
		Snapshot: s, there: there,
		enrolments: of(there, model.KindEnrolment, s.Enrolments, func(e *model.Enrolment) model.ID { return e.ID }),
		sessions:   of(there, model.KindSession, s.Sessions, func(x *model.Session) model.ID { return x.ID }),
		tasks:      of(there, model.KindTask, s.Tasks, func(t *model.Task) model.ID { return t.ID }),
		slots:      of(there, model.KindSlot, s.Slots, func(x *model.Slot) model.ID { return x.ID }),
	}
}

// session is the session of that ID as the document refers to it.
func (r *reader) session(id model.ID) (ref *string, number *int) {
	for _, x := range r.sessions {
		if x.ID == id {
			return idOrNull(id), count(x.Number)
		}
	}
	return nil, nil
}

// enrolmentRef is an enrolment as the document refers to it; null where it is not there.
func (r *reader) enrolmentRef(id model.ID) *string {
	if e := r.Enrolment(id); e != nil && id != 0 {
		return idOrNull(e.ID)
	}
	return nil
}

// cohort is one cohort of the document.
func (g *gathered) cohort(s *model.Snapshot, o *owner) cohort {
	r := newReader(s, standingIn(s))
	c := &s.Cohort
	out := cohort{
		ID: o.id.String(), Code: text(c.Code), Title: text(c.Title), Hub: idOrNull(c.Hub), HubName: text(c.HubName),
		AcademicYear: text(model.AcademicYearWords(c.Year)), ExpectedQuarters: c.Quarters, Fee: feeOf(c.Fee), Places: count(c.Places), Lowest: count(c.Lowest),
		Region: text(c.Region), Focus: text(c.Focus), Closed: c.Closed, Leads: leadsOf(s, r.there),
		HubArea: list(c.Area), Continues: idOrNull(c.Continues), PutOff: []putOff{}, Feedback: feedbackOf(r), Tables: tablesOf(s),
		Laptops: laptopsOf(s), Enrolments: []enrolment{}, Sessions: []session{}, Tasks: []task{}, Slots: []slot{},
	}
	for _, p := range c.PutOffs {
		out.PutOff = append(out.PutOff, putOff{p.Key.Kind.String(), idOrNull(p.Key.Of), idOrNull(p.Key.And), day(p.Until), text(p.Reason)})
	}
	if c.Programme != 0 {
		out.Programme = text(g.programmeID(s.Space, c.Programme))
	}
	rows := r.enrolments
	queue := s.Queue()
	for _, e := range rows {
		x := g.enrolment(r, e)
		x.QueueNumber = count(1 + slices.IndexFunc(queue, func(o *model.Enrolment) bool { return o.ID == e.ID }))
		out.Enrolments = append(out.Enrolments, x)
	}
	for _, x := range r.sessions {
		out.Sessions = append(out.Sessions, g.session(r, x, rows))
	}
	for _, t := range r.tasks {
		out.Tasks = append(out.Tasks, g.task(r, t, rows))
	}
	for _, x := range r.slots {
		out.Slots = append(out.Slots, g.slot(r, x))
	}
	out.Charges = g.charges(r)
	g.evaluation(r, &out)
	out.Meetings, out.Reports = ruleOf(c.Meetings), g.reports(r)
	retained(r, c, &out)
	return out
}

func (g *gathered) enrolment(r *reader, e *model.Enrolment) enrolment {
	out := enrolment{
		ID: e.ID.String(), Person: g.personName(e.Person), PersonID: idOrNull(e.Person), School: g.schoolName(e.School), SchoolID: idOrNull(e.School),
		Role: text(e.Role), Designation: text(e.Designation.String()), Status: text(e.Status.String()), From: day(e.From), Until: day(e.Until),
		YearOfEngagement: count(e.Year), Remark: text(e.Remark), Replaces: r.enrolmentRef(e.Replaces),
		Pauses: []pause{}, Since: []since{}, EarlierSchools: []earlierSchool{}, Overrides: []override{},
		SeenOnline: day(e.SeenOnline), OnlineNote: text(e.OnlineNote),
	}
	if e.Status == model.Withdrawn {
		out.LeaveReason = text(e.Reason.String())
	}
	for _, p := range e.Pauses {
		out.Pauses = append(out.Pauses, pause{day(p.From), day(p.Until)})
	}
	for _, x := range e.SinceAll() {
		out.Since = append(out.Since, since{x.Status.String(), day(x.Since.Day), r.leadName(x.Since.Lead), idOrNull(x.Since.Lead)})
	}
	for _, x := range e.EarlierSchools() {
		out.EarlierSchools = append(out.EarlierSchools, earlierSchool{g.schoolName(x.School), idOrNull(x.School), day(x.Until)})
	}
	for _, o := range e.Overrides() {
		is := override{Rule: overrideName(o.Rule), Reason: o.Reason}
		if is.Rule == "" {
			is.Rule, is.Person, is.PersonID = "another-person", g.personName(o.Rule), idOrNull(o.Rule)
		}
		out.Overrides = append(out.Overrides, is)
	}
	for _, x := range r.sessions {
		out.EarnedQuarters += r.CreditOf(e, x)
	}
	g.path(r, e, &out)
	return out
}

func (g *gathered) session(r *reader, x *model.Session, rows []*model.Enrolment) session {
	out := session{
		ID: x.ID.String(), Number: count(x.Number), Kind: text(x.Kind.String()), Title: text(x.Title), Date: day(x.Date), Start: clock(x.Start),
		End: clock(x.End), Mode: modeName(x.Mode), Venue: text(x.Venue), Address: text(x.Address), CreditQuarters: x.Credit,
		State: stateName(x.State, x.Finish.Is), Notes: text(x.Notes), Topics: text(x.Topics), Link: text(x.Link), OnlineInstead: x.Instead,
		Reason: text(x.Reason), EarlierDates: earlierOf(x.Earlier), Marks: []mark{},
	}
	if x.Kind == model.Visit {
		out.State = stateName(x.State, r.visitFinished(x))
	} else {
		out.Finished, out.FinishedBefore = finishes(x.Finish)
	}
	for _, e := range rows {
		out.Marks = append(out.Marks, g.mark(r, e, x))
	}
	return out
}

// earlierOf are the dates that were given up, each once.
func earlierOf(all []model.EarlierDate) []earlierDate {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b model.EarlierDate) int {
		return cmp.Or(cmp.Compare(a.Announced, b.Announced), cmp.Compare(a.Date, b.Date))
	})
	out := []earlierDate{}
	for _, d := range slices.Compact(all) {
		out = append(out, earlierDate{day(d.Date), day(d.Announced)})
	}
	return out
}

// visitFinished tells whether a visit is over: every date that somebody is booked on
// has its register finished, at least one has, and nobody is without.
func (r *reader) visitFinished(x *model.Session) bool {
	if without, freed := r.WithoutDate(x.ID); len(without)+len(freed) > 0 {
		return false
	}
	finished := false
	for _, s := range r.slots {
		if s.Session != x.ID || s.State != model.Planned {
			continue
		}
		if !s.Finish.Is && len(r.Booked(s)) > 0 {
			return false
		}
		finished = finished || s.Finish.Is
	}
	return finished
}

func (g *gathered) task(r *reader, t *model.Task, rows []*model.Enrolment) task {
	out := task{ID: t.ID.String(), Title: text(t.Title), Due: day(t.Due), Wording: []wording{}, Progress: []progress{}}
	out.Session, out.SessionNumber = r.session(t.Session)
	out.DueBefore, _ = r.session(t.Before)
	for _, id := range slices.Sorted(maps.Keys(t.Wording)) {
		out.Wording = append(out.Wording, wording{g.schoolName(id), idOrNull(id), t.Wording[id]})
	}
	for _, e := range rows {
		is := e.Task(t.ID)
		out.Progress = append(out.Progress, progress{
			EnrolmentID: e.ID.String(), Person: g.personName(e.Person), PersonID: idOrNull(e.Person),
			State: is.Progress.String(), Date: day(is.Day), Note: text(e.TaskNote(t.ID)),
		})
	}
	return out
}

func (g *gathered) slot(r *reader, x *model.Slot) slot {
	out := slot{
		ID: x.ID.String(), Date: day(x.Date), Start: clock(x.Start), End: clock(x.End), Host: text(x.Host), Setting: text(x.Setting),
		Teacher: text(x.Teacher), MasterySpecialist: x.Mastery, Focus: text(x.Focus), Capacity: count(x.Capacity),
		State: stateName(x.State, x.Finish.Is), Address: text(x.Address), Facilitator: text(x.Facilitator), Briefing: text(x.Briefing),
		Reason: text(x.Reason), Booked: []booking{}, Waiting: []waiting{}, Suits: []suit{}, EarlierDates: earlierOf(r.EarlierDates(x.ID)),
	}
	if x.Kind != model.KindUnsaid {
		out.Kind = text(x.Kind.String())
	}
	if x.Distance != model.DistanceUnsaid {
		out.Distance = text(x.Distance.String())
	}
	out.Session, out.SessionNumber = r.session(x.Session)
	out.Finished, out.FinishedBefore = finishes(x.Finish)
	for _, e := range r.Booked(x) {
		b := booking{e.ID.String(), g.personName(e.Person), idOrNull(e.Person), []string{}}
		beside, _ := r.Beside(e, x.Session)
		for _, id := range beside {
			b.Beside = append(b.Beside, id.String())
		}
		out.Booked = append(out.Booked, b)
	}
	for _, e := range r.Waiting(x.ID) {
		since, _ := e.Waits(x.ID)
		out.Waiting = append(out.Waiting, waiting{e.ID.String(), g.personName(e.Person), idOrNull(e.Person), moment(since)})
	}
	for _, e := range r.Enrolments {
		if how := e.Suit(x.ID); how != model.SuitUnsaid {
			out.Suits = append(out.Suits, suit{e.ID.String(), g.personName(e.Person), idOrNull(e.Person), how.String()})
		}
	}
	return out
}

// finishes are when a register was finished: as it is, or before it was opened again.
func finishes(f model.Finish) (now, before *finish) {
	at := &finish{day(f.Day), clock(f.At)}
	switch {
	case f.Is:
		return at, nil
	case f.Was:
		return nil, at
	}
	return nil, nil
}

func stateName(s model.State, finished bool) string {
	switch {
	case s == model.CalledOff:
		return "called-off"
	case s != model.Planned:
		return "not-held"
	case finished:
		return "finished"
	}
	return "planned"
}

func modeName(m model.Mode) *string {
	switch m {
	case model.InRoom:
		return text("room")
	case model.Online:
		return text("online")
	}
	return nil
}
