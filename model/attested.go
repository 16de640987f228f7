package model

import (
	"cmp"
	"fmt"
	"strings"
)

// Attested is what a certificate or a statement of attendance says of one place, as it is
// handed to the person or their head teacher. Unless everything was asked for it tells only
// of what was attended: nothing of lateness, absence or charges.
type Attested struct {
	Enrolment *Enrolment
	// Kind is PaperCertificate of who has completed the programme, or PaperStatement.
	Kind PaperKind
	// Day is that on which it is made.
	Day                   Day
	Name, School          string
	Hub, Programme, Title string
	Year                  string
	// Days are what was earned of what is expected: "2.5 of 3.0".
	Days   string
	Earned int
	// Completed is when completing was confirmed, and By who confirmed it; both empty of a
	// statement.
	Completed Day
	By        string
	Sessions  []AttestedSession
	// Fees are what became of fees, in the order of the sessions; none unless asked for.
	Fees  []string
	Leads []*Lead
	// All: everything was asked for.
	All bool
	// Check is the code by which the file knows the document again.
	Check string
}

// AttestedSession is one session that was attended.
type AttestedSession struct {
	Number int
	Title  string
	Day    Day
	// Where it was for this person.
	Where string
	// Words are the mark, where everything was asked for.
	Words    string
	Quarters int
}

// Attest is the certificate or the statement of one place, made on a day. Only who has
// completed the programme, which a person confirmed, is given a certificate.
func (s *Snapshot) Attest(kind PaperKind, e *Enrolment, day Day, all bool) (Attested, error) {
	name := s.Person(e.Person).Apart()
	switch {
	case kind != PaperCertificate && kind != PaperStatement:
		return Attested{}, refuse("Only a certificate or a statement tells of one person's attendance.")
	case !e.Counts():
		return Attested{}, refuse("%s is not on the register: there is no attendance to state.", name)
	case kind == PaperCertificate && e.Status != Completed:
		return Attested{}, refuse("%s has not completed the programme: confirm that first, or make a statement of attendance.", name)
	}
	return s.attested(kind, e, day, all), nil
}

func (s *Snapshot) attested(kind PaperKind, e *Enrolment, day Day, all bool) Attested {
	a := Attested{
		Enrolment: e, Kind: kind, Day: day, Name: s.Person(e.Person).Name(), Hub: s.Cohort.HubName, Title: s.Cohort.Title,
		Programme: s.Programme.Title, Year: AcademicYearWords(s.Cohort.Year), Days: s.DaysOf(e), Earned: s.Earned(e), Leads: s.Leads, All: all,
	}
	if x := s.School(e.School); x != nil {
		a.School = x.Name
	}
	if code := s.Programme.Code; code != "" {
		a.Programme = strings.TrimSpace(a.Programme + " (" + code + ")")
	}
	if kind == PaperCertificate {
		a.Completed, a.By = e.Since(Completed).Day, s.LeadName(e.Since(Completed).Lead)
	}
	for _, x := range s.Sessions {
		if line, ok := s.attestedSession(e, x, day, all); ok {
			a.Sessions = append(a.Sessions, line)
		}
	}
	if all {
		a.Fees = s.attestedFees(e)
	}
	a.Check = s.certificateCode(&a)
	return a
}

// attestedSession is what is stated of one session; ok is false where nothing is.
func (s *Snapshot) attestedSession(e *Enrolment, x *Session, day Day, all bool) (AttestedSession, bool) {
	m, disputed := s.MarkOf(e, x), len(e.Claims(x.ID)) > 1
	line := AttestedSession{Number: x.Number, Title: x.Title, Day: s.dayOf(e, x), Where: x.Venue, Quarters: s.CreditOf(e, x)}
	if line.Title == "" {
		kind := cmp.Or(x.Kind.String(), "session")
		line.Title = Capital(kind)
	}
	slot := s.Slot(e.Booking(x.ID))
	switch {
	case m.Kind == Elsewhere:
		line.Day, line.Where = m.PlaceDay, "elsewhere"
		if m.Place != "" {
			line.Where = "at " + m.Place
		}
	case m.Online || x.Mode == Online:
		line.Where = "online"
	case x.Kind == Visit && slot != nil:
		line.Where = cmp.Or(slot.Host, x.Venue)
	}
	if all {
		line.Words = m.Words()
		if disputed {
			line.Words = "two answers"
		}
		toCome := m.Kind == Unmarked && !disputed && (!line.Day.Known() || line.Day > day)
		return line, m.Kind != NotEnrolled && !toCome
	}
	return line, !disputed && (m.Here() || m.Kind == Elsewhere)
}

// attestedFees are the fees of a place that were asked for or decided, without the reasons.
func (s *Snapshot) attestedFees(e *Enrolment) []string {
	var out []string
	for _, o := range s.ChargesOf(e) {
		if o.State == FeeNone {
			continue
		}
		line := "Session " + itoa(o.Session.Number)
		if o.Day.Known() {
			line += ", " + o.Day.Long()
		}
		out = append(out, fmt.Sprintf("%s: %s %s", line, Pounds(o.Pence), o.State))
	}
	return out
}
