package model_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
)

// edgeCase is one of the fifty edge cases of a year. Most are tried here, by the actions of
// a lead; what the file, merging and reports have to do is tried where they are, here too
// where it can be.
type edgeCase struct {
	number int
	name   string
	check  func(t *testing.T, r *room)
	// elsewhere is the folder and the name of the test that has it.
	elsewhere string
}

// TestFiftyEdgeCases names all of them, each once, in their order.
func TestFiftyEdgeCases(t *testing.T) {
	var all []edgeCase
	all = append(all, casesOfTheRegister()...)
	all = append(all, casesOfPeople()...)
	all = append(all, casesOfTheYear()...)
	all = append(all, casesOfReports()...)
	all = append(all, casesOfTheFile()...)
	seen := map[int]bool{}
	for _, x := range all {
		if seen[x.number] || x.number < 1 || x.number > 50 {
			t.Errorf("case %d, %s, stands twice or is none", x.number, x.name)
		}
		seen[x.number] = true
		if x.check == nil && x.elsewhere == "" {
			t.Errorf("case %d, %s, is tried nowhere", x.number, x.name)
		}
		t.Run(x.name, func(t *testing.T) {
			if x.check != nil {
				x.check(t, newRoom(t))
			}
			if x.elsewhere == "" {
				return
			}
			folder, name, _ := strings.Cut(x.elsewhere, " ")
			if !hasTest(t, folder, name) {
				t.Errorf("case %d: %s has no test %s", x.number, folder, name)
			}
		})
	}
	for n := 1; n <= 50; n++ {
		if !seen[n] {
			t.Errorf("case %d is missing", n)
		}
	}
}

// hasTest tells whether the sources of a folder of the project have that test.
func hasTest(t *testing.T, folder, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(folder), "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, src, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == name {
				return true
			}
		}
	}
	return false
}

// casesOfReports are those of a report of a meeting.
func casesOfReports() []edgeCase {
	one := report(seen("Imran Khan", "09:31-14:29"))
	return []edgeCase{
		{number: 42, name: "report imported twice", elsewhere: "model TestOneReportAtAllTimes", check: func(t *testing.T, r *room) {
			r.clock(16, 0)
			r.do(r.proposal(takeIn(r, []model.MeetingReport{one})).Action)
			wants(t, "taken", r.mark("Khan").Words(), "online")
			again := r.proposal(takeIn(r, []model.MeetingReport{one}))
			wants(t, "no change the second time", again.Action == nil, true)
			wants(t, "and it says so", again.Lines[0].Verdict, model.IsThere)
		}},
		{number: 43, name: "report of another session", elsewhere: "model TestReportOfAnotherSession", check: func(t *testing.T, r *room) {
			r.clock(16, 0)
			other := report(seenOn(november(3), "Imran Khan", "09:31-14:29"))
			other.Start, other.End = 0, 0
			p := r.proposal(model.NewMeetingIntake(model.IntakeTeams, r.sheetID(), other))
			wants(t, "refused", p.Action == nil && strings.HasPrefix(p.Stop, "This report is of Wed 3 Nov 2021, and session 2 is on Wed 17 Nov 2021"), true)
		}},
		{number: 44, name: "recurring meeting restarted", elsewhere: "model TestMeetingBegunAgain", check: func(t *testing.T, r *room) {
			r.clock(16, 0)
			later := report(seen("Hồng Nguyễn", "10:45-14:29"))
			later.Start = model.MakeMoment(november(17), 10, 44, 0)
			r.do(r.proposal(takeIn(r, []model.MeetingReport{one})).Action)
			r.do(r.proposal(takeIn(r, []model.MeetingReport{later})).Action)
			wants(t, "the first", r.mark("Khan").Words(), "online")
			wants(t, "the second adds", r.mark("Nguyễn").Words(), "late 75, online")
		}},
	}
}

// casesOfTheFile are those that another package has to do.
func casesOfTheFile() []edgeCase {
	return []edgeCase{
		{number: 38, name: "two leads, two laptops, no wifi", elsewhere: "store TestCopiesAgreeInTheEnd", check: func(t *testing.T, _ *room) {
			r := disputed(t)
			claims := r.place("Khan").Claims(r.today)
			wants(t, "side by side", len(claims), 2)
			wants(t, "none wins in silence", r.s.Earned(r.place("Khan")), 0)
			wants(t, "none is a mix", claims[0].Mark.Kind == model.Unmarked || claims[1].Mark.Kind == model.Unmarked, true)
			r.key("Khan", model.VerbAbsent, "")
			wants(t, "decided", len(r.place("Khan").Claims(r.today)), 1)
		}},
		{number: 40, name: "power cut during the register", elsewhere: "store TestKill"},
		{number: 48, name: "lost laptop", elsewhere: "store TestRestoring"},
		{number: 49, name: "forgotten passphrase", elsewhere: "store TestRecoveryCode"},
		{number: 50, name: "erasure request", elsewhere: "store TestDestroyedKeysReadAsErased"},
	}
}
