package numbers

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"workgroup/model"
	"workgroup/tui/pane"
)

// byteOrder stands before text that a spreadsheet is to read as UTF-8.
const byteOrder = "\ufeff"

// mostCopies is how many files of one name are kept beside each other.
const mostCopies = 99

// save keeps the table as a file, for its owner alone. One that is there already is left
// alone: the new one gets a number.
func (p *Pane) save(d pane.Desk) pane.Effect {
	text, ok := p.csv(d)
	if !ok {
		return pane.Taken()
	}
	name := fmt.Sprintf("numbers-%s-%s", strings.ToLower(d.Snapshot().Cohort.Code), p.n.Day.ISO())
	name = filepath.Base(strings.ReplaceAll(name, "--", "-"))
	note := model.Export{Space: d.Snapshot().Space, What: "document, csv", People: d.Snapshot().Listed()}
	path := ""
	return pane.SentOn("writing "+name, func(j pane.Job) error {
		for n := 1; n <= mostCopies; n++ {
			path = filepath.Join(p.beside, name+".csv")
			if n > 1 {
				path = filepath.Join(p.beside, fmt.Sprintf("%s-%d.csv", name, n))
			}
			if err := j.Save(path, []byte(byteOrder+text), false); !errors.Is(err, fs.ErrExist) {
				return err
			}
		}
		return fmt.Errorf("%d files are called %s already: remove some", mostCopies, name)
	}, func(d pane.Desk, err error) pane.Effect {
		if err != nil {
			d.Warn("Not saved: " + strings.TrimSuffix(err.Error(), ".") + ".")
			return pane.Taken()
		}
		d.Say("Saved as " + path + ". It is not locked: anybody who has it can read it.")
		return pane.Effect{Handled: true, Left: note}
	})
}
