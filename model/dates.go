package model

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model/assign"
)

// PairsWanted is what is wanted, for a visit, of people of one school.
type PairsWanted uint8

// What is wanted of pairs.
const (
	PairsAnyhow   PairsWanted = 0
	PairsTogether PairsWanted = 1
	PairsApart    PairsWanted = 2
)

// String is it in words.
func (w PairsWanted) String() string {
	return [...]string{"pairs go as it comes", "pairs are kept together", "pairs are kept apart"}[min(w, PairsApart)]
}

// How much a date is to somebody's displeasure. What is said outweighs how far it is,
// and that who asked for a date first; nobody is placed for the sake of these.
const (
	aSuit   = 1024
	notSaid = 2 * aSuit
	ifMust  = 6 * aSuit
	farAway = aSuit
	mostAsk = 15 // the places of a waiting list that are told apart
)

// sharing is one visit as package assign is asked about it.
type sharing struct {
	s     *Snapshot
	visit ID
	dates []*Slot
	who   []*Enrolment
	p     assign.Problem
}

// share asks about those who need a date of a visit, among its dates that are to come.
// With moves those who have one may get another.
func (s *Snapshot) share(visit ID, need []*Enrolment, today Day, pairs PairsWanted, moves bool) *sharing {
	x := &sharing{s: s, visit: visit, p: assign.Problem{Pairs: assign.Pairs(pairs)}}
	for _, slot := range s.SlotsOf(visit) {
		if _, err := s.openDate(slot.ID); err != nil || slot.Date.Known() && slot.Date < today {
			continue
		}
		free, limited := s.FreePlaces(slot)
		if !limited {
			free = len(s.Enrolments)
		}
		x.dates, x.p.Places = append(x.dates, slot), append(x.p.Places, free)
	}
	for _, e := range need {
		x.add(e, assign.Person{On: assign.Nowhere})
	}
	for d, slot := range x.dates {
		over, _ := s.over(slot)
		for _, e := range s.Coming(slot) {
			p := assign.Person{On: d, Stays: !moves || over > 0 || e.Status != Enrolled || len(e.Claims(visit)) > 0}
			if !p.Stays {
				x.p.Places[d]++
			}
			x.add(e, p)
		}
	}
	return x
}

func (x *sharing) add(e *Enrolment, p assign.Person) {
	for _, slot := range x.dates {
		p.Cost = append(p.Cost, x.cost(e, slot))
	}
	if at := x.s.School(e.School); at != nil { // schools of one name are one
		p.School = slices.IndexFunc(x.s.Schools, func(o *School) bool { return Fold(o.Name) == Fold(at.Name) }) + 1
	}
	x.who, x.p.People = append(x.who, e), append(x.p.People, p)
}

// cost is what a date costs somebody. Who waits for it wants it.
func (x *sharing) cost(e *Enrolment, slot *Slot) int {
	if x.why(e, slot) != "" {
		return assign.Cannot
	}
	c := notSaid
	_, waits := e.Waits(slot.ID)
	switch suit := e.Suit(slot.ID); {
	case suit == RatherNot:
		c = ifMust
	case suit == SuitYes, waits:
		c = 0
	}
	if x.s.distance(slot) == Far {
		c += farAway
	}
	if waits {
		return c + min(mostAsk, max(0, slices.Index(x.s.Waiting(slot.ID), e)))
	}
	return c + mostAsk
}

// why says why somebody cannot come to a date, or "".
func (x *sharing) why(e *Enrolment, slot *Slot) string {
	if e.Suit(slot.ID) == SuitNo {
		return "cannot come"
	}
	if !e.couldCome(slot) {
		return "no place in the cohort then"
	}
	return x.s.elsewhere(e, slot)
}

// elsewhere says what else somebody has on the day of a date: another session, or a date
// of another visit.
func (s *Snapshot) elsewhere(e *Enrolment, slot *Slot) string {
	if !slot.Date.Known() {
		return ""
	}
	for _, o := range s.Sessions {
		day := o.Date
		if o.Kind == Visit {
			day = 0
			if at := s.Slot(e.Booking(o.ID)); at != nil && at.State == Planned {
				day = at.Date
			}
		}
		if o.ID != slot.Session && o.State == Planned && day == slot.Date {
			return fmt.Sprintf("session %d is that day", o.Number)
		}
	}
	return ""
}

// distance is how far the host of a date is: as it is said, or as of another date of the
// same host.
func (s *Snapshot) distance(slot *Slot) Distance {
	if slot.Distance != DistanceUnsaid || slot.Host == "" {
		return slot.Distance
	}
	for _, o := range s.Slots {
		if o.Distance != DistanceUnsaid && Fold(o.Host) == Fold(slot.Host) {
			return o.Distance
		}
	}
	return DistanceUnsaid
}

// Going is that somebody goes on a date, and how that suits.
type Going struct {
	Enrolment, Slot ID
	// From is the date that they leave, called off or not; or 0.
	From ID
	// Fit is how well it suits, in words.
	Fit string
}

// LeftOut is somebody who has no date after all, and why.
type LeftOut struct {
	Enrolment ID
	Why       string
}

// Filling is an assignment that nobody has said yes to.
type Filling struct {
	Session ID
	// Going are those who get a date, and those who have another, in the order of the
	// register; Left who has none.
	Going []Going
	Left  []LeftOut
	// Moved of those going had a date that stands. Parted are the pairs that are not as
	// they are wanted.
	Moved, Parted int
	// Proven says that nothing better is possible.
	Proven bool
}

// Fills is the action that books all of it.
func (p Filling) Fills() FillDates {
	a := FillDates{Session: p.Session}
	for _, g := range p.Going {
		a.Assignment = append(a.Assignment, Assigned{g.Enrolment, g.Slot})
	}
	return a
}

// ProposeDates shares those who have no date of a visit out among the dates to come: the
// most people are placed, the fewest who have a date moved, the most pairs are as they
// are wanted, and then all are pleased most. How it is found, and why nothing is better,
// is said in package assign. Nothing is written.
func (s *Snapshot) ProposeDates(visit ID, today Day, pairs PairsWanted, moves bool) Filling {
	without, freed := s.WithoutDate(visit)
	x := s.share(visit, append(slices.Clone(without), freed...), today, pairs, moves)
	return x.filling(assign.Best(x.p), pairs)
}

// filling puts a plan into words.
func (x *sharing) filling(plan assign.Plan, pairs PairsWanted) Filling {
	out := Filling{Session: x.visit, Moved: plan.Moved, Parted: x.parted(plan, pairs), Proven: plan.Proven}
	order := make([]int, len(x.who))
	for i := range order {
		order[i] = i
	}
	at := func(i int) int { return slices.Index(x.s.Enrolments, x.who[i]) }
	slices.SortStableFunc(order, func(a, b int) int { return at(a) - at(b) })
	for _, i := range order {
		e, to := x.who[i], plan.At[i]
		switch {
		case to == assign.Nowhere:
			out.Left = append(out.Left, LeftOut{e.ID, x.whyNot(e)})
		case to != x.p.People[i].On:
			g := Going{Enrolment: e.ID, Slot: x.dates[to].ID, Fit: x.fit(i, plan, pairs)}
			if from := x.s.Slot(e.Booking(x.visit)); from != nil {
				g.From = from.ID
			}
			out.Going = append(out.Going, g)
		}
	}
	return out
}

// parted are the pairs that the plan does not put as they are wanted; two who both keep
// the dates that they had are not its doing.
func (x *sharing) parted(plan assign.Plan, pairs PairsWanted) int {
	n := 0
	for i, a := range x.p.People {
		for j, b := range x.p.People[:i] {
			kept := a.On == plan.At[i] && b.On == plan.At[j] && a.On != assign.Nowhere && b.On != assign.Nowhere
			if a.School == 0 || a.School != b.School || kept {
				continue
			}
			same := plan.At[i] == plan.At[j]
			if pairs == PairsTogether && !same || pairs == PairsApart && same && plan.At[i] != assign.Nowhere {
				n++
			}
		}
	}
	return n
}

// fit is how well a date suits somebody, with the others of the school.
func (x *sharing) fit(i int, plan assign.Plan, pairs PairsWanted) string {
	e, slot := x.who[i], x.dates[plan.At[i]]
	_, waits := e.Waits(slot.ID)
	said := []string{"nothing said"}
	switch suit := e.Suit(slot.ID); {
	case suit == RatherNot:
		said[0] = "rather not"
	case suit == SuitYes:
		said[0] = "suits"
	case waits:
		said[0] = "waits for it"
	}
	if x.s.distance(slot) == Far {
		said = append(said, "far")
	}
	if pairs == PairsAnyhow || x.p.People[i].School == 0 {
		return strings.Join(said, ", ")
	}
	for j, o := range x.who {
		if j == i || x.p.People[j].School != x.p.People[i].School {
			continue
		}
		name := x.s.Person(o.Person).Apart()
		switch together := plan.At[i] == plan.At[j]; {
		case together && pairs == PairsTogether:
			said = append(said, "with "+name)
		case together:
			said = append(said, "NOT APART from "+name)
		case pairs == PairsTogether:
			said = append(said, "NOT WITH "+name)
		}
	}
	return strings.Join(said, ", ")
}

// whyNot says of each date why somebody has no place there: "full: Tue 12 Dec; cannot
// come: Mon 8 Jan".
func (x *sharing) whyNot(e *Enrolment) string {
	if len(x.dates) == 0 {
		return "no date is to come"
	}
	var whys []string
	dates := map[string][]string{}
	for _, slot := range x.dates {
		why := x.why(e, slot)
		if why == "" {
			why = "full"
		}
		if dates[why] == nil {
			whys = append(whys, why)
		}
		dates[why] = append(dates[why], slot.name())
	}
	for i, why := range whys {
		whys[i] = why + ": " + strings.Join(dates[why], ", ")
	}
	return strings.Join(whys, "; ")
}
