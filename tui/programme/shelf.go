package programme

import (
	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// where is where a programme is kept.
type where uint8

const (
	own     where = iota // the open cohort's copy
	atHub                // kept by the hub of the open cohort
	builtIn              // in the program
)

// item is a programme of the shelf.
type item struct {
	where where
	// id is its own in the cohort or the hub, key that of a built-in one.
	id  model.ID
	key string
	is  model.Programme
}

// same tells whether two are one programme of the shelf, whatever it says.
func (i item) same(o item) bool { return i.where == o.where && i.id == o.id && i.key == o.key }

// keeper says where it is kept.
func (i item) keeper(d pane.Desk) string {
	switch i.where {
	case own:
		return "this cohort's own copy"
	case atHub:
		return "kept by " + d.Hub().Hub.Name
	}
	return "built in"
}

// template is the programme ready to be run, as far as that is known of it.
func (i item) template(d pane.Desk) programmes.Template {
	switch i.where {
	case own:
		return programmes.Of(d.Snapshot())
	case builtIn:
		t, _ := programmes.Find(i.key)
		return t
	}
	return programmes.From(i.is)
}

// shelf are all programmes that can be seen from the open cohort: its own, those of its
// hub, the built-in ones.
func shelf(d pane.Desk) []item {
	var out []item
	if s := d.Snapshot(); s != nil && s.Programme.ID != 0 {
		out = append(out, item{where: own, id: s.Programme.ID, is: s.Programme})
	}
	if h := d.Hub(); h != nil {
		for _, p := range h.Programmes {
			out = append(out, item{where: atHub, id: p.ID, is: *p})
		}
	}
	for _, t := range programmes.BuiltIn() {
		out = append(out, item{where: builtIn, key: t.Key, is: t.Programme})
	}
	return out
}

// others asks for another programme of the shelf, and shows it.
func (p *Pane) others(d pane.Desk) pane.Effect {
	all := p.all(d)
	rows := make([]dialog.Row, len(all))
	names := make([]string, len(all))
	for i, x := range all {
		names[i] = programmes.Template{Programme: x.is, Hub: model.Hub{Name: x.is.Hub}}.Listed()
		rows[i] = dialog.Row{Group: heading(d, x.where), Text: names[i]}
	}
	at := p.at(all)
	return pane.Question(dialog.NewPick(dialog.PickOptions{
		Title: "Programmes", Label: "Which one is shown? Letters find one.", Rows: rows, At: at, Does: "show it",
		Find: func(typed string) []int { return model.Answering(names, typed) },
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if a.Done && a.Index >= 0 && a.Index < len(all) {
			p.show(all[a.Index])
		}
		return pane.Taken()
	})
}

func heading(d pane.Desk, w where) string {
	switch w {
	case own:
		return "THIS COHORT'S OWN COPY"
	case atHub:
		return "KEPT BY " + d.Hub().Hub.Name
	}
	return "BUILT IN"
}
