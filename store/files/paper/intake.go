package paper

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"workgroup/model"
	"workgroup/store/files/meeting"
	"workgroup/store/files/table"
)

// File is a file as it was read, with its name for sentences.
type File struct {
	Name  string
	Bytes []byte
}

// reader is how a kind of file is read: at most so many bytes a file, and what is in them.
// Kinds of tables have table alone: a table is read once, whatever it is taken for. An error
// is a sentence.
type reader struct {
	most  int64
	read  func(files []File, at model.SheetID) (model.Intake, error)
	table func(t []model.Table, at model.SheetID) model.Intake
}

// MaxIntake is the largest file that is taken in, in bytes.
const MaxIntake = 20 << 20

// readers are the kinds that can be read, each by a package beside this one.
var readers = map[model.IntakeKind]reader{
	model.IntakeTeams:    meetings(model.IntakeTeams, meeting.Teams),
	model.IntakeZoom:     meetings(model.IntakeZoom, meeting.Zoom),
	model.IntakePaper:    {most: MaxText, read: readRows},
	model.IntakeForms:    tables(func(t []model.Table, _ model.SheetID) model.Intake { return model.NewForms(t) }),
	model.IntakePeople:   tables(func(t []model.Table, _ model.SheetID) model.Intake { return model.NewPeople(t) }),
	model.IntakeSessions: tables(func(t []model.Table, _ model.SheetID) model.Intake { return model.NewSessions(t) }),
	model.IntakeMarks:    tables(func(t []model.Table, _ model.SheetID) model.Intake { return model.NewMarks(t) }),
	model.IntakeSlots:    tables(func(t []model.Table, at model.SheetID) model.Intake { return model.NewSlots(t, at.Session) }),
	model.IntakeFeedback: tables(func(t []model.Table, at model.SheetID) model.Intake { return model.NewFeedback(t, at.Session) }),
}

// tables reads one table of a kind.
func tables(of func(t []model.Table, at model.SheetID) model.Intake) reader {
	return reader{most: MaxIntake, table: of}
}

// tableIn are the sheets of the one file that holds a table.
func tableIn(files []File) (t []model.Table, err error) {
	if len(files) != 1 {
		return nil, errors.New("one table is taken in at a time: give the path of one file")
	}
	defer func() {
		if fault := recover(); fault != nil {
			t, err = nil, notAsItsKind(files)
		}
	}()
	if t, err = table.Read(files[0].Bytes); err != nil {
		return nil, fmt.Errorf("%s: %w", files[0].Name, err)
	}
	return t, nil
}

// Takes are the kinds that can be read, in the order in which a file is tried as each.
func (Disk) Takes() []model.IntakeKind {
	return slices.DeleteFunc(model.IntakeKinds(), func(k model.IntakeKind) bool { _, known := readers[k]; return !known })
}

// Intake reads files of one kind: several are parts of one report. At is the register that is
// meant where the files do not say so themselves, zero for none. The error is a sentence.
func (Disk) Intake(kind model.IntakeKind, at model.SheetID, paths ...string) (model.Intake, error) {
	r, known := readers[kind]
	if !known {
		return nil, errors.New("this kind of file is not known")
	}
	files, err := open(context.Background(), r.most, paths)
	if err != nil {
		return nil, err
	}
	return r.take(files, at)
}

// Recognise finds out as which kinds files can be read, the likeliest first, with what was
// read: one at least. Else the error says what is wrong with them as what they most likely
// are. It stops between files and kinds when the context ends.
func (d Disk) Recognise(ctx context.Context, at model.SheetID, paths ...string) ([]model.Readable, error) {
	files, err := open(ctx, MaxIntake, paths)
	if err != nil {
		return nil, err
	}
	t, noTable := tableIn(files)
	likely := model.LikelyKinds(t)
	var out []model.Readable
	var why error
	for _, kind := range d.Takes() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var in model.Intake
		r := readers[kind]
		switch {
		case r.table == nil:
			in, err = r.take(files, at)
		case noTable != nil:
			err = noTable
		case !slices.Contains(likely, kind):
			continue
		default:
			in, err = r.table(t, at), nil
		}
		switch {
		case err != nil && (why == nil || kind == model.IntakePeople):
			why = err // a table of people is what most files are meant to be
		case err == nil:
			out = append(out, model.Readable{Kind: kind, Intake: in})
		}
		if err == nil && kind.Sure() {
			return out[len(out)-1:], nil
		}
	}
	if len(out) == 0 {
		return nil, cmp.Or(why, errors.New("no kind of file is known that could be taken in"))
	}
	slices.SortStableFunc(out, func(a, b model.Readable) int {
		return cmp.Compare(slices.Index(likely, a.Kind), slices.Index(likely, b.Kind))
	})
	return out, nil
}

// open reads files of at most so many bytes each.
func open(ctx context.Context, most int64, paths []string) ([]File, error) {
	if len(paths) == 0 {
		return nil, errors.New("give the path of a file")
	}
	var files []File
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b, err := read(path, most)
		if err != nil {
			return nil, err
		}
		files = append(files, File{filepath.Base(path), b})
	}
	return files, nil
}

// take reads files. A fault of the reader is an error too: no file ends the program.
func (r reader) take(files []File, at model.SheetID) (in model.Intake, err error) {
	if r.table != nil {
		t, err := tableIn(files)
		if err != nil {
			return nil, err
		}
		return r.table(t, at), nil
	}
	defer func() {
		if fault := recover(); fault != nil {
			in, err = nil, notAsItsKind(files)
		}
	}()
	if in, err = r.read(files, at); err == nil && in == nil {
		err = fmt.Errorf("%s holds nothing that can be taken in", files[0].Name)
	}
	return in, err
}

func notAsItsKind(files []File) error {
	return fmt.Errorf("%s cannot be read: it is not made as files of its kind are", files[0].Name)
}
