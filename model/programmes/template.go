package programmes

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
)

// Template is a programme ready to be run: its IDs are zero, its days are those of
// the year in which it ran.
type Template struct {
	// Key names the template and is the code proposed for a cohort: "ssl-2021".
	Key string
	// CohortTitle is the title proposed for a cohort.
	CohortTitle string
	Hub         model.Hub
	Programme   model.Programme
	// Sessions in the order of their numbers.
	Sessions []model.Session
	Tasks    []Task
}

// Task is a school-based task, set after the session of that number.
type Task struct {
	After int
	Title string
}

//go:embed *.json
var texts embed.FS

// BuiltIn are the built-in programmes in the order of their years, those of
// a hub before those of none. Each call reads
// them anew, so that nobody can change what another sees.
func BuiltIn() []Template {
	entries, err := texts.ReadDir(".")
	if err != nil {
		panic(fmt.Sprintf("the built-in programmes cannot be listed: %v", err))
	}
	var out []Template
	for _, e := range entries {
		b, err := texts.ReadFile(e.Name())
		if err != nil {
			panic(fmt.Sprintf("the built-in programme %s cannot be read: %v", e.Name(), err))
		}
		out = append(out, builtIn(e.Name(), b))
	}
	slices.SortStableFunc(out, func(a, b Template) int {
		return cmp.Or(cmp.Compare(a.Programme.Year, b.Programme.Year), cmp.Compare(national(a), national(b)))
	})
	return out
}

// national is 1 for a template that no hub's page is of.
func national(t Template) int {
	if t.Hub.Name == "" {
		return 1
	}
	return 0
}

// Find is the built-in programme of that key.
func Find(key string) (Template, bool) {
	b, err := texts.ReadFile(key + ".json")
	if err != nil {
		return Template{}, false
	}
	return builtIn(key, b), true
}

// builtIn is a template of this program: one that cannot be read is a fault of its making.
func builtIn(name string, b []byte) Template {
	t, unknown, err := Decode(b)
	if err != nil || len(unknown) > 0 {
		panic(fmt.Sprintf("the built-in programme %s is not well formed: %v %v", name, err, unknown))
	}
	return t
}

// Listed is the template as a list names it: two may have one title in one year, so code,
// type and hub stand behind it, as far as the title does not say them.
func (t Template) Listed() string {
	p := t.Programme
	var more []string
	for _, s := range []string{p.Code, p.Type, t.Hub.Name} {
		if s != "" && !strings.Contains(p.Title, s) {
			more = append(more, s)
		}
	}
	name := strings.TrimSpace(p.Title + " " + model.AcademicYearWords(p.Year))
	if len(more) > 0 {
		name += " (" + strings.Join(more, ", ") + ")"
	}
	return name
}
