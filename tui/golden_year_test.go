package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"workgroup/model"
	"workgroup/tui"
	"workgroup/tui/theme"
)

// allLooks are those of the other goldens, 16 colours, and a terminal that has nothing.
func allLooks() []look {
	return append(looks(), look{"16colours", theme.Options{Dark: true, Profile: colorprofile.ANSI}}, look{"dumb", theme.Options{Dumb: true}})
}

// opened opens a cohort of the demo with everything shown.
func (s *sim) opened(code string, w, h int, o theme.Options) *sim {
	s.t.Helper()
	s.files.book.Book.Close()
	s.start(w, h, o, func(c *tui.Config) { c.Cohort = code })
	return s.everything()
}

// TestGoldenYear is the year of the demo cohorts on the screens of outcomes, charges, numbers
// and the programme, in each look.
func TestGoldenYear(t *testing.T) {
	for _, l := range allLooks() {
		for _, size := range [][2]int{{80, 24}, {120, 36}} {
			s := newSim(t, size[0], size[1], l.Options)
			for _, scene := range []struct{ name, cohort, keys string }{
				{"outcomes", "tfm-2025", "8"}, {"outcome", "tfm-2025", "8 enter"}, {"plans", "slc-2025", "8 p"}, {"initiatives", "mat-2021", "8 p"},
				{"charges", "ssl-2021", "9"}, {"numbers", "tfm-2025", "0"}, {"programme", "tfm-2025", "1 p"}, {"fee and outcomes", "ssl-2021", "1 p end"},
			} {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", scene.name, l.name, size[0], size[1]), func(t *testing.T) {
					s.t = t
					s.opened(scene.cohort, size[0], size[1], l.Options).press(strings.Fields(scene.keys)...)
					golden.RequireEqual(t, []byte(s.root.View().Content))
				})
			}
		}
	}
}

// TestGoldenYearNamesOnly is what others may read on those screens.
func TestGoldenYearNamesOnly(t *testing.T) {
	o := looks()[2].Options
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := newSim(t, size[0], size[1], o)
		for _, scene := range []struct{ name, keys string }{
			{"outcomes", "8"}, {"outcome", "8 enter"}, {"plans", "8 p"}, {"charges", "9"}, {"numbers", "0"}, {"programme", "1 p"},
		} {
			t.Run(fmt.Sprintf("%s/%dx%d", scene.name, size[0], size[1]), func(t *testing.T) {
				s.t = t
				s.opened("ssl-2021", size[0], size[1], o).press("ctrl+o").press(strings.Fields(scene.keys)...)
				golden.RequireEqual(t, []byte(s.root.View().Content))
			})
		}
	}
}

// TestNamesOnlyTellsNothingPrivate goes through the places of each demo cohort: nothing that
// was noted of somebody, no plan, no reason, no fee and no address is among what others may
// read, and all of it is there when everything is shown.
func TestNamesOnlyTellsNothingPrivate(t *testing.T) {
	o := looks()[2].Options
	s := newSim(t, 200, 120, o)
	for _, code := range []string{"ssl-2021", "ssl-2023", "tfm-2025", "slc-2025", "mat-2021"} {
		secrets := private(t, s, code)
		for _, hidden := range []bool{false, true} {
			s.opened(code, 200, 120, o)
			if hidden {
				s.press("ctrl+o")
			}
			seen := map[string]bool{}
			for _, keys := range []string{"", "3", "8", "8 enter", "8 down enter", "8 end enter", "8 p", "9", "0", "6", "7", "1 p", "5", "5 enter", "5 end enter"} {
				s.press("esc", "esc", "esc").press(strings.Fields(keys)...)
				screen := s.text()
				for _, secret := range secrets {
					if strings.Contains(screen, secret) {
						seen[secret] = true
						if hidden && (secret != "£" || keys != "1 p") { // the page of a programme is anybody's
							t.Errorf("%s, %q at names only: %q is shown", code, keys, secret)
						}
					}
				}
			}
			if !hidden && len(seen) < len(secrets)/3 {
				t.Errorf("%s: only %d of %d are ever shown", code, len(seen), len(secrets))
			}
		}
	}
}

// private are beginnings of all that is not for others to read.
func private(t *testing.T, s *sim, code string) []string {
	t.Helper()
	all, err := s.files.book.Snapshots()
	if err != nil {
		t.Fatal(err)
	}
	out := []string{"£", ".example"}
	add := func(texts ...string) {
		for _, text := range texts {
			if r := []rune(text); len(r) > 0 {
				out = append(out, string(r[:min(len(r), 24)]))
			}
		}
	}
	for _, snap := range all {
		if snap.Cohort.Code != code {
			continue
		}
		for _, x := range snap.Evidence {
			add(x.Text)
		}
		for _, x := range snap.Plans {
			add(x.Vision, x.Aims, x.Need)
			addActions(add, x.Actions)
		}
		for _, x := range snap.Initiatives {
			add(x.Aim, x.Evaluation)
			addActions(add, x.Actions)
		}
		for _, x := range snap.Schools {
			for _, p := range x.Policies {
				add(p.Text)
			}
			for _, y := range x.Sharings {
				add(y.What)
			}
		}
		for _, e := range snap.Enrolments {
			add(e.Override(model.RuleRole))
			for _, x := range snap.Sessions {
				add(e.Wish(x.ID))
			}
		}
	}
	return out
}

func addActions(add func(...string), all []model.PlanAction) {
	for _, a := range all {
		add(a.Text)
	}
}
