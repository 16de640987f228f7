package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Cleared is what came of taking out of all bytes what was erased or purged.
type Cleared struct {
	// Done: nothing is left to do.
	Done bool
	// Rewritten are how many copies of the file were written anew without it, Removed how many
	// files that could not be, or were half written, were removed.
	Rewritten, Removed int
	// Left are files beside the file that could not be read, so that nobody knows what is in
	// them: whoever has them is to look, or to remove them.
	Left []string
}

// Words say in sentences what was done and what is left.
func (c Cleared) Words() string {
	if !c.Done {
		return "It is not out of every copy yet: that is gone on with when the file is opened next."
	}
	words := "It is out of the file"
	if c.Rewritten > 0 {
		words += fmt.Sprintf(" and of %s, written anew without it", count(c.Rewritten, "copy", "beside it", "beside it"))
	}
	words += "."
	if c.Removed > 0 {
		words += fmt.Sprintf(" Removed, since they do not open with the keys of the file or were half written: %s.", several(c.Removed, "file"))
	}
	if len(c.Left) > 0 {
		words += " Could not be read, so look at it or remove it: " + strings.Join(c.Left, ", ") + "."
	}
	return words
}

// BeyondReach says what no program can reach: what was carried out of its folder.
const BeyondReach = "Not reached: copies on sticks and other laptops, backups of this laptop by others, files of other leads, documents that were written out, e-mails and paper. `workgroup log` lists what left this file. What a disk keeps of overwritten files only its own encryption guards."

// Holding is how many people and schools of a cohort or hub have something under a key of each
// kind.
type Holding struct{ Who, Reach, Notes int }

// Export is something that left the file: a document, an export, a backup, addresses on the
// clipboard.
type Export struct {
	At time.Time
	// Lead is who did it, 0 where the file does not say; Space the cohort that it is of, 0 for
	// the whole file.
	Lead, Space ID
	// What it was, in a few words that name nobody, and how many people it is about.
	What   string
	People int
}

// Pack is the export in one line; ReadExport reads it.
func (x Export) Pack() string {
	return strings.Join([]string{strconv.FormatInt(x.At.Unix(), 10), x.Lead.String(), x.Space.String(), strconv.Itoa(x.People), x.What}, "\t")
}

// ReadExport reads what Pack wrote; ok is false for anything else.
func ReadExport(line string) (x Export, ok bool) {
	parts := strings.SplitN(line, "\t", 5)
	if len(parts) != 5 {
		return Export{}, false
	}
	at, err := strconv.ParseInt(parts[0], 10, 64)
	people, wrong := strconv.Atoi(parts[3])
	if err != nil || wrong != nil {
		return Export{}, false
	}
	return Export{At: time.Unix(at, 0), Lead: parseID(parts[1]), Space: parseID(parts[2]), What: parts[4], People: people}, true
}

func parseID(s string) ID {
	n, _ := strconv.ParseUint(s, 16, 64)
	return ID(n)
}

// Counts are what stays of a cohort that is purged: numbers, and nobody.
func (s *Snapshot) Counts(today Day) string {
	statuses := map[Status]int{}
	quarters := 0
	for _, e := range s.Enrolments {
		statuses[e.Status]++
		quarters += s.Earned(e)
	}
	f := s.Facts()
	words := fmt.Sprintf("%s, %s, %s: %s on the list, %d of %s held, %s days credited", s.groupTitle(), AcademicYearWords(s.Cohort.Year), or(s.Cohort.HubName, "no hub"),
		persons(s.Listed()), f.Held(), several(len(s.Sessions), "session"), Quarters(quarters))
	for st := Interested; st <= Completed; st++ {
		if n := statuses[st]; n > 0 {
			words += fmt.Sprintf(", %d %s", n, st)
		}
	}
	linked := 0
	standings := s.Standings()
	for _, x := range standings {
		if len(x.Evidence) > 0 {
			linked++
		}
	}
	if len(standings) > 0 {
		words += fmt.Sprintf("; %d of %d outcomes with evidence (%d notes, %d ratings)", linked, len(standings), len(s.Evidence), len(s.Ratings))
	}
	return words + ". Purged on " + today.Long() + "."
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// What goes and what stays where a person is erased, in words.
const (
	ErasedGoes  = "names, e-mail addresses, telephone, notes, evidence about them, plans, all earlier values of these"
	ErasedStays = "school, role, statuses with their days, marks, days earned, tasks back, dates of visits, fees"
)
