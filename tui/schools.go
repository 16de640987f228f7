package tui

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/hubs"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// ReadSchools reads the public register of schools from files, and keeps the schools of those
// local authorities; none for all. Say is told how many rows were read. The error is a
// sentence, or that of the context.
type ReadSchools func(ctx context.Context, authorities []string, say func(rows int), paths ...string) (model.ShelfFound, error)

// shelfMsg brings the register of schools of a file.
type shelfMsg struct {
	book  Book
	shelf *model.Shelf
	err   error
}

// readShelf reads the register, and gathers what schools are found by.
func (r *Root) readShelf() tea.Cmd {
	b := r.book
	return func() tea.Msg {
		s, err := b.Shelf()
		s.URN("-")
		return shelfMsg{b, s, err}
	}
}

func (m shelfMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book:
	case m.err != nil:
		r.said, r.warning = m.err.Error(), true
	default:
		r.shelf = m.shelf
	}
	return nil
}

// The fields of the question.
const (
	fieldFile = "file"
	fieldArea = "area"
)

// askSchools asks from which file the register is to be taken in, and the schools of which
// local authorities are kept.
func (r *Root) askSchools() {
	switch {
	case r.cfg.Schools == nil:
		r.said, r.warning = "Other files cannot be reached here.", true
		return
	case r.fixed:
		r.said, r.warning = "This file is read only: no register of schools can be kept in it.", true
		return
	}
	intro := "In Get Information About Schools choose Downloads, and the file of all establishments. The file of links tells as what a closed school goes on: it may follow."
	if r.shelf != nil {
		intro = "Kept now: " + ShelfWords(&r.shelf.ShelfInfo) + ". Another file takes its place."
	}
	path := dialog.Field{Name: fieldFile, Label: "File", Limit: 2000, Hint: "Drag it onto the window, or type its path. Several with a blank between them."}
	path.Judge = func(v dialog.Values) (string, dialog.Verdict) {
		if strings.TrimSpace(v[fieldFile]) == "" {
			return "Give the path of the file: edubasealldata20240718.csv.", dialog.Wrong
		}
		return "", dialog.Fine
	}
	area := dialog.Field{
		Name: fieldArea, Label: "Authorities", Value: strings.Join(r.area(), "\n"), Lines: 5, Limit: model.MaxNote,
		Hint: "The local authorities whose schools are kept, one a line. Empty: all of England.",
	}
	r.question(dialog.NewForm(dialog.FormOptions{Title: "Register of schools", Intro: intro, Fields: []dialog.Field{path, area}, Does: "reads it"}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return r.readSchools(pane.Paths(a.Values[fieldFile], r.cfg.Home), authorities(a.Values[fieldArea]))
	})
}

// area are the local authorities that are proposed: those of the register that is here, else
// those of the hub.
func (r *Root) area() []string {
	switch {
	case r.shelf != nil:
		return r.shelf.Authorities
	case r.snap == nil:
		return nil
	case len(r.snap.Cohort.Area) > 0:
		return r.snap.Cohort.Area
	case r.hub != nil && len(r.hub.Hub.Area) > 0:
		return r.hub.Hub.Area
	}
	return hubs.Named(r.snap.Cohort.HubName).Area
}

// authorities are those typed, one a line.
func authorities(typed string) []string {
	var out []string
	for line := range strings.SplitSeq(typed, "\n") {
		if line = model.Tidy(line, model.MaxName); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// readSchools reads the file away from the screen, and asks whether what it holds is kept.
func (r *Root) readSchools(paths, wanted []string) tea.Cmd {
	var found model.ShelfFound
	read, b, today := r.cfg.Schools, r.book, model.DayOf(r.clock.Real())
	return r.errand(&pane.Errand{
		Doing: "reading the register of schools",
		Run: func(j pane.Job) (err error) {
			found, err = read(j.Context, wanted, func(rows int) { j.Say(fmt.Sprintf("%d rows", rows)) }, paths...)
			return err
		},
		Then: func(d pane.Desk, err error) pane.Effect {
			switch {
			case b != r.book:
			case errors.Is(err, pane.ErrStopped) || errors.Is(err, context.Canceled):
				d.Warn(pane.ErrStopped.Error())
			case err != nil:
				d.Warn(strings.TrimSuffix(model.Capital(err.Error()), ".") + ".")
			case found.Open == 0:
				d.Warn(NoSchools(&found))
			case found.Same(r.shelf):
				d.Say("0 changes: the register here is that of the file. It has " + ShelfWords(&found.ShelfInfo) + ".")
			default:
				found.Taken = today
				r.offerSchools(&found)
			}
			return pane.Taken()
		},
	})
}

// offerSchools shows how many schools would be kept, and keeps them after a yes.
func (r *Root) offerSchools(f *model.ShelfFound) {
	v := dialog.Review{Title: "Register of schools", Does: "keeps them", No: "leaves it", Sentence: fmt.Sprintf("%d rows were read. Kept would be %s.", f.Rows, ShelfWords(&f.ShelfInfo))}
	if r.shelf != nil {
		v.Sentence += " Here now: " + ShelfWords(&r.shelf.ShelfInfo) + "."
	}
	for _, la := range f.Unknown {
		v.Rows = append(v.Rows, dialog.Row{Group: "NOT IN THE FILE", Text: la})
	}
	for _, la := range keptAuthorities(f) {
		v.Rows = append(v.Rows, dialog.Row{Group: "KEPT: OPEN SCHOOLS", Text: la, Beside: fmt.Sprint(f.All[la])})
	}
	b, shelf := r.book, model.NewShelf(f.ShelfInfo, f.Schools)
	r.question(v, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return func() tea.Msg {
			err := b.PutShelf(shelf)
			shelf.URN("-")
			return shelvedMsg{b, shelf, err}
		}
	})
}

// shelvedMsg says whether a register of schools is on the disk.
type shelvedMsg struct {
	book  Book
	shelf *model.Shelf
	err   error
}

func (m shelvedMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book:
	case m.err != nil:
		r.said, r.warning = "NOT kept: "+m.err.Error(), true
	default:
		r.shelf = m.shelf
		r.said, r.warning = "Kept: "+ShelfWords(&m.shelf.ShelfInfo)+". They are offered wherever a school is typed.", false
	}
	return nil
}

// keptAuthorities are the local authorities whose schools would be kept.
func keptAuthorities(f *model.ShelfFound) []string {
	if len(f.Authorities) > 0 {
		return f.Authorities
	}
	return slices.Sorted(maps.Keys(f.All))
}

// ShelfWords say what a register of schools holds: "87 open schools of Coventry and Solihull,
// 4 that closed with what they became, as of 18 Jul 2024".
func ShelfWords(x *model.ShelfInfo) string {
	words := fmt.Sprintf("%d open schools", x.Open)
	if x.Open == 1 {
		words = "1 open school"
	}
	switch n := len(x.Authorities); {
	case n == 0:
		words += " of all of England"
	case n <= 3:
		words += " of " + strings.Join(x.Authorities, ", ")
	default:
		words += fmt.Sprintf(" of %d local authorities", n)
	}
	if x.Closed > 0 {
		words += fmt.Sprintf(", %d that closed with what they became", x.Closed)
	}
	if x.Of.Known() {
		words += ", as of " + x.Of.Date().Format("2 Jan 2006")
	}
	return words
}

// NoSchools says why nothing of a file would be kept, with some of the local authorities that
// it has.
func NoSchools(f *model.ShelfFound) string {
	all := slices.Sorted(maps.Keys(f.All))
	if len(all) == 0 {
		return "There is no open school in this file: is it that of all establishments?"
	}
	more := ""
	if len(all) > 6 {
		all, more = all[:6], " and others"
	}
	return fmt.Sprintf("This file has no open school of %s. It has those of %s%s.", strings.Join(f.Unknown, ", "), strings.Join(all, ", "), more)
}
