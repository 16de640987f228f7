package model

import (
	"maps"
	"slices"

	"workgroup/model/change"
)

// NewHub is a space with a hub and its programmes.
type NewHub struct {
	Hub        Hub
	Programmes []Programme
}

// Plan writes the hub; s is the empty snapshot of its space.
func (a NewHub) Plan(s *Snapshot, env Env) (Plan, error) {
	d := NewDraft(s, env, VerbNewHub, a.Hub.ID)
	d.Hub(a.Hub)
	for _, p := range a.Programmes {
		d.Programme(p)
	}
	return d.planned("Hub made: %s.", a.Hub.Name), nil
}

// Hub writes a hub.
func (d *Draft) Hub(h Hub) {
	d.text(KindHub, h.ID, hubName, h.Name)
	d.text(KindHub, h.ID, hubContact, h.Contact)
	d.texts(KindHub, h.ID, hubArea, h.Area)
	d.text(KindHub, h.ID, hubFee, h.Fee.pack())
	d.text(KindHub, h.ID, hubLunch, h.Lunch)
}

// Cohort writes a cohort.
func (d *Draft) Cohort(c Cohort) {
	k := KindCohort
	d.text(k, c.ID, cohortCode, c.Code)
	d.text(k, c.ID, cohortTitle, c.Title)
	d.int(k, c.ID, cohortYear, int64(c.Year))
	d.id(k, c.ID, cohortHub, c.Hub)
	d.text(k, c.ID, cohortHubName, c.HubName)
	d.id(k, c.ID, cohortProgramme, c.Programme)
	d.text(k, c.ID, cohortQuarters, packOptional(c.Quarters))
	d.text(k, c.ID, cohortFee, c.Fee.pack())
	d.int(k, c.ID, cohortPlaces, int64(c.Places))
	d.int(k, c.ID, cohortLowest, int64(c.Lowest))
	d.text(k, c.ID, cohortRegion, c.Region)
	d.text(k, c.ID, cohortFocus, c.Focus)
	d.text(k, c.ID, cohortClosed, packBool(c.Closed))
	d.texts(k, c.ID, cohortArea, c.Area)
	d.id(k, c.ID, cohortContinues, c.Continues)
	if !c.DemoNow.IsZero() {
		d.int(k, c.ID, cohortDemoNow, c.DemoNow.Unix())
	}
}

// Lead writes a lead.
func (d *Draft) Lead(l Lead) {
	d.text(KindLead, l.ID, leadName, l.Name)
	d.text(KindLead, l.ID, leadRole, l.Role)
}

// Session writes a session; its earlier dates and its register are left alone.
func (d *Draft) Session(x Session) {
	k := KindSession
	for _, f := range []struct {
		name change.Name
		n    int64
	}{
		{sessionNumber, int64(x.Number)}, {sessionKind, int64(x.Kind)}, {sessionDate, int64(x.Date)}, {sessionStart, int64(x.Start)},
		{sessionEnd, int64(x.End)}, {sessionMode, int64(x.Mode)}, {sessionCredit, int64(x.Credit)}, {sessionState, int64(x.State)},
	} {
		d.int(k, x.ID, f.name, f.n)
	}
	d.text(k, x.ID, sessionTitle, x.Title)
	d.text(k, x.ID, sessionVenue, x.Venue)
	d.text(k, x.ID, sessionAddress, x.Address)
	d.text(k, x.ID, sessionNotes, x.Notes)
	d.text(k, x.ID, sessionTopics, x.Topics)
	d.text(k, x.ID, sessionLink, x.Link)
	d.text(k, x.ID, sessionReason, x.Reason)
	d.text(k, x.ID, sessionInstead, packBool(x.Instead))
}

// Earlier writes a date that a session had before.
func (d *Draft) Earlier(session ID, e EarlierDate) {
	d.elem(KindSession, session, sessionEarlier, d.env.NewID(), e.pack())
}

// EarlierOfSlot writes a day that a date of a visit had before.
func (d *Draft) EarlierOfSlot(slot ID, e EarlierDate) {
	d.elem(KindSlot, slot, slotEarlier, d.env.NewID(), e.pack())
}

func (e EarlierDate) pack() string {
	var v packer
	v.int(int64(e.Date))
	v.int(int64(e.Announced))
	return string(v)
}

// Remove marks a record as gone; what hangs on it stays and comes back with it.
// Of a session it is noted which marks stood in it, for whoever removed it was told of these.
func (d *Draft) Remove(k change.Kind, id ID) {
	v := packInt(1)
	if k == KindSession {
		v += string(d.s.marksOf(Removed{Kind: k, ID: id}).pack())
	}
	d.text(k, id, recordGone, v)
}

// Task writes a task.
func (d *Draft) Task(t Task) {
	d.id(KindTask, t.ID, taskSession, t.Session)
	d.text(KindTask, t.ID, taskTitle, t.Title)
	d.int(KindTask, t.ID, taskDue, int64(t.Due))
	d.id(KindTask, t.ID, taskBefore, t.Before)
	if was := d.s.Task(t.ID); was != nil {
		for _, school := range slices.Sorted(maps.Keys(was.Wording)) {
			if _, still := t.Wording[school]; !still {
				d.elem(KindTask, t.ID, taskWording, school, "")
			}
		}
	}
	for _, school := range slices.Sorted(maps.Keys(t.Wording)) {
		d.elem(KindTask, t.ID, taskWording, school, t.Wording[school])
	}
}

// Slot writes a date of a visit; its register is left alone.
func (d *Draft) Slot(x Slot) {
	k := KindSlot
	d.id(k, x.ID, slotSession, x.Session)
	for _, f := range []struct {
		name change.Name
		n    int64
	}{
		{slotDate, int64(x.Date)}, {slotStart, int64(x.Start)}, {slotEnd, int64(x.End)}, {slotCapacity, int64(x.Capacity)}, {slotState, int64(x.State)},
	} {
		d.int(k, x.ID, f.name, f.n)
	}
	d.text(k, x.ID, slotHost, x.Host)
	d.text(k, x.ID, slotSetting, x.Setting)
	d.text(k, x.ID, slotTeacher, x.Teacher)
	d.text(k, x.ID, slotMastery, packBool(x.Mastery))
	d.text(k, x.ID, slotFocus, x.Focus)
	d.int(k, x.ID, slotKind, int64(x.Kind))
	d.int(k, x.ID, slotDistance, int64(x.Distance))
	d.text(k, x.ID, slotAddress, x.Address)
	d.text(k, x.ID, slotFacilitator, x.Facilitator)
	d.text(k, x.ID, slotBriefing, x.Briefing)
	d.text(k, x.ID, slotReason, x.Reason)
}

// Person writes a card.
func (d *Draft) Person(p Person) {
	d.text(KindPerson, p.ID, personGiven, p.Given)
	d.text(KindPerson, p.ID, personFamily, p.Family)
	d.text(KindPerson, p.ID, personLabel, p.Label)
	d.text(KindPerson, p.ID, personPhone, p.Phone)
	d.text(KindPerson, p.ID, personNote, p.Note)
	d.texts(KindPerson, p.ID, personEmail, p.Emails)
	d.texts(KindPerson, p.ID, personBefore, p.Before)
	d.texts(KindPerson, p.ID, personAlias, p.Aliases)
}

// texts writes a set of texts: those that are new come in, those that are missing go.
func (d *Draft) texts(k change.Kind, rec ID, n change.Name, want []string) {
	have := map[string]bool{}
	reader{d.s.Record(change.Key{Kind: k, Record: rec})}.elems(n, func(elem ID, v string) {
		if !slices.Contains(want, v) {
			d.elem(k, rec, n, elem, "")
		}
		have[v] = true
	})
	for _, v := range want {
		if v != "" && !have[v] {
			d.elem(k, rec, n, d.env.NewID(), v)
			have[v] = true
		}
	}
}

// School writes a school.
func (d *Draft) School(x School) {
	d.text(KindSchool, x.ID, schoolName, x.Name)
	d.text(KindSchool, x.ID, schoolURN, x.URN)
	d.text(KindSchool, x.ID, schoolPhase, x.Phase)
	d.text(KindSchool, x.ID, schoolLA, x.LA)
	d.text(KindSchool, x.ID, schoolTrust, x.Trust)
	d.text(KindSchool, x.ID, schoolTown, x.Town)
	d.text(KindSchool, x.ID, schoolPostcode, x.Postcode)
	d.int(KindSchool, x.ID, schoolInvolved, int64(x.Involved))
	d.int(KindSchool, x.ID, schoolMembers, int64(x.Members))
	d.int(KindSchool, x.ID, schoolSpecialist, int64(x.Specialist))
	d.int(KindSchool, x.ID, schoolState, int64(x.State))
	d.int(KindSchool, x.ID, schoolCommunity, int64(x.Community))
	d.id(KindSchool, x.ID, schoolLeader, x.Leader)
	if was := d.s.School(x.ID); was != nil {
		for _, e := range was.Engagements {
			if !slices.ContainsFunc(x.Engagements, func(o Engagement) bool { return o.ID == e.ID }) {
				d.elem(KindSchool, x.ID, schoolEngagement, e.ID, "")
			}
		}
	}
	for _, e := range x.Engagements {
		var v packer
		v.uint(uint64(e.Year))
		v.text(e.Programme)
		if e.ID == 0 {
			e.ID = d.env.NewID()
		}
		d.elem(KindSchool, x.ID, schoolEngagement, e.ID, string(v))
	}
}

// Enrol writes a place; what hangs on it (marks, bookings) is written for itself.
func (d *Draft) Enrol(e Enrolment) {
	k := KindEnrolment
	d.id(k, e.ID, enrolmentPerson, e.Person)
	d.id(k, e.ID, enrolmentSchool, e.School)
	d.text(k, e.ID, enrolmentRole, e.Role)
	d.int(k, e.ID, enrolmentDesignation, int64(e.Designation))
	d.int(k, e.ID, enrolmentStatus, int64(e.Status))
	d.int(k, e.ID, enrolmentFrom, int64(e.From))
	d.int(k, e.ID, enrolmentUntil, int64(e.Until))
	d.int(k, e.ID, enrolmentYear, int64(e.Year))
	d.int(k, e.ID, enrolmentReason, int64(e.Reason))
	d.id(k, e.ID, enrolmentReplaces, e.Replaces)
	d.set(fieldOf(k, e.ID, enrolmentRemark, 0), e.Remark, e.Person)
	d.int(k, e.ID, enrolmentFor, int64(e.For))
	d.text(k, e.ID, enrolmentContinues, e.Continues.pack())
	for _, school := range e.Further {
		d.elem(k, e.ID, enrolmentFurther, school, packBool(true))
	}
	for _, p := range e.Pauses {
		d.PauseAs(e, p)
	}
}

// PauseAs writes a pause of a place; one without an ID is new.
func (d *Draft) PauseAs(e Enrolment, p Pause) {
	if p.ID == 0 {
		p.ID = d.env.NewID()
	}
	var v packer
	v.int(int64(p.From))
	v.int(int64(p.Until))
	d.elem(KindEnrolment, e.ID, enrolmentPause, p.ID, string(v))
}

// SinceAs writes the day on which a place took a status, and who decided.
func (d *Draft) SinceAs(e Enrolment, status Status, since Since) {
	var v packer
	v.int(int64(since.Day))
	v.uint(uint64(since.Lead))
	d.elem(KindEnrolment, e.ID, enrolmentSince, ID(status), string(v))
}

// CommitAs writes that the school, or the participant, confirmed that they can commit.
func (d *Draft) CommitAs(e Enrolment, of Party, c Commitment) {
	d.elem(KindEnrolment, e.ID, enrolmentCommitted, ID(of), Since{c.Day, c.Lead}.pack())
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentCommittedBy, ID(of)), c.By, e.Person)
}

// Wait writes since when a person waits for a date of a visit, in seconds since 1970; 0
// is not at all.
func (d *Draft) Wait(e *Enrolment, slot ID, since int64) {
	d.elem(KindEnrolment, e.ID, enrolmentWaiting, slot, packInt(since))
}

// Suit writes how a date of a visit suits.
func (d *Draft) Suit(e *Enrolment, slot ID, how Suit) {
	d.elem(KindEnrolment, e.ID, enrolmentSuit, slot, packInt(int64(how)))
}

// Wish writes which date of a visit would suit.
func (d *Draft) Wish(e *Enrolment, session ID, wish string) {
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentWish, session), wish, e.Person)
}

// Overbook writes why a full date took this person too.
func (d *Draft) Overbook(e *Enrolment, session ID, reason string) {
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentOverbooked, session), reason, e.Person)
}

// Override writes why a rule does not hold for a place.
func (d *Draft) Override(e Enrolment, rule ID, reason string) {
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentOverride, rule), reason, e.Person)
}

// MarkAs writes a mark.
func (d *Draft) MarkAs(e *Enrolment, session ID, m Mark) { d.mark(e, session, m) }

// ToldAs writes what was told before.
func (d *Draft) ToldAs(e *Enrolment, session ID, t Told) {
	d.elem(KindEnrolment, e.ID, enrolmentTold, session, t.pack())
}

// Book writes the date of a visit that a person chose.
func (d *Draft) Book(e *Enrolment, session, slot ID) {
	d.elem(KindEnrolment, e.ID, enrolmentBooking, session, packID(slot))
	d.beside(e, session, slot)
}

// Progress writes how far a task is.
func (d *Draft) Progress(e *Enrolment, task ID, t TaskState) {
	d.elem(KindEnrolment, e.ID, enrolmentTask, task, t.pack())
}

// FinishAs writes that a register is finished, or was.
func (d *Draft) FinishAs(id SheetID, f Finish) { d.finish(id, f) }
