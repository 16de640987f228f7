package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"workgroup/model"
	"workgroup/model/change"
)

// Levels of owners. A cohort's people and schools come before those of a hub; a hub
// speaks for itself and its programmes before any cohort does.
const (
	levelMentioned = iota
	levelHubCard
	levelCohort
	levelHub
)

// held is what stands for an ID so far, and whose it is.
type held[T any] struct {
	of   *owner
	says T
}

// keep takes what is said where its owner is the greater one.
func keep[T any](m map[model.ID]held[T], id model.ID, of *owner, says T) {
	if h, there := m[id]; !there || of.compare(h.of) > 0 {
		m[id] = held[T]{of, says}
	}
}

// gathered is what the spaces of a file share.
type gathered struct {
	people  map[model.ID]held[*model.Person]
	schools map[model.ID]held[*model.School]
	hubs    map[model.ID]held[*hub]
	cohorts []*owner

	copies map[model.ID][]*entry
	known  map[[sha256.Size]byte]*programme
	// entries are the programmes of the document, under the IDs that they have there;
	// apart are those that a space has for itself.
	entries []*entry
	apart   map[copyOf]string
}

// hub is a hub with what only its own space has.
type hub struct {
	card       model.Hub
	space      model.ID
	programmes []model.ID
	leads      []lead
}

// entry is one space's copy of a programme.
type entry struct {
	id   string
	of   *owner
	body *programme
}

func (e *entry) says() programme {
	p := *e.body
	p.ID = e.id
	return p
}

type copyOf struct{ space, programme model.ID }

func newGathered() *gathered {
	return &gathered{
		people: map[model.ID]held[*model.Person]{}, schools: map[model.ID]held[*model.School]{}, hubs: map[model.ID]held[*hub]{},
		copies: map[model.ID][]*entry{}, known: map[[sha256.Size]byte]*programme{}, apart: map[copyOf]string{},
	}
}

// standing are the records in which anything stands. Those that were made and taken
// back are still in a snapshot, with nothing in them.
type standing map[change.Key]bool

func standingIn(s *model.Snapshot) standing {
	out := standing{}
	for _, r := range s.Records() {
		for _, c := range r.Cells {
			if slices.ContainsFunc(c.Standing(), func(h change.Held) bool { return h.Value != "" || h.Erased }) {
				out[r.Key] = true
				break
			}
		}
	}
	return out
}

// of are the records of a kind in which anything stands.
func of[T any](there standing, k change.Kind, all []T, id func(T) model.ID) []T {
	out := make([]T, 0, len(all))
	for _, x := range all {
		if there[change.Key{Kind: k, Record: id(x)}] {
			out = append(out, x)
		}
	}
	return out
}

// ownerOf is the hub or cohort of a space, or nil where nothing stands in it. A
// space of which the beginning is still to come is a cohort if it has a register.
func ownerOf(s *model.Snapshot, there standing) *owner {
	if len(there) == 0 {
		return nil
	}
	register := false
	for k := range there {
		switch k.Kind {
		case model.KindEnrolment, model.KindSession, model.KindTask, model.KindSlot:
			register = true
		}
	}
	o := &owner{level: levelHub, id: cmp.Or(s.Hub.ID, s.Space), space: s.Space}
	if s.Cohort.ID != 0 || s.Hub.ID == 0 && register {
		o = &owner{level: levelCohort, year: s.Cohort.Year, code: s.Cohort.Code, id: cmp.Or(s.Cohort.ID, s.Space), space: s.Space}
	}
	return o
}

// add gathers from one space.
func (g *gathered) add(s *model.Snapshot) error {
	there := standingIn(s)
	o := ownerOf(s, there)
	if o == nil {
		return nil
	}
	mentioned := o.at(levelMentioned)
	cards := o
	if o.level == levelHub {
		cards = o.at(levelHubCard)
	}
	for _, p := range of(there, model.KindPerson, s.People(), func(p *model.Person) model.ID { return p.ID }) {
		keep(g.people, p.ID, cards, p)
		g.mention(p.Same, mentioned)
	}
	for _, x := range of(there, model.KindSchool, s.Schools, func(x *model.School) model.ID { return x.ID }) {
		keep(g.schools, x.ID, cards, x)
		g.mention(x.Leader, mentioned)
	}
	var programmes []model.ID
	for _, p := range of(there, model.KindProgramme, s.Programmes, func(p *model.Programme) model.ID { return p.ID }) {
		if err := g.copy(o, p); err != nil {
			return err
		}
		programmes = append(programmes, p.ID)
	}
	if o.level == levelHub {
		h := &hub{card: s.Hub, space: s.Space, programmes: programmes, leads: leadsOf(s, there)}
		h.card.ID = o.id
		keep(g.hubs, o.id, o, h)
		return nil
	}
	g.cohorts = append(g.cohorts, o)
	if there[change.Key{Kind: model.KindHub, Record: s.Hub.ID}] {
		keep(g.hubs, s.Hub.ID, o, &hub{card: s.Hub})
	}
	if c := &s.Cohort; c.Hub != 0 {
		keep(g.hubs, c.Hub, mentioned, &hub{card: model.Hub{ID: c.Hub, Name: c.HubName}})
	}
	g.mentions(newReader(s, there), mentioned)
	if s.Cohort.Programme == 0 {
		return nil
	}
	return g.copy(mentioned, &model.Programme{ID: s.Cohort.Programme})
}

// mention makes sure that a person who is referred to is in the document.
func (g *gathered) mention(id model.ID, by *owner) {
	if _, there := g.people[id]; !there && id != 0 {
		g.people[id] = held[*model.Person]{by, &model.Person{ID: id}}
	}
}

func (g *gathered) mentionSchool(id model.ID, by *owner) {
	if _, there := g.schools[id]; !there && id != 0 {
		g.schools[id] = held[*model.School]{by, &model.School{ID: id}}
	}
}

// mentions are all people and schools that a cohort's places and tasks refer to.
func (g *gathered) mentions(r *reader, by *owner) {
	for _, e := range r.enrolments {
		g.mention(e.Person, by)
		g.mentionSchool(e.School, by)
		for _, x := range e.EarlierSchools() {
			g.mentionSchool(x.School, by)
		}
		for _, id := range e.Further {
			g.mentionSchool(id, by)
		}
		for _, o := range e.Overrides() {
			if overrideName(o.Rule) == "" {
				g.mention(o.Rule, by)
			}
		}
		for _, x := range r.sessions {
			g.mention(e.Told(x.ID).Substitute, by)
			for _, c := range e.Claims(x.ID) {
				g.mention(c.Mark.Substitute, by)
			}
		}
	}
	for _, t := range r.tasks {
		for id := range t.Wording {
			g.mentionSchool(id, by)
		}
	}
}

// copy gathers a copy of a programme; those that say the same share their body.
func (g *gathered) copy(of *owner, p *model.Programme) error {
	body := programmeOf(p)
	b, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("the programme %q cannot be exported: %w", p.Title, err)
	}
	sum := sha256.Sum256(b)
	if known := g.known[sum]; known != nil {
		body = known
	} else {
		g.known[sum] = body
	}
	g.copies[p.ID] = append(g.copies[p.ID], &entry{of: of, body: body})
	return nil
}

// settle decides which copy of each programme has the plain ID, and names the others.
func (g *gathered) settle() {
	for _, id := range slices.Sorted(maps.Keys(g.copies)) {
		copies := g.copies[id]
		slices.SortFunc(copies, func(a, b *entry) int { return -a.of.compare(b.of) })
		plain := copies[0]
		plain.id = id.String()
		g.entries = append(g.entries, plain)
		for _, e := range copies[1:] {
			if e.body == plain.body || e.of.level == levelMentioned {
				continue
			}
			e.id = id.String() + "." + e.of.id.String()
			g.apart[copyOf{e.of.space, id}] = e.id
			g.entries = append(g.entries, e)
		}
	}
	g.copies, g.known = nil, nil
	slices.SortFunc(g.entries, func(a, b *entry) int { return cmp.Compare(a.id, b.id) })
}

// programmeID is the ID in the document of the programme as a space has it.
func (g *gathered) programmeID(space, id model.ID) string {
	return cmp.Or(g.apart[copyOf{space, id}], id.String())
}
