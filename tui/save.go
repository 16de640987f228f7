package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/pane"
)

// byteOrder stands before text that a spreadsheet is to read as UTF-8.
const byteOrder = "\ufeff"

// mostCopies is how many files of one name are kept beside each other.
const mostCopies = 99

// keepBeside keeps a document beside the file, for its owner alone. A file that is there
// already is left alone: the new one gets a number.
func (r *Root) keepBeside(doc pane.Document) tea.Cmd {
	if r.book == nil {
		return nil
	}
	if r.cfg.Papers == nil {
		r.said, r.warning = "Other files cannot be reached here.", true
		return nil
	}
	book, papers := r.book.Path(), r.cfg.Papers
	ext := filepath.Ext(doc.Name)
	name := strings.TrimSuffix(filepath.Base(doc.Name), ext)
	text := doc.Text
	if ext == ".csv" {
		text = byteOrder + text
	}
	note := model.Export{What: "document, " + strings.TrimPrefix(ext, ".")}
	if r.snap != nil {
		note.Space, note.People = r.snap.Space, r.snap.Listed()
	}
	return func() tea.Msg {
		for n := 1; n <= mostCopies; n++ {
			path := filepath.Join(filepath.Dir(book), name+ext)
			if n > 1 {
				path = filepath.Join(filepath.Dir(book), fmt.Sprintf("%s-%d%s", name, n, ext))
			}
			if err := papers.Save(path, []byte(text), false); !errors.Is(err, fs.ErrExist) {
				return documentMsg{path, note, err}
			}
		}
		return documentMsg{err: fmt.Errorf("%d files are called %s already: remove some", mostCopies, name+ext)}
	}
}

// documentMsg says where a document was kept, or why it was not.
type documentMsg struct {
	path string
	note model.Export
	err  error
}

func (m documentMsg) arrive(r *Root) tea.Cmd {
	if m.err != nil {
		r.said, r.warning = "Not saved: "+m.err.Error()+".", true
		return nil
	}
	r.said, r.warning = "Saved as "+m.path+". It is not locked: anybody who has it can read it.", false
	return r.note(m.note)
}
