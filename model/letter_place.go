package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// task writes reminders to those of whom a task is still wanted: one for each wording, as a
// school may have its own.
func (p *post) task(t *Task) {
	x := p.s.Session(t.Session)
	if x == nil {
		return
	}
	byWording := map[string][]*Enrolment{}
	for _, e := range p.on(p.today) {
		day := p.s.dayOf(e, x)
		if state := e.Task(t.ID).Progress; state == Back || state == NotRequired || !e.On(day) || day > p.today || x.Kind == Visit && !day.Known() {
			continue
		}
		words := p.s.wordingFor(t, e)
		byWording[words] = append(byWording[words], e)
	}
	for _, words := range slices.Sorted(maps.Keys(byWording)) {
		about := "“" + t.Title + "”"
		if words != t.Wording[0] {
			about += ", in the wording of their school"
		}
		p.write(LetterTask, about, byWording[words], "task after session "+fmt.Sprint(x.Number)+", "+t.Title,
			fmt.Sprintf("This is a reminder of the task set after %s.", sessionCalled(x)), p.taskWords(t, words),
			"If you have done it, please send it, or tell us. If something keeps you from it, please tell us too.")
	}
}

// wordingFor is a task in the words of somebody's school, or in those for all.
func (s *Snapshot) wordingFor(t *Task, e *Enrolment) string {
	if own := t.Wording[e.School]; own != "" {
		return own
	}
	return t.Wording[0]
}

// wording is that of the person whom the letters are to, or that for all.
func (p *post) wording(t *Task) string {
	if p.one != nil {
		return p.s.wordingFor(t, p.one)
	}
	return t.Wording[0]
}

func (p *post) taskWords(t *Task, wording string) string {
	due := p.s.Due(t)
	if p.one != nil {
		due = p.s.dueFor(p.one, t)
	}
	say := ""
	switch {
	case due.Known() && due < p.today:
		say = "It was due on " + due.words() + "."
	case due.Known():
		say = "It is due on " + due.words() + "."
	}
	return linesOf("Task: "+t.Title, wording, say)
}

// place writes what concerns one person alone; alone says that no session and no task is
// meant, so that what comes next and the tasks that are still wanted are.
func (p *post) place(alone bool) {
	e := p.one
	p.offer(e)
	p.booked(e)
	if n, ok := p.s.Next(e, p.now); ok && alone && n.Slot == nil {
		if h, ok := p.s.Sheet(n.Sheet()); ok {
			p.joining(&h)
		}
	}
	p.commitment(e)
	for _, t := range p.s.Tasks {
		if alone {
			p.task(t)
		}
	}
	for _, o := range p.s.ChargesOf(e) {
		if text, ok := p.s.FeeLetter(&o); ok {
			p.add(LetterCharge, fmt.Sprintf("session %d", o.Session.Number), []*Enrolment{e}, fmt.Sprintf("session %d, fee", o.Session.Number), text)
		}
	}
}

// offer is to somebody who asked and was offered a place.
func (p *post) offer(e *Enrolment) {
	if !e.Offered.Day.Known() || e.Counts() || e.Status == Declined || e.For != 0 {
		return
	}
	var dates []string
	for _, x := range p.s.Sessions {
		line := fmt.Sprintf("- session %d: ", x.Number)
		switch {
		case x.State != Planned || x.Date.Known() && x.Date < p.today:
			continue
		case x.Kind == Visit:
			line += "a visit, on a date that you choose"
		case !x.Date.Known():
			line += "the date will follow"
		default:
			line += whenWords(x.Date, x.Start, x.End)
			if where := x.placeWords(); where != "" {
				line += ", " + where
			}
		}
		dates = append(dates, line)
	}
	when := ""
	if len(dates) > 0 {
		when = "The dates:\n" + strings.Join(dates, "\n")
	}
	fee := ""
	if f := p.s.Cohort.Fee; f != nil && f.Text != "" {
		fee = "The rule for fees is:\n“" + f.Text + "”"
	}
	p.write(LetterOffer, "", []*Enrolment{e}, "a place for you", fmt.Sprintf("We can offer you a place in %s.", p.title()),
		when, p.s.Programme.Commitment, p.s.Programme.Cost, fee, "Please write back to say whether you take the place.")
}

// booked are the visits of one person: the date chosen, or that it was called off.
func (p *post) booked(e *Enrolment) {
	for _, x := range p.s.Sessions {
		slot := p.s.Slot(e.Booking(x.ID))
		if slot == nil || len(e.Claims(x.ID)) > 0 || slices.ContainsFunc(p.out, func(l Letter) bool { return l.Kind == LetterVisit || l.Kind == LetterVisitOff }) {
			continue
		}
		h, ok := p.s.Sheet(SheetID{x.ID, slot.ID})
		switch {
		case !ok || h.Date.Known() && h.Date < p.today:
		case h.State != Planned:
			p.visitOff(&h)
		default:
			p.visit(&h)
		}
	}
}

// commitment asks for the school's word that it can commit to the whole programme: of this
// person, and of all of whom it is still wanted.
func (p *post) commitment(e *Enrolment) {
	if !p.s.AsksCommitment() {
		return
	}
	var all []*Enrolment
	for _, o := range p.on(p.today) {
		if !o.Committed(BySchool).Day.Known() {
			all = append(all, o)
		}
	}
	write := func() {
		p.write(LetterCommitment, "", all, "commitment of your school",
			fmt.Sprintf("For your place in %s we still need the word of your school. The programme says:", p.title()), "“"+p.s.Programme.Commitment+"”",
			"Please ask your headteacher, or whoever decides on your release, to write to us that your school can commit to the whole year.")
	}
	write()
	if len(all) > 1 && slices.Contains(all, e) {
		p.one = nil
		write()
		p.one = e
	}
}
