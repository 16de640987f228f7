package cohorts

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
)

// leastName is the fewest cells of a name beside which its year still stands.
const leastName = 8

// title is a cohort's title in at most w cells, with its year where the heading
// above does not say it; a long title gives way to the year.
func title(f *model.Facts, w int, headed bool) string {
	name := f.Title
	if name == "" {
		name = f.Code
	}
	if name == "" {
		name = "(no title)"
	}
	year := model.AcademicYearWords(f.Year)
	if rest, ends := strings.CutSuffix(name, year); ends && year != "" && !headed {
		name = strings.TrimSpace(rest)
	} else if year == "" || headed || dated(name, f.Year) {
		return grid.Cut(name, w)
	}
	return withYear(name, year, w)
}

// dated tells whether a title has its year in it, as hubs write it: 2023/24,
// 2023-24 or 23/24.
func dated(name string, year int) bool {
	for _, sign := range []string{"/", "-"} {
		if strings.Contains(name, fmt.Sprintf("%02d%s%02d", year%100, sign, (year+1)%100)) {
			return true
		}
	}
	return false
}

// heading stands above the cohorts of one hub and year, in at most w cells.
func heading(f *model.Facts, w int) string {
	hub := f.HubName
	if hub == "" {
		hub = "National"
	}
	return withYear(hub, model.AcademicYearWords(f.Year), w)
}

// withYear is a name and its year in at most w cells; a long name gives way.
func withYear(name, year string, w int) string {
	if year == "" {
		return grid.Cut(name, w)
	}
	if room := w - len(year) - 1; room >= leastName {
		return grid.Cut(name, room) + " " + year
	}
	return grid.Cut(name+" "+year, w)
}

// grouped tells whether two cohorts stand under one heading.
func grouped(a, b *model.Facts) bool { return sameHub(a, b) && a.Year == b.Year }

func sameHub(a, b *model.Facts) bool {
	return a.Hub == b.Hub && (a.Hub != 0 || a.HubName == b.HubName)
}

// detail says how many people a cohort has and how many of its sessions have been
// held. What there is no room for goes in this order: that it is shown (a star
// says so too), then the word held, then the sessions of one in the archive.
func detail(f *model.Facts, shown bool, w int) string {
	people := f.Listed
	sessions := 0
	for _, x := range f.Sessions {
		if x.State == model.Planned {
			sessions++
		}
	}
	said := fmt.Sprintf("%d people", people)
	if people == 1 {
		said = "1 person"
	}
	after := ""
	if f.Closed {
		after = ", archived"
	}
	if sessions == 0 {
		said += ", no sessions"
	} else {
		said = fmt.Sprintf("%s, %d of %d", said, f.Held(), sessions)
		if grid.Width(said+" held"+after) <= w {
			said += " held"
		}
	}
	if after != "" && grid.Width(said+after) > w {
		said, _, _ = strings.Cut(said, ",")
	}
	said += after
	if shown && grid.Width(said)+len(", shown") <= w {
		said += ", shown"
	}
	return said
}

// readingWords say that more cohorts are being read, with the hint where both have room.
func readingWords(sofar int, hint string, w int) string {
	said := fmt.Sprintf("reading ... %d so far", sofar)
	if both := said + ", " + hint; hint != "" && grid.Width(both) <= w {
		return both
	}
	return said
}
