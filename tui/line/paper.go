package line

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/tui/grid"
)

// wanted are the flags of a document.
type wanted struct {
	person, table, columns, format, date, out string
	names, all, force                         bool
}

// paperCommands are those that make documents: one for each kind that is known.
func (w World) paperCommands(f *flags) []*cobra.Command {
	if w.Papers == nil {
		return nil
	}
	var out []*cobra.Command
	for _, kind := range w.Papers.Makes() {
		out = append(out, w.paperCommand(f, kind))
	}
	return out
}

func (w World) paperCommand(f *flags, kind model.PaperKind) *cobra.Command {
	var o wanted
	asks := kind.Asks()
	c := &cobra.Command{
		Use:     string(kind),
		Short:   model.Capital(kind.String()),
		Long:    model.Capital(kind.String()) + " of the cohort of --cohort.\nA readable copy, not encrypted. It goes to standard output unless --out gives a file.",
		Example: paperExample(kind),
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.exportPaper(*f, kind, o) },
	}
	p := c.Flags()
	p.StringVar(&o.out, "out", "", "write to this file instead of standard output")
	p.BoolVar(&o.force, "force", false, "replace the file of --out if it is there")
	if asks.Session || asks.Table {
		p.StringVar(&o.date, "date", "", "of a visit with --session, the date (12 Dec 2023)")
	}
	if asks.People {
		p.StringVar(&o.person, "person", "", "for this person alone (their name, or enough of it)")
	}
	if asks.Table {
		p.StringVar(&o.table, "table", "", "which table: "+strings.Join(tables(), ", "))
		p.StringVar(&o.columns, "columns", "", "only these columns, by their headings, with commas between them")
	}
	if asks.Names {
		p.BoolVar(&o.names, "names", false, "name people and schools (without it nobody is named)")
	}
	if asks.All {
		p.BoolVar(&o.all, "all", false, "with lateness, absence and charges (for your own use)")
	}
	if formats := kind.Formats(); len(formats) > 1 {
		p.StringVar(&o.format, "format", "", "as "+strings.Join(formats, " or ")+" (default "+formats[0]+")")
	}
	return c
}

// paperExample are commands that work as they are pasted, on a demo file.
func paperExample(kind model.PaperKind) string {
	begin := "  workgroup export " + string(kind) + " --cohort ssl-2023"
	switch kind {
	case model.PaperSheet, model.PaperBadges:
		return begin + " --session 3 --out " + string(kind) + ".pdf"
	case model.PaperCertificate, model.PaperStatement:
		return begin + " --out " + string(kind) + "s.pdf"
	case model.PaperCalendar:
		return begin + " --out dates.ics"
	case model.PaperEvaluation:
		return begin + "\n" + begin + " --names --out evaluation.md"
	case model.PaperGrid:
		return begin + " --out year.svg"
	case model.PaperCSV:
		return begin + " --table roster --out roster.csv"
	case model.PaperWorkbook:
		return begin + " --out year.xlsx"
	}
	return begin
}

func tables() []string {
	var out []string
	for _, k := range model.TableKinds() {
		out = append(out, string(k))
	}
	return out
}

// exportPaper makes the whole document before it writes a byte of it.
func (w World) exportPaper(f flags, kind model.PaperKind, o wanted) error {
	if err := mayReplace(o.out, w.path(f), o.force); err != nil {
		return err
	}
	cohort, err := w.cohortForScript(f)
	if err != nil {
		return err
	}
	defer cohort.close()
	want, err := cohort.wanted(f, kind, o)
	if err != nil {
		return err
	}
	paper, err := w.Papers.Make(cohort.snap, want, cohort.env.Now)
	if err != nil {
		return failed("%s.", strings.TrimSuffix(err.Error(), "."))
	}
	if o.out == "" && w.Terminal && !readable(paper.Name) {
		return wrongUse("This is no text for a terminal: give it a file with --out %s.", paper.Name)
	}
	for _, note := range paper.Notes {
		fmt.Fprintln(w.Stderr, "workgroup: "+grid.Clean(note))
	}
	if err := w.deliver(o.out, paper.Bytes, o.force); err != nil {
		return err
	}
	w.note(cohort.book, "document, "+string(kind), cohort.snap.Space, cohort.snap.Listed())
	return nil
}

// readable tells whether a document of that name is text.
func readable(name string) bool {
	return !strings.HasSuffix(name, ".pdf") && !strings.HasSuffix(name, ".xlsx")
}

// wanted is the document that the flags ask for.
func (o opened) wanted(f flags, kind model.PaperKind, given wanted) (model.Wanted, error) {
	asks := kind.Asks()
	w := model.Wanted{Kind: kind, Format: given.format, Names: given.names, All: given.all, Columns: model.ReadColumns(given.columns)}
	if given.table != "" {
		for _, k := range model.TableKinds() {
			if strings.EqualFold(string(k), given.table) {
				w.Table = k
			}
		}
		if w.Table == "" {
			return w, wrongUse("There is no table %q. There is: %s.", given.table, strings.Join(tables(), ", "))
		}
	}
	if asks.Table && asks.Needed && w.Table == "" {
		return w, wrongUse("Say which table: --table with one of %s.", strings.Join(tables(), ", "))
	}
	needs := asks.Session && asks.Needed || w.Table == model.TableRegister
	if needs && f.session == 0 {
		return w, wrongUse("Say of which session: --session with its number.")
	}
	var err error
	if w.Sheet, err = o.sheet(f, given.date, needs && kind != model.PaperSheet); err != nil {
		return w, err
	}
	if given.person != "" {
		place, wrong := o.snap.PlaceNamed(given.person)
		if wrong != "" {
			return w, wrongUse("--person: %s", wrong)
		}
		w.Places = []model.ID{place}
	}
	return w, nil
}

// deliver writes a document to its place, or to standard output.
func (w World) deliver(out string, content []byte, force bool) error {
	if out == "" {
		_, err := w.Stdout.Write(content)
		return err
	}
	err := w.Papers.Save(out, content, force)
	switch {
	case errors.Is(err, fs.ErrExist):
		return wrongUse("%s is there already. Choose another name, or add --force to replace it.", out)
	case err != nil:
		return failed("%s.", strings.TrimSuffix(err.Error(), "."))
	}
	return nil
}
