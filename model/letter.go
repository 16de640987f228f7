package model

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// LetterKind is a text that a lead pastes into an e-mail.
type LetterKind uint8

// The kinds of letters.
const (
	LetterJoining LetterKind = iota + 1
	LetterMoved
	LetterOff
	LetterOnline
	LetterVisit
	LetterVisitOff
	LetterThanks
	LetterTask
	LetterOffer
	LetterCommitment
	LetterCharge
	LetterReception
	LetterHub
)

// String is the kind in words.
func (k LetterKind) String() string {
	return [...]string{
		"", "joining instructions", "moved", "called off", "online instead", "visit date chosen", "visit date called off", "thank-you, with task and next date",
		"reminder of a task", "place offered", "commitment of the school", "notice of a charge", "names for the reception", "what the hub is told",
	}[min(k, LetterHub)]
}

// Letter is such a text, with those whom it concerns. It says nothing of anybody else.
type Letter struct {
	Kind LetterKind
	// Title says in a line what it is and to whom: "joining instructions, session 3: 14 people".
	Title         string
	Subject, Body string
	// To are the addresses, for the line of those who do not see each other (BCC).
	To []string
	// Without are the names of those whom it concerns and of whom no address is known.
	Without []string
}

// LetterAbout is what letters are about: a session or a date of a visit, a task, a place;
// each 0 for none. Where a place is given those to that person alone come first.
type LetterAbout struct{ Session, Slot, Task, Enrolment ID }

// Letters are those that make sense, the likeliest first; none where they concern nobody.
// Why something was called off, and anything that a lead noted, stands in none of them.
func (s *Snapshot) Letters(about LetterAbout, now time.Time) []Letter {
	p := post{s: s, today: DayOf(now), now: now}
	each := func() {
		if t := s.Task(about.Task); t != nil {
			p.task(t)
		} else if h, ok := s.Sheet(SheetID{about.Session, about.Slot}); ok {
			p.session(&h)
		}
	}
	if p.one = s.Enrolment(about.Enrolment); p.one != nil {
		each()
		p.place(about.Task == 0 && about.Session == 0)
		p.one, p.had = nil, p.one
	}
	each()
	return p.out
}

// post writes letters.
type post struct {
	s     *Snapshot
	today Day
	now   time.Time
	// one is the only person whom they may concern; nil for everybody. had is who got those
	// of their own already.
	one, had *Enrolment
	out      []Letter
}

// write adds a letter to some people, none where there is nobody.
func (p *post) write(kind LetterKind, about string, who []*Enrolment, subject string, parts ...string) {
	if p.one != nil {
		who = slices.DeleteFunc(slices.Clone(who), func(e *Enrolment) bool { return e.ID != p.one.ID })
	}
	if len(who) == 0 || len(who) == 1 && who[0] == p.had {
		return
	}
	greeting := "Dear colleague,"
	if p.one != nil {
		greeting = "Dear " + p.s.Person(p.one.Person).Name() + ","
	}
	body := paragraphs(append(append([]string{greeting}, parts...), p.sign())...)
	p.add(kind, about, who, subject, body)
}

// add adds a letter as it is written.
func (p *post) add(kind LetterKind, about string, who []*Enrolment, subject, body string) {
	l := Letter{Kind: kind, Title: kind.String(), Subject: p.title() + ": " + subject, Body: body}
	if about != "" {
		l.Title += ", " + about
	}
	for _, e := range who {
		card := p.s.Person(e.Person)
		switch {
		case card == nil:
		case len(card.Emails) == 0:
			l.Without = append(l.Without, card.Apart())
		default:
			l.To = append(l.To, card.Emails...)
		}
	}
	switch {
	case len(who) == 1:
		l.Title += ": " + p.s.Person(who[0].Person).Apart()
	case len(who) > 1:
		l.Title += ": " + persons(len(who))
	}
	slices.Sort(l.To)
	l.To = slices.Compact(l.To)
	p.out = append(p.out, l)
}

func (p *post) title() string {
	if p.s.Cohort.Title == "" {
		return "Maths Hub"
	}
	return p.s.Cohort.Title
}

// sign is the name of the first lead, with the hub.
func (p *post) sign() string {
	var lines []string
	if len(p.s.Leads) > 0 {
		lines = append(lines, p.s.Leads[0].Name)
	}
	if p.s.Cohort.HubName != "" {
		lines = append(lines, p.s.Cohort.HubName)
	}
	return strings.Join(lines, "\n")
}

// on are those who have a place on a day; of an unknown day, today.
func (p *post) on(day Day) []*Enrolment {
	if !day.Known() {
		day = p.today
	}
	var out []*Enrolment
	for _, e := range p.s.Enrolments {
		if e.StatusOn(day) == Enrolled && e.On(day) {
			out = append(out, e)
		}
	}
	return out
}

// expected are those of them who did not tell us that they cannot come.
func (p *post) expected(h *Sheet) []*Enrolment {
	who := p.on(h.Date)
	if h.Slot != nil {
		who = p.s.Coming(h.Slot)
	}
	return slices.DeleteFunc(who, func(e *Enrolment) bool { return e.Told(h.Session.ID).Kind == CannotCome })
}

// words is the day as a letter has it: "Thursday 8 February 2024".
func (d Day) words() string { return d.layout("Monday 2 January 2006") }

// whenWords is a day with its times: "Thursday 8 February 2024, 08:45 to 12:45".
func whenWords(day Day, start, end Clock) string {
	say := day.words()
	switch {
	case end.Known():
		say += ", " + start.String() + " to " + end.String()
	case start.Known():
		say += ", from " + start.String()
	}
	return say
}

// sessionCalled is the session in a letter: "session 3 (Vision)".
func sessionCalled(x *Session) string {
	if x.Title == "" {
		return fmt.Sprintf("session %d", x.Number)
	}
	return fmt.Sprintf("session %d (%s)", x.Number, x.Title)
}

// linesOf are those that say something.
func linesOf(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(l string) bool { return l == "" }), "\n")
}

// labelled is a line with what it is about before it, "" where there is nothing to say.
func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}
