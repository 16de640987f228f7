package meeting_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/meeting"
)

// shown is a report in lines, short enough for a table.
func shown(r *model.MeetingReport) string {
	at := func(m model.Moment) string {
		if !m.Known() {
			return "?"
		}
		_, seconds := m.Clock(), int64(m)%60
		return fmt.Sprintf("%s:%02d", m.Clock(), seconds)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q %s %s-%s said %d", string(r.Kind), r.Title, r.Day().ISO(), at(r.Start), at(r.End), r.Said)
	if r.Other != nil {
		fmt.Fprintf(&b, " or %s", r.Other.Day().ISO())
	}
	for _, x := range r.Rows {
		fmt.Fprintf(&b, "\n%d %s", x.Row, x.Name)
		if len(x.Emails) > 0 {
			fmt.Fprintf(&b, " <%s>", strings.Join(x.Emails, " "))
		}
		for _, st := range x.Stays {
			fmt.Fprintf(&b, " %s-%s", at(st.From), at(st.To))
		}
		fmt.Fprintf(&b, " total %d", x.Total)
		if x.Role != "" {
			b.WriteString(" " + x.Role)
		}
		if x.Guest {
			b.WriteString(" guest")
		}
		if x.Waited {
			b.WriteString(" waited")
		}
	}
	return b.String()
}

func read(t testing.TB, name string) (model.MeetingReport, error) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(name, "zoom") {
		return meeting.Zoom(b)
	}
	return meeting.Teams(b)
}

func TestEveryLayout(t *testing.T) {
	for name, want := range map[string]string{
		"teams-2020-german.csv": `teams "" 2021-02-03 ?-? said 0 or 2021-03-02
2 Imran Khan 09:31:26-12:00:00 total -1`,
		"teams-2020.csv": `teams "" 2021-02-03 ?-? said 0 or 2021-03-02
2 Robin Hale 09:20:11-? total -1
3 Imran Khan 09:31:26-12:00:00 12:30:00-? total -1
6 Sarah Jones ?-10:00:00 total -1`,
		"teams-2021.csv": `teams "Session 2" 2022-02-03 09:21:40-14:33:02 said 2 or 2022-03-02
9 Imran Khan <imran@cedarpark.example> 09:31:26-12:00:00 12:30:00-14:29:47 total 16020 Attendee
11 Sarah Jones (Unverified) 09:40:00-14:30:00 total 17400 Attendee guest`,
		"teams-american.csv": `teams "Session 2" 2022-02-03 09:21:40-14:33:02 said 2 or 2022-03-02
9 Imran Khan <imran@cedarpark.example> 09:31:26-14:29:47 total 17901 Presenter
10 Imran Khan 12:00:00-12:30:00 total 1800 Presenter guest`,
		"teams-no-mail.csv": `teams "Session 2" 2022-02-13 09:21:40-14:33:02 said 2
9 Sarah Jones 09:31:26-14:29:47 total 17901 Attendee
10 Sarah Jones 09:40:00-14:00:00 total 15600 Attendee`,
		"teams-polish.csv": `teams "Spotkanie 2" 2022-02-03 09:21:40-14:33:02 said 2 or 2022-03-02
11 Imran Khan <imran@cedarpark.example> 09:31:26-12:00:00 12:07:32-14:29:47 total 17462 Prezenter
12 Gülşen Işık <g@beechhill.example> 09:40:00-14:29:00 total -1 Uczestnik`,
		"teams-saved-again.csv": `teams "Session 2, maths" 2022-02-03 09:21:40-14:33:02 said 1 or 2022-03-02
9 García Simón, Pedro <p.garcia@ashgreen.example> 09:31:26-14:29:47 total 17462 Presenter`,
		"teams-semicolons.csv": `teams "Session 2, maths" 2022-02-03 09:21:40-14:33:02 said 1 or 2022-03-02
9 García Simón, Pedro <p.garcia@ashgreen.example> 09:31:26-14:29:47 total 17462 Presenter`,
		"teams.csv": `teams "Secondary Subject Leadership S2" 2022-02-03 09:21:40-14:33:02 said 6 or 2022-03-02
11 García Simón, Pedro <p.garcia@ashgreen.example pgs@trust.example> 09:31:26-12:01:00 12:08:19-14:29:47 total 17462 Presenter
12 JANSSENS JAN (EXT) <jan@beechhill.example> 09:30:00-12:00:00 12:30:00-14:30:10 total 16210 Attendee
13 Siân O'Connor-Price (Guest) 09:55:01-14:30:00 total 16499 Attendee guest
14 Robin Hale <robin@hub.example> 09:21:40-14:33:02 total 18682 Organizer
15 Nguyễn Hồng <hong@denecourt.example> 09:29:00-12:00:00 total 9060 Attendee`,
		"zoom-meeting-people.csv": `zoom "SSL session 2" 2022-03-02 09:20:00-14:31:00 said 3 or 2022-02-03
5 iPhone (Siân) total 17880 guest
6 Imran Khan <imran@cedarpark.example> total 18060
7 Sarah Jones total 18060 guest
8 Sarah Jones total 1200 guest`,
		"zoom-no-meeting.csv": `zoom "" 2022-03-02 ?-? said 0 or 2022-02-03
2 iPhone (Siân) 09:31:00-11:00:00 11:10:00-14:29:00 total 17280 guest
4 Imran Khan <imran@cedarpark.example> 09:29:00-14:30:00 total 18060`,
		"zoom-people.csv": `zoom ""  ?-? said 0
2 iPhone (Siân) total 17880 guest
3 Imran Khan <imran@cedarpark.example> total 18060
4 Sarah Jones total 18060 guest
5 Sarah Jones total 1200 guest`,
		"zoom-waiting.csv": `zoom "" 2022-03-14 ?-? said 0
2 Imran Khan <imran@cedarpark.example> 09:29:00-14:30:00 total 18060
4 Somebody total 0 guest waited`,
		"zoom.csv": `zoom "SSL session 2" 2022-03-02 09:20:00-14:31:00 said 3 or 2022-02-03
5 iPhone (Siân) 09:31:00-11:00:00 11:10:00-14:29:00 total 17280 guest
7 Imran Khan <imran@cedarpark.example> 09:29:00-14:30:00 total 18060`,
	} {
		r, err := read(t, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := shown(&r); got != strings.TrimSpace(want) {
			t.Errorf("%s is\n%s\nnot\n%s", name, got, want)
		}
	}
}

// TestWhatIsNoReport: each gets one sentence, with row and column where there is one.
func TestWhatIsNoReport(t *testing.T) {
	zoom, err := os.ReadFile("testdata/zoom-no-meeting.csv")
	if err != nil {
		t.Fatal(err)
	}
	cell := strings.Repeat("x", 5<<10)
	for _, c := range []struct{ name, content, want string }{
		{"bad-page.csv", "", "this is a web page"},
		{"bad-nul.csv", "", "row 4 has a sign in it that no text has"},
		{"bad-quote.csv", "", "row 3, column 1: a quotation mark stands alone"},
		{"bad-mixed.csv", "", "row 5 is in another encoding"},
		{"bad-cut.csv", "", "row 25 has a sign that is cut in two"},
		{"bad-columns.csv", "", "row 4 has more than 50 columns"},
		{"bad-dates.csv", "", "two orders: row 4, column 4 has 02/13/2022"},
		{"", "", "this file is empty"},
		{"", " \r\n\r\n", "this file is empty"},
		{"", "\xff\xfe", "this file is empty"},
		{"", "PK\x03\x04", "a workbook"},
		{"", "%PDF-1.4", "a PDF"},
		{"", "Name\tEmail\r\nImran\ti@k.example\r\n", "there is no row with the headings"},
		{"", "Name,Duration (Minutes)\r\n", "there is nobody in this report"},
		{"", string(zoom) + cell + ",\r\n", "row 5, column 1 holds more than 4 KiB"},
		{"", string(zoom) + `"` + cell + "\",\r\n", "row 5, column 1: a quotation mark"},
		{"", string(zoom) + "caf\x81,,,,1,\r\n", "row 5 is in another encoding"},
		{"", "Name,Duration (Minutes)\r\ncaf\x81,1\r\n", "row 2 is in an encoding that is not known"},
		{"", "Name,Duration (Minutes)\n" + strings.Repeat("Imran,1\n", 50_000), "more than 50000 rows"},
		{"", strings.Repeat("x", 21<<20), "21 MB, and at most 20 MB"},
	} {
		b := []byte(c.content)
		if c.name != "" {
			if b, err = os.ReadFile(filepath.Join("testdata", c.name)); err != nil {
				t.Fatal(err)
			}
		}
		r, err := meeting.Zoom(b)
		if err == nil || !strings.Contains(err.Error(), c.want) || len(r.Rows) > 0 {
			t.Errorf("%s%.40q: %v, not %q", c.name, c.content, err, c.want)
		}
		if err != nil && (strings.ContainsAny(err.Error(), "\n\x00\x1b") || len(err.Error()) > 300) {
			t.Errorf("%s: %q is no sentence", c.name, err)
		}
	}
	if _, err := meeting.Teams(zoom); err == nil || !strings.Contains(err.Error(), "this is a report of Zoom") {
		t.Errorf("Zoom's taken for Teams': %v", err)
	}
	if _, err := meeting.Teams([]byte("1. Summary\nMeeting title\tMaths\n")); err == nil || !strings.Contains(err.Error(), "there is nobody in this file") {
		t.Errorf("nobody in it: %v", err)
	}
	teams, err := os.ReadFile("testdata/teams.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := meeting.Zoom(teams); err == nil || !strings.Contains(err.Error(), "looks like a report of Teams") {
		t.Errorf("Teams' taken for Zoom's: %v", err)
	}
}

// TestQuotationMarksInNames: Teams writes names without quotation marks around them, so one
// in a name is a sign like any other.
func TestQuotationMarksInNames(t *testing.T) {
	r, err := meeting.Teams([]byte("Name\tFirst join\tLast leave\n\"Shan\" Price\t03/02/22, 09:31:26\t03/02/22, 14:29:47\nSiân \"Shan\" Lee\t03/02/22, 09:31:26\t03/02/22, 14:29:47\n"))
	if err != nil || len(r.Rows) != 2 || r.Rows[0].Name != `"Shan" Price` || r.Rows[1].Name != `Siân "Shan" Lee` {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestNothingHiddenComesIn: control signs and direction marks are taken out on the way in.
func TestNothingHiddenComesIn(t *testing.T) {
	r, err := meeting.Zoom([]byte("Name,Duration (Minutes)\n\x1b[31mIm\u202eran,5\n"))
	if err != nil || r.Rows[0].Name != "[31mImran" {
		t.Errorf("%+q, %v", shown(&r), err)
	}
}

// TestAnswersOfAFormAreNoReport: they have two times and an address in a row too.
func TestAnswersOfAFormAreNoReport(t *testing.T) {
	for _, form := range []string{
		"ID,Start time,Completion time,Email,Name,Your full name\n1,9/9/25 18:01:22,9/9/25 18:04:10,anonymous,,Imran Khan\n2,9/10/25 18:01:22,9/10/25 18:04:10,i@cedarpark.example,,Joe Bell\n",
		"Timestamp,Email Address,Your full name\n2026/09/20 10:00:00 AM GMT+1,i@cedarpark.example,Imran Khan\n2026/09/20 10:04:00 AM GMT+1,j@cedarpark.example,Joe Bell\n",
	} {
		if r, err := meeting.Teams([]byte(form)); err == nil {
			t.Errorf("%q is taken for a report of %d people", form, len(r.Rows))
		}
	}
}
