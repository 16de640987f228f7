package model

import (
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"

	"workgroup/model/change"
)

// Remembered is how a lead had a kind of table read: what they set, for the next file with
// the same headings. It is kept in the cohort; it holds no cell of the table.
type Remembered struct {
	// Form names the table: the kind of file and its headings, as a number.
	Form ID
	Set  []Setting
}

// Setting is one thing that was set: the key of a choice, and the value of the option.
type Setting struct{ Key, Value string }

// formOf names a table by its kind and its headings, however they are spaced and written.
func formOf(kind IntakeKind, header []string) ID {
	h := fnv.New64a()
	h.Write([]byte(kind))
	for _, cell := range header {
		h.Write([]byte("\x00" + Fold(cell)))
	}
	return max(1, ID(h.Sum64()))
}

// rowKey names a row by what is in it, for what was decided of it: in so few bits that
// nothing follows from it about who it was.
func rowKey(cells []string) string {
	h := fnv.New32a()
	for _, cell := range cells {
		h.Write([]byte(cell + "\x00"))
	}
	return "was." + strconv.FormatUint(uint64(h.Sum32()), 16)
}

func (r Remembered) pack() string {
	if len(r.Set) == 0 {
		return ""
	}
	set := slices.Clone(r.Set)
	slices.SortFunc(set, func(a, b Setting) int { return cmp.Compare(a.Key, b.Key) })
	var p packer
	p.uint(uint64(len(set)))
	for _, x := range set {
		p.text(x.Key)
		p.text(x.Value)
	}
	return string(p)
}

func unpackRemembered(form ID, v string) Remembered {
	r, u := Remembered{Form: form}, unpacker{rest: v}
	for n := u.uint(); n > 0 && !u.short; n-- {
		if x := (Setting{u.text(), u.text()}); !u.short {
			r.Set = append(r.Set, x)
		}
	}
	return r
}

// remember writes how a table was read; nothing where nothing was set.
func (d *Draft) remember(r Remembered) {
	if r.Form != 0 && len(r.Set) > 0 {
		d.elem(KindCohort, d.s.Cohort.ID, cohortTables, r.Form, r.pack())
	}
}

// Tables are how the lead had tables read, in the order of their numbers.
func (s *Snapshot) Tables() []Remembered {
	var out []Remembered
	reader{s.Record(change.Key{Kind: KindCohort, Record: s.Cohort.ID})}.elems(cohortTables, func(form ID, v string) {
		out = append(out, unpackRemembered(form, v))
	})
	slices.SortFunc(out, func(a, b Remembered) int { return cmp.Compare(a.Form, b.Form) })
	return out
}

// settings are what was set for a table, by key.
func (s *Snapshot) settings(form ID) map[string]string {
	set := map[string]string{}
	for _, r := range s.Tables() {
		if r.Form == form {
			for _, x := range r.Set {
				set[x.Key] = x.Value
			}
		}
	}
	return set
}

// remembered are settings in the order of their keys.
func remembered(form ID, set map[string]string) Remembered {
	r := Remembered{Form: form}
	for _, key := range slices.Sorted(maps.Keys(set)) {
		r.Set = append(r.Set, Setting{key, set[key]})
	}
	return r
}
