package paper

import (
	"errors"
	"path/filepath"

	"workgroup/model"
	"workgroup/store/files/meeting"
)

// File is a file as it was read, with its name for sentences.
type File struct {
	Name  string
	Bytes []byte
}

// reader is how a kind of file is read: at most so many bytes a file, and what is in them.
// Its error is a sentence.
type reader struct {
	most int64
	read func(files []File, at model.SheetID) (model.Intake, error)
}

// MaxIntake is the largest file that is taken in, in bytes.
const MaxIntake = 20 << 20

// readers are the kinds that can be read, each by a package beside this one.
var readers = map[model.IntakeKind]reader{
	model.IntakeTeams: meetings(model.IntakeTeams, meeting.Teams),
	model.IntakeZoom:  meetings(model.IntakeZoom, meeting.Zoom),
}

// Intake reads files of one kind: several are parts of one report. At is the register that is
// meant where the files do not say so themselves, zero for none. The error is a sentence.
func (Disk) Intake(kind model.IntakeKind, at model.SheetID, paths ...string) (model.Intake, error) {
	r, known := readers[kind]
	if !known {
		return nil, errors.New("this kind of file is not known")
	}
	var files []File
	for _, path := range paths {
		b, err := read(path, r.most)
		if err != nil {
			return nil, err
		}
		files = append(files, File{filepath.Base(path), b})
	}
	return r.read(files, at)
}
