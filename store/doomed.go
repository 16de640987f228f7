package store

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model/change"
	"workgroup/store/seal"
)

// doomed is what is to go for good, from the file and from every copy of it that the program
// keeps: keys of people, and whole cohorts. It stands in the file until all of it is gone.
type doomed struct {
	keys   []doomedKeys
	spaces []change.ID
}

// doomedKeys are keys of a person: in one cohort or hub, or in all where space is 0.
type doomedKeys struct {
	space, person change.ID
	kinds         [3]bool // by the number of the kind, less one
}

func allKinds() [3]bool { return [3]bool{true, true, true} }

// takes tells whether a key is to go.
func (d doomed) takes(space change.ID, person uint64, kind seal.Kind) bool {
	return slices.ContainsFunc(d.keys, func(k doomedKeys) bool {
		return (k.space == 0 || k.space == space) && uint64(k.person) == person && kind >= 1 && k.kinds[kind-1]
	})
}

// text is the form in which it is kept, a line for each.
func (d doomed) text() string {
	var b strings.Builder
	for _, k := range d.keys {
		fmt.Fprintf(&b, "keys %v %v ", k.space, k.person)
		for i, is := range k.kinds {
			if is {
				fmt.Fprint(&b, i+1)
			}
		}
		b.WriteByte('\n')
	}
	for _, id := range d.spaces {
		fmt.Fprintf(&b, "space %v\n", id)
	}
	return b.String()
}

// readDoomed reads what text wrote.
func readDoomed(text string) (d doomed, err error) {
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		var k doomedKeys
		switch {
		case len(words) == 2 && words[0] == "space":
			id, wrong := change.ParseID(words[1])
			d.spaces, err = append(d.spaces, id), wrong
		case len(words) == 4 && words[0] == "keys":
			if k.space, err = change.ParseID(words[1]); err == nil {
				k.person, err = change.ParseID(words[2])
			}
			for i := range k.kinds {
				k.kinds[i] = strings.ContainsRune(words[3], rune('1'+i))
			}
			if err == nil && k.kinds == [3]bool{} {
				err = fmt.Errorf("%q names no kind of keys", line)
			}
			d.keys = append(d.keys, k)
		default:
			err = fmt.Errorf("%q says nothing about what is to go", line)
		}
		if err != nil {
			return doomed{}, err
		}
	}
	return d, nil
}

func (d doomed) with(o doomed) doomed {
	return doomed{slices.Concat(d.keys, o.keys), slices.Concat(d.spaces, o.spaces)}
}
