package export

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"workgroup/model"
)

// Format names the shape of the JSON document. It changes when a field goes or means
// something else, not when one is added.
const Format = "workgroup-export/1"

// JSON writes the whole file as one JSON document, as the package comment describes it.
// spaces are all of the file, each once, in any order: the bytes are the same.
func JSON(w io.Writer, spaces []*model.Snapshot) error {
	byID := make(map[model.ID]*model.Snapshot, len(spaces))
	ids := make([]model.ID, len(spaces))
	for i, s := range spaces {
		ids[i] = s.Space
		byID[s.Space] = s
	}
	return Stream(w, ids, func(id model.ID) (*model.Snapshot, error) { return byID[id], nil })
}

// Stream writes what JSON writes of spaces that are loaded one by one: each twice,
// first to gather what cohorts share, then to write it. Nothing is written before
// every space has been loaded once, so a file that cannot be read gives no output; an
// error of load comes back as it is. The content must not change in between.
//
// At one time it holds one snapshot and one cohort's text, and of all spaces the cards of
// people and schools, the hubs, and those programmes that differ: under 1 KiB a person.
func Stream(w io.Writer, spaces []model.ID, load func(space model.ID) (*model.Snapshot, error)) error {
	ids := slices.Sorted(slices.Values(spaces))
	g := newGathered()
	for i, id := range ids {
		if i > 0 && ids[i-1] == id {
			return fmt.Errorf("the hub or cohort %s stands twice among what is to be exported: it can be given only once", id)
		}
		s, err := load(id)
		if err != nil {
			return err
		}
		if err := g.add(s); err != nil {
			return err
		}
	}
	g.settle()

	d := newDocument(w)
	d.begin(Format)
	each(d, "hubs", slices.Sorted(maps.Keys(g.hubs)), g.hub)
	each(d, "programmes", g.entries, func(e *entry) (any, error) { return e.says(), nil })
	each(d, "schools", slices.Sorted(maps.Keys(g.schools)), g.school)
	each(d, "people", slices.Sorted(maps.Keys(g.people)), g.person)
	slices.SortFunc(g.cohorts, (*owner).compare)
	each(d, "cohorts", g.cohorts, func(o *owner) (any, error) {
		s, err := load(o.space)
		if err != nil {
			return nil, err
		}
		return g.cohort(s, o), nil
	})
	return d.end()
}

// owner is the hub or cohort that a space is of, in the order of age: the greater of
// two is the one whose cards are taken.
type owner struct {
	// level ranks what stands for itself above what is a copy or is only referred to.
	level int
	year  int
	code  string
	id    model.ID
	space model.ID
}

func (o *owner) compare(p *owner) int {
	return cmp.Or(
		cmp.Compare(o.level, p.level), cmp.Compare(o.year, p.year), cmp.Compare(o.code, p.code),
		cmp.Compare(o.id, p.id), cmp.Compare(o.space, p.space),
	)
}

// at is the owner on another level.
func (o *owner) at(level int) *owner {
	out := *o
	out.level = level
	return &out
}
