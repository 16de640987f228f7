package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// document is a document that is being asked for, step by step: what, of what, where to.
type document struct {
	home, own string // the folder that is proposed, and the file that is open
	want      model.Wanted
	sheetAt   map[string]model.SheetID
	leaves    model.Export // what left the file with it; without words it follows from want
}

// askDocument asks which document is to be made. What the cursor rests on is proposed.
func (r *Root) askDocument(p pane.Place) tea.Cmd {
	switch {
	case r.snap == nil:
		r.said, r.warning = "No cohort is open.", true
		return nil
	case r.cfg.Papers == nil || len(r.cfg.Papers.Makes()) == 0:
		r.said, r.warning = "No document can be made here.", true
		return nil
	}
	about := pane.Place{}
	if here, aware := r.active().(pane.Aware); aware {
		about = here.About(r.desk())
	}
	doc := &document{home: r.cfg.Home}
	if r.book != nil {
		doc.own = r.book.Path()
	}
	if p.Paper != "" {
		return r.effect(doc.of(r.desk(), p.Paper, about))
	}
	kinds := r.cfg.Papers.Makes()
	m := dialog.Menu{Title: "Make a document", Sentence: "Of " + r.snap.Cohort.Title + ". A readable copy, not encrypted."}
	for i, k := range kinds {
		m.Choices = append(m.Choices, dialog.Hint{Key: string(rune('a' + i)), Does: k.String()})
	}
	return r.effect(pane.Question(m, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return doc.of(d, kinds[a.Index], about)
	}))
}

// The fields of the form.
const (
	fieldRegister = "register"
	fieldWhom     = "whom"
	fieldTable    = "table"
	fieldColumns  = "columns"
	fieldNames    = "names"
	fieldAll      = "all"
	fieldFormat   = "format"
)

// What is chosen where it is all of them, and the words of ticks.
const (
	everybody = "everybody"
	allTables = "all of them"
	unnamed   = "anonymous: nobody is named, nor any school"
	named     = "named: with people and schools, for your own use"
	onlyDays  = "no: sessions and days only"
	allOfIt   = "yes: lateness, absence and charges too"
)

// of asks what a document of this kind is about, where there is something to ask.
func (doc *document) of(d pane.Desk, kind model.PaperKind, about pane.Place) pane.Effect {
	doc.want = model.Wanted{Kind: kind}
	asks := kind.Asks()
	var fields []dialog.Field
	if asks.Table {
		fields = append(fields, tableFields(asks)...)
	}
	if asks.Session || kind == model.PaperCSV {
		f, ok := doc.registers(d.Snapshot(), asks, about)
		if !ok && asks.Needed && asks.Session {
			d.Warn("There is no register yet: a session needs a date first.")
			return pane.Taken()
		}
		if kind == model.PaperCSV {
			f.When = func(v dialog.Values) bool { return v[fieldTable] == model.TableRegister.String() }
		}
		fields = append(fields, f)
	}
	if asks.People {
		fields = append(fields, whom(d.Snapshot(), about))
	}
	if asks.Names {
		fields = append(fields, dialog.Field{Name: fieldNames, Label: "For whom", Choices: []string{unnamed, named}})
	}
	if asks.All {
		fields = append(fields, dialog.Field{Name: fieldAll, Label: "All of it", Choices: []string{onlyDays, allOfIt}, Hint: "What is handed to a head teacher shows neither lateness nor absence nor charges, unless you choose it."})
	}
	if formats := kind.Formats(); len(formats) > 1 {
		fields = append(fields, dialog.Field{Name: fieldFormat, Label: "Format", Choices: formats})
	}
	if len(fields) == 0 {
		return doc.make(d)
	}
	if f := fields[0]; len(fields) == 1 && len(f.Choices) > 0 && len(f.Choices) <= mostLetters {
		return doc.oneOf(f)
	}
	return pane.Question(dialog.NewForm(dialog.FormOptions{Title: "Make a document", Intro: model.Capital(kind.String()) + ".", Fields: fields, Does: "make it"}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		doc.take(d.Snapshot(), a.Values)
		return doc.make(d)
	})
}

// mostLetters is the largest number of choices that have a letter each.
const mostLetters = 26

// oneOf asks the one thing that there is to say.
func (doc *document) oneOf(f dialog.Field) pane.Effect {
	m := dialog.Menu{Title: "Make a document", Sentence: model.Capital(doc.want.Kind.String()) + ". " + f.Hint, At: max(0, slices.Index(f.Choices, f.Value))}
	letters := firstLetters(f.Choices)
	for i, c := range f.Choices {
		m.Choices = append(m.Choices, dialog.Hint{Key: letters[i], Does: c})
	}
	return pane.Question(m, func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		doc.take(d.Snapshot(), dialog.Values{f.Name: f.Choices[a.Index]})
		return doc.make(d)
	})
}

// firstLetters are the letters of choices: with which each begins, or, where two begin alike,
// those of the alphabet.
func firstLetters(choices []string) []string {
	out, seen := make([]string, len(choices)), map[string]bool{}
	for i, c := range choices {
		out[i] = strings.ToLower(c[:1])
		seen[out[i]] = true
	}
	if len(seen) < len(choices) {
		for i := range out {
			out[i] = string(rune('a' + i))
		}
	}
	return out
}

func tableFields(asks model.Asked) []dialog.Field {
	var tables []string
	if !asks.Needed {
		tables = append(tables, allTables)
	}
	for _, k := range model.TableKinds() {
		tables = append(tables, k.String())
	}
	return []dialog.Field{
		{Name: fieldTable, Label: "Table", Choices: tables},
		{
			Name: fieldColumns, Label: "Columns", Limit: 1000, Hint: "Their headings, with commas between them. Nothing typed: all.",
			When: func(v dialog.Values) bool { return v[fieldTable] != allTables },
		},
	}
}

// registers is the field for a register, the one that the cursor rests on chosen.
func (doc *document) registers(s *model.Snapshot, asks model.Asked, about pane.Place) (dialog.Field, bool) {
	f := dialog.Field{Name: fieldRegister, Label: "Register"}
	if !asks.Needed {
		f.Choices = append(f.Choices, everybody)
	}
	doc.sheetAt = map[string]model.SheetID{}
	for _, id := range s.Registers() {
		h, ok := s.Sheet(id)
		if !ok {
			continue
		}
		if each := h.Name() + ", each of its dates"; id.Slot != 0 && doc.want.Kind == model.PaperSheet && !slices.Contains(f.Choices, each) {
			doc.sheetAt[each] = model.SheetID{Session: id.Session}
			f.Choices = append(f.Choices, each)
		}
		words := h.Name()
		if h.Date.Known() {
			words += ", " + h.Date.Long()
		}
		if h.Place != "" {
			words += ", " + h.Place
		}
		if _, twice := doc.sheetAt[words]; twice {
			words += fmt.Sprintf(" (%s)", h.Start)
		}
		doc.sheetAt[words] = id
		f.Choices = append(f.Choices, words)
		if id.Session == about.Session && (about.Slot == 0 || about.Slot == id.Slot) && f.Value == "" {
			f.Value = words
		}
	}
	return f, len(doc.sheetAt) > 0
}

// whom is the field for people.
func whom(s *model.Snapshot, about pane.Place) dialog.Field {
	var names []string
	f := dialog.Field{Name: fieldWhom, Label: "For whom", Hint: "A name. Nothing typed: " + everybody + "."}
	for _, e := range s.Enrolments {
		p := s.Person(e.Person)
		if !e.Counts() || p == nil {
			continue
		}
		names = append(names, p.Listed())
		if e.ID == about.Enrolment {
			f.Value = p.Listed()
		}
	}
	f.Suggest = func(typed string) []string {
		if strings.TrimSpace(typed) == "" {
			return nil
		}
		return forms.Among(names)(typed)
	}
	f.Judge = func(v dialog.Values) (string, dialog.Verdict) {
		if _, wrong := s.PlaceNamed(v[fieldWhom]); wrong != "" && strings.TrimSpace(v[fieldWhom]) != "" {
			return wrong, dialog.Wrong
		}
		return "", dialog.Fine
	}
	return f
}

// take takes what the form says.
func (doc *document) take(s *model.Snapshot, v dialog.Values) {
	w := &doc.want
	w.Sheet = doc.sheetAt[v[fieldRegister]]
	if id, wrong := s.PlaceNamed(v[fieldWhom]); wrong == "" {
		w.Places = []model.ID{id}
	}
	for _, k := range model.TableKinds() {
		if k.String() == v[fieldTable] {
			w.Table = k
		}
	}
	w.Columns = model.ReadColumns(v[fieldColumns])
	w.Names, w.All, w.Format = v[fieldNames] == named, v[fieldAll] == allOfIt, v[fieldFormat]
}

// make makes it, away from the screen, and then asks where to.
func (doc *document) make(d pane.Desk) pane.Effect {
	s, now := d.Snapshot(), d.Now()
	var paper model.Paper
	return pane.SentOn("making the "+doc.want.Kind.String(), func(j pane.Job) (err error) {
		paper, err = j.Make(s, doc.want, now)
		return err
	}, func(d pane.Desk, err error) pane.Effect {
		if err != nil {
			d.Warn(err.Error())
			return pane.Taken()
		}
		return doc.where(paper)
	})
}

// where asks for the file.
func (doc *document) where(paper model.Paper) pane.Effect {
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: model.Capital(doc.want.Kind.String()), Label: "Into which file?", Proposed: filepath.Join(doc.home, paper.Name), Does: "writes it", Limit: 1000,
		Judge: func(typed string) (string, bool) {
			if len(pane.Paths(typed, doc.home)) != 1 {
				return "Type the name of a file: " + paper.Name + ".", false
			}
			return strings.Join(append(slices.Clone(paper.Notes), "A readable copy, not encrypted: keep it where only those look who may."), " "), true
		},
	}), func(_ pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		return doc.save(pane.Paths(a.Text, doc.home)[0], paper.Bytes, false)
	})
}

// save writes it, never over a file that is there but after a yes.
func (doc *document) save(path string, content []byte, over bool) pane.Effect {
	return pane.SentOn("writing "+path, func(j pane.Job) error {
		if sameFile(path, doc.own) {
			return fmt.Errorf("this is the file of the program itself. Choose another name than %s", path)
		}
		return j.Save(path, content, over)
	}, func(d pane.Desk, err error) pane.Effect {
		switch {
		case err == nil:
			d.Say("Written: " + path)
			return pane.Effect{Handled: true, Left: doc.left(d.Snapshot())}
		case errors.Is(err, fs.ErrExist):
			return pane.Confirmed(dialog.Confirm{Title: "Replace", Sentence: path + " is there already. Replace it?", Yes: "replaces it", No: "leaves it"}, func(pane.Desk) pane.Effect {
				return doc.save(path, content, true)
			})
		default:
			d.Warn(model.Capital(strings.TrimSuffix(err.Error(), ".")) + ".")
		}
		return pane.Taken()
	})
}

// left is what left the file with it.
func (doc *document) left(s *model.Snapshot) model.Export {
	if doc.leaves.What != "" || s == nil {
		return doc.leaves
	}
	x := model.Export{What: "document, " + string(doc.want.Kind), Space: s.Space, People: s.Listed()}
	if n := len(doc.want.Places); n > 0 {
		x.People = n
	}
	return x
}

// sameFile tells whether two paths are one file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil || b == "" {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
