package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/store/files/paper"
	"workgroup/tui"
)

// register is a public register of made-up schools, as a file.
func register(t *testing.T, rows string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "edubasealldata20240718.csv")
	if err := os.WriteFile(path, []byte("URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,EstablishmentTypeGroup (name),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),Town,Postcode,HeadLastName\n"+rows), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const twoYears = "200001,331,Coventry,4001,Quarry Bank School,Academies,Closed,,31-08-2021,Secondary,Coventry,CV99 9AA,Nobody\n" +
	"300001,331,Coventry,4001,Quarry Bank Académie,Academies,Open,01-09-2021,,Secondary,Coventry,CV99 9AA,Nobody\n" +
	"300002,331,Coventry,4002,Quince Tree School,Academies,Open,,,Primary,Coventry,CV99 9AB,Nobody\n" +
	"300003,999,Ashshire,4002,Quince Tree School,Academies,Open,,,Primary,Ash,AS99 9AB,Nobody\n"

// TestSchoolsAreChosenFromTheRegister takes a register in, twice the same, chooses a school for
// somebody, and takes that back with one u.
func TestSchoolsAreChosenFromTheRegister(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := newSim(t, size[0], size[1], looks()[0].Options)
		s.files.book.Book.Close()
		s.start(size[0], size[1], looks()[0].Options, func(c *tui.Config) { c.Cohort, c.Schools = "ssl-2023", paper.Disk{}.Schools })
		take := func(path string) {
			s.press(":").typeText("register of schools").press("enter").sees("Register of schools", "Authorities").typeText(path)
			s.press("tab", "ctrl+u").typeText("coventry").press("ctrl+s")
		}
		take(filepath.Join(t.TempDir(), "none.csv"))
		s.sees("There is no file")
		take(register(t, strings.ReplaceAll(twoYears, "Coventry", "Brent")))
		s.sees("This file has no open school of Warwickshire, Solihull, coventry.")
		path := register(t, twoYears)
		take(path)
		s.sees("4 rows were read", "Kept would be 2 open schools of Coventry, 1 that", "as of 18 Jul 2024", "NOT IN THE FILE", "Warwickshire").press("esc")
		take(path)
		s.press("enter").sees("Kept: 2 open schools of Coventry")
		take(path)
		s.sees("0 changes")
		s.press("5", "n").typeText("Oakes, Ann").press("tab").typeText("quarry").press("down")
		s.sees("Quarry Bank Académie (Coventry, CV99 9AA), URN 300001").press("enter").sees("From the register of schools: Secondary, Coventry").press("ctrl+s")
		s.press("/").typeText("oakes").press("enter").sees("Quarry Bank Académie, Coventry").press("esc", "esc")
		s.press("u").sees("Taken back").press("/").typeText("quarry").misses("Oakes").press("esc", "esc")
	}
}
