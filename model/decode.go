package model

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"workgroup/model/change"
)

// erasedText stands where the key of a value was destroyed.
const erasedText = "(erased)"

// reader reads the fields of a record. Where claims stand, it reads the first.
type reader struct{ *change.Record }

func (r reader) value(s change.Slot) (string, bool) {
	st := r.Cell(s).Standing()
	if len(st) == 0 {
		return "", false
	}
	if st[0].Erased {
		return erasedText, true
	}
	return st[0].Value, true
}

func (r reader) text(n change.Name) string {
	v, _ := r.value(change.Slot{Name: n})
	return v
}

func (r reader) int(n change.Name) int64 { return unpackInt(r.text(n)) }
func (r reader) id(n change.Name) ID     { return unpackID(r.text(n)) }
func (r reader) day(n change.Name) Day   { return Day(r.int(n)) }
func (r reader) clock(n change.Name) Clock {
	return Clock(r.int(n))
}
func (r reader) bool(n change.Name) bool { return r.int(n) != 0 }

// elems calls fn for each element of a set that holds something.
func (r reader) elems(n change.Name, fn func(elem ID, v string)) {
	r.Elems(n, func(elem ID, _ change.Cell) {
		if v, ok := r.value(change.Slot{Name: n, Elem: elem}); ok && v != "" {
			fn(elem, v)
		}
	})
}

func (r reader) texts(n change.Name) []string {
	var out []string
	r.elems(n, func(_ ID, v string) { out = append(out, v) })
	slices.Sort(out)
	return out
}

// optional is a number that may be unknown; it is kept one higher.
func (r reader) optional(n change.Name) *int {
	if v := r.int(n); v > 0 {
		q := int(v) - 1
		return &q
	}
	return nil
}

func packOptional(n *int) string {
	if n == nil {
		return ""
	}
	return packInt(int64(*n) + 1)
}

// gone tells whether the record was removed: where one lead removed it and another brought it
// back, it is there.
func (r reader) gone() bool {
	st := r.Cell(change.Slot{Name: recordGone}).Standing()
	return len(st) > 0 && !slices.ContainsFunc(st, func(h change.Held) bool { return unpackInt(h.Value) == 0 })
}

// stands tells whether anything is left of the record: where its making was taken back,
// nothing is.
func (r reader) stands() bool {
	for _, c := range r.Cells {
		for _, h := range c.Standing() {
			if h.Value != "" || h.Erased {
				return true
			}
		}
	}
	return false
}

// decode is what a record says, as a pointer to its type; nil for one that was removed
// or taken back, and for kinds that a newer version knows.
func decode(rec *change.Record) any {
	r := reader{rec}
	id := rec.Key.Record
	if r.gone() || !r.stands() {
		return nil
	}
	switch rec.Key.Kind {
	case KindHub:
		return &Hub{ID: id, Name: r.text(hubName), Area: r.texts(hubArea), Contact: r.text(hubContact), Fee: unpackFee(r.text(hubFee)), Lunch: r.text(hubLunch)}
	case KindProgramme:
		return decodeProgramme(r)
	case KindDevice:
		return decodeDevice(r)
	case KindLead:
		return &Lead{ID: id, Name: r.text(leadName), Role: r.text(leadRole)}
	case KindCohort:
		c := &Cohort{
			ID: id, Code: r.text(cohortCode), Title: r.text(cohortTitle), Year: int(r.int(cohortYear)),
			Hub: r.id(cohortHub), HubName: r.text(cohortHubName), Programme: r.id(cohortProgramme),
			Quarters: r.optional(cohortQuarters), Fee: unpackFee(r.text(cohortFee)), Places: int(r.int(cohortPlaces)), Lowest: int(r.int(cohortLowest)),
			Region: r.text(cohortRegion), Focus: r.text(cohortFocus), Closed: r.bool(cohortClosed), Area: r.texts(cohortArea), Continues: r.id(cohortContinues),
			PutOffs: r.putOffs(),
		}
		c.Meetings, c.Reports = unpackMeetingRule(r.text(cohortMeetings)), r.reports()
		r.retained(c)
		if at := r.int(cohortDemoNow); at != 0 {
			c.DemoNow = time.Unix(at, 0)
		}
		return c
	case KindPerson:
		p := &Person{
			ID: id, Given: r.text(personGiven), Family: r.text(personFamily), Label: r.text(personLabel),
			Emails: r.texts(personEmail), Phone: r.text(personPhone),
			Before: r.texts(personBefore), Aliases: r.texts(personAlias), Note: r.text(personNote),
		}
		for _, h := range r.Cell(change.Slot{Name: personSame}).Standing() {
			if to := unpackID(h.Value); to != 0 && to != id {
				p.links = append(p.links, to)
				p.Same = p.links[0]
			}
		}
		family, given := Fold(p.Family), Fold(p.Given)
		p.folded = strings.TrimSpace(given + " " + family)
		p.sortKey = family + "\x00" + given + "\x00" + Fold(p.Label) + "\x00" + id.String()
		return p
	case KindSchool:
		x := &School{
			ID: id, Name: r.text(schoolName), URN: r.text(schoolURN), Phase: r.text(schoolPhase),
			LA: r.text(schoolLA), Trust: r.text(schoolTrust), Town: r.text(schoolTown), Postcode: r.text(schoolPostcode),
			Involved: Answer(r.int(schoolInvolved)), Members: int(r.int(schoolMembers)), Specialist: int(r.int(schoolSpecialist)),
			State: Answer(r.int(schoolState)), Community: Answer(r.int(schoolCommunity)), Leader: r.id(schoolLeader),
		}
		x.folded = Fold(x.Name)
		r.elems(schoolEngagement, func(id ID, v string) {
			u := unpacker{rest: v}
			x.Engagements = append(x.Engagements, Engagement{ID: id, Year: int(u.uint()), Programme: u.text()})
		})
		slices.SortFunc(x.Engagements, func(a, b Engagement) int {
			return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Programme, b.Programme), cmp.Compare(a.ID, b.ID))
		})
		r.elems(schoolFormer, func(_ ID, v string) {
			urn, name, _ := strings.Cut(v, " ")
			x.Former = append(x.Former, FormerSchool{urn, name})
		})
		slices.SortFunc(x.Former, func(a, b FormerSchool) int { return cmp.Compare(a.URN, b.URN) })
		x.decodeDepartment(r)
		return x
	case KindEnrolment:
		return decodeEnrolment(r)
	case KindSession:
		x := &Session{
			ID: id, Number: int(r.int(sessionNumber)), Kind: SessionKind(r.int(sessionKind)), Title: r.text(sessionTitle),
			Date: r.day(sessionDate), Start: r.clock(sessionStart), End: r.clock(sessionEnd), Mode: Mode(r.int(sessionMode)),
			Venue: r.text(sessionVenue), Address: r.text(sessionAddress), Credit: int(r.int(sessionCredit)),
			State: State(r.int(sessionState)), Finish: r.finish(sessionFinished), Notes: r.text(sessionNotes),
			Topics: r.text(sessionTopics), Link: r.text(sessionLink), Reason: r.text(sessionReason), Instead: r.bool(sessionInstead),
		}
		x.Earlier = r.earlier(sessionEarlier)
		return x
	case KindTask:
		t := &Task{
			ID: id, Session: r.id(taskSession), Title: r.text(taskTitle), Due: r.day(taskDue), Before: r.id(taskBefore), Wording: map[ID]string{},
		}
		r.elems(taskWording, func(school ID, v string) { t.Wording[school] = v })
		return t
	case KindSlot:
		return &Slot{
			ID: id, Session: r.id(slotSession), Date: r.day(slotDate), Start: r.clock(slotStart), End: r.clock(slotEnd),
			Host: r.text(slotHost), Setting: r.text(slotSetting), Teacher: r.text(slotTeacher), Mastery: r.bool(slotMastery),
			Focus: r.text(slotFocus), Capacity: int(r.int(slotCapacity)), State: State(r.int(slotState)), Finish: r.finish(slotFinished),
			Kind: ObservationKind(r.int(slotKind)), Address: r.text(slotAddress), Facilitator: r.text(slotFacilitator),
			Briefing: r.text(slotBriefing), Reason: r.text(slotReason), Distance: Distance(r.int(slotDistance)),
		}
	case KindPlan:
		return decodePlan(r)
	case KindEvidence:
		return decodeEvidence(r)
	case KindRating:
		return decodeRating(r)
	case KindInitiative:
		return decodeInitiative(r)
	case KindFeedback:
		return decodeFeedback(r)
	}
	return nil
}

// finish reads when a register was finished. Opening it again keeps the day, so
// that what is changed after it shows as changed. Where two leads said something that the
// other had not seen, it is finished where both say so: nobody is asked which.
func (r reader) finish(n change.Name) Finish {
	var f Finish
	open := false
	for _, h := range r.Cell(change.Slot{Name: n}).Standing() {
		one := unpackFinish(h.Value)
		open = open || !one.Is
		switch {
		case !f.Was:
			f = one
		case one.later(f):
			one.saw = f.saw.and(one.saw)
			f = one
		default:
			f.saw = f.saw.and(one.saw)
		}
	}
	f.Is = f.Was && !open
	return f
}

func unpackFinish(v string) Finish {
	if v == "" {
		return Finish{}
	}
	u := unpacker{rest: v}
	return Finish{Is: u.uint() == 1, Was: true, Day: Day(u.int()), At: Clock(u.uint()), saw: witness(u.text())}
}

func (f Finish) later(than Finish) bool {
	return cmp.Or(cmp.Compare(f.Day, than.Day), cmp.Compare(f.At, than.At)) > 0
}

func (f Finish) pack() string {
	if !f.Was {
		return ""
	}
	var p packer
	var is uint64
	if f.Is {
		is = 1
	}
	p.uint(is)
	p.int(int64(f.Day))
	p.uint(uint64(f.At))
	if f.Is && f.saw != "" {
		p.text(string(f.saw))
	}
	return string(p)
}

// earlier are dates that were given up, in the order in which they were.
func (r reader) earlier(n change.Name) []EarlierDate {
	var out []EarlierDate
	r.elems(n, func(_ ID, v string) {
		u := unpacker{rest: v}
		out = append(out, EarlierDate{Date: Day(u.int()), Announced: Day(u.int())})
	})
	slices.SortStableFunc(out, func(a, b EarlierDate) int { return cmp.Compare(a.Announced, b.Announced) })
	return out
}

func unpackFee(v string) *FeeRule {
	if v == "" {
		return nil
	}
	u := unpacker{rest: v}
	flags := u.uint()
	return &FeeRule{
		WorkingDays: flags&1 != 0, May: flags&2 != 0, NonAttendance: flags&4 != 0, LateCancellation: flags&8 != 0, PerSchool: flags&16 != 0,
		Pence: int(u.uint()), NoticeDays: int(u.uint()), Text: u.text(),
	}
}

func (f *FeeRule) pack() string {
	if f == nil {
		return ""
	}
	var flags uint64
	for i, on := range []bool{f.WorkingDays, f.May, f.NonAttendance, f.LateCancellation, f.PerSchool} {
		if on {
			flags |= 1 << i
		}
	}
	var p packer
	p.uint(flags)
	p.uint(uint64(f.Pence))
	p.uint(uint64(f.NoticeDays))
	p.text(f.Text)
	return string(p)
}
