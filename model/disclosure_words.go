package model

import (
	"fmt"
	"strconv"
	"strings"

	"workgroup/model/change"
)

// wording is how a field is named in a disclosure, and what its values say.
type wording struct {
	field string
	words func(v string) string
}

func packedNumber(n int) string { return strconv.Itoa(n) }

func asText(v string) string { return v }

func asDay(v string) string { return Day(unpackInt(v)).Long() }

func asYes(v string) string {
	if unpackInt(v) == 0 {
		return "no"
	}
	return "yes"
}

func (g *disclosing) named(v string) string {
	id := unpackID(v)
	switch {
	case id == 0:
		return ""
	case g.is(id):
		return "this person"
	case g.s.School(id) != nil:
		return g.s.School(id).Name
	case g.s.Session(id) != nil:
		return g.session(id)
	case g.s.Enrolment(id) != nil:
		return "the place of another"
	}
	return "another record"
}

func asOutcome(v string) string {
	if v == "" {
		return ""
	}
	o := unpackOutcome(v)
	return strings.Join([]string{o.Heading, o.LeadIn, o.Sentence}, " ")
}

// wording is that of a field. What no list names, of a newer version, is said to be there.
func (g *disclosing) wording(k change.Kind, slot change.Slot) wording {
	if slot.Name == recordGone {
		return wording{"removed", asYes}
	}
	switch k {
	case KindPerson:
		return g.cardWording(slot.Name)
	case KindEnrolment:
		return g.placeWording(slot)
	case KindEvidence:
		return g.evidenceWording(slot.Name)
	case KindRating:
		return g.ratingWording(slot.Name)
	}
	return g.planWording(k, slot.Name)
}

func unknownWording(n change.Name) wording {
	return wording{fmt.Sprintf("field %d", n), func(v string) string { return fmt.Sprintf("%d bytes that this version does not know", len(v)) }}
}

func (g *disclosing) cardWording(n change.Name) wording {
	switch n {
	case personGiven:
		return wording{"first name", asText}
	case personFamily:
		return wording{"family name", asText}
	case personLabel:
		return wording{"told apart by", asText}
	case personEmail:
		return wording{"e-mail", asText}
	case personPhone:
		return wording{"telephone", asText}
	case personSame:
		return wording{"the same person as", g.named}
	case personBefore:
		return wording{"previous name", asText}
	case personNote:
		return wording{"note", asText}
	case personAlias:
		return wording{"name in a report of a meeting", asText}
	}
	return unknownWording(n)
}

func (g *disclosing) evidenceWording(n change.Name) wording {
	switch n {
	case evidenceDay:
		return wording{"day", asDay}
	case evidenceText:
		return wording{"text", asText}
	case evidencePerson:
		return wording{"about", g.named}
	case evidenceSchool:
		return wording{"school", g.named}
	case evidenceSession:
		return wording{"session", g.named}
	case evidenceOutcome:
		return wording{"evidence of", asOutcome}
	case evidenceLevel:
		return wording{"level", func(v string) string { return strconv.FormatInt(unpackInt(v), 10) }}
	case evidenceQuote:
		return wording{"their very words", asYes}
	case evidenceAnyway:
		return wording{"why it names no pupil", asText}
	}
	return unknownWording(n)
}

func (g *disclosing) ratingWording(n change.Name) wording {
	switch n {
	case ratingDay:
		return wording{"day", asDay}
	case ratingOutcome:
		return wording{"outcome", asOutcome}
	case ratingPerson:
		return wording{"about", g.named}
	case ratingSchool:
		return wording{"school", g.named}
	case ratingGrade:
		return wording{"grade", func(v string) string {
			u := unpacker{rest: v}
			grade, classes, of := u.uint(), u.uint(), u.uint()
			if of > 0 {
				return fmt.Sprintf("%d, in %d of %d classes", grade, classes, of)
			}
			return strconv.FormatUint(grade, 10)
		}}
	case ratingNote:
		return wording{"note", asText}
	}
	return unknownWording(n)
}

func (g *disclosing) planWording(k change.Kind, n change.Name) wording {
	state := func(v string) string { return ActionState(unpackInt(v)).String() }
	if k == KindInitiative {
		switch n {
		case initiativePerson:
			return wording{"about", g.named}
		case initiativeTitle:
			return wording{"title", asText}
		case initiativeAim:
			return wording{"aim", asText}
		case initiativeSchool:
			return wording{"a school is chosen", asYes}
		case initiativeAction:
			return wording{"action", asText}
		case initiativeDue:
			return wording{"action due", asDay}
		case initiativeState:
			return wording{"action is", state}
		case initiativeEvaluation:
			return wording{"evaluation", asText}
		}
		return unknownWording(n)
	}
	switch n {
	case planPerson:
		return wording{"about", g.named}
	case planSchool:
		return wording{"school", g.named}
	case planVision:
		return wording{"vision", asText}
	case planAims:
		return wording{"aims", asText}
	case planNeed:
		return wording{"evidence of need", asText}
	case planAction:
		return wording{"action", asText}
	case planDue:
		return wording{"action due", asDay}
	case planState:
		return wording{"action is", state}
	case planReview:
		return wording{"review on", asDay}
	case planReviewed:
		return wording{"reviewed on", asDay}
	}
	return unknownWording(n)
}
