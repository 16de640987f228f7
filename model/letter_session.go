package model

import (
	"fmt"
	"slices"
	"strings"
)

// session writes what can be said of a session, or of a date of a visit.
func (p *post) session(h *Sheet) {
	x := h.Session
	past := h.Date.Known() && h.Date < p.today
	held := h.State == Planned && (past || h.Finish.Is || h.Date == p.today && h.Start.Known() && ClockOf(p.now) >= h.Start)
	switch {
	case h.Slot != nil && h.State != Planned:
		p.visitOff(h)
	case h.State != Planned:
		p.off(h)
	case held:
		p.thanks(h)
		p.hub(h)
	case h.Slot != nil:
		p.visit(h)
		p.reception(h)
	default:
		if x.Instead {
			p.online(h)
		}
		if was := lastDate(x.Earlier); was.Known() && was != h.Date {
			p.moved(h, was)
		}
		p.joining(h)
		p.reception(h)
	}
}

// lastDate is the date that was given up last.
func lastDate(earlier []EarlierDate) (day Day) {
	for _, e := range earlier {
		if e.Date.Known() {
			day = e.Date
		}
	}
	return day
}

func (p *post) about(h *Sheet) string {
	if h.Slot != nil {
		return fmt.Sprintf("session %d, %s", h.Session.Number, h.Slot.name())
	}
	return fmt.Sprintf("session %d", h.Session.Number)
}

// subjectOf is the session with its day.
func subjectOf(h *Sheet) string {
	say := fmt.Sprintf("session %d", h.Session.Number)
	if h.Slot != nil {
		say += ", visit"
	}
	if h.Date.Known() {
		say += ", " + h.Date.Long()
	}
	return say
}

// practical says when and where, and what is good to know.
func (p *post) practical(h *Sheet) string {
	place, link := h.Session.placeWords(), h.Session.Link
	if h.Slot != nil {
		place, link = h.Slot.placeWords(), ""
	} else if h.Mode == Online {
		place = "online"
		if link == "" {
			link = "the link will follow"
		}
	}
	when := whenWords(h.Date, h.Start, h.End)
	switch {
	case !h.Date.Known():
		when = "the day will follow"
	case !h.Start.Known():
		when += " (the time will follow)"
	}
	return linesOf(labelled("When", when), labelled("Where", place), labelled("Join", link))
}

// cannot asks to be told by whoever cannot come, with the rule for fees where it makes a
// difference.
func (p *post) cannot(day Day) string {
	say := "If you cannot come, please tell us as soon as you can."
	if free := p.s.LastFreeDay(day); free.Known() && free >= p.today {
		say += " Telling us by " + free.words() + " costs nothing."
		if text := p.s.Cohort.Fee.Text; text != "" {
			say += "\nThe rule is: “" + text + "”"
		}
	}
	return say
}

func (p *post) joining(h *Sheet) {
	if !h.Date.Known() {
		return
	}
	x := h.Session
	bring := ""
	for _, t := range p.s.LastTask(x.ID) {
		bring = linesOf(bring, labelled("Please bring", t.Title))
	}
	p.write(LetterJoining, p.about(h), p.expected(h), subjectOf(h),
		fmt.Sprintf("Here is what you need for %s of %s.", sessionCalled(x), p.title()),
		p.practical(h), x.Notes, labelled("What it is about", x.Topics), bring, p.cannot(h.Date))
}

func (p *post) moved(h *Sheet, was Day) {
	x := h.Session
	if !h.Date.Known() {
		p.write(LetterMoved, p.about(h), p.on(was), fmt.Sprintf("session %d is not on %s", x.Number, was.Long()),
			fmt.Sprintf("%s does not take place on %s. We will write as soon as there is a new date.", Capital(sessionCalled(x)), was.words()))
		return
	}
	p.write(LetterMoved, p.about(h), p.on(h.Date), fmt.Sprintf("session %d moves to %s", x.Number, h.Date.Long()),
		fmt.Sprintf("%s moves from %s to %s.", Capital(sessionCalled(x)), was.words(), h.Date.words()),
		p.practical(h), "Please tell us if you cannot come on the new date, also if you told us about the old one. "+
			"If the old date is in your calendar, please take it out.")
}

func (p *post) off(h *Sheet) {
	x := h.Session
	day := h.Date
	if !day.Known() {
		day = lastDate(x.Earlier)
	}
	say := Capital(sessionCalled(x))
	if day.Known() {
		say += ", planned for " + day.words() + ","
	}
	does, subject := " does not take place.", fmt.Sprintf("session %d is called off", x.Number)
	if h.State == NotHeldAt {
		does, subject = " was not held.", fmt.Sprintf("session %d was not held", x.Number)
	}
	p.write(LetterOff, p.about(h), p.on(day), subject, say+does+" There is nothing that you need to do: nobody counts as absent, and nothing is owed.",
		"If there is a new date, we will write again.")
}

func (p *post) online(h *Sheet) {
	x := h.Session
	where := "It is not in the room."
	if x.Venue != "" {
		where = "Please do not come to " + x.Venue + "."
	}
	p.write(LetterOnline, p.about(h), p.on(h.Date), fmt.Sprintf("session %d is online instead", x.Number),
		fmt.Sprintf("%s is online instead. %s", Capital(sessionCalled(x)), where), p.practical(h), "If you cannot join, please tell us.")
}

func (p *post) visit(h *Sheet) {
	x := h.Slot
	details := linesOf(labelled("Setting", x.Setting), labelled("Focus", x.Focus), labelled("The lesson is taught by", x.Teacher), labelled("Led by", x.Facilitator))
	p.write(LetterVisit, p.about(h), p.expected(h), subjectOf(h),
		fmt.Sprintf("You are booked on this date of %s, the visit.", sessionCalled(h.Session)), p.practical(h), details, h.Session.Notes, x.Briefing, p.cannot(h.Date))
}

func (p *post) visitOff(h *Sheet) {
	x := h.Slot
	say := "The visit on " + h.Date.words()
	if !h.Date.Known() {
		say = "The visit"
	}
	if x.Host != "" {
		say += " at " + x.Host
	}
	who := p.s.Booked(x)
	for _, e := range p.s.Waiting(x.ID) {
		if !slices.Contains(who, e) {
			who = append(who, e)
		}
	}
	who = slices.DeleteFunc(slices.Clone(who), func(e *Enrolment) bool { return e.StatusOn(p.today) != Enrolled || len(e.Claims(x.Session)) > 0 })
	var others []string
	for _, o := range p.s.SlotsOf(x.Session) {
		free, limited := p.s.FreePlaces(o)
		if _, err := p.s.openDate(o.ID); err != nil || o.ID == x.ID || !o.Date.Known() || o.Date < p.today || limited && free == 0 {
			continue
		}
		line := "- " + whenWords(o.Date, o.Start, o.End)
		if o.Host != "" {
			line += ", " + o.Host
		}
		others = append(others, line)
	}
	next := "We will write as soon as there are other dates."
	if len(others) > 0 {
		next = "Please tell us which of these dates would suit you; more than one helps:\n" + strings.Join(others, "\n")
	}
	p.write(LetterVisitOff, p.about(h), who, fmt.Sprintf("session %d, the visit on %s is called off", h.Session.Number, h.Date.Long()), say+" does not take place.", next)
}

// thanks is to those who came, whatever time they came at.
func (p *post) thanks(h *Sheet) {
	var who []*Enrolment
	for _, r := range h.Rows {
		if r.Mark.Here() && !r.Disputed() {
			who = append(who, r.Enrolment)
		}
	}
	x := h.Session
	var tasks []string
	for _, t := range p.s.TasksOf(x.ID) {
		tasks = append(tasks, p.taskWords(t, p.wording(t)))
	}
	p.write(LetterThanks, p.about(h), who, "thank you for "+subjectOf(h),
		fmt.Sprintf("Thank you for taking part in %s on %s.", sessionCalled(x), h.Date.words()), strings.Join(tasks, "\n\n"), p.nextWords(x))
}

// nextWords say which session follows; after a visit the next with a date too.
func (p *post) nextWords(x *Session) string {
	say := ""
	for _, n := range p.s.Sessions {
		if n.Number <= x.Number || n.State != Planned || n.Finish.Is || n.Date.Known() && n.Date < p.today {
			continue
		}
		if n.Kind == Visit {
			say = linesOf(say, fmt.Sprintf("%s is a visit, on a date that you choose.", Capital(sessionCalled(n))))
			continue
		}
		when := "is next; its date will follow."
		if n.Date.Known() {
			when = "is on " + whenWords(n.Date, n.Start, n.End)
			if where := n.placeWords(); where != "" {
				when += ", " + strings.Replace(where, "Online", "online", 1)
			}
			when += "."
		}
		return linesOf(say, Capital(sessionCalled(n))+" "+when)
	}
	return say
}

// reception are the names of those who are expected, for the school that they come to.
func (p *post) reception(h *Sheet) {
	if p.one != nil || h.Mode == Online && h.Slot == nil || !h.Date.Known() {
		return
	}
	var names []string
	for _, e := range p.expected(h) {
		name := p.s.Person(e.Person).Name()
		if told := e.Told(h.Session.ID); told.Kind == WillJoin {
			continue
		} else if sub := p.s.Person(told.Substitute); told.Kind == WillSend {
			if name = "somebody"; sub != nil {
				name = sub.Name()
			}
		}
		if x := p.s.School(e.SchoolOn(h.Date)); x != nil {
			name += ", " + x.Name
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return
	}
	to := h.Place
	if to == "" {
		to = "the reception"
	}
	p.add(LetterReception, p.about(h), nil, "visitors on "+h.Date.Long(), paragraphs(
		fmt.Sprintf("For the reception of %s", strings.TrimPrefix(to, "the reception of ")),
		fmt.Sprintf("On %s we expect %s for %s of %s:", whenWords(h.Date, h.Start, h.End), persons(len(names)), sessionCalled(h.Session), p.title()),
		strings.Join(names, "\n"), "Please keep this list only for that day.", p.sign()))
}

// hub is what the hub is told: numbers and schools, and nobody by name.
func (p *post) hub(h *Sheet) {
	if p.one != nil {
		return
	}
	c := h.Count()
	came := c.InRoom + c.Online
	var schools []string
	for _, r := range h.Rows {
		if (r.Mark.Here() || r.Mark.Kind == Substitute) && r.School != nil && !slices.Contains(schools, r.School.Name) {
			schools = append(schools, r.School.Name)
		}
	}
	slices.Sort(schools)
	what := p.title()
	if code := p.s.Programme.Code; code != "" {
		what += " (" + code + ")"
	}
	of := c.Total - c.NotOnList
	numbers := []string{
		fmt.Sprintf("Took part: %d (%d in the room, %d online)", came, c.InRoom, c.Online), fmt.Sprintf("On the list: %d", of),
		fmt.Sprintf("Substitutes among them: %d", c.Substitutes), fmt.Sprintf("Not on the list among them: %d", c.NotOnList),
		fmt.Sprintf("Cancelled before: %d", c.Cancelled), fmt.Sprintf("Absent without notice: %d", c.Absent), fmt.Sprintf("Excused, or caught up elsewhere: %d", c.Excused),
		fmt.Sprintf("Schools: %d", len(schools)),
	}
	open := ""
	if n := c.Unmarked + c.Disputed; n > 0 {
		open = fmt.Sprintf("%s still to be marked, so these numbers may change.", count(n, "person", "is", "are"))
	}
	p.add(LetterHub, p.about(h), nil, subjectOf(h)+", for the hub", paragraphs(
		fmt.Sprintf("%s of %s was held on %s.", Capital(sessionCalled(h.Session)), what, whenWords(h.Date, h.Start, h.End)),
		strings.Join(numbers, "\n"), open, labelled("The schools", strings.Join(schools, ", ")), p.sign()))
}
