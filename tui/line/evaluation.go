package line

import (
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/tui"
)

func (w World) evaluationCommand(f *flags) *cobra.Command {
	var out string
	var force, names bool
	c := &cobra.Command{
		Use:     "evaluation",
		Short:   "The evaluation of one cohort as Markdown, on standard output unless --out",
		Example: "  workgroup export evaluation --cohort ssl-2023\n  workgroup export evaluation --cohort ssl-2023 --out evaluation.md",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.exportEvaluation(*f, out, force, names) },
	}
	c.Flags().StringVar(&out, "out", "", "write to this file instead")
	c.Flags().BoolVar(&force, "force", false, "replace the file of --out if it is there")
	c.Flags().BoolVar(&names, "names", false, "name people and schools (without it nobody is named)")
	return c
}

// exportEvaluation makes the whole document before it writes a byte of it.
func (w World) exportEvaluation(f flags, out string, force, names bool) error {
	if f.cohort == "" {
		return wrongUse("Say of which cohort, by its code: workgroup export evaluation --cohort ssl-2023.")
	}
	if err := mayReplace(out, w.path(f), force); err != nil {
		return err
	}
	clock, err := w.clock()
	if err != nil {
		return err
	}
	book, err := w.openForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
	facts, err := cohortOf(book, f.cohort)
	if err != nil {
		return err
	}
	snap, err := book.Load(facts.Space)
	if err != nil {
		return err
	}
	clock.Demo = book.Demo()
	return w.deliver(out, w.Evaluation(snap.Evaluation(clock.Now(facts), names)))
}

// cohortOf is the cohort of that code; upper and lower case are one.
func cohortOf(book tui.Book, code string) (model.Facts, error) {
	found, codes := model.Facts{}, []string{}
	for f, err := range book.Cohorts() {
		if err != nil {
			return model.Facts{}, err
		}
		if f.TakenBack() {
			continue
		}
		if strings.EqualFold(f.Code, code) {
			found = f
		}
		if len(codes) < 8 {
			codes = append(codes, f.Code)
		}
	}
	switch {
	case found.Space != 0:
		return found, nil
	case len(codes) == 0:
		return model.Facts{}, wrongUse("There is no cohort %s: this file has none yet.", code)
	}
	return model.Facts{}, wrongUse("There is no cohort %s in this file. There is: %s.", code, strings.Join(codes, ", "))
}

// Save writes a document to its place, for the user alone: one that is there is fs.ErrExist unless it may be
// replaced, and own never may.
func (w World) Save(path, own string, content []byte, replace bool) error {
	there, err := os.Stat(path)
	if err == nil {
		if file, err := os.Stat(own); err == nil && os.SameFile(there, file) {
			return failed("it is the file of this program itself. Choose another name")
		}
		switch {
		case there.IsDir():
			return failed("it is a folder. Type the name of a file in it")
		case !replace:
			return fs.ErrExist
		}
	}
	if err := w.Write(path, content); err != nil {
		return failed("%v. Check the folder and the room on the disk, or choose another place", plain(err))
	}
	return nil
}
