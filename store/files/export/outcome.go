package export

import (
	"workgroup/model"
	"workgroup/model/change"
)

// The objects of evaluation, field for field in the order in which they are written.

type outcomeLink struct {
	Heading     *string `json:"heading"`
	LeadIn      *string `json:"lead_in"`
	Sentence    string  `json:"sentence"`
	InProgramme bool    `json:"in_programme"`
}

// about is whom something is about.
type about struct {
	Person   *string `json:"person"`
	PersonID *string `json:"person_id"`
	School   *string `json:"school"`
	SchoolID *string `json:"school_id"`
}

type evidence struct {
	ID   string  `json:"id"`
	Date *string `json:"date"`
	Text *string `json:"text"`
	about
	Session    *string       `json:"session"`
	EvidenceOf []outcomeLink `json:"evidence_of"`
	Level      *int          `json:"level"`
	Levels     []int         `json:"levels"`
	Quotation  bool          `json:"quotation"`
	NoPupil    *string       `json:"no_pupil"`
}

type rating struct {
	ID   string  `json:"id"`
	Date *string `json:"date"`
	about
	Outcome   *outcomeLink `json:"outcome"`
	Grade     string       `json:"grade"`
	Classes   *int         `json:"classes"`
	OfClasses *int         `json:"of_classes"`
	Note      *string      `json:"note"`
}

type plan struct {
	ID string `json:"id"`
	about
	Vision   *string      `json:"vision"`
	Aims     *string      `json:"aims"`
	Need     *string      `json:"need"`
	Review   *string      `json:"review"`
	Reviewed *string      `json:"reviewed"`
	Actions  []planAction `json:"actions"`
}

type planAction struct {
	ID    string  `json:"id"`
	Text  string  `json:"text"`
	Due   *string `json:"due"`
	State string  `json:"state"`
}

type initiative struct {
	ID         string         `json:"id"`
	Person     *string        `json:"person"`
	PersonID   *string        `json:"person_id"`
	Title      *string        `json:"title"`
	Aim        *string        `json:"aim"`
	Chosen     []chosenSchool `json:"chosen_schools"`
	Evaluation *string        `json:"evaluation"`
	Actions    []planAction   `json:"actions"`
}

type chosenSchool struct {
	School   *string `json:"school"`
	SchoolID *string `json:"school_id"`
}

type department struct {
	School   *string   `json:"school"`
	SchoolID *string   `json:"school_id"`
	Policies []policy  `json:"policies"`
	Sharings []sharing `json:"sharings"`
	Reached  []reached `json:"reached"`
}

type policy struct {
	ID   string  `json:"id"`
	Date *string `json:"date"`
	Text string  `json:"text"`
}

type sharing struct {
	ID       string  `json:"id"`
	Date     *string `json:"date"`
	Person   *string `json:"person"`
	PersonID *string `json:"person_id"`
	What     *string `json:"what"`
	With     *string `json:"with"`
}

type reached struct {
	Date    *string `json:"date"`
	Members int     `json:"members"`
}

// about is whom something is about: null where that is nobody, or is not there any more.
func (g *gathered) about(r *reader, person, school model.ID) about {
	out := about{}
	if p := r.Person(person); p != nil {
		if _, there := g.people[p.ID]; there {
			out.Person, out.PersonID = g.personName(p.ID), idOrNull(p.ID)
		}
	}
	if _, there := g.schools[school]; there && school != 0 {
		out.School, out.SchoolID = g.schoolName(school), idOrNull(school)
	}
	return out
}

func linked(r *reader, o model.Outcome) outcomeLink {
	now, in := r.OutcomeNow(o)
	return outcomeLink{text(now.Heading), text(now.LeadIn), now.Sentence, in}
}

// evaluation fills in what was noted for the evaluation of a cohort.
func (g *gathered) evaluation(r *reader, out *cohort) {
	out.Evidence, out.Ratings, out.Plans, out.Initiatives, out.Departments = []evidence{}, []rating{}, []plan{}, []initiative{}, []department{}
	for _, x := range of(r.there, model.KindEvidence, r.Snapshot.Evidence, func(x *model.Evidence) model.ID { return x.ID }) {
		out.Evidence = append(out.Evidence, g.evidence(r, x))
	}
	for _, x := range of(r.there, model.KindRating, r.Ratings, func(x *model.Rating) model.ID { return x.ID }) {
		is := rating{ID: x.ID.String(), Date: day(x.Day), about: g.about(r, x.Person, x.School), Grade: x.Grade.String(), Note: text(x.Note)}
		if x.Outcome.Sentence != "" {
			o := linked(r, x.Outcome)
			is.Outcome = &o
		}
		if x.Of > 0 {
			is.Classes, is.OfClasses = &x.Classes, &x.Of
		}
		out.Ratings = append(out.Ratings, is)
	}
	for _, x := range of(r.there, model.KindPlan, r.Plans, func(x *model.ActionPlan) model.ID { return x.ID }) {
		out.Plans = append(out.Plans, plan{
			ID: x.ID.String(), about: g.about(r, x.Person, x.School), Vision: text(x.Vision), Aims: text(x.Aims), Need: text(x.Need),
			Review: day(x.Review), Reviewed: day(x.Reviewed), Actions: actionsOf(x.Actions),
		})
	}
	for _, x := range of(r.there, model.KindInitiative, r.Initiatives, func(x *model.Initiative) model.ID { return x.ID }) {
		out.Initiatives = append(out.Initiatives, g.initiative(r, x))
	}
	for _, x := range r.Schools {
		if len(x.Policies)+len(x.Sharings)+len(x.Reached) > 0 && r.there[change.Key{Kind: model.KindSchool, Record: x.ID}] {
			out.Departments = append(out.Departments, g.department(r, x))
		}
	}
}

func (g *gathered) evidence(r *reader, x *model.Evidence) evidence {
	out := evidence{
		ID: x.ID.String(), Date: day(x.Day), Text: text(x.Text), about: g.about(r, x.Person, x.School), EvidenceOf: []outcomeLink{}, Levels: []int{},
		Level: count(int(x.Level)), Quotation: x.Quote, NoPupil: text(x.Anyway),
	}
	out.Session, _ = r.session(x.Session)
	for _, o := range x.Outcomes {
		out.EvidenceOf = append(out.EvidenceOf, linked(r, o))
	}
	for _, l := range x.Levels() {
		if l != model.LevelUnsaid {
			out.Levels = append(out.Levels, int(l))
		}
	}
	return out
}

func (g *gathered) initiative(r *reader, x *model.Initiative) initiative {
	who := g.about(r, x.Person, 0)
	out := initiative{
		ID: x.ID.String(), Person: who.Person, PersonID: who.PersonID, Title: text(x.Title), Aim: text(x.Aim), Chosen: []chosenSchool{},
		Evaluation: text(x.Evaluation), Actions: actionsOf(x.Actions),
	}
	for _, id := range x.Schools {
		if at := g.about(r, 0, id); at.SchoolID != nil {
			out.Chosen = append(out.Chosen, chosenSchool{at.School, at.SchoolID})
		}
	}
	return out
}

func (g *gathered) department(r *reader, x *model.School) department {
	at := g.about(r, 0, x.ID)
	out := department{School: at.School, SchoolID: at.SchoolID, Policies: []policy{}, Sharings: []sharing{}, Reached: []reached{}}
	for _, p := range x.Policies {
		out.Policies = append(out.Policies, policy{p.ID.String(), day(p.Day), p.Text})
	}
	for _, y := range x.Sharings {
		who := g.about(r, y.Person, 0)
		out.Sharings = append(out.Sharings, sharing{y.ID.String(), day(y.Day), who.Person, who.PersonID, text(y.What), text(y.With)})
	}
	for _, n := range x.Reached {
		out.Reached = append(out.Reached, reached{day(n.Day), n.Number})
	}
	return out
}

func actionsOf(all []model.PlanAction) []planAction {
	out := []planAction{}
	for _, a := range all {
		out = append(out, planAction{a.ID.String(), a.Text, day(a.Due), a.State.String()})
	}
	return out
}
