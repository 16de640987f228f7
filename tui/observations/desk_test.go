package observations_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// desk is what the root lends, fixed. What the pane must not use is nil and panics.
type desk struct {
	pane.Desk
	s       *model.Snapshot
	now     time.Time
	privacy pane.Privacy
	th      *theme.Theme
}

func (d *desk) Snapshot() *model.Snapshot { return d.s }
func (d *desk) Now() time.Time            { return d.now }
func (d *desk) Privacy() pane.Privacy     { return d.privacy }
func (d *desk) Theme() *theme.Theme       { return d.th }

func looks() map[string]theme.Options {
	return map[string]theme.Options{
		"dark":     {Dark: true, Profile: colorprofile.TrueColor},
		"light":    {Profile: colorprofile.TrueColor},
		"no-color": {NoColor: true},
	}
}

func plain() *theme.Theme { return theme.New(theme.Options{Dumb: true}) }

func at(day string) time.Time {
	t, err := time.ParseInLocation("2 Jan 2006 15:04", day, model.London())
	if err != nil {
		panic(err)
	}
	return t
}

func day(s string) model.Day { return model.DayOf(at(s + " 00:00")) }

// written is a snapshot of one space after each of the drafts.
func written(space model.ID, drafts ...func(d *model.Draft)) *model.Snapshot {
	return also(&model.Snapshot{Space: space}, drafts...)
}

func also(s *model.Snapshot, drafts ...func(d *model.Draft)) *model.Snapshot {
	next := model.ID(1 << 40)
	for _, write := range drafts {
		next += 1 << 20
		env := model.Env{Now: at("1 Sep 2023 09:00"), NewID: func() model.ID { next++; return next }, Lead: 1}
		d := model.NewDraft(s, env, model.VerbFilled)
		write(d)
		if c := d.Change(); c != nil {
			s = s.Apply(c)
		}
	}
	return s
}

// place is an enrolment by its number, from 0.
func place(i int) *model.Enrolment {
	return &model.Enrolment{ID: 500 + model.ID(i), Person: 400 + model.ID(i), Status: model.Enrolled}
}

// press gives keys by their names, and returns what came of the last.
func press(p pane.Pane, d pane.Desk, keys string) pane.Effect {
	var e pane.Effect
	for _, name := range strings.Fields(keys) {
		e = p.Key(d, key(name))
	}
	return e
}

func key(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r := []rune(name)[0]
	return tea.KeyPressMsg{Code: r, Text: name}
}

// mustFit fails unless the view has exactly h lines of w cells.
func mustFit(t interface{ Fatalf(string, ...any) }, lines []string, w, h int) {
	if len(lines) != max(0, h) {
		t.Fatalf("%d lines at %dx%d", len(lines), w, h)
	}
	for _, l := range lines {
		if a, b := ansi.StringWidth(l), ansi.StringWidthWc(l); a != max(0, w) || b != max(0, w) {
			t.Fatalf("%q has %d or %d cells at %dx%d", l, a, b, w, h)
		}
	}
}

// shown is the view without the spaces at the ends of its lines.
func shown(p pane.Pane, d pane.Desk, w, h int) string {
	var out []string
	for _, l := range p.View(d, w, h, true) {
		out = append(out, strings.TrimRight(ansi.Strip(l), " "))
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

func mustShow(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("shown is\n%s\n\nwant\n%s", got, want)
	}
}

// sizes are those at which every view must hold.
func sizes() [][2]int {
	return [][2]int{{0, 0}, {1, 1}, {0, 5}, {5, 0}, {3, 2}, {10, 4}, {29, 17}, {38, 8}, {53, 30}, {78, 18}, {120, 36}, {300, 100}}
}

// nasty are texts that a terminal would obey, or measure in two ways.
func nasty() []string {
	return []string{
		"\x1b[31mred\x1b[m", "\x1b]0;title\x07x", "a\nb\r\nc\td", "\u202eabc\u202c", "García Simón, Tomás", "Nguyễn", "Sia\u0302n e\u0301\u0302\u0303\u0304\u0305",
		"👍🏽 👨‍👩‍👧‍👦 🇬🇧", "李小龙", "한국", "काम น้ำใจ", "\xff\xfe\x00", strings.Repeat("long ", 2000), strings.Repeat("x", 10000), "", "\u200b\u00ad\ufeff",
	}
}
