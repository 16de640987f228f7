package export_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/files/export"
)

// builder makes one space by drafts; its IDs count up from a number of its own.
type builder struct {
	s    *model.Snapshot
	next uint64
	lead model.ID
	now  time.Time
}

func newBuilder(space model.ID) *builder {
	return &builder{
		s: model.NewSnapshot(space, nil), next: uint64(space) << 16, lead: 0x1ead,
		now: time.Date(2021, 11, 17, 9, 24, 0, 0, time.UTC),
	}
}

func (b *builder) id() model.ID {
	b.next++
	return model.ID(b.next)
}

func (b *builder) env() model.Env { return model.Env{Now: b.now, NewID: b.id, Lead: b.lead} }

// do writes to the space.
func (b *builder) do(write func(d *model.Draft)) {
	if c := b.draft(write); c != nil {
		b.s = b.s.Apply(c)
	}
}

// draft is a change that is not applied yet.
func (b *builder) draft(write func(d *model.Draft)) *change.Change {
	d := model.NewDraft(b.s, b.env(), model.VerbFilled)
	write(d)
	return d.Change()
}

// act does an action as a lead would, and gives its changes.
func (b *builder) act(t *testing.T, a model.Action) []*change.Change {
	t.Helper()
	p, err := a.Plan(b.s, b.env())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range p.Changes {
		b.s = b.s.Apply(c)
	}
	return p.Changes
}

// Fields that tests write past the drafts, by the numbers that they have for ever.
const (
	personFamily    = 2
	personSame      = 6
	enrolmentCredit = 10
	taskNote        = 15
	sessionEarlier  = 14
)

// raw writes a field in its canonical form.
func (b *builder) raw(kind change.Kind, name change.Name, record, elem model.ID, value []byte) {
	b.s = b.s.Apply(&change.Change{ID: b.id(), Space: b.s.Space, Entries: []change.Entry{{
		Field: change.Field{Kind: kind, Record: record, Name: name, Elem: elem}, Value: string(value),
	}}})
}

// enrol gives a place to a person whose card is there.
func (b *builder) enrol(person, school model.ID, status model.Status) model.ID {
	id := b.id()
	b.do(func(d *model.Draft) {
		d.Enrol(model.Enrolment{ID: id, Person: person, School: school, Status: status})
	})
	return id
}

func varints(ns ...int64) []byte {
	var out []byte
	for _, n := range ns {
		out = binary.AppendVarint(out, n)
	}
	return out
}

func day(y, m, d int) model.Day { return model.MakeDay(y, time.Month(m), d) }

func quarters(n int) *int { return &n }

// write is the document of the spaces.
func write(t testing.TB, spaces ...*model.Snapshot) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.JSON(&b, spaces); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// object is a decoded JSON object.
type object = map[string]any

func decode(t testing.TB, b []byte) object {
	t.Helper()
	var out object
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatalf("no JSON: %v", err)
	}
	return out
}

func doc(t testing.TB, spaces ...*model.Snapshot) object {
	t.Helper()
	return decode(t, write(t, spaces...))
}

// one is the object of a list in which a field has that value.
func one(t testing.TB, in object, list, field string, value any) object {
	t.Helper()
	for _, x := range objects(in[list]) {
		if x[field] == value {
			return x
		}
	}
	t.Fatalf("no %s with %s %v", list, field, value)
	return nil
}

func objects(list any) []object {
	items, _ := list.([]any)
	out := make([]object, len(items))
	for i, x := range items {
		out[i], _ = x.(object)
	}
	return out
}

func column(list any, field string) []any {
	var out []any
	for _, x := range objects(list) {
		out = append(out, x[field])
	}
	return out
}
