package export

import (
	"time"

	"workgroup/model"
)

// mark is what happened to one place at one session.
func (g *gathered) mark(r *reader, e *model.Enrolment, x *model.Session) mark {
	out := mark{
		Person: g.personName(e.Person), PersonID: idOrNull(e.Person), EnrolmentID: e.ID.String(),
		School: g.schoolName(r.SchoolAt(e, x)), SchoolID: idOrNull(r.SchoolAt(e, x)),
		answer: g.answer(r.MarkOf(e, x), x), CreditQuarters: r.CreditOf(e, x), Note: text(e.Note(x.ID)),
		ToldBefore: g.told(r, e.Told(x.ID)), Overbooked: text(e.Overbooked(x.ID)), Wish: text(e.Wish(x.ID)), Claims: []claim{},
	}
	if typed, ok := e.Credit(x.ID); ok {
		out.TypedQuarters = &typed
	}
	if x.Kind == model.Visit {
		for _, s := range r.slots {
			if s.ID == e.Booking(x.ID) && s.Session == x.ID {
				out.SlotID = idOrNull(s.ID)
			}
		}
	}
	if claims := e.Claims(x.ID); len(claims) > 1 {
		for _, c := range claims {
			out.Claims = append(out.Claims, claim{
				answer: g.answer(c.Mark, x), Lead: r.leadName(c.Lead), LeadID: idOrNull(c.Lead),
				Made: moment(c.At),
			})
		}
	}
	return out
}

func (g *gathered) answer(m model.Mark, x *model.Session) answer {
	return answer{
		Mark: m.Name(), Way: way(m, x), Arrived: clock(m.Arrived), Left: clock(m.Left), MinutesLate: count(m.MinutesLate),
		MinutesEarly: count(m.MinutesEarly), ToldOn: day(m.ToldOn), Substitute: g.personName(m.Substitute), SubstituteID: idOrNull(m.Substitute),
		ElsewherePlace: text(m.Place), ElsewhereDay: day(m.PlaceDay), ByTheRest: m.ByRest, Changed: m.Amended,
	}
}

// moment is a moment in seconds since 1970 as it is written.
func moment(at int64) string { return time.Unix(at, 0).UTC().Format(time.RFC3339) }

func way(m model.Mark, x *model.Session) *string {
	switch {
	case !m.Here():
		return nil
	case m.Online || x.Mode == model.Online:
		return text("online")
	}
	return text("room")
}

func (g *gathered) told(r *reader, t model.Told) *told {
	if t.Kind == model.ToldNothing {
		return nil
	}
	return &told{
		Kind: toldName(t.Kind), On: day(t.On), At: clock(t.At), Minutes: count(t.Minutes), Substitute: g.personName(t.Substitute),
		SubstituteID: idOrNull(t.Substitute), How: text(t.How), To: r.leadName(t.Lead), ToID: idOrNull(t.Lead),
	}
}

func toldName(k model.ToldKind) string {
	switch k {
	case model.CannotCome:
		return "cannot-come"
	case model.WillLeave:
		return "will-leave"
	case model.WillBeLate:
		return "will-be-late"
	case model.WillJoin:
		return "will-be-online"
	case model.WillSend:
		return "sends-somebody"
	}
	return "other"
}

// leadName is the name of a lead who has, or had, a record in the cohort.
func (r *reader) leadName(id model.ID) *string { return text(r.LeadName(id)) }
