package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"workgroup/model/change"
)

// placeWording is that of a field of a place.
func (g *disclosing) placeWording(slot change.Slot) wording {
	rule := func() string {
		switch {
		case slot.Elem <= RuleSchools:
			return "why a rule does not hold"
		}
		return "looks like somebody else"
	}
	event := func(v string) string { return g.s.eventWords(slot, v) }
	switch slot.Name {
	case enrolmentPerson:
		return wording{"whose place", g.named}
	case enrolmentSchool:
		return wording{"school", g.named}
	case enrolmentRole:
		return wording{"role", asText}
	case enrolmentDesignation:
		return wording{"in teaching for mastery", func(v string) string { return Designation(unpackInt(v)).String() }}
	case enrolmentStatus:
		return wording{"status", event}
	case enrolmentFrom:
		return wording{"from", asDay}
	case enrolmentUntil:
		return wording{"until", asDay}
	case enrolmentYear:
		return wording{"year of engagement", asNumber}
	case enrolmentMark:
		return wording{"mark", func(v string) string { return event(v) + unpackMark(v).rest() }}
	case enrolmentCredit:
		return wording{"days typed", event}
	case enrolmentNote:
		return wording{"note", asText}
	case enrolmentTold:
		return wording{"told before", func(v string) string { return event(v) + unpackTold(v).rest(g.s) }}
	case enrolmentBooking:
		return wording{"date of the visit", event}
	case enrolmentBeside:
		return wording{"others on that date when it was booked", besideWords}
	case enrolmentTask:
		return wording{"state", func(v string) string {
			t := unpackTaskState(v)
			return t.Progress.String() + afterDay(t.Day)
		}}
	case enrolmentTaskNote:
		return wording{"note", asText}
	case enrolmentReason:
		return wording{"why the place ended", func(v string) string { return LeaveReason(unpackInt(v)).String() }}
	case enrolmentReplaces:
		return wording{"takes over", g.named}
	case enrolmentPause:
		return wording{"pause", event}
	case enrolmentSince:
		return wording{"status since", func(v string) string {
			since := unpackSince(v)
			return Status(slot.Elem).String() + afterDay(since.Day) + by(g.s.LeadName(since.Lead))
		}}
	case enrolmentRemark:
		return wording{"remark", asText}
	case enrolmentOverride:
		return wording{rule(), asText}
	case enrolmentWaiting:
		return wording{"waiting list", event}
	case enrolmentOverbooked:
		return wording{"why a full date took one more", asText}
	case enrolmentWish:
		return wording{"which date would suit", asText}
	case enrolmentSchoolUntil:
		return wording{"was at another school until", asDay}
	case enrolmentFee:
		return wording{"fee", func(v string) string {
			d := unpackDecision(v)
			return event(v) + afterDay(d.Since.Day) + by(g.s.LeadName(d.Since.Lead))
		}}
	case enrolmentFeeReason:
		return wording{"why the fee was waived", asText}
	case enrolmentFor, enrolmentContinues:
		return wording{"asked for", event}
	case enrolmentCommitted, enrolmentCommittedBy:
		return wording{"commitment", event}
	case enrolmentFurther:
		return wording{"leads a further school", func(v string) string {
			if x := g.s.School(slot.Elem); x != nil {
				return x.Name + ": " + asYes(v)
			}
			return asYes(v)
		}}
	case enrolmentQueue:
		return wording{"waits for a place since", asMoment}
	case enrolmentOffered:
		return wording{"offer", event}
	case enrolmentSuit:
		return wording{"how a date suits", func(v string) string { return Suit(unpackInt(v)).String() }}
	case enrolmentSeenOnline:
		return wording{"last seen online", asDay}
	case enrolmentOnlineNote:
		return wording{"note on the online community", asText}
	}
	return unknownWording(slot.Name)
}

func asNumber(v string) string { return strconv.FormatInt(unpackInt(v), 10) }

func asMoment(v string) string {
	if n := unpackInt(v); n != 0 {
		return DayOf(time.Unix(n, 0).In(London())).Long()
	}
	return ""
}

func afterDay(d Day) string {
	if d.Known() {
		return ", " + d.Long()
	}
	return ""
}

func by(lead string) string {
	if lead != "" {
		return ", by " + lead
	}
	return ""
}

// rest is what a mark says beside its words.
func (m Mark) rest() string {
	var out strings.Builder
	if m.Arrived.Known() {
		out.WriteString(", came " + m.Arrived.String())
	}
	if m.Left.Known() {
		out.WriteString(", left " + m.Left.String())
	}
	if m.MinutesEarly > 0 {
		fmt.Fprintf(&out, ", %d minutes early", m.MinutesEarly)
	}
	out.WriteString(afterDay(m.PlaceDay))
	if m.ByRest {
		out.WriteString(", marked with all the rest")
	}
	if m.Amended {
		out.WriteString(", after the register was finished")
	}
	return out.String()
}

// rest is what a telling says beside its words.
func (t Told) rest(s *Snapshot) string {
	words := afterDay(t.On)
	if t.How != "" {
		words += ", " + t.How
	}
	if name := s.LeadName(t.Lead); name != "" {
		words += ", to " + name
	}
	return words
}

// presenceWords are when somebody was seen at a meeting.
func (a Attendance) presenceWords() string {
	var parts []string
	clock := func(n int) string {
		if n < 0 {
			return "?"
		}
		return fmt.Sprintf("%02d:%02d", n/3600, n/60%60)
	}
	for _, x := range a.Spans {
		parts = append(parts, clock(x.From)+" to "+clock(x.To))
	}
	if a.Total != TotalUnknown {
		parts = append(parts, fmt.Sprintf("%d minutes in all", a.Total/60))
	}
	if len(parts) == 0 {
		return "seen"
	}
	return strings.Join(parts, ", ")
}
