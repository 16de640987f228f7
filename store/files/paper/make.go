package paper

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"workgroup/model"
	"workgroup/store/files/badge"
	"workgroup/store/files/calendar"
	"workgroup/store/files/certificate"
	"workgroup/store/files/evaluation"
	"workgroup/store/files/picture"
	"workgroup/store/files/sheets"
	"workgroup/store/files/signin"
)

// makers are the kinds of documents that can be made, each by a package beside this one.
var makers = map[model.PaperKind]func(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error){
	model.PaperSheet:       signin.Make,
	model.PaperCertificate: certificate.Make,
	model.PaperStatement:   certificate.Make,
	model.PaperBadges:      badge.Make,
	model.PaperGrid:        picture.Make,
	model.PaperEvaluation:  evaluation.Make,
	model.PaperCalendar:    calendar.Make,
	model.PaperCSV:         sheets.MakeCSV,
	model.PaperWorkbook:    sheets.MakeWorkbook,
	model.PaperAnonymous:   sheets.MakeAnonymous,
}

// Makes are the kinds that can be made, in the order in which they are offered.
func (Disk) Makes() []model.PaperKind {
	return slices.DeleteFunc(model.PaperKinds(), func(k model.PaperKind) bool { _, known := makers[k]; return !known })
}

// Make makes a document of a cohort. The error is a sentence.
func (Disk) Make(s *model.Snapshot, w model.Wanted, now time.Time) (model.Paper, error) {
	m, known := makers[w.Kind]
	if !known {
		return model.Paper{}, errors.New("this kind of document is not known")
	}
	return m(s, w, now)
}

// Save writes a document, whole or not at all. One that is there is replaced only if over
// says so: else the error is fs.ErrExist. The error is a sentence.
func (d Disk) Save(path string, content []byte, over bool) error {
	if info, err := os.Stat(path); err == nil {
		switch {
		case info.IsDir():
			return fmt.Errorf("%s is a folder: give the name of a file in it", path)
		case !info.Mode().IsRegular():
			return fmt.Errorf("%s is no ordinary file: choose another name", path)
		case !over:
			return fmt.Errorf("%s is there already: choose another name. %w", path, fs.ErrExist)
		}
	}
	if err := d.Write(path, content); err != nil {
		return fmt.Errorf("%s was not written: %w. Check the folder and the room on the disk, or choose another place", path, bare(err))
	}
	return nil
}
