package line_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/line"
)

// report is a made-up report: it marks the first person present, or leaves them out.
type report struct {
	names    []string
	at       model.SheetID
	stop     string
	nothing  bool
	decision string
}

func (r report) Decide(key, value string) model.Intake {
	if key == "who.1" {
		r.decision = value
	}
	return r
}

func (r report) Propose(s *model.Snapshot, _ model.Day) model.Proposal {
	p := model.Proposal{
		Title: "Report of " + strings.Join(r.names, " and "), Notes: []string{"One line was empty."}, Stop: r.stop,
		Settings: []model.Choice{{Key: "late", Asks: "late from", Chosen: 0, Options: []model.Option{{Value: "5", Words: "5 minutes"}, {Value: "10", Words: "10 minutes"}}}},
	}
	c := &model.Choice{Key: "who.1", Asks: "who", Chosen: -1, Options: []model.Option{{Value: "1", Words: "Jones, Sarah"}, {Value: model.LeaveOut, Words: "leave it out"}}}
	l := model.ProposalLine{Row: 1, Name: "sarah \x1b[31mj\u202e", Words: "9:30", Verdict: model.NeedsAnswer, Choice: c}
	if r.decision == "1" {
		l.Verdict, l.Words = model.WouldChange, "is on the list"
		if !r.nothing {
			p.Action = noted{}
		}
	}
	p.Lines = []model.ProposalLine{l}
	return p
}

// noted is an action that changes the title of the cohort.
type noted struct{}

func (noted) Plan(s *model.Snapshot, env model.Env) (model.Plan, error) {
	d := model.NewDraft(s, env, model.VerbFilled)
	c := s.Cohort
	c.Title += " (taken in)"
	d.Cohort(c)
	return model.Plan{Changes: []*change.Change{d.Change()}, Say: "1 person taken in. Undo (u) takes it back."}, nil
}

// kinds are made-up papers of some kinds.
type kinds struct {
	papers
	stop    string
	nothing bool
	wanted  []model.Wanted
	saved   map[string]string
}

func (k *kinds) Takes() []model.IntakeKind {
	return []model.IntakeKind{model.IntakeTeams, model.IntakePeople}
}

func (k *kinds) Makes() []model.PaperKind {
	return []model.PaperKind{model.PaperSheet, model.PaperStatement, model.PaperCSV, model.PaperGrid}
}

func (k *kinds) Intake(_ model.IntakeKind, at model.SheetID, paths ...string) (model.Intake, error) {
	if paths[0] == "none.csv" {
		return nil, errors.New("there is no file none.csv: check the path")
	}
	return report{names: paths, at: at, stop: k.stop, nothing: k.nothing}, nil
}

func (k *kinds) Recognise(context.Context, model.SheetID, ...string) ([]model.Readable, error) {
	return nil, fs.ErrNotExist
}

func (k *kinds) Make(_ *model.Snapshot, w model.Wanted, _ time.Time) (model.Paper, error) {
	k.wanted = append(k.wanted, w)
	if len(w.Columns) == 1 {
		return model.Paper{}, fmt.Errorf("there is no column %s", w.Columns[0])
	}
	return model.Paper{Name: string(w.Kind) + ".pdf", Bytes: []byte("%PDF")}, nil
}

func (k *kinds) Save(path string, content []byte, over bool) error {
	if _, there := k.saved[path]; there && !over {
		return fs.ErrExist
	}
	k.saved[path] = string(content)
	return nil
}

func kindsDesk(t *testing.T) (*desk, *kinds) {
	d, p := programmeDesk(t)
	k := &kinds{papers: p, saved: map[string]string{}}
	d.world.Papers = k
	return d, k
}

const shownReport = "Report of a.csv and b.csv\n  late from: 5 minutes   [late: 5 (5 minutes), 10 (10 minutes)]\n  who is it?     sarah j  9:30\n                 [who.1: 1 (Jones, Sarah), leave-out (leave it out)]\n  One line was empty.\n1 to be decided.\n"

func TestImportShowsAndAsks(t *testing.T) {
	d, k := kindsDesk(t)
	take := []string{"import", "teams", "a.csv", "b.csv", "--file", "try.db", "--cohort", "ssl-2023", "--session", "1"}
	d.says(shownReport+"0 changes.\n", append(take, "--dry-run")...)
	decided := append(take, "--set", "who.1=1")
	d.says("Report of a.csv and b.csv\n  late from: 5 minutes\n  changes        sarah j  is on the list\n  One line was empty.\n1 change.\n1 person taken in.\n", append(decided, "--yes")...)
	if len(d.files.committed) != 1 {
		t.Fatalf("%d changes", len(d.files.committed))
	}
	for i, answer := range []string{"n\n", "", "yes\n"} {
		want := 1 + i/2
		d.world.Stdin = strings.NewReader(answer)
		d.do(line.Done, decided...)
		if !strings.Contains(d.out.String(), "Take it in? y/n: ") || len(d.files.committed) > want {
			t.Errorf("%q: %d changes, %s", answer, len(d.files.committed), d.out.String())
		}
	}
	if len(d.files.committed) != 2 {
		t.Errorf("yes wrote %d changes", len(d.files.committed))
	}
	d.do(line.Done, append(decided, "--dry-run")...)
	if !strings.HasSuffix(d.out.String(), "Nothing was changed.\n") || len(d.files.committed) != 2 {
		t.Errorf("--dry-run: %s", d.out.String())
	}
	d.world.Terminal = false
	d.refuses(line.WrongUse, "Nobody can be asked here: --dry-run shows what would be done, --yes does it.", decided...)
	d.refuses(line.WrongUse, "--yes and --dry-run are opposites", append(decided, "--yes", "--dry-run")...)
	yes := append(take, "--yes")
	d.refuses(line.WrongUse, "--set x: write it as KEY=VALUE.", append(yes, "--set", "x")...)
	d.refuses(line.WrongUse, "there is nothing to decide with the key x", append(yes, "--set", "x=1")...)
	d.refuses(line.WrongUse, "--set late=7: late is one of 5 (5 minutes), 10 (10 minutes).", append(yes, "--set", "late=7")...)
	d.refuses(line.WrongUse, "There is no session 9 in", "import", "teams", "a.csv", "--file", "try.db", "--cohort", "ssl-2023", "--session", "9", "--yes")
	d.refuses(line.Failed, "there is no file none.csv: check the path.", "import", "teams", "none.csv", "--file", "try.db", "--cohort", "ssl-2023", "--yes")
	d.refuses(line.WrongUse, "Give a file: workgroup import people FILE --cohort CODE.", "import", "people")
	d.refuses(line.WrongUse, `There is no import "zoom". There is: people, programme, teams.`, "import", "zoom")
	d.refuses(line.WrongUse, "Say which cohort", "import", "teams", "a.csv", "--yes")
	k.stop = "It is another session's."
	d.do(line.Failed, append(decided, "--yes")...)
	if d.err.String() != "workgroup: It is another session's.\n" || len(d.files.committed) != 2 {
		t.Errorf("what is stopped: %q", d.err.String())
	}
}

func TestExportPapers(t *testing.T) {
	d, k := kindsDesk(t)
	export := func(args string) []string {
		return append(strings.Fields("export "+args), "--file", "try.db", "--cohort", "ssl-2023")
	}
	d.refuses(line.WrongUse, "This is no text for a terminal: give it a file with --out sheet.pdf.", export("sheet --session 1")...)
	d.says("", export("sheet --session 1 --out a.pdf")...)
	d.refuses(line.WrongUse, "a.pdf is there already. Choose another name, or add --force to replace it.", export("sheet --session 1 --out a.pdf")...)
	d.says("", export("sheet --session 1 --out a.pdf --force")...)
	d.world.Terminal = false
	d.says("%PDF", export("sheet --session 1")...)
	if w := k.wanted[0]; w.Kind != model.PaperSheet || w.Sheet.Session != d.files.snap.SessionNumbered(1).ID {
		t.Errorf("wanted is %+v", w)
	}
	d.refuses(line.WrongUse, "Say of which session: --session with its number.", export("sheet")...)
	d.refuses(line.WrongUse, "Session 2 is a visit that has no dates yet.", export("csv --table register --session 2")...)
	d.refuses(line.WrongUse, "Say which table: --table with one of roster, register", export("csv")...)
	d.refuses(line.WrongUse, `There is no table "x". There is: roster`, export("csv --table x")...)
	d.refuses(line.WrongUse, "Say of which session", export("csv --table register")...)
	d.refuses(line.Failed, "there is no column Nmae.", export("csv --table roster --columns Nmae")...)
	d.refuses(line.WrongUse, "--person: Nobody here answers to Khan.", export("statement --person Khan")...)
	d.says("%PDF", export("grid --names --format svg")...)
	if w := k.wanted[len(k.wanted)-1]; !w.Names || w.Format != "svg" || k.saved["a.pdf"] != "%PDF" {
		t.Errorf("wanted is %+v", w)
	}
}
