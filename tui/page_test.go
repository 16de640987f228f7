package tui_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/programmes"
)

// aPage is a hub's page, and what its lead types besides.
type aPage struct {
	key, hub string
	// on is the day on which the lead sets it up, and the first register is taken if it is one.
	on time.Time
	// corrected are lines by their beginnings with the letter of what they are.
	corrected [][2]string
	// dates are those that the page does not have: of sessions that it has, or of new ones.
	dates []string
}

func pages() []aPage {
	on := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 9, 20, 0, 0, model.London())
	}
	return []aPage{
		{"ssl-2021", "central and west", on(2021, time.November, 17), [][2]string{{"Many positive lessons", "d"}, {"As the impact", "d"}}, nil},
		{"ssl-2023", "origin", on(2023, time.November, 13), [][2]string{{"If you are interested", "m"}, {"Register your", "r"}}, nil},
		{"tfm-2025", "yorkshire ridings", on(2025, time.October, 7), nil, []string{"7 oct", "27 nov", "11 mar"}},
		{"slc-2025", "yorkshire ridings", on(2025, time.October, 15), nil, []string{"15 oct", "3 dec", "5 feb", "12 may"}},
		{"mat-2021", "", on(2021, time.November, 12), [][2]string{{"The ongoing impact", "d"}}, []string{"12 nov", "11 feb", "20 may"}},
	}
}

// TestFromAPageToItsFirstRegister sets each of the five programmes up from the text of its
// page in a file of one's own: passphrase, name, hub, the page pasted, a letter for each line
// that was taken for something else, dates that the page does not have, one person, and the
// first register. At three seconds a key, longer than it takes to press one, it is done in
// less than ten minutes.
func TestFromAPageToItsFirstRegister(t *testing.T) {
	for _, x := range pages() {
		t.Run(x.key, func(t *testing.T) {
			s := newcomer(t, 80, 24, looks()[2].Options)
			s.now = x.on
			want, _ := programmes.Find(x.key)
			s.begun().press("n").sees("What is its title").typeText("Our group").press("enter").sees("Which hub runs it?")
			if x.hub == "" {
				s.typeText("national").press("down")
			} else {
				s.typeText(x.hub)
			}
			s.press("enter").sees("Recovery code").press("esc").reads("paste your hub's page: 1, p, paste")
			s.press("1", "p").pastePage(x)
			s.press("enter").sees("Where is it kept?").press("t").reads("This cohort runs " + want.Programme.Title)
			s.press("2").datesOf(x, len(want.Sessions) > 0)
			s.press("5", "n").typeText("Asha Begum").press("tab", "tab").typeText("Hazel Bank").press("ctrl+s").sees("Begum, Asha")
			s.press("2", "home", "enter").sees("Begum, Asha", "unmarked 1 of 1").press("p").sees("IN THE ROOM 1", "unmarked 0 of 1", "saved")
			took := s.now.Sub(x.on)
			if t.Logf("%d keys", took/s.step); took >= 10*time.Minute {
				t.Errorf("it takes %s", took)
			}
			s.isSetUp(x, want)
		})
	}
}

// pastePage pastes the page, and presses the letter of each line that is corrected.
func (s *sim) pastePage(x aPage) {
	s.t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "model", "programmes", "testdata", x.key+".txt"))
	if err != nil {
		s.t.Fatal(err)
	}
	read, wrong := programmes.ReadPage(string(b))
	if wrong != "" {
		s.t.Fatal(wrong)
	}
	s.send(tea.PasteMsg{Content: string(b)})
	s.sees("a letter says what it is", "enter done")
	for _, c := range x.corrected {
		i := slices.IndexFunc(read.Lines, func(l programmes.PageLine) bool { return strings.HasPrefix(l.Text, c[0]) })
		// The shorter way, from the first line or from the last.
		from, key, n := "home", "down", i
		if last := len(read.Lines) - 1 - i; last < i {
			from, key, n = "end", "up", last
		}
		s.press(from)
		for range n {
			s.press(key)
		}
		s.press(c[1])
	}
}

// datesOf types the dates that the page does not have: into its sessions, or into new ones.
func (s *sim) datesOf(x aPage, has bool) {
	s.t.Helper()
	for _, date := range x.dates {
		if !has {
			s.press("n", "w").fill("Date", date).press("ctrl+s").reads("added")
			continue
		}
		s.press("home")
		for range 100 {
			if strings.Contains(s.screen(), "> no date ") {
				break
			}
			s.press("down")
		}
		s.press("e").fill("Date", date).press("ctrl+s").sees("saved")
	}
}

// isSetUp checks what the file has then.
func (s *sim) isSetUp(x aPage, want programmes.Template) {
	s.t.Helper()
	all, err := s.files.book.Snapshots()
	if err != nil {
		s.t.Fatal(err)
	}
	for _, snap := range all {
		if snap.Cohort.ID == 0 {
			continue
		}
		p := snap.Programme
		if p.Title != want.Programme.Title || p.Code != want.Programme.Code || p.Type != want.Programme.Type || p.Year != want.Programme.Year || len(p.Eligibility) != len(want.Programme.Eligibility) {
			s.t.Errorf("the programme is %q, %q, %q of %d", p.Title, p.Code, p.Type, p.Year)
		}
		got, asked := p.AllOutcomes(), want.Programme.AllOutcomes()
		if !slices.EqualFunc(got, asked, func(a, b model.Outcome) bool { return a.Sentence == b.Sentence && a.Heading == b.Heading }) {
			s.t.Errorf("its outcomes are %+v", got)
		}
		if (snap.Cohort.Fee == nil) != (want.Programme.Fee == nil) {
			s.t.Errorf("its fee rule is %+v", snap.Cohort.Fee)
		}
		sessions := max(len(want.Sessions), len(x.dates))
		if len(snap.Sessions) != sessions {
			s.t.Errorf("%d sessions, want %d", len(snap.Sessions), sessions)
		}
		for _, session := range snap.Sessions {
			if session.Kind != model.Visit && !session.Date.Known() {
				s.t.Errorf("session %d has no date", session.Number)
			}
		}
		return
	}
	s.t.Error("there is no cohort")
}
