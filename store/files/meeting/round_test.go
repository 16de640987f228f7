package meeting_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/store/files/meeting"
)

// look is how a report is written: its layout, dates, separator and encoding.
type look struct {
	american  bool
	separator rune
	encoding  string
	ends      string
}

func (l look) when(m model.Moment) string {
	if !m.Known() {
		return ""
	}
	t := time.Unix(int64(m), 0).UTC()
	if l.american {
		return t.Format("1/2/06, 3:04:05 PM")
	}
	return t.Format("02/01/2006, 15:04:05")
}

// write is a table in a separator and an encoding.
func (l look) write(rows [][]string) []byte {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = l.separator
	for _, r := range rows {
		if len(r) == 0 {
			w.Flush()
			b.WriteString("\n")
			continue
		}
		_ = w.Write(r)
	}
	w.Flush()
	text := strings.ReplaceAll(b.String(), "\n", l.ends)
	switch l.encoding {
	case "UTF-16LE", "UTF-16BE":
		out := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(text)) {
			out = append(out, byte(u), byte(u>>8))
		}
		if l.encoding == "UTF-16BE" {
			for i := 0; i+1 < len(out); i += 2 {
				out[i], out[i+1] = out[i+1], out[i]
			}
		}
		return out
	case "UTF-8 with a mark":
		return []byte("\ufeff" + text)
	}
	return []byte(text)
}

func lookOf(t *rapid.T) look {
	return look{
		american:  rapid.Bool().Draw(t, "american"),
		separator: rapid.SampledFrom([]rune{'\t', ',', ';'}).Draw(t, "separator"),
		encoding:  rapid.SampledFrom([]string{"UTF-16LE", "UTF-16BE", "UTF-8", "UTF-8 with a mark"}).Draw(t, "encoding"),
		ends:      rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line ends"),
	}
}

func lengthWords(seconds int) string {
	if seconds == model.TotalUnknown {
		return "4 wieki"
	}
	return fmt.Sprintf("%dh %dm %ds", seconds/3600, seconds/60%60, seconds%60)
}

// reportOf is any report, of a day after the twelfth, so that its dates are read one way.
func reportOf(t *rapid.T, kind model.IntakeKind) model.MeetingReport {
	day := model.MakeDay(2022, time.February, rapid.IntRange(13, 28).Draw(t, "day"))
	at := func(second int) model.Moment { return model.MakeMoment(day, 9, 0, second) }
	r := model.MeetingReport{Kind: kind, Title: rapid.SampledFrom([]string{"Session 2", "Maths, \"2\"; more", "García"}).Draw(t, "title"), Start: at(0), End: at(18000)}
	names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
		"García Simón, Pedro", "JANSSENS JAN (EXT)", "Nguyễn Hồng", "Siân O'Connor-Price (Guest)", "Gülşen Işık", "iPhone (Siân)", "Lee; Rhys", "Łukasz 3", "\U0001F600 Bell",
	}), 1, 9, rapid.ID).Draw(t, "names")
	for i, name := range names {
		x := model.MeetingRow{Name: name, Total: model.TotalUnknown}
		if rapid.Bool().Draw(t, "address") {
			x.Emails = []string{fmt.Sprintf("p%d@school.example", i)}
		}
		from := 0
		for range rapid.IntRange(1, 3).Draw(t, "joins") {
			from += rapid.IntRange(60, 3000).Draw(t, "gap")
			to := from + rapid.IntRange(60, 3000).Draw(t, "stay")
			x.Stays = append(x.Stays, model.Stay{From: at(from), To: at(to)})
			from = to
		}
		r.Rows = append(r.Rows, x)
	}
	r.Said = len(r.Rows)
	return r
}

// total is the sum of the stays in whole minutes, as Zoom counts, or in seconds.
func total(x model.MeetingRow) int {
	sum := 0
	for _, st := range x.Stays {
		sum += int(st.To - st.From)
	}
	return sum
}

// TestTeamsRoundTrip: what is written in any look of the report with three parts is read as
// it was.
func TestTeamsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, l := reportOf(t, model.IntakeTeams), lookOf(t)
		rows := [][]string{
			{"1. Summary"}, {"Meeting title", r.Title}, {"Attended participants", fmt.Sprint(r.Said)}, {"Start time", l.when(r.Start)}, {"End time", l.when(r.End)}, {},
			{"2. Participants"}, {"Name", "First join", "Last leave", "In-meeting duration", "Email", "Participant ID (UPN)", "Role"},
		}
		parts := [][]string{{}, {"3. In-Meeting activities"}, {"Name", "Join time", "Leave time", "Duration", "Email", "Role"}}
		mails := false
		for i := range r.Rows {
			mails = mails || len(r.Rows[i].Emails) > 0
		}
		readable := rapid.Bool().Draw(t, "lengths can be read")
		n := 9
		for i := range r.Rows {
			x := &r.Rows[i]
			if readable {
				x.Total = total(*x)
			}
			x.Row, x.Role, x.Guest = n, rapid.SampledFrom([]string{"Presenter", "Attendee"}).Draw(t, "role"), mails && len(x.Emails) == 0
			n++
			mail := strings.Join(x.Emails, "")
			rows = append(rows, []string{x.Name, l.when(x.Stays[0].From), l.when(x.Stays[len(x.Stays)-1].To), lengthWords(x.Total), mail, mail, x.Role})
			for _, st := range x.Stays {
				length := int(st.To - st.From)
				if !readable {
					length = model.TotalUnknown
				}
				parts = append(parts, []string{x.Name, l.when(st.From), l.when(st.To), lengthWords(length), mail, x.Role})
			}
		}
		got, err := meeting.Teams(l.write(append(rows, parts...)))
		if err != nil {
			t.Fatal(err)
		}
		if shown(&got) != shown(&r) {
			t.Fatalf("%+v: read\n%s\nnot\n%s", l, shown(&got), shown(&r))
		}
	})
}

func TestZoomRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, l := reportOf(t, model.IntakeZoom), lookOf(t)
		when := func(m model.Moment) string {
			if l.american {
				return time.Unix(int64(m), 0).UTC().Format("01/02/2006 03:04:05 PM")
			}
			return time.Unix(int64(m), 0).UTC().Format("2006-01-02 15:04:05")
		}
		var rows [][]string
		n := 2
		if rapid.Bool().Draw(t, "says of the meeting") {
			rows = [][]string{
				{"Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants"},
				{"812 3456 7890", r.Title, when(r.Start), when(r.End), "lead@hub.example", "300", fmt.Sprint(r.Said)}, {},
			}
			n = 5
		} else {
			r.Title, r.Start, r.End, r.Said = "", 0, 0, 0
		}
		people := rapid.Bool().Draw(t, "each person once")
		heading := []string{"Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"}
		if people {
			heading = []string{"Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"}
		}
		rows = append(rows, heading)
		for i := range r.Rows {
			x := &r.Rows[i]
			x.Row, x.Guest = n, len(x.Emails) == 0
			guest := map[bool]string{true: "Yes", false: "No"}[x.Guest]
			mail := strings.Join(x.Emails, "")
			if people {
				minutes := total(*x) / 60
				x.Total, x.Stays = minutes*60, nil
				rows = append(rows, []string{x.Name, mail, fmt.Sprint(minutes), guest})
				n++
				continue
			}
			x.Total = 0
			for _, st := range x.Stays {
				minutes := (int(st.To-st.From) + 59) / 60
				x.Total += minutes * 60
				rows = append(rows, []string{x.Name, mail, when(st.From), when(st.To), fmt.Sprint(minutes), guest})
				n++
			}
		}
		got, err := meeting.Zoom(l.write(rows))
		if err != nil {
			t.Fatal(err)
		}
		if shown(&got) != shown(&r) {
			t.Fatalf("%+v: read\n%s\nnot\n%s", l, shown(&got), shown(&r))
		}
	})
}

// TestBothOrders: the other reading of a report is the same one with day and month the
// other way round.
func TestBothOrders(t *testing.T) {
	for _, name := range []string{"teams.csv", "zoom.csv", "teams-2020.csv"} {
		r, err := read(t, name)
		if err != nil || r.Other == nil {
			t.Fatalf("%s: %v, %v", name, r.Other, err)
		}
		o := *r.Other
		day, month := r.Day().Date().Day(), int(r.Day().Date().Month())
		if o.Day().Date().Day() != month || int(o.Day().Date().Month()) != day || len(o.Rows) != len(r.Rows) {
			t.Errorf("%s is of %s, or of %s", name, r.Day().ISO(), o.Day().ISO())
		}
		for i := range o.Rows {
			for j, st := range o.Rows[i].Stays {
				if was := r.Rows[i].Stays[j]; st.From.Clock() != was.From.Clock() || st.To.Clock() != was.To.Clock() {
					t.Errorf("%s, row %d: other times", name, i)
				}
			}
		}
	}
}

// TestFuzzForAMinute is each fuzz target for a minute, where WORKGROUP_LONG=1.
func TestFuzzForAMinute(t *testing.T) {
	if os.Getenv("WORKGROUP_LONG") != "1" {
		t.Skip("WORKGROUP_LONG is not 1")
	}
	for _, target := range []string{"FuzzTeams", "FuzzZoom"} {
		if out, err := exec.Command("go", "test", "-run", "^$", "-fuzz", "^"+target+"$", "-fuzztime", "1m", ".").CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", target, err, out)
		}
	}
}

func FuzzTeams(f *testing.F) { fuzz(f, meeting.Teams) }
func FuzzZoom(f *testing.F)  { fuzz(f, meeting.Zoom) }

// fuzz reads anything: a report has somebody in it, an error is one sentence, and what has
// come in has no sign that a terminal would obey.
func fuzz(f *testing.F, read func([]byte) (model.MeetingReport, error)) {
	files, err := filepath.Glob("testdata/*.csv")
	if err != nil || len(files) < 20 {
		f.Fatalf("%d files to begin with: %v", len(files), err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := read(b)
		if err != nil {
			if len(r.Rows) > 0 || strings.ContainsAny(err.Error(), "\n\x00\x1b\u202e") {
				t.Fatalf("%q", err)
			}
			return
		}
		if len(r.Rows) == 0 {
			t.Fatal("a report of nobody")
		}
		for _, one := range []*model.MeetingReport{&r, r.Other} {
			if one == nil {
				continue
			}
			for _, x := range one.Rows {
				if x.Name == "" && len(x.Emails) == 0 || x.Total < model.TotalUnknown || strings.ContainsAny(x.Name+x.Role+one.Title, "\n\x00\x1b\u202e") {
					t.Fatalf("%+v", x)
				}
				for _, st := range x.Stays {
					if st.From.Known() && st.To.Known() && st.To < st.From {
						t.Fatalf("left before joining: %+v", x)
					}
				}
			}
		}
	})
}
